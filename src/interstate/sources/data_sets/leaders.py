"""Who led a state from when to when: REIGN and Archigos."""

from __future__ import annotations

from functools import partial

import polars as pl

from interstate.sources.data_sets.acts import as_table, date_of, day, sift, whole, wrong
from interstate.sources.data_sets.formats import About, Converted, Format
from interstate.sources.data_sets.parties import number_code, party_of_code, untranslated
from interstate.sources.data_sets.yearly import checked_code, checked_year, day_of, state_values


def _led(frame: pl.DataFrame, refused: pl.DataFrame, *, kind: str, system: str) -> Converted:
    rows = frame.with_columns(
        party=party_of_code("code", "first", system=system), system=pl.lit(system)
    )
    return Converted(
        tables={"given_leaders": as_table(rows, "given_leaders", kind=kind)},
        refused=refused,
        untranslated=untranslated(rows, [("code", "party")]),
    )


def _reign_list(frame: pl.DataFrame, about: About) -> Converted:  # noqa: ARG001
    """Take REIGN's list of leaders; of the end it gives the month."""
    good, refused = sift(
        frame,
        pl.coalesce(
            checked_code("ccode"),
            checked_year("syear"),
            wrong(day_of("syear", "smonth", "sdate"), "sdate", "day of that month"),
            wrong(pl.col("leader"), "leader", "name"),
        ),
    )
    rows = good.with_columns(
        source_id=pl.coalesce("leadid", pl.format("{}-{}-{}", "ccode", "leader", "syear")),
        code=number_code("ccode"),
        name=pl.col("leader"),
        first=day_of("syear", "smonth", "sdate"),
        last=_month_end("eyear", "emonth"),
        detail=pl.when(whole("militarycareer") == 1).then(pl.lit("military career")),
    )
    return _led(rows, refused, kind="reign", system="cow")


def _month_end(year: str, month: str) -> pl.Expr:
    return date_of(whole(year), pl.coalesce(whole(month), 12), pl.lit(1)).dt.month_end()


def _reign_months(frame: pl.DataFrame, about: About) -> Converted:  # noqa: ARG001
    """Take REIGN itself: each row says who led in one month."""
    good, refused = sift(
        frame,
        pl.coalesce(
            checked_code("ccode"),
            checked_year("year"),
            wrong(_month_begin(), "month", "month"),
            wrong(pl.col("leader"), "leader", "name"),
        ),
    )
    rows = good.with_columns(
        source_id=pl.format("{}-{}-{}-{}", "ccode", "leader", "year", "month"),
        code=number_code("ccode"),
        name=pl.col("leader"),
        first=_month_begin(),
        last=_month_begin().dt.month_end(),
        detail=pl.col("government"),
    )
    return _led(rows, refused, kind="reign", system="cow")


def _month_begin() -> pl.Expr:
    return date_of(whole("year"), whole("month"), pl.lit(1))


def _archigos(frame: pl.DataFrame, about: About, *, code: str, system: str) -> Converted:  # noqa: ARG001
    good, refused = sift(
        frame,
        pl.coalesce(
            checked_code(code),
            wrong(day("startdate"), "startdate", "day as YYYY-MM-DD"),
            wrong(pl.col("leader"), "leader", "name"),
        ),
    )
    rows = good.with_columns(
        source_id=pl.coalesce("obsid", "leadid"),
        code=number_code(code),
        name=pl.col("leader"),
        first=day("startdate"),
        last=day("enddate"),
        entry=pl.col("entry"),
        exit=pl.coalesce("exitcode", "exit"),
    )
    return _led(rows, refused, kind="archigos", system=system)


def _archigos_years(frame: pl.DataFrame, about: About) -> Converted:  # noqa: ARG001
    return state_values(
        frame,
        kind="archigos",
        system="gw",
        code="gwcode",
        year="year",
        variables={n: n for n in ("leadertransition", "irregular", "n_leaders")},
    )


FORMATS = (
    Format(kind="reign", name="leaders", convert=_reign_list, whole=True),
    Format(kind="reign", name="months", convert=_reign_months, whole=True),
    # The publisher's codes are Gleditsch and Ward's, under the name of the older ones.
    Format(
        kind="archigos",
        name="leaders",
        convert=partial(_archigos, code="ccode", system="gw"),
        whole=True,
    ),
    Format(
        kind="archigos",
        name="leaders of peacesciencer",
        convert=partial(_archigos, code="gwcode", system="gw"),
        whole=True,
    ),
    Format(kind="archigos", name="leader-years", convert=_archigos_years, whole=True),
)
