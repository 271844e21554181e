"""JSON Lines under the field names of PLOVER.

References
----------
Open Event Data Alliance (2021), "PLOVER: Political Language Ontology for Verifiable Event
Records", draft 0.8b1, chapter 6: the fields of an event (table 6.1), an entity (6.2), a text
(6.3), a citation (6.5) and a location (6.6), one JSON object a line. The manual lets providers add
fields: `status`, `status_because`, `symmetric`, `date_precision`, `date_basis` and `reports` are
ours. Its table 5.1: the codes of what is no state.
"""

from collections.abc import Mapping
from types import MappingProxyType

from interstate.record import Document, Event, Evidence, Place, Report
from interstate.reference.gazetteer import coordinates
from interstate.reference.plover import QUADS, score_of
from interstate.reference.states import load_states, party_name
from interstate.store.exports.safe import web_address
from interstate.store.exports.words import Sources, moment_of
from interstate.store.exports.written import LeftOut, Written, json_lines
from interstate.store.jsonl import speaker_as_json

# Where PLOVER's code of an entity is not ours (section 5.1).
_CODES: Mapping[str, str] = MappingProxyType(
    {"UNO": "UNO", "EUU": "EUR", "NAT": "IGO", "XKX": "KOS"}
)
_CITY, _COUNTRY = 4, 1


def write_plover(evidence: Evidence) -> Written:
    """Return each event as one object under PLOVER's names; what is absent has no key.

    PLOVER demands `date` and `actor`, so that events without a first day or a known actor are left
    out. So is `text`, which the manual allows only to who holds the rights; `text_info` points at
    it instead.
    """
    left_out, sources = LeftOut(), Sources(evidence)
    coded = moment_of(evidence).date().isoformat() if evidence.runs else None
    lines: list[dict[str, object]] = []
    for event in evidence.events:
        if event.when is None or event.when.first is None:
            left_out.add("without a first day")
        elif not event.actors:
            left_out.add("without an actor")
        else:
            lines.append(_told(_event(event, sources, coded)))
    return Written(content=json_lines(lines), rows=len(lines), left_out=left_out.counted())


def _told(values: Mapping[str, object]) -> dict[str, object]:
    """Return what is there."""
    return {name: value for name, value in values.items() if value is not None}


def _event(event: Event, sources: Sources, coded: str | None) -> dict[str, object]:
    reports = sources.reports_of(event)
    when = event.when
    coders = sorted({report.coder for report in reports})
    return {
        "id": str(event.id),
        "date": None if when is None or when.first is None else when.first.isoformat(),
        "enddate": None if when is None or when.last is None else when.last.isoformat(),
        "actor": [_entity(party, event, sources) for party in event.actors],
        "recipient": [_entity(party, event, sources) for party in event.recipients],
        "event": [event.event_type],
        "event_loc": _location(event.where),
        "event_text": [report.trigger for report in reports],
        "quad_code": QUADS.index(event.quad) + 1,
        "event_scale": score_of(event.event_type, event.mode),
        "mode": [] if event.mode is None else [event.mode],
        "context": list(event.contexts),
        "text_info": [
            {
                "sequence": report.sentence,
                "start": report.quote_span.start,
                "end": report.quote_span.end,
            }
            for report in reports
        ],
        "cite_info": [_citation(report, sources.documents) for report in reports],
        "coder": ", ".join(coders) if coders else None,
        "coded_date": coded,
        "status": event.status.value,
        "status_because": event.status_because,
        "symmetric": event.symmetric,
        "date_precision": None if when is None else when.precision.value,
        "date_basis": None if when is None else when.basis.value,
        "reports": [
            {
                "id": str(report.id),
                "factuality": report.factuality.value,
                "attribution": [speaker_as_json(speaker) for speaker in report.attribution],
                "confidence": report.confidence,
            }
            for report in reports
        ],
    }


def _entity(party: str, event: Event, sources: Sources) -> dict[str, object]:
    named = sources.party_of(event, party)
    code = _CODES.get(party) or (party if party in load_states() else None)
    if code is None and party.startswith("IGO:"):
        code = "IGO"
    return _told(
        {
            "code": code,
            "sector": None if named is None else named.sector,
            "entity_text": None if named is None else named.text or None,
            "identifier_text": party_name(party),
        }
    )


def _location(place: Place | None) -> dict[str, object] | None:
    if place is None:
        return None
    found = None if place.id is None else coordinates(place.id)
    return _told(
        {
            "extracted_place": place.text,
            "resolved_place": place.name,
            "geonameid": None if place.id is None else place.id.removeprefix("geonames:"),
            "lat": None if found is None else found[0],
            "lon": None if found is None else found[1],
            "country": None if place.country is None else party_name(place.country),
            "country_code": None
            if place.country is None
            else _CODES.get(place.country, place.country),
            "resolution": _COUNTRY if place.id is None else _CITY,
        }
    )


def _citation(report: Report, documents: Mapping[str, Document]) -> dict[str, object]:
    document = documents.get(report.document)
    if document is None:
        return {"citation": str(report.document), "language": report.language}
    return _told(
        {
            "citation": str(document.id),
            "url": web_address(document.url),
            "title": document.title,
            "language": document.language,
            "publication": document.outlet.name,
        }
    )
