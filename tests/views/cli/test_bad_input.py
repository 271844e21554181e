"""What cannot be done is said: what was wrong with what, and what would put it right."""

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from interstate.views.cli import doctor
from interstate.views.cli.app import app
from interstate.views.cli.doctor import Check

if TYPE_CHECKING:
    from tests.views.cli.conftest import Typed

READING: Mapping[str, str] = {
    "dossier": "dossier NOR CHL --from {}",
    "timeline": "timeline NOR CHL --from {}",
    "read": "read {} --record record",
    "code": "code {}",
    "dates": "dates {}",
    "export": "export --from {} --output tables",
    "bench": "bench {}",
    "hypotheses": "hypotheses ask.yaml --from {}",
}
OF_A_PAIR = ("dossier", "timeline")
CODING = ("dossier", "timeline", "read", "code")
ASK = b"""question: How do they stand?
pair: [NOR, CHL]
hypotheses:
  quarrel: {says: They quarrel, expect: {blame: expected}}
  calm: {says: They do not, expect: {blame: unexpected}}
observations:
  blame: {says: One blames the other, type: ACCUSE}
"""
GOOD = "Norway criticised Chile on 3 May 2024."
VERBS = "lemma,frame,event_type,mode,actor,recipient,mutual,note\n"


@pytest.fixture(autouse=True)
def place(tmp_path: Path) -> Path:
    """Lay out what the commands are typed at."""
    for folder in ("empty", "folder.txt", "broken-record", "no-tables"):
        (tmp_path / folder).mkdir()
    files: Mapping[str, bytes] = {
        "good.txt": GOOD.encode(),
        "ask.yaml": ASK,
        "empty.txt": b"",
        "binary.txt": b"\x7fELF\0\0\1",
        "broken.jsonl": b'{"id": "a"\n',
        "czech.jsonl": b'{"text": "Norsko kritizovalo Chile.", "language": "cs"}\n',
        "broken-record/format.json": b'{"format": "interstate-record", "version": 1}',
        "broken-record/record.duckdb": b"no database",
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def _says(words: Sequence[str], told: str) -> None:
    assert [word for word in words if word not in told] == [], told


def test_every_command_that_reads_is_tried_here() -> None:
    names = {
        command.name or command.callback.__name__
        for command in app.registered_commands
        if command.callback
    }
    # These read a record or data sets: what they refuse is in tests of their own.
    elsewhere = {"correct", "import", "network", "panel", "similarity"}
    elsewhere |= {"effect", "reciprocity", "relation"}
    assert names == {*READING, "doctor", *elsewhere}


# Nothing to read ------------------------------------------------------------------------------


@pytest.mark.parametrize("command", READING)
@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("good.text", "there is no file or folder 'good.text'. Did you mean good.txt"),
        ("empty", "empty: a folder with nothing in it; put texts there"),
        ("folder.txt", "folder.txt: a folder with nothing in it"),
        ("empty.txt", "empty.txt: it is empty"),
        ("binary.txt", "binary.txt: it holds zero bytes, so it is a binary file"),
        ("broken.jsonl", "broken.jsonl:1: broken JSON at character 12"),
        ("-", "<stdin>: it is empty"),
    ],
)
def test_a_command_that_can_read_nothing_says_why_and_fails(
    typed: "Typed", command: str, path: str, reason: str
) -> None:
    done = typed(READING[command].format(path))
    assert done.status == 1
    assert reason in done.err
    assert done.out == ""
    assert list(Path().glob("dossier*")) == list(Path().glob("tables")) == []


@pytest.mark.parametrize("command", [*CODING, "export", "bench"])
def test_texts_in_no_language_read_here_are_named_and_the_command_fails(
    typed: "Typed", command: str
) -> None:
    done = typed(READING[command].format("czech.jsonl"))
    assert done.status == 1
    _says(["czech.jsonl:1", "'cs'", "de, en, ", "nothing could be read"], done.err)


@pytest.mark.parametrize("command", READING)
def test_one_file_that_cannot_be_read_is_named_and_the_rest_is_done(
    typed: "Typed", command: str
) -> None:
    shutil.copy("good.txt", "empty/good.txt")
    shutil.copy("binary.txt", "empty/binary.txt")
    done = typed(READING[command].format("empty"))
    assert (done.status, done.err.count("not read: ")) == (0, 1)
    _says(["empty/binary.txt", "binary file"], done.err)
    assert done.out


@pytest.mark.parametrize("command", [*OF_A_PAIR, "export"])
def test_without_anything_to_read_from_the_ways_to_name_it_are_said(
    typed: "Typed", command: str
) -> None:
    done = typed(READING[command].replace("--from {}", ""))
    assert done.status == 1
    _says(["--from", "--record", "INTERSTATE_RECORD"], done.err)


def test_reading_without_a_record_says_how_to_name_one(typed: "Typed") -> None:
    done = typed("read good.txt")
    assert done.status == 1
    _says(["--record", "INTERSTATE_RECORD"], done.err)


@pytest.mark.parametrize("command", [*OF_A_PAIR, "export"])
def test_a_record_that_is_not_there_is_named_with_how_to_make_one(
    typed: "Typed", command: str
) -> None:
    done = typed(READING[command].replace("--from {}", "--record nowhere"))
    assert done.status == 1
    _says(["nowhere holds no record", "interstate read"], done.err)
    assert not Path("nowhere").exists()


@pytest.mark.parametrize("command", [*OF_A_PAIR, "export", "read"])
@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("good.txt", "good.txt is a file; a record is a folder"),
        ("broken-record", "broken-record/record.duckdb could not be opened"),
        (".", "no record"),
    ],
)
def test_a_record_that_is_none_is_named(
    typed: "Typed", command: str, record: str, said: str
) -> None:
    line = READING[command].replace("--from {}", f"--record {record}").format("good.txt")
    done = typed(line.replace("--record record", f"--record {record}"))
    assert done.status == 1
    assert said in done.err


# Options that make no sense -------------------------------------------------------------------


@pytest.mark.parametrize("command", [*CODING, "dates", "export"])
@pytest.mark.parametrize("day", ["2024-13-01", "03.05.2024", "yesterday", ""])
def test_a_day_that_is_none_is_refused_with_the_way_to_write_it(
    typed: "Typed", command: str, day: str
) -> None:
    done = typed(f"{READING[command].format('good.txt')} --published '{day}'")
    assert done.status == 2
    _says(["--published", f"{day!r} is no day", "YYYY-MM-DD"], done.err)


@pytest.mark.parametrize("command", [*CODING, "dates"])
def test_a_language_that_is_not_read_is_refused_with_those_that_are(
    typed: "Typed", command: str
) -> None:
    done = typed(f"{READING[command].format('good.txt')} --language klingon")
    assert done.status == 1
    _says(["'klingon'", "de, en, "], done.err)


@pytest.mark.parametrize("command", OF_A_PAIR)
@pytest.mark.parametrize(
    ("pair", "said"),
    [
        ("NOR Norwey", ["'Norwey'", "Did you mean Norway"]),
        ("Atlantis NOR", ["'Atlantis'", "Did you mean"]),
        ("NOR 12345", ["'12345'", "by ISO code or by name"]),
        ("NOR Norwegen", ["'NOR' and 'Norwegen' are the same state", "name two different ones"]),
    ],
)
def test_states_that_make_no_pair_are_refused_before_anything_is_read(
    typed: "Typed", command: str, pair: str, said: list[str]
) -> None:
    done = typed(f"{command} {pair} --from empty.txt")
    assert done.status == 1
    _says(said, done.err)
    assert "not read" not in done.err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("dossier NOR CHL --from empty.txt --output a.pdf", ["'.pdf'", ".html, .md, .json"]),
        ("dossier NOR CHL --from empty.txt --output a", ["''", ".html, .md, .json"]),
        ("dossier NOR CHL --from empty.txt --interface fr", ["'fr'", "en, de"]),
        ("timeline NOR CHL --from empty.txt --interface fr", ["'fr'", "en, de"]),
        ("code empty.txt --format xml", ["'xml'", "jsonl, text"]),
        ("dates empty.txt --format xml", ["'xml'", "timeml, jsonl"]),
        ("dates empty.txt --format timeml", ["--output DIR"]),
        ("export --from empty.txt --output a --format xml", ["'xml'", "format of an export"]),
        ("export --from empty.txt --output a --format gexff", ["Did you mean gexf"]),
        ("export --from empty.txt --output a --kind all", ["'all'", "events, reports, documents"]),
        ("export --from empty.txt --output a --format ical --kind events", ["leave out --kind"]),
        ("export --from empty.txt --output a.csv", ["a.csv is named like one file", "--kind"]),
        ("export --from empty.txt --output a --pair NOR", ["'NOR' is no pair", "as RUS-PRK"]),
        ("export --from empty.txt --output a --pair NOR-NOR", ["are the same state"]),
        ("export --from empty.txt --output a --pair NOR-Atlantis", ["'Atlantis'"]),
    ],
)
def test_a_form_that_is_not_known_is_refused_before_anything_is_read(
    typed: "Typed", line: str, said: list[str]
) -> None:
    done = typed(line)
    assert done.status == 1
    _says(said, done.err)
    assert "not read" not in done.err


@pytest.mark.parametrize("command", CODING)
@pytest.mark.parametrize(
    ("table", "said"),
    [
        (b"verb,meaning\n", ["words/verbs.csv, line 1", "they must be lemma,frame"]),
        (VERBS.encode() + b"gazette,,SIGNS,,,,,\n", ["words/verbs.csv:2", "'SIGNS'"]),
        (VERBS.encode() + b"gazette,,AGREE\n", ["line 2", "put a comma between all columns"]),
        (VERBS.encode() + b'gazette,"' + b"x" * 200_000, ["close every quotation mark"]),
        (b"\xff\xfe\0", ["words/verbs.csv", "save it as UTF-8"]),
    ],
    ids=["columns", "type", "cells", "quote", "binary"],
)
def test_an_overlay_that_makes_no_sense_is_refused_with_where(
    typed: "Typed", place: Path, command: str, table: bytes, said: list[str]
) -> None:
    # Tables are read once in a process: every case needs a folder of its own.
    folder = place / "words"
    folder.mkdir()
    (folder / "verbs.csv").write_bytes(table)
    done = typed(f"{READING[command].format('good.txt')} --overlay {folder}")
    assert done.status == 1
    _says(said, done.err)
    assert done.out == ""


@pytest.mark.parametrize("command", CODING)
@pytest.mark.parametrize("name", ["nowhere", "good.txt", "no-tables"])
def test_an_overlay_that_is_no_folder_of_tables_is_refused(
    typed: "Typed", place: Path, command: str, name: str
) -> None:
    done = typed(f"{READING[command].format('good.txt')} --overlay {place / name}")
    assert done.status == 1
    _says([f"the overlay {place / name}", "verbs.csv"], done.err)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("INTERSTATE_INTERFACE", "fr", ["'fr'", "INTERSTATE_INTERFACE", "en, de"]),
        ("INTERSTATE_OVERLAY", "nowhere", ["the overlay nowhere is no folder"]),
        ("INTERSTATE_RECORD", "nowhere", ["nowhere holds no record"]),
    ],
)
def test_a_variable_that_makes_no_sense_is_named(
    typed: "Typed", monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: list[str]
) -> None:
    monkeypatch.setenv(name, value)
    done = typed("timeline NOR CHL" + ("" if "RECORD" in name else " --from good.txt"))
    assert done.status == 1
    _says(said, done.err)


# Where nothing can be written -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("dossier NOR CHL --from good.txt --output good.txt/a.html", "good.txt is a file"),
        ("dossier NOR CHL --from good.txt --output folder.html", "Is a directory"),
        ("code good.txt --output good.txt/a.jsonl", "good.txt is a file"),
        ("code good.txt --output empty", "Is a directory"),
        ("dates good.txt --output good.txt/deep/a.jsonl", "good.txt is a file"),
        ("dates good.txt --output empty", "Is a directory"),
        ("dates good.txt --format timeml --output good.txt", "good.txt is a file"),
        ("dates good.txt --format timeml --output good.txt/deep", "good.txt is a file"),
        ("dates good.txt --format timeml --output taken", "Is a directory"),
        ("export --from good.txt --output good.txt", "good.txt is a file"),
        ("export --from good.txt --output good.txt/deep", "good.txt is a file"),
        ("export --from good.txt --output good.txt/a.ics --format ical", "good.txt is a file"),
        ("export --from good.txt --output empty --format ical", "Is a directory"),
        ("read good.txt --record good.txt/deep", "good.txt/deep could not be made"),
    ],
)
def test_an_output_that_cannot_be_written_is_named_with_what_is_in_the_way(
    typed: "Typed", place: Path, line: str, said: str
) -> None:
    (place / "folder.html").mkdir()
    (place / "taken" / "good.tml").mkdir(parents=True)
    done = typed(line)
    assert done.status == 1
    _says([said, "choose a"], done.err)
    assert (place / "good.txt").read_text("utf-8") == GOOD


@pytest.mark.parametrize(
    "line",
    [
        "dossier NOR CHL --from good.txt --output shut/a.html",
        "code good.txt --output shut/a.jsonl",
        "dates good.txt --format timeml --output shut",
        "export --from good.txt --output shut",
        "read good.txt --record shut",
    ],
)
def test_a_folder_that_may_not_be_made_is_named(
    typed: "Typed", monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    # Root may write everywhere, so the refusal has to be the test's own.
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    done = typed(line)
    assert done.status == 1
    _says(["shut", "Permission denied", "choose a"], done.err)


def test_a_table_that_cannot_be_written_is_named(typed: "Typed", place: Path) -> None:
    (place / "tables" / "events.csv").mkdir(parents=True)
    done = typed("export --from good.txt --output tables")
    assert done.status == 1
    _says(["tables/events.csv cannot be written: Is a directory"], done.err)


def test_what_is_read_may_be_written_over(typed: "Typed", place: Path) -> None:
    lines = place / "lines.jsonl"
    lines.write_text(json.dumps({"id": "a", "text": GOOD}) + "\n", "utf-8")
    assert typed(f"code {lines} --output {lines}").status == 0
    [row] = [json.loads(line) for line in lines.read_text("utf-8").splitlines()]
    assert (row["document"], row["event_type"]) == ("a", "ACCUSE")


@pytest.mark.parametrize("command", ["code", "dates"])
def test_an_earlier_output_stays_where_nothing_could_be_read(
    typed: "Typed", place: Path, command: str
) -> None:
    earlier = place / "earlier.jsonl"
    earlier.write_text("{}\n", "utf-8")
    assert typed(f"{command} empty.txt --output {earlier}").status == 1
    assert earlier.read_text("utf-8") == "{}\n"


# The doctor -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("sign", "status"), [("FAIL", 1), ("none", 0)])
def test_the_doctor_fails_for_what_is_needed_and_says_the_remedy(
    typed: "Typed", monkeypatch: pytest.MonkeyPatch, sign: str, status: int
) -> None:
    needed = sign == "FAIL"
    check = Check(name="tree", ok=False, found="cut", remedy="plant it again", needed=needed)
    monkeypatch.setattr(doctor, "check_all", lambda: [check])
    done = typed("doctor")
    assert done.status == typed("doctor --json").status == status
    assert done.out.splitlines() == [f"{sign} tree: cut", "     plant it again"]
