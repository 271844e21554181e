"""Read the tables of what was learnt, in ``weights``."""

from __future__ import annotations

import csv
from importlib.resources import files
from typing import TYPE_CHECKING

from interstate.errors import TableError

if TYPE_CHECKING:
    from collections.abc import Iterator


def weight_rows(name: str, columns: tuple[str, ...], *, made_by: str) -> Iterator[list[str]]:
    """Give the rows of a table of weights; an empty cell is a nought.

    Parameters
    ----------
    columns
        The header it must have.
    made_by
        The tool that writes it, for the message where something is wrong.

    Raises
    ------
    TableError
        If the table is missing, or its columns or a row are others.
    """
    table = files("interstate.coding") / "weights" / name
    if not table.is_file():
        msg = f"the table {name} is missing; run {made_by}"
        raise TableError(msg)
    rows = csv.reader(table.read_text(encoding="utf-8").splitlines())
    if tuple(next(rows, ())) != columns:
        msg = f"{name}: the columns must be {','.join(columns)}; run {made_by}"
        raise TableError(msg)
    for row in rows:
        if len(row) != len(columns):
            msg = f"{name}, line {rows.line_num}: {len(row)} cells, the header has {len(columns)}"
            raise TableError(msg)
        yield [row[0], *(cell or "0" for cell in row[1:])]
