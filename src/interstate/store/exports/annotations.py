"""Every report as annotations of the text it stands in.

References
----------
W3C, "Web Annotation Data Model" (Recommendation of 23 February 2017): collections and pages (5),
specific resources (4), `TextQuoteSelector` (4.2.4), and `TextPositionSelector` (4.2.5), which
counts code points from 0, its end not counted in, as the record does.
"""

import json

from interstate.record import Document, Evidence, Report, Span
from interstate.store.exports.safe import uuid_of, web_address
from interstate.store.exports.words import moment_of
from interstate.store.exports.written import LeftOut, Written, json_file
from interstate.store.jsonl import place_as_json, speaker_as_json, when_as_json

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""Characters of the text before and after a quotation, by which it is found again."""


def write_annotations(evidence: Evidence) -> Written:
    """Return a collection with two annotations a report: its sentence, and the words of the act.

    The sentence is classified: a tag for type, mode and factuality each, and a description as
    JSON with parties, days, speakers and the reasons. The words of the act are highlighted. Both
    have the text of the record as target, by quotation and position; and where the document has an
    address, the page there by quotation, since positions in the page are others. Reports whose
    document is not there, or does not hold the quotation there, are left out. An event's status
    is no annotation of a text: take it from another export by the ids of reports.
    """
    left_out = LeftOut()
    documents = {document.id: document for document in evidence.documents}
    made = f"{moment_of(evidence):%Y-%m-%dT%H:%M:%SZ}" if evidence.runs else None
    items: list[dict[str, object]] = []
    rows = 0
    for report in evidence.reports:
        document = documents.get(report.document)
        if document is None:
            left_out.add("without their document")
        elif report.quote_span.of(document.text) != report.quote:
            left_out.add("whose quotation does not stand in the text")
        else:
            items += [_sentence(report, document, made), _trigger(report, document, made)]
            rows += 1
    collection: dict[str, object] = {
        "@context": CONTEXT,
        "id": _urn("collection", *(report.id for report in evidence.reports)),
        "type": "AnnotationCollection",
        "label": "Reports of acts, as one sentence each tells them",
        "total": len(items),
    }
    if items:
        page = {"id": _urn("page", str(collection["id"])), "type": "AnnotationPage"}
        collection["first"] = {**page, "startIndex": 0, "items": items}
    return Written(content=json_file(collection), rows=rows, left_out=left_out.counted())


def _urn(*parts: str) -> str:
    return f"urn:uuid:{uuid_of(*parts)}"


def _sentence(report: Report, document: Document, made: str | None) -> dict[str, object]:
    tags = [report.event_type, report.mode, report.factuality.value]
    return {
        "id": _urn("report", report.id),
        "type": "Annotation",
        "motivation": "classifying",
        **({} if made is None else {"created": made}),
        "creator": {"type": "Software", "name": report.coder},
        "body": [
            *({"type": "TextualBody", "purpose": "tagging", "value": t} for t in tags if t),
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "application/json",
                "value": _description(report),
            },
        ],
        "target": _targets(report.quote_span, document),
    }


def _trigger(report: Report, document: Document, made: str | None) -> dict[str, object]:
    return {
        "id": _urn("trigger", report.id),
        "type": "Annotation",
        "motivation": "highlighting",
        **({} if made is None else {"created": made}),
        "creator": {"type": "Software", "name": report.coder},
        "target": _targets(report.trigger_span, document),
    }


def _description(report: Report) -> str:
    """Return the rest of a report as JSON in a string: a body has no fields of its own for it."""
    values = {
        "report": report.id,
        "actors": [party.id for party in report.actors],
        "recipients": [party.id for party in report.recipients],
        "symmetric": report.symmetric,
        "when": when_as_json(report.when),
        "where": place_as_json(report.where),
        "attribution": [speaker_as_json(speaker) for speaker in report.attribution],
        "confidence": report.confidence,
        "because": list(report.because),
    }
    return json.dumps(values, ensure_ascii=False)


def _targets(span: Span, document: Document) -> list[dict[str, object]]:
    quotation = {
        "type": "TextQuoteSelector",
        "exact": span.of(document.text),
        "prefix": document.text[max(0, span.start - _AROUND) : span.start],
        "suffix": document.text[span.end : span.end + _AROUND],
    }
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    text = {
        "id": _urn("document", document.id),
        "type": "Text",
        "format": "text/plain",
        "language": document.language,
    }
    targets: list[dict[str, object]] = [
        {"type": "SpecificResource", "source": text, "selector": [quotation, position]}
    ]
    address = web_address(document.url)
    if address is not None:
        targets.append({"type": "SpecificResource", "source": address, "selector": quotation})
    return targets
