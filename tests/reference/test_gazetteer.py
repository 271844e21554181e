"""Claims about cities."""

from interstate.reference.gazetteer import load_gazetteer


def test_a_city_lies_in_its_state() -> None:
    place = load_gazetteer("en").lookup(("Donetsk",))[0]
    assert place.country == "UKR"
    assert place.id.startswith("geonames:")
    assert abs(place.lat - 48.0) < 0.5


def test_german_has_names_of_its_own_for_cities() -> None:
    cities = load_gazetteer("de")
    assert cities.lookup(("Moskau",))[0].country == "RUS"
    assert cities.lookup(("Pekings",))[0].country == "CHN"
    assert cities.lookup(("Königsberg",))[0].name == "Kaliningrad"


def test_russian_cities_are_found_in_their_case_forms() -> None:
    cities = load_gazetteer("ru")
    assert cities.lookup(("Донецке",))[0].country == "UKR"
    assert cities.lookup(("Киевом",))[0].country == "UKR"
    assert cities.lookup(("Нью-Йорке",))[0].country == "USA"


def test_of_several_cities_the_largest_comes_first() -> None:
    found = load_gazetteer("en").lookup(("London",))
    assert [place.country for place in found][:2] == ["GBR", "CAN"]


def test_a_city_needs_its_capital_letter() -> None:
    assert load_gazetteer("en").lookup(("nice",)) == ()
    assert load_gazetteer("en").lookup(()) == ()
