"""Synthetic controls: each unit against a weighted mean of others, and where it stands among them.

A unit's outcome is first put on its own scale: how far it is from its mean before, in its own
standard deviations before. So units of very different size can stand in for one another, and none
is taken for odd only because it is larger. The weights are chosen by what was before the day alone.
The one asked about and each of its donors are treated alike: after the same day, by the same rule,
from all others they may be made of, but that a donor is not made of the one asked about, whose
change, if there is one, would show in it. If nothing happened to the one asked about that did not
happen to the rest, each place in the order of the ratios is then as likely for it as any other.

References
----------
Abadie, A., Diamond, A. and Hainmueller, J. (2010), "Synthetic control methods for comparative case
studies", Journal of the American Statistical Association 105(490): weights, placebos in space, and
the ratio of the root mean squared prediction errors (RMSPE). Doudchenko, N. and Imbens, G. W.
(2016), "Balancing, regression, difference-in-differences and synthetic control methods", NBER
working paper 22791, and Ferman, B. and Pinto, C. (2021), "Synthetic controls with imperfect
pretreatment fit", Quantitative Economics 12(4): outcomes less their mean before. Arkhangelsky, D.,
Athey, S., Hirshberg, D. A., Imbens, G. W. and Wager, S. (2021), "Synthetic
difference-in-differences", American Economic Review 111(12): the penalty that spreads the weights.
Firpo, S. and Possebom, V. (2018), "Synthetic control method: inference, sensitivity analysis and
confidence sets", Journal of Causal Inference 6(2): the test turned into an interval. Chernozhukov,
V., Wüthrich, K. and Zhu, Y. (2021), "An exact and robust conformal inference method for
counterfactual and synthetic controls", Journal of the American Statistical Association 116(536):
the test over time.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Booleans = NDArray[np.bool_]

SPREAD = 1.0
"""How strongly weights are spread over donors: a donor's own noise counts this often."""
_NOTHING = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Controls:
    """Synthetic controls of several units; the first is the one asked about, the rest its donors.

    Attributes
    ----------
    weights : (units, units) float array
        Of which others each unit is made: not negative, each row sums to 1, none of itself.
    gaps : (units, periods) float array
        Outcome less what the others let one expect, in the unit's own standard deviations before.
    scales : (units,) float array
        That standard deviation, in units of the outcome.
    before, after : (periods,) boolean arrays
        Which periods lie before the day and which after it.
    """

    weights: Floats
    gaps: Floats
    scales: Floats
    before: Booleans
    after: Booleans

    @property
    def errors_before(self) -> Floats:
        """The root mean squared gap of each unit before the day, in its standard deviations."""
        return _root_mean_square(self.gaps[:, self.before])

    @property
    def errors_after(self) -> Floats:
        """The root mean squared gap of each unit after the day, in its standard deviations."""
        return _root_mean_square(self.gaps[:, self.after])

    @property
    def ratios(self) -> Floats:
        """The error of each unit after the day over that before it."""
        return self.errors_after / np.maximum(self.errors_before, _NOTHING)

    @property
    def fit(self) -> float:
        """The share of the first unit's variation before the day that the others account for.

        1 is all of it; below 0 they tell less than the unit's own mean does.
        """
        return float(1 - self.errors_before[0] ** 2)

    @property
    def p(self) -> float:
        """The share of all units whose ratio is at least that of the first, itself among them.

        With J donors it can be 1 / (1 + J), 2 / (1 + J) and so on.
        """
        as_far = self.ratios >= self.ratios[0] * (1 - _NOTHING)
        return float(as_far.sum() / len(as_far))

    @property
    def change(self) -> float:
        """The mean gap of the first unit after the day, in units of the outcome."""
        return float(self.gaps[0, self.after].mean() * self.scales[0])

    def interval(self, share: float = 0.95) -> tuple[float, float] | None:
        """Return between which values the change of the first unit may lie.

        What happened to it is `change` less what would have been its mean gap after the day without
        it. How far mean gaps stray without anything, the other units show: of each, over its error
        before the day. A change is outside where only a share of 1 - `share` of all units would
        stray as far once it is taken away.

        Returns
        -------
        tuple of float or None
            In units of the outcome; their middle is `change`. ``None`` with too few donors.
        """
        rank = int((1 - share) * len(self.gaps) + _NOTHING)
        if not rank:
            return None
        means = self.gaps[:, self.after].mean(axis=1)
        errors = np.maximum(self.errors_before, _NOTHING)
        room = np.sort(np.abs(means / errors)[1:])[-rank] * errors[0]
        return (
            float((means[0] - room) * self.scales[0]),
            float((means[0] + room) * self.scales[0]),
        )


def synthetic_controls(
    outcomes: Floats,
    *,
    before: Booleans,
    after: Booleans,
    allowed: Booleans,
    spread: float = SPREAD,
) -> Controls:
    """Make each unit from those it may be made of, by what was before the day.

    Parameters
    ----------
    outcomes : (units, periods) float array
        Nothing missing, and no unit without variation, in the periods before and after.
    before, after : (periods,) boolean arrays
        Which periods lie before the day and which after it.
    allowed : (units, units) boolean array
        Of which others each unit may be made; of at least one.
    spread
        How strongly weights are spread: with 0 they are those of Abadie, Diamond and Hainmueller,
        and fit as closely as can be, which with few periods before is mostly to noise.

    Raises
    ------
    ValueError
        If a unit has nobody to be made of, or does not vary before the day.
    """
    level = outcomes[:, before].mean(axis=1, keepdims=True)
    scales = outcomes[:, before].std(axis=1)
    if not (scales > 0).all():
        msg = "every unit must vary before the day"
        raise ValueError(msg)
    own = (outcomes - level) / scales[:, None]
    weights = np.zeros((len(own), len(own)))
    for unit in range(len(own)):
        others = np.flatnonzero(allowed[unit] & (np.arange(len(own)) != unit))
        if not others.size:
            msg = f"unit {unit} may be made of no other"
            raise ValueError(msg)
        weights[unit, others] = weights_of(own[unit, before], own[others][:, before], spread=spread)
    return Controls(
        weights=weights, gaps=own - weights @ own, scales=scales, before=before, after=after
    )


def changes_without_one(
    outcomes: Floats, *, before: Booleans, after: Booleans, weights: Floats, spread: float = SPREAD
) -> Floats:
    """Return the change of the first unit when each donor that weighs anything is left out in turn.

    Parameters
    ----------
    outcomes, before, after, spread
        As in `synthetic_controls`.
    weights : (units,) float array
        Those of the first unit.

    Returns
    -------
    (left out,) float array
        In units of the outcome.
    """
    scales = outcomes[:, before].std(axis=1)
    own = (outcomes - outcomes[:, before].mean(axis=1, keepdims=True)) / scales[:, None]
    changes: list[float] = []
    for left in np.flatnonzero(weights > 0):
        others = np.setdiff1d(np.arange(1, len(own)), [left])
        kept = weights_of(own[0, before], own[others][:, before], spread=spread)
        changes.append(float((own[0] - kept @ own[others])[after].mean() * scales[0]))
    return np.array(changes)


def weights_of(target: Floats, donors: Floats, *, spread: float = SPREAD) -> Floats:
    """Return the weights with which donors come closest to a target.

    They minimise the mean squared difference plus `spread` times the sum of their squares, are not
    negative and sum to 1.

    Parameters
    ----------
    target : (periods,) float array
    donors : (donors, periods) float array

    Returns
    -------
    (donors,) float array

    References
    ----------
    With v = s w for weights w that sum to 1, min over v >= 0 of |C v|^2 + (sum v - 1)^2 is reached
    at the w that minimises |C w|^2, whatever s: so the solver of Lawson, C. L. and Hanson, R. J.
    (1974), "Solving Least Squares Problems", chapter 23, is enough.
    """
    optimize: Any = import_module("scipy.optimize")  # its types are not complete
    differences = (donors - target).T / np.sqrt(len(target))
    rows = np.vstack([differences, np.sqrt(spread) * np.eye(len(donors))])
    size = float(np.sqrt((rows**2).sum(axis=0).mean())) or 1.0
    system = np.vstack([rows / size, np.ones(len(donors))])
    goal = np.zeros(len(system))
    goal[-1] = 1.0
    found: Floats = optimize.nnls(system, goal)[0]
    return found / found.sum()


def p_over_time(
    target: Floats, donors: Floats, *, after: Booleans, spread: float = SPREAD
) -> float:
    """Return how rarely a stretch of time as long as that after the day strays as far as it did.

    The control is made from **all** periods, as if nothing had happened; the gaps are then moved
    round in time, one period after the other (Chernozhukov, Wüthrich and Zhu 2021, moving blocks,
    with the mean absolute gap). That asks nothing of the donors' noise, but that the gaps' own
    behaviour did not change with time.

    Parameters
    ----------
    target : (periods,) float array
        In time; all of them count, those that are not `after` as before.
    donors : (donors, periods) float array
    after : (periods,) boolean array

    Returns
    -------
    float
        A multiple of 1 / periods.
    """
    every = np.vstack([target, donors])
    own = (every - every.mean(axis=1, keepdims=True)) / every.std(axis=1, keepdims=True)
    gaps = np.abs(own[0] - weights_of(own[0], own[1:], spread=spread) @ own[1:])
    turned = np.array([np.roll(gaps, step)[after].mean() for step in range(len(gaps))])
    return float((turned >= turned[0] * (1 - _NOTHING)).sum() / len(turned))


def _root_mean_square(gaps: Floats) -> Floats:
    return np.sqrt((gaps**2).mean(axis=1))
