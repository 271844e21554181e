"""What treebanks of Turkish tell in different ways, told in one: what governs by case and place.

A verb stands behind all that belongs to it, and what somebody has behind the one who has it, so
that the case of a word and the words behind it say what it hangs on better than a small parser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interstate.language.repairs import (
    turkish_clauses,
    turkish_closed_forms,
    turkish_joins,
    turkish_names,
    turkish_phrases,
)
from interstate.language.repairs.editing import relation_of
from interstate.reference.turkish_forms import small

if TYPE_CHECKING:
    from interstate.language.repairs.editing import TreeEditor

_QUESTION = frozenset({"mi", "mı", "mu", "mü"})
_HEARSAY = frozenset({"iddiaya", "iddialara", "söylentilere", "söylenenlere"})


def mend(tree: TreeEditor) -> None:
    """Mend a Turkish tree."""
    turkish_closed_forms.find_verbal_nouns(tree)
    turkish_closed_forms.join_doubts(tree)
    turkish_closed_forms.join_alternatives(tree)
    turkish_names.join_names(tree)
    turkish_names.part_numbers(tree)
    turkish_joins.join_phrases(tree, "ADJ")
    turkish_joins.join_verbs(tree)
    turkish_joins.join_phrases(tree, "NOUN")
    turkish_names.part_names(tree)
    turkish_names.hang_peoples(tree)
    turkish_phrases.read_postpositions(tree)
    turkish_names.join_with(tree)
    turkish_phrases.join_between(tree)
    _read_particles(tree)
    turkish_clauses.hang_participles(tree)
    turkish_phrases.hang_owners(tree)
    turkish_phrases.part_conjuncts(tree)
    turkish_phrases.read_cases(tree)
    turkish_clauses.read_clauses(tree)
    turkish_clauses.raise_subjects(tree)
    turkish_clauses.lower_arguments(tree)
    turkish_closed_forms.free_from_days(tree)
    turkish_clauses.find_subjects(tree)
    turkish_closed_forms.part_objects(tree)


def _read_particles(tree: TreeEditor) -> None:
    for i, token in enumerate(tree):
        low = small(token.text)
        if low in _HEARSAY and i + 1 < len(tree.tokens) and small(tree[i + 1].text) == "göre":
            tree.retag(i, "ADV")
            tree.hang(i, "advmod")
            tree.hang(i + 1, "fixed", i)
        if low in _QUESTION:
            tree.retag(i, "PART")
            if token.deprel != "root":
                tree.hang(i, "discourse")
        elif low == "değil" and relation_of(token) != "root":
            tree.retag(i, "AUX")
            if tree[token.head].index < i:
                tree.hang(i, "aux")
