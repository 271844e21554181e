"""GDELT: events 1.0 and 2.0, mentions, and the Global Knowledge Graph 2.1."""

from __future__ import annotations

from functools import partial

import polars as pl

from interstate.reference.plover import QUADS
from interstate.sources.data_sets.acts import (
    as_table,
    day,
    is_mutual,
    looked_up,
    month_of,
    number,
    of_cameo,
    repeated,
    sector,
    sift,
    unlike,
    whole,
    wrong,
)
from interstate.sources.data_sets.formats import About, Converted, Format
from interstate.sources.data_sets.parties import party_of_code, untranslated

_GROUPS = {"UNO": "UNO", "NAT": "NAT", "EEC": "EUU"}
"""CAMEO's codes of organisations that have party ids of their own."""
_MOMENT = "%Y%m%d%H%M%S"
_REPEATING = frozenset(
    {
        "actor1code",
        "actor1name",
        "actor1countrycode",
        "actor1knowngroupcode",
        "actor1type1code",
        "actor2code",
        "actor2name",
        "actor2countrycode",
        "actor2knowngroupcode",
        "actor2type1code",
        "eventcode",
        "quadclass",
        "actiongeo_fullname",
        "actiongeo_countrycode",
    }
)
_HOST = r"://(?:www\.)?([^/:]+)"


def _events(frame: pl.DataFrame, about: About, *, kind: str) -> Converted:  # noqa: ARG001
    if "sourceurl" not in frame.columns:
        # The first form of GDELT 1.0 has no addresses.
        frame = frame.with_columns(sourceurl=pl.lit(None, dtype=pl.String))
    dated = frame.with_columns(first=day("sqldate", "%Y%m%d"))
    good, refused = sift(
        dated,
        pl.coalesce(
            unlike("globaleventid", r"^\d+$", "event id"),
            wrong(pl.col("first"), "sqldate", "day as YYYYMMDD"),
            unlike("eventcode", r"^\d{2,4}$", "CAMEO code"),
        ),
    )
    rows = good.with_columns(
        source_id=pl.col("globaleventid"),
        last=pl.col("first"),
        precision=repeated("day"),
        month=month_of("first"),
        published=pl.col("dateadded").str.head(8).str.to_date("%Y%m%d", strict=False),
        actor=_party("actor1"),
        actor_code=pl.coalesce("actor1code", "actor1countrycode"),
        actor_name=pl.col("actor1name"),
        actor_sector=sector("actor1type1code", system="cameo"),
        recipient=_party("actor2"),
        recipient_code=pl.coalesce("actor2code", "actor2countrycode"),
        recipient_name=pl.col("actor2name"),
        recipient_sector=sector("actor2type1code", system="cameo"),
        cameo=pl.col("eventcode"),
        event_type=of_cameo("eventcode", "event_type"),
        mode=of_cameo("eventcode", "mode"),
        contexts=of_cameo("eventcode", "contexts"),
        quad=looked_up("quadclass", {str(n): quad for n, quad in enumerate(QUADS, start=1)}),
        goldstein=number("goldsteinscale"),
        place=pl.col("actiongeo_fullname"),
        place_country=party_of_code("actiongeo_countrycode", "first", system="fips"),
        place_id=pl.when(pl.col("actiongeo_featureid") != pl.col("actiongeo_countrycode")).then(
            "gns:" + pl.col("actiongeo_featureid")
        ),
        latitude=number("actiongeo_lat"),
        longitude=number("actiongeo_long"),
        url=pl.when(pl.col("sourceurl").str.contains("://", literal=True)).then("sourceurl"),
        mentions=whole("nummentions"),
    ).with_columns(
        symmetric=is_mutual(),
        outlet=pl.col("url").map_batches(_hosts, return_dtype=pl.String, is_elementwise=True),
    )
    return Converted(
        tables={"given_reports": as_table(rows, "given_reports", kind=kind)},
        refused=refused,
        untranslated=untranslated(
            rows, [("actor1countrycode", "actor"), ("actor2countrycode", "recipient")]
        ),
    )


def _party(actor: str) -> pl.Expr:
    group = looked_up(f"{actor}knowngroupcode", _GROUPS)
    return pl.coalesce(group, party_of_code(f"{actor}countrycode", "first", system="cameo"))


def _hosts(addresses: pl.Series) -> pl.Series:
    """Return the host of each address, as `_HOST` finds it; cutting is faster than matching."""
    after = addresses.str.splitn("://", 2).struct.field("field_1")
    hosts = after.str.splitn("/", 2).struct.field("field_0")
    if hosts.str.contains(":", literal=True).any():
        hosts = hosts.str.splitn(":", 2).struct.field("field_0")
    hosts = hosts.str.strip_prefix("www.")
    unclear = (hosts == "").fill_null(value=False)
    if unclear.any():
        hosts = hosts.scatter(unclear.arg_true(), addresses.filter(unclear).str.extract(_HOST))
    return hosts


def _mentions(frame: pl.DataFrame, about: About) -> Converted:  # noqa: ARG001
    timed = frame.with_columns(moment=_moment("mentiontimedate"))
    good, refused = sift(
        timed,
        pl.coalesce(
            unlike("globaleventid", r"^\d+$", "event id"),
            wrong(pl.col("moment"), "mentiontimedate", "moment as YYYYMMDDhhmmss"),
        ),
    )
    rows = good.with_columns(
        source_id=pl.col("globaleventid"),
        outlet=pl.col("mentionsourcename"),
        url=pl.col("mentionidentifier"),
        sentence=whole("sentenceid"),
        confidence=number("confidence") / 100,
        tone=number("mentiondoctone"),
    )
    return Converted(
        tables={"given_mentions": as_table(rows, "given_mentions", kind="gdelt2")},
        refused=refused,
    )


def _articles(frame: pl.DataFrame, about: About) -> Converted:  # noqa: ARG001
    timed = frame.with_columns(moment=_moment("date"))
    good, refused = sift(
        timed,
        pl.coalesce(
            wrong(pl.col("gkgrecordid"), "gkgrecordid", "record id"),
            wrong(pl.col("moment"), "date", "moment as YYYYMMDDhhmmss"),
        ),
    )
    rows = good.with_columns(
        source_id=pl.col("gkgrecordid"),
        outlet=pl.col("sourcecommonname"),
        url=pl.col("documentidentifier"),
        themes=_listed("themes"),
        persons=_listed("persons"),
        organisations=_listed("organizations"),
        # A location is "type#name#country#...": its third part is a FIPS code.
        countries=pl.col("locations")
        .fill_null("")
        .str.split(";")
        .list.eval(pl.element().str.split("#").list.get(2, null_on_oob=True))
        .list.drop_nulls()
        .list.unique(maintain_order=True),
        tone=pl.col("v2tone").str.split(",").list.first().cast(pl.Float64, strict=False),
    )
    return Converted(
        tables={"given_articles": as_table(rows, "given_articles", kind="gdelt2")},
        refused=refused,
    )


def _moment(column: str) -> pl.Expr:
    return pl.col(column).str.to_datetime(_MOMENT, time_unit="us", strict=False)


def _listed(column: str) -> pl.Expr:
    parts = pl.col(column).fill_null("").str.split(";")
    return parts.list.eval(pl.element().filter(pl.element() != ""))


FORMATS = (
    Format(
        kind="gdelt1",
        name="events",
        convert=partial(_events, kind="gdelt1"),
        headed=False,
        repeating=_REPEATING,
    ),
    Format(
        kind="gdelt1",
        name="daily events",
        convert=partial(_events, kind="gdelt1"),
        headed=False,
        repeating=_REPEATING,
    ),
    Format(
        kind="gdelt2",
        name="events",
        convert=partial(_events, kind="gdelt2"),
        headed=False,
        repeating=_REPEATING,
    ),
    Format(kind="gdelt2", name="mentions", convert=_mentions, headed=False),
    Format(kind="gdelt2", name="articles", convert=_articles, headed=False),
)
