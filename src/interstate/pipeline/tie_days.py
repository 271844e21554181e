"""Ties between states, with the days on which they were in force."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from interstate.pipeline.frames import frame_of
from interstate.relations.networks import TIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from interstate.record import Tie
    from interstate.store import Record

# What yearly data sets say of a pair -> the tie it is. Of alliances those that oblige to fight.
_YEARLY = {
    "atop_defense": "alliance",
    "atop_offense": "alliance",
    "cow_defense": "alliance",
    "gmlmidongoing": "militarised dispute",
    "cowmidongoing": "militarised dispute",
    "cowinterongoing": "war",
}
_TIE = {
    "party_a": pl.String,
    "party_b": pl.String,
    "tie": pl.String,
    "first": pl.Date,
    "last": pl.Date,
}


def tie_spans(opened: Record) -> pl.DataFrame:
    """Return the ties of all pairs that a record knows, by data sets and from texts.

    Returns
    -------
    polars DataFrame
        ``party_a party_b tie first last``; an open end is missing.
    """
    given = frame_of(opened.given("given_ties", where=("tie", [*TIES])))
    # COW's list of alliances has pacts not to attack too, which oblige to nothing more.
    fights = (pl.col("tie") != "alliance") | pl.col("detail").str.contains("defense")
    yearly = frame_of(opened.given("given_dyads", where=("variable", [*_YEARLY])))
    yearly = yearly.filter(pl.col("value") > 0).with_columns(
        tie=pl.col("variable").replace_strict(_YEARLY),
        first=pl.date(pl.col("year"), 1, 1),
        last=pl.date(pl.col("year"), 12, 31),
    )
    found = pl.concat([given.filter(fights).select(*_TIE), yearly.select(*_TIE)])
    known = found.drop_nulls(["party_a", "party_b", "first"])
    return pl.concat([known, told_ties(opened.ties())])


def told_ties(ties: Iterable[Tie]) -> pl.DataFrame:
    """Return the ties read from texts, from the day on which they surely had begun."""
    told = [
        (tie.parties[0], tie.parties[1], tie.kind, _bound(tie.begins), _bound(tie.ends))
        for tie in ties
        if tie.kind in TIES and len(tie.parties) == 2  # noqa: PLR2004
    ]
    return pl.DataFrame(told, schema=_TIE, orient="row").drop_nulls("first")


def _bound(when: Any) -> date | None:  # noqa: ANN401
    return None if when is None else when.last


def in_force(ties: pl.DataFrame, first: date, last: date) -> pl.DataFrame:
    """Return the ties that were in force on some day between two, both included."""
    return ties.filter(
        pl.col("first") <= last, pl.col("last").is_null() | (pl.col("last") >= first)
    )


def held_by(
    ties: pl.DataFrame, pair: tuple[str, str], periods: Sequence[tuple[date, date]]
) -> dict[str, list[bool]]:
    """Return for each kind of tie whether two parties have it in each period."""
    of_pair = ties.filter(pl.col("party_a").is_in([*pair]), pl.col("party_b").is_in([*pair]))
    spans = [
        (kind, first, last) for kind, first, last in of_pair.select("tie", "first", "last").rows()
    ]
    return {
        kind: [
            any(
                tie == kind and first <= end and (last is None or last >= begin)
                for tie, first, last in spans
            )
            for begin, end in periods
        ]
        for kind in TIES
    }


def with_ties(pairs: pl.DataFrame, ties: pl.DataFrame, first: date, last: date) -> pl.DataFrame:
    """Return pairs with a column for each kind of tie: whether it held on some day between two."""
    there = in_force(ties, first, last).select(
        pl.min_horizontal("party_a", "party_b").alias("party_a"),
        pl.max_horizontal("party_a", "party_b").alias("party_b"),
        "tie",
    )
    found = pairs
    for kind in TIES:
        of_kind = there.filter(pl.col("tie") == kind).drop("tie").unique()
        found = found.join(
            of_kind.with_columns(pl.lit(value=True).alias(kind)),
            on=["party_a", "party_b"],
            how="left",
        ).with_columns(pl.col(kind).fill_null(value=False))
    return found
