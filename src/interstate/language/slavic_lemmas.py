"""Lemmas of Polish and Ukrainian as the tables have them.

A lemmatizer taught by a small treebank makes *wydaloć* of *wydalonych*; a word list knows most
words that news uses. Verbs, participles among them, have their infinitive, and a noun made of a
verb (*podpisanie*, *підписання*) its own nominative: it names an act like any other.

References
----------
Barbaresi, A., simplemma (https://github.com/adbar/simplemma, MIT): the word lists.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interstate.record import Token

LANGUAGES = frozenset({"pl", "uk"})

_INFINITIVE = MappingProxyType({"pl": re.compile(r".*[cć]"), "uk": re.compile(r".*т[иь](?:ся)?")})
_KNOWN_FORMS = 100_000
_REFLEXIVE = MappingProxyType({"pl": (), "uk": ("ся", "сь")})
# "Може" and "ma" are other words too.
_VERBS = MappingProxyType(
    {
        "pl": {"ma": "mieć", "mają": "mieć", "może": "móc", "mogą": "móc", "jest": "być"},
        "uk": {"може": "могти", "можуть": "могти", "має": "мати", "мають": "мати", "є": "бути"},
    }
)
_NOUNS = MappingProxyType(
    {
        "pl": {"lata": "rok", "lat": "rok", "latach": "rok", "prawa": "prawo"},
        "uk": {"ради": "рада", "рівня": "рівень"},
    }
)
_POLISH_ACT = re.compile(r"(.*[nc]i)(?:e|a|u|em|om|ami|ach)")
# "Підписаний" has the verb of "підписано".
_UKRAINIAN_PARTICIPLE = re.compile(r"(.*[нт])(?:ий|ого|ому|им|ім|а|ої|ій|у|ою|е|і|их|ими)")


def slavic(token: Token, language: str) -> Token:
    """Return a word with the lemma that the list gives a word of its part of speech."""
    if token.upos in {"VERB", "AUX"}:
        lemma = slavic_verb(token.text.lower(), token.lemma, language)
    elif token.upos == "NOUN":
        lemma = slavic_noun(token.text.lower(), token.lemma.lower(), language)
    elif token.upos == "PROPN":
        lemma = slavic_name(token.text, token.lemma, language)
    elif token.upos == "ADJ":
        lemma = slavic_adjective(token.text.lower(), token.lemma.lower(), language)
    else:
        lemma = token.lemma.lower()
    return token if lemma == token.lemma else replace(token, lemma=lemma)


@lru_cache(maxsize=_KNOWN_FORMS)
def slavic_verb(word: str, guess: str, language: str) -> str:
    """Return the infinitive of a verb form or a participle.

    >>> slavic_verb("wydalonych", "wydaloć", "pl")
    'wydalić'
    >>> slavic_verb("вислані", "висланий", "uk")
    'вислати'
    """
    from simplemma import is_known, lemmatize

    if word in _VERBS[language]:
        return _VERBS[language][word]
    bare, reflexive = (word[:-2], "ся") if word.endswith(_REFLEXIVE[language]) else (word, "")
    # "Справляється" is of "справляє".
    forms = [bare, bare.removesuffix("ть")]
    if language == "uk" and (found := _UKRAINIAN_PARTICIPLE.fullmatch(word)):
        forms.append(f"{found[1]}о")
    for form in forms:
        listed = lemmatize(form, lang=language).lower()
        if is_known(form, lang=language) and _INFINITIVE[language].fullmatch(listed):
            return listed + reflexive
    return guess.lower()


@lru_cache(maxsize=_KNOWN_FORMS)
def slavic_noun(word: str, guess: str, language: str) -> str:
    """Return the nominative of a noun.

    >>> slavic_noun("podpisania", "podpisać", "pl")
    'podpisanie'
    """
    from simplemma import is_known, lemmatize

    if word in _NOUNS[language]:
        return _NOUNS[language][word]
    if not is_known(word, lang=language):
        return guess
    listed = lemmatize(word, lang=language).lower()
    if language == "pl" and _INFINITIVE["pl"].fullmatch(listed):
        act = _POLISH_ACT.fullmatch(word)
        return f"{act[1]}e" if act else guess
    if language == "uk" and listed.endswith(("ти", "тися", "ий")) and not guess.endswith("ий"):
        return guess
    return listed


@lru_cache(maxsize=_KNOWN_FORMS)
def slavic_name(text: str, guess: str, language: str) -> str:
    """Return the nominative of a name; one the list does not know is as the parser has it."""
    from simplemma import is_known, lemmatize

    if not is_known(text, lang=language):
        return guess
    listed = lemmatize(text, lang=language)
    return listed if listed[:1].isupper() else guess


@lru_cache(maxsize=_KNOWN_FORMS)
def slavic_adjective(word: str, guess: str, language: str) -> str:
    """Return the masculine nominative of an adjective."""
    from simplemma import is_known, lemmatize

    if not is_known(word, lang=language):
        return guess
    listed = lemmatize(word, lang=language).lower()
    return listed if listed.endswith(("y", "i", "ий", "ій")) else guess
