"""How balanced the network of states was over time, and where a state or a pair stood in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from interstate.pipeline.networks import networks_of, spans_of
from interstate.relations.blocs import blocs
from interstate.relations.camps import frustration
from interstate.relations.networks import positions, shuffled
from interstate.relations.standing import standing

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date
    from pathlib import Path

    from interstate.pipeline.networks import Drawn, SignRule
    from interstate.relations.blocs import Blocs
    from interstate.relations.networks import Pair, SignedNetwork

_OF_ALL: Mapping[str, type[pl.DataType]] = {
    "first": pl.Date,
    "last": pl.Date,
    "coders": pl.String,
    "events": pl.Int64,
    "ties": pl.Int64,
    "states": pl.Int64,
    "cooperative": pl.Int64,
    "hostile": pl.Int64,
    "without_sign": pl.Int64,
    "baseline": pl.Float64,
    "triads": pl.Int64,
    "balanced": pl.Int64,
    "balanced_share": pl.Float64,
    "chance_share": pl.Float64,
    "chance_low": pl.Float64,
    "chance_high": pl.Float64,
    "frustration": pl.Int64,
    "frustration_at_least": pl.Int64,
    "normalised": pl.Float64,
    "blocs": pl.Int64,
    "largest_bloc": pl.Int64,
}
_OF_STATE: Mapping[str, type[pl.DataType]] = {
    "state": pl.String,
    "friends": pl.Int64,
    "foes": pl.Int64,
    "degree_balance": pl.Float64,
    "pagerank": pl.Float64,
    "betweenness": pl.Float64,
    "bloc_size": pl.Int64,
    "held": pl.Float64,
}
_OF_PAIR: Mapping[str, type[pl.DataType]] = {
    "state1": pl.String,
    "state2": pl.String,
    "sign": pl.Int64,
    "balance": pl.Float64,
    "for_one_side": pl.Int64,
    "flips_together": pl.Int64,
    "flips_apart": pl.Int64,
    "one_bloc": pl.Float64,
}


def networks_over_time(  # noqa: PLR0913  (what can be asked of a time)
    record: Path,
    *,
    first: date,
    last: date,
    step: str,
    rule: SignRule,
    states: Collection[str] | None = None,
    state: str | None = None,
    pair: Pair | None = None,
) -> pl.DataFrame:
    """Return a row for each period between two days.

    Each period is a network by itself. What it cannot tell is null: without events and ties
    nothing is known, and a period without triads has no share of balanced ones.

    Parameters
    ----------
    first, last
        Both included.
    step
        ``year quarter month week day``.
    states
        Those that count; all without.
    state, pair
        Whose place to tell too: of one state, or of two to each other.

    Returns
    -------
    polars DataFrame
        ``first last coders events ties states cooperative hostile without_sign baseline triads
        balanced balanced_share chance_share chance_low chance_high frustration
        frustration_at_least normalised blocs largest_bloc``; with a state ``state friends foes
        degree_balance pagerank betweenness bloc_size held``; with a pair ``state1 state2 sign
        balance for_one_side flips_together flips_apart one_bloc``.

    Raises
    ------
    UnknownCodeError
        If the step is not known, or the record has nothing by a coder.
    RangeError
        If the days are in the wrong order.
    """
    schema = dict(_OF_ALL)
    schema |= _OF_STATE if state is not None else {}
    schema |= _OF_PAIR if pair is not None else {}
    rows: list[dict[str, object]] = []
    for drawn in networks_of(record, spans_of(first, last, step=step), rule=rule):
        network = drawn.network
        if states is not None:
            network = network.among(states, or_none=True)
        row: dict[str, object] = {"first": drawn.first, "last": drawn.last}
        if drawn.events or drawn.ties:
            camps = frustration(network)
            found = blocs(network, camps=camps.camps)
            row |= _of_all(drawn, network, found)
            row |= {
                "frustration": camps.index,
                "frustration_at_least": camps.bound,
                "normalised": camps.normalised,
            }
            if state is not None and state in network.states:
                row |= _of_state(network, found, state)
            if pair is not None:
                row |= _of_pair(network, found, pair)
        row |= {} if state is None else {"state": state}
        row |= {} if pair is None else {"state1": min(pair), "state2": max(pair)}
        rows.append(row)
    return pl.DataFrame(rows, schema=schema)


def _of_all(drawn: Drawn, network: SignedNetwork, found: Blocs) -> dict[str, object]:
    triads = network.triads()
    balanced = sum(product > 0 for _, product in triads)
    chance = shuffled(network)
    hostile = sum(each.sign < 0 for each in network.relations)
    told: dict[str, object] = {
        "coders": "; ".join(drawn.events) or None,
        "events": sum(drawn.events.values()),
        "ties": sum(drawn.ties.values()),
        "states": len(network.states),
        "cooperative": len(network.relations) - hostile,
        "hostile": hostile,
        "without_sign": len(network.undecided),
        "baseline": network.baseline,
        "triads": len(triads),
        "balanced": balanced,
        "blocs": len(found.blocs),
        "largest_bloc": max((len(bloc.states) for bloc in found.blocs), default=0),
    }
    if chance is not None:
        told |= {
            "balanced_share": balanced / len(triads),
            "chance_share": chance.mean / len(triads),
            "chance_low": chance.low / len(triads),
            "chance_high": chance.high / len(triads),
        }
    return told


def _of_state(network: SignedNetwork, found: Blocs, state: str) -> dict[str, object]:
    own = positions(network).filter(pl.col("party") == state).drop("party").row(0, named=True)
    bloc = next((bloc.states for bloc in found.blocs if state in bloc.states), (state,))
    return {**own, "bloc_size": len(bloc), "held": found.held()[state]}


def _of_pair(network: SignedNetwork, found: Blocs, pair: Pair) -> dict[str, object]:
    told = standing(network, pair, found)
    proven = told.camps if told.camps is not None and told.camps.proven else None
    return {
        "sign": None if told.relation is None else told.relation.sign,
        "balance": told.balance,
        "for_one_side": told.for_one_side,
        "flips_together": None if proven is None else proven.together,
        "flips_apart": None if proven is None else proven.apart,
        "one_bloc": told.together,
    }
