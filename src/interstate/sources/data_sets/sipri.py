"""SIPRI: transfers of major arms, in trend-indicator values."""

from __future__ import annotations

import polars as pl

from interstate.sources.data_sets.acts import as_table, number, sift, whole, wrong
from interstate.sources.data_sets.formats import About, Converted, Format
from interstate.sources.data_sets.parties import party_of_name, untranslated


def _register(frame: pl.DataFrame, about: About) -> Converted:  # noqa: ARG001
    """Take the trade register: a deal a row, from the order to the last delivery.

    The value is the trend-indicator value of what was delivered, in millions: it measures
    capability and is no price.
    """
    good, refused = sift(
        frame,
        pl.coalesce(
            wrong(pl.col("supplier"), "supplier", "supplier"),
            wrong(pl.col("recipient"), "recipient", "recipient"),
            wrong(_ordered(), "order_date", "year of an order"),
        ),
    )
    dated = good.with_columns(first=pl.date(_ordered(), 1, 1), last=pl.date(_delivered(), 12, 31))
    named = dated.with_columns(day=pl.coalesce("last", "first"))
    rows = named.with_columns(
        source_id=pl.coalesce(
            "sipri_at_database_id",
            pl.format("{}-{}-{}", "supplier", "recipient", "line"),
        ),
        tie=pl.lit("arms transfer"),
        name=pl.col("designation"),
        system=pl.lit("name"),
        code_a=pl.col("supplier"),
        code_b=pl.col("recipient"),
        party_a=party_of_name(named, "supplier", "day"),
        party_b=party_of_name(named, "recipient", "day"),
        directed=pl.lit(value=True),
        precision=pl.lit("year"),
        value=number("tiv_delivery_values"),
        detail=pl.coalesce("description", "armament_category"),
    )
    return Converted(
        tables={"given_ties": as_table(rows, "given_ties", kind="sipri")},
        refused=refused,
        untranslated=untranslated(rows, [("code_a", "party_a"), ("code_b", "party_b")]),
    )


def _ordered() -> pl.Expr:
    return whole("order_date")


def _delivered() -> pl.Expr:
    """Return the last of the years of delivery, which stand as ``2019; 2020``."""
    years = pl.col("delivery_year").str.extract_all(r"\d{4}")
    return years.list.last().cast(pl.Int32, strict=False)


FORMATS = (Format(kind="sipri", name="trade register", convert=_register, whole=True),)
