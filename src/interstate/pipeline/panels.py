"""Panels from what a record holds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast

from interstate.errors import PairError
from interstate.pipeline import find_party
from interstate.relations.dyads import FIRST_DAY, LAST_DAY
from interstate.relations.panels import Panel, make_panel
from interstate.store import query_nothing, schema_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

    from interstate.store import Record
    from interstate.store.arrow import Table


class RecordTables:
    """The tables of a record as polars frames; empty ones where there is no record."""

    def __init__(self, record: Record | None) -> None:
        self._record = record

    def given(self, table: str, column: str, values: Sequence[str]) -> pl.DataFrame:
        """Return the rows of a table of what data sets give whose `column` is one of `values`."""
        if self._record is None:
            return _frame(schema_table(table))
        return _frame(self._record.given(table, where=(column, values)))

    def query(self, name: str, **parameters: str) -> pl.DataFrame:
        """Return the rows of a named query."""
        if self._record is None:
            return _frame(query_nothing(name, parameters))
        return _frame(self._record.query(name, **parameters))


def _frame(table: Table) -> pl.DataFrame:
    import polars as pl

    return cast("pl.DataFrame", pl.from_arrow(cast("Any", table)))


def panel_of(  # noqa: PLR0913  (what a panel is of)
    record: Record | None,
    *,
    dyads: str = "directed",
    system: str = "cow",
    first: date | int | None = None,
    last: date | int | None = None,
    by: str = "year",
    microstates: bool = True,
) -> Panel:
    """Return the pairs of states by time; see `interstate.panel`."""
    pair = None
    if dyads not in {"all", "directed"}:
        a, dash, b = dyads.partition("-")
        if not dash:
            msg = f"{dyads!r} names no pairs: write all, directed, or two states as RUS-PRK"
            raise PairError(msg)
        pair = (find_party(a), find_party(b))
        if pair[0] == pair[1]:
            msg = f"{dyads!r} is one state with itself; name two"
            raise PairError(msg)
    return make_panel(
        RecordTables(record),
        system=system,
        step=by,
        first=_day(first, FIRST_DAY, last=False),
        last=_day(last, LAST_DAY, last=True),
        directed=dyads != "all",
        pair=pair,
        microstates=microstates,
    )


def _day(given: date | int | None, otherwise: date, *, last: bool) -> date:
    if given is None:
        return otherwise
    if isinstance(given, int):
        return date(given, 12, 31) if last else date(given, 1, 1)
    return given
