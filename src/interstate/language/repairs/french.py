"""What parsers get wrong in French: words of closed classes, the voice, verbs taken for others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interstate.language.repairs.editing import VERBAL, relation_of

if TYPE_CHECKING:
    from interstate.language.repairs.editing import TreeEditor
    from interstate.record import Token

# With these "être" makes a perfect: "est arrivé" is no passive.
_GOING = frozenset(
    {"aller", "venir", "arriver", "partir", "entrer", "sortir", "monter", "descendre", "naître"}
    | {"mourir", "rester", "tomber", "retourner", "revenir", "devenir", "parvenir", "intervenir"}
    | {"rentrer", "repartir", "survenir", "décéder", "convenir", "passer"}
)
_CONDITIONAL = ("rait", "raient", "rais", "rions", "riez")
_FUTURE = ("ra", "ront")
_REFLEXIVE = frozenset({"se", "s'", "s’"})
_PARTITIVE = frozenset({"des", "du"})
_OBJECTS = frozenset({"obj", "nsubj", "nsubj:pass"})


def mend(tree: TreeEditor) -> None:
    """Mend a French tree."""
    _name_reflexives(tree)
    _undo_passives(tree)
    _tell_moods(tree)
    _free_objects(tree)


def _name_reflexives(tree: TreeEditor) -> None:
    """Let "se" be the verb's reflexive, whatever a treebank calls it: "se sont rencontrés"."""
    for i, token in enumerate(tree):
        if token.text.lower() in _REFLEXIVE and token.upos == "PRON":
            if token.head > i and tree[token.head].upos in VERBAL:
                tree.hang(i, "expl:pv")
            tree.retag(i, "PRON", Reflex="Yes")


def _undo_passives(tree: TreeEditor) -> None:
    """Take "être" for the perfect's with verbs of going and with reflexives."""
    for i, token in enumerate(tree):
        if token.upos not in VERBAL:
            continue
        below = tree.below(i)
        reflexive = any(t.deprel == "expl:pv" for t in below)
        if not reflexive and token.lemma not in _GOING:
            continue
        for t in below:
            if t.deprel == "aux:pass":
                tree.hang(t.index, "aux")
            elif t.deprel == "nsubj:pass":
                tree.hang(t.index, "nsubj")


def _tell_moods(tree: TreeEditor) -> None:
    """Tell the conditional by its ending: "signerait" of "signer", but not "livrait"."""
    for i, token in enumerate(tree):
        if token.upos not in VERBAL:
            continue
        low = token.text.lower()
        if low.endswith(_CONDITIONAL) and _stem_is_infinitive(low, token):
            tree.retag(i, token.upos, Mood="Cnd", VerbForm="Fin")


def _stem_is_infinitive(low: str, token: Token) -> bool:
    """Whether the "r" before the ending is the infinitive's, not the stem's own."""
    stem = next(low.removesuffix(end[1:]) for end in _CONDITIONAL if low.endswith(end))
    lemma = token.lemma.lower()
    if lemma.endswith(("rer", "rir")):
        return stem.endswith(("rer", "rir"))
    return True


def _free_objects(tree: TreeEditor) -> None:
    """Let "des" before an object be its article: "attaque des villages"."""
    for i, token in enumerate(tree):
        if token.deprel == "case" and token.text.lower() in _PARTITIVE:
            head = tree[token.head]
            if head.deprel in _OBJECTS and relation_of(head) != "nmod":
                tree.hang(i, "det")
                tree.retag(i, "DET")
