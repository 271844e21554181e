"""Panels as files: CSV, Parquet and Stata, and their data dictionary."""

from __future__ import annotations

import json
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import polars as pl

from interstate.errors import StoreError, UnknownCodeError
from interstate.reference.data_sets import OWN, data_set

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from interstate.relations.panels import Column, Panel

ENDINGS = (".csv", ".parquet", ".dta")
"""What a panel can be written as."""
_LONGEST_LABEL = 80
"""Characters; a longer variable label is cut by Stata."""


def write_panel(panel: Panel, path: Path) -> None:
    """Write a panel to a file whose ending says the format.

    A CSV file is UTF-8 with empty cells for what is missing. Parquet carries the dictionary in its
    metadata under ``interstate.columns``. Stata's file (format 118) has the labels of the
    dictionary as variable labels, days as Stata days, and missing values as ``.``.

    Raises
    ------
    UnknownCodeError
        If the ending is none of `ENDINGS`.
    StoreError
        If the file cannot be written.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise UnknownCodeError(path.suffix, kind="ending of a panel", known=ENDINGS)
    try:
        if ending == ".csv":
            panel.frame.write_csv(path)
        elif ending == ".parquet":
            _write_parquet(panel, path)
        else:
            _write_stata(panel, path)
    except OSError as error:
        told = error.strerror or str(error)
        msg = f"{path} could not be written: {told}; choose a folder you may write to"
        raise StoreError(msg) from error


def dictionary(panel: Panel) -> pl.DataFrame:
    """Return a row for each column of a panel: what it holds, from where, for which years.

    Returns
    -------
    polars DataFrame
        ``column type label unit source data_set first_year last_year absent missing``; `source`
        has the names of the data sets and `data_set` their ids, with ``"; "`` between them;
        `missing` is the number of rows without a value.
    """
    known = {column.name: column for column in panel.columns}
    rows = [_told(known[name], panel.frame[name]) for name in panel.frame.columns]
    return pl.DataFrame(rows, schema=_DICTIONARY, orient="row")


_DICTIONARY: Mapping[str, Any] = MappingProxyType(
    {
        "column": pl.String,
        "type": pl.String,
        "label": pl.String,
        "unit": pl.String,
        "source": pl.String,
        "data_set": pl.String,
        "first_year": pl.Int32,
        "last_year": pl.Int32,
        "absent": pl.String,
        "missing": pl.Int64,
    }
)


def _told(column: Column, values: pl.Series) -> tuple[object, ...]:
    return (
        column.name,
        "day" if values.dtype == pl.Date else "text" if values.dtype == pl.String else "number",
        column.label,
        column.unit,
        "; ".join(each if each == OWN else data_set(each).name for each in column.sources) or None,
        "; ".join(column.sources) or None,
        column.first,
        column.last,
        column.absent,
        values.null_count(),
    )


def _write_parquet(panel: Panel, path: Path) -> None:
    parquet = import_module("pyarrow.parquet")
    table = panel.arrow()
    told = json.dumps(dictionary(panel).to_dicts(), ensure_ascii=False)
    metadata: dict[bytes, bytes] = {
        **(table.schema.metadata or {}),
        b"interstate.columns": told.encode(),
    }
    parquet.write_table(table.replace_schema_metadata(metadata), path, compression="zstd")


def _write_stata(panel: Panel, path: Path) -> None:
    try:
        pyreadstat: Any = import_module("pyreadstat")
    except ModuleNotFoundError as error:
        msg = "Stata files need pyreadstat; run: pip install 'interstate[exports]'"
        raise StoreError(msg) from error
    labels = {column.name: column.label[:_LONGEST_LABEL] for column in panel.columns}
    # Stata has no missing text; whole numbers beyond 32 bits it does not know either.
    frame = panel.frame.with_columns(
        pl.col(pl.String).fill_null(""), pl.col(pl.Int64).cast(pl.Int32)
    )
    pyreadstat.write_dta(
        frame, str(path), version=14, column_labels=[labels[name] for name in frame.columns]
    )
