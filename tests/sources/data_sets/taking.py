"""Files written by hand are taken into a new record, and what became of them is looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from interstate.pipeline.data_sets import DataSetChoices, import_files
from interstate.record import GIVEN, Reconciliation, Rejected
from interstate.store import open_record
from interstate.store.given import REFUSED, GivenFiles

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of the files, and what the record then holds."""

    record: Path
    told: tuple[Reconciliation, ...]
    unread: tuple[Rejected, ...]

    @property
    def one(self) -> Reconciliation:
        (only,) = self.told
        return only

    def rows(self, table: str = "given_reports") -> list[Row]:
        """Return the rows of a table as the record shows them, by file and line."""
        with open_record(self.record, read_only=True) as record:
            rows = record.given(table).to_pylist()
        return sorted(rows, key=lambda row: (row.get("file", ""), row.get("line", 0), str(row)))

    def row(self, table: str = "given_reports") -> Row:
        (only,) = self.rows(table)
        return only

    def refused(self) -> list[tuple[int, str]]:
        """Return line and reason of each row that was refused."""
        held = GivenFiles(self.record).holdings()
        frames = [pl.read_parquet(each.folder / REFUSED) for each in held]
        return [(row[0], row[1]) for row in pl.concat(frames).sort("line").iter_rows()]

    def tables(self) -> Mapping[str, list[Row]]:
        """Return all that the record shows, without which file and line it comes from."""
        found: dict[str, list[Row]] = {}
        with open_record(self.record, read_only=True) as record:
            for table in GIVEN:
                rows = record.given(table).to_pylist()
                kept = [{k: v for k, v in row.items() if k not in {"file", "line"}} for row in rows]
                found[table] = sorted(kept, key=str)
        return found


def take(
    folder: Path,
    kind: str,
    files: Mapping[str, str | bytes],
    *,
    epoch: date | None = None,
) -> Taken:
    """Write files by their names and take them into the record of a folder."""
    record = folder / "record"
    paths: list[Path] = []
    for name, content in files.items():
        path = folder / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        paths.append(path)
    with open_record(record) as opened:
        found = list(import_files(kind, paths, record, DataSetChoices(epoch=epoch)))
        opened.remake_given_events()
    return Taken(
        record=record,
        told=tuple(each for each in found if isinstance(each, Reconciliation)),
        unread=tuple(each for each in found if isinstance(each, Rejected)),
    )


def table(header: str, *rows: Mapping[str, object], between: str = ",") -> str:
    """Return a file with a header; of each row the cells that matter, the others empty.

    Parameters
    ----------
    header
        Names of the columns, parted as the file parts them.
    """
    columns = header.split(between)
    unknown = {name for row in rows for name in row} - set(columns)
    assert not unknown, unknown
    lines = [between.join(str(row.get(name, "")) for name in columns) for row in rows]
    return "\n".join([header, *lines]) + "\n"


def headless(columns: Sequence[str], *rows: Mapping[str, object], between: str = "\t") -> str:
    """Return the same without the header, for files that are published so."""
    return table(between.join(columns), *rows, between=between).partition("\n")[2]


def chosen(row: Row, **expected: object) -> Row:
    """Return those cells of a row that something is expected of."""
    return {name: row[name] for name in expected}
