"""Where every report and event comes from, in the words of PROV: PROV-JSON and PROV-N.

References
----------
W3C, "PROV-DM: The PROV Data Model" and "PROV-N" (Recommendations of 30 April 2013); "The PROV-JSON
Serialization" (W3C Member Submission of 24 April 2013).
"""

from collections.abc import Sequence
from typing import Any

from interstate.record import Document, Event, Evidence, Report
from interstate.store.exports.safe import label, uuid_of, web_address
from interstate.store.exports.words import days_in_words, headline
from interstate.store.exports.written import Written, library

# Nothing is to be found there: it keeps our names apart from those of others.
_NAMESPACE = "urn:interstate:"


def write_prov_json(evidence: Evidence) -> Written:
    """Return the provenance as PROV-JSON; see `_document` for what it says.

    Raises
    ------
    StoreError
        If the library prov is not installed.
    """
    text = _document(evidence).serialize(format="json", indent=1, ensure_ascii=False) + "\n"
    return Written(content=text.encode(), rows=len(evidence.events))


def write_prov_n(evidence: Evidence) -> Written:
    """Return the provenance as PROV-N, the notation for people; see `_document`.

    Raises
    ------
    StoreError
        If the library prov is not installed.
    """
    text = _document(evidence).get_provn() + "\n"
    return Written(content=text.encode(), rows=len(evidence.events))


def _document(evidence: Evidence) -> Any:  # noqa: ANN401  (prov ships no types)
    """Return what came from what: events from reports, reports from documents, those from outlets.

    Documents, reports and events are entities; runs are activities, carried out by the program;
    outlets and the program are agents. A run used the documents that it names as its inputs, and
    made their reports where no other run read them. Factuality, speakers, status and days are
    attributes: PROV's own relations cannot say that something is denied.
    """
    made = library("prov.model").ProvDocument()
    made.add_namespace("interstate", _NAMESPACE)
    program = made.agent(
        "interstate:program", {"prov:type": _prov("SoftwareAgent"), "prov:label": "interstate"}
    )
    documents = {document.id: document for document in evidence.documents}
    readers: dict[str, list[str]] = {}
    for run in evidence.runs:
        versions = sorted(f"{name} {version}" for name, version in run.versions.items())
        shown = [("prov:label", label(run.id))]
        shown += [("interstate:version", label(each)) for each in versions]
        activity = made.activity(_name("run", run.id), run.started, None, shown)
        made.wasAssociatedWith(activity, program)
        for name in sorted(documents.keys() & run.inputs.keys()):
            made.used(activity, _name("document", name))
            readers.setdefault(name, []).append(run.id)
    for outlet in dict.fromkeys(document.outlet.name for document in evidence.documents):
        shown = {"prov:type": _prov("Organization"), "prov:label": label(outlet)}
        made.agent(_name("outlet", outlet), shown)
    for document in evidence.documents:
        _add_document(made, document)
    for report in evidence.reports:
        _add_report(made, report, readers.get(report.document, []))
    for event in evidence.events:
        _add_event(made, event)
    return made


def _name(kind: str, id_: str) -> str:
    """Return a qualified name: ids of documents and outlets may hold anything, UUIDs do not."""
    return f"interstate:{kind}-{uuid_of(kind, id_)}"


def _prov(name: str) -> Any:  # noqa: ANN401  (prov ships no types)
    return library("prov.constants").PROV[name]


def _add_document(made: Any, document: Document) -> None:  # noqa: ANN401
    address = web_address(document.url)
    shown = [
        ("prov:type", "document"),
        ("prov:label", label(document.title or document.id)),
        ("interstate:id", label(document.id)),
        ("interstate:sha256", document.content_hash),
    ]
    if document.published is not None:
        shown.append(("interstate:published", document.published.isoformat()))
    if address is not None:
        shown.append(("interstate:address", address))
    entity = made.entity(_name("document", document.id), shown)
    made.wasAttributedTo(entity, _name("outlet", document.outlet.name))
    if document.duplicate_of is not None:
        made.wasDerivedFrom(entity, _name("document", document.duplicate_of))


def _add_report(made: Any, report: Report, readers: Sequence[str]) -> None:  # noqa: ANN401
    shown = [
        ("prov:type", "report"),
        ("prov:label", label(report.quote)),
        ("interstate:id", report.id),
        ("interstate:start", report.quote_span.start),
        ("interstate:end", report.quote_span.end),
        ("interstate:eventType", report.event_type),
        ("interstate:factuality", report.factuality.value),
        ("interstate:coder", label(report.coder)),
        *(("interstate:speaker", label(each.text or each.speaker)) for each in report.attribution),
    ]
    entity = made.entity(_name("report", report.id), shown)
    made.quotation(entity, _name("document", report.document))
    if len(readers) == 1:
        made.wasGeneratedBy(entity, _name("run", readers[0]))


def _add_event(made: Any, event: Event) -> None:  # noqa: ANN401
    days = days_in_words(event.when)
    shown = [
        ("prov:type", "event"),
        ("prov:label", headline(event)),
        ("interstate:id", event.id),
        ("interstate:status", event.status.value),
        ("interstate:statusBecause", label(event.status_because)),
        *([] if days is None else [("interstate:days", days)]),
    ]
    entity = made.entity(_name("event", event.id), shown)
    for report in event.reports:
        made.wasDerivedFrom(entity, _name("report", report))
