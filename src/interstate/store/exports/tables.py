"""One kind of value of the evidence as a table: CSV, Parquet, and JSON Lines."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import Any, cast

from interstate.record import Evidence, ReportId, Ruling
from interstate.record.decision import FIELDS
from interstate.store.arrow import Table
from interstate.store.exports.written import Written, json_lines
from interstate.store.jsonl import as_plain, whole_report_as_json
from interstate.store.schema import to_tables

KINDS: tuple[str, ...] = (
    "events",
    "reports",
    "documents",
    "assessments",
    "comments",
    "ties",
    "rejected",
    "runs",
)
"""What tables there are of."""
# A spreadsheet takes a cell that begins with one of these for a formula and runs it; in East Asia
# also with the wide forms.
FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
LIST_SEPARATOR = " | "
DECISIONS = "decisions"
"""The column of reports that names the decisions laid over a row."""

# Child tables whose rows are joined into a column of the value: table, the column that names the
# value, the column that is listed, and the role where it has several.
_LISTED: Mapping[str, Sequence[tuple[str, str, str, str, str | None]]] = MappingProxyType(
    {
        "reports": (
            ("actors", "report_parties", "report", "party", "actor"),
            ("recipients", "report_parties", "report", "party", "recipient"),
            ("actor_names", "report_parties", "report", "name", "actor"),
            ("recipient_names", "report_parties", "report", "name", "recipient"),
            ("attribution", "report_speakers", "report", "speaker", None),
        ),
        "assessments": (
            ("parties", "assessment_parties", "assessment", "party", None),
            ("attribution", "assessment_speakers", "assessment", "speaker", None),
        ),
        "events": (
            ("actors", "event_parties", "event", "party", "actor"),
            ("recipients", "event_parties", "event", "party", "recipient"),
            ("reports", "event_reports", "event", "report", None),
        ),
        "ties": (
            ("parties", "tie_parties", "tie", "party", None),
            ("events", "tie_events", "tie", "event", None),
        ),
    }
)


def write_csv(evidence: Evidence, kind: str) -> Written:
    """Return one kind of value as CSV.

    UTF-8 with a heading. A list is one cell with ``" | "`` between its values, what is absent an
    empty cell, and a text that a spreadsheet would run as a formula begins with an apostrophe.
    Reports have the column ``decisions`` with what their corrected values rest on, so that the
    file can be reviewed and given back.

    References
    ----------
    RFC 4180, with its line ends.
    """
    columns, rows = rows_of(evidence, kind)
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(columns)
    writer.writerows([[cell(row[column]) for column in columns] for row in rows])
    return Written(content=file.getvalue().encode(), rows=len(rows))


def write_parquet(evidence: Evidence, kind: str) -> Written:
    """Return one kind of value as Parquet: the record's columns, lists as lists, absent as null."""
    arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    tables = to_tables(evidence)
    rows = _corrected(evidence, kind, _rows(tables, kind))
    schema: Any = tables[kind].schema
    for column in _list_columns(kind):
        schema = schema.append(arrow.field(column, arrow.list_(arrow.string())))
    sink: Any = arrow.BufferOutputStream()
    parquet.write_table(arrow.Table.from_pylist(rows, schema=schema), sink)
    return Written(content=sink.getvalue().to_pybytes(), rows=len(rows))


def write_jsonl(evidence: Evidence, kind: str) -> Written:
    """Return one kind of value as JSON Lines, nothing left out and absent as null.

    The keys are the names of `interstate.record`; a report has those of
    `interstate.store.whole_report_as_json`.
    """
    documents = {document.id: document for document in evidence.documents}
    values: Sequence[Any] = getattr(evidence, kind)
    plain = (
        whole_report_as_json(value, documents.get(value.document))
        if kind == "reports"
        else as_plain(value)
        for value in values
    )
    return Written(content=json_lines(plain), rows=len(values))


def rows_of(evidence: Evidence, kind: str) -> tuple[list[str], list[dict[str, Any]]]:
    """Return the columns of a kind of value, and its rows with lists from child tables."""
    tables = to_tables(evidence)
    columns = [*tables[kind].column_names, *_list_columns(kind)]
    return columns, _corrected(evidence, kind, _rows(tables, kind))


def _list_columns(kind: str) -> list[str]:
    listed = [column for column, *_ in _LISTED.get(kind, ())]
    return [*listed, DECISIONS] if kind == "reports" else listed


def _corrected(evidence: Evidence, kind: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows of reports with the decisions that their values rest on."""
    if kind != "reports":
        return rows
    held = decisions_by_report(evidence.decisions)
    return [{**row, DECISIONS: held.get(row["id"], [])} for row in rows]


def decisions_by_report(rulings: Iterable[Ruling]) -> dict[ReportId, list[str]]:
    """Return for each corrected report the ids of the decisions that its fields rest on."""
    held: dict[ReportId, list[str]] = {}
    for ruling in rulings:
        if ruling.holds and ruling.decision.field in FIELDS:
            held.setdefault(ruling.about[0], []).append(ruling.decision.id)
    return held


def _rows(tables: Mapping[str, Table], kind: str) -> list[dict[str, Any]]:
    """Return the rows of a table, what its child tables hold listed beside."""
    rows = tables[kind].to_pylist()
    for column, child, parent, listed, role in _LISTED.get(kind, ()):
        lists: dict[str, list[Any]] = {}
        for row in tables[child].to_pylist():
            if role is None or row["role"] == role:
                lists.setdefault(row[parent], []).append(row[listed])
        for row in rows:
            row[column] = lists.get(row["id"], [])
    return rows


def cell(value: object) -> str:
    """Return a value as a cell that no spreadsheet takes for a formula.

    Examples
    --------
    >>> print(cell("=1+1"))
    '=1+1
    >>> cell(-2.5), cell(None), cell(["RUS", "PRK"]), cell(True)
    ('-2.5', '', 'RUS | PRK', 'true')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        parts = cast("list[object]", value)
        return cell(LIST_SEPARATOR.join("" if part is None else str(part) for part in parts))
    text = str(value).replace("\x00", "")
    # Some programs pass over leading blanks before they look for a formula.
    return f"'{text}" if text.lstrip(" \u00a0\ufeff").startswith(FORMULA_SIGNS) else text
