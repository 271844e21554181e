"""A pair of states as several coders see it: our own reading of texts, and each data set."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from interstate.errors import UnknownCodeError
from interstate.events import merge, ties
from interstate.record import (
    Basis,
    Document,
    DocumentId,
    Evidence,
    Factuality,
    Outlet,
    Party,
    PartyKind,
    Place,
    Precision,
    Report,
    ReportId,
    Span,
    When,
    content_id,
)
from interstate.reference.data_sets import OWN, coder_name
from interstate.reference.plover import load_cameo, quad_of
from interstate.reference.states import load_states, party_name, predecessors
from interstate.sources.data_sets import READERS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interstate.store import Record


def evidence_by(record: Record, pair: tuple[str, str], coders: Sequence[str]) -> Evidence:
    """Return what bears on two parties as some coders have it, side by side.

    Reports of one happening are merged coder by coder, never across them, so that what one coder
    has can be held against what another has.

    Parameters
    ----------
    coders
        `OWN` and kinds of data sets.

    Raises
    ------
    UnknownCodeError
        If a coder is neither.
    """
    known = (OWN, *READERS)
    for coder in coders:
        if coder not in known:
            raise UnknownCodeError(coder, kind="coder", known=known)
    found = Evidence()
    if OWN in coders:
        found = record.evidence(pair, predecessors=predecessors)
    files = record.given_files()
    for coder in sorted(set(coders) - {OWN}):
        lineages = [(party, *predecessors(party)) for party in pair]
        rows = [
            row
            for a in lineages[0]
            for b in lineages[1]
            # Two states may continue the same one: what it did to itself is not between them.
            if a != b
            for row in record.query("given_reports_of_pair", a=a, b=b, kind=coder).to_pylist()
        ]
        made = [_coded(row, files) for row in rows if row["event_type"] is not None]
        documents = tuple(document for document, _ in made)
        reports = tuple(report for _, report in made)
        events = merge(reports, documents, (), quad_of=quad_of, predecessors=predecessors)
        found = replace(
            found,
            documents=(*found.documents, *documents),
            reports=(*found.reports, *reports),
            events=(*found.events, *events),
            ties=(*found.ties, *ties(events, reports, predecessors=predecessors)),
        )
    return found


def _coded(row: Mapping[str, Any], files: Mapping[str, str]) -> tuple[Document, Report]:
    """Return a row of a data set as a document of its own and the report it holds."""
    act = _act(row)
    actor, recipient = (row[f"{role}_name"] or _named(row, role) for role in _ROLES)
    parts = [f"{row['first']}", actor, act, recipient, *([row["place"]] if row["place"] else [])]
    text = " · ".join(parts)
    start = len(f"{row['first']} · {actor} · ")
    id_ = DocumentId(f"{row['kind']}:{row['source_id']}")
    document = Document(
        id=id_,
        text=text,
        language="en",
        language_because="the row of a data set in words",
        outlet=Outlet(name=row["outlet"] or coder_name(row["kind"]), kind="data_set"),
        title=None,
        published=row["published"] or row["first"],
        url=row["url"],
        origin=f"{files.get(row['file'], row['file'])}:{row['line']}",
        content_hash=sha256(text.encode()).hexdigest(),
    )
    mutual = bool(row["symmetric"])
    sides = tuple(_party(row, role) for role in _ROLES)
    report = Report(
        id=ReportId(content_id("r", row["kind"], row["source_id"])),
        document=id_,
        sentence=0,
        quote_span=Span(start=0, end=len(text)),
        quote=text,
        trigger_span=Span(start=start, end=start + len(act)),
        trigger=act,
        event_type=row["event_type"],
        mode=row["mode"],
        contexts=tuple((row["contexts"] or "").split(";")) if row["contexts"] else (),
        cameo=row["cameo"],
        goldstein=row["goldstein"],
        actors=sides if mutual else sides[:1],
        recipients=() if mutual else sides[1:],
        symmetric=mutual,
        when=_when(row),
        where=_place(row),
        factuality=Factuality.FACT,
        attribution=(),
        confidence=1.0,
        language="en",
        because=(
            f"coded by {coder_name(row['kind'])} as {row['cameo'] or row['event_type']}",
            "a data set does not say how sure it is: it is taken at its word",
        ),
        coder=row["kind"],
    )
    return document, report


_ROLES = ("actor", "recipient")


def _act(row: Mapping[str, Any]) -> str:
    """Return the act in words: CAMEO's where there is a code, else the type and its mode."""
    known = load_cameo().get(row["cameo"] or "")
    if known is not None:
        return known.description
    return " ".join(filter(None, (row["event_type"], row["mode"])))


def _named(row: Mapping[str, Any], role: str) -> str:
    return party_name(row[role]) if row[role] else row[f"{role}_code"] or "unnamed"


def _party(row: Mapping[str, Any], role: str) -> Party:
    id_, code = row[role], row[f"{role}_code"]
    name = row[f"{role}_name"] or _named(row, role)
    return Party(
        id=id_,
        kind=_kind(id_),
        sector=row[f"{role}_sector"],
        name=party_name(id_) if id_ else name,
        text=name,
        because=f"{coder_name(row['kind'])} codes it {code}",
    )


def _kind(id_: str | None) -> PartyKind:
    if id_ is None:
        return PartyKind.UNKNOWN
    if id_ in load_states():
        return PartyKind.STATE
    return PartyKind.GROUP if id_.startswith("NSA:") else PartyKind.ORGANISATION


def _when(row: Mapping[str, Any]) -> When:
    first: date = row["first"]
    last: date = row["last"]
    return When(
        first=first,
        last=max(first, last),
        precision=Precision(row["precision"]),
        basis=Basis.STATED,
        text=f"{first}" if last - first < timedelta(days=1) else f"{first} to {last}",
    )


def _place(row: Mapping[str, Any]) -> Place | None:
    if row["place"] is None and row["place_country"] is None:
        return None
    return Place(
        id=row["place_id"],
        name=row["place"] or party_name(row["place_country"]),
        country=row["place_country"],
        text=row["place"] or "",
        because=f"{coder_name(row['kind'])} gives it",
    )
