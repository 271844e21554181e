"""FollowTheMoney entities, as Aleph, OpenSanctions and their tools read them.

References
----------
FollowTheMoney 4.11 (followthemoney.tech): the schemata `PublicBody`, `Organization`,
`LegalEntity`, `Article`, `Event` and `UnknownLink`; one entity a line as ``{id, schema,
properties}``, every property a list of strings; dates may be as short as a year.
"""

from collections.abc import Iterable, Mapping, Sequence

from interstate.record import Document, Event, Evidence, content_id
from interstate.reference.states import code_of, load_states
from interstate.store.exports.safe import label, paragraph, web_address
from interstate.store.exports.words import (
    Sources,
    day_prefix,
    directed_pairs,
    headline,
    name_of,
    parties_of,
)
from interstate.store.exports.written import Written, json_lines

Entity = dict[str, object]


def write_follow_the_money(evidence: Evidence) -> Written:
    """Return parties, documents, events, and a link for each actor and recipient.

    An `Event` knows who is involved but not who acts. The direction is in an `UnknownLink` from
    actor to recipient, with the type as its role and the event's status as its status; mutual acts
    have one each way. States are `PublicBody`, as there is no schema for a state. Factuality and
    attribution are told in the event's notes only; who published in the documents, which are the
    proof. A day with an open end has no `endDate`.
    """
    sources = Sources(evidence)
    entities = [_party(party) for party in parties_of(evidence.events)]
    used = {d.id: d for event in evidence.events for d in sources.documents_of(event)}
    entities += [_document(document) for document in used.values()]
    for event in evidence.events:
        entities.append(_event(event, sources))
        entities += [_link(event, pair, sources) for pair in directed_pairs(event)]
    return Written(content=json_lines(entities), rows=len(evidence.events))


def _entity(id_: str, schema: str, properties: Mapping[str, Iterable[str | None]]) -> Entity:
    filled = {
        name: list(dict.fromkeys(value for value in values if value))
        for name, values in properties.items()
    }
    return {"id": id_, "schema": schema, "properties": {n: v for n, v in filled.items() if v}}


def _party(party: str) -> Entity:
    schema, country = "Organization", None
    state = load_states().get(party)
    if state is not None:
        schema = "PublicBody"
        # FollowTheMoney has codes of its own for states that are no more.
        country = code_of(party, system="iso2") if state.last is None else None
    elif party.startswith("NSA:"):
        schema = "LegalEntity"
    properties = {"name": [name_of(party)], "country": [country and country.lower()]}
    return _entity(_party_id(party), schema, properties)


def _party_id(party: str) -> str:
    return content_id("party", party)


def _document_id(document: Document) -> str:
    return content_id("document", document.id)


def _document(document: Document) -> Entity:
    published = None if document.published is None else document.published.isoformat()
    return _entity(
        _document_id(document),
        "Article",
        {
            "title": [label(document.title or document.id)],
            "publishedAt": [published],
            "publisher": [label(document.outlet.name)],
            "sourceUrl": [web_address(document.url)],
        },
    )


def _dates(event: Event) -> dict[str, Sequence[str | None]]:
    when = event.when
    if when is None:
        return {}
    return {
        "startDate": [day_prefix(when, when.first)],
        "endDate": [day_prefix(when, when.last)],
    }


def _event(event: Event, sources: Sources) -> Entity:
    documents = sources.documents_of(event)
    return _entity(
        str(event.id),
        "Event",
        {
            "name": [headline(event)],
            "summary": [f"{event.status.value}: {paragraph(event.status_because)}"],
            "description": [paragraph(report.quote) for report in sources.reports_of(event)],
            "notes": [
                "; ".join(
                    [
                        f"{report.id}: {report.factuality.value}",
                        *(f"by {label(s.text or s.speaker)}" for s in report.attribution),
                    ]
                )
                for report in sources.reports_of(event)
            ],
            "keywords": [event.event_type, event.mode, event.quad, *event.contexts],
            **_dates(event),
            "location": [None if event.where is None else label(event.where.name)],
            "involved": map(_party_id, (*event.actors, *event.recipients)),
            "proof": map(_document_id, documents),
            "publisher": [label(document.outlet.name) for document in documents],
            "sourceUrl": [web_address(document.url) for document in documents],
        },
    )


def _link(event: Event, pair: tuple[str, str], sources: Sources) -> Entity:
    actor, recipient = pair
    return _entity(
        content_id("link", event.id, *pair),
        "UnknownLink",
        {
            "subject": [_party_id(actor)],
            "object": [_party_id(recipient)],
            "role": [event.event_type.lower()],
            "status": [event.status.value],
            "summary": [headline(event)],
            "recordId": [str(event.id)],
            **_dates(event),
            "proof": map(_document_id, sources.documents_of(event)),
        },
    )
