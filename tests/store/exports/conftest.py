"""The evidence that every export is tried on: a rich one, and one that is hostile throughout."""

from datetime import date

import pytest
from tests.briefs.evidence import rich as made_by_hand

from interstate.record import (
    Basis,
    DateCandidate,
    Document,
    DocumentId,
    Event,
    EventId,
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
    Speaker,
    Status,
    When,
)

HOSTILE = (
    "=1+1\t\"quoted\" 'n' </script><script>alert(1)</script>]]>&amp; \x00\x0b\x1b[2J\x9f\u202eevil"
    "\u2066\r\nBEGIN:VEVENT\nEND:VCALENDAR;,\\ \u2028\uffff | --"
)
"""A formula, markup, controls that XML forbids, marks of direction, new lines."""


@pytest.fixture(scope="session")
def rich() -> Evidence:
    return made_by_hand()


@pytest.fixture(scope="session")
def hostile() -> Evidence:
    """Return one confirmed act in which every text that can be hostile is."""
    text = f"Before. {HOSTILE} After."
    span = Span(start=8, end=8 + len(HOSTILE))
    rebels, russia = f"NSA:{HOSTILE}", "RUS"
    day = date(2024, 7, 4)
    document = Document(
        id=DocumentId(HOSTILE),
        text=text,
        language="en",
        language_because="",
        outlet=Outlet(name=HOSTILE, country=None, owner=HOSTILE),
        title=HOSTILE,
        published=day,
        date_candidates=(DateCandidate(day=day, because=HOSTILE),),
        url=f"javascript:alert(1){HOSTILE}",
        origin=HOSTILE,
        content_hash="0" * 64,
    )
    when = When(first=day, last=day, precision=Precision.DAY, basis=Basis.STATED, text=HOSTILE)
    place = Place(id=None, name=HOSTILE, country="RUS", text=HOSTILE, because=HOSTILE)
    report = Report(
        id=ReportId("r-1"),
        document=document.id,
        sentence=0,
        quote_span=span,
        quote=HOSTILE,
        trigger_span=Span(start=8, end=12),
        trigger=text[8:12],
        event_type="AID",
        mode=None,
        contexts=(),
        cameo="070",
        goldstein=7.0,
        actors=(
            Party(
                id=rebels,
                kind=PartyKind.GROUP,
                sector="REB",
                name=HOSTILE,
                text=HOSTILE,
                because=HOSTILE,
            ),
        ),
        recipients=(
            Party(
                id=russia,
                kind=PartyKind.STATE,
                sector=None,
                name="Russia",
                text=HOSTILE,
                because=HOSTILE,
            ),
        ),
        symmetric=False,
        when=when,
        where=place,
        factuality=Factuality.FACT,
        attribution=(Speaker(speaker=HOSTILE, text=HOSTILE, cue=HOSTILE),),
        confidence=0.5,
        language="en",
        because=(HOSTILE,),
        coder=f"model {HOSTILE}",
    )
    event = Event(
        id=EventId("e-1"),
        event_type="AID",
        mode=None,
        contexts=(),
        quad="material cooperation",
        cameo="070",
        goldstein=7.0,
        actors=(rebels,),
        recipients=(russia,),
        symmetric=False,
        when=when,
        where=place,
        status=Status.CONFIRMED,
        status_because=f"told by {HOSTILE}",
        reports=(report.id,),
        sources=(HOSTILE,),
    )
    return Evidence(documents=(document,), reports=(report,), events=(event,))
