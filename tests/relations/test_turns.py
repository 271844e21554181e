"""Turning points of a relation: what is one, what is none, and what is said of it."""

from datetime import date, timedelta

import numpy as np
import pytest

from interstate.errors import RangeError
from interstate.relations.series import Series
from interstate.relations.turns import survives, turning_points

NAN = float("nan")
CALM = [3.0, 2, 4, 3, 1, 2, 5, 3, 2, 4, 3, 2, 3, 4, 1, 3, 2, 3, 4, 2]
NONE = [0.0] * 20
OFTEN = [12.0, 15, 9, 14, 11, 13, 12, 10, 16, 12, 11, 14, 13, 9, 12, 15, 12, 11, 13, 12]


def _series(
    cooperation: list[float], conflict: list[float], exposure: list[float] | None = None
) -> Series:
    n = len(cooperation)
    counts = np.zeros((n, 4))
    counts[:, 0], counts[:, 2] = cooperation, conflict
    counts[np.isnan(counts).any(axis=1)] = NAN
    told = np.where(np.isnan(counts[:, 0]), NAN, exposure or np.ones(n))
    return Series(
        pair=("RUS", "UKR"),
        directed=False,
        coder="icews",
        step="week",
        periods=tuple(date(2014, 1, 6) + timedelta(weeks=k) for k in range(n)),
        counts=counts,
        exposure=told,
        goldstein=told,
        squares=told,
        valued=told,
    )


def test_a_turn_has_a_day_a_range_a_size_and_a_direction() -> None:
    series = _series(CALM + CALM, NONE + OFTEN)
    (turn,) = turning_points(series).turns
    assert turn.day == series.periods[20]
    assert turn.first <= turn.day <= turn.last
    assert turn.probability > 0.95
    assert turn.direction.split(", ")[0] == "conflict up"
    assert turn.found_by == ("PELT", "BOCPD")
    assert turn.conflict is not None
    assert turn.conflict[1].low < 12.3 < turn.conflict[1].high
    assert turn.moves[0].factor.low > 8
    assert sum(chance for _, chance in turn.moves[0].dates) == pytest.approx(1)


def test_a_turn_says_why_in_numbers_that_can_be_counted_again() -> None:
    (turn,) = turning_points(_series(CALM + CALM, NONE + OFTEN)).turns
    assert turn.because.endswith(
        "0 of conflict and 56 of cooperation in 20 weeks before, "
        "246 of conflict and 56 of cooperation in 20 weeks from 2014-05-26 on"
    )
    assert (turn.events_before, turn.events_after) == ((56, 0), (56, 246))


def test_a_quiet_relation_has_no_turn() -> None:
    assert turning_points(_series(CALM + CALM, NONE + NONE)).turns == ()


def test_twice_as_much_told_of_everything_is_no_turn() -> None:
    twice = [2 * count for count in CALM]
    shown = _series(CALM + twice, CALM + twice, [1.0] * 20 + [2.0] * 20)
    assert turning_points(shown).turns == ()
    of_the_pair = _series(CALM + twice, CALM + twice)
    assert turning_points(of_the_pair).turns == ()


def test_the_balance_may_turn_while_as_much_happens_as_before() -> None:
    half = [count // 2 for count in OFTEN]
    one, other = [8.0, 9, 7, 10, 8] * 4, [2.0, 1, 3, 2, 2] * 4
    turns = turning_points(_series(one + other, other + one)).turns
    assert "balance worse" in turns[0].direction
    assert turning_points(_series(half + half, half + half)).turns == ()


def test_a_burst_of_some_weeks_is_no_turn() -> None:
    visit = [14.0, 9, 2]
    assert turning_points(_series(CALM + visit + CALM, NONE + [0.0] * 3 + NONE)).turns == ()


def test_what_is_not_over_yet_is_told_as_open() -> None:
    series = _series([0.0] * 40 + [28, 2, 1], [0.0] * 43)
    (turn,) = turning_points(series).turns
    assert turn.day == series.periods[40]
    assert turn.moves[0].open
    assert turn.because.endswith("whether it lasts the data cannot tell yet")


def test_a_turn_in_a_time_of_which_nothing_is_told_has_all_of_it_in_its_range() -> None:
    gap = [NAN] * 5
    series = _series(CALM + gap + CALM, NONE + gap + OFTEN)
    (turn,) = turning_points(series).turns
    assert turn.first <= series.periods[20]
    assert turn.last >= series.periods[25]


def test_a_rate_of_next_to_nothing_is_not_known() -> None:
    (turn,) = turning_points(_series(NONE + OFTEN, NONE + NONE)).turns
    assert turn.conflict is None


def test_a_turn_survives_what_does_not_carry_it() -> None:
    whole = _series(CALM + CALM, NONE + OFTEN)
    (turn,) = turning_points(whole).turns
    less = _series(CALM + CALM, NONE + [count - 3 for count in OFTEN])
    without = _series(CALM + CALM, NONE + NONE)
    assert survives(turn, {"one outlet": less, "the other": without}) == {
        "one outlet": True,
        "the other": False,
    }


def test_too_short_a_series_has_no_turn() -> None:
    assert turning_points(_series([0.0, 0, 9, 9], [0.0] * 4)).turns == ()


@pytest.mark.parametrize("asked", [{"level": 0.5}, {"level": 1.0}, {"sure": 0.2}])
def test_a_probability_of_little_or_of_certainty_is_refused(asked: dict[str, float]) -> None:
    with pytest.raises(RangeError, match=f"{next(iter(asked))} is"):
        turning_points(_series(CALM, CALM), **asked)


def test_who_asks_for_less_sure_turns_gets_them() -> None:
    conflict = [1.0, 2, 0, 1, 1, 2, 0, 1, 2, 1, 4, 7, 3, 6, 5, 4, 6, 5, 7, 3]
    series = _series(CALM, conflict)
    assert turning_points(series).turns == ()
    (turn,) = turning_points(series, sure=0.51).turns
    assert 0.51 <= turn.probability < 0.85
