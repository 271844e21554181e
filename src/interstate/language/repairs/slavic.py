"""What goes wrong alike in Polish and Ukrainian trees: a clause whose verb hangs below a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interstate.language.repairs.editing import NOMINAL, relation_of

if TYPE_CHECKING:
    from interstate.language.repairs.editing import TreeEditor
    from interstate.record import Token

LOST = frozenset(
    {"nmod", "amod", "appos", "flat", "obl", "obj", "det", "nsubj", "iobj", "xcomp", "orphan"}
    | {"punct", "dep", "nummod", "advmod"}
)
"""How a verb hangs that the parser took for part of a noun's phrase."""


def is_finite(token: Token) -> bool:
    """Whether a word is a finite verb."""
    return token.upos == "VERB" and token.feats.get("VerbForm") == "Fin"


def _is_lost(tree: TreeEditor, verb: Token) -> bool:
    """Whether a finite verb hangs where only a noun can."""
    if not is_finite(verb) or verb.head == verb.index:
        return False
    return relation_of(verb) in LOST or (
        relation_of(verb) == "conj"
        and tree[verb.head].upos in {"NOUN", "PROPN"}
        and not any(relation_of(t) == "cop" for t in tree.below(verb.head))
    )


def raise_finite_verbs(tree: TreeEditor) -> None:
    """Let a finite verb head its clause, not a noun or a converb that the parser put above it."""
    for i, token in enumerate(tree):
        if _is_lost(tree, token):
            _raise(tree, i, token.head)
    root = next((t for t in tree if t.head == t.index), None)
    if root is not None and root.feats.get("VerbForm") == "Conv":
        finite = next((t for t in tree.below(root.index) if is_finite(t)), None)
        if finite is not None:
            tree.hang(finite.index, "root", finite.index)
            tree.hang(root.index, "advcl", finite.index)


def _raise(tree: TreeEditor, i: int, first: int) -> None:
    """Give verb `i` the place of the topmost noun above it, and hang that noun on the verb."""
    noun = tree[first]
    while noun.head != noun.index and not is_finite(noun) and relation_of(noun) in LOST:
        if tree[noun.head].upos not in NOMINAL:
            break
        noun = tree[noun.head]
    if is_finite(noun) or noun.upos not in NOMINAL | {"ADJ", "NUM", "DET", "ADV"}:
        return
    if noun.head == noun.index:
        tree.hang(i, "root", i)
    else:
        tree.hang(i, "parataxis" if relation_of(noun) in LOST else noun.deprel, noun.head)
    if any(t.index == i for t in tree.below(noun.index)):
        return
    for one in dict.fromkeys((first, noun.index)):
        tree.hang(one, "nsubj" if one < i else "obj", i)
    for below in tree.below(noun.index):
        # What stands behind the verb is the verb's.
        if below.index > i and relation_of(below) in {"punct", "obl", "advmod", "obj", "conj"}:
            tree.hang(below.index, below.deprel, i)
