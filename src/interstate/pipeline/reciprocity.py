"""Who answers whom, from what a record holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from interstate.errors import RangeError, UnknownCodeError
from interstate.pipeline.panels import RecordTables
from interstate.reference.data_sets import OWN
from interstate.relations.reciprocity import LEAST_EVENTS, PERIOD_DAYS, Exchange, reciprocity
from interstate.relations.series import Series, series_of
from interstate.relations.third_parties import scan, siding

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from interstate.relations.reciprocity import Reciprocity
    from interstate.relations.third_parties import Scan, Siding

OTHERS = "others"
"""Stands for all others as the recipient of a series."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Who answers whom in a pair, and what third parties have to do with it.

    Attributes
    ----------
    thirds, siding
        ``None`` where they were not asked for.
    """

    reciprocity: Reciprocity
    thirds: Scan | None
    siding: Siding | None


def answers_of(  # noqa: PLR0913  (what can be asked)
    record: Path,
    pair: tuple[str, str],
    *,
    by: str = "day",
    coder: str | None = None,
    first: date | None = None,
    last: date | None = None,
    third_parties: bool = False,
) -> Answers:
    """Return who answers whom; see `interstate.reciprocity`."""
    if by not in PERIOD_DAYS:
        raise UnknownCodeError(by, kind="step of time for answers", known=PERIOD_DAYS)
    if first is not None and last is not None and last < first:
        msg = f"{first} to {last}: the first day must not be after the last"
        raise RangeError(msg)
    tables = RecordTables(record)
    happenings = _happenings(tables, pair, first, last)
    chosen = _chosen(happenings, tables, pair, coder)
    happenings = happenings.filter(pl.col("kind") == chosen)
    told = _told(tables, chosen, first, last)
    one_sided = happenings.filter(~pl.col("symmetric"))

    def directed(rows: pl.DataFrame, actor: str, recipient: str) -> Series:
        return series_of(rows, told, pair=(actor, recipient), coder=chosen, step=by, directed=True)

    a, b = pair
    elsewhere = (
        directed(_to_others(one_sided, a, b), a, OTHERS),
        directed(_to_others(one_sided, b, a), b, OTHERS),
    )
    within = one_sided.filter(_of(pair, "actor") & _of(pair, "recipient"))
    forth, back = directed(within, a, b), directed(within, b, a)
    found = reciprocity(Exchange(forth=forth, back=back, elsewhere=elsewhere))
    if not third_parties:
        return Answers(reciprocity=found, thirds=None, siding=None)
    between = series_of(
        happenings.filter(_of(pair, "actor") & _of(pair, "recipient")),
        told,
        pair=pair,
        coder=chosen,
        step=by,
    )
    dealings: dict[str, list[Series]] = {}
    for (third,), rows in _by_third(one_sided, pair):
        sides = rows.group_by("actor", "recipient").len().filter(pl.col("len") >= LEAST_EVENTS)
        dealings[third] = [
            directed(rows, actor, recipient)
            for actor, recipient in sorted(sides.select("actor", "recipient").iter_rows())
        ]
    return Answers(
        reciprocity=found,
        thirds=scan(between, dealings, elsewhere),
        siding=siding(_sides(happenings, pair)),
    )


def _happenings(
    tables: RecordTables, pair: tuple[str, str], first: date | None, last: date | None
) -> pl.DataFrame:
    """Return all that either of two parties takes part in and whose day is known, row by row."""
    wanted = ["kind", "actor", "recipient", "symmetric", "day", "quad", "events"]
    parts: list[pl.DataFrame] = []
    for party in pair:
        given = tables.query("given_by_day", a=party, b="")
        own = tables.query("coded_by_day", a=party, b="")
        own = own.filter(pl.col("first") == pl.col("last"))
        own = own.with_columns(kind=pl.lit(OWN), day=pl.col("first"))
        for rows in (given, own):
            named = rows.rename({"party_a": "actor", "party_b": "recipient"})
            parts.append(named.select(wanted).cast({"events": pl.Int64}))
    rows = pl.concat(parts, how="vertical_relaxed").unique()
    rows = rows.filter(_within(first, last))
    # The sums by day have no value of each event, and none is needed.
    return (
        rows.select(pl.exclude("events").repeat_by("events"))
        .explode(wanted[:-1])
        .with_columns(goldstein=pl.lit(None, pl.Float64))
    )


def _told(tables: RecordTables, coder: str, first: date | None, last: date | None) -> pl.DataFrame:
    if coder == OWN:
        own = tables.query("coded_by_day", a="", b="")
        days = own.filter(pl.col("first") == pl.col("last")).rename({"first": "day"})
    else:
        days = tables.query("given_days").filter(pl.col("kind") == coder)
    return days.filter(_within(first, last)).group_by("day").agg(pl.col("reports").sum())


def _within(first: date | None, last: date | None) -> pl.Expr:
    inside = pl.lit(value=True)
    if first is not None:
        inside &= pl.col("day") >= first
    if last is not None:
        inside &= pl.col("day") <= last
    return inside


def _chosen(
    happenings: pl.DataFrame, tables: RecordTables, pair: tuple[str, str], coder: str | None
) -> str:
    """Return the coder asked for, else the one that tells most of the pair."""
    if coder is not None:
        known = sorted({OWN, *tables.query("given_days")["kind"].unique()})
        if coder not in known:
            raise UnknownCodeError(coder, kind="coder of this record", known=known)
        return coder
    of_pair = happenings.filter(_of(pair, "actor") & _of(pair, "recipient"))
    most = of_pair.group_by("kind").len().sort("len", "kind", descending=[True, False])
    if most.is_empty():
        msg = (
            f"the record has no event of {pair[0]} and {pair[1]} whose day is known in that time; "
            "import a data set of events first, with: interstate import"
        )
        raise RangeError(msg)
    return str(most["kind"][0])


def _of(pair: tuple[str, str], side: str) -> pl.Expr:
    return pl.col(side).is_in([*pair])


def _to_others(rows: pl.DataFrame, actor: str, but: str) -> pl.DataFrame:
    return rows.filter(pl.col("actor") == actor, pl.col("recipient") != but).with_columns(
        recipient=pl.lit(OTHERS)
    )


def _by_third(rows: pl.DataFrame, pair: tuple[str, str]) -> list[tuple[tuple[str], pl.DataFrame]]:
    """Return the rows of each third party with the pair, by its id."""
    inside = _of(pair, "actor") & _of(pair, "recipient")
    third = pl.when(_of(pair, "actor")).then("recipient").otherwise("actor")
    named = rows.filter(~inside).with_columns(third=third).drop_nulls("third")
    parts = named.partition_by("third", as_dict=True)
    return [((str(key[0]),), part) for key, part in sorted(parts.items(), key=lambda each: each[0])]


def _sides(
    rows: pl.DataFrame, pair: tuple[str, str]
) -> Mapping[str, tuple[tuple[int, int], tuple[int, int]]]:
    """Return for each third party its acts of cooperation and conflict with either of a pair."""
    found: dict[str, tuple[tuple[int, int], tuple[int, int]]] = {}
    for (third,), part in _by_third(rows, pair):
        sides: list[tuple[int, int]] = []
        for party in pair:
            quads = part.filter((pl.col("actor") == party) | (pl.col("recipient") == party))["quad"]
            good = int(quads.str.ends_with("cooperation").sum())
            sides.append((good, quads.len() - good))
        found[third] = (sides[0], sides[1])
    return found
