"""Which reports become one event, and which never do."""

from datetime import date
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.events.tellings import (
    KAZAN,
    PYONGYANG,
    day,
    document,
    merged,
    party,
    quad_of,
    report,
    year,
)

from interstate.events import merge
from interstate.record import Basis, Factuality, Report, Status

BOTH = ("PRK", "RUS")
SIGNED = report(
    "wire",
    "Russia and North Korea signed a treaty in Pyongyang on 19 June 2024.",
    "signed",
    "SUPPORT",
    BOTH,
    when=day("2024-06-19"),
    where=PYONGYANG,
    cameo="057",
)
UNTERZEICHNET = report(
    "blatt",
    "Am 19. Juni unterzeichneten Moskau und Pjöngjang einen Beistandsvertrag.",
    "unterzeichneten",
    "SUPPORT",
    BOTH,
    when=day("2024-06-19"),
    language="de",
)
PODPISALI = report(
    "vestnik",
    "Москва и Пхеньян подписали договор 19 июня.",
    "подписали",
    "SUPPORT",
    BOTH,
    when=day("2024-06-19"),
    language="ru",
)


def test_one_signing_told_in_three_languages_is_one_event() -> None:
    (event,) = merged(SIGNED, UNTERZEICHNET, PODPISALI)

    assert event.actors == BOTH
    assert event.symmetric
    assert set(event.reports) == {SIGNED.id, UNTERZEICHNET.id, PODPISALI.id}
    assert event.status is Status.CONFIRMED
    assert len(event.merged_because) == 2
    assert all("the same act: sign" in reason for reason in event.merged_because)


def test_a_report_alone_is_an_event_that_nothing_was_merged_into() -> None:
    (event,) = merged(SIGNED)

    assert event.merged_because == ()
    assert event.quad == "verbal cooperation"
    assert event.when == SIGNED.when
    assert event.where == PYONGYANG


def test_a_treaty_is_ratified_in_another_event_than_it_is_signed() -> None:
    ratified = report(
        "wire",
        "Both ratified the treaty on 19 June 2024.",
        "ratified",
        "SUPPORT",
        BOTH,
        when=day("2024-06-19"),
        sentence=1,
    )

    assert len(merged(SIGNED, ratified)) == 2


def test_signings_of_different_years_are_different_events() -> None:
    friendship = report(
        "blatt",
        "Im Jahr 2000 unterzeichneten beide einen Freundschaftsvertrag.",
        "unterzeichneten",
        "SUPPORT",
        BOTH,
        when=year(2000),
        language="de",
    )

    assert len(merged(UNTERZEICHNET, friendship)) == 2


def test_a_vague_telling_joins_the_only_signing_it_can_mean() -> None:
    vague = report(
        "weekly",
        "The treaty signed in 2024 binds both.",
        "signed",
        "SUPPORT",
        BOTH,
        when=year(2024),
    )

    (event,) = merged(vague, SIGNED)

    assert event.when == SIGNED.when
    assert any("told differently" in reason for reason in event.merged_because)


def test_a_vague_telling_that_can_mean_two_happenings_stays_apart() -> None:
    second = report(
        "wire",
        "On 2 December 2024 they signed a treaty on prisoners.",
        "signed",
        "SUPPORT",
        BOTH,
        when=day("2024-12-02"),
        sentence=1,
    )
    vague = report(
        "weekly", "A treaty was signed in 2024.", "signed", "SUPPORT", BOTH, when=year(2024)
    )

    assert len(merged(SIGNED, second, vague)) == 3


def test_a_decade_does_not_swallow_a_day() -> None:
    decade = report(
        "history",
        "In the 2020s Moscow praised Pyongyang again and again.",
        "praised",
        "SUPPORT",
        ("RUS",),
        ("PRK",),
        when=day("2020-01-01", "2029-12-31"),
    )
    praise = report(
        "wire",
        "Moscow hailed the ties on 3 May 2024.",
        "hailed",
        "SUPPORT",
        ("RUS",),
        ("PRK",),
        when=day("2024-05-03"),
    )

    assert len(merged(decade, praise)) == 2


def test_a_meeting_of_some_time_that_year_is_not_the_one_meeting_told_by_day() -> None:
    third = report(
        "weekly",
        "Die Außenminister trafen sich zum dritten Mal in diesem Jahr.",
        "trafen",
        "CONSULT",
        BOTH,
        when=year(2024),
        language="de",
    )
    summit = report(
        "wire", "They met on 19 June 2024.", "met", "CONSULT", BOTH, when=day("2024-06-19")
    )

    assert len(merged(third, summit)) == 2


def test_the_attacks_of_a_year_are_not_one_attack_of_that_year() -> None:
    one = report(
        "wire", "A attacked B.", "attacked", "ASSAULT", ("AAA",), ("BBB",), when=day("2024-03-01")
    )
    many = report(
        "weekly",
        "A attacked B in 2024.",
        "attacked",
        "ASSAULT",
        ("AAA",),
        ("BBB",),
        when=year(2024),
    )

    assert len(merged(one, many)) == 2


def test_the_same_act_in_two_sentences_of_one_document_is_one_event() -> None:
    first = report("wire", "Troops may join the war.", "join", "AID", ("PRK",), ("RUS",))
    again = report(
        "wire",
        "If Pyongyang's soldiers join, the question is open.",
        "join",
        "AID",
        ("PRK",),
        ("RUS",),
        sentence=7,
    )

    assert len(merged(first, again)) == 1


def test_undated_reports_of_far_apart_papers_stay_apart() -> None:
    early = report("early", "Moscow praised Seoul.", "praised", "SUPPORT", ("RUS",), ("KOR",))
    late = report("late", "Moscow praised Seoul.", "praised", "SUPPORT", ("RUS",), ("KOR",))

    days = [document("early", "2019-01-05"), document("late", "2024-06-20")]

    assert len(merged(early, late, documents=days)) == 2


def test_acts_dated_by_their_papers_alone_may_lie_three_days_apart() -> None:
    def told(paper: str, published: str) -> Report:
        return report(
            paper,
            "Seoul accused Pyongyang of theft.",
            "accused",
            "ACCUSE",
            ("KOR",),
            ("PRK",),
            when=day(published, basis=Basis.PUBLICATION),
        )

    assert len(merged(told("one", "2024-06-19"), told("two", "2024-06-22"))) == 1
    assert len(merged(told("one", "2024-06-19"), told("two", "2024-06-29"))) == 2


def test_an_event_is_never_dated_finer_than_one_of_its_reports() -> None:
    summer = report(
        "one", "They signed it this summer.", "signed", "SUPPORT", BOTH,
        when=day("2024-06-01", "2024-08-31"),
    )  # fmt: skip
    half = report(
        "two", "They signed it after June.", "signed", "SUPPORT", BOTH,
        when=day("2024-07-01", "2024-12-31"),
    )  # fmt: skip

    (event,) = merged(summer, half)

    assert event.when == summer.when


def test_who_accuses_whom_makes_two_events() -> None:
    one = report(
        "one", "Seoul accused Pyongyang.", "accused", "ACCUSE", ("KOR",), ("PRK",),
        when=day("2024-06-19"),
    )  # fmt: skip
    other = report(
        "two", "Pyongyang accused Seoul.", "accused", "ACCUSE", ("PRK",), ("KOR",),
        when=day("2024-06-19"),
    )  # fmt: skip

    assert len(merged(one, other)) == 2


def test_a_meeting_is_the_same_from_either_side() -> None:
    mutual = report(
        "one", "Both met in Kazan.", "met", "CONSULT", ("CHN", "RUS"), when=day("2024-10-22")
    )
    directed = report(
        "two", "China met Russia.", "met", "CONSULT", ("CHN",), ("RUS",), when=day("2024-10-22")
    )

    (event,) = merged(mutual, directed)

    assert event.actors == ("CHN", "RUS")
    assert event.symmetric


def test_meetings_of_different_people_are_different_events() -> None:
    def met(paper: str, who: str) -> Report:
        return report(
            paper,
            f"{who} met the Chinese side.",
            "met",
            "CONSULT",
            (party("RUS", who), "CHN"),
            when=day("2024-10-22"),
        )

    plain = report("x", "Russia slept.", "slept", "AID", ("RUS",), when=day("1999-01-01"))
    more = report("y", "Russia slept.", "slept", "AID", ("RUS",), when=day("1998-01-01"))

    assert len(merged(met("one", "Sergey Lavrov"), met("two", "Sergei Shoigu"), plain, more)) == 4


def test_a_state_continues_its_predecessor() -> None:
    soviet = report(
        "one", "The Soviet Union recognised it in 1948.", "recognised", "SUPPORT", ("SUN",),
        ("PRK",), when=year(1948),
    )  # fmt: skip
    russian = report(
        "two", "Russland erkannte es 1948 an.", "erkannte", "SUPPORT", ("RUS",), ("PRK",),
        when=year(1948), language="de",
    )  # fmt: skip

    assert len(merged(soviet, russian)) == 1
    apart = merge([soviet, russian], [document("one"), document("two")], [], quad_of=quad_of)
    assert len(apart) == 2


def test_different_places_make_different_events() -> None:
    there = report(
        "two", "Russia and North Korea signed a treaty in Kazan.", "signed", "SUPPORT", BOTH,
        when=day("2024-06-19"), where=KAZAN,
    )  # fmt: skip

    assert len(merged(SIGNED, there)) == 2


def test_different_numbers_make_different_events() -> None:
    ten = report(
        "one", "Warsaw expelled 10 diplomats.", "expelled", "SANCTION", ("POL",), ("RUS",),
        when=day("2024-06-19"),
    )  # fmt: skip
    forty = report(
        "two", "Warsaw expelled 45 diplomats.", "expelled", "SANCTION", ("POL",), ("RUS",),
        when=day("2024-06-20"),
    )  # fmt: skip

    assert len(merged(ten, forty)) == 2


def test_contradicting_numbers_of_one_happening_stand_side_by_side() -> None:
    few = report(
        "one", "Shells killed 12 soldiers near Avdiivka.", "killed", "ASSAULT", ("RUS",), ("UKR",),
        when=day("2024-02-10"),
    )  # fmt: skip
    many = report(
        "two", "The shelling near Avdiivka killed 40 soldiers.", "killed", "ASSAULT", ("RUS",),
        ("UKR",), when=day("2024-02-10"),
    )  # fmt: skip

    (event,) = merged(few, many)

    assert any("the numbers differ: 12 and 40" in reason for reason in event.merged_because)


def test_signing_is_one_act_whether_coded_as_support_or_agreement() -> None:
    agreed = report(
        "two", "Both signed the treaty.", "signed", "AGREE", BOTH, when=day("2024-06-19")
    )

    (event,) = merged(SIGNED, agreed)

    assert any("coded as support or as agreement" in reason for reason in event.merged_because)


def test_a_telling_without_one_party_joins_when_all_else_agrees() -> None:
    partial = report(
        "two", "In Pyongyang, Russia signed a treaty.", "signed", "SUPPORT", ("RUS",),
        when=day("2024-06-19"), where=PYONGYANG,
    )  # fmt: skip
    elsewhere = report(
        "three", "Russia backed a pact.", "backed", "SUPPORT", ("RUS",), when=day("2024-06-19")
    )

    events = merged(SIGNED, partial, elsewhere)

    assert [set(event.reports) for event in events if len(event.reports) > 1] == [
        {SIGNED.id, partial.id}
    ]
    assert len(events) == 2


def test_a_denial_stands_beside_what_it_denies() -> None:
    sent = report(
        "wire", "Pyongyang may have sent troops in October.", "sent", "AID", ("PRK",), ("RUS",),
        when=day("2024-10-01", "2024-10-31"), factuality=Factuality.PROBABLE, by=("KOR",),
    )  # fmt: skip
    denied = report(
        "vestnik", "МИД опроверг отправку солдат в октябре.", "отправку", "AID", ("PRK",),
        ("RUS",), when=day("2024-10-01", "2024-10-31"), factuality=Factuality.COUNTERFACT,
        by=("RUS",), language="ru",
    )  # fmt: skip

    (event,) = merged(sent, denied)

    assert event.status is Status.DISPUTED


def test_what_a_document_foresees_is_not_what_it_tells_as_done() -> None:
    done = report("one", "They cooperate.", "cooperate", "COOPERATE", BOTH)
    foreseen = report(
        "one", "They will cooperate more.", "cooperate", "COOPERATE", BOTH, sentence=1,
        factuality=Factuality.PROBABLE,
    )  # fmt: skip

    assert len(merged(done, foreseen)) == 2


def test_a_copy_adds_a_report_and_no_source() -> None:
    copied = report(
        "copy", SIGNED.quote, "signed", "SUPPORT", BOTH, when=day("2024-06-19"), where=PYONGYANG
    )
    papers = [document("wire"), document("copy", outlet="Other Paper", copy_of="wire")]

    (event,) = merged(SIGNED, copied, documents=papers)

    assert len(event.reports) == 2
    assert event.sources == ("wire Gazette",)
    assert event.status is Status.REPORTED


SOME = (
    SIGNED,
    UNTERZEICHNET,
    PODPISALI,
    report("weekly", "The treaty signed in 2024.", "signed", "SUPPORT", BOTH, when=year(2024)),
    report("late", "Russia signed it.", "signed", "SUPPORT", ("RUS",), when=day("2024-06-19")),
)


@pytest.mark.parametrize("order", list(permutations(SOME))[::7])
def test_the_order_of_reading_changes_nothing(order: tuple[Report, ...]) -> None:
    assert merged(*order) == merged(*SOME)


days = st.dates(date(2024, 6, 1), date(2024, 6, 9)).map(lambda d: day(d.isoformat()))
tellings = st.builds(
    report,
    st.sampled_from(["a", "b", "c"]),
    st.just("Both signed, met and praised 3 ships in Kazan."),
    st.sampled_from(["signed", "met", "praised"]),
    st.sampled_from(["SUPPORT", "CONSULT", "AGREE", "ASSAULT"]),
    st.lists(st.sampled_from(["RUS", "PRK", "CHN", "SUN"]), max_size=3, unique=True),
    st.lists(st.sampled_from(["USA", "KOR"]), max_size=1),
    when=st.none() | days | st.just(year(2024)) | st.just(day("2024-06-05", "")),
    factuality=st.sampled_from(Factuality),
    sentence=st.integers(0, 5),
)


@given(st.lists(tellings, max_size=12, unique_by=lambda r: r.id), st.randoms())
def test_every_report_is_in_exactly_one_event_whatever_the_order(
    reports: list[Report], shuffled: Random
) -> None:
    events = merged(*reports)

    assert sorted(r for event in events for r in event.reports) == sorted(r.id for r in reports)
    assert all(event.when is None or event.when in [r.when for r in reports] for event in events)
    shuffled.shuffle(reports)
    assert merged(*reports) == events
