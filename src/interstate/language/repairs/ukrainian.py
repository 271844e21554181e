"""What parsers of Ukrainian get wrong that the cases and verb forms decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interstate.language.repairs import russian
from interstate.language.repairs.editing import relation_of

if TYPE_CHECKING:
    from interstate.language.repairs.editing import TreeEditor
    from interstate.record import Token

# What one decides, plans or promises to do stands behind these nouns in the infinitive.
_WITH_INFINITIVE = frozenset(
    {"рішення", "намір", "план", "спроба", "право", "готовність", "бажання", "заклик", "відмова"}
    | {"вимога", "обіцянка", "можливість", "загроза", "погроза", "зобов'язання", "пропозиція"}
    | {"згода", "прохання", "необхідність", "обов'язок", "прагнення", "наказ", "вказівка"}
    | {"розпорядження", "здатність", "шанс", "нездатність", "дозвіл", "спонука"}
)


def mend(tree: TreeEditor) -> None:
    """Mend a Ukrainian tree."""
    _read_impersonal_passives(tree)
    russian.mend(tree, _WITH_INFINITIVE)


def _read_impersonal_passives(tree: TreeEditor) -> None:
    """Let what a form in "-но" or "-то" has done be its object: "угоду підписано урядом".

    Such a form has no subject; who does it stands in the instrumental.
    """
    for i, token in enumerate(tree):
        if tree[token.head].feats.get("Person") != "0" or token.head == i:
            continue
        if relation_of(token) == "nsubj":
            tree.hang(i, "obl:agent" if token.feats.get("Case") == "Ins" else "obj")
        elif relation_of(token) == "obl" and _is_agent(tree, token):
            tree.hang(i, "obl:agent")


def _is_agent(tree: TreeEditor, token: Token) -> bool:
    """Whether a bare instrumental may be who does it: "урядом", not "у результаті"."""
    return (
        token.feats.get("Case") == "Ins"
        and token.upos in {"NOUN", "PROPN"}
        and token.feats.get("Animacy") != "Inan"
        and not any(relation_of(t) == "case" for t in tree.below(token.index))
    ) or (
        token.feats.get("Case") == "Ins"
        and token.upos == "PROPN"
        and not any(relation_of(t) == "case" for t in tree.below(token.index))
    )
