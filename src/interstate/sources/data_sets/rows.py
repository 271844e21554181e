"""Rows as they stand in a file: columns of text, each row with its line, bad rows with a reason.

Nothing is read as a number or a day here, so that nothing is guessed: that is for whoever knows
what the columns mean. An empty cell is missing.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING, Any, cast

import numpy as np
import polars as pl

from interstate.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

LINE = "line"
CHUNK_BYTES = 16 << 20
"""How much of a file is held at once; more is not faster, for it does not fit the caches."""
LONGEST_LINE = 16 << 20
_CELLS_AT_ONCE = 4_000_000
_ROWS_AT_ONCE = 50_000
_LINES_OF_A_ROW = 200
"""No quoted cell spans more lines; an open quotation mark would else swallow the file."""
_SHOWN = 300
_MARK = b"\xef\xbb\xbf"
"""What some programs put before UTF-8."""
_BROKEN = "it holds bytes of value 0, which no text has: the file was damaged on its way"
_TOO_LONG = f"it is longer than {LONGEST_LINE >> 20} MB"
_TAB, _NEWLINE = 9, 10

Repair = Callable[[Sequence[str], Sequence[str]], Sequence[str] | str]
"""Given the cells of a row with a wrong number of them, and the columns: the cells mended, or why
they cannot be."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that could not be read."""

    line: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Some rows of a file.

    Attributes
    ----------
    frame
        Columns of text with `LINE`, the number of the line each row begins on, from 1.
    refused
        Rows that could not be read.
    recoded
        Lines that were not UTF-8 and were read as Windows-1252.
    done
        Bytes of the file read so far.
    """

    frame: pl.DataFrame
    refused: tuple[Refused, ...]
    recoded: int = 0
    done: int = 0

    @property
    def read(self) -> int:
        """How many rows, good and bad."""
        return self.frame.height + len(self.refused)


def read_tabs(  # noqa: PLR0913  (how a file is written)
    stream: IO[bytes],
    columns: Sequence[str],
    *,
    header_line: int,
    keep: Sequence[str] | None = None,
    repair: Repair | None = None,
    repeating: Collection[str] = (),
) -> Iterator[Rows]:
    """Give the rows of a tab-separated file without quoting, some at a time.

    Parameters
    ----------
    columns
        Their names, as many as each row must have cells.
    header_line
        The line of the header, 0 where there is none: it and what is before it is passed over.
    keep
        The columns wanted; all where ``None``.
    repair
        What may still be made of rows with another number of cells.
    repeating
        Columns to give as categories rather than text.
    """
    wanted = keep or columns
    types = {name: pl.Categorical if name in repeating else pl.String for name in columns}
    line, done = 1, 0
    while part := stream.read(CHUNK_BYTES):
        # To the end of the line that was begun: whole lines are then looked at where they lie.
        cut = part.rfind(b"\n") + 1
        rest = stream.readline(LONGEST_LINE) if cut < len(part) else b""
        too_long = len(part) - cut + len(rest) > LONGEST_LINE
        data = part[:cut] if too_long else part + rest
        if not done:
            data = data.removeprefix(_MARK)
        done += len(part) + len(rest)
        if data:
            rows, lines = _tab_rows(
                data, types, line, keep=wanted, header_line=header_line, repair=repair
            )
            yield replace(rows, done=done)
            line += lines
        if too_long:
            done += 0 if rest.endswith(b"\n") else _skip_line(stream)
            shown = _decoded((part[cut:] + rest)[:_SHOWN])[0]
            nothing = pl.DataFrame(schema={n: types[n] for n in wanted} | {LINE: pl.Int32})
            yield Rows(frame=nothing, refused=(Refused(line, _TOO_LONG, shown),), done=done)
            line += 1


def _skip_line(stream: IO[bytes]) -> int:
    """Read on to the end of a line, keeping nothing; return how many bytes that were."""
    skipped = 0
    while part := stream.readline(LONGEST_LINE):
        skipped += len(part)
        if part.endswith(b"\n"):
            break
    return skipped


def _tab_rows(  # noqa: PLR0913  (how a file is written)
    data: bytes,
    types: Mapping[str, type[pl.DataType]],
    line: int,
    *,
    keep: Sequence[str],
    header_line: int,
    repair: Repair | None,
) -> tuple[Rows, int]:
    """Return the rows of whole lines, and how many lines they are.

    Cells are counted before anything is parsed, for all lines at once: a line that has too many
    or too few would else shift what it holds into other columns.
    """
    columns = list(types)
    if not data.endswith(b"\n"):
        data += b"\n"
    codes = np.frombuffer(data, dtype=np.uint8)
    ends = np.flatnonzero(codes == _NEWLINE)
    starts = np.concatenate(([0], ends[:-1] + 1))
    cells = _count_by_line(codes == _TAB, starts) + 1
    lengths = np.diff(ends, prepend=-1) - 1
    returns = (lengths > 0) & (codes[np.maximum(ends - 1, 0)] == ord("\r"))
    blank = lengths - returns <= 0
    passed = blank | (np.arange(len(ends)) + line <= header_line)
    good = (cells == len(columns)) & ~passed
    if b"\0" in data:
        good &= np.add.reduceat((codes == 0).view(np.uint8), starts, dtype=np.uint32) == 0
    bad = np.flatnonzero(~good & ~passed)
    lines = np.flatnonzero(good) + line
    if not good.all():
        body = b"".join(data[starts[i] : ends[i] + 1] for i in np.flatnonzero(good))
    else:
        body = data
    refused: list[Refused] = []
    mended: list[Sequence[str]] = []
    mended_lines: list[int] = []
    for i in bad:
        text = _decoded(data[starts[i] : ends[i]])[0].rstrip("\r")
        told = _BROKEN if "\0" in text else (repair or wrong_count)(text.split("\t"), columns)
        if isinstance(told, str):
            refused.append(Refused(int(i) + line, told, text[:_SHOWN]))
        else:
            mended.append([*told])
            mended_lines.append(int(i) + line)
    frame, recoded = _parsed(body, types, keep, returns=bool(returns.any()))
    frame = frame.with_columns(pl.Series(LINE, lines, dtype=pl.Int32))
    if mended:
        more = _frame_of(columns, mended, mended_lines).select(*keep, LINE).cast(frame.schema)
        frame = pl.concat([frame, more]).sort(LINE)
    return Rows(frame=frame, refused=tuple(refused), recoded=recoded), len(ends)


def _count_by_line(marked: NDArray[np.bool_], starts: NDArray[np.int64]) -> NDArray[np.uint32]:
    """Return how many bytes are marked in each line."""
    marks = marked.view(np.uint8)
    counts = np.add.reduceat(marks, starts, dtype=np.uint8)
    # Bytes add up fast but run over at 256; then the sum of all is another, and larger ones count.
    if int(counts.sum(dtype=np.int64)) != int(np.count_nonzero(marks)):
        counts = np.add.reduceat(marks, starts, dtype=np.uint32)
    return counts.astype(np.uint32)


def wrong_count(cells: Sequence[str], columns: Sequence[str]) -> str:
    """Return why a row with too many or too few cells is refused."""
    return f"it has {len(cells)} cells instead of {len(columns)}"


def _parsed(
    body: bytes, types: Mapping[str, type[pl.DataType]], keep: Sequence[str], *, returns: bool
) -> tuple[pl.DataFrame, int]:
    """Return some columns of lines that all have the right number of cells."""
    if not body:
        return pl.DataFrame(schema={name: types[name] for name in keep}), 0
    recoded = 0
    try:
        frame = _columns_of(body, types, keep)
    except pl.exceptions.ComputeError:
        # The one thing that can be wrong with them is their encoding.
        lines = [_decoded(each) for each in body.split(b"\n")]
        recoded = sum(other for _, other in lines)
        frame = _columns_of("\n".join(text for text, _ in lines).encode(), types, keep)
    last = [*types][-1]
    if returns and last in keep:
        ended = pl.col(last).cast(pl.String).str.strip_chars_end("\r").replace("", None)
        frame = frame.with_columns(ended.cast(types[last]))
    return frame, recoded


def _columns_of(
    body: bytes, types: Mapping[str, type[pl.DataType]], keep: Sequence[str]
) -> pl.DataFrame:
    columns = list(types)
    frame = pl.read_csv(
        body,
        separator="\t",
        quote_char=None,
        has_header=False,
        columns=[columns.index(name) for name in keep],
        new_columns=list(columns),
        schema=types,
    )
    return frame.select(keep).rechunk()


def _decoded(data: bytes) -> tuple[str, bool]:
    """Return bytes as text, and whether they were something else than UTF-8."""
    try:
        return data.decode(), False
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), True


def read_cells(  # noqa: PLR0913  (how a file is written)
    stream: IO[bytes],
    columns: Sequence[str],
    *,
    separator: str,
    header_line: int,
    keep: Sequence[str] | None = None,
    repair: Repair | None = None,
) -> Iterator[Rows]:
    """Give the rows of a file whose cells may be quoted and hold lines, some at a time.

    A quotation mark that is never closed costs its own line, and no other. The parameters are
    those of `read_tabs`.
    """
    found: list[list[str]] = []
    numbers: list[int] = []
    refused: list[Refused] = []
    recoded = done = 0

    def given() -> Rows:
        frame = _frame_of(columns, found, numbers)
        return Rows(
            frame=frame if keep is None else frame.select(LINE, *keep),
            refused=tuple(refused),
            recoded=recoded,
            done=done,
        )

    for row in _logical_rows(stream, separator, len(columns)):
        recoded += row.recoded
        done += row.size
        if row.line <= header_line:
            continue
        if row.wrong is not None:
            refused.append(Refused(row.line, row.wrong, separator.join(row.cells)[:_SHOWN]))
            continue
        cells = row.cells
        if len(cells) != len(columns):
            told = (repair or wrong_count)(cells, columns)
            if isinstance(told, str):
                refused.append(Refused(row.line, told, separator.join(cells)[:_SHOWN]))
                continue
            cells = [*told]
        found.append(cells)
        numbers.append(row.line)
        if len(found) >= min(_ROWS_AT_ONCE, _CELLS_AT_ONCE // len(columns)):
            yield given()
            found, numbers, refused, recoded = [], [], [], 0
    yield given()


@dataclass(slots=True, kw_only=True)
class _LogicalRow:
    line: int
    cells: list[str]
    size: int
    recoded: int
    wrong: str | None = None


def _logical_rows(stream: IO[bytes], separator: str, wanted: int) -> Iterator[_LogicalRow]:
    waiting: list[bytes] = []
    line = 1
    for first, whole in _lines(stream, waiting):
        text, recoded = _decoded(first)
        held = [first]
        wrong = None if whole else _TOO_LONG
        if wrong is None and "\0" in text:
            wrong = _BROKEN
        cells = [text[:_SHOWN]] if wrong else _cells(text, separator)
        while cells is None and len(held) < _LINES_OF_A_ROW:
            more = waiting.pop() if waiting else stream.readline(LONGEST_LINE)
            if not more:
                break
            held.append(more)
            if b'"' not in more:
                continue
            parts = [_decoded(each) for each in held]
            recoded = sum(other for _, other in parts)
            cells = _cells("".join(part for part, _ in parts), separator)
        if cells is None or (len(held) > 1 and _is_stray(held, cells, separator, wanted)):
            # The mark was a stray one: the lines after it are rows of their own.
            waiting.extend(reversed(held[1:]))
            held, (text, recoded) = held[:1], _decoded(first)
            cells = _unquoted(text, separator)
        if any(cells):
            yield _LogicalRow(
                line=line,
                cells=cells,
                size=sum(map(len, held)),
                recoded=int(recoded),
                wrong=wrong,
            )
        line += len(held)


def _is_stray(held: Sequence[bytes], cells: Sequence[str], separator: str, wanted: int) -> bool:
    """Whether lines that a quotation mark joins to one row are rows of their own after all."""
    between = [_unquoted(_decoded(each)[0], separator) for each in held[1:-1]]
    return len(cells) != wanted or (bool(between) and all(len(each) == wanted for each in between))


def _lines(stream: IO[bytes], waiting: list[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Give lines, and whether each is whole; of one that is too long the rest is passed over."""
    first = True
    while True:
        held = waiting.pop() if waiting else stream.readline(LONGEST_LINE)
        if not held:
            return
        whole = len(held) < LONGEST_LINE or held.endswith(b"\n")
        if not whole:
            _skip_line(stream)
        yield held.removeprefix(_MARK) if first else held, whole
        first = False


def _cells(text: str, separator: str) -> list[str] | None:
    """Return the cells of a row, ``None`` where a quotation mark in it is still open."""
    if '"' not in text:
        return _unquoted(text, separator)
    lines = io.StringIO(text.rstrip("\r\n"), newline="")
    try:
        rows = list(csv.reader(lines, delimiter=separator, strict=True))
    except csv.Error as problem:
        return None if "unexpected end" in str(problem) else _unquoted(text, separator)
    return rows[0] if len(rows) == 1 else _unquoted(text, separator)


def _unquoted(text: str, separator: str) -> list[str]:
    return text.rstrip("\r\n").split(separator)


def _frame_of(
    columns: Sequence[str], rows: Sequence[Sequence[str]], lines: Sequence[int]
) -> pl.DataFrame:
    """Return rows of cells as columns of text, empty cells missing."""
    by_column = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    frame = pl.DataFrame(
        {
            name: pl.Series(name, cells, dtype=pl.String)
            for name, cells in zip(columns, by_column, strict=True)
        }
    )
    return frame.with_columns(
        pl.all().replace("", None), pl.Series(LINE, list(lines), dtype=pl.Int32)
    )


def read_parquet(path: Path | IO[bytes], *, keep: Sequence[str] | None = None) -> Iterator[Rows]:
    """Give the rows of a Parquet file as text; the number of a row stands for its line.

    Raises
    ------
    SourceError
        If it cannot be read.
    """
    try:
        frame = pl.read_parquet(path, columns=None if keep is None else list(keep))
        frame = frame.with_columns(pl.all().cast(pl.String).replace("", None))
    except pl.exceptions.PolarsError as problem:
        raise SourceError(no_parquet(problem)) from problem
    for start in range(0, max(frame.height, 1), _ROWS_AT_ONCE * 10):
        part = frame.slice(start, _ROWS_AT_ONCE * 10)
        numbers = pl.int_range(start + 1, start + 1 + part.height, dtype=pl.Int32, eager=True)
        yield Rows(frame=part.with_columns(numbers.alias(LINE)), refused=())


def no_parquet(problem: Exception) -> str:
    """Return why a Parquet file cannot be read, and what would put it right."""
    told = str(problem).partition("\n")[0]
    return f"it is no sound Parquet file of plain columns ({told}); fetch it again"


def read_objects(stream: IO[bytes], columns: Sequence[str]) -> Iterator[Rows]:
    """Give JSON Lines as columns of text; a value that is no text stays JSON."""
    found: list[list[str]] = []
    numbers: list[int] = []
    refused: list[Refused] = []
    recoded = done = 0
    for number, (data, whole) in enumerate(_lines(stream, []), start=1):
        done += len(data)
        text, other = _decoded(data)
        recoded += other
        if not text.strip():
            continue
        if not whole:
            refused.append(Refused(number, _TOO_LONG, text[:_SHOWN]))
            continue
        try:
            told: Any = json.loads(text)
        except (ValueError, RecursionError) as problem:
            refused.append(Refused(number, f"it is no JSON: {problem}", text[:_SHOWN]))
            continue
        if not isinstance(told, dict):
            reason = f"it is a JSON {type(told).__name__} and no object"
            refused.append(Refused(number, reason, text[:_SHOWN]))
            continue
        value = cast("dict[str, object]", told)
        found.append([_as_text(value.get(column)) for column in columns])
        numbers.append(number)
        if len(found) >= _ROWS_AT_ONCE:
            frame = _frame_of(columns, found, numbers)
            yield Rows(frame=frame, refused=tuple(refused), recoded=recoded, done=done)
            found, numbers, refused, recoded = [], [], [], 0
    frame = _frame_of(columns, found, numbers)
    yield Rows(frame=frame, refused=tuple(refused), recoded=recoded, done=done)


def _as_text(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
