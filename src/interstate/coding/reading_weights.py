"""How much each sign weighs: a table that was learnt, and the probability it gives.

The model is the plainest there is, a logistic one: the weights of the signs that are there are
added up, and the sum becomes a probability. Whoever doubts a reading can add them up again.
``python -m tools.fit_reading_weights`` learns the table from the sentences in
``resources/sentences``.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from interstate.coding.weight_tables import weight_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_MOST = 50.0
TABLE = "readings.csv"
COLUMNS = ("model", "sign", "weight")
MODELS = ("event", "actor", "recipient")
"""What is asked: is this word an act of this type, is this party who acts, who is acted on."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of each model's signs."""

    of: Mapping[str, Mapping[str, float]]

    def probability(self, model: str, signs: Iterable[str]) -> float:
        """Return the probability of a reading by its signs; unknown ones weigh nothing.

        Parameters
        ----------
        model
            One of `MODELS`.

        Returns
        -------
        float
            From 0 to 1.

        Examples
        --------
        >>> Weights({"event": {"bias": -1.0, "fires": 3.0}}).probability("event", ["bias"])
        0.2689414213699951
        """
        return _probability(self.total(model, signs))

    def total(self, model: str, signs: Iterable[str]) -> float:
        """Return the sum of the weights of signs: what speaks for a reading less what against."""
        weights = self.of[model]
        return sum(weights.get(sign, 0.0) for sign in signs)


def _probability(total: float) -> float:
    return 1 / (1 + math.exp(-max(min(total, _MOST), -_MOST)))


@cache
def load_weights() -> Weights:
    """Return the weights that come with interstate."""
    rows = weight_rows(TABLE, COLUMNS, made_by="tools/fit_reading_weights.py")
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for model, sign, weight in rows:
        found[model][sign] = float(weight)
    return Weights({model: found[model] for model in MODELS})
