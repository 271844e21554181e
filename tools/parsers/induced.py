"""Word classes for a language that has neither clusters nor a free dictionary.

What a Ukrainian word can be, its endings tell, and the endings that its stem has elsewhere:
*прибув* is a verb, for there are *прибула* and *прибути*; *острів* is none, for there are *острова*
and *островом*. From the words of the treebanks and a list of the commonest words of the language
a linear model learns to tell parts of speech and forms, and tells those of every word of the list;
words of which it tells the same make a class. Of the words it has learnt from it tells what it
would, had it not: the parser is to learn how far it can be trusted.

References
----------
Speer, R. (2022), wordfreq 3 (https://github.com/rspeer/wordfreq): the words, CC BY-SA 4.0.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

import numpy as np
from tools.parsers.analyser import ending_classes, without_small
from tools.parsers.conllu import TreebankError
from tools.parsers.lexicon import number_classes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray
    from tools.parsers.conllu import Sentence
    from tools.parsers.lexicon import Reading

KNOWN = 300_000
"""How many of the commonest words tell which endings a stem has."""

CLASSED = 160_000
"""How many of them get a class."""

SHORTEST_STEM, LONGEST_ENDING = 3, 4
COMMON_ENDING = 150
"""Stems that an ending must have to count."""

FEWEST = 5
"""Words a reading must have to be learnt, and a clue to be used (less one)."""

FOLDS = 5
EPOCHS = 10
RATE = 0.3
SURE = 0.7
"""From which probability on the likeliest reading is taken alone; below it the likeliest two."""

_FORMS = ("Case", "Gender", "Mood", "Number", "Tense", "VerbForm")
Clue = tuple[str, str]
"""An ending of the word's and another of its stem; or nothing and the last letters."""


def induced_classes(language: str, sentences: Iterable[Sentence]) -> dict[str, int]:
    """Class the commonest words of a language by what its treebanks and its endings tell.

    Raises
    ------
    TreebankError
        If wordfreq is not installed.
    """
    try:
        listed: list[str] = import_module("wordfreq").top_n_list(language, KNOWN)
    except ImportError as problem:
        msg = f"word classes of {language!r} need the package wordfreq: {problem}"
        raise TreebankError(msg) from problem
    read: dict[str, Counter[Reading]] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence.words:
            # What has no lemma is respelled, and no word of the language.
            if word.lemma and _is_word(word.form):
                read[word.form.lower()][_reading(word.upos, word.features)] += 1
    stems = _Stems([word for word in listed if _is_word(word)])
    asked = dict.fromkeys([*(word for word in listed[:CLASSED] if _is_word(word)), *read])
    told: dict[str, tuple[Reading, ...]] = {}
    everything = _Model(read, stems)
    told.update((word, everything.tell(word)) for word in asked if word not in read)
    for fold in range(FOLDS):
        left_out = {word for number, word in enumerate(sorted(read)) if number % FOLDS == fold}
        model = _Model({w: counted for w, counted in read.items() if w not in left_out}, stems)
        told.update((word, model.tell(word)) for word in left_out)
    classes = without_small({word: ("", found) for word, found in told.items() if found})
    numbers: dict[str, tuple[str, tuple[Reading, ...]]] = {
        "15": ("number", ()),
        "2000": ("year", ()),
    }
    return number_classes(classes | ending_classes(classes) | numbers)


def _is_word(text: str) -> bool:
    return len(text) >= SHORTEST_STEM and text[0].isalpha() and text[-1].isalpha()


def _reading(upos: str, features: str) -> Reading:
    forms = [f.partition("=") for f in features.split("|")]
    # Whether a noun is a name, its capital tells.
    return (
        "NOUN" if upos == "PROPN" else upos,
        tuple(value for name, _, value in forms if name in _FORMS),
    )


class _Stems:
    """Which endings the stems of a list of words have."""

    def __init__(self, words: Sequence[str]) -> None:
        self._endings: dict[str, set[str]] = defaultdict(set)
        for word in words:
            for stem, ending in _splits(word):
                self._endings[stem].add(ending)
        counted = Counter(e for found in self._endings.values() if len(found) > 1 for e in found)
        self._common = {e for e, count in counted.items() if count >= COMMON_ENDING}

    def clues(self, word: str) -> Iterator[Clue]:
        """Give a word's last letters, and the other endings of its stem beside its own."""
        for stem, ending in _splits(word):
            if ending in self._common:
                for other in self._endings.get(stem, ()):
                    if other != ending and other in self._common:
                        yield ending, other
        for length in range(1, LONGEST_ENDING + 2):
            if len(word) > length:
                yield "", word[-length:]


def _splits(word: str) -> Iterator[tuple[str, str]]:
    for length in range(LONGEST_ENDING + 1):
        if len(word) - length >= SHORTEST_STEM:
            yield word[: len(word) - length], word[len(word) - length :]


@dataclass(frozen=True, slots=True)
class _Example:
    """Places of a word's clues, how likely each reading is, how much it counts."""

    rows: NDArray[np.intp]
    target: NDArray[np.float32]
    weight: float


class _Model:
    """A linear model of a word's reading, learnt with AdaGrad."""

    def __init__(self, read: Mapping[str, Counter[Reading]], stems: _Stems) -> None:
        self._stems = stems
        likeliest = Counter(counted.most_common(1)[0][0] for counted in read.values())
        self._readings = [r for r, count in sorted(likeliest.items()) if count >= FEWEST]
        places = {reading: place for place, reading in enumerate(self._readings)}
        clues = {word: list(stems.clues(word)) for word in sorted(read)}
        counted = Counter(clue for found in clues.values() for clue in found)
        self._places = {c: n for n, c in enumerate(c for c in counted if counted[c] >= FEWEST - 1)}
        examples: list[_Example] = []
        for word, found in clues.items():
            target = np.zeros(len(self._readings), dtype=np.float32)
            for reading, count in read[word].items():
                if reading in places:
                    target[places[reading]] = count
            rows = self._rows(found)
            if len(rows) and target.sum():
                weight = min(3.0, 1 + float(np.log(target.sum())))
                examples.append(_Example(rows, target / target.sum(), weight))
        self._weights = np.zeros((len(self._places), len(self._readings)), dtype=np.float32)
        self._learn(examples)

    def _learn(self, examples: Sequence[_Example]) -> None:
        squares = np.full((len(self._places), 1), 1e-6, dtype=np.float32)
        order = np.random.default_rng(0)
        for _ in range(EPOCHS):
            numbers: list[int] = order.permutation(len(examples)).tolist()
            for number in numbers:
                given = examples[number]
                rows = given.rows
                error = given.target - self._probabilities(rows)
                slope = error * given.weight / np.sqrt(len(rows))
                squares[rows] += slope @ slope
                self._weights[rows] += RATE * slope / np.sqrt(squares[rows])

    def _rows(self, clues: Iterable[Clue]) -> NDArray[np.intp]:
        return np.array([self._places[c] for c in clues if c in self._places], dtype=np.intp)

    def _probabilities(self, rows: NDArray[np.intp]) -> NDArray[np.float32]:
        scores = self._weights[rows].sum(0) / np.sqrt(len(rows))
        powers = np.exp(scores - scores.max())
        return powers / powers.sum()

    def tell(self, word: str) -> tuple[Reading, ...]:
        """Give the likeliest reading of a word, or the likeliest two where it is unsure."""
        rows = self._rows(self._stems.clues(word))
        if not len(rows):
            return ()
        probabilities = self._probabilities(rows)
        likeliest: list[int] = probabilities.argsort()[::-1][:2].tolist()
        taken = likeliest[:1] if probabilities[likeliest[0]] >= SURE else likeliest
        return tuple(sorted(self._readings[number] for number in taken))
