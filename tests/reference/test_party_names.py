"""Claims about whom words mean."""

from datetime import date

import pytest

from interstate.errors import LanguageError
from interstate.record import PartyKind
from interstate.reference.party_names import languages, load_party_names


def meant(language: str, words: str, on: date | None = None) -> str | None:
    found = load_party_names(language).lookup(tuple(words.split()), on)
    return found[0].id if found else None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "US"),
        ("en", "U.S."),
        ("en", "USA"),
        ("en", "United States"),
        ("en", "Washington"),
        ("en", "White House"),
        ("en", "Americans"),
        ("de", "Vereinigten Staaten"),
        ("de", "US-amerikanischen"),
        ("de", "Weißen Hauses"),
        ("de", "Amerikanerinnen"),
        ("ru", "США"),
        ("ru", "Соединёнными Штатами"),
        ("ru", "Белого дома"),
        ("ru", "американцами"),
        ("fr", "États-Unis"),
        ("pl", "Stanami Zjednoczonymi"),
        ("pl", "Białym Domem"),
        ("pl", "Amerykankami"),
        ("tr", "ABD"),
        ("zh", "美国"),
        ("ja", "アメリカ合衆国"),
    ],
)
def test_the_united_states_in_any_spelling(language: str, words: str) -> None:
    assert meant(language, words) == "USA"


@pytest.mark.parametrize("words", ["Moskwa", "Moskwy", "Moskwie", "Moskwę", "Moskwą"])
def test_moscow_is_the_capital_of_russia_in_every_polish_case(words: str) -> None:
    found = load_party_names("pl").lookup((words,), date(2015, 6, 1))[0]
    assert (found.id, found.use, found.sector) == ("RUS", "capital", "GOV")


@pytest.mark.parametrize("words", ["Пхеньян", "Пхеньяну", "Пхеньяна", "Пхеньяном", "Пхеньяне"])
def test_pyongyang_is_the_capital_of_north_korea_in_every_case(words: str) -> None:
    (found,) = load_party_names("ru").lookup((words,))
    assert (found.id, found.use, found.sector) == ("PRK", "capital", "GOV")


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("КНДР", "PRK"),
        ("россиянам", "RUS"),
        ("россиянка", "RUS"),
        ("российскими", "RUS"),
        ("Саудовской Аравией", "SAU"),
        ("Боснии и Герцеговины", "BIH"),
        ("Совбеза ООН", "UNO"),
        ("Североатлантического альянса", "NAT"),
        ("Лиги арабских государств", "IGO:Arab League"),
        ("Хезболлой", "NSA:Hezbollah"),
        ("ИГИЛ", "NSA:Islamic State"),
        ("хуситов", "NSA:Houthis"),
    ],
)
def test_russian_names_are_found_in_their_case_forms(words: str, party: str) -> None:
    assert meant("ru", words) == party


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("DVRK", "PRK"),
        ("UdSSR", "SUN"),
        ("Russischen Föderation", "RUS"),
        ("russischem", "RUS"),
        ("Russin", "RUS"),
        ("Franzosen", "FRA"),
        ("Chinas", "CHN"),
        ("Moskauer", "RUS"),
        ("Vereinigten Arabischen Emiraten", "ARE"),
        ("EU-Kommission", "EUU"),
        ("UN-Sicherheitsrates", "UNO"),
        ("Warschauer Pakts", "IGO:Warsaw Pact"),
        ("Islamischen Staates", "NSA:Islamic State"),
        ("Hisbollah", "NSA:Hezbollah"),
        ("CDU", "DEU"),
    ],
)
def test_german_names_are_found_with_their_endings(words: str, party: str) -> None:
    assert meant("de", words) == party


def test_a_hyphen_makes_no_difference() -> None:
    names = load_party_names("de")
    assert names.lookup(("EU", "-", "Kommission"))[0].id == "EUU"
    assert names.lookup(("Saudi-Arabiens",))[0].id == "SAU"


def test_words_are_names_only_in_their_capitals() -> None:
    assert meant("en", "us") is None
    assert meant("en", "who") is None
    assert meant("en", "turkey") is None
    assert meant("en", "Turkey") == "TUR"
    assert meant("ru", "того") is None


def test_moscow_speaks_for_the_state_of_the_day() -> None:
    assert meant("en", "Moscow", date(1970, 1, 1)) == "SUN"
    assert meant("en", "Moscow", date(1992, 1, 1)) == "RUS"
    assert meant("en", "Moscow") == "RUS"
    assert meant("ru", "Кремля", date(1985, 1, 1)) == "SUN"


def test_the_same_word_means_another_state_in_another_year() -> None:
    assert meant("en", "Germany", date(1970, 1, 1)) == "DEU"
    assert meant("en", "East Germany", date(1970, 1, 1)) == "DDR"
    assert meant("en", "Russian", date(1962, 10, 1)) == "SUN"
    assert meant("en", "Yugoslavia", date(1999, 4, 1)) == "YUG"
    assert meant("en", "Serbia", date(1999, 4, 1)) == "SRB"
    assert meant("en", "Serbia", date(2010, 4, 1)) == "SRB"
    assert meant("en", "Turkey", date(1900, 1, 1)) == "OTT"
    assert meant("en", "Congo", date(1980, 1, 1)) == "COG"
    assert meant("en", "Congo", date(2010, 1, 1)) == "COD"


def test_the_soviet_union_is_still_spoken_of_when_it_is_gone() -> None:
    assert meant("en", "Soviet Union", date(2012, 1, 1)) == "SUN"
    assert meant("en", "Soviet", date(2012, 1, 1)) == "SUN"


def test_no_government_sits_in_bonn_today() -> None:
    assert meant("de", "Bonn", date(1985, 1, 1)) == "DEU"
    assert meant("de", "Bonn", date(2012, 1, 1)) is None


def test_brussels_is_mostly_the_european_union() -> None:
    found = load_party_names("en").lookup(("Brussels",), date(2012, 1, 1))
    assert [name.id for name in found] == ["EUU", "BEL"]
    assert "Belgium" in found[0].ambiguous


@pytest.mark.parametrize(
    "word", ["Georgia", "Jordan", "Chad", "Turkey", "Niger", "Guinea", "Congo"]
)
def test_names_that_may_mean_something_else_say_so(word: str) -> None:
    assert load_party_names("en").lookup((word,))[0].ambiguous


def test_parties_of_a_state_are_that_state() -> None:
    found = load_party_names("en").lookup(("Republicans",))[0]
    assert (found.id, found.sector, found.kind) == ("USA", "PTY", PartyKind.STATE)


def test_a_name_says_why_it_means_its_party() -> None:
    found = load_party_names("ru").lookup(("Пхеньяну",))[0]
    assert found.because == "'Пхеньяну' is the capital of North Korea"


def test_a_word_that_begins_a_name_is_told() -> None:
    names = load_party_names("en")
    assert names.starts("United")
    assert not names.starts("between")
    assert names.longest >= 8


def test_a_language_without_a_table_is_refused() -> None:
    assert {
        "en",
        "de",
        "ru",
        "fr",
        "es",
        "tr",
        "pt",
        "uk",
        "pl",
        "it",
        "zh",
        "ar",
        "ko",
        "ja",
        "fa",
    } <= set(languages())
    with pytest.raises(LanguageError, match="tlh"):
        load_party_names("tlh")
