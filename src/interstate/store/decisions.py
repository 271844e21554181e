"""What people decided, found again and laid over what was coded, never written over it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from interstate.record import (
    Decision,
    Document,
    DocumentId,
    Evidence,
    Passage,
    Report,
    ReportId,
    Ruling,
    Standing,
    Subject,
)
from interstate.record.decision import APART, FIELDS, TOGETHER, UNDONE, WITHDRAWN, said_by
from interstate.store.fields import fits, lay_over, written

_PAIR = 2

Ids = frozenset[ReportId]


def with_decisions(coded: Evidence, decisions: Sequence[Decision]) -> Evidence:
    """Return evidence as people decided, from what was coded.

    Reports that were taken out are left out, also from the events and ties that rest on them.
    Events and ties otherwise rest on what they were made from until they are made again.
    """
    return lay_rulings(coded, replay(decisions, coded.reports, coded.documents))


def lay_rulings(coded: Evidence, rulings: Sequence[Ruling]) -> Evidence:
    """Return evidence with decisions laid over it whose standing is known."""
    decided: dict[ReportId, dict[str, Decision]] = defaultdict(dict)
    withdrawn: set[ReportId] = set()
    for ruling in rulings:
        matter = ruling.decision.field
        if ruling.holds and matter == WITHDRAWN:
            withdrawn.update(ruling.about)
        elif ruling.holds and matter in FIELDS:
            decided[ruling.about[0]][matter] = ruling.decision
    reports = tuple(
        lay_over(report, decided[report.id]) if report.id in decided else report
        for report in coded.reports
        if report.id not in withdrawn
    )
    events = tuple(
        replace(event, reports=left)
        for event in coded.events
        if (left := tuple(report for report in event.reports if report not in withdrawn))
    )
    there = {event.id for event in events}
    ties = tuple(
        replace(tie, events=left)
        for tie in coded.ties
        if (left := tuple(event for event in tie.events if event in there))
    )
    return replace(coded, reports=reports, events=events, ties=ties, decisions=tuple(rulings))


def replay(
    decisions: Iterable[Decision], reports: Iterable[Report], documents: Iterable[Document]
) -> tuple[Ruling, ...]:
    """Return each decision and how it stands among the reports as they are coded now.

    A report is found by its id, else by where it stood: the same sentence and words of the same
    document. Of decisions that contradict each other the later holds; of a merging that a later
    split contradicts, and the other way round, what is not contradicted still holds.

    Parameters
    ----------
    reports, documents
        All that is coded in the documents that the decisions are about; more does not matter.

    Returns
    -------
    tuple of Ruling
        One for each decision, the earliest first.
    """
    latest_first = sorted(decisions, key=lambda d: (d.made, d.id), reverse=True)
    found = _Replay(places=_Places(reports, documents))
    rulings = [found.ruling(decision) for decision in latest_first]
    return tuple(found.fitting(ruling) for ruling in reversed(rulings))


class _Places:
    """Where reports stand."""

    def __init__(self, reports: Iterable[Report], documents: Iterable[Document]) -> None:
        self.texts: Mapping[DocumentId, str] = {each.id: each.text for each in documents}
        self.by_id: dict[ReportId, Report] = {}
        self.by_words: dict[tuple[DocumentId, str, str], list[Report]] = defaultdict(list)
        for report in reports:
            self.by_id[report.id] = report
            self.by_words[report.document, report.quote, report.trigger].append(report)

    def find(self, subject: Subject, says: frozenset[str | None], matter: str) -> Report | str:
        """Return the report that is meant, or why there is none.

        Parameters
        ----------
        says
            What it said in the field `matter` before or after the decision: tells reports of the
            same words apart.
        """
        passage = subject.passage
        known = self.by_id.get(subject.report)
        # An id says where and what, but not in which words: these may have been changed.
        if known is not None and (passage is None or known.quote == passage.quote):
            return known
        if passage is None:
            return f"{subject.report} is gone, and where it stood was not kept"
        if passage.document not in self.texts:
            return f"the document {passage.document} is no longer in the record"
        if passage.quote not in self.texts[passage.document]:
            return f"the sentence no longer stands in {passage.document}; the text was changed"
        there = self.by_words.get((passage.document, passage.quote, passage.trigger), [])
        if not there:
            return f"nothing is coded any more from the words {passage.trigger!r} in the sentence"
        for alike in (
            [report for report in there if _place(report) == _place(passage)],
            [report for report in there if report.sentence == passage.sentence],
            [report for report in there if said_by(report) == passage.said],
            [r for r in there if matter in FIELDS and written(r, matter) in says],
        ):
            there = [report for report in there if report in alike] or there
        if len(there) > 1:
            return f"{len(there)} reports rest on these words by now, and nothing says which"
        return there[0]


def _place(told: Report | Passage) -> int:
    """Return where in its sentence the act stands."""
    return told.trigger_span.start - told.quote_span.start


@dataclass(slots=True, kw_only=True)
class _Replay:
    """What the decisions seen so far, the latest first, leave to earlier ones."""

    places: _Places
    undone: dict[str, Decision] = field(default_factory=dict[str, Decision])
    decided: dict[tuple[ReportId, str], Decision] = field(
        default_factory=dict[tuple[ReportId, str], Decision]
    )
    together: list[Ids] = field(default_factory=list[Ids])
    apart: list[tuple[Ids, Ids]] = field(default_factory=list[tuple[Ids, Ids]])

    def ruling(self, decision: Decision) -> Ruling:
        undo = self.undone.get(decision.id)
        if undo is not None:
            because = f"taken back by {undo.by}: {undo.because}"
            return Ruling(decision=decision, standing=Standing.UNDONE, because=because)
        if decision.field == UNDONE:
            self.undone[decision.becomes or ""] = decision
            because = f"{decision.becomes} is taken back"
            return Ruling(decision=decision, standing=Standing.HOLDS, because=because)
        reports, missing = self._found(decision, decision.about)
        if decision.field == APART:
            others, gone = self._found(decision, decision.apart_from)
            return self._apart(decision, reports, others, [*missing, *gone])
        if decision.field == TOGETHER:
            return self._together(decision, reports, missing)
        if not reports:
            return _stale(decision, missing)
        if decision.field == WITHDRAWN:
            because = _of_which("taken out", missing)
            return Ruling(
                decision=decision, standing=Standing.HOLDS, because=because, about=reports
            )
        return self._field(decision, self.places.by_id[reports[0]])

    def _found(
        self, decision: Decision, subjects: Iterable[Subject]
    ) -> tuple[tuple[ReportId, ...], list[str]]:
        says = frozenset({decision.was, decision.becomes})
        found: dict[ReportId, None] = {}
        missing: dict[str, None] = {}
        for subject in subjects:
            report = self.places.find(subject, says, decision.field)
            if isinstance(report, str):
                missing[report] = None
            else:
                found[report.id] = None
        return tuple(found), list(missing)

    def _field(self, decision: Decision, report: Report) -> Ruling:
        later = self.decided.setdefault((report.id, decision.field), decision)
        coded = written(report, decision.field)
        standing, because = Standing.HOLDS, "laid over what is coded"
        if later is not decision:
            standing, because = Standing.OVERRULED, f"{later.by} decided otherwise later"
        elif coded == decision.becomes:
            standing, because = Standing.SETTLED, "it is coded so by now"
        elif report.id != decision.about[0].report:
            because = f"laid over what is coded; the report is {report.id} by now"
        return Ruling(
            decision=decision, standing=standing, because=because, about=(report.id,), coded=coded
        )

    def _together(
        self, decision: Decision, reports: tuple[ReportId, ...], missing: Sequence[str]
    ) -> Ruling:
        if len(reports) < _PAIR:
            return _stale(decision, missing or ["the reports are one by now"])
        left = set(reports)
        for these, others in self.apart:
            if left & others:
                left -= these
        linked = self._linked(left)
        clash = any(linked & these and linked & others for these, others in self.apart)
        if len(left) < _PAIR or clash:
            return _overruled(decision, "a later decision keeps these reports apart")
        self.together.append(frozenset(left))
        because = _of_which("one event", missing)
        kept = tuple(report for report in reports if report in left)
        return Ruling(decision=decision, standing=Standing.HOLDS, because=because, about=kept)

    def _apart(
        self,
        decision: Decision,
        reports: tuple[ReportId, ...],
        others: tuple[ReportId, ...],
        missing: Sequence[str],
    ) -> Ruling:
        if not reports or not others:
            return _stale(decision, missing)
        left = tuple(each for each in reports if not self._linked({each}) & set(others))
        if not left:
            return _overruled(decision, "a later decision makes these reports one event")
        self.apart.append((frozenset(left), frozenset(others)))
        return Ruling(
            decision=decision,
            standing=Standing.HOLDS,
            because=_of_which("kept apart", missing),
            about=left,
            apart_from=others,
        )

    def _linked(self, reports: set[ReportId]) -> set[ReportId]:
        """Return these reports and all that later decisions make one event with any of them."""
        linked = set(reports)
        while more := [each for each in self.together if each & linked and not each <= linked]:
            linked.update(*more)
        return linked

    def fitting(self, ruling: Ruling) -> Ruling:
        """Return a ruling, stale where what it decides does not go with the type that holds."""
        decision = ruling.decision
        if not ruling.holds or decision.field != "mode":
            return ruling
        report = self.places.by_id[ruling.about[0]]
        typed = self.decided.get((report.id, "event_type"))
        event_type = report.event_type if typed is None else typed.becomes or report.event_type
        if fits(decision.field, decision.becomes, event_type):
            return ruling
        because = f"{decision.becomes!r} is no mode of {event_type}, which the report is by now"
        return replace(ruling, standing=Standing.STALE, because=because)


def _of_which(what: str, missing: Sequence[str]) -> str:
    return "; ".join([what, *(f"but {each}" for each in missing)])


def _stale(decision: Decision, missing: Sequence[str]) -> Ruling:
    return Ruling(decision=decision, standing=Standing.STALE, because="; ".join(missing))


def _overruled(decision: Decision, because: str) -> Ruling:
    return Ruling(decision=decision, standing=Standing.OVERRULED, because=because)


def documents_of(decisions: Iterable[Decision]) -> Iterator[DocumentId]:
    """Give the documents in which the reports stand that decisions are about."""
    for decision in decisions:
        for subject in (*decision.about, *decision.apart_from):
            if subject.passage is not None:
                yield subject.passage.document
