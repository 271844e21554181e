"""How likely it is that a report is right: its type, who acts and towards whom, all of it.

A logistic model adds up what a few signs of the reading weigh; isotonic regression turns the sum
into the share of such reports that were right in sentences that were coded by hand
(``python tools/fit_confidence.py``). Both are one table, ``weights/confidence.csv``.

References
----------
Zadrozny, B. and Elkan, C. (2002), "Transforming Classifier Scores into Accurate Multiclass
Probability Estimates", KDD: the isotonic step.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from interstate.coding.weight_tables import weight_rows
from interstate.errors import TableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from interstate.coding.acts import Act
    from interstate.record import Party

TABLE = "confidence.csv"
COLUMNS = ("kind", "name", "value")
WEIGHT, STEP = "weight", "step"
PROBABLE = "probable"
"""The sign that has a value: the log odds of the act by the weights of its reading."""
_LEAST = 1e-3
_MOST_COUNTED = 2


@dataclass(frozen=True, slots=True)
class Confidence:
    """The model.

    Attributes
    ----------
    weights
        What each sign weighs.
    steps
        Sums and the share of reports that were right there, both rising; between two steps the
        share is on the line that joins them.
    """

    weights: Mapping[str, float]
    steps: Sequence[tuple[float, float]]

    def of(self, signs: Mapping[str, float]) -> float:
        """Return the probability that a report with these signs is right.

        Examples
        --------
        >>> Confidence({"two sides": 1.0}, [(0.0, 0.2), (1.0, 0.6)]).of({"two sides": 0.5})
        0.4
        """
        total = sum(self.weights.get(sign, 0.0) * value for sign, value in sorted(signs.items()))
        at = bisect_right(self.steps, (total, math.inf))
        if at == 0:
            return self.steps[0][1]
        if at == len(self.steps):
            return self.steps[-1][1]
        (low, share), (high, next_share) = self.steps[at - 1], self.steps[at]
        return share + (next_share - share) * (total - low) / (high - low)


def signs_of(act: Act) -> dict[str, float]:
    """Return the signs by which the report of an act is trusted, each with its value."""
    probability = min(max(act.probability, _LEAST), 1 - _LEAST)
    acting, acted_on = (_count(side) for side in (act.actors, act.recipients))
    signs = {
        "always": 1.0,
        PROBABLE: math.log(probability / (1 - probability)),
        f"{acting} act": 1.0,
        f"{acted_on} acted on": 1.0,
        f"{acting}>{acted_on}{'=' if act.symmetric else ''}": 1.0,
        f"{min(len(act.pattern.frame.groups), _MOST_COUNTED)} conditions": 1.0,
        act.pattern.event_type: 1.0,
    }
    if any(not party.text for party in (*act.actors, *act.recipients)):
        signs["implied party"] = 1.0
    return signs


def _count(side: Iterable[Party]) -> int:
    return min(sum(1 for party in side if party.id), _MOST_COUNTED)


@cache
def load_confidence() -> Confidence:
    """Return the model that comes with interstate.

    Raises
    ------
    TableError
        If the table is missing or makes no sense.
    """
    weights: dict[str, float] = {}
    steps: list[tuple[float, float]] = []
    for kind, name, value in _rows():
        if kind == WEIGHT:
            weights[name] = value
        else:
            steps.append((float(name), value))
    if not steps or steps != sorted(steps):
        msg = f"{TABLE}: its steps must rise; run tools/fit_confidence.py"
        raise TableError(msg)
    return Confidence(weights, steps)


def _rows() -> Iterator[tuple[str, str, float]]:
    for kind, name, value in weight_rows(TABLE, COLUMNS, made_by="tools/fit_confidence.py"):
        yield kind, name, float(value)
