"""What parsers of Russian get wrong that the cases decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interstate.language.repairs.editing import relation_of

if TYPE_CHECKING:
    from interstate.language.repairs.editing import TreeEditor
    from interstate.record import Token

# What one decides, plans or promises to do stands behind these nouns in the infinitive.
_WITH_INFINITIVE = frozenset(
    {"решение", "намерение", "план", "попытка", "право", "готовность", "желание", "призыв"}
    | {"отказ", "требование", "обещание", "возможность", "угроза", "обязательство"}
    | {"предложение", "согласие", "просьба", "необходимость", "обязанность", "стремление"}
    | {"приказ", "указание", "распоряжение", "способность", "шанс", "неспособность"}
)


def mend(tree: TreeEditor, with_infinitive: frozenset[str] = _WITH_INFINITIVE) -> None:
    """Mend a Russian tree, or one of a language alike that has other nouns of this kind.

    Parameters
    ----------
    with_infinitive
        Nouns behind which the infinitive tells what one decides, plans or promises.
    """
    _raise_finite_root(tree)
    _read_cases(tree)
    _hang_infinitives_on_nouns(tree, with_infinitive)


def _raise_finite_root(tree: TreeEditor) -> None:
    """Let the finite verb head a sentence, not an infinitive that the parser put above it."""
    root = next((t for t in tree if t.deprel == "root"), None)
    if root is None or root.feats.get("VerbForm") != "Inf":
        return
    finite = [
        t
        for t in tree.below(root.index)
        if relation_of(t) == "parataxis" and t.feats.get("VerbForm") == "Fin"
    ]
    if len(finite) == 1:
        new = finite[0].index
        tree.hang(new, "root", new)
        tree.hang(root.index, "advcl", new)


def _read_cases(tree: TreeEditor) -> None:
    """Take no accusative, dative or instrumental for a subject, and no nominative for an object."""
    for i, token in enumerate(tree):
        case = token.feats.get("Case")
        if token.deprel == "nsubj" and case in {"Dat", "Ins"}:
            tree.hang(i, "iobj" if case == "Dat" else "obl")
        elif token.deprel == "iobj" and case == "Acc":
            tree.hang(i, "obj")
        elif token.deprel == "nsubj" and case == "Acc":
            below = tree.below(token.head)
            if any(t.index != i and relation_of(t) == "nsubj" for t in below):
                tree.hang(i, "obj")
    for i, token in enumerate(tree):
        if relation_of(token) == "obj" and token.feats.get("Case") == "Nom":
            verb = _wanting_subject(tree, tree[token.head])
            if verb is not None:
                tree.hang(i, "nsubj", verb.index)


def _wanting_subject(tree: TreeEditor, verb: Token) -> Token | None:
    """Return the finite verb, this one or the one above it, that lacks a subject."""
    for one in (verb, tree[verb.head]):
        if one.feats.get("VerbForm") == "Fin" and not any(
            relation_of(t) in {"nsubj", "csubj"} for t in tree.below(one.index)
        ):
            return one
    return None


def _hang_infinitives_on_nouns(tree: TreeEditor, with_infinitive: frozenset[str]) -> None:
    """Hang "исключить" on the noun in "отреагировал на решение Лиги исключить Дамаск"."""
    for i, token in enumerate(tree):
        if token.feats.get("VerbForm") != "Inf" or token.head == i:
            continue
        for k in range(i - 1, -1, -1):
            noun = tree[k]
            if noun.upos == "NOUN" and noun.lemma.lower() in with_infinitive:
                tree.hang(i, "acl", k)
                break
            if noun.head == k or noun.upos in {"PUNCT", "VERB", "AUX", "CCONJ", "ADP"}:
                break
