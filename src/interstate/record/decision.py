"""What people decide about reports and events, and how it stands after the texts are read again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from types import MappingProxyType

from interstate.errors import UnknownCodeError
from interstate.record.identity import content_id
from interstate.record.report import Report, ReportId
from interstate.record.text import DocumentId, Span

WITHDRAWN = "withdrawn"
"""The field that takes reports out; it becomes ``"yes"``."""
TOGETHER = "one event"
"""What a decision is about that holds reports to tell of one happening."""
APART = "apart"
"""What a decision is about that holds reports to tell of another happening than others."""
UNDONE = "undone"
"""What a decision is about that takes back another, whose id it `becomes`."""

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "event_type": "a PLOVER type",
        "mode": "a PLOVER mode of the type, or nothing",
        "contexts": "PLOVER contexts with ' | ' between, or nothing",
        "cameo": "a CAMEO code, or nothing",
        "factuality": "CT+ CT- PR+ PR- PS+ PS- Uu",
        "when": "days in figures, as `interstate.record.when_of` reads them, or nothing",
        "actors": "party ids with ' | ' between, ? for words that nobody resolved",
        "recipients": "the same, or nothing",
        "symmetric": "yes or no",
    }
)
"""What can be decided about one report, and how its value is written."""
MATTERS: tuple[str, ...] = (*FIELDS, WITHDRAWN, TOGETHER, APART, UNDONE)
"""What a decision can be about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Where a report stands and what it says: what finds it again when its id has changed.

    Attributes
    ----------
    said
        What was coded there, as `said_by` writes it; tells reports of the same words apart.
    """

    document: DocumentId
    sentence: int
    quote_span: Span
    quote: str
    trigger_span: Span
    trigger: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A report that a decision is about.

    Attributes
    ----------
    report
        Its id when it was decided about.
    passage
        Where it stood; ``None`` where the record no longer knew.
    """

    report: ReportId
    passage: Passage | None


def subject_of(report: Report) -> Subject:
    """Return a report, as it was coded, as what a decision is about."""
    return Subject(
        report=report.id,
        passage=Passage(
            document=report.document,
            sentence=report.sentence,
            quote_span=report.quote_span,
            quote=report.quote,
            trigger_span=report.trigger_span,
            trigger=report.trigger,
            said=said_by(report),
        ),
    )


def said_by(report: Report) -> str:
    """Return type and parties of a report in a line, e.g. ``"SUPPORT: PRK | RUS > CHN"``."""
    sides = (report.actors, report.recipients)
    actors, recipients = (" | ".join(party.id or "?" for party in side) for side in sides)
    return f"{report.event_type}: {actors}" + (f" > {recipients}" if recipients else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One thing that a person decided.

    Attributes
    ----------
    made
        Moment in UTC; of two decisions about one matter the later holds.
    by
        Who decided: a person's name, or the rule or program.
    field
        One of `MATTERS`.
    about
        The reports it is about: one for a field, any number for `WITHDRAWN`, two or more for
        `TOGETHER`, none for `UNDONE`.
    apart_from
        For `APART` the reports that tell of another happening than those in `about`.
    was, becomes
        What held and what shall hold instead; ``None`` is no value.
    because
        The reason, for whoever reads the record later.
    """

    made: datetime
    by: str
    field: str
    about: tuple[Subject, ...] = ()
    apart_from: tuple[Subject, ...] = ()
    was: str | None = None
    becomes: str | None = None
    because: str

    def __post_init__(self) -> None:
        if self.field not in MATTERS:
            raise UnknownCodeError(self.field, kind="field of a report", known=MATTERS)
        least = 0 if self.field == UNDONE else 2 if self.field == TOGETHER else 1
        most = 0 if self.field == UNDONE else 1 if self.field in FIELDS else None
        if len(self.about) < least or (most is not None and len(self.about) > most):
            msg = f"a decision about {self.field!r} cannot be about {len(self.about)} reports"
            raise ValueError(msg)
        if bool(self.apart_from) != (self.field == APART):
            msg = f"reports to keep apart from belong to {APART!r} alone, and are needed there"
            raise ValueError(msg)
        if not self.by.strip() or not self.because.strip():
            msg = "a decision needs who made it and why"
            raise ValueError(msg)

    @property
    def id(self) -> str:
        """Content hash: the same decision made twice is one."""
        return content_id(
            "d",
            self.made.astimezone(UTC).isoformat(),
            self.by,
            self.field,
            [subject.report for subject in self.about],
            [subject.report for subject in self.apart_from],
            self.becomes,
            self.because,
        )


class Standing(StrEnum):
    """How a decision stands in the record as it is now."""

    HOLDS = "holds"
    SETTLED = "settled"
    STALE = "stale"
    OVERRULED = "overruled"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A decision and how it stands.

    Attributes
    ----------
    standing
        ``"settled"`` where the coder says so itself by now, ``"stale"`` where what it is about is
        gone, ``"overruled"`` where a later decision says otherwise.
    because
        Why it stands so, in words.
    about, apart_from
        The reports it bears on now, by the ids they have now.
    coded
        What is coded now where it decides about a field.
    """

    decision: Decision
    standing: Standing
    because: str
    about: tuple[ReportId, ...] = ()
    apart_from: tuple[ReportId, ...] = ()
    coded: str | None = None

    @property
    def holds(self) -> bool:
        """Whether it changes what the record says."""
        return self.standing is Standing.HOLDS
