"""Imports that are killed and run again come to the same record; a bad file costs no good one."""

import os
import random
import signal
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any, cast

import polars as pl
import pytest
from tests.sources.data_sets.taking import headless, take
from tests.sources.data_sets.test_event_data import GDELT

from interstate.errors import SourceError, UnknownCodeError
from interstate.pipeline.data_sets import import_files
from interstate.record import GIVEN
from interstate.reference.data_sets import data_set_of
from interstate.sources.data_sets import READERS, formats_of
from interstate.sources.data_sets.formats import one_part
from interstate.store import open_record

ROWS, FILES = 200_000, 5
KILLS = 4


def _write_rows(folder: Path) -> None:
    """Write GDELT events: files repeat rows of the file before, and have rows that are cut off."""
    (made,) = [each for each in formats_of("gdelt2") if each.name == "events"]
    line = headless(made.columns, GDELT | {"globaleventid": "{id}", "sqldate": "{day}"})
    cells = line.rstrip("\n").split("\t")
    for number in range(FILES):
        start = number * (ROWS // FILES) - (5_000 if number else 0)
        with (folder / f"{number}.export.CSV").open("w", encoding="utf-8") as file:
            for row in range(start, (number + 1) * (ROWS // FILES)):
                cells[0] = str(row)
                cells[1] = f"{date(2015, 1, 1) + timedelta(days=row % 3000):%Y%m%d}"
                file.write("\t".join(cells[: 20 if row % 997 == 0 else None]) + "\n")


def _command(data: Path, record: Path) -> list[str]:
    return [sys.executable, "-m", "interstate", "import", "gdelt2", str(data), "--record",
            str(record)]  # fmt: skip


def _shown(record: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return how often which row stands in each table, the rows as hashes."""
    made: Any = pl  # Arrow's tables are of unknown type to polars
    shown: dict[str, list[tuple[object, ...]]] = {}
    with open_record(record, read_only=True) as opened:
        for name in GIVEN:
            rows = cast("pl.DataFrame", made.from_arrow(opened.given(name)))
            shown[name] = sorted(rows.hash_rows().value_counts().iter_rows())
    return shown


def test_an_import_that_is_killed_and_run_again_gives_the_record_of_one_run(
    tmp_path: Path,
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    _write_rows(data)
    environment = {**os.environ, "POLARS_MAX_THREADS": "2"}
    start = time.perf_counter()
    undisturbed, killed = tmp_path / "undisturbed", tmp_path / "killed"
    subprocess.run(_command(data, undisturbed), check=True, env=environment, capture_output=True)
    seconds = time.perf_counter() - start
    chance = random.Random(20260101)  # noqa: S311  no secret
    died = 0
    for kill in range(KILLS):
        run = subprocess.Popen(
            _command(data, killed),
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        # Each run may come further than the one before.
        share = (kill + chance.random()) / KILLS
        try:
            run.wait(seconds * (0.2 + 0.8 * share))
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
            died += run.wait() == -signal.SIGKILL
    subprocess.run(_command(data, killed), check=True, env=environment, capture_output=True)
    assert died > 0
    assert not list(killed.rglob(".staged-*"))
    assert not list(killed.rglob("*.partial"))
    shown = _shown(undisturbed)
    assert sum(len(rows) for rows in shown.values()) > ROWS
    assert _shown(killed) == shown


def test_what_a_killed_run_left_of_a_file_is_swept_away_by_the_next(tmp_path: Path) -> None:
    left = tmp_path / "record" / "given" / "cow" / ".staged-abc"
    left.mkdir(parents=True)
    (left / "given_dyads-0000.parquet").write_bytes(b"half")
    (tmp_path / "record").rename(tmp_path / "kept")
    content = "ccode1,ccode2,year,mindist\n2,20,1999,0\n"
    take(tmp_path, "cow", {"d.csv": content})
    (tmp_path / "kept" / "given" / "cow" / ".staged-abc").rename(left)
    taken = take(tmp_path, "cow", {"d.csv": content})
    assert not left.exists()
    assert len(taken.rows("given_dyads")) == 1


def test_a_kind_that_nobody_reads_is_named_with_what_is_near(tmp_path: Path) -> None:
    with pytest.raises(UnknownCodeError, match="icews"):
        list(import_files("icew", [tmp_path], tmp_path))


def test_a_path_that_does_not_exist_is_told_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="does not exist"):
        list(import_files("icews", [tmp_path / "nowhere"], tmp_path))


@pytest.mark.parametrize("kind", READERS)
def test_every_kind_has_tables_that_can_be_told_apart(kind: str) -> None:
    made = formats_of(kind)
    assert made
    assert all(each.columns for each in made)
    assert all(data_set_of(each.kind, each.name).kind == kind for each in made)
    assert all(each.needed for each in made if each.headed)
    widths = [len(each.columns) for each in made if not each.headed]
    assert len(set(widths)) == len(widths)
    needs = [each.needed for each in made if each.headed]
    assert len(set(needs)) == len(needs)
    assert all(each.whole for each in made if each.part is not one_part)


def test_nothing_of_a_data_set_is_taken_for_a_path_or_an_address(tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("ccode1,ccode2,year,mindist\n2,20,1999,1\n")
    path = str(secret)
    entities = f"{path}\t0\nhttp://a.example/{path}\t1\n"
    files = {
        "g/entity2id.txt": entities,
        "g/relation2id.txt": f"{path}\t0\n",
        "g/train.txt": "0\t0\t1\t0\n",
    }
    taken = take(tmp_path, "tkg", files, epoch=date(2014, 1, 1))
    assert taken.row()["actor_code"] == path.replace("_", " ")
    assert taken.rows("given_dyads") == []
    assert taken.row()["url"] is None
