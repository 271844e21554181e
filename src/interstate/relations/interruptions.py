"""Interrupted time series: whether a series goes on after a day as it did before.

A straight line (of the logarithm, for counts) before the day and another after it. Nothing is
compared with other series, so that whatever else changed on the same day counts too.

References
----------
Wagner, A. K., Soumerai, S. B., Zhang, F. and Ross-Degnan, D. (2002), "Segmented regression analysis
of interrupted time series studies in medication use research", Journal of Clinical Pharmacy and
Therapeutics 27(4). Bernal, J. L., Cummins, S. and Gasparrini, A. (2017), "Interrupted time series
regression for the evaluation of public health interventions", International Journal of Epidemiology
46(1): counts by quasi-Poisson regression with an offset. Newey, W. K. and West, K. D. (1987), "A
simple, positive semi-definite, heteroskedasticity and autocorrelation consistent covariance
matrix", Econometrica 55(3), with the lags of their 1994 paper in Review of Economic Studies 61(4)
and gaps in time as in Parzen, E. (1963), Sankhya A 25(4).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import fdtrc, stdtrit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Booleans = NDArray[np.bool_]

_TERMS = 4
"""Level and slope before, and how each changes."""
LEAST_ON_EACH_SIDE = 4
_MOST_STEPS, _NEAR = 100, 1e-10


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change of level or of slope.

    Attributes
    ----------
    value, low, high
        Estimate and 95 % interval: a factor where the series is a rate (2 is twice as many), else a
        difference in units of the outcome; of a slope, by period.
    """

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Interruption:
    """How a series changed at a day.

    Attributes
    ----------
    level
        Change in the first period after the day, against the line from before.
    slope
        Change from each period to the next.
    p
        How rarely both together would change as much by chance.
    degrees
        Degrees of freedom: periods less the four terms of the model.
    errors
        Which standard errors gave the larger p and are used: ``"Newey-West"`` or
        ``"quasi-Poisson"`` (of rates), ``"least squares"`` (else).
    factors
        Whether the changes are factors.
    """

    level: Change
    slope: Change
    p: float
    degrees: int
    errors: str
    factors: bool


def interruption_of(
    values: Floats, exposure: Floats | None, *, before: Booleans, after: Booleans
) -> Interruption | None:
    """Return how a series changed at a day.

    Parameters
    ----------
    values : (periods,) float array
        Counts, where `exposure` is given, else means or shares; NaN where missing.
    exposure : (periods,) float array or None
        What the counts are in proportion to.
    before, after : (periods,) boolean arrays
        Which periods lie before the day and which after it.

    Returns
    -------
    Interruption or None
        ``None`` where either side has fewer than four periods with a value, or the lines cannot be
        found (of counts, where there is none on one side).
    """
    known = np.isfinite(values) & (before | after)
    if exposure is not None:
        known &= np.isfinite(exposure)
        if not values[known & before].sum() or not values[known & after].sum():
            return None
    if min((known & before).sum(), (known & after).sum()) < LEAST_ON_EACH_SIDE:
        return None
    time = np.arange(len(values), dtype=float)
    since = time - time[after][0]
    design = np.column_stack([np.ones_like(time), since, after, after * since])
    x, y = design[known], values[known]
    degrees = len(y) - _TERMS
    if exposure is None:
        terms: Floats = np.linalg.lstsq(x, y, rcond=None)[0].astype(np.float64)
        residuals, bread = y - x @ terms, np.linalg.inv(x.T @ x)
        plain = bread * (residuals**2).sum() / degrees
        own = "least squares"
    else:
        found = _log_linear(x, y, exposure[known])
        if found is None:
            return None
        terms, expected = found
        residuals, bread = y - expected, np.linalg.inv((x.T * expected) @ x)
        dispersion = (residuals**2 / expected).sum() / degrees
        plain = bread * max(dispersion, 1.0)
        own = "quasi-Poisson"
    scores = np.zeros_like(design)
    scores[known] = x * residuals[:, None]
    robust = bread @ _long_run(scores, len(y)) @ bread * len(y) / degrees
    p, covariance, errors = _more_careful(terms, degrees, (plain, own), (robust, "Newey-West"))
    width = float(stdtrit(degrees, 0.975)) * np.sqrt(np.diag(covariance))
    turn = np.exp if exposure is not None else np.asarray
    changes = [
        Change(
            value=float(turn(terms[n])),
            low=float(turn(terms[n] - width[n])),
            high=float(turn(terms[n] + width[n])),
        )
        for n in (2, 3)
    ]
    return Interruption(
        level=changes[0],
        slope=changes[1],
        p=p,
        degrees=degrees,
        errors=errors,
        factors=exposure is not None,
    )


def _more_careful(
    terms: Floats, degrees: int, *given: tuple[Floats, str]
) -> tuple[float, Floats, str]:
    """Return p, covariance and name of the errors under which the change is the less sure."""
    tested = [(_joint(terms, covariance, degrees), covariance, name) for covariance, name in given]
    return max(tested, key=lambda each: each[0])


def _joint(terms: Floats, covariance: Floats, degrees: int) -> float:
    changed = terms[2:]
    wald = float(changed @ np.linalg.solve(covariance[2:, 2:], changed))
    return float(fdtrc(2, degrees, wald / 2))


def _log_linear(x: Floats, counts: Floats, exposure: Floats) -> tuple[Floats, Floats] | None:
    """Return the terms of a Poisson regression and what it expects, by Newton's steps."""
    terms = np.zeros(x.shape[1])
    terms[0] = np.log(counts.sum() / exposure.sum())
    for _ in range(_MOST_STEPS):
        expected = exposure * np.exp(np.clip(x @ terms, -30, 30))
        step = np.linalg.lstsq((x.T * expected) @ x, x.T @ (counts - expected), rcond=None)[0]
        # A long step overshoots where counts are few.
        terms = terms + step / max(1.0, float(np.abs(step).max()))
        if np.abs(step).max() < _NEAR:
            return terms, exposure * np.exp(x @ terms)
    return None


def _long_run(scores: Floats, n: int) -> Floats:
    """Return the sum of the scores' products within the lags of Newey and West, as they fade."""
    lags = int(4 * (n / 100) ** (2 / 9))
    total = scores.T @ scores
    for lag in range(1, lags + 1):
        product = scores[lag:].T @ scores[:-lag]
        total = total + (1 - lag / (lags + 1)) * (product + product.T)
    return total
