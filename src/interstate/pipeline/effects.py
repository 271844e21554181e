"""What changed between two states after a happening, from what a record holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from interstate.errors import PairError, UnknownCodeError
from interstate.pipeline import find_party
from interstate.pipeline.panels import RecordTables
from interstate.reference.data_sets import OWN
from interstate.reference.states import load_states, predecessors
from interstate.relations.dyads import STEPS
from interstate.relations.effects import Effect, effect
from interstate.relations.series import Series, all_series
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
