"""Whole columns of codes and names to our ids and back, as polars series.

Millions of rows take seconds: what a code means changes a few times in two centuries, so the codes'
spans are joined to the distinct codes and days. What `interstate.reference.states.translate` and
`interstate.reference.data_set_names.party_of_name` say of one row is said here of each.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from interstate.errors import TableError
from interstate.reference.bundled_tables import read_rows
from interstate.reference.data_set_names import party_of_name
from interstate.reference.states import code_spans, load_states, plain_code

if TYPE_CHECKING:
    import polars as pl

    Days = Sequence[date | None] | pl.Series
    Words = Sequence[str | None] | pl.Series

_Span = tuple[str, str, date | None, date | None]
"""What is looked up, what it gives, and on which days, open where ``None``."""


def translate_many(
    codes: "Words",
    days: "Days | None" = None,
    *,
    system: str,
    until: "Days | None" = None,
    nearest: bool = False,
) -> "pl.Series":
    """Return our id for each code of another system.

    Parameters
    ----------
    codes : (n,) sequence or series of str
        As in `translate`; numbers may have leading zeros or ``.0``.
    days, until : (n,) sequence or series of date, optional
        As `on` and `until` of `translate`: the day of each row, or the first and last day of its
        year or month. Without `days` the latest state of each code is meant.
    system
        One of `code_systems`; `UnknownCodeError` else.
    nearest
        As in `translate`.

    Returns
    -------
    (n,) polars series of str
        Null where the code or the day is, and where `translate` gives ``None``.

    Raises
    ------
    TableError
        If the columns are not equally long.

    Examples
    --------
    >>> days = [date(1970, 1, 1), date(2000, 1, 1), date(2000, 1, 1)]
    >>> translate_many(["365", "365", "265"], days, system="cow").to_list()
    ['SUN', 'RUS', None]
    """
    import polars as pl

    spans = [(span.code, span.party, span.first, span.last) for span in code_spans(system)]
    asked = pl.Series(codes, dtype=pl.String)
    spelt = {code: plain_code(code, system=system) for code in asked.drop_nulls().unique()}
    asked = asked.replace_strict(spelt, return_dtype=pl.String)
    return _looked_up(spans, asked, days, until, nearest=nearest)


def codes_of_many(
    parties: "Words",
    days: "Days | None" = None,
    *,
    system: str,
    until: "Days | None" = None,
    nearest: bool = False,
) -> "pl.Series":
    """Return the code another system has for each of our ids: the way back of `translate_many`.

    Examples
    --------
    >>> codes_of_many(["DEU", "DEU"], [date(1989, 1, 1), date(1991, 1, 1)], system="cow").to_list()
    ['260', '255']
    """
    spans = [
        (span.party, span.code, span.first, span.last)
        for span in code_spans(system)
        if not span.read_only
    ]
    return _looked_up(spans, parties, days, until, nearest=nearest)


def parties_of_names(
    names: "Words", days: "Days | None" = None, *, until: "Days | None" = None
) -> "pl.Series":
    """Return our id for each English name of a country, as `party_of_name` does for one.

    Parameters and errors are those of `translate_many`.

    Examples
    --------
    >>> days = [date(1970, 1, 1), date(2000, 1, 1), date(2000, 1, 1)]
    >>> parties_of_names(["Russia", "Russia", "Atlantis"], days).to_list()
    ['SUN', 'RUS', None]
    """
    import polars as pl

    written = pl.Series(names, dtype=pl.String)
    spans: list[_Span]
    distinct = written.drop_nulls().unique().to_list()
    if days is None:
        pairs = ((name, party_of_name(name)) for name in distinct)
        spans = [(name, party, None, None) for name, party in pairs if party]
    else:
        ends = [pl.Series(column, dtype=pl.Date) for column in (days, until) if column is not None]
        known = pl.concat(ends).drop_nulls()
        if known.is_empty():
            return pl.Series([None] * len(written), dtype=pl.String)
        turns = _turns(known.min(), known.max())  # pyright: ignore[reportArgumentType]
        spans = [span for name in distinct for span in _spans_of_name(name, turns)]
    return _looked_up(spans, written, days, until, nearest=False)


def _turns(first: date, last: date) -> list[date]:
    """Return the days from `first` to `last` on which a name may begin to mean another."""
    begins = {span_first for state in load_states().values() for span_first, _ in state.spans}
    ends = {span_last for state in load_states().values() for _, span_last in state.spans}
    for table in ("names/en.csv", "system_members.csv"):
        rows = read_rows(table)
        begins |= {date.fromisoformat(row["first"]) for row in rows if row["first"]}
        ends |= {date.fromisoformat(row["last"]) for row in rows if row["last"]}
    turns = {day for day in begins if day} | {day + timedelta(days=1) for day in ends if day}
    return [first, *sorted(day for day in turns if first < day <= last), last + timedelta(days=1)]


def _spans_of_name(name: str, turns: Sequence[date]) -> list[_Span]:
    found: list[_Span] = []
    for first, after in pairwise(turns):
        party = party_of_name(name, on=first)
        last = after - timedelta(days=1)
        if party and found and found[-1][1] == party:
            found[-1] = (name, party, found[-1][2], last)
        elif party:
            found.append((name, party, first, last))
    return found


def _looked_up(
    spans: Iterable[_Span],
    keys: "Words",
    days: "Days | None",
    until: "Days | None",
    *,
    nearest: bool,
) -> "pl.Series":
    """Return for each key what it gives on its days: the value with most of them, or the latest."""
    import polars as pl

    series = pl.Series("key", keys, dtype=pl.String)
    asked = pl.DataFrame({"key": series})
    if days is None:
        asked = asked.with_columns(on=pl.lit(date.min), until=pl.lit(date.max))
    else:
        for name, column in (("on", days), ("until", days if until is None else until)):
            if len(column) != len(series):
                msg = (
                    f"{len(series)} codes but {len(column)} days; give one day for each code, or "
                    "none at all"
                )
                raise TableError(msg)
            asked = asked.with_columns(pl.Series(name, column, dtype=pl.Date))
    schema = {"key": pl.String, "value": pl.String, "first": pl.Date, "last": pl.Date}
    table = pl.DataFrame(list(spans), schema=schema, orient="row").with_columns(
        pl.col("first").fill_null(date.min), pl.col("last").fill_null(date.max)
    )
    shared = pl.min_horizontal("last", "until") - pl.max_horizontal("first", "on")
    # Without a day the span that ends last counts, else the one with most of the days asked for:
    # of one with none of them the difference is negative, and the more so the further it is.
    rank = pl.col("last") if days is None else shared
    touching = (pl.col("first") <= pl.col("until")) & (pl.col("on") <= pl.col("last"))
    held = (
        asked.drop_nulls()
        .unique()
        .join(table, on="key")
        .filter(pl.lit(value=True) if nearest else touching)
        .with_columns(rank=rank)
        .sort("rank", "first", descending=True)
        .unique(["key", "on", "until"], keep="first", maintain_order=True)
        .select("key", "on", "until", "value")
    )
    found = asked.join(held, on=["key", "on", "until"], how="left", maintain_order="left")
    return found["value"]
