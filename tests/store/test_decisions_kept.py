"""The record keeps decisions, all or none, and opens folders of the format before."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from unittest import mock

import pytest
from tests.store.recorded import (
    MORNING,
    PRAISED,
    REPORTS,
    SIGNED,
    decided,
    evidence,
    recorded,
    together,
    undone,
)

from interstate.errors import StoreError
from interstate.pipeline import conclude_reports
from interstate.record import Decision, ReportId
from interstate.record.decision import WITHDRAWN
from interstate.store import Record, open_record, with_decisions
from interstate.store.arrow import schema_of, table_of
from interstate.store.duckdb import DuckDBEngine

HOSTILE = "=cmd|' /C calc'!A0\x1b[2J\u202e<script>alert(1)</script>'; DROP TABLE decisions; --"


def _decide(record: Record, *decisions: Decision) -> None:
    then = with_decisions(record.evidence(corrected=False), [*record.decisions(), *decisions])
    record.decide(decisions, *conclude_reports(then))


def test_decisions_survive_the_disk_with_hostile_words(tmp_path: Path) -> None:
    made = decided(SIGNED, "event_type", "AGREE", because=HOSTILE)
    made = replace(made, by=HOSTILE)
    merging = together(PRAISED, SIGNED, hours=1)
    with recorded(tmp_path / "r") as record:
        _decide(record, made, merging)
    with open_record(tmp_path / "r", read_only=True) as record:
        assert record.decisions() == (made, merging)
        assert [ruling.decision for ruling in record.evidence().decisions] == [made, merging]
        assert record.evidence(corrected=False).decisions == ()
        assert len([e for e in record.evidence().events if SIGNED.id in e.reports]) == 1


def test_the_same_decision_twice_is_one(tmp_path: Path) -> None:
    made = decided(SIGNED, "event_type", "AGREE")
    with recorded(tmp_path / "r") as record:
        _decide(record, made)
        _decide(record, made)
        assert record.decisions() == (made,)


def test_a_decision_about_no_report_is_refused_and_nothing_is_kept(tmp_path: Path) -> None:
    stranger = replace(SIGNED, id=ReportId("r-stranger"))
    decisions = [decided(PRAISED, "mode", None), decided(stranger, "event_type", "AGREE")]
    with recorded(tmp_path / "r") as record:
        with pytest.raises(StoreError, match="r-stranger"):
            record.decide(decisions, (), ())
        with pytest.raises(StoreError, match="decisions"):
            record.decide([undone(decisions[0], hours=1)], (), ())
        assert record.decisions() == ()
        assert record.evidence().events == evidence(*REPORTS).events


def test_a_run_that_breaks_off_keeps_nothing(tmp_path: Path) -> None:
    with recorded(tmp_path / "r") as record:
        with mock.patch.object(Record, "_remade", side_effect=KeyboardInterrupt):  # noqa: SIM117
            with pytest.raises(KeyboardInterrupt):
                _decide(record, decided(SIGNED, "event_type", "AGREE"))
        assert record.decisions() == ()


def test_a_decision_holds_for_a_report_that_is_coded_anew(tmp_path: Path) -> None:
    with recorded(tmp_path / "r") as record:
        _decide(record, decided(SIGNED, "event_type", "AGREE"))
        anew = replace(SIGNED, id=ReportId("r-anew"), mode="other")
        record.add(evidence(anew, PRAISED))
        reports = {report.id: report for report in record.evidence().reports}
        assert SIGNED.id not in reports
        assert reports[anew.id].event_type == "AGREE"
        assert record.evidence(("PRK", "RUS")).decisions == record.rulings()


def _of_format_1(folder: Path, *rows: dict[str, object]) -> None:
    """Make a record as format 1 wrote it."""
    columns = ("id", "decided_by", "report", "field", "was", "becomes", "because")
    typed = [(name, "text", name in {"was", "becomes"}) for name in columns]
    table = table_of(rows, schema_of([*typed, ("made", "moment", False)], {}))
    recorded(folder).close()
    store = DuckDBEngine(folder / "record.duckdb")
    store.drop("decisions")
    store.drop("decision_reports")
    store.create("decisions", schema_of([*typed, ("made", "moment", False)], {}))
    store.append("decisions", table)
    store.close()
    stated = json.dumps({"format": "interstate-record", "version": 1})
    (folder / "format.json").write_text(stated, "utf-8")


def _row(report: str, field: str, becomes: str, hour: int) -> dict[str, object]:
    made = MORNING.replace(tzinfo=None, hour=hour)
    row = {"id": f"d-{hour}", "made": made, "decided_by": "Ana", "report": report}
    return {**row, "field": field, "was": None, "becomes": becomes, "because": "so"}


def test_a_record_of_format_1_is_read_as_it_is_and_brought_up_to_date(tmp_path: Path) -> None:
    folder = tmp_path / "old"
    _of_format_1(
        folder,
        _row(SIGNED.id, "event_type", "AGREE", 8),
        _row(PRAISED.id, "recipient:", "KOR", 9),
        _row(SIGNED.id, WITHDRAWN, "yes", 10),
        _row(SIGNED.id, WITHDRAWN, "no", 11),
        _row("r-gone", "event_type", "AID", 12),
    )
    with open_record(folder, read_only=True) as record:
        before = record.evidence()
    assert '"version": 1' in (folder / "format.json").read_text("utf-8")
    with open_record(folder) as record:
        after = record.evidence()
    assert '"version": 2' in (folder / "format.json").read_text("utf-8")
    with open_record(folder) as record:
        assert record.evidence() == before == after
    reports = {report.id: report for report in after.reports}
    assert reports[SIGNED.id].event_type == "AGREE"
    assert [party.id for party in reports[PRAISED.id].recipients] == ["KOR"]
    assert [ruling.standing.value for ruling in after.decisions] == ["holds", "holds", "stale"]
    assert date(2024, 7, 1) == after.decisions[0].decision.made.date()
