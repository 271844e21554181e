"""Where the words of a marked party stand in a text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from interstate.record import Span

_MOST = 8
"""So many places of the same words are looked at."""
_WORD = re.compile(r"\w+")
_FEWEST_CUT_OUT, _MOST_CUT_OUT, _WIDEST_GAP = 2, 12, 3
_ALIKE = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
    | {"–": "-", "—": "-", "‐": "-", "‑": "-", "\u00a0": " "}
)
_NOBODY = frozenset(
    {"", "-", "?", "a recipient", "an actor", "a source", "a target", "nobody", "none", "unknown"}
    | {"someone", "somebody", "n/a", "jemand", "niemand", "unbekannt", "никто", "кто-то"}
    | {"неизвестно", "ніхто", "хтось", "невідомо"}
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
    wanted = unicodedata.normalize("NFC", words).split()
    if not wanted:
        return []
    exact = r"\s+".join(map(re.escape, wanted))
    alike = text.translate(_ALIKE)
    for shown, pattern, flags in (
        (text, exact, 0),
        (alike, exact.translate(_ALIKE), re.IGNORECASE),
    ):
        for bounded in (rf"(?<!\w){pattern}(?!\w)", pattern):
            found = [Span(start=m.start(), end=m.end()) for m in re.finditer(bounded, shown, flags)]
            if found:
                return found[:_MOST]
    return _cut_out(alike, " ".join(wanted).translate(_ALIKE))


def _cut_out(text: str, words: str) -> list[Span]:
    """Return where words stand in their order with few others between: "US ... envoys".

    Each word is taken where it stands first behind the one before, so that no text takes long.
    """
    wanted = [word.casefold() for word in _WORD.findall(words)]
    if not _FEWEST_CUT_OUT <= len(wanted) <= _MOST_CUT_OUT:
        return []
    tokens = [(m.group().casefold(), m.start(), m.end()) for m in _WORD.finditer(text)]
    found: list[Span] = []
    for first, (word, start, end) in enumerate(tokens):
        if word != wanted[0]:
            continue
        at: int | None = first
        for each in wanted[1:]:
            behind = range(at + 1, min(at + 2 + _WIDEST_GAP, len(tokens)))
            at = next((k for k in behind if tokens[k][0] == each), None)
            if at is None:
                break
            end = tokens[at][2]  # noqa: PLW2901
        if at is not None:
            found.append(Span(start=start, end=end))
    return found[:_MOST]


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
