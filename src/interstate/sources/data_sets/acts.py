"""What the event codes and sectors of data sets are in PLOVER, many rows at a time."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

import polars as pl

from interstate.record import GIVEN
from interstate.reference.plover import QUADS, load_cameo, load_types, quad_of

if TYPE_CHECKING:
    from collections.abc import Mapping

# The quad class of a CAMEO root where PLOVER has no type for the code (GDELT's codebook 2.0).
_LAST_ROOTS = (5, 9, 14, 20)

_AGAINST = "what speaks against the row"

_TYPES: Mapping[str, type[pl.DataType]] = MappingProxyType(
    {
        "text": pl.String,
        "int": pl.Int32,
        "number": pl.Float64,
        "bool": pl.Boolean,
        "day": pl.Date,
        "moment": pl.Datetime,
    }
)


def columns_of(table: str) -> Mapping[str, pl.DataType]:
    """Return the columns of a table of `interstate.record.GIVEN` with their types in polars."""
    found: dict[str, pl.DataType] = {}
    for column in GIVEN[table]:
        name, kind = column.removesuffix("?").split(" ")
        if kind == "texts":
            found[name] = pl.List(pl.String)
        elif kind == "moment":
            found[name] = pl.Datetime("us")
        else:
            found[name] = _TYPES[kind]()
    return found


def as_table(frame: pl.DataFrame, table: str, *, kind: str) -> pl.DataFrame:
    """Return rows with the columns of a table, in order; what they lack is missing.

    Text may be categories, which are text whose values are few.
    """
    given = frame.with_columns(repeated(kind).alias("kind"))
    categories = {name for name, of in given.schema.items() if of == pl.Categorical}
    made: list[pl.Expr] = []
    for name, of in columns_of(table).items():
        if name not in given.columns:
            made.append(pl.lit(None, dtype=of).alias(name))
        elif of == pl.String and name in categories:
            made.append(pl.col(name))
        else:
            made.append(pl.col(name).cast(of))
    return given.select(made)


def repeated(value: str) -> pl.Expr:
    """Return a text that stands in all rows."""
    return pl.lit(value, dtype=pl.Categorical)


def looked_up(column: str, known: Mapping[str, str]) -> pl.Expr:
    """Return what each cell of a column stands for, missing where it is not among the known.

    A column of categories gives categories.
    """
    keys, values = pl.Series([*known], dtype=pl.String), pl.Series([*known.values()])

    def found(written: pl.Series) -> pl.Series:
        of = written.dtype
        return written.replace_strict(keys.cast(of), values.cast(of), default=None, return_dtype=of)

    return pl.col(column).map_batches(found, return_dtype=pl.self_dtype(), is_elementwise=True)


def day(column: str, form: str = "%Y-%m-%d") -> pl.Expr:
    """Return the day a column of text gives, missing where it gives none."""
    return pl.col(column).str.strip_chars().str.to_date(form, strict=False)


def date_of(year: pl.Expr, month: pl.Expr, day_of_month: pl.Expr) -> pl.Expr:
    """Return the day of three numbers, missing where there is no such day."""
    written = pl.format("{}-{}-{}", year, month, day_of_month)
    return written.str.to_date("%Y-%m-%d", strict=False)


def number(column: str) -> pl.Expr:
    """Return the number a column of text gives; ``NA`` and what is no number are missing."""
    return pl.col(column).map_batches(_numbers, return_dtype=pl.Float64, is_elementwise=True)


def _numbers(written: pl.Series) -> pl.Series:
    found = written.cast(pl.Float64, strict=False)
    # What few files have is looked for only where it may be: blanks about a number, and "nan".
    if found.null_count() > written.null_count():
        found = written.str.strip_chars().cast(pl.Float64, strict=False)
    return found.fill_nan(None) if found.is_nan().any() else found


def whole(column: str) -> pl.Expr:
    """Return the whole number a column of text gives, also where it is written ``2.0``."""
    return number(column).round().cast(pl.Int32, strict=False)


@cache
def _cameo() -> Mapping[str, Mapping[str, str | float | None]]:
    """Return each code's PLOVER reading by column; ``0861`` also as ``861``."""
    found: dict[str, Mapping[str, str | float | None]] = {}
    for code, known in load_cameo().items():
        row: Mapping[str, str | float | None] = {
            "event_type": known.event_type,
            "mode": known.mode,
            "contexts": ";".join(known.contexts) or None,
            "goldstein": known.goldstein,
            "quad": _quad(known.event_type, code),
        }
        found[code] = row
        if code.startswith("0"):
            found.setdefault(code[1:], row)
    return MappingProxyType(found)


def _quad(event_type: str | None, code: str) -> str:
    if event_type is not None:
        return quad_of(event_type)
    root = int(code[:2])
    return next(quad for quad, last in zip(QUADS, _LAST_ROOTS, strict=True) if root <= last)


def of_cameo(code: str, what: str) -> pl.Expr:
    """Return what a column of CAMEO codes is in PLOVER.

    Parameters
    ----------
    code
        Name of the column.
    what
        ``event_type mode contexts quad`` or ``goldstein``.
    """
    known = {written: row[what] for written, row in _cameo().items() if row[what] is not None}
    if what == "goldstein":
        return pl.col(code).replace_strict(known, default=None, return_dtype=pl.Float64)
    return looked_up(code, {written: str(value) for written, value in known.items()})


@cache
def _acts(system: str) -> Mapping[str, Mapping[str, str]]:
    """Return what a data set's own types of act are in PLOVER (``data/acts.csv``)."""
    text = (files("interstate.sources") / "data_sets" / "data" / "acts.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    return MappingProxyType({row["code"]: row for row in rows if row["system"] == system})


def mapped(column: str, system: str, what: str) -> pl.Expr:
    """Return what a data set's own types of act are in PLOVER.

    Parameters
    ----------
    what
        ``event_type mode quad`` or ``cameo``.
    """
    return looked_up(column, {code: row[what] for code, row in _acts(system).items() if row[what]})


def quad_of_type(column: str) -> pl.Expr:
    """Return the quad class of each PLOVER type."""
    return looked_up(column, {name: quad_of(name) for name in load_types()})


def no_plover_type(column: str) -> pl.Expr:
    """Return why a row is refused whose type is none of PLOVER's, missing where it is one."""
    return wrong(pl.when(pl.col(column).is_in([*load_types()])).then(column), column, "PLOVER type")


def is_mutual(event_type: str = "event_type", mode: str = "mode") -> pl.Expr:
    """Whether both sides do what the row tells: they meet, telephone or negotiate."""
    return ((pl.col(event_type) == "CONSULT") & (pl.col(mode).fill_null("") != "visit")).fill_null(
        value=False
    )


@cache
def _sectors(system: str) -> Mapping[str, str]:
    """Return rank and PLOVER sector of each of a data set's own (``data/sectors.csv``)."""
    text = (files("interstate.sources") / "data_sets" / "data" / "sectors.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    return MappingProxyType(
        {row["code"]: row["rank"] + row["sector"] for row in rows if row["system"] == system}
    )


def sector(column: str, *, system: str, between: str | None = None) -> pl.Expr:
    """Return the PLOVER sector that a data set's own stands for, of several the most telling.

    Parameters
    ----------
    between
        What stands between several sectors in one cell; ``None`` where there is one at most.
    """
    ranked = dict(_sectors(system))
    if between is None:
        return looked_up(column, {code: ranked[code][1:] for code in ranked})
    known = pl.element().replace_strict(ranked, default=None, return_dtype=pl.String)
    found = pl.col(column).str.split(between).list.eval(known).list.min()
    return found.str.slice(1)


def month_of(column: str) -> pl.Expr:
    """Return year and month of a day as one number, ``202403``."""
    return pl.col(column).dt.year() * 100 + pl.col(column).dt.month().cast(pl.Int32)


def sift(frame: pl.DataFrame, reason: pl.Expr) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Part rows into those without a reason against them, and ``line`` and ``reason`` of the rest.

    Parameters
    ----------
    reason
        Text that says what is wrong with a row, missing where nothing is.
    """
    against = frame.select(reason.alias(_AGAINST)).to_series()
    if against.null_count() == len(against):
        return frame, pl.DataFrame(schema={"line": pl.Int32, "reason": pl.String})
    bad = frame.with_columns(against).filter(pl.col(_AGAINST).is_not_null())
    reasons = bad.with_columns(_written_out(bad)).select("line", reason=pl.col(_AGAINST))
    return frame.filter(against.is_null()), reasons


def _written_out(bad: pl.DataFrame) -> pl.Expr:
    """Return the reasons with the cell that each begins with in place of its column's name."""
    told = pl.col(_AGAINST)
    for name in bad[_AGAINST].str.extract(r"^\{(\w+)\}").drop_nulls().unique():
        if name not in bad.columns:
            continue
        cell = pl.col(name).cast(pl.String).fill_null("an empty cell")
        rest = pl.col(_AGAINST).str.strip_prefix(f"{{{name}}}")
        told = (
            pl.when(pl.col(_AGAINST).str.starts_with(f"{{{name}}}"))
            .then(cell + rest)
            .otherwise(told)
        )
    return told.alias(_AGAINST)


def wrong(found: pl.Expr, written: str, what: str) -> pl.Expr:
    """Return why a row is refused whose `written` cell gave nothing, missing where it did.

    The cell itself is put in by `sift`, of the few rows that are refused.
    """
    return pl.when(found.is_null()).then(pl.lit(f"{{{written}}} is no {what}"))


def unlike(written: str, pattern: str, what: str) -> pl.Expr:
    """Return why a row is refused whose `written` cell a pattern does not fit; see `wrong`."""
    fits = pl.col(written).cast(pl.String).str.contains(pattern)
    return wrong(pl.when(fits).then(1), written, what)
