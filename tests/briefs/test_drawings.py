"""Where things go on the drawings."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from interstate.briefs import Dossier
from interstate.briefs.drawings import WIDTH, chart, network, timeline
from interstate.briefs.wording import Wording
from interstate.record import Basis, Precision, When

Told = Callable[[str], Dossier]


@pytest.mark.parametrize("interface", ["en", "de"])
def test_no_two_marks_of_the_timeline_cover_each_other(told: Told, interface: str) -> None:
    drawn = timeline(told(interface), Wording(interface))
    assert drawn is not None
    for n, one in enumerate(drawn.marks):
        for other in drawn.marks[n + 1 :]:
            assert one.y != other.y or abs(one.x - other.x) >= 24


def test_every_event_with_one_of_the_pair_is_on_the_timeline(told: Told) -> None:
    drawn = timeline(told("en"), Wording("en"))
    assert drawn is not None
    wanted = {e.anchor for e in told("en").ledger if e.scope != "alongside"}
    heaped = {c.anchor for heap in drawn.heaps for c in heap.tally.cites}
    assert {mark.entry.anchor for mark in drawn.marks} | heaped == wanted


def test_what_a_did_stands_above_what_b_did(told: Told) -> None:
    drawn = timeline(told("en"), Wording("en"))
    assert drawn is not None
    for mark in drawn.marks:
        if mark.entry.lane == "a":
            assert mark.y < drawn.axis
        if mark.entry.lane == "b":
            assert mark.y > drawn.axis


def test_a_range_is_drawn_as_long_as_it_is_and_an_open_bound_fades(told: Told) -> None:
    drawn = timeline(told("en"), Wording("en"))
    assert drawn is not None
    marks = {mark.entry.when_words: mark for mark in drawn.marks}
    assert marks["19 June 2024"].bar is None
    assert marks["March–October 2024"].bar is not None
    assert marks["since 2014"].fade == "end"
    assert marks["until 2012"].fade == "start"
    assert all(0 <= mark.x <= WIDTH for mark in drawn.marks)


def test_the_columns_hold_every_event_once(told: Told) -> None:
    for table in told("en").counts:
        drawn = chart(table)
        assert sum(bar.tally.n for bar in drawn.bars) == sum(row.all.n for row in table.rows)
        assert all(bar.height > 0 for bar in drawn.bars)


def test_who_deals_more_with_one_of_the_two_stands_nearer_to_it(told: Told) -> None:
    drawn = network(told("en"))
    assert drawn is not None
    x = {node.name: node.x for node in drawn.nodes}
    assert x["Iran"] < x["BRICS"]
    assert len(drawn.nodes) + drawn.left_out == len(told("en").thirds)


def test_no_fact_is_drawn_after_the_last_document_that_tells_of_it(told: Told) -> None:
    made = told("en")
    published = made.figures.last_published
    assert published is not None
    fact = next(e for e in made.ledger if e.status == "reported" and e.scope == "pair")
    late = When(
        first=None,
        last=date(published.year + 1, 12, 31),
        precision=Precision.YEAR,
        basis=Basis.STATED,
    )
    ledger = tuple(replace(e, when=late) if e is fact else e for e in made.ledger)
    drawn = timeline(replace(made, ledger=ledger), Wording("en"))
    assert drawn is not None
    assert drawn.today is not None
    (mark,) = [mark for mark in drawn.marks if mark.entry.anchor == fact.anchor]
    assert mark.x <= drawn.today
