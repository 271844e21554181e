"""What the record's tables look like, and how values become rows and back.

The Arrow schemas here are the format of record: the tables of both engines and the Parquet files
follow from them. A change to one raises `FORMAT_VERSION`.

Lists of plain words stay lists; what is asked for by itself (parties, speakers, the reports of an
event) has a table of its own, with `position` for its place in the value. Calendar fields are
computed here and kept, so that no engine's own calendar is asked.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from types import MappingProxyType
from typing import Any

from interstate.errors import StoreError
from interstate.record import (
    GIVEN,
    Assessment,
    AssessmentId,
    Basis,
    Comment,
    DateCandidate,
    Decision,
    Direction,
    Document,
    DocumentId,
    Event,
    EventId,
    Evidence,
    Factuality,
    Outlet,
    Party,
    PartyKind,
    Passage,
    Place,
    Precision,
    Rejected,
    Report,
    ReportId,
    Run,
    Span,
    Speaker,
    Status,
    Subject,
    Tie,
    TieId,
    When,
    content_id,
)
from interstate.store.arrow import Schema, Table, schema_of, table_of

FORMAT_VERSION = 2

Row = dict[str, object]
Rows = dict[str, list[Row]]

_WHEN = (
    "when_first day?",
    "when_last day?",
    "when_precision text?",
    "when_basis text?",
    "when_text text?",
)
_CALENDAR = ("year int?", "month text?")
_PLACE = (
    "where_id text?",
    "where_name text?",
    "where_country text?",
    "where_text text?",
    "where_because text?",
)
_PARTY = (
    "role text",
    "position int",
    "party text?",
    "kind text",
    "sector text?",
    "name text",
    "text text",
    "because text",
)
_SPEAKER = ("position int", "speaker text", "text text", "cue text")
_QUOTE = ("document text", "sentence int", "quote_start int", "quote_end int", "quote text")
_OUTLET = ("outlet text", "outlet_country text?", "outlet_kind text?", "outlet_owner text?")

# Table -> columns as "name type", "?" where a value may be missing. `run` is the run that made
# the row. The first column of a child table names the row it belongs to.
COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "documents": (
            "id text",
            "text text",
            "language text",
            "language_because text",
            *_OUTLET,
            "title text?",
            "published day?",
            "published_year int?",
            "published_month text?",
            "date_days days",
            "date_reasons texts",
            "url text?",
            "origin text",
            "content_hash text",
            "duplicate_of text?",
            "duplicate_because text?",
            "run text?",
        ),
        "reports": (
            "id text",
            *_QUOTE,
            "trigger_start int",
            "trigger_end int",
            "trigger text",
            "event_type text",
            "mode text?",
            "contexts texts",
            "cameo text?",
            "goldstein number?",
            "symmetric bool",
            *_WHEN,
            *_CALENDAR,
            *_PLACE,
            "factuality text",
            "confidence number",
            "language text",
            "because texts",
            "coder text",
            "run text?",
        ),
        "report_parties": ("report text", *_PARTY),
        "report_speakers": ("report text", *_SPEAKER),
        "assessments": (
            "id text",
            *_QUOTE,
            "trigger text",
            "direction text",
            *_WHEN,
            *_CALENDAR,
            "factuality text",
            "language text",
            "because texts",
            "run text?",
        ),
        "assessment_parties": ("assessment text", *_PARTY),
        "assessment_speakers": ("assessment text", *_SPEAKER),
        "comments": (
            "id text",
            *_QUOTE,
            "verdict text",
            "about texts",
            "because text",
            "run text?",
        ),
        "events": (
            "id text",
            "event_type text",
            "mode text?",
            "contexts texts",
            "quad text",
            "cameo text?",
            "goldstein number?",
            "symmetric bool",
            *_WHEN,
            *_CALENDAR,
            *_PLACE,
            "status text",
            "status_because text",
            "report_count int",
            "source_count int",
            "sources texts",
            "merged_because texts",
            "run text?",
        ),
        "event_parties": ("event text", "role text", "position int", "party text"),
        "event_reports": ("event text", "position int", "report text"),
        "ties": (
            "id text",
            "kind text",
            "name text?",
            "directed bool",
            *(f"begins_{column[5:]}" for column in _WHEN),
            *(f"ends_{column[5:]}" for column in _WHEN),
            "because text",
            "run text?",
        ),
        "tie_parties": ("tie text", "position int", "party text"),
        "tie_events": ("tie text", "position int", "event text"),
        "rejected": ("id text", "item text", "stage text", "reason text", "run text?"),
        "runs": ("id text", "started moment"),
        "run_facts": ("run text", "topic text", "name text", "value text"),
        "decisions": (
            "id text",
            "made moment",
            "decided_by text",
            "field text",
            "was text?",
            "becomes text?",
            "because text",
        ),
        "decision_reports": (
            "decision text",
            "role text",
            "position int",
            "report text",
            "document text?",
            "sentence int?",
            "quote_start int?",
            "quote_end int?",
            "quote text?",
            "trigger_start int?",
            "trigger_end int?",
            "trigger text?",
            "said text?",
        ),
        "superseded": ("document text", "content_hash text", "replaced_by text", "run text?"),
    }
)
RECORD_ONLY = ("decisions", "decision_reports", "superseded")
"""Tables about the record itself, which no `Evidence` holds."""


@cache
def schemas() -> Mapping[str, Schema]:
    """Return the Arrow schema of each table, also of those that data sets fill.

    Its metadata carries the format version.
    """
    metadata = {"interstate.format_version": str(FORMAT_VERSION)}
    found: dict[str, Schema] = {}
    for table, columns in (*COLUMNS.items(), *GIVEN.items()):
        parts = (column.split(" ") for column in columns)
        typed = [(name, kind.removesuffix("?"), kind.endswith("?")) for name, kind in parts]
        found[table] = schema_of(typed, metadata)
    return MappingProxyType(found)


def to_tables(evidence: Evidence, *, run: str | None = None) -> dict[str, Table]:
    """Return the evidence as Arrow tables by name, rows in the order given.

    Parameters
    ----------
    evidence
        What to write.
    run
        The run that made the rows; by default the run of the evidence where it has exactly one.
    """
    rows: Rows = defaultdict(list)
    if run is None and len(evidence.runs) == 1:
        run = evidence.runs[0].id
    for document in evidence.documents:
        rows["documents"].append({**_document_row(document), "run": run})
    for report in evidence.reports:
        rows["reports"].append({**_report_row(report), "run": run})
        _add_parties(rows, "report", report.id, actor=report.actors, recipient=report.recipients)
        _add_speakers(rows, "report", report.id, report.attribution)
    for assessment in evidence.assessments:
        rows["assessments"].append({**_assessment_row(assessment), "run": run})
        _add_parties(rows, "assessment", assessment.id, party=assessment.parties)
        _add_speakers(rows, "assessment", assessment.id, assessment.attribution)
    rows["comments"] = [{**_comment_row(comment), "run": run} for comment in evidence.comments]
    for event in evidence.events:
        rows["events"].append({**_event_row(event), "run": run})
        for role, parties in (("actor", event.actors), ("recipient", event.recipients)):
            rows["event_parties"].extend(
                {"event": event.id, "role": role, "position": position, "party": party}
                for position, party in enumerate(parties)
            )
        rows["event_reports"].extend(
            {"event": event.id, "position": position, "report": report}
            for position, report in enumerate(event.reports)
        )
    for tie in evidence.ties:
        rows["ties"].append({**_tie_row(tie), "run": run})
        for name, values in (("party", tie.parties), ("event", tie.events)):
            rows[f"tie_{'parties' if name == 'party' else 'events'}"].extend(
                {"tie": tie.id, "position": position, name: value}
                for position, value in enumerate(values)
            )
    rows["rejected"] = [{**_rejected_row(rejected), "run": run} for rejected in evidence.rejected]
    for each in evidence.runs:
        rows["runs"].append({"id": each.id, "started": _naive(each.started)})
        rows["run_facts"].extend(_run_facts(each))
    return {name: as_table(name, rows[name]) for name in COLUMNS if name not in RECORD_ONLY}


def schema_table(name: str) -> Table:
    """Return a table of the record without rows."""
    return as_table(name, ())


def as_table(name: str, rows: Iterable[Mapping[str, object]]) -> Table:
    """Return rows as the Arrow table called `name`."""
    return table_of(rows, schemas()[name])


def from_tables(tables: Mapping[str, Table]) -> Evidence:
    """Return the evidence that `to_tables` wrote, values in the order of the rows.

    Raises
    ------
    StoreError
        If a table or a column is missing.
    """
    rows = _checked(tables)
    parties = {name: _children(rows[f"{name}_parties"], name) for name in _WITH_PARTIES}
    speakers = {name: _children(rows[f"{name}_speakers"], name) for name in _WITH_SPEAKERS}
    reports_of = _children(rows["event_reports"], "event")
    events_of = _children(rows["tie_events"], "tie")
    facts = _children(rows["run_facts"], "run", ordered=False)
    return Evidence(
        documents=tuple(_document(row) for row in rows["documents"]),
        reports=tuple(
            _report(row, parties["report"][row["id"]], speakers["report"][row["id"]])
            for row in rows["reports"]
        ),
        assessments=tuple(
            _assessment(row, parties["assessment"][row["id"]], speakers["assessment"][row["id"]])
            for row in rows["assessments"]
        ),
        comments=tuple(_comment(row) for row in rows["comments"]),
        events=tuple(
            _event(row, parties["event"][row["id"]], reports_of[row["id"]])
            for row in rows["events"]
        ),
        ties=tuple(
            _tie(row, parties["tie"][row["id"]], events_of[row["id"]]) for row in rows["ties"]
        ),
        rejected=tuple(
            Rejected(item=row["item"], stage=row["stage"], reason=row["reason"])
            for row in rows["rejected"]
        ),
        runs=tuple(_run(row, facts[row["id"]]) for row in rows["runs"]),
    )


_WITH_PARTIES = ("report", "assessment", "event", "tie")
_WITH_SPEAKERS = ("report", "assessment")


def _checked(tables: Mapping[str, Table]) -> dict[str, list[dict[str, Any]]]:
    rows: dict[str, list[dict[str, Any]]] = {}
    for name, columns in COLUMNS.items():
        if name in RECORD_ONLY:
            continue
        if name not in tables:
            msg = f"the table {name!r} is missing; hand over all tables that `to_tables` gives"
            raise StoreError(msg)
        wanted = [column.split(" ")[0] for column in columns]
        missing = sorted(set(wanted) - set(tables[name].column_names))
        if missing:
            msg = (
                f"the table {name!r} has no column {', '.join(missing)}; "
                "it was written by another format version, so write it again"
            )
            raise StoreError(msg)
        rows[name] = tables[name].to_pylist()
    return rows


def _children(
    rows: list[dict[str, Any]], parent: str, *, ordered: bool = True
) -> defaultdict[str, list[dict[str, Any]]]:
    """Group the rows of a child table by the row they belong to, in their places."""
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row["position"]) if ordered else rows:
        found[row[parent]].append(row)
    return found


def decision_rows(decisions: Iterable[Decision]) -> Rows:
    """Return the rows of the tables ``decisions`` and ``decision_reports``."""
    rows: Rows = {"decisions": [], "decision_reports": []}
    for decision in decisions:
        rows["decisions"].append(
            {
                "id": decision.id,
                "made": _naive(decision.made),
                "decided_by": decision.by,
                "field": decision.field,
                "was": decision.was,
                "becomes": decision.becomes,
                "because": decision.because,
            }
        )
        for role, subjects in (("about", decision.about), ("apart_from", decision.apart_from)):
            rows["decision_reports"].extend(
                {"decision": decision.id, "role": role, "position": position, **_subject_row(each)}
                for position, each in enumerate(subjects)
            )
    return rows


def decisions_of(tables: Mapping[str, Table]) -> tuple[Decision, ...]:
    """Return the decisions that `decision_rows` wrote, in the order of the rows."""
    about = _children(tables["decision_reports"].to_pylist(), "decision")
    return tuple(
        Decision(
            made=row["made"].replace(tzinfo=UTC),
            by=row["decided_by"],
            field=row["field"],
            about=_subjects(about[row["id"]], "about"),
            apart_from=_subjects(about[row["id"]], "apart_from"),
            was=row["was"],
            becomes=row["becomes"],
            because=row["because"],
        )
        for row in tables["decisions"].to_pylist()
    )


def comment_id(comment: Comment) -> str:
    """Return the id a comment has in the tables."""
    about = sorted(comment.about)
    return content_id("c", comment.document, comment.sentence, comment.verdict, about)


def rejected_id(rejected: Rejected) -> str:
    """Return the id a rejected item has in the tables."""
    return content_id("x", rejected.item, rejected.stage, rejected.reason)


# From values to rows.


def _document_row(document: Document) -> Row:
    outlet, published = document.outlet, document.published
    return {
        "id": document.id,
        "text": document.text,
        "language": document.language,
        "language_because": document.language_because,
        "outlet": outlet.name,
        "outlet_country": outlet.country,
        "outlet_kind": outlet.kind,
        "outlet_owner": outlet.owner,
        "title": document.title,
        "published": published,
        "published_year": None if published is None else published.year,
        "published_month": None if published is None else _month(published),
        "date_days": [candidate.day for candidate in document.date_candidates],
        "date_reasons": [candidate.because for candidate in document.date_candidates],
        "url": document.url,
        "origin": document.origin,
        "content_hash": document.content_hash,
        "duplicate_of": document.duplicate_of,
        "duplicate_because": document.duplicate_because,
    }


def _quote_row(told: Report | Assessment | Comment) -> Row:
    return {
        "document": told.document,
        "sentence": told.sentence,
        "quote_start": told.quote_span.start,
        "quote_end": told.quote_span.end,
        "quote": told.quote,
    }


def _report_row(report: Report) -> Row:
    return {
        "id": report.id,
        **_quote_row(report),
        "trigger_start": report.trigger_span.start,
        "trigger_end": report.trigger_span.end,
        "trigger": report.trigger,
        "event_type": report.event_type,
        "mode": report.mode,
        "contexts": list(report.contexts),
        "cameo": report.cameo,
        "goldstein": report.goldstein,
        "symmetric": report.symmetric,
        **_when_row(report.when),
        **_calendar_row(report.when),
        **_place_row(report.where),
        "factuality": report.factuality.value,
        "confidence": report.confidence,
        "language": report.language,
        "because": list(report.because),
        "coder": report.coder,
    }


def _assessment_row(assessment: Assessment) -> Row:
    return {
        "id": assessment.id,
        **_quote_row(assessment),
        "trigger": assessment.trigger,
        "direction": assessment.direction.value,
        **_when_row(assessment.when),
        **_calendar_row(assessment.when),
        "factuality": assessment.factuality.value,
        "language": assessment.language,
        "because": list(assessment.because),
    }


def _comment_row(comment: Comment) -> Row:
    return {
        "id": comment_id(comment),
        **_quote_row(comment),
        "verdict": comment.verdict,
        "about": list(comment.about),
        "because": comment.because,
    }


def _event_row(event: Event) -> Row:
    return {
        "id": event.id,
        "event_type": event.event_type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "quad": event.quad,
        "cameo": event.cameo,
        "goldstein": event.goldstein,
        "symmetric": event.symmetric,
        **_when_row(event.when),
        **_calendar_row(event.when),
        **_place_row(event.where),
        "status": event.status.value,
        "status_because": event.status_because,
        "report_count": len(event.reports),
        "source_count": len(event.sources),
        "sources": list(event.sources),
        "merged_because": list(event.merged_because),
    }


def _tie_row(tie: Tie) -> Row:
    return {
        "id": tie.id,
        "kind": tie.kind,
        "name": tie.name,
        "directed": tie.directed,
        **_when_row(tie.begins, "begins"),
        **_when_row(tie.ends, "ends"),
        "because": tie.because,
    }


def _rejected_row(rejected: Rejected) -> Row:
    return {
        "id": rejected_id(rejected),
        "item": rejected.item,
        "stage": rejected.stage,
        "reason": rejected.reason,
    }


def _run_facts(run: Run) -> list[Row]:
    topics = {"versions": run.versions, "settings": run.settings, "inputs": run.inputs}
    return [
        {"run": run.id, "topic": topic, "name": name, "value": facts[name]}
        for topic, facts in topics.items()
        for name in sorted(facts)
    ]


def _subject_row(subject: Subject) -> Row:
    passage = subject.passage
    if passage is None:
        return {"report": subject.report}
    return {
        "report": subject.report,
        "document": passage.document,
        "sentence": passage.sentence,
        "quote_start": passage.quote_span.start,
        "quote_end": passage.quote_span.end,
        "quote": passage.quote,
        "trigger_start": passage.trigger_span.start,
        "trigger_end": passage.trigger_span.end,
        "trigger": passage.trigger,
        "said": passage.said,
    }


def _when_row(when: When | None, prefix: str = "when") -> Row:
    return {
        f"{prefix}_first": None if when is None else when.first,
        f"{prefix}_last": None if when is None else when.last,
        f"{prefix}_precision": None if when is None else when.precision.value,
        f"{prefix}_basis": None if when is None else when.basis.value,
        f"{prefix}_text": None if when is None else when.text,
    }


def _calendar_row(when: When | None) -> Row:
    """Return the year and month a time lies in, where it lies in one alone."""
    first, last = (None, None) if when is None else (when.first, when.last)
    if first is None or last is None or first.year != last.year:
        return {"year": None, "month": None}
    month = _month(first) if first.month == last.month else None
    return {"year": first.year, "month": month}


def _month(day: date) -> str:
    """Return a day's month as ``YYYY-MM``; strftime would write the year 987 with three digits."""
    return f"{day.year:04d}-{day.month:02d}"


def _place_row(place: Place | None) -> Row:
    return {
        "where_id": None if place is None else place.id,
        "where_name": None if place is None else place.name,
        "where_country": None if place is None else place.country,
        "where_text": None if place is None else place.text,
        "where_because": None if place is None else place.because,
    }


def _add_parties(rows: Rows, parent: str, id_: str, **sides: Sequence[Party]) -> None:
    rows[f"{parent}_parties"].extend(
        {
            parent: id_,
            "role": role,
            "position": position,
            "party": party.id,
            "kind": party.kind.value,
            "sector": party.sector,
            "name": party.name,
            "text": party.text,
            "because": party.because,
        }
        for role, parties in sides.items()
        for position, party in enumerate(parties)
    )


def _add_speakers(rows: Rows, parent: str, id_: str, chain: Sequence[Speaker]) -> None:
    rows[f"{parent}_speakers"].extend(
        {
            parent: id_,
            "position": position,
            "speaker": speaker.speaker,
            "text": speaker.text,
            "cue": speaker.cue,
        }
        for position, speaker in enumerate(chain)
    )


def _naive(moment: datetime) -> datetime:
    """Return a moment in UTC without its zone, as the tables keep it."""
    return moment.astimezone(UTC).replace(tzinfo=None)


# From rows to values.


def _document(row: dict[str, Any]) -> Document:
    return Document(
        id=DocumentId(row["id"]),
        text=row["text"],
        language=row["language"],
        language_because=row["language_because"],
        outlet=Outlet(
            name=row["outlet"],
            country=row["outlet_country"],
            kind=row["outlet_kind"],
            owner=row["outlet_owner"],
        ),
        title=row["title"],
        published=row["published"],
        date_candidates=tuple(
            DateCandidate(day=day, because=because)
            for day, because in zip(row["date_days"], row["date_reasons"], strict=True)
        ),
        url=row["url"],
        origin=row["origin"],
        content_hash=row["content_hash"],
        duplicate_of=row["duplicate_of"],
        duplicate_because=row["duplicate_because"],
    )


def _report(
    row: dict[str, Any], parties: list[dict[str, Any]], speakers: list[dict[str, Any]]
) -> Report:
    return Report(
        id=ReportId(row["id"]),
        document=DocumentId(row["document"]),
        sentence=row["sentence"],
        quote_span=Span(start=row["quote_start"], end=row["quote_end"]),
        quote=row["quote"],
        trigger_span=Span(start=row["trigger_start"], end=row["trigger_end"]),
        trigger=row["trigger"],
        event_type=row["event_type"],
        mode=row["mode"],
        contexts=tuple(row["contexts"]),
        cameo=row["cameo"],
        goldstein=row["goldstein"],
        actors=tuple(_party(each) for each in parties if each["role"] == "actor"),
        recipients=tuple(_party(each) for each in parties if each["role"] == "recipient"),
        symmetric=row["symmetric"],
        when=_when(row),
        where=_place(row),
        factuality=Factuality(row["factuality"]),
        attribution=tuple(_speaker(each) for each in speakers),
        confidence=row["confidence"],
        language=row["language"],
        because=tuple(row["because"]),
        coder=row["coder"],
    )


def _assessment(
    row: dict[str, Any], parties: list[dict[str, Any]], speakers: list[dict[str, Any]]
) -> Assessment:
    return Assessment(
        id=AssessmentId(row["id"]),
        document=DocumentId(row["document"]),
        sentence=row["sentence"],
        quote_span=Span(start=row["quote_start"], end=row["quote_end"]),
        quote=row["quote"],
        trigger=row["trigger"],
        parties=tuple(_party(each) for each in parties),
        direction=Direction(row["direction"]),
        when=_when(row),
        factuality=Factuality(row["factuality"]),
        attribution=tuple(_speaker(each) for each in speakers),
        language=row["language"],
        because=tuple(row["because"]),
    )


def _comment(row: dict[str, Any]) -> Comment:
    return Comment(
        document=DocumentId(row["document"]),
        sentence=row["sentence"],
        quote_span=Span(start=row["quote_start"], end=row["quote_end"]),
        quote=row["quote"],
        verdict=row["verdict"],
        about=tuple(ReportId(each) for each in row["about"]),
        because=row["because"],
    )


def _event(
    row: dict[str, Any], parties: list[dict[str, Any]], reports: list[dict[str, Any]]
) -> Event:
    return Event(
        id=EventId(row["id"]),
        event_type=row["event_type"],
        mode=row["mode"],
        contexts=tuple(row["contexts"]),
        quad=row["quad"],
        cameo=row["cameo"],
        goldstein=row["goldstein"],
        actors=tuple(each["party"] for each in parties if each["role"] == "actor"),
        recipients=tuple(each["party"] for each in parties if each["role"] == "recipient"),
        symmetric=row["symmetric"],
        when=_when(row),
        where=_place(row),
        status=Status(row["status"]),
        status_because=row["status_because"],
        reports=tuple(ReportId(each["report"]) for each in reports),
        sources=tuple(row["sources"]),
        merged_because=tuple(row["merged_because"]),
    )


def _tie(row: dict[str, Any], parties: list[dict[str, Any]], events: list[dict[str, Any]]) -> Tie:
    return Tie(
        id=TieId(row["id"]),
        kind=row["kind"],
        name=row["name"],
        parties=tuple(each["party"] for each in parties),
        directed=row["directed"],
        begins=_when(row, "begins"),
        ends=_when(row, "ends"),
        events=tuple(EventId(each["event"]) for each in events),
        because=row["because"],
    )


def _run(row: dict[str, Any], facts: list[dict[str, Any]]) -> Run:
    topics: dict[str, dict[str, str]] = {"versions": {}, "settings": {}, "inputs": {}}
    for fact in facts:
        topics[fact["topic"]][fact["name"]] = fact["value"]
    return Run(id=row["id"], started=row["started"].replace(tzinfo=UTC), **topics)


def _subjects(rows: list[dict[str, Any]], role: str) -> tuple[Subject, ...]:
    return tuple(
        Subject(
            report=ReportId(row["report"]),
            passage=None if row["document"] is None else _passage(row),
        )
        for row in rows
        if row["role"] == role
    )


def _passage(row: dict[str, Any]) -> Passage:
    return Passage(
        document=DocumentId(row["document"]),
        sentence=row["sentence"],
        quote_span=Span(start=row["quote_start"], end=row["quote_end"]),
        quote=row["quote"],
        trigger_span=Span(start=row["trigger_start"], end=row["trigger_end"]),
        trigger=row["trigger"],
        said=row["said"],
    )


def _when(row: dict[str, Any], prefix: str = "when") -> When | None:
    if row[f"{prefix}_precision"] is None:
        return None
    return When(
        first=row[f"{prefix}_first"],
        last=row[f"{prefix}_last"],
        precision=Precision(row[f"{prefix}_precision"]),
        basis=Basis(row[f"{prefix}_basis"]),
        text=row[f"{prefix}_text"],
    )


def _place(row: dict[str, Any]) -> Place | None:
    if row["where_name"] is None:
        return None
    return Place(
        id=row["where_id"],
        name=row["where_name"],
        country=row["where_country"],
        text=row["where_text"],
        because=row["where_because"],
    )


def _party(row: dict[str, Any]) -> Party:
    return Party(
        id=row["party"],
        kind=PartyKind(row["kind"]),
        sector=row["sector"],
        name=row["name"],
        text=row["text"],
        because=row["because"],
    )


def _speaker(row: dict[str, Any]) -> Speaker:
    return Speaker(speaker=row["speaker"], text=row["text"], cue=row["cue"])
