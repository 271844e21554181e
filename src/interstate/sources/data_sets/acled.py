"""ACLED: political violence and demonstrations, coded by people."""

from __future__ import annotations

import polars as pl

from interstate.sources.data_sets.acts import (
    as_table,
    mapped,
    month_of,
    number,
    sector,
    sift,
    whole,
    wrong,
)
from interstate.sources.data_sets.formats import About, Converted, Format
from interstate.sources.data_sets.parties import (
    number_code,
    party_of_code,
    party_of_name,
    untranslated,
)

_FORMS = ("%Y-%m-%d", "%d %B %Y", "%d-%B-%Y", "%d %b %Y", "%d/%m/%Y")
_PRECISION = {"1": "day", "2": "week", "3": "month"}


def _events(frame: pl.DataFrame, about: About) -> Converted:  # noqa: ARG001
    """Take events; the actors are organised by the country that stands in their brackets.

    The publisher asks that a deleted or changed event be replaced: a row with an id that is
    there takes the place of the earlier one.
    """
    dated = frame.with_columns(
        first=pl.coalesce([pl.col("event_date").str.to_date(form, strict=False) for form in _FORMS])
    )
    good, refused = sift(
        dated,
        pl.coalesce(
            wrong(pl.col("event_id_cnty"), "event_id_cnty", "event id"),
            wrong(pl.col("first"), "event_date", "day"),
            wrong(pl.col("event_type"), "event_type", "type"),
        ),
    )
    good = good.with_columns(m49=number_code("iso").str.zfill(3))
    rows = good.with_columns(
        source_id=pl.col("event_id_cnty"),
        last=pl.col("first"),
        precision=number_code("time_precision").replace_strict(
            _PRECISION, default="day", return_dtype=pl.String
        ),
        month=month_of("first"),
        published=pl.from_epoch(number("timestamp"), time_unit="s").cast(pl.Date),
        place_country=pl.coalesce(
            party_of_code("m49", "first", system="m49"), party_of_name(good, "country", "first")
        ),
        actor=_party(good, "actor1"),
        recipient=_party(good, "actor2"),
        event_type=mapped("sub_event_type", "acled", "event_type"),
        mode=mapped("sub_event_type", "acled", "mode"),
        quad=mapped("sub_event_type", "acled", "quad"),
    ).with_columns(
        actor_code=pl.col("actor1"),
        actor_name=pl.col("actor1"),
        actor_sector=sector("inter1", system="acled"),
        recipient_code=pl.col("actor2"),
        recipient_name=pl.col("actor2"),
        recipient_sector=sector("inter2", system="acled"),
        symmetric=pl.lit(value=False),
        place=pl.col("location"),
        place_id=pl.format("acled:{},{}", "latitude", "longitude"),
        latitude=number("latitude"),
        longitude=number("longitude"),
        text=pl.col("notes"),
        outlet=pl.col("source"),
        deaths=whole("fatalities"),
    )
    return Converted(
        tables={"given_reports": as_table(rows, "given_reports", kind="acled")},
        refused=refused,
        untranslated=untranslated(rows, [("actor_code", "actor"), ("recipient_code", "recipient")]),
    )


# "Military Forces of Russia (2000-) Air Force": the years are those of the government.
_OF_GOVERNMENT = r"^(?:Military Forces|Police Forces|Government) of (.+?) \(\d{4}-(?:\d{4})?\)"


def _party(frame: pl.DataFrame, actor: str) -> pl.Expr:
    stated = frame.with_columns(pl.col(actor).str.extract(_OF_GOVERNMENT).alias("state"))
    known = dict(
        stated.select(actor, party_of_name(stated, "state", "first")).unique(actor).iter_rows()
    )
    return pl.coalesce(
        pl.col(actor).replace_strict(known, default=None, return_dtype=pl.String),
        party_of_name(frame, actor, "first"),
    )


FORMATS = (Format(kind="acled", name="events", convert=_events),)
