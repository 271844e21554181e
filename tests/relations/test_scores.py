"""Scores of a pair by period: what they say, what they leave open, what does not move them."""

from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest

from interstate.relations.comparables import prior_of, rank_of
from interstate.relations.happenings import DOMAINS, TELLING, domain_of, happenings_of
from interstate.relations.scores import NO_PRIOR, scores
from interstate.relations.series import Series


def _series(cooperation: list[float], conflict: list[float], exposure: list[float]) -> Series:
    n = len(cooperation)
    good, bad, told = (np.array(each, dtype=float) for each in (cooperation, conflict, exposure))
    counts = np.column_stack([good, 0 * good, bad, 0 * bad])
    return Series(
        pair=("PER", "CHL"),
        directed=False,
        coder="icews",
        step="week",
        periods=tuple(date(2018, 1, 1) + timedelta(weeks=k) for k in range(n)),
        counts=counts,
        exposure=told,
        goldstein=4 * good - 6 * bad,
        squares=16 * good + 36 * bad,
        valued=good + bad,
    )


_NONE = float("nan")


def test_the_balance_runs_from_conflict_only_to_cooperation_only() -> None:
    found = scores(_series([40.0] * 6 + [0.0] * 6, [0.0] * 6 + [40.0] * 6, [1.0] * 12))
    assert np.all(found.balance.value[:6] > 0.8)
    assert np.all(found.balance.value[6:] < -0.8)
    assert found.norm.value == pytest.approx(0, abs=0.01)


def test_an_interval_is_narrower_with_more_events() -> None:
    few = scores(_series([3.0] * 4, [1.0] * 4, [1.0] * 4))
    many = scores(_series([300.0] * 4, [100.0] * 4, [1.0] * 4))
    for name in ("balance", "goldstein", "standing", "conflict", "tone"):
        widths = [getattr(each, name).high - getattr(each, name).low for each in (few, many)]
        if name != "conflict":
            assert np.all(widths[0] > widths[1]), name
        else:
            relative = [
                w / getattr(e, name).value for w, e in zip(widths, (few, many), strict=True)
            ]
            assert np.all(relative[0] > relative[1])


def test_a_period_without_events_has_no_balance_of_its_own_but_a_level() -> None:
    found = scores(_series([4.0, 0.0, 4.0], [1.0, 0.0, 1.0], [1.0, 1.0, 1.0]))
    assert np.isnan(found.balance.value[1])
    assert np.isnan(found.goldstein.value[1])
    assert 0 < found.standing.value[1] < 1


def test_a_missing_period_is_not_a_quiet_one() -> None:
    quiet = scores(_series([9.0, 0.0, 9.0], [1.0, 0.0, 1.0], [1.0, 1.0, 1.0]))
    missing = scores(_series([9.0, _NONE, 9.0], [1.0, _NONE, 1.0], [1.0, _NONE, 1.0]))
    assert quiet.cooperation.value[1] < missing.cooperation.value[1]
    assert quiet.standing.value == pytest.approx(missing.standing.value, abs=0.01)


def test_twice_the_reporting_moves_neither_balance_nor_rates() -> None:
    exposure = [1.0] * 10 + [2.0] * 10
    found = scores(_series([6 * e for e in exposure], [3 * e for e in exposure], exposure))
    assert np.ptp(found.standing.value) < 0.05
    assert np.ptp(found.cooperation.value) < 0.5


def test_a_pair_that_turned_stands_worse_than_usual() -> None:
    found = scores(_series([20.0] * 8 + [2.0] * 2, [2.0] * 8 + [20.0] * 2, [1.0] * 10))
    assert found.below_norm(9) > 0.95
    assert found.below_norm(0) < 0.5


def test_the_level_is_that_of_the_usual_mix_of_outlets() -> None:
    # The kinder outlet tells of the first half, the harsher one of the second: nothing changed.
    both = [10.0] * 10
    kind = _series([6.0] * 5 + [24.0] * 5, [2.0] * 5 + [8.0] * 5, [1.0] * 10)
    harsh = _series([12.0] * 5 + [3.0] * 5, [12.0] * 5 + [3.0] * 5, [1.0] * 10)
    whole = _series([18.0] * 5 + [27.0] * 5, [14.0] * 5 + [11.0] * 5, both)
    plain = scores(whole)
    mended = scores(whole, by_outlet={"kind": kind, "harsh": harsh})
    assert np.ptp(mended.standing.value) < np.ptp(plain.standing.value)
    assert mended.outlets["kind"] > 0 > mended.outlets["harsh"]


def _pairs(n: int = 30) -> pl.DataFrame:
    rows = [
        (f"A{k:02}", f"B{k:02}", 8 if k % 3 else 30, 8 if k % 3 else 2, k % 3 == 0)
        for k in range(n)
    ]
    names = ["party_a", "party_b", "cooperation", "conflict", "alliance"]
    return pl.DataFrame(rows, schema=names, orient="row")


def test_what_a_tie_tells_is_learnt_from_the_pairs_that_have_it() -> None:
    prior = prior_of(_pairs(), ("PER", "CHL"), {"alliance": [False, False, True]})
    assert prior.centre == pytest.approx(0, abs=0.3)
    [tie] = prior.ties
    assert (tie.kind, tie.pairs) == ("alliance", 10)
    assert tie.effect > 1.5
    assert prior.moves[1] == 0
    assert prior.moves[2] == pytest.approx(tie.effect)


def test_a_pair_with_the_tie_from_the_first_begins_higher_and_does_not_move() -> None:
    without = prior_of(_pairs(), ("PER", "CHL"), {"alliance": [False]})
    held = prior_of(_pairs(), ("PER", "CHL"), {"alliance": [True]})
    assert held.centre > without.centre + 1.5
    assert held.moves == (0,)


def test_too_few_other_pairs_let_one_expect_nothing() -> None:
    assert prior_of(_pairs(6), ("PER", "CHL"), {"alliance": [True]}) is NO_PRIOR


def test_a_pair_is_ranked_among_those_with_about_as_many_events() -> None:
    own = pl.DataFrame([("CHL", "PER", 4, 12, False)], schema=_pairs().schema, orient="row")
    pairs = pl.concat([_pairs(), own])
    rank = rank_of(pairs, ("PER", "CHL"), -0.5)
    assert (rank.pairs, rank.below, rank.median) == (30, 0, 0.0)
    big = pl.DataFrame([("CHL", "PER", 9000, 12, False)], schema=_pairs().schema, orient="row")
    assert rank_of(pl.concat([_pairs(), big]), ("CHL", "PER"), 1.0).median is None


@pytest.mark.parametrize(
    ("type_", "mode", "contexts", "domain"),
    [
        ("AGREE", None, ("diplomatic", "economic"), "economic"),
        ("COERCE", "cyber", (), "military"),
        ("SANCTION", "expel", (), "diplomatic"),
        ("SANCTION", "discontinue", (), "economic"),
        ("ASSAULT", None, ("terrorism",), "military"),
        ("PROTEST", None, (), "societal"),
        ("AGREE", None, ("no_context_of_plover",), "diplomatic"),
    ],
)
def test_an_act_belongs_to_one_domain(
    type_: str, mode: str | None, contexts: tuple[str, ...], domain: str
) -> None:
    assert domain_of(type_, mode, contexts) == domain
    assert domain in DOMAINS


def test_a_happening_counts_once_however_often_it_is_told() -> None:
    day, other = date(2018, 3, 6), date(2018, 3, 30)
    rows = [
        {"coder": "icews", "event": "e1", "telling": "t1", "first": day, "last": day},
        {"coder": "icews", "event": "e1", "telling": "t2", "first": day, "last": day},
        {"coder": "icews", "event": "e2", "telling": "t3", "first": day, "last": other},
        {"coder": "gdelt2", "event": "e3", "telling": "t4", "first": day, "last": day},
    ]
    tellings = pl.DataFrame(rows, schema=TELLING)
    found = happenings_of(tellings, coder="icews", step="week")
    assert found.select("event", "tellings").rows() == [("e1", 2)]
    assert happenings_of(tellings, coder="icews", step="month").height == 2
