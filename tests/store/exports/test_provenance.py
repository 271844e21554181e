"""Provenance that the PROV library reads back."""

import io
import re
from importlib import import_module
from typing import Any

import pytest

from interstate.record import Evidence
from interstate.store import export

prov: Any = import_module("prov.model")


def _read(evidence: Evidence) -> Any:
    content = export(evidence, "prov-json").content.decode()
    return prov.ProvDocument.deserialize(io.StringIO(content), format="json")


def _labels(made: Any, kind: str) -> list[str]:
    entities = made.get_records(prov.ProvEntity)
    return [e.label for e in entities if kind in {str(each) for each in e.get_asserted_types()}]


def _records(evidence: Evidence, kind: Any) -> list[Any]:
    return list(_read(evidence).get_records(kind))


def test_every_document_report_and_event_is_an_entity(rich: Evidence) -> None:
    made = _read(rich)
    assert len(_labels(made, "document")) == len(rich.documents)
    assert len(_labels(made, "report")) == len(rich.reports)
    assert len(_labels(made, "event")) == len(rich.events)


def test_every_event_is_derived_from_its_reports_and_those_from_documents(rich: Evidence) -> None:
    derived = _records(rich, prov.ProvDerivation)
    copies = sum(document.duplicate_of is not None for document in rich.documents)
    told = sum(len(event.reports) for event in rich.events)
    assert len(derived) == told + len(rich.reports) + copies
    known = {str(entity.identifier) for entity in _records(rich, prov.ProvEntity)}
    assert {str(value) for each in derived for _, value in each.formal_attributes if value} <= known


def test_reports_are_made_by_the_one_run_that_read_their_document(rich: Evidence) -> None:
    assert len(_records(rich, prov.ProvGeneration)) == len(rich.reports)
    again = Evidence(
        documents=rich.documents,
        reports=rich.reports,
        runs=(*rich.runs, *(_other(run) for run in rich.runs)),
    )
    assert _records(again, prov.ProvGeneration) == []


def _other(run: Any) -> Any:
    return type(run)(
        id=f"{run.id}-again",
        started=run.started,
        versions=run.versions,
        settings=run.settings,
        inputs=run.inputs,
    )


def test_both_notations_say_the_same(rich: Evidence) -> None:
    # Statements that name nothing of their own come back in another order.
    read, written = _read(rich).get_provn(), export(rich, "prov-n").content.decode()
    assert sorted(read.split("\n")) == sorted(written.rstrip("\n").split("\n"))


@pytest.mark.parametrize("which", ["rich", "hostile"])
def test_prov_n_is_one_statement_a_line(which: str, request: pytest.FixtureRequest) -> None:
    text = export(request.getfixturevalue(which), "prov-n").content.decode()
    first, *lines, last = text.rstrip("\n").split("\n")
    assert (first, last) == ("document", "endDocument")
    statement = re.compile(
        r"  (prefix interstate <urn:interstate:>|"
        r'\w+\(("(\\.|[^"\\])*"|\'[^\']*\'|[^"\'])*\))'
    )
    assert [line for line in lines if line.strip() and not statement.fullmatch(line)] == []


def test_hostile_text_is_a_label_on_one_line(hostile: Evidence) -> None:
    [shown] = _labels(_read(hostile), "document")
    assert shown.startswith("=1+1 ")
    assert "</script><script>" in shown
    assert not set(shown) & set("\n\x00\u202e")
