"""How an event is told in a line, and its days as far as a format can take them."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import product

from interstate.record import Document, Event, Evidence, Party, Precision, Report, When
from interstate.reference.states import party_name
from interstate.store.exports.safe import label

NO_PAIR = "without an actor or a recipient"
"""Why an act is left out that a format would draw from one party to another."""
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
"""The moment of a file whose evidence no run made: formats that demand one get always the same."""


class Sources:
    """The reports and documents that an event rests on, found by id."""

    def __init__(self, evidence: Evidence) -> None:
        self._reports = {report.id: report for report in evidence.reports}
        self.documents: Mapping[str, Document] = {d.id: d for d in evidence.documents}

    def reports_of(self, event: Event) -> list[Report]:
        """Return the reports that tell of it, as far as they are there."""
        return [self._reports[each] for each in event.reports if each in self._reports]

    def documents_of(self, event: Event) -> list[Document]:
        """Return the documents those stand in, each once, in the order read."""
        found = dict.fromkeys(report.document for report in self.reports_of(event))
        return [self.documents[each] for each in found if each in self.documents]

    def party_of(self, event: Event, party: str) -> Party | None:
        """Return a party as the first report that names it has it."""
        named = (p for r in self.reports_of(event) for p in (*r.actors, *r.recipients))
        return next((each for each in named if each.id == party), None)


def moment_of(evidence: Evidence) -> datetime:
    """Return when the evidence was made: the start of its latest run, in UTC to the second."""
    started = [run.started.astimezone(UTC) for run in evidence.runs]
    return max(started, default=BEGINNING).replace(microsecond=0)


def parties_of(events: Sequence[Event]) -> list[str]:
    """Return the ids of all parties of some events, sorted."""
    return sorted({party for event in events for party in (*event.actors, *event.recipients)})


def directed_pairs(event: Event) -> list[tuple[str, str]]:
    """Return who acts towards whom: each actor towards each recipient.

    The parties of a mutual act act towards one another, so that each two are there both ways. An
    act without an actor or a recipient has no pair.
    """
    pairs = list(product(event.actors, event.recipients))
    if event.symmetric:
        pairs += product(event.actors, event.actors)
    return [(actor, recipient) for actor, recipient in pairs if actor != recipient]


def name_of(party: str) -> str:
    """Return the usual English name of a party on one line."""
    return label(party_name(party))


def headline(event: Event) -> str:
    """Return who did what to whom in a line, e.g. ``"Russia → North Korea: consult (visit)"``."""
    mode = f" ({event.mode})" if event.mode else ""
    return f"{sides(event)}: {event.event_type.lower()}{mode}"


def sides(event: Event) -> str:
    """Return who acts towards whom in words; an actor that is not known is somebody."""
    actors = " & ".join(map(name_of, event.actors)) or "somebody"
    recipients = " & ".join(map(name_of, event.recipients))
    return f"{actors} → {recipients}" if recipients else actors


def days_in_words(when: When | None) -> str | None:
    """Return the days no finer than told: ``"2024-06-19"``, ``"2024-10"``, ``"since 2014"``."""
    if when is None:
        return None
    first, last = day_prefix(when, when.first), day_prefix(when, when.last)
    if first is None:
        return f"until {last}"
    if last is None:
        return f"since {first}"
    return first if first == last else f"{first} to {last}"


def day_after(day: date) -> date | None:
    """Return the next day: the end of a day where a format does not count the end in."""
    return None if day == date.max else day + timedelta(days=1)


def day_prefix(when: When, day: date | None) -> str | None:
    """Return a bound as ISO 8601 with as much as the text tells: year, year and month, or day.

    Examples
    --------
    >>> from interstate.record import Basis
    >>> month = When(first=date(2024, 10, 1), last=date(2024, 10, 31),
    ...              precision=Precision.MONTH, basis=Basis.STATED)
    >>> day_prefix(month, month.first), day_prefix(month, None)
    ('2024-10', None)
    """
    if day is None:
        return None
    if when.precision is Precision.YEAR and _is_edge(when, day, of_year=True):
        return f"{day.year:04d}"
    if when.precision is Precision.MONTH and _is_edge(when, day, of_year=False):
        return day.isoformat()[:7]
    return day.isoformat()


def _is_edge(when: When, day: date, *, of_year: bool) -> bool:
    """Whether a bound is the first or last day of its unit, as which side it is."""
    if of_year:
        first, last = (1, 1), (12, 31)
    else:
        first, last = (day.month, 1), (day.month, monthrange(day.year, day.month)[1])
    edge = (day.month, day.day)
    return (day == when.first and edge == first) or (day == when.last and edge == last)
