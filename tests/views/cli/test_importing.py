"""What `interstate import` says, and the exit status that tells whether anything was read."""

import json
from pathlib import Path

import pytest
from tests.sources.data_sets.taking import table
from tests.sources.data_sets.test_event_data import ICEWS, MET
from typer.testing import CliRunner, Result

from interstate.views.cli.app import app

GOOD = table(ICEWS, MET, MET | {"Event ID": 2, "Event Date": "soon"}, between="\t")


def _import(folder: Path, *options: str, **files: str) -> Result:
    data = folder / "data"
    data.mkdir(exist_ok=True)
    for name, content in files.items():
        (data / f"{name}.tab").write_text(content, "utf-8")
    words = ["import", "icews", str(data), "--record", str(folder / "record"), *options]
    return CliRunner().invoke(app, words)


def test_an_import_says_what_became_of_every_row(tmp_path: Path) -> None:
    done = _import(tmp_path, a=GOOD)
    assert done.exit_code == 0
    assert "2 rows read = 1 kept + 0 merged + 1 rejected" in done.output
    assert "1 rejected: soon is no day as YYYY-MM-DD" in done.output
    assert "2018-06-02 to 2018-06-02, 2 parties; rows by year: 2018: 1" in done.output
    assert "ICEWS: 1 reports of 1 events" in done.output


def test_a_second_import_says_that_nothing_changed(tmp_path: Path) -> None:
    _import(tmp_path, a=GOOD)
    assert "there already, nothing changed (1 rows kept)" in _import(tmp_path).output


@pytest.mark.parametrize(("files", "status"), [({"a": GOOD, "b": "x"}, 0), ({"b": "x"}, 1)])
def test_the_exit_status_tells_whether_any_file_was_read(
    tmp_path: Path, files: dict[str, str], status: int
) -> None:
    done = _import(tmp_path, **files)
    assert done.exit_code == status
    assert "b.tab: not read: its columns are none of icews's" in done.output


def test_json_has_a_line_for_each_file(tmp_path: Path) -> None:
    done = _import(tmp_path, "--json", a=GOOD, b="x")
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [told[0][name] for name in ("read", "kept", "rejected", "repeated")] == [2, 1, 1, False]
    assert set(told[1]) == {"file", "reason"}


@pytest.mark.parametrize("words", [["icew", "."], ["icews", "nowhere"]])
def test_a_wrong_kind_or_path_makes_no_record(tmp_path: Path, words: list[str]) -> None:
    done = CliRunner().invoke(app, ["import", *words, "--record", str(tmp_path / "record")])
    assert done.exit_code != 0
    assert not (tmp_path / "record").exists()
