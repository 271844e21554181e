"""What parsers of Ukrainian get wrong that the cases and verb forms decide."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from interstate.language.repairs import russian
from interstate.language.repairs.editing import NOMINAL, relation_of
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
    **dict.fromkeys(("до", "від", "без", "для", "після", "проти", "щодо", "біля", "серед"), ("Gen",)),
    "при": ("Loc",),
}
_BESIDE_VERBS = ("Nom", "Acc", "Dat", "Ins", "Gen")
_BESIDE_NOUNS = ("Gen", "Ins", "Dat", "Nom", "Acc")
_BARE = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "dep", "orphan", "xcomp", "appos", "advmod"})
_LOST = frozenset(
    {"nmod", "amod", "appos", "flat", "obl", "obj", "det", "nsubj", "iobj", "xcomp", "orphan"}
    | {"punct", "dep", "nummod", "advmod"}
)
_KNOWN_FORMS = 50_000


def mend(tree: TreeEditor) -> None:
    """Mend a Ukrainian tree."""
    _read_case_forms(tree)
    _raise_finite_verbs(tree)
    _read_impersonal_passives(tree)
    _find_subjects(tree)
    russian.mend(tree, _WITH_INFINITIVE)


@lru_cache(maxsize=_KNOWN_FORMS)
def case_forms(form: str, lemma: str) -> frozenset[tuple[str, str]]:
    """Return case and number that a form of a noun may have: ``("Dat", "Sing")``.

    Examples
    --------
    >>> sorted(case_forms("україною", "україна"))
    [('Ins', 'Sing')]
    """
    found: set[tuple[str, str]] = set()
    for gender, forms in cases_of_noun(lemma):
        number = "Plur" if gender == "plur" else "Sing"
        found |= {(_CASES[k], number) for k, each in enumerate(forms) if form in each}
    return frozenset(found)


def _read_case_forms(tree: TreeEditor) -> None:
    """Give a noun a case that its form can have where a parser gave it another."""
    for i, token in enumerate(tree):
        if token.upos not in {"NOUN", "PROPN"} or not token.text.isalpha():
            continue
        possible = case_forms(token.text.lower(), token.lemma.lower())
        cases = {case for case, _ in possible}
        if not cases:
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
        if case in cases and case in order:
            continue
        chosen = next((one for one in order if one in cases), None)
        if chosen is not None:
            numbers = {number for one, number in possible if one == chosen}
            number = token.feats.get("Number", "")
            told = {} if number in numbers else {"Number": min(numbers, key=lambda n: n == "Plur")}
            tree.retag(i, token.upos, Case=chosen, **told)


def _is_finite(token: Token) -> bool:
    return token.upos == "VERB" and token.feats.get("VerbForm") == "Fin"


def _raise_finite_verbs(tree: TreeEditor) -> None:
    """Let a finite verb head its clause, not a noun or a converb that the parser put above it."""
    for i, token in enumerate(tree):
        if not _is_finite(token) or relation_of(token) not in _LOST or token.head == i:
            continue
        noun = tree[token.head]
        while noun.head != noun.index and not _is_finite(noun) and relation_of(noun) in _LOST:
            if tree[noun.head].upos not in NOMINAL:
                break
            noun = tree[noun.head]
        if _is_finite(noun) or noun.upos not in NOMINAL | {"ADJ", "NUM", "DET", "ADV"}:
            continue
        above, relation = noun.head, noun.deprel
        if above == noun.index:
            tree.hang(i, "root", i)
        else:
            tree.hang(i, relation if relation_of(noun) not in _LOST else "parataxis", above)
        if tree[i].head == noun.index:
            continue
        tree.hang(noun.index, "nsubj" if noun.index < i else "obj", i)
        for below in tree.below(noun.index):
            # What stands behind the verb is the verb's.
            if below.index > i and relation_of(below) in {"punct", "obl", "advmod", "obj", "conj"}:
                tree.hang(below.index, below.deprel, i)
    root = next((t for t in tree if t.head == t.index), None)
    if root is not None and root.feats.get("VerbForm") == "Conv":
        finite = next((t for t in tree.below(root.index) if _is_finite(t)), None)
        if finite is not None:
            tree.hang(finite.index, "root", finite.index)
            tree.hang(root.index, "advcl", finite.index)


def _bare(tree: TreeEditor, verb: int) -> Iterator[Token]:
    """Give the nouns that hang on a verb without a preposition, first in a row only."""
    for t in tree.below(verb):
        if t.upos in NOMINAL and relation_of(t) in _BARE and not any(
            relation_of(c) == "case" for c in tree.below(t.index)
        ):
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
    if noun.upos == "PRON" or not noun.text.isalpha():
        return noun.feats.get("Case", "Nom") == "Nom" and _agrees(verb, noun)
    possible = case_forms(noun.text.lower(), noun.lemma.lower())
    if not possible:
        return noun.feats.get("Case", "Nom") in {"Nom", "Acc"} and _agrees(verb, noun)
    numbers = {number for case, number in possible if case == "Nom"}
    several = verb.feats.get("Number") == "Plur"
    if not numbers or (not several and "Sing" not in numbers):
        return False
    return _agrees(verb, noun) or (several and "Plur" in numbers)


def _find_subjects(tree: TreeEditor) -> None:
    """Tell subject from objects by what cases their forms can be, and by the verb's number."""
    for i, verb in enumerate(tree):
        if not _is_finite(verb) or verb.feats.get("Person") in {"0", "1", "2"}:
            continue
        nouns = list(_bare(tree, i))
        for noun in nouns:
            if relation_of(noun) == "nsubj" and noun.upos != "PRON":
                possible = {
                    case for case, _ in case_forms(noun.text.lower(), noun.lemma.lower())
                }
                if possible and "Nom" not in possible:
                    case = noun.feats.get("Case", "")
                    told = {"Dat": "iobj", "Ins": "obl"}.get(case, "obj")
                    tree.hang(noun.index, told)
        subjects = [t for t in tree.below(i) if relation_of(t) in {"nsubj", "csubj"}]
        nouns = [tree[t.index] for t in nouns]
        if not subjects:
            found = [t for t in nouns if relation_of(t) in {"obj", "obl", "nmod", "dep", "appos"}]
            found = [t for t in found if _may_be_subject(verb, t)]
            before = [t for t in found if t.index < i]
            chosen = before[:1] or ([] if len(nouns) == 1 and relation_of(nouns[0]) == "obj" else
                                    found[:1] if len(found) > 1 else [])  # fmt: skip
            for t in chosen:
                tree.hang(t.index, "nsubj")
                tree.retag(t.index, t.upos, Case="Nom")
        elif len(subjects) > 1:
            able = [t for t in subjects if t.upos not in NOMINAL or _may_be_subject(verb, t)]
            for t in subjects:
                if able and t not in able and t.upos in NOMINAL:
                    tree.hang(t.index, "obj")
            if len(able) == len(subjects) and all(t.upos in NOMINAL for t in able):
                for t in subjects[1:]:
                    if t.index > i:
                        tree.hang(t.index, "obj")


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
    acts = token.upos == "PROPN" or (
        token.upos == "NOUN" and token.feats.get("Animacy") != "Inan"
    )
    bare = not any(relation_of(t) == "case" for t in tree.below(token.index))
    return acts and bare and token.feats.get("Case") == "Ins"
