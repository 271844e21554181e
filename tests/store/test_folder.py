"""The record: what was added is there, whole or not at all, and nothing is mixed up."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from tests.briefs import evidence as hand
from tests.store.strategies import PARTIES, evidences, unhurried

from interstate.errors import StoreError, UnknownCodeError
from interstate.record import (
    Document,
    DocumentId,
    Event,
    EventId,
    Evidence,
    Rejected,
    Report,
    ReportId,
    Tie,
    TieId,
)
from interstate.store import FORMAT_VERSION, Added, Record, open_record
from interstate.store.duckdb import DuckDBEngine
from interstate.store.schema import COLUMNS

RICH = hand.rich()
KINDS = [each.name for each in fields(Evidence)]


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "record") as opened:
        yield opened


def _same(one: Evidence, other: Evidence) -> bool:
    """Whether both hold the same values, in whatever order."""
    return all(
        sorted(getattr(one, kind), key=repr) == sorted(getattr(other, kind), key=repr)
        for kind in KINDS
    )


def _rows_on_disk(record: Record, table: str) -> list[dict[str, Any]]:
    """Close a record and return the rows of one of its tables."""
    record.close()
    store = DuckDBEngine(record.path / "record.duckdb", read_only=True)
    rows = store.read(table).to_pylist()
    store.close()
    return rows


# A document, a report, an event and a tie that rest on one another, each under a name of its own.


def _document(id_: str, text: str = "Russia aided North Korea.", **changes: Any) -> Document:
    return replace(
        hand.document("wire-june"),
        id=DocumentId(id_),
        text=text,
        content_hash=f"hash of {text}",
        origin=f"articles/{id_}.txt",
        **changes,
    )


def _report(id_: str, document: str, **changes: Any) -> Report:
    changes = {"actors": (hand.party("RUS"),), "recipients": (hand.party("PRK"),), **changes}
    return replace(RICH.reports[0], id=ReportId(id_), document=DocumentId(document), **changes)


def _event(id_: str, *reports: str, **changes: Any) -> Event:
    changes = {"actors": ("RUS",), "recipients": ("PRK",), **changes}
    rests = tuple(ReportId(report) for report in reports)
    return replace(RICH.events[0], id=EventId(id_), reports=rests, **changes)


def _tie(id_: str, *events: str, parties: Sequence[str] = ("PRK", "RUS")) -> Tie:
    rests = tuple(EventId(event) for event in events)
    return replace(RICH.ties[0], id=TieId(id_), events=rests, parties=tuple(parties))


SMALL = Evidence(
    documents=(_document("d1"), _document("d2")),
    reports=(_report("r1", "d1"), _report("r2", "d2")),
    events=(_event("e1", "r1"), _event("e2", "r2")),
    ties=(_tie("t1", "e1"), _tie("t2", "e2")),
)


# Opening -----------------------------------------------------------------------------------


def test_a_new_folder_becomes_an_empty_record_that_says_its_format(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "record"
    with open_record(folder) as record:
        assert record.evidence() == Evidence()
        assert record.decisions() == ()
    stated = json.loads((folder / "format.json").read_text("utf-8"))
    assert stated == {"format": "interstate-record", "version": FORMAT_VERSION}


def test_a_file_is_no_record(tmp_path: Path) -> None:
    file = tmp_path / "record"
    file.write_text("news", "utf-8")
    with pytest.raises(StoreError, match="is a file; a record is a folder"):
        open_record(file)
    assert file.read_text("utf-8") == "news"


def test_a_folder_that_holds_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_bytes(b"years of work")
    with pytest.raises(StoreError, match="holds other things and no record; name an empty"):
        open_record(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_folder_in_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=r"could not be made: .*; choose a folder"):
        open_record(tmp_path / "file" / "record")


@pytest.mark.parametrize("there", [False, True])
def test_reading_makes_no_record(tmp_path: Path, there: bool) -> None:  # noqa: FBT001
    folder = tmp_path / "record"
    if there:
        folder.mkdir()
    with pytest.raises(StoreError, match="holds no record; read documents into it first"):
        open_record(folder, read_only=True)
    assert folder.exists() == there
    assert not there or not list(folder.iterdir())


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ('{"format": "interstate-record", "version": 999}', "update interstate to read it"),
        ('{"format": "photo-album", "version": 1}', "'photo-album', not 'interstate-record'"),
        ('{"format": "interstate-record"}', "does not say what the record's format is"),
        ('{"format": "interstate-record", "version": "newest"}', "does not say"),
        ('{"format": "interstate-record", "version": null}', "does not say"),
        ("[1]", "does not say"),
        ("", "does not say"),
        ("\x00", "restore it from a copy"),
    ],
)
def test_a_record_of_another_make_is_refused_and_left_alone(
    tmp_path: Path, stated: str, said: str
) -> None:
    (tmp_path / "format.json").write_text(stated, "utf-8")
    for read_only in (False, True):
        with pytest.raises(StoreError, match=said):
            open_record(tmp_path, read_only=read_only)
    assert [path.name for path in tmp_path.iterdir()] == ["format.json"]


@pytest.mark.parametrize("content", [b"no database" * 999, "cut short"])
def test_a_database_that_is_broken_is_named(tmp_path: Path, content: bytes | str) -> None:
    # The folder's name must not be taken for DuckDB speaking of a lock.
    folder = tmp_path / "clocks"
    open_record(folder).close()
    database = folder / "record.duckdb"
    database.write_bytes(content if isinstance(content, bytes) else database.read_bytes()[:20_000])
    with pytest.raises(StoreError, match=r"record\.duckdb could not be opened: .*; check that"):
        open_record(folder)


def test_an_unknown_engine_is_refused_and_locks_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnknownCodeError, match="'oracle' is not a known engine"):
        open_record(tmp_path / "record", engine="oracle")
    open_record(tmp_path / "record").close()
    assert _opened_elsewhere(tmp_path / "record") == "opened"


def _opened_elsewhere(folder: Path, *, read_only: bool = False) -> str:
    """Return what another program is told that opens the record."""
    program = (
        "import sys; from pathlib import Path\n"
        "from interstate.errors import StoreError\n"
        "from interstate.store import open_record\n"
        "try: open_record(Path(sys.argv[1]), read_only=sys.argv[2] == 'True'); print('opened')\n"
        "except StoreError as error: print(error)"
    )
    command = [sys.executable, "-c", program, str(folder), str(read_only)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def test_one_program_writes_or_several_read(tmp_path: Path) -> None:
    folder = tmp_path / "record"
    with open_record(folder):
        for read_only in (False, True):
            told = _opened_elsewhere(folder, read_only=read_only)
            assert "is open in another program" in told
            assert "wait until that one has finished" in told
        with pytest.raises(StoreError, match="already open in this program"):
            open_record(folder, read_only=True)
    with open_record(folder, read_only=True):
        assert _opened_elsewhere(folder, read_only=True) == "opened"
        assert "is open in another program" in _opened_elsewhere(folder)


def test_a_record_opened_for_reading_is_not_written(tmp_path: Path) -> None:
    with open_record(tmp_path / "record") as record:
        record.add(RICH)
    with open_record(tmp_path / "record", read_only=True) as record:
        with pytest.raises(StoreError, match="read-only"):
            record.add(SMALL)
        with pytest.raises(StoreError, match="read-only"):
            record.remake((), ())
        assert _same(record.evidence(), RICH)


# Adding ------------------------------------------------------------------------------------


@unhurried
@given(evidences())
def test_what_was_added_is_there_and_adding_it_again_changes_nothing(evidence: Evidence) -> None:
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "r") as record:
        first = record.add(evidence)
        there = record.evidence()
        assert _same(there, evidence)
        assert first.new == {kind: len(v) for kind in KINDS if (v := getattr(evidence, kind))}
        assert not first.withdrawn

        again = record.add(evidence)
        assert again == Added(new={}, withdrawn={})
        assert not again.changed
        assert record.evidence() == there


def test_what_was_added_is_there_when_the_record_is_opened_again(tmp_path: Path) -> None:
    with open_record(tmp_path / "record") as record:
        record.add(RICH)
        there = record.evidence()
    assert _same(there, RICH)
    for read_only in (True, False):
        with open_record(tmp_path / "record", read_only=read_only) as record:
            assert record.evidence() == there


def test_a_run_started_again_is_the_run_it_was(record: Record) -> None:
    (run,) = RICH.runs
    record.add(Evidence(runs=(run,)))
    later = replace(run, started=datetime(2030, 1, 1, tzinfo=UTC))
    assert not record.add(Evidence(runs=(later,))).changed
    assert record.evidence().runs == (run,)


def test_a_value_given_twice_is_kept_once(record: Record) -> None:
    rejected = Rejected(item="a.pdf", stage="sources", reason="its ending is none of those read")
    added = record.add(Evidence(rejected=(rejected, rejected)))
    assert added.new == {"rejected": 1}
    assert record.evidence().rejected == (rejected,)


def test_a_document_that_changed_takes_the_place_of_the_earlier(record: Record) -> None:
    record.add(SMALL)
    changed = _document("d1", "Russia sent aid.")
    added = record.add(
        Evidence(documents=(changed,), reports=(_report("r3", "d1"),), events=(_event("e3", "r3"),))
    )
    assert added.superseded == ("d1",)
    assert added.new == {"documents": 1, "reports": 1, "events": 1}
    assert added.withdrawn == {"documents": 1, "reports": 1, "events": 1, "ties": 1}
    there = record.evidence()
    assert {document.text for document in there.documents if document.id == "d1"} == {
        "Russia sent aid."
    }
    assert {report.id for report in there.reports} == {"r2", "r3"}
    assert {event.id for event in there.events} == {"e2", "e3"}
    assert {tie.id for tie in there.ties} == {"t2"}


def test_the_hashes_of_what_was_superseded_stay_known(record: Record) -> None:
    (run,) = RICH.runs
    record.add(SMALL)
    record.add(Evidence(documents=(_document("d1", "Russia sent aid."),), runs=(run,)))
    assert _rows_on_disk(record, "superseded") == [
        {
            "document": "d1",
            "content_hash": "hash of Russia aided North Korea.",
            "replaced_by": "hash of Russia sent aid.",
            "run": run.id,
        }
    ]


def test_a_document_read_again_is_known_by_its_last_reading_alone(record: Record) -> None:
    record.add(RICH)
    document = next(d for d in RICH.documents if d.id == "wire-june")
    record.add(Evidence(documents=(document,)))
    there = record.evidence()
    for kind in ("reports", "assessments", "comments"):
        kept = [value for value in getattr(RICH, kind) if value.document != "wire-june"]
        assert sorted(getattr(there, kind), key=repr) == sorted(kept, key=repr)
    kept_reports = {report.id for report in there.reports}
    kept_events = {event.id for event in there.events}
    assert all(kept_reports.issuperset(event.reports) for event in there.events)
    assert all(kept_events.issuperset(tie.events) for tie in there.ties)
    assert there.documents
    assert 0 < len(there.events) < len(RICH.events)


def test_events_go_with_the_reports_and_ties_with_the_events_they_rest_on(record: Record) -> None:
    shared = replace(SMALL, events=(_event("e1", "r1", "r2"),), ties=(_tie("t1", "e1"),))
    record.add(shared)
    added = record.add(Evidence(documents=(_document("d2"),)))
    assert added.withdrawn == {"reports": 1, "events": 1, "ties": 1}
    assert record.evidence().events == ()
    assert record.evidence().ties == ()


def test_an_event_takes_the_place_of_those_that_share_a_report_with_it(record: Record) -> None:
    record.add(SMALL)
    added = record.add(Evidence(events=(_event("e12", "r1", "r2"),), ties=(_tie("t12", "e12"),)))
    assert added.new == {"events": 1, "ties": 1}
    assert added.withdrawn == {"events": 2, "ties": 2}
    assert [event.id for event in record.evidence().events] == ["e12"]


def test_what_could_not_be_read_and_now_is_is_no_longer_rejected(record: Record) -> None:
    by_path = Rejected(item="articles/d1.txt", stage="documents", reason="it has no text")
    by_id = Rejected(item="d1", stage="coding", reason="its tree has no root")
    other = Rejected(item="articles/d9.txt", stage="documents", reason="it has no text")
    record.add(Evidence(rejected=(by_path, by_id, other)))
    added = record.add(Evidence(documents=(_document("d1"),)))
    assert added.withdrawn == {"rejected": 2}
    assert record.evidence().rejected == (other,)


def test_events_made_again_take_the_place_of_all(record: Record) -> None:
    record.add(SMALL)
    remade = record.remake((SMALL.events[0], _event("e3", "r2")), (SMALL.ties[0],), run="run-7")
    assert remade == Added(new={"events": 1}, withdrawn={"events": 1, "ties": 1})
    there = record.evidence()
    assert {event.id for event in there.events} == {"e1", "e3"}
    assert there.ties == SMALL.ties[:1]
    assert _same(replace(there, events=(), ties=()), replace(SMALL, events=(), ties=()))
    assert not record.remake(there.events, there.ties).changed
    made_by = {row["id"]: row["run"] for row in _rows_on_disk(record, "events")}
    assert made_by == {"e1": None, "e3": "run-7"}


# All or nothing ----------------------------------------------------------------------------


@pytest.mark.parametrize("table", ["documents", "event_parties", "superseded"])
def test_nothing_is_kept_where_writing_fails_midway(
    record: Record, monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    record.add(SMALL)
    before = record.evidence()
    append = DuckDBEngine.append

    def failing(self: DuckDBEngine, name: str, rows: Any) -> None:
        if name == table:
            raise OSError(28, "No space left on device")
        append(self, name, rows)

    with monkeypatch.context() as patch:
        patch.setattr(DuckDBEngine, "append", failing)
        with pytest.raises(OSError, match="No space left"):
            record.add(replace(RICH, documents=(*RICH.documents, _document("d1", "anew"))))
    assert record.evidence() == before
    assert record.add(RICH).new["events"] == len(RICH.events)


def test_two_steps_can_be_kept_together_or_not_at_all(record: Record) -> None:
    def cut_short() -> None:
        with record.all_or_nothing():
            record.add(SMALL)
            assert record.evidence().events == SMALL.events
            record.remake((), ())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cut_short()
    assert record.evidence() == Evidence()
    with record.all_or_nothing():
        record.add(SMALL)
        record.remake((), ())
    assert record.evidence() == replace(SMALL, events=(), ties=())


KILLED = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from tests.briefs.evidence import rich
from interstate.store import open_record
from interstate.store.duckdb import DuckDBEngine
append, left = DuckDBEngine.append, int(sys.argv[2])
def counted(self, name, rows):
    global left
    append(self, name, rows)
    left -= 1
    if left == 0:
        os._exit(9)
DuckDBEngine.append = counted
open_record(Path(sys.argv[1])).add(rich())
os._exit(8)
"""


@pytest.mark.parametrize("written", [1, 9, len(COLUMNS) - 1])
def test_a_program_killed_while_it_adds_leaves_the_record_as_it_was(
    tmp_path: Path, written: int
) -> None:
    folder = tmp_path / "record"
    with open_record(folder) as record:
        record.add(SMALL)
        before = record.evidence()
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", KILLED, str(folder), str(written), str(root)]
    assert subprocess.run(command, check=False, env=os.environ).returncode == 9
    with open_record(folder, read_only=True) as record:
        assert record.evidence() == before
    with open_record(folder) as record:
        record.add(RICH)
        assert {event.id for event in record.evidence().events} == {
            event.id for event in (*SMALL.events, *RICH.events)
        }


def test_a_program_killed_after_it_added_has_added(tmp_path: Path) -> None:
    folder = tmp_path / "record"
    command = [sys.executable, "-c", KILLED, str(folder), "999", str(Path(__file__).parents[2])]
    assert subprocess.run(command, check=False, env=os.environ).returncode == 8
    with open_record(folder, read_only=True) as record:
        assert _same(record.evidence(), RICH)


# A pair ------------------------------------------------------------------------------------


def _bears_on(evidence: Evidence, asked: set[str]) -> dict[str, set[str]]:
    """Return the ids of what bears on some parties, by the plainest way of finding them."""
    ties = {tie.id: tie.events for tie in evidence.ties if asked & set(tie.parties)}
    read_from = {event for events in ties.values() for event in events}
    events = {
        event.id: event.reports
        for event in evidence.events
        if asked & {*event.actors, *event.recipients} or event.id in read_from
    }
    told = {report for reports in events.values() for report in reports}
    reports = {
        report.id: report.document
        for report in evidence.reports
        if report.id in told or asked & {p.id for p in (*report.actors, *report.recipients)}
    }
    assessments = {
        a.id: a.document for a in evidence.assessments if asked & {p.id for p in a.parties}
    }
    comments = [comment for comment in evidence.comments if reports.keys() & set(comment.about)]
    documents = {*reports.values(), *assessments.values(), *(c.document for c in comments)}
    links = [(d.id, d.duplicate_of) for d in evidence.documents if d.duplicate_of is not None]
    for _ in links:
        documents |= {id_ for pair in links if documents & set(pair) for id_ in pair}
    return {
        "documents": {str(id_) for id_ in documents},
        "reports": set(reports),
        "assessments": set(assessments),
        "comments": {repr(comment) for comment in comments},
        "events": set(events),
        "ties": set(ties),
    }


@unhurried
@given(evidences())
def test_a_pair_brings_exactly_what_bears_on_it(evidence: Evidence) -> None:
    a, b, *_ = PARTIES
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "r") as record:
        record.add(evidence)
        whole, found = record.evidence(), record.evidence((a, b))
    wanted = _bears_on(evidence, {a, b})
    assert {repr(comment) for comment in found.comments} == wanted.pop("comments")
    assert {kind: {value.id for value in getattr(found, kind)} for kind in wanted} == wanted
    # Each value is whole, and in the order in which all are given.
    for kind in KINDS:
        there = getattr(found, kind)
        assert [value for value in getattr(whole, kind) if value in there] == list(there)
    assert (found.rejected, found.runs) == (whole.rejected, whole.runs)


def test_a_pair_brings_the_evidence_of_earlier_states_where_they_are_named(record: Record) -> None:
    record.add(RICH)
    alone = record.evidence(("RUS", "PRK"))
    all_times = record.evidence(("RUS", "PRK"), predecessors=hand.predecessors)
    soviet = {e.id for e in RICH.events if "SUN" in (*e.actors, *e.recipients)}
    only_soviet = {e.id for e in RICH.events if {"SUN"} == {*e.actors, *e.recipients}}
    assert soviet
    assert soviet <= {event.id for event in all_times.events}
    assert not only_soviet & {event.id for event in alone.events}
    assert len(record.evidence(("SUN", "KOR")).events) < len(all_times.events)


def test_copies_come_with_what_they_copy(record: Record) -> None:
    copy = _document("copy", duplicate_of=DocumentId("d1"), duplicate_because="the same words")
    of_copy = _document("late", duplicate_of=DocumentId("copy"), duplicate_because="the same words")
    other = _document("other")
    record.add(replace(SMALL, documents=(*SMALL.documents, copy, of_copy, other)))
    found = {document.id for document in record.evidence(("RUS", "CHN")).documents}
    assert found == {"d1", "d2", "copy", "late"}


@pytest.mark.parametrize("pair", [("XXX", "YYY"), ("' OR '1'='1", '" OR "" = "')])
def test_a_pair_of_which_nothing_is_told_brings_nothing(
    record: Record, pair: tuple[str, str]
) -> None:
    record.add(RICH)
    found = record.evidence(pair)
    assert found == Evidence(rejected=found.rejected, runs=found.runs)
    assert len(found.rejected) == len(RICH.rejected)


# Asking ------------------------------------------------------------------------------------


def test_a_query_without_its_parameters_or_with_others_is_refused(record: Record) -> None:
    with pytest.raises(StoreError, match="takes the parameters a, b; given were a"):
        record.query("events_of_pair", a="RUS")
    with pytest.raises(StoreError, match="takes the parameters none; given were a"):
        record.query("rejected_by_stage", a="RUS")
    with pytest.raises(UnknownCodeError, match="Did you mean events_of_pair"):
        record.query("events_of_pairs", a="RUS", b="PRK")


def test_who_has_both_roles_counts_once_in_a_mean(record: Record) -> None:
    at = {"when": hand.when("1991-03-01"), "quad": "verbal cooperation"}
    inside = _event("e1", "r1", actors=("RUS",), recipients=("PRK", "RUS"), goldstein=-8.0, **at)
    other = _event("e2", "r2", goldstein=2.0, **at)
    record.add(replace(SMALL, events=(inside, other), ties=()))
    (row,) = record.query("quad_counts", a="RUS", b="PRK", period="year").to_pylist()
    assert (row["period"], row["n_events"], row["mean_goldstein"]) == ("1991", 2, -3.0)


def test_a_period_without_data_has_no_row_and_no_score_is_no_zero(record: Record) -> None:
    unscored = _event("e1", "r1", when=hand.when("1991-03-01"), goldstein=None)
    record.add(replace(SMALL, events=(unscored,), ties=()))
    (row,) = record.query("quad_counts", a="RUS", b="PRK", period="month").to_pylist()
    assert (row["period"], row["n_events"], row["mean_goldstein"]) == ("1991-03", 1, None)
    assert record.query("quad_counts", a="RUS", b="CHN", period="month").num_rows == 0
