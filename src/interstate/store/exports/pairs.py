"""What a record holds of two states."""

from collections.abc import Iterable
from dataclasses import replace

from interstate.record import Evidence
from interstate.reference.states import predecessors


def of_pair(evidence: Evidence, pair: tuple[str, str]) -> Evidence:
    """Return what passes between two parties: acts of one towards the other, or of both together.

    Kept are the events and reports in which one acts and the other acts or receives, the
    assessments and ties of both, the comments on those reports, and the documents that all these
    stand in, with the originals of copies. What was rejected and every run stay, so that the
    coverage stays known. Evidence of the states a party came from counts as its own.
    """
    sides = [{party, *predecessors(party)} for party in pair]

    def both(parties: Iterable[str | None]) -> bool:
        named = set(parties)
        return all(side & named for side in sides)

    def between(actors: Iterable[str | None], recipients: Iterable[str | None]) -> bool:
        acting = set(actors)
        return both({*acting, *recipients}) and any(side & acting for side in sides)

    events = tuple(e for e in evidence.events if between(e.actors, e.recipients))
    resting = {report for event in events for report in event.reports}
    reports = tuple(
        report
        for report in evidence.reports
        if report.id in resting
        or between((p.id for p in report.actors), (p.id for p in report.recipients))
    )
    kept = {report.id for report in reports}
    assessments = tuple(a for a in evidence.assessments if both(p.id for p in a.parties))
    comments = tuple(c for c in evidence.comments if kept.intersection(c.about))
    stand_in = {each.document for each in (*reports, *assessments, *comments)}
    stand_in |= {d.duplicate_of for d in evidence.documents if d.id in stand_in and d.duplicate_of}
    return replace(
        evidence,
        documents=tuple(d for d in evidence.documents if d.id in stand_in),
        reports=reports,
        assessments=assessments,
        comments=comments,
        events=events,
        ties=tuple(tie for tie in evidence.ties if both(tie.parties)),
    )
