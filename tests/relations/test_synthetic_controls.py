"""Weights, ratios and places among placebos, against what can be worked out another way."""

from importlib import import_module
from typing import Any

import numpy as np
import pytest

from interstate.relations.synthetic_controls import (
    Controls,
    changes_without_one,
    p_over_time,
    synthetic_controls,
    weights_of,
)

_WEEKS = 12
_BEFORE = np.arange(_WEEKS) < 8
_ALL = np.ones((6, 6), dtype=bool)


def _noise(seed: int, units: int = 6) -> np.ndarray:
    return np.random.default_rng(seed).normal(5, 1, (units, _WEEKS))


def _made(outcomes: np.ndarray, spread: float = 1.0) -> Controls:
    return synthetic_controls(outcomes, before=_BEFORE, after=~_BEFORE, allowed=_ALL, spread=spread)


@pytest.mark.parametrize("spread", [0.0, 1.0])
def test_the_weights_are_those_that_a_general_solver_finds(spread: float) -> None:
    target, donors = _noise(1)[0], _noise(1)[1:]

    def loss(w: np.ndarray) -> float:
        return float(((target - w @ donors) ** 2).mean() + spread * (w**2).sum())

    optimize: Any = import_module("scipy.optimize")  # its types are not complete
    found = weights_of(target, donors, spread=spread)
    other = optimize.minimize(
        loss,
        np.full(5, 0.2),
        bounds=[(0, 1)] * 5,
        constraints=optimize.LinearConstraint(np.ones((1, 5)), 1, 1),
        options={"ftol": 1e-14},
    )
    assert found == pytest.approx(other.x, abs=1e-4)
    assert found.sum() == pytest.approx(1)
    assert (found >= 0).all()


def test_a_unit_that_is_the_mean_of_two_others_is_made_of_them() -> None:
    donors = _noise(2)[1:]
    weights = weights_of(donors[[1, 3]].mean(axis=0), donors, spread=0.0)
    assert weights == pytest.approx([0, 0.5, 0, 0.5, 0], abs=1e-6)


def test_no_unit_is_made_of_itself_nor_of_one_it_may_not_be_made_of() -> None:
    allowed = _ALL.copy()
    allowed[1:, 0] = False
    made = synthetic_controls(_noise(3), before=_BEFORE, after=~_BEFORE, allowed=allowed)
    assert np.diag(made.weights).tolist() == [0] * 6
    assert made.weights[1:, 0].tolist() == [0] * 5
    assert made.weights.sum(axis=1) == pytest.approx(np.ones(6))


def test_a_unit_told_of_ten_times_as_much_has_the_same_ratio() -> None:
    outcomes = _noise(4)
    larger = outcomes * np.array([10, 1, 3, 1, 1, 100])[:, None]
    assert _made(larger).ratios == pytest.approx(_made(outcomes).ratios)
    assert _made(larger).change == pytest.approx(10 * _made(outcomes).change)


def test_p_is_the_place_among_all_units() -> None:
    outcomes = _noise(5)
    outcomes[0, ~_BEFORE] += 50
    assert _made(outcomes).p == pytest.approx(1 / 6)
    quiet = _noise(5)
    quiet[0, ~_BEFORE] = quiet[0, _BEFORE].mean()
    quiet[1:, ~_BEFORE] += 50 * np.array([1, -1, 1, -1, 1])[:, None]
    assert _made(quiet).p > 0.5


def test_fit_is_one_where_the_donors_tell_all_and_falls_below_zero_where_they_mislead() -> None:
    outcomes = _noise(6)
    outcomes[0] = outcomes[1]
    assert _made(outcomes, spread=0.0).fit == pytest.approx(1)
    outcomes[1:] = 5 + np.linspace(0, 1, _WEEKS) + _noise(6)[1:] / 100
    outcomes[0] = 5 - np.linspace(0, 1, _WEEKS)
    assert _made(outcomes).fit < 0


def test_a_change_outside_the_interval_is_one_that_few_units_would_stray_as_far_from() -> None:
    chance = np.random.default_rng(7)
    outcomes = chance.normal(5, 1, (40, _WEEKS))
    outcomes[0, ~_BEFORE] += 4
    made = synthetic_controls(
        outcomes, before=_BEFORE, after=~_BEFORE, allowed=np.ones((40, 40), dtype=bool)
    )
    bounds = made.interval()
    assert bounds is not None
    low, high = bounds
    assert (low + high) / 2 == pytest.approx(made.change)
    strayed = np.abs(made.gaps[:, ~_BEFORE].mean(axis=1)) / made.errors_before

    def farther(taken: float) -> int:
        left = abs(made.change - taken) / made.scales[0] / made.errors_before[0]
        return 1 + int((strayed[1:] >= left).sum())

    assert farther(high - 0.01) > 2 >= farther(high + 0.01)
    assert farther(low + 0.01) > 2 >= farther(low - 0.01)


def test_too_few_donors_give_no_interval() -> None:
    assert _made(_noise(8)).interval() is None


def test_a_change_that_rests_on_one_donor_shows_when_it_is_left_out() -> None:
    outcomes = _noise(9)
    outcomes[0] = outcomes[1] + np.where(_BEFORE, 0, 3)
    made = _made(outcomes, spread=0.0)
    changes = changes_without_one(
        outcomes, before=_BEFORE, after=~_BEFORE, weights=made.weights[0], spread=0.0
    )
    assert len(changes) == 1
    assert made.change == pytest.approx(3)
    assert changes[0] != pytest.approx(3)


def test_a_stretch_that_strays_is_the_rarest_of_all_moved_round_in_time() -> None:
    chance = np.random.default_rng(10)
    outcomes = chance.normal(0, 1, (6, 40))
    after = np.arange(40) >= 34
    outcomes[0, after] += 6
    assert p_over_time(outcomes[0], outcomes[1:], after=after) == pytest.approx(1 / 40)


def test_a_unit_that_does_not_vary_before_the_day_is_refused() -> None:
    outcomes = _noise(11)
    outcomes[2, _BEFORE] = 1
    with pytest.raises(ValueError, match="must vary"):
        _made(outcomes)
    with pytest.raises(ValueError, match="made of no other"):
        synthetic_controls(
            _noise(11), before=_BEFORE, after=~_BEFORE, allowed=np.eye(6, dtype=bool)
        )
