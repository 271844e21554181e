"""Where states stand in the UN General Assembly: ideal points estimated from how they vote.

A two-parameter ordinal item-response model in one dimension, dynamic over the sessions, as Bailey,
Strezhnev and Voeten (2017) have it. State i answers roll call v of session t with no, abstaining
or yes as a latent ``z = b_v * theta_it + e``, ``e ~ N(0, 1)``, lies below the first cut point
``c_v1``, between the two, or above the second. A roll call says the more of a state's position the
larger its discrimination ``b_v`` is, either way; one in which all vote alike says nothing.

``theta`` is 0 with variance 1 in a state's first session and then a random walk with variance 0.1 a
session (Martin and Quinn 2002), so that sessions stand on one scale. Discriminations and cut points
have a vague normal prior, variance 25 (Clinton, Jackman and Rivers 2004); the gap between the cut
points a Gamma(1.5, 1), which keeps it open where nobody abstained.

Estimated by expectation maximisation. E: the positions of each state over all its sessions at their
joint mode, with the curvature there (Laplace); M: each roll call's three parameters at the mode of
the likelihood expected under these positions (three-point Gauss-Hermite quadrature), which is
concave in them. Estimates are then put on mean 0 and standard deviation 1 over all states and
sessions, with one named state on the positive side: that settles origin, scale and sign, which no
vote can tell.

Unlike the published estimates, resolutions that come back year after year are not treated as one
item: the votes as given do not say which these are. Only the random walk ties sessions together.

References
----------
Bailey, M. A., Strezhnev, A. and Voeten, E. (2017), "Estimating Dynamic State Preferences from
United Nations Voting Data", Journal of Conflict Resolution 61(2): 430-456.
Martin, A. D. and Quinn, K. M. (2002), "Dynamic Ideal Point Estimation via Markov Chain Monte Carlo
for the U.S. Supreme Court, 1953-1999", Political Analysis 10(2): 134-153.
Clinton, J., Jackman, S. and Rivers, D. (2004), "The Statistical Analysis of Roll Call Data",
American Political Science Review 98(2): 355-370.
Imai, K., Lo, J. and Olmsted, J. (2016), "Fast Estimation of Ideal Points with Massive Data",
American Political Science Review 110(4): 631-656 (expectation maximisation for such models).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np
import polars as pl

from interstate.errors import RangeError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

_ANSWERS = {"no": 0, "abstain": 1, "yes": 2}
_FIRST_VARIANCE = 1.0
_WALK_VARIANCE = 0.1
_ITEM_VARIANCE = 25.0
_GAP_SHAPE, _GAP_RATE = 1.5, 1.0
_MOST_ROUNDS = 100
_SETTLED = 0.005
"""Rounds end when no position moves by more than this; standard errors are some twenty times it."""
# Three-point Gauss-Hermite quadrature for a standard normal.
_NODES = np.array([-np.sqrt(3.0), 0.0, np.sqrt(3.0)])
_SHARES = np.array([1 / 6, 2 / 3, 1 / 6])
_LEAST = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cells:
    """One answer each: who, on what, in which session (as numbers from 0), and which answer."""

    state: Ints
    item: Ints
    session: Ints
    answer: Ints
    states: int
    items: int
    sessions: int

    @property
    def place(self) -> Ints:
        """Where the state's position in the session stands in (states, sessions), flattened."""
        return self.state * self.sessions + self.session


@dataclass(slots=True, kw_only=True)
class _Items:
    discrimination: Floats
    low: Floats
    high: Floats


def ideal_points(votes: pl.DataFrame, *, positive: str = "USA") -> pl.DataFrame:
    """Return where each state stood in each session in which it voted.

    Parameters
    ----------
    votes
        Rows of ``given_votes``: ``vote_id session party vote``. Only yes, no and abstaining count.
    positive
        The party id of a state whose positions shall be positive on average.

    Returns
    -------
    polars DataFrame
        ``party session ideal_point standard_error votes``; positions of mean 0 and standard
        deviation 1 over all rows. The standard error is that of the position given the roll
        calls' parameters, so that it is somewhat too small where few states voted.

    Raises
    ------
    RangeError
        If no roll call was answered in different ways, or `positive` never voted.
    """
    known = votes.filter(pl.col("vote").is_in([*_ANSWERS])).drop_nulls(["party", "session"])
    known = known.unique(["party", "vote_id"], keep="first", maintain_order=True)
    divided = pl.col("vote").n_unique().over("vote_id") > 1
    known = known.filter(divided).select("party", "vote_id", "session", "vote")
    if known.is_empty():
        msg = "no roll call was answered in different ways: there is nothing to tell states apart"
        raise RangeError(msg)
    parties = known["party"].unique().sort()
    if positive not in parties:
        msg = f"{positive} casts no vote here, so it cannot settle the sign; name a state that does"
        raise RangeError(msg)
    calls, sessions = known["vote_id"].unique().sort(), known["session"].unique().sort()
    # A session without votes (the 19th) still passes: the walk goes on for two.
    first = cast("int", sessions.min())
    span = cast("int", sessions.max()) - first + 1
    cells = _Cells(
        state=_numbered(known["party"], parties),
        item=_numbered(known["vote_id"], calls),
        session=(known["session"] - first).to_numpy().astype(np.int64),
        answer=known["vote"].replace_strict(_ANSWERS, return_dtype=pl.Int64).to_numpy(),
        states=len(parties),
        items=len(calls),
        sessions=span,
    )
    mean, variance = _estimated(cells, parties.index_of(positive) or 0)
    counts = np.bincount(cells.place, minlength=cells.states * span).reshape(-1, span)
    who, when = np.nonzero(counts)
    points, errors = mean[who, when], np.sqrt(variance[who, when])
    sign = np.sign(points[who == parties.index_of(positive)].mean()) or 1.0
    scale = float(points.std()) or 1.0
    return pl.DataFrame(
        {
            "party": parties.gather(who),
            "session": (when + first).astype(np.int32),
            "ideal_point": sign * (points - points.mean()) / scale,
            "standard_error": errors / scale,
            "votes": counts[who, when].astype(np.int32),
        }
    )


def _numbered(values: pl.Series, known: pl.Series) -> Ints:
    places = pl.int_range(len(known), eager=True)
    return values.replace_strict(known, places, return_dtype=pl.Int64).to_numpy()


def _estimated(cells: _Cells, anchor: int) -> tuple[Floats, Floats]:
    """Return mean and variance of every position, (states, sessions); prior where no votes are."""
    precision = _walk_precision(cells)
    mean = _first_guess(cells, anchor)
    variance = np.full_like(mean, 0.1)
    items = _Items(
        discrimination=np.zeros(cells.items),
        low=np.full(cells.items, -0.5),
        high=np.full(cells.items, 0.5),
    )
    for _ in range(_MOST_ROUNDS):
        _fit_items(cells, items, mean, variance)
        new, variance = _fit_positions(cells, items, mean, precision)
        moved = np.abs(new - mean)[_voted(cells)].max()
        mean = new
        if moved < _SETTLED:
            break
    return mean, variance


def _voted(cells: _Cells) -> NDArray[np.bool_]:
    counts = np.bincount(cells.place, minlength=cells.states * cells.sessions)
    return (counts > 0).reshape(cells.states, cells.sessions)


def _walk_precision(cells: _Cells) -> Floats:
    """Return the prior precision of each state's positions, (states, sessions, sessions).

    The walk runs from a state's first to its last session; outside, positions stand by themselves.
    """
    made = np.tile(np.eye(cells.sessions), (cells.states, 1, 1))
    step = np.array([[1.0, -1.0], [-1.0, 1.0]]) / _WALK_VARIANCE
    for state, voted in enumerate(_voted(cells)):
        there = np.flatnonzero(voted)
        first, last = there[0], there[-1]
        made[state, first : last + 1, first : last + 1] = 0.0
        made[state, first, first] = 1 / _FIRST_VARIANCE
        for before in range(first, last):
            made[state, before : before + 2, before : before + 2] += step
    return made


def _first_guess(cells: _Cells, anchor: int) -> Floats:
    """Return the first principal component of all answers, the same in all sessions."""
    answers = np.full((cells.states, cells.items), np.nan)
    answers[cells.state, cells.item] = cells.answer
    centred = answers - np.nanmean(answers, axis=0)
    left, *_ = np.linalg.svd(np.nan_to_num(centred), full_matrices=False)
    # Who votes more often lies farther out: the share of answers given evens that.
    given = np.sqrt(np.mean(~np.isnan(answers), axis=1))
    guess = left[:, 0] / np.maximum(given, _LEAST)
    guess = (guess - guess.mean()) / (guess.std() or 1.0)
    if guess[anchor] < 0:
        guess = -guess
    return np.repeat(guess[:, None], cells.sessions, axis=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slopes:
    """First and second derivatives of each answer's log likelihood in the bounds z lies between."""

    low: Floats
    high: Floats
    low_low: Floats
    high_high: Floats
    low_high: Floats

    @property
    def shift(self) -> Floats:
        """First derivative when both bounds move together."""
        return self.low + self.high

    @property
    def shift_shift(self) -> Floats:
        """Second derivative when both bounds move together; never positive."""
        return np.minimum(self.low_low + 2 * self.low_high + self.high_high, 0.0)


def _slopes(cells: _Cells, items: _Items, position: Floats) -> _Slopes:
    """Return the derivatives at a position for each answer."""
    from scipy.special import ndtr

    centre = items.discrimination[cells.item] * position
    lower = np.where(cells.answer == 1, items.low[cells.item], items.high[cells.item]) - centre
    upper = np.where(cells.answer == 1, items.high[cells.item], items.low[cells.item]) - centre
    # Beyond 6 a normal density is nothing; 0 and 2 have one bound alone.
    a = np.where(cells.answer == 0, -np.inf, np.clip(lower, -6, 6))
    b = np.where(cells.answer == 2, np.inf, np.clip(upper, -6, 6))  # noqa: PLR2004
    right = np.where(cells.answer == 2, True, a + b > 0)  # noqa: FBT003, PLR2004  the better tail
    chance = np.where(right, ndtr(-a) - ndtr(-b), ndtr(b) - ndtr(a))
    chance = np.maximum(chance, _LEAST)
    at_a = np.exp(-a * a / 2) / (np.sqrt(2 * np.pi) * chance)
    at_b = np.exp(-b * b / 2) / (np.sqrt(2 * np.pi) * chance)
    a, b = np.where(np.isinf(a), 0.0, a), np.where(np.isinf(b), 0.0, b)
    return _Slopes(
        low=-at_a,
        high=at_b,
        low_low=a * at_a - at_a**2,
        high_high=-b * at_b - at_b**2,
        low_high=at_a * at_b,
    )


def _fit_items(cells: _Cells, items: _Items, mean: Floats, variance: Floats) -> None:
    """Move each roll call's parameters one Newton step up what is expected of the positions."""
    slope = np.zeros((cells.items, 3))
    curve = np.zeros((cells.items, 3, 3))
    centre, spread = mean.ravel()[cells.place], np.sqrt(variance).ravel()[cells.place]
    # To which cut point, 1 or 2, the lower and the upper bound of z belong.
    first, middle, last = (cells.answer == n for n in range(3))
    for node, share in zip(_NODES, _SHARES, strict=True):
        position = centre + node * spread
        at = _slopes(cells, items, position)

        def added(values: Floats, share: float = share) -> Floats:
            return share * np.bincount(cells.item, weights=values, minlength=cells.items)

        with_low, with_high = at.low_low + at.low_high, at.high_high + at.low_high
        slope[:, 0] += added(-position * at.shift)
        slope[:, 1] += added(np.where(first, at.high, 0) + np.where(middle, at.low, 0))
        slope[:, 2] += added(np.where(last, at.low, 0) + np.where(middle, at.high, 0))
        curve[:, 0, 0] += added(position**2 * at.shift_shift)
        curve[:, 0, 1] -= added(
            position * (np.where(first, with_high, 0) + np.where(middle, with_low, 0))
        )
        curve[:, 0, 2] -= added(
            position * (np.where(last, with_low, 0) + np.where(middle, with_high, 0))
        )
        curve[:, 1, 1] += added(np.where(first, at.high_high, 0) + np.where(middle, at.low_low, 0))
        curve[:, 2, 2] += added(np.where(last, at.low_low, 0) + np.where(middle, at.high_high, 0))
        curve[:, 1, 2] += added(np.where(middle, at.low_high, 0))
    gap = items.high - items.low
    values = np.stack([items.discrimination, items.low, items.high], axis=1)
    slope -= values / _ITEM_VARIANCE
    opening = (_GAP_SHAPE - 1) / gap - _GAP_RATE
    slope[:, 1] -= opening
    slope[:, 2] += opening
    bend = (_GAP_SHAPE - 1) / gap**2
    curve[:, 1, 1] -= bend
    curve[:, 2, 2] -= bend
    curve[:, 1, 2] += bend
    curve += np.triu(curve, 1).transpose(0, 2, 1)
    curve -= np.eye(3) / _ITEM_VARIANCE
    step = -np.linalg.solve(curve, slope[:, :, None])[:, :, 0]
    # The cut points keep their order, and no step goes farther than two standard deviations of z.
    closing = step[:, 1] - step[:, 2]
    most = np.where(closing > 0, 0.8 * gap / np.maximum(closing, _LEAST), 1.0)
    longest = 2.0 / np.maximum(np.abs(step).max(axis=1), _LEAST)
    step *= np.minimum(1.0, np.minimum(most, longest))[:, None]
    items.discrimination += step[:, 0]
    items.low += step[:, 1]
    items.high += step[:, 2]


def _fit_positions(
    cells: _Cells, items: _Items, mean: Floats, precision: Floats
) -> tuple[Floats, Floats]:
    """Return positions one Newton step nearer to their joint mode, and their variances there."""
    at = _slopes(cells, items, mean.ravel()[cells.place])
    pull = items.discrimination[cells.item]

    def added(values: Floats) -> Floats:
        summed = np.bincount(cells.place, weights=values, minlength=mean.size)
        return summed.reshape(mean.shape)

    slope = added(-pull * at.shift) - np.einsum("ist,it->is", precision, mean)
    curve = precision.copy()
    own = np.arange(cells.sessions)
    curve[:, own, own] -= added(pull**2 * at.shift_shift)
    inverse = np.linalg.inv(curve)
    step = np.einsum("ist,it->is", inverse, slope)
    return mean + np.clip(step, -1.0, 1.0), inverse[:, own, own]
