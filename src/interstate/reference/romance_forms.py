"""Forms of French, Italian, Portuguese and Spanish verbs, and the infinitives they are of."""

from __future__ import annotations

import csv
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
# Endings of the regular verbs in "er", past and present.
_REGULAR = {"fr": ("ées", "ée", "és", "é", "ent", "es", "e", "èrent", "aient", "ait", "ant")}
_KNOWN_FORMS = 100_000


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
    participles = _irregular_participles(language)
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
