"""The nouns every stage shares: plain frozen values that need no model and no database."""

from interstate.record.decision import Decision, Passage, Ruling, Standing, Subject
from interstate.record.event import Event, EventId, Status, Tie, TieId
from interstate.record.evidence import Evidence, Run
from interstate.record.given import GIVEN, HAPPENING, Reconciliation
from interstate.record.identity import content_id
from interstate.record.party import Mention, Party, PartyKind, Place
from interstate.record.report import (
    Assessment,
    AssessmentId,
    Comment,
    Direction,
    Factuality,
    PairReport,
    Report,
    ReportId,
    Speaker,
)
from interstate.record.text import DateCandidate, Document, DocumentId, Item, Outlet, Rejected, Span
from interstate.record.trees import Sentence, Token
from interstate.record.when import Basis, Precision, TimeExpression, When, when_of

__all__ = [
    "GIVEN",
    "HAPPENING",
    "Assessment",
    "AssessmentId",
    "Basis",
    "Comment",
    "DateCandidate",
    "Decision",
    "Direction",
    "Document",
    "DocumentId",
    "Event",
    "EventId",
    "Evidence",
    "Factuality",
    "Item",
    "Mention",
    "Outlet",
    "PairReport",
    "Party",
    "PartyKind",
    "Passage",
    "Place",
    "Precision",
    "Reconciliation",
    "Rejected",
    "Report",
    "ReportId",
    "Ruling",
    "Run",
    "Sentence",
    "Span",
    "Speaker",
    "Standing",
    "Status",
    "Subject",
    "Tie",
    "TieId",
    "TimeExpression",
    "Token",
    "When",
    "content_id",
    "when_of",
]
