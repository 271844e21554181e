"""Names of one person are known in other spellings and scripts, and those of two are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interstate.resolution.actors.same_name import compare_names


@pytest.mark.parametrize(
    "written, other",
    [
        ("Sergej Lawrow", "Sergey Lavrov"),
        ("Лавров Сергей Викторович", "Sergei Lavrov"),
        ("Mohammad bin Salman", "Mohammed bin Salman Al Saud"),
        ("Kyriakos Mitsotakis", "Κυριάκος Μητσοτάκης"),
        ("B. Netanyahu", "Benjamin Netanyahu"),
        ("XiJinping", "Xi Jinping"),
        ("Владимир Зеленский", "Volodymyr Selenskyj"),
    ],
)
def test_one_name_in_two_spellings_is_one(written: str, other: str) -> None:
    assert compare_names(written, other).same
    assert compare_names(other, written).same


@pytest.mark.parametrize(
    "written, other",
    [
        ("Sergei Viktorovich Lavrov", "Sergei Ivanovich Lavrov"),
        ("Kim Jong-un", "Kim Yo-jong"),
        ("George Bush", "George Clooney"),
        ("Salman", "Mohammed bin Salman"),
    ],
)
def test_a_part_that_contradicts_makes_two_of_them(written: str, other: str) -> None:
    assert not compare_names(written, other).same


def test_the_reason_names_the_parts() -> None:
    match = compare_names("Viktor Orbán", "Viktor Yushchenko")
    assert match.because == "'orban' is none of viktor, yushchenko"


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_two_texts_are_compared(written: str, other: str) -> None:
    assert 0 <= compare_names(written, other).score <= 1
