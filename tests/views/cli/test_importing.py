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


# What a record holds, and taking it out again --------------------------------------------------


def _say(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["import", *words, "--record", str(folder / "record")])


def test_the_files_that_a_record_holds_are_listed_with_their_keys(tmp_path: Path) -> None:
    _import(tmp_path, a=GOOD)
    shown = _say(tmp_path, "--list").output
    assert "a.tab (ICEWS: events), 1 rows, 2018-06-02 to 2018-06-02" in shown
    [row] = map(json.loads, _say(tmp_path, "icews", "--list", "--json").stdout.splitlines())
    assert (row["kept"], row["current"]) == (1, True)
    assert shown.startswith(row["key"])
    assert _say(tmp_path, "cow", "--list").output == "the record holds no file of a data set\n"


def test_taking_a_file_out_says_what_was_in_it(tmp_path: Path) -> None:
    _import(tmp_path, a=GOOD)
    gone = _say(tmp_path, "--remove", str(tmp_path / "data" / "a.tab"))
    assert gone.exit_code == 0
    assert "a.tab (ICEWS: events): 1 rows taken out" in gone.output
    assert "rows by table: given_reports: 1" in gone.output
    assert "rows by year: 2018: 1" in gone.output
    assert _say(tmp_path, "--list", "--json").output == ""
    assert "2 rows read = 1 kept" in _import(tmp_path).output


def test_what_was_taken_out_is_an_object_a_file_with_json(tmp_path: Path) -> None:
    _import(tmp_path, a=GOOD)
    gone = json.loads(_say(tmp_path, "--remove", str(tmp_path / "data/a.tab"), "--json").stdout)
    assert (gone["kind"], gone["years"]) == ("icews", {"2018": 1})


def test_a_name_that_the_record_does_not_hold_is_told_with_status_1(tmp_path: Path) -> None:
    _import(tmp_path, a=GOOD)
    gone = _say(tmp_path, "--remove", "b.tab")
    assert gone.exit_code == 1
    assert "b.tab: the record holds no such file; nothing changed" in gone.output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "name the kind of data set and its files"),
        (["icews"], "name the kind of data set and its files"),
        (["--list", "--remove", "a.tab"], "ask for one"),
        (["icews", "--remove", "a.tab"], "leave out the kind"),
        (["icews", "a.tab", "--list"], "leave out the paths"),
    ],
)
def test_words_that_do_not_go_together_are_refused(
    tmp_path: Path, words: list[str], told: str
) -> None:
    done = _say(tmp_path, *words)
    assert done.exit_code == 2
    assert told in " ".join(done.output.replace("│", " ").split())


@pytest.mark.parametrize("words", [["--list"], ["--remove", "a.tab"]])
def test_no_record_is_made_where_none_is_looked_into(tmp_path: Path, words: list[str]) -> None:
    assert _say(tmp_path, *words).exit_code != 0
    assert not (tmp_path / "record").exists()
