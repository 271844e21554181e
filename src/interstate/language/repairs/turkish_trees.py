"""What hangs on what in a Turkish sentence: questions that its repairs ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interstate.language.repairs.editing import relation_of

if TYPE_CHECKING:
    from interstate.language.repairs.editing import TreeEditor
    from interstate.record import Token

DAYS = frozenset(
    {"pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar", "gün", "hafta"}
    | {"ay", "yıl", "sabah", "akşam", "gece", "bugün", "dün", "yarın", "saat", "dakika", "sene"}
    | {"ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül"}
    | {"ekim", "kasım", "aralık", "öğle", "dönem", "kez", "defa", "süre", "an"}
)
CLITICS = frozenset({"da", "de", "bile", "ise", "mi", "mı", "mu", "mü"})
OBLIQUE = frozenset({"Dat", "Abl", "Loc", "Ins", "Equ"})
BREAKS = frozenset({";", ":"})
BETWEEN = frozenset({"arasında", "arasındaki", "arasından"})


def case_of(token: Token) -> str:
    """Return the case of a word; what tells none is taken for a nominative."""
    return token.feats.get("Case", "Nom") or "Nom"


def has_postposition(tree: TreeEditor, i: int) -> bool:
    """Whether a postposition stands behind word `i`."""
    return any(relation_of(c) == "case" for c in tree.below(i))


def is_owned(token: Token) -> bool:
    """Whether a word has, or may have, the ending of what somebody has."""
    return token.feats.get("Owned") in {"Yes", "Maybe"}


def is_nominalised(token: Token) -> bool:
    """Whether a verb stands as a noun with a subject in the genitive: "-diği", "-mesi"."""
    return token.upos == "VERB" and (
        token.feats.get("Nominal") == "Yes" or token.feats.get("VerbForm") in {"Vnoun", "Inf"}
    )


def is_clause_end(token: Token) -> bool:
    """Whether a word is a finite verb, which ends its clause."""
    return token.upos == "VERB" and token.feats.get("VerbForm") == "Fin"


def whole_name(tree: TreeEditor, token: Token) -> str:
    """Return a name with the words that belong to it."""
    parts = [token, *(c for c in tree.below(token.index) if relation_of(c) == "flat")]
    return " ".join(part.text for part in parts)


def hangs_below(tree: TreeEditor, one: int, other: int) -> bool:
    """Whether one word hangs on another, at whatever distance."""
    here = one
    while tree[here].head != here:
        here = tree[here].head
        if here == other:
            return True
    return False


def swap(tree: TreeEditor, above: int, below: int) -> None:
    """Let the lower of two words take the place of the upper one, with all that hangs on it."""
    place = tree[above]
    if place.head == above:
        tree.hang(below, "root", below)
    else:
        tree.hang(below, place.deprel, place.head)
    for child in tree.below(above):
        if child.index != below:
            tree.hang(child.index, child.deprel, below)
    tree.hang(above, "obj", below)


def has_subject(tree: TreeEditor, verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(relation_of(c) == "nsubj" for c in tree.below(verb.index))


def verb_behind(tree: TreeEditor, i: int) -> Token | None:
    """Return the nearest verb behind word `i`."""
    for k in range(i + 1, len(tree.tokens)):
        if tree[k].upos == "VERB":
            return tree[k]
        if tree[k].text in BREAKS:
            return None
    return None


def finite_behind(tree: TreeEditor, i: int) -> Token | None:
    """Return the first finite verb behind word `i`."""
    for k in range(i + 1, len(tree.tokens)):
        if tree[k].text in BREAKS:
            return None
        if is_clause_end(tree[k]) and relation_of(tree[k]) not in {"acl", "ccomp"}:
            return tree[k]
    return None


def noun_behind(tree: TreeEditor, i: int) -> int | None:
    """Return the first noun behind word `i` with nothing but adjectives and numbers between."""
    for k in range(i + 1, min(len(tree.tokens), i + 7)):
        token = tree[k]
        if token.upos in {"NOUN", "PROPN"}:
            return k
        if token.upos not in {"ADJ", "NUM", "DET"} and token.text != ",":
            return None
        if token.text == ",":
            return None
    return None


def head_of_phrase(tree: TreeEditor, noun: int) -> int:
    """Return the last noun of a chain without case: "barış anlaşması" from "barış"."""
    here = noun
    while here + 1 < len(tree.tokens):
        after = tree[here + 1]
        bare = tree[here].feats.get("Case", "Nom") == "Nom" and not tree[here].feats.get("Owned")
        if (
            after.upos not in {"NOUN", "PROPN"}
            or not bare
            or after.feats.get("Owned") not in {"Yes", "Maybe"}
        ):
            return here
        here += 1
    return here
