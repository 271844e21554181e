"""Series of one pair, coder and step, from what a record tells, with whatever is left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from interstate.relations.dyads import STEPS
from interstate.relations.happenings import happenings_of
from interstate.relations.series import Series, series_of

if TYPE_CHECKING:
    from datetime import date

    from interstate.pipeline.tellings import Told

_FEW_EVENTS = 5
"""An outlet that tells of fewer happenings is counted with the other small ones."""
_OTHERS = "others"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Counting:
    """Series of one pair, coder and step, with whatever is left out.

    Attributes
    ----------
    days
        How much the coder tells of each day that counts: ``day reports``.
    """

    told: Told
    coder: str
    step: str
    days: pl.DataFrame

    @property
    def happenings(self) -> pl.DataFrame:
        """What the coder tells of the pair in periods that it covers, each happening once."""
        return self.happenings_in(self.told.tellings)

    def happenings_in(self, tellings: pl.DataFrame) -> pl.DataFrame:
        """Return what some of the tellings tell of in periods that the coder covers."""
        every = STEPS[self.step]
        covered = self.days.select(pl.col("day").dt.truncate(every)).to_series().unique()
        found = happenings_of(tellings, coder=self.coder, step=self.step)
        return found.filter(pl.col("day").dt.truncate(every).is_in(covered.implode()))

    def series(self, happenings: pl.DataFrame, sides: tuple[str, str] | None = None) -> Series:
        """Return counts by period, of both directions or of what one side does to the other."""
        return series_of(
            happenings,
            self.days,
            pair=sides or self.told.pair,
            coder=self.coder,
            step=self.step,
            directed=sides is not None,
        )

    def spans(self, series: Series) -> list[tuple[date, date]]:
        """Return the first and the last day of each period."""
        begins = pl.DataFrame({"first": series.periods})
        ends = begins.select(pl.col("first").dt.offset_by(STEPS[self.step]).dt.offset_by("-1d"))
        return list(zip(series.periods, ends["first"], strict=True))

    def by_outlet(self) -> dict[str, Series]:
        """Return the series of each outlet; a happening that several tell of is shared out."""
        rows = self.told.tellings.filter(
            pl.col("coder") == self.coder, pl.col("outlet").is_not_null()
        ).select("event", outlet_of="outlet")
        counts = rows.unique().group_by("outlet_of").len()
        small = counts.filter(pl.col("len") < _FEW_EVENTS)["outlet_of"]
        rows = rows.with_columns(
            outlet_of=pl.when(pl.col("outlet_of").is_in(small.implode()))
            .then(pl.lit(_OTHERS))
            .otherwise("outlet_of")
        ).unique()
        rows = rows.with_columns(weight=1 / pl.len().over("event").cast(pl.Float64))
        told = self.happenings.join(rows, on="event", how="inner")
        return {
            str(outlet): self.series(part)
            for (outlet,), part in sorted(told.group_by("outlet_of"), key=lambda pair: str(pair[0]))
        }
