"""Where states stand in the UN General Assembly: ideal points estimated from how they vote.

A two-parameter ordinal item-response model in one dimension, session by session (Samejima's graded
response model; Bailey, Strezhnev and Voeten 2017 for these votes). State i answers roll call v with
no, abstaining or yes as a latent ``z = b_v * theta_i + e``, ``e ~ N(0, 1)``, lies below the first
cut point ``c_v1``, between the two, or above the second. A roll call tells the more of where a
state stands the larger its discrimination ``b_v`` is, either way; one that all answer alike tells
nothing and is left out.

``theta`` is N(0, 1) over the states of a session: that settles origin and scale. **A position says
where a state stands among those that voted in that session**; whether all drift together or apart
is not asked, since only the agenda could have changed. Discriminations and cut points have a vague
normal prior, variance 25 (Clinton, Jackman and Rivers 2004); the gap between the cut points a
Gamma(1.5, 1), which keeps it open where nobody abstained.

Estimated by marginal maximum likelihood (Bock and Aitkin 1981): expectation maximisation with the
positions integrated out on a grid. In some sessions two cleavages are nearly as strong (East and
West, North and South), and then the likelihood has several peaks. So the search begins at the first
and the second principal component of the answers and where states stood in the session before; and
of the peaks, each with either sign, the one counts that is likeliest given the votes **and** given
that a state moves from session to session by steps of variance 0.1 (Martin and Quinn 2002). This
ties the sessions to one dimension; the positions at a peak are those of the session's votes alone.
A position is the mean of its distribution given all answers of the state, the standard error its
standard deviation. One named state is put on the positive side in the end.

Unlike in the published estimates, resolutions that come back year after year do not tie the
sessions together: the votes as given do not say which these are.

References
----------
Bailey, M. A., Strezhnev, A. and Voeten, E. (2017), "Estimating Dynamic State Preferences from
United Nations Voting Data", Journal of Conflict Resolution 61(2): 430-456.
Samejima, F. (1969), "Estimation of Latent Ability Using a Response Pattern of Graded Scores",
Psychometrika Monograph 17.
Bock, R. D. and Aitkin, M. (1981), "Marginal Maximum Likelihood Estimation of Item Parameters:
Application of an EM Algorithm", Psychometrika 46(4): 443-459.
Martin, A. D. and Quinn, K. M. (2002), "Dynamic Ideal Point Estimation via Markov Chain Monte Carlo
for the U.S. Supreme Court, 1953-1999", Political Analysis 10(2): 134-153.
Clinton, J., Jackman, S. and Rivers, D. (2004), "The Statistical Analysis of Roll Call Data",
American Political Science Review 98(2): 355-370.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from interstate.errors import RangeError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

ANSWERS = ("no", "abstain", "yes")
"""What counts as an answer, in their order."""
_ITEM_VARIANCE = 25.0
_GAP_SHAPE, _GAP_RATE = 1.5, 1.0
_GRID = np.linspace(-4.5, 4.5, 61)
_LOG_PRIOR = -(_GRID**2) / 2 - np.log(np.exp(-(_GRID**2) / 2).sum())
_STEP_VARIANCE = 0.1
_MOST_ROUNDS = 100
_SETTLED = 0.01
"""Rounds end when no position moves by more; standard errors are some twenty times that."""
_LEAST = 1e-12
_ROOT = np.sqrt(2 * np.pi)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fit:
    """Where the states of one session stand.

    Attributes
    ----------
    position, error
        (n,) mean and standard deviation of each state's position given its answers.
    fitness
        Log marginal likelihood of all answers plus the log prior of the roll calls' parameters.
    """

    position: Floats
    error: Floats
    fitness: float


def ideal_points(votes: pl.DataFrame, *, positive: str = "USA") -> pl.DataFrame:
    """Return where each state stood in each session in which it voted.

    Parameters
    ----------
    votes
        Rows of ``given_votes``: ``vote_id session party vote``. Only yes, no and abstaining count,
        of rows that tell party and session.
    positive
        The party id of a state whose positions shall be positive on average.

    Returns
    -------
    polars DataFrame
        ``party session ideal_point standard_error votes``, by session and party; positions mostly
        lie between -3 and 3. `votes` counts the roll calls answered that were not unanimous.
        Sessions without one have no rows. The standard error takes the roll calls' parameters as
        known, so that it is somewhat too small where few states voted.

    Raises
    ------
    RangeError
        If no roll call was answered in different ways, or `positive` never voted on one.
    """
    known = votes.filter(pl.col("vote").is_in(ANSWERS)).drop_nulls(["party", "session"])
    known = known.unique(["party", "vote_id"], keep="first", maintain_order=True)
    known = known.filter(pl.col("vote").n_unique().over("session", "vote_id") > 1)
    if known.is_empty():
        msg = "no roll call was answered in different ways: there is nothing to tell states apart"
        raise RangeError(msg)
    if positive not in known["party"]:
        msg = f"{positive} casts no vote here, so it cannot settle the sign; name a state that does"
        raise RangeError(msg)
    made: list[pl.DataFrame] = []
    latest: dict[str, tuple[float, float]] = {}
    for _, rows in known.sort("session", "party").group_by("session", maintain_order=True):
        found = _of_session(rows, latest)
        latest |= {
            party: (place, error)
            for party, place, error in found.select(
                "party", "ideal_point", "standard_error"
            ).iter_rows()
        }
        made.append(found)
    points = pl.concat(made)
    own = points.filter(pl.col("party") == positive)["ideal_point"]
    sign = -1.0 if own.sum() < 0 else 1.0
    return points.with_columns(pl.col("ideal_point") * sign)


def _of_session(rows: pl.DataFrame, latest: Mapping[str, tuple[float, float]]) -> pl.DataFrame:
    """Return positions in one session, given each state's latest position with its error."""
    wide = rows.pivot(on="vote_id", index="party", values="vote")
    answered = wide.drop("party").to_numpy()
    given = [(answered == answer).astype(float) for answer in ANSWERS]
    nowhere = (float("nan"), float("nan"))
    before, error = np.array([latest.get(party, nowhere) for party in wide["party"]]).T
    known = ~np.isnan(before)
    beginnings = _beginnings(given)
    if known.any():
        beginnings.append(np.where(known, before, 0.0))
    fits = [
        replace(fit, position=sign * fit.position)
        for fit in (_estimated(given, guess) for guess in beginnings)
        for sign in (1.0, -1.0)
    ]

    def likelihood(fit: _Fit) -> float:
        variance = _STEP_VARIANCE + fit.error[known] ** 2 + error[known] ** 2
        moved = fit.position[known] - np.sqrt(1 - _STEP_VARIANCE) * before[known]
        return fit.fitness - float((moved**2 / variance + np.log(variance)).sum() / 2)

    best = max(fits, key=likelihood)
    return pl.DataFrame(
        {
            "party": wide["party"],
            "session": rows["session"].head(1).cast(pl.Int32).new_from_index(0, wide.height),
            "ideal_point": best.position,
            "standard_error": best.error,
            "votes": np.sum(given, axis=(0, 2)).astype(np.int32),
        }
    )


def _beginnings(given: list[Floats]) -> list[Floats]:
    """Return the first and the second principal component of the answers, as standard scores."""
    there: Floats = np.sum(given, axis=0)
    values = given[2] - given[0]
    centred = there * (values - values.sum(axis=0) / there.sum(axis=0))
    left, sizes, _ = np.linalg.svd(centred, full_matrices=False)
    scores = [left[:, n] for n in range(min(2, len(sizes))) if sizes[n] > _LEAST]
    return [(score - score.mean()) / max(float(score.std()), _LEAST) for score in scores]


def _estimated(given: list[Floats], guess: Floats) -> _Fit:
    """Return positions by expectation maximisation from a guess.

    Parameters
    ----------
    given : three (n, k) arrays
        1 where state n gave roll call k the answer, in the order of `ANSWERS`.
    """
    # Discrimination and the two cut points of each roll call, (k, 3).
    items = np.tile([0.0, -0.5, 0.5], (given[0].shape[1], 1))
    # How likely each state is at each place of the grid, (n, places): at first about the guess.
    shares = np.exp(-((_GRID - guess[:, None]) ** 2) / (2 * 0.3**2))
    shares /= shares.sum(axis=1, keepdims=True)
    position = guess
    fitness, chances = -np.inf, _chances(items)
    for _ in range(_MOST_ROUNDS):
        _improve(items, chances, [answer.T @ shares for answer in given])
        chances = _chances(items)
        logs = _LOG_PRIOR + sum(
            answer @ log for answer, log in zip(given, chances.logs, strict=True)
        )
        most = logs.max(axis=1, keepdims=True)
        shares = np.exp(logs - most)
        total = shares.sum(axis=1, keepdims=True)
        shares /= total
        fitness = float((most + np.log(total)).sum()) + _log_prior(items)
        moved = np.abs(shares @ _GRID - position).max()
        position = shares @ _GRID
        if moved < _SETTLED:
            break
    error = np.sqrt(np.maximum(shares @ _GRID**2 - position**2, 0.0))
    return _Fit(position=position, error=error, fitness=fitness)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chances:
    """How likely each answer is at each place of the grid, all (k, places).

    Attributes
    ----------
    low, high
        The two cut points as seen from the place.
    logs
        The log probability of each of `ANSWERS`.
    """

    low: Floats
    high: Floats
    logs: tuple[Floats, Floats, Floats]


def _chances(items: Floats) -> _Chances:
    from scipy.special import log_ndtr, ndtr

    centre = items[:, :1] * _GRID
    low, high = items[:, 1:2] - centre, items[:, 2:] - centre
    # A share is taken from the tail in which it does not drown in rounding.
    right = low + high > 0
    share = ndtr(np.where(right, -low, high)) - ndtr(np.where(right, -high, low))
    some = np.log(np.maximum(share, 1e-100))
    return _Chances(low=low, high=high, logs=(log_ndtr(low), some, log_ndtr(-high)))


def _log_prior(items: Floats) -> float:
    gap = items[:, 2] - items[:, 1]
    vague = -(items**2).sum() / (2 * _ITEM_VARIANCE)
    return float(vague + ((_GAP_SHAPE - 1) * np.log(gap) - _GAP_RATE * gap).sum())


def _improve(items: Floats, chances: _Chances, counts: list[Floats]) -> None:
    """Move the roll calls' parameters one Newton step up their expected log likelihood.

    It is concave in them (the logarithm of a normal's share between two bounds is, in the bounds).

    Parameters
    ----------
    chances
        Those that the parameters give now.
    counts : three (k, places) arrays
        How many states at each place are expected to have given each answer.
    """
    no, some, yes = counts
    low, high = chances.low, chances.high
    below, above = np.exp(-(low**2) / 2) / _ROOT, np.exp(-(high**2) / 2) / _ROOT
    no_share, share, yes_share = (np.exp(np.maximum(log, -230.0)) for log in chances.logs)
    # First and second derivatives of log chances in the bounds: no and yes have one bound each.
    no_slope, yes_ratio = below / no_share, above / yes_share
    no_curve = -no_slope * (low + no_slope)
    yes_curve = -yes_ratio * (yes_ratio - high)
    at_low, at_high = below / share, above / share
    low_slope = no * no_slope - some * at_low
    high_slope = some * at_high - yes * yes_ratio
    low_low = no * no_curve + some * (low * at_low - at_low**2)
    high_high = yes * yes_curve - some * (high * at_high + at_high**2)
    low_high = some * at_low * at_high
    # The discrimination moves both bounds, by minus the place each.
    slope = np.stack(
        [-(low_slope + high_slope) @ _GRID, low_slope.sum(axis=1), high_slope.sum(axis=1)], axis=1
    )
    curve = np.empty((len(items), 3, 3))
    curve[:, 0, 0] = (low_low + 2 * low_high + high_high) @ _GRID**2
    curve[:, 0, 1] = curve[:, 1, 0] = -(low_low + low_high) @ _GRID
    curve[:, 0, 2] = curve[:, 2, 0] = -(high_high + low_high) @ _GRID
    curve[:, 1, 1], curve[:, 2, 2] = low_low.sum(axis=1), high_high.sum(axis=1)
    curve[:, 1, 2] = curve[:, 2, 1] = low_high.sum(axis=1)
    gap = items[:, 2] - items[:, 1]
    opening, bend = (_GAP_SHAPE - 1) / gap - _GAP_RATE, (_GAP_SHAPE - 1) / gap**2
    slope += np.stack([np.zeros_like(gap), -opening, opening], axis=1) - items / _ITEM_VARIANCE
    curve[:, 1:, 1:] += bend[:, None, None] * np.array([[-1.0, 1.0], [1.0, -1.0]])
    curve -= np.eye(3) / _ITEM_VARIANCE
    step = -np.linalg.solve(curve, slope[:, :, None])[:, :, 0]
    # The cut points keep their order, and no parameter moves by more than 2 at once.
    closing = step[:, 1] - step[:, 2]
    most = np.where(closing > 0, 0.8 * gap / np.maximum(closing, _LEAST), 1.0)
    longest = 2.0 / np.maximum(np.abs(step).max(axis=1), _LEAST)
    items += step * np.minimum(1.0, np.minimum(most, longest))[:, None]
