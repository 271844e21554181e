"""The words of the page."""

import csv
import re
import string
from datetime import date
from importlib.resources import files

import pytest

from interstate.briefs.wording import INTERFACES, Wording, strings
from interstate.errors import UnknownCodeError
from interstate.record import Basis, Direction, Factuality, Precision, Status, When


def _rows() -> list[dict[str, str]]:
    table = files("interstate.briefs").joinpath("strings.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(table.splitlines()))


def test_no_wording_lacks_a_language() -> None:
    assert [row["key"] for row in _rows() for language in INTERFACES if not row[language]] == []


def test_both_languages_leave_the_same_places_open() -> None:
    def places(wording: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(wording) if name}

    assert [r["key"] for r in _rows() if places(r["en"]) != places(r["de"])] == []


def test_every_wording_that_code_or_template_asks_for_exists() -> None:
    folder = files("interstate.briefs")
    written = "".join(
        each.read_text(encoding="utf-8")
        for each in (*folder.iterdir(), *folder.joinpath("templates").iterdir())
        if each.name.endswith((".py", ".html"))
    )
    asked = set(
        re.findall(r"""(?:say|count|template|form)\(\s*["']([a-z_]+\.[\w.]+)["']""", written)
    )
    there = {re.sub(r"\.(one|other)$", "", row["key"]) for row in _rows()}
    assert len(asked) > 100
    found = {key for key in asked if not key.endswith(("_", ".html", ".css", ".js"))}
    assert found - there == set()


@pytest.mark.parametrize("interface", INTERFACES)
def test_every_value_of_the_record_has_words(interface: str) -> None:
    table = strings(interface)
    for name, values in (
        ("status", Status),
        ("factuality", Factuality),
        ("precision", Precision),
        ("basis", Basis),
        ("direction", Direction),
    ):
        assert [value for value in values if f"{name}.{value}" not in table] == []


def test_an_unknown_interface_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownCodeError, match=r"'dee' is not a known interface language.*de"):
        Wording("dee")


def _when(first: str | None, last: str | None, precision: Precision) -> When:
    return When(
        first=date.fromisoformat(first) if first else None,
        last=date.fromisoformat(last) if last else None,
        precision=precision,
        basis=Basis.STATED,
    )


@pytest.mark.parametrize(
    ("first", "last", "precision", "english", "german"),
    [
        ("2024-06-19", "2024-06-19", Precision.DAY, "19 June 2024", "19. Juni 2024"),
        ("2024-10-21", "2024-10-27", Precision.WEEK, "21–27 October 2024", "21.–27. Oktober 2024"),
        ("2024-02-01", "2024-02-29", Precision.MONTH, "February 2024", "Februar 2024"),
        ("2024-06-01", "2024-08-31", Precision.SEASON, "summer 2024", "Sommer 2024"),
        ("2023-12-01", "2024-02-29", Precision.SEASON, "winter 2023/24", "Winter 2023/24"),
        ("2000-01-01", "2000-12-31", Precision.YEAR, "2000", "2000"),
        ("1990-01-01", "1999-12-31", Precision.DECADE, "the 1990s", "1990er Jahre"),
        ("1801-01-01", "1900-12-31", Precision.CENTURY, "the 19th century", "19. Jahrhundert"),
        (
            "1950-06-25",
            "1953-07-27",
            Precision.PERIOD,
            "25 June 1950 – 27 July 1953",
            "25. Juni 1950 – 27. Juli 1953",
        ),
        ("2014-01-01", None, Precision.YEAR, "since 2014", "seit 2014"),
        (None, "2010-12-31", Precision.YEAR, "until 2010", "bis 2010"),
        ("2022-02-24", None, Precision.DAY, "since 24 February 2022", "seit 24. Februar 2022"),
        ("2024-03-01", "2024-10-31", Precision.MONTH, "March–October 2024", "März–Oktober 2024"),
    ],
)
def test_a_time_is_worded_no_finer_than_it_is_told(
    first: str | None, last: str | None, precision: Precision, english: str, german: str
) -> None:
    when = _when(first, last, precision)
    assert Wording("en").when(when) == english
    assert Wording("de").when(when) == german
