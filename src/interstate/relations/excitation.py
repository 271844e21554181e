"""Whether acts go up after other acts, beyond what both move with: a Hawkes process by period.

The expected number of acts in a period is a sum: a baseline that moves with how much is told and
slowly with time, what is done elsewhere in the same period, what is left of the same actor's
earlier acts, and what is left of the earlier acts asked about, which fades exponentially. How often
shocks to both series alone would give what is seen is judged by replicates of a model in which the
two share shocks and nothing follows anything. docs/explanation/reciprocity.md has the formulas.

References
----------
Hawkes, A. G. (1971), "Spectra of Some Self-Exciting and Mutually Exciting Point Processes",
Biometrika 58(1). In discrete time: Ferland, R., Latour, A. and Oraichi, D. (2006), "Integer-Valued
GARCH Process", Journal of Time Series Analysis 27(6). Variances whatever the distribution: White,
H. (1980), Econometrica 48(4). The replicates are ours; ``evals/reciprocity.py`` says how often they
err.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, cast

import numpy as np

from interstate.relations.scores import Range

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

WITHIN_DAYS = 7
"""Days after an act over which its rate ratio is taken."""
FOLLOWED = {1: 14, 7: 8}
"""By days in a period: how many periods after an act are shown."""
LEAST_PERIODS = 60
"""Shorter series cannot tell shocks that last from acts that follow."""
REPLICATES = 199

_OWN = (1.0, 3.5, 12.0)
"""Mean lags, in periods, of the three ways in which a state's own acts are let go on."""
_ASKED = (1.0, 2.5, 6.0)
"""Mean lags, in periods, at which it is asked whether anything follows."""
_LAGS = np.geomspace(1.0, 8.0, 33)
"""Mean lags, in periods, with which it may follow."""
_KNOT_DAYS = 60
_LEAST_EXPOSURE = 0.2
"""Where hardly anything is told, the rates of that period would be mostly noise."""
_MEMORY = 14
"""Periods over which shocks are followed."""
_FADES = np.exp(-1 / np.array([0.7, 1.5, 3.0, 6.0, 12.0, 25.0]))
_DRAWS = 60
"""So many equally likely values stand for the distribution of a coefficient."""
_TRUST, _ROUNDS = 0.3, 2
"""How far weights follow what is expected, and how often it is expected anew."""
_TINY = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Influence:
    """How the rate of some acts goes with earlier acts.

    Attributes
    ----------
    following
        Acts that come on top of the rest for each earlier act; negative where fewer come.
    ratio
        Rate of the acts over the seven days after one earlier act more, over their mean rate.
    lag_days
        Mean days from the earlier act to what follows; at least one period.
    share
        Share of all the acts that comes on top after earlier ones, from -1 to 1; negative where so
        many fewer come.
    curve : (n, 3) float array
        By how many percent of the mean the rate is higher 1 to n periods after one earlier act
        more, and the ends of the interval.
    """

    following: Range
    ratio: Range
    lag_days: Range
    share: Range
    curve: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Case:
    """Acts, the earlier acts asked about, and what both may move with.

    Attributes
    ----------
    acts, before : (n,) float arrays
        Counts by period, not negative.
    exposure : (n,) float array
        How much is told of everything, 1 on average.
    elsewhere : (n, m) float array
        Counts of what the same actors do with others in the same period.
    told : (n,) bool array
        Of which periods anything is told; what stands in the others does not count.
    period_days
        1 or 7.
    """

    acts: Floats
    before: Floats
    exposure: Floats
    elsewhere: Floats
    told: NDArray[np.bool_]
    period_days: int

    def left_of(self, counts: Floats, lags: Sequence[float] | Floats) -> Floats:
        """Return what is left of earlier acts, for each mean lag: (lags, ..., n).

        ``z_t = e_t sum over k >= 1 of (1 - f) f^(k-1) x_(t-k) / e_(t-k)``, where the share
        ``f = 1 - 1 / lag`` is left a period later, and exposure e takes out how much was told.
        """
        exposure = np.where(self.told, self.exposure, 0.0)
        rates = counts / np.maximum(exposure, _LEAST_EXPOSURE)
        mean = rates[..., self.told].mean(-1, keepdims=True)
        rates = np.where(self.told, rates, mean)
        keep = (1 - 1 / np.asarray(lags, dtype=float)).reshape(-1, *(1,) * (counts.ndim - 1))
        found = np.empty((keep.shape[0], *counts.shape))
        # What went before the first period is not known: as if it had been the mean.
        state = np.broadcast_to(mean[..., 0], found.shape[:-1])
        for t in range(counts.shape[-1]):
            found[..., t] = state
            state = keep * state + (1 - keep) * rates[..., t]
        return exposure * found

    @property
    def moves(self) -> Floats:
        """What acts move with whatever went before: (n, m).

        The exposure times a baseline that is straight between knots, and what is done elsewhere.
        """
        n = self.acts.shape[0]
        knots = max(2, round(n * self.period_days / _KNOT_DAYS) + 1)
        time = np.linspace(0, knots - 1, n)[:, None]
        straight = np.maximum(1 - np.abs(time - np.arange(knots)), 0).T
        columns = np.concatenate([(straight * self.exposure).T, self.elsewhere], axis=1)
        return np.where(self.told[:, None], columns, 0.0)

    def rest(self, acts: Floats) -> Floats:
        """Return what acts depend on where nothing is followed: (..., n, m)."""
        moves = np.broadcast_to(self.moves, (*acts.shape, self.moves.shape[-1]))
        return np.concatenate([moves, np.moveaxis(self.left_of(acts, _OWN), 0, -1)], axis=-1)


def quick_p_value(case: Case) -> float:
    """Return `p_value` as it would be if shocks shared nothing: seldom higher, and soon known."""
    added = _asked(case, case.acts, case.before)
    return _tail(float(_mean_t(added)), float(added.few.mean()))


def p_value(case: Case, *, seed: int = 0, replicates: int = REPLICATES) -> float:
    """Return how often shocks alone would give an association as strong, two-sided.

    The statistic is White's t, averaged over the lags asked. In the replicates the two series have
    shocks of their own and shocks in common, lasting and passing, as large as their covariances
    allow, and nothing follows anything. What these give on average is taken off where it goes the
    same way as what is seen, and never added; the rest is held against their spread, with the tails
    of Student's t.
    """
    added = _asked(case, case.acts, case.before)
    found, few = float(_mean_t(added)), float(added.few.mean())
    drawn = _Shocks.of(case).drawn(np.random.default_rng(seed), replicates)
    null = _mean_t(_asked(case, *drawn))
    shift = max(null.mean(), 0.0) if found > 0 else min(null.mean(), 0.0)
    beyond = max((found - shift) * np.sign(found), 0.0) / max(float(null.std()), _TINY)
    # Both have the same spread then: that of t is more than 1.
    return _tail(beyond * sqrt(few / (few - 2)), few)


def _tail(t: float, few: float) -> float:
    from scipy.special import stdtr

    return float(2 * stdtr(few, -abs(t)))


def _asked(case: Case, acts: Floats, before: Floats) -> _Added:
    rest = case.rest(acts)
    return _added(rest, case.left_of(before, _ASKED), acts, _weights(rest, acts, case.told))


def _mean_t(added: _Added) -> Floats:
    return (added.estimate / np.sqrt(added.robust + _TINY)).mean(0)


def effect(case: Case) -> Influence:
    """Return how large the effect is and how soon it comes: medians, and intervals of 90 %.

    Each lag weighs as much as it explains, all being as likely before on a logarithmic scale. At
    each the coefficient has the distribution that inverting a score test gives: White's variance
    (HC3), taken where the coefficient is supposed to be, and Student's t with as many degrees of
    freedom as the few periods allow that carry the sum.
    """
    rest = case.rest(case.acts)
    columns = case.left_of(case.before, _LAGS)
    best = int(np.argmax(_added(rest, columns, case.acts, _weight(rest, case)).gain))
    # Once more with weights that know of the effect.
    design = np.concatenate([rest, columns[best][:, None]], axis=1)
    added = _added(rest, columns, case.acts, _weight(design, case))
    weights, draws = _likely(added)
    mean, kept = case.acts[case.told].mean(), 1 - 1 / _LAGS[:, None]
    left = columns[:, case.told].mean(1)[:, None]
    days = WITHIN_DAYS // case.period_days
    after = np.arange(FOLLOWED[case.period_days])

    def interval(values: Floats) -> Range:
        low, middle, high = _quantiles(values, weights, (0.05, 0.5, 0.95))
        return Range(value=middle, low=low, high=high)

    curve = [interval(100 * (1 - kept) * kept**k * draws / mean) for k in after]
    return Influence(
        following=interval(draws),
        ratio=interval(1 + draws * (1 - kept**days) / (days * mean)),
        lag_days=interval(np.broadcast_to(_LAGS[:, None] * case.period_days, draws.shape)),
        share=interval(np.clip(draws * left / mean, -1, 1)),
        curve=np.array([(each.value, each.low, each.high) for each in curve]),
    )


def _likely(added: _Added) -> tuple[Floats, Floats]:
    """Return the weights of the lags, and equally likely coefficients at each: (lags, draws)."""
    from scipy.special import stdtrit

    best = int(np.argmax(added.gain))
    # White's variance over the plain one: how much less is known than the weights suppose.
    scale = float(added.robust[best] * added.size[best])
    likely = np.exp((added.gain - added.gain[best]) / (2 * scale))
    t = stdtrit(float(added.few[best]), (np.arange(_DRAWS) + 0.5) / _DRAWS)
    # (estimate - a)^2 = t^2 V(a), where V is a parabola.
    turn, bend = added.turn[:, None], added.bend[:, None]
    lead = np.maximum(1 - t**2 * bend, 0.2)
    root = np.sqrt(t**4 * turn**2 + lead * t**2 * added.robust[:, None])
    draws = added.estimate[:, None] - (t**2 * turn + np.sign(t) * root) / lead
    return np.broadcast_to((likely / likely.sum() / _DRAWS)[:, None], draws.shape), draws


def _quantiles(values: Floats, weights: Floats, shares: Sequence[float]) -> list[float]:
    order = np.argsort(values, axis=None)
    sorted_weights = weights.ravel()[order]
    reached = np.cumsum(sorted_weights) - sorted_weights / 2
    return [float(np.interp(share, reached, values.ravel()[order])) for share in shares]


def _expected(design: Floats, acts: Floats, weight: Floats) -> Floats:
    """Return expected acts, none of them below a tenth of the mean: (..., n)."""
    counted = weight > 0
    least = 0.1 * (acts * counted).sum(-1, keepdims=True) / counted.sum(-1, keepdims=True)
    return np.maximum(_fitted(design, acts, weight, _inverse(design, weight)), least + _TINY)


def _weights(design: Floats, acts: Floats, told: NDArray[np.bool_]) -> Floats:
    """Return weights for least squares on counts, whose variance goes with their mean: (..., n).

    The expected numbers are drawn towards their mean, since what is weighted down because little is
    expected is often where little was seen. Nothing rests on the weights being right.
    """
    mean = (acts * told).sum(-1, keepdims=True) / told.sum() + _TINY
    weight = told / mean
    for _ in range(_ROUNDS):
        weight = told / (_TRUST * _expected(design, acts, weight) + (1 - _TRUST) * mean)
    return weight


def _weight(design: Floats, case: Case) -> Floats:
    return _weights(design, case.acts, case.told)


def _fitted(design: Floats, values: Floats, weight: Floats, inverse: Floats) -> Floats:
    """Return the fit of least squares: (..., n)."""
    turned = np.swapaxes(design, -1, -2) @ (weight * values)[..., None]
    return (design @ (inverse @ turned))[..., 0]


def _inverse(design: Floats, weight: Floats) -> Floats:
    square = (np.swapaxes(design, -1, -2) * weight[..., None, :]) @ design
    size = np.trace(square, axis1=-2, axis2=-1)[..., None, None]
    one = np.eye(int(design.shape[-1]))
    # Columns that are all zero, as what is done elsewhere may be, then have the coefficient 0.
    return cast("Floats", np.linalg.inv(square + (1e-8 * size + _TINY) * one))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Added:
    """What one more column explains beside the rest.

    Attributes
    ----------
    estimate, size : (...) float arrays
        Its coefficient, and the weighted sum of squares of what of it the rest does not have.
    parts : (..., n) float array
        What each period contributes to the coefficient's error.
    robust, turn, bend : (...) float arrays
        ``V(a) = robust + 2 turn d + bend d^2``: variance, were the coefficient ``a``, less than the
        estimate by ``d``.
    """

    estimate: Floats
    size: Floats
    parts: Floats
    robust: Floats
    turn: Floats
    bend: Floats

    @property
    def gain(self) -> Floats:
        """By how much the weighted sum of squares falls."""
        return self.estimate**2 * self.size

    @property
    def few(self) -> Floats:
        """Degrees of freedom: as many periods as would carry the sum were they alike; at least 4.

        As Satterthwaite (1946) has it for a sum of squares of unlike parts.
        """
        return np.maximum(self.robust**2 / np.maximum((self.parts**4).sum(-1), 1e-300), 4.0)


def _added(rest: Floats, columns: Floats, acts: Floats, weight: Floats) -> _Added:
    """Return what each column adds (Frisch, Waugh and Lovell): `columns` is (k, ..., n)."""
    inverse = _inverse(rest, weight)
    beyond = columns - _fitted(rest, columns, weight, inverse)
    left = acts - _fitted(rest, acts, weight, inverse)
    size = np.maximum((weight * beyond**2).sum(-1), _TINY)
    estimate = (weight * beyond * left).sum(-1) / size
    # How far each period draws the fit to itself, from 0 to 1.
    pull = weight * ((rest @ inverse) * rest).sum(-1) + weight * beyond**2 / size[..., None]
    per = weight * beyond / size[..., None] / (1 - np.clip(pull, 0, 0.9))
    parts, moved = per * (left - estimate[..., None] * beyond), per * beyond
    return _Added(
        estimate=estimate,
        size=size,
        parts=parts,
        robust=(parts**2).sum(-1),
        turn=(parts * moved).sum(-1),
        bend=(moved**2).sum(-1),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Shocks:
    """Two series of counts moved by shocks, some of them shared; nothing follows anything.

    Sizes are variances of the rate over its baseline; that of a shared shock is negative where it
    moves the two apart. A fade is the share of a lasting shock that is left a period later.
    """

    baselines: tuple[Floats, Floats]
    shared: float
    shared_fade: float
    shared_passing: float
    own: tuple[float, float]
    own_fades: tuple[float, float]
    own_passing: tuple[float, float]

    @classmethod
    def of(cls, case: Case) -> _Shocks:
        """Return the shocks from which the covariances of the two series could have come."""
        told = case.told.astype(float)
        series = [np.where(case.told, each, 0.0) for each in (case.acts, case.before)]
        means = [
            _expected(case.moves, each, _weights(case.moves, each, case.told)) * told
            for each in series
        ]
        left = [(each - mean) * told for each, mean in zip(series, means, strict=True)]

        def covariances(i: int, j: int, lags: NDArray[np.int64]) -> Floats:
            def at(lag: int) -> float:
                first, second = (i, j) if lag >= 0 else (j, i)
                cut, k = told.shape[0] - abs(lag), abs(lag)
                together = left[first][:cut] @ left[second][k:]
                return float(together / max(means[first][:cut] @ means[second][k:], _TINY))

            return np.array([at(int(lag)) for lag in lags])

        lags = np.arange(-_MEMORY, _MEMORY + 1)
        across = covariances(0, 1, lags)
        shared, fade = _exponential(across, np.abs(lags))
        # A shock to both is felt on the day itself: what is not there, but for chance, is none.
        at_once, sign = float(across[_MEMORY]), 1.0 if shared > 0 else -1.0
        chance = sqrt(left[0] ** 2 @ left[1] ** 2) / max(float(means[0] @ means[1]), _TINY)
        shared = sign * min(abs(shared), max(0.0, sign * at_once + chance))
        passing = at_once - shared
        own: list[tuple[float, float, float]] = []
        lags = np.arange(1, _MEMORY + 1)
        for side in (0, 1):
            along = covariances(side, side, lags) - abs(shared) * fade**lags
            lasting, own_fade = _exponential(along, lags)
            lasting = max(lasting, 0.0)
            square = max(float(means[side] @ means[side]), _TINY)
            spread = float((left[side] @ left[side] - means[side].sum()) / square)
            rest = max(spread - lasting - abs(shared) - abs(passing), 0.0)
            own.append((lasting, own_fade, rest))
        return cls(
            baselines=(means[0], means[1]),
            shared=shared,
            shared_fade=fade,
            shared_passing=passing,
            own=(own[0][0], own[1][0]),
            own_fades=(own[0][1], own[1][1]),
            own_passing=(own[0][2], own[1][2]),
        )

    def drawn(self, rng: np.random.Generator, times: int) -> tuple[Floats, Floats]:
        """Return both series so many times over: (times, n) each."""
        shape = (times, self.baselines[0].shape[0])
        common = [
            (_log_shocks(rng, abs(size), fade, shape), size)
            for size, fade in ((self.shared, self.shared_fade), (self.shared_passing, 0.0))
        ]
        found: list[Floats] = []
        for side in (0, 1):
            log = _log_shocks(rng, self.own[side], self.own_fades[side], shape)
            for shock, size in common:
                apart = side == 1 and size < 0
                # Turned round it keeps the mean 1.
                log = log - shock - np.log1p(abs(size)) if apart else log + shock
            rate = self.baselines[side] * np.exp(np.clip(log, -8, 4))
            if self.own_passing[side] > 0:
                form = 1 / max(self.own_passing[side], 1e-3)
                rate = rate * rng.gamma(form, 1 / form, shape)
            found.append(rng.poisson(np.minimum(rate, 1e6)).astype(float))
        return found[0], found[1]


def _log_shocks(
    rng: np.random.Generator, variance: float, fade: float, shape: tuple[int, int]
) -> Floats:
    """Return logs of factors with mean 1 and a variance, so much of them left a period later."""
    spread = np.log1p(variance)
    log = rng.standard_normal(shape)
    if variance == 0:
        return np.zeros(shape)
    if fade > 0:
        for t in range(1, shape[1]):
            log[:, t] = fade * log[:, t - 1] + sqrt(1 - fade**2) * log[:, t]
    return sqrt(spread) * log - spread / 2


def _exponential(covariances: Floats, lags: NDArray[np.int64]) -> tuple[float, float]:
    """Return size and fade of the exponential that is nearest by least squares."""
    shapes = np.array([fade**lags for fade in _FADES])
    sizes = shapes @ covariances / (shapes**2).sum(1)
    missed = ((covariances - sizes[:, None] * shapes) ** 2).sum(1)
    best = int(np.argmin(missed))
    return float(sizes[best]), float(_FADES[best])
