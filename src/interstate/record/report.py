"""What one sentence says: reports of acts, assessments of relations, comments on other reports."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from interstate.record.party import Party, Place
from interstate.record.text import DocumentId, Span
from interstate.record.when import When

ReportId = NewType("ReportId", str)
AssessmentId = NewType("AssessmentId", str)


class Factuality(StrEnum):
    """How sure the teller is that the act happens (FactBank's values).

    References
    ----------
    Sauri, R. and Pustejovsky, J. (2009), "FactBank: a corpus annotated with event
    factuality", Language Resources and Evaluation 43: the seven values.
    """

    FACT = "CT+"
    COUNTERFACT = "CT-"
    PROBABLE = "PR+"
    NOT_PROBABLE = "PR-"
    POSSIBLE = "PS+"
    NOT_CERTAIN = "PS-"
    UNCOMMITTED = "Uu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """On whose word a report stands, other than the document's own.

    Attributes
    ----------
    speaker
        Party id where resolved, else the words.
    text
        The words that name the speaker.
    cue
        The words that make it speech ("said", "laut", "по данным").
    """

    speaker: str
    text: str
    cue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One act as one sentence of one document tells it.

    Attributes
    ----------
    id
        Content hash of what was read and what was made of it.
    sentence
        Index of the sentence in its document, from 0.
    quote_span, quote
        The whole sentence as it stands in the document.
    trigger_span, trigger
        The words that express the act.
    event_type, mode, contexts, cameo, goldstein
        PLOVER type, mode and contexts; the nearest CAMEO code; its Goldstein value, -10 to 10.
    actors, recipients
        Who acts, towards whom. A mutual act has all parties as actors and is `symmetric`.
    attribution
        The chain of speakers, outermost first; empty for the document's own voice.
    confidence
        0 to 1: how probable it is that type and parties are all right, learnt from sentences coded
        by hand; of a language model's report only a rank.
    because
        The rule that fired, and every judgement on the way, in words.
    coder
        Who coded it: ``"interstate"``, ``"model "`` and a language model's name, or a data set's.
    """

    id: ReportId
    document: DocumentId
    sentence: int
    quote_span: Span
    quote: str
    trigger_span: Span
    trigger: str
    event_type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    goldstein: float | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    symmetric: bool
    when: When | None
    where: Place | None
    factuality: Factuality
    attribution: tuple[Speaker, ...]
    confidence: float
    language: str
    because: tuple[str, ...]
    coder: str = "interstate"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairReport:
    """The one report on two parties that somebody has marked in a text.

    Attributes
    ----------
    report
        Its type is the likeliest.
    probability
        How likely that type is, 0 to 1.
    probabilities
        The same for each of the 16 types, the likeliest first; they sum to one.
    """

    report: Report
    probability: float
    probabilities: Mapping[str, float]


class Direction(StrEnum):
    """Which way a relationship is said to move."""

    IMPROVING = "improving"
    WORSENING = "worsening"
    GOOD = "good"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A sentence that says how a relationship stands or moves; nobody did anything.

    Attributes
    ----------
    parties
        Those whose relationship is judged; two or more.
    """

    id: AssessmentId
    document: DocumentId
    sentence: int
    quote_span: Span
    quote: str
    trigger: str
    parties: tuple[Party, ...]
    direction: Direction
    when: When | None
    factuality: Factuality
    attribution: tuple[Speaker, ...]
    language: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A sentence that confirms, denies or withholds confirmation of what was reported elsewhere.

    Attributes
    ----------
    verdict
        ``"confirmed"``, ``"unconfirmed"`` or ``"denied"``.
    about
        The reports it speaks of.
    because
        How those reports were found, in words.
    """

    document: DocumentId
    sentence: int
    quote_span: Span
    quote: str
    verdict: str
    about: tuple[ReportId, ...]
    because: str
