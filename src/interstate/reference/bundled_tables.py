"""The tables that travel with the package, read row by row."""

import csv
from functools import cache
from importlib.resources import files

from interstate.errors import TableError


@cache
def read_rows(path: str, *, package: str = "interstate.reference") -> tuple[dict[str, str], ...]:
    """Return the rows of a CSV table in a package's ``data``, by column name.

    Parameters
    ----------
    path
        Path below ``data`` with ``/`` between its parts.
    package
        The package that the table belongs to.

    Raises
    ------
    TableError
        If the table is missing or one of its rows has too few or too many cells.
    """
    table = files(package) / "data" / path
    if not table.is_file():
        msg = (
            f"the table {path!r} is not in the package; build it with tools/build_offices.py or "
            "tools/build_reference.py"
        )
        raise TableError(msg)
    reader = csv.reader(table.read_text(encoding="utf-8").splitlines())
    header = next(reader)
    rows: list[dict[str, str]] = []
    for cells in reader:
        if len(cells) != len(header):
            msg = (
                f"{path}, line {reader.line_num}: {len(cells)} cells where the header has "
                f"{len(header)}; put a comma between all columns and quote cells with commas"
            )
            raise TableError(msg)
        rows.append(dict(zip(header, cells, strict=True)))
    return tuple(rows)
