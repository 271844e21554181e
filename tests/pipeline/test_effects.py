"""Series of all pairs at once, and effects from a record."""

from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
import pytest

import interstate
from interstate.errors import PairError, RangeError, UnknownCodeError
from interstate.pipeline.effects import all_pairs, all_series, effect_of
from interstate.relations.series import series_of

EVENTS = Path(__file__).resolve().parents[2] / "examples/data/invented_events.2018.tab.gz"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Take the invented events into a record."""
    folder = tmp_path_factory.mktemp("kept") / "record"
    interstate.import_data("icews", EVENTS, record=folder)
    return folder


def test_counted_at_once_a_pair_has_the_series_it_has_by_itself() -> None:
    rows = [
        ("PER", "CHL", date(2018, 3, 6), "material conflict", -7.0),
        ("CHL", "PER", date(2018, 3, 6), "verbal cooperation", 3.0),
        ("CHL", "PER", date(2018, 3, 20), "verbal cooperation", None),
        ("PER", "BOL", date(2018, 3, 7), "verbal conflict", -2.0),
    ]
    names = ["actor", "recipient", "day", "quad", "goldstein"]
    happenings = pl.DataFrame(rows, schema=names, orient="row").with_columns(symmetric=False)
    told = pl.DataFrame({"day": [date(2018, 3, 5), date(2018, 3, 20)], "reports": [30, 10]})
    counted = happenings.select(
        "day",
        "quad",
        party_a="actor",
        party_b="recipient",
        events=1,
        goldstein_sum=pl.col("goldstein").fill_null(0),
        goldstein_count=pl.col("goldstein").is_not_null().cast(pl.Int64),
    )
    together = all_series(counted, told, coder="icews", step="week", fewest=2)
    assert [*together] == [("CHL", "PER")]
    made = together["CHL", "PER"]
    alone = series_of(happenings, told, pair=("CHL", "PER"), coder="icews", step="week")
    assert made.periods == alone.periods
    for name in ("counts", "exposure", "goldstein", "valued"):
        np.testing.assert_array_equal(getattr(made, name), getattr(alone, name))


def test_a_coder_that_tells_of_no_day_gives_no_series(record: Path) -> None:
    with pytest.raises(RangeError, match="no day in that time"):
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
