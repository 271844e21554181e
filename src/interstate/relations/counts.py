"""How many events of which kind two parties have in each period, data set by data set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import polars as pl

from interstate.reference.data_sets import OWN, coder_name, data_set
from interstate.relations.dyads import STEPS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interstate.relations.panels import Column

QUADS = {
    "verbal cooperation": "vcoop",
    "material cooperation": "mcoop",
    "verbal conflict": "vconf",
    "material conflict": "mconf",
}
"""Quad class -> the beginning of its column's name."""
_BY_MONTH = frozenset({"year", "quarter", "month"})
_WITHIN = {
    "year": ("day", "week", "month", "season", "quarter", "half-year", "year"),
    "quarter": ("day", "week", "month", "quarter"),
    "month": ("day", "week", "month"),
    "week": ("day",),
    "day": ("day",),
}
"""Step -> the precisions of dates that tell which of them an event belongs to."""


class Queries(Protocol):
    """Whoever answers named queries."""

    def query(self, name: str, **parameters: str) -> pl.DataFrame:
        """Return the rows of a named query."""
        ...

    def data_sets(self, table: str) -> Mapping[str, str]:
        """Return which data set, by its id, each file is of that gave rows of a table."""
        ...


def event_columns(  # noqa: PLR0913  (what is counted)
    tables: Queries,
    rows: pl.DataFrame,
    *,
    step: str,
    directed: bool,
    pair: tuple[str, str] | None,
    groups: Sequence[str],
) -> tuple[pl.DataFrame, list[Column]]:
    """Return counts by pair and period, and what the columns hold.

    Parameters
    ----------
    rows
        The panel's rows with ``party1 party2`` and the step: what is to be counted for.
    groups
        Of ``events goldstein quad``.

    Returns
    -------
    frame, list of Column
        ``party1 party2 <step>`` and, for each coder, the columns asked for with ``covered_``.
    """
    told = counted(tables, step=step, directed=directed, pair=pair)
    # Of an undirected pair the ids are counted in their own order, which need not be that of codes.
    keys = ["party1", "party2", step] if directed else ["low", "high", step]
    frame = rows.select("party1", "party2", step).unique()
    if not directed:
        told = told.rename({"party1": "low", "party2": "high"})
        frame = frame.with_columns(
            low=pl.min_horizontal("party1", "party2"), high=pl.max_horizontal("party1", "party2")
        )
    shares = coverage(tables, frame[step].unique().sort(), step=step)
    columns: list[Column] = []
    held = set(tables.data_sets("given_reports").values())
    kinds = sorted({*told["kind"].unique(), *shares["kind"].unique()})
    for kind in kinds:
        of_kind = told.filter(pl.col("kind") == kind).drop("kind")
        wide = _wide(of_kind, keys, kind, groups)
        share = shares.filter(pl.col("kind") == kind).select(
            step, pl.col("covered").alias(f"covered_{kind}")
        )
        frame = frame.join(wide, on=keys, how="left").join(share, on=step, how="left")
        sources = (OWN,) if kind == OWN else (n for n in held if data_set(n).kind == kind)
        of_kind = shares.filter(pl.col("kind") == kind)
        columns += _told(kind, groups, of_kind, step, sources=tuple(sorted(sources)))
    return frame.drop("low", "high", strict=False), columns


def counted(
    tables: Queries, *, step: str, directed: bool, pair: tuple[str, str] | None
) -> pl.DataFrame:
    """Return numbers of events by coder, pair, period and quad class.

    Returns
    -------
    polars DataFrame
        ``kind party1 party2 <step> quad events reports goldstein_sum goldstein_count``. A mutual
        event counts for both directions; of an undirected pair the ids are in their order.
    """
    a, b = pair or ("", "")
    given = tables.query("given_by_month" if step in _BY_MONTH else "given_by_day", a=a, b=b)
    given = given.filter(pl.col("precision").is_in(_WITHIN[step]))
    if step in _BY_MONTH:
        given = given.with_columns(day=pl.date(pl.col("month") // 100, pl.col("month") % 100, 1))
    own = tables.query("coded_by_day", a=a, b=b).with_columns(
        kind=pl.lit(OWN), day=pl.col("first").dt.truncate(STEPS[step])
    )
    own = own.filter(pl.col("last").dt.truncate(STEPS[step]) == pl.col("day"))
    wanted = [
        "kind",
        "party_a",
        "party_b",
        "symmetric",
        "day",
        "quad",
        "events",
        "reports",
        "goldstein_sum",
        "goldstein_count",
    ]
    rows = pl.concat([given.select(wanted), own.select(wanted)], how="vertical_relaxed")
    period = pl.col("day").dt.truncate(STEPS[step])
    rows = rows.with_columns(
        (period.dt.year().cast(pl.Int32) if step == "year" else period).alias(step)
    )
    one, other = pl.col("party_a"), pl.col("party_b")
    if directed:
        turned = rows.filter("symmetric").with_columns(party1=other, party2=one)
        rows = pl.concat([rows.with_columns(party1=one, party2=other), turned])
    else:
        rows = rows.with_columns(
            party1=pl.min_horizontal(one, other), party2=pl.max_horizontal(one, other)
        )
    return rows.group_by("kind", "party1", "party2", step, "quad").agg(
        pl.col("events", "reports", "goldstein_sum", "goldstein_count").sum()
    )


def coverage(tables: Queries, periods: pl.Series, *, step: str) -> pl.DataFrame:
    """Return the share of each period's days of which each data set tells anything.

    Returns
    -------
    polars DataFrame
        ``kind <step> covered``, from 0 exclusive to 1; a period without a row is not covered.
    """
    days = tables.query("given_days").with_columns(period=pl.col("day").dt.truncate(STEPS[step]))
    lengths = pl.col("period").dt.offset_by(STEPS[step]) - pl.col("period")
    counted_days = days.group_by("kind", "period").agg(pl.col("day").n_unique().alias("days"))
    shares = counted_days.with_columns(covered=pl.col("days") / lengths.dt.total_days())
    named = pl.col("period").dt.year().cast(pl.Int32) if step == "year" else pl.col("period")
    return shares.select("kind", named.alias(step), "covered").filter(
        pl.col(step).is_in(periods.implode())
    )


def _wide(rows: pl.DataFrame, keys: list[str], kind: str, groups: Sequence[str]) -> pl.DataFrame:
    sums: list[pl.Expr] = []
    if "events" in groups:
        sums.append(pl.col("events").sum().alias(f"events_{kind}"))
    if "goldstein" in groups:
        count = pl.col("goldstein_count").sum()
        mean = pl.col("goldstein_sum").sum() / count
        sums.append(pl.when(count > 0).then(mean).alias(f"goldstein_{kind}"))
    if "quad" in groups:
        sums += [
            pl.col("events").filter(pl.col("quad") == quad).sum().alias(f"{short}_{kind}")
            for quad, short in QUADS.items()
        ]
    return rows.group_by(keys).agg(sums)


def _told(
    kind: str,
    groups: Sequence[str],
    shares: pl.DataFrame,
    step: str,
    *,
    sources: tuple[str, ...],
) -> list[Column]:
    from interstate.relations.panels import Column

    named = coder_name(kind)

    years = shares[step] if step == "year" else shares[step].dt.year()
    first, last = (None, None) if shares.is_empty() else (years.min(), years.max())

    def column(name: str, label: str, unit: str, absent: str) -> Column:
        return Column(
            name=f"{name}_{kind}",
            label=label,
            unit=unit,
            sources=sources,
            first=first,  # pyright: ignore[reportArgumentType]  years are whole numbers
            last=last,  # pyright: ignore[reportArgumentType]
            absent=absent,
        )

    found: list[Column] = []
    if "events" in groups:
        found.append(column("events", f"Events by {named}", "events", "zero"))
    if "goldstein" in groups:
        told = f"Mean value on Goldstein's scale of the events by {named}"
        found.append(column("goldstein", told, "-10 to 10", "missing"))
    if "quad" in groups:
        found += [
            column(short, f"Events of {quad} by {named}", "events", "zero")
            for quad, short in QUADS.items()
        ]
    told = f"Share of the days of which {named} tells anything"
    found.append(column("covered", told, "0 to 1", "missing"))
    return found
