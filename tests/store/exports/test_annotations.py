"""Annotations that keep to the W3C's model and find their words again."""

import json
from dataclasses import replace
from importlib import import_module
from typing import Any

import pytest

from interstate.record import Evidence
from interstate.store import export

jsonschema: Any = import_module("jsonschema")
IRI = {"type": "string", "pattern": r"^(https?|urn):\S+$"}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
# Sections 3 to 5 of the Web Annotation Data Model, as far as they are used.
QUOTE: dict[str, Any] = {
    "type": "object",
    "properties": {
        "type": {"const": "TextQuoteSelector"},
        "exact": {"type": "string", "minLength": 1},
        "prefix": {"type": "string"},
        "suffix": {"type": "string"},
    },
    "required": ["type", "exact"],
    "additionalProperties": False,
}
POSITION: dict[str, Any] = {
    "type": "object",
    "properties": {
        "type": {"const": "TextPositionSelector"},
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 1},
    },
    "required": ["type", "start", "end"],
    "additionalProperties": False,
}
SELECTOR = {"anyOf": [QUOTE, POSITION]}
TARGET: dict[str, Any] = {
    "type": "object",
    "properties": {
        "type": {"const": "SpecificResource"},
        "source": {
            "anyOf": [
                IRI,
                {
                    "type": "object",
                    "properties": {"id": IRI, "type": {"const": "Text"}, "format": {}},
                    "required": ["id"],
                },
            ]
        },
        "selector": {"anyOf": [SELECTOR, {"type": "array", "items": SELECTOR, "minItems": 1}]},
    },
    "required": ["type", "source", "selector"],
    "additionalProperties": False,
}
BODY: dict[str, Any] = {
    "type": "object",
    "properties": {
        "type": {"const": "TextualBody"},
        "purpose": {"enum": ["tagging", "describing"]},
        "value": {"type": "string", "minLength": 1},
        "format": {"type": "string"},
    },
    "required": ["type", "value"],
    "additionalProperties": False,
}
ANNOTATION: dict[str, Any] = {
    "type": "object",
    "properties": {
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["classifying", "highlighting"]},
        "created": MOMENT,
        "creator": {
            "type": "object",
            "properties": {"type": {"const": "Software"}, "name": {"type": "string"}},
        },
        "body": {"type": "array", "items": BODY},
        "target": {"type": "array", "items": TARGET, "minItems": 1},
    },
    "required": ["id", "type", "target"],
    "additionalProperties": False,
}
COLLECTION: dict[str, Any] = {
    "type": "object",
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "AnnotationCollection"},
        "label": {"type": "string"},
        "total": {"type": "integer", "minimum": 0},
        "first": {
            "type": "object",
            "properties": {
                "id": IRI,
                "type": {"const": "AnnotationPage"},
                "startIndex": {"const": 0},
                "items": {"type": "array", "items": ANNOTATION},
            },
            "required": ["id", "type", "items"],
            "additionalProperties": False,
        },
    },
    "required": ["@context", "id", "type"],
    "additionalProperties": False,
}


def _items(evidence: Evidence) -> list[dict[str, Any]]:
    return json.loads(export(evidence, "annotations").content)["first"]["items"]


@pytest.mark.parametrize("which", ["rich", "hostile"])
def test_the_collection_keeps_to_the_model(which: str, request: pytest.FixtureRequest) -> None:
    written = json.loads(export(request.getfixturevalue(which), "annotations").content)
    jsonschema.validate(written, COLLECTION)
    ids = [item["id"] for item in written["first"]["items"]]
    assert len(set(ids)) == len(ids) == written["total"]


def test_an_empty_collection_keeps_to_the_model() -> None:
    jsonschema.validate(json.loads(export(Evidence(), "annotations").content), COLLECTION)


@pytest.mark.parametrize("which", ["rich", "hostile"])
def test_position_and_quotation_find_sentence_and_trigger(
    which: str, request: pytest.FixtureRequest
) -> None:
    evidence: Evidence = request.getfixturevalue(which)
    texts = {document.id: document.text for document in evidence.documents}
    items = _items(evidence)
    for report, sentence, trigger in zip(evidence.reports, items[::2], items[1::2], strict=True):
        text = texts[report.document]
        for item, words in ((sentence, report.quote), (trigger, report.trigger)):
            quotation, position = item["target"][0]["selector"]
            assert text[position["start"] : position["end"]] == quotation["exact"] == words
            whole = quotation["prefix"] + quotation["exact"] + quotation["suffix"]
            assert text[position["start"] - len(quotation["prefix"]) :].startswith(whole)


def test_a_page_is_annotated_by_quotation_only(rich: Evidence) -> None:
    pages = [t for item in _items(rich) for t in item["target"] if isinstance(t["source"], str)]
    assert pages
    assert {page["selector"]["type"] for page in pages} == {"TextQuoteSelector"}
    assert all(page["source"].startswith("https://") for page in pages)


def test_how_sure_and_on_whose_word_is_told(rich: Evidence) -> None:
    [*tags, description] = next(
        item["body"]
        for item in _items(rich)
        if item["motivation"] == "classifying" and item["body"][1]["value"] == "Uu"
    )
    assert [tag["value"] for tag in tags] == ["AID", "Uu"]
    assert json.loads(description["value"])["attribution"][0]["speaker"] == "KOR"


def test_a_report_that_does_not_stand_where_it_says_is_left_out_and_counted(
    rich: Evidence,
) -> None:
    moved = replace(rich.reports[0], quote="Something else.")
    lost = replace(rich, reports=(moved, *rich.reports[1:]))
    written = export(lost, "annotations")
    assert written.left_out == {"whose quotation does not stand in the text": 1}
    gone = replace(rich, documents=())
    assert export(gone, "annotations").left_out == {"without their document": len(rich.reports)}
