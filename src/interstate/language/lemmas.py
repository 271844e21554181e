"""Lemmas as the tables have them, where a small model guesses badly.

A lemmatizer trained on a treebank invents "pledg" for *pledging*, "Vorwürf" for *Vorwürfe* and
"rompir" for *rompió*. A word list knows most words that news uses; the model is believed where the
list knows nothing. German verbs need more than a list: see `german_verbs`.

References
----------
Barbaresi, A., simplemma (https://github.com/adbar/simplemma, MIT): the word lists.
"""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from interstate.language.german_verbs import infinitive, infinitive_of_participle
from interstate.language.slavic_lemmas import LANGUAGES as SLAVIC
from interstate.language.slavic_lemmas import slavic
from interstate.language.turkish_words import turkish
from interstate.language.ukrainian_words import ukrainian
from interstate.reference import polish_forms, spanish_forms
from interstate.reference.romance_forms import INFINITIVES, romance_infinitive, without_clitics
from interstate.reference.word_forms import ENGLISH_PASTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interstate.record import Token

# Nouns of their own beside an adjective: "die Flotte", not "ein Flotter".
_FEMININE = frozenset(
    {"Flotte", "Spitze", "Liebe", "Weite", "Breite", "Tiefe", "Treue", "Stille", "Weise", "Höhe"}
    | {"Länge", "Größe", "Stärke", "Schwäche", "Nähe", "Schärfe", "Güte", "Ehre", "Fremde"}
)
# Of "the arms" and "the media" the singular is another word.
_PLURAL_ONLY = frozenset({"arms", "media", "customs", "data", "goods"})
# Rare words that the list takes common forms for: "annexed", "thanked".
_RARE = {
    "annexe": "annex", "develope": "develop", "guarde": "guard", "interne": "intern",
    "longe": "long", "masse": "mass", "swinge": "swing", "thanke": "thank",
}  # fmt: skip
# French feminines that the list has as words of their own.
_OF_THEIR_OWN = {"fausse": "faux", "fausses": "faux"}
_PRONOUNS_BEHIND = MappingProxyType(
    {
        "es": re.compile(r"(?<=[rodaeáéí])(?:me|te|se|nos|os|l[aeo]s?)$"),
        "it": re.compile(r"(?<=[roaei])(?:mi|ti|si|ci|vi|gli|n[eo]|l[aoei]|glie)$"),
    }
)
_MOST_PRONOUNS = 2
_UNACCENTED = str.maketrans("áéíóú", "aeiou")
# How the feminine and the plural of a participle become its masculine singular.
_TO_MASCULINE = MappingProxyType(
    {
        "es": ((r"[oa]s?$", "o"),),
        "fr": ((r"$", ""), (r"s$", ""), (r"e$", ""), (r"es$", "")),
        "it": ((r"[oaie]$", "o"),),
        "pt": ((r"[oa]s?$", "o"), (r"s$", "")),
    }
)
# These languages have tables of nouns of several words: "coup d'État", "zamach stanu".
_WITH_PHRASES = frozenset({"es", "fr", "it", "pl", "pt"})
_OWN_PHRASES = ("obl", "obj")
_CLAUSES = ("aux", "xcomp", "ccomp", "advcl")
_PARTICIPLES = (
    *("ad", "id", "íd", "ado", "ido", "ada", "ida", "st", "sto", "rt", "rto", "ch", "cho"),
    *("elt", "elto"),
)
"""How Spanish participles end, before the ending of gender."""
_ATTITUDES = frozenset(
    {"disposto", "oposto", "preparado", "decidido", "interessado", "preocupado", "indignado"}
    | {"decepcionado", "alarmado", "aberto", "consternado", "desapontado", "empenhado"}
)
"""Portuguese participles that tell how somebody is minded, and no passive."""
_ITALIAN_ATTITUDES = frozenset(
    {"disposto", "opposto", "preparato", "deciso", "determinato", "intenzionato", "interessato"}
    | {"preoccupato", "indignato", "deluso", "allarmato", "aperto", "costernato", "amareggiato"}
    | {"contrariato", "irritato", "scioccato", "sconvolto", "scandalizzato", "adirato"}
    | {"arrabbiato", "infuriato", "insoddisfatto", "stizzito"}
)
"""Italian participles that tell how somebody is minded, and no passive."""
_ITALIAN_FUTURES = ("rà", "ranno", "rò")
_ITALIAN_PLURALS = MappingProxyType(
    {
        "stati": "stato", "morti": "morto", "conti": "conto", "saluti": "saluto", "liti": "lite",
        "tempi": "tempo", "vite": "vita", "confini": "confine", "lavori": "lavoro", "odi": "odio",
        "onde": "onda", "folle": "folla", "regali": "regalo", "note": "nota", "viveri": "vivere",
        "assassini": "assassino", "petroliere": "petroliera", "cannoniere": "cannoniera",
        "centinaia": "centinaio", "migliaia": "migliaio", "armi": "arma", "patti": "patto",
        "atti": "atto", "fatti": "fatto", "soldati": "soldato", "contatti": "contatto",
        "conflitti": "conflitto", "diritti": "diritto", "attentati": "attentato",
        "trattati": "trattato", "delitti": "delitto", "interrogatori": "interrogatorio",
        "sindaci": "sindaco", "medici": "medico", "traffici": "traffico", "parti": "parte",
        "monti": "monte", "ponti": "ponte", "venti": "vento", "fonti": "fonte", "menti": "mente",
        "reati": "reato", "debiti": "debito", "presidenti": "presidente", "mandati": "mandato",
        "uomini": "uomo", "dei": "dio", "braccia": "braccio", "mani": "mano", "ali": "ala",
        "limiti": "limite", "crediti": "credito", "profitti": "profitto", "dati": "dato",
        "sospetti": "sospetto", "progetti": "progetto", "rette": "retta", "vertici": "vertice",
        "reti": "rete", "pareti": "parete", "abiti": "abito", "esiti": "esito", "liste": "lista",
    }
)  # fmt: skip
"""Plurals that the list takes for other words, or the rule for participles."""
_OF_NOUNS = frozenset({"obj", "obl", "nmod", "nsubj"})
_KNOWN_FORMS = 100_000
_SHORTEST_LAST_PART = 4
_SHORTEST_FIRST_PART = 2
_SHORTEST_STEM = 3


def with_lemmas(tokens: Sequence[Token], language: str) -> tuple[Token, ...]:
    """Return the words of a tree, their lemmas repaired.

    A German participle that describes a noun counts as a verb where it has a phrase of its own:
    "die von Oslo verhängten Sanktionen" tells what Oslo did, "die geplante Reise" what kind of
    journey. It stays an adjective; its lemma becomes ``verhängen``.
    """
    if language == "de":
        governing = {t.head for t in tokens if t.deprel.startswith(_OWN_PHRASES)}
        lemmas = [_german(token, governs=token.index in governing) for token in tokens]
    elif language == "en":
        lemmas = [_english(token) for token in tokens]
    elif language == "es":
        governing = {
            t.head
            for t in tokens
            if t.deprel.startswith((*_OWN_PHRASES, "aux", "xcomp"))
            or t.lemma.lower() in {"ser", "estar"}
        }
        tokens = [_spanish(token, governs=token.index in governing) for token in tokens]
        lemmas = [token.lemma for token in tokens]
    elif language == "pl":
        governing = {t.head for t in tokens if t.deprel.startswith((*_OWN_PHRASES, *_CLAUSES))}
        tokens = [_polish(token, governs=token.index in governing) for token in tokens]
        lemmas = [token.lemma for token in tokens]
    elif language == "pt":
        governing = {t.head for t in tokens if t.deprel.startswith((*_OWN_PHRASES, *_CLAUSES))}
        tokens = [_portuguese(token, governs=token.index in governing) for token in tokens]
        lemmas = [token.lemma for token in tokens]
    elif language == "it":
        governing = {t.head for t in tokens if t.deprel.startswith((*_OWN_PHRASES, *_CLAUSES))}
        tokens = [_italian(token, governs=token.index in governing) for token in tokens]
        lemmas = [token.lemma for token in tokens]
    elif language == "tr":
        return tuple(turkish(tokens))
    elif language == "uk":
        return tuple(ukrainian(tokens))
    elif language in SLAVIC:
        return tuple(slavic(token, language) for token in tokens)
    elif language in INFINITIVES:
        lemmas = [_romance(token, language) for token in tokens]
    else:
        return tuple(tokens)
    if language in _WITH_PHRASES:
        lemmas = _with_phrases(tokens, lemmas, language)
    return tuple(
        token if token.lemma == lemma else replace(token, lemma=lemma)
        for token, lemma in zip(tokens, lemmas, strict=True)
    )


def _with_phrases(tokens: Sequence[Token], lemmas: list[str], language: str) -> list[str]:
    """Give the first noun of a noun of several words the lemma of them all: "coup d'état"."""
    known = _phrases(language)
    words = [token.text.lower().replace("’", "'") for token in tokens]
    found = list(lemmas)
    for i, token in enumerate(tokens):
        if token.upos not in {"NOUN", "PROPN", "ADJ"}:
            continue
        for phrase in known.get(lemmas[i].lower(), ()) or known.get(words[i], ()):
            behind = zip(phrase[1:], range(i + 1, i + len(phrase)), strict=True)
            if i + len(phrase) <= len(tokens) and all(
                part in {words[k], words[k].removesuffix("s"), lemmas[k].lower()}
                or (language == "pl" and polish_forms.adjective(part) == lemmas[k])
                for part, k in behind
            ):
                found[i] = " ".join(phrase).replace("' ", "'")
                break
    return found


@cache
def _phrases(language: str) -> dict[str, list[tuple[str, ...]]]:
    """Return the nouns of several words by their first, the longest first."""
    table = files("interstate.language") / "data" / language / "phrases.csv"
    found: dict[str, list[tuple[str, ...]]] = {}
    if not table.is_file():
        return found
    for row in csv.DictReader(table.read_text(encoding="utf-8").splitlines()):
        phrase = tuple(row["phrase"].lower().replace("'", "' ").split())
        first = polish_forms.noun(phrase[0]) if language == "pl" else phrase[0]
        found.setdefault(first, []).append(phrase)
    return {first: sorted(each, key=len, reverse=True) for first, each in found.items()}


def _spanish(token: Token, *, governs: bool) -> Token:
    """Return a Spanish word with its lemma; a verb with ``se`` on it is told to be reflexive.

    A participle that a tagger took for an adjective counts as what it is.
    """
    low = token.text.lower()
    feats = token.feats
    kind = spanish_forms.masculine(low)
    if kind in spanish_forms.ATTITUDES and token.upos in {"VERB", "ADJ"}:
        feats = {name: value for name, value in feats.items() if name != "VerbForm"}
        return replace(token, lemma=kind, upos="ADJ", feats=feats)
    if token.upos in {"VERB", "AUX"}:
        lemma = romance_verb(low, guess=token.lemma, language="es")
        if "se" in spanish_forms.parted(low)[1] and feats.get("Reflex") != "Yes":
            feats = {**feats, "Reflex": "Yes"}
        if not feats.get("VerbForm") and spanish_forms.infinitive_of_participle(low) == lemma:
            feats = {**feats, "VerbForm": "Part"}
    elif token.upos == "NOUN":
        lemma = spanish_forms.singular(low, guess=token.lemma)
    elif token.upos == "ADP":
        lemma = {"del": "de", "al": "a"}.get(low, low)
    elif token.upos == "ADJ":
        lemma = spanish_forms.masculine(low, guess=token.lemma)
        verb = spanish_forms.infinitive_of_participle(low)
        if (
            verb
            and (governs or feats.get("VerbForm") == "Part")
            and low[:-1].endswith(_PARTICIPLES)
        ):
            lemma, feats = verb, {**feats, "VerbForm": "Part"}
    else:
        # Names do not bend.
        lemma = token.text if token.upos == "PROPN" else token.lemma
    if lemma == token.lemma and feats is token.feats:
        return token
    return replace(token, lemma=lemma, feats=feats)


def _polish(token: Token, *, governs: bool) -> Token:
    """Return a Polish word with its lemma; a participle that only describes is an adjective.

    Verbal nouns are nouns of their own, a finite form in "by" is told to be a conditional, and one
    of a perfective verb that is no past to be a future.
    """
    low, feats = token.text.lower(), token.feats
    participle = feats.get("VerbForm") == "Part" or token.upos == "VERB"
    infinitive = polish_forms.infinitive(low) if token.upos in {"VERB", "AUX", "ADJ"} else ""
    if token.upos in {"VERB", "AUX"} or (token.upos == "ADJ" and participle and infinitive):
        describes = token.deprel in {"amod", "acl"} and not governs
        if describes and low[-1] in "yaeimhąj" and feats.get("VerbForm") != "Fin":
            return replace(token, lemma=polish_forms.adjective(low), upos="ADJ", deprel="amod")
        lemma = infinitive or token.lemma.lower()
        if polish_forms.is_conditional(low):
            feats = {**feats, "Mood": "Cnd"}
        elif feats.get("Tense") == "Past" and feats.get("VerbForm") == "Fin":
            # "Oświadczyła" is said of the third person, which the treebanks leave unsaid.
            feats = {"Person": polish_forms.person_of_past(low), **feats}
        elif feats.get("Tense") in {"Pres", "Fut"}:
            perfective = lemma in _perfectives()
            tense = "Fut" if perfective or (lemma == "być" and low.startswith("będ")) else "Pres"
            feats = {**feats, "Tense": tense, "Aspect": "Perf" if perfective else "Imp"}
        return replace(token, lemma=lemma, feats=feats)
    if token.upos == "NOUN":
        return replace(token, lemma=polish_forms.noun(token.text, guess=token.lemma.lower()))
    if token.upos == "PROPN":
        return replace(token, lemma=token.text)
    if token.upos == "ADJ":
        return replace(token, lemma=polish_forms.adjective(low, guess=token.lemma.lower()))
    return replace(token, lemma=token.lemma.lower())


@cache
def _perfectives() -> frozenset[str]:
    """Return the infinitives whose form without an ending of the past tells the future."""
    table = files("interstate.language") / "data" / "pl" / "perfective_verbs.csv"
    rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    return frozenset(row["infinitive"] for row in rows)


def _portuguese(token: Token, *, governs: bool) -> Token:
    """Return a Portuguese word with its lemma; a verb with ``-se`` is told to be reflexive.

    A participle that describes a noun and has nothing of its own is an adjective: "visita
    planeada", unlike "sanções impostas pelo Peru".
    """
    feats = token.feats
    low = token.text.lower()
    bare_participle = token.upos == "VERB" and feats.get("VerbForm") == "Part" and not governs
    if bare_participle and token.deprel in {"acl", "amod"}:
        feats = {name: value for name, value in feats.items() if name != "VerbForm"}
        return replace(token, lemma=_to_masculine(low), upos="ADJ", deprel="amod", feats=feats)
    if token.upos == "VERB" and token.deprel in _OF_NOUNS and feats.get("VerbForm") == "Fin":
        # "Enviou ajuda": a finite verb is no object.
        return replace(token, lemma=low, upos="NOUN", feats={})
    lemma = _romance(token, "pt")
    if token.upos in {"VERB", "AUX"}:
        bare, pronouns = without_clitics(low)
        attitude = re.sub(r"(?:os|as|a)$", "o", low)
        if attitude in _ATTITUDES and feats.get("VerbForm") == "Part":
            feats = {name: value for name, value in feats.items() if name != "VerbForm"}
            return replace(token, lemma=attitude, upos="ADJ", feats=feats)
        if bare.endswith("m") and feats.get("Person") == "1":
            # "Encontraram-se": only "they" have such a form.
            feats = {**feats, "Person": "3"}
        if "se" in pronouns:
            feats = {**feats, "Reflex": "Yes"}
        if pronouns:
            lemma = romance_verb(bare, guess=bare, language="pt")
    elif token.upos == "ADP":
        lemma = lemma.lower()
    elif token.upos == "NOUN":
        lemma = _singular(low, guess=lemma)
    elif token.upos == "ADJ":
        lemma = _to_masculine(lemma)
    return (
        token
        if lemma == token.lemma and feats is token.feats
        else replace(token, lemma=lemma, feats=feats)
    )


def _to_masculine(low: str) -> str:
    """Return the masculine singular of a Portuguese adjective or participle, if it has one."""
    from simplemma import is_known

    masculine = re.sub(r"(?:os|as|a)$", "o", low)
    if low.endswith(("ora", "oras")):
        masculine = re.sub(r"as?$", "", low)
    return masculine if is_known(masculine, lang="pt") else low


def _singular(low: str, *, guess: str) -> str:
    """Return the singular of a Portuguese noun that the model leaves in the plural: "rebeldes"."""
    from simplemma import is_known, lemmatize

    if guess != low or not low.endswith("s") or not is_known(low, lang="pt"):
        return guess
    listed = lemmatize(low, lang="pt")
    return guess if listed.endswith(INFINITIVES["pt"]) else listed


def _italian(token: Token, *, governs: bool) -> Token:
    """Return an Italian word with its lemma; a verb with ``-si`` is told to be reflexive.

    As in Portuguese, a participle that has nothing of its own describes its noun: "la visita
    annunciata", unlike "le sanzioni imposte dal Perù".
    """
    feats = token.feats
    low = token.text.lower()
    participle = feats.get("VerbForm") == "Part"
    masculine = re.sub(r"(?<=[ts])[aie]$", "o", low)
    if masculine in _ITALIAN_ATTITUDES and (participle or token.upos == "ADJ"):
        feats = {name: value for name, value in feats.items() if name != "VerbForm"}
        return replace(token, lemma=masculine, upos="ADJ", feats=feats)
    if token.upos == "VERB" and participle and not governs and token.deprel in {"acl", "amod"}:
        feats = {name: value for name, value in feats.items() if name != "VerbForm"}
        return replace(token, lemma=masculine, upos="ADJ", deprel="amod", feats=feats)
    lemma = _romance(token, "it")
    if token.upos in {"VERB", "AUX"}:
        if participle:
            lemma = romance_infinitive(low, "it") or lemma
        if low.endswith(("rsi", "ndosi")):
            feats = {**feats, "Reflex": "Yes"}
        if feats.get("VerbForm") == "Fin" and low.endswith(_ITALIAN_FUTURES):
            # Small models take many for the present.
            feats = {**feats, "Tense": "Fut", "Mood": "Ind"}
        elif feats.get("VerbForm") == "Fin" and low.endswith(("rebbe", "rebbero")):
            feats = {**feats, "Tense": "Pres", "Mood": "Cnd"}
    elif token.upos == "NOUN":
        lemma = _italian_noun(low, guess=lemma, plural=feats.get("Number") == "Plur")
    elif token.upos == "ADP":
        lemma = lemma.lower()
    elif token.upos == "ADJ":
        verb = romance_infinitive(low, "it") if governs and masculine.endswith(("to", "so")) else ""
        if verb and token.deprel in {"amod", "acl"}:
            return replace(token, lemma=verb, feats={**feats, "VerbForm": "Part"})
        lemma = lemma.lower()
    if lemma == token.lemma and feats is token.feats:
        return token
    return replace(token, lemma=lemma, feats=feats)


@lru_cache(maxsize=_KNOWN_FORMS)
def _italian_noun(word: str, *, guess: str, plural: bool) -> str:
    """Return the singular of an Italian noun; models invent "armo" for "armi".

    Of nouns made from participles the list has the verb: "sfilate" is of "sfilata".
    """
    from simplemma import is_known, lemmatize

    if word in _ITALIAN_PLURALS:
        return _ITALIAN_PLURALS[word]
    if not plural:
        return word if is_known(word, lang="it") and not guess[:1].isupper() else guess
    if re.search(r"[aiu]te$", word):
        return f"{word[:-1]}a"
    if re.search(r"[aiu]ti$", word):
        return f"{word[:-1]}o"
    listed = lemmatize(word, lang="it") if is_known(word, lang="it") else guess
    return guess if listed.endswith(INFINITIVES["it"]) and listed != word else listed


def _english(token: Token) -> str:
    low = token.text.lower()
    if token.upos == "VERB":
        return english_verb(low, guess=token.lemma)
    if token.upos == "NOUN" and token.text[:1].isupper() and token.lemma == token.text:
        return _english_noun(low)
    # "Scathing" is no form of a verb "scath" where it describes something.
    return low if token.upos == "ADJ" and low.endswith("ing") else token.lemma


@lru_cache(maxsize=_KNOWN_FORMS)
def _english_noun(low: str) -> str:
    """Return the singular of a noun written with a capital, which the model takes for a name."""
    from simplemma import is_known, lemmatize

    if low in _PLURAL_ONLY or not is_known(low, lang="en"):
        return low
    return lemmatize(low, lang="en").lower()


def _german(token: Token, *, governs: bool) -> str:
    if token.upos in {"VERB", "AUX"}:
        feats = token.feats
        is_base = feats.get("Tense") == "Pres" and feats.get("Number") == "Plur"
        form = "Inf" if is_base else feats.get("VerbForm", "")
        return infinitive(token.text, guess=token.lemma, form=form)
    if token.upos == "NOUN":
        return german_noun(token.text, guess=token.lemma)
    if governs and token.upos == "ADJ" and token.deprel == "amod":
        return infinitive_of_participle(token.text) or token.lemma
    return token.lemma


def _romance(token: Token, language: str) -> str:
    if token.upos in {"VERB", "AUX"}:
        return romance_verb(token.text.lower(), guess=token.lemma, language=language)
    if token.upos == "PROPN":
        # Names do not bend; treebanks write them small or not as they please.
        return token.text
    if token.upos in {"NOUN", "ADJ"}:
        return _romance_noun(token.text.lower(), guess=token.lemma.lower(), language=language)
    return token.lemma


@lru_cache(maxsize=_KNOWN_FORMS)
def romance_verb(word: str, *, guess: str, language: str) -> str:
    """Return the infinitive of a French, Italian, Portuguese or Spanish verb form, small letters.

    The pronouns written behind a verb are taken off; of a participle that the list has for an
    adjective the ending tells.

    Examples
    --------
    >>> romance_verb("rompió", guess="rompir", language="es")
    'romper'
    >>> romance_verb("rompiéndose", guess="rompiéndose", language="es")
    'romper'
    >>> romance_verb("prises", guess="prises", language="fr")
    'prendre'
    """
    if found := _infinitive(guess, language):
        return found
    for form in _without_pronouns(word, language):
        listed = _infinitive(form, language) or _infinitive_of_participle(form, language)
        if listed:
            return listed
    return romance_infinitive(word, language) or guess


def _infinitive(form: str, language: str) -> str:
    """Return the infinitive the list has for a form, if it has one.

    "Disser" is a form of Portuguese "dizer", not a verb of its own.
    """
    from simplemma import is_known, lemmatize  # word lists, which only such texts need

    if not is_known(form, lang=language):
        return ""
    listed = lemmatize(form, lang=language)
    return listed if listed.endswith(INFINITIVES[language]) else ""


def _without_pronouns(word: str, language: str) -> list[str]:
    """Return a verb form as it stands, and without the pronouns behind it: "dárselo" gives "dar".

    Without them it loses the accent they had brought.
    """
    forms = [word]
    if "-" in word and language == "pt":
        forms.append(word.partition("-")[0])
    for _ in range(_MOST_PRONOUNS):
        found = (
            _PRONOUNS_BEHIND[language].search(forms[-1]) if language in _PRONOUNS_BEHIND else None
        )
        if found is None:
            break
        bare = forms[-1][: found.start()]
        plain = bare.translate(_UNACCENTED) if language == "es" else bare
        forms += [plain, f"{plain}e"] if language == "it" else [plain]
    return forms


def _infinitive_of_participle(form: str, language: str) -> str:
    from simplemma import is_known, lemmatize

    masculine = dict.fromkeys(re.sub(*rule, form) for rule in _TO_MASCULINE[language])
    for base in masculine:
        for ending, whole in _participles(language):
            verb = base[: len(base) - len(ending)] + whole
            if (
                base.endswith(ending)
                and is_known(verb, lang=language)
                and lemmatize(verb, lang=language) == verb
            ):
                return verb
    return ""


@cache
def _participles(language: str) -> tuple[tuple[str, str], ...]:
    """Return the endings of participles and of their infinitives, the longest first."""
    table = files("interstate.language") / "data" / language / "participles.csv"
    rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    pairs = [(row["participle"], row["infinitive"]) for row in rows]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=_KNOWN_FORMS)
def _romance_noun(word: str, *, guess: str, language: str) -> str:
    from simplemma import is_known, lemmatize

    listed = _OF_THEIR_OWN.get(word)
    if listed is not None:
        return listed
    if is_known(guess, lang=language) or not is_known(word, lang=language):
        return guess
    return lemmatize(word, lang=language)


@lru_cache(maxsize=_KNOWN_FORMS)
def german_noun(word: str, *, guess: str) -> str:
    """Return the nominative singular of a German noun; of a compound its last part's.

    Nouns that bend like adjectives are given as masculine with *ein*: ``Abgeordneter``.

    Examples
    --------
    >>> [german_noun(word, guess="") for word in ("Vorwürfe", "US-Angriffen", "Beamten")]
    ['Vorwurf', 'US-Angriff', 'Beamter']
    """
    if found := _listed_noun(word):
        return found
    before, hyphen, last = word.rpartition("-")
    if hyphen and last:
        return f"{before}-{german_noun(last, guess=guess.rpartition('-')[2])}"
    for at in range(_SHORTEST_FIRST_PART, len(word) - _SHORTEST_LAST_PART + 1):
        if found := _listed_noun(word[at:].capitalize()):
            return word[:at] + found.lower()
    return guess


@lru_cache(maxsize=_KNOWN_FORMS)
def _listed_noun(word: str) -> str | None:
    from simplemma import is_known, lemmatize  # word lists, which only German texts need

    lemma = lemmatize(word, lang="de")
    if not lemma[:1].isupper() or not is_known(word, lang="de"):
        return None
    # The list has "Beamten" under "Beamte" and "Beamte" under "Beamter".
    masculine = f"{lemma}r"
    bends = (
        lemma.endswith("e")
        and lemma not in _FEMININE
        and is_known(f"{lemma[:-1].lower()}em", lang="de")
    )
    if bends and lemmatize(masculine, lang="de") in {lemma, masculine}:
        return masculine if is_known(masculine, lang="de") else lemma
    return lemma


@lru_cache(maxsize=_KNOWN_FORMS)
def english_verb(word: str, *, guess: str) -> str:
    """Return the infinitive of an English verb form, small letters.

    Examples
    --------
    >>> english_verb("vetoed", guess="vetoe"), english_verb("pledging", guess="pledg")
    ('veto', 'pledge')
    """
    from simplemma import is_known, lemmatize  # word lists, which only English texts need

    if word in ENGLISH_PASTS:
        return ENGLISH_PASTS[word]
    past = f"{guess}ed"
    if word in {f"{guess}ing", past} and is_known(past, lang="en"):
        found = lemmatize(past, lang="en")
    else:
        if guess == word or not is_known(guess, lang="en") or not _may_come_from(word, guess):
            bases = _regular_bases(word)
            listed = lemmatize(word, lang="en")
            known = next((form for form in bases if is_known(form, lang="en")), guess)
            guess = listed if listed in bases else known
        found = guess
        if not is_known(guess, lang="en") or lemmatize(guess, lang="en") != guess:
            found = lemmatize(word, lang="en") if is_known(word, lang="en") else guess
    return _RARE.get(found, found)


def _may_come_from(word: str, guess: str) -> bool:
    """Whether a regular form can come from a lemma: "bombed" from no "bom"."""
    bases = _regular_bases(word)
    return not bases or guess in {word, *bases}


def _regular_bases(word: str) -> list[str]:
    """Return what a form in "ed" or "ing" may come from, the likeliest last letters first."""
    ending = next((e for e in ("ing", "ed") if word.endswith(e)), "")
    stem = word.removesuffix(ending)
    if not ending or len(stem) < _SHORTEST_STEM:
        return []
    bases = [stem, f"{stem}e"]
    if stem[-1] == stem[-2]:
        bases.insert(0, stem[:-1])
    if stem.endswith("i"):
        bases.insert(0, f"{stem[:-1]}y")
    return bases
