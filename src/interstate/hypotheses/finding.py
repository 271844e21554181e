"""Fill the rows of the matrix from the record: what was seen, how surely, and on whose word."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import prod

from interstate.hypotheses.questions import Observation, Question
from interstate.hypotheses.weights import (
    AFFIRMS,
    COVERED,
    DENIES,
    HEARSAY,
    MODEL_READING,
    RELIABILITY,
    SILENCE,
)
from interstate.record import Document, DocumentId, Event, EventId, Evidence, Outlet, Report

Month = tuple[int, int]
Days = tuple[date, date]


class State(StrEnum):
    """What the record says of an observation."""

    SEEN = "seen"
    ABSENT = "absent"
    UNCOVERED = "not covered"
    IDLE = "not open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one voice makes of one event.

    Attributes
    ----------
    voice
        What outlets have in common that cannot confirm one another.
    affirms, denies
        Weight of the report that speaks most for the event, and of that which speaks most
        against it; 0 to 1. A voice that tells a thing ten times tells it once.
    """

    voice: str
    affirms: float
    denies: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One document as something that would have told of an act: when, by whom, about whom."""

    voice: str
    month: Month
    parties: frozenset[str]
    reliability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """An event that makes an observation, or one of several that do.

    Attributes
    ----------
    weight
        How surely it is told: 0 to 1, shared out where it serves several observations.
    shared
        How many observations it serves.
    voices
        By voice, how surely it tells of the event, by the same measure.
    """

    event: EventId
    weight: float
    shared: int
    voices: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One observation, and what the record says of it.

    Attributes
    ----------
    finds
        The events that fit, the surest first.
    aside
        Events that fit but for their time: it is open, or reaches beyond the days asked for.
    weight
        How sure the state is: 0 where it is neither seen nor absent, at most 1.
    voices
        By voice, the share it has in the weight.
    covered, months
        In how many months of the time asked for some document tells of both sides, and how many
        months that time has.
    because
        How this was settled, in words.
    """

    observation: Observation
    state: State
    finds: tuple[Find, ...]
    aside: tuple[EventId, ...]
    weight: float
    voices: Mapping[str, float]
    covered: int
    months: int
    because: str

    @property
    def counts(self) -> bool:
        """Whether it is evidence at all."""
        return self.state in {State.SEEN, State.ABSENT} and self.weight > 0

    def chance(self, likelihood: float) -> float:
        """Return how likely what was found is, from how likely the observation is."""
        found = (self.state is State.SEEN) != self.observation.none
        return likelihood if found else 1 - likelihood


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The record, prepared for a question: which events fit where, who tells of them, and when.

    Attributes
    ----------
    fitting
        By observation the events that fit, whenever they were.
    tellings
        By event, what each voice makes of it, sorted by voice.
    issues
        The documents with a day of publication that tell of somebody.
    span
        The first and last day of publication, or ``None`` where no document has one.
    lineage
        For a party the ids that are counted as it.
    outlets
        By voice, the names of its outlets.
    """

    fitting: Mapping[str, tuple[Event, ...]]
    tellings: Mapping[EventId, tuple[Telling, ...]]
    issues: tuple[Issue, ...]
    span: Days | None
    lineage: Mapping[str, frozenset[str]]
    outlets: Mapping[str, tuple[str, ...]]


def prepare(
    evidence: Evidence,
    question: Question,
    *,
    voice_of: Callable[[Document], str],
    predecessors: Callable[[str], tuple[str, ...]],
) -> Ground:
    """Return the record, prepared for a question.

    Parameters
    ----------
    voice_of
        What a document's outlet has in common with those that cannot confirm it; a copy has
        that of its original.
    predecessors
        Party ids of the states that came before one; their acts are counted as its own.
    """
    asked = frozenset[str]().union(*(each.parties for each in question.observations))
    lineage = {party: frozenset((party, *predecessors(party))) for party in asked}
    tied: dict[EventId, set[str]] = {}
    for tie in evidence.ties:
        for id_ in tie.events:
            tied.setdefault(id_, set()).add(tie.kind)
    fitting = {
        each.id: tuple(
            e for e in evidence.events if each.fits(e, lineage, frozenset(tied.get(e.id, ())))
        )
        for each in question.observations
    }
    documents = {document.id: document for document in evidence.documents}
    reports = {report.id: report for report in evidence.reports}
    reliability = {**RELIABILITY, **question.reliability}

    def relied_on(outlet: Outlet) -> float:
        return reliability[outlet.kind or "unknown"]

    tellings: dict[EventId, tuple[Telling, ...]] = {}
    for event in {e.id: e for events in fitting.values() for e in events}.values():
        said = [reports[r] for r in event.reports if r in reports]
        tellings[event.id] = tuple(_tellings(said, documents, voice_of, relied_on))
    parties: dict[DocumentId, set[str]] = {}
    for told in (*evidence.reports, *evidence.assessments):
        named = told.parties if not isinstance(told, Report) else (*told.actors, *told.recipients)
        parties.setdefault(told.document, set()).update(p.id for p in named if p.id)
    issues = tuple(
        Issue(
            voice=voice_of(document),
            month=(document.published.year, document.published.month),
            parties=frozenset(parties[document.id]),
            reliability=relied_on(document.outlet),
        )
        for document in evidence.documents
        if document.published is not None and document.id in parties
    )
    outlets: dict[str, set[str]] = {}
    for document in evidence.documents:
        outlets.setdefault(voice_of(document), set()).add(document.outlet.name)
    days = sorted(d.published for d in evidence.documents if d.published is not None)
    return Ground(
        fitting=fitting,
        tellings=tellings,
        issues=issues,
        span=(days[0], days[-1]) if days else None,
        lineage=lineage,
        outlets={voice: tuple(sorted(names)) for voice, names in sorted(outlets.items())},
    )


def _tellings(
    reports: Sequence[Report],
    documents: Mapping[DocumentId, Document],
    voice_of: Callable[[Document], str],
    relied_on: Callable[[Outlet], float],
) -> Iterator[Telling]:
    by_voice: dict[str, list[tuple[Report, Document]]] = {}
    for report in reports:
        if report.document in documents:
            document = documents[report.document]
            by_voice.setdefault(voice_of(document), []).append((report, document))
    for voice, said in sorted(by_voice.items()):
        weights = [(report, report_weight(report, relied_on(d.outlet))) for report, d in said]
        yield Telling(
            voice=voice,
            affirms=max(AFFIRMS.get(report.factuality, 0) * weight for report, weight in weights),
            denies=max(DENIES.get(report.factuality, 0) * weight for report, weight in weights),
        )


def report_weight(report: Report, reliability: float) -> float:
    """Return how far a report is relied on, whatever it says: 0 to 1.

    It is how probable it is that the sentence was read rightly, times how far the outlet is relied
    on, halved for each speaker on whose word the outlet tells it.
    """
    rightly = MODEL_READING if report.coder.startswith("model ") else report.confidence
    return rightly * reliability * HEARSAY ** len(report.attribution)


def fill(
    question: Question, ground: Ground, *, without: Collection[str] = frozenset()
) -> tuple[Row, ...]:
    """Return the rows of the matrix, in the order of the file.

    Parameters
    ----------
    without
        Voices that are left out, as if they had never published.
    """
    return _Filling(question, ground, frozenset(without)).rows()


class _Filling:
    """One pass over the observations."""

    def __init__(self, question: Question, ground: Ground, without: frozenset[str]) -> None:
        self.question, self.ground, self.without = question, ground, without
        self.observations = {each.id: each for each in question.observations}
        self.own = {each.id: self._in_time(each) for each in question.observations}

    def rows(self) -> tuple[Row, ...]:
        chosen = {each.id: self._in_order(each) for each in self.question.observations}
        serves: dict[EventId, int] = {}
        for events in chosen.values():
            for event in events:
                serves[event.id] = serves.get(event.id, 0) + 1
        return tuple(
            self._row(each, chosen[each.id], serves) for each in self.question.observations
        )

    def _told(self, event: Event) -> bool:
        """Whether some voice that is not left out affirms it."""
        tellings = self.ground.tellings[event.id]
        return any(each.affirms > 0 for each in tellings if each.voice not in self.without)

    def _in_time(self, observation: Observation) -> tuple[Event, ...]:
        return tuple(
            event
            for event in self.ground.fitting[observation.id]
            if _lies_in(event, observation) and self._told(event)
        )

    def _in_order(self, observation: Observation) -> tuple[Event, ...]:
        events = self.own[observation.id]
        if observation.after is not None:
            earlier = self.own[observation.after]
            events = tuple(
                e for e in events if any(_follows(e, a, observation.within_days) for a in earlier)
            )
        if observation.before is not None:
            later = self.own[observation.before]
            events = tuple(
                e for e in events if any(_follows(b, e, observation.within_days) for b in later)
            )
        return events

    def _row(
        self, observation: Observation, events: Sequence[Event], serves: Mapping[EventId, int]
    ) -> Row:
        finds = sorted(
            (self._find(event, serves[event.id]) for event in events),
            key=lambda find: (-find.weight, find.event),
        )
        aside = tuple(
            event.id
            for event in self.ground.fitting[observation.id]
            if not _lies_in(event, observation) and _may_lie_in(event, observation)
        )
        days = self._window(observation)
        waits = days is None and (observation.after or observation.before)
        covered, months, voices = (0, 0, {}) if days is None else self._coverage(observation, days)
        told = [find for find in finds if find.weight > 0]
        state, weight, because = State.UNCOVERED, 0.0, ""
        if len(told) >= observation.at_least:
            state = State.SEEN
            weight, voices = _sureness(told, observation.at_least)
            because = _because_seen(observation, told, len(voices))
        elif waits:
            state, voices = State.IDLE, {}
            because = f"{waits!r}, which it must come before or after, is not seen"
        elif days is None:
            because = "no document tells its day of publication, and no days are given"
        elif covered < COVERED * months:
            voices = {}
            because = (
                f"documents tell of both sides in {covered} of {months} months: too few for their "
                "silence to say anything"
            )
        else:
            state = State.ABSENT
            weight = SILENCE * (1 - prod(1 - each for _, each in sorted(voices.items())))
            because = (
                f"not told in {covered} of {months} months in which documents tell of both sides"
            )
        if state is not State.SEEN and finds:
            because = f"{len(finds)} of the {observation.at_least} asked for; {because}"
        return Row(
            observation=observation,
            state=state,
            finds=tuple(finds),
            aside=aside,
            weight=weight,
            voices=_shares(voices),
            covered=covered,
            months=months,
            because=because,
        )

    def _find(self, event: Event, shared: int) -> Find:
        tellings = [t for t in self.ground.tellings[event.id] if t.voice not in self.without]
        affirmed = 1 - prod(1 - each.affirms for each in tellings)
        denied = 1 - prod(1 - each.denies for each in tellings)
        return Find(
            event=event.id,
            weight=affirmed * (1 - denied) / shared,
            shared=shared,
            voices={
                each.voice: each.affirms * (1 - denied) / shared
                for each in tellings
                if each.affirms > 0 and denied < 1
            },
        )

    def _window(self, observation: Observation) -> Days | None:
        """Return the days in which an act could make the observation, as far as they are known."""
        span = self.ground.span
        first = observation.first or (span and span[0])
        last = observation.last or (span and span[1])
        if first is None or last is None:
            return None
        for other, ahead in ((observation.after, True), (observation.before, False)):
            if other is None:
                continue
            ends = [e.when.last if ahead else e.when.first for e in self.own[other] if e.when]
            known = [day for day in ends if day is not None]
            if not known:
                return None
            if ahead:
                first = max(first, min(known))
                if observation.within_days is not None:
                    last = min(last, _moved(max(known), observation.within_days))
            else:
                last = min(last, max(known))
                if observation.within_days is not None:
                    first = max(first, _moved(min(known), -observation.within_days))
        return (first, last) if first <= last else None

    def _coverage(self, observation: Observation, days: Days) -> tuple[int, int, dict[str, float]]:
        """Return months covered, months, and by voice how far its silence could be relied on."""
        (first, last) = days
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        told: dict[str, set[Month]] = {}
        relied: dict[str, float] = {}
        for issue in self.ground.issues:
            if (
                issue.voice not in self.without
                and (first.year, first.month) <= issue.month <= (last.year, last.month)
                and _tells_of_both(issue, observation, self.ground.lineage)
            ):
                told.setdefault(issue.voice, set()).add(issue.month)
                relied[issue.voice] = max(relied.get(issue.voice, 0), issue.reliability)
        covered = len(set[Month]().union(*told.values()))
        return covered, months, {v: relied[v] * len(seen) / months for v, seen in told.items()}


def _sureness(told: Sequence[Find], at_least: int) -> tuple[float, Mapping[str, float]]:
    """Return how sure it is that so many acts were done, and by voice what that rests on.

    All but one of those asked for must be so each for itself; for the last the rest stand together,
    each voice with the act that it tells most surely. The least sure of these parts counts.
    """
    needed, rest = told[: at_least - 1], told[at_least - 1 :]
    best: dict[str, float] = {}
    for find in rest:
        for voice, weight in find.voices.items():
            best[voice] = max(best.get(voice, 0), weight)
    parts = [(find.weight, find.voices) for find in needed]
    parts.append((1 - prod(1 - each for _, each in sorted(best.items())), best))
    return min(parts, key=lambda part: part[0])


def _because_seen(observation: Observation, told: Sequence[Find], voices: int) -> str:
    acts = "1 act fits" if len(told) == 1 else f"{len(told)} acts fit"
    asked = f" of {observation.at_least} asked for" if observation.at_least > 1 else ""
    by = "1 voice" if voices == 1 else f"{voices} independent voices"
    shared = sum(find.shared > 1 for find in told)
    and_so = f"; {shared} shared out among the rows that rest on it" if shared else ""
    return f"{acts}{asked}, told by {by}{and_so}"


def _shares(voices: Mapping[str, float]) -> dict[str, float]:
    whole = sum(each for _, each in sorted(voices.items()))
    if whole <= 0:
        return {}
    return {voice: each / whole for voice, each in sorted(voices.items()) if each > 0}


def _tells_of_both(
    issue: Issue, observation: Observation, lineage: Mapping[str, frozenset[str]]
) -> bool:
    sides = (observation.actors, observation.recipients)
    if observation.between is not None:
        sides = tuple((each,) for each in observation.between)
    meant = [frozenset[str]().union(*(lineage[p] for p in side)) for side in sides if side]
    return all(issue.parties & side for side in meant)


def _lies_in(event: Event, observation: Observation) -> bool:
    """Whether an event lies in the days asked for as a whole."""
    first, last = observation.first, observation.last
    when = event.when
    if first is None and last is None:
        return True
    if when is None:
        return False
    return (first is None or (when.first is not None and when.first >= first)) and (
        last is None or (when.last is not None and when.last <= last)
    )


def _may_lie_in(event: Event, observation: Observation) -> bool:
    """Whether an event may lie in the days asked for, at least in part."""
    when = event.when
    if when is None:
        return True
    return (observation.first is None or when.last is None or when.last >= observation.first) and (
        observation.last is None or when.first is None or when.first <= observation.last
    )


def _follows(later: Event, earlier: Event, within_days: int | None) -> bool:
    """Whether one event surely lies after another, and surely within some days of it."""
    begins = later.when and later.when.first
    ends = earlier.when and earlier.when.last
    if begins is None or ends is None or begins <= ends:
        return False
    if within_days is None:
        return True
    done, begun = later.when and later.when.last, earlier.when and earlier.when.first
    return done is not None and begun is not None and done <= _moved(begun, within_days)


def _moved(day: date, days: int) -> date:
    """Return a day some days on, or the end of the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min
