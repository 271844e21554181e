"""How an event stands, rule by rule."""

from datetime import date

import pytest
from tests.events.tellings import comment, day, document, report

from interstate.errors import UnknownCodeError
from interstate.events import STATUS_RULES, status, status_rules
from interstate.record import Factuality, Outlet, Report, Status


def sent(paper: str, **told: object) -> Report:
    quote = "North Korea sent munitions to Russia."
    given = {"when": day("2024-06-10"), **told}
    return report(paper, quote, "sent", "AID", ("PRK",), ("RUS",), **given)  # type: ignore[arg-type]


PAPERS = (document("one"), document("two"), document("three"))


def test_a_fact_of_one_outlet_is_reported() -> None:
    stands, because = status([sent("one")], PAPERS, [])

    assert stands is Status.REPORTED
    assert because == "told as a fact by one outlet: one Gazette"


def test_a_fact_of_two_outlets_is_confirmed() -> None:
    stands, because = status([sent("one"), sent("two")], PAPERS, [])

    assert stands is Status.CONFIRMED
    assert "2 independent outlets: one Gazette, two Gazette" in because


@pytest.mark.parametrize(
    "papers",
    [
        (document("one"), document("two", copy_of="one")),
        (document("one", owner="Nord Verlag"), document("two", owner="NORD Verlag")),
        (
            document("one", kind="state_media", country="RUS"),
            document("two", kind="government", country="RUS"),
        ),
        (document("one", copy_of="wire"), document("two", copy_of="wire")),
    ],
    ids=["copies", "one owner", "one state", "copies of a text not at hand"],
)
def test_outlets_that_repeat_each_other_count_once(papers: tuple[object, ...]) -> None:
    stands, _ = status([sent("one"), sent("two")], papers, [])  # type: ignore[arg-type]

    assert stands is Status.REPORTED


def test_what_somebody_says_is_claimed() -> None:
    stands, because = status([sent("one", by=["KOR"])], PAPERS, [])

    assert stands is Status.CLAIMED
    assert because == "told only on the word of KOR"


def test_what_the_acting_party_admits_is_confirmed() -> None:
    stands, because = status([sent("one", by=["PRK"])], PAPERS, [])

    assert stands is Status.CONFIRMED
    assert "admitted by an acting party itself: PRK" in because


def test_the_word_of_the_other_side_is_a_claim() -> None:
    assert status([sent("one", by=["RUS"])], PAPERS, [])[0] is Status.CLAIMED


def test_an_admission_passed_on_by_others_is_a_claim() -> None:
    assert status([sent("one", by=["KOR", "PRK"])], PAPERS, [])[0] is Status.CLAIMED


@pytest.mark.parametrize("level", [Factuality.POSSIBLE, Factuality.UNCOMMITTED])
def test_what_is_only_possible_is_claimed(level: Factuality) -> None:
    assert status([sent("one", factuality=level)], PAPERS, [])[0] is Status.CLAIMED


def test_what_was_likely_in_the_past_is_claimed_and_not_expected() -> None:
    assert status([sent("one", factuality=Factuality.PROBABLE)], PAPERS, [])[0] is Status.CLAIMED


@pytest.mark.parametrize(
    "level", [Factuality.COUNTERFACT, Factuality.NOT_PROBABLE, Factuality.NOT_CERTAIN]
)
def test_what_every_report_denies_is_denied(level: Factuality) -> None:
    assert status([sent("one", factuality=level)], PAPERS, [])[0] is Status.DENIED


def test_a_possibility_that_a_party_denies_is_denied() -> None:
    reports = [
        sent("one", factuality=Factuality.POSSIBLE, by=["KOR"]),
        sent("two", factuality=Factuality.COUNTERFACT, by=["RUS"]),
    ]

    assert status(reports, PAPERS, [])[0] is Status.DENIED


def test_a_possibility_that_a_stranger_denies_stays_claimed() -> None:
    reports = [
        sent("one", factuality=Factuality.POSSIBLE),
        sent("two", factuality=Factuality.COUNTERFACT, by=["CHN"]),
    ]

    stands, because = status(reports, PAPERS, [])

    assert stands is Status.CLAIMED
    assert "1 report denies it (CHN)" in because


def test_what_one_affirms_and_another_denies_is_disputed() -> None:
    reports = [sent("one"), sent("two", factuality=Factuality.COUNTERFACT, by=["RUS"])]

    stands, because = status(reports, PAPERS, [])

    assert stands is Status.DISPUTED
    assert because == "1 report affirms it; 1 report denies it (RUS)"


def test_a_comment_that_denies_disputes_a_fact() -> None:
    told = sent("one")

    assert status([told], PAPERS, [comment("denied", told)])[0] is Status.DISPUTED


def test_a_withheld_confirmation_makes_a_fact_a_claim() -> None:
    told = sent("one"), sent("two")

    stands, because = status(told, PAPERS, [comment("unconfirmed", told[0])])

    assert stands is Status.CLAIMED
    assert because == "unconfirmed according to sentence 9 of one"


def test_a_withheld_confirmation_says_nothing_of_what_is_told_later() -> None:
    early, late, later = sent("one"), sent("two"), sent("three")
    papers = (document("one"), document("two", "2024-08-01"), document("three", "2024-08-02"))

    stands, _ = status([early, late, later], papers, [comment("unconfirmed", early)])

    assert stands is Status.CONFIRMED


def test_a_confirming_comment_confirms() -> None:
    told = sent("one", by=["KOR"])

    assert status([told], PAPERS, [comment("confirmed", told)])[0] is Status.CONFIRMED


def test_comments_on_other_reports_are_passed_over() -> None:
    other = sent("three")

    assert status([sent("one")], PAPERS, [comment("denied", other)])[0] is Status.REPORTED


def test_the_intention_of_an_acting_party_is_planned() -> None:
    visit = report(
        "one", "Moscow plans to receive Kim in 2025.", "receive", "CONSULT", ("RUS",), ("PRK",),
        when=day("2025-01-01", "2025-12-31"), factuality=Factuality.PROBABLE,
    )  # fmt: skip
    said = report(
        "one", "Kim will come to Moscow.", "come", "CONSULT", ("PRK",), ("RUS",),
        when=day("2025-01-01", "2025-12-31"), by=["PRK"],
    )  # fmt: skip

    assert status([visit], PAPERS, [])[0] is Status.PLANNED
    assert status([said], PAPERS, [])[0] is Status.PLANNED


def test_what_others_foresee_is_expected() -> None:
    trade = report(
        "one", "Both are expected to expand trade.", "trade", "COOPERATE", ("PRK", "RUS"),
        factuality=Factuality.PROBABLE,
    )  # fmt: skip
    visit = report(
        "one", "Kim comes to Moscow on 1 July.", "comes", "CONSULT", ("PRK",), ("RUS",),
        when=day("2024-07-01"),
    )  # fmt: skip

    assert status([trade], PAPERS, [])[0] is Status.EXPECTED
    assert status([visit], PAPERS, [])[0] is Status.EXPECTED


def test_a_promise_for_next_year_is_a_fact_today() -> None:
    promise = report(
        "one", "Moscow promised to sign.", "promised", "AGREE", ("RUS",), ("IRN",),
        when=day("2025-01-01", "2025-12-31"),
    )  # fmt: skip

    assert status([promise], PAPERS, [])[0] is Status.REPORTED


def test_a_document_without_a_day_takes_the_one_given() -> None:
    visit = report(
        "one", "Kim comes to Moscow.", "comes", "CONSULT", ("PRK",), ("RUS",),
        when=day("2024-07-01"),
    )  # fmt: skip
    undated = [document("one", None)]

    assert status([visit], undated, [])[0] is Status.REPORTED
    assert status([visit], undated, [], date(2024, 6, 1))[0] is Status.EXPECTED


def test_unknown_outlets_confirm_nothing() -> None:
    papers = [document(name, outlet=Outlet(name="unknown outlet").name) for name in ("one", "two")]

    assert status([sent("one"), sent("two")], papers, [])[0] is Status.REPORTED


def test_every_status_has_one_rule_in_both_languages_of_the_pages() -> None:
    assert {rule.status for rule in STATUS_RULES} == set(Status)
    assert len(STATUS_RULES) == len(set(Status))
    english, german = status_rules("en"), status_rules("de")
    assert [key for key, _ in english] == [key for key, _ in german]
    assert all(words for _, words in (*english, *german))


def test_a_page_in_an_unknown_language_is_refused() -> None:
    with pytest.raises(UnknownCodeError, match="interface language"):
        status_rules("fr")


def test_no_report_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one report"):
        status([], PAPERS, [])
