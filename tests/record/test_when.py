"""A time says no more than the text, and no less than something."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.strategies import days, whens

from interstate.record import Basis, Precision, When

times = whens.filter(lambda when: when is not None)


def _when(first: date | None, last: date | None) -> When:
    return When(first=first, last=last, precision=Precision.PERIOD, basis=Basis.STATED)


def test_a_time_without_any_bound_is_refused() -> None:
    with pytest.raises(ValueError, match="leave `when` as None where nothing is known"):
        _when(None, None)


@given(st.tuples(days, days).filter(lambda pair: pair[0] != pair[1]).map(sorted))
def test_a_time_that_ends_before_it_begins_is_refused(pair: list[date]) -> None:
    earlier, later = pair
    with pytest.raises(ValueError, match=f"{earlier} is before {later}"):
        _when(later, earlier)


@given(days)
def test_a_time_may_be_one_day_or_open_on_one_side(day: date) -> None:
    for first, last in ((day, day), (day, None), (None, day)):
        assert (_when(first, last).first, _when(first, last).last) == (first, last)


@given(times, times)
def test_two_times_may_be_one_moment_whichever_is_asked(one: When, other: When) -> None:
    assert one.may_be(other) == other.may_be(one)
    assert one.may_be(one)


def test_times_that_share_a_day_may_be_one_moment() -> None:
    march = _when(date(1991, 3, 1), date(1991, 3, 31))
    assert march.may_be(_when(date(1991, 3, 31), None))
    assert march.may_be(_when(None, date(1991, 3, 1)))
    assert not march.may_be(_when(date(1991, 4, 1), None))
    assert not march.may_be(_when(None, date(1991, 2, 28)))
