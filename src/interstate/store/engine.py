"""What a query engine must do, and the ones that do it."""

import re
from collections.abc import Mapping
from importlib import import_module
from importlib.resources import files
from types import MappingProxyType
from typing import Protocol, cast

from interstate.errors import StoreError, UnknownCodeError
from interstate.store.arrow import Table

SPARK_FORM = ".spark.sql"


class Engine(Protocol):
    """Runs a named query over tables it was given.

    Every engine returns the same rows for the same query and tables;
    `tests/store/test_engines_agree.py` holds them to it.
    """

    def load(self, table: str, rows: Table) -> None:
        """Make `rows` readable as `table`."""
        ...

    def run(self, query: str, parameters: Mapping[str, str]) -> Table:
        """Run the named query and return its rows, in the order it asks for."""
        ...

    def close(self) -> None:
        """Let go of what the engine holds."""
        ...


# Name -> "module:class". Imported only when asked for, so that DuckDB users never pay for a JVM.
ENGINES: Mapping[str, str] = MappingProxyType(
    {
        "duckdb": "interstate.store.duckdb:DuckDBEngine",
        "spark": "interstate.store.spark:SparkEngine",
    }
)


def open_engine(name: str) -> Engine:
    """Return a new engine of this name that holds no table yet.

    Raises
    ------
    UnknownCodeError
        If there is no engine of this name.
    StoreError
        If the library behind it is not installed.
    """
    if name not in ENGINES:
        raise UnknownCodeError(name, kind="engine", known=ENGINES)
    module, _, cls = ENGINES[name].partition(":")
    try:
        return cast("Engine", getattr(import_module(module), cls)())
    except ModuleNotFoundError as error:
        msg = (
            f"the engine {name!r} needs {error.name}, which is not installed; "
            f"run: pip install 'interstate[{name}]'"
        )
        raise StoreError(msg) from error


def queries() -> tuple[str, ...]:
    """Return the names of the queries there are."""
    folder = files("interstate.store") / "sql"
    names = (entry.name for entry in folder.iterdir())
    return tuple(
        sorted(
            name.removesuffix(".sql")
            for name in names
            if name.endswith(".sql") and not name.endswith(SPARK_FORM)
        )
    )


def sql_of(query: str, *, ending: str = ".sql") -> str:
    """Return the text of a named query, in its DuckDB form or the one with another ending.

    Raises
    ------
    UnknownCodeError
        If there is no query of this name.
    """
    known = queries()
    if query not in known:
        raise UnknownCodeError(query, kind="query", known=known)
    return (files("interstate.store") / "sql" / f"{query}{ending}").read_text(encoding="utf-8")


def parameters_of(query: str) -> tuple[str, ...]:
    """Return the names of the parameters a query asks for.

    Examples
    --------
    >>> parameters_of("events_of_pair")
    ('a', 'b')
    """
    return tuple(sorted(set(re.findall(r"\$([a-z_]+)", sql_of(query)))))
