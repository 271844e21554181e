"""The embedded engine: one DuckDB file, or memory."""

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import duckdb

from interstate.errors import StoreError
from interstate.store.arrow import Schema, Table, table_of
from interstate.store.engine import sql_of

# The name under which rows stand while they are written.
INCOMING = "rows_coming_in"


class DuckDBEngine:
    """Runs the record's queries in one DuckDB database, and keeps the record's tables there.

    Parameters
    ----------
    location
        The database file; in memory where there is none.
    read_only
        Several programs may read one file at the same time; only one may write.

    Raises
    ------
    StoreError
        If the file is locked by another program or is no DuckDB database.
    """

    def __init__(self, location: Path | None = None, *, read_only: bool = False) -> None:
        name = ":memory:" if location is None else str(location)
        try:
            self._connection = duckdb.connect(name, read_only=read_only)
        except (duckdb.ConnectionException, duckdb.IOException) as error:
            raise StoreError(_why_not_opened(name, str(error))) from error
        except duckdb.Error as error:
            msg = (
                f"{name} could not be opened as a DuckDB database: {error}; "
                "choose another folder, or read the documents again into a new one"
            )
            raise StoreError(msg) from error
        self._writing = False

    def load(self, table: str, rows: Table) -> None:
        """Make `rows` readable as `table`, in place of what was there."""
        self._connection.execute(f"DROP VIEW IF EXISTS temp.{_quoted(table)}")
        self._connection.register(table, rows)

    def run(self, query: str, parameters: Mapping[str, str]) -> Table:
        """Run ``sql/<query>.sql`` and return its rows, in the order it asks for.

        Raises
        ------
        StoreError
            If a parameter is missing or DuckDB refuses the query.
        """
        return self._ask(sql_of(query), dict(parameters), name=query)

    def close(self) -> None:
        """Close the file, so that other programs may open it."""
        self._connection.close()

    @contextmanager
    def all_or_nothing(self) -> Generator[None]:
        """Keep what is written inside only if all of it could be; one inside another is its part.

        Raises
        ------
        StoreError
            If it cannot be kept, as when somebody else changed the same rows meanwhile.
        """
        if self._writing:
            yield
            return
        with _told("begin to write"):
            self._connection.begin()
        self._writing = True
        try:
            yield
        except BaseException:
            self._connection.rollback()
            raise
        finally:
            self._writing = False
        with _told("keep what was written"):
            self._connection.commit()

    def create(self, table: str, schema: Schema) -> None:
        """Make an empty table, unless it is there."""
        self._take_in(
            f"CREATE TABLE IF NOT EXISTS {_quoted(table)} AS SELECT * FROM {INCOMING}",  # noqa: S608
            table_of((), schema),
            name=table,
        )

    def show(
        self,
        table: str,
        paths: Sequence[Path],
        *,
        without: Sequence[Path] = (),
        repeating: Sequence[Sequence[str]] = (),
    ) -> None:
        """Make the rows of Parquet files readable as a table, in place of what was there.

        Parameters
        ----------
        without
            Parquet files of ``file`` and ``source_id`` of rows to leave out.
        repeating
            Columns of text whose values are few; those that are compared with one another
            together. Each value is then a number in a list of them: the rows are the same, and
            group and write in half the time.
        """
        read = f"SELECT * FROM read_parquet({_list_of(paths)})"  # noqa: S608
        numbered: list[str] = []
        for number, together in enumerate(repeating):
            kind = _quoted(f"{table} values {number}")
            values = " UNION ALL ".join(
                f"SELECT DISTINCT {_quoted(name)} AS v FROM ({read})"  # noqa: S608
                for name in together
            )
            self._connection.execute(
                f"CREATE OR REPLACE TEMP TYPE {kind} AS ENUM "  # noqa: S608
                f"(SELECT DISTINCT v FROM ({values}) WHERE v IS NOT NULL ORDER BY v)"
            )
            numbered.extend(f"CAST({_quoted(n)} AS {kind}) AS {_quoted(n)}" for n in together)
        shown = f"* REPLACE ({', '.join(numbered)})" if numbered else "*"
        sql = f"SELECT {shown} FROM ({read})"  # noqa: S608
        if without:
            gone = f"SELECT file, source_id FROM read_parquet({_list_of(without)})"  # noqa: S608
            sql = f"SELECT r.* FROM ({sql}) AS r ANTI JOIN ({gone}) AS g USING (file, source_id)"  # noqa: S608
        self._connection.execute(f"CREATE OR REPLACE TEMP VIEW {_quoted(table)} AS {sql}")

    def write_query(self, query: str, parameters: Mapping[str, str], path: Path) -> None:
        """Write the rows of a named query to a Parquet file, however many they are.

        Raises
        ------
        StoreError
            If DuckDB refuses the query or the file cannot be written.
        """
        sql = sql_of(query)
        for name, value in parameters.items():
            sql = sql.replace(f"${name}", _text(value))
        try:
            self._connection.execute(
                f"COPY ({sql}) TO {_text(str(path))} (FORMAT parquet, COMPRESSION zstd)"
            )
        except duckdb.Error as error:
            msg = f"DuckDB could not write {query!r} to {path}: {error}"
            raise StoreError(msg) from error

    def columns(self, table: str) -> tuple[str, ...]:
        """Return the columns of a table, none where there is no such table."""
        sql = "SELECT column_name FROM duckdb_columns() WHERE table_name = $table"
        rows = self._ask(sql, {"table": table}, name=table).to_pylist()
        return tuple(row["column_name"] for row in rows)

    def drop(self, table: str) -> None:
        """Remove a table with all its rows."""
        self._connection.execute(f"DROP TABLE {_quoted(table)}")

    def append(self, table: str, rows: Table) -> None:
        """Add rows to a table; columns are matched by name."""
        if rows.num_rows:
            self._take_in(
                f"INSERT INTO {_quoted(table)} BY NAME SELECT * FROM {INCOMING}",  # noqa: S608
                rows,
                name=table,
            )

    def remove(self, table: str, column: str, values: Sequence[str]) -> None:
        """Remove the rows whose `column` is one of `values`."""
        if values:
            with _told(f"remove rows from {table!r}"):
                self._connection.execute(
                    f"DELETE FROM {_quoted(table)} WHERE {_quoted(column)} IN "  # noqa: S608
                    "(SELECT unnest(CAST($values AS VARCHAR[])))",
                    {"values": list(values)},
                )

    def read(
        self,
        table: str,
        *,
        order: Sequence[str] = (),
        where: tuple[str, Sequence[str]] | None = None,
    ) -> Table:
        """Return a table's rows in the order of some columns, missing values last.

        Parameters
        ----------
        where
            A column and the values to keep.
        """
        sql = f"SELECT * FROM {_quoted(table)}"  # noqa: S608
        parameters: dict[str, object] = {}
        if where is not None:
            column, values = where
            sql += f" WHERE {_quoted(column)} IN (SELECT unnest(CAST($values AS VARCHAR[])))"
            parameters["values"] = list(values)
        if order:
            sql += f" ORDER BY {', '.join(f'{_quoted(each)} NULLS LAST' for each in order)}"
        return self._ask(sql, parameters, name=table)

    def _ask(self, sql: str, parameters: dict[str, object] | dict[str, str], *, name: str) -> Table:
        with _told(f"run {name!r}"):
            answer: Any = self._connection.sql(sql, params=parameters or None)
            return cast("Table", answer.to_arrow_table())

    def _take_in(self, sql: str, rows: Table, *, name: str) -> None:
        """Run a statement that reads `rows` under the name `INCOMING`."""
        self._connection.register(INCOMING, rows)
        with _told(f"write the table {name!r}"):
            self._connection.execute(sql)
        self._connection.unregister(INCOMING)


@contextmanager
def _told(doing: str) -> Generator[None]:
    """Raise what DuckDB refuses as an error of ours that says what was being done."""
    try:
        yield
    except duckdb.Error as error:
        msg = f"DuckDB could not {doing}: {error}"
        raise StoreError(msg) from error


def _quoted(name: str) -> str:
    """Return a table's or column's name so that no word of SQL in it can act."""
    return '"' + name.replace('"', '""') + '"'


def _text(value: str) -> str:
    """Return a text as SQL writes it, so that nothing in it can act."""
    return "'" + value.replace("'", "''") + "'"


def _list_of(paths: Sequence[Path]) -> str:
    return "[" + ", ".join(_text(str(path)) for path in paths) + "]"


def _why_not_opened(name: str, error: str) -> str:
    if "Could not set lock" in error:
        return (
            f"{name} is open in another program ({error.splitlines()[0]}); wait until that one has "
            "finished: a record is open to one program that writes, or to several that only read"
        )
    if "different configuration" in error:
        return (
            f"{name} is already open in this program, once for writing and once for reading only; "
            "close the one before opening the other"
        )
    return (
        f"{name} could not be opened: {error.splitlines()[0]}; check that the folder exists, "
        "may be written, and holds a record made by interstate"
    )
