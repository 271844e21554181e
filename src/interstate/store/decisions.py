"""What people decided about single reports: laid over what was coded, never written over it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, cast

from interstate.errors import UnknownCodeError
from interstate.record import Factuality, Party, Report, ReportId, content_id

WITHDRAWN = "withdrawn"
"""The field that takes a report out; it becomes ``"yes"``, and ``"no"`` brings it back."""
FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "event_type": "a PLOVER type",
        "mode": "a PLOVER mode of the type, or nothing",
        "cameo": "a CAMEO code, or nothing",
        "factuality": "CT+ CT- PR+ PR- PS+ PS- Uu",
        "symmetric": "yes or no",
        "actor": "<text> as the report has it: the party id it means",
        "recipient": "<text> as the report has it: the party id it means",
        WITHDRAWN: "yes or no",
    }
)
"""What can be decided about a report; `actor` and `recipient` are written ``actor:<text>``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One correction of one field of one report.

    Attributes
    ----------
    made
        Moment in UTC; of two decisions about one field the later holds.
    by
        Who decided: a person's name, or the rule or program.
    field
        One of `FIELDS`; ``actor:Seoul`` decides about the actor that the words *Seoul* name.
    was, becomes
        What was coded and what holds instead; ``None`` is no value.
    because
        The reason, for whoever reads the record later.
    """

    made: datetime
    by: str
    report: ReportId
    field: str
    was: str | None
    becomes: str | None
    because: str

    def __post_init__(self) -> None:
        name = self.field.partition(":")[0]
        if name not in FIELDS:
            raise UnknownCodeError(name, kind="field of a report", known=FIELDS)
        if name == "factuality" and self.becomes not in set(Factuality):
            raise UnknownCodeError(str(self.becomes), kind="factuality", known=set(Factuality))

    @property
    def id(self) -> str:
        """Content hash: the same decision made twice is one."""
        parts = (self.made.astimezone(UTC).isoformat(), self.by, self.report, self.field)
        return content_id("d", *parts, self.becomes, self.because)

    def row(self) -> dict[str, object]:
        """Return it as a row of the table ``decisions``."""
        return {
            "id": self.id,
            "made": self.made.astimezone(UTC).replace(tzinfo=None),
            "decided_by": self.by,
            "report": self.report,
            "field": self.field,
            "was": self.was,
            "becomes": self.becomes,
            "because": self.because,
        }


def decision_of(row: Mapping[str, Any]) -> Decision:
    """Return the decision that `Decision.row` wrote."""
    return Decision(
        made=cast("datetime", row["made"]).replace(tzinfo=UTC),
        by=row["decided_by"],
        report=ReportId(row["report"]),
        field=row["field"],
        was=row["was"],
        becomes=row["becomes"],
        because=row["because"],
    )


def overlay(reports: Iterable[Report], decisions: Iterable[Decision]) -> tuple[Report, ...]:
    """Return the reports as people decided; the decision is added to each report's reasons.

    Ids stay, so that decisions about a corrected report still find it. Withdrawn reports are left
    out. Events rest on what was coded until they are made again from these.
    """
    about: dict[ReportId, list[Decision]] = {}
    for decision in sorted(decisions, key=lambda decision: (decision.made, decision.id)):
        about.setdefault(decision.report, []).append(decision)
    kept: list[Report] = []
    for report in reports:
        withdrawn = False
        corrected = report
        for decision in about.get(report.id, ()):
            if decision.field == WITHDRAWN:
                withdrawn = decision.becomes == "yes"
            else:
                corrected = _applied(corrected, decision)
        if not withdrawn:
            kept.append(corrected)
    return tuple(kept)


def _applied(report: Report, decision: Decision) -> Report:
    name, _, words = decision.field.partition(":")
    reason = (
        f"{decision.field} is {decision.becomes!r} instead of {decision.was!r} "
        f"by decision of {decision.by}: {decision.because}"
    )
    changes: dict[str, Any]
    if name == "actor":
        changes = {"actors": _renamed(report.actors, words, decision)}
    elif name == "recipient":
        changes = {"recipients": _renamed(report.recipients, words, decision)}
    elif name == "factuality":
        changes = {"factuality": Factuality(cast("str", decision.becomes))}
    elif name == "symmetric":
        changes = {"symmetric": decision.becomes == "yes"}
    else:
        changes = {name: decision.becomes}
    return replace(report, **changes, because=(*report.because, reason))


def _renamed(parties: tuple[Party, ...], words: str, decision: Decision) -> tuple[Party, ...]:
    because = f"decided by {decision.by}: {decision.because}"
    return tuple(
        replace(party, id=decision.becomes, because=because) if party.text == words else party
        for party in parties
    )
