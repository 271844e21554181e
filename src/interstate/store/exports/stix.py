"""STIX 2.1: parties as identities, acts as relationships, reports as notes.

References
----------
OASIS Standard "STIX Version 2.1" (10 June 2021): identity (4.5), grouping (4.3), note (4.11),
opinion (4.13) with its scale of agreement, report (4.16), relationship (5.1), and confidence as
0 to 100 (appendix A).
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from interstate.record import Document, Event, Evidence, Report, Status
from interstate.reference.states import load_states
from interstate.store.exports.safe import label, paragraph, uuid_of, web_address
from interstate.store.exports.words import (
    NO_PAIR,
    Sources,
    day_after,
    directed_pairs,
    headline,
    moment_of,
    name_of,
    parties_of,
)
from interstate.store.exports.written import LeftOut, Written, json_file

_OPINIONS: Mapping[Status, str] = MappingProxyType(
    {
        Status.CONFIRMED: "strongly-agree",
        Status.REPORTED: "agree",
        Status.CLAIMED: "neutral",
        Status.DISPUTED: "disagree",
        Status.DENIED: "strongly-disagree",
        Status.PLANNED: "neutral",
        Status.EXPECTED: "neutral",
    }
)
"""How far the record agrees that the act took place: STIX has no other word for it."""
_PROGRAM = f"identity--{uuid_of('identity', 'interstate')}"

Object = dict[str, object]


def write_stix(evidence: Evidence) -> Written:
    """Return a bundle; an act from each actor to each recipient, both ways where it is mutual.

    The status of an act is an `opinion` on its relationships, with the rule that says so as
    explanation: a denied act stands there as one with which the record strongly disagrees. Each
    report is a `note` with its sentence, factuality and speakers. A document with a day is a
    `report` that holds its notes, one without is a `grouping`. Days become moments in UTC, from
    the beginning of the first to the end of the last; how fine they were told stands in the
    description. Acts without an actor
    or a recipient are left out.
    """
    left_out, sources = LeftOut(), Sources(evidence)
    moment = f"{moment_of(evidence):%Y-%m-%dT%H:%M:%S.000Z}"
    acts: list[Event] = []
    for event in evidence.events:
        if directed_pairs(event):
            acts.append(event)
        else:
            left_out.add(NO_PAIR)
    objects = [_identity(_PROGRAM, "interstate", "system")]
    objects += [_party(party) for party in parties_of(acts)]
    told: dict[str, list[str]] = {}
    for event in acts:
        related = [_relationship(event, pair, sources) for pair in directed_pairs(event)]
        ids = [str(each["id"]) for each in related]
        objects += [*related, _opinion(event, ids)]
        for report in event.reports:
            told.setdefault(report, []).extend(ids)
    contained: dict[str, list[str]] = {}
    for report in evidence.reports:
        if report.id in told:
            note = _note(report, told[report.id], sources.documents)
            objects.append(note)
            held = contained.setdefault(report.document, [])
            held += [str(note["id"]), *told[report.id]]
    objects += [
        _container(document, contained[document.id])
        for document in evidence.documents
        if document.id in contained
    ]
    stamped = [
        {
            "type": str(each["id"]).partition("--")[0],
            "spec_version": "2.1",
            "created": moment,
            "modified": moment,
            **({} if each["id"] == _PROGRAM else {"created_by_ref": _PROGRAM}),
            **each,
        }
        for each in objects
    ]
    bundle = {
        "type": "bundle",
        "id": f"bundle--{uuid_of('bundle', *(str(each['id']) for each in objects))}",
        "objects": stamped,
    }
    return Written(content=json_file(bundle), rows=len(acts), left_out=left_out.counted())


def _identity(id_: str, name: str, kind: str) -> Object:
    return {"id": id_, "name": name, "identity_class": kind}


def _party(party: str) -> Object:
    kind = "group" if party.startswith("NSA:") else "organization"
    sectors = {"sectors": ["government"]} if party in load_states() else {}
    return {**_identity(_party_id(party), name_of(party), kind), **sectors}


def _party_id(party: str) -> str:
    return f"identity--{uuid_of('party', party)}"


def _relationship(event: Event, pair: tuple[str, str], sources: Sources) -> Object:
    start = end = None
    if event.when is not None:
        start = event.when.first
        end = None if event.when.last is None else day_after(event.when.last)
    days = {"start_time": start, "stop_time": end}
    sure = [_confidence(report) for report in sources.reports_of(event)]
    known = [each for each in sure if each is not None]
    precision = "" if event.when is None else f"; told by the {event.when.precision.value}"
    return {
        "id": f"relationship--{uuid_of('act', event.id, *pair)}",
        "relationship_type": event.event_type.lower(),
        "description": f"{headline(event)}{precision}",
        "source_ref": _party_id(pair[0]),
        "target_ref": _party_id(pair[1]),
        **{name: f"{day}T00:00:00Z" for name, day in days.items() if day is not None},
        **({"confidence": max(known)} if known else {}),
        "labels": _labels(event),
    }


def _labels(event: Event) -> list[str]:
    mode = [] if event.mode is None else [f"mode:{event.mode}"]
    cameo = [] if event.cameo is None else [f"cameo:{event.cameo}"]
    contexts = [f"context:{context}" for context in event.contexts]
    mutual = ["mutual"] if event.symmetric else []
    return [f"quad:{event.quad}", *mode, *cameo, *contexts, *mutual, f"status:{event.status.value}"]


def _opinion(event: Event, ids: Iterable[str]) -> Object:
    return {
        "id": f"opinion--{uuid_of('status', event.id)}",
        "opinion": _OPINIONS[event.status],
        "explanation": f"{event.status.value}: {paragraph(event.status_because)}",
        "object_refs": list(ids),
    }


def _note(report: Report, ids: Iterable[str], documents: Mapping[str, Document]) -> Object:
    confidence = _confidence(report)
    speakers = [f"by {label(each.text or each.speaker)}" for each in report.attribution]
    document = documents.get(report.document)
    return {
        "id": f"note--{uuid_of('report', report.id)}",
        "abstract": "; ".join([f"{report.event_type}, {report.factuality.value}", *speakers]),
        "content": paragraph(report.quote),
        "object_refs": list(dict.fromkeys(ids)),
        "lang": report.language,
        "labels": [f"factuality:{report.factuality.value}", f"coder:{label(report.coder)}"],
        **({} if confidence is None else {"confidence": confidence}),
        **({} if document is None else {"external_references": [_reference(document)]}),
    }


def _confidence(report: Report) -> int | None:
    """Return how probable it is that a report is right, in percent; a model's figure says less."""
    return None if report.coder.startswith("model ") else round(100 * report.confidence)


def _reference(document: Document) -> Object:
    address = web_address(document.url)
    return {
        "source_name": label(document.outlet.name) or "unknown outlet",
        "description": label(document.title or document.id),
        **({} if address is None else {"url": address}),
    }


def _container(document: Document, ids: Iterable[str]) -> Object:
    name = label(document.title or document.id) or "untitled"
    held: Object = {
        "name": name,
        "object_refs": list(dict.fromkeys(ids)),
        "external_references": [_reference(document)],
    }
    if document.published is None:
        return {"id": f"grouping--{uuid_of('text', document.id)}", "context": "unspecified", **held}
    published = f"{document.published}T00:00:00Z"
    return {"id": f"report--{uuid_of('text', document.id)}", "published": published, **held}
