"""Where a level that is seen through noisy counts changes at once: three ways to say so.

All three work on one table: how likely what was seen in each period is at each of some levels. What
the levels are of (events a period, odds), and what noise there is, is settled by whoever makes the
table (`interstate.relations.turns`). A row of zeros is a period of which nothing is known.

* `smooth`: the probability, given all periods, that the level jumped at each of them. A hidden
  Markov model, solved exactly by forward and backward passes: the level stays or jumps, and what is
  seen swings about it for a while. Without swings, and if a jump forgot the level before, this is
  the exact posterior over segments of Fearnhead (2006), computed in another way.
* `pelt`: the segments of least cost (Killick, Fearnhead and Eckley 2012).
* `run_starts`: what an observer knew at the time (Adams and MacKay 2007).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

LEAST_RUN = 3
"""Periods with news that a level has to hold: what is over sooner is a burst."""


SWINGS = np.linspace(-2, 2, 5)
"""By how many standard deviations the level seems higher than it is, for a while."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """How a level may move from one period to the next.

    Attributes
    ----------
    turn
        From how far on a jump is a turn, in units of the levels.
    jumps, turns
        Probability of a jump that is less than a turn, and of one that is a turn, in each period.
    kept
        How much of a swing is left in the next period: its autocorrelation, from 0 to 1.
    bursts, burst_goes_on
        Probability that a burst begins, and that one goes on, in each period. What is seen in a
        burst says nothing of the level, which is the same again when it is over.
    """

    turn: float
    jumps: float
    turns: float
    kept: float
    bursts: float
    burst_goes_on: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Smoothed:
    """What all periods together say of the level in each.

    Attributes
    ----------
    up, down : (n,) float arrays
        Probability of a turn upwards or downwards between the period before and this one; 0 in
        the first.
    still : (n,) float array
        Probability that a burst began between the period before and this one and is not over yet:
        whether it will turn out to be one, or a turn upwards or downwards, is not known.
    weights : (models,) float array
        Probability of each model of noise; sums to 1.
    """

    up: Floats
    down: Floats
    still: Floats
    weights: Floats
    _forward: Floats
    _jump: Floats
    _swing: Floats

    def paths(self, number: int, seed: int = 0) -> tuple[NDArray[np.intp], ...]:
        """Draw courses from the posterior: filtered forwards, sampled backwards.

        Returns
        -------
        models : (number,) array
            Which model of noise each course is of.
        levels, swings : (number, n) arrays
            Their places among the levels, and among `SWINGS` or, of a burst, after them.

        References
        ----------
        Carter, C. K. and Kohn, R. (1994), "On Gibbs Sampling for State Space Models", Biometrika
        81(3).
        """
        random = np.random.default_rng(seed)
        n = len(self._forward)
        model = random.choice(len(self.weights), number, p=self.weights)
        at = np.zeros((n, number), dtype=np.intp)
        swing = np.zeros((n, number), dtype=np.intp)
        for t in range(n - 1, -1, -1):
            now = self._forward[t]
            if t == n - 1:
                at[t] = _drawn(now.sum(axis=2)[:, model].T, random)
                swing[t] = _drawn(now[at[t], model], random)
            else:
                later, swung = at[t + 1], swing[t + 1]
                at[t] = _drawn(
                    ((now @ self._swing)[:, model, swung] * self._jump[:, later]).T, random
                )
                swing[t] = _drawn(now[at[t], model] * self._swing[:, swung].T, random)
        return model, at.T, swing.T


def smooth(likelihood: Floats, levels: Floats, moves: Moves) -> Smoothed:
    """Return how probable a turn is in each period, given all of them.

    Parameters
    ----------
    likelihood : (n, levels, models, swings + 1) float array
        How likely each period is at each level, under each model of noise, while the level seems
        higher by each of `SWINGS`, and in a burst; somewhere above 0 in each.
    levels : (levels,) float array
        Rising, evenly spaced.
    moves
        How the level may move.

    References
    ----------
    Rabiner, L. R. (1989), "A Tutorial on Hidden Markov Models", Proceedings of the IEEE 77(2), for
    the passes; Fearnhead, P. (2006), "Exact and Efficient Bayesian Inference for Multiple
    Changepoint Problems", Statistics and Computing 16(2), for segments.
    """
    n, size, models, swings = likelihood.shape
    jump, up, down = _jumps(levels, moves)
    swing, lasting = _swings(moves)
    now = np.ones((size, models, swings)) * lasting / size
    forward = np.empty(likelihood.shape)
    scale = np.empty((n, models))
    wide = (size, models * swings)
    for t in range(n):
        if t:
            now = (jump.T @ now.reshape(wide)).reshape(now.shape) @ swing
        now = now * likelihood[t]
        scale[t] = now.sum(axis=(0, 2))
        now = now / scale[t][:, None]
        forward[t] = now
    evidence = np.log(scale).sum(axis=0)
    weights = np.exp(evidence - evidence.max())
    weights /= weights.sum()
    rise, fall = np.zeros(n), np.zeros(n)
    back = np.ones((size, models, swings))
    for t in range(n - 1, 0, -1):
        ahead = ((back * likelihood[t] / scale[t][:, None]) @ swing.T).reshape(wide)
        for found, chances in ((rise, up), (fall, down)):
            joint = forward[t - 1] * (chances @ ahead).reshape(back.shape)
            found[t] = joint.sum(axis=(0, 2)) @ weights
        back = (jump @ ahead).reshape(back.shape)
    # What is seen in a burst is as likely at every level, so that the levels need not be followed.
    begins = swing[0, -1] * forward[:-1, :, :, :-1].sum(axis=(1, 3))
    goes_on = np.log(likelihood[1:, 0, :, -1] / scale[1:])
    goes_on[1:] += math.log(moves.burst_goes_on)
    to_the_end = np.exp(goes_on[::-1].cumsum(axis=0)[::-1])
    to_the_end[1:] /= moves.burst_goes_on
    still = np.append(0.0, (begins * to_the_end) @ weights)
    return Smoothed(
        up=rise,
        down=fall,
        still=still,
        weights=weights,
        _forward=forward,
        _jump=jump,
        _swing=swing,
    )


def _swings(moves: Moves) -> tuple[Floats, Floats]:
    """Return the chances to go from swing to swing and burst, the last, and those at the start."""
    lasting = np.exp(-0.5 * SWINGS**2)
    lasting /= lasting.sum()
    apart = SWINGS[None, :] - moves.kept * SWINGS[:, None]
    calm = np.exp(-0.5 * apart**2 / (1 - moves.kept**2))
    calm *= (1 - moves.bursts) / calm.sum(axis=1, keepdims=True)
    chances = np.block(
        [
            [calm, np.full((len(SWINGS), 1), moves.bursts)],
            [(1 - moves.burst_goes_on) * lasting, np.array([moves.burst_goes_on])],
        ]
    )
    # A series may begin in the middle of a burst.
    share = moves.bursts / (moves.bursts + 1 - moves.burst_goes_on)
    return chances, np.append((1 - share) * lasting, share)


def _drawn(chances: Floats, random: np.random.Generator) -> NDArray[np.intp]:
    """Draw a place in each row, as often as its share of the row says."""
    sums = chances.cumsum(axis=1)
    drawn = random.random((len(sums), 1)) * sums[:, -1:]
    return np.minimum((sums < drawn).sum(axis=1), chances.shape[1] - 1)


def _jumps(levels: Floats, moves: Moves) -> tuple[Floats, Floats, Floats]:
    """Return the chances to go from level to level: all, and those of turns up and down."""
    apart = levels[None, :] - levels[:, None]
    far = np.abs(apart) >= moves.turn
    small = ~far & (apart != 0)
    turns = moves.turns * far / np.maximum(far.sum(axis=1, keepdims=True), 1)
    jumps = moves.jumps * small / np.maximum(small.sum(axis=1, keepdims=True), 1)
    every = turns + jumps
    every += np.diag(1 - every.sum(axis=1))
    return every, np.where(apart > 0, turns, 0), np.where(apart < 0, turns, 0)


def pelt(likelihood: Floats, *, penalty: float) -> list[int]:
    """Return where the segments of least cost begin, but for the first.

    The cost of a segment is minus the logarithm of its likelihood at the best level.

    Parameters
    ----------
    likelihood : (n, levels) float array
        Logarithms, under one model of noise.
    penalty
        What each further segment costs; positive.

    References
    ----------
    Killick, R., Fearnhead, P. and Eckley, I. A. (2012), "Optimal Detection of Changepoints With a
    Linear Computational Cost", Journal of the American Statistical Association 107(500). A best
    level only fits better where a segment is cut in two, so that their condition (4) holds with
    K = 0. Since a segment has to hold `LEAST_RUN` periods, what is dearer is kept so long more.
    """
    n = len(likelihood)
    sums = np.vstack([np.zeros(likelihood.shape[1]), likelihood.cumsum(axis=0)])
    best = np.full(n + 1, np.inf)
    best[0] = -penalty
    begin = np.zeros(n + 1, dtype=int)
    kept_to = np.full(n + 1, n)
    candidates = np.array([0])
    for end in range(LEAST_RUN, n + 1):
        fitted = best[candidates] - (sums[end] - sums[candidates]).max(axis=1)
        best[end] = fitted.min() + penalty
        begin[end] = candidates[fitted.argmin()]
        dearer = candidates[fitted >= best[end]]
        kept_to[dearer] = np.minimum(kept_to[dearer], end + LEAST_RUN - 1)
        candidates = candidates[kept_to[candidates] > end]
        if end + 1 - LEAST_RUN >= LEAST_RUN:
            candidates = np.append(candidates, end + 1 - LEAST_RUN)
    starts: list[int] = []
    at = n
    while at > 0 and (at := int(begin[at])) > 0:
        starts.append(at)
    return starts[::-1]


def run_starts(likelihood: Floats, *, hazard: float, sure: float = 0.5) -> list[int]:
    """Return where an observer who goes along period by period came to see that a run had begun.

    Parameters
    ----------
    likelihood : (n, levels) float array
        Logarithms, under one model of noise. A new run may have any level.
    hazard
        Probability that a run ends, in each period.
    sure
        How probable it has to be, once the run has lasted `LEAST_RUN` periods, that it began
        within one period of the one named.

    References
    ----------
    Adams, R. P. and MacKay, D. J. C. (2007), "Bayesian Online Changepoint Detection",
    arXiv:0710.3742, equations 1 to 3; the predictive distribution is a sum over the levels.
    """
    n, size = likelihood.shape
    began = np.zeros(0)
    sums = np.zeros((0, size))
    found: set[int] = set()
    for t in range(n):
        kept = np.log(began * (1 - hazard) + 1e-300)
        weight = np.append(kept, np.log(hazard) if t else 0.0)
        before = np.vstack([sums, np.zeros(size)])
        sums = before + likelihood[t]
        gain = _logarithm_of_mean(sums) - _logarithm_of_mean(before)
        began = np.exp(weight + gain - (weight + gain).max())
        began /= began.sum()
        start = int(began[1:].argmax()) + 1 if t else 0
        lasted = 0 < start <= t + 1 - LEAST_RUN
        if lasted and began[max(1, start - 1) : start + 2].sum() >= sure:
            found.add(start)
    return sorted(found)


def _logarithm_of_mean(rows: Floats) -> Floats:
    peak = rows.max(axis=1)
    return peak + np.log(np.exp(rows - peak[:, None]).mean(axis=1))
