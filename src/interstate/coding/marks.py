"""Where the words of a marked party stand in a text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from interstate.record import Span

_LONGEST = 8
_WORD = re.compile(r"\w+")
# Cut out of a longer phrase: "US ... envoys", "King Hussein II" of "King Hussein bin Talal II".
_GAP = r"(?:\W+\w+){0,3}?\W+"
_ALIKE = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
    | {"–": "-", "—": "-", "‐": "-", "‑": "-", "\u00a0": " "}
)
_NOBODY = frozenset(
    {"", "-", "?", "a recipient", "an actor", "a source", "a target", "nobody", "none", "unknown"}
    | {"someone", "somebody", "n/a", "jemand", "niemand", "unbekannt", "никто", "кто-то"}
    | {"неизвестно"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Where the two parties of a pair are named; ``None`` for one the text does not name."""

    actor: Span | None
    recipient: Span | None


def names_nobody(words: str) -> bool:
    """Whether the words given for a party stand for one that the text does not name.

    Tables of marked sentences fill the cell all the same.

    >>> names_nobody("a recipient"), names_nobody("the recipient state")
    (True, False)
    """
    return words.strip().casefold() in _NOBODY


def occurrences(text: str, words: str) -> list[Span]:
    """Return where some words stand in a text, as written, else but for case and marks.

    >>> [(s.start, s.end) for s in occurrences("The US told Iran: the US", "the US")]
    [(18, 24)]
    >>> [(s.start, s.end) for s in occurrences("Peru’s premier met Chile", "peru's  premier")]
    [(0, 14)]
    >>> [(s.start, s.end) for s in occurrences("US and Cuban envoys met", "US ... envoys")]
    [(0, 19)]
    """
    plain = unicodedata.normalize("NFC", words)
    wanted = plain.split()
    loose = _WORD.findall(plain.translate(_ALIKE))
    if not loose:
        return []
    exact = r"\s+".join(map(re.escape, wanted))
    apart = _GAP.join(map(re.escape, loose))
    for shown, pattern, flags in (
        (text, exact, 0),
        (text.translate(_ALIKE), exact.translate(_ALIKE), re.IGNORECASE),
        (text.translate(_ALIKE), apart, re.IGNORECASE),
    ):
        for bounded in (rf"(?<!\w){pattern}(?!\w)", pattern):
            found = [Span(start=m.start(), end=m.end()) for m in re.finditer(bounded, shown, flags)]
            if found:
                return found[:_LONGEST]
    return []


def closest(actors: list[Span], recipients: list[Span]) -> Marks:
    """Return the two that stand closest to each other, where words occur more than once.

    Words that stand inside the other party's are taken only where they stand nowhere else.
    """
    pairs = [(a, r) for a in actors or [None] for r in recipients or [None]]

    def apart(pair: tuple[Span | None, Span | None]) -> tuple[bool, int]:
        a, r = pair
        if a is None or r is None:
            return False, (a or r or Span(start=0, end=1)).start
        overlap = a.start < r.end and r.start < a.end
        return overlap, max(a.start - r.end, r.start - a.end)

    actor, recipient = min(pairs, key=apart)
    return Marks(actor=actor, recipient=recipient)
