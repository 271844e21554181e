"""Tables that other programs read back, and of which no cell acts in them."""

import csv
import io
import json
from importlib import import_module
from typing import Any

import pytest

from interstate.record import Evidence
from interstate.store import KINDS, export
from interstate.store.exports.tables import cell

polars: Any = import_module("polars")


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


@pytest.mark.parametrize("kind", KINDS)
def test_every_value_is_a_row_in_every_table(rich: Evidence, kind: str) -> None:
    number = len(getattr(rich, kind))
    frame = polars.read_parquet(io.BytesIO(export(rich, "parquet", kind=kind).content))
    rows = csv.DictReader(io.StringIO(export(rich, "csv", kind=kind).content.decode(), newline=""))
    lines = export(rich, "jsonl", kind=kind).content.decode().splitlines()
    assert frame.height == len(list(rows)) == len(lines) == number
    assert frame.columns == rows.fieldnames


def test_lists_are_lists_in_parquet_and_one_cell_in_csv(rich: Evidence) -> None:
    frame = polars.read_parquet(io.BytesIO(export(rich, "parquet", kind="events").content))
    assert frame["actors"].to_list() == [list(event.actors) for event in rich.events]
    rows = csv.DictReader(io.StringIO(export(rich, "csv").content.decode(), newline=""))
    assert [row["actors"] for row in rows] == [" | ".join(e.actors) for e in rich.events]


def test_a_report_in_json_lines_is_whole(rich: Evidence) -> None:
    line = export(rich, "jsonl", kind="reports").content.decode().splitlines()[0]
    told = json.loads(line)
    assert told["id"] == rich.reports[0].id
    assert told["because"] == list(rich.reports[0].because)
    assert told["outlet"] == "Hafenblatt"


def test_what_is_absent_is_an_empty_cell_and_null(rich: Evidence) -> None:
    undated = [event.id for event in rich.events if event.when is None]
    rows = csv.DictReader(io.StringIO(export(rich, "csv").content.decode(), newline=""))
    assert [row["id"] for row in rows if not row["when_precision"]] == undated
    frame = polars.read_parquet(io.BytesIO(export(rich, "parquet", kind="events").content))
    assert frame.filter(polars.col("when_precision").is_null())["id"].to_list() == undated
