"""The signed network of states, at a time or over time, from what a record holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from interstate.errors import RangeError, UnknownCodeError
from interstate.pipeline.panels import RecordTables
from interstate.pipeline.tie_days import in_force, tie_spans
from interstate.reference.data_sets import OWN
from interstate.reference.states import load_states
from interstate.relations.dyads import STEPS
from interstate.relations.networks import (
    LEAST_EVENTS,
    THRESHOLD,
    SignedNetwork,
    signed_network,
)
from interstate.store import open_record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path


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


@dataclass(frozen=True, slots=True, kw_only=True)
class SignRule:
    """What makes a pair of states have a sign.

    Attributes
    ----------
    coders
        Whose events count: ``interstate`` or data sets; all of the record without. One happening
        that several of them tell of counts once for each.
    threshold, least_events, baseline
        See `interstate.relations.networks.signed_network`.
    """

    coders: Sequence[str] = ()
    threshold: float = THRESHOLD
    least_events: int = LEAST_EVENTS
    baseline: float | None = 0.0


def network_of(record: Path, *, first: date, last: date, rule: SignRule | None = None) -> Drawn:
    """Return how states stood to each other between two days.

    Parameters
    ----------
    first, last
        Both included. An event counts where its days are known and lie within.

    Raises
    ------
    RangeError
        If the days are in the wrong order, or no pair of states has a sign.
    UnknownCodeError
        If the record has nothing by a coder.
    """
    rule = rule or SignRule()
    (drawn,) = networks_of(record, [(first, last)], rule=rule)
    made = drawn.network
    if not made.relations:
        msg = (
            f"no two states have a sign between {first} and {last}: {made.thin} pairs have fewer "
            f"than {rule.least_events} events and {len(made.undecided)} a balance within "
            f"{rule.threshold} of {made.baseline:.2g}; ask for a longer time, fewer "
            "--least-events or a lower --threshold"
        )
        raise RangeError(msg)
    return drawn


def networks_of(
    record: Path, spans: Sequence[tuple[date, date]], *, rule: SignRule | None = None
) -> list[Drawn]:
    """Return how states stood to each other in each of several times; a network may be empty.

    Parameters
    ----------
    spans
        First and last day of each, both included.

    Raises
    ------
    RangeError
        If the days of one are in the wrong order.
    UnknownCodeError
        If the record has nothing by a coder.
    """
    rule = rule or SignRule()
    for first, last in spans:
        if last < first:
            msg = f"{first} to {last}: the first day must not be after the last"
            raise RangeError(msg)
    tables = RecordTables(record)
    known = sorted({OWN, *tables.query("given_days")["kind"].unique()})
    for coder in rule.coders:
        if coder not in known:
            raise UnknownCodeError(coder, kind="coder of this record", known=known)
    held = _Held(
        given=tables.query("given_by_day", a="", b=""),
        own=tables.query("coded_by_day", a="", b="").with_columns(kind=pl.lit(OWN)),
        ties=_ties(record),
    )
    return [_drawn(held, first, last, rule) for first, last in spans]


def spans_of(first: date, last: date, *, step: str) -> list[tuple[date, date]]:
    """Return the first and last day of each year, quarter, month, week or day of a time.

    The first and the last are cut to the time itself.

    Raises
    ------
    UnknownCodeError
        If the step is none of `interstate.relations.dyads.STEPS`.
    RangeError
        If the days are in the wrong order.
    """
    if step not in STEPS:
        raise UnknownCodeError(step, kind="step of time", known=STEPS)
    if last < first:
        msg = f"{first} to {last}: the first day must not be after the last"
        raise RangeError(msg)
    days = pl.DataFrame({"day": pl.date_range(first, last, "1d", eager=True)})
    found = days.group_by(pl.col("day").dt.truncate(STEPS[step]).alias("period")).agg(
        first=pl.col("day").min(), last=pl.col("day").max()
    )
    return list(found.sort("period").select("first", "last").iter_rows())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """What a record holds of all time."""

    given: pl.DataFrame
    own: pl.DataFrame
    ties: pl.DataFrame


def _drawn(held: _Held, first: date, last: date, rule: SignRule) -> Drawn:
    states = set(load_states())
    of_states = [pl.col(party).is_in([*states]) for party in ("party_a", "party_b")]
    events = _events(held, first, last).filter(of_states)
    if rule.coders:
        events = events.filter(pl.col("kind").is_in([*rule.coders]))
    ties = in_force(held.ties, first, last).select("party_a", "party_b", "tie").filter(of_states)
    made = signed_network(
        events,
        ties,
        states=states,
        threshold=rule.threshold,
        least_events=rule.least_events,
        baseline=rule.baseline,
    )
    counts = events.group_by("kind").agg(pl.col("events").sum()).sort("kind")
    pairs = ties.unique().group_by("tie").len().sort("tie")
    return Drawn(
        network=made,
        first=first,
        last=last,
        events=dict(counts.iter_rows()),
        ties=dict(pairs.iter_rows()),
    )


def _events(held: _Held, first: date, last: date) -> pl.DataFrame:
    counted = ["kind", "party_a", "party_b", "quad", "events"]
    given = held.given.filter(pl.col("day").is_between(first, last))
    own = held.own.filter(pl.col("first") >= first, pl.col("last") <= last)
    return pl.concat([given.select(counted), own.select(counted)], how="vertical_relaxed")


def _ties(record: Path) -> pl.DataFrame:
    with open_record(record, read_only=True) as opened:
        return tie_spans(opened)
