"""One spelling for words that are written in several ways, so that they find each other.

``"Erdoğan"`` and ``"Erdogan"``, ``"Ki-moon"`` and ``"Ki", "-", "moon"``, ``"Пётр"`` and
``"Петр"`` are the same word to a reader; they are the same key here.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# Letters that Unicode does not take apart into a base letter and a mark.
_WHOLE = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        # What is left of "İ" as a small letter.
        "\u0307": "",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ħ": "h",
        "ə": "a",
        "ё": "е",
        "ʻ": "",
        "ʼ": "",
        "ʿ": "",
        "ʾ": "",
        "’": "",
        "‘": "",
        "'": "",
        "`": "",
        "´": "",
        "\u00ad": "",
    }
)
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-", "–": "-"})
_POSSESSIVES = ("'s", "’s")


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """Return a word without case, marks on Latin letters, apostrophes and English ``'s``.

    Marks on Cyrillic letters stay, for ``й`` is a letter of its own; ``ё`` becomes ``е``.

    Examples
    --------
    >>> fold_word("Erdoğan’s"), fold_word("Müller"), fold_word("Королёвой")
    ('erdogan', 'muller', 'королевой')
    """
    for ending in _POSSESSIVES:
        word = word.removesuffix(ending)
    folded = _plain(word)
    if folded.isascii():
        return folded
    parts: list[str] = []
    for letter in folded:
        base = unicodedata.normalize("NFKD", letter)
        parts.append(base[0] if base[0].isascii() else letter)
    # What comes out may be a capital or a mark in turn: "𝘼" is "A".
    return _plain("".join(parts))


def _plain(word: str) -> str:
    return word.casefold().translate(_HYPHENS).translate(_WHOLE)


def fold_words(words: Iterable[str]) -> tuple[str, ...]:
    """Return the key of a run of words: each folded, taken apart at hyphens.

    Examples
    --------
    >>> fold_words(("Ban", "Ki-moon")) == fold_words(("Ban", "Ki", "-", "Moon"))
    True
    """
    key: tuple[str, ...] = ()
    for word in words:
        key += _parts(word)
    return key


@lru_cache(maxsize=65536)
def _parts(word: str) -> tuple[str, ...]:
    return tuple(part for part in fold_word(word).split("-") if part)
