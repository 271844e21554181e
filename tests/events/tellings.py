"""Reports and documents made by hand, in the fewest words that make them what they are."""

from collections.abc import Sequence
from datetime import date

from interstate.events import merge
from interstate.record import (
    Basis,
    Comment,
    Document,
    DocumentId,
    Event,
    Factuality,
    Outlet,
    Party,
    PartyKind,
    Place,
    Precision,
    Report,
    ReportId,
    Span,
    Speaker,
    When,
    content_id,
)

QUADS = {
    "ASSAULT": "material conflict",
    "ACCUSE": "verbal conflict",
    "SANCTION": "material conflict",
    "AID": "material cooperation",
    "COOPERATE": "material cooperation",
    "RETREAT": "material cooperation",
}
PYONGYANG = Place(
    id="geonames:1871859", name="Pyongyang", country="PRK", text="Pyongyang", because="named"
)
KAZAN = Place(id="geonames:551487", name="Kazan", country="RUS", text="Kazan", because="named")


def quad_of(event_type: str) -> str:
    return QUADS.get(event_type, "verbal cooperation")


def predecessors(party: str) -> tuple[str, ...]:
    return ("SUN",) if party == "RUS" else ()


def document(  # noqa: PLR0913
    id_: str,
    published: str | None = "2024-06-20",
    *,
    outlet: str | None = None,
    owner: str | None = None,
    kind: str | None = "press",
    country: str | None = None,
    copy_of: str | None = None,
) -> Document:
    return Document(
        id=DocumentId(id_),
        text="-",
        language="en",
        language_because="stated by the source",
        outlet=Outlet(name=outlet or f"{id_} Gazette", owner=owner, kind=kind, country=country),
        title=None,
        published=None if published is None else date.fromisoformat(published),
        origin=f"{id_}.txt",
        content_hash=content_id("h", id_),
        duplicate_of=None if copy_of is None else DocumentId(copy_of),
        duplicate_because=None if copy_of is None else "the same words in the same order",
    )


def day(text: str, last: str | None = None, basis: Basis = Basis.STATED) -> When:
    """Return a day, or a range where a last day is given; "" leaves a bound open."""
    first = date.fromisoformat(text) if text else None
    end = first if last is None else date.fromisoformat(last) if last else None
    precision = Precision.DAY if first == end else Precision.PERIOD
    return When(first=first, last=end, precision=precision, basis=basis, text=text or last)


def year(number: int) -> When:
    return When(
        first=date(number, 1, 1),
        last=date(number, 12, 31),
        precision=Precision.YEAR,
        basis=Basis.STATED,
        text=str(number),
    )


def party(id_: str, name: str | None = None) -> Party:
    return Party(
        id=id_,
        kind=PartyKind.STATE,
        sector="GOV",
        name=name or id_,
        text=name or "",
        because="its name",
    )


def report(  # noqa: PLR0913, PLR0917
    document_id: str,
    quote: str,
    trigger: str,
    event_type: str,
    actors: Sequence[str | Party],
    recipients: Sequence[str | Party] = (),
    *,
    when: When | None = None,
    where: Place | None = None,
    mode: str | None = None,
    cameo: str | None = None,
    factuality: Factuality = Factuality.FACT,
    by: Sequence[str] = (),
    language: str = "en",
    sentence: int = 0,
    symmetric: bool | None = None,
) -> Report:
    start = quote.index(trigger)
    told = (document_id, sentence, quote, trigger, event_type, str(actors), str(recipients))
    return Report(
        id=ReportId(content_id("r", *told, str(when), factuality)),
        document=DocumentId(document_id),
        sentence=sentence,
        quote_span=Span(start=0, end=len(quote)),
        quote=quote,
        trigger_span=Span(start=start, end=start + len(trigger)),
        trigger=trigger,
        event_type=event_type,
        mode=mode,
        contexts=(),
        cameo=cameo,
        goldstein=None if cameo is None else 1.0,
        actors=tuple(a if isinstance(a, Party) else party(a) for a in actors),
        recipients=tuple(r if isinstance(r, Party) else party(r) for r in recipients),
        symmetric=(len(actors) > 1 and not recipients) if symmetric is None else symmetric,
        when=when,
        where=where,
        factuality=factuality,
        attribution=tuple(Speaker(speaker=who, text=who, cue="said") for who in by),
        confidence=0.8,
        language=language,
        because=("by hand",),
    )


def comment(verdict: str, about: Report, document_id: str | None = None) -> Comment:
    return Comment(
        document=DocumentId(document_id or about.document),
        sentence=9,
        quote_span=Span(start=0, end=10),
        quote="There is no confirmation.",
        verdict=verdict,
        about=(about.id,),
        because="by hand",
    )


def merged(
    *reports: Report, documents: Sequence[Document] = (), comments: Sequence[Comment] = ()
) -> tuple[Event, ...]:
    """Merge reports; documents that are not given are press of 20 June 2024."""
    given = {each.id: each for each in documents}
    told_in = [given.get(r.document) or document(r.document) for r in reports]
    unique = {each.id: each for each in (*documents, *told_in)}
    return merge(
        reports, list(unique.values()), comments, quad_of=quad_of, predecessors=predecessors
    )
