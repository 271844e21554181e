"""One pair's events by period, as one coder tells them: what every measure of a relation rests on.

A series has no gap: a period of which the coder tells nothing at all is there and missing, and one
that it covers without naming the pair is 0. How much the coder tells of everything in a period, the
*exposure*, lies beside the counts: twice as many events of a pair mean nothing where twice as much
of everything was reported.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from interstate.errors import RangeError
from interstate.reference.plover import QUADS
from interstate.relations.dyads import STEPS

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

COOPERATION, CONFLICT = (0, 1), (2, 3)
"""Where the classes of cooperation and of conflict stand among the four."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Series:
    """One pair's events by period, as one coder tells them.

    Attributes
    ----------
    pair
        Party ids: of a directed series who acts and towards whom, else in the order asked.
    directed
        Whether only what the first does towards the second counts; a mutual act counts both ways.
    coder
        A kind of data set (``"icews"``), or ``"interstate"`` for what is coded here from texts.
    step
        Of `interstate.relations.dyads.STEPS`.
    periods : (n,)
        The first day of each period, one after the other without a gap.
    counts : (n, 4) float array
        Events of each quad class, in the order of `interstate.reference.plover.QUADS`; a row is NaN
        where the coder tells nothing of the period.
    exposure : (n,) float array
        How much the coder tells of everything in each period over its mean in those that it tells
        of, so 1 on average; NaN where it tells nothing.
    goldstein, squares : (n,) float arrays
        Sum of the Goldstein values of the period's events, and of their squares; NaN as above.
    valued : (n,) float array
        How many of the events have a Goldstein value; NaN as above.
    """

    pair: tuple[str, str]
    directed: bool
    coder: str
    step: str
    periods: tuple[date, ...]
    counts: NDArray[np.float64]
    exposure: NDArray[np.float64]
    goldstein: NDArray[np.float64]
    squares: NDArray[np.float64]
    valued: NDArray[np.float64]

    def __post_init__(self) -> None:
        n = len(self.periods)
        shapes = [(n, len(QUADS)), (n,), (n,), (n,), (n,)]
        held = [self.counts, self.exposure, self.goldstein, self.squares, self.valued]
        if [each.shape for each in held] != shapes:
            msg = f"a series of {n} periods needs arrays of {shapes}"
            raise ValueError(msg)
        if np.isnan(self.counts).any(axis=1).tolist() != np.isnan(self.exposure).tolist():
            msg = "counts and exposure must be missing in the same periods"
            raise ValueError(msg)

    @property
    def told(self) -> NDArray[np.bool_]:
        """Of which periods the coder tells anything."""
        return ~np.isnan(self.exposure)

    @property
    def last_told(self) -> int:
        """The place of the last period that the coder tells anything of."""
        return int(np.flatnonzero(self.told)[-1])

    @property
    def cooperation(self) -> NDArray[np.float64]:
        """Events of cooperation in each period; NaN where missing."""
        return self.counts[:, list(COOPERATION)].sum(axis=1)

    @property
    def conflict(self) -> NDArray[np.float64]:
        """Events of conflict in each period; NaN where missing."""
        return self.counts[:, list(CONFLICT)].sum(axis=1)

    def between(self, first: date, last: date) -> Series:
        """Return the periods that begin within two days, both included.

        Raises
        ------
        RangeError
            If none does.
        """
        chosen = [n for n, day in enumerate(self.periods) if first <= day <= last]
        if not chosen:
            msg = f"no period of the series begins between {first} and {last}"
            raise RangeError(msg)
        kept = slice(chosen[0], chosen[-1] + 1)
        return replace(
            self,
            periods=self.periods[kept],
            counts=self.counts[kept],
            exposure=self.exposure[kept],
            goldstein=self.goldstein[kept],
            squares=self.squares[kept],
            valued=self.valued[kept],
        )


def series_of(  # noqa: PLR0913  (what a series is of)
    happenings: pl.DataFrame,
    told: pl.DataFrame,
    *,
    pair: tuple[str, str],
    coder: str,
    step: str,
    directed: bool = False,
) -> Series:
    """Count a pair's happenings by period.

    Parameters
    ----------
    happenings
        ``actor recipient symmetric day quad goldstein``, one row for each happening whose day is
        known, also of other pairs; with ``weight`` where one counts for less than 1.
    told
        ``day reports``: how much the coder tells of each day, of any pair. The series goes from the
        first of these days to the last.
    pair
        Party ids.
    step
        Of `interstate.relations.dyads.STEPS`.
    directed
        Whether only what the first does towards the second counts.

    Raises
    ------
    RangeError
        If the coder tells of no day.
    """
    every = STEPS[step]
    days = _volumes(told, coder=coder, step=step)
    one, other = pair
    forth = (pl.col("actor") == one) & (pl.col("recipient") == other)
    back = (pl.col("actor") == other) & (pl.col("recipient") == one)
    between = forth | (back & pl.col("symmetric")) if directed else forth | back
    weight = pl.col("weight") if "weight" in happenings.columns else pl.lit(1.0)
    value = pl.col("goldstein")
    counted = (
        happenings.filter(between)
        .group_by(period=pl.col("day").dt.truncate(every))
        .agg(
            *((pl.col("quad").eq(quad) * weight).sum().alias(quad) for quad in QUADS),
            goldstein=(value * weight).sum(),
            squares=(value.pow(2) * weight).sum(),
            valued=(value.is_not_null() * weight).sum(),
        )
    )
    rows = days.join(counted, on="period", how="left").sort("period")
    # Where the coder tells of the period and nothing of the pair, there was nothing to count.
    sums = [*QUADS, "goldstein", "squares", "valued"]
    rows = rows.with_columns(
        pl.when(pl.col("volume").is_not_null()).then(pl.col(name).fill_null(0)) for name in sums
    )
    known = rows.select("volume", *sums).cast(pl.Float64).fill_null(float("nan")).to_numpy()
    volumes = known[:, 0]
    return Series(
        pair=pair,
        directed=directed,
        coder=coder,
        step=step,
        periods=tuple(rows["period"]),
        counts=known[:, 1:5],
        exposure=volumes / np.nanmean(volumes),
        goldstein=known[:, 5],
        squares=known[:, 6],
        valued=known[:, 7],
    )


def all_series(
    counted: pl.DataFrame,
    told: pl.DataFrame,
    *,
    coder: str,
    step: str,
    fewest: int = 10,
) -> dict[tuple[str, str], Series]:
    """Count the happenings of every pair by period, at once.

    Parameters
    ----------
    counted
        ``party_a party_b symmetric day quad events goldstein_sum goldstein_count``, as the query
        ``given_by_day`` gives them: of one coder, and of days that lie within one period.
    told, coder, step
        As in `series_of`.
    fewest
        Pairs with fewer events are left out.

    Returns
    -------
    dict
        Undirected series by the pair's ids in their order, the pairs in order. Squares are not
        known, so NaN.

    Raises
    ------
    RangeError
        If the coder tells of no day.
    """
    days = _volumes(told, coder=coder, step=step)
    volumes = days["volume"].fill_null(float("nan")).to_numpy()
    missing = np.isnan(volumes)
    periods = tuple(days["period"])
    one, other = pl.col("party_a"), pl.col("party_b")
    sums = (
        counted.filter(one != other, pl.col("day").is_not_null())
        .group_by(
            low=pl.min_horizontal(one, other),
            high=pl.max_horizontal(one, other),
            period=pl.col("day").dt.truncate(STEPS[step]),
        )
        .agg(
            *(pl.col("events").filter(pl.col("quad") == quad).sum().alias(quad) for quad in QUADS),
            goldstein=pl.col("goldstein_sum").sum(),
            valued=pl.col("goldstein_count").sum(),
            events=pl.col("events").sum(),
        )
        .filter(pl.col("events").sum().over("low", "high") >= fewest)
    )
    places = sums.join(days.with_row_index("place"), on="period").sort("low", "high")
    columns = [*QUADS, "goldstein", "valued"]
    found: dict[tuple[str, str], Series] = {}
    for rows in places.partition_by("low", "high", maintain_order=True):
        table = np.zeros((len(periods), len(columns)))
        table[rows["place"].to_numpy()] = rows.select(columns).cast(pl.Float64).to_numpy()
        table[missing] = np.nan
        pair = (str(rows["low"][0]), str(rows["high"][0]))
        found[pair] = Series(
            pair=pair,
            directed=False,
            coder=coder,
            step=step,
            periods=periods,
            counts=table[:, :4],
            exposure=volumes / np.nanmean(volumes),
            goldstein=table[:, 4],
            squares=np.full(len(periods), np.nan),
            valued=table[:, 5],
        )
    return found


def _volumes(told: pl.DataFrame, *, coder: str, step: str) -> pl.DataFrame:
    """Return ``period volume``: every period, and how much is told of it, null for nothing."""
    if told.is_empty():
        msg = f"{coder} tells of no day, so there is no time to count events in"
        raise RangeError(msg)
    every = STEPS[step]
    volume = (
        told.group_by(period=pl.col("day").dt.truncate(every))
        .agg(volume=pl.col("reports").sum().cast(pl.Float64))
        .filter(pl.col("volume") > 0)
    )
    days = volume.select(
        period=pl.date_range(pl.col("period").min(), pl.col("period").max(), every)
    )
    return days.join(volume, on="period", how="left").sort("period")
