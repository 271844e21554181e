"""No cell of a table acts in the program that opens it."""

import pytest

from interstate.store.exports.tables import cell


@pytest.mark.parametrize("sign", list("=+-@＝＋－＠\t\r\n"))
@pytest.mark.parametrize("before", ["", " ", "\u00a0", "\ufeff", "\x00"])
def test_a_text_that_a_spreadsheet_would_run_begins_with_an_apostrophe(
    sign: str, before: str
) -> None:
    written = cell(f"{before}{sign}cmd|' /C calc'!A0")
    assert written.startswith("'")
    assert written.endswith(f"{sign}cmd|' /C calc'!A0")


def test_a_list_is_guarded_as_the_one_cell_it_becomes() -> None:
    assert cell(["=1+1", "b"]) == "'=1+1 | b"


@pytest.mark.parametrize("value", [-2.5, -3, 0])
def test_a_number_stays_a_number(value: float) -> None:
    assert float(cell(value)) == value


@pytest.mark.parametrize("text", ["Norway", "1+1", "a=b", "", "Москва"])
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert cell(text) == text
