"""Engines and queries are asked for by name, and a name that is none is refused."""

import sys

import pytest

from interstate.errors import StoreError, UnknownCodeError
from interstate.store import open_engine, queries
from interstate.store.engine import SPARK_FORM, parameters_of, sql_of


def test_an_engine_that_is_none_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownCodeError, match=r"'sparc' is not a known engine\. .* spark\?"):
        open_engine("sparc")


def test_an_engine_whose_library_is_missing_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(sys.modules, "interstate.store.spark", raising=False)
    monkeypatch.setitem(sys.modules, "pyspark", None)
    monkeypatch.setitem(sys.modules, "pyspark.errors", None)
    with pytest.raises(StoreError, match=r"needs pyspark.*; run: pip install 'interstate\[spark\]"):
        open_engine("spark")


@pytest.mark.parametrize("name", ["events_of_the_pair", "../schema", "events_of_pair.spark", ""])
def test_a_query_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(UnknownCodeError, match="is not a known query"):
        sql_of(name)


@pytest.mark.parametrize("query", queries())
def test_a_query_says_what_it_is_for_and_names_its_parameters(query: str) -> None:
    first, *rest = sql_of(query).splitlines()
    said = " ".join(line for line in (first, *rest) if line.startswith("--"))
    assert first.startswith("-- ")
    assert ("Parameters: " in said) == bool(parameters_of(query))
    for parameter in parameters_of(query):
        assert f"${parameter}" in sql_of(query)
        assert f":{parameter}" in sql_of(query, ending=SPARK_FORM)
        assert f"{parameter}" in said.partition("Parameters: ")[2]
