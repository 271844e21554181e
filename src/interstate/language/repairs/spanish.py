"""What parsers of Spanish get wrong that closed classes and forms decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interstate.language.repairs import iberian, romance
from interstate.language.repairs.editing import relation_of
from interstate.reference import spanish_forms

if TYPE_CHECKING:
    from interstate.language.repairs.editing import TreeEditor

_TRUCE_FIRST = frozenset({"alto", "cese", "altos"})
_TRUCE_MIDDLE = frozenset({"el", "al", "del", "de"})
_TRUCE_LAST = frozenset({"fuego"})
_LENGTH_OF_TRUCE = 2


def mend(tree: TreeEditor) -> None:
    """Mend a tree of a Spanish sentence."""
    _find_first_verb(tree)
    _find_verbs(tree)
    romance.mend(tree)
    _join_fixed_nouns(tree)
    _name_nouns(tree)
    iberian.lift_from_adverbs(tree)
    iberian.join_counted(tree)
    iberian.demote_participles(tree)
    iberian.hang_clauses_on_verbs(tree)
    iberian.name_relative_clauses(tree)
    iberian.hang_charges_on_verbs(tree)
    _name_subjects_behind(tree)
    iberian.name_content(tree)
    iberian.name_infinitives(tree)
    iberian.name_predicates(tree)


def _find_first_verb(tree: TreeEditor) -> None:
    """Take a form of a verb that begins a question for one, not a name: "¿Apoyó Grecia ...?"."""
    if [t.upos for t in tree.tokens[1:3]] != ["PROPN", "PROPN"] or tree[0].text != "¿":
        return
    if tree[1].deprel == "root":
        _make_verb(tree, 1)


def _make_verb(tree: TreeEditor, i: int) -> bool:
    """Make word `i` a finite verb; return whether it is a form of one at all."""
    word = tree[i].text.lower()
    infinitive = spanish_forms.infinitive(word)
    if infinitive == word:
        return False
    tree.retag(i, "VERB", VerbForm="Fin")
    tree.rename(i, infinitive, "VERB")
    return True


def _find_verbs(tree: TreeEditor) -> None:
    """Take a form of a verb that has a subject and no article for one: "si Perú condena a"."""
    for i, token in enumerate(tree):
        below = tree.below(i)
        relations = {relation_of(t) for t in below}
        if token.upos != "NOUN" or relations & {"det", "case", "cop", "amod", "nummod"}:
            continue
        if not any(relation_of(t) == "nsubj" and t.index == i - 1 for t in below):
            continue
        if not _make_verb(tree, i):
            continue
        if "mark" in relations and token.head != i:
            tree.hang(i, "advcl")
        for t in below:
            if t.deprel == "nmod" and t.index > i:
                tree.hang(t.index, "obl")


def _join_fixed_nouns(tree: TreeEditor) -> None:
    """Let the first word head "alto el fuego": parsers see an adjective or a verb in it."""
    for i, token in enumerate(tree):
        last = i + _LENGTH_OF_TRUCE
        if last >= len(tree.tokens) or token.text.lower() not in _TRUCE_FIRST:
            continue
        middle, fire = tree[i + 1], tree[last]
        if middle.text.lower() not in _TRUCE_MIDDLE or fire.text.lower() not in _TRUCE_LAST:
            continue
        above, relation = (fire.head, fire.deprel) if fire.head != i else (token.head, token.deprel)
        below = [t.index for t in tree.below(fire.index) if t.index not in {i, middle.index}]
        tree.retag(i, "NOUN")
        tree.rename(i, token.text.lower(), "NOUN")
        if token.head == fire.index or fire.head != i:
            tree.hang(fire.index, "nmod", fire.index)
            tree.hang(i, relation, i if above == fire.index else above)
        tree.hang(fire.index, "nmod", i)
        for k in below:
            tree.hang(k, tree[k].deprel, i)


def _name_nouns(tree: TreeEditor) -> None:
    """Take what stands right behind an article for a noun: "un dron mató a cuatro"."""
    for i, token in enumerate(tree):
        if token.upos != "VERB" or token.feats.get("VerbForm") != "Fin" or i == 0:
            continue
        before = tree[i - 1]
        if before.upos != "DET" or before.feats.get("PronType") != "Art" or before.head != i:
            continue
        tree.rename(i, spanish_forms.singular(token.text), "NOUN")
        tree.hang(i - 1, "det")
        verb = next(
            (t for t in tree.below(i) if t.feats.get("VerbForm") == "Fin" and t.index > i), None
        )
        if verb is None:
            continue
        above = token.head
        tree.hang(verb.index, token.deprel, verb.index if above == i else above)
        for t in tree.below(i):
            if t.index > verb.index:
                tree.hang(t.index, t.deprel, verb.index)
        tree.hang(i, "nsubj", verb.index)


def _name_subjects_behind(tree: TreeEditor) -> None:
    """Take a name right behind its verb for the subject where it can be nothing else.

    It cannot be part of a verb's name, as in "¿atacó Grecia a Japón?", nor a second object, as in
    "a Japón lo atacó Grecia"; an object that is a name has "a" before it.
    """
    for i, token in enumerate(tree):
        if token.upos != "PROPN" or not i or token.head != i - 1:
            continue
        verb, below = tree[i - 1], tree.below(i - 1)
        finite = verb.upos == "VERB" and verb.feats.get("VerbForm") == "Fin"
        bare = not any(relation_of(t) == "case" for t in tree.below(i))
        if not finite or not bare or any(relation_of(t) == "nsubj" for t in below):
            continue
        objects = [t for t in below if relation_of(t) == "obj" and t.index != i]
        if relation_of(token) == "flat" or (relation_of(token) == "obj" and objects):
            tree.hang(i, "nsubj")
