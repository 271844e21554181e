"""What the record says of an observation: seen, absent, or nothing, and how surely."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.hypotheses.evidence import Told, analysed, day_of, observed, question, record

from interstate.hypotheses import Observation, Row, State
from interstate.hypotheses.weights import HEARSAY, RELIABILITY, SILENCE
from interstate.record import (
    Basis,
    Document,
    Event,
    Evidence,
    Factuality,
    Precision,
    Status,
    Tie,
    TieId,
    When,
)

PRESS = RELIABILITY["press"]
MAY, JUNE, JULY = (date(2024, month, 3) for month in (5, 6, 7))


def rows(evidence: Evidence, *observations: Observation) -> dict[str, Row]:
    asked = question(
        *observations,
        expects={"a": {each.id: 0.9 for each in observations}, "b": {}},
    )
    return {row.observation.id: row for row in analysed(evidence, asked).rows}


def row(evidence: Evidence, observation: Observation) -> Row:
    return rows(evidence, observation)[observation.id]


def aid(outlet: str = "Post", day: date = MAY, **more: object) -> Told:
    made = Told(event_type="AID", outlet=outlet, day=day)
    return replace(made, **more)  # pyright: ignore[reportArgumentType]


def test_an_act_told_as_a_fact_by_the_press_is_as_sure_as_the_press() -> None:
    found = row(record(aid()), observed("aid", "AID"))
    assert found.state is State.SEEN
    assert found.weight == pytest.approx(PRESS)
    assert [find.event for find in found.finds] == ["e-act 0"]


@pytest.mark.parametrize(
    ("more", "part"),
    [
        ({"factuality": Factuality.PROBABLE}, 0.7),
        ({"factuality": Factuality.UNCOMMITTED}, 0.1),
        ({"confidence": 0.6}, 0.6),
        ({"speakers": 1}, HEARSAY),
        ({"speakers": 2}, HEARSAY**2),
        ({"kind": "state_media"}, RELIABILITY["state_media"] / PRESS),
        ({"kind": None}, RELIABILITY["unknown"] / PRESS),
    ],
)
def test_doubt_hearsay_misreading_and_a_stake_take_away(more: dict[str, Any], part: float) -> None:
    assert row(record(aid(**more)), observed("aid", "AID")).weight == pytest.approx(PRESS * part)


def test_a_paper_that_tells_it_ten_times_tells_it_once() -> None:
    told = record(*(aid(act="one") for _ in range(10)))
    assert row(told, observed("aid", "AID")).weight == pytest.approx(PRESS)


def test_ten_acts_told_by_one_paper_are_as_sure_as_one() -> None:
    told = record(*(aid() for _ in range(10)))
    assert row(told, observed("aid", "AID")).weight == pytest.approx(PRESS)


def test_independent_papers_add_to_one_another() -> None:
    told = record(aid("Post", act="one"), aid("Blatt", act="one"))
    found = row(told, observed("aid", "AID"))
    assert found.weight == pytest.approx(1 - (1 - PRESS) ** 2)
    assert dict(found.voices) == pytest.approx({"Blatt": 0.5, "Post": 0.5})


def test_papers_of_one_voice_add_nothing() -> None:
    told = record(aid("Post", act="one"), aid("Blatt", act="one"))
    asked = question(observed("aid", "AID"), expects={"a": {"aid": 0.9}, "b": {}})
    [found] = analysed(told, asked, lambda _document: "one owner").rows
    assert found.weight == pytest.approx(PRESS)


def test_who_denies_it_takes_away() -> None:
    told = record(
        aid("Post", act="one"), aid("Blatt", act="one", factuality=Factuality.COUNTERFACT)
    )
    assert row(told, observed("aid", "AID")).weight == pytest.approx(PRESS * (1 - PRESS))


def test_an_event_that_serves_two_rows_is_shared_out() -> None:
    told = record(aid(contexts=("military",)))
    found = rows(told, observed("aid", "AID"), observed("arms", contexts=("military",)))
    assert [each.weight for each in found.values()] == pytest.approx([PRESS / 2, PRESS / 2])


def test_so_many_acts_are_as_sure_as_the_least_sure_of_them() -> None:
    told = record(aid("Post"), aid("Blatt", confidence=0.5))
    found = row(told, observed("aid", "AID", at_least=2))
    assert found.weight == pytest.approx(PRESS * 0.5)


def test_fewer_acts_than_asked_for_are_not_the_observation() -> None:
    found = row(record(aid()), observed("aid", "AID", at_least=2))
    assert found.state is State.ABSENT
    assert found.because.startswith("1 of the 2 asked for")


def test_what_is_planned_or_denied_does_not_count_unless_asked_for() -> None:
    told = record(aid(status=Status.PLANNED))
    assert row(told, observed("aid", "AID")).state is State.ABSENT
    planned = observed("aid", "AID", statuses=(Status.PLANNED,))
    assert row(told, planned).state is State.SEEN


# Silence ----------------------------------------------------------------------------------


def test_silence_counts_where_the_papers_tell_of_both_sides() -> None:
    told = record(aid("Post", MAY), aid("Blatt", JUNE))
    found = row(told, observed("treaty", "AGREE"))
    assert (found.state, found.covered, found.months) == (State.ABSENT, 2, 2)
    # Each covers one of two months.
    assert found.weight == pytest.approx(SILENCE * (1 - (1 - PRESS / 2) ** 2))


def test_no_coverage_is_no_evidence() -> None:
    told = record(aid("Post", MAY))
    period = {"first": date(2023, 1, 1), "last": date(2024, 5, 31)}
    found = row(told, observed("treaty", "AGREE", **period))
    assert (found.state, found.covered, found.months) == (State.UNCOVERED, 1, 17)
    assert not found.counts
    assert "too few for their silence" in found.because


def test_papers_that_tell_of_one_side_alone_cover_nothing() -> None:
    told = record(aid("Post", MAY, recipient="CHN"))
    assert row(told, observed("treaty", "AGREE")).state is State.UNCOVERED


def test_that_there_is_no_such_act_is_seen_where_none_is_told() -> None:
    told = record(aid("Post", MAY))
    none = observed("no treaty", "AGREE", none=True)
    assert row(told, none).chance(0.9) == 0.9
    also = record(aid("Post", MAY), replace(aid("Post", MAY), event_type="AGREE"))
    assert row(also, none).chance(0.9) == pytest.approx(0.1)


def test_a_record_of_nothing_says_nothing() -> None:
    found = row(Evidence(), observed("aid", "AID"))
    assert found.state is State.UNCOVERED
    assert "no document tells its day" in found.because


# Time and order ----------------------------------------------------------------------------


def test_an_act_that_may_lie_outside_the_days_is_set_aside() -> None:
    spring = When(
        first=date(2024, 3, 1),
        last=date(2024, 5, 31),
        precision=Precision.SEASON,
        basis=Basis.STATED,
    )
    found = row(record(aid(when=spring)), observed("aid", "AID", first=date(2024, 5, 1)))
    assert found.state is not State.SEEN
    assert found.aside == ("e-act 0",)


@pytest.mark.parametrize(
    ("day", "within", "state"),
    [(JULY, None, State.SEEN), (JULY, 60, State.ABSENT), (JUNE, 60, State.SEEN)],
)
def test_what_comes_after_must_come_after_and_in_time(
    day: date, within: int | None, state: State
) -> None:
    told = record(
        replace(aid("Post", MAY), event_type="AGREE"),
        aid("Post", day),
        aid("X", JUNE, event_type="CONSULT"),
    )
    found = rows(
        told,
        observed("treaty", "AGREE"),
        observed("aid", "AID", after="treaty", within_days=within),
    )
    assert found["aid"].state is state


def test_what_comes_before_is_not_what_comes_after() -> None:
    told = record(replace(aid("Post", MAY), event_type="AGREE"), aid("Post", JUNE))
    treaty, after = observed("treaty", "AGREE"), observed("aid", "AID", before="treaty")
    assert rows(told, treaty, after)["aid"].state is not State.SEEN
    assert (
        rows(told, observed("treaty", "AGREE", before="aid"), observed("aid", "AID"))[
            "treaty"
        ].state
        is State.SEEN
    )


def test_days_that_may_be_one_are_in_no_order() -> None:
    year = When(
        first=date(2024, 1, 1),
        last=date(2024, 12, 31),
        precision=Precision.YEAR,
        basis=Basis.STATED,
    )
    told = record(replace(aid("Post", MAY), event_type="AGREE"), aid("Post", JUNE, when=year))
    found = rows(told, observed("treaty", "AGREE"), observed("aid", "AID", after="treaty"))
    assert found["aid"].state is not State.SEEN


def test_what_waits_for_something_unseen_is_not_open() -> None:
    told = record(aid("Post", MAY))
    found = rows(told, observed("treaty", "AGREE"), observed("aid", "AID", after="treaty"))
    assert found["aid"].state is State.IDLE
    assert not found["aid"].counts


# Parties ------------------------------------------------------------------------------------


def mutual(evidence: Evidence) -> Event:
    return replace(evidence.events[0], actors=("PRK", "RUS"), recipients=(), symmetric=True)


@pytest.mark.parametrize(
    ("sides", "fits"),
    [
        ({"between": ("PRK", "RUS")}, True),
        ({"actors": ("RUS",), "between": None}, True),
        ({"actors": ("RUS",), "recipients": ("PRK",), "between": None}, True),
        ({"actors": ("PRK",), "recipients": ("RUS",), "between": None}, False),
        ({"between": ("RUS", "CHN")}, False),
        ({"recipients": ("CHN", "PRK"), "between": None}, True),
    ],
)
def test_parties_fit_by_what_they_did(sides: dict[str, object], *, fits: bool) -> None:
    [event] = record(aid()).events
    assert observed("aid", "AID", **sides).fits(event, {}) is fits


def test_of_a_mutual_act_each_side_is_both() -> None:
    event = mutual(record(aid()))
    for actor, recipient in (("RUS", "PRK"), ("PRK", "RUS")):
        sides = {"actors": (actor,), "recipients": (recipient,), "between": None}
        assert observed("aid", "AID", **sides).fits(event, {})
    assert not observed("aid", "AID", between=("RUS", "CHN")).fits(event, {})


def test_what_a_state_continues_counts_as_it() -> None:
    [event] = record(aid(actor="SUN")).events
    lineage = {"RUS": frozenset({"RUS", "SUN"})}
    assert observed("aid", "AID").fits(event, lineage)
    assert not observed("aid", "AID").fits(event, {})


def test_a_tie_is_asked_for_by_the_events_it_is_read_from() -> None:
    told = record(replace(aid(), event_type="SUPPORT"))
    tie = Tie(
        id=TieId("t"),
        kind="treaty",
        name=None,
        parties=("PRK", "RUS"),
        directed=False,
        begins=day_of(MAY),
        ends=None,
        events=(told.events[0].id,),
        because="given",
    )
    treaty = observed("treaty", ties=("treaty",))
    assert row(told, treaty).state is State.ABSENT
    assert row(replace(told, ties=(tie,)), treaty).state is State.SEEN


def test_a_cameo_code_fits_those_below_it() -> None:
    [event] = record(aid()).events
    assert observed("a", cameo=("07",)).fits(replace(event, cameo="072"), {})
    assert not observed("a", cameo=("072",)).fits(replace(event, cameo="07"), {})
    assert not observed("a", cameo=("07",)).fits(event, {})


def test_a_copy_is_its_originals_voice() -> None:
    told = record(aid("Wire", act="one"), aid("Post", act="one", copy_of="Wire-0"))

    def voice_of(document: Document) -> str:
        return "Wire" if document.duplicate_of else document.outlet.name

    asked = question(observed("aid", "AID"), expects={"a": {"aid": 0.9}, "b": {}})
    [found] = analysed(told, asked, voice_of).rows
    assert found.weight == pytest.approx(PRESS)
    assert list(found.voices) == ["Wire"]
