"""Everything one run, or one record, holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from interstate.record.decision import Ruling
from interstate.record.event import Event, Tie
from interstate.record.report import Assessment, Comment, Report
from interstate.record.text import Document, Rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What made the rows: enough to make them again.

    Attributes
    ----------
    id
        Content hash of versions, settings and input hashes: the same run has the same id.
    started
        Moment in UTC; not part of the id.
    versions
        Program, Python, models and tables, each with its version or hash.
    settings
        Every choice that bears on the result.
    inputs
        SHA-256 of each document's bytes by document id.
    """

    id: str
    started: datetime
    versions: Mapping[str, str]
    settings: Mapping[str, str]
    inputs: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Documents and all that was made of them; what the store keeps and a dossier shows.

    Attributes
    ----------
    decisions
        What people decided and how it stands, the earliest first; already laid over the reports.
    """

    documents: tuple[Document, ...] = ()
    reports: tuple[Report, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    comments: tuple[Comment, ...] = ()
    events: tuple[Event, ...] = ()
    ties: tuple[Tie, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    runs: tuple[Run, ...] = ()
    decisions: tuple[Ruling, ...] = ()
