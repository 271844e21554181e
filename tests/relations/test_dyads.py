"""Claims about which pairs of states there were; worked out by hand from the days of membership."""

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interstate.errors import PairError, RangeError, UnknownCodeError
from interstate.reference.bundled_tables import read_rows
from interstate.relations.dyads import CODE, dyad_years, dyads_by, state_years, states_by


def _pairs_of(year: int, system: str) -> set[tuple[int, int]]:
    dyads = dyad_years(system=system, first_year=year, last_year=year)
    return set(dyads.drop("year").iter_rows())


def _years_of(code: int, system: str = "cow") -> list[int]:
    years = state_years(system=system)
    return years.filter(pl.col(CODE[system]) == code)["year"].to_list()


def _member(system: str, code: int, day: date) -> bool:
    return any(
        row["first"] <= day.isoformat() <= (row["last"] or "9999")
        for row in read_rows("system_members.csv")
        if row["system"] == system and row["code"] == str(code)
    )


def test_the_23_members_of_1816_made_506_directed_dyads() -> None:
    assert state_years(first_year=1816, last_year=1816).height == 23
    dyads = dyad_years(first_year=1816, last_year=1816)
    assert dyads.height == 23 * 22
    assert dyad_years(first_year=1816, last_year=1816, directed=False).height == 23 * 22 / 2


@pytest.mark.parametrize(("system", "rows"), [("cow", 2_214_930), ("gw", 2_599_466)])
def test_all_directed_dyads_since_1816_are_there_once_and_in_order(system: str, rows: int) -> None:
    dyads = dyad_years(system=system)
    assert dyads.columns == [f"{CODE[system]}1", f"{CODE[system]}2", "year"]
    assert dyads.height == rows == dyads.unique().height
    assert dyads.equals(dyads.sort(dyads.columns))


def test_the_two_germanies_met_in_1990_but_neither_met_the_one_that_followed() -> None:
    pairs = _pairs_of(1990, "cow")
    assert {(260, 265), (2, 255), (2, 260), (2, 265)} <= pairs
    assert not {(255, 260), (255, 265)} & pairs


def test_in_gleditsch_and_ward_the_federal_republic_goes_on() -> None:
    assert _years_of(260, "gw") == list(range(1949, 2025))
    assert (260, 265) in _pairs_of(1990, "gw")
    assert _years_of(255, "gw")[-1] == 1945


def test_yemen_is_a_third_state_in_cow_and_the_northern_one_in_gleditsch_and_ward() -> None:
    cow = _pairs_of(1990, "cow")
    assert (678, 680) in cow
    assert not {(678, 679), (679, 680)} & cow
    assert _years_of(678, "gw")[-1] == 2024
    assert 679 not in state_years(system="gw")["gwcode"]


def test_south_vietnam_fell_before_papua_new_guinea_was_a_state() -> None:
    assert _years_of(817)[-1] == 1975
    pairs = _pairs_of(1975, "cow")
    assert (816, 817) in pairs
    assert (817, 910) not in pairs
    assert (816, 910) in pairs


def test_austria_is_not_there_between_the_annexation_and_the_state_treaty() -> None:
    assert [year for year in _years_of(305) if 1936 <= year <= 1957] == [
        1936, 1937, 1938, 1955, 1956, 1957,
    ]  # fmt: skip


def test_a_year_with_two_spells_is_one_row() -> None:
    # Bavaria's and Prussia's Germany are one code in 1871, and two rows of the list.
    assert _years_of(255).count(1871) == 1


def test_microstates_can_be_left_out() -> None:
    without = dyad_years(system="gw", first_year=2000, last_year=2000, microstates=False)
    assert 221 not in without["gwcode1"]
    assert 221 not in state_years(system="gw", microstates=False)["gwcode"]
    assert 221 in dyad_years(system="gw", first_year=2000, last_year=2000)["gwcode1"]


def test_a_pair_by_day_has_the_days_on_which_both_were_members() -> None:
    germanies = dyads_by("day", pairs=[(265, 260)], directed=False, first=date(1990, 1, 1))
    days = germanies.collect()["day"]
    assert (days[0], days[-1], len(days)) == (date(1990, 1, 1), date(1990, 10, 2), 275)


def test_steps_are_named_by_their_first_day_and_weeks_begin_on_monday() -> None:
    asked = {"pairs": [(2, 200)], "first": date(2020, 1, 1), "last": date(2020, 6, 30)}
    first = {
        step: dyads_by(step, directed=False, **asked).collect()[step][0]  # pyright: ignore[reportArgumentType]
        for step in ("year", "quarter", "month", "week", "day")
    }
    assert first == {
        "year": 2020,
        "quarter": date(2020, 1, 1),
        "month": date(2020, 1, 1),
        "week": date(2019, 12, 30),
        "day": date(2020, 1, 1),
    }


def test_states_can_be_had_by_month_too() -> None:
    months = states_by("month", first=date(1990, 9, 1), last=date(1990, 11, 30)).collect()
    germanies = months.filter(pl.col("ccode").is_in([255, 260, 265]))
    assert list(germanies.iter_rows()) == [
        (255, date(1990, 10, 1)),
        (255, date(1990, 11, 1)),
        (260, date(1990, 9, 1)),
        (260, date(1990, 10, 1)),
        (265, date(1990, 9, 1)),
        (265, date(1990, 10, 1)),
    ]


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(["cow", "gw"]), st.integers(1900, 1995), st.data())
def test_a_dyad_is_there_exactly_if_both_were_members_on_one_day(
    system: str, year: int, data: st.DataObject
) -> None:
    codes = st.sampled_from([255, 260, 265, 300, 305, 310, 340, 345, 678, 680, 816, 817, 850])
    one, other = data.draw(st.tuples(codes, codes).filter(lambda pair: pair[0] != pair[1]))
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
    both = any(_member(system, one, day) and _member(system, other, day) for day in days)
    assert ((one, other) in _pairs_of(year, system)) == both


def test_what_does_not_fit_in_memory_is_refused_with_a_way_out() -> None:
    with pytest.raises(RangeError, match="name pairs"):
        dyads_by("day")


def test_what_is_not_known_is_refused() -> None:
    with pytest.raises(RangeError, match="1816-01-01"):
        dyad_years(first_year=1815, last_year=1990)
    with pytest.raises(RangeError, match="1816-01-01"):
        state_years(first_year=1800)
    with pytest.raises(RangeError, match="earlier first"):
        dyad_years(first_year=1990, last_year=1989)
    with pytest.raises(UnknownCodeError, match="cow, gw"):
        dyad_years(system="iso3")
    with pytest.raises(UnknownCodeError, match="code of cow"):
        dyads_by("year", pairs=[(2, 999)])
    with pytest.raises(UnknownCodeError, match="step of time"):
        dyads_by("decade")
    with pytest.raises(PairError):
        dyads_by("year", pairs=[(2, 2)])
