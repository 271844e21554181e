"""Correlates of War, and what is coded with its state codes.

The publishers' files are read, and the same tables as the R package peacesciencer keeps them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from interstate.sources.data_sets.acts import day, number, sift, whole, wrong
from interstate.sources.data_sets.formats import About, Converted, Format
from interstate.sources.data_sets.parties import number_code
from interstate.sources.data_sets.yearly import (
    checked_code,
    checked_year,
    day_of,
    dyad_values,
    state_values,
    ties,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_KIND = "cow"
_NOT_BOTH = "one of the two states is not in the system"


def _dyads(a: str, b: str, variables: Mapping[str, str]) -> Callable[..., Converted]:
    def convert(frame: pl.DataFrame, about: About) -> Converted:  # noqa: ARG001
        return dyad_values(
            frame, kind=_KIND, system="cow", a=a, b=b, year="year", variables=variables
        )

    return convert


def _states(variables: Mapping[str, str]) -> Callable[..., Converted]:
    def convert(frame: pl.DataFrame, about: About) -> Converted:  # noqa: ARG001
        return state_values(
            frame, kind=_KIND, system="cow", code="ccode", year="year", variables=variables
        )

    return convert


def _same(*names: str) -> dict[str, str]:
    return {name: name for name in names}


def _membership(frame: pl.DataFrame, about: About, *, tie: str) -> Converted:  # noqa: ARG001
    good, refused = sift(frame, pl.coalesce(checked_code("ccode"), checked_year("styear")))
    rows = good.with_columns(
        source_id=pl.format("{}-{}", number_code("ccode"), whole("styear")),
        tie=pl.lit(tie),
        name=pl.col("statenme") if "statenme" in frame.columns else pl.lit(None),
        code_a=number_code("ccode"),
        code_b=pl.lit(None, dtype=pl.String),
        first=day_of("styear", "stmonth", "stday"),
        last=day_of("endyear", "endmonth", "endday", end=True),
    )
    return ties(rows, kind=_KIND, system="cow", refused=refused)


_PLEDGES = ("defense", "neutrality", "nonaggression", "entente")


def _alliances(frame: pl.DataFrame, about: About) -> Converted:  # noqa: ARG001
    good, refused = sift(
        frame,
        pl.coalesce(checked_code("ccode1"), checked_code("ccode2"), checked_year("dyad_st_year")),
    )
    ended = whole("right_censor").fill_null(0) == 0
    rows = good.with_columns(
        source_id=pl.col("version4id"),
        tie=pl.lit("alliance"),
        code_a=number_code("ccode1"),
        code_b=number_code("ccode2"),
        first=day_of("dyad_st_year", "dyad_st_month", "dyad_st_day"),
        last=pl.when(ended).then(
            day_of("dyad_end_year", "dyad_end_month", "dyad_end_day", end=True)
        ),
        detail=pl.concat_str(
            [pl.when(whole(each) == 1).then(pl.lit(each)) for each in _PLEDGES],
            separator=";",
            ignore_nulls=True,
        ),
        directed=pl.lit(value=True),
    )
    return ties(rows, kind=_KIND, system="cow", refused=refused)


def _dispute_sides(frame: pl.DataFrame, about: About) -> Converted:  # noqa: ARG001
    """Pair each participant of a dispute with those of the other side whose days it shares."""
    good, refused = sift(frame, pl.coalesce(checked_code("ccode"), checked_year("styear")))
    rows = good.select(
        "line",
        "dispnum",
        code=number_code("ccode"),
        side=whole("sidea"),
        first=day_of("styear", "stmon", "stday"),
        last=day_of("endyear", "endmon", "endday", end=True),
        value=number("hostlev"),
    )
    pairs = rows.join(rows, on="dispnum", suffix="_b").filter(
        (pl.col("side") != pl.col("side_b"))
        & (pl.col("first") <= pl.col("last_b"))
        & (pl.col("first_b") <= pl.col("last"))
    )
    made = pairs.with_columns(
        source_id=pl.col("dispnum"),
        tie=pl.lit("militarised dispute"),
        code_a=pl.col("code"),
        first=pl.max_horizontal("first", "first_b"),
        last=pl.min_horizontal("last", "last_b"),
        directed=pl.lit(value=True),
        detail=pl.when(pl.col("side") == 1).then(pl.lit("side A")).otherwise(pl.lit("side B")),
    ).rename({"code_b": "code_b"})
    alone = rows.filter(~pl.col("line").is_in(made["line"].implode())).select(
        "line", reason=pl.lit("no participant of the other side shares days with it")
    )
    return ties(made, kind=_KIND, system="cow", refused=pl.concat([refused, alone]))


def _dyadic_disputes(frame: pl.DataFrame, about: About) -> Converted:  # noqa: ARG001
    good, refused = sift(
        frame, pl.coalesce(checked_code("statea"), checked_code("stateb"), checked_year("strtyr"))
    )
    rows = good.with_columns(
        source_id=pl.col("disno"),
        tie=pl.lit("militarised dispute"),
        code_a=number_code("statea"),
        code_b=number_code("stateb"),
        first=day_of("strtyr", "strtmnth", "strtday"),
        last=day_of("endyear", "endmnth", "endday", end=True),
        value=number("hihost"),
        directed=pl.lit(value=True),
    )
    return ties(rows, kind=_KIND, system="cow", refused=refused)


def _contiguity(frame: pl.DataFrame, about: About) -> Converted:
    """Take the publisher's spans, which begin and end in months written ``200601``."""
    told = frame.with_columns(
        ccode1=pl.col("statelno"),
        ccode2=pl.col("statehno"),
        stdate=_first_of_month("begin"),
        enddate=_first_of_month("end"),
    )
    return _contiguity_spans(told, about)


def _first_of_month(column: str) -> pl.Expr:
    return pl.format("{}-{}-01", pl.col(column).str.head(4), pl.col(column).str.slice(4, 2))


def _contiguity_spans(frame: pl.DataFrame, about: About) -> Converted:  # noqa: ARG001
    """Take direct contiguity: types 1 (land) to 5 (up to 400 miles of water)."""
    good, refused = sift(
        frame,
        pl.coalesce(
            checked_code("ccode1"),
            checked_code("ccode2"),
            wrong(day("stdate"), "stdate", "day"),
            wrong(whole("conttype"), "conttype", "type of contiguity"),
        ),
    )
    rows = good.with_columns(
        source_id=pl.format("{}-{}-{}", "ccode1", "ccode2", "stdate"),
        tie=pl.lit("contiguity"),
        code_a=number_code("ccode1"),
        code_b=number_code("ccode2"),
        first=day("stdate"),
        last=day("enddate").dt.month_end(),
        precision=pl.lit("month"),
        value=number("conttype"),
    )
    return ties(rows, kind=_KIND, system="cow", refused=refused)


def _wars(frame: pl.DataFrame, about: About) -> Converted:  # noqa: ARG001
    """Pair the participants of an interstate war with those of the other side."""
    good, refused = sift(frame, pl.coalesce(checked_code("ccode"), checked_year("startyear1")))
    rows = good.select(
        "line",
        "warnum",
        name=pl.col("warname"),
        code=number_code("ccode"),
        side=whole("side"),
        first=day_of("startyear1", "startmonth1", "startday1"),
        last=day_of("endyear1", "endmonth1", "endday1", end=True),
    )
    pairs = rows.join(rows, on="warnum", suffix="_b").filter(
        (pl.col("side") != pl.col("side_b"))
        & (pl.col("first") <= pl.col("last_b"))
        & (pl.col("first_b") <= pl.col("last"))
    )
    made = pairs.with_columns(
        source_id=pl.col("warnum"),
        tie=pl.lit("war"),
        code_a=pl.col("code"),
        first=pl.max_horizontal("first", "first_b"),
        last=pl.min_horizontal("last", "last_b"),
    )
    alone = rows.filter(~pl.col("line").is_in(made["line"].implode())).select(
        "line", reason=pl.lit("no participant of the other side shares days with it")
    )
    return ties(made, kind=_KIND, system="cow", refused=pl.concat([refused, alone]))


def _rivalries(  # noqa: PLR0913
    frame: pl.DataFrame,
    about: About,  # noqa: ARG001
    *,
    number_of: str,
    name: str,
    begin: str,
    end: str,
    types: tuple[str, ...],
) -> Converted:
    good, refused = sift(
        frame, pl.coalesce(checked_code("ccode1"), checked_code("ccode2"), checked_year(begin))
    )
    # Of types in columns of their own the column's name is the type.
    flagged = [pl.when(number(each) == 1).then(pl.lit(each)) for each in types]
    told = [pl.when(number(each).is_null()).then(pl.col(each)) for each in types]
    rows = good.with_columns(
        source_id=pl.col(number_of),
        tie=pl.lit("rivalry"),
        name=pl.col(name),
        code_a=number_code("ccode1"),
        code_b=number_code("ccode2"),
        first=pl.date(whole(begin), 1, 1),
        last=pl.date(whole(end), 12, 31),
        precision=pl.lit("year"),
        detail=pl.concat_str([*flagged, *told], separator=";", ignore_nulls=True),
    )
    return ties(rows, kind=_KIND, system="cow", refused=refused)


def _igo_dyads(frame: pl.DataFrame, about: About) -> Converted:
    """Count the organisations in which both are full members: a column each, 1 where they are."""
    columns = [name for name in frame.columns if name not in {"line", *_IGO_OTHERS}]
    counted = frame.with_columns(
        dyadigos=pl.sum_horizontal([(whole(name) == 1).cast(pl.Int32) for name in columns]).cast(
            pl.String
        )
    )
    return _dyads("ccode1", "ccode2", _same("dyadigos"))(counted, about)


_IGO_OTHERS = ("dyadid", "ccode1", "country1", "ccode2", "country2", "year")
_MID = ("sidea1", "sidea2", "fatality1", "fatality2", "hiact1", "hiact2", "hostlev1", "hostlev2")
_MID_MORE = ("orig1", "orig2", "fatality", "hostlev", "recip", "mindur", "maxdur", "stmon")

FORMATS = tuple(
    Format(kind=_KIND, name=name, convert=convert, whole=True, wide=name == "IGO dyads")
    for name, convert in (
        ("states", partial(_membership, tie="state system")),
        ("major powers", partial(_membership, tie="major power")),
        ("alliances", _alliances),
        (
            "alliances by year",
            _dyads("ccode1", "ccode2", {each: f"cow_{each}" for each in _PLEDGES}),
        ),
        ("dispute participants", _dispute_sides),
        ("disputes by pair", _dyadic_disputes),
        (
            "MID dyad-years",
            _dyads(
                "ccode1",
                "ccode2",
                {
                    "cowmidongoing": "cowmidongoing",
                    "cowmidonset": "cowmidonset",
                    **{each: f"cow_{each}" for each in (*_MID, *_MID_MORE)},
                },
            ),
        ),
        (
            "GML MID dyad-years",
            _dyads(
                "ccode1",
                "ccode2",
                {
                    "gmlmidongoing": "gmlmidongoing",
                    "gmlmidonset": "gmlmidonset",
                    **{each: f"gml_{each}" for each in (*_MID, *_MID_MORE)},
                },
            ),
        ),
        ("IGO dyads", _igo_dyads),
        ("IGO dyad counts", _dyads("ccode1", "ccode2", _same("dyadigos"))),
        (
            "IGO state counts",
            _states(
                _same("sum_igo_full", "sum_igo_associate", "sum_igo_observer", "sum_igo_anytype")
            ),
        ),
        ("contiguity", _contiguity),
        ("contiguity spans", _contiguity_spans),
        ("contiguity by year", _dyads("state1no", "state2no", _same("conttype"))),
        (
            "capabilities",
            _states(_same("milex", "milper", "irst", "pec", "tpop", "upop", "cinc")),
        ),
        (
            "trade by pair",
            _dyads("ccode1", "ccode2", _same("flow1", "flow2", "smoothflow1", "smoothflow2")),
        ),
        ("trade by state", _states(_same("imports", "exports"))),
        ("wars", _wars),
        (
            "war dyad-years",
            _dyads("ccode1", "ccode2", _same("cowinterongoing", "cowinteronset")),
        ),
        ("distance", _dyads("ccode1", "ccode2", _same("mindist"))),
        (
            "rivalries of Thompson and Dreyer",
            partial(
                _rivalries,
                number_of="rivalryno",
                name="rivalryname",
                begin="styear",
                end="endyear",
                types=("type1", "type2", "type3"),
            ),
        ),
        (
            "strategic rivalries",
            partial(
                _rivalries,
                number_of="tssr_id",
                name="rivalry",
                begin="start",
                end="end",
                types=("positional", "spatial", "ideological", "interventionary"),
            ),
        ),
    )
)
