"""Which states there were on a day, and codes translated one by one or by the column."""

import calendar
import csv
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import typer

from interstate.errors import SourceError, UnknownCodeError
from interstate.reference.data_set_names import party_of_name
from interstate.reference.states import code_of, code_systems, load_states, states_at, translate
from interstate.views.cli.writing import make_folder

NAME = "name"
"""What ``--from`` calls the English names of countries in data sets."""
NOT_KNOWN = "NA"
_SHOWN = ("cow", "gw", "iso3", "iso2", "m49", "fips", "cameo", "vdem")
_MOMENT = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?:[T ].*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """From which code system to which other, and on what day.

    Attributes
    ----------
    source
        A code system, or ``"name"``.
    target
        A code system.
    on
        ``None`` for the latest state that bore a code.
    nearest
        Whether a code that a system does not have on the day means who bore it nearest to it.
    """

    source: str
    target: str
    on: date | None
    nearest: bool

    def __post_init__(self) -> None:
        for system, known in (
            (self.source, (*code_systems(), NAME)),
            (self.target, code_systems()),
        ):
            if system not in known:
                raise UnknownCodeError(system, kind="code system", known=known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """A code that could not be translated: on how many rows, and from which date to which."""

    code: str
    rows: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state of a day, as a row of the table that is shown.

    Attributes
    ----------
    codes
        By code system, ``None`` where it does not have the state on that day.
    """

    id: str
    name: str
    codes: dict[str, str | None]
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]
    note: str

    def as_json(self) -> dict[str, object]:
        """Return the row with its codes beside the rest."""
        return {
            "id": self.id,
            "name": self.name,
            **self.codes,
            "predecessors": self.predecessors,
            "successors": self.successors,
            "note": self.note,
        }

    def cells(self) -> tuple[str, ...]:
        """Return the row as text, NA where a system has no code."""
        codes = (code or NOT_KNOWN for code in self.codes.values())
        before = f"from {' '.join(self.predecessors)}" if self.predecessors else ""
        after = f"to {' '.join(self.successors)}" if self.successors else ""
        history = "; ".join(part for part in (before, after, self.note) if part)
        return (self.id, self.name, *codes, history)


def states_of(day: date, system: str) -> list[State]:
    """Return the states that a system has on a day, with their codes in all systems that day.

    Raises
    ------
    UnknownCodeError
        If there is no such system.
    """
    known = load_states()
    found: list[State] = []
    for party in states_at(day, system=system):
        # Gleditsch and Ward have two microstates that are groups here: they have no row as states.
        state = known.get(party)
        found.append(
            State(
                id=party,
                name=state.name if state else party.partition(":")[2],
                codes={other: code_of(party, system=other, on=day) for other in _SHOWN},
                predecessors=state.predecessors if state else (),
                successors=state.successors if state else (),
                note=state.note if state else "",
            )
        )
    return found


def print_states(day: date, system: str, *, as_json: bool) -> None:
    """Print the states of a day as a table or as JSON."""
    found = states_of(day, system)
    if as_json:
        typer.echo(json.dumps([state.as_json() for state in found], ensure_ascii=False))
        return
    heading = ("id", "name", *_SHOWN, "came from; went to; note")
    lines = [heading, *(state.cells() for state in found)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        padded = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        typer.echo("  ".join(padded).rstrip())


def print_translated(codes: Sequence[str], question: Question, *, as_json: bool) -> bool:
    """Print each code, our id and the code wanted; return whether any could be translated.

    Raises
    ------
    SourceError
        If there are no codes.
    """
    if not codes:
        msg = "nothing to translate; name codes, or a table with --file and --output"
        raise SourceError(msg)
    found: list[tuple[str, str | None, str | None]] = []
    for code in codes:
        on, nearest = question.on, question.nearest
        if question.source == NAME:
            party = party_of_name(code, on=on)
        else:
            party = translate(code, system=question.source, on=on, nearest=nearest)
        target = question.target
        other = code_of(party, system=target, on=on, nearest=nearest) if party else None
        found.append((code, party, other))
    if as_json:
        keys = ("code", "party", "translated")
        rows = [dict(zip(keys, row, strict=True)) for row in found]
        typer.echo(json.dumps(rows, ensure_ascii=False))
    else:
        for row in found:
            typer.echo("\t".join(cell or NOT_KNOWN for cell in row))
    lost = sum(other is None for _, _, other in found)
    if lost:
        typer.echo(f"{lost} of {len(found)} codes cannot be translated", err=True)
    return lost < len(found)


def print_file(
    path: Path,
    output: Path,
    question: Question,
    columns: tuple[str, str | None],
    *,
    as_json: bool,
) -> bool:
    """Translate a column of a table, and print how many rows and which codes were not.

    Returns
    -------
    bool
        Whether anything was translated.
    """
    from interstate.briefs.visible import visible

    rows, lost = translate_file(path, output, question, column=columns[0], date_column=columns[1])
    lost_rows = sum(loss.rows for loss in lost)
    if lost:
        typer.echo(
            f"{lost_rows} of {rows} rows with {len(lost)} different codes cannot be translated "
            f"from {question.source} to {question.target} and are {NOT_KNOWN}:",
            err=True,
        )
    for loss in lost:
        when = f", {loss.first} to {loss.last}" if loss.first is not None else ""
        # The table is not ours: what it holds must not act on a terminal.
        typer.echo(visible(f"  {loss.code!r}: {loss.rows} rows{when}"), err=True)
    if as_json:
        listed = {loss.code: loss.rows for loss in lost}
        told = {"output": str(output), "rows": rows, "untranslated": listed}
        typer.echo(json.dumps(told, ensure_ascii=False))
    else:
        typer.echo(visible(f"{output}: {rows} rows, {rows - lost_rows} translated"))
    return lost_rows < rows or not rows


def translate_file(
    path: Path, output: Path, question: Question, *, column: str, date_column: str | None
) -> tuple[int, list[Loss]]:
    """Write a CSV table with one column more: a column's codes in another system.

    Parameters
    ----------
    path, output
        The table, in UTF-8 with a header, and where it goes; its own cells stay as they are.
    question
        Its day holds for all rows where there is no date column.
    column, date_column
        The column of codes or names; and that of their days, months or years, if any. The new
        column is called as `column` and the system together: ``ccode_gw``.

    Returns
    -------
    int, list of Loss
        How many rows the table has, and what could not be translated, the most frequent first. A
        row whose date cannot be read is not translated.

    Raises
    ------
    SourceError
        If the table cannot be read, lacks a column, or has one of the new name already, or if
        the output is the table itself or cannot be written.
    """
    from interstate.reference.columns import codes_of_many, parties_of_names, translate_many

    heading, rows = _read_table(path)
    added = f"{column}_{question.target}"
    for needed in filter(None, (column, date_column)):
        if needed not in heading:
            msg = f"{path} has no column {needed!r}; it has {', '.join(heading)}"
            raise SourceError(msg)
    if added in heading:
        msg = f"{path} has a column {added!r} already; rename it, so that none is written over"
        raise SourceError(msg)
    if output.exists() and output.samefile(path):
        msg = f"{output} is the table that is read; name another file with --output"
        raise SourceError(msg)
    codes = [row[heading.index(column)] for row in rows]
    dates = [row[heading.index(date_column)] for row in rows] if date_column else None
    first = last = None
    if dates is not None:
        first, last = _days(dates)
    elif question.on is not None:
        first = last = [question.on] * len(rows)
    nearest = question.nearest
    if question.source == NAME:
        parties = parties_of_names(codes, first, until=last)
    else:
        source = question.source
        parties = translate_many(codes, first, system=source, until=last, nearest=nearest)
    target = question.target
    others = codes_of_many(parties, first, system=target, until=last, nearest=nearest).to_list()
    make_folder(output.parent)
    try:
        with output.open("w", encoding="utf-8", newline="") as written:
            table = csv.writer(written, lineterminator="\n")
            table.writerow([*heading, added])
            table.writerows(
                [*row, other or NOT_KNOWN] for row, other in zip(rows, others, strict=True)
            )
    except OSError as problem:
        msg = f"{output} cannot be written: {problem}; choose another place with --output"
        raise SourceError(msg) from problem
    lost: dict[str, list[str]] = {}
    for code, when, other in zip(codes, dates or codes, others, strict=True):
        if other is None:
            lost.setdefault(code, []).append(when)
    losses = [
        Loss(
            code=code,
            rows=len(whens),
            first=min(whens) if dates else None,
            last=max(whens) if dates else None,
        )
        for code, whens in lost.items()
    ]
    return len(rows), sorted(losses, key=lambda loss: -loss.rows)


def _read_table(path: Path) -> tuple[list[str], list[list[str]]]:
    """Return the heading and the rows of a table."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as table:
            lines = csv.reader(table)
            heading = next(lines, list[str]())
            rows = [row for row in lines if row]
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        msg = f"{path} cannot be read as a table: {problem}; it must be CSV in UTF-8 with a header"
        raise SourceError(msg) from problem
    for number, row in enumerate(rows, start=1):
        if len(row) != len(heading):
            msg = (
                f"{path}, row {number} under the header: {len(row)} cells where the header has "
                f"{len(heading)}; quote cells with commas"
            )
            raise SourceError(msg)
    return heading, rows


def _days(cells: Sequence[str]) -> tuple[list[date | None], list[date | None]]:
    """Return the first and the last day of what each cell names: a year, a month or a day."""
    spans = {cell: next(_span(cell), (None, None)) for cell in set(cells)}
    return [spans[cell][0] for cell in cells], [spans[cell][1] for cell in cells]


def _span(cell: str) -> Iterator[tuple[date, date]]:
    """Yield the days that a cell names, or nothing where it names none."""
    found = _MOMENT.fullmatch(cell.strip())
    if not found:
        return
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        end = calendar.monthrange(first.year, month or 12)[1]
        yield first, date(first.year, month or 12, day or end)
    except ValueError:
        # No such month or day.
        return
