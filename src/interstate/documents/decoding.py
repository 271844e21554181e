"""Bytes as text, and what speaks for the encoding they were read in."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_DECLARED_WITHIN_BYTES = 2048
_ONE_BYTE_ENCODINGS = ("cp1251", "cp1252", "koi8_r", "cp866")
_MOST_DAMAGED_SHARE = 0.05
_REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text with the encoding it was read in.

    Attributes
    ----------
    doubt
        What speaks for the encoding, in words; ``None`` for sound UTF-8.
    """

    text: str
    doubt: str | None = None


def decode(content: bytes, *, is_page: bool) -> Decoded | None:
    """Read bytes as text, or return ``None`` where no encoding makes text of them.

    In this order: the mark that UTF-8 and UTF-16 may begin with; UTF-8 where every byte fits; for a
    page the encoding it names; UTF-8 with single damaged bytes (at most 5 % of what is not ASCII),
    which become U+FFFD; and the one-byte encodings of Cyrillic and of Western European text, among
    which charset_normalizer chooses by the letters they would give.

    Parameters
    ----------
    is_page
        The bytes are HTML, which may name its encoding.
    """
    marked = _by_mark(content)
    if marked is not None:
        return marked
    try:
        return Decoded(text=content.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    return (_by_declaration(content) if is_page else None) or _damaged(content) or _guessed(content)


def _by_mark(content: bytes) -> Decoded | None:
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        text = content.decode("utf-16", errors="replace")
        return Decoded(text=text, doubt="read as UTF-16, whose mark it begins with")
    if content.startswith(BOM_UTF8):
        return decode(content.removeprefix(BOM_UTF8), is_page=False)
    return None


def _by_declaration(content: bytes) -> Decoded | None:
    found = _DECLARED.search(content[:_DECLARED_WITHIN_BYTES])
    if found is None:
        return None
    name = found[1].decode("ascii")
    try:
        return Decoded(text=content.decode(name), doubt=f"read as {name}, which the page names")
    except (LookupError, UnicodeError):
        return None


def _damaged(content: bytes) -> Decoded | None:
    text = content.decode("utf-8", errors="replace")
    damaged = text.count(_REPLACEMENT)
    foreign = sum(not letter.isascii() for letter in text)
    if damaged > foreign * _MOST_DAMAGED_SHARE:
        return None
    return Decoded(text=text, doubt=f"read as UTF-8 in which {damaged} places are damaged")


def _guessed(content: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    best = from_bytes(content, cp_isolation=list(_ONE_BYTE_ENCODINGS)).best()
    if best is None:
        return None
    doubt = f"read as {best.encoding}, as its bytes are no UTF-8 and give likely letters so"
    return Decoded(text=str(best), doubt=doubt)
