"""How two states stand, from a record: whose events count, and what a number opens to."""

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

import interstate
from interstate.errors import RangeError, StoreError, UnknownCodeError
from interstate.pipeline.counting import Counting
from interstate.pipeline.relations import relation_of
from interstate.pipeline.tellings import Told, told_from, told_of
from interstate.pipeline.tie_days import held_by, with_ties
from interstate.relations.happenings import TELLING
from interstate.store import open_record

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
ARTICLES = EXAMPLES / "articles"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Take the invented events and the articles into a record."""
    folder = tmp_path_factory.mktemp("kept") / "record"
    interstate.import_data("icews", EXAMPLES / "data" / "invented_events.tab", record=folder)
    interstate.import_data("atop", EXAMPLES / "data" / "invented_alliances.csv", record=folder)
    with open_record(folder) as opened:
        opened.add(interstate.read([ARTICLES]))
    return folder


@pytest.fixture(scope="module")
def told(record: Path) -> Told:
    """Return what the record tells of Serbia and Hungary."""
    return told_of(record, ("SRB", "HUN"))


def test_whoever_tells_most_of_the_two_is_taken_unless_another_is_named(told: Told) -> None:
    assert told.coders == ("icews", "interstate")
    assert relation_of(told).coder == "icews"
    assert relation_of(told, coder="interstate").coder == "interstate"
    with pytest.raises(UnknownCodeError, match="'gdelt2' is not a known coder of these two"):
        relation_of(told, coder="gdelt2")


def test_every_number_opens_to_the_happenings_it_counts(told: Told) -> None:
    found = relation_of(told, step="month")
    periods: Any = found.values()["periods"]
    for n, row in enumerate(periods):
        counted = np.nan_to_num(found.whole.series.counts[n]).sum()
        assert len(row["events"]) == counted
    listed = {event for row in periods for event in row["events"]}
    assert listed == set(found.happenings["event"])
    tellings = told.tellings.filter(pl.col("coder") == "icews")
    assert listed <= set(tellings["event"])
    assert tellings["source"].str.contains(r"invented_events\.tab:\d+$").all()


def test_the_pair_that_was_made_to_turn_stands_worse_than_usual(told: Told) -> None:
    found = relation_of(told, step="month").whole
    assert found.below_norm(-1) > 0.95
    assert found.standing.value[0] > 0.3 > found.standing.value[-1]


def test_the_turn_that_was_made_is_found_and_survives_what_is_left_out(told: Told) -> None:
    [examined] = relation_of(told, step="month").turns
    assert examined.turn.first <= date(2021, 7, 1) <= examined.turn.last
    assert "conflict up" in examined.turn.direction
    kinds = {each.left_out for each in examined.survival}
    assert kinds >= {"outlet", "actors"}
    assert [each for each in examined.falls_without if each.left_out == "outlet"] == []
    assert all(each.inside == 2 for each in examined.around[:2])
    told_of_turn = relation_of(told, step="month").values()["turns"]
    assert isinstance(told_of_turn, list)


def test_a_pair_that_nothing_changed_for_has_no_turn(record: Path) -> None:
    assert relation_of(told_of(record, ("HRV", "AUT")), step="month").turns == ()


def test_the_order_of_the_two_changes_only_who_is_named_first(record: Path, told: Told) -> None:
    turned = relation_of(told_of(record, ("HUN", "SRB")), step="month")
    found = relation_of(told, step="month")
    assert turned.whole.standing.value == pytest.approx(found.whole.standing.value)
    assert turned.forth.standing.value == pytest.approx(found.back.standing.value)


def test_own_texts_count_only_where_something_was_read(told: Told) -> None:
    found = relation_of(told, coder="interstate", step="month")
    whole = found.whole.series
    assert not whole.told.all()
    assert np.isnan(whole.counts[~whole.told]).all()
    assert found.left_out > 0
    assert found.happenings.height + found.left_out == (
        told.tellings.filter(pl.col("coder") == "interstate")["event"].n_unique()
    )


def test_texts_that_are_in_no_record_tell_the_same(told: Told) -> None:
    plain = told_from(interstate.read([ARTICLES]), ("SRB", "HUN"))
    kept = told.tellings.filter(pl.col("coder") == "interstate")
    assert plain.tellings.sort("telling").equals(kept.sort("telling"))
    assert plain.days["interstate"].equals(told.days["interstate"])
    assert plain.pairs["interstate"].rows() == told.pairs["interstate"].rows()


def test_outlets_are_told_apart_and_their_events_are_those_of_all(told: Told) -> None:
    days = told.days["icews"]
    made = Counting(told=told, coder="icews", step="month", days=days)
    parts = made.by_outlet()
    assert set(parts) == {"Imaginary Agency", "Invented Courier", "Made-up Gazette"}
    summed = sum(np.nan_to_num(part.counts) for part in parts.values())
    assert summed == pytest.approx(np.nan_to_num(made.series(made.happenings).counts))


def test_ties_are_those_of_all_that_the_record_holds(record: Path) -> None:
    with open_record(record, read_only=True) as opened:
        assert opened.ties() == opened.evidence().ties
        assert opened.ties()


def test_ties_hold_in_the_periods_of_their_years(told: Told) -> None:
    spans = [(date(2021, 12, 1), date(2021, 12, 31)), (date(2022, 1, 1), date(2022, 1, 31))]
    assert held_by(told.ties, ("HUN", "AUT"), spans)["alliance"] == [False, False]
    [(a, b)] = told.ties.filter(pl.col("tie") == "alliance").select("party_a", "party_b").rows()[:1]
    assert held_by(told.ties, (a, b), spans)["alliance"] == [False, True]
    pairs = with_ties(told.pairs["icews"], told.ties, date(2022, 1, 1), date(2022, 12, 31))
    assert pairs["alliance"].sum() > 0
    assert pairs.height == told.pairs["icews"].height


def test_days_can_be_chosen(told: Told) -> None:
    found = relation_of(told, step="week", first=date(2021, 1, 1), last=date(2021, 6, 30))
    assert found.whole.series.periods[0] >= date(2020, 12, 28)
    assert found.whole.series.periods[-1] <= date(2021, 6, 30)
    with pytest.raises(RangeError, match="tells of no day between 1950-01-01 and 1951-01-01"):
        relation_of(told, first=date(1950, 1, 1), last=date(1951, 1, 1))


def test_what_fits_the_time_is_the_step_when_none_is_named(told: Told) -> None:
    assert relation_of(told).step == "week"
    short = relation_of(told, first=date(2021, 7, 1), last=date(2021, 8, 1))
    assert short.step == "day"
    with pytest.raises(UnknownCodeError, match="'hour' is not a known step"):
        relation_of(told, step="hour")


def test_a_pair_that_nothing_is_told_of_is_an_error_that_says_what_to_do(record: Path) -> None:
    with pytest.raises(RangeError, match=r"no act between Peru and Chile .*interstate import"):
        relation_of(told_of(record, ("PER", "CHL")))


def test_the_same_is_had_from_python(record: Path) -> None:
    found = interstate.relation(record, "Serbia", "HUN", by="month")
    table = found.table()
    assert table.columns[:3] == ["coder", "month", "verbal_cooperation"]
    assert table.height == len(found.whole.series.periods)
    with pytest.raises(StoreError):
        interstate.relation(record / "nothing", "SRB", "HUN")


def test_tellings_have_the_columns_they_are_said_to_have(told: Told) -> None:
    assert dict(told.tellings.schema) == TELLING
    assert told.tellings.filter(pl.col("domain").is_null()).is_empty()
