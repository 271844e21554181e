"""What parsers of French, Italian, Portuguese and Spanish get wrong that prepositions decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interstate.language.repairs.editing import relation_of

if TYPE_CHECKING:
    from interstate.language.repairs.editing import TreeEditor
    from interstate.record import Token

# Spanish puts these before people who are the object: "atacó a los rebeldes".
_OF_PEOPLE = frozenset({"a", "al"})
_BY = frozenset(
    {"por", "pelo", "pela", "pelos", "pelas", "par"}
    | {"da", "dal", "dallo", "dalla", "dall'", "dall’", "dai", "dagli", "dalle"}
)
_DAYS = frozenset(
    {"lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"}
    | {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"}
    | {"lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"}
    | {"segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira"}
)


def mend(tree: TreeEditor) -> None:
    """Mend a tree of one of these languages."""
    for i, token in enumerate(tree):
        before = _prepositions(tree, token)
        relation = token.deprel
        if relation_of(token) == "obj" and (
            (before and not before & _OF_PEOPLE) or token.text.lower() in _DAYS
        ):
            relation = "obl"
        if relation == "obl" and before & _BY and _is_passive(tree, token.head):
            relation = "obl:agent"
        tree.hang(i, relation)


def _prepositions(tree: TreeEditor, token: Token) -> set[str]:
    return {t.text.lower() for t in tree.below(token.index) if t.deprel == "case"}


def _is_passive(tree: TreeEditor, verb: int) -> bool:
    return any(t.deprel == "aux:pass" for t in tree.below(verb))
