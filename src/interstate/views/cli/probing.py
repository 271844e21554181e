"""Minimal pairs: whether the coder tells apart what differs in one thing only.

The sentences are our own, the same few acts over and over: denied, asked, hedged, in the passive,
with the sides swapped. A coder that reads only words codes all of them alike.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interstate.record import Report

_ANYBODY = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """One sentence and what it reports.

    Attributes
    ----------
    group
        What is probed: ``"negate"``, ``"passive"``.
    actors, recipients
        Party ids, sorted; all parties of a mutual act are actors.
    speaker
        On whose word: a party id, ``"*"`` for anybody, or empty for the sentence's own.
    """

    language: str
    group: str
    text: str
    published: date
    event_type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    factuality: str
    speaker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbeGroup:
    """How many sentences of a group were read rightly.

    Attributes
    ----------
    wrong
        The others, as they stand.
    """

    language: str
    group: str
    right: int
    of: int
    wrong: tuple[str, ...]


@cache
def probes() -> tuple[Probe, ...]:
    """Return the probes that come with interstate, of the languages that are coded here."""
    from interstate.language.coverage import coded_languages

    table = files("interstate.views.cli") / "data" / "probes.csv"
    rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    return tuple(
        Probe(
            language=row["language"],
            group=row["group"],
            text=row["text"],
            published=date.fromisoformat(row["published"]),
            event_type=row["event_type"],
            actors=tuple(filter(None, row["actors"].split("+"))),
            recipients=tuple(filter(None, row["recipients"].split("+"))),
            factuality=row["factuality"],
            speaker=row["speaker"],
        )
        for row in rows
        if row["language"] in coded_languages()
    )


def run(language: str) -> list[ProbeGroup]:
    """Code the probes of one language and say, group by group, how many are right.

    A sentence is right where one report has the type, the parties on their sides, the factuality
    and the speaker, and no other report of that type stands beside it.
    """
    from interstate.pipeline import Choices, code, gather_texts
    from interstate.record import Rejected

    chosen = [probe for probe in probes() if probe.language == language]
    documents = [
        replace(document, published=probe.published)
        for probe, document in zip(
            chosen, gather_texts([p.text for p in chosen], language=language), strict=True
        )
    ]
    results = list(code(documents, Choices()))
    right = [
        not isinstance(result, Rejected) and _is_right(probe, result.reports)
        for probe, result in zip(chosen, results, strict=True)
    ]
    return list(_by_group(chosen, right))


def _is_right(probe: Probe, reports: "tuple[Report, ...]") -> bool:
    """Whether the one report of the probe's type is as it should be."""
    same = [report for report in reports if report.event_type == probe.event_type]
    if len(same) != 1:
        return False
    (report,) = same
    speakers = [each.speaker for each in report.attribution]
    return (
        tuple(sorted(str(p.id) for p in report.actors)) == probe.actors
        and tuple(sorted(str(p.id) for p in report.recipients if p.id)) == probe.recipients
        and report.factuality.value == probe.factuality
        and (probe.speaker == _ANYBODY or speakers == [probe.speaker] * bool(probe.speaker))
    )


def _by_group(chosen: list[Probe], right: list[bool]) -> Iterator[ProbeGroup]:
    for group in dict.fromkeys(probe.group for probe in chosen):
        of_group = [(p, ok) for p, ok in zip(chosen, right, strict=True) if p.group == group]
        yield ProbeGroup(
            language=chosen[0].language,
            group=group,
            right=sum(ok for _, ok in of_group),
            of=len(of_group),
            wrong=tuple(p.text for p, ok in of_group if not ok),
        )
