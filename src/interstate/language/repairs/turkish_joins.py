"""Turkish verbs, nouns and adjectives of several words: "ziyaret et", "olağanüstü hal"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interstate.language.repairs.editing import NOMINAL, relation_of
from interstate.language.repairs.turkish_trees import CLITICS, OBLIQUE, case_of, swap, whole_name
from interstate.language.turkish_words import (
    is_place,
    nouns_of_acts,
    phrases,
    verbs_of_several_words,
)
from interstate.reference.turkish_forms import small

if TYPE_CHECKING:
    from interstate.language.repairs.editing import TreeEditor
    from interstate.record import Token

_LONGEST_VERB = 4


def join_phrases(tree: TreeEditor, kind: str) -> None:
    """Give the last word of "olağanüstü hal" and "kabul edilemez" the lemma of them all."""
    known = phrases()
    for i in range(1, len(tree.tokens)):
        if tree[i].deprel == "compound:lvc":
            continue
        entries = (*known.get(small(tree[i].text), ()), *known.get(tree[i].lemma, ()))
        for before, whole, upos in entries:
            first = i - len(before)
            words = tuple(small(tree[k].text) for k in range(max(first, 0), i))
            if upos == kind and first >= 0 and words == before:
                _join_phrase(tree, first, i, whole, upos)
                break


def _join_phrase(tree: TreeEditor, first: int, i: int, whole: str, upos: str) -> None:
    for k in range(first, i):
        if tree[i].head == k:
            swap(tree, k, i)
    for k in range(first, i):
        for child in tree.below(k):
            if not first <= child.index <= i:
                tree.hang(child.index, child.deprel, i)
        tree.hang(k, "compound", i)
        if tree[k].upos == "VERB":
            tree.retag(k, "NOUN")
    if upos == "ADJ":
        tree.retag(i, "ADJ", VerbForm="", Case="Nom")
        if relation_of(tree[i]) == "advcl":
            tree.hang(i, "obl")
    tree.rename(i, whole, upos if upos == "ADJ" else tree[i].upos)


def join_verbs(tree: TreeEditor) -> None:
    """Let the verb of "ziyaret etti" head it, and bear both words as its lemma.

    Treebanks disagree on which of the two is the head; what hangs on the noun is the verb's.
    """
    known = verbs_of_several_words()
    for i in range(len(tree.tokens)):
        if tree[i].upos not in {"VERB", "AUX"}:
            continue
        words = _words_before(tree, i)
        for count in range(min(_LONGEST_VERB - 1, len(words)), 0, -1):
            found = next(
                (
                    lemma
                    for lemma in _combinations(tree, words[:count], tree[i].lemma)
                    if lemma in known
                ),
                None,
            )
            if found is not None and not _is_described(tree, words[0]):
                _join(tree, i, words[:count], " ".join(found))
                break
    for i in range(len(tree.tokens)):
        joined = tree[i].lemma.count(" ") or tree[tree[i].head].lemma.count(" ")
        if tree[i].deprel in {"compound:lvc", "compound"} and not joined:
            _part(tree, i)


def _is_described(tree: TreeEditor, noun: int) -> bool:
    """Whether the noun of a verb of two words has a word of its own: "ortak tatbikat düzenledi".

    Then the noun tells what is done, and the verb only carries it.
    """
    return tree[noun].lemma in nouns_of_acts() and any(
        (relation_of(c) == "acl" and c.index < noun)
        or (
            relation_of(c) in {"amod", "compound", "nmod"}
            and c.index == noun - 1
            and c.upos in {"ADJ", "NOUN", "PROPN"}
            and c.feats.get("Case", "Nom") == "Nom"
            and not (c.upos == "PROPN" and is_place(c.text))
        )
        for c in tree.below(noun)
    )


def _words_before(tree: TreeEditor, i: int) -> list[int]:
    """Return the words right before word `i`, the nearest first, without "de" and "mi"."""
    found: list[int] = []
    for k in range(i - 1, max(-1, i - 1 - _LONGEST_VERB), -1):
        if small(tree[k].text) in CLITICS:
            continue
        if tree[k].upos == "PUNCT":
            break
        found.append(k)
    return found


def _combinations(tree: TreeEditor, words: list[int], verb: str) -> list[tuple[str, ...]]:
    """Return what words and a verb may be together: as they are written, then by their lemmas."""
    texts = tuple(small(tree[k].text) for k in reversed(words))
    lemmas = tuple(small(tree[k].lemma) for k in reversed(words))
    return [(*texts, verb), (*lemmas, verb)] if lemmas != texts else [(*texts, verb)]


def _join(tree: TreeEditor, i: int, words: list[int], lemma: str) -> None:
    inside = {i, *words}
    for k in words:
        if tree[i].head == k:
            swap(tree, k, i)
    for k in words:
        for child in tree.below(k):
            if child.index in inside or case_of(child) == "Gen":
                continue
            if (
                child.upos == "PROPN"
                and case_of(child) == "Nom"
                and (is_place(whole_name(tree, child)))
            ):
                # "Kuzey Kore balistik füze denedi"
                tree.hang(child.index, "nsubj", i)
            elif not _describes(child):
                tree.hang(child.index, _phrase_of(child), i)
        tree.hang(k, "compound:lvc", i)
    tree.rename(i, lemma, "VERB")


def _describes(child: Token) -> bool:
    """Whether what hangs on the noun of a verb of two words stays with the noun."""
    if relation_of(child) == "nummod":
        return child.upos not in NOMINAL
    return relation_of(child) in {"amod", "det", "compound", "punct", "flat"}


def _phrase_of(child: Token) -> str:
    relation = relation_of(child)
    if relation in {"nmod", "compound", "dep", "nummod"}:
        return "obj" if child.feats.get("Case") == "Acc" else "obl"
    return child.deprel


def _part(tree: TreeEditor, i: int) -> None:
    """Take a noun and a verb that no table joins for what they are: a verb and its object."""
    token = tree[i]
    head = tree[token.head]
    if token.upos == "VERB" and head.upos in NOMINAL and head.index < i:
        swap(tree, head.index, i)
    elif head.upos == "VERB" and token.upos in NOMINAL and token.index < head.index:
        tree.hang(i, "obl" if token.feats.get("Case") in OBLIQUE else "obj")
