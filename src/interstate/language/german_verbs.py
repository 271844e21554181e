"""Infinitives of German verbs, where a small model of the language guesses badly.

German hides its verbs: in ``aufzubauen`` a particle stands before the *zu*, in ``abgeschwächt``
before the *ge*, and ``unterbrach`` changes its vowel behind a prefix. A model trained on a hundred
thousand words invents infinitives for such forms. A word list knows most of them; the irregular
verbs, which every prefix can multiply, are a table (``data/de/irregular_verbs.csv``), and regular
participles are undone by rule. The model is believed only where all of these know nothing.

References
----------
Barbaresi, A., simplemma (https://github.com/adbar/simplemma, MIT): the word list.
Dudenredaktion, "Duden. Die Grammatik": principal parts of the irregular verbs.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PARTICLES = (
    "ab|an|auf|aufrecht|aus|auseinander|bei|bekannt|bereit|bloß|da|dar|"
    "davon|dazu|durch|ein|empor|entgegen|entlang|fehl|fern|fertig|fest|"
    "fort|frei|gefangen|gegenüber|geheim|gleich|gut|heim|her|herab|heran|"
    "herauf|heraus|herbei|herein|herum|herunter|hervor|hin|hinaus|hinein|"
    "hinter|hinterher|hinunter|hinweg|hinzu|hoch|inne|instand|klar|kund|"
    "lahm|los|mit|nach|nahe|nieder|offen|preis|richtig|sicher|statt|stand|"
    "still|teil|tot|über|überein|um|umher|unter|voll|vor|voran|voraus|"
    "vorbei|vorweg|wahr|weg|weiter|wider|wieder|zu|zufrieden|zurecht|"
    "zurück|zusammen|zuvor|zuwider|zwischen"
)
"""What a verb parts with: \"baut ... auf\"."""

_PREFIXES = "be|durch|emp|ent|er|ge|hinter|miss|über|um|unter|ver|voll|wider|zer"
"""What it keeps; some are either."""

_BEFORE_VERB = re.compile(f"(?:{_PARTICLES})*(?:{_PREFIXES})*")
_BEFORE_BARE_PARTICIPLE = re.compile(f"(?:{_PARTICLES})*(?:{_PREFIXES})+")
_WITH_ZU = re.compile(f"((?:{_PARTICLES})+?)zu(.{{2,}}n)")
_WITH_GE = re.compile(f"((?:{_PARTICLES})*)ge(.{{2,}}?)(?:e?t)")
_WITHOUT_GE = re.compile(f"((?:{_PARTICLES})*(?:{_PREFIXES})|.{{2,}}(?=iert))(.{{2,}}?)(?:e?t)")
_FINITE_ENDINGS = ("e", "t", "et", "st", "est", "te", "ten")
_ADJECTIVE_ENDINGS = ("en", "em", "er", "es", "e", "")
_SYLLABIC = re.compile(r".*[^aeiouäöü](?:el|er)")
_LAST_VOWEL = re.compile(r"(?:ie|au|[aouiä])(?=[^aeiouäöü]*e?$)")
_UMLAUTS = str.maketrans("aou", "äöü")
_KNOWN_FORMS = 100_000

_ADJECTIVES = frozenset({"bekannt", "bewusst", "gelegen", "gesamt", "verschieden", "verwandt"})
"""Adjectives now, though they were once participles of verbs that mean something else."""

_AUXILIARIES = frozenset(
    ("dürfen", "haben", "können", "mögen", "müssen", "sein", "sollen", "werden", "wollen")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Irregular:
    """The forms of the irregular verbs, spelt with ``ss`` for ``ß``, and their infinitives."""

    finite: Mapping[str, str]
    participles: Mapping[str, str]
    bare: Mapping[str, str]


@lru_cache(maxsize=_KNOWN_FORMS)
def infinitive(word: str, *, guess: str = "", form: str = "") -> str:
    """Return the infinitive of a German verb form.

    Parameters
    ----------
    guess
        What to answer where nothing is known of the word.
    form
        UD's VerbForm, as far as it is known: ``"Fin"``, ``"Inf"`` (also of what is spelt like
        one, such as the plural of the present), ``"Part"`` or ``""``.

    Examples
    --------
    >>> [infinitive(word) for word in ("aufzubauen", "abgeschwächt", "unterbrach")]
    ['aufbauen', 'abschwächen', 'unterbrechen']
    >>> infinitive("gehört", form="Fin"), infinitive("gehört", form="Part")
    ('gehören', 'hören')
    """
    low = word.lower()
    if found := _without_zu(low):
        return found
    if "ß" in low and not _listed(low):
        low = low.replace("ß", "ss")  # as in "faßte", the spelling until 1996
    listed = _listed(low)
    if form == "Inf" and (plain := _spelt_like_infinitive(low, listed)):
        return plain
    found = _irregular(low, participle=form != "Fin", finite=form != "Part")
    if not found and form == "Fin":
        found = _regular_present_or_past(low, listed)
    return found or listed or _regular_participle(low) or guess or low


@lru_cache(maxsize=_KNOWN_FORMS)
def infinitive_of_participle(word: str) -> str | None:
    """Return the infinitive of a participle that bends like an adjective, ``None`` for others.

    Examples
    --------
    >>> infinitive_of_participle("verhängten"), infinitive_of_participle("angreifende")
    ('verhängen', 'angreifen')
    >>> infinitive_of_participle("russischen")
    """
    low = word.lower()
    for stem in (low.removesuffix(e) for e in _ADJECTIVE_ENDINGS if low.endswith(e)):
        if stem in _ADJECTIVES:
            return None
        if stem.endswith("nd") and _is_listed(stem[:-1]):
            return stem[:-1]
        if found := _irregular(stem, participle=True, finite=False):
            return found
        # The word list knows the better verb, the rule whether it is a participle at all.
        if found := _regular_participle(stem):
            return _listed(stem) or found
    return None


def _without_zu(word: str) -> str | None:
    """Return ``aufbauen`` for ``aufzubauen``, ``None`` where no *zu* stands inside."""
    inside = _WITH_ZU.fullmatch(word)
    if inside is None or (f"{inside[1]}zu" in {"hinzu", "dazu"} and _is_listed(word)):
        return None
    found = inside[1] + inside[2]
    return found if _listed(word) == found or _listed(inside[2]) == inside[2] else None


def _spelt_like_infinitive(word: str, listed: str | None) -> str | None:
    """Return what is tagged as an infinitive, unless it is the plural of a past."""
    if listed in _AUXILIARIES or _is_listed(word):
        return listed
    regular_past = (
        {f"{listed[:-2]}ten", f"{listed[:-2]}eten", f"{listed[:-1]}ten"} if listed else ()
    )
    if not word.endswith("n") or word in regular_past:
        return None
    return _irregular(word, participle=False, finite=True) or word


def _irregular(word: str, *, participle: bool, finite: bool) -> str | None:
    """Find a form of an irregular verb, whatever prefixes stand before it."""
    forms, word = _irregular_verbs(), word.replace("ß", "ss")
    for at in range(len(word) - 1):
        head, rest = word[:at], word[at:]
        found = (participle and forms.participles.get(rest)) or (finite and forms.finite.get(rest))
        if found and _BEFORE_VERB.fullmatch(head):
            return head + found
        bare = forms.bare.get(rest) if participle and not finite else None
        if bare and _BEFORE_BARE_PARTICIPLE.fullmatch(head):
            return head + bare
    return None


def _regular_present_or_past(word: str, listed: str | None) -> str | None:
    """Return ``gehören`` for ``gehörte``, if the word list has such a verb."""
    stems = [word.removesuffix(e) for e in _FINITE_ENDINGS if word.endswith(e)]
    verbs = [v for stem in stems for v in (f"{stem}en", f"{stem}n") if _is_listed(v)]
    return listed if listed in verbs else next(iter(verbs), None)


def _regular_participle(word: str) -> str | None:
    """Return ``hinarbeiten`` for ``hingearbeitet``, if it or what it is made of is a verb."""
    for shape in (_WITH_GE, _WITHOUT_GE):
        if match := shape.fullmatch(word):
            before, stem = match[1], match[2]
            infinitives = [f"{stem}n"] if _SYLLABIC.fullmatch(stem) else [f"{stem}en", f"{stem}n"]
            for base in infinitives:
                if _is_listed(before + base) or _is_listed(base) or base.endswith("ieren"):
                    return before + base
    return None


def _is_listed(word: str) -> bool:
    """Whether the word list has the word as the infinitive of a verb."""
    return _listed(word) == word


@lru_cache(maxsize=_KNOWN_FORMS)
def _listed(word: str) -> str | None:
    """Return the lemma that the word list has for a word, if it can be an infinitive."""
    # Loaded with its word lists, which only German texts need.
    from simplemma import is_known, lemmatize

    lemma = lemmatize(word, lang="de")
    # "aussetzte" is no form of "außetzen": the list joins particle and verb too eagerly.
    looks_right = lemma.islower() and lemma.endswith("n") and lemma.count("ß") <= word.count("ß")
    return lemma if looks_right and is_known(lemma, lang="de") else None


@cache
def _irregular_verbs() -> _Irregular:
    table = files("interstate.language") / "data" / "de" / "irregular_verbs.csv"
    finite: dict[str, str] = {}
    participles: dict[str, str] = {}
    bare: dict[str, str] = {}
    for row in csv.DictReader(table.read_text(encoding="utf-8").splitlines()):
        verb, present, past, participle, _ = (field.replace("ß", "ss") for field in row.values())
        for form in (verb, present, *chain.from_iterable(map(_pasts, past.split("|")))):
            finite.setdefault(form, row["infinitive"])
        participles.setdefault(participle, row["infinitive"])
        if participle.startswith("ge") and not verb.startswith("ge"):
            bare.setdefault(participle.removeprefix("ge"), row["infinitive"])
    finite.pop("", None)
    return _Irregular(finite=finite, participles=participles, bare=bare)


def _pasts(past: str) -> Iterator[str]:
    """Give the forms of an irregular past: ``zog`` also ``zogen`` and, if it were so, ``zöge``."""
    stem = past.removesuffix("e")
    yield past
    yield f"{stem}en"
    vowel = _LAST_VOWEL.search(stem)
    bent = vowel[0].translate(_UMLAUTS) if vowel else ""
    if_so = f"{stem[: vowel.start()]}{bent}{stem[vowel.end() :]}" if vowel else stem
    # "führe" is a form of "führen" before it is one of "fahren".
    if not _is_listed(f"{if_so}en"):
        yield f"{if_so}e"
        yield f"{if_so}en"
