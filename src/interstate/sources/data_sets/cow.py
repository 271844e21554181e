"""Correlates of War, and what is coded with its state codes.

The publishers' files are read, and the same tables as the R package peacesciencer keeps them.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from interstate.sources.data_sets.acts import date_of, day, number, sift, whole, wrong
from interstate.sources.data_sets.formats import About, Converted, Format, one_part
from interstate.sources.data_sets.parties import number_code
from interstate.sources.data_sets.yearly import (
    checked_code,
    checked_year,
    day_of,
    dyad_values,
    first_day,
    last_day,
    state_values,
    ties,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_KIND = "cow"


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


def _alliances(frame: pl.DataFrame, about: About) -> Converted:
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
        directed=pl.lit(value=_list_of(about.stem) != "pairs"),
    )
    return ties(rows, kind=_KIND, system="cow", refused=refused)


def _across(rows: pl.DataFrame, number: str) -> pl.DataFrame:
    """Return each participant with each of the other side, for the days that both take part.

    Parameters
    ----------
    rows
        With ``code side first last`` and the number of the war or dispute; a missing last day is
        that of one that is not over.
    """
    end, other_end = (pl.col(last).fill_null(date.max) for last in ("last", "last_b"))
    return (
        rows.join(rows, on=number, suffix="_b")
        .filter(
            (pl.col("side") != pl.col("side_b"))
            & (pl.col("first") <= other_end)
            & (pl.col("first_b") <= end)
        )
        .with_columns(
            source_id=pl.col(number),
            code_a=pl.col("code"),
            first=pl.max_horizontal("first", "first_b"),
            last=pl.min_horizontal("last", "last_b"),
        )
    )


def _alone(rows: pl.DataFrame, made: pl.DataFrame) -> pl.DataFrame:
    """Return ``line`` and ``reason`` of participants that no tie was made of."""
    without = rows.select("line").unique(maintain_order=True).join(made, on="line", how="anti")
    return without.with_columns(
        reason=pl.lit("no participant of the other side shares days with it")
    )


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
    made = _across(rows, "dispnum").with_columns(
        tie=pl.lit("militarised dispute"),
        directed=pl.lit(value=True),
        detail=pl.when(pl.col("side") == 1).then(pl.lit("side A")).otherwise(pl.lit("side B")),
    )
    return ties(made, kind=_KIND, system="cow", refused=pl.concat([refused, _alone(rows, made)]))


def _dyadic_disputes(frame: pl.DataFrame, about: About) -> Converted:  # noqa: ARG001
    good, refused = sift(
        frame, pl.coalesce(checked_code("statea"), checked_code("stateb"), checked_year("strtyr"))
    )
    rows = good.with_columns(
        source_id=pl.col("disno"),
        tie=pl.lit("militarised dispute"),
        code_a=number_code("statea"),
        code_b=number_code("stateb"),
        # A row is one year of a dispute: its days of that year are the row's.
        first=pl.max_horizontal(day_of("strtyr", "strtmnth", "strtday"), first_day("year")),
        last=pl.min_horizontal(day_of("endyear", "endmnth", "endday", end=True), last_day("year")),
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
    # A state may leave a war and come back: the second time stands in columns of its own.
    rows = pl.concat(
        good.select(
            "line",
            "warnum",
            name=pl.col("warname"),
            code=number_code("ccode"),
            side=whole("side"),
            first=day_of(f"startyear{time}", f"startmonth{time}", f"startday{time}"),
            last=day_of(f"endyear{time}", f"endmonth{time}", f"endday{time}", end=True),
        ).filter(pl.col("first").is_not_null())
        for time in (1, 2)
    )
    made = _across(rows, "warnum").with_columns(tie=pl.lit("war"))
    return ties(made, kind=_KIND, system="cow", refused=pl.concat([refused, _alone(rows, made)]))


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
        first=first_day(begin),
        last=last_day(end),
        precision=pl.lit("year"),
        detail=pl.concat_str([*flagged, *told], separator=";", ignore_nulls=True),
    )
    return ties(rows, kind=_KIND, system="cow", refused=refused)


def _igo_dyads(frame: pl.DataFrame, about: About) -> Converted:
    """Count the organisations in which both are full members: a column each, 1 where they are."""
    columns = [name for name in frame.columns if name not in {"line", *_IGO_OTHERS}]
    counted = frame.with_columns(dyadigos=_counted(columns, 1))
    return _dyads("ccode1", "ccode2", _same("dyadigos"))(counted, about)


def _counted(columns: Sequence[str], value: int) -> pl.Expr:
    """Return how many columns have a value, missing where none is known (below 0)."""
    known = pl.any_horizontal([whole(name) >= 0 for name in columns])
    count = pl.sum_horizontal([(whole(name) == value).cast(pl.Int32) for name in columns])
    return pl.when(known).then(count).cast(pl.String)


def _igo_memberships(frame: pl.DataFrame, about: About) -> Converted:
    """Take who is in which organisation: a column each, 1 full, 2 associate, 3 observer.

    Each row gives the counts of its year; a tie lasts over the years in which nothing changes and
    is the row's in which it begins. Up to 1965 every fifth year is listed.
    """
    columns = [name for name in frame.columns if name not in {"line", *_IGO_OTHERS}]
    kinds = {f"sum_igo_{what}": _counted(columns, each) for each, what in _IGO_KINDS.items()}
    counted = frame.with_columns(**kinds)
    counts = _states(_same(*kinds))(counted, about)
    good, _ = sift(frame, pl.coalesce(checked_code("ccode"), checked_year("year")))
    held = good.select("line", *columns, code=number_code("ccode"), year=whole("year"))
    listed = held.select("year").unique().sort("year").with_row_index("number")
    spells = (
        held.unpivot(index=["line", "code", "year"], on=columns, variable_name="name")
        .with_columns(value=whole("value"))
        .filter(pl.col("value").is_in(list(_IGO_KINDS)))
        .join(listed, on="year")
        .sort("code", "name", "value", "number")
        # Years that follow on one another have the same difference to their place in the order.
        .with_columns(
            spell=pl.col("number").cast(pl.Int64)
            - pl.int_range(pl.len()).over("code", "name", "value")
        )
        .group_by("code", "name", "value", "spell")
        .agg(pl.col("line").first(), begin=pl.col("year").min(), end=pl.col("year").max())
        .sort("line", "name")
    )
    made = ties(
        spells.with_columns(
            source_id=pl.format("{}-{}-{}", "code", "name", "begin"),
            tie=pl.lit("membership"),
            code_a=pl.col("code"),
            code_b=pl.lit(None, dtype=pl.String),
            first=date_of(pl.col("begin"), pl.lit(1), pl.lit(1)),
            last=date_of(pl.col("end"), pl.lit(12), pl.lit(31)),
            precision=pl.lit("year"),
            detail=pl.col("value").replace_strict(_IGO_KINDS, return_dtype=pl.String),
            value=pl.lit(None, dtype=pl.Float64),
            name=pl.col("name").str.to_uppercase(),
        ),
        kind=_KIND,
        system="cow",
        refused=counts.refused,
    )
    return Converted(
        tables={**counts.tables, **made.tables},
        refused=counts.refused,
        untranslated=counts.untranslated,
    )


_IGO_KINDS = {1: "full", 2: "associate", 3: "observer"}
"""Correlates of War, codebook of Intergovernmental Organizations v3.0."""


def _list_of(stem: str) -> str:
    """Tell the list in which each pair stands once from the one in which it stands both ways."""
    return "pairs" if "by_dyad" in stem else ""


_IGO_OTHERS = (
    "dyadid",
    "ccode",
    "state",
    "version",
    "ccode1",
    "country1",
    "ccode2",
    "country2",
    "year",
)
_MID = ("sidea1", "sidea2", "fatality1", "fatality2", "hiact1", "hiact2", "hostlev1", "hostlev2")
_MID_MORE = ("orig1", "orig2", "fatality", "hostlev", "recip", "mindur", "maxdur", "stmon")

FORMATS = tuple(
    Format(
        kind=_KIND,
        name=name,
        convert=convert,
        whole=True,
        wide=name in {"IGO dyads", "IGO memberships"},
        part=_list_of if name.startswith("alliances") else one_part,
    )
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
        ("IGO memberships", _igo_memberships),
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
