"""JSON Lines: one JSON object a line, each an item."""

import json
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from io import BufferedReader, RawIOBase, TextIOWrapper
from typing import BinaryIO, cast

from interstate.record import Item, Rejected
from interstate.sources.files import LARGEST_BYTES, LARGEST_MEGABYTES, PAGE, TEXT, rejected

_DETAILS = ("title", "language", "published", "outlet", "url")


def read_lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Give each line that is not blank with its number from 1; ``None`` for one too long to keep.

    UTF-16 that begins with its mark is turned into UTF-8 first; a line longer than
    `LARGEST_BYTES` is passed over without being held.
    """
    number = 0
    with _as_utf8(stream) as lines:
        while line := lines(LARGEST_BYTES + 1):
            number += 1
            if len(line) > LARGEST_BYTES and not line.endswith(b"\n"):
                while (rest := lines(LARGEST_BYTES)) and not rest.endswith(b"\n"):
                    pass
                yield number, None
            elif line.strip():
                yield number, line


@contextmanager
def _as_utf8(stream: BinaryIO) -> Generator[Callable[[int], bytes]]:
    """Give a function that reads a line of at most so many bytes or characters."""
    # Typed as raw, but any binary stream will do.
    buffered = BufferedReader(cast("RawIOBase", stream))
    try:
        if not buffered.peek(2).startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            yield buffered.readline
            return
        decoded = TextIOWrapper(buffered, encoding="utf-16", errors="replace", newline="\n")
        try:
            yield lambda limit: decoded.readline(limit).encode()
        finally:
            decoded.detach()
    finally:
        # The stream is the caller's to close, and may be standard input.
        buffered.detach()


def read_object(line: bytes | None, *, origin: str, fallback_id: str) -> Item | Rejected:
    """Return the item that one line holds, or why it holds none.

    Parameters
    ----------
    line
        One line of a JSON Lines file; ``None`` for one that was too long.
    origin
        Where it stands, as ``path:line``.
    fallback_id
        The id where the line gives none.
    """
    if line is None:
        return rejected(origin, f"the line is longer than {LARGEST_MEGABYTES} MB; split it up")
    found = _parse(line)
    if isinstance(found, str):
        return rejected(origin, found)
    held, is_page = (found.get("text"), False)
    if held is None:
        held, is_page = (found.get("html"), True)
    if reason := _no_content(held, found) or _no_string(found):
        return rejected(origin, reason)
    given = {key: _written(found.get(key)) for key in ("id", *_DETAILS)}
    actor, recipient = (found.get(key) for key in ("actor", "recipient"))
    return Item(
        id=given["id"] or fallback_id,
        content=str(held),
        media_type=PAGE if is_page else TEXT,
        origin=origin,
        title=given["title"],
        language=given["language"],
        published=given["published"],
        outlet=given["outlet"],
        url=given["url"],
        # Only those who ask about a pair need them, so that other lines may hold what they like.
        actor=actor if isinstance(actor, str) else None,
        recipient=recipient if isinstance(recipient, str) else None,
    )


def _no_content(held: object, found: Mapping[str, object]) -> str | None:
    """Return why what a line holds is no text, or ``None`` where it is."""
    if held is None:
        keys = ", ".join(map(repr, sorted(found)[:8])) or "nothing"
        return f"there is no 'text' (nor 'html'), only {keys}; add it"
    if not isinstance(held, str):
        return f"the text is {_kind(held)}; make it a string"
    return None if held.strip() else "the text is empty"


def _no_string(found: Mapping[str, object]) -> str | None:
    """Return which of an object's details cannot be read as a string, or ``None``."""
    for key in ("id", *_DETAILS):
        # Numbers are let pass: ids and years often come as such.
        if isinstance(found.get(key), bool | list | dict):
            return f"{key!r} is {_kind(found.get(key))}; make it a string"
    return None


def _written(value: object) -> str | None:
    return None if value is None else str(value).strip() or None


def _parse(line: bytes) -> Mapping[str, object] | str:
    """Return the object a line holds, or what is wrong with the line."""
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        return f"byte {problem.start + 1} of the line is not UTF-8; save the file as UTF-8"
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as problem:
        return f"broken JSON at character {problem.pos + 1}: {problem.msg}; write one object a line"
    except (RecursionError, ValueError) as problem:
        return f"JSON that cannot be read ({problem}); write one flat object a line"
    if not isinstance(value, dict):
        return f'the line is {_kind(value)}, not an object; write {{"id": ..., "text": ...}}'
    return cast("Mapping[str, object]", value)


def _kind(value: object) -> str:
    """Return what a JSON value is, in JSON's own words."""
    kinds: tuple[tuple[type | tuple[type, ...], str], ...] = (
        (bool, "true or false"),
        ((int, float), "a number"),
        (str, "a string"),
        (list, "an array"),
        (dict, "an object"),
    )
    return next((name for kind, name in kinds if isinstance(value, kind)), "null")
