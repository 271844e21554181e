"""Ukrainian lemmas as the tables have them: infinitives of participles, verbs in "-ся".

A passive participle is an adjective to the treebanks, with itself as its lemma: "підписаний". The
tables tell of acts by their verbs, so that one that heads a clause or governs a phrase counts as
its verb: "договір був підписаний Україною".
"""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from simplemma import is_known, lemmatize

from interstate.reference.party_names import load_party_names
from interstate.reference.ukrainian_forms import verb_forms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from interstate.record import Token

_LANGUAGE = "uk"
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "‘": "'"})
_VERBAL = frozenset({"VERB", "AUX"})
_GOVERNED = ("obl", "obj", "iobj", "xcomp", "ccomp", "advcl", "nsubj", "aux", "csubj")
_OF_CLAUSES = ("root", "acl", "ccomp", "advcl", "parataxis", "conj", "csubj")
_KNOWN_FORMS = 100_000
_SHORTEST_VERB = 3
_SHORTEST_BENT = 5
# How the stem of a participle goes back to the stem of its verb: "засуджений", "випущений".
_STEMS = (
    ("джен", ("ди",)),
    ("ждж", ("зди",)),
    ("жен", ("зи", "жи", "ди")),
    ("щен", ("сти", "щи", "ти")),
    ("шен", ("си", "ши")),
    ("чен", ("ти", "чи", "кти")),
    ("блен", ("би",)),
    ("плен", ("пи",)),
    ("влен", ("ви",)),
    ("млен", ("ми",)),
    ("флен", ("фи",)),
    ("ден", ("с", "ди", "ді", "йти")),
    ("тен", ("с", "ти", "ті")),
    ("зен", ("з",)),
    ("сен", ("с",)),
    ("бен", ("б",)),
    ("ен", ("и", "і", "")),
    ("єн", ("ї",)),
    ("ован", ("ува",)),
    ("йован", ("юва",)),
    ("ьован", ("юва",)),
    ("ян", ("я",)),
    ("ан", ("а",)),
    ("ут", ("у",)),
    ("нут", ("ну",)),
    ("т", ("",)),
)  # fmt: skip
# Stems that no rule leads back to their infinitive.
_IRREGULAR = {
    "убит": "убити", "вбит": "вбити", "прийнят": "прийняти", "взят": "взяти", "узят": "узяти",
    "знят": "зняти", "віднят": "відняти", "укладен": "укласти", "складен": "скласти",
    "введен": "ввести", "виведен": "вивести", "проведен": "провести", "переведен": "перевести",
    "зведен": "звести", "внесен": "внести", "винесен": "винести", "знесен": "знести",
    "вивезен": "вивезти", "ввезен": "ввезти", "завезен": "завезти", "відкликан": "відкликати",
    "викраден": "викрасти", "вкраден": "вкрасти", "досягнут": "досягти",
    "розпочат": "розпочати", "почат": "почати", "обран": "обрати", "зібран": "зібрати",
    "вигнан": "вигнати", "відданий": "віддати", "виданий": "видати", "переданий": "передати",
    "повернут": "повернути", "збит": "збити", "розбит": "розбити", "побит": "побити",
    "підірван": "підірвати", "розірван": "розірвати", "зірван": "зірвати", "спростован":
    "спростувати", "змушен": "змусити", "скинут": "скинути", "кинут": "кинути",
    "піддан": "піддати", "піднят": "підняти", "зайнят": "зайняти", "покладен": "покласти",
    "оточен": "оточити", "знищен": "знищити", "звільнен": "звільнити", "вислан": "вислати",
}  # fmt: skip
# Participles that have become words for how something is, or are cues of their own.
_ADJECTIVES = frozenset(
    {"об'єднаний", "сполучений", "даний", "вказаний", "зазначений", "названий", "певний"}
    | {"так званий", "званий", "відомий", "потрібний", "вимушений", "змушений", "зобов'язаний"}
    | {"стурбований", "занепокоєний", "обурений", "стривожений", "шокований", "незадоволений"}
    | {"переконаний", "впевнений", "упевнений", "зацікавлений", "розчарований", "готовий"}
)


# Prepositions, pronouns and marks are closed classes; what else a tagger takes for one is none.
_PREPOSITIONS = frozenset(
    {"в", "у", "на", "з", "із", "зі", "до", "від", "за", "по", "про", "для", "під", "над", "при"}
    | {"без", "між", "через", "перед", "після", "проти", "щодо", "біля", "серед", "крім", "окрім"}
    | {"заради", "замість", "протягом", "упродовж", "впродовж", "навколо", "довкола", "поблизу"}
    | {"стосовно", "відносно", "згідно", "попри", "крізь", "понад", "задля", "завдяки", "уздовж"}
    | {"вздовж", "усупереч", "всупереч", "внаслідок", "унаслідок", "неподалік", "поза", "о", "об"}
)
_PRONOUNS = re.compile(
    r"(?:я|ти|він|вона|воно|ми|ви|вони|себе|собі|собою|хто|що|це|те|то|ніхто|ніщо|дехто|хтось|щось)$"
    r"|(?:мене|мені|мною|тебе|тобі|тобою|його|йому|ним|нім|ньому|нього|її|їй|нею|ній|неї)$"
    r"|(?:нас|нам|нами|вас|вам|вами|їх|їм|ними|них|кого|кому|ким|чого|чому|чим|цього|цьому|цим)$"
    r"|(?:того|тому|тим|тих|тими|ті|ці|всі|усі|всіх|усіх|всім|усім|все|усе|всього|усього|сам.*)$"
    r"|(?:ніко|ніким|нікому|нікого|нічого|нічому|нічим|як.{1,4}|котр.{1,4}|св.{2,5}|ц.{1,3}|ус.{1,4})$"
)
# Prefixed verbs in "-ити", "-нути" and "-сти" are perfective, but for those of moving.
_PERFECTIVE = re.compile(
    r"(?!.*(?:ходити|водити|носити|возити|просити|говорити|їздити)(?:ся)?$)"
    r"(?:за|по|про|при|ви|від|об|на|до|пере|роз|під|зу|зм|зг|зн|зр|ск|сп|ст|у|в|погод)\w{3,}"
    r"(?:ити|нути|сти|йти|іти)(?:ся)?$"
)
_FINITE = re.compile(r"(?:в|ла|ло|ли)(?:ся|сь)?$|[нт]о$|[уюа]є$|[ую]ють$|[ую]ється$")
_PREFIXED = re.compile(r"(?:за|по|про|при|ви|від|роз|пере|с|з)(?P<bare>(?!бува)\w{3,}[ую]вати)$")
_ADJECTIVAL = re.compile(r"(?:(?:ськ|цьк|зьк|н)(?:ий|а|е|і|ої|ій|у|ою|им|их|ими|ого|ому))$")
_MARK = re.compile(r"[^\w]+$")
_PAST = re.compile(r"(?:(?P<masc>в)|(?P<femn>ла)|(?P<neut>ло)|(?P<plur>ли))(?:ся|сь)?$")
_GENDERS = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}
_PRESENT = re.compile(r"(?:(?P<sing>є|ить|їть)|(?P<plur>уть|ють|ать|ять))(?:ся|сь)?$|еться$")


def ukrainian(tokens: Sequence[Token]) -> list[Token]:
    """Return the words of a tree with their lemmas, participles as verbs where they tell an act."""
    tokens = [_tagged(token) for token in tokens]
    governing = {t.head for t in tokens if t.deprel.startswith(_GOVERNED)}
    return [_mended(token, governs=token.index in governing) for token in tokens]


def _tagged(token: Token) -> Token:
    """Return a word with the part of speech that a word list and its ending leave no doubt of."""
    if _MARK.match(token.text):
        return token if token.upos in {"PUNCT", "SYM"} else replace(token, upos="PUNCT", feats={})
    low = token.text.lower().translate(_APOSTROPHES)
    if low in _PREPOSITIONS and token.deprel == "case":
        return token if token.upos == "ADP" else replace(token, upos="ADP", feats={}, lemma=low)
    token = _of_open_class(token, low)
    if token.text.isupper() and low.isalpha() and len(low) > 1:
        is_name = token.upos not in {"NOUN", "NUM"}
        return replace(token, upos="PROPN", lemma=token.text) if is_name else token
    named = token.text[:1].isupper() and token.index > 0
    known = next((w for w in _written(low, named=named) if is_known(w, lang=_LANGUAGE)), "")
    listed = lemmatize(known, lang=_LANGUAGE) if known else ""
    if not listed:
        return _guessed(token, low, named=named)
    if token.text[:1].isupper() and token.upos != "PROPN" and listed[:1].isupper():
        return replace(token, upos="PROPN", lemma=listed, feats=_of_noun(token))
    if token.text[:1].isupper() and token.upos != "PROPN" and _is_party(token.text):
        return replace(token, upos="PROPN", lemma=token.text, feats=_of_noun(token))
    if listed.endswith(("ти", "тися")) and len(listed) > _SHORTEST_VERB:
        return _as_verb(token, low, _full(listed), named=named)
    return _as_nominal(token, low, listed)


def _of_noun(token: Token) -> Mapping[str, str]:
    return token.feats if token.upos == "NOUN" else {}


def _of_open_class(token: Token, low: str) -> Token:
    """Return a noun for what a tagger took for a mark, a pronoun or a preposition and is none."""
    noun = "PROPN" if token.text[:1].isupper() and token.index else "NOUN"
    as_mark = token.upos in {"PUNCT", "SYM", "X"} and low[:1].isalpha()
    as_pronoun = token.upos == "PRON" and not _PRONOUNS.match(low)
    as_preposition = token.upos == "ADP" and low not in _PREPOSITIONS
    if as_mark or as_pronoun or (as_preposition and token.deprel not in {"case", "fixed"}):
        return replace(token, upos=noun)
    return token


def _guessed(token: Token, low: str, *, named: bool) -> Token:
    """Return a word that no list has: a verb of our tables, a name, or what it was taken for."""
    if token.text[:1].isupper() and token.upos != "PROPN" and _is_party(token.text):
        return replace(token, upos="PROPN", lemma=token.text, feats=_of_noun(token))
    if token.upos == "VERB" and token.feats.get("Tense") == "Pres":
        verb = _past_forms().get(low, _full(token.lemma.lower()))
        if _is_perfective(verb):
            feats = {**token.feats, "Tense": "Fut", "Aspect": "Perf"}
            return replace(token, lemma=verb, feats=feats)
    if low in _past_forms():
        verb = _past_forms()[low]
        told = _with_aspect(verb_features(low, verb), verb)
        return replace(token, upos="VERB", lemma=verb, feats=told)
    if not named:
        return token
    if token.upos in _VERBAL and not _is_listed(_full(token.lemma.lower())):
        return replace(token, upos="PROPN", feats={}, lemma=token.text)
    if token.upos in {"ADJ", "NOUN", "ADV"} and not _ADJECTIVAL.search(low):
        return replace(token, upos="PROPN")
    return token


def _with_aspect(told: dict[str, str], verb: str) -> dict[str, str]:
    """Return the features of a verb's form; the present of a perfective is to come."""
    if told.get("Tense") == "Pres" and _is_perfective(verb):
        return told | {"Tense": "Fut", "Aspect": "Perf"}
    return told


def _as_verb(token: Token, low: str, verb: str, *, named: bool) -> Token:
    """Return a word that a list has as a form of a verb, with what its ending tells."""
    told = _with_aspect(verb_features(low, verb), verb)
    if token.feats.get("Tense") == "Pres" and _is_perfective(verb):
        # "Засудить": what a perfective tells in the present is to come.
        return replace(token, feats={**token.feats, "Tense": "Fut", "Aspect": "Perf"})
    if token.upos in _VERBAL and _PAST.search(low):
        kept = {k: v for k, v in token.feats.items() if k not in {"Gender", "Number", "Person"}}
        return replace(token, feats=kept | told)
    if token.upos in {"NOUN", "PROPN", "ADJ", "ADV"} and told and not named:
        return replace(token, upos="VERB", lemma=verb, feats=told)
    return token


@lru_cache(maxsize=_KNOWN_FORMS)
def _is_perfective(verb: str) -> bool:
    """Whether a verb is perfective by its form: "засудити", and "розкритикувати" by its parts."""
    if _PERFECTIVE.match(verb):
        return True
    found = _PREFIXED.match(verb)
    bare = found["bare"] if found else ""
    return bool(bare) and (bare in _table_verbs() or _is_listed(bare))


def _as_nominal(token: Token, low: str, listed: str) -> Token:
    """Return a word that a list has, but as no verb: a noun, if taken for a verb or adverb."""
    if token.upos == "VERB":
        own = _full(token.lemma.lower())
        plain = _is_listed(own) and own.endswith(("ти", "тися"))
        if not plain or token.feats.get("Mood") == "Imp":
            return replace(token, upos="NOUN", feats={})
    elif token.upos in {"ADV", "INTJ"} and listed != low and len(low) >= _SHORTEST_BENT:
        # Adverbs do not bend.
        return replace(token, upos="NOUN", lemma=listed, feats={})
    return token


@cache
def _table_verbs() -> frozenset[str]:
    return frozenset(_past_forms().values())


@cache
def _past_forms() -> Mapping[str, str]:
    """Return the past tenses of the verbs in the tables that are made from the infinitive."""
    table = files("interstate.language") / "data" / _LANGUAGE / "verbs.csv"
    found: dict[str, str] = {}
    for row in csv.DictReader(table.read_text(encoding="utf-8").splitlines()):
        verb = row["lemma"]
        # Participles are told from adjectives elsewhere.
        found |= {form: verb for form in verb_forms(verb) if _FINITE.search(form)}
    return found


@lru_cache(maxsize=_KNOWN_FORMS)
def _is_party(word: str) -> bool:
    """Whether a word with a capital is the name of a state or a body: "Перу і Чилі"."""
    found = load_party_names(_LANGUAGE).lookup((word,))
    return any(name.use not in {"adjective", "demonym"} for name in found)


def _written(low: str, *, named: bool) -> tuple[str, str]:
    """Return a word as it may stand in a list, as a name first where it may be one."""
    return (low.capitalize(), low) if named else (low, low.capitalize())


def verb_features(form: str, lemma: str) -> dict[str, str]:
    """Return what the ending of a verb's form tells; nothing where it tells too little.

    Examples
    --------
    >>> verb_features("зупинила", "зупинити")["Gender"]
    'Fem'
    """
    if form == lemma or _full(form) == lemma:
        return {"VerbForm": "Inf"}
    finite = {"VerbForm": "Fin", "Mood": "Ind"}
    if found := _PAST.search(form):
        feats = finite | {"Tense": "Past", "Number": "Plur" if found["plur"] else "Sing"}
        gender = next((g for kind, g in _GENDERS.items() if found[kind]), None)
        return feats | ({"Gender": gender} if gender else {})
    if form.endswith(("но", "то")):
        return finite | {"Person": "0"}
    if form.endswith(("вши", "вшись")):
        return {"VerbForm": "Conv"}
    if found := _PRESENT.search(form):
        number = "Plur" if found["plur"] else "Sing"
        return finite | {"Tense": "Pres", "Person": "3", "Number": number}
    return {}


def _mended(token: Token, *, governs: bool) -> Token:
    lemma = token.lemma.translate(_APOSTROPHES)
    low = token.text.lower().translate(_APOSTROPHES)
    if token.upos in {"ADJ", "VERB", "NOUN"} and lemma.endswith("ий") and is_participle(token):
        tells = governs or token.deprel.partition(":")[0] in _OF_CLAUSES
        verb = infinitive_of_participle(lemma.lower()) if tells else None
        if verb is not None:
            feats = {**token.feats, "VerbForm": "Part", "Voice": "Pass"}
            return replace(token, lemma=verb, upos="VERB", feats=feats)
    if token.upos in _VERBAL:
        lemma = verb_lemma(low, lemma)
    elif token.upos in {"NOUN", "ADJ", "PROPN"}:
        lemma = nominal_lemma(low, lemma, named=token.text[:1].isupper() and token.index > 0)
    return token if lemma == token.lemma else replace(token, lemma=lemma)


def is_participle(token: Token) -> bool:
    """Whether an adjective is a passive participle: "підписаний", "убитий"."""
    if token.lemma.lower() in _ADJECTIVES or token.feats.get("Voice") == "Act":
        return False
    return token.feats.get("VerbForm") == "Part" or token.lemma.lower().endswith(
        ("аний", "яний", "ений", "єний", "утий", "итий", "ятий")
    )


@lru_cache(maxsize=_KNOWN_FORMS)
def verb_lemma(form: str, guess: str) -> str:
    """Return the infinitive of a verb's form; one in "-сь" is one in "-ся".

    Examples
    --------
    >>> verb_lemma("зустрілись", "зустрілись"), verb_lemma("засудила", "засудила")
    ('зустрітися', 'засудити')
    """
    guess = _full(guess.lower())
    if form in _past_forms() and not is_known(form, lang=_LANGUAGE):
        return _past_forms()[form]
    if _is_listed(guess) and guess.endswith(("ти", "тися")):
        return guess
    full = _full(form)
    for word in (form, full):
        if is_known(word, lang=_LANGUAGE):
            found = _full(lemmatize(word, lang=_LANGUAGE))
            if found.endswith(("ти", "тися")) and found.endswith("ся") == full.endswith("ся"):
                return found
    if full.endswith("ся") and is_known(full[:-2], lang=_LANGUAGE):
        found = lemmatize(full[:-2], lang=_LANGUAGE)
        if found.endswith("ти"):
            return found + "ся"
    return guess


@lru_cache(maxsize=_KNOWN_FORMS)
def nominal_lemma(form: str, guess: str, *, named: bool = False) -> str:
    """Return the lemma of a noun or adjective: the guess, unless only a list knows the word."""
    if named and is_known(form.capitalize(), lang=_LANGUAGE):
        found = lemmatize(form.capitalize(), lang=_LANGUAGE)
        if found[:1].isupper():
            return found
    if _is_listed(guess):
        return guess
    if _is_listed(guess.lower()):
        return guess.lower()
    for written in _written(form, named=named):
        if not is_known(written, lang=_LANGUAGE):
            continue
        found = lemmatize(written, lang=_LANGUAGE)
        if not found.endswith(("ти", "тися")) and found[:2].lower() == form[:2]:
            return found
    return guess


@lru_cache(maxsize=_KNOWN_FORMS)
def infinitive_of_participle(lemma: str) -> str | None:
    """Return the verb of a passive participle in the masculine singular, or ``None``.

    Examples
    --------
    >>> infinitive_of_participle("підписаний"), infinitive_of_participle("засуджений")
    ('підписати', 'засудити')
    >>> infinitive_of_participle("червоний")
    """
    if not lemma.endswith("ий"):
        return None
    stem = lemma[:-2]
    if stem in _IRREGULAR:
        return _IRREGULAR[stem]
    for verb in _infinitives(stem):
        if _is_listed(verb) or verb in _table_verbs():
            return verb
    return None


def _infinitives(stem: str) -> Iterator[str]:
    for ending, others in _STEMS:
        if stem.endswith(ending) and ending:
            base = stem.removesuffix(ending)
            yield from (f"{base}{other}ти" for other in others)


def _is_listed(lemma: str) -> bool:
    """Whether a word list has this as the lemma of itself."""
    return is_known(lemma, lang=_LANGUAGE) and lemmatize(lemma, lang=_LANGUAGE) == lemma


def _full(form: str) -> str:
    return form[:-2] + "ся" if form.endswith("сь") else form
