"""Whether acts follow other acts: what is left of them, how much, how soon, and by chance."""

from dataclasses import replace

import numpy as np
import pytest

from interstate.relations.excitation import Case, effect, p_value, quick_p_value

_DAYS = 400


def _case(*, answers: float = 0.0, lag: float = 2.0, shared: float = 0.0, seed: int = 1) -> Case:
    """Make acts of which so many follow each earlier one, or only shocks that last are shared."""
    rng = np.random.default_rng(seed)
    shock = np.zeros(_DAYS)
    for t in range(1, _DAYS):
        shock[t] = 0.85 * shock[t - 1] + rng.normal() * np.sqrt(1 - 0.85**2)
    rate = np.exp(shared * shock - shared**2 / 2)
    before = rng.poisson(1.5 * rate).astype(float)
    acts = np.zeros(_DAYS)
    left = 0.0
    for t in range(_DAYS):
        acts[t] = rng.poisson(rate[t] + answers * left)
        left += (before[t] - left) / lag
    return Case(
        acts=acts,
        before=before,
        exposure=np.full(_DAYS, 1.0),
        elsewhere=np.zeros((_DAYS, 1)),
        told=np.full(_DAYS, fill_value=True),
        period_days=1,
    )


def test_what_is_left_of_an_act_fades_and_sums_to_it() -> None:
    case = _case()
    once = np.zeros(_DAYS)
    once[100] = 1.0
    nothing = case.left_of(np.zeros(_DAYS), [2.0])
    left = (case.left_of(once, [2.0]) - nothing)[0]
    assert left[100] == pytest.approx(left[99] / 2)
    assert left[101:104] - left[100] / 2 ** np.arange(1, 4) == pytest.approx([0.5, 0.25, 0.125])
    assert left[101:].sum() == pytest.approx(1.0, abs=0.01)


def test_answers_that_are_there_are_found_with_how_many_and_how_soon() -> None:
    case = _case(answers=0.6, lag=3.0)
    found = effect(case)
    assert found.following.low < 0.6 < found.following.high
    assert found.lag_days.low < 3.0 < found.lag_days.high
    assert found.share.low > 0.1
    assert found.ratio.value > 1
    assert p_value(case) < 0.001
    # What follows fades, day by day, from the first day on.
    assert (np.diff(found.curve[:, 0]) < 0).all()


def test_lasting_shocks_to_both_are_no_answers() -> None:
    cases = [_case(shared=0.8, seed=seed) for seed in range(10)]
    assert np.mean([quick_p_value(case) < 0.05 for case in cases]) > 0.4
    assert np.mean([p_value(case) < 0.05 for case in cases]) <= 0.1


def test_acts_that_fall_after_others_are_found_as_fewer() -> None:
    case = _case()
    left = case.left_of(case.before, [2.0])[0]
    rng = np.random.default_rng(2)
    rate = np.maximum(2.5 - 0.9 * left, 0.2)
    fewer = replace(case, acts=np.asarray(rng.poisson(rate), dtype=float))
    assert effect(fewer).share.high < 0
    assert effect(fewer).ratio.high < 1
    assert p_value(fewer) < 0.01


def test_twice_as_much_told_of_both_is_no_answer() -> None:
    rng = np.random.default_rng(4)
    exposure = np.full(_DAYS, 1.3)
    exposure[np.arange(_DAYS) % 7 > 4] = 0.25
    case = replace(
        _case(),
        acts=np.asarray(rng.poisson(2 * exposure), dtype=float),
        before=np.asarray(rng.poisson(2 * exposure), dtype=float),
        exposure=exposure,
    )
    assert p_value(case) > 0.05
    assert effect(case).share.low < 0 < effect(case).share.high


def test_what_stands_where_nothing_is_told_does_not_count() -> None:
    case = _case(answers=0.5)
    told = np.arange(_DAYS) % 10 != 3
    blank, wild = (
        replace(
            case,
            told=told,
            acts=np.where(told, case.acts, stands),
            before=np.where(told, case.before, stands),
        )
        for stands in (0.0, 50.0)
    )
    assert effect(blank).following == effect(wild).following
    assert p_value(blank) == p_value(wild)


def test_the_same_case_always_gets_the_same_answer() -> None:
    case = _case(answers=0.2)
    assert p_value(case) == p_value(case)
    assert effect(case).lag_days == effect(case).lag_days
