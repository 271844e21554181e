"""Claims about which states there were when."""

from datetime import date
from itertools import pairwise

import pytest

from interstate.errors import UnknownCodeError
from interstate.reference.bundled_tables import read_rows
from interstate.reference.states import (
    code_of,
    code_spans,
    code_systems,
    find_state,
    last_year,
    load_states,
    party_name,
    plain_code,
    predecessors,
    states_at,
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


@pytest.mark.parametrize(
    ("code", "system", "day", "party"),
    [
        ("255", "cow", "1914-08-01", "DEU"),
        ("255", "cow", "1866-06-14", "PRU"),
        ("255", "cow", "1970-01-01", None),
        ("260", "cow", "1990-10-02", "DEU"),
        ("260", "cow", "1990-10-03", None),
        ("255", "cow", "1990-10-03", "DEU"),
        ("260", "gw", "2000-01-01", "DEU"),
        ("265", "gw", "1990-10-02", "DDR"),
        ("678", "cow", "1990-05-21", "YAR"),
        ("679", "cow", "1990-05-22", "YEM"),
        ("678", "gw", "1990-05-22", "YEM"),
        ("816", "cow", "1970-01-01", "VDR"),
        ("817", "cow", "1970-01-01", "RVN"),
        ("815", "gw", "1850-01-01", "ANM"),
        ("345", "cow", "1914-07-28", "SRB"),
        ("345", "cow", "1999-03-24", "YUG"),
        ("345", "cow", "2004-01-01", "SCG"),
        ("345", "cow", "2010-01-01", "SRB"),
        ("345", "gw", "2006-06-05", None),
        ("340", "gw", "2006-06-05", "SRB"),
        ("347", "cow", "2008-02-20", "XKX"),
        ("315", "cow", "1992-12-31", "CSK"),
        ("300", "cow", "1914-07-28", "AUH"),
        ("305", "cow", "1945-01-01", None),
        ("99", "gw", "1825-01-01", "GCL"),
        ("730", "gw", "1900-01-01", "KOE"),
        ("240", "cow", "1850-01-01", "HAN"),
        ("625", "cow", "2011-07-08", "SDN"),
        ("626", "cow", "2011-07-09", "SSD"),
        ("970", "gw", "2000-01-01", "KIR"),
        ("970", "cow", "2000-01-01", "NRU"),
        ("ROM", "iso3", "2000-01-01", "ROU"),
        ("ROU", "iso3", "2000-01-01", "ROU"),
        ("ROM", "iso3", "2010-01-01", "ROU"),
        ("ZAR", "iso3", "1990-01-01", "COD"),
        ("TMP", "iso3", "2000-01-01", "TLS"),
        ("YEM", "iso3", "1985-01-01", "YAR"),
        ("CS", "iso2", "1980-01-01", "CSK"),
        ("CS", "iso2", "2004-01-01", "SCG"),
        ("280", "m49", "1985-01-01", "DEU"),
        ("736", "m49", "2000-01-01", "SDN"),
        ("890", "m49", "1985-01-01", "YUG"),
        ("891", "m49", "1995-01-01", "YUG"),
        ("UR", "fips", "1985-01-01", "SUN"),
        ("GZ", "fips", "2018-01-01", "PSE"),
        ("ROM", "cameo", "2018-01-01", "ROU"),
        ("11", "vdem", "1970-01-01", "SUN"),
        ("157", "vdem", "2000-01-01", "CZE"),
        ("BAV", "cow_abb", "1850-01-01", "BAV"),
    ],
)
def test_a_code_means_who_bore_it_on_the_day(
    code: str, system: str, day: str, party: str | None
) -> None:
    assert translate(code, system=system, on=date.fromisoformat(day)) == party


def test_germany_and_yemen_have_other_codes_after_they_united() -> None:
    assert code_of("DEU", system="cow", on=date(1990, 10, 2)) == "260"
    assert code_of("DEU", system="cow", on=date(1990, 10, 3)) == "255"
    assert code_of("YEM", system="cow") == "679"
    assert code_of("YEM", system="gw") == "678"
    assert code_of("DEU", system="m49", on=date(1985, 1, 1)) == "280"
    assert code_of("DEU", system="m49") == "276"


def test_a_code_that_was_given_up_is_read_but_not_written() -> None:
    assert code_of("ROU", system="iso3", on=date(2000, 1, 1)) == "ROU"
    assert code_of("ROU", system="cameo") == "ROM"
    assert code_of("TLS", system="iso3") == "TLS"


def test_of_a_year_whoever_had_the_code_longest_is_meant() -> None:
    first, last = date(1990, 1, 1), date(1990, 12, 31)
    assert translate("265", system="cow", on=first, until=last) == "DDR"
    assert translate("255", system="cow", on=first, until=last) == "DEU"
    assert code_of("DEU", system="cow", on=first, until=last) == "260"


def test_a_code_used_beyond_its_system_can_be_read_as_who_bore_it_nearest() -> None:
    day = date(1960, 1, 1)
    assert translate("369", system="cow", on=day) is None
    assert translate("369", system="cow", on=day, nearest=True) == "UKR"
    assert translate("255", system="cow", on=date(1947, 1, 1), nearest=True) == "DEU"
    assert translate("999", system="cow", on=day, nearest=True) is None
    assert code_of("UKR", system="cow", on=day) is None
    assert code_of("UKR", system="cow", on=day, nearest=True) == "369"


def test_what_a_system_leaves_out_has_no_code() -> None:
    assert code_of("MCO", system="vdem") is None
    assert code_of("TBT", system="cow", on=date(1930, 1, 1)) is None
    assert code_of("UNO", system="cow") is None


def test_codes_are_understood_as_tables_hold_them() -> None:
    assert plain_code(" 2.0 ", system="cow") == "2"
    assert plain_code("4", system="m49") == "004"
    assert plain_code("2.5", system="cow") == "2.5"
    assert translate("us", system="iso2") == "USA"


@pytest.mark.parametrize("system", code_systems())
def test_no_code_means_two_parties_on_one_day(system: str) -> None:
    by_code: dict[str, list[tuple[date, date]]] = {}
    for span in code_spans(system):
        by_code.setdefault(span.code, []).append((span.first or date.min, span.last or date.max))
    for code, spans in by_code.items():
        spans.sort()
        for (_, last), (first, _) in pairwise(spans):
            assert last < first, f"{system} {code}"


@pytest.mark.parametrize("system", code_systems())
def test_no_party_is_written_with_two_codes_on_one_day(system: str) -> None:
    by_party: dict[str, list[tuple[date, date]]] = {}
    for span in code_spans(system):
        if not span.read_only:
            days = (span.first or date.min, span.last or date.max)
            by_party.setdefault(span.party, []).append(days)
    for party, spans in by_party.items():
        spans.sort()
        for (_, last), (first, _) in pairwise(spans):
            assert last < first, f"{system} {party}"


def test_every_row_of_codes_and_members_has_a_source() -> None:
    rows = [*read_rows("state_codes.csv"), *read_rows("system_members.csv")]
    assert all(row["source"] for row in rows)


def test_whoever_follows_a_state_that_is_gone_names_it() -> None:
    states = load_states()
    for state in states.values():
        for follower in state.successors:
            began = states[follower].spans[0][0]
            new = state.last is not None and began is not None and began > state.last
            assert not new or state.id in states[follower].predecessors, (state.id, follower)


def test_the_states_of_a_day_are_those_of_the_system() -> None:
    day = date(1991, 6, 1)
    assert {"SUN", "YUG", "CSK", "YEM"} <= set(states_at(day))
    assert not {"RUS", "DDR", "UKR"} & set(states_at(day))
    assert "MCO" in states_at(day, system="gw")
    assert "MCO" not in states_at(day, system="cow")
    with pytest.raises(UnknownCodeError):
        states_at(day, system="cows")
