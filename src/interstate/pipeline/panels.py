"""Panels from what a record holds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from interstate.errors import PairError
from interstate.pipeline import find_pair
from interstate.pipeline.frames import frame_of
from interstate.reference.data_sets import coder_name, data_set_of
from interstate.reference.states import code_spans, party_name, predecessors
from interstate.relations.dyads import CODE, FIRST_DAY, LAST_DAY
from interstate.relations.panels import Panel, make_panel
from interstate.store import open_record, query_nothing, schema_table
from interstate.store.given import GivenFiles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import polars as pl


class RecordTables:
    """The tables of a record as polars frames; empty ones where there is no record.

    The record is open only while it is asked, so that a panel keeps nobody from writing to it.

    Parameters
    ----------
    record
        The record's folder.
    """

    def __init__(self, record: Path | None) -> None:
        self._record = record

    def given(self, table: str, column: str, values: Sequence[str]) -> pl.DataFrame:
        """Return the rows of a table of what data sets give whose `column` is one of `values`."""
        if self._record is None or not values:
            return frame_of(schema_table(table))
        with open_record(self._record, read_only=True) as opened:
            return frame_of(opened.given(table, where=(column, values)))

    def query(self, name: str, **parameters: str) -> pl.DataFrame:
        """Return the rows of a named query."""
        if self._record is None:
            return frame_of(query_nothing(name, parameters))
        with open_record(self._record, read_only=True) as opened:
            return frame_of(opened.query(name, **parameters))

    def data_sets(self, table: str) -> Mapping[str, str]:
        """Return which data set, by its id, each file is of that gave rows of a table."""
        if self._record is None:
            return {}
        return {
            each.key: data_set_of(each.told.kind, each.told.format).id
            for each in GivenFiles(self._record).current()
            if table in each.told.tables
        }


def panel_of(  # noqa: PLR0913  (what a panel is of)
    record: Path | None,
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
        pair = find_pair(a, b)
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


def draw_panel(panel: Panel, path: Path) -> None:
    """Draw a panel of one pair as a chart.

    Raises
    ------
    PairError
        If the panel is of more than one pair.
    RangeError
        If no coder has any event of the pair.
    """
    import polars as pl

    from interstate.briefs.charts import write_chart
    from interstate.briefs.panel_chart import Side, chart_of

    if panel.pair is None:
        msg = "a chart shows one pair: give it as --dyads RUS-PRK"
        raise PairError(msg)
    code = CODE[panel.system]
    codes = panel.frame[f"{code}1"].unique(maintain_order=True)
    period = pl.date(pl.col("year"), 1, 1) if panel.step == "year" else pl.col(panel.step)
    frame = panel.frame.with_columns(period=period)
    ends = (name.removeprefix("covered_") for name in frame.columns if "covered_" in name)
    coders = {coder: coder_name(coder) for coder in ends}
    names = [party_name(party) for party in panel.pair]
    titles = (f"{names[0]} → {names[1]}", f"{names[1]} → {names[0]}")
    own = {c.code for c in code_spans(panel.system) if c.party in _lineage(panel.pair[0])}
    first = [c for c in codes if str(c) in own]
    sides = [
        Side(
            title=title,
            rows=frame.filter(pl.col(f"{code}1").is_in(first) == is_first).sort("period"),
        )
        for title, is_first in zip(titles, (True, False), strict=True)
    ]
    title = f"{names[0]} and {names[1]}"
    write_chart(chart_of(sides, coders, step=panel.step, title=title), path)


def _lineage(party: str) -> set[str]:
    return {party, *predecessors(party)}


def _day(given: date | int | None, otherwise: date, *, last: bool) -> date:
    if given is None:
        return otherwise
    if isinstance(given, int):
        return date(given, 12, 31) if last else date(given, 1, 1)
    return given
