"""ICEWS: coded events as Dataverse gives them, tab-separated."""

from __future__ import annotations

import polars as pl

from interstate.sources.data_sets.acts import (
    as_table,
    day,
    is_mutual,
    month_of,
    number,
    of_cameo,
    sector,
    sift,
    whole,
    wrong,
)
from interstate.sources.data_sets.formats import About, Converted, Format
from interstate.sources.data_sets.parties import number_code, party_of_name, untranslated


def _events(frame: pl.DataFrame, about: About) -> Converted:  # noqa: ARG001
    told = frame.with_columns(pl.exclude("line").replace("NA", None))
    dated = told.with_columns(first=day("event_date"))
    good, refused = sift(
        dated,
        pl.coalesce(
            wrong(whole("event_id"), "event_id", "event id"),
            wrong(pl.col("first"), "event_date", "day as YYYY-MM-DD"),
            wrong(pl.col("cameo_code").str.extract(r"^(\d{2,4})$"), "cameo_code", "CAMEO code"),
        ),
    )
    rows = good.with_columns(
        # 145,312 ids stand for two events, on different days: A. Beger, R package icews, vignette
        # "ICEWS event data".
        source_id=pl.format("{}-{}", number_code("event_id"), "first"),
        last=pl.col("first"),
        precision=pl.lit("day"),
        month=month_of("first"),
        actor=_party(good, "source"),
        actor_code=pl.coalesce("source_country", "source_name"),
        actor_name=pl.col("source_name"),
        actor_sector=sector("source_sectors", system="icews", between=","),
        recipient=_party(good, "target"),
        recipient_code=pl.coalesce("target_country", "target_name"),
        recipient_name=pl.col("target_name"),
        recipient_sector=sector("target_sectors", system="icews", between=","),
        cameo=pl.col("cameo_code"),
        event_type=of_cameo("cameo_code", "event_type"),
        mode=of_cameo("cameo_code", "mode"),
        contexts=of_cameo("cameo_code", "contexts"),
        quad=of_cameo("cameo_code", "quad"),
        goldstein=number("intensity"),
        place=pl.coalesce("city", "district", "province", "country"),
        place_country=party_of_name(good, "country", "first"),
        latitude=number("latitude"),
        longitude=number("longitude"),
        text=pl.col("event_text"),
        outlet=pl.col("publisher"),
    ).with_columns(
        symmetric=is_mutual(),
        # Cities have no ids here; their coordinates tell them apart.
        place_id=pl.when(pl.col("city").is_not_null()).then(
            pl.format("icews:{},{}", "latitude", "longitude")
        ),
    )
    return Converted(
        tables={"given_reports": as_table(rows, "given_reports", kind="icews")},
        refused=refused,
        untranslated=untranslated(rows, [("actor_code", "actor"), ("recipient_code", "recipient")]),
    )


def _party(frame: pl.DataFrame, role: str) -> pl.Expr:
    """Return an organisation by its own name, and for all else the country it belongs to."""
    return pl.coalesce(
        party_of_name(frame, f"{role}_country", "first"),
        party_of_name(frame, f"{role}_name", "first"),
    )


FORMATS = (Format(kind="icews", name="events", convert=_events),)
