"""One table of the evidence as a file other programs open: CSV, Parquet or JSON Lines."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from interstate.errors import StoreError, UnknownCodeError
from interstate.record import Evidence, ReportId, Ruling
from interstate.record.decision import FIELDS
from interstate.store.arrow import Table
from interstate.store.jsonl import as_plain, report_as_json
from interstate.store.schema import to_tables

ENDINGS: Mapping[str, str] = MappingProxyType(
    {".csv": "csv", ".parquet": "parquet", ".jsonl": "jsonl", ".ndjson": "jsonl"}
)
"""What a file's ending says about its format."""
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
"""What can be exported."""
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


def export(evidence: Evidence, path: Path, *, kind: str) -> int:
    """Write one kind of value to a file whose ending says the format, and return how many.

    Parameters
    ----------
    evidence
        What to write from.
    path
        Ends in ``.csv``, ``.parquet``, ``.jsonl`` or ``.ndjson``. A CSV file is UTF-8; a list is
        one cell with ``" | "`` between its values, and a text that a spreadsheet would run as a
        formula begins with an apostrophe. Reports have the column ``decisions`` with what their
        corrected values rest on, so that the file can be reviewed and given back. Parquet has the
        same columns, and the lists as lists. JSON Lines has the field names of
        `interstate.record`, and reports the keys of `interstate.store.report_as_json`.
    kind
        One of `KINDS`.

    Raises
    ------
    UnknownCodeError
        If the kind or the ending is not known.
    StoreError
        If the file cannot be written.
    """
    if kind not in KINDS:
        raise UnknownCodeError(kind, kind="kind of export", known=KINDS)
    if path.suffix.lower() not in ENDINGS:
        raise UnknownCodeError(path.suffix, kind="ending of an export", known=ENDINGS)
    written = ENDINGS[path.suffix.lower()]
    try:
        if written == "jsonl":
            return _write_jsonl(evidence, path, kind)
        tables = to_tables(evidence)
        rows = _rows(tables, kind)
        if kind == "reports":
            held = decisions_by_report(evidence.decisions)
            rows = [{**row, DECISIONS: held.get(row["id"], [])} for row in rows]
        if written == "csv":
            _write_csv(rows, _columns(tables, kind), path)
        else:
            _write_parquet(tables, kind, rows, path)
    except OSError as error:
        msg = f"{path} could not be written: {error.strerror}; choose a folder you may write to"
        raise StoreError(msg) from error
    return len(rows)


def _columns(tables: Mapping[str, Table], kind: str) -> list[str]:
    return [*tables[kind].column_names, *_list_columns(kind)]


def _list_columns(kind: str) -> list[str]:
    listed = [column for column, *_ in _LISTED.get(kind, ())]
    return [*listed, DECISIONS] if kind == "reports" else listed


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


def _write_csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([[cell(row[column]) for column in columns] for row in rows])


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


def _write_parquet(
    tables: Mapping[str, Table], kind: str, rows: Sequence[Mapping[str, Any]], path: Path
) -> None:
    arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    schema: Any = tables[kind].schema
    for column in _list_columns(kind):
        schema = schema.append(arrow.field(column, arrow.list_(arrow.string())))
    parquet.write_table(arrow.Table.from_pylist(list(rows), schema=schema), path)


def _write_jsonl(evidence: Evidence, path: Path, kind: str) -> int:
    documents = {document.id: document for document in evidence.documents}
    values: Sequence[Any] = getattr(evidence, kind)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for value in values:
            known = documents.get(value.document) if kind == "reports" else None
            plain = as_plain(value) if known is None else report_as_json(value, known)
            file.write(json.dumps(plain, ensure_ascii=False) + "\n")
    return len(values)
