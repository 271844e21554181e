"""Changes of a level: against trying every division, and in cases one can see."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.special import gammaln

from interstate.relations.change_points import (
    LEAST_RUN,
    SWINGS,
    Moves,
    Smoothed,
    pelt,
    run_starts,
    smooth,
)

Floats = NDArray[np.float64]
LEVELS = np.linspace(-2, 4, 25)
MOVES = Moves(turn=0.9, jumps=0.01, turns=0.01, kept=0.6, bursts=0.03, burst_goes_on=0.7)
QUIET = [2, 1, 0, 3, 1, 2, 2, 0, 1, 2]
BUSY = [20, 17, 25, 19, 22, 18, 21, 24, 20, 16]


def _logs(counts: Floats | list[int]) -> Floats:
    """Return the logarithm of Poisson's likelihood at each level."""
    y = np.array(counts, dtype=float)[:, None]
    return y * LEVELS - np.exp(LEVELS) - gammaln(y + 1)


def _smoothed(counts: list[float]) -> Smoothed:
    y = np.array(counts)
    known = np.nan_to_num(y)
    seen = np.exp(_logs(known))[:, :, None, None]
    seen = np.repeat(seen, len(SWINGS), axis=3)
    burst = np.broadcast_to(
        (1 / ((known + 1) * (known + 2)))[:, None, None, None], (*seen.shape[:3], 1)
    )
    table = np.concatenate([seen, burst], axis=3)
    return smooth(np.where(np.isnan(y)[:, None, None, None], 1.0, table), LEVELS, MOVES)


def _cost(table: Floats, starts: tuple[int, ...], penalty: float) -> float:
    ends = [0, *starts, len(table)]
    return sum(-table[a:b].sum(axis=0).max() for a, b in pairwise(ends)) + penalty * len(starts)


@pytest.mark.parametrize("seed", range(8))
def test_pelt_finds_the_least_cost_of_all_divisions(seed: int) -> None:
    random = np.random.default_rng(seed)
    counts = random.poisson(np.repeat(random.uniform(1, 12, 4), 4)).tolist()
    table = _logs(counts)
    every = [
        starts
        for number in range(5)
        for starts in combinations(range(1, len(counts)), number)
        if min(np.diff([0, *starts, len(counts)])) >= LEAST_RUN
    ]
    least = min(_cost(table, starts, 3.0) for starts in every)
    assert _cost(table, tuple(pelt(table, penalty=3.0)), 3.0) == pytest.approx(least)


def test_an_observer_sees_a_run_begin_where_it_does() -> None:
    assert run_starts(_logs(QUIET + BUSY), hazard=0.01) == [10]
    assert run_starts(_logs(QUIET + QUIET), hazard=0.01) == []


def test_a_turn_is_where_the_level_jumps() -> None:
    found = _smoothed([*QUIET, *BUSY])
    assert found.up.argmax() == 10
    assert found.up[10] > 0.9
    assert found.down.max() < 0.05


def test_what_is_over_soon_is_a_burst_and_no_turn() -> None:
    assert _smoothed([*QUIET, 20, *QUIET]).up.max() < 0.05


def test_what_is_not_over_at_the_end_is_still_open() -> None:
    open_still = _smoothed([*QUIET, 90, 8, 25]).still
    assert open_still.argmax() == 10
    assert open_still[10] > 0.5
    assert _smoothed([*QUIET, 90, 8, 25, *QUIET]).still.max() < 0.05


def test_a_turn_within_missing_periods_may_be_in_any_of_them() -> None:
    missing = [float("nan")] * 4
    up = _smoothed([*QUIET, *missing, *BUSY]).up
    assert up[10:15] == pytest.approx(np.full(5, up[10]), rel=0.05)
    assert up[10:15].sum() > 0.9


def test_drawn_courses_jump_as_often_as_is_probable() -> None:
    found = _smoothed([*QUIET[:6], 7, 8, 9, *BUSY[:3]])
    _, at, _ = found.paths(4000)
    jumps = np.diff(LEVELS[at], axis=1) >= MOVES.turn
    assert jumps.mean(axis=0) == pytest.approx(found.up[1:], abs=0.03)
