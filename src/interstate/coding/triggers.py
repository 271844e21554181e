"""Which sentences are worth parsing: a look at their words alone."""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from interstate.coding.trees import folded
from interstate.reference import polish_forms, spanish_forms
from interstate.reference.romance_forms import romance_infinitive
from interstate.reference.turkish_forms import noun_forms, small, verb_form
from interstate.reference.ukrainian_forms import cases_of_noun, verb_forms
from interstate.reference.word_forms import ENGLISH_PASTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from interstate.coding.lexicon import Lexicon

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_KNOWN_WORDS = 200_000
_PARTICLES = [
    "ab",
    "an",
    "auf",
    "aus",
    "bei",
    "ein",
    "entgegen",
    "fest",
    "fort",
    "frei",
    "heim",
    "her",
    "heran",
    "herbei",
    "hervor",
    "hin",
    "hinaus",
    "hinein",
    "hinzu",
    "los",
    "mit",
    "nach",
    "nieder",
    "statt",
    "teil",
    "um",
    "vor",
    "voran",
    "voraus",
    "vorbei",
    "weg",
    "weiter",
    "wieder",
    "zu",
    "zurück",
    "zusammen",
    "zu",
    "über",
    "unter",
    "durch",
    "wider",
    "gefangen",
    "gleich",
    "lahm",
    "preis",
    "still",
]
_ROMANCE = frozenset({"es", "fr", "it", "pt"})
_SHORTEST_LAST_PART = 4
_IEREN_ENDINGS = frozenset({"t", "te", "ten", "tes", "ter", "tem", "e", "est", "test", "end"})


class Triggers:
    """The words of a lexicon that can tell something, recognised in any of their forms.

    A form is recognised when simplemma takes it to a lemma of the tables, or when it is one.
    A separable verb is recognised by its base verb, as its particle may stand far away; a German
    compound by its last part.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.language = lexicon.language
        words: set[str] = set()
        verbs = [v for v, rows in lexicon.verbs.items() if not all(r.is_general for r in rows)]
        words.update(_said(lexicon))
        for lemma in (*verbs, *lexicon.nouns):
            words.add(lemma)
            words.add(lemma.split()[0])
            if self.language == "de":
                words.update(
                    lemma.removeprefix(p)
                    for p in _PARTICLES
                    if lemma.startswith(p) and lemma in lexicon.verbs
                )
        for table in lexicon.assessments.values():
            words.update(table)
        words.update(lexicon.cues.get("confirm", {}))
        if self.language == "uk":
            # The list lacks many forms, and has participles as adjectives of their own.
            for verb in verbs:
                words.update(verb_forms(verb))
            for noun in lexicon.nouns:
                words.update(f for _, cases in cases_of_noun(noun) for case in cases for f in case)
        self._words = frozenset(words)
        self._irregular = _german_pasts() if self.language == "de" else ENGLISH_PASTS
        self._tells: Callable[[str], bool] = lru_cache(maxsize=_KNOWN_WORDS)(self._looked_up)

    def stand_in(self, text: str) -> bool:
        """Whether some word of `text` is one of them."""
        return any(self._tells(word) for word in _WORD.findall(text))

    def _looked_up(self, word: str) -> bool:
        from simplemma import lemmatize

        low = folded(word)
        if self.language == "tr":
            return low in self._words or self._is_turkish_form(small(word))
        if low in self._words or self._irregular.get(low) in self._words:
            return True
        forms = {
            folded(lemmatize(word, lang=self.language)),
            folded(lemmatize(low, lang=self.language)),
        }
        if self.language == "es":
            forms |= {folded(spanish_forms.infinitive(low)), folded(spanish_forms.singular(low))}
        if self.language == "pl":
            forms |= {folded(polish_forms.infinitive(low)), folded(polish_forms.noun(low))}
        if self.language in _ROMANCE:
            # The list has many participles as adjectives of their own: "condamné".
            forms.add(folded(romance_infinitive(low, self.language) or low))
        if forms & self._words:
            return True
        if self.language == "de":
            if any(form in self._words for form in _from_ieren(low)):
                return True
            return any(
                form[start:] in self._words
                for form in (low, *forms)
                for start in range(2, len(form) - _SHORTEST_LAST_PART + 1)
            )
        return "-" in low and self._looked_up(low.rpartition("-")[2])

    def _is_turkish_form(self, word: str) -> bool:
        """Whether a word is one of them with endings."""

        def is_stem(stem: str) -> bool:
            return folded(stem) in self._words

        return bool(noun_forms(word, is_stem)) or verb_form(word, is_stem) is not None


def _from_ieren(word: str) -> Iterator[str]:
    """Give the infinitive of a form of a verb in "-ieren": "bombardierte", "kritisiert"."""
    stem, found, ending = word.rpartition("ier")
    if found and len(stem) > 1 and ending in _IEREN_ENDINGS:
        yield f"{stem}ieren"


def _said(lexicon: Lexicon) -> set[str]:
    """Return the words that make saying something an act: "that is a lie"."""
    general = {row for rows in lexicon.verbs.values() for row in rows if row.is_general}
    words = {
        word
        for row in general
        for group in row.frame.groups
        for item in group
        if item.path.steps == ("ccomp",) and not item.absent
        for word in item.words
    }
    for name in [word[1:] for word in words if word.startswith("@")]:
        words |= lexicon.classes.get(name, frozenset())
    return words


def _german_pasts() -> dict[str, str]:
    """Return the infinitives of irregular German pasts, which the word list may not know."""
    table = files("interstate.language") / "data" / "de" / "irregular_verbs.csv"
    found: dict[str, str] = {}
    for row in csv.DictReader(table.read_text(encoding="utf-8").splitlines()):
        for past in row["past"].split("|"):
            for form in (past, f"{past}en", f"{past}n"):
                found.setdefault(folded(form), folded(row["infinitive"]))
    return found
