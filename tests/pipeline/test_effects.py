"""Series of all pairs at once, and effects from a record."""

from datetime import date
from pathlib import Path

import pytest

import interstate
from interstate.errors import PairError, RangeError, UnknownCodeError
from interstate.pipeline.effects import all_pairs, effect_of

EVENTS = Path(__file__).resolve().parents[2] / "examples/data/invented_events.2018.tab.gz"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Take the invented events into a record."""
    folder = tmp_path_factory.mktemp("kept") / "record"
    interstate.import_data("icews", EVENTS, record=folder)
    return folder


def test_a_coder_that_tells_of_no_day_gives_no_series(record: Path) -> None:
    with pytest.raises(RangeError, match="tells of no day"):
        all_pairs(record, coder="icews", step="week", first=date(2020, 1, 1))


def test_the_order_of_the_two_and_their_names_make_no_difference(record: Path) -> None:
    at = date(2018, 6, 4)
    one = effect_of(record, ("SRB", "HUN"), at=at)
    other = effect_of(record, ("Hungary", "Serbia"), at=at)
    assert one.pair == other.pair == ("HUN", "SRB")
    assert one.verdict == other.verdict


def test_periods_outside_the_days_asked_for_do_not_count(record: Path) -> None:
    made = effect_of(
        record, ("SRB", "HUN"), at=date(2018, 6, 4), first=date(2018, 2, 5), last=date(2018, 7, 29)
    )
    assert (made.periods[0], made.periods[-1]) == (date(2018, 2, 5), date(2018, 7, 23))


def test_what_cannot_be_asked_is_refused(record: Path) -> None:
    with pytest.raises(PairError, match="same state"):
        effect_of(record, ("SRB", "Serbia"), at=date(2018, 6, 4))
    with pytest.raises(UnknownCodeError, match="fortnight"):
        effect_of(record, ("SRB", "HUN"), at=date(2018, 6, 4), step="fortnight")
