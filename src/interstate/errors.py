"""Every error this package raises on purpose.

A caller can catch `InterstateError` for all of them, or the one class that
matches what it can do about it. Each message names the input, what was wrong
with it, and what would put it right.
"""

from collections.abc import Iterable
from difflib import get_close_matches

_FEW = 12
"""So many codes can all be named in a message."""


class InterstateError(Exception):
    """Base of every deliberate error."""


class SourceError(InterstateError):
    """A file, folder or stream could not be read."""


class LanguageError(InterstateError):
    """A language has no reader here, or its model or tables cannot be loaded."""


class TableError(InterstateError):
    """A table or file that people edit (lexicon, overlay, hypotheses) says what makes no sense."""


class StoreError(InterstateError):
    """The record on disk could not be opened, read or written."""


class ModelError(InterstateError):
    """A language model could not be asked, or its answer is none."""


class PairError(InterstateError):
    """What is asked needs two different states."""


class RangeError(InterstateError):
    """What is asked goes beyond the time that is known, or beyond what fits in memory."""


class UnknownCodeError(InterstateError):
    """A code, name or option is not one of those known."""

    def __init__(self, code: str, *, kind: str, known: Iterable[str]) -> None:
        codes = list(known)
        near = get_close_matches(code, codes, n=3, cutoff=0.4)
        hint = f" Did you mean {', '.join(near)}?" if near else ""
        if len(codes) <= _FEW:
            hint += f" It can be {', '.join(codes)}."
        super().__init__(f"{code!r} is not a known {kind}.{hint}")
        self.code = code
        self.kind = kind
