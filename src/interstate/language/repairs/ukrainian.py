"""What parsers of Ukrainian get wrong that the cases and verb forms decide."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from interstate.language.repairs import russian
from interstate.language.repairs.editing import NOMINAL, is_time, relation_of
from interstate.reference.ukrainian_forms import cases_of_noun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interstate.language.repairs.editing import TreeEditor
    from interstate.record import Token

# What one decides, plans or promises to do stands behind these nouns in the infinitive.
_WITH_INFINITIVE = frozenset(
    {"рішення", "намір", "план", "спроба", "право", "готовність", "бажання", "заклик", "відмова"}
    | {"вимога", "обіцянка", "можливість", "загроза", "погроза", "зобов'язання", "пропозиція"}
    | {"згода", "прохання", "необхідність", "обов'язок", "прагнення", "наказ", "вказівка"}
    | {"розпорядження", "здатність", "шанс", "нездатність", "дозвіл", "спонука"}
)
_CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
_GOVERNED = {
    **dict.fromkeys(("в", "у", "на", "по", "о", "об"), ("Loc", "Acc")),
    **dict.fromkeys(("з", "із", "зі"), ("Ins", "Gen")),
    **dict.fromkeys(("за", "під", "над", "перед", "між", "поза"), ("Ins", "Acc")),
    **dict.fromkeys(("про", "через", "крізь", "попри"), ("Acc",)),
    **dict.fromkeys(
        ("до", "від", "без", "для", "після", "проти", "щодо", "біля", "серед"), ("Gen",)
    ),
    "при": ("Loc",),
}
_BESIDE_VERBS = ("Nom", "Acc", "Dat", "Ins", "Gen")
_BESIDE_NOUNS = ("Gen", "Ins", "Dat", "Nom", "Acc")
_BARE = frozenset(
    {
        "nsubj",
        "csubj",
        "obj",
        "iobj",
        "obl",
        "nmod",
        "dep",
        "orphan",
        "xcomp",
        "appos",
        "advmod",
        "amod",
        "det",
        "flat",
    }
    | {"case", "mark", "cc", "discourse", "vocative"}
)
_PHRASES = frozenset({"nmod", "amod", "advmod", "dep", "orphan", "obj", "appos", "det", "nsubj"})
_LOST = frozenset(
    {"nmod", "amod", "appos", "flat", "obl", "obj", "det", "nsubj", "iobj", "xcomp", "orphan"}
    | {"punct", "dep", "nummod", "advmod"}
)
_KNOWN_FORMS = 50_000
_GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}
_PERSONS = frozenset(
    {"голова", "глава", "суддя", "воєвода", "староста", "колега", "прем'єр-міністр"}
)
# Behind these a phrase before the verb belongs to the noun before it.
_OF_NOUNS = frozenset(
    {"до", "з", "із", "зі", "про", "проти", "щодо", "між", "від", "для", "на", "по"}
)


def mend(tree: TreeEditor) -> None:
    """Mend a Ukrainian tree."""
    _read_case_forms(tree)
    _raise_finite_verbs(tree)
    _raise_passives(tree)
    _leave_prepositions_below(tree)
    _read_questions(tree)
    _part_names(tree)
    _read_impersonal_passives(tree)
    _flip_adjectives(tree)
    _join_names(tree)
    _lower_phrases(tree)
    _read_arguments(tree)
    _read_impersonal_passives(tree)
    russian.mend(tree, _WITH_INFINITIVE)


@lru_cache(maxsize=_KNOWN_FORMS)
def case_forms(form: str, lemma: str) -> frozenset[tuple[str, str]]:
    """Return case and number that a form of a noun may have: ``("Dat", "Sing")``.

    Examples
    --------
    >>> sorted(case_forms("україною", "україна"))
    [('Ins', 'Sing')]
    """
    return frozenset((case, number) for case, number, _ in _readings(form, lemma))


@lru_cache(maxsize=_KNOWN_FORMS)
def _readings(form: str, lemma: str) -> frozenset[tuple[str, str, str]]:
    """Return case, number and gender that a form may have; a name has no plural of its own."""
    found: set[tuple[str, str, str]] = set()
    is_name = lemma[:1].isupper() and not lemma.endswith(("и", "і", "ї"))
    for gender, forms in cases_of_noun(lemma.lower()):
        number = "Plur" if gender == "plur" else "Sing"
        if not (is_name and number == "Plur" and len(set(forms)) > 1):
            found |= {(_CASES[k], number, gender) for k, each in enumerate(forms) if form in each}
    return frozenset(found)


def _read_case_forms(tree: TreeEditor) -> None:
    """Give a noun a case that its form can have where a parser gave it another."""
    for i, token in enumerate(tree):
        if token.upos not in {"NOUN", "PROPN"} or not token.text.isalpha():
            continue
        possible = case_forms(token.text.lower(), token.lemma)
        cases = {case for case, _ in possible}
        if not cases:
            continue
        if len(cases) == len(_CASES) and any(
            relation_of(t) == "case" and t.text.lower() in {"в", "у"} for t in tree.below(i)
        ):
            # "У Тбілісі": of what has one form for all cases this is the likeliest.
            tree.retag(i, token.upos, Case="Loc")
            continue
        case = token.feats.get("Case", "")
        governed = [
            wanted
            for t in tree.below(i)
            if relation_of(t) == "case"
            for wanted in _GOVERNED.get(t.text.lower(), ())
        ]
        order = governed or (
            _BESIDE_VERBS if tree[token.head].upos in {"VERB", "AUX"} else _BESIDE_NOUNS
        )
        owned = relation_of(token) == "nmod" and order is _BESIDE_NOUNS and case == "Dat"
        if case in cases and case in order and not (owned and "Gen" in cases):
            continue
        chosen = next((one for one in order if one in cases), None)
        if chosen is not None:
            numbers = {number for one, number in possible if one == chosen}
            number = token.feats.get("Number", "")
            told = {} if number in numbers else {"Number": min(numbers, key=lambda n: n == "Plur")}
            tree.retag(i, token.upos, Case=chosen, **told)


def _is_finite(token: Token) -> bool:
    return token.upos == "VERB" and token.feats.get("VerbForm") == "Fin"


def _is_lost(tree: TreeEditor, verb: Token) -> bool:
    """Whether a finite verb hangs where only a noun can."""
    if not _is_finite(verb) or verb.head == verb.index:
        return False
    return relation_of(verb) in _LOST or (
        relation_of(verb) == "conj"
        and tree[verb.head].upos in {"NOUN", "PROPN"}
        and not any(relation_of(t) == "cop" for t in tree.below(verb.head))
    )


def _raise_finite_verbs(tree: TreeEditor) -> None:
    """Let a finite verb head its clause, not a noun or a converb that the parser put above it."""
    for i, token in enumerate(tree):
        if _is_lost(tree, token):
            _raise(tree, i, token.head)
    root = next((t for t in tree if t.head == t.index), None)
    if root is not None and root.feats.get("VerbForm") == "Conv":
        finite = next((t for t in tree.below(root.index) if _is_finite(t)), None)
        if finite is not None:
            tree.hang(finite.index, "root", finite.index)
            tree.hang(root.index, "advcl", finite.index)


def _raise(tree: TreeEditor, i: int, first: int) -> None:
    """Give verb `i` the place of the topmost noun above it, and hang that noun on the verb."""
    noun = tree[first]
    while noun.head != noun.index and not _is_finite(noun) and relation_of(noun) in _LOST:
        if tree[noun.head].upos not in NOMINAL:
            break
        noun = tree[noun.head]
    if _is_finite(noun) or noun.upos not in NOMINAL | {"ADJ", "NUM", "DET", "ADV"}:
        return
    if noun.head == noun.index:
        tree.hang(i, "root", i)
    else:
        tree.hang(i, "parataxis" if relation_of(noun) in _LOST else noun.deprel, noun.head)
    if any(t.index == i for t in tree.below(noun.index)):
        return
    for one in dict.fromkeys((first, noun.index)):
        tree.hang(one, "nsubj" if one < i else "obj", i)
    for below in tree.below(noun.index):
        # What stands behind the verb is the verb's.
        if below.index > i and relation_of(below) in {"punct", "obl", "advmod", "obj", "conj"}:
            tree.hang(below.index, below.deprel, i)


def _raise_passives(tree: TreeEditor) -> None:
    """Let a passive participle with "бути" head its clause: "Японія була атакована Норвегією"."""
    for i, token in enumerate(tree):
        if token.upos != "VERB" or token.feats.get("Voice") != "Pass":
            continue
        helping = [t for t in tree.below(i) if t.upos == "AUX" or t.lemma == "бути"]
        if not helping:
            continue
        noun = tree[token.head]
        if relation_of(token) in _LOST and noun.upos in NOMINAL and noun.index != i:
            if noun.head == noun.index:
                tree.hang(i, "root", i)
            else:
                tree.hang(i, noun.deprel, noun.head)
            agent = noun.feats.get("Case") == "Ins"
            tree.hang(noun.index, "obl:agent" if agent else "nsubj:pass", i)
        for t in tree.below(i):
            if t.upos == "AUX":
                tree.hang(t.index, "aux:pass")
            elif relation_of(t) == "nsubj":
                tree.hang(t.index, "nsubj:pass")
            elif relation_of(t) in {"obl", "obj", "iobj"} and _is_agent(tree, t):
                tree.hang(t.index, "obl:agent")


def _leave_prepositions_below(tree: TreeEditor) -> None:
    """Let no phrase with a preposition head a sentence that has a finite verb beside it."""
    root = next((t for t in tree if t.head == t.index), None)
    if root is None or root.upos not in NOMINAL or not _has_preposition(tree, root.index):
        return
    below = tree.below(root.index)
    verb = next((t for t in reversed(tree.tokens) if _is_finite(t)), None)
    if verb is None or any(relation_of(t) in {"nsubj", "mark"} for t in tree.below(verb.index)):
        return
    tree.hang(verb.index, "root", verb.index)
    subject = next((t for t in below if relation_of(t) == "nsubj"), None)
    if subject is None:
        tree.hang(root.index, "obl", verb.index)
        return
    tree.hang(subject.index, "nsubj", verb.index)
    tree.hang(root.index, "nmod", subject.index)


def _read_questions(tree: TreeEditor) -> None:
    """Let "чи" at the head of a clause ask, not join: "невідомо, чи атакувала"."""
    for i, token in enumerate(tree):
        if token.text.lower() != "чи" or not (i == 0 or tree[i - 1].upos == "PUNCT"):
            continue
        verb = tree[token.head]
        if not _is_finite(verb) or verb.index < i:
            continue
        tree.retag(i, "SCONJ")
        tree.hang(i, "mark")
        if relation_of(verb) in {"parataxis", "conj"}:
            tree.hang(verb.index, "ccomp" if tree[verb.head].upos == "VERB" else "csubj")


def _part_names(tree: TreeEditor) -> None:
    """Part two names of which one cannot be in the other's case: "атакувала Норвегія Японію".

    What a comma parts from a name before it is no second of it: "за даними Бразилії, Норвегія".
    """
    for i, token in enumerate(tree):
        first = tree[token.head]
        if token.upos != "PROPN" or _has_preposition(tree, i) or first.index == i:
            continue
        if is_time(first) and first.index > i and tree[first.head].upos == "VERB":
            tree.hang(i, "dep", first.head)
        elif first.index > i:
            continue
        elif relation_of(token) in {"flat", "appos", "nmod"} and first.upos == "PROPN":
            apart = not _possible(first) & _possible(token)
            if relation_of(token) == "nmod":
                apart = "Gen" not in _possible(token)
            if tree[first.head].upos == "VERB" and apart:
                tree.hang(i, "dep", first.head)
        elif relation_of(token) == "conj" and tree[i - 1].upos == "PUNCT":
            verb = next((t for t in tree if t.index > i and _is_finite(t)), None)
            joined = any(relation_of(t) == "cc" for t in tree.below(i))
            if verb is None or joined or "Nom" not in _possible(token):
                continue
            if not any(relation_of(t) == "nsubj" for t in tree.below(verb.index)):
                tree.hang(i, "nsubj", verb.index)


def _has_preposition(tree: TreeEditor, i: int) -> bool:
    return any(relation_of(t) == "case" and t.upos == "ADP" for t in tree.below(i))


def _bare(tree: TreeEditor, verb: int) -> Iterator[Token]:
    """Give the nouns that hang on a verb without a preposition, first in a row only."""
    for t in tree.below(verb):
        is_argument = t.upos in NOMINAL and relation_of(t) in _BARE and not is_time(t)
        if is_argument and not _has_preposition(tree, t.index):
            yield t


def _agrees(verb: Token, noun: Token) -> bool:
    number = noun.feats.get("Number")
    several = verb.feats.get("Number") == "Plur"
    if not several and number == "Plur":
        return False
    genders = verb.feats.get("Gender"), noun.feats.get("Gender")
    return not (verb.feats.get("Tense") == "Past" and all(genders) and len(set(genders)) > 1)


def _may_be_subject(verb: Token, noun: Token) -> bool:
    """Whether a noun can be in the nominative and agrees with the verb."""
    readings = _readings(noun.text.lower(), noun.lemma)
    if noun.upos == "PRON" or not noun.text[0].isalpha() or not readings:
        return noun.feats.get("Case", "Nom") in {"Nom", "Acc"} and _agrees(verb, noun)
    nominatives = {(number, gender) for case, number, gender in readings if case == "Nom"}
    if verb.feats.get("Number") == "Plur":
        # Several may follow joined by "і".
        return bool(nominatives)
    genders = {gender for number, gender in nominatives if number == "Sing"}
    wanted = _GENDERS.get(verb.feats.get("Gender", ""))
    if noun.text.isupper() or noun.lemma.lower() in _PERSONS:
        # "ЄС", "США", "голова заявив": their endings tell no gender.
        return bool(nominatives)
    return wanted in genders if wanted else bool(genders)


def _possible(noun: Token) -> set[str]:
    """Return the cases the form of a noun may have; of other words the one it is told to have."""
    found = {case for case, _ in case_forms(noun.text.lower(), noun.lemma)}
    return found if found and noun.upos != "PRON" else {noun.feats.get("Case", "Nom")}


def _flip_adjectives(tree: TreeEditor) -> None:
    """Let a noun head the adjective before it, not hang on it: "Велика Британія готова"."""
    for i, token in enumerate(tree):
        if token.upos != "ADJ" or i + 1 >= len(tree.tokens) or token.head == i:
            continue
        noun = tree[i + 1]
        if noun.upos in NOMINAL and noun.head == i and relation_of(noun) in {"nmod", "appos"}:
            tree.hang(i + 1, token.deprel, token.head)
            tree.hang(i, "amod", i + 1)
    for i, token in enumerate(tree):
        # "Британія готова надати": a predicate has its subject as a verb has.
        root = tree[token.head]
        if (
            token.upos in NOMINAL
            and i < root.index
            and root.upos == "ADJ"
            and relation_of(token) in {"obj", "iobj", "nmod", "obl", "dep"}
            and "Nom" in _possible(token)
            and not _has_preposition(tree, i)
            and not any(relation_of(t) == "nsubj" for t in tree.below(root.index))
        ):
            tree.hang(i, "nsubj")
            tree.retag(i, token.upos, Case="Nom")


def _join_names(tree: TreeEditor) -> None:
    """Join two names with "і" or "та" between them: "Україна і Румунія підписали"."""
    for i, token in enumerate(tree):
        if token.text.lower() not in {"і", "й", "та"} or not 0 < i < len(tree.tokens) - 1:
            continue
        first, second = tree[i - 1], tree[i + 1]
        named = first.upos in {"PROPN", "NOUN"} and second.upos == "PROPN"
        if not named or second.head == first.index:
            continue
        if first.head == second.index and relation_of(first) in {"amod", "nmod", "nummod"}:
            # As in «між Лавровим і Керрі»: the first had been hung on the second.
            cases = [t for t in tree.below(second.index) if relation_of(t) == "case"]
            tree.hang(first.index, second.deprel, second.head)
            for t in cases:
                tree.hang(t.index, "case", first.index)
            tree.hang(second.index, "conj", first.index)
            tree.hang(i, "cc", second.index)
        elif _possible(first) & _possible(second) and first.head != second.index:
            tree.hang(second.index, "conj", first.index)
            tree.hang(i, "cc", second.index)


def _lower_phrases(tree: TreeEditor) -> None:
    """Hang a phrase on the verb beside it, not on a noun behind it or beyond the verb.

    "Випустила [по Києву] ракети", "міністр закликав [партнерів]".
    """
    for i, token in enumerate(tree):
        above = tree[tree[token.head].head]
        if (
            relation_of(token) == "nsubj"
            and tree[token.head].upos in NOMINAL
            and i < token.head < above.index
            and _is_finite(above)
        ):
            # "Візит президента Польщі завершився": the subject is not the noun before the verb's.
            tree.hang(i, "nsubj", above.index)
            continue
        if (
            token.upos in NOMINAL
            and token.head < above.index < i
            and above.upos == "VERB"
            and relation_of(token) not in {"conj", "nsubj"}
        ):
            tree.hang(i, "obl" if _has_preposition(tree, i) else "dep", above.index)
            continue
        if token.upos not in NOMINAL or token.head <= i or not _has_preposition(tree, i):
            continue
        noun = tree[token.head]
        verb = noun.head
        if noun.upos in NOMINAL and verb < i and tree[verb].upos == "VERB":
            tree.hang(i, "obl", verb)


def _read_arguments(tree: TreeEditor) -> None:
    """Tell subject and objects by what cases their forms can be, and by the verb's number."""
    for i, verb in enumerate(tree):
        if verb.upos != "VERB":
            continue
        for t in tree.below(i):
            if relation_of(t) in _PHRASES and t.upos in NOMINAL and _has_preposition(tree, t.index):
                tree.hang(t.index, "obl")
        nouns = list(_bare(tree, i))
        finite = _is_finite(verb) and verb.feats.get("Person") not in {"0", "1", "2"}
        subject = _subject(tree, i, nouns) if finite else None
        if subject is not None:
            tree.hang(subject.index, "nsubj")
            tree.retag(subject.index, subject.upos, Case="Nom")
        if subject is not None and subject.upos == "NOUN":
            _keep_phrases(tree, i, subject.index)
        for noun in nouns:
            if subject is not None and subject.index < noun.index < i and _names(subject, noun):
                # The name of the person stands behind the office: «міністр України Дмитро Кулеба».
                tree.hang(noun.index, "appos", subject.index)
            elif subject is not None and subject.index < noun.index < i and _owns(tree, noun):
                tree.hang(noun.index, "nmod", noun.index - 1)
                tree.retag(noun.index, noun.upos, Case="Gen")
            elif tree[noun.index].deprel != "obl:agent" and (
                subject is None or noun.index != subject.index
            ):
                _read_object(tree, i, tree[noun.index], sole=subject is not None)


def _names(title: Token, name: Token) -> bool:
    """Whether a name may be of the person whose office stands before it."""
    return title.upos == "NOUN" and name.upos == "PROPN" and "Nom" in _possible(name)


def _owns(tree: TreeEditor, noun: Token) -> bool:
    """Whether a genitive stands right behind the noun it belongs to: "візит президента"."""
    possible = _possible(noun)
    return (
        noun.index > 0
        and tree[noun.index - 1].upos in NOMINAL
        and "Gen" in possible
        and "Nom" not in possible
    )


def _keep_phrases(tree: TreeEditor, i: int, subject: int) -> None:
    """Leave a phrase between subject and verb with the subject: "візит до Києва завершився"."""
    for t in tree.below(i):
        cases = [c for c in tree.below(t.index) if relation_of(c) == "case"]
        if (
            subject < t.index < i
            and relation_of(t) == "obl"
            and t.upos in NOMINAL
            and cases
            and cases[0].text.lower() in _OF_NOUNS
            and all(tree[k].upos not in {"PUNCT", "VERB"} for k in range(subject, t.index))
        ):
            tree.hang(t.index, "nmod", subject)


def _subject(tree: TreeEditor, i: int, nouns: list[Token]) -> Token | None:
    """Return the noun that is the verb's subject: what is told to be, where its form can be."""
    verb = tree[i]
    bare = {t.index for t in nouns}
    others = [
        t
        for t in tree.below(i)
        if relation_of(t) in {"nsubj", "csubj"} and t.index not in bare and not is_time(t)
    ]
    if others:
        return None
    able = [t for t in nouns if _may_be_subject(verb, t)]
    told = [t for t in able if relation_of(t) == "nsubj"]
    before = [
        t
        for t in able
        if t.index < i and (relation_of(t) != "iobj" or len(_possible(t)) == len(_CASES))
    ]
    if told and (told[0].index < i or not before or "Acc" not in _possible(told[0])):
        return told[0]
    if before:
        return before[0]
    # What alone stands behind a verb is its object: "затримали шпигуна".
    behind = [t for t in able if "Acc" not in _possible(t) or len(nouns) > 1]
    return behind[0] if behind and relation_of(behind[0]) not in {"obj", "iobj"} else None


def _read_object(tree: TreeEditor, i: int, noun: Token, *, sole: bool) -> None:
    """Give a noun beside a verb, other than its subject, the relation that its case tells."""
    relation, cases = relation_of(noun), _possible(noun)
    case = noun.feats.get("Case", "")
    if relation == "nsubj" and (sole or "Nom" not in cases):
        told = {"Dat": "iobj", "Ins": "obl"}.get(case, "obj")
        tree.hang(noun.index, told)
    elif relation in {"obj", "iobj"} and cases & {"Dat", "Ins"} and "Acc" not in cases:
        if case in {"Dat", "Ins"} and not (relation == "iobj" and case == "Dat"):
            tree.hang(noun.index, "iobj" if case == "Dat" else "obl")
    elif relation == "iobj" and "Acc" in cases and "Dat" not in cases:
        tree.hang(noun.index, "obj")
    elif relation not in {"nsubj", "obj", "iobj", "xcomp"}:
        taken = any(relation_of(t) == "obj" for t in tree.below(i))
        if case == "Dat":
            tree.hang(noun.index, "iobj")
        elif (
            "Acc" in cases
            and (noun.index > i or case == "Acc")
            and (not taken or noun.index == i + 1)
        ):
            tree.hang(noun.index, "obj")
        else:
            tree.hang(noun.index, "obl")


def _read_impersonal_passives(tree: TreeEditor) -> None:
    """Let what a form in "-но" or "-то" has done be its object: "угоду підписано урядом".

    Such a form has no subject; who does it stands in the instrumental.
    """
    for i, token in enumerate(tree):
        if tree[token.head].feats.get("Person") != "0" or token.head == i:
            continue
        if relation_of(token) in {"nsubj", "dep", "nmod"} and token.upos in NOMINAL:
            tree.hang(i, "obl:agent" if token.feats.get("Case") == "Ins" else "obj")
        elif relation_of(token) == "obl" and _is_agent(tree, token):
            tree.hang(i, "obl:agent")


def _is_agent(tree: TreeEditor, token: Token) -> bool:
    """Whether a bare instrumental may be who does it: "урядом", not "ракетою"."""
    acts = token.upos == "PROPN" or (token.upos == "NOUN" and token.feats.get("Animacy") != "Inan")
    bare = not _has_preposition(tree, token.index)
    return acts and bare and token.feats.get("Case") == "Ins"
