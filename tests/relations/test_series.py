"""A pair's events by period: what is counted, what is 0 and what is missing."""

from datetime import date

import numpy as np
import polars as pl
import pytest

from interstate.errors import RangeError
from interstate.relations.series import Series, all_series, series_of

_MONDAY, _NEXT, _LAST = date(2018, 3, 5), date(2018, 3, 12), date(2018, 3, 26)


def _happenings() -> pl.DataFrame:
    rows = [
        ("PER", "CHL", False, date(2018, 3, 6), "material conflict", -7.0),
        ("CHL", "PER", False, date(2018, 3, 6), "verbal cooperation", 3.0),
        ("CHL", "PER", True, date(2018, 3, 7), "verbal cooperation", 1.0),
        ("PER", "BOL", False, date(2018, 3, 7), "verbal conflict", -2.0),
        ("PER", "CHL", False, date(2018, 3, 28), "verbal conflict", None),
    ]
    names = ["actor", "recipient", "symmetric", "day", "quad", "goldstein"]
    return pl.DataFrame(rows, schema=names, orient="row")


def _told() -> pl.DataFrame:
    return pl.DataFrame(
        {
            "day": [_MONDAY, date(2018, 3, 7), _NEXT, _LAST],
            "reports": [20, 10, 10, 20],
        }
    )


def _series(*, directed: bool) -> Series:
    return series_of(
        _happenings(), _told(), pair=("PER", "CHL"), coder="icews", step="week", directed=directed
    )


def test_a_series_counts_what_the_two_do_by_quad_class() -> None:
    series = _series(directed=False)
    assert series.periods == (_MONDAY, _NEXT, date(2018, 3, 19), _LAST)
    assert series.counts[0].tolist() == [2, 0, 0, 1]
    assert series.cooperation[0] == 2
    assert series.conflict[3] == 1
    assert (series.goldstein[0], series.squares[0], series.valued[0]) == (-3.0, 59.0, 3)
    assert series.valued[3] == 0


def test_a_mutual_act_counts_both_ways_and_a_one_sided_one_only_its_own() -> None:
    assert _series(directed=True).counts[0].tolist() == [1, 0, 0, 1]


def test_a_period_that_is_covered_is_zero_and_one_that_is_not_is_missing() -> None:
    series = _series(directed=False)
    assert series.counts[1].tolist() == [0, 0, 0, 0]
    assert np.isnan(series.counts[2]).all()
    assert series.told.tolist() == [True, True, False, True]


def test_exposure_is_one_on_average_over_what_is_told() -> None:
    assert _series(directed=False).exposure.tolist()[:2] == [1.5, 0.5]
    assert np.nanmean(_series(directed=False).exposure) == 1


def test_a_series_can_be_cut_to_some_of_its_periods() -> None:
    cut = _series(directed=False).between(date(2018, 3, 10), date(2018, 3, 20))
    assert cut.periods == (_NEXT, date(2018, 3, 19))
    with pytest.raises(RangeError, match="no period"):
        cut.between(date(2020, 1, 1), date(2020, 2, 1))


def test_a_coder_that_tells_of_no_day_gives_no_series() -> None:
    with pytest.raises(RangeError, match="no day"):
        series_of(_happenings(), _told().clear(), pair=("PER", "CHL"), coder="icews", step="week")


def test_all_pairs_are_counted_at_once_as_one_by_one() -> None:
    counted = (
        _happenings()
        .rename({"actor": "party_a", "recipient": "party_b"})
        .group_by("party_a", "party_b", "symmetric", "day", "quad")
        .agg(
            events=pl.len(),
            goldstein_sum=pl.col("goldstein").sum(),
            goldstein_count=pl.col("goldstein").count(),
        )
    )
    every = all_series(counted, _told(), coder="icews", step="week", fewest=2)
    alone = _series(directed=False)
    assert list(every) == [("CHL", "PER")]
    (series,) = every.values()
    assert series.periods == alone.periods
    for name in ("counts", "exposure", "goldstein", "valued"):
        np.testing.assert_array_equal(getattr(series, name), getattr(alone, name))
    assert np.isnan(series.squares).all()
