"""The tables of this package that people edit, read row by row."""

import csv
from functools import cache
from importlib.resources import files

from interstate.errors import TableError


@cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of ``events/data/<name>.csv`` by column name.

    Raises
    ------
    TableError
        If the table is missing or one of its rows has too few or too many cells.
    """
    table = files("interstate.events") / "data" / f"{name}.csv"
    if not table.is_file():
        msg = f"the table {name}.csv is not in the package; install interstate again"
        raise TableError(msg)
    reader = csv.reader(table.read_text(encoding="utf-8").splitlines())
    header = next(reader)
    rows: list[dict[str, str]] = []
    for cells in reader:
        if len(cells) != len(header):
            msg = (
                f"{name}.csv, line {reader.line_num}: {len(cells)} cells where the header has "
                f"{len(header)}; put a comma between all columns and quote cells with commas"
            )
            raise TableError(msg)
        rows.append(dict(zip(header, cells, strict=True)))
    return tuple(rows)
