"""What people decided about events comes before what the reports agree in."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import permutations

from tests.events.tellings import day, document, quad_of, report

from interstate.events import merge
from interstate.record import Decision, Report, Ruling, Standing
from interstate.record.decision import APART, TOGETHER, subject_of

SIGNED, AGAIN, PRAISED = (
    report(
        name,
        f"Russia and North Korea {act} a treaty on 19 June 2024.",
        act,
        "SUPPORT",
        ("PRK", "RUS"),
        when=day("2024-06-19"),
    )
    for name, act in (("wire", "signed"), ("courier", "signed"), ("herald", "praised"))
)
FIRED = report("note", "Police fired on a patrol.", "fired", "ASSAULT", ("RUS",), ("UKR",))


def _ruling(field: str, about: Sequence[Report], apart_from: Sequence[Report] = ()) -> Ruling:
    return Ruling(
        decision=Decision(
            made=datetime(2024, 7, 1, tzinfo=UTC),
            by="Ana",
            field=field,
            about=tuple(map(subject_of, about)),
            apart_from=tuple(map(subject_of, apart_from)),
            because="read again",
        ),
        standing=Standing.HOLDS,
        because="so",
        about=tuple(each.id for each in about),
        apart_from=tuple(each.id for each in apart_from),
    )


def _merged(*rulings: Ruling, reports: Sequence[Report] = ()) -> set[frozenset[str]]:
    given = reports or (SIGNED, AGAIN, PRAISED, FIRED)
    documents = [document(name) for name in ("wire", "courier", "herald", "note")]
    events = merge(given, documents, (), quad_of=quad_of, decisions=rulings)
    return {frozenset(event.reports) for event in events}


def test_reports_that_agree_in_nothing_are_one_event_where_a_person_says_so() -> None:
    assert frozenset({FIRED.id, PRAISED.id}) in _merged(_ruling(TOGETHER, (FIRED, PRAISED)))


def test_why_they_are_one_stands_with_the_event() -> None:
    documents = [document("wire"), document("note")]
    ruling = _ruling(TOGETHER, (FIRED, SIGNED))
    [event] = merge((FIRED, SIGNED), documents, (), quad_of=quad_of, decisions=[ruling])
    assert "held to be one event by decision of Ana: read again" in event.merged_because[0]


def test_reports_that_agree_in_all_are_two_events_where_a_person_says_so() -> None:
    assert frozenset({SIGNED.id, AGAIN.id}) in _merged()
    assert frozenset({SIGNED.id}) in _merged(_ruling(APART, (SIGNED,), (AGAIN,)))


def test_what_is_kept_apart_from_one_is_kept_apart_from_all_it_is_held_together_with() -> None:
    found = _merged(_ruling(APART, (SIGNED,), (FIRED,)), _ruling(TOGETHER, (FIRED, AGAIN)))
    assert frozenset({SIGNED.id}) in found
    assert frozenset({FIRED.id, AGAIN.id}) in found


def test_two_mergings_that_share_a_report_make_one_event() -> None:
    found = _merged(_ruling(TOGETHER, (FIRED, AGAIN)), _ruling(TOGETHER, (PRAISED, AGAIN)))
    assert any({FIRED.id, AGAIN.id, PRAISED.id} <= reports for reports in found)


def test_the_order_of_reports_and_decisions_does_not_matter() -> None:
    rulings = (_ruling(TOGETHER, (FIRED, PRAISED)), _ruling(APART, (SIGNED,), (AGAIN,)))
    answers = {
        frozenset(_merged(*turned, reports=order))
        for order in permutations((SIGNED, AGAIN, PRAISED, FIRED))
        for turned in (rulings, rulings[::-1])
    }
    assert len(answers) == 1
