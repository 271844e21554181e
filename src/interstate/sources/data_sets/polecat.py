"""POLECAT: PLOVER events by week, tab-separated."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

import polars as pl

from interstate.sources.data_sets.acts import (
    as_table,
    day,
    is_mutual,
    month_of,
    no_plover_type,
    number,
    quad_of_type,
    sector,
    sift,
    wrong,
)
from interstate.sources.data_sets.formats import About, Converted, Format
from interstate.sources.data_sets.parties import (
    party_of_code,
    party_of_name,
    party_of_role,
    untranslated,
)
from interstate.sources.data_sets.rows import wrong_count

if TYPE_CHECKING:
    from collections.abc import Sequence

_SURPLUS_AT_MOST = 4
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$|None$|$")
_NUMBER = re.compile(r"-?\d+(\.\d+)?$|None$|$")
_CODES = re.compile(r"[A-Z]{3}([;,] ?[A-Z]{3})*$|None$|$")
_SHAPES = {
    "event_date": _DAY,
    "event_type": re.compile(r"[A-Z]+$"),
    "intensity": _NUMBER,
    "quad_code": re.compile(r"(VERBAL|MATERIAL) (COOPERATION|CONFLICT)$|None$|$", re.IGNORECASE),
    "actor_country": _CODES,
    "actor_cow": _NUMBER,
    "recipient_country": _CODES,
    "recipient_cow": _NUMBER,
    "latitude": _NUMBER,
    "longitude": _NUMBER,
    "geonames_id": re.compile(r"\d+$|None$|$"),
    "publication_date": _DAY,
    "version": re.compile(r"[\w.+-]*$"),
}


def _mended(cells: Sequence[str], columns: Sequence[str]) -> Sequence[str] | str:
    """Return a row whose tabs do not fit the header, where only one way to read it makes sense.

    Weeks were published with a column more in the header than in the rows, and with rows that
    have tabs too many. Cells without a name in the header are put in empty; empty cells too many
    are taken out, if the days, numbers and words of the rest then stand in one way only where
    they belong.
    """
    unnamed = [at for at, name in enumerate(columns) if name.startswith("column_")]
    if len(cells) == len(columns) - len(unnamed):
        whole = list(cells)
        for at in unnamed:
            whole.insert(at, "")
        return whole if _fits(whole, columns) else wrong_count(cells, columns)
    surplus = len(cells) - len(columns)
    if not 0 < surplus <= _SURPLUS_AT_MOST:
        return wrong_count(cells, columns)
    empty = [at for at, cell in enumerate(cells) if not cell.strip()]
    readings = {
        tuple(cell for at, cell in enumerate(cells) if at not in gone)
        for gone in map(set, combinations(empty, surplus))
    }
    fitting = [reading for reading in readings if _fits(reading, columns)]
    if len(fitting) == 1:
        return fitting[0]
    told = "in several ways" if fitting else "in no way"
    return f"{wrong_count(cells, columns)}, and fits the columns {told} without empty ones"


def _fits(cells: Sequence[str], columns: Sequence[str]) -> bool:
    return all(
        shape.match(cells[columns.index(name)])
        for name, shape in _SHAPES.items()
        if name in columns
    )


def _events(frame: pl.DataFrame, about: About) -> Converted:  # noqa: ARG001
    told = frame.with_columns(pl.exclude("line").replace("None", None))
    dated = told.with_columns(
        first=pl.col("event_date").str.head(10).str.to_date("%Y-%m-%d", strict=False),
        event_type=pl.col("event_type").str.to_uppercase(),
    )
    good, refused = sift(
        dated,
        pl.coalesce(
            wrong(pl.col("event_id"), "event_id", "event id"),
            wrong(pl.col("first"), "event_date", "day as YYYY-MM-DD"),
            no_plover_type("event_type"),
        ),
    )
    rows = good.with_columns(
        source_id=pl.col("event_id"),
        last=pl.col("first"),
        precision=pl.lit("day"),
        month=month_of("first"),
        published=day("publication_date"),
        actor=party_of_role(good, "actor"),
        actor_code=pl.coalesce("actor_country", "actor_name"),
        actor_sector=sector("primary_actor_sector", system="plover"),
        recipient=party_of_role(good, "recipient"),
        recipient_code=pl.coalesce("recipient_country", "recipient_name"),
        recipient_sector=sector("primary_recipient_sector", system="plover"),
        mode=pl.col("event_mode").str.to_lowercase(),
        contexts=pl.col("contexts").str.to_lowercase().str.replace_all(r"\s*[,;]\s*", ";"),
        quad=quad_of_type("event_type"),
        goldstein=number("intensity"),
        place=pl.coalesce("city", "placename", "province", "country"),
        place_country=pl.coalesce(
            party_of_code("country", "first", system="iso3"),
            party_of_name(good, "country", "first"),
        ),
        place_id=pl.when(pl.col("geonames_id").str.contains(r"^\d+$")).then(
            pl.format("geonames:{}", "geonames_id")
        ),
        latitude=number("latitude"),
        longitude=number("longitude"),
        actor_name=pl.coalesce("actor_name", "actor_name_raw"),
        recipient_name=pl.coalesce("recipient_name", "recipient_name_raw"),
        outlet=pl.col("source"),
    ).with_columns(symmetric=is_mutual())
    return Converted(
        tables={"given_reports": as_table(rows, "given_reports", kind="polecat")},
        refused=refused,
        untranslated=untranslated(
            rows, [("actor_country", "actor"), ("recipient_country", "recipient")]
        ),
    )


FORMATS = (Format(kind="polecat", name="events", convert=_events, repair=_mended),)
