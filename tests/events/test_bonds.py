"""Which events begin and end which ties."""

from tests.events.tellings import day, merged, predecessors, report, year

from interstate.events import ties
from interstate.record import Factuality, Report, Tie

BOTH = ("PRK", "RUS")


def told(*reports: Report) -> tuple[Tie, ...]:
    return ties(merged(*reports), reports, predecessors=predecessors)


SIGNED = report(
    "one", "Beide unterzeichneten den Vertrag „Über strategische Partnerschaft“.",
    "unterzeichneten", "SUPPORT", BOTH, when=day("2024-06-19"), language="de",
)  # fmt: skip


def test_a_treaty_begins_with_its_signing() -> None:
    (tie,) = told(SIGNED)

    assert (tie.kind, tie.parties, tie.directed) == ("treaty", BOTH, False)
    assert tie.name == "Über strategische Partnerschaft"
    assert tie.begins == SIGNED.when
    assert tie.ends is None
    assert "a treaty is signed" in tie.because


def test_a_ratification_belongs_to_the_treaty_signed_before() -> None:
    old = report(
        "one", "Im Jahr 2000 unterzeichneten sie einen Freundschaftsvertrag.",
        "unterzeichneten", "SUPPORT", BOTH, when=year(2000), language="de", sentence=1,
    )  # fmt: skip
    ratified = report(
        "two", "Дума ратифицировала договор.", "ратифицировала", "SUPPORT", ("RUS",), ("PRK",),
        when=day("2024-10-24"), language="ru",
    )  # fmt: skip

    first, second = told(old, SIGNED, ratified)

    assert (len(first.events), len(second.events)) == (1, 2)
    assert second.begins == SIGNED.when


def test_a_successor_ends_the_treaty_of_its_predecessor() -> None:
    signed = report(
        "one", "In 1961 both signed a treaty.", "signed", "SUPPORT", ("PRK", "SUN"),
        when=year(1961),
    )  # fmt: skip
    expired = report(
        "one", "In 1996 Moscow let the treaty expire.", "expire", "SANCTION", ("RUS",), ("PRK",),
        when=year(1996), sentence=1,
    )  # fmt: skip

    (tie,) = told(signed, expired)

    assert (tie.begins, tie.ends) == (signed.when, expired.when)


def test_an_alliance_is_told_from_other_treaties() -> None:
    founded = report(
        "one", "the founding of the military alliance AUKUS", "founding", "COOPERATE",
        ("AUS", "GBR", "USA"),
    )  # fmt: skip
    soviet = report(
        "two", "Советский Союз подписал договор с КНДР.", "подписал", "SUPPORT",
        ("PRK", "SUN"), language="ru", when=year(1961),
    )  # fmt: skip

    assert [tie.kind for tie in told(founded)] == ["alliance"]
    assert [tie.kind for tie in told(soviet)] == ["treaty"]


def test_sanctions_run_from_their_sender_to_each_recipient_until_lifted() -> None:
    imposed = report(
        "one", "The EU imposed sanctions on Russia and Belarus.", "imposed", "SANCTION", ("EUU",),
        ("BLR", "RUS"), when=day("2022-02-25"),
    )  # fmt: skip
    lifted = report(
        "two", "The EU lifted its sanctions on Belarus.", "lifted", "RETREAT", ("EUU",), ("BLR",),
        when=day("2024-03-01"),
    )  # fmt: skip

    found = {tie.parties: tie for tie in told(imposed, lifted)}

    assert found["EUU", "BLR"].ends == lifted.when
    assert found["EUU", "RUS"].ends is None
    assert all(tie.directed and tie.begins == imposed.when for tie in found.values())


def test_a_war_that_goes_on_has_no_beginning_until_one_is_told() -> None:
    fought = report(
        "one", "the war between A and B", "war", "ASSAULT", ("AAA", "BBB"), when=year(2023)
    )
    invaded = report(
        "two", "A invaded B.", "invaded", "ASSAULT", ("AAA",), ("BBB",), when=day("2022-02-24")
    )
    peace = report(
        "two", "A and B signed a peace treaty.", "signed", "SUPPORT", ("AAA", "BBB"),
        when=day("2026-01-01"), sentence=1,
    )  # fmt: skip

    (alone,) = told(fought)
    wars = [tie for tie in told(fought, invaded, peace) if tie.kind == "war"]

    assert alone.begins is None
    assert [(war.begins, war.ends) for war in wars] == [(invaded.when, peace.when)]


def test_diplomatic_relations_are_taken_up_and_broken_off() -> None:
    up = report(
        "one", "Beide nahmen 1948 diplomatische Beziehungen auf.", "nahmen", "SUPPORT",
        ("PRK", "SUN"), when=year(1948), language="de",
    )  # fmt: skip
    off = report(
        "two", "Kiew brach die diplomatischen Beziehungen ab.", "brach", "SANCTION", ("UKR",),
        ("PRK",), when=day("2022-07-13"), language="de",
    )  # fmt: skip

    first, second = told(up, off)

    assert (first.kind, first.begins) == ("diplomatic", up.when)
    assert (second.kind, second.begins, second.ends) == ("diplomatic", None, off.when)


def test_members_join_and_leave() -> None:
    joined = report(
        "one", "Iran joined the group.", "joined", "COOPERATE", ("IRN",), ("IGO:BRICS",),
        when=day("2024-01-01"),
    )  # fmt: skip

    (tie,) = told(joined)

    assert (tie.kind, tie.parties) == ("membership", ("IGO:BRICS", "IRN"))


def test_what_is_only_said_or_planned_ties_nobody() -> None:
    claimed = report(
        "one", "Both signed a treaty, Seoul said.", "signed", "SUPPORT", BOTH, by=["KOR"],
        when=day("2024-06-19"),
    )  # fmt: skip
    denied = report(
        "two", "Both did not sign a treaty.", "sign", "SUPPORT", BOTH, when=day("2023-06-19"),
        factuality=Factuality.COUNTERFACT,
    )  # fmt: skip

    assert told(claimed, denied) == ()
