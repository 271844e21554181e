"""What is known of the field's data sets."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from interstate.errors import TableError, UnknownCodeError
from interstate.reference.citations import load_references
from interstate.reference.data_sets import (
    Release,
    coder_name,
    data_set,
    data_set_of,
    data_sets_of,
    load_data_sets,
)
from interstate.sources.data_sets import READERS, formats_of

ROOT = Path(__file__).resolve().parents[2]
TABLES = [(kind, made.name) for kind in READERS for made in formats_of(kind)]


@pytest.mark.parametrize(("kind", "table"), TABLES)
def test_every_table_that_is_read_is_of_one_data_set(kind: str, table: str) -> None:
    found = [
        each.id
        for each in load_data_sets().values()
        if each.kind == kind and (not each.tables or table in each.tables)
    ]
    assert found == [data_set_of(kind, table).id]


def test_no_data_set_has_a_kind_or_table_that_nothing_reads() -> None:
    named = [(each.kind, table) for each in load_data_sets().values() for table in each.tables]
    assert set(named) <= set(TABLES)
    assert {each.kind for each in load_data_sets().values()} == set(READERS)


def test_no_two_data_sets_go_by_one_name() -> None:
    names = Counter(each.name for each in load_data_sets().values())
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("id_", load_data_sets())
def test_every_data_set_says_what_it_is_on_what_terms_and_whom_to_cite(id_: str) -> None:
    known = data_set(id_)
    assert all((known.title, known.publisher, known.about, known.terms, known.home, known.source))
    assert known.references
    assert set(known.references) <= set(load_references())
    assert known.is_past or (known.ended is None and known.successor is None)


def test_what_the_package_holds_is_what_people_edit() -> None:
    for name in ("data_sets.csv", "references.csv"):
        edited, held = (
            list(csv.reader((ROOT / folder / name).read_text("utf-8").splitlines()))
            for folder in ("resources", "src/interstate/reference/data")
        )
        assert held == edited


def test_quiet_years_at_both_ends_are_covered() -> None:
    assert data_set("cow-wars").years(1823, 2003) == (1816, 2007)


def test_an_older_release_covers_no_later_year() -> None:
    assert data_set("cow-mid").years(1816, 2001) == (1816, 2001)
    assert data_set("cow-mid").years(1816, 2010) == (1816, 2010)
    assert data_set("cow-mid").years(1816, 2014) == (1816, 2014)


def test_a_part_of_a_data_set_covers_what_it_holds() -> None:
    assert data_set("cow-mid").years(1950, 1960) == (1950, 1960)


def test_a_newer_release_than_is_known_covers_what_it_holds() -> None:
    assert data_set("atop").years(1815, 2030) == (1815, 2030)


def test_a_data_set_that_goes_on_covers_no_year_to_come() -> None:
    assert data_set("votes").years(1946, 2019) == (1946, 2019)


def test_where_nothing_is_declared_nothing_is_held_against_it() -> None:
    assert data_set("ngec").against(2020, 2021) is None
    assert data_set("ngec").years(2020, 2021) == (2020, 2021)


def test_a_file_is_held_against_what_is_declared() -> None:
    assert "held 1990" in (data_set("gdelt2").against(1990, 1990) or "")
    assert "earlier than declared" in (data_set("gdelt2").against(1990, 1990) or "")
    assert "later than any release" in (data_set("gml-mid").against(1816, 2020) or "")


def test_a_kind_stands_for_all_its_data_sets_and_an_id_for_one() -> None:
    assert [each.id for each in data_sets_of(["gw", "cow-mid", "gw-states"])] == [
        "cow-mid",
        "cshapes-gw",
        "gw-states",
    ]
    with pytest.raises(UnknownCodeError, match="cow-mids"):
        data_sets_of(["cow-mids"])


def test_a_benchmark_is_not_called_by_the_name_of_its_format() -> None:
    assert coder_name("tkg") == "ICEWS (benchmark of forecasting)"
    assert coder_name("phoenix") == "Phoenix and Historical Phoenix"


def test_a_release_cannot_end_before_it_begins() -> None:
    with pytest.raises(TableError):
        Release(name="", first=2000, last=1999)
