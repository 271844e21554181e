"""Word classes from an analyser of word forms, for a language whose words are made of endings.

What a Turkish word can be, its endings tell: *imzalamasını* is a verbal noun in the accusative,
whatever its stem. The analyser zeyrek reads the commonest words, and those of which it reads the
same make a class, which takes the place of a Brown cluster. Words that are not among them are
known by their last letters.

References
----------
Bulat, O. (2020), zeyrek (https://github.com/obulat/zeyrek, MIT), with the rules and the lexicon of
Zemberek (Akın, A. A. and Akın, M. D. (2007), "Zemberek, an Open Source NLP Framework for Turkic
Languages", Structure 10; Apache 2.0).
Speer, R. (2022), wordfreq 3 (https://github.com/rspeer/wordfreq): the words, CC BY-SA 4.0.
"""

from __future__ import annotations

import logging
import re
from collections import Counter, defaultdict
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from tools.parsers.conllu import TreebankError
from tools.parsers.lexicon import Reading, number_classes

from interstate.language.clusters import ENDING, LONGEST_KNOWN_ENDING, SHORTEST_KNOWN_ENDING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

WORDS = 100_000
"""How many of the commonest words are asked for; wordfreq knows some 63,000 of Turkish."""

SMALLEST_CLASS = 6
"""Words; a smaller class falls back on the parts of speech alone."""

FEWEST_WORDS, LEAST_SHARE = 12, 0.6
"""An ending is told where so many words have it and so large a part of them is of one class."""

# Analyses that news has no use for where there is another: "ülkelerin" as "of your country".
_UNLIKELY = re.compile(
    r"P2|A2|Zero→Verb|Acquire|Become|:Imp|Opt\b|Desr|FeelLike|Ness|Agt|Dim|Ly→|JustLike|Related"
)
_TAGS = re.compile(r"(?:^|[|+])(?:[^|+:→]*:)?([A-Za-z0-9]+)(?:→([A-Za-z]+))?")
_DEFAULT = frozenset({"A3sg", "Pnon", "Nom", "Pos"})
# Names carry their endings behind an apostrophe: "Ankara'nın", "Irak'tan", "ABD'deki".
_NAMES = (
    *("ankara", "irak", "rusya", "türkiye", "ürdün", "kıbrıs", "meksika", "gürcistan"),
    *("belçika", "libya", "izmir", "bakü", "mısır", "peru", "sudan", "almanya"),
)
_NAME_ENDINGS = tuple(
    f"{before}{ending}"
    for ending in (
        *("ın", "in", "un", "ün", "nın", "nin", "nun", "nün", "ı", "i", "u", "ü", "yı", "yi"),
        *("yu", "yü", "nı", "ni", "nu", "nü", "a", "e", "ya", "ye", "na", "ne", "da", "de", "ta"),
        *("te", "nda", "nde", "dan", "den", "tan", "ten", "ndan", "nden", "la", "le", "yla"),
        *("yle", "daki", "deki", "taki", "teki", "ndaki", "ndeki", "lı", "li", "lu", "lü", "lar"),
        *("ler", "ların", "lerin", "dır", "dir", "dur", "dür", "tır", "tir", "ca", "ce"),
    )
    for before in ("'", "’")
)


class _Analyser(Protocol):
    """What of zeyrek, which has no types, is used here."""

    formatter: Any


def turkish_classes() -> dict[str, int]:
    """Class the commonest Turkish words, and endings, by what zeyrek reads in them.

    Raises
    ------
    TreebankError
        If zeyrek or wordfreq is not installed.
    """
    try:
        analyser: _Analyser = import_module("zeyrek").MorphAnalyzer()
        words: list[str] = import_module("wordfreq").top_n_list("tr", WORDS)
    except ImportError as problem:
        msg = f"word classes of Turkish need the packages zeyrek and wordfreq: {problem}"
        raise TreebankError(msg) from problem
    # It tells of each word that it looks at.
    logging.disable(logging.WARNING)
    read = {word: _readings(analyser, word) for word in words if len(word) > 1}
    classes = {word: (found[0][0], found) for word, found in read.items() if found}
    classes = without_small(classes)
    # In a treebank a capital I has lost its dot or kept one that Python cannot take off.
    for word in [w for w in classes if w[0] in "iı"]:
        classes[("İ" if word[0] == "i" else "I") + word[1:]] = classes[word]
    return number_classes(classes | ending_classes(classes) | _name_endings(analyser))


def _readings(analyser: _Analyser, word: str) -> tuple[Reading, ...]:
    """Give what a word can be, the likely readings only."""
    written: list[str] = [
        analyser.formatter.format(each)
        for each in getattr(analyser, "_parse")(word)  # noqa: B009  what takes one word is hidden
        if each is not None
    ]
    likely = [each for each in written if not _UNLIKELY.search(each)]
    return tuple(sorted({_reading(each) for each in likely or written}))


def _reading(written: str) -> Reading:
    """Read an analysis: its last part of speech and the tags since, with voice and negation.

    >>> _reading("[imzalamak:Verb] imzala:Verb|n:Pass→Verb|ma:Inf2→Noun+A3sg+sı:P3sg+nı:Acc")
    ('Noun', ('Acc', 'Inf2', 'P3sg', 'Pass'))
    """
    dictionary, _, parts = written.partition("] ")
    upos, tags = "", set[str]()
    for tag, derived in _TAGS.findall(parts):
        if derived:
            tags = (tags & {"Pass", "Neg"}) | {tag}
            upos = derived
        elif not upos:
            upos = tag
        else:
            tags.add(tag)
    if upos == "Noun" and "Prop" in dictionary:
        upos = "Prop"
    return upos, tuple(sorted(tags - _DEFAULT))


def without_small(
    classes: Mapping[str, tuple[str, tuple[Reading, ...]]],
) -> dict[str, tuple[str, tuple[Reading, ...]]]:
    """Give words of small classes the class of their parts of speech alone."""
    sizes = Counter(classes.values())
    return {
        word: whole
        if sizes[whole] >= SMALLEST_CLASS
        else (whole[0], tuple((upos, ()) for upos in sorted({upos for upos, _ in whole[1]})))
        for word, whole in classes.items()
    }


def ending_classes(
    classes: Mapping[str, tuple[str, tuple[Reading, ...]]],
) -> dict[str, tuple[str, tuple[Reading, ...]]]:
    """Give the class that most words of an ending have, for the endings that tell one."""
    having: dict[str, Counter[tuple[str, tuple[Reading, ...]]]] = defaultdict(Counter)
    for word, whole in classes.items():
        for length in range(SHORTEST_KNOWN_ENDING, LONGEST_KNOWN_ENDING + 1):
            if len(word) > length:
                having[word[-length:]][whole] += 1
    found: dict[str, tuple[str, tuple[Reading, ...]]] = {}
    for ending, counted in having.items():
        whole, most = counted.most_common(1)[0]
        if counted.total() >= FEWEST_WORDS and most >= LEAST_SHARE * counted.total():
            found[ENDING + ending] = whole
    return found


def _name_endings(analyser: _Analyser) -> dict[str, tuple[str, tuple[Reading, ...]]]:
    found: dict[str, tuple[str, tuple[Reading, ...]]] = {}
    for ending in _NAME_ENDINGS:
        readings = _of_names(_readings(analyser, name + ending[1:]) for name in _NAMES)
        if readings:
            found[ENDING + ending] = ("Prop", readings)
    return found


def _of_names(read: Iterable[Sequence[Reading]]) -> tuple[Reading, ...]:
    return tuple(sorted({reading for each in read for reading in each if reading[0] != "Verb"}))
