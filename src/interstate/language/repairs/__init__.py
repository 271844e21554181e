"""Mend what a parser got wrong and grammar alone decides: words of closed classes, lost heads.

Each repair rests on a rule of the language that holds in any sentence: prepositions are a closed
class, a finite verb is not coordinated with an infinitive, no clause describes a year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interstate.language.repairs import (
    common,
    english,
    french,
    german,
    italian,
    polish,
    portuguese,
    russian,
    spanish,
    turkish,
    ukrainian,
)
from interstate.language.repairs.editing import TreeEditor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interstate.record import Token

__all__ = ["TreeEditor", "repaired"]

_BY_LANGUAGE = {
    "de": german.mend,
    "en": english.mend,
    "es": spanish.mend,
    "fr": french.mend,
    "it": italian.mend,
    "pl": polish.mend,
    "pt": portuguese.mend,
    "ru": russian.mend,
    "tr": turkish.mend,
    "uk": ukrainian.mend,
}


def repaired(tokens: Sequence[Token], language: str) -> tuple[Token, ...]:
    """Return the words of a sentence with their tree mended."""
    tree = TreeEditor(tokens)
    if language in _BY_LANGUAGE:
        _BY_LANGUAGE[language](tree)
    common.mend(tree)
    return tuple(tree.tokens)
