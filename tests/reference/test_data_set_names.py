"""Claims about the names by which data sets call states."""

from datetime import date

import pytest

from interstate.reference.bundled_tables import read_rows
from interstate.reference.data_set_names import party_of_name


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Russian Federation", "RUS"),
        ("Korea, North", "PRK"),
        ("Korea, People's Republic of", "PRK"),
        ("Bosnia-Herzegovina", "BIH"),
        ("Moldova, Republic of", "MDA"),
        ("the former Yugoslav Republic of Macedonia", "MKD"),
        ("Côte d’Ivoire", "CIV"),
        ("Congo", "COG"),
        ("DR Congo (Zaire)", "COD"),
        ("Viet Nam", "VNM"),
        ("eSwatini", "SWZ"),
        ("Türkiye", "TUR"),
        ("UAE", "ARE"),
        ("East Germany (GDR)", "DDR"),
        ("Hesse Electoral", "HSE"),
        ("Northern Cyprus", "NSA:Northern Cyprus"),
    ],
)
def test_the_spellings_of_data_sets_are_known(name: str, party: str) -> None:
    assert party_of_name(name) == party


@pytest.mark.parametrize(
    ("name", "year", "party"),
    [
        ("Russia (Soviet Union)", 1980, "SUN"),
        ("Russia (Soviet Union)", 2000, "RUS"),
        ("Russia", 1980, "SUN"),
        ("Yemen (North Yemen)", 1985, "YAR"),
        ("Yemen (North Yemen)", 1995, "YEM"),
        ("Yugoslavia (Serbia)", 1999, "YUG"),
        ("Serbia (Yugoslavia)", 2010, "SRB"),
        ("Vietnam (North Vietnam)", 1968, "VDR"),
        ("Italy/Sardinia", 1850, "SAR"),
        ("Italy/Sardinia", 1870, "ITA"),
        ("Turkey (Ottoman Empire)", 1900, "OTT"),
    ],
)
def test_one_name_means_the_state_of_the_day(name: str, year: int, party: str) -> None:
    assert party_of_name(name, on=date(year, 7, 1)) == party


def test_a_name_for_a_time_in_which_there_was_no_such_state_still_means_it() -> None:
    assert party_of_name("Czech Republic", on=date(1980, 1, 1)) == "CZE"


@pytest.mark.parametrize("name", ["Hong Kong", "Greenland", "Atlantis", "", "(", "NA"])
def test_territories_and_the_unknown_are_no_state(name: str) -> None:
    assert party_of_name(name) is None


@pytest.mark.parametrize("row", read_rows("system_members.csv"), ids=lambda row: row["name"])
def test_both_lists_of_states_are_understood_by_name(row: dict[str, str]) -> None:
    assert party_of_name(row["name"], on=date.fromisoformat(row["first"])) == row["id"]
