"""Records of earlier formats, as today's values."""

from collections.abc import Sequence
from datetime import UTC
from typing import TYPE_CHECKING, Any

from interstate.record import Decision, DocumentId, Passage, ReportId, Span, Subject
from interstate.record.decision import WITHDRAWN
from interstate.store.fields import BETWEEN, NOBODY

if TYPE_CHECKING:
    from interstate.store.duckdb import DuckDBEngine

_SIDES = {"actor": "actors", "recipient": "recipients"}


def is_format_1(store: "DuckDBEngine") -> bool:
    """Whether the table of decisions is that of format 1: one report each, in a column."""
    return "report" in store.columns("decisions")


def decisions_of_format_1(store: "DuckDBEngine") -> tuple[Decision, ...]:
    """Return the decisions of a record of format 1, with the places of their reports.

    There, ``actor:<words>`` decided whom single words name; here a decision gives all parties of
    a side. A report brought back (``withdrawn`` becoming ``no``) takes back what took it out, so
    that both go.
    """
    rows = store.read("decisions", order=("made", "id")).to_pylist()
    asked = sorted({row["report"] for row in rows})
    reports = {row["id"]: row for row in store.read("reports", where=("id", asked)).to_pylist()}
    parties: dict[tuple[str, str], list[dict[str, Any]]] = {}
    children = store.read("report_parties", where=("report", asked), order=("position",))
    for party in children.to_pylist():
        parties.setdefault((party["report"], party["role"]), []).append(party)
    brought_back = {
        row["report"]: row["made"]
        for row in rows
        if row["field"] == WITHDRAWN and row["becomes"] == "no"
    }
    decisions: list[Decision] = []
    for row in rows:
        name, _, words = str(row["field"]).partition(":")
        was, becomes, field = row["was"], row["becomes"], _SIDES.get(name, name)
        if field == WITHDRAWN and row["report"] in brought_back:
            if row["made"] <= brought_back[row["report"]]:
                continue
        elif name in _SIDES:
            side = parties.get((row["report"], name), [])
            was = BETWEEN.join(party["party"] or NOBODY for party in side)
            for party in side:
                if party["text"] == words:
                    party["party"] = becomes
            becomes = BETWEEN.join(party["party"] or NOBODY for party in side) or becomes
        subject = Subject(
            report=ReportId(row["report"]),
            passage=_passage(reports.get(row["report"]), parties),
        )
        decisions.append(
            Decision(
                made=row["made"].replace(tzinfo=UTC),
                by=row["decided_by"].strip() or "unnamed",
                field=field,
                about=(subject,),
                was=was or None,
                becomes=becomes or None,
                because=row["because"].strip() or "no reason was given",
            )
        )
    return tuple(decisions)


def _passage(
    row: dict[str, Any] | None, parties: dict[tuple[str, str], list[dict[str, Any]]]
) -> Passage | None:
    if row is None:
        return None

    def listed(side: Sequence[dict[str, Any]]) -> str:
        return BETWEEN.join(party["party"] or NOBODY for party in side)

    actors, recipients = (listed(parties.get((row["id"], role), [])) for role in _SIDES)
    return Passage(
        document=DocumentId(row["document"]),
        sentence=row["sentence"],
        quote_span=Span(start=row["quote_start"], end=row["quote_end"]),
        quote=row["quote"],
        trigger_span=Span(start=row["trigger_start"], end=row["trigger_end"]),
        trigger=row["trigger"],
        said=f"{row['event_type']}: {actors}" + (f" > {recipients}" if recipients else ""),
    )
