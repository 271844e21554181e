"""What is written as tables is read back as it was, and tables of another make are refused."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from tests.briefs.evidence import rich, when
from tests.store.strategies import days, evidences, unhurried

from interstate.errors import StoreError
from interstate.record import Evidence
from interstate.store import FORMAT_VERSION, from_tables, to_tables
from interstate.store.arrow import Table
from interstate.store.schema import COLUMNS, as_table, schemas

TABLES = tuple(to_tables(Evidence()))


def _rows(table: Table) -> list[dict[str, Any]]:
    return table.to_pylist()


@unhurried
@given(evidences())
def test_evidence_survives_being_written_as_tables(written: Evidence) -> None:
    assert from_tables(to_tables(written)) == written


def test_no_evidence_is_tables_without_rows() -> None:
    tables = to_tables(Evidence())
    assert not any(table.num_rows for table in tables.values())
    assert from_tables(tables) == Evidence()


def test_children_find_their_places_in_whatever_order_the_rows_come() -> None:
    tables = to_tables(rich())
    for name in TABLES:
        if COLUMNS[name][0] != "id text":
            tables[name] = as_table(name, _rows(tables[name])[::-1])
    assert from_tables(tables) == rich()


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_is_missing_is_named(name: str) -> None:
    tables = to_tables(rich())
    del tables[name]
    with pytest.raises(StoreError, match=f"'{name}' is missing; hand over all tables"):
        from_tables(tables)


@pytest.mark.parametrize("name", TABLES)
def test_columns_that_are_missing_are_named(name: str) -> None:
    tables: dict[str, Any] = to_tables(rich())
    first, *_, last = tables[name].column_names
    tables[name] = tables[name].drop_columns([first, last])
    missing = ", ".join(sorted([first, last]))
    with pytest.raises(StoreError, match=f"'{name}' has no column {missing}; .* write it again"):
        from_tables(tables)


def test_every_table_says_the_format_version() -> None:
    stated = {b"interstate.format_version": str(FORMAT_VERSION).encode()}
    assert set(COLUMNS) <= set(schemas())
    assert all(schema.metadata == stated for schema in schemas().values())
    assert all(table.schema.metadata == stated for table in to_tables(rich()).values())


def test_rows_say_which_run_made_them() -> None:
    made = rich()
    (run,) = made.runs
    marked = ("documents", "reports", "assessments", "comments", "events", "ties", "rejected")
    tables = to_tables(made)
    assert {row["run"] for name in marked for row in _rows(tables[name])} == {run.id}
    others = to_tables(made, run="run-2")
    assert {row["run"] for name in marked for row in _rows(others[name])} == {"run-2"}


@pytest.mark.parametrize(
    ("first", "last", "year", "month"),
    [
        ("1991-03-01", "1991-03-31", 1991, "1991-03"),
        ("1991-03-31", "1991-04-01", 1991, None),
        ("1991-12-31", "1992-01-01", None, None),
        ("1991-03-01", "1992-03-01", None, None),
        ("1991-03-01", None, None, None),
        (None, "1991-03-01", None, None),
        ("0987-03-01", "0987-03-01", 987, "0987-03"),
    ],
)
def test_a_time_has_a_year_and_a_month_only_where_it_lies_in_one_alone(
    first: str | None, last: str | None, year: int | None, month: str | None
) -> None:
    event = replace(rich().events[0], when=when(first, last, open_end=last is None))
    (row,) = _rows(to_tables(Evidence(events=(event,)))["events"])
    assert (row["year"], row["month"]) == (year, month)


@unhurried
@given(days)
def test_months_are_written_alike_in_every_century(day: date) -> None:
    document = replace(rich().documents[0], published=day)
    (row,) = _rows(to_tables(Evidence(documents=(document,)))["documents"])
    assert row["published_month"] == day.isoformat()[:7]


def test_what_is_absent_stays_absent() -> None:
    rows = _rows(to_tables(rich())["reports"])
    assert any(row["goldstein"] is None for row in rows)
    assert any(row["when_first"] is None for row in rows)
    assert not any(row["cameo"] == "" for row in rows)
