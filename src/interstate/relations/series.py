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
    rows = (
        days.join(volume, on="period", how="left")
        .join(counted, on="period", how="left")
        .sort("period")
    )
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
