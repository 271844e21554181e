"""Forms of French, Italian, Portuguese and Spanish verbs, and the infinitives they are of."""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType

INFINITIVES = MappingProxyType(
    {
        "es": ("ar", "er", "ir", "ír"),
        "fr": ("er", "ir", "re", "ïr"),
        "it": ("are", "ere", "ire", "rre"),
        "pt": ("ar", "er", "ir", "or", "ôr"),
    }
)
"""How verbs end in the form they are listed under, in the Romance languages read here."""
# How the other forms of a participle become the one of the tables.
_TO_PARTICIPLE = {
    "it": re.compile(r"(?<=[ts])[aie]$"),
    "pt": re.compile(r"(?<=[dtsxlgh])(?:os|as|a)$"),
}
# Endings of the regular verbs in "er", past and present.
_REGULAR = {"fr": ("ées", "ée", "és", "é", "ent", "es", "e", "èrent", "aient", "ait", "ant")}
_CLITICS = frozenset(
    {"me", "te", "se", "nos", "vos", "o", "a", "os", "as", "lo", "la", "los", "las"}
    | {"no", "na", "nas", "lhe", "lhes", "lho", "lha"}
)
_BEFORE_L = {"á": "a", "ê": "e", "ô": "o", "í": "i"}
_KNOWN_FORMS = 100_000


def without_clitics(word: str) -> tuple[str, tuple[str, ...]]:
    """Return a Portuguese verb form without the pronouns hyphens join to it, and these, small.

    What a pronoun stands in the middle of is put together again.

    Examples
    --------
    >>> [without_clitics(word) for word in ("reuniu-se", "condená-lo", "reunir-se-á")]
    [('reuniu', ('se',)), ('condenar', ('lo',)), ('reunirá', ('se',))]
    """
    verb, *rest = word.lower().split("-")
    pronouns = tuple(part for part in rest if part in _CLITICS)
    if not pronouns or len(rest) - len(pronouns) > 1:
        return word.lower(), ()
    if pronouns[0][0] == "l" and verb[-1] in _BEFORE_L:
        # "Condená-lo" was "condenar-o", and "impô-lo" "impor-o".
        verb = f"{verb[:-1]}{_BEFORE_L[verb[-1]]}r"
    elif pronouns[0][0] == "l" and verb.endswith("i"):
        verb += "r"
    return verb + "".join(part for part in rest if part not in _CLITICS), pronouns


@lru_cache(maxsize=_KNOWN_FORMS)
def romance_infinitive(word: str, language: str) -> str | None:
    """Return the infinitive that a form is of, ``None`` where table and word list know none.

    Examples
    --------
    >>> [romance_infinitive(word, "fr") for word in ("entretenus", "expulsée", "mises", "loup")]
    ['entretenir', 'expulser', 'mettre', None]
    """
    from simplemma import is_known, lemmatize

    low = word.lower()
    if "-" in low and language == "pt":
        low, _ = without_clitics(low)
    participles = _irregular_participles(language)
    if language in _TO_PARTICIPLE:
        masculine = _TO_PARTICIPLE[language].sub("o", low)
        if found := participles.get(masculine) or participles.get(low.removesuffix("s")):
            return found
        if low.endswith(INFINITIVES[language]) and is_known(low, lang=language):
            return low
    for ending in ("", "s", "e", "es"):
        if low.endswith(ending) and (found := participles.get(low.removesuffix(ending))):
            return found
    # The list has many a form as a noun or an adjective of its own: "attaque", "expulsé".
    for ending in _REGULAR.get(language, ()):
        if low.endswith(ending) and is_known(low.removesuffix(ending) + "er", lang=language):
            return low.removesuffix(ending) + "er"
    if not is_known(low, lang=language):
        return None
    found = lemmatize(low, lang=language).lower()
    right = found != low and found.endswith(INFINITIVES.get(language, ()))
    return found if right else None


@cache
def _irregular_participles(language: str) -> dict[str, str]:
    """Return the infinitives of irregular participles."""
    table = files("interstate.language") / "data" / language / "irregular_verbs.csv"
    if not table.is_file():
        return {}
    return {
        row["participle"]: row["infinitive"]
        for row in csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    }
