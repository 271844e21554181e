"""A level behind counts: what it follows, what it does not know, and how sure it is."""

import numpy as np
import pytest

from interstate.relations.smoothing import (
    Level,
    Means,
    Rates,
    Shares,
    Together,
    _kalman,  # pyright: ignore[reportPrivateUsage]
    _Start,  # pyright: ignore[reportPrivateUsage]
    smooth,
)

_MISSING = float("nan")


def _shares(hits: list[float], trials: list[float]) -> Level:
    counts = Shares(hits=np.array(hits), trials=np.array(trials))
    return smooth(counts, centre=0.0, spread=1.5)


def test_with_many_events_a_period_the_level_is_their_share() -> None:
    level = _shares([900.0] * 8, [1000.0] * 8)
    assert level.mean == pytest.approx(np.log(9), abs=0.05)
    assert level.deviation.max() < 0.1


def test_a_period_without_events_tells_nothing_and_is_less_sure() -> None:
    told = _shares([8.0] * 5, [10.0] * 5)
    gap = _shares([8.0, 8.0, _MISSING, 8.0, 8.0], [10.0, 10.0, _MISSING, 10.0, 10.0])
    none = _shares([8.0, 8.0, 0.0, 8.0, 8.0], [10.0, 10.0, 0.0, 10.0, 10.0])
    assert gap.deviation[2] > told.deviation[2]
    assert gap.mean == pytest.approx(none.mean)


def test_the_interval_widens_the_farther_a_period_lies_from_what_is_told() -> None:
    wobbling = [2.0, 9.0, 1.0, 8.0, 2.0, 9.0]
    level = _shares([*wobbling, *[_MISSING] * 6], [*[10.0] * 6, *[_MISSING] * 6])
    assert np.all(np.diff(level.deviation[6:]) > 0)


def test_a_level_that_jumps_is_followed() -> None:
    level = _shares([90.0] * 6 + [10.0] * 6, [100.0] * 12)
    assert level.mean[5] > 1.5
    assert level.mean[6] < -1.5


def test_filter_and_smoother_give_the_conditional_mean_and_variance_of_a_walk() -> None:
    # A walk's levels are jointly normal, so what was seen gives all of them by plain conditioning.
    values, noise = np.array([1.0, 3.0, 2.0, 0.0, 5.0]), np.array([0.5, 1.0, 0.2, 1e9, 0.7])
    seen = np.array([True, True, True, False, True])
    start = _Start(
        mean=np.array(0.5), variance=4.0, walk=np.array(0.3), moves=np.zeros(5), unsure=np.zeros(5)
    )
    mean, variance, fit = _kalman(values, noise, start)
    walk = 4.0 + 0.3 * np.minimum.outer(np.arange(5), np.arange(5))
    total = walk[np.ix_(seen, seen)] + np.diag(noise[seen])
    gain = walk[:, seen] @ np.linalg.inv(total)
    assert mean == pytest.approx(0.5 + gain @ (values[seen] - 0.5))
    assert variance == pytest.approx(np.diag(walk - gain @ walk[seen]))
    miss = values[seen] - 0.5
    squares = miss @ np.linalg.inv(total) @ miss
    assert float(fit) == pytest.approx(-0.5 * (np.linalg.slogdet(2 * np.pi * total)[1] + squares))


def test_the_level_of_values_lies_between_what_is_likely_and_what_is_seen() -> None:
    counts = Means(sums=np.array([30.0, 30.0]), numbers=np.array([10.0, 10.0]), variance=4.0)
    level = smooth(counts, centre=0.0, spread=1.0)
    assert np.all((level.mean > 2) & (level.mean < 3))


def test_twice_the_reporting_leaves_the_level_of_a_rate() -> None:
    exposure = np.array([1.0] * 10 + [2.0] * 10)
    level = smooth(Rates(counts=20 * exposure, exposure=exposure), centre=3.0, spread=1.5)
    assert level.mean == pytest.approx(np.log(20), abs=0.05)


def test_counts_that_come_in_clusters_are_trusted_less() -> None:
    chance = np.random.default_rng(3)
    even = chance.binomial(20, 0.5, 60).astype(float)
    clustered = np.where(chance.random(60) < 0.5, 3.0, 17.0)
    trials = np.full(60, 20.0)
    quiet = smooth(Shares(hits=even, trials=trials), centre=0.0, spread=1.5)
    loud = smooth(Shares(hits=clustered, trials=trials), centre=0.0, spread=1.5)
    assert float(quiet.dispersion) < 1.6
    assert float(loud.dispersion) > 3


def test_outlets_with_a_shift_tell_of_one_level() -> None:
    share = 1 / (1 + np.exp(-0.5))
    kinder = 1 / (1 + np.exp(-1.5))
    trials = np.full(12, 400.0)
    together = Together(
        parts=(
            Shares(hits=trials * share, trials=trials),
            Shares(hits=trials * kinder, trials=trials, shift=1.0),
        )
    )
    assert smooth(together, centre=0.0, spread=1.5).mean == pytest.approx(0.5, abs=0.05)


def test_several_series_are_smoothed_at_once_as_one_by_one() -> None:
    chance = np.random.default_rng(4)
    trials = chance.poisson(8, (3, 30)).astype(float)
    hits = chance.binomial(trials.astype(int), 0.6).astype(float)
    at_once = smooth(Shares(hits=hits, trials=trials), centre=0.0, spread=1.5)
    for n in range(3):
        alone = smooth(Shares(hits=hits[n], trials=trials[n]), centre=0.0, spread=1.5)
        assert at_once.mean[n] == pytest.approx(alone.mean, abs=1e-3)
        assert at_once.deviation[n] == pytest.approx(alone.deviation, rel=1e-2)


def test_an_expected_move_is_made_and_makes_less_sure() -> None:
    none = Shares(hits=np.full(6, _MISSING), trials=np.full(6, _MISSING))
    moves, unsure = np.zeros(6), np.zeros(6)
    moves[3], unsure[3] = 1.0, 0.25
    plain = smooth(none, centre=0.0, spread=1.0)
    moved = smooth(none, centre=0.0, spread=1.0, moves=moves, unsure=unsure)
    assert moved.mean[2] == pytest.approx(0, abs=1e-6)
    assert moved.mean[3] == pytest.approx(1, abs=1e-6)
    assert moved.deviation[3] > plain.deviation[3]


def test_bounds_hold_the_share_that_is_asked_for() -> None:
    level = Level(
        mean=np.array([1.0]),
        deviation=np.array([2.0]),
        step=np.array(0.1),
        dispersion=np.array(1.0),
    )
    low, high = level.bounds(0.9)
    assert low[0] == pytest.approx(1 - 1.645 * 2, abs=0.01)
    assert high[0] == pytest.approx(1 + 1.645 * 2, abs=0.01)
