"""Parts of states, and Europe, as names of the party they belong to: "Texas", "bayerisch"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from interstate.reference.polish_forms import adjective, case_forms
from interstate.reference.spellings import fold_words
from interstate.reference.word_forms import EAST_SLAVIC

if TYPE_CHECKING:
    from collections.abc import Mapping

_ENDINGS: dict[str, tuple[str, ...]] = {
    "en": ("", "s"),
    "es": ("", "s", "es"),
    "fr": ("", "s"),
    "it": ("",),
    "pt": ("", "s", "es"),
    "de": ("", "s", "e", "en", "er", "es", "em"),
}
_RUSSIAN_ENDING_LETTERS = 3
_RUSSIAN_ADJECTIVES = ("ий", "ый", "ой")
_RUSSIAN_SOFT = "аяьйоеиії"
_ADJECTIVE = "adjective"
_LONGEST_BENT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A region, and whose it is.

    Attributes
    ----------
    words
        As the table has it.
    id
        Id of the party it belongs to.
    adjectival
        The words are its adjective.
    """

    words: str
    id: str
    adjectival: bool


class RegionIndex:
    """The regions of one language.

    Parameters
    ----------
    rows
        By words: the id of the party, with ``adjective`` behind it where the words are one.
    """

    def __init__(self, language: str, rows: Mapping[str, str]) -> None:
        self._language = language
        self._by_key: dict[tuple[str, ...], Region] = {}
        self._stems: dict[str, Region] = {}
        for words, value in rows.items():
            code, _, kind = value.partition(" ")
            region = Region(words=words, id=code, adjectival=kind == _ADJECTIVE)
            key = fold_words(words.split())
            self._by_key[key] = region
            if len(key) == 1 and language in EAST_SLAVIC:
                self._stems[_stem(key[0])] = region
        self._starts = frozenset(key[0] for key in self._by_key)
        self.longest = max((2 * len(key) - 1 for key in self._by_key), default=1)

    def starts(self, word: str) -> bool:
        """Whether some region begins with this word."""
        key = fold_words((word,))
        return bool(key) and (key[0] in self._starts or self.lookup((word,)) is not None)

    def lookup(self, words: tuple[str, ...]) -> Region | None:
        """Return the region that words name, in their forms; a name only with a capital."""
        key = fold_words(words)
        found = self._by_key.get(key)
        if found is None and len(key) == 1:
            found = self._inflected(key[0])
        if found is None and self._language == "pl" and words:
            found = self._bent(words)
        if found is not None and found.words[:1].isupper() and not words[0][:1].isupper():
            return None
        return found

    def _bent(self, words: tuple[str, ...]) -> Region | None:
        """Return the region that Polish words name in another case than the table."""
        if len(words) > _LONGEST_BENT:
            return None
        for bent in product(*((adjective(word.lower()), *case_forms(word)) for word in words)):
            found = self._by_key.get(fold_words(bent))
            if found is not None:
                return found
        return None

    def _inflected(self, word: str) -> Region | None:
        if self._language in EAST_SLAVIC:
            for cut in range(_RUSSIAN_ENDING_LETTERS + 1):
                found = self._stems.get(word[: len(word) - cut])
                if found is not None:
                    return found
            return None
        for ending in _ENDINGS.get(self._language, ()):
            if word.endswith(ending):
                found = self._by_key.get((word[: len(word) - len(ending)],))
                if found is not None and (found.adjectival or ending in {"", "s"}):
                    return found
        return None


def _stem(word: str) -> str:
    """Return the part of a Russian or Ukrainian word that its forms share."""
    if word.endswith(_RUSSIAN_ADJECTIVES):
        return word[:-2]
    if word.endswith("ец"):
        return f"{word[:-2]}ц"
    return word[:-1] if word[-1] in _RUSSIAN_SOFT else word
