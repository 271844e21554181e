"""Evidence made by hand in a line each: who did what to whom, in which paper, on which day."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from interstate.hypotheses import Analysis, Hypothesis, Likelihood, Observation, Question, analyse
from interstate.record import (
    Basis,
    Document,
    DocumentId,
    Event,
    EventId,
    Evidence,
    Factuality,
    Outlet,
    Party,
    PartyKind,
    Precision,
    Report,
    ReportId,
    Span,
    Speaker,
    Status,
    When,
)

QUADS = {"AGREE": "verbal cooperation", "AID": "material cooperation"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One report: an act as one paper tells it.

    Attributes
    ----------
    act
        What it is an act of; reports with the same one tell of one event.
    """

    event_type: str
    outlet: str
    day: date
    actor: str = "RUS"
    recipient: str = "PRK"
    act: str = ""
    factuality: Factuality = Factuality.FACT
    speakers: int = 0
    confidence: float = 1.0
    kind: str | None = "press"
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    status: Status = Status.REPORTED
    copy_of: str | None = None
    when: When | None = None


def day_of(day: date) -> When:
    return When(first=day, last=day, precision=Precision.DAY, basis=Basis.STATED)


def record(*told: Told) -> Evidence:
    """Return evidence with a document for each report, and an event for each act."""
    documents: list[Document] = []
    reports: list[Report] = []
    acts: dict[str, list[int]] = {}
    for n, each in enumerate(told):
        id_ = DocumentId(f"{each.outlet}-{n}")
        documents.append(_document(id_, each))
        reports.append(_report(n, id_, each))
        acts.setdefault(each.act or f"act {n}", []).append(n)
    events = tuple(_event(act, [(told[n], reports[n]) for n in at]) for act, at in acts.items())
    return Evidence(documents=tuple(documents), reports=tuple(reports), events=events)


def _document(id_: DocumentId, told: Told) -> Document:
    return Document(
        id=id_,
        text="They did it.",
        language="en",
        language_because="given",
        outlet=Outlet(name=told.outlet, kind=told.kind),
        title=None,
        published=told.day,
        origin=id_,
        content_hash=id_,
        duplicate_of=None if told.copy_of is None else DocumentId(told.copy_of),
    )


def _party(id_: str) -> Party:
    return Party(id=id_, kind=PartyKind.STATE, sector=None, name=id_, text=id_, because="given")


def _report(n: int, document: DocumentId, told: Told) -> Report:
    span = Span(start=0, end=12)
    return Report(
        id=ReportId(f"r{n}"),
        document=document,
        sentence=0,
        quote_span=span,
        quote="They did it.",
        trigger_span=Span(start=5, end=8),
        trigger="did",
        event_type=told.event_type,
        mode=told.mode,
        contexts=told.contexts,
        cameo=None,
        goldstein=None,
        actors=(_party(told.actor),),
        recipients=(_party(told.recipient),),
        symmetric=False,
        when=told.when or day_of(told.day),
        where=None,
        factuality=told.factuality,
        attribution=tuple(
            Speaker(speaker="someone", text="someone", cue="said") for _ in range(told.speakers)
        ),
        confidence=told.confidence,
        language="en",
        because=("given",),
    )


def _event(act: str, told: Sequence[tuple[Told, Report]]) -> Event:
    first, report = told[0]
    return Event(
        id=EventId(f"e-{act}"),
        event_type=first.event_type,
        mode=first.mode,
        contexts=first.contexts,
        quad=QUADS.get(first.event_type, "verbal conflict"),
        cameo=None,
        goldstein=None,
        actors=(first.actor,),
        recipients=(first.recipient,),
        symmetric=False,
        when=report.when,
        where=None,
        status=first.status,
        status_because="given",
        reports=tuple(each.id for _, each in told),
        sources=tuple(dict.fromkeys(each.outlet for each, _ in told)),
    )


def question(
    *observations: Observation, expects: Mapping[str, Mapping[str, float]], **priors: float
) -> Question:
    """Return a question with a hypothesis for each key of `expects`."""
    total = sum(priors.values()) if priors else len(expects)
    return Question(
        asks="What is it for?",
        pair=("RUS", "PRK"),
        hypotheses=tuple(
            Hypothesis(
                id=id_,
                says=f"It is {id_}",
                prior=priors.get(id_, 1.0) / total,
                expects={row: Likelihood(chance=chance) for row, chance in each.items()},
            )
            for id_, each in expects.items()
        ),
        observations=observations,
        reliability=MappingProxyType({}),
        origin="question.yaml",
    )


def observed(id_: str, *types: str, **more: object) -> Observation:
    """Return an observation of acts between Russia and North Korea."""
    made = Observation(id=id_, says=f"{id_} is seen", types=types, between=("RUS", "PRK"))
    return replace(made, **more)  # pyright: ignore[reportArgumentType]


def outlet_name(document: Document) -> str:
    return document.outlet.name


def nothing_before(_party: str) -> tuple[str, ...]:
    return ()


def analysed(
    evidence: Evidence,
    asked: Question,
    voice_of: Callable[[Document], str] = outlet_name,
) -> Analysis:
    return analyse(evidence, asked, voice_of=voice_of, predecessors=nothing_before)
