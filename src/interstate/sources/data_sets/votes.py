"""Votes of the UN General Assembly, and ideal points estimated from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import polars as pl

from interstate.errors import SourceError
from interstate.sources.data_sets.acts import as_table, date_of, day, sift, whole, wrong
from interstate.sources.data_sets.formats import About, Converted, Format
from interstate.sources.data_sets.parties import (
    number_code,
    party_of_code,
    party_of_name,
    untranslated,
)
from interstate.sources.data_sets.yearly import checked_code, state_values

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_WORDS = {"1": "yes", "2": "abstain", "3": "no", "8": "absent", "9": "not a member"}
"""Voeten's codes."""
_FIRST_SESSION = 1945
"""Session n begins in September of this year plus n."""


def _votes_by_code(frame: pl.DataFrame, about: About) -> Converted:  # noqa: ARG001
    """Take Voeten's own file: a row for each state and roll call, members or not."""
    return _votes(
        frame.with_columns(
            code=number_code("ccode"),
            vote=number_code("vote").replace_strict(_WORDS, default=None, return_dtype=pl.String),
            written=pl.col("vote"),
            session=whole("session"),
            day=day("date"),
        ),
        system="cow",
    )


def _votes_by_name(frame: pl.DataFrame, about: About) -> Converted:
    """Take the R package unvotes: votes here, roll calls in a file beside it."""
    calls = _beside(about.path, "un_roll_calls", ["rcid", "session", "date"])
    told = frame.with_columns(
        rcid=number_code("rcid"),
        code=pl.coalesce("country_code", "country"),
        written=pl.col("vote"),
        vote=pl.when(pl.col("vote").is_in(list(_WORDS.values()))).then("vote"),
    )
    if calls is None:
        told = told.with_columns(
            session=pl.lit(None, dtype=pl.Int32), day=pl.lit(None, dtype=pl.Date)
        )
    else:
        known = calls.select(
            rcid=number_code("rcid"),
            session=whole("session"),
            day=day("date"),
        ).unique("rcid", keep="first", maintain_order=True)
        told = told.join(known, on="rcid", how="left")
    return _votes(told, system="iso2")


def _votes(frame: pl.DataFrame, *, system: Literal["cow", "iso2"]) -> Converted:
    good, refused = sift(
        frame,
        pl.coalesce(
            wrong(number_code("rcid"), "rcid", "number of a roll call"),
            wrong(pl.col("code"), "code", "state code"),
            wrong(pl.col("vote"), "written", "vote"),
        ),
    )
    dated = good.with_columns(
        vote_id=number_code("rcid"),
        # Without a date the session tells the year.
        known_day=pl.coalesce("day", _in_session()).fill_null(pl.date(2000, 1, 1)),
    )
    dated = dated.with_columns(
        party=pl.coalesce(
            party_of_code("code", "known_day", system=system),
            party_of_name(dated, "country", "known_day") if "country" in dated.columns else None,
        )
    )
    return Converted(
        tables={"given_votes": as_table(dated, "given_votes", kind="votes")},
        refused=refused,
        untranslated=untranslated(dated, [("code", "party")]),
    )


def _in_session() -> pl.Expr:
    return date_of(_FIRST_SESSION + pl.col("session"), pl.lit(12), pl.lit(1))


def _beside(path: Path, stem: str, columns: Sequence[str]) -> pl.DataFrame | None:
    """Return another table of the package that lies beside a file, or ``None``."""
    for ending in (".parquet", ".csv"):
        other = path.parent / f"{stem}{ending}"
        if other.exists():
            read = pl.read_parquet if ending == ".parquet" else pl.read_csv
            try:
                return read(other, columns=list(columns)).with_columns(pl.all().cast(pl.String))
            except pl.exceptions.PolarsError as problem:
                msg = f"{other} lacks {', '.join(columns)} or cannot be read; fetch it again"
                raise SourceError(msg) from problem
    return None


def _ideal_points(frame: pl.DataFrame, about: About) -> Converted:  # noqa: ARG001
    good, refused = sift(
        frame, pl.coalesce(checked_code("ccode"), wrong(whole("session"), "session", "session"))
    )
    yearly = good.with_columns(year=(whole("session") + _FIRST_SESSION).cast(pl.String))
    made = state_values(
        yearly,
        kind="votes",
        system="cow",
        code="ccode",
        year="year",
        variables={"idealpoint": "idealpoint", "nvotes": "votes_counted", "session": "session"},
    )
    return Converted(
        tables=made.tables,
        refused=pl.concat([refused, made.refused]),
        untranslated=made.untranslated,
    )


def _roll_calls(frame: pl.DataFrame, about: About) -> Converted:  # noqa: ARG001
    good, refused = sift(
        frame,
        pl.coalesce(
            wrong(number_code("rcid"), "rcid", "number of a roll call"),
            wrong(day("date"), "date", "day"),
        ),
    )
    rows = good.with_columns(
        vote_id=number_code("rcid"),
        session=whole("session"),
        day=day("date"),
        resolution=pl.col("unres"),
        title=pl.coalesce("short", "descr"),
    )
    made = as_table(rows, "given_roll_calls", kind="votes")
    return Converted(tables={"given_roll_calls": made}, refused=refused)


def _issues(frame: pl.DataFrame, about: About) -> Converted:  # noqa: ARG001
    good, refused = sift(
        frame,
        pl.coalesce(
            wrong(number_code("rcid"), "rcid", "number of a roll call"),
            wrong(pl.col("issue"), "issue", "issue"),
        ),
    )
    rows = good.with_columns(vote_id=number_code("rcid"))
    made = as_table(rows, "given_roll_calls", kind="votes")
    return Converted(tables={"given_roll_calls": made}, refused=refused)


FORMATS = (
    Format(kind="votes", name="votes", convert=_votes_by_code, whole=True),
    Format(kind="votes", name="votes of unvotes", convert=_votes_by_name, whole=True),
    Format(kind="votes", name="roll calls", convert=_roll_calls, whole=True),
    Format(kind="votes", name="issues", convert=_issues, whole=True),
    Format(kind="votes", name="ideal points", convert=_ideal_points, whole=True),
)
