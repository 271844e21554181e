"""What changed after a happening: who may be a donor, and when the data cannot tell."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from interstate.errors import PairError, RangeError, UnknownCodeError
from interstate.relations.effects import Effect, choose_donors, effect, outcome_of, sides_of
from interstate.relations.series import Series

_PAIR = ("GBR", "RUS")
_FIRST = date(2018, 1, 1)
_WEEKS, _CUT = 36, 20
_AT = _FIRST + timedelta(weeks=_CUT)
SeriesByPair = dict[tuple[str, str], Series]


def _series(pair: tuple[str, str], conflict: np.ndarray) -> Series:
    none = np.zeros(len(conflict))
    return Series(
        pair=pair,
        directed=False,
        coder="icews",
        step="week",
        periods=tuple(_FIRST + timedelta(weeks=n) for n in range(len(conflict))),
        counts=np.column_stack([none + 2, none, none, conflict]),
        exposure=none + 1,
        goldstein=-5.0 * conflict,
        squares=25.0 * conflict,
        valued=none + conflict,
    )


def _world(*, donors: int = 45, times: float = 1.0, seed: int = 1) -> SeriesByPair:
    """Return a pair whose conflict grows by a factor after the day, and pairs to which none does.

    All share a season.
    """
    chance = np.random.default_rng(seed)
    season = 8 + 4 * np.sin(np.arange(_WEEKS) / 3)
    pairs = [_PAIR, *((f"A{n:02}", f"B{n:02}") for n in range(donors))]
    made = {pair: _series(pair, chance.poisson(season).astype(float)) for pair in pairs}
    grown = season * np.where(np.arange(_WEEKS) < _CUT, 1, times)
    made[_PAIR] = _series(_PAIR, chance.poisson(grown).astype(float))
    return made


def _asked(world: SeriesByPair, at: date = _AT, outcome: str = "conflict") -> Effect:
    return effect(world, _PAIR, at=at, outcome=outcome)


def test_a_rise_that_no_donor_shares_is_found() -> None:
    found = _asked(_world(times=3))
    assert found.verdict.finding == "higher"
    assert found.verdict.reason == "test"
    assert found.synthetic is not None
    assert found.synthetic.p == 1 / 40
    assert found.synthetic.change == pytest.approx(16, abs=4)
    assert found.synthetic.interval[0] > 0
    assert sum(donor.weight for donor in found.synthetic.donors) == pytest.approx(1)


def test_a_rise_that_all_share_is_not_taken_for_an_effect() -> None:
    world = {
        pair: replace(
            each,
            counts=each.counts * np.where(np.arange(_WEEKS) < _CUT, 1.0, 3.0)[:, None],
        )
        for pair, each in _world().items()
    }
    found = _asked(world)
    assert found.verdict.finding in {"cannot tell", "no great change"}
    assert found.alone is not None
    assert found.alone.p < 0.05


def test_no_great_change_is_said_only_where_one_would_have_been_seen() -> None:
    chance = np.random.default_rng(3)
    pairs = [_PAIR, *((f"A{n:02}", f"B{n:02}") for n in range(39))]
    season = 400 + 200 * np.sin(np.arange(_WEEKS) / 3)
    busy = {pair: _series(pair, chance.poisson(season).astype(float)) for pair in pairs}
    found = _asked(busy)
    assert found.verdict.finding == "no great change"
    assert found.synthetic is not None
    low, high = found.synthetic.interval
    assert -200 < low < 0 < high < 200


def test_a_quiet_pair_cannot_be_told() -> None:
    world = _world()
    world[_PAIR] = _series(_PAIR, np.where(np.arange(_WEEKS) % 3, 0.0, 1.0))
    found = _asked(world)
    assert (found.verdict.finding, found.verdict.reason) == ("cannot tell", "little told")
    assert "35%" in found.verdict.because
    assert found.synthetic is None


@pytest.mark.parametrize(
    ("week", "reason"), [(7, "few periods before"), (_WEEKS - 3, "few periods after")]
)
def test_too_little_time_on_either_side_cannot_be_told(week: int, reason: str) -> None:
    found = _asked(_world(), at=_FIRST + timedelta(weeks=week))
    assert (found.verdict.finding, found.verdict.reason) == ("cannot tell", reason)


def test_with_few_donors_no_result_could_be_rare_enough() -> None:
    found = _asked(_world(donors=18))
    assert found.verdict.reason == "few donors"
    assert found.candidates == 18


def test_donors_that_say_nothing_of_the_time_before_are_refused() -> None:
    world = _world()
    world[_PAIR] = _series(_PAIR, np.round(12 - 5 * np.sin(np.arange(_WEEKS) / 3)))
    assert _asked(world).verdict.reason == "poor fit"


def test_a_pair_that_left_its_donors_before_the_day_is_refused() -> None:
    early = _world(times=3)
    found = _asked(early, at=_AT + timedelta(weeks=7))
    assert found.verdict.reason == "apart before"
    assert found.verdict.finding == "cannot tell"


def test_a_donor_shares_no_party_with_the_pair_nor_with_the_happening() -> None:
    world = _world()
    for shared in (("FRA", "RUS"), ("AUS", "CHN")):
        world[shared] = _series(shared, world["A01", "B01"].conflict)
    before = np.arange(_WEEKS) < _CUT

    def chosen(*parties: str) -> list[tuple[str, str]]:
        donors, _ = choose_donors(
            world, _PAIR, before=before, after=~before, outcome="conflict", parties=parties
        )
        return donors

    alike = {("AUS", "CHN"), ("FRA", "RUS")} & {*chosen()}
    assert alike <= {("AUS", "CHN")}
    assert ("AUS", "CHN") not in chosen("AUS")
    assert len(chosen("AUS")) == 39


def test_a_donor_that_is_missing_where_the_pair_is_not_does_not_serve() -> None:
    world = _world(donors=39)
    one = world["A07", "B07"]
    counts, exposure = one.counts.copy(), one.exposure.copy()
    counts[5], exposure[5] = np.nan, np.nan
    world["A07", "B07"] = replace(one, counts=counts, exposure=exposure)
    before = np.arange(_WEEKS) < _CUT
    _, candidates = choose_donors(world, _PAIR, before=before, after=~before, outcome="conflict")
    assert candidates == 38


def test_the_period_in_which_the_day_lies_counts_to_neither_side() -> None:
    periods = tuple(_FIRST + timedelta(weeks=n) for n in range(4))
    before, after = sides_of(periods, "week", date(2018, 1, 10))
    assert before.tolist() == [True, False, False, False]
    assert after.tolist() == [False, False, True, True]
    before, after = sides_of(periods, "week", date(2018, 1, 8))
    assert before.tolist() == [True, False, False, False]
    assert after.tolist() == [False, True, True, True]


def test_share_and_goldstein_are_missing_where_nothing_is_told_and_rates_are_not() -> None:
    series = _series(_PAIR, np.array([3.0, 0.0]))
    silent = replace(series, counts=series.counts * [[1.0], [0.0]])
    assert outcome_of(silent, "share")[0] == 0.6
    assert np.isnan(outcome_of(silent, "share")[1])
    assert outcome_of(silent, "goldstein")[0] == -5
    assert np.isnan(outcome_of(silent, "goldstein")[1])
    assert outcome_of(silent, "conflict").tolist() == [3, 0]


def test_what_makes_no_sense_is_refused_by_name() -> None:
    world = _world(donors=3)
    with pytest.raises(UnknownCodeError, match="war"):
        effect(world, _PAIR, at=_AT, outcome="war")
    with pytest.raises(PairError, match="FRA"):
        effect(world, ("DEU", "FRA"), at=_AT)
    with pytest.raises(RangeError, match="2017-01-01"):
        effect(world, _PAIR, at=date(2017, 1, 1))
