"""A record is corrected from the command line and from a reviewed table."""

import csv
import io
import json
import shlex
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.store.recorded import (
    FIRED,
    PRAISED,
    SENT,
    SIGNED,
    UNTERZEICHNET,
    VISITED,
    recorded,
)

from interstate.record import Evidence
from interstate.store import export, open_record

if TYPE_CHECKING:
    from tests.views.cli.conftest import Done, Typed

HOSTILE = "=1+1\x1b[2J\u202e<script>alert(1)</script>'; DROP TABLE decisions; --"
Corrected = Callable[[str], "Done"]
Edit = Callable[[dict[str, dict[str, str]]], None]


@pytest.fixture
def correct(typed: "Typed") -> Corrected:
    """Type ``interstate correct`` about a record of six reports, as Ana, for a reason."""
    recorded(Path("record")).close()

    def typing(line: str) -> "Done":
        words = shlex.split(line)
        by = "" if "--by" in words else " --by Ana"
        because = "" if "--because" in words else " --because reread"
        return typed(f"correct {line} --record record{by}{because}")

    return typing


def _evidence() -> Evidence:
    with open_record(Path("record"), read_only=True) as record:
        return record.evidence()


def _said(done: "Done") -> Any:
    assert done.status == 0, done.err
    return json.loads(done.out)


def _told_in(report: str) -> str:
    return next(event.id for event in _evidence().events if report in event.reports)


# One at a time -----------------------------------------------------------------------------


def test_a_corrected_report_makes_its_event_anew(correct: Corrected) -> None:
    done = correct(f"{FIRED.id} --field type=PROTEST --field actor=RUS,BLR --field day=2024-06")
    assert (done.status, done.err) == (0, "")
    assert "event_type: ASSAULT -> PROTEST (Ana, " in done.out
    assert "cameo: nothing -> 140" in done.out
    event = next(e for e in _evidence().events if FIRED.id in e.reports)
    assert (event.event_type, event.actors, event.when and event.when.written) == (
        "PROTEST",
        ("BLR", "RUS"),
        "2024-06-01/2024-06-30 month",
    )


@pytest.mark.parametrize(
    ("asked", "side", "holds"),
    [
        ("recipient+=KOR", "recipients", ["PRK", "KOR"]),
        ("recipient-=PRK", "recipients", []),
        ("recipient:PRK=KOR", "recipients", ["KOR"]),
        ("recipient=Norway", "recipients", ["NOR"]),
        ("actors=RUS | IGO:BRICS", "actors", ["RUS", "IGO:BRICS"]),
    ],
)
def test_a_party_is_exchanged_added_and_taken_out(
    correct: Corrected, asked: str, side: str, holds: list[str]
) -> None:
    assert correct(f"{PRAISED.id} --field {shlex.quote(asked)}").status == 0
    [report] = [each for each in _evidence().reports if each.id == PRAISED.id]
    assert [party.id for party in getattr(report, side)] == holds


def test_what_is_so_already_is_not_decided_again(correct: Corrected) -> None:
    assert "1 decision kept" in correct(f"{FIRED.id} --field type=PROTEST").out
    again = correct(f"{FIRED.id} --field type=PROTEST")
    assert (again.status, again.out) == (0, "nothing to decide: it is so already\n")


def test_a_report_is_named_by_document_and_sentence_where_it_is_the_only_one(
    correct: Corrected,
) -> None:
    assert _said(correct("vestnik:0 --drop --json"))["reports"][0]["report"] == SENT.id
    two = correct("wire:0 --drop")
    assert two.status == 1
    assert SIGNED.id in two.err
    assert PRAISED.id in two.err


def test_events_are_merged_split_and_dropped_and_it_can_be_undone(correct: Corrected) -> None:
    before = _evidence().events
    merged = _said(correct(f"--merge {_told_in(SENT.id)} {_told_in(FIRED.id)} --json"))
    assert len(merged["events_gone"]) == 2
    [event] = merged["events_made"]
    assert sorted(event["reports"]) == sorted([SENT.id, FIRED.id])
    signing = _told_in(SIGNED.id)
    split = _said(correct(f"--split {signing} {UNTERZEICHNET.id} --json"))
    assert [len(each["reports"]) for each in split["events_made"]] == [1, 1]
    dropped = _said(correct(f"--drop {event['id']} --json"))
    assert {each["report"] for each in dropped["reports"]} == {SENT.id, FIRED.id}
    ids = [each["decisions"][0] for each in (merged, split, dropped)]
    assert correct(f"--undo {' '.join(ids)} --by Ben --because slips").status == 0
    assert _evidence().events == before
    listed = json.loads(correct("--list --json").out)
    assert [each["standing"] for each in listed] == ["undone"] * 3 + ["holds"] * 3


def test_a_dry_run_shows_what_would_change_and_keeps_nothing(correct: Corrected) -> None:
    done = correct(f"{FIRED.id} --field type=PROTEST --dry-run")
    assert "event_type: ASSAULT -> PROTEST" in done.out
    assert "1 decision, not kept" in done.out
    assert _evidence().decisions == ()


def test_the_diff_tells_what_holds_against_what_was_coded(correct: Corrected) -> None:
    assert correct("--diff").out == "all is as it was coded\n"
    correct(f"{FIRED.id} --field type=PROTEST")
    correct(f"--merge {_told_in(SENT.id)} {_told_in(PRAISED.id)}")
    told = json.loads(correct("--diff --json").out)
    assert [(each["field"], each["before"], each["after"]) for each in told["reports"]] == [
        ("event_type", "ASSAULT", "PROTEST"),
        ("cameo", None, "140"),
    ]
    assert told["reports"][0]["because"] == "reread"
    assert len(told["events_gone"]) == 3
    assert len(told["events_made"]) == 2


@pytest.mark.parametrize(
    ("line", "status", "said"),
    [
        ("r-none --drop", 1, "'r-none' is no report and no event"),
        (f"{FIRED.id} --field type=FIGHT", 1, "'FIGHT' is not a known PLOVER type"),
        (f"{FIRED.id} --field typ=ASSAULT", 1, "Did you mean type"),
        (f"{FIRED.id} --field day=2024-13", 1, "no day of the calendar"),
        (f"{FIRED.id} --field actor=Atlantis", 1, "'Atlantis'"),
        (f"{FIRED.id} --field actor-=PRK", 1, "PRK is not there; there are RUS"),
        (f"{FIRED.id} --field actor:PRK=KOR", 1, "exchange one that is there (RUS)"),
        (f"{FIRED.id} --field actor-=RUS", 1, "an act needs an actor"),
        (f"{FIRED.id} --field type", 1, "write --field type=ASSAULT"),
        (f"{FIRED.id} --drop --because ' '", 1, "no reason is given"),
        (f"{FIRED.id} --drop --by ' '", 1, "INTERSTATE_PERSON"),
        ("--undo d-none", 1, "'d-none' is no decision"),
        ("--from none.csv", 1, "none.csv cannot be read"),
        (f"--split {FIRED.id} {SENT.id}", 1, "is no event of the record"),
        ("--drop", 2, "--drop needs at least one to be named"),
        (f"{FIRED.id} --drop --merge", 2, "given was --drop and --merge"),
        (FIRED.id, 2, "given was none"),
        (f"{FIRED.id} --list", 2, "needs nothing to be named"),
    ],
)
def test_what_cannot_be_decided_is_said_and_changes_nothing(
    correct: Corrected, line: str, status: int, said: str
) -> None:
    before = _evidence()
    done = correct(line)
    assert done.status == status
    assert said in " ".join(done.err.replace("│", " ").split())
    assert _evidence() == before


def test_a_report_that_was_dropped_says_how_to_bring_it_back(correct: Corrected) -> None:
    [decision] = _said(correct(f"{FIRED.id} --drop --json"))["decisions"]
    done = correct(f"{FIRED.id} --field type=PROTEST")
    assert f"interstate correct --undo {decision}" in done.err


def test_who_decides_can_be_set_once(
    correct: Corrected, typed: "Typed", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INTERSTATE_PERSON", "Ana Kovač")
    assert correct("--diff").status == 0
    assert typed(f"correct {FIRED.id} --drop --because why --record record").status == 0
    assert _evidence().decisions[0].decision.by == "Ana Kovač"


def test_a_record_that_is_not_there_is_not_made(typed: "Typed") -> None:
    done = typed("correct --list --record nowhere")
    assert done.status == 1
    assert "interstate read" in done.err
    assert not Path("nowhere").exists()


def test_nothing_in_a_name_or_reason_acts_on_the_terminal(correct: Corrected) -> None:
    asked = f"{FIRED.id} --field type=PROTEST --by {shlex.quote(HOSTILE)}"
    done = correct(f"{asked} --because {shlex.quote(HOSTILE)}")
    for told in (done, correct("--list"), correct("--diff")):
        assert told.status == 0
        assert "\x1b" not in told.out
        assert "\u202e" not in told.out
        assert "[U+001B][2J[U+202E]<script>" in told.out
    assert _evidence().decisions[0].decision.because == HOSTILE


# Reviewed ----------------------------------------------------------------------------------


def _exported() -> dict[str, dict[str, str]]:
    written = export(_evidence(), "csv", kind="reports").content.decode()
    return {row["id"]: row for row in csv.DictReader(io.StringIO(written, newline=""))}


def _write(
    rows: Mapping[str, Mapping[str, str]], *, encoding: str = "utf-8", delimiter: str = ","
) -> None:
    out = io.StringIO(newline="")
    columns = list(next(iter(rows.values())))
    writer = csv.DictWriter(out, columns, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows.values())
    Path("reviewed.csv").write_bytes(out.getvalue().encode(encoding, "replace"))


def test_a_table_given_back_as_it_was_exported_changes_nothing(correct: Corrected) -> None:
    _write(_exported())
    done = correct("--from reviewed.csv")
    assert (done.status, done.out, done.err) == (0, "nothing to decide: it is so already\n", "")


def test_changed_cells_become_decisions_and_the_same_table_twice_changes_nothing(
    correct: Corrected,
) -> None:
    rows = _exported()
    rows[FIRED.id].update(event_type="PROTEST", actors="RUS | BLR", because="a rally")
    rows[SIGNED.id].update(when_first="2024-06-01", when_last="2024-06-30")
    rows[PRAISED.id]["because"] += " | only polite"
    rows[PRAISED.id]["factuality"] = "PS+"
    rows[VISITED.id]["mode"] = ""
    rows[SENT.id] = {**rows[SENT.id], "drop": "yes"}
    _write({key: {"drop": "", **row} for key, row in rows.items()})
    done = _said(correct("--from reviewed.csv --json"))
    told = {(each["report"], each["field"]): each for each in done["reports"]}
    assert told[FIRED.id, "actors"]["because"] == "a rally"
    assert told[SIGNED.id, "when"]["after"] == "2024-06-01/2024-06-30 month"
    assert told[PRAISED.id, "factuality"]["because"] == "only polite"
    assert told[VISITED.id, "mode"]["after"] is None
    assert told[SENT.id, "withdrawn"]["after"] == "yes"
    assert len(done["decisions"]) == 6
    assert "nothing to decide" in correct("--from reviewed.csv").out


def test_an_old_table_brings_nothing_back_that_was_corrected_since(correct: Corrected) -> None:
    rows = _exported()
    correct(f"{FIRED.id} --field type=PROTEST")
    rows[SENT.id]["factuality"] = "PS+"
    _write(rows)
    assert len(_said(correct("--from reviewed.csv --json"))["decisions"]) == 1
    reports = {report.id: report for report in _evidence().reports}
    assert reports[FIRED.id].event_type == "PROTEST"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp1251"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_understood_as_spreadsheets_save_it(
    correct: Corrected, encoding: str, delimiter: str
) -> None:
    rows = _exported()
    for row in rows.values():
        row["symmetric"] = {"true": "WAHR", "false": "FALSCH"}[row["symmetric"]]
        row["cameo"] = row["cameo"].lstrip("0")
        for column in ("when_first", "when_last"):
            row[column] = ".".join(reversed(row[column].split("-")))
    rows[FIRED.id]["event_type"] = "PROTEST"
    rows[FIRED.id]["because"] = "'=1+1 is what they said"
    rows[SIGNED.id]["cameo"] = "42"
    _write(rows, encoding=encoding, delimiter=delimiter)
    done = _said(correct("--from reviewed.csv --json"))
    told = {(each["report"], each["field"]): each for each in done["reports"] if each["decision"]}
    assert sorted(told) == sorted([(FIRED.id, "event_type"), (SIGNED.id, "cameo")])
    assert told[FIRED.id, "event_type"]["because"] == "=1+1 is what they said"
    assert told[SIGNED.id, "cameo"]["after"] == "042"


def _edit(column: str, value: str) -> Edit:
    return lambda rows: rows[FIRED.id].__setitem__(column, value)


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (_edit("id", "r-other"), "'r-other' is no report of the record"),
        (_edit("event_type", "FIGHT"), "'FIGHT' is not a known PLOVER type"),
        (_edit("event_type", ""), "cannot be left empty"),
        (_edit("mode", "visit"), "mode of ASSAULT"),
        (_edit("actors", "RUS | XXX"), "'XXX' is not a known party"),
        (_edit("actors", ""), "an act needs an actor"),
        (_edit("when_first", "05/06/2024"), "could be two days"),
        (_edit("when_first", "2024-02-30"), "is no day of the calendar"),
        (_edit("symmetric", "perhaps"), "neither yes nor no"),
        (_edit("cameo", "999"), "0999"),
        (_edit("actor_names", "Belarus"), "correct parties by their ids"),
        (_edit("quote", "Police fired."), "the column quote is there for reading"),
        (_edit("decisions", "d-other"), "no decision of this record"),
    ],
)
def test_a_row_that_makes_no_sense_is_named_and_the_others_are_applied(
    correct: Corrected, edit: Edit, said: str
) -> None:
    rows = _exported()
    rows[SENT.id]["factuality"] = "PS+"
    edit(rows)
    line = 2 + list(rows).index(FIRED.id)
    _write(rows)
    done = correct("--from reviewed.csv")
    assert done.status == 0
    assert f"not used: reviewed.csv:{line}: " in done.err
    assert said in done.err
    assert "1 decision kept" in done.out


def test_a_row_without_any_reason_is_refused(correct: Corrected) -> None:
    rows = _exported()
    rows[FIRED.id]["event_type"] = "PROTEST"
    _write({FIRED.id: rows[FIRED.id]})
    done = correct("--from reviewed.csv --because ''")
    assert done.status == 1
    assert "no reason is given" in done.err
    assert "no row of reviewed.csv could be used" in done.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("report,type\nr-1,AID\n", "needed are id"),
        ("id,mode,mode\n", "twice"),
        ("id,event_type\nr-1\n", "it has 1 cells"),
        ("id,event_type\n{0},AID\n{0},AGREE\n", "stands in the file twice"),
    ],
)
def test_a_table_of_another_kind_is_refused(correct: Corrected, text: str, said: str) -> None:
    Path("reviewed.csv").write_text(text.format(FIRED.id), "utf-8")
    assert said in correct("--from reviewed.csv").err


def test_a_row_given_twice_is_decided_once(correct: Corrected) -> None:
    Path("reviewed.csv").write_text(f"id,event_type\n{FIRED.id},AID\n{FIRED.id},AID\n", "utf-8")
    assert "1 decision kept" in correct("--from reviewed.csv").out


def test_reading_again_says_which_decisions_no_longer_apply(typed: "Typed") -> None:
    Path("note.txt").write_text("Norway criticised Chile on 3 May 2024.", "utf-8")
    read = "read note.txt --language en --published 2024-05-03 --record record"
    assert typed(read).status == 0
    asked = "correct note:0 --field recipient=PER --by Ana --because why --record record"
    assert typed(asked).status == 0
    assert typed(read).err == ""
    Path("note.txt").write_text("Norway criticised Chile sharply on 3 May 2024.", "utf-8")
    assert "the sentence no longer stands in note" in typed(read).err
