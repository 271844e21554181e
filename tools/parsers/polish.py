"""Word classes of Polish, as its analyser Morfeusz reads the commonest words.

What a Polish word can be, its endings tell; words of which the analyser reads the same make a
class, which takes the place of a Brown cluster, and words that are not among the commonest are
known by their last letters, as in Turkish (`tools.parsers.analyser`).

References
----------
Kieraś, W. and Woliński, M. (2017), "Morfeusz 2 - analizator i generator fleksyjny dla języka
polskiego", Język Polski 97(1): the analyser, with the dictionary SGJP (BSD).
Speer, R. (2022), wordfreq 3 (https://github.com/rspeer/wordfreq): the words, CC BY-SA 4.0.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from tools.parsers.analyser import ending_classes, without_small
from tools.parsers.conllu import TreebankError
from tools.parsers.lexicon import number_classes

if TYPE_CHECKING:
    from tools.parsers.lexicon import Reading

WORDS = 150_000
"""How many of the commonest words are asked for."""

_NAMES = frozenset({"nazwa_geograficzna", "imię", "nazwisko", "nazwa_organizacji", "patronimicum"})
_DECLINED = frozenset({"subst", "depr", "adj", "ppas", "pact", "num", "ger", "ppron12", "ppron3"})
_NUMBERS = frozenset({"sg", "pl"})
_CASES = frozenset({"nom", "gen", "dat", "acc", "inst", "loc"})
_OF_VERBS = frozenset({"sg", "pl", "pri", "sec", "ter"})


class _Analyser(Protocol):
    """What of Morfeusz, which has no types, is used here."""

    def analyse(self, text: str) -> list[tuple[int, int, tuple[str, str, str, list[str], object]]]:
        """Give the readings of a text's words, and of their parts where there are several."""
        ...


def polish_classes() -> dict[str, int]:
    """Class the commonest Polish words, and endings, by what Morfeusz reads in them.

    Raises
    ------
    TreebankError
        If morfeusz2 or wordfreq is not installed.
    """
    try:
        analyser: _Analyser = import_module("morfeusz2").Morfeusz(generate=False)
        words: list[str] = import_module("wordfreq").top_n_list("pl", WORDS)
    except ImportError as problem:
        msg = f"word classes of Polish need the packages morfeusz2 and wordfreq: {problem}"
        raise TreebankError(msg) from problem
    read = {word: _readings(analyser, word) for word in words if word.isalpha()}
    classes = without_small({word: ("", found) for word, found in read.items() if found})
    numbers: dict[str, tuple[str, tuple[Reading, ...]]] = {
        "15": ("number", ()),
        "2000": ("year", ()),
    }
    return number_classes(classes | ending_classes(classes) | numbers)


def _readings(analyser: _Analyser, word: str) -> tuple[Reading, ...]:
    for spelling in (word, word.capitalize()):
        found = {
            _reading(tags, labels)
            for start, end, (_, _, tags, labels, _) in analyser.analyse(spelling)
            if tags != "ign" and (start, end) == (0, 1)
        }
        if found:
            return tuple(sorted(found))
    return ()


def _reading(tags: str, labels: list[str]) -> Reading:
    """Read an analysis: its part of speech, and of its forms the number, the cases, the person.

    >>> _reading("subst:sg:gen.acc:m1", ["nazwisko"])
    ('name', ('acc', 'gen', 'sg'))
    """
    upos, *rest = tags.split(":")
    forms = {form for part in rest for form in part.split(".")}
    if upos == "subst" and _NAMES & set(labels):
        upos = "name"
    if upos in _DECLINED or upos == "name":
        return upos, tuple(sorted(forms & (_NUMBERS | _CASES)))
    return upos, tuple(sorted(forms & _OF_VERBS))
