"""Bundles that the OASIS library takes, without anything of our own making."""

import json
from importlib import import_module
from typing import Any

import pytest

from interstate.record import Evidence
from interstate.store import export

stix2: Any = import_module("stix2")


def _bundle(evidence: Evidence) -> Any:
    return stix2.parse(export(evidence, "stix").content.decode(), allow_custom=False)


def _of(bundle: Any, kind: str) -> list[Any]:
    return [each for each in bundle.objects if each.type == kind]


@pytest.fixture(scope="module")
def bundle(rich: Evidence) -> Any:
    return _bundle(rich)


def test_every_reference_leads_to_an_object_of_the_bundle(bundle: Any) -> None:
    ids = [each.id for each in bundle.objects]
    assert len(set(ids)) == len(ids)
    for each in bundle.objects:
        single = [each.get(name) for name in ("source_ref", "target_ref", "created_by_ref")]
        referred = [*filter(None, single), *each.get("object_refs", [])]
        assert set(referred) <= set(ids)


def test_every_report_towards_somebody_is_a_note_with_its_sentence(
    bundle: Any, rich: Evidence
) -> None:
    notes = {note.content for note in _of(bundle, "note")}
    assert len(_of(bundle, "note")) == len(rich.reports)
    assert "1961 schlossen beide einen Beistandsvertrag." in notes


def test_the_record_strongly_disagrees_with_what_is_denied(bundle: Any) -> None:
    [denied] = [each for each in _of(bundle, "opinion") if each.opinion == "strongly-disagree"]
    assert denied.explanation.startswith("denied: ")
    [ref] = denied.object_refs
    [act] = [each for each in _of(bundle, "relationship") if each.id == ref]
    assert act.relationship_type == "assault"


def test_days_are_the_whole_of_them_and_open_ends_stay_open(bundle: Any) -> None:
    acts = {each.description: each for each in _of(bundle, "relationship")}
    visit = acts["South Korea → Russia: accuse (disapprove); told by the day"]
    assert (str(visit.start_time), str(visit.stop_time)) == (
        "2024-06-21 00:00:00+00:00",
        "2024-06-22 00:00:00+00:00",
    )
    trade = [each for each in acts.values() if "start_time" in each and "stop_time" not in each]
    assert {str(each.start_time.date()) for each in trade} >= {"2014-01-01"}


def test_a_document_without_a_day_is_a_grouping(bundle: Any) -> None:
    [grouping] = _of(bundle, "grouping")
    assert grouping.external_references[0].source_name == "<b>Evil</b> teltuO"
    assert "url" not in grouping.external_references[0]


def test_the_figure_of_a_language_model_is_no_confidence(hostile: Evidence) -> None:
    [note] = _of(_bundle(hostile), "note")
    assert "confidence" not in note


def test_confidence_is_in_percent(bundle: Any) -> None:
    assert {note.confidence for note in _of(bundle, "note")} == {72}


def test_hostile_text_is_one_string_in_one_place(hostile: Evidence) -> None:
    objects = json.loads(export(hostile, "stix").content)["objects"]
    kinds = sorted(each["type"] for each in objects)
    assert kinds == [
        *["identity"] * 3,
        "note",
        "opinion",
        "relationship",
        "report",
    ]
    [name] = [o["name"] for o in objects if o.get("identity_class") == "group"]
    assert not set(name) & {"\n", "\x00", "\u202e"}
