"""The scale-out engine: the same queries over a Spark session."""

from collections.abc import Mapping
from typing import Any, cast

from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from interstate.errors import StoreError
from interstate.store.arrow import Table, table_of
from interstate.store.engine import SPARK_FORM, sql_of


class SparkEngine:
    """Runs the record's queries in a Spark session of its own.

    Where Spark already runs, the session is made beside the one that is there; else Spark is
    started on this machine. It goes on after `close`, since others may use it, and ends with the
    program.

    Raises
    ------
    StoreError
        If no session could be started, most often for want of Java.
    """

    def __init__(self) -> None:
        builder: Any = SparkSession.builder
        try:
            running: Any = SparkSession.getActiveSession() or (
                builder.master("local[1]")
                .appName("interstate")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.shuffle.partitions", "1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .getOrCreate()
            )
        except (PySparkException, OSError, RuntimeError) as error:
            msg = f"Spark could not be started: {error}; install Java 17 or newer, or use DuckDB"
            raise StoreError(msg) from error
        # Two records asked at the same time have tables of the same names.
        self._session: Any = running.newSession()
        self._loaded: set[str] = set()

    def load(self, table: str, rows: Table) -> None:
        """Make `rows` readable as `table`, in place of what was there."""
        # Spark takes no table whose columns have no chunks, and DuckDB gives empty ones so.
        taken = rows if rows.num_rows else table_of((), rows.schema)
        self._session.createDataFrame(taken).createOrReplaceTempView(table)
        self._loaded.add(table)

    def run(self, query: str, parameters: Mapping[str, str]) -> Table:
        """Run ``sql/<query>.spark.sql`` and return its rows, in the order it asks for.

        Raises
        ------
        StoreError
            If a parameter is missing or Spark refuses the query.
        """
        sql = sql_of(query, ending=SPARK_FORM)
        try:
            return cast("Table", self._session.sql(sql, args=dict(parameters)).toArrow())
        except PySparkException as error:
            msg = f"Spark could not run {query!r}: {error}"
            raise StoreError(msg) from error

    def close(self) -> None:
        """Forget the tables."""
        for table in self._loaded:
            self._session.catalog.dropTempView(table)
        self._loaded.clear()
