"""Polish words taken back to their dictionary forms, where a word list alone does not do it.

The word list gives *podpisania* and *podpisana* under *podpisać*; an act told in a noun is looked
for under *podpisanie*, and a name in any of its cases under the nominative.

References
----------
Swan, O. (2002), "A Grammar of Contemporary Polish", Slavica: the endings.
"""

from __future__ import annotations

import re
from functools import lru_cache

_KNOWN_FORMS = 100_000
_GERUND = re.compile(r"(?:ni|ci)(?:e|a|u|em|om|ami|ach)$|[ńć]$")
_OPEN = {"ń": "ni", "ć": "ci"}
_CONDITIONAL = re.compile(r"(?<=[lł])(?:[aoiy])?by(?:m|ś|śmy|ście)?$")
_PARTICIPLE = re.compile(r"(?<=[nt])(?:y|a|e|i|o|ego|emu|ej|ym|ą|ych|ymi)$")
# What the list has for another word than news does.
_VERBS = {"ma": "mieć", "miał": "mieć", "miała": "mieć", "wini": "winić", "dają": "dawać"}
_NOUNS = {
    "negocjacje": "negocjacja", "stosunki": "stosunek", "rozmowy": "rozmowa", "władze": "władza",
    "rokowania": "rokowanie", "siły": "siła", "wojska": "wojsko", "obrady": "obrady",
    "posiłki": "posiłki", "konsultacje": "konsultacja", "represje": "represja",
}  # fmt: skip
# Endings of cases, and what a nominative may have in their place; the longest first.
_CASE_ENDINGS = (
    ("iemu", ("i",)), ("iego", ("i",)), ("owie", ("ów", "")), ("owej", ("owa",)),
    ("ową", ("owa",)), ("owi", ("", "o")), ("emu", ("y", "e")), ("ego", ("y", "e")),
    ("skim", ("ski",)), ("ckim", ("cki",)), ("skiej", ("ska",)), ("ckiej", ("cka",)),
    ("ską", ("ska",)), ("cką", ("cka",)), ("owa", ("ów", "")), ("owem", ("ów",)),
    ("iem", ("", "e", "i")), ("em", ("", "o", "y")), ("im", ("i",)), ("ym", ("y",)),
    ("cie", ("t", "ta", "to")), ("dzie", ("d", "da")), ("rze", ("r", "ra")), ("sze", ("ch", "cha")),
    ("le", ("ł", "ła", "l")), ("ce", ("ka", "ca")), ("dze", ("ga",)), ("ie", ("", "a", "o")),
    ("ii", ("ia",)), ("ji", ("ja",)), ("ki", ("ka",)), ("gi", ("ga",)), ("ni", ("ń",)),
    ("nia", ("ń",)), ("niu", ("ń",)), ("niem", ("ń",)), ("i", ("a", "")), ("y", ("a",)),
    ("ę", ("a",)), ("ą", ("a",)), ("u", ("", "o")), ("a", ("", "o")), ("ach", ("y", "e")),
    ("om", ("y", "e")), ("ami", ("y", "e")), ("kiem", ("ek", "k")), ("ka", ("ek",)),
    ("ku", ("ek",)), ("ca", ("ec",)), ("cem", ("ec",)), ("cowi", ("ec",)), ("cu", ("ec",)),
)  # fmt: skip
_SHORTEST_NAME = 3


@lru_cache(maxsize=_KNOWN_FORMS)
def infinitive(word: str) -> str:
    """Return the infinitive of a verb's form in small letters, or nothing.

    Examples
    --------
    >>> [infinitive(form) for form in ("zaatakowałby", "zabito", "podpisana", "potępi", "i")]
    ['zaatakować', 'zabić', 'podpisać', 'potępić', '']
    """
    from simplemma import is_known, lemmatize  # word lists, which only such texts need

    if word in _VERBS:
        return _VERBS[word]
    listed = lemmatize(word, lang="pl") if is_known(word, lang="pl") else ""
    if _is_infinitive(listed):
        return listed
    if found := _CONDITIONAL.search(word):
        bare = word.replace(found[0], found[0].partition("by")[0])
        listed = lemmatize(bare, lang="pl") if is_known(bare, lang="pl") else ""
        if _is_infinitive(listed):
            return listed
    for ending in ("li", "ły", "ła", "ło", "ł"):
        base = word.removesuffix(ending) + "ć"
        if base != f"{word}ć" and is_known(base, lang="pl"):
            return base
    if word.endswith(("i", "y")) and is_known(f"{word}ć", lang="pl"):
        return f"{word}ć"
    stem = _PARTICIPLE.sub("", word)
    if stem != word:
        for ending, whole in (
            ("ion", "ić"),
            ("an", "ać"),
            ("on", "ić"),
            ("on", "yć"),
            ("t", "ć"),
            ("en", "ić"),
        ):
            base = stem.removesuffix(ending) + whole
            if stem.endswith(ending) and is_known(base, lang="pl"):
                return base
    return ""


def _is_infinitive(word: str) -> bool:
    return word.endswith(("ać", "ić", "yć", "eć", "ąć", "uć", "óc", "ec", "ść", "źć", "jść"))


@lru_cache(maxsize=_KNOWN_FORMS)
def noun(word: str, *, guess: str = "") -> str:
    """Return the nominative singular of a noun's form; of a verbal noun its own.

    Examples
    --------
    >>> noun("podpisania"), noun("wycofaniem"), noun("ministrów"), noun("stosunków")
    ('podpisanie', 'wycofanie', 'minister', 'stosunek')
    """
    from simplemma import is_known, lemmatize

    low = word.lower()
    if not is_known(low, lang="pl"):
        if is_known(word, lang="pl"):
            return lemmatize(word, lang="pl")
        return guess or low
    listed = lemmatize(low, lang="pl")
    if _is_infinitive(listed) and _GERUND.search(low):
        return verbal_noun(low)
    if _is_infinitive(listed):
        return guess or low
    return _NOUNS.get(listed, listed)


def verbal_noun(form: str) -> str:
    """Return the nominative of a verbal noun: "podpisaniem" gives "podpisanie"."""
    if form[-1] in _OPEN:
        return f"{form[:-1]}{_OPEN[form[-1]]}e"
    return re.sub(r"(?<=[nc]i)(?:e|a|u|em|om|ami|ach)$", "e", form)


@lru_cache(maxsize=_KNOWN_FORMS)
def adjective(word: str, *, guess: str = "") -> str:
    """Return the masculine of an adjective's form, also of a participle's.

    Examples
    --------
    >>> adjective("planowanej"), adjective("rosyjskich"), adjective("nowe")
    ('planowany', 'rosyjski', 'nowy')
    """
    from simplemma import is_known, lemmatize

    listed = lemmatize(word, lang="pl") if is_known(word, lang="pl") else ""
    if listed.endswith(("y", "i")) and not _is_infinitive(listed):
        return listed
    base = re.sub(r"(?<=[^aeiouyąęó])(?:ego|emu|ej|ym|ymi|ych|ą|a|e)$", "y", word)
    if base != word and (is_known(base, lang="pl") or listed):
        return base
    return guess or listed or word


@lru_cache(maxsize=_KNOWN_FORMS)
def is_word(word: str) -> bool:
    """Whether Polish has a word written as this one that is no name.

    Examples
    --------
    >>> is_word("Radą"), is_word("Putinowi")
    (True, False)
    """
    from simplemma import is_known, lemmatize

    low = word.lower()
    if not is_known(low, lang="pl") or lemmatize(low, lang="pl")[:1].isupper():
        return False
    return not (is_known(word, lang="pl") and lemmatize(word, lang="pl")[:1].isupper())


def person_of_past(word: str) -> str:
    """Return the person that a form of the past tells: "1", "2", "3", or "0" where none does."""
    if word.endswith(("no", "to")):
        return "0"
    if word.endswith(("łem", "łam", "liśmy", "łyśmy")):
        return "1"
    return "2" if word.endswith(("łeś", "łaś", "liście", "łyście")) else "3"


def is_conditional(word: str) -> bool:
    """Whether a verb's form has the ending of the conditional: "zaatakowałby"."""
    return bool(_CONDITIONAL.search(word))


@lru_cache(maxsize=_KNOWN_FORMS)
def case_forms(word: str) -> tuple[str, ...]:
    """Return what a name may be in the nominative, itself first.

    Examples
    --------
    >>> [form in case_forms("Putinem") for form in ("Putinem", "Putin")]
    [True, True]
    >>> "Zełenski" in case_forms("Zełenskiego"), "Merkel" in case_forms("Merkel")
    (True, True)
    """
    found = [word]
    for ending, others in _CASE_ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST_NAME:
            found += [stem + other for other in others]
    return tuple(dict.fromkeys(found))
