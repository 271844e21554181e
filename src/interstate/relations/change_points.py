"""Where a level that is seen through noisy counts changes at once: three ways to say so.

All three work on one table: how likely what was seen in each period is at each of some levels. What
the levels are of (events a period, odds), and what noise there is, is settled by whoever makes the
table (`interstate.relations.turns`). A row of zeros is a period of which nothing is known.

* `smooth`: the probability, given all periods, that the level jumped at each of them. A hidden
  Markov model over the levels, which stay, drift a little or jump, solved exactly by forward and
  backward passes. Where it never drifts and a jump forgets the level before, it is the exact
  posterior over segments of Fearnhead (2006), there computed in another way.
* `pelt`: the segments of least cost (Killick, Fearnhead and Eckley 2012).
* `run_starts`: what an observer knew at the time (Adams and MacKay 2007).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

LEAST_RUN = 3
"""Periods with news that a level has to hold: what is over sooner is a burst."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """How a level may move from one period to the next.

    Attributes
    ----------
    drifts
        Standard deviations of a small step in each period, in units of the levels; each is a model
        of its own, and the data weigh them.
    turn
        From how far on a jump is a turn, in units of the levels.
    jumps, turns
        Probability of a jump that is less than a turn, and of one that is a turn, in each period.
    """

    drifts: tuple[float, ...]
    turn: float
    jumps: float
    turns: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Smoothed:
    """What all periods together say of the level in each.

    Attributes
    ----------
    up, down : (n,) float arrays
        Probability of a turn upwards or downwards between the period before and this one; 0 in
        the first.
    weights : (noises, drifts) float array
        Probability of each model of noise and drift.
    """

    levels: Floats
    up: Floats
    down: Floats
    weights: Floats
    forward: Floats
    steps: Floats

    def paths(self, number: int, seed: int = 0) -> Floats:
        """Draw courses of the level from the posterior, forwards filtered and sampled backwards.

        Returns
        -------
        (number, n) float array
            Levels.

        References
        ----------
        Carter, C. K. and Kohn, R. (1994), Biometrika 81(3).
        """
        random = np.random.default_rng(seed)
        n, drifts, noises, size = self.forward.shape
        model = random.choice(drifts * noises, number, p=self.weights.T.ravel())
        drift, noise = model // noises, model % noises
        at = np.empty((number, n), dtype=np.intp)
        for t in range(n - 1, -1, -1):
            chance = self.forward[t, drift, noise]
            if t < n - 1:
                chance = chance * self.steps[drift, :, at[:, t + 1]]
            sums = chance.cumsum(axis=1)
            drawn = random.random((number, 1)) * sums[:, -1:]
            at[:, t] = np.minimum((sums < drawn).sum(axis=1), size - 1)
        return self.levels[at]


def smooth(likelihood: Floats, levels: Floats, moves: Moves) -> Smoothed:
    """Return how probable a turn is in each period, given all of them.

    Parameters
    ----------
    likelihood : (noises, n, levels) float array
        Logarithm of the likelihood of each period at each level under each model of noise.
    levels : (levels,) float array
        Rising, evenly spaced.
    moves
        How the level may move.

    References
    ----------
    Rabiner, L. R. (1989), Proceedings of the IEEE 77(2), for the passes; Fearnhead, P. (2006),
    Statistics and Computing 16(2), for segments.
    """
    noises, n, size = likelihood.shape
    steps, up, down = _steps(levels, moves)
    drifts = len(steps)
    peak = likelihood.max(axis=2, keepdims=True)
    seen = np.exp(likelihood - peak).transpose(1, 0, 2)
    forward = np.empty((n, drifts, noises, size))
    scale = np.empty((n, drifts, noises))
    now = np.full((drifts, noises, size), 1 / size)
    for t in range(n):
        now = (now @ steps if t else now) * seen[t]
        scale[t] = now.sum(axis=2)
        now = now / scale[t][..., None]
        forward[t] = now
    evidence = np.log(scale).sum(axis=0).T + peak[..., 0].sum(axis=1)[:, None]
    weights = np.exp(evidence - evidence.max())
    weights /= weights.sum()
    rise, fall = np.zeros(n), np.zeros(n)
    back = np.ones((drifts, noises, size))
    turned = (up.T.copy(), down.T.copy())
    for t in range(n - 1, 0, -1):
        ahead = back * seen[t] / scale[t][..., None]
        for found, chances in zip((rise, fall), turned, strict=True):
            found[t] = ((forward[t - 1] * (ahead @ chances)).sum(axis=2).T * weights).sum()
        back = ahead @ steps.transpose(0, 2, 1)
    return Smoothed(
        levels=levels, up=rise, down=fall, weights=weights, forward=forward, steps=steps
    )


def _steps(levels: Floats, moves: Moves) -> tuple[Floats, Floats, Floats]:
    """Return the chances to go from level to level: by drift all, and those of turns up and down."""
    apart = levels[None, :] - levels[:, None]
    far = np.abs(apart) >= moves.turn
    small = _shares(~far)
    large = _shares(far) * moves.turns
    drifting = [
        _shares(np.exp(-0.5 * (apart / max(drift, 1e-3)) ** 2) * ~far) for drift in moves.drifts
    ]
    stays = 1 - moves.jumps - moves.turns
    steps = np.stack([stays * each + moves.jumps * small + large for each in drifting])
    return steps, np.where(apart > 0, large, 0), np.where(apart < 0, large, 0)


def _shares(rows: NDArray[np.bool_] | Floats) -> Floats:
    return rows / np.maximum(rows.sum(axis=1, keepdims=True), 1e-300)


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
        near = np.convolve(began, np.ones(3), mode="same")
        near[max(0, t - LEAST_RUN + 2) :] = 0
        near[0] = 0
        start = int(near.argmax())
        if near[start] >= sure:
            found.add(start)
    return sorted(found)


def _logarithm_of_mean(rows: Floats) -> Floats:
    peak = rows.max(axis=1)
    return peak + np.log(np.exp(rows - peak[:, None]).mean(axis=1))
