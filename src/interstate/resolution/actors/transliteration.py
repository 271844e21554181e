"""Surnames in Cyrillic letters that the table of office-holders has only in Latin ones.

A surname is compared by how it sounds: ``Кальдерон`` and ``Calderón`` are both ``kalderon``. What
is found so is never sure, and counts only where title, country or high office speak for it.
"""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING

from interstate.reference.bundled_tables import read_rows
from interstate.reference.spellings import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORTEST = 5
_LONGEST_ENDING = 2
_MOST_VARIANTS = 24
_CYRILLIC = {
    **dict(zip("абвгдезийклмнопрстуфхыэ", "abvgdeziiklmnoprstufhie", strict=True)),
    "ж": "ž",
    "ц": "ts",
    "ч": "č",
    "ш": "š",
    "щ": "š",
    "ь": "",
    "ъ": "",
    "ю": "iu",
    "я": "ia",
    "і": "i",
    "ї": "i",
    "є": "e",
    "ґ": "g",
}
# Letters of Latin surnames, the longer first, with the sounds they may stand for.
_LATIN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("tsch", ("č",)),
    ("sch", ("š",)),
    ("tch", ("č",)),
    ("ch", ("č", "h", "š", "k")),
    ("sh", ("š",)),
    ("zh", ("ž",)),
    ("kh", ("h",)),
    ("gh", ("g",)),
    ("ph", ("f",)),
    ("th", ("t",)),
    ("ck", ("k",)),
    ("qu", ("k", "kv")),
    ("ou", ("u",)),
    ("oo", ("u",)),
    ("ce", ("se",)),
    ("ci", ("si",)),
    ("c", ("k",)),
    ("q", ("k",)),
    ("x", ("ks", "h")),
    ("w", ("v", "u")),
    ("y", ("i",)),
    ("h", ("h", "g", "")),
    ("j", ("h", "dž", "i", "ž")),
)


class SurnameIndex:
    """Latin surnames by sound, of persons whose Cyrillic spelling is not known."""

    def __init__(self) -> None:
        rows = read_rows("offices/names.csv")
        spelt = {row["person_id"] for row in rows if row["script"] == "cyrillic"}
        self._by_sound: dict[str, str] = {}
        for row in rows:
            key = row["key"]
            if (
                row["surname"] == "1"
                and row["common"] == "0"
                and len(key) >= _SHORTEST
                and " " not in key
                and row["person_id"] not in spelt
            ):
                for sound in _sounds(key):
                    self._by_sound.setdefault(sound, key)

    def latin(self, word: str) -> str | None:
        """Return the Latin surname that a Cyrillic word in some case sounds like."""
        folded = fold_word(word)
        if not word[:1].isupper() or not all(letter in _CYRILLIC for letter in folded):
            return None
        for cut in range(_LONGEST_ENDING + 1):
            stem = folded[: len(folded) - cut]
            if len(stem) < _SHORTEST:
                return None
            found = self._by_sound.get(_plain("".join(_CYRILLIC[letter] for letter in stem)))
            if found is not None:
                return found
        return None


def _sounds(surname: str) -> Iterator[str]:
    parts: list[tuple[str, ...]] = []
    i = 0
    while i < len(surname):
        for letters, sounds in _LATIN:
            if surname.startswith(letters, i):
                parts.append(sounds)
                i += len(letters)
                break
        else:
            parts.append((surname[i],))
            i += 1
    return (_plain("".join(choice)) for choice in islice(product(*parts), _MOST_VARIANTS))


def _plain(sound: str) -> str:
    """Return a sound with doubled letters written once."""
    return "".join(a for a, b in zip(sound, sound[1:] + " ", strict=True) if a != b)
