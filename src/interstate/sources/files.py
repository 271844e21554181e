"""What a file is by its ending, and its bytes within a stated limit."""

import gzip
import zlib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, cast

from interstate.record import Rejected

TEXT = "text/plain"
PAGE = "text/html"
LINES = "application/jsonl"

MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {
        ".txt": TEXT,
        ".md": TEXT,
        ".html": PAGE,
        ".htm": PAGE,
        ".xhtml": PAGE,
        ".jsonl": LINES,
        ".ndjson": LINES,
    }
)
"""What a file holds, by its ending in lower case; each may be followed by ``.gz``."""

LARGEST_MEGABYTES = 50
LARGEST_BYTES = LARGEST_MEGABYTES * 1_000_000
"""The most one text, one page or one JSON line may hold, unpacked."""

UNREADABLE = (OSError, EOFError, zlib.error)
"""What opening and reading a file, packed or not, may raise."""

_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_NEAR_ENDINGS: Mapping[str, str] = MappingProxyType(
    {
        ".json": "write one object a line and name the file .jsonl",
        ".csv": "write one JSON object a line with 'id' and 'text', and name the file .jsonl",
        ".tsv": "write one JSON object a line with 'id' and 'text', and name the file .jsonl",
        ".pdf": "turn it into text first, e.g. with pdftotext, and name the file .txt",
        ".doc": "save it as plain text (.txt) or HTML",
        ".docx": "save it as plain text (.txt) or HTML",
        ".odt": "save it as plain text (.txt) or HTML",
        ".rtf": "save it as plain text (.txt) or HTML",
        ".zip": "unpack it and name the folder",
        ".tar": "unpack it and name the folder",
        ".xml": "save it as HTML, or its text as .txt",
    }
)


def rejected(item: str, reason: str) -> Rejected:
    """Return what this stage could not read, with the reason."""
    return Rejected(item=item, stage="sources", reason=reason)


def media_type(path: Path) -> str | None:
    """Return what a file holds by its ending, or ``None`` where the ending tells nothing.

    Examples
    --------
    >>> media_type(Path("news.JSONL.gz"))
    'application/jsonl'
    """
    return MEDIA_TYPES.get(_ending(path))


def is_packed(path: Path) -> bool:
    """Whether the file is compressed with gzip, by its ending."""
    return path.suffix.lower() == ".gz"


def stem(path: Path) -> str:
    """Return the file's name without its ending, nor ``.gz`` after it.

    Examples
    --------
    >>> stem(Path("letters/2024-06-19.visit.html.gz"))
    '2024-06-19.visit'
    """
    return (path.with_suffix("") if is_packed(path) else path).stem


def unknown_ending(path: Path) -> str:
    """Return why a file with this ending is not read, and what would put it right."""
    ending = _ending(path)
    known = " ".join(MEDIA_TYPES)
    told = f"the ending {ending!r} is none of those read" if ending else "the name has no ending"
    hint = _NEAR_ENDINGS.get(
        ending, f"rename it if it is one of these, or pass its text as '-': ... - < {path.name}"
    )
    return f"{told} ({known}, each also with .gz); {hint}"


def open_bytes(path: Path) -> BinaryIO:
    """Open a file for reading its bytes, unpacked where it is packed."""
    if is_packed(path):
        return cast("BinaryIO", gzip.open(path, "rb"))
    return path.open("rb")


def read_whole(path: Path) -> bytes | Rejected:
    """Return a file's bytes, or why it holds no text.

    Never reads more than `LARGEST_BYTES`, however much a packed file unpacks to.
    """
    try:
        with open_bytes(path) as stream:
            content = stream.read(LARGEST_BYTES + 1)
    except UNREADABLE as problem:
        return rejected(str(path), unreadable(problem))
    reason = not_text(content)
    return rejected(str(path), reason) if reason else content


def unreadable(problem: BaseException) -> str:
    """Return why a file could not be opened or read, in words."""
    if isinstance(problem, PermissionError):
        return "you may not read it; change its permissions"
    if isinstance(problem, gzip.BadGzipFile | EOFError | zlib.error):
        return f"it ends in .gz but is no sound gzip file ({problem}); fetch it again or unpack it"
    told = problem.strerror if isinstance(problem, OSError) and problem.strerror else str(problem)
    return f"it cannot be read: {told}"


def not_text(content: bytes) -> str | None:
    """Return why these bytes are not the text of an article, or ``None`` where they may be."""
    if len(content) > LARGEST_BYTES:
        return f"it is larger than {LARGEST_MEGABYTES} MB, too large for one text; split it up"
    if not content.strip():
        return "it is empty"
    # UTF-16 is full of zero bytes but begins with a mark; other text never holds one.
    if b"\0" in content[:100_000] and not content.startswith(_BYTE_ORDER_MARKS):
        return "it holds zero bytes, so it is a binary file and no text; give its text as .txt"
    return None


def _ending(path: Path) -> str:
    return (path.with_suffix("") if is_packed(path) else path).suffix.lower()
