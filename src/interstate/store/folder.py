"""The record: a folder that keeps evidence, adds to it, and answers questions about it."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from interstate.errors import StoreError, UnknownCodeError
from interstate.record import (
    GIVEN,
    Comment,
    Decision,
    Document,
    Event,
    Evidence,
    Rejected,
    Ruling,
    Run,
    Tie,
)
from interstate.record.decision import UNDONE
from interstate.store.arrow import Table
from interstate.store.decisions import documents_of, lay_rulings, replay
from interstate.store.engine import Engine, open_engine, parameters_of
from interstate.store.formats import decisions_of_format_1, is_format_1
from interstate.store.schema import (
    COLUMNS,
    FORMAT_VERSION,
    as_table,
    comment_id,
    decision_rows,
    decisions_of,
    from_tables,
    rejected_id,
    schemas,
    to_tables,
)

if TYPE_CHECKING:
    from interstate.store.duckdb import DuckDBEngine

FORMAT = "interstate-record"
FORMAT_FILE = "format.json"
DATABASE = "record.duckdb"

# Each table of values, its child tables with the column that names the value, and the order in
# which values are given back.
CHILDREN: Mapping[str, tuple[tuple[str, str], ...]] = {
    "documents": (),
    "reports": (("report_parties", "report"), ("report_speakers", "report")),
    "assessments": (("assessment_parties", "assessment"), ("assessment_speakers", "assessment")),
    "comments": (),
    "events": (("event_parties", "event"), ("event_reports", "event")),
    "ties": (("tie_parties", "tie"), ("tie_events", "tie")),
    "rejected": (),
    "runs": (("run_facts", "run"),),
}
ORDER: Mapping[str, tuple[str, ...]] = {
    "documents": ("published", "id"),
    "reports": ("document", "sentence", "trigger_start", "id"),
    "assessments": ("document", "sentence", "id"),
    "comments": ("document", "sentence", "id"),
    "events": ("when_first", "when_last", "id"),
    "ties": ("begins_first", "ends_first", "id"),
    "rejected": ("stage", "item", "id"),
    "runs": ("started", "id"),
}
CODED = ("documents", "reports", "assessments", "comments", "rejected", "runs")
DERIVED = ("events", "ties")


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What adding evidence changed.

    Attributes
    ----------
    new
        How many values were written, by table.
    withdrawn
        How many values no longer hold and were taken out or replaced, by table.
    superseded
        Documents that were there with another content.
    """

    new: Mapping[str, int]
    withdrawn: Mapping[str, int]
    superseded: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether anything is different from before."""
        return bool(self.new or self.withdrawn)


def open_record(path: Path, *, engine: str = "duckdb", read_only: bool = False) -> "Record":
    """Return the record in a folder, making an empty one where there is none.

    Parameters
    ----------
    path
        The record's folder.
    engine
        Which engine answers `Record.query`; the rows are kept in DuckDB either way.
    read_only
        Neither make nor change anything; several programs may then read at once.

    Raises
    ------
    StoreError
        If the folder holds something else, was written by a newer version, or is open for
        writing elsewhere.
    UnknownCodeError
        If there is no engine of this name.
    """
    from interstate.store.duckdb import DuckDBEngine

    _check_folder(path, read_only=read_only)
    store = DuckDBEngine(path / DATABASE, read_only=read_only)
    try:
        if not read_only:
            _bring_up_to_date(path, store)
        elif is_format_1(store):
            store.load("decision_reports", as_table("decision_reports", ()))
        show_given(store, path)
        asked: Engine = store if engine == "duckdb" else open_engine(engine)
    except BaseException:
        store.close()
        raise
    return Record(path, store, asked)


def _bring_up_to_date(path: Path, store: "DuckDBEngine") -> None:
    """Make the tables that are missing, and turn those of an earlier format into today's."""
    with store.all_or_nothing():
        if is_format_1(store):
            decisions = decisions_of_format_1(store)
            store.drop("decisions")
        else:
            decisions = ()
        for name in COLUMNS:
            store.create(name, schemas()[name])
        for name, rows in decision_rows(decisions).items():
            store.append(name, as_table(name, rows))
    _state_format(path / FORMAT_FILE)


def _state_format(format_file: Path) -> None:
    text = json.dumps({"format": FORMAT, "version": FORMAT_VERSION}, indent=2) + "\n"
    if not format_file.exists() or format_file.read_text(encoding="utf-8") != text:
        format_file.write_text(text, encoding="utf-8")


def _check_folder(path: Path, *, read_only: bool) -> None:
    format_file = path / FORMAT_FILE
    if path.exists() and not path.is_dir():
        msg = f"{path} is a file; a record is a folder, so name a folder"
        raise StoreError(msg)
    if not format_file.exists():
        if read_only:
            msg = f"{path} holds no record; read documents into it first with: interstate read"
            raise StoreError(msg)
        if path.is_dir() and any(path.iterdir()):
            msg = (
                f"{path} holds other things and no record; "
                "name an empty or a new folder, so that nothing is mixed up"
            )
            raise StoreError(msg)
        try:
            path.mkdir(parents=True, exist_ok=True)
            _state_format(format_file)
        except OSError as error:
            msg = f"{path} could not be made: {error.strerror}; choose a folder you may write to"
            raise StoreError(msg) from error
        return
    _check_format(format_file)


def _check_format(format_file: Path) -> None:
    try:
        stated: Any = json.loads(format_file.read_text(encoding="utf-8"))
        kind, version = stated["format"], int(stated["version"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        msg = (
            f"{format_file} does not say what the record's format is ({error}); "
            "restore it from a copy, or read the documents again into a new folder"
        )
        raise StoreError(msg) from error
    if kind != FORMAT:
        msg = f"{format_file} says {kind!r}, not {FORMAT!r}; name a folder made by interstate"
        raise StoreError(msg)
    if version > FORMAT_VERSION:
        msg = (
            f"{format_file.parent} has format version {version}, this program knows up to "
            f"{FORMAT_VERSION}; update interstate to read it"
        )
        raise StoreError(msg)


def show_given(store: "DuckDBEngine", record: Path) -> None:
    """Make what data sets gave readable as tables, empty where none gave anything."""
    from interstate.store.given import IDENTIFIED, GivenFiles

    files = GivenFiles(record)
    for table in GIVEN:
        paths = files.paths(table)
        if paths:
            replaced = files.replaced() if table in IDENTIFIED else []
            store.show(table, paths, without=replaced)
        else:
            store.load(table, as_table(table, ()))


def query_nothing(name: str, parameters: Mapping[str, str]) -> Table:
    """Return what a named query answers where no record is: its columns, without rows."""
    from interstate.store.duckdb import DuckDBEngine

    engine = DuckDBEngine()
    try:
        for table in (*COLUMNS, *GIVEN):
            engine.load(table, as_table(table, ()))
        return engine.run(name, parameters)
    finally:
        engine.close()


class Record:
    """An evidence record on disk, open; use it in a ``with`` or call `close`."""

    def __init__(self, path: Path, store: "DuckDBEngine", engine: Engine) -> None:
        self.path = path
        self._store = store
        self._engine = engine
        self._loaded = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the files, so that other programs may write."""
        if self._engine is not self._store:
            self._engine.close()
        self._store.close()

    def all_or_nothing(self) -> AbstractContextManager[None]:
        """Keep all that is done to the record inside a ``with``, or nothing of it.

        Raises
        ------
        StoreError
            At its end, if what was done cannot be kept.
        """
        return self._store.all_or_nothing()

    def add(self, evidence: Evidence) -> Added:
        """Add evidence; adding the same twice changes nothing.

        What is known of a document is what was last made of it: reports, assessments and
        comments of an added document that are not among the added are taken out, and a document
        whose content changed is noted in the table ``superseded``. An added event replaces those
        that share a report with it, an added tie those that share an event with it; events and
        ties go when what they rest on goes. What could not be read before and now is, is no
        longer rejected. All is written or nothing.
        """
        with self._store.all_or_nothing():
            held = self._values(self._touched_by(evidence))
            gone = {name: _left_out(_of(held, name), _of(evidence, name)) for name in CODED}
            derived = self._values(self._resting_on(evidence, gone["reports"]))
            gone["events"] = _left_out(derived.events, evidence.events)
            ties = self._values({"ties": self._ties_resting_on(evidence, gone["events"])})
            gone["ties"] = _left_out(ties.ties, evidence.ties)
            held = replace(held, events=derived.events, ties=ties.ties)
            new = {name: _fresh(_of(evidence, name), _of(held, name)) for name in CHILDREN}
            superseded = _superseded(held.documents, evidence.documents)
            return self._write(new, gone, superseded, run=_latest_run(evidence))

    def remake(
        self, events: Sequence[Event], ties: Sequence[Tie], *, run: str | None = None
    ) -> Added:
        """Put these events and ties in place of all that are there.

        For when the events are made again from all reports: after new documents, or after people
        have decided about reports.

        Parameters
        ----------
        run
            The run that made them, where one did.
        """
        with self._store.all_or_nothing():
            return self._remade(events, ties, run=run)

    def _remade(
        self, events: Sequence[Event], ties: Sequence[Tie], *, run: str | None = None
    ) -> Added:
        held = self._values({"events": None, "ties": None})
        made = Evidence(events=tuple(events), ties=tuple(ties))
        gone = {name: _left_out(_of(held, name), _of(made, name)) for name in DERIVED}
        new = {name: _fresh(_of(made, name), _of(held, name)) for name in DERIVED}
        return self._write(new, gone, {}, run=run)

    def evidence(
        self,
        pair: tuple[str, str] | None = None,
        *,
        predecessors: Callable[[str], tuple[str, ...]] | None = None,
        corrected: bool = True,
    ) -> Evidence:
        """Return what the record holds, or what bears on two parties.

        For a pair: the events, reports, assessments and ties that one of the two takes part in,
        the events that those ties are read from and the reports that those events rest on, the
        comments on the reports, the documents all these stand in with their originals and their
        copies; and all that was rejected and every run, so that the coverage stays known.

        Parameters
        ----------
        pair
            Two party ids.
        predecessors
            Earlier states whose evidence counts as a party's own.
        corrected
            Whether what people decided is laid over the reports and stands in ``decisions``. A
            withdrawn report is then left out, also from the events that rest on it.
        """
        if pair is None:
            found = self._values(dict.fromkeys(CHILDREN))
        else:
            earlier = [] if predecessors is None else [e for p in pair for e in predecessors(p)]
            found = self._values(self._touching({*pair, *earlier}))
        return lay_rulings(found, self.rulings()) if corrected else found

    def ties(self) -> tuple[Tie, ...]:
        """Return the ties of all parties, as corrected, without the texts they are read from."""
        held = self._values({"events": None, "ties": None})
        return lay_rulings(held, self.rulings()).ties

    def decide(
        self, decisions: Sequence[Decision], events: Sequence[Event], ties: Sequence[Tie]
    ) -> Added:
        """Lay decisions over what was coded, and put in place the events that follow from it.

        All is written or nothing; the same decision twice is one.

        Parameters
        ----------
        events, ties
            All there are once the decisions hold; see `remake`.

        Raises
        ------
        StoreError
            If a decision is about a report, or takes back a decision, that is not in the record.
        """
        with self._store.all_or_nothing():
            for decision in decisions:
                self._check_subjects(decision)
            for name, rows in decision_rows(decisions).items():
                key = "id" if name == "decisions" else "decision"
                self._store.remove(name, key, [decision.id for decision in decisions])
                self._store.append(name, as_table(name, rows))
            return self._remade(events, ties)

    def _check_subjects(self, decision: Decision) -> None:
        table = "decisions" if decision.field == UNDONE else "reports"
        named = [subject.report for subject in (*decision.about, *decision.apart_from)]
        asked = [decision.becomes or ""] if decision.field == UNDONE else named
        missing = sorted(set(asked) - set(self._ids(table, "id", "id", asked)))
        if missing:
            msg = (
                f"{', '.join(missing)} is in no row of {table} of the record at {self.path}; "
                "take the id from `interstate export` or `interstate correct --list`"
            )
            raise StoreError(msg)

    def decisions(self) -> tuple[Decision, ...]:
        """Return what people decided, the earliest first."""
        if is_format_1(self._store):  # open for reading only, and never written since
            return decisions_of_format_1(self._store)
        tables = {
            "decisions": self._store.read("decisions", order=("made", "id")),
            "decision_reports": self._store.read("decision_reports"),
        }
        return decisions_of(tables)

    def rulings(self) -> tuple[Ruling, ...]:
        """Return what people decided and how it stands now, the earliest first."""
        decisions = self.decisions()
        subjects = [s for d in decisions for s in (*d.about, *d.apart_from)]
        documents = sorted(set(documents_of(decisions)))
        reports = {
            *self._ids("reports", "id", "document", documents),
            *(subject.report for subject in subjects),
        }
        there = self._values({"documents": documents, "reports": sorted(reports)})
        return replay(decisions, there.reports, there.documents)

    def given(self, table: str, *, where: tuple[str, Sequence[str]] | None = None) -> Table:
        """Return the rows of one table of what data sets give, of all or of some values.

        Parameters
        ----------
        table
            One of `interstate.record.GIVEN`.
        where
            A column of text and the values to keep.

        Raises
        ------
        UnknownCodeError
            If there is no table of this name.
        """
        if table not in GIVEN:
            raise UnknownCodeError(table, kind="table of what data sets give", known=GIVEN)
        return self._store.read(table, where=where)

    def given_files(self) -> Mapping[str, str]:
        """Return the names of the files of data sets that were taken in, by their keys."""
        from interstate.store.given import GivenFiles

        return {each.key: each.told.file for each in GivenFiles(self.path).holdings()}

    def remake_given_events(self) -> None:
        """Merge the rows of data sets that changed into happenings, and show all that is there."""
        from interstate.store.given import COMPARED, GivenFiles

        files = GivenFiles(self.path)
        for kind in files.stale_kinds():
            paths = files.paths("given_reports", kind)
            if paths:
                gone = files.replaced(kind)
                self._store.show("given_reports", paths, without=gone, repeating=COMPARED)
            else:
                self._store.load("given_reports", as_table("given_reports", ()))
            written = files.folder / kind / "events.partial"
            self._store.write_query("happenings_given", {"kind": kind}, written)
            files.state_events(kind, written)
        show_given(self._store, self.path)
        self._loaded = False

    def query(self, name: str, **parameters: str) -> Table:
        """Run a named query of ``store/sql`` and return its rows as an Arrow table.

        Raises
        ------
        UnknownCodeError
            If there is no query of this name.
        StoreError
            If its parameters are not those given.
        """
        wanted = parameters_of(name)
        if sorted(parameters) != list(wanted):
            asked = ", ".join(wanted) or "none"
            given = ", ".join(sorted(parameters)) or "none"
            msg = f"the query {name!r} takes the parameters {asked}; given were {given}"
            raise StoreError(msg)
        if self._engine is not self._store and not self._loaded:
            for table in (*COLUMNS, *GIVEN):
                self._engine.load(table, self._store.read(table))
            self._loaded = True
        return self._engine.run(name, parameters)

    # What is there ------------------------------------------------------------------------

    def _touched_by(self, evidence: Evidence) -> dict[str, Sequence[str]]:
        """Return the ids of what the record holds of the added documents, and of the added."""
        documents = [document.id for document in evidence.documents]
        origins = [document.origin for document in evidence.documents]
        touched: dict[str, Sequence[str]] = {"documents": documents, "runs": _ids(evidence.runs)}
        for name in ("reports", "assessments", "comments"):
            there = self._ids(name, "id", "document", documents)
            touched[name] = [*there, *_ids(_of(evidence, name))]
        there = self._ids("rejected", "id", "item", [*documents, *origins])
        touched["rejected"] = [*there, *_ids(evidence.rejected)]
        return touched

    def _resting_on(self, evidence: Evidence, gone: Sequence[str]) -> dict[str, Sequence[str]]:
        """Return the events that rest on reports that are gone or that added events rest on."""
        reports = {*gone, *(report for event in evidence.events for report in event.reports)}
        there = self._ids("event_reports", "event", "report", sorted(reports))
        return {"events": [*there, *_ids(evidence.events)]}

    def _ties_resting_on(self, evidence: Evidence, gone: Sequence[str]) -> list[str]:
        events = {*gone, *(event for tie in evidence.ties for event in tie.events)}
        there = self._ids("tie_events", "tie", "event", sorted(events))
        return [*there, *_ids(evidence.ties)]

    def _touching(self, parties: set[str]) -> dict[str, Sequence[str] | None]:
        """Return the ids of all that bears on one of some parties."""
        asked = sorted(parties)
        ties = self._ids("tie_parties", "tie", "party", asked)
        events = sorted(
            {
                *self._ids("event_parties", "event", "party", asked),
                *self._ids("tie_events", "event", "tie", ties),
            }
        )
        reports = sorted(
            {
                *self._ids("event_reports", "report", "event", events),
                *self._ids("report_parties", "report", "party", asked),
            }
        )
        assessments = self._ids("assessment_parties", "assessment", "party", asked)
        about = set(reports)
        comments = [
            row for row in self._store.read("comments").to_pylist() if about & set(row["about"])
        ]
        documents = {
            *self._ids("reports", "document", "id", reports),
            *self._ids("assessments", "document", "id", assessments),
            *(row["document"] for row in comments),
        }
        met = sorted(documents)
        while met:
            originals = self._ids("documents", "duplicate_of", "id", met)
            copies = self._ids("documents", "id", "duplicate_of", met)
            met = sorted({*originals, *copies} - documents)
            documents.update(met)
        return {
            "documents": sorted(documents),
            "reports": reports,
            "assessments": assessments,
            "comments": [row["id"] for row in comments],
            "events": events,
            "ties": ties,
            "rejected": None,
            "runs": None,
        }

    def _ids(self, table: str, wanted: str, column: str, values: Sequence[str]) -> list[str]:
        """Return the different `wanted` of the rows whose `column` is one of some values."""
        if not values:
            return []
        rows = self._store.read(table, where=(column, values)).to_pylist()
        return sorted({row[wanted] for row in rows if row[wanted] is not None})

    def _values(self, ids: Mapping[str, Sequence[str] | None]) -> Evidence:
        """Return values by table and id: all where the ids are ``None``, none where unnamed."""
        tables: dict[str, Table] = {}
        for name, children in CHILDREN.items():
            wanted = ids.get(name, ())
            where = None if wanted is None else ("id", wanted)
            tables[name] = self._store.read(name, where=where, order=ORDER[name])
            for child, parent in children:
                where = None if wanted is None else (parent, wanted)
                tables[child] = self._store.read(child, where=where)
        return from_tables(tables)

    # Writing ------------------------------------------------------------------------------

    def _write(
        self,
        new: Mapping[str, Sequence[Any]],
        gone: Mapping[str, Sequence[str]],
        superseded: Mapping[str, tuple[str, str]],
        *,
        run: str | None,
    ) -> Added:
        """Take out what is gone or replaced, write what is new, and say how much of each."""
        for name, values in gone.items():
            self._store.remove(name, "id", values)
            for child, parent in CHILDREN[name]:
                self._store.remove(child, parent, values)
        fresh = Evidence(**{name: tuple(values) for name, values in new.items()})
        for name, rows in to_tables(fresh, run=run).items():
            self._store.append(name, rows)
        replaced = [
            {"document": id_, "content_hash": before, "replaced_by": after, "run": run}
            for id_, (before, after) in superseded.items()
        ]
        self._store.append("superseded", as_table("superseded", replaced))
        self._loaded = False
        return Added(
            new={name: len(values) for name, values in new.items() if values},
            withdrawn={name: len(values) for name, values in gone.items() if values},
            superseded=tuple(superseded),
        )


def _of(evidence: Evidence, name: str) -> Sequence[Any]:
    return getattr(evidence, name)


def _id(value: Any) -> str:  # noqa: ANN401  any value of the record
    if isinstance(value, Comment):
        return comment_id(value)
    return rejected_id(value) if isinstance(value, Rejected) else value.id


def _ids(values: Iterable[Any]) -> list[str]:
    return [_id(value) for value in values]


def _left_out(held: Sequence[Any], added: Sequence[Any]) -> list[str]:
    """Return the ids of what is held and not, or not so, among the added."""
    there = {_id(value): value for value in added}
    # A run is known by what it did, not by when it was started.
    return [
        _id(value)
        for value in held
        if not isinstance(value, Run) and there.get(_id(value)) != value
    ]


def _fresh(added: Sequence[Any], held: Sequence[Any]) -> list[Any]:
    """Return the added that are not held just so, each once."""
    there = {_id(value): value for value in held}
    once = {_id(value): value for value in added}
    return [
        value
        for id_, value in once.items()
        if id_ not in there or (there[id_] != value and not isinstance(value, Run))
    ]


def _superseded(held: Sequence[Document], added: Sequence[Document]) -> dict[str, tuple[str, str]]:
    """Return the hashes before and after of documents whose content is another now."""
    before = {document.id: document.content_hash for document in held}
    return {
        document.id: (before[document.id], document.content_hash)
        for document in added
        if before.get(document.id, document.content_hash) != document.content_hash
    }


def _latest_run(evidence: Evidence) -> str | None:
    return max(evidence.runs, key=lambda run: (run.started, run.id)).id if evidence.runs else None
