"""One person's decisions of one sitting, made against what the record holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from interstate.errors import StoreError
from interstate.record import Decision, Event, Evidence, Report, ReportId, Ruling, Standing
from interstate.record.decision import APART, TOGETHER, UNDONE, WITHDRAWN, subject_of
from interstate.store.decisions import lay_rulings, replay
from interstate.store.fields import checked, written


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """What is decided about, and by whom; each method returns the decisions it takes.

    What holds already is not decided again: then there are none.

    Attributes
    ----------
    coded
        All that the record holds, as it was coded; its events as they are.
    rulings
        What was decided before and how it stands.
    reports
        All reports as corrected, by id, also those that were taken out.
    withdrawn
        For each report that was taken out, the decision that did it.
    by
        Who decides.
    made
        Moment in UTC, later than that of every decision before.
    """

    coded: Evidence
    rulings: tuple[Ruling, ...]
    reports: Mapping[ReportId, Report]
    withdrawn: Mapping[ReportId, Decision]
    by: str
    made: datetime

    def reports_of(self, named: str) -> tuple[Report, ...]:
        """Return the reports that a person names, as they were coded.

        Parameters
        ----------
        named
            The id of a report, the id of an event, or ``DOCUMENT:SENTENCE``, the sentence counted
            from 0 as `interstate code` prints it, where only one report rests on the sentence.

        Raises
        ------
        StoreError
            If nothing in the record is named so, or nothing that is still in it.
        """
        event = self.event(named)
        if event is not None:
            ids = set(event.reports)
            return tuple(report for report in self.coded.reports if report.id in ids)
        document, _, sentence = named.rpartition(":")
        found = [
            report
            for report in self.coded.reports
            if report.id == named or (report.document, str(report.sentence)) == (document, sentence)
        ]
        if not found:
            msg = (
                f"{named!r} is no report and no event of the record; give the id of a report "
                "(from `interstate export`) or of an event (from the dossier), or "
                "DOCUMENT:SENTENCE; ids change where texts were read again"
            )
            raise StoreError(msg)
        if len(found) > 1:
            ids = ", ".join(f"{report.id} ({report.trigger})" for report in found)
            msg = f"{len(found)} reports rest on {named!r}: name one of {ids}"
            raise StoreError(msg)
        if found[0].id in self.withdrawn:
            decision = self.withdrawn[found[0].id]
            msg = (
                f"{named!r} was taken out by {decision.by}; to bring it back, type: "
                f"interstate correct --undo {decision.id}"
            )
            raise StoreError(msg)
        return tuple(found)

    def event(self, named: str) -> Event | None:
        """Return the event of an id, if there is one."""
        return next((event for event in self.coded.events if event.id == named), None)

    def change(
        self, report: Report, values: Mapping[str, str | None], because: str
    ) -> list[Decision]:
        """Decide about fields of a report.

        Parameters
        ----------
        values
            What shall hold, by field, as `checked` takes it.

        Raises
        ------
        UnknownCodeError, ValueError
            If a value is none that the field can have.
        """
        now = self.reports[report.id]
        wanted = values.get("event_type", now.event_type)
        event_type = checked("event_type", wanted, event_type=now.event_type) or now.event_type
        becomes = {f: checked(f, value, event_type=event_type) for f, value in values.items()}
        return [
            self._about([report], field, because, was=written(now, field), becomes=value)
            for field, value in becomes.items()
            if value != written(now, field)
        ]

    def drop(self, reports: Sequence[Report], because: str) -> list[Decision]:
        """Decide that reports are taken out."""
        left = [report for report in reports if report.id not in self.withdrawn]
        return [self._about(left, WITHDRAWN, because, was="no", becomes="yes")] if left else []

    def merge(self, reports: Sequence[Report], because: str) -> list[Decision]:
        """Decide that reports tell of one event; nothing where they are taken for one already."""
        ids = {report.id for report in reports}
        if len(ids) == 1 or any(ids <= set(event.reports) for event in self.coded.events):
            return []
        return [self._about(reports, TOGETHER, because)]

    def split(self, event: Event, reports: Sequence[Report], because: str) -> list[Decision]:
        """Decide that reports of an event tell of another happening than its other reports.

        Raises
        ------
        StoreError
            If a report does not belong to the event, or none would be left.
        """
        ids = {report.id for report in reports}
        foreign = sorted(ids - set(event.reports))
        if foreign:
            msg = f"{', '.join(foreign)} is no report of {event.id}; it has {_ids(event)}"
            raise StoreError(msg)
        rest = [r for r in self.coded.reports if r.id in set(event.reports) - ids]
        if not rest or not reports:
            msg = f"name some of the reports of {event.id} and leave others; it has {_ids(event)}"
            raise StoreError(msg)
        return [
            Decision(
                made=self.made,
                by=self.by,
                field=APART,
                about=tuple(map(subject_of, reports)),
                apart_from=tuple(map(subject_of, rest)),
                because=because,
            )
        ]

    def undo(self, named: str, because: str) -> list[Decision]:
        """Decide to take back an earlier decision; nothing where that is done already.

        Raises
        ------
        StoreError
            If there is no decision of this id.
        """
        found = [ruling for ruling in self.rulings if ruling.decision.id == named]
        if not found:
            msg = f"{named!r} is no decision of the record; see: interstate correct --list"
            raise StoreError(msg)
        if found[0].standing is Standing.UNDONE:
            return []
        return [Decision(made=self.made, by=self.by, field=UNDONE, becomes=named, because=because)]

    def _about(
        self,
        reports: Sequence[Report],
        field: str,
        because: str,
        *,
        was: str | None = None,
        becomes: str | None = None,
    ) -> Decision:
        return Decision(
            made=self.made,
            by=self.by,
            field=field,
            about=tuple(map(subject_of, reports)),
            was=was,
            becomes=becomes,
            because=because,
        )


def begin_sitting(
    coded: Evidence, decisions: Sequence[Decision], *, by: str, now: datetime
) -> Sitting:
    """Return a sitting of a person, before anything is decided.

    Parameters
    ----------
    coded
        All that the record holds, as it was coded.
    decisions
        All that were made before.
    now
        Moment in UTC; moved on where a clock ran behind, so that the later decision is the later.
    """
    rulings = replay(decisions, coded.reports, coded.documents)
    fields = [ruling for ruling in rulings if ruling.decision.field != WITHDRAWN]
    latest = max((decision.made for decision in decisions), default=now - timedelta(seconds=1))
    return Sitting(
        coded=coded,
        rulings=rulings,
        reports={report.id: report for report in lay_rulings(coded, fields).reports},
        withdrawn={
            report: ruling.decision
            for ruling in rulings
            if ruling.holds and ruling.decision.field == WITHDRAWN
            for report in ruling.about
        },
        by=by,
        made=max(now, latest + timedelta(microseconds=1)),
    )


def _ids(event: Event) -> str:
    return ", ".join(event.reports)
