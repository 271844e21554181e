"""Who answers whom: what is asked of a pair, and what is said where the data cannot tell."""

from dataclasses import replace

import pytest
from tests.relations.exchanges import exchange, series

from interstate.errors import RangeError
from interstate.relations.reciprocity import (
    QUESTIONS,
    Answer,
    AnswerVerdict,
    Exchange,
    Reciprocity,
    reciprocity,
)


@pytest.fixture(scope="module")
def found() -> Reciprocity:
    return reciprocity(exchange())


def _answer(found: Reciprocity, actor: str, before: str, acts: str) -> Answer:
    [answer] = [
        each
        for each in found.answers
        if (each.actor, each.before, each.acts) == (actor, before, acts)
    ]
    return answer


def test_every_question_is_asked_in_both_directions(found: Reciprocity) -> None:
    asked = [(each.actor, each.before, each.acts) for each in found.answers]
    assert asked == [(actor, *question) for actor in ("CHL", "PER") for question in QUESTIONS]


def test_who_answers_is_found_and_who_does_not_is_not(found: Reciprocity) -> None:
    answered = _answer(found, "CHL", "conflict", "conflict")
    assert answered.verdict is AnswerVerdict.RISES
    assert answered.effect is not None
    assert answered.effect.lag_days.low < 2.0 < answered.effect.lag_days.high
    assert _answer(found, "PER", "conflict", "conflict").verdict is not AnswerVerdict.RISES


def test_too_few_acts_are_an_answer_of_their_own(found: Reciprocity) -> None:
    few = _answer(found, "CHL", "cooperation", "cooperation")
    assert few.n_acts < 20
    assert (few.effect, few.p, few.p_holm) == (None, None, None)
    assert few.verdict is AnswerVerdict.FEW


def test_holm_raises_every_p_that_is_known(found: Reciprocity) -> None:
    known = [each for each in found.answers if each.p is not None and each.p_holm is not None]
    assert known
    assert all(each.p <= each.p_holm for each in known if each.p and each.p_holm)


def test_more_acts_that_shocks_could_give_are_no_finding(found: Reciprocity) -> None:
    answered = _answer(found, "CHL", "conflict", "conflict")
    assert replace(answered, p_holm=0.3).verdict is AnswerVerdict.SHOCKS


def test_a_short_time_is_refused_with_what_is_needed() -> None:
    whole = exchange()
    short = Exchange(
        forth=whole.forth.between(whole.forth.periods[0], whole.forth.periods[40]),
        back=whole.back.between(whole.forth.periods[0], whole.forth.periods[40]),
        elsewhere=(
            whole.elsewhere[0].between(whole.forth.periods[0], whole.forth.periods[40]),
            whole.elsewhere[1].between(whole.forth.periods[0], whole.forth.periods[40]),
        ),
    )
    with pytest.raises(RangeError, match="tells of 41 days in that time and 60 are needed"):
        reciprocity(short)


def test_an_exchange_is_of_one_pair_and_of_the_same_periods() -> None:
    whole = exchange()
    with pytest.raises(ValueError, match="the other way round"):
        replace(whole, back=series(("BOL", "PER")))
    with pytest.raises(ValueError, match="same coder and periods"):
        replace(whole, back=series(("CHL", "PER"), days=100))
