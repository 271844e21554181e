"""Happenings in the world and the bonds they begin or end, as far as reports tell of them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from interstate.record.party import Place
from interstate.record.report import ReportId
from interstate.record.when import When

EventId = NewType("EventId", str)
TieId = NewType("TieId", str)


class Status(StrEnum):
    """How an event stands, by the rule in `interstate.events.status`."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    CLAIMED = "claimed"
    DISPUTED = "disputed"
    DENIED = "denied"
    PLANNED = "planned"
    EXPECTED = "expected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening, made from the reports that tell of it.

    Attributes
    ----------
    actors, recipients
        Party ids, sorted; a mutual act has all as actors and is `symmetric`.
    quad
        PLOVER quad class, e.g. ``"verbal cooperation"``.
    status, status_because
        How it stands, and the rule that says so with the counts it used.
    reports
        The reports that tell of it, in the order read; never empty.
    sources
        Names of the independent outlets; copies of one text count once.
    merged_because
        Why these reports were taken for one happening; empty for a single report.
    """

    id: EventId
    event_type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: str
    cameo: str | None
    goldstein: float | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    symmetric: bool
    when: When | None
    where: Place | None
    status: Status
    status_because: str
    reports: tuple[ReportId, ...]
    sources: tuple[str, ...]
    merged_because: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.reports:
            msg = f"event {self.id} rests on no report"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A bond or breach with a beginning and an end.

    Attributes
    ----------
    kind
        ``treaty alliance sanction membership trade war diplomatic``.
    parties
        Party ids, sorted; for a directed tie (a sanction) the sender first.
    begins, ends
        When it began and ended, as far as told; ``None`` where it is not.
    events
        The events it is read from; never empty.
    """

    id: TieId
    kind: str
    name: str | None
    parties: tuple[str, ...]
    directed: bool
    begins: When | None
    ends: When | None
    events: tuple[EventId, ...]
    because: str
