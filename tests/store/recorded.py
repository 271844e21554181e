"""A record of six reports made by hand, and what people could decide about them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.events.tellings import day, document, report

from interstate.pipeline import conclude_reports
from interstate.record import Decision, Document, Evidence, Report, Ruling
from interstate.record.decision import TOGETHER, UNDONE, subject_of
from interstate.store import Record, open_record
from interstate.store.sitting import Sitting, begin_sitting

MORNING = datetime(2024, 7, 1, 8, tzinfo=UTC)
JUNE = day("2024-06-19")
SIGNED = report(
    "wire",
    "Russia and North Korea signed a treaty in Pyongyang on 19 June 2024.",
    "signed",
    "SUPPORT",
    ("PRK", "RUS"),
    when=JUNE,
    cameo="057",
)
UNTERZEICHNET = report(
    "blatt",
    "Am 19. Juni unterzeichneten Moskau und Pjöngjang einen Vertrag.",
    "unterzeichneten",
    "SUPPORT",
    ("PRK", "RUS"),
    when=JUNE,
    language="de",
)
PRAISED = report("wire", "Russia praised North Korea.", "praised", "SUPPORT", ("RUS",), ("PRK",))
SENT = report(
    "vestnik",
    "Россия отправила КНДР лекарства.",
    "отправила",
    "AID",
    ("RUS",),
    ("PRK",),
    language="ru",
)
VISITED = report(
    "courier",
    "The Russian minister visited Pyongyang on 3 July.",
    "visited",
    "CONSULT",
    ("RUS",),
    ("PRK",),
    mode="visit",
    when=day("2024-07-03"),
)
FIRED = report("courier", "Police fired on a patrol.", "fired", "ASSAULT", ("RUS",), ("UKR",))
REPORTS = (SIGNED, UNTERZEICHNET, PRAISED, SENT, VISITED, FIRED)


def documents(*reports: Report) -> tuple[Document, ...]:
    """Return the documents in which reports stand, with their sentences as text."""
    named = dict.fromkeys(each.document for each in reports)
    return tuple(
        replace(
            document(name),
            text=" ".join(dict.fromkeys(r.quote for r in reports if r.document == name)),
        )
        for name in named
    )


def evidence(*reports: Report) -> Evidence:
    """Return reports and their documents with the events and ties made of them."""
    coded = Evidence(documents=documents(*reports), reports=reports)
    events, ties = conclude_reports(coded)
    return replace(coded, events=events, ties=ties)


def recorded(folder: Path, *reports: Report) -> Record:
    """Return a new open record of reports."""
    record = open_record(folder)
    record.add(evidence(*(reports or REPORTS)))
    return record


def decided(
    about: Report, field: str, becomes: str | None, *, hours: int = 0, because: str = "read again"
) -> Decision:
    return Decision(
        made=MORNING + timedelta(hours=hours),
        by="Ana",
        field=field,
        about=(subject_of(about),),
        becomes=becomes,
        because=because,
    )


def together(*reports: Report, hours: int = 0) -> Decision:
    return Decision(
        made=MORNING + timedelta(hours=hours),
        by="Ana",
        field=TOGETHER,
        about=tuple(map(subject_of, reports)),
        because="one and the same",
    )


def undone(decision: Decision, *, hours: int) -> Decision:
    return Decision(
        made=MORNING + timedelta(hours=hours),
        by="Ben",
        field=UNDONE,
        becomes=decision.id,
        because="a slip",
    )


def sitting(coded: Evidence, *before: Decision) -> Sitting:
    return begin_sitting(coded, before, by="Ana", now=MORNING)


def standing(ruled: tuple[Ruling, ...]) -> list[str]:
    return [ruling.standing.value for ruling in ruled]
