"""Items from files, folders and standard input, one after the other."""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from interstate.record import Item, Rejected
from interstate.sources.files import (
    LARGEST_BYTES,
    LINES,
    PAGE,
    TEXT,
    UNREADABLE,
    is_packed,
    media_type,
    not_text,
    open_bytes,
    read_whole,
    rejected,
    stem,
    unreadable,
)
from interstate.sources.folders import STDIN, check_paths, find_files
from interstate.sources.json_lines import read_lines, read_object

_STDIN_ORIGIN = "<stdin>"
_STDIN_ID = "stdin"
_JSON_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*[\"}]")
_PAGE_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|!--|\?xml|[a-z])", re.IGNORECASE)
# Controls, and the marks that change the direction of writing.
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+"
)
_CHUNK_BYTES = 1 << 20


def read_items(
    paths: Sequence[str | Path], *, stdin: BinaryIO | None = None
) -> Iterator[Item | Rejected]:
    """Give what is at `paths`, item by item, as it is read.

    Text (``.txt .md``), HTML (``.html .htm .xhtml``) and JSON Lines (``.jsonl .ndjson``), each
    also with ``.gz``; of folders everything in them, in sorted order. A line of JSON Lines has
    ``text`` or ``html`` and, where known, ``id title language published outlet url``, and where
    the act between two parties is asked about, their words in ``actor recipient``. Standard
    input (``"-"``) may be any of the three and is taken for what it begins like.

    An item's id is the one given, else the file's name without its ending; for a line of JSON
    Lines without an id the file's name and the line's number (``corpus-17``). An id that is taken
    already gets ``-2``, ``-3`` and so on, in the order read. Control characters and marks that
    override the direction of writing leave an id.

    What cannot be read is given as `Rejected`, with where it stands and why: an unknown ending,
    a file that is empty, binary, larger than 50 MB or not readable, a line that is no JSON object
    or has no text, a link that leads nowhere or in a circle, a file reached twice, a hidden file
    in a folder. Each file is one row and each line of JSON Lines that is not blank is one row.

    Parameters
    ----------
    paths
        Files, folders, or ``"-"`` for standard input.
    stdin
        Stands in for standard input.

    Raises
    ------
    SourceError
        At once, before anything is read, if a path does not exist.
    """
    check_paths(paths)
    return _with_own_ids(_read(paths, stdin))


def count_items(paths: Sequence[str | Path]) -> int | None:
    """Return how many rows `read_items` gives for `paths`, or ``None`` where only reading tells.

    Standard input and packed JSON Lines tell only when read.

    Raises
    ------
    SourceError
        If a path does not exist.
    """
    check_paths(paths)
    if any(str(path) == STDIN for path in paths):
        return None
    count = 0
    for found in find_files(paths):
        if isinstance(found, Rejected) or media_type(found) != LINES:
            count += 1
        elif is_packed(found):
            return None
        else:
            count += _count_lines(found)
    return count


def _read(paths: Sequence[str | Path], stdin: BinaryIO | None) -> Iterator[Item | Rejected]:
    for found in find_files(paths):
        if isinstance(found, Rejected):
            yield found
        elif str(found) == STDIN:
            yield from _read_stdin(stdin or sys.stdin.buffer)
        else:
            yield from _read_file(found)


def _read_file(path: Path) -> Iterator[Item | Rejected]:
    kind = media_type(path)
    if kind == LINES:
        try:
            with open_bytes(path) as stream:
                yield from _read_lines(stream, origin=str(path), name=stem(path))
        except UNREADABLE as problem:
            yield rejected(str(path), unreadable(problem))
        return
    content = read_whole(path)
    if isinstance(content, Rejected):
        yield content
    else:
        yield Item(id=stem(path), content=content, media_type=kind or TEXT, origin=str(path))


def _read_lines(stream: BinaryIO, *, origin: str, name: str) -> Iterator[Item | Rejected]:
    read = 0
    for number, line in read_lines(stream):
        read += 1
        yield read_object(line, origin=f"{origin}:{number}", fallback_id=f"{name}-{number}")
    if not read:
        yield rejected(origin, "it is empty")


def _read_stdin(stream: BinaryIO) -> Iterator[Item | Rejected]:
    """Give what comes on standard input, taken for what it begins like."""
    head = stream.readline(_CHUNK_BYTES)
    while head and not head.strip() and len(head) < _CHUNK_BYTES:
        head += stream.readline(_CHUNK_BYTES)
    if _JSON_START.match(head):
        yield from _read_lines(_Following(head, stream), origin=_STDIN_ORIGIN, name=_STDIN_ID)
        return
    content = head + stream.read(LARGEST_BYTES + 1)
    if reason := not_text(content):
        yield rejected(_STDIN_ORIGIN, reason)
        return
    kind = PAGE if _PAGE_START.match(head) else TEXT
    yield Item(id=_STDIN_ID, content=content, media_type=kind, origin=_STDIN_ORIGIN)


class _Following(BytesIO):
    """A first stretch that was read to look at it, then the stream it was read from."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        super().__init__(head)
        self._stream = stream

    def readinto(self, buffer: bytearray | memoryview) -> int:  # pyright: ignore[reportIncompatibleMethodOverride]
        held = super().read(len(buffer)) or self._stream.read(len(buffer))
        buffer[: len(held)] = held
        return len(held)


def _with_own_ids(rows: Iterator[Item | Rejected]) -> Iterator[Item | Rejected]:
    """Give the rows with no id twice, and nothing in them that cannot be written as UTF-8."""
    taken: set[str] = set()
    next_number: dict[str, int] = {}
    for row in rows:
        if isinstance(row, Rejected):
            yield replace(row, item=_as_utf8(row.item), reason=_as_utf8(row.reason))
            continue
        wanted = _UNPRINTABLE.sub("", row.id).strip() or "unnamed"
        own = wanted
        while own in taken:
            next_number[wanted] = next_number.get(wanted, 1) + 1
            own = f"{wanted}-{next_number[wanted]}"
        taken.add(own)
        url = None if row.url is None else _as_utf8(row.url)
        yield replace(row, id=own, origin=_as_utf8(row.origin), url=url)


def _as_utf8(text: str) -> str:
    """Return a text with what UTF-8 cannot hold written out: a name's odd bytes, half a pair."""
    return text.encode("utf-8", "backslashreplace").decode()


def _count_lines(path: Path) -> int:
    """Return how many rows a JSON Lines file gives, without understanding its lines."""
    try:
        with path.open("rb") as stream:
            return sum(1 for _ in read_lines(stream)) or 1
    except OSError:
        return 1
