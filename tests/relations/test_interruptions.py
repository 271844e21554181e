"""Segmented regression: known lines are found again, and what is missing is left out."""

import numpy as np
import pytest

from interstate.relations.interruptions import interruption_of

_WEEKS = 40
_BEFORE = np.arange(_WEEKS) < 24


def test_lines_without_noise_are_found_exactly() -> None:
    since = np.arange(_WEEKS) - 24.0
    values = (2 + 0.1 * since + np.where(_BEFORE, 0, 3 - 0.2 * since)).astype(np.float64)
    values += np.where(np.arange(_WEEKS) % 2, 1e-6, -1e-6)
    found = interruption_of(values, None, before=_BEFORE, after=~_BEFORE)
    assert found is not None
    assert found.level.value == pytest.approx(3, abs=1e-4)
    assert found.slope.value == pytest.approx(-0.2, abs=1e-4)
    assert found.p < 1e-6
    assert found.degrees == _WEEKS - 4
    assert not found.factors


def test_of_counts_the_changes_are_factors_and_exposure_is_allowed_for() -> None:
    exposure = np.where(np.arange(_WEEKS) % 3, 1.0, 4.0).astype(np.float64)
    counts = exposure * np.where(_BEFORE, 100.0, 200.0)
    found = interruption_of(counts.astype(np.float64), exposure, before=_BEFORE, after=~_BEFORE)
    assert found is not None
    assert found.level.value == pytest.approx(2, abs=0.01)
    assert found.slope.value == pytest.approx(1, abs=0.01)
    assert found.level.low < 2 < found.level.high
    assert found.factors


def test_missing_periods_are_left_out() -> None:
    chance = np.random.default_rng(1)
    values = chance.normal(size=_WEEKS)
    values[[3, 30]] = np.nan
    found = interruption_of(values, None, before=_BEFORE, after=~_BEFORE)
    assert found is not None
    assert found.degrees == _WEEKS - 2 - 4


def test_noise_that_lasts_makes_it_less_sure() -> None:
    lasting = np.repeat([1.0, -1, 1, -1, 1, -1, 1, -1], 5) + 0.1 * np.arange(_WEEKS) % 0.3
    quick = np.tile([1.0, -1], 20) + 0.1 * np.arange(_WEEKS) % 0.3
    step = np.where(_BEFORE, 0, 1.5)
    sure, unsure = (
        interruption_of((noise + step).astype(np.float64), None, before=_BEFORE, after=~_BEFORE)
        for noise in (quick, lasting)
    )
    assert sure is not None
    assert unsure is not None
    assert unsure.errors == "Newey-West"
    assert unsure.p > sure.p


def test_too_few_periods_or_no_event_on_one_side_give_no_answer() -> None:
    values = np.arange(_WEEKS, dtype=float)
    late = np.arange(_WEEKS) >= 37
    assert interruption_of(values, None, before=~late, after=late) is None
    none_before = np.where(_BEFORE, 0.0, 5.0)
    assert interruption_of(none_before, np.ones(_WEEKS), before=_BEFORE, after=~_BEFORE) is None
