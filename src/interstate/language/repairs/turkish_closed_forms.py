"""What closed forms of Turkish decide, whatever parsers make of them: days, doubt, verbal nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interstate.language.repairs.editing import relation_of
from interstate.language.repairs.turkish_trees import (
    DAYS,
    case_of,
    has_postposition,
    has_subject,
    verb_behind,
)

if TYPE_CHECKING:
    from interstate.language.repairs.editing import TreeEditor
    from interstate.record import Token

_BE = "ol"
_ASKING = "mi"
_VERBAL_NOUNS = ("ma", "me")
_PERFECT = "Nfh"


def join_doubts(tree: TreeEditor) -> None:
    """Let "olabilir" say of "kınamış" how sure it is: "kınamış olabilir"."""
    for i, verb in enumerate(tree.tokens[:-1]):
        be = tree[i + 1]
        told = verb.upos == "VERB" and verb.feats.get("Evident") == _PERFECT
        if not told or be.lemma != _BE or be.upos != "VERB" or verb.head != be.index:
            continue
        tree.hang(i, be.deprel, i if be.head == be.index else be.head)
        tree.hang(be.index, "aux", i)
        for below in tree.below(be.index):
            tree.hang(below.index, below.deprel, i)
        # The perfect tells no hearsay here.
        forms = {**be.feats, "Polarity": verb.feats.get("Polarity", "Pos"), "Evident": ""}
        tree.retag(i, "VERB", **forms)
        tree.retag(be.index, "AUX")


def join_alternatives(tree: TreeEditor) -> None:
    """Take "kınayıp kınamadığı" for one verb that denies nothing: whether somebody did."""
    for i, verb in enumerate(tree.tokens[:-1]):
        other = tree[i + 1]
        same = verb.upos == other.upos == "VERB" and verb.lemma == other.lemma
        if same and verb.feats.get("Joins") == "Yes" and other.feats.get("Polarity") == "Neg":
            for below in tree.below(i):
                tree.hang(below.index, below.deprel, other.index)
            # Together the two ask, as the particle does.
            tree.rename(i, _ASKING, "PART")
            tree.hang(i, "discourse", other.index)
            tree.retag(other.index, "VERB", Polarity="Pos")


def find_verbal_nouns(tree: TreeEditor) -> None:
    """Take "-ması" behind an accusative for a verb: "Şili'yi kınaması"; no noun has an object."""
    for i, token in enumerate(tree):
        before = tree[i - 1] if i else token
        if token.upos == "NOUN" and token.lemma.endswith(_VERBAL_NOUNS) and is_object(before):
            stem = token.lemma[: -len(_VERBAL_NOUNS[0])]
            tree.rename(i, stem, "VERB")
            tree.retag(i, "VERB", VerbForm="Vnoun", Nominal="Yes", Polarity="Pos")
            tree.hang(before.index, "obj", i)
            for owner in tree.below(i):
                if relation_of(owner) == "nmod" and case_of(owner) == "Gen":
                    tree.hang(owner.index, "nsubj")


def part_objects(tree: TreeEditor) -> None:
    """Let the bare name act beside an accusative: "Şili'yi pazartesi günü Norveç kınadı"."""
    for verb in tree:
        objects = [t for t in tree.below(verb.index) if relation_of(t) == "obj"]
        marked = any(is_object(t) for t in objects)
        bare = [t for t in objects if t.upos == "PROPN" and case_of(t) == "Nom"]
        acted = verb.feats.get("Voice") == "Pass" or has_subject(tree, verb)
        if marked and len(bare) == 1 and not acted:
            tree.hang(bare[0].index, "nsubj")


def is_object(token: Token) -> bool:
    """Whether a word stands in the accusative."""
    return token.upos in {"NOUN", "PROPN", "PRON"} and case_of(token) == "Acc"


def free_from_days(tree: TreeEditor) -> None:
    """Give the verb the name that parsers take for a day's owner: "Norveç pazartesi günü"."""
    for i, token in enumerate(tree):
        day = _day_above(tree, token)
        bare = token.upos == "PROPN" and case_of(token) == "Nom" and not has_postposition(tree, i)
        if day is None or day.index < i or not bare:
            continue
        verb = verb_behind(tree, day.index)
        if verb is not None:
            passive = verb.feats.get("Voice") == "Pass"
            tree.hang(i, "nsubj:pass" if passive else "nsubj", verb.index)


def _day_above(tree: TreeEditor, token: Token) -> Token | None:
    """Return the day, week or month that a word hangs on, or on what describes it."""
    above = tree[token.head]
    if above.index == token.index:
        return None
    if above.lemma in DAYS:
        return above
    whole = tree[above.head]
    return whole if relation_of(above) in {"acl", "amod"} and whole.lemma in DAYS else None
