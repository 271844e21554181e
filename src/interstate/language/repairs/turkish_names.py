"""Names in Turkish trees: what belongs to one, what only stands beside it, who acts with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interstate.language.repairs.editing import NOMINAL, relation_of
from interstate.language.repairs.turkish_trees import (
    BETWEEN,
    case_of,
    hangs_below,
    head_of_phrase,
    is_owned,
    swap,
    verb_behind,
)
from interstate.language.turkish_words import can_act, is_named, is_place
from interstate.reference.turkish_forms import small, without_suffix

if TYPE_CHECKING:
    from interstate.language.repairs.editing import TreeEditor
    from interstate.record import Token

_LONGEST_NAME = 4
_APART = frozenset({"flat", "compound", "nmod", "amod", "nmod:poss", "acl", "appos", "obl", "det"})


def join_names(tree: TreeEditor) -> None:
    """Let a state's name of several words be one: "Güney Kore'den" stands in the ablative."""
    i = 0
    while i < len(tree.tokens):
        for last in range(min(len(tree.tokens), i + _LONGEST_NAME) - 1, i, -1):
            if _is_name(tree, i, last):
                _join_name(tree, i, last)
                i = last
                break
        i += 1
    for token in list(tree):
        if token.upos != "PROPN" or case_of(token) != "Nom":
            continue
        flat = [c for c in tree.below(token.index) if relation_of(c) == "flat"]
        if flat and flat[-1].index > token.index and not is_place(flat[-1].text):
            # "Barack Obama'nın"
            tree.retag(token.index, "PROPN", Case=case_of(flat[-1]))


def _is_name(tree: TreeEditor, first: int, last: int) -> bool:
    """Whether these words are a state's or body's name, the last with or without an ending."""
    words = [t.text for t in tree.tokens[first : last + 1]]
    if not all(word[:1].isupper() for word in (words[0], words[-1])):
        return False
    bent = any(without_suffix(word) != word for word in words[:-1])
    return not bent and is_place(" ".join(words))


def _join_name(tree: TreeEditor, first: int, last: int) -> None:
    """Let the words of a name hang on its first, which takes the case of its last."""
    inside = range(first, last + 1)
    top = next((k for k in inside if tree[k].head not in inside or tree[k].head == k), last)
    if top != first:
        if tree[first].head != top:
            tree.hang(first, "flat", top)
        swap(tree, top, first)
    if tree[first].head in inside and tree[first].head != first:
        return
    case = case_of(tree[last])
    for k in inside[1:]:
        for child in tree.below(k):
            if child.index not in inside:
                tree.hang(child.index, child.deprel, first)
        tree.hang(k, "flat", first)
    for k in inside:
        tree.retag(k, "PROPN", Case=case, Owned="")


def hang_peoples(tree: TreeEditor) -> None:
    """Hang a word for a people on the noun behind it: "iki İngiliz gazeteciyi"."""
    for i in range(len(tree.tokens) - 1):
        token, after = tree[i], tree[i + 1]
        if not token.text[:1].isupper() or token.feats.get("Case", "Nom") != "Nom":
            continue
        if after.upos != "NOUN" or token.head == i + 1 or hangs_below(tree, i + 1, i):
            continue
        if token.feats.get("Number") == "Plur" or not is_named(token.text) or is_place(token.text):
            continue
        head = head_of_phrase(tree, i + 1)
        if not hangs_below(tree, head, i):
            tree.hang(i, "nmod", head)
            for child in tree.below(i):
                if relation_of(child) in {"nummod", "det"}:
                    tree.hang(child.index, child.deprel, head)


def part_numbers(tree: TreeEditor) -> None:
    """Hang a number on what it counts: "üç Afgan askeri", "binlerce Yunan"."""
    for i, token in enumerate(tree):
        if token.upos not in {"NUM", "ADJ"} or case_of(token) != "Nom":
            continue
        for child in tree.below(i):
            if relation_of(child) != "flat" or child.index < i or child.upos not in NOMINAL:
                continue
            head = token.head
            if head > child.index and tree[head].upos == "NOUN":
                tree.hang(child.index, "nmod", head)
            else:
                swap(tree, i, child.index)
                tree.hang(i, "nummod", child.index)
            break


def part_names(tree: TreeEditor) -> None:
    """Part what parsers take for one name: "İsrail Suriye'yi bombaladı".

    A state's name is described by no noun without case before it, which is then who acts.
    """
    for i in range(1, len(tree.tokens)):
        name = tree[i]
        if name.upos not in {"PROPN", "NOUN"} or not is_place(name.text):
            continue
        verb = verb_behind(tree, i)
        if verb is None or small(tree[i - 1].text) == "ile":
            continue
        head = tree[name.head]
        apart = relation_of(name) in {"flat", "appos"} and head.index < i
        if apart and _stands_alone(tree, head.index, i) and head.head not in {i, head.index}:
            tree.hang(i, "obl", verb.index)
        told = any(relation_of(c) == "nsubj" and c.index < i for c in tree.below(verb.index))
        for child in tree.below(i):
            before = child.index < i and child.deprel in _APART
            if before and not told and _stands_alone(tree, child.index, i):
                tree.hang(child.index, "nsubj", verb.index)
                told = True


def _stands_alone(tree: TreeEditor, before: int, name: int) -> bool:
    """Whether a noun without case before a state's name is no part of it."""
    token = tree[before]
    if token.upos not in {"PROPN", "NOUN"}:
        return False
    if token.feats.get("Case", "Nom") != "Nom":
        # "İsrail'in Suriye'yi": two names, each with its case.
        return before < name and tree[name].head == before and is_named(token.text)
    if any(tree[k].text == "," for k in range(before + 1, name)):
        return relation_of(tree[name]) != "appos" or is_place(token.text)
    if token.upos == "NOUN":
        return can_act(token.lemma) or token.feats.get("Owned") in {"Yes", "Maybe"}
    # "Kuzey Kore" is one name.
    return is_named(token.text) and not is_place(f"{token.text} {tree[name].text}")


def join_with(tree: TreeEditor) -> None:
    """Let both of "Norveç ile Şili" act: "ile" between two names joins them as "ve" does."""
    for i in range(1, len(tree.tokens) - 1):
        first = tree[i - 1]
        if small(tree[i].text) != "ile" or tree[i].head != i - 1:
            continue
        if tree[i + 1].upos not in {"PROPN", "NOUN"} or first.upos not in {"PROPN", "NOUN"}:
            continue
        second = tree[_top_of_phrase(tree, i + 1)]
        verb = _verb_of_both(tree, first, second)
        if verb is not None:
            tree.hang(first.index, "nsubj", verb.index)
            tree.hang(second.index, "conj", first.index)
            tree.retag(i, "CCONJ")
            tree.hang(i, "cc", second.index)


def _top_of_phrase(tree: TreeEditor, i: int) -> int:
    """Return the noun that word `i` describes, which a state's name does only if that is owned."""
    while relation_of(tree[i]) in {"flat", "nmod", "compound"} and tree[i].head > i:
        if is_place(tree[i].text) and not is_owned(tree[tree[i].head]):
            break
        i = tree[i].head
    return i


def _verb_of_both(tree: TreeEditor, first: Token, second: Token) -> Token | None:
    """Return the verb whose subjects two names with "ile" between them are together."""
    between = any(small(c.text) in BETWEEN for c in tree.below(second.index))
    if case_of(second) not in {"Nom", "Gen"} or second.upos == "VERB" or between:
        return None
    relation = relation_of(second)
    joined = (relation in {"flat", "conj", "appos"} and second.head == first.index) or (
        relation in {"compound", "nmod", "amod"} and is_place(second.text)
    )
    verb: Token | None = tree[first.head]
    if verb.upos != "VERB" and joined:
        verb = verb_behind(tree, second.index)
    if verb is None or verb.upos != "VERB":
        return None
    subjects = [c for c in tree.below(verb.index) if relation_of(c) == "nsubj"]
    if joined:
        return None if any(can_act(s.lemma) for s in subjects) else verb
    alone = relation == "nsubj" and second.head == verb.index and len(subjects) == 1
    return verb if alone and first.upos == "PROPN" and is_place(first.text) else None
