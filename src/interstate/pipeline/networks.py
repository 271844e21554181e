"""The signed network of states, from what a record holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from interstate.errors import RangeError, UnknownCodeError
from interstate.pipeline.panels import RecordTables
from interstate.reference.data_sets import OWN
from interstate.reference.states import load_states
from interstate.relations.networks import (
    LEAST_EVENTS,
    THRESHOLD,
    TIES,
    SignedNetwork,
    signed_network,
)
from interstate.store import open_record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

# What yearly data sets say of a pair -> the tie it is. Of alliances those that oblige to fight.
_YEARLY = {
    "atop_defense": "alliance",
    "atop_offense": "alliance",
    "cow_defense": "alliance",
    "gmlmidongoing": "militarised dispute",
    "cowmidongoing": "militarised dispute",
    "cowinterongoing": "war",
}
_TIE = {"party_a": pl.String, "party_b": pl.String, "tie": pl.String}


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A network, and what it was made from.

    Attributes
    ----------
    first, last
        The days whose events count, both included, and within which ties were in force.
    events
        Numbers of events between states, by who coded them.
    ties
        Numbers of pairs of states by kind of tie.
    """

    network: SignedNetwork
    first: date
    last: date
    events: dict[str, int]
    ties: dict[str, int]


def network_of(  # noqa: PLR0913  (what a network can be asked)
    record: Path,
    *,
    first: date,
    last: date,
    coders: Sequence[str] = (),
    threshold: float = THRESHOLD,
    least_events: int = LEAST_EVENTS,
) -> Drawn:
    """Return how states stood to each other between two days.

    Parameters
    ----------
    first, last
        Both included. An event counts where its days are known and lie within.
    coders
        Whose events count: ``interstate`` or data sets; all of the record without. One happening
        that several of them tell of counts once for each.
    threshold, least_events
        See `interstate.relations.networks`.

    Raises
    ------
    RangeError
        If the days are in the wrong order, or no pair of states has a sign.
    UnknownCodeError
        If the record has nothing by a coder.
    """
    if last < first:
        msg = f"{first} to {last}: the first day must not be after the last"
        raise RangeError(msg)
    tables = RecordTables(record)
    states = set(load_states())
    events = _events(tables, first, last)
    known = sorted({OWN, *tables.query("given_days")["kind"].unique()})
    for coder in coders:
        if coder not in known:
            raise UnknownCodeError(coder, kind="coder of this record", known=known)
    if coders:
        events = events.filter(pl.col("kind").is_in([*coders]))
    of_states = [pl.col(party).is_in([*states]) for party in ("party_a", "party_b")]
    events = events.filter(of_states)
    ties = _ties(record, tables, first, last).filter(of_states)
    made = signed_network(
        events, ties, states=states, threshold=threshold, least_events=least_events
    )
    if not made.relations:
        msg = (
            f"no two states have a sign between {first} and {last}: {made.thin} pairs have fewer "
            f"than {least_events} events and {len(made.undecided)} a balance within "
            f"{threshold} of 0; ask for a longer time, fewer --least-events or a lower --threshold"
        )
        raise RangeError(msg)
    counts = events.group_by("kind").agg(pl.col("events").sum()).sort("kind")
    pairs = ties.unique().group_by("tie").len().sort("tie")
    return Drawn(
        network=made,
        first=first,
        last=last,
        events=dict(counts.iter_rows()),
        ties=dict(pairs.iter_rows()),
    )


def _events(tables: RecordTables, first: date, last: date) -> pl.DataFrame:
    counted = ["kind", "party_a", "party_b", "quad", "events"]
    given = tables.query("given_by_day", a="", b="").filter(pl.col("day").is_between(first, last))
    own = tables.query("coded_by_day", a="", b="").filter(
        pl.col("first") >= first, pl.col("last") <= last
    )
    own = own.with_columns(kind=pl.lit(OWN))
    return pl.concat([given.select(counted), own.select(counted)], how="vertical_relaxed")


def _ties(record: Path, tables: RecordTables, first: date, last: date) -> pl.DataFrame:
    """Return the ties in force on any day between two."""
    given = tables.given("given_ties", "tie", [*TIES]).filter(
        pl.col("first") <= last, pl.col("last").is_null() | (pl.col("last") >= first)
    )
    # COW's list of alliances has pacts not to attack too, which oblige to nothing more.
    fights = (pl.col("tie") != "alliance") | pl.col("detail").str.contains("defense")
    yearly = tables.given("given_dyads", "variable", [*_YEARLY]).filter(
        pl.col("year").is_between(first.year, last.year), pl.col("value") > 0
    )
    yearly = yearly.with_columns(tie=pl.col("variable").replace_strict(_YEARLY))
    with open_record(record, read_only=True) as opened:
        held = opened.evidence().ties
    told = [
        (a.parties[0], a.parties[1], a.kind)
        for a in held
        if a.kind in TIES
        and len(a.parties) == 2  # noqa: PLR2004
        and (a.begins is not None and a.begins.last is not None and a.begins.last <= last)
        and (a.ends is None or a.ends.last is None or a.ends.last >= first)
    ]
    own = pl.DataFrame(told, schema=_TIE, orient="row")
    return pl.concat([given.filter(fights).select(*_TIE), yearly.select(*_TIE), own]).drop_nulls()
