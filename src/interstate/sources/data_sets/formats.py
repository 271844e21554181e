"""Which table of which data set a file holds, told from its columns, and how it is written."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

from interstate.errors import SourceError, TableError
from interstate.sources.data_sets.rows import (
    Refused,
    Repair,
    Rows,
    no_parquet,
    read_cells,
    read_objects,
    read_parquet,
    read_tabs,
)

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path
    from typing import BinaryIO

    import polars as pl

    from interstate.sources.data_sets.opening import Member

_PEEKED = 1 << 20
_SEPARATORS = ("\t", ",", ";", "|")
_FEW, _SHOWN = 8, 120
_LINES_LOOKED_AT = 40
"""Notes may stand before the header, and the first rows may be the damaged ones."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a reader may know of the file beside its rows.

    Attributes
    ----------
    path
        Where the file lies; other files of the data set may lie beside it.
    stem
        Its name without endings.
    epoch
        The day that time 0 stands for, where times are counted (``--epoch``).
    """

    path: Path
    stem: str
    epoch: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """What some rows of a file become.

    Attributes
    ----------
    tables
        Rows by table of `interstate.record.GIVEN`, each with the ``line`` it was made from.
    refused
        Columns ``line`` and ``reason``: rows that nothing can be made of. Every row of the file
        is in a table or here; what is in neither is refused for having nothing that is kept.
    untranslated
        Codes and names that stand for no party, with how often each came.
    """

    tables: Mapping[str, pl.DataFrame]
    refused: pl.DataFrame
    untranslated: Mapping[str, int] = field(default_factory=dict[str, int])


Convert = Callable[["pl.DataFrame", About], Converted]


def one_part(stem: str) -> str:  # noqa: ARG001
    """Return the part of a data set that comes in one."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One table of one data set, as its publisher or a well-known package writes it.

    Attributes
    ----------
    kind, name
        The data set as `interstate import` calls it, and the table, e.g. ``"events"``.
    convert
        Makes our rows of its rows. It is given the columns of `read`, as text, by their names
        in lower case with ``_`` for all but letters and digits; missing where a file has not got
        one.
    headed
        Whether a file begins with the names of its columns. One without is known by how many
        columns it has.
    whole
        Whether a file is the data set as of its release, so that a later one takes its place;
        else it adds to the files before, row by row.
    part
        With `whole`: what part of the data set a file is, told from its name without endings;
        a later release takes the place of the same part only.
    wide
        Whether all columns of a file are read: what is counted has a column of its own.
    beside
        Names, without endings, of files that lie beside and are read with these.
    repair
        Mends rows with a wrong number of cells where that can be done without guessing.
    repeating
        Columns whose values are few, such as codes: `convert` is given them as categories, which
        take a fraction of the time. Worth it where files have millions of rows.
    """

    kind: str
    name: str
    convert: Convert
    headed: bool = True
    whole: bool = False
    part: Callable[[str], str] = one_part
    wide: bool = False
    beside: frozenset[str] = frozenset()
    repair: Repair | None = None
    repeating: frozenset[str] = frozenset()

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns, in the order in which they are published."""
        there = _columns()[self.kind, self.name]
        return tuple(name for name, marked in there.items() if marked != "never")

    @property
    def read(self) -> tuple[str, ...]:
        """Those of the columns that `convert` is given."""
        there = _columns()[self.kind, self.name]
        return tuple(name for name, needed in there.items() if needed in {"yes", "no"})

    @property
    def needed(self) -> frozenset[str]:
        """The columns without which a file is not this table."""
        return self._marked("yes")

    def fits(self, header: Sequence[str]) -> bool:
        """Whether a header is this table's: has what it must have, and nothing of another's."""
        there = set(header)
        return self.headed and self.needed <= there and self._marked("never").isdisjoint(there)

    def _marked(self, mark: str) -> frozenset[str]:
        there = _columns()[self.kind, self.name]
        return frozenset(name for name, marked in there.items() if marked == mark)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file, which table it holds, and how it is written.

    Attributes
    ----------
    header
        The columns it has, by their plain names.
    separator
        Between cells; ``None`` for Parquet and JSON Lines.
    quoted
        Whether cells may stand in quotation marks.
    header_line
        The line the header stands on, 0 where there is none.
    """

    member: Member
    format: Format
    header: tuple[str, ...]
    separator: str | None
    quoted: bool = True
    header_line: int = 0

    def rows(self) -> Iterator[Rows]:
        """Give its rows with the columns of the format, some at a time."""
        import polars as pl

        wanted = self.header if self.format.wide else self.format.read
        keep = [name for name in wanted if name in self.header]
        lacking = [pl.lit(None, dtype=pl.String).alias(n) for n in wanted if n not in keep]
        few = [pl.col(n).cast(pl.Categorical) for n in wanted if n in self.format.repeating]
        for rows in self._read(keep):
            frame = rows.frame.with_columns(lacking) if lacking else rows.frame
            frame = frame.with_columns(few) if few else frame
            yield Rows(frame=frame, refused=rows.refused, recoded=rows.recoded, done=rows.done)

    def _read(self, keep: Sequence[str]) -> Iterator[Rows]:
        made = self.format
        with self.member.open() as stream:
            if self.member.is_parquet:
                named = dict(zip(self.header, _parquet_names(stream), strict=True))
                stream.seek(0)
                for rows in read_parquet(stream, keep=[named[name] for name in keep]):
                    frame = rows.frame.rename({named[name]: name for name in keep})
                    yield Rows(frame=frame, refused=(), done=rows.done)
            elif self.separator is None:
                yield from read_objects(stream, made.columns)
            elif self.separator == "\t" and not self.quoted:
                yield from read_tabs(
                    stream,
                    self.header,
                    header_line=self.header_line,
                    keep=keep,
                    repair=made.repair,
                    repeating=made.repeating,
                )
            else:
                yield from read_cells(
                    stream,
                    self.header,
                    separator=self.separator,
                    header_line=self.header_line,
                    keep=keep,
                    repair=made.repair,
                )


def plain(name: str) -> str:
    """Return a column's name in lower case, ``_`` for all but letters and digits.

    Examples
    --------
    >>> plain("Event ID"), plain("\ufeffstateabb"), plain("DATE.ADDED")
    ('event_id', 'stateabb', 'date_added')
    """
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")


@cache
def _columns() -> Mapping[tuple[str, str], dict[str, str]]:
    """Return for each table its columns, each with its mark.

    ``yes``: a file must have it; ``no``: it may be lacking; ``unread``: it is not read; ``never``:
    a file that has it holds another table.
    """
    found: dict[tuple[str, str], dict[str, str]] = {}
    text = (files("interstate.sources") / "data_sets" / "data" / "columns.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        if None in row or None in row.values():
            msg = f"columns.csv: {row} has too many or too few cells"
            raise TableError(msg)
        found.setdefault((row["kind"], row["table"]), {})[plain(row["column"])] = row["needed"]
    return found


def identify(member: Member, formats: Sequence[Format]) -> Found | str:
    """Return which of some tables a file holds, or why it is none of them."""
    if member.is_parquet:
        with member.open() as stream:
            header = tuple(plain(name) for name in _parquet_names(stream))
        return _fitting(member, formats, header, separator=None)
    with member.open() as stream:
        head = stream.read(_PEEKED)
    if not head.strip():
        return "it is empty"
    if head.startswith(_UTF_16):
        return "it is written in UTF-16; save it as UTF-8"
    text = head.decode("utf-8", errors="replace").removeprefix("\ufeff")
    lines = [line.rstrip("\r") for line in text.split("\n", _LINES_LOOKED_AT)[:_LINES_LOOKED_AT]]
    written = [line for line in lines if line.strip()]
    if sum(line.lstrip().startswith("{") for line in written) * 2 > len(written):
        return _objects(member, formats, lines)
    for number, line in enumerate(lines, start=1):
        for separator in _SEPARATORS if line.strip() else ():
            header = _header(line, separator)
            quoted = separator != "\t" or _is_quoted(lines[number - 1 :])
            found = _fitting(member, formats, header, separator, quoted=quoted, line=number)
            if isinstance(found, Found):
                return found
    widths = Counter(line.count("\t") + 1 for line in written)
    for width, _ in widths.most_common():
        for made in formats:
            if not made.headed and width == len(made.columns):
                return Found(
                    member=member, format=made, header=made.columns, separator="\t", quoted=False
                )
    first = text.lstrip("\r\n").partition("\n")[0]
    header = max((_header(first, separator) for separator in _SEPARATORS), key=len)
    return _unknown(first, formats, header)


def _header(line: str, separator: str) -> tuple[str, ...]:
    try:
        cells = next(csv.reader(io.StringIO(line), delimiter=separator), list[str]())
    except csv.Error:
        return ()
    return _distinct(tuple(plain(cell) for cell in cells))


def _is_quoted(lines: Sequence[str]) -> bool:
    """Whether cells between tabs stand in quotation marks: in the header, or in most rows."""
    there = [line for line in lines if line.strip()]
    marked = [any(_QUOTED.match(cell) for cell in line.split("\t")) for line in there]
    return marked[0] or sum(marked[1:]) * 2 > len(marked[1:])


_QUOTED = re.compile(r'".*"$')


def _fitting(  # noqa: PLR0913  (how a file is written)
    member: Member,
    formats: Sequence[Format],
    header: tuple[str, ...],
    separator: str | None,
    *,
    quoted: bool = True,
    line: int = 0,
) -> Found | str:
    fitting = [made for made in formats if made.fits(header)]
    if not fitting:
        return _unknown(" ".join(header), formats, header)
    # The table that needs most of what is there: a wider one has all columns of a narrower.
    best = max(fitting, key=lambda made: len(made.needed))
    return Found(
        member=member,
        format=best,
        header=header,
        separator=separator,
        quoted=quoted,
        header_line=line,
    )


def _objects(member: Member, formats: Sequence[Format], lines: Sequence[str]) -> Found | str:
    keys: set[str] = set()
    problem: ValueError | None = None
    for line in lines:
        try:
            told: Any = json.loads(line) if line.strip() else None
        except (ValueError, RecursionError) as error:
            problem = problem or ValueError(str(error))
            continue
        if isinstance(told, dict):
            keys |= {plain(str(key)) for key in cast("dict[object, object]", told)}
    if not keys:
        return f"its first lines are no JSON objects: {problem}"
    for made in formats:
        if made.fits(tuple(keys)):
            return Found(member=member, format=made, header=made.columns, separator=None)
    return _unknown(" ".join(sorted(keys)), formats, tuple(keys))


def _distinct(header: tuple[str, ...]) -> tuple[str, ...]:
    """Return column names, those that repeat another told apart by their place."""
    return tuple(
        f"{name or 'column'}_{at}" if not name or name in header[:at] else name
        for at, name in enumerate(header)
    )


def _parquet_names(stream: Any) -> list[str]:  # noqa: ANN401  what zipfile, gzip and open give
    import polars as pl

    try:
        return list(pl.read_parquet_schema(cast("BinaryIO", stream)))
    except pl.exceptions.PolarsError as problem:
        raise SourceError(no_parquet(problem)) from problem


def _unknown(shown: str, formats: Sequence[Format], header: Sequence[str]) -> str:
    """Return why a file is none of some tables: what it lacks to be the nearest of them."""
    kind, there = formats[0].kind, set(header)
    told = f"its columns are none of {kind}'s"
    near = max(formats, key=lambda made: len(made.needed & there) / max(len(made.needed), 1))
    if near.needed & there:
        lacking = ", ".join(sorted(near.needed - there)[:_FEW])
        told += f"; nearest is the table {near.name!r}" + (lacking and f", it lacks {lacking}")
    else:
        tables = ", ".join(
            made.name if made.headed else f"{made.name} ({len(made.columns)} columns between tabs)"
            for made in formats
        )
        told += f" ({tables})"
    return f"{told}; it begins {shown[:_SHOWN]!r}"


__all__ = ["About", "Converted", "Format", "Found", "Refused", "identify", "plain"]
