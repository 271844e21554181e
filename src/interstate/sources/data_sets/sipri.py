"""SIPRI: transfers of major arms, in trend-indicator values."""

from __future__ import annotations

import re

import polars as pl

from interstate.sources.data_sets.acts import as_table, date_of, sift, wrong
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
    dated = good.with_columns(
        first=date_of(_ordered(), pl.lit(1), pl.lit(1)),
        last=date_of(_delivered(), pl.lit(12), pl.lit(31)),
    )
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
        value=_summed("tiv_delivery_values"),
        detail=pl.coalesce("description", "armament_category"),
    )
    return Converted(
        tables={"given_ties": as_table(rows, "given_ties", kind="sipri")},
        refused=refused,
        untranslated=untranslated(rows, [("code_a", "party_a"), ("code_b", "party_b")]),
    )


def _ordered() -> pl.Expr:
    """Return the year of the order, which stands as ``2019`` or, where uncertain, ``2019?``."""
    return pl.col("order_date").str.extract(r"([0-9]{4})").cast(pl.Int32)


def _summed(column: str) -> pl.Expr:
    """Return the sum of values that stand as ``12.5; 25``, missing where there is none."""
    values = pl.col(column).str.extract_all(r"[0-9]+(\.[0-9]+)?").cast(pl.List(pl.Float64))
    return pl.when(values.list.len() > 0).then(values.list.sum())


def _delivered() -> pl.Expr:
    """Return the last of the years of delivery, which stand as ``2019; 2020``."""
    years = pl.col("delivery_year").str.extract_all(r"[0-9]{4}")
    return years.list.last().cast(pl.Int32, strict=False)


# The register as armstransfers.sipri.org writes it since 2024, its columns by our names for them.
_LISTED = {
    "designation": "weapon_designation",
    "description": "weapon_description",
    "order_date": "year_of_order",
    "delivery_year": "year_s_of_delivery",
    "tiv_delivery_values": "sipri_tiv_of_delivered_weapons",
}


def _listed(frame: pl.DataFrame, about: About) -> Converted:
    return _register(
        frame.with_columns(
            pl.lit(None, dtype=pl.String).alias("sipri_at_database_id"),
            pl.lit(None, dtype=pl.String).alias("armament_category"),
            **{ours: pl.col(theirs) for ours, theirs in _LISTED.items()},
        ),
        about,
    )


def _selection(stem: str) -> str:
    """Tell registers of other suppliers or recipients apart: by the words of the file's name.

    A register holds what its user asked for; a number in its name is a year or the day it was got.
    """
    return " ".join(re.findall(r"[^\W\d_]+", stem.lower()))


FORMATS = (
    Format(kind="sipri", name="trade register", convert=_register, whole=True, part=_selection),
    Format(
        kind="sipri",
        name="trade register as listed",
        convert=_listed,
        whole=True,
        part=_selection,
    ),
)
