"""Turkish words as the tables have them: a stem, and what its endings say.

The verbs and nouns of the tables come first, so that *çekil* ("withdraw") is no passive of *çek*
("pull"), then those of the word list. What a word is, a verb or a noun, the endings mostly tell;
where they do not, the tagger is believed.

References
----------
Barbaresi, A., simplemma (https://github.com/adbar/simplemma, MIT): the word list.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from interstate.reference.party_names import load_party_names
from interstate.reference.turkish_forms import (
    NounForm,
    VerbForm,
    case_of_suffix,
    noun_forms,
    small,
    verb_form,
    without_suffix,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interstate.record import Token

_KNOWN_FORMS = 100_000
_SHORTEST_NAME = 3
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "X", "SYM", "NUM"})
_OPEN = frozenset({"NOUN", "VERB", "AUX", "ADJ", "ADV", "PROPN"})
# Participles and gerunds that have become words of their own.
_OWN_WORDS = frozenset(
    {"geçen", "gelecek", "önümüzdeki", "olarak", "göre", "ilişkin", "yönelik", "diye", "dolayı"}
    | {"itibaren", "rağmen", "karşın", "üzere", "yeniden", "aniden", "neden"}
    | {"bazen", "hemen", "zaten", "derken", "tamamen", "resmen", "kısmen", "şahsen", "fiilen"}
    | {"ekonomik", "askeri", "olası", "yasa", "yasal", "yarar", "zarar", "karar", "kadar"}
    | {"onar", "gider", "gelir", "yazar", "açar", "çıkar", "katar", "keser", "tutar", "pazar"}
    | {"lider", "haber", "sefer", "kez", "kenar", "mezar", "ısrar", "dolar", "vize"}
    | {"askeriyle", "bakan", "kapan", "düzen", "neden", "yakın", "basın", "sayın", "akın"}
    | {"zaman", "uzman", "vatan", "sultan", "başkan", "orman", "liman", "plan", "müslüman"}
)
_VERBS_CUES = frozenset({"speech", "embed", "confirm", "modal"})
_CLASSES_OF_VERBS = frozenset(
    {
        "light",
        "occur",
        "empty",
        "harming",
        "helping",
        "cooperative",
        "yielding",
        "misdeed",
        "meeting",
    }
)
_SHORT_VERBS = frozenset(
    {"aç", "al", "an", "as", "aş", "at", "em", "er", "es", "ez", "iç", "it", "in", "oy", "öl"}
    | {"öp", "öt", "üz", "un", "um", "us", "uç", "uy", "ek", "eş"}
)
_CIRCUMFLEXES = str.maketrans("âîû", "aiu")
_NOT_VERBS = frozenset(
    {"görüşme", "toplantı", "zirve", "konferans", "buluşma", "müzakere", "ziyaret", "temas"}
    | {"istişare", "oturum", "forum", "kongre", "gezi", "randevu", "davet", "seyahat", "uymama"}
)
_ACTING = frozenset(
    {"office", "government", "body", "people", "troops", "fighter", "diplomat", "media", "crowd"}
    | {"public", "rebel", "weapon", "court", "firm", "other", "counterpart", "citizens", "prisoner"}
)
_OF_STATES = frozenset({"name", "short", "capital", "seat"})
_COPULAS = frozenset({"idi", "imiş", "ise", "iken"})


@cache
def verbs_of_several_words() -> frozenset[tuple[str, ...]]:
    """Return the verbs whose first words stand before a common verb: *ziyaret et*, *geri çek*."""
    return frozenset(tuple(lemma.split()) for lemma in _lemmas()[0] if " " in lemma)


@cache
def _lemmas() -> tuple[frozenset[str], frozenset[str]]:
    """Return the verbs and the nouns of the tables."""
    folder = files("interstate.language") / "data" / "tr"
    verbs: set[str] = set()
    nouns: set[str] = set()

    def rows(table: str) -> list[dict[str, str]]:
        path = folder / f"{table}.csv"
        return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))

    verbs.update(row["lemma"] for row in rows("verbs") if row["lemma"][0] != "@")
    nouns.update(row["lemma"].removeprefix("=") for row in rows("nouns"))
    for row in rows("classes"):
        told = row["class"] in _CLASSES_OF_VERBS and row["lemma"] not in _NOT_VERBS
        (verbs if told else nouns).add(row["lemma"])
    for row in rows("cues"):
        if row["kind"] in _VERBS_CUES and row["note"].startswith("verb"):
            verbs.add(row["cue"])
        elif row["kind"] in _VERBS_CUES:
            nouns.add(row["cue"])
    for row in rows("assessments"):
        (verbs if row["kind"] == "verb" else nouns).add(row["lemma"])
    return frozenset(verbs), frozenset(nouns)


@cache
def _stems() -> tuple[frozenset[str], frozenset[str]]:
    verbs, nouns = _lemmas()
    last = {lemma.split()[-1] for lemma in verbs}
    return frozenset({*last, "ol", "et", "yap", "de", "ye"}), frozenset(
        lemma for lemma in nouns if " " not in lemma
    )


@cache
def _table(name: str) -> tuple[dict[str, str], ...]:
    path = files("interstate.language") / "data" / "tr" / f"{name}.csv"
    return tuple(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


@cache
def nouns_of_acts() -> frozenset[str]:
    """Return the nouns that tell an act by themselves."""
    return frozenset(row["lemma"] for row in _table("nouns"))


@cache
def phrases() -> dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """Return nouns and adjectives of several words by the stem of their last.

    Each has the words before, the whole, and its part of speech: *olağanüstü hal*,
    *kabul edilemez*.
    """
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    entries = [(row["lemma"], "NOUN") for row in _table("nouns")]
    entries += [(row["lemma"], "ADJ") for row in _table("classes") if row["class"] == "fault"]
    entries += [(row["lemma"], "NOUN") for row in _table("classes") if _is_own_phrase(row)]
    entries += [(row["cue"], "ADJ") for row in _table("cues") if row["kind"] == "adjective"]
    for entry, upos in entries:
        *before, last = entry.split()
        if before:
            forms = as_noun(last)
            stems = {last, *(form.stem for form in forms if form.owned)}
            for stem in stems:
                found.setdefault(stem, []).append((tuple(before), entry, upos))
    return {stem: tuple(sorted(each, key=lambda e: -len(e[0]))) for stem, each in found.items()}


def _is_own_phrase(row: dict[str, str]) -> bool:
    """Whether a weapon or treaty of several words has a head that is none: "hava aracı"."""
    *before, last = row["lemma"].split()
    if not before or row["class"] not in {"weapon", "treaty"}:
        return False
    stems = {last, *(form.stem for form in as_noun(last))}
    heads = {other["lemma"] for other in _table("classes") if other["class"] == row["class"]}
    return not stems & heads


@lru_cache(maxsize=_KNOWN_FORMS)
def can_act(lemma: str) -> bool:
    """Whether a noun is of those who do something: a minister, an army, the press."""
    return any(row["lemma"] == lemma and row["class"] in _ACTING for row in _table("classes"))


@cache
def _with_objects() -> frozenset[str]:
    rows = _table("verbs")
    with_object = {
        row["lemma"]
        for row in rows
        if "obj" in row["frame"].replace("!obj", "") or row["recipient"] in {"", "obj"}
        or row["recipient"].startswith("obj")
    }  # fmt: skip
    return frozenset(with_object)


def takes_object(verb: str) -> bool:
    """Whether a verb is one of the tables that has an object; others may have any."""
    return verb in _with_objects() or verb.rsplit(maxsplit=1)[-1] not in _stems()[0]


@lru_cache(maxsize=_KNOWN_FORMS)
def is_named(word: str) -> bool:
    """Whether a written word names a state or body, or a people."""
    return bool(load_party_names("tr").lookup(tuple(without_suffix(word).split())))


@lru_cache(maxsize=_KNOWN_FORMS)
def is_place(word: str) -> bool:
    """Whether a written word is the name of a state, a body or a capital."""
    found = load_party_names("tr").lookup(tuple(without_suffix(word).split()))
    return any(name.use in _OF_STATES for name in found)


@lru_cache(maxsize=_KNOWN_FORMS)
def is_verb(stem: str) -> bool:
    """Whether a stem is a verb of the tables or of the word list."""
    if stem in _stems()[0]:
        return True
    from simplemma import is_known, lemmatize

    last = next((letter for letter in reversed(stem) if letter in "aeıioöuü"), "")
    infinitive = f"{stem}{'mak' if last in {'a', 'ı', 'o', 'u'} else 'mek'}"
    return (
        (len(stem) > 2 or stem in _SHORT_VERBS)  # noqa: PLR2004  others are chance
        and bool(last)
        and is_known(infinitive, lang="tr")
        and lemmatize(infinitive, lang="tr") == stem
    )


@lru_cache(maxsize=_KNOWN_FORMS)
def is_noun(word: str) -> bool:
    """Whether a word is a noun of the tables, or the dictionary form of a word of the list."""
    if word in _stems()[1]:
        return True
    from simplemma import is_known, lemmatize

    return len(word) > 2 and is_known(word, lang="tr") and lemmatize(word, lang="tr") == word  # noqa: PLR2004


def is_listed_noun(word: str) -> bool:
    """Whether a word is a noun of the tables."""
    return word in _stems()[1]


@lru_cache(maxsize=_KNOWN_FORMS)
def as_verb(word: str) -> VerbForm | None:
    """Return the reading of a word as a verb, the verbs of the tables first."""
    if word in _OWN_WORDS:
        return None
    listed = _stems()[0]
    return verb_form(word, listed.__contains__) or verb_form(word, is_verb)


@lru_cache(maxsize=_KNOWN_FORMS)
def as_noun(word: str) -> tuple[NounForm, ...]:
    """Return the readings of a word as a noun, the nouns of the tables first."""
    listed = _stems()[1]
    found = noun_forms(word, listed.__contains__)
    longer = noun_forms(word, is_noun)
    if found and longer and len(longer[0].stem) > len(found[0].stem) + 1:
        # "Bakanlık" is no form of "bakan".
        found = longer
    return tuple(found or longer)


@lru_cache(maxsize=_KNOWN_FORMS)
def as_name(word: str) -> tuple[NounForm, ...]:
    """Return the readings of a word for a people, which no apostrophe parts from its ending."""
    if len(word) <= _SHORTEST_NAME or is_place(f"{word[:1].upper()}{word[1:]}"):
        return ()

    def is_people(stem: str) -> bool:
        written = ("İ" if stem[0] == "i" else stem[0].upper()) + stem[1:]
        return is_named(written) and not is_place(written)

    return tuple(noun_forms(word, is_people))


def stems_of(word: str) -> set[str]:
    """Return the stems that a written word may be a form of, verbs and nouns."""
    low = small(without_suffix(word))
    found = {form.stem for form in as_noun(low)}
    verb = as_verb(low)
    if verb is not None:
        found.add(verb.stem)
    return found


def turkish(tokens: Sequence[Token]) -> list[Token]:
    """Return the words of a tree with stem, part of speech and features read off their endings."""
    return [_read(token, last=_is_last(tokens, token.index)) for token in tokens]


def _is_last(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word is the last of its sentence or clause, where its verb stands."""
    after = next((t for t in tokens[i + 1 :] if t.text not in {'"', "”", "'", "»"}), None)
    return after is None or after.upos == "PUNCT" or after.text in {"mi", "mı", "mu", "mü"}


def _read(token: Token, *, last: bool) -> Token:
    if token.upos == "PUNCT" or token.text[:1].isdigit():
        return _number(token)
    low = _plain(token.text)
    name = without_suffix(token.text)
    if name != token.text:
        return _name(token, name)
    if token.upos in {"DET", "PRON", "ADP", "CCONJ", "SCONJ", "INTJ"}:
        return replace(token, lemma=small(token.lemma) if token.upos == "PRON" else low)
    if low in _OWN_WORDS or token.upos not in _OPEN:
        if token.upos == "VERB" and is_listed_noun(low):
            return replace(token, lemma=low, upos="NOUN", feats={"Case": "Nom", "Number": "Sing"})
        return replace(token, lemma=low)
    verb = _verb(token, low, last=last)
    if verb is not None:
        return verb
    return _noun(token, low)


def _plain(word: str) -> str:
    """Return a word small and without circumflexes, which not everybody writes: "hükûmet"."""
    return small(word).replace("hükûm", "hüküm").translate(_CIRCUMFLEXES)


def _number(token: Token) -> Token:
    bare = without_suffix(token.text)
    if bare == token.text:
        return replace(token, lemma=token.text)
    case = case_of_suffix(token.text[len(bare) + 1 :])
    return replace(token, lemma=bare, feats={**token.feats, "Case": case})


def _name(token: Token, name: str) -> Token:
    """Return a name with the case that stands behind its apostrophe."""
    case = case_of_suffix(token.text[len(name) + 1 :])
    ki = small(token.text[len(name) + 1 :]).startswith(("daki", "deki", "taki", "teki", "ndaki"))
    forms = () if is_place(name) else as_noun(_plain(name))
    owned = any(form.owned for form in forms)
    stem = forms[0].stem if forms and is_listed_noun(forms[0].stem) and owned else name
    feats = {k: v for k, v in token.feats.items() if k not in {"Case", "Tense", "Person"}}
    feats |= {"Case": case} | ({"Owned": "Yes"} if owned else {}) | ({"Ki": "Yes"} if ki else {})
    return replace(token, lemma=stem, upos="PROPN", feats=feats)


def _verb(token: Token, low: str, *, last: bool) -> Token | None:
    """Return a word as a verb where it is one."""
    if token.text[:1].isupper() and token.upos == "PROPN":
        return None
    found = as_verb(low)
    if found is None:
        return None
    nouns = as_noun(low)
    noun = nouns[0] if nouns else None
    form = found.feats.get("VerbForm")
    tagged = token.upos in {"VERB", "AUX"}
    listed = noun is not None and is_listed_noun(noun.stem)
    if listed and noun is not None and len(noun.stem) > len(found.stem):
        # "Açıklaması" is a statement, "bakanı" a minister.
        finite = tagged and form == "Fin" and last
        if not finite:
            return None
    if form == "Fin" and not tagged:
        if not last or (noun is not None and noun.stem == low):
            return None
        if found.feats.get("Tense") == "Aor" or found.feats.get("Mood") in {"Imp", "Opt"}:
            return None
    if form in {"Inf", "Vnoun"} and not tagged and found.stem not in _stems()[0]:
        return None
    if form == "Part" and not tagged and noun is not None and noun.stem == low and listed:
        return None
    feats = {k: v for k, v in token.feats.items() if k in {"Number", "Person"}}
    return replace(token, lemma=found.stem, upos="VERB", feats={**feats, **found.feats})


def _noun(token: Token, low: str) -> Token:
    if token.upos == "ADJ":
        return replace(token, lemma=low)
    forms = as_noun(low)
    capital = token.text[:1].isupper()
    if capital and (named := as_name(low)):
        forms = named
    elif token.upos == "PROPN" and not (forms and is_listed_noun(forms[0].stem)):
        # "Obama" is no form of "oba".
        feats = {k: v for k, v in token.feats.items() if k != "Case"} | {"Case": "Nom"}
        return replace(token, lemma=token.text, feats=feats)
    if not forms:
        if token.upos == "PROPN":
            return replace(token, lemma=token.text)
        return replace(token, lemma=small(token.lemma))
    told = token.feats.get("Case", "")
    chosen = next((form for form in forms if form.case == told), forms[0])
    feats = {k: v for k, v in token.feats.items() if k in {"NumType", "PronType"}}
    feats |= {"Case": chosen.case, "Number": "Plur" if chosen.plural else "Sing"}
    if any(form.owned for form in forms):
        feats["Owned"] = "Yes" if chosen.owned else "Maybe"
    if chosen.attributive:
        feats["Ki"] = "Yes"
    upos = "NOUN" if token.upos in {"VERB", "AUX"} and chosen.stem != low else token.upos
    if upos == "ADV" and is_listed_noun(chosen.stem) and chosen.stem != low:
        upos = "NOUN"
    lemma = chosen.stem if token.upos != "PROPN" or is_listed_noun(chosen.stem) else token.text
    return replace(token, lemma=lemma, upos=upos, feats=feats)
