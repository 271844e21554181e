"""Where states stand in the UN General Assembly: ideal points estimated from how they vote.

A two-parameter ordinal item-response model in one dimension, dynamic over the sessions, as Bailey,
Strezhnev and Voeten (2017) have it. State i answers roll call v of session t with no, abstaining
or yes as a latent ``z = b_v * theta_it + e``, ``e ~ N(0, 1)``, lies below the first cut point
``c_v1``, between the two, or above the second. A roll call says the more of a state's position the
larger its discrimination ``b_v`` is, either way; one in which all vote alike says nothing.

``theta`` has a normal prior of mean 0 and variance 1 in every session, and moves from one session to
the next by steps of variance 0.1 (Martin and Quinn's, 2002): ``theta_t = r theta_t-1 + e`` with
``r^2 = 1 - 0.1``. A plain random walk would leave the scale of a session to what the sessions before
it made of it, and let blocs that always vote against each other run away from each other. So it is
the sessions' own scale that is fixed, as in the published estimates: **positions say where a state
stands among the states of its session**, and whether all move apart is not asked. Discriminations
and cut points have a vague normal prior, variance 25 (Clinton, Jackman and Rivers 2004); the gap
between the cut points a Gamma(1.5, 1), which keeps it open where nobody abstained.

Estimated by expectation maximisation. E: the positions of each state over all its sessions at their
joint mode, with the curvature there (Laplace); M: each roll call's three parameters at the mode of
the likelihood expected under these positions (three-point Gauss-Hermite quadrature), which is
concave in them. One named state is put on the positive side: that settles the sign, which no vote
can tell.

Unlike the published estimates, resolutions that come back year after year are not treated as one
item: the votes as given do not say which these are. Only the steps tie sessions together.

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
_STEP_VARIANCE = 0.1
_ITEM_VARIANCE = 25.0
_GAP_SHAPE, _GAP_RATE = 1.5, 1.0
_MOST_ROUNDS = 200
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
        ``party session ideal_point standard_error votes``; positions mostly lie between -3 and
        3. The standard error is that of the position given the roll calls' parameters, so that
        it is somewhat too small where few states voted.

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
    points = mean[who, when]
    sign = np.sign(points[who == parties.index_of(positive)].mean()) or 1.0
    return pl.DataFrame(
        {
            "party": parties.gather(who),
            "session": (when + first).astype(np.int32),
            "ideal_point": sign * points,
            "standard_error": np.sqrt(variance[who, when]),
            "votes": counts[who, when].astype(np.int32),
        }
    )


def _numbered(values: pl.Series, known: pl.Series) -> Ints:
    places = pl.int_range(len(known), eager=True)
    return values.replace_strict(known, places, return_dtype=pl.Int64).to_numpy()


def _estimated(cells: _Cells, anchor: int) -> tuple[Floats, Floats]:
    """Return mean and variance of every position, (states, sessions); prior where no votes are."""
    precision = _prior_precision(cells)
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


def _prior_precision(cells: _Cells) -> Floats:
    """Return the prior precision of a state's positions, (sessions, sessions), tridiagonal.

    That of an autoregression of first order whose every value has variance 1.
    """
    kept = np.sqrt(1 - _STEP_VARIANCE)
    own = np.full(cells.sessions, 1 + kept**2)
    own[[0, -1]] = 1.0
    if cells.sessions == 1:
        return np.eye(1)
    beside = np.full(cells.sessions - 1, -kept)
    return (np.diag(own) + np.diag(beside, 1) + np.diag(beside, -1)) / _STEP_VARIANCE


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
    """First and second derivatives of each answer's log likelihood in the bounds z lies between.

    An answer of no has no lower bound and one of yes no upper one; their derivatives are 0.
    """

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
        return self.low_low + 2 * self.low_high + self.high_high


def _slopes(cells: _Cells, items: _Items, position: Floats) -> _Slopes:
    """Return the derivatives at a position for each answer."""
    centre = items.discrimination[cells.item] * position
    no, some, yes = (cells.answer == n for n in range(3))
    low, high, low_low, high_high, low_high = (np.zeros(len(centre)) for _ in range(5))
    ratio, bend = _tail(items.low[cells.item[no]] - centre[no])
    high[no], high_high[no] = ratio, bend
    ratio, bend = _tail(centre[yes] - items.high[cells.item[yes]])
    low[yes], low_low[yes] = -ratio, bend
    a = items.low[cells.item[some]] - centre[some]
    b = items.high[cells.item[some]] - centre[some]
    low[some], high[some], low_low[some], high_high[some], low_high[some] = _between(a, b)
    return _Slopes(low=low, high=high, low_low=low_low, high_high=high_high, low_high=low_high)


def _tail(bound: Floats) -> tuple[Floats, Floats]:
    """Return the first and second derivative of the log of the normal distribution function."""
    from scipy.special import log_ndtr

    ratio = np.exp(-bound * bound / 2 - log_ndtr(bound)) / np.sqrt(2 * np.pi)
    return ratio, -ratio * (bound + ratio)


def _between(a: Floats, b: Floats) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """Return the derivatives in a and b of the log of the normal's share between them."""
    from scipy.special import ndtr

    # Both bounds beyond 6 happens while the first rounds look around; the share is then nothing.
    middle = np.clip((a + b) / 2, -6, 6) - (a + b) / 2
    a, b = a + middle, b + middle
    right = a + b > 0
    share = np.where(right, ndtr(-a) - ndtr(-b), ndtr(b) - ndtr(a))
    at_a, at_b = (np.exp(-x * x / 2) / (np.sqrt(2 * np.pi) * share) for x in (a, b))
    return -at_a, at_b, a * at_a - at_a**2, -b * at_b - at_b**2, at_a * at_b


def _fit_items(cells: _Cells, items: _Items, mean: Floats, variance: Floats) -> None:
    """Move each roll call's parameters one Newton step up what is expected of the positions."""
    centre, spread = mean.ravel()[cells.place], np.sqrt(variance).ravel()[cells.place]
    no, some, yes = (cells.answer == n for n in range(3))
    slope = np.zeros((cells.items, 3))
    curve = np.zeros((cells.items, 3, 3))
    for node, share in zip(_NODES, _SHARES, strict=True):
        position = centre + node * spread
        at = _slopes(cells, items, position)

        def added(
            values: Floats, chosen: NDArray[np.bool_] | None = None, share: float = share
        ) -> Floats:
            """Sum values over the answers chosen to each roll call."""
            where = cells.item if chosen is None else cells.item[chosen]
            weights = values if chosen is None else values[chosen]
            return share * np.bincount(where, weights=weights, minlength=cells.items)

        beside_low = -position * (at.low_low + at.low_high)
        beside_high = -position * (at.high_high + at.low_high)
        slope[:, 0] -= added(position * at.shift)
        curve[:, 0, 0] += added(position**2 * at.shift_shift)
        # The first cut point bounds no from above and abstaining from below; the second
        # abstaining from above and yes from below.
        slope[:, 1] += added(at.high, no) + added(at.low, some)
        slope[:, 2] += added(at.high, some) + added(at.low, yes)
        curve[:, 0, 1] += added(beside_high, no) + added(beside_low, some)
        curve[:, 0, 2] += added(beside_high, some) + added(beside_low, yes)
        curve[:, 1, 1] += added(at.high_high, no) + added(at.low_low, some)
        curve[:, 2, 2] += added(at.high_high, some) + added(at.low_low, yes)
        curve[:, 1, 2] += added(at.low_high, some)
    _add_prior(items, slope, curve)
    step = -np.linalg.solve(curve, slope[:, :, None])[:, :, 0]
    # The cut points keep their order, and no step goes farther than two standard deviations of z.
    closing, gap = step[:, 1] - step[:, 2], items.high - items.low
    most = np.where(closing > 0, 0.8 * gap / np.maximum(closing, _LEAST), 1.0)
    longest = 2.0 / np.maximum(np.abs(step).max(axis=1), _LEAST)
    step *= np.minimum(1.0, np.minimum(most, longest))[:, None]
    items.discrimination += step[:, 0]
    items.low += step[:, 1]
    items.high += step[:, 2]


def _add_prior(items: _Items, slope: Floats, curve: Floats) -> None:
    """Add what the priors of the roll calls' parameters say, and make the curvature whole."""
    gap = items.high - items.low
    slope -= np.stack([items.discrimination, items.low, items.high], axis=1) / _ITEM_VARIANCE
    opening, bend = (_GAP_SHAPE - 1) / gap - _GAP_RATE, (_GAP_SHAPE - 1) / gap**2
    slope[:, 1] -= opening
    slope[:, 2] += opening
    curve[:, 1, 1] -= bend
    curve[:, 2, 2] -= bend
    curve[:, 1, 2] += bend
    curve += np.triu(curve, 1).transpose(0, 2, 1)
    curve -= np.eye(3) / _ITEM_VARIANCE


def _fit_positions(
    cells: _Cells, items: _Items, mean: Floats, precision: Floats
) -> tuple[Floats, Floats]:
    """Return positions one Newton step nearer to their joint mode, and their variances there."""
    at = _slopes(cells, items, mean.ravel()[cells.place])
    pull = items.discrimination[cells.item]

    def added(values: Floats) -> Floats:
        summed = np.bincount(cells.place, weights=values, minlength=mean.size)
        return summed.reshape(mean.shape)

    slope = added(-pull * at.shift) - mean @ precision
    curve = np.repeat(precision[None], cells.states, axis=0)
    own = np.arange(cells.sessions)
    curve[:, own, own] -= added(pull**2 * at.shift_shift)
    inverse = np.linalg.inv(curve)
    step = np.einsum("ist,it->is", inverse, slope)
    return mean + np.clip(step, -1.0, 1.0), inverse[:, own, own]
