"""UCDP: georeferenced events, and conflict dyads by year."""

from __future__ import annotations

import re
from functools import partial

import polars as pl

from interstate.sources.data_sets.acts import as_table, month_of, number, sift, whole, wrong
from interstate.sources.data_sets.formats import About, Converted, Format
from interstate.sources.data_sets.parties import (
    number_code,
    party_of_code,
    party_of_name,
    untranslated,
)
from interstate.sources.data_sets.yearly import checked_year, first_day, last_day, ties

_GOVERNMENT = "Government of "
_PRECISION = {"1": "day", "2": "week", "3": "week", "4": "month", "5": "year"}
"""What ``date_prec`` says of the day: 1 exact, 2 within 2 to 6 days, 3 within the week, 4 within 8
to 30 days or the month, 5 within more than a month up to a year (UCDP GED Codebook 25.1)."""


def _events(frame: pl.DataFrame, about: About) -> Converted:  # noqa: ARG001
    """Take GED: each event is an ASSAULT of side A on side B with deaths.

    A one-sided act has civilians as recipient, who are of the country it happens in.
    """
    good, refused = sift(
        frame,
        pl.coalesce(
            wrong(whole("id"), "id", "event id"),
            wrong(_moment("date_start"), "date_start", "day as YYYY-MM-DD"),
            wrong(_moment("date_end"), "date_end", "day as YYYY-MM-DD"),
            wrong(pl.col("side_a"), "side_a", "name of a side"),
        ),
    )
    good = good.with_columns(
        first=_moment("date_start"),
        last=_moment("date_end"),
        gw_country=number_code("country_id"),
        gw_a=number_code("gwnoa"),
        gw_b=number_code("gwnob"),
    )
    one_sided = whole("type_of_violence") == 3  # noqa: PLR2004  as the codebook numbers them
    rows = good.with_columns(
        source_id=number_code("id"),
        precision=number_code("date_prec").replace_strict(
            _PRECISION, default="period", return_dtype=pl.String
        ),
        month=month_of("first"),
        actor=pl.coalesce(
            party_of_code("gw_a", "first", system="gw"), _group("side_a", "first", good)
        ),
        actor_code=pl.coalesce("gw_a", "side_a"),
        actor_name=pl.col("side_a"),
        actor_sector=_sector("side_a"),
        recipient=pl.when(one_sided)
        .then(party_of_code("gw_country", "first", system="gw"))
        .otherwise(
            pl.coalesce(
                party_of_code("gw_b", "first", system="gw"), _group("side_b", "first", good)
            )
        ),
        recipient_code=pl.coalesce("gw_b", "side_b"),
        recipient_name=pl.col("side_b"),
        recipient_sector=pl.when(one_sided).then(pl.lit("CVL")).otherwise(_sector("side_b")),
        event_type=pl.lit("ASSAULT"),
        quad=pl.lit("material conflict"),
        symmetric=pl.lit(value=False),
        place=pl.coalesce("where_coordinates", "adm_2", "adm_1", "country"),
        place_country=party_of_code("gw_country", "first", system="gw"),
        place_id=pl.when(pl.col("latitude").is_not_null()).then(
            pl.format("ucdp:{},{}", "latitude", "longitude")
        ),
        latitude=number("latitude"),
        longitude=number("longitude"),
        text=pl.coalesce("source_headline", "source_article"),
        outlet=pl.col("source_office"),
        deaths=whole("best"),
    )
    return Converted(
        tables={"given_reports": as_table(rows, "given_reports", kind="ucdp")},
        refused=refused,
        untranslated=untranslated(rows, [("actor_code", "actor"), ("recipient_code", "recipient")]),
    )


def _moment(column: str) -> pl.Expr:
    """Return the day of ``2024-01-31`` as of ``2024-01-31 00:00:00.000``."""
    return pl.col(column).str.strip_chars().str.head(10).str.to_date("%Y-%m-%d", strict=False)


def _group(column: str, on: str, frame: pl.DataFrame) -> pl.Expr:
    """Return the state whose government a side is, else the group under its own name."""
    governed = pl.col(column).str.strip_prefix(_GOVERNMENT)
    named = frame.with_columns(governed.alias("side"))
    known = dict(
        named.select(pl.col(column), party_of_name(named, "side", on)).unique(column).iter_rows()
    )
    state = pl.col(column).replace_strict(known, default=None, return_dtype=pl.String)
    is_state = pl.col(column).str.starts_with(_GOVERNMENT)
    group = pl.when(~is_state & (pl.col(column) != "Civilians")).then(
        pl.format("NSA:{}", pl.col(column))
    )
    return pl.when(is_state).then(state).otherwise(group)


def _sector(column: str) -> pl.Expr:
    government = pl.col(column).str.starts_with(_GOVERNMENT)
    return pl.when(government).then(pl.lit("MIL")).otherwise(pl.lit("REB"))


def _dyads(frame: pl.DataFrame, about: About, *, a: str, b: str, number_of: str) -> Converted:  # noqa: ARG001
    """Take the years in which states, or a state and a group, fought: a tie for each pair."""
    good, refused = sift(
        frame, pl.coalesce(checked_year("year"), wrong(pl.col(number_of), number_of, "number"))
    )
    # States that fight on one side stand in one cell: "2, 200, 900".
    sides = good.with_columns(
        code_a=_codes(a),
        code_b=_codes(b),
    )
    sides = sides.explode("code_a").explode("code_b")
    rows = sides.with_columns(
        source_id=pl.format("{}-{}", number_code(number_of), whole("year")),
        tie=pl.when(pl.col("code_b").is_null())
        .then(pl.lit("armed conflict within"))
        .otherwise(pl.lit("armed conflict")),
        code_a=pl.col("code_a").fill_null(""),
        name=pl.when(pl.col("code_b").is_null()).then(pl.col("side_b")),
        first=first_day("year"),
        last=last_day("year"),
        precision=pl.lit("year"),
        value=number("intensity_level"),
        detail=pl.col("type_of_conflict"),
    )
    return ties(rows, kind="ucdp", system="gw", refused=refused)


def _codes(column: str) -> pl.Expr:
    """Return the numbers in a cell, without what Python and R add to one: ``"645.0"`` is 645."""
    return number_code(column).str.extract_all(r"[0-9]+")


_CANDIDATE = re.compile(r"\d+\D\d+\D\d+")


def _release(stem: str) -> str:
    """Tell candidate events of some months (``v25_0_9``) from the yearly release (``v25_1``)."""
    return stem if _CANDIDATE.search(stem) else ""


FORMATS = (
    Format(kind="ucdp", name="events", convert=_events, whole=True, part=_release),
    Format(
        kind="ucdp",
        name="dyad-years",
        convert=partial(_dyads, a="gwno_a", b="gwno_b", number_of="dyad_id"),
        whole=True,
    ),
    Format(
        kind="ucdp",
        name="conflict-years",
        convert=partial(_dyads, a="gwno_a", b="gwno_b", number_of="conflict_id"),
        whole=True,
    ),
)
