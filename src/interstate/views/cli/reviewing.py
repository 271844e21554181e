"""Reports that people corrected in a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from interstate.errors import InterstateError, SourceError, StoreError
from interstate.record import Decision, Rejected, Report, ReportId
from interstate.record.decision import FIELDS
from interstate.reference.plover import load_cameo
from interstate.store.export import (
    DECISIONS,
    FORMULA_SIGNS,
    LIST_SEPARATOR,
    cell,
    decisions_by_report,
)
from interstate.store.fields import lay_over

if TYPE_CHECKING:
    from interstate.store.sitting import Sitting

DROP = "drop"
"""A column that people may add: what is marked in it is taken out."""
_LISTS = ("actors", "recipients", "contexts")
_WHEN = ("when_first", "when_last", "when_precision")
# Spreadsheets write what is true in the language of whoever uses them.
_YES = frozenset(
    {"yes", "true", "1", "x", "ja", "wahr", "oui", "vrai", "sí", "si", "verdadero", "sim"}
    | {"verdadeiro", "да", "истина", "evet", "doğru"}
)
_NO = frozenset(
    {"", "no", "false", "0", "nein", "falsch", "non", "faux", "falso", "não", "нет", "ложь"}
    | {"hayır", "yanlış"}
)
_DELIMITERS = (",", ";", "\t")
_PARTS_OF_DAYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {".": ("%d.%m.%Y",), "/": ("%d/%m/%Y", "%m/%d/%Y", "%Y/%m/%d"), "-": ("%Y-%m-%d", "%d-%m-%Y")}
)
_MIDNIGHT = re.compile(r"[T ]00:00(?::00)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the file: where it begins, counted from 1, and its cells by column."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """What a reviewed file asks for.

    Attributes
    ----------
    decisions
        What is decided: nothing for rows that are as they were.
    rejected
        Rows that make no sense, each with its line and the reason.
    understood
        How many rows make sense.
    """

    decisions: tuple[Decision, ...]
    rejected: tuple[Rejected, ...] = ()
    understood: int = 0


def decisions_of_file(path: Path, sitting: "Sitting", because: str | None) -> Reviewed:
    """Return the decisions that a reviewed file asks for, and the rows that make no sense.

    Compared is with what was exported: the file names the decisions that its rows rest on, so that
    an old file brings nothing back that was corrected since. What holds already is not decided
    again.

    Parameters
    ----------
    path
        A CSV file with the columns of the exported reports, as many of them as were left; ``id`` is
        needed. `DROP` may be added.
    because
        The reason for rows that give none in ``because``.

    Raises
    ------
    SourceError
        If the file cannot be read or has no column ``id``.
    """
    decisions: dict[str, Decision] = {}
    rejected: list[Rejected] = []
    understood = 0
    seen: dict[str, Mapping[str, str]] = {}
    for row in _rows(path):
        if isinstance(row, Rejected):
            rejected.append(row)
            continue
        named = row.cells["id"].strip()
        try:
            if seen.setdefault(named, row.cells) != row.cells:
                msg = f"{named!r} stands in the file twice with different cells; leave one"
                raise StoreError(msg)
            # The same row twice asks for the same decision once.
            decisions.update((d.id, d) for d in _decided(row, named, sitting, because))
            understood += 1
        except (InterstateError, ValueError) as problem:
            rejected.append(_refused(path, row.line, str(problem)))
    return Reviewed(
        decisions=tuple(decisions.values()), rejected=tuple(rejected), understood=understood
    )


def _decided(row: Row, named: str, sitting: "Sitting", because: str | None) -> list[Decision]:
    now = sitting.reports.get(ReportId(named))
    if now is None:
        msg = (
            f"{named!r} is no report of the record; it may have been coded anew since: "
            "export and review it again"
        )
        raise StoreError(msg)
    [coded] = [report for report in sitting.coded.reports if report.id == named]
    exported = _as_exported(row, coded, now, sitting)
    _check_read_only(row.cells, exported)
    values = _changes(row.cells, exported)
    dropped = _truth(row.cells.get(DROP, ""), DROP)
    reason = _reason(row.cells.get("because", ""), exported) or because or ""
    asked = sitting.change(coded, values, reason or "-")
    if asked and (dropped or coded.id in sitting.withdrawn):
        msg = f"{named!r} is dropped, and cannot be corrected as well; do one of the two"
        raise StoreError(msg)
    asked += sitting.drop([coded], reason or "-") if dropped else []
    if asked and not reason:
        msg = "no reason is given; write one in the column because, or give --because for all rows"
        raise StoreError(msg)
    return asked


def _as_exported(row: Row, coded: Report, now: Report, sitting: "Sitting") -> Report:
    """Return the report as it stood when the file was exported."""
    if DECISIONS not in row.cells:
        return now
    listed = [each.strip() for each in row.cells[DECISIONS].split("|") if each.strip()]
    if listed == decisions_by_report(sitting.rulings).get(coded.id, []):
        return now
    known = {ruling.decision.id: ruling.decision for ruling in sitting.rulings}
    unknown = [each for each in listed if each not in known]
    if unknown:
        msg = f"the row rests on {unknown[0]!r}, which is no decision of this record; export again"
        raise StoreError(msg)
    return lay_over(coded, {known[each].field: known[each] for each in listed})


def _check_read_only(cells: Mapping[str, str], exported: Report) -> None:
    """Refuse a row whose quotation or names were edited: that would be lost without a word."""
    told = {
        "quote": exported.quote,
        "actor_names": LIST_SEPARATOR.join(party.name for party in exported.actors),
        "recipient_names": LIST_SEPARATOR.join(party.name for party in exported.recipients),
    }
    for column, text in told.items():
        if column in cells and _plain(cells[column]) != _plain(text):
            msg = (
                f"the column {column} is there for reading, and was changed; leave it as it was, "
                "and correct parties by their ids in actors and recipients"
            )
            raise ValueError(msg)


def _changes(cells: Mapping[str, str], exported: Report) -> dict[str, str | None]:
    """Return the values of fields whose cells are no longer as they were exported."""
    changed: dict[str, str | None] = {}
    for field in (each for each in FIELDS if each in cells):
        given = cells[field].strip()
        if field in _LISTS:
            was = _list_exported(exported, field)
            if [part.strip() for part in given.split("|")] != (was or [""]):
                changed[field] = given
        elif field == "symmetric":
            if _truth(given, field) != exported.symmetric:
                changed[field] = "yes" if _truth(given, field) else "no"
        elif field == "cameo":
            # A spreadsheet takes a code for a number and drops the nought in front.
            if given.lstrip("0") != (exported.cameo or "").lstrip("0"):
                changed[field] = given if given in load_cameo() else f"0{given}" if given else None
        elif given != cell(getattr(exported, field)):
            changed[field] = given
    when = _when(cells, exported)
    return changed if when == "" else {**changed, "when": when}


def _list_exported(report: Report, field: str) -> list[str]:
    if field == "contexts":
        return list(report.contexts)
    parties = report.actors if field == "actors" else report.recipients
    return [party.id or "" for party in parties]


def _when(cells: Mapping[str, str], exported: Report) -> str | None:
    """Return the time that changed cells give, ``None`` for none, ``""`` where none changed."""
    when = exported.when
    was = (None, None, "") if when is None else (when.first, when.last, when.precision.value)
    first = _day(cells["when_first"], was[0]) if "when_first" in cells else was[0]
    last = _day(cells["when_last"], was[1]) if "when_last" in cells else was[1]
    precision = cells.get("when_precision", was[2]).strip()
    if (first, last, precision) == was:
        return ""
    if first is None and last is None:
        return None
    bounds = "/".join(".." if day is None else day.isoformat() for day in (first, last))
    return f"{bounds} {precision}" if precision and precision != was[2] else bounds


def _day(written: str, was: date | None) -> date | None:
    """Return the day that a cell gives, in any of the ways in which spreadsheets write days."""
    given = _MIDNIGHT.sub("", written.strip())
    if not given:
        return None
    sign = next((sign for sign in _PARTS_OF_DAYS if sign in given), "-")
    days: set[date] = set()
    for form in _PARTS_OF_DAYS[sign]:
        try:
            days.add(datetime.strptime(given, form).date())  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    if was in days:
        return was
    if len(days) == 1:
        return days.pop()
    why = "could be two days" if days else "is no day of the calendar"
    msg = f"{written.strip()!r} {why}; write it as YYYY-MM-DD"
    raise ValueError(msg)


def _truth(written: str, column: str) -> bool:
    given = written.strip().casefold()
    if given not in _YES | _NO:
        msg = f"{written.strip()!r} is neither yes nor no; write one of them in {column}"
        raise ValueError(msg)
    return given in _YES


def _reason(written: str, exported: Report) -> str | None:
    """Return the reason in a cell, less what the coder gave as its own."""
    own = LIST_SEPARATOR.join(exported.because)
    if written.startswith(own):
        return written.removeprefix(own).strip(" |;:-\n") or None
    return None if _plain(written) == _plain(own) else written.strip() or None


def _plain(text: str) -> str:
    """Return what every encoding keeps of a text: another one may have lost the rest."""
    return re.sub(r"[^A-Za-z0-9]+", "", text)


# The file ---------------------------------------------------------------------------------


def _rows(path: Path) -> Iterator[Row | Rejected]:
    text = _text(path)
    lines = text.splitlines(keepends=True)
    stated = re.fullmatch(r"sep=(.)", lines[0].strip()) if lines else None
    skipped = 1 if stated else 0
    head = "".join(lines[skipped : skipped + 1])
    delimiter = stated[1] if stated else max(_DELIMITERS, key=head.count)
    reader = csv.reader(io.StringIO("".join(lines[skipped:]), newline=""), delimiter=delimiter)
    begins = 1
    columns: Sequence[str] = ()
    try:
        for cells in reader:
            line, begins = skipped + begins, reader.line_num + 1
            if not columns:
                columns = [each.strip().casefold() for each in cells]
                _check_columns(path, columns)
            elif len([each for each in cells if each.strip()]) == 0:
                continue
            elif len(cells) < len(columns) or any(each.strip() for each in cells[len(columns) :]):
                told = f"it has {len(cells)} cells, the first line {len(columns)} columns"
                yield _refused(path, line, f"{told}; export and review it again")
            else:
                given = {
                    column: _unguarded(each)
                    for column, each in zip(columns, cells, strict=False)
                    if column
                }
                yield Row(line=line, cells=given)
    except csv.Error as problem:
        msg = f"{path}, line {reader.line_num}: {problem}; save the table as CSV again"
        raise SourceError(msg) from problem
    if not columns:
        msg = f"{path} is empty; give the CSV file of reports that `interstate export` writes"
        raise SourceError(msg)


def _text(path: Path) -> str:
    from interstate.documents.decoding import decode

    try:
        decoded = decode(path.read_bytes(), is_page=False)
    except OSError as problem:
        msg = f"{path} cannot be read: {problem.strerror}; give a CSV file"
        raise SourceError(msg) from problem
    if decoded is None:
        msg = f"{path} is no text in any encoding known here; save the table as CSV UTF-8"
        raise SourceError(msg)
    return decoded.text


def _check_columns(path: Path, columns: Sequence[str]) -> None:
    missing = [] if "id" in columns else ["id"]
    correctable = {*FIELDS, *_WHEN, DROP} - {"when"}
    if missing or correctable.isdisjoint(columns):
        msg = (
            f"{path} has the columns {', '.join(columns)}; needed are id and what was corrected: "
            f"{', '.join(sorted(correctable))}"
        )
        raise SourceError(msg)
    twice = sorted({each for each in columns if each and columns.count(each) > 1})
    if twice:
        msg = f"{path} has the column {twice[0]} twice; leave one"
        raise SourceError(msg)


def _unguarded(written: str) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet from running it."""
    bare = written.removeprefix("'")
    guarded = bare.lstrip(" \u00a0\ufeff").startswith(FORMULA_SIGNS)
    return bare if guarded else written


def _refused(path: Path, line: int, reason: str) -> Rejected:
    return Rejected(item=f"{path}:{line}", stage="review", reason=reason)
