"""What changed between two states after a happening, from what a record holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from interstate.errors import PairError, RangeError, UnknownCodeError
from interstate.pipeline import find_party
from interstate.pipeline.panels import RecordTables
from interstate.reference.data_sets import OWN
from interstate.reference.plover import QUADS
from interstate.reference.states import load_states, predecessors
from interstate.relations.dyads import STEPS
from interstate.relations.effects import Effect, effect
from interstate.relations.series import Series
from interstate.relations.synthetic_controls import SPREAD

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path


def effect_of(  # noqa: PLR0913  (what can be asked of an effect)
    record: Path,
    pair: tuple[str, str],
    *,
    at: date,
    outcome: str = "conflict",
    step: str = "week",
    coder: str | None = None,
    parties: Sequence[str] = (),
    donors: Sequence[tuple[str, str]] = (),
    first: date | None = None,
    last: date | None = None,
    spread: float = SPREAD,
) -> Effect:
    """Return what changed between two states after a day; see `interstate.effect`."""
    if step not in STEPS:
        raise UnknownCodeError(step, kind="step of time", known=STEPS)
    asked = _ordered(pair)
    series = all_pairs(record, coder=coder, step=step, pair=asked, first=first, last=last)
    if donors:
        wanted = {asked, *(_ordered(donor) for donor in donors)}
        series = {held: each for held, each in series.items() if held in wanted}
    return effect(
        series,
        asked,
        at=at,
        outcome=outcome,
        parties=[find_party(party) for party in parties],
        spread=spread,
    )


def all_pairs(  # noqa: PLR0913  (what series are of)
    record: Path,
    *,
    coder: str | None,
    step: str,
    pair: tuple[str, str] | None = None,
    first: date | None = None,
    last: date | None = None,
) -> dict[tuple[str, str], Series]:
    """Return the series of all pairs of states, by one coder.

    Parameters
    ----------
    coder
        A data set or ``interstate``; whoever tells most of `pair` where ``None``.
    pair
        What earlier states did counts for these two.
    first, last
        Days between which events count, both included.

    Raises
    ------
    UnknownCodeError
        If the record has nothing by the coder.
    """
    tables = RecordTables(record)
    told = tables.query("given_days").select("kind", "day", "reports")
    own = tables.query("documents_by_day").with_columns(kind=pl.lit(OWN))
    told = pl.concat([told, own.select(told.columns)], how="vertical_relaxed")
    counted = _counted(tables, pair or ())
    known = sorted(told["kind"].unique())
    chosen = coder or (_busiest(counted, pair) if pair else "")
    if chosen not in known:
        raise UnknownCodeError(chosen, kind="coder of this record", known=known)
    within = pl.lit(value=True)
    if first is not None:
        within &= pl.col("day") >= first
    if last is not None:
        within &= pl.col("day") <= last
    by_coder = (pl.col("kind") == chosen) & within
    return all_series(counted.filter(by_coder), told.filter(by_coder), coder=chosen, step=step)


def all_series(
    counted: pl.DataFrame, told: pl.DataFrame, *, coder: str, step: str, fewest: int = 10
) -> dict[tuple[str, str], Series]:
    """Count the happenings of every pair by period, at once.

    Parameters
    ----------
    counted
        ``party_a party_b day quad events goldstein_sum goldstein_count``: of one coder, and of days
        that lie within one period.
    told
        ``day reports``: how much the coder tells of each day, of any pair.
    step
        Of `interstate.relations.dyads.STEPS`.
    fewest
        Pairs with fewer events are left out.

    Returns
    -------
    dict
        Undirected series by the pair's ids in their order. Squares are not known, so NaN.

    Raises
    ------
    RangeError
        If the coder tells of no day.
    """
    every = STEPS[step]
    volumes = (
        told.group_by(period=pl.col("day").dt.truncate(every))
        .agg(volume=pl.col("reports").sum().cast(pl.Float64))
        .filter(pl.col("volume") > 0)
    )
    if volumes.is_empty():
        msg = f"{coder} tells of no day in that time, so there is no time to count events in"
        raise RangeError(msg)
    days = volumes.select(
        period=pl.date_range(pl.col("period").min(), pl.col("period").max(), every)
    ).join(volumes, on="period", how="left", maintain_order="left")
    volume = days["volume"].fill_null(float("nan")).to_numpy()
    missing = np.isnan(volume)
    sums = [*QUADS, "goldstein", "valued"]
    rows = (
        counted.group_by(
            low=pl.min_horizontal("party_a", "party_b"),
            high=pl.max_horizontal("party_a", "party_b"),
            period=pl.col("day").dt.truncate(every),
        )
        .agg(
            *(pl.col("events").filter(pl.col("quad") == quad).sum().alias(quad) for quad in QUADS),
            goldstein=pl.col("goldstein_sum").sum(),
            valued=pl.col("goldstein_count").sum(),
        )
        .filter(pl.sum_horizontal(QUADS).sum().over("low", "high") >= fewest)
        .join(days.with_row_index("place"), on="period")
        .sort("low", "high")
    )
    found: dict[tuple[str, str], Series] = {}
    for (low, high), held in rows.group_by(["low", "high"], maintain_order=True):
        table = np.zeros((days.height, len(sums)))
        table[held["place"].to_numpy()] = held.select(sums).cast(pl.Float64).to_numpy()
        table[missing] = np.nan
        found[str(low), str(high)] = Series(
            pair=(str(low), str(high)),
            directed=False,
            coder=coder,
            step=step,
            periods=tuple(days["period"]),
            counts=table[:, : len(QUADS)],
            exposure=volume / np.nanmean(volume),
            goldstein=table[:, -2],
            squares=np.full(days.height, np.nan),
            valued=table[:, -1],
        )
    return found


_COUNTED = (
    *("kind", "party_a", "party_b", "day", "quad"),
    *("events", "goldstein_sum", "goldstein_count"),
)


def _counted(tables: RecordTables, pair: Sequence[str]) -> pl.DataFrame:
    """Return events between states by day; what earlier states did counts for those of the pair."""
    # Public statements have no type in PLOVER: to say something is neither for nor against anybody.
    given = tables.query("given_by_day", a="", b="").filter("typed")
    own = tables.query("coded_by_day", a="", b="").filter(pl.col("first") == pl.col("last"))
    own = own.with_columns(kind=pl.lit(OWN), day=pl.col("first"))
    rows = pl.concat([given.select(_COUNTED), own.select(_COUNTED)], how="vertical_relaxed")
    lineages = {earlier: side for side in pair for earlier in predecessors(side)}
    states = [*load_states()]
    parties = [pl.col("party_a"), pl.col("party_b")]
    rows = rows.filter(parties[0].is_in(states), parties[1].is_in(states))
    rows = rows.with_columns(party.replace(lineages) for party in parties)
    return rows.filter(parties[0] != parties[1])


def _busiest(counted: pl.DataFrame, pair: tuple[str, str]) -> str:
    """Return who tells of most events between two states."""
    of_pair = counted.filter(pl.col("party_a").is_in([*pair]), pl.col("party_b").is_in([*pair]))
    if of_pair.is_empty():
        msg = (
            f"the record tells of no act between {pair[0]} and {pair[1]} whose day is known; "
            "import a data set (interstate import) or read texts (interstate read)"
        )
        raise PairError(msg)
    sums = of_pair.group_by("kind").agg(pl.col("events").sum())
    return str(sums.sort("events", "kind", descending=[True, False])["kind"][0])


def _ordered(pair: tuple[str, str]) -> tuple[str, str]:
    one, other = sorted(find_party(side) for side in pair)
    if one == other:
        msg = f"{pair[0]!r} and {pair[1]!r} are the same state; name two different ones"
        raise PairError(msg)
    return one, other
