"""How much each clue speaks for each type of act: the weights, and the probabilities they give.

The weights are those of a multinomial logistic regression: what speaks for a type is added up, and
the sums are turned into probabilities. ``tools/fit_pair_weights.py`` makes both tables from the
sentences in ``resources/pairs``, scaled so that the probabilities hold on sentences it left out.

References
----------
McCullagh, P. and Nelder, J. A. (1989), "Generalized Linear Models", 2nd edition, chapter 5: the
model. Guo, C. et al. (2017), "On Calibration of Modern Neural Networks", ICML: the scaling.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import exp
from typing import TYPE_CHECKING

from interstate.coding.weight_tables import weight_rows
from interstate.reference.plover import TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from interstate.coding.pair_clues import Clues

_MADE_BY = "tools/fit_pair_weights.py"
ALWAYS = "(always)"
"""The clue that every sentence has: how common a type is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each clue weighs.

    Attributes
    ----------
    votes
        For each kind of vote its weight for the type it names.
    signs
        For each sign its weight for each type, in the order of `TYPES`.
    """

    votes: Mapping[str, float]
    signs: Mapping[str, tuple[float, ...]]

    def probabilities(self, clues: Clues) -> dict[str, float]:
        """Return how likely each type is, the likeliest first; they sum to one."""
        sums = list(self.signs.get(ALWAYS, (0.0,) * len(TYPES)))
        # In a fixed order, so that every run adds up to the same.
        for sign in sorted(clues.signs):
            for at, weight in enumerate(self.signs.get(sign, ())):
                sums[at] += weight
        for kind, types in sorted(clues.votes.items()):
            for event_type in types:
                sums[TYPES.index(event_type)] += self.votes.get(kind, 0.0)
        top = max(sums)
        parts = [exp(value - top) for value in sums]
        total = sum(parts)
        likely = sorted(zip(TYPES, parts, strict=True), key=lambda pair: -pair[1])
        return {event_type: part / total for event_type, part in likely}

    def reasons(self, clues: Clues, event_type: str, most: int = 3) -> list[str]:
        """Return the clues that speak most for a type, in words, the strongest first."""
        at = TYPES.index(event_type)
        told = [
            (self.votes.get(kind, 0.0), f"{kind} says {event_type}")
            for kind, types in clues.votes.items()
            if event_type in types
        ]
        told += [(self.signs[sign][at], sign) for sign in clues.signs if sign in self.signs]
        told.sort(key=lambda one: (-one[0], one[1]))
        return [f"{clue!r} ({weight:+.1f})" for weight, clue in told[:most] if weight > 0]


@cache
def load_weights() -> Weights:
    """Return the weights that come with the program.

    Raises
    ------
    TableError
        If a table is missing or a row makes no sense.
    """
    votes = weight_rows("votes.csv", ("clue", "weight"), made_by=_MADE_BY)
    signs = weight_rows("signs.csv", ("clue", *TYPES), made_by=_MADE_BY)
    return Weights(
        votes={clue: float(weight) for clue, weight in votes},
        signs={clue: tuple(map(float, weights)) for clue, *weights in signs},
    )
