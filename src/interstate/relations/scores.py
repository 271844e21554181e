"""How a pair stands, period by period: balance, Goldstein mean, and a level behind both.

For each period there is what was counted in it alone, with a credible interval: the **balance**,
cooperation less conflict over both, from -1 to 1, and the mean Goldstein value. Behind them is a
level that moves in small steps (`interstate.relations.smoothing`), told by all periods together: of
the balance, of the rates of conflict and of cooperation at like reporting, and of the Goldstein
mean. The balance does not depend on how much was reported; the rates are freed of it by the
exposure. ``docs/explanation/scores.md`` gives the formulas with their sources.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import betaincinv

from interstate.relations.smoothing import Level, Means, Rates, Shares, Together, smooth

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from interstate.relations.series import Series

    Floats = NDArray[np.float64]

_PRIOR_EVENTS = 2.0
"""A period's balance is held towards the pair's own as if by so many further events."""
_PRIOR_VALUES = 1.0
_WIDE = 1.5
"""What is taken for likely of a pair's log-odds before anything is known of it, as a deviation."""
_OUTLETS = 1.0
"""Standard deviation of how outlets differ, on the scale of log-odds."""
_FEW_VALUES = 5.0
_GOLDSTEIN_DEVIATION = 4.0
"""Deviation of Goldstein values within a period where too few of them tell it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Estimate:
    """A figure for each period with its interval; NaN where nothing can be said.

    Attributes
    ----------
    value, low, high : (n,)
        ``low <= value <= high``.
    """

    value: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """One figure with its interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TieEffect:
    """By how much pairs with a tie differ from those without.

    Attributes
    ----------
    pairs
        How many other pairs have it.
    effect, error
        On the scale of log-odds of cooperation, with its standard error.
    """

    kind: str
    pairs: int
    effect: float
    error: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Prior:
    """What pairs like this one are like: what is likely before the pair's own events are counted.

    Attributes
    ----------
    centre, spread
        Mean and standard deviation of their log-odds of cooperation.
    moves, unsure : tuple of float
        For each period, by how much the log-odds are expected to change because a tie begins or
        ends, and the variance of that; empty for none.
    pairs
        How many other pairs this is from; 0 where it is taken for likely of any pair.
    usual
        The balance of those without a tie, -1 to 1.
    ties
        What ties add to it.
    """

    centre: float
    spread: float
    moves: tuple[float, ...] = ()
    unsure: tuple[float, ...] = ()
    pairs: int = 0
    usual: float = 0.0
    ties: tuple[TieEffect, ...] = ()


NO_PRIOR = Prior(centre=0.0, spread=_WIDE)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scores:
    """How a pair stands by period.

    Attributes
    ----------
    share
        Of what is likely, how much each interval holds.
    balance
        Of the period's events alone: -1 (all conflict) to 1 (all cooperation).
    goldstein
        Mean Goldstein value of the period's events alone, -10 to 10.
    standing
        The level of the balance, from all periods, at the usual mix of outlets; -1 to 1.
    conflict, cooperation
        The level of the rate: events a period at mean reporting.
    tone
        The level of the Goldstein mean.
    norm
        The pair's own balance over all periods.
    outlets
        By how much the log-odds of cooperation of each outlet's events lie above those of all;
        empty where outlets are not known or there is only one.
    dispersion
        How many times as much the counts scatter as pure chance would.
    """

    series: Series
    share: float
    balance: Estimate
    goldstein: Estimate
    standing: Estimate
    conflict: Estimate
    cooperation: Estimate
    tone: Estimate
    norm: Range
    outlets: Mapping[str, float]
    dispersion: float
    level: Level

    def below_norm(self, period: int) -> float:
        """Return how probable it is that the pair stood worse in a period than usually, 0 to 1."""
        usual = 2 * np.arctanh(self.norm.value)
        mean, deviation = self.level.mean[period], self.level.deviation[period]
        return NormalDist().cdf((usual - mean) / deviation)


def scores(
    series: Series,
    *,
    prior: Prior = NO_PRIOR,
    by_outlet: Mapping[str, Series] | None = None,
    share: float = 0.9,
) -> Scores:
    """Return how a pair stands by period.

    Parameters
    ----------
    prior
        What is likely beforehand, e.g. from other pairs of the record.
    by_outlet
        The same events by the outlet that tells of them, each event once in all.
    share
        How much of what is likely an interval holds, 0 to 1.
    """
    cooperation, conflict = series.cooperation, series.conflict
    trials = cooperation + conflict
    moves = np.array(prior.moves) if prior.moves else None
    unsure = np.array(prior.unsure) if prior.unsure else None
    counted = Shares(hits=cooperation, trials=trials)
    shifts: dict[str, float] = {}

    def level_of(counts: Shares | Together) -> Level:
        return smooth(counts, centre=prior.centre, spread=prior.spread, moves=moves, unsure=unsure)

    level = level_of(counted)
    if by_outlet is not None and len(by_outlet) > 1:
        parts = {
            name: Shares(hits=each.cooperation, trials=each.cooperation + each.conflict)
            for name, each in by_outlet.items()
        }
        for _ in range(_OUTLET_ROUNDS):
            shifts = _outlet_shifts(parts, shifts, level)
            together = Together(
                parts=tuple(replace(part, shift=shifts[name]) for name, part in parts.items())
            )
            level = level_of(together)
    dispersion = float(level.dispersion)
    norm = _norm(cooperation, conflict, dispersion, share)
    rates = [_rate(counts, series.exposure, share) for counts in (conflict, cooperation)]
    mean, deviation = _values(series)
    return Scores(
        series=series,
        share=share,
        balance=_balance(cooperation, conflict, norm, dispersion, share),
        goldstein=_goldstein(series, mean, deviation, share),
        standing=_bounded(level, share, lambda logits: np.tanh(logits / 2)),
        conflict=rates[0],
        cooperation=rates[1],
        tone=_bounded(
            smooth(
                Means(sums=series.goldstein, numbers=series.valued, variance=deviation**2),
                centre=mean,
                spread=deviation,
                scale=deviation,
            ),
            share,
            lambda values: np.clip(values, -10, 10),
        ),
        norm=norm,
        outlets=shifts,
        dispersion=dispersion,
        level=level,
    )


_OUTLET_ROUNDS = 3


def _outlet_shifts(
    parts: Mapping[str, Shares], shifts: Mapping[str, float], level: Level
) -> dict[str, float]:
    """Return by how much each outlet differs, given the level: one step towards the likeliest.

    The shifts are normal about 0 and, weighted by events, 0 on average, so that the level is that
    of the usual mix of outlets.
    """
    found: dict[str, float] = {}
    for name, part in parts.items():
        now = shifts.get(name, 0.0)
        moved = replace(part, shift=now)
        slope = moved.slope(level.mean).sum() / level.dispersion - now / _OUTLETS**2
        information = moved.information(level.mean).sum() / level.dispersion + _OUTLETS**-2
        found[name] = now + float(np.clip(slope / information, -1, 1))
    weights = {name: float(np.nansum(part.trials)) for name, part in parts.items()}
    usual = sum(found[name] * weights[name] for name in parts) / max(sum(weights.values()), 1)
    return {name: shift - usual for name, shift in found.items()}


def _norm(cooperation: Floats, conflict: Floats, dispersion: float, share: float) -> Range:
    hits = np.nansum(cooperation) / dispersion + _PRIOR_EVENTS / 2
    misses = np.nansum(conflict) / dispersion + _PRIOR_EVENTS / 2
    low, high = (2 * betaincinv(hits, misses, at) - 1 for at in (0.5 - share / 2, 0.5 + share / 2))
    return Range(value=float(2 * hits / (hits + misses) - 1), low=float(low), high=float(high))


def _balance(
    cooperation: Floats, conflict: Floats, norm: Range, dispersion: float, share: float
) -> Estimate:
    usual = (norm.value + 1) / 2
    hits = cooperation / dispersion + _PRIOR_EVENTS * usual
    misses = conflict / dispersion + _PRIOR_EVENTS * (1 - usual)
    none = np.nan_to_num(cooperation + conflict) == 0
    low, high = (betaincinv(hits, misses, at) for at in (0.5 - share / 2, 0.5 + share / 2))
    middle = hits / (hits + misses)
    return Estimate(
        **{
            name: np.where(none, np.nan, 2 * np.clip(values, low, high) - 1)
            for name, values in (("value", middle), ("low", low), ("high", high))
        }
    )


def _values(series: Series) -> tuple[float, float]:
    """Return the mean Goldstein value and the deviation of one within its period."""
    numbers = np.nan_to_num(series.valued)
    sums, squares = np.nan_to_num(series.goldstein), np.nan_to_num(series.squares)
    within = squares - np.where(numbers > 0, sums**2 / np.maximum(numbers, 1), 0)
    free = np.maximum(numbers - 1, 0).sum()
    # Held near what is usual as if by a few further values.
    variance = (within.sum() + _FEW_VALUES * _GOLDSTEIN_DEVIATION**2) / (free + _FEW_VALUES)
    return float(sums.sum() / max(numbers.sum(), 1)), float(np.sqrt(variance))


def _goldstein(series: Series, mean: float, deviation: float, share: float) -> Estimate:
    numbers = series.valued
    held = (series.goldstein + _PRIOR_VALUES * mean) / (numbers + _PRIOR_VALUES)
    reach = NormalDist().inv_cdf(0.5 + share / 2) * deviation / np.sqrt(numbers + _PRIOR_VALUES)
    none = np.nan_to_num(numbers) == 0
    return Estimate(
        **{
            name: np.where(none, np.nan, np.clip(held + sign * reach, -10, 10))
            for name, sign in (("value", 0), ("low", -1), ("high", 1))
        }
    )


def _rate(counts: Floats, exposure: Floats, share: float) -> Estimate:
    usual = (np.nansum(counts) + 0.5) / max(np.nansum(exposure), 1)
    level = smooth(
        Rates(counts=counts, exposure=exposure), centre=float(np.log(usual)), spread=_WIDE
    )
    return _bounded(level, share, np.exp)


def _bounded(level: Level, share: float, turn: Callable[[Floats], Floats]) -> Estimate:
    low, high = level.bounds(share)
    return Estimate(value=turn(level.mean), low=turn(low), high=turn(high))
