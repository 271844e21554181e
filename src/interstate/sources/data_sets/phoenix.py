"""Phoenix: historical events of the Cline Center, daily ones of the Open Event Data Alliance."""

from __future__ import annotations

from functools import partial

import polars as pl

from interstate.sources.data_sets.acts import (
    as_table,
    date_of,
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
from interstate.sources.data_sets.parties import party_of_code, untranslated

_CODE = r"^(\d{2,4})$"


def _events(frame: pl.DataFrame, about: About, *, names: dict[str, str]) -> Converted:  # noqa: ARG001
    """Take events; a CAMEO actor code begins with the country's three letters."""
    told = frame.select("line", *[pl.col(theirs).alias(ours) for ours, theirs in names.items()])
    good, refused = sift(
        told,
        pl.coalesce(
            wrong(pl.col("event_id"), "event_id", "event id"),
            wrong(_real_day(), "written_day", "day"),
            wrong(pl.col("code").str.extract(_CODE), "code", "CAMEO code"),
        ),
    )
    rows = (
        good.with_columns(
            first=_real_day(),
            actor_country=pl.col("source").str.head(3),
            recipient_country=pl.col("target").str.head(3),
        )
        .with_columns(
            source_id=pl.col("event_id"),
            last=pl.col("first"),
            precision=pl.lit("day"),
            month=month_of("first"),
            actor=party_of_code("actor_country", "first", system="cameo"),
            actor_code=pl.col("source"),
            actor_sector=sector("source_role", system="cameo"),
            recipient=party_of_code("recipient_country", "first", system="cameo"),
            recipient_code=pl.col("target"),
            recipient_sector=sector("target_role", system="cameo"),
            cameo=pl.col("code"),
            event_type=of_cameo("code", "event_type"),
            mode=of_cameo("code", "mode"),
            contexts=of_cameo("code", "contexts"),
            quad=of_cameo("code", "quad"),
            goldstein=number("goldstein"),
            place=pl.col("placename"),
            place_country=party_of_code("country", "first", system="iso3"),
            latitude=number("lat"),
            longitude=number("lon"),
            outlet=pl.col("news_source"),
            url=pl.col("urls").str.split(";").list.first(),
        )
        .with_columns(symmetric=is_mutual())
    )
    return Converted(
        tables={"given_reports": as_table(rows, "given_reports", kind="phoenix")},
        refused=refused,
        untranslated=untranslated(
            rows, [("actor_country", "actor"), ("recipient_country", "recipient")]
        ),
    )


def _real_day() -> pl.Expr:
    """Return the day of three columns, missing where there is no such day."""
    return date_of(whole("year"), whole("month"), whole("day_of_month"))


_DAILY = {
    "event_id": "eventid",
    "written_day": "date",
    "year": "year",
    "month": "month",
    "day_of_month": "day",
    "source": "sourceactorfull",
    "source_role": "sourceactorrole",
    "target": "targetactorfull",
    "target_role": "targetactorrole",
    "code": "eventcode",
    "goldstein": "goldsteinscore",
    "placename": "locationname",
    "country": "countrycode",
    "lat": "lat",
    "lon": "lon",
    "news_source": "newssources",
    "urls": "urls",
}
_HISTORICAL = {
    "event_id": "eid",
    "written_day": "story_date",
    "year": "year",
    "month": "month",
    "day_of_month": "day",
    "source": "source",
    "source_role": "source_agent",
    "target": "target",
    "target_role": "target_agent",
    "code": "code",
    "goldstein": "goldstein",
    "placename": "placename",
    "country": "countryname",
    "lat": "lat",
    "lon": "lon",
    "news_source": "process",
    "urls": "aid",
}

FORMATS = (
    Format(
        kind="phoenix",
        name="daily events",
        convert=partial(_events, names=_DAILY),
        headed=False,
    ),
    Format(kind="phoenix", name="historical events", convert=partial(_events, names=_HISTORICAL)),
)
