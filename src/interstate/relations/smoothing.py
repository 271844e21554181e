"""A level that moves in small steps, seen through counts: a state-space model in closed form.

The level of each period is that of the one before plus a normal step. Counts tell of it through a
logit (so many of so many events were cooperation), a logarithm (so many events at so much
reporting) or directly (a mean of values). A Kalman filter and smoother gives the level of every
period from all periods; a period without counts tells nothing, so its interval is wider the
farther it lies from one that tells. Counts are brought into the filter by the usual iterated normal
approximation, and how large the steps are is averaged over, weighted by how well each size
foretells the counts.

References
----------
Durbin, J. and Koopman, S. J. (2012), *Time Series Analysis by State Space Methods*, 2nd ed., Oxford
University Press: the local level model, its filter and smoother (sections 2.2 and 2.4), the mode of
the state for counts by iterated smoothing and the approximate likelihood (sections 10.6 and 11.6).
McCullagh, P. and Nelder, J. A. (1989), *Generalized Linear Models*, 2nd ed., Chapman and Hall,
sections 4.5 and 9.2.4: dispersion from Pearson residuals.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING, Protocol

import numpy as np
from scipy.special import expit, gammaln

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_ROUNDS = 12
_ADJUSTMENTS = 3
"""How often the dispersion is estimated anew. More of them take a level that moves for scatter."""
_FARTHEST = 2.0
"""A step of the search is no longer, lest an exponential overflow on the way."""
_CLOSE = 1e-4
_LEAST = 1e-9
_STEPS = np.geomspace(0.01, 1.5, 12)
"""Standard deviations of a step that are averaged over, in units of the level's scale."""
_TYPICAL_STEP = 0.2
"""Scale of the half-Cauchy prior of a step's standard deviation (Gelman 2006)."""
_PRIOR_RESIDUALS = 5.0
"""The dispersion is held near 1 as if by so many residuals that were as expected."""


class Counts(Protocol):
    """What is counted, as a function of the level; all arrays end with the periods."""

    @property
    def told(self) -> NDArray[np.bool_]:
        """Of which periods anything is known."""
        ...

    def slope(self, level: Floats) -> Floats:
        """Return the derivative of the log-likelihood, 0 where nothing is known."""
        ...

    def information(self, level: Floats) -> Floats:
        """Return the expected negative second derivative."""
        ...

    def likelihood(self, level: Floats) -> Floats:
        """Return the log-likelihood of each period."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shares:
    """So many of so many: the level is the log-odds of the share.

    Attributes
    ----------
    hits, trials : (..., n)
        NaN where nothing is known.
    shift
        What is added to the level, of those whose share differs by a constant.
    """

    hits: Floats
    trials: Floats
    shift: float = 0.0

    @property
    def told(self) -> NDArray[np.bool_]:
        """Of which periods anything is known."""
        return np.nan_to_num(self.trials) > 0

    def slope(self, level: Floats) -> Floats:
        """Return the derivative of the log-likelihood."""
        return np.nan_to_num(self.hits) - np.nan_to_num(self.trials) * expit(level + self.shift)

    def information(self, level: Floats) -> Floats:
        """Return the expected negative second derivative."""
        share = expit(level + self.shift)
        return np.nan_to_num(self.trials) * share * (1 - share)

    def likelihood(self, level: Floats) -> Floats:
        """Return the log-likelihood of each period, but for a constant."""
        hits, trials = np.nan_to_num(self.hits), np.nan_to_num(self.trials)
        moved = level + self.shift
        return hits * moved - trials * np.logaddexp(0, moved)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Together:
    """Several shares that tell of one level, each with a shift of its own."""

    parts: tuple[Shares, ...]

    @property
    def told(self) -> NDArray[np.bool_]:
        """Of which periods anything is known."""
        return np.any([part.told for part in self.parts], axis=0)

    def slope(self, level: Floats) -> Floats:
        """Return the derivative of the log-likelihood."""
        return np.sum([part.slope(level) for part in self.parts], axis=0)

    def information(self, level: Floats) -> Floats:
        """Return the expected negative second derivative."""
        return np.sum([part.information(level) for part in self.parts], axis=0)

    def likelihood(self, level: Floats) -> Floats:
        """Return the log-likelihood of each period, but for a constant."""
        return np.sum([part.likelihood(level) for part in self.parts], axis=0)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rates:
    """So many at so much exposure: the level is the logarithm of events at an exposure of 1.

    Attributes
    ----------
    counts, exposure : (..., n)
        NaN where nothing is known.
    """

    counts: Floats
    exposure: Floats

    @property
    def told(self) -> NDArray[np.bool_]:
        """Of which periods anything is known."""
        return np.nan_to_num(self.exposure) > 0

    def slope(self, level: Floats) -> Floats:
        """Return the derivative of the log-likelihood."""
        return np.nan_to_num(self.counts) - self.information(level)

    def information(self, level: Floats) -> Floats:
        """Return the expected negative second derivative."""
        return np.nan_to_num(self.exposure) * np.exp(np.clip(level, -50, 50))

    def likelihood(self, level: Floats) -> Floats:
        """Return the log-likelihood of each period, but for a constant."""
        counts = np.nan_to_num(self.counts)
        return counts * level - self.information(level) - gammaln(counts + 1)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Means:
    """Means of values: the level is what they are the mean of.

    Attributes
    ----------
    sums, numbers : (..., n)
        Of the values; NaN where nothing is known.
    variance
        Of one value, within a period; positive.
    """

    sums: Floats
    numbers: Floats
    variance: float

    @property
    def told(self) -> NDArray[np.bool_]:
        """Of which periods anything is known."""
        return np.nan_to_num(self.numbers) > 0

    def slope(self, level: Floats) -> Floats:
        """Return the derivative of the log-likelihood."""
        return (np.nan_to_num(self.sums) - np.nan_to_num(self.numbers) * level) / self.variance

    def information(self, level: Floats) -> Floats:
        """Return the expected negative second derivative."""
        return np.broadcast_to(np.nan_to_num(self.numbers) / self.variance, level.shape)

    def likelihood(self, level: Floats) -> Floats:
        """Return the log-likelihood of each period, but for a constant."""
        numbers, told = np.nan_to_num(self.numbers), self.told
        mean = np.nan_to_num(self.sums) / np.where(told, numbers, 1)
        return -0.5 * numbers * (mean - level) ** 2 / self.variance


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Level:
    """What is known of the level in each period.

    Attributes
    ----------
    mean, deviation : (..., n)
        Mean and standard deviation, on the level's own scale (log-odds, logarithm, values).
    step : (...,)
        Mean of what is known of a step's standard deviation, per period.
    dispersion : (...,)
        How many times as much counts scatter about their level as pure chance would; at least 1.
    """

    mean: Floats
    deviation: Floats
    step: Floats
    dispersion: Floats

    def bounds(self, level: float) -> tuple[Floats, Floats]:
        """Return the ends of the central interval that holds a share `level` of what is likely."""
        reach = NormalDist().inv_cdf(0.5 + level / 2) * self.deviation
        return self.mean - reach, self.mean + reach


def smooth(  # noqa: PLR0913  (what is known beforehand)
    counts: Counts,
    *,
    centre: Floats | float,
    spread: float,
    scale: float = 1.0,
    moves: Floats | None = None,
    unsure: Floats | None = None,
) -> Level:
    """Return the level of every period, from all periods.

    Parameters
    ----------
    counts
        Arrays of shape (..., n); leading axes are pairs.
    centre, spread
        Mean and standard deviation of what is taken for likely of the first period's level.
    scale
        What a step's standard deviation is measured in, e.g. that of the values.
    moves, unsure : (n,), optional
        By how much the level is expected to change from the period before (something begins or
        ends that changes levels elsewhere), and the variance of that.

    References
    ----------
    Gelman, A. (2006), "Prior distributions for variance parameters in hierarchical models",
    Bayesian Analysis 1(3): the half-Cauchy prior of a standard deviation.
    """
    told = counts.told
    shape, n = told.shape[:-1], told.shape[-1]
    steps = _STEPS * scale
    walk = steps.reshape(-1, *(1,) * len(shape)) ** 2
    centre = np.broadcast_to(np.asarray(centre, dtype=float), (len(steps), *shape))
    start = _Start(
        mean=centre,
        variance=spread**2,
        walk=np.broadcast_to(walk, (len(steps), *shape)),
        moves=_given(moves, n),
        unsure=_given(unsure, n),
    )
    dispersion = np.ones(shape)
    levels = (start.mean + 0.0)[..., None] + np.cumsum(start.moves)
    for _ in range(_ADJUSTMENTS):
        levels, mean, variance, _weights = _averaged(counts, start, dispersion, levels)
        dispersion = _dispersion(counts, mean, variance)
    _, mean, variance, weights = _averaged(counts, start, dispersion, levels)
    return Level(
        mean=mean,
        deviation=np.sqrt(variance),
        step=(weights * np.sqrt(walk)).sum(axis=0),
        dispersion=dispersion,
    )


def _averaged(
    counts: Counts, start: _Start, dispersion: Floats, levels: Floats
) -> tuple[Floats, Floats, Floats, Floats]:
    """Return the levels of each walk, their mean and variance over all, and the walks' weights."""
    levels, variances, fit = _mode(counts, start, dispersion, levels)
    prior = np.gradient(_STEPS) / (1 + (_STEPS / _TYPICAL_STEP) ** 2)
    weights = np.log(prior).reshape(-1, *(1,) * (fit.ndim - 1)) + fit
    weights = np.exp(weights - weights.max(axis=0))
    weights = weights / weights.sum(axis=0)
    mean = (weights[..., None] * levels).sum(axis=0)
    variance = (weights[..., None] * (variances + (levels - mean) ** 2)).sum(axis=0)
    return levels, mean, variance, weights


def _given(values: Floats | None, n: int) -> Floats:
    return np.zeros(n, dtype=np.float64) if values is None else values


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Start:
    mean: Floats
    variance: float
    walk: Floats
    moves: Floats
    unsure: Floats


def _mode(
    counts: Counts, start: _Start, dispersion: Floats, level: Floats
) -> tuple[Floats, Floats, Floats]:
    """Return the likeliest levels, their variances, and the log-likelihood of each walk."""
    seen, noise = _seen(counts, level, dispersion)
    found, variance, fit = _kalman(seen, noise, start)
    for _ in range(_ROUNDS):
        change = np.clip(found - level, -_FARTHEST, _FARTHEST)
        level = level + change
        seen, noise = _seen(counts, level, dispersion)
        found, variance, fit = _kalman(seen, noise, start)
        if np.abs(change).max(initial=0) < _CLOSE:
            break
    told = counts.told
    # What the counts say of the level less what the normal stand-in for them says.
    stand_in = -0.5 * (np.log(2 * np.pi * noise) + (seen - level) ** 2 / noise)
    exact = counts.likelihood(level) / dispersion[..., None]
    return level, variance, fit + np.where(told, exact - stand_in, 0).sum(axis=-1)


def _seen(counts: Counts, level: Floats, dispersion: Floats) -> tuple[Floats, Floats]:
    """Return a normal observation and its variance that stand for the counts near a level."""
    information = np.maximum(counts.information(level), _LEAST)
    noise = np.where(counts.told, dispersion[..., None] / information, 1 / _LEAST)
    step = np.clip(counts.slope(level) / information, -_FARTHEST * 4, _FARTHEST * 4)
    return level + np.where(counts.told, step, 0), noise


def _kalman(seen: Floats, noise: Floats, start: _Start) -> tuple[Floats, Floats, Floats]:
    """Filter and smooth; what is not told has so much noise that it changes nothing."""
    n = seen.shape[-1]
    means, variances = np.empty_like(seen), np.empty_like(seen)
    ahead, ahead_variances = np.empty_like(seen), np.empty_like(seen)
    mean = start.mean + start.moves[0]
    variance = np.full(start.mean.shape, start.variance)
    fit = np.zeros(start.mean.shape)
    for t in range(n):
        if t:
            mean = mean + start.moves[t]
            variance = variance + start.walk + start.unsure[t]
        ahead[..., t], ahead_variances[..., t] = mean, variance
        total = variance + noise[..., t]
        miss = seen[..., t] - mean
        known = noise[..., t] < 1 / _LEAST
        fit += np.where(known, -0.5 * (np.log(2 * np.pi * total) + miss**2 / total), 0)
        gain = np.where(known, variance / total, 0)
        mean, variance = mean + gain * miss, variance * (1 - gain)
        means[..., t], variances[..., t] = mean, variance
    for t in range(n - 2, -1, -1):
        back = variances[..., t] / ahead_variances[..., t + 1]
        means[..., t] += back * (means[..., t + 1] - ahead[..., t + 1])
        variances[..., t] += back**2 * (variances[..., t + 1] - ahead_variances[..., t + 1])
    return means, variances, fit


def _dispersion(counts: Counts, mean: Floats, variance: Floats) -> Floats:
    """Return how much counts scatter about the level against pure chance; at least 1."""
    information = np.maximum(counts.information(mean), _LEAST)
    told = counts.told
    squares = np.where(told, counts.slope(mean) ** 2 / information, 0).sum(axis=-1)
    # What the level itself takes up of the scatter, period by period.
    used = np.where(told, np.minimum(variance * information, 1), 0).sum(axis=-1)
    free = told.sum(axis=-1) - used
    found = (squares + _PRIOR_RESIDUALS) / (np.maximum(free, 0) + _PRIOR_RESIDUALS)
    return np.maximum(found, 1.0)
