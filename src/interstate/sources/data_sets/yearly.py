"""Variables of states and of pairs of states by year, and ties, from tables that code states."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from interstate.sources.data_sets.acts import as_table, date_of, number, sift, whole, wrong
from interstate.sources.data_sets.formats import Converted
from interstate.sources.data_sets.parties import number_code, party_of_code, untranslated

if TYPE_CHECKING:
    from collections.abc import Mapping

_MISSING = (-9.0, -99.0, -999.0)
"""What the Correlates of War write where they know nothing."""
_NO_VALUE = "none of its values is known"
_YEARS = (1000, 2100)


def checked_code(column: str) -> pl.Expr:
    """Return why a row is refused whose state code is no number, missing where it is one."""
    return wrong(number_code(column).str.extract(r"^(\d{1,4})$"), column, "state code")


def _midyear(year: str) -> pl.Expr:
    return date_of(whole(year), pl.lit(7), pl.lit(1))


def checked_year(column: str) -> pl.Expr:
    """Return why a row is refused whose year is none, missing where it is one."""
    year = whole(column)
    return wrong(pl.when(year.is_between(*_YEARS)).then(year), column, "year")


def state_values(  # noqa: PLR0913  (which columns are which)
    frame: pl.DataFrame,
    *,
    kind: str,
    system: str,
    code: str,
    year: str,
    variables: Mapping[str, str],
) -> Converted:
    """Return variables of states by year, a row for each value that is known.

    Parameters
    ----------
    system
        The code system: ``"cow"`` or ``"gw"``.
    code, year
        Columns of the frame.
    variables
        Column of the frame -> what the variable is called here.
    """
    good, refused = sift(frame, pl.coalesce(checked_code(code), checked_year(year)))
    dated = good.with_columns(
        code=number_code(code), year=whole(year), day=_midyear(year)
    ).with_columns(party=party_of_code("code", "day", system=system))
    rows = _long(dated, ["line", "code", "party", "year"], variables)
    return _converted(rows, dated, refused, "given_states", (kind, system), [("code", "party")])


def dyad_values(  # noqa: PLR0913  (which columns are which)
    frame: pl.DataFrame,
    *,
    kind: str,
    system: str,
    a: str,
    b: str,
    year: str,
    variables: Mapping[str, str],
) -> Converted:
    """Return variables of pairs of states by year, a row for each value that is known.

    Parameters
    ----------
    a, b
        Columns of the codes of the state that acts and of the one it acts towards.
    """
    good, refused = sift(frame, pl.coalesce(checked_code(a), checked_code(b), checked_year(year)))
    dated = good.with_columns(
        code_a=number_code(a),
        code_b=number_code(b),
        year=whole(year),
        day=_midyear(year),
    ).with_columns(
        party_a=party_of_code("code_a", "day", system=system),
        party_b=party_of_code("code_b", "day", system=system),
    )
    held = ["line", "code_a", "code_b", "party_a", "party_b", "year"]
    rows = _long(dated, held, variables)
    codes = [("code_a", "party_a"), ("code_b", "party_b")]
    return _converted(rows, dated, refused, "given_dyads", (kind, system), codes)


def _long(frame: pl.DataFrame, held: list[str], variables: Mapping[str, str]) -> pl.DataFrame:
    known = {column: name for column, name in variables.items() if column in frame.columns}
    values = frame.select(*held, **{name: number(column) for column, name in known.items()})
    return values.unpivot(index=held, variable_name="variable", value_name="value").filter(
        pl.col("value").is_not_null() & ~pl.col("value").is_in(_MISSING)
    )


def _converted(  # noqa: PLR0913, PLR0917  (what a table is made of)
    rows: pl.DataFrame,
    dated: pl.DataFrame,
    refused: pl.DataFrame,
    table: str,
    kind: tuple[str, str],
    codes: list[tuple[str, str]],
) -> Converted:
    empty = dated.filter(~pl.col("line").is_in(rows["line"].implode())).select(
        "line", reason=pl.lit(_NO_VALUE)
    )
    named, system = kind
    made = rows.with_columns(system=pl.lit(system))
    return Converted(
        tables={table: as_table(made, table, kind=named)},
        refused=pl.concat([refused, empty]),
        untranslated=untranslated(dated, codes),
    )


def day_of(year: str, month: str, day: str, *, end: bool = False) -> pl.Expr:
    """Return a day whose parts stand in three columns; unknown parts give the first or last day.

    What the publishers write for a year they do not know, or that is not over, is below 0: the
    day is missing then, as it is where there is no such day.
    """
    known = pl.when(whole(year).is_between(*_YEARS)).then(whole(year))
    exact = date_of(known, _known(month, 12 if end else 1), _known(day, 1))
    last = date_of(known, _known(month, 12), pl.lit(1)).dt.month_end()
    unknown = whole(day).is_null() | (whole(day) < 1)
    return pl.when(unknown).then(last).otherwise(exact) if end else exact


def _known(column: str, instead: int) -> pl.Expr:
    value = whole(column)
    return pl.when(value > 0).then(value).otherwise(pl.lit(instead))


def first_day(year: str) -> pl.Expr:
    """Return the first day of a year."""
    return date_of(whole(year), pl.lit(1), pl.lit(1))


def last_day(year: str) -> pl.Expr:
    """Return the last day of a year."""
    return date_of(whole(year), pl.lit(12), pl.lit(31))


def ties(
    frame: pl.DataFrame,
    *,
    kind: str,
    system: str,
    refused: pl.DataFrame,
) -> Converted:
    """Return ties of which `frame` holds all columns but the parties.

    Parameters
    ----------
    frame
        With ``line source_id tie code_a code_b first last`` and, where known, ``name directed
        precision value detail``.
    """
    day = pl.coalesce("first", "last")
    dated = frame.with_columns(day=day).with_columns(
        party_a=party_of_code("code_a", "day", system=system),
        party_b=party_of_code("code_b", "day", system=system),
        system=pl.lit(system),
    )
    for name, value in (("directed", pl.lit(value=False)), ("precision", pl.lit("day"))):
        if name not in dated.columns:
            dated = dated.with_columns(value.alias(name))
    return Converted(
        tables={"given_ties": as_table(dated, "given_ties", kind=kind)},
        refused=refused,
        untranslated=untranslated(dated, [("code_a", "party_a"), ("code_b", "party_b")]),
    )
