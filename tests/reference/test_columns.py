"""Claims about whole columns: they say of each row what is said of it alone."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interstate.errors import TableError, UnknownCodeError
from interstate.reference.columns import codes_of_many, parties_of_names, translate_many
from interstate.reference.data_set_names import party_of_name
from interstate.reference.states import code_of, code_spans, load_states, translate

SYSTEMS = st.sampled_from(["cow", "gw", "iso3", "m49", "fips", "vdem"])
DAYS = st.dates(date(1816, 1, 1), date(2024, 12, 31))
NAMES = ["Russia", "Yemen (North Yemen)", "Serbia (Yugoslavia)", "Germany", "Hong Kong", "Turkey"]


@settings(max_examples=40, deadline=None)
@given(SYSTEMS, st.booleans(), st.lists(DAYS, min_size=1, max_size=20), st.data())
def test_columns_are_translated_as_single_codes_are(
    system: str,
    nearest: bool,  # noqa: FBT001  (drawn)
    days: list[date],
    data: st.DataObject,
) -> None:
    known = sorted({span.code for span in code_spans(system)})
    codes = [data.draw(st.sampled_from(known)) for _ in days]
    ends = [date(day.year, 12, 31) for day in days]
    parties = translate_many(codes, days, system=system, until=ends, nearest=nearest).to_list()
    asked = list(zip(codes, days, ends, strict=True))
    assert parties == [
        translate(c, system=system, on=a, until=b, nearest=nearest) for c, a, b in asked
    ]
    back = codes_of_many(parties, days, system="cow", until=ends, nearest=nearest).to_list()
    assert back == [
        code_of(party, system="cow", on=a, until=b, nearest=nearest) if party else None
        for party, (_, a, b) in zip(parties, asked, strict=True)
    ]


def test_without_days_the_latest_is_meant_in_a_column_too() -> None:
    for system in ("cow", "gw", "iso3", "vdem"):
        codes = sorted({span.code for span in code_spans(system)})
        single = [translate(code, system=system) for code in codes]
        assert translate_many(codes, system=system).to_list() == single
        parties = sorted(load_states())
        single = [code_of(party, system=system) for party in parties]
        assert codes_of_many(parties, system=system).to_list() == single


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(NAMES), DAYS), min_size=1, max_size=20))
def test_columns_of_names_are_read_as_single_names_are(rows: list[tuple[str, date]]) -> None:
    names, days = [name for name, _ in rows], [day for _, day in rows]
    assert parties_of_names(names, days).to_list() == [party_of_name(n, on=d) for n, d in rows]


def test_of_a_year_in_which_a_code_passed_on_who_had_it_longest_is_meant() -> None:
    first, last = [date(1991, 1, 1)], [date(1991, 12, 31)]
    assert translate_many(["365"], first, system="cow", until=last).to_list() == ["SUN"]


def test_absent_codes_and_days_stay_absent() -> None:
    days = [date(2000, 1, 1), None, date(2000, 1, 1)]
    assert translate_many([None, "2", "999"], days, system="cow").to_list() == [None] * 3
    assert translate_many([], [], system="cow").to_list() == []
    assert parties_of_names([None, "Russia"], [date(2000, 1, 1), None]).to_list() == [None, None]
    assert parties_of_names(["Russia"], [None]).to_list() == [None]


def test_columns_that_are_not_equally_long_are_refused() -> None:
    with pytest.raises(TableError, match="2 codes but 1 days"):
        translate_many(["2", "20"], [date(2000, 1, 1)], system="cow")
    with pytest.raises(UnknownCodeError):
        translate_many(["2"], system="cows")
