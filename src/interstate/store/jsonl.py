"""Evidence as values that JSON knows, with keys that stay."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from typing import cast

from interstate.record import (
    Document,
    Evidence,
    PairReport,
    Party,
    Place,
    Report,
    Speaker,
    When,
)

FORMAT = "interstate-evidence/1"


def report_as_json(report: Report, document: Document) -> dict[str, object]:
    """Return one report under the keys that `interstate code --format jsonl` prints.

    Parameters
    ----------
    report
        What one sentence tells.
    document
        The document it stands in; gives `outlet` and `published`.

    Raises
    ------
    ValueError
        If the report stands in another document.
    """
    if report.document != document.id:
        msg = (
            f"report {report.id} stands in document {report.document!r}, not in {document.id!r}; "
            "hand over the document whose id the report names"
        )
        raise ValueError(msg)
    return {
        "document": str(report.document),
        "sentence": report.sentence,
        "start": report.quote_span.start,
        "end": report.quote_span.end,
        "quote": report.quote,
        "trigger": report.trigger,
        "event_type": report.event_type,
        "mode": report.mode,
        "contexts": list(report.contexts),
        "cameo": report.cameo,
        "goldstein": report.goldstein,
        "actors": [party_as_json(party) for party in report.actors],
        "recipients": [party_as_json(party) for party in report.recipients],
        "symmetric": report.symmetric,
        "when": when_as_json(report.when),
        "where": place_as_json(report.where),
        "factuality": report.factuality.value,
        "attribution": [speaker_as_json(speaker) for speaker in report.attribution],
        "confidence": report.confidence,
        "language": report.language,
        "outlet": document.outlet.name,
        "published": None if document.published is None else document.published.isoformat(),
        "coder": report.coder,
    }


def pair_as_json(result: PairReport, document: Document) -> dict[str, object]:
    """Return the report on a marked pair as `report_as_json` does, with its `probability`."""
    return {
        **report_as_json(result.report, document),
        "probability": round(result.probability, 4),
    }


def party_as_json(party: Party) -> dict[str, object]:
    """Return a party with the words that name it and why they mean it."""
    return {
        "id": party.id,
        "kind": party.kind.value,
        "sector": party.sector,
        "name": party.name,
        "text": party.text,
        "because": party.because,
    }


def when_as_json(when: When | None) -> dict[str, object] | None:
    """Return a time with ISO 8601 days; an open bound is null."""
    if when is None:
        return None
    return {
        "first": None if when.first is None else when.first.isoformat(),
        "last": None if when.last is None else when.last.isoformat(),
        "precision": when.precision.value,
        "basis": when.basis.value,
        "text": when.text,
    }


def place_as_json(place: Place | None) -> dict[str, object] | None:
    """Return a place, or null where none is told."""
    if place is None:
        return None
    return {
        "id": place.id,
        "name": place.name,
        "country": place.country,
        "text": place.text,
        "because": place.because,
    }


def speaker_as_json(speaker: Speaker) -> dict[str, object]:
    """Return one speaker of the chain on whose word a report stands."""
    return {"speaker": speaker.speaker, "text": speaker.text, "cue": speaker.cue}


def evidence_as_json(evidence: Evidence) -> dict[str, object]:
    """Return a whole record as values that JSON knows, nothing left out.

    A report has the keys of `report_as_json`, its `id`, its reasons in `because` and the offsets
    of its trigger; the rest is written field by field under the names of `interstate.record`.
    A report whose document is not there has neither `outlet` nor `published`.
    """
    by_id = {document.id: document for document in evidence.documents}
    return {
        "format": FORMAT,
        "documents": _listed(evidence.documents),
        "reports": [
            _whole_report(report, by_id.get(report.document)) for report in evidence.reports
        ],
        "assessments": _listed(evidence.assessments),
        "comments": _listed(evidence.comments),
        "events": _listed(evidence.events),
        "ties": _listed(evidence.ties),
        "rejected": _listed(evidence.rejected),
        "runs": _listed(evidence.runs),
        "decisions": _listed(evidence.decisions),
    }


def _listed(values: Sequence[object]) -> list[object]:
    return [as_plain(value) for value in values]


def _whole_report(report: Report, document: Document | None) -> dict[str, object]:
    written = (
        cast("dict[str, object]", as_plain(report))
        if document is None
        else report_as_json(report, document)
    )
    for name in ("quote_span", "trigger_span"):
        written.pop(name, None)
    return {
        **written,
        "id": str(report.id),
        "start": report.quote_span.start,
        "end": report.quote_span.end,
        "trigger_start": report.trigger_span.start,
        "trigger_end": report.trigger_span.end,
        "because": list(report.because),
    }


def as_plain(value: object) -> object:
    """Return a value of the record as dicts, lists, strings, numbers and null."""
    if is_dataclass(value):
        return {each.name: as_plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, date):  # a moment is a date too
        return value.isoformat()
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        table = cast("Mapping[str, object]", value)
        return {key: as_plain(table[key]) for key in sorted(table)}
    if isinstance(value, Sequence):
        return _listed(cast("Sequence[object]", value))
    return value
