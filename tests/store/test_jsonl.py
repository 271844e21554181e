"""Evidence as JSON: the keys stay, nothing is left out, and what is absent is null."""

import json
from dataclasses import fields, replace
from typing import Any, cast

import pytest
from hypothesis import given
from tests.briefs.evidence import rich
from tests.store.strategies import evidences, unhurried

from interstate.record import DocumentId, Evidence, PairReport, Report
from interstate.store import evidence_as_json, pair_as_json, report_as_json

EVIDENCE = rich()
DOCUMENTS = {document.id: document for document in EVIDENCE.documents}
# The keys that the commands print and that other programs score.
KEYS = (
    *("document", "sentence", "start", "end", "quote", "trigger", "event_type", "mode"),
    *("contexts", "cameo", "goldstein", "actors", "recipients", "symmetric", "when", "where"),
    *("factuality", "attribution", "confidence", "language", "outlet", "published", "coder"),
)
PARTY_KEYS = ("id", "kind", "sector", "name", "text", "because")


def _rows(evidence: Evidence, kind: str) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", evidence_as_json(evidence)[kind])


def _written(report: Report) -> dict[str, Any]:
    return report_as_json(report, DOCUMENTS[report.document])


@pytest.mark.parametrize("report", EVIDENCE.reports[:5], ids=lambda report: report.id)
def test_a_report_has_the_keys_that_were_promised_in_their_order(report: Report) -> None:
    written = _written(report)
    assert tuple(written) == KEYS
    parties = (*written["actors"], *written["recipients"])
    assert {tuple(party) for party in parties} == {PARTY_KEYS}


def test_offsets_find_the_quote_in_the_document() -> None:
    for report in EVIDENCE.reports:
        written, text = _written(report), DOCUMENTS[report.document].text
        assert text[written["start"] : written["end"]] == written["quote"]


def test_an_open_bound_and_an_unknown_day_are_null() -> None:
    since = next(r for r in EVIDENCE.reports if r.when is not None and r.when.last is None)
    assert _written(since)["when"]["last"] is None
    undated = next(r for r in EVIDENCE.reports if DOCUMENTS[r.document].published is None)
    assert _written(undated)["published"] is None
    assert _written(replace(undated, when=None, goldstein=None))["when"] is None
    assert _written(replace(undated, goldstein=None))["goldstein"] is None


def test_a_report_of_another_document_is_refused() -> None:
    report = replace(EVIDENCE.reports[0], document=DocumentId("elsewhere"))
    with pytest.raises(ValueError, match=r"stands in document 'elsewhere', not in .*; hand over"):
        report_as_json(report, EVIDENCE.documents[0])


def test_a_pair_is_a_report_with_its_probability() -> None:
    report = EVIDENCE.reports[0]
    likely = {"AID": 2 / 3, "AGREE": 1 / 3}
    pair = PairReport(report=report, probability=2 / 3, probabilities=likely)
    written = pair_as_json(pair, DOCUMENTS[report.document])
    assert written == {**_written(report), "probability": 0.6667}


@unhurried
@given(evidences())
def test_json_holds_every_value_of_any_evidence(evidence: Evidence) -> None:
    written = evidence_as_json(evidence)
    assert json.loads(json.dumps(written)) == written
    for kind in fields(Evidence):
        assert len(_rows(evidence, kind.name)) == len(getattr(evidence, kind.name))


@unhurried
@given(evidences())
def test_a_report_without_its_document_lacks_the_outlet_and_the_day_alone(
    evidence: Evidence,
) -> None:
    whole = _rows(evidence, "reports")
    lone = _rows(replace(evidence, documents=()), "reports")
    for one, other in zip(whole, lone, strict=True):
        assert {key: one[key] for key in one if key not in {"outlet", "published"}} == other


def test_a_value_has_a_key_for_each_of_its_attributes() -> None:
    for kind in ("documents", "assessments", "comments", "events", "ties", "rejected", "runs"):
        for value, row in zip(getattr(EVIDENCE, kind), _rows(EVIDENCE, kind), strict=True):
            assert list(row) == [each.name for each in fields(value)]
    for report, row in zip(EVIDENCE.reports, _rows(EVIDENCE, "reports"), strict=True):
        spans = {"quote_span", "trigger_span"}
        assert {each.name for each in fields(report)} - spans <= set(row)
