"""Every named query gives the same columns and rows, in the same order, on each engine."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from tests.briefs.evidence import rich
from tests.store.strategies import HOSTILE, PARTIES, evidences, unhurried

from interstate.errors import StoreError, UnknownCodeError
from interstate.record import Evidence
from interstate.store import open_engine, open_record, queries, to_tables
from interstate.store.arrow import Table
from interstate.store.engine import parameters_of, sql_of
from interstate.store.schema import GIVEN, as_table

pytestmark = pytest.mark.spark

RICH = rich()
HOSTILE_WORDS = [HOSTILE, "'", "\\'", "$b", ":b", "{b}", "\x00"]


# What a data set gives: an act told twice, a mutual one from both sides, and one without a score.
MARCH = {"first": date(1991, 3, 1), "last": date(1991, 3, 1), "precision": "day", "month": 23894}
ACT = {**MARCH, "kind": "icews", "quad": "verbal cooperation", "symmetric": False}
ROW = {**ACT, "file": "a.tab", "actor": "RUS", "recipient": "PRK", "goldstein": 3.4, "mentions": 2}
_PAIR = {"party_a": "RUS", "party_b": "PRK"}
GIVEN_ROWS: Mapping[str, Sequence[Mapping[str, object]]] = {
    "given_reports": [
        {**ROW, "line": 1, "source_id": "1"},
        {**ROW, "line": 2, "source_id": "2", "mentions": None},
        {**ROW, "line": 3, "source_id": "3", "symmetric": True},
        {**ROW, "line": 4, "source_id": "4", "symmetric": True, "actor": "PRK", "recipient": "RUS"},
        {**ROW, "line": 5, "source_id": HOSTILE, "goldstein": None, "recipient": HOSTILE},
    ],
    "given_events": [
        {**ACT, **_PAIR, "reports": 2, "goldstein": 3.4, "event_type": "CONSULT"},
        {**ACT, "party_a": "PRK", "party_b": "RUS", "reports": 2, "symmetric": True},
        {**ACT, "party_a": "RUS", "party_b": HOSTILE, "reports": 1, "goldstein": -0.1},
    ],
}


class Engines:
    """The engine that is there for everyone, and the one held to its answers."""

    def __init__(self) -> None:
        self.duckdb, self.spark = open_engine("duckdb"), open_engine("spark")
        self.loaded: Evidence | None = None
        for name in GIVEN:
            self._load(name, as_table(name, GIVEN_ROWS.get(name, ())))

    def load(self, evidence: Evidence) -> None:
        if self.loaded is not evidence:
            for name, rows in to_tables(evidence).items():
                self._load(name, rows)
        self.loaded = evidence

    def _load(self, name: str, rows: Table) -> None:
        self.duckdb.load(name, rows)
        self.spark.load(name, rows)

    def answer(self, query: str, parameters: Mapping[str, str]) -> list[dict[str, Any]]:
        """Return the rows of a query, once both engines agree on them."""
        one: Any = self.duckdb.run(query, parameters)
        other: Any = self.spark.run(query, parameters)
        assert _columns(one) == _columns(other)
        if "ORDER BY" in sql_of(query):
            assert _rows(one) == _rows(other)
        else:
            assert sorted(_rows(one), key=repr) == sorted(_rows(other), key=repr)
        return _rows(one)


def _columns(table: Any) -> list[tuple[str, str]]:
    return [(column.name, str(column.type)) for column in table.schema]


def _rows(table: Any) -> list[dict[str, Any]]:
    # Engines add numbers up in any order, so that a mean's last digits may differ.
    return [
        {
            name: round(value, 9) if isinstance(value, float) else value
            for name, value in row.items()
        }
        for row in table.to_pylist()
    ]


@pytest.fixture(scope="module")
def engines() -> Iterator[Engines]:
    both = Engines()
    yield both
    both.duckdb.close()
    both.spark.close()


@pytest.fixture
def with_rich(engines: Engines) -> Engines:
    engines.load(RICH)
    return engines


def _asked(query: str, **choices: list[str]) -> list[dict[str, str]]:
    """Return every combination of choices for a query's parameters."""
    names = parameters_of(query)
    values = product(*(choices[name] for name in names))
    return [dict(zip(names, each, strict=True)) for each in values]


@pytest.mark.parametrize("query", queries())
def test_both_engines_give_one_answer_on_evidence_made_by_hand(
    query: str, with_rich: Engines
) -> None:
    asked = _asked(
        query,
        a=["RUS"],
        b=["PRK"],
        period=["month", "year"],
        event=[RICH.events[0].id],
        kind=["icews"],
        first=["1900-01-01"],
        last=["2100-01-01"],
    )
    for parameters in asked:
        assert with_rich.answer(query, parameters)


def test_every_pair_is_counted_where_none_is_named(with_rich: Engines) -> None:
    rows = with_rich.answer("quad_counts", {"a": "", "b": "", "period": "year"})
    pairs = {(row["party_a"], row["party_b"]) for row in rows}
    assert len(pairs) > 1
    assert all(a < b for a, b in pairs)


@pytest.mark.parametrize("query", [query for query in queries() if "given" not in query])
def test_both_engines_give_no_rows_where_there_is_no_evidence(query: str, engines: Engines) -> None:
    engines.load(Evidence())
    days = {"first": ["1900-01-01"], "last": ["2100-01-01"]}
    asked = _asked(query, a=["RUS"], b=["PRK"], period=["year"], event=["e-1"], **days)
    assert [engines.answer(query, parameters) for parameters in asked] == [[]]


@pytest.mark.parametrize("word", HOSTILE_WORDS)
def test_a_parameter_that_looks_like_sql_is_text(word: str, with_rich: Engines) -> None:
    assert with_rich.answer("events_of_pair", {"a": word, "b": "PRK"}) == []
    assert with_rich.answer("events_of_pair", {"a": "RUS", "b": "PRK"})


@pytest.mark.parametrize("word", ["' OR '1'='1"])
@pytest.mark.parametrize("query", [query for query in queries() if parameters_of(query)])
def test_no_query_lets_a_parameter_act(query: str, word: str, with_rich: Engines) -> None:
    names = parameters_of(query)
    [parameters] = _asked(query, **{name: [word] for name in names})
    assert with_rich.answer(query, parameters) == []


def test_a_hostile_name_that_is_there_is_found_under_it(engines: Engines) -> None:
    event = replace(RICH.events[0], actors=(HOSTILE,), recipients=("PRK",))
    engines.load(Evidence(events=(event,)))
    (row,) = engines.answer("events_of_pair", {"a": HOSTILE, "b": "PRK"})
    assert (row["role_a"], row["role_b"]) == ("actor", "recipient")


# Shrinking would ask Spark for minutes; the evidence that failed is small as it is.
@settings(unhurried, max_examples=4, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(evidences(most=6))
def test_both_engines_give_one_answer_on_any_evidence(engines: Engines, evidence: Evidence) -> None:
    engines.load(evidence)
    for query in queries():
        asked = _asked(
            query,
            a=[PARTIES[0]],
            b=[PARTIES[1]],
            period=["month"],
            event=[evidence.events[0].id if evidence.events else "e-1"],
            kind=[""],
            first=["1900-01-01"],
            last=["2100-01-01"],
        )
        for parameters in asked:
            engines.answer(query, parameters)


def test_two_records_asked_on_spark_at_once_are_not_mixed_up(tmp_path: Path) -> None:
    with (
        open_record(tmp_path / "full", engine="spark") as full,
        open_record(tmp_path / "empty", engine="spark") as empty,
    ):
        full.add(RICH)
        n_rows = full.query("rejected_by_stage").num_rows
        assert n_rows > 0
        assert empty.query("rejected_by_stage").num_rows == 0
        assert full.query("rejected_by_stage").num_rows == n_rows


def test_one_record_closed_leaves_another_open(tmp_path: Path, engines: Engines) -> None:
    engines.load(RICH)
    with open_record(tmp_path / "record", engine="spark") as record:
        assert record.query("documents_by_outlet").num_rows == 0
    assert engines.answer("documents_by_outlet", {})


def test_spark_sees_what_was_added_after_it_was_asked(tmp_path: Path) -> None:
    with open_record(tmp_path / "record", engine="spark") as record:
        assert record.query("documents_by_outlet").num_rows == 0
        record.add(RICH)
        assert record.query("documents_by_outlet").num_rows > 0


def test_what_spark_cannot_run_is_named(engines: Engines) -> None:
    engines.load(RICH)
    with pytest.raises(StoreError, match="Spark could not run 'events_of_pair'"):
        engines.spark.run("events_of_pair", {"a": "RUS"})
    with pytest.raises(UnknownCodeError, match="not a known query"):
        engines.spark.run("events_of", {})


def test_spark_without_java_says_what_it_needs(tmp_path: Path) -> None:
    program = (
        "from interstate.errors import StoreError\n"
        "from interstate.store import open_engine\n"
        "try: open_engine('spark')\n"
        "except StoreError as error: print(error)"
    )
    environment = {**os.environ, "JAVA_HOME": str(tmp_path)}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    assert "install Java 17 or newer, or use DuckDB" in done.stdout
