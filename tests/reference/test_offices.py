"""Who held which office when, as texts in three languages name them."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interstate.errors import UnknownCodeError
from interstate.reference.offices import OFFICES, Holder, load_offices
from interstate.reference.spellings import fold_words


def first(language: str, name: str, on: date | None = None) -> Holder:
    return load_offices(language).lookup(tuple(name.split()), on)[0]


@pytest.mark.parametrize(
    "language, name, person",
    [
        ("en", "Vladimir Putin", "Vladimir Putin"),
        ("de", "Wladimir Putin", "Vladimir Putin"),
        ("ru", "Владимира Путина", "Vladimir Putin"),
        ("ru", "Путиным", "Vladimir Putin"),
        ("de", "Sergej Lawrow", "Sergey Lavrov"),
        ("en", "Sergei Lavrov", "Sergey Lavrov"),
        ("de", "Lawrows", "Sergey Lavrov"),
        ("de", "Marija Sacharowa", "Maria Zakharova"),
        ("ru", "Захаровой", "Maria Zakharova"),
        ("de", "Schoigu", "Sergei Shoigu"),
        ("de", "Selenskyj", "Volodymyr Zelenskyy"),
        ("en", "Zelensky", "Volodymyr Zelenskyy"),
        ("ru", "Зеленскому", "Volodymyr Zelenskyy"),
        ("en", "Gaddafi", "Muammar Gaddafi"),
        ("en", "Gadhafi", "Muammar Gaddafi"),
        ("de", "Kaddafi", "Muammar Gaddafi"),
        ("fr", "Kadhafi", "Muammar Gaddafi"),
        ("ru", "Каддафи", "Muammar Gaddafi"),
        ("de", "Baschar al-Assad", "Bashar al-Assad"),
        ("fr", "Bachar al-Assad", "Bashar al-Assad"),
        ("en", "Kim Jong Un", "Kim Jong-un"),
        ("en", "Kim Jong-un", "Kim Jong-un"),
        ("ru", "Ким Чен Ыном", "Kim Jong-un"),
        ("uk", "Володимира Зеленського", "Volodymyr Zelenskyy"),
        ("uk", "Путіним", "Vladimir Putin"),
        ("uk", "Захаровою", "Maria Zakharova"),
        ("uk", "Кім Чен Ином", "Kim Jong-un"),
        ("ru", "Си Цзиньпином", "Xi Jinping"),
        ("en", "Choe Son Hui", "Choe Son-hui"),
        ("de", "Angela Merkels", "Angela Merkel"),
        ("en", "Erdogan", "Recep Tayyip Erdoğan"),
        ("de", "Chruschtschow", "Nikita Khrushchev"),
        ("en", "López Obrador", "Andrés Manuel López Obrador"),
        ("en", "von der Leyen", "Ursula von der Leyen"),
        ("en", "Harry Truman", "Harry S. Truman"),
    ],
)
def test_a_name_is_found_in_the_spellings_of_its_language(
    language: str, name: str, person: str
) -> None:
    assert first(language, name).person == person


def test_a_hyphen_may_stand_as_a_token_of_its_own() -> None:
    index = load_offices("en")
    assert index.lookup(("Ban", "Ki-moon")) == index.lookup(("Ban", "Ki-moon"))
    assert index.lookup(("Ban", "Ki", "-", "moon"))[0].person == "Ban Ki-moon"


@pytest.mark.parametrize(
    "name, on, person",
    [
        ("Bush", date(1990, 8, 2), "George H. W. Bush"),
        ("Bush", date(2003, 3, 20), "George W. Bush"),
        ("Assad", date(1973, 10, 6), "Hafez al-Assad"),
        ("Assad", date(2013, 8, 21), "Bashar al-Assad"),
        ("Kim", date(1993, 3, 12), "Kim Il-sung"),
        ("Kim", date(2018, 6, 12), "Kim Jong-un"),
        ("Trudeau", date(1970, 10, 1), "Pierre Trudeau"),
        ("Trudeau", date(2020, 1, 1), "Justin Trudeau"),
    ],
)
def test_who_was_in_office_on_the_day_comes_first(name: str, on: date, person: str) -> None:
    assert first("en", name, on).person == person
    assert first("en", name, on).held_on(on)


@pytest.mark.parametrize(
    "name, on, country, office",
    [
        ("Murat Nurtleu", date(2024, 5, 1), "KAZ", "foreign_minister"),
        ("Shirley Ayorkor Botchwey", date(2023, 5, 1), "GHA", "foreign_minister"),
        ("Gabriela Sommerfeld", date(2024, 4, 6), "ECU", "foreign_minister"),
        ("Mahamat Idriss Déby", date(2022, 10, 20), "TCD", "head_of_state"),
        ("Prak Sokhonn", date(2022, 7, 5), "KHM", "foreign_minister"),
        ("Charlot Salwai", date(2024, 6, 1), "VUT", "head_of_government"),
        ("Theo Francken", date(2025, 6, 1), "BEL", "defence_minister"),
        ("Hissein Brahim Taha", date(2023, 6, 1), "IGO:OIC", "secretary_general"),
    ],
)
def test_who_holds_office_today_is_known_in_small_states_too(
    name: str, on: date, country: str, office: str
) -> None:
    found = first("en", name, on)
    assert (found.country, found.office) == (country, office)
    assert found.held_on(on)


def test_the_king_of_many_realms_is_first_of_all_that_of_one() -> None:
    found = load_offices("en").lookup(("Charles", "III"), date(2024, 1, 1))
    assert found[0].country == "GBR"
    assert ("AUS", "shared_head_of_state") in {(h.country, h.office) for h in found}


def test_a_former_name_of_a_person_gives_no_surname() -> None:
    index = load_offices("en")
    day = date(2014, 6, 1)
    assert index.lookup(("Santos", "Calderon"), day)[0].country == "COL"
    assert all(h.person != "Juan Manuel Santos" for h in index.lookup(("Calderon",), day))


def test_someone_long_gone_is_still_found_only_later() -> None:
    found = load_offices("en").lookup(("Gandhi",), date(2024, 1, 1))
    assert {"Indira Gandhi", "Rajiv Gandhi"} <= {holder.person for holder in found}


def test_a_person_of_two_offices_is_given_in_the_one_of_the_day() -> None:
    assert first("de", "Steinmeier", date(2015, 7, 14)).office == "foreign_minister"
    assert first("de", "Steinmeier", date(2020, 1, 1)).office == "head_of_state"


def test_a_surname_alone_says_so_and_a_full_name_does_not() -> None:
    assert first("en", "Putin").surname_only
    assert not first("en", "Vladimir Putin").surname_only


@pytest.mark.parametrize(
    "name",
    [
        "Bush",
        "May",
        "Brown",
        "Major",
        "Rice",
        "Park",
        "Kim",
        "Moon",
        "Maas",
        "Blair",
        "Ford",
        "Carter",
        "Lula",
        "Deng",
        "Li",
        "Wang",
        "Straw",
        "Abe",
        "Sharif",
    ],
)
def test_a_surname_that_is_also_a_common_word_is_flagged(name: str) -> None:
    assert all(holder.common for holder in load_offices("en").lookup((name,)))


@pytest.mark.parametrize("name", ["Putin", "Merkel", "Lavrov", "Netanyahu", "Macron"])
def test_a_surname_that_is_nothing_else_is_not_flagged(name: str) -> None:
    assert not first("en", name).common


def test_the_reason_names_person_office_and_days() -> None:
    because = first("en", "Merkel", date(2015, 9, 4)).because
    assert because == (
        "'Merkel' is a surname of Angela Merkel, head of government of DEU, "
        "2005-11-22 to 2021-12-08, in office on 2015-09-04"
    )


def test_an_open_term_says_until_when_its_source_vouches() -> None:
    holder = first("en", "Lavrov", date(2026, 10, 1))
    assert holder.last is None
    assert holder.seen is not None
    assert f"last known in office on {holder.seen.isoformat()}" in holder.because


def test_the_holder_of_an_office_is_found_without_a_name() -> None:
    index = load_offices("en")
    [holder] = index.in_office("FRA", "head_of_state", date(1962, 1, 1))
    assert holder.person == "Charles de Gaulle"
    assert not holder.surname_only


def test_an_unknown_office_is_refused_with_the_near_ones() -> None:
    with pytest.raises(UnknownCodeError, match="head_of_state"):
        load_offices("en").in_office("FRA", "head_of_stat", date(1962, 1, 1))


def test_unknown_words_mean_nobody() -> None:
    assert load_offices("en").lookup(("Gondor",)) == ()
    assert load_offices("en").lookup(()) == ()


def test_cyrillic_names_are_found_only_in_languages_that_write_so() -> None:
    assert load_offices("de").lookup(("Путин",)) == ()
    assert first("uk", "Путин").person == "Vladimir Putin"


def test_every_name_begins_with_a_word_that_starts_one() -> None:
    index = load_offices("de")
    for name in ("Wladimir Putin", "Putins", "Ursula von der Leyen", "von der Leyen"):
        assert index.starts(name.split()[0])
        assert len(name.split()) <= index.longest


def test_the_table_is_as_large_as_promised_and_every_row_has_a_source() -> None:
    index = load_offices("en")
    terms = [
        holder
        for country in ("USA", "RUS", "DEU", "CHN", "UNO")
        for office in OFFICES
        for holder in index.in_office(country, office, date(2015, 6, 1))
    ]
    assert all(holder.source for holder in terms)
    assert len(terms) > 40


@given(st.lists(st.text(max_size=12), max_size=4), st.dates())
def test_any_words_on_any_day_are_answered(words: list[str], on: date) -> None:
    for holder in load_offices("de").lookup(tuple(words), on):
        assert holder.office in OFFICES


@given(st.lists(st.text(max_size=12), max_size=4))
@example(["𝘼"])
def test_folding_twice_changes_nothing(words: list[str]) -> None:
    once = fold_words(words)
    assert fold_words(once) == once


def test_without_a_day_a_surname_is_whose_name_ends_with_it() -> None:
    first, *others = load_offices("en").lookup(("Obama",))
    assert first.country == "USA"
    assert "GNQ" in {holder.country for holder in others}
