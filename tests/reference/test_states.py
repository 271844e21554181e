"""Claims about which states there were when."""

from datetime import date

import pytest

from interstate.errors import UnknownCodeError
from interstate.reference.states import (
    find_state,
    last_year,
    load_states,
    party_name,
    predecessors,
    successors,
    translate,
)


def test_the_soviet_union_ended_and_russia_goes_on() -> None:
    assert find_state("SUN").existed(date(1991, 12, 25))
    assert not find_state("SUN").existed(date(1991, 12, 26))
    assert find_state("RUS").existed(date(1991, 12, 26))
    assert not find_state("RUS").existed(date(1970, 1, 1))
    assert "RUS" in successors("SUN")
    assert "SUN" in predecessors("RUS")
    assert last_year("SUN") == 1991
    assert last_year("RUS") is None


def test_russia_was_a_state_before_the_soviet_union_too() -> None:
    assert find_state("RUS").existed(date(1914, 8, 1))


def test_one_germany_replaces_another_overnight() -> None:
    assert find_state("DDR").existed(date(1990, 10, 2))
    assert not find_state("DDR").existed(date(1990, 10, 3))
    assert find_state("DEU").existed(date(1990, 10, 3))


def test_germany_was_no_state_between_surrender_and_federal_republic() -> None:
    assert not find_state("DEU").existed(date(1947, 1, 1))


def test_empires_come_before_what_they_fell_into() -> None:
    assert "TUR" in successors("OTT")
    assert "DEU" in successors("PRU")
    assert {"AUT", "HUN"} <= set(successors("AUH"))


def test_czechoslovakia_became_two() -> None:
    assert successors("CSK") == ("CZE", "SVK")


@pytest.mark.parametrize("party", ["SUN", "YUG", "CSK", "DDR", "PSE", "XKX", "TWN"])
def test_states_without_a_code_in_iso_today_are_there(party: str) -> None:
    assert load_states()[party].source


def test_disputed_statehood_is_said() -> None:
    assert all("disputed" in load_states()[party].note for party in ("PSE", "XKX", "TWN", "ESH"))


def test_every_neighbour_in_time_is_itself_a_state() -> None:
    states = load_states()
    for state in states.values():
        assert set(state.predecessors + state.successors) <= set(states), state.id


def test_no_state_ends_before_it_begins() -> None:
    for state in load_states().values():
        for first, last in state.spans:
            assert first is None or last is None or first <= last, state.id


def test_what_is_no_state_has_no_successors() -> None:
    assert successors("UNO") == ()
    assert last_year("NSA:Hamas") is None
    with pytest.raises(UnknownCodeError):
        find_state("XXX")


def test_parties_have_a_name_in_both_interfaces() -> None:
    assert party_name("PRK", "en") == "North Korea"
    assert party_name("PRK", "de") == "Nordkorea"
    assert party_name("UNO", "de") == "Vereinte Nationen"
    assert party_name("NSA:Hezbollah", "de") == "Hisbollah"


def test_a_party_in_no_table_is_called_by_its_own_words() -> None:
    assert party_name("NSA:Northern Brigade") == "Northern Brigade"
    assert party_name("QQQ") == "QQQ"


def test_codes_of_others_mean_the_state_of_the_day() -> None:
    assert translate("365", system="cow", on=date(1970, 1, 1)) == "SUN"
    assert translate("365", system="cow", on=date(2000, 1, 1)) == "RUS"
    assert translate("DE", system="iso2") == "DEU"
    assert translate("ZZ", system="iso2") is None
    with pytest.raises(UnknownCodeError):
        translate("365", system="cows")
