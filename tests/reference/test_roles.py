"""Offices and roles as common nouns."""

import pytest

from interstate.errors import LanguageError
from interstate.reference.bundled_tables import read_rows
from interstate.reference.roles import LANGUAGES, load_roles

SECTORS = {
    "GOV",
    "MIL",
    "LEG",
    "JUD",
    "COP",
    "SPY",
    "PTY",
    "OPP",
    "REB",
    "CVL",
    "MED",
    "BUS",
    "IGO",
    "NGO",
}


@pytest.mark.parametrize(
    "language, words, sector, national",
    [
        ("en", "president", "GOV", None),
        ("en", "foreign ministers", "GOV", None),
        ("en", "troops", "MIL", None),
        ("en", "lawmakers", "LEG", None),
        ("en", "protesters", "CVL", None),
        ("en", "rebels", "REB", None),
        ("en", "State Department", "GOV", "USA"),
        ("en", "Downing Street", "GOV", "GBR"),
        ("en", "Knesset", "LEG", "ISR"),
        ("de", "Staatschef", "GOV", None),
        ("de", "Außenministerin", "GOV", None),
        ("de", "Bundesregierung", "GOV", "DEU"),
        ("de", "Auswärtigen Amtes", "GOV", "DEU"),
        ("de", "Weißen Hauses", "GOV", "USA"),
        ("de", "Kreml", "GOV", "RUS"),
        ("de", "US-Präsidenten", "GOV", "USA"),
        ("de", "Bundeswehr", "MIL", "DEU"),
        ("pl", "ministrów spraw zagranicznych", "GOV", None),
        ("pl", "siłami zbrojnymi", "MIL", None),
        ("pl", "Departamencie Stanu", "GOV", "USA"),
        ("ru", "президентом", "GOV", None),
        ("ru", "министра иностранных дел", "GOV", None),
        ("ru", "МИД", "GOV", None),
        ("ru", "Госдепа", "GOV", "USA"),
        ("ru", "Белого дома", "GOV", "USA"),
        ("ru", "Верховной рады", "LEG", "UKR"),
        ("ru", "войсками", "MIL", None),
        ("uk", "міністрові закордонних справ", "GOV", None),
        ("uk", "Верховної Ради", "LEG", "UKR"),
        ("uk", "військовими", "MIL", None),
    ],
)
def test_a_role_tells_its_sector_and_a_national_one_its_state(
    language: str, words: str, sector: str, national: str | None
) -> None:
    role = load_roles(language).lookup(tuple(words.split()))
    assert role is not None
    assert (role.sector, role.national) == (sector, national)


def test_russian_phrases_are_found_by_their_lemmas_too() -> None:
    assert load_roles("ru").sector_of("министр иностранный дело") == "GOV"


def test_a_german_compound_counts_by_its_head() -> None:
    role = load_roles("de").lookup(("Exverteidigungsminister",))
    assert role is not None
    assert role.role == "defence_minister"
    assert "compound" in role.because


def test_a_name_needs_the_capitals_of_a_name() -> None:
    assert load_roles("en").sector_of("Diet") == "LEG"
    assert load_roles("en").sector_of("diet") is None
    assert load_roles("ru").sector_of("Рады") == "LEG"
    assert load_roles("ru").sector_of("рады") is None


def test_what_is_no_role_has_no_sector() -> None:
    assert load_roles("en").sector_of("umbrella") is None
    assert load_roles("de").sector_of("Regenschirm") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_has_a_plover_sector_and_is_found_by_each_of_its_forms(language: str) -> None:
    index = load_roles(language)
    for row in read_rows(f"roles_{language}.csv"):
        assert row["sector"] in SECTORS
        for form in row["forms"].split(";"):
            words = tuple(form.split())
            assert index.starts(words[0])
            assert len(words) <= index.longest
            if form[0] == row["phrase"][0]:
                assert index.lookup(words) is not None


def test_a_language_without_a_table_is_refused_with_what_to_add() -> None:
    with pytest.raises(LanguageError, match=r"resources/roles_xx\.csv"):
        load_roles("xx")
