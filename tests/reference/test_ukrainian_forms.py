"""Ukrainian names and phrases in all their cases."""

import pytest

from interstate.reference.party_names import load_party_names
from interstate.reference.ukrainian_forms import (
    adjective_forms,
    people_forms,
    person_forms,
    phrase_forms,
    ukrainian_spellings,
)


@pytest.mark.parametrize(
    ("phrase", "form"),
    [
        ("Київ", "Києва"),
        ("Харків", "Харковом"),
        ("Росія", "Росії"),
        ("Прага", "Празі"),
        ("Азербайджан", "Азербайджаном"),
        ("Сполучені Штати Америки", "Сполученими Штатами Америки"),
        ("Рада Безпеки ООН", "Радою Безпеки ООН"),
        ("Північна Корея", "Північною Кореєю"),
    ],
)
def test_a_name_bends_at_its_head_and_the_adjectives_before_it(phrase: str, form: str) -> None:
    assert form in set(phrase_forms(phrase))


def test_a_role_has_a_plural_and_a_name_has_none() -> None:
    assert "міністрів оборони" in set(phrase_forms("міністр оборони", plural=True))
    assert "Росіям" not in set(phrase_forms("Росія"))


def test_a_people_has_women_too() -> None:
    assert {"українців", "українкою"} <= set(people_forms("українець"))
    assert {"росіян", "росіянка"} <= set(people_forms("росіянин"))
    assert {"литовської", "литовськими"} <= set(adjective_forms("литовський"))


def test_first_name_and_surname_bend_together() -> None:
    assert {"Сергія Лаврова", "Сергієм Лавровим"} <= set(person_forms("Сергій Лавров"))
    assert "Ангели Меркель" in person_forms("Ангела Меркель")


def test_a_russian_spelling_tells_the_ukrainian_ones() -> None:
    assert "Володимир Путін" in ukrainian_spellings("Владимир Путин", "RUS", "Vladimir Putin")
    assert "Дмитро Медведєв" in ukrainian_spellings("Дмитрий Медведев", "RUS", "")


@pytest.mark.parametrize(
    ("words", "party"),
    [
        (("України",), "UKR"),
        (("США",), "USA"),
        (("Сполученими", "Штатами"), "USA"),
        (("Польщею",), "POL"),
        (("литовців",), "LTU"),
        (("Північноатлантичного", "альянсу"), "NAT"),
        (("Євросоюзу",), "EUU"),
        (("Пекіном",), "CHN"),
        (("хуситів",), "NSA:Houthis"),
    ],
)
def test_texts_name_parties_in_any_case(words: tuple[str, ...], party: str) -> None:
    assert load_party_names("uk").lookup(words)[0].id == party
