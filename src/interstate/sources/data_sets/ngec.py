"""NGEC's JSON Lines: one event a line, its parties in nested lists."""

from __future__ import annotations

import json
from typing import Any, cast

import polars as pl

from interstate.sources.data_sets.acts import (
    as_table,
    is_mutual,
    month_of,
    no_plover_type,
    quad_of_type,
    sector,
    sift,
    wrong,
)
from interstate.sources.data_sets.formats import About, Converted, Format
from interstate.sources.data_sets.parties import party_of_code, party_of_role, untranslated

_FLAT = (
    "actor_name",
    "actor_country",
    "actor_role",
    "recipient_name",
    "recipient_country",
    "recipient_role",
    "place",
    "place_code",
    "geonames",
    "latitude",
    "longitude",
)


def _events(frame: pl.DataFrame, about: About) -> Converted:  # noqa: ARG001
    flat = pl.DataFrame(
        [
            _flattened(attributes, place)
            for attributes, place in frame.select("attributes", "event_geolocation").iter_rows()
        ],
        schema=dict.fromkeys(_FLAT, pl.String),
        orient="row",
    )
    told = frame.hstack(flat).with_columns(
        first=pl.coalesce("date_resolved", "pub_date")
        .str.head(10)
        .str.to_date("%Y-%m-%d", strict=False),
        event_type=pl.col("event_type").str.to_uppercase(),
    )
    good, refused = sift(
        told,
        pl.coalesce(
            wrong(pl.col("id"), "id", "id"),
            wrong(pl.col("first"), "date_resolved", "day as YYYY-MM-DD"),
            no_plover_type("event_type"),
        ),
    )
    rows = good.with_columns(
        # One story has an event of each type at most; its id is the story's.
        source_id=pl.format("{}#{}", "id", "event_type"),
        last=pl.col("first"),
        precision=pl.lit("day"),
        month=month_of("first"),
        published=pl.col("pub_date").str.head(10).str.to_date("%Y-%m-%d", strict=False),
        actor=party_of_role(good, "actor"),
        actor_code=pl.coalesce("actor_country", "actor_name"),
        actor_sector=sector("actor_role", system="plover"),
        recipient=party_of_role(good, "recipient"),
        recipient_code=pl.coalesce("recipient_country", "recipient_name"),
        recipient_sector=sector("recipient_role", system="plover"),
        mode=_first_of("event_mode"),
        contexts=_listed("contexts"),
        quad=quad_of_type("event_type"),
        place_country=party_of_code("place_code", "first", system="iso3"),
        place_id=pl.when(pl.col("geonames").is_not_null()).then(
            pl.format("geonames:{}", "geonames")
        ),
        text=pl.col("event_text"),
        outlet=pl.col("source"),
    ).with_columns(symmetric=is_mutual())
    return Converted(
        tables={"given_reports": as_table(rows, "given_reports", kind="ngec")},
        refused=refused,
        untranslated=untranslated(rows, [("actor_code", "actor"), ("recipient_code", "recipient")]),
    )


def _first_of(column: str) -> pl.Expr:
    """Return the first value of a JSON list, or the text itself."""
    plain = pl.col(column).str.strip_chars('[]" ').str.split('", "').list.first()
    return plain.str.to_lowercase().replace("", None)


def _listed(column: str) -> pl.Expr:
    plain = pl.col(column).str.strip_chars('[]" ').str.replace_all('", "', ";", literal=True)
    return plain.str.to_lowercase().replace("", None)


def _flattened(attributes: str | None, place: str | None) -> tuple[str | None, ...]:
    """Return names, countries and roles of the first actor and recipient, and the place."""
    told = _object(attributes)
    parties: list[str | None] = []
    for role in ("ACTOR", "RECIP"):
        party = _first_object(told.get(role))
        parties += [
            _text(party.get("wiki")) or _text(party.get("text")),
            _text(party.get("country")),
            _text(party.get("code_1")),
        ]
    geo = _object(place)
    found = cast("dict[str, Any]", geo.get("geo") if isinstance(geo.get("geo"), dict) else geo)
    return (
        *parties,
        _text(found.get("resolved_placename") or found.get("name")),
        _text(found.get("country_code3")),
        _text(found.get("geonameid")),
        _text(found.get("lat")),
        _text(found.get("lon")),
    )


def _object(written: str | None) -> dict[str, Any]:
    try:
        told: Any = json.loads(written or "{}")
    except ValueError:
        return {}
    return cast("dict[str, Any]", told) if isinstance(told, dict) else {}


def _first_object(value: object) -> dict[str, Any]:
    listed = cast("list[object]", value) if isinstance(value, list) else [value]
    first = listed[0] if listed else None
    return cast("dict[str, Any]", first) if isinstance(first, dict) else {}


def _text(value: object) -> str | None:
    return None if value is None or value == "" else str(value)


FORMATS = (Format(kind="ngec", name="events", convert=_events),)
