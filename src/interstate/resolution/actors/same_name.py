"""Whether two written names may be one person's, across spellings and scripts.

Names are compared part by part, in any order: how the letters agree, and how the sounds that they
stand for agree. A part that contradicts all parts of the other name decides; a part that only one
of the two has does not. "Sergei Lavrov" and "Лавров, Сергей Викторович" are one name, "Sergei
Viktorovich Lavrov" and "Sergei Ivanovich Lavrov" are not.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from interstate.reference.bundled_tables import read_rows
from interstate.reference.spellings import fold_word

_SAME = 0.8
"""From this score on two names are rather one than two: best on the tuned half of name_bench."""

_ALIKE = 0.75
_ONE_OF_MANY = 0.6
_INITIAL = 0.85
# No name of a person has more; a text given for one shall not take long.
_MOST_PARTS = 20
_ABJADS = ("ARABIC", "HEBREW")
_SOUNDS: tuple[tuple[str, str], ...] = (
    (r"tsch|tch|cz|č|ch(?=[eiy])", "c"),
    (r"sch|sh|š|ş|zh|ž|dsch|dj|dž", "s"),
    (r"kh|gh|ch", "h"),
    (r"ph|w|v|ff", "f"),
    (r"th", "t"),
    (r"ou|oo|u|o", "u"),
    (r"ei|ey|ai|ay|ij|yy|ie|y|j|ee|e", "i"),
    (r"q|ck|c(?=[aou]|$)", "k"),
    (r"x", "ks"),
    (r"z|c", "s"),
    (r"(?<=[bdgklmnprst])h", ""),
    (r"(.)\1+", r"\1"),
)
_VOWELS = re.compile(r"[aeiou]")
# Parts that stand before or between the names of many.
_SMALL = frozenset(
    [
        "abu", "ad", "al", "an", "ar", "as", "ash", "at", "az", "ben", "bin", "bint",
        "da", "dame", "de", "den", "der", "di", "do", "dos", "dr", "du", "e", "el",
        "gen", "general", "ibn", "jr", "king", "la", "le", "lord", "minister", "mr", "mrs", "ms",
        "ol", "president", "prime", "prince", "princess", "prof", "queen", "shaikh", "sheikh",
        "sir", "sr", "ul", "van", "von", "y",
    ]
)  # fmt: skip
_PART = re.compile(r"[^\s\d_,.;:()\"/·・-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """How far two names agree.

    Attributes
    ----------
    score
        From 0 to 1.
    same
        Whether they are rather one name than two.
    because
        Which parts agree or do not, in words.
    """

    score: float
    same: bool
    because: str


def compare_names(written: str, other: str) -> Match:
    """Return how far two written names of persons agree.

    Examples
    --------
    >>> compare_names("Sergej Lawrow", "Лавров Сергей Викторович").same
    True
    >>> compare_names("Viktor Orbán", "Viktor Yushchenko").because
    "'orban' is none of viktor, yushchenko"
    """
    parts, others = _parts(written), _parts(other)
    if not parts or not others:
        return Match(score=0.0, same=False, because="one of the two is no name")
    joined, joined_other = "".join(parts), "".join(others)
    whole = fuzz.ratio(joined, joined_other) / 100
    if len(parts) != len(others) and whole > 0.95:  # noqa: PLR2004
        return Match(score=whole, same=True, because="written together or apart")
    if len(parts) > len(others):
        parts, others = others, parts
    consonants = _is_abjad(written) != _is_abjad(other)
    pairs = _paired(parts, others, consonants=consonants)
    agreed = total = 0.0
    for part, _, alike in pairs:
        agreed += len(part) * alike
        total += len(part)
        if alike < _ALIKE:
            because = f"{part!r} is none of {', '.join(others)}"
            return Match(score=round(agreed / total * alike, 3), same=False, because=because)
    score = agreed / total
    if len(parts) == 1 < len(others):
        score *= _ONE_OF_MANY
    told = ", ".join(
        f"{part!r} is {mate!r}" + (" but for the spelling" if alike < 1 else "")
        for part, mate, alike in pairs
    )
    return Match(score=round(score, 3), same=score >= _SAME, because=told)


@cache
def _latin() -> dict[str, str]:
    """Return letters of other scripts with the Latin ones that stand for their sound."""
    return {row["letter"]: row["latin"] for row in read_rows("letters.csv")}


def _is_abjad(name: str) -> bool:
    return any(unicodedata.name(letter, "").startswith(_ABJADS) for letter in name)


@lru_cache(maxsize=65536)
def _parts(name: str) -> tuple[str, ...]:
    """Return the parts of a name in Latin letters, without what many names have."""
    latin = "".join(_latin().get(letter, letter) for letter in name.casefold())
    found = [part for one in _PART.findall(latin)[:_MOST_PARTS] if (part := fold_word(one))]
    return tuple(part for part in found if part not in _SMALL) or tuple(found)


def _paired(
    parts: tuple[str, ...], others: tuple[str, ...], *, consonants: bool
) -> list[tuple[str, str, float]]:
    """Give each part its own likest part of the other name, the likest pairs first."""
    ranked = sorted(
        (
            (-_alike(part, mate, consonants=consonants), i, j)
            for i, part in enumerate(parts)
            for j, mate in enumerate(others)
        ),
    )
    pairs: dict[int, tuple[str, str, float]] = {}
    taken: set[int] = set()
    for negative, i, j in ranked:
        if i not in pairs and j not in taken:
            pairs[i] = (parts[i], others[j], -negative)
            taken.add(j)
    return [pairs[i] for i in sorted(pairs)]


@lru_cache(maxsize=65536)
def _alike(part: str, other: str, *, consonants: bool) -> float:
    """Return how alike two parts are, from 0 to 1."""
    if part == other:
        return 1.0
    if len(part) == 1 or len(other) == 1:
        return _INITIAL if part[0] == other[0] else 0.0
    letters = 1 - OSA.normalized_distance(part, other)
    sounds = _sound(part), _sound(other)
    if consonants:
        sounds = _VOWELS.sub("", sounds[0]), _VOWELS.sub("", sounds[1])
    heard = 1 - OSA.normalized_distance(*sounds) if all(sounds) else 0.0
    return max(letters, 0.98 * heard)


@lru_cache(maxsize=65536)
def _sound(part: str) -> str:
    for written, sound in _SOUNDS:
        part = re.sub(written, sound, part)
    return part
