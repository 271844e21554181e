"""The embedded engine: no name or value acts, and what is written is whole."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
from tests.store.strategies import HOSTILE

from interstate.errors import StoreError, UnknownCodeError
from interstate.store.arrow import Table, schema_of, table_of
from interstate.store.duckdb import DuckDBEngine
from interstate.store.schema import as_table

NAMES = [HOSTILE, 'a"; DROP TABLE kept; --', "select", "Übergabe", "with a blank", "x.y"]


@pytest.fixture
def engine() -> Iterator[DuckDBEngine]:
    opened = DuckDBEngine()
    yield opened
    opened.close()


def _numbered(column: str, values: list[str | None]) -> Table:
    schema = schema_of([(column, "text", True), ("n", "int", False)], {})
    return table_of([{column: value, "n": n} for n, value in enumerate(values)], schema)


def _fill(engine: DuckDBEngine, table: str, column: str, values: list[str | None]) -> None:
    rows = _numbered(column, values)
    engine.create(table, rows.schema)
    engine.append(table, rows)


@pytest.mark.parametrize("name", NAMES)
def test_any_name_can_be_that_of_a_table_and_a_column(engine: DuckDBEngine, name: str) -> None:
    _fill(engine, "kept", "a", ["kept"])
    _fill(engine, name, name, ["b", None, "a"])
    ordered = engine.read(name, order=[name]).to_pylist()
    assert [row[name] for row in ordered] == ["a", "b", None]
    engine.remove(name, name, ["a"])
    assert engine.read(name, where=(name, ["a", "b"])).to_pylist() == [{name: "b", "n": 0}]
    assert engine.read("kept").num_rows == 1


@pytest.mark.parametrize("value", [HOSTILE, "'", '"', "\\", "%", "_", "\x00", "NULL", "", "Ж"])
def test_a_value_is_that_value_and_nothing_else(engine: DuckDBEngine, value: str) -> None:
    _fill(engine, "t", "a", ["other", value, None])
    assert engine.read("t", where=("a", [value])).to_pylist() == [{"a": value, "n": 1}]
    engine.remove("t", "a", [value])
    assert [row["n"] for row in engine.read("t", order=["n"]).to_pylist()] == [0, 2]


def test_no_values_are_no_rows_and_remove_none(engine: DuckDBEngine) -> None:
    _fill(engine, "t", "a", ["x"])
    assert engine.read("t", where=("a", [])).num_rows == 0
    engine.remove("t", "a", [])
    assert engine.read("t").num_rows == 1


def test_a_table_that_is_there_is_not_made_again(engine: DuckDBEngine) -> None:
    _fill(engine, "t", "a", ["x"])
    engine.create("t", _numbered("a", []).schema)
    assert engine.read("t").num_rows == 1


def test_columns_are_matched_by_name(engine: DuckDBEngine) -> None:
    _fill(engine, "t", "a", [])
    turned = schema_of([("n", "int", False), ("a", "text", True)], {})
    engine.append("t", table_of([{"n": 7, "a": "x"}], turned))
    assert engine.read("t").to_pylist() == [{"a": "x", "n": 7}]


def test_rows_of_other_columns_are_refused(engine: DuckDBEngine) -> None:
    _fill(engine, "t", "a", ["x"])
    with pytest.raises(StoreError, match="could not write the table 't'"):
        engine.append("t", _numbered("b", ["y"]))
    assert engine.read("t").num_rows == 1


def test_nothing_is_kept_of_what_fails_midway(engine: DuckDBEngine) -> None:
    _fill(engine, "t", "a", ["x"])

    def cut_short() -> None:
        with engine.all_or_nothing():
            engine.append("t", _numbered("a", ["y"]))
            with engine.all_or_nothing():
                engine.remove("t", "a", ["x"])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cut_short()
    assert engine.read("t").to_pylist() == [{"a": "x", "n": 0}]
    with engine.all_or_nothing():
        engine.append("t", _numbered("a", ["z"]))
    assert engine.read("t").num_rows == 2


def test_two_that_change_the_same_rows_are_told_so(tmp_path: Path) -> None:
    one, other = DuckDBEngine(tmp_path / "t.duckdb"), DuckDBEngine(tmp_path / "t.duckdb")
    _fill(one, "t", "a", ["x"])

    def meet() -> None:
        with one.all_or_nothing(), other.all_or_nothing():
            one.remove("t", "a", ["x"])
            other.remove("t", "a", ["x"])

    with pytest.raises(StoreError, match=r"[Cc]onflict"):
        meet()
    assert one.read("t").num_rows == 1
    one.close()
    other.close()


def test_a_file_opened_for_reading_refuses_writing(tmp_path: Path) -> None:
    file = tmp_path / "t.duckdb"
    writer = DuckDBEngine(file)
    _fill(writer, "t", "a", ["x"])
    writer.close()
    reader = DuckDBEngine(file, read_only=True)
    also = DuckDBEngine(file, read_only=True)
    assert reader.read("t").num_rows == also.read("t").num_rows == 1
    with pytest.raises(StoreError, match="read-only"):
        reader.append("t", _numbered("a", ["y"]))
    with pytest.raises(StoreError, match="read-only"):
        reader.remove("t", "a", ["x"])
    with pytest.raises(StoreError, match="read-only"):
        reader.create("u", _numbered("a", []).schema)
    reader.close()
    also.close()


def test_a_query_that_cannot_be_run_is_named(engine: DuckDBEngine) -> None:
    with pytest.raises(UnknownCodeError, match="not a known query"):
        engine.run("events_of", {})
    with pytest.raises(StoreError, match=r"could not run 'rejected_by_stage'.*does not exist"):
        engine.run("rejected_by_stage", {})
    for table in ("events", "event_parties"):
        engine.load(table, as_table(table, ()))
    with pytest.raises(StoreError, match=r"could not run 'events_of_pair'.*parameters: b"):
        engine.run("events_of_pair", {"a": "RUS"})


def test_values_in_lists_are_the_same_rows_in_the_same_order(
    engine: DuckDBEngine, tmp_path: Path
) -> None:
    path = tmp_path / "rows.parquet"
    rows = {"a": ["Ü", "b", None, "b"], "b": ["b", "Ü", "b", None], "n": [1, 2, 3, 4]}
    pl.DataFrame(rows | {"c": [None] * 4}, schema_overrides={"c": pl.String}).write_parquet(path)
    engine.show("plain", [path])
    engine.show("listed", [path], repeating=[("a", "b"), ("c",)])
    for column in ("a", "b", "c", "n"):
        listed = engine.read("listed", order=[column, "n"]).to_pylist()
        assert listed == engine.read("plain", order=[column, "n"]).to_pylist()


def test_what_is_shown_can_be_loaded_over(engine: DuckDBEngine, tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    pl.DataFrame({"a": ["kept"]}).write_parquet(path)
    engine.show("kept", [path])
    engine.load("kept", _numbered("a", []))
    assert engine.read("kept").num_rows == 0
