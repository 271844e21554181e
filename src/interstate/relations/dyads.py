"""Which states and which pairs of states there were, year by year or in finer steps.

These are the rows that a panel of states or dyads has before anything is measured: exactly those of
COW's or of Gleditsch and Ward's state system, so that what is not known of a row is NA rather than
a row that is missing.

A state is there in a year, month or week in which it was a member on at least one day. A dyad is
there where **both were members on one and the same day** of it: the two Yemens are a dyad of 1990,
and neither is one with the Yemen that COW counts from 22 May, for they were never members on the
same day. Days settle this; no list of exceptions is kept. The rows are those of the R package
peacesciencer (S. V. Miller), which ``evals/panels.py`` checks one by one.
"""

from collections.abc import Collection
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from interstate.errors import PairError, RangeError, UnknownCodeError
from interstate.reference.bundled_tables import read_rows

if TYPE_CHECKING:
    import polars as pl

CODE = MappingProxyType({"cow": "ccode", "gw": "gwcode"})
"""By system, what its codes are called in the field's tables, and here; in dyads 1 or 2 follows."""

STEPS = MappingProxyType({"year": "1y", "quarter": "1q", "month": "1mo", "week": "1w", "day": "1d"})
"""The steps of time, and how polars writes them. Weeks are ISO 8601's, which begin on Monday."""

FIRST_DAY, LAST_DAY = date(1816, 1, 1), date(2024, 12, 31)
"""What the lists cover. Both were published before 2024; peacesciencer knows no change since.

Later days may be asked for: the states of the last day are then taken to go on."""

_FARTHEST = date(2099, 12, 31)
MOST_ROWS = 50_000_000
"""About 1.5 GB while a table of two codes and a day is made."""


def state_years(
    *,
    system: str = "cow",
    first_year: int = FIRST_DAY.year,
    last_year: int = LAST_DAY.year,
    microstates: bool = True,
) -> "pl.DataFrame":
    """Return the states of each year.

    Parameters
    ----------
    system
        ``"cow"`` or ``"gw"``.
    first_year, last_year
        Both included, from 1816 to 2024.
    microstates
        Whether Gleditsch and Ward's microstates count (COW has no such class).

    Returns
    -------
    polars DataFrame
        ``ccode year`` or ``gwcode year``, both Int32, one row each, in this order.

    Raises
    ------
    UnknownCodeError
        If there is no such system.
    RangeError
        If the years are not among those covered.

    Examples
    --------
    >>> state_years(system="cow", first_year=1816, last_year=1816).height
    23
    """
    first, last = date(first_year, 1, 1), date(last_year, 12, 31)
    asked = states_by("year", system=system, first=first, last=last, microstates=microstates)
    return asked.collect()


def dyad_years(
    *,
    system: str = "cow",
    first_year: int = FIRST_DAY.year,
    last_year: int = LAST_DAY.year,
    directed: bool = True,
    microstates: bool = True,
) -> "pl.DataFrame":
    """Return the pairs of states of each year.

    Parameters
    ----------
    system, first_year, last_year, microstates
        As in `state_years`.
    directed
        Whether each pair is there both ways; else once, the lower code first.

    Returns
    -------
    polars DataFrame
        ``ccode1 ccode2 year`` or ``gwcode1 gwcode2 year``, all Int32, in this order.

    Raises
    ------
    UnknownCodeError, RangeError
        As in `state_years`.

    Examples
    --------
    >>> dyad_years(system="gw").height
    2599466
    """
    return dyads_by(
        "year",
        system=system,
        first=date(first_year, 1, 1),
        last=date(last_year, 12, 31),
        directed=directed,
        microstates=microstates,
    ).collect()


def states_by(
    step: str,
    *,
    system: str = "cow",
    first: date = FIRST_DAY,
    last: date = LAST_DAY,
    microstates: bool = True,
) -> "pl.LazyFrame":
    """Return the states of each year, quarter, month, week or day, to be collected.

    Parameters
    ----------
    step
        One of `STEPS`.
    first, last
        Days between which states count, both included.
    system, microstates
        As in `dyad_years`.

    Returns
    -------
    polars LazyFrame
        The code, and in a column named as the step is the year (Int32) or the first day of the
        step (Date), which may lie before `first`.

    Raises
    ------
    UnknownCodeError, RangeError
        As in `dyads_by`.
    """
    code = _code_column(system)
    spells = _spells(system, first, last, microstates=microstates)
    return _in_steps(spells.rename({"code": code}), step, (code,))


def dyads_by(  # noqa: PLR0913  (what a panel can be asked)
    step: str,
    *,
    system: str = "cow",
    first: date = FIRST_DAY,
    last: date = LAST_DAY,
    pairs: Collection[tuple[int, int]] | None = None,
    directed: bool = True,
    microstates: bool = True,
) -> "pl.LazyFrame":
    """Return the pairs of states of each year, quarter, month, week or day, to be collected.

    Parameters
    ----------
    step, first, last
        As in `states_by`.
    pairs
        The pairs wanted, in codes of the system and any order; all without.
    system, directed, microstates
        As in `dyad_years`.

    Returns
    -------
    polars LazyFrame
        The two codes and the step, as in `states_by`.

    Raises
    ------
    UnknownCodeError
        If there is no such step, system or code.
    PairError
        If a pair is one state with itself.
    RangeError
        If the days are not among those covered, or the rows more than `MOST_ROWS`.

    Examples
    --------
    >>> koreas = dyads_by("month", pairs=[(731, 732)], directed=False, last=date(1949, 12, 31))
    >>> koreas.select("month").collect().to_series().dt.to_string("%Y-%m").to_list()
    ['1949-06', '1949-07', '1949-08', '1949-09', '1949-10', '1949-11', '1949-12']
    """
    import polars as pl

    code = _code_column(system)
    spells = _spells(system, first, last, microstates=microstates)
    ones, others = (
        spells.rename({"code": f"{code}{n}", "first": f"first{n}", "last": f"last{n}"})
        for n in (1, 2)
    )
    wanted = pl.col(f"{code}1") != pl.col(f"{code}2")
    if not directed:
        wanted = pl.col(f"{code}1") < pl.col(f"{code}2")
    both = ones.join(others, how="cross").filter(wanted)
    if pairs is not None:
        both = both.join(_pairs(pairs, code, system), on=[f"{code}1", f"{code}2"], how="semi")
    shared = both.select(
        f"{code}1",
        f"{code}2",
        first=pl.max_horizontal("first1", "first2"),
        last=pl.min_horizontal("last1", "last2"),
    ).filter(pl.col("first") <= pl.col("last"))
    return _in_steps(shared, step, (f"{code}1", f"{code}2"))


def _code_column(system: str) -> str:
    if system not in CODE:
        raise UnknownCodeError(system, kind="state system", known=CODE)
    return CODE[system]


def _spells(system: str, first: date, last: date, *, microstates: bool) -> "pl.DataFrame":
    """Return code, first and last day of each spell of membership between two days."""
    import polars as pl

    if not FIRST_DAY <= first <= last <= _FARTHEST:
        msg = (
            f"{first} to {last}: the list of {system} begins on {FIRST_DAY}; give a first and a "
            f"last day from then to {_FARTHEST}, the earlier first"
        )
        raise RangeError(msg)
    spells = [
        (
            int(row["code"]),
            date.fromisoformat(row["first"]),
            date.fromisoformat(row["last"] or str(_FARTHEST)),
        )
        for row in read_rows("system_members.csv")
        if row["system"] == system and (microstates or not row["microstate"])
    ]
    schema = {"code": pl.Int32, "first": pl.Date, "last": pl.Date}
    return (
        pl.DataFrame(spells, schema=schema, orient="row")
        .with_columns(pl.col("first").clip(first), pl.col("last").clip(upper_bound=last))
        .filter(pl.col("first") <= pl.col("last"))
    )


def _pairs(pairs: Collection[tuple[int, int]], code: str, system: str) -> "pl.DataFrame":
    """Return the pairs both ways."""
    import polars as pl

    known = {row["code"] for row in read_rows("system_members.csv") if row["system"] == system}
    for one, other in pairs:
        if one == other:
            msg = f"{one} and {other} are one state; a pair needs two"
            raise PairError(msg)
        for member in (str(one), str(other)):
            if member not in known:
                raise UnknownCodeError(member, kind=f"code of {system}", known=known)
    both_ways = [way for one, other in pairs for way in ((one, other), (other, one))]
    schema = {f"{code}1": pl.Int32, f"{code}2": pl.Int32}
    return pl.DataFrame(both_ways, schema=schema, orient="row")


def _in_steps(spans: "pl.DataFrame", step: str, keys: tuple[str, ...]) -> "pl.LazyFrame":
    """Return one row for each step that a key's spans touch, sorted by key and step."""
    import polars as pl

    if step not in STEPS:
        raise UnknownCodeError(step, kind="step of time", known=STEPS)
    length = STEPS[step]
    # Two spells of a state may touch one step, which is then counted with the first of them.
    after = pl.col("last").cum_max().shift(1).over(keys).dt.offset_by(length)
    spans = (
        spans.with_columns(pl.col("first", "last").dt.truncate(length))
        .sort(*keys, "first")
        .with_columns(first=pl.max_horizontal("first", after))
        .filter(pl.col("first") <= pl.col("last"))
    )
    steps = pl.date_ranges("first", "last", length)
    if step == "year":
        steps = pl.int_ranges(
            pl.col("first").dt.year(), pl.col("last").dt.year() + 1, dtype=pl.Int32
        )
    days_a_step = {"year": 365, "quarter": 90, "month": 28, "week": 7, "day": 1}[step]
    most = (spans["last"] - spans["first"]).dt.total_days().sum() // days_a_step + spans.height
    if most > MOST_ROWS:
        msg = (
            f"up to {most:,} rows by {step}, of which {MOST_ROWS:,} can be made at once; name "
            "pairs, ask for fewer years, or for longer steps"
        )
        raise RangeError(msg)
    return spans.lazy().select(*keys, steps.alias(step)).explode(step)
