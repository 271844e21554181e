"""Lines under PLOVER's field names."""

import json
from dataclasses import replace
from importlib import import_module
from typing import Any

import pytest

from interstate.record import Evidence
from interstate.reference.plover import TYPES
from interstate.store import export

jsonschema: Any = import_module("jsonschema")
DAY = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
WORDS = {"type": "array", "items": {"type": "string"}}
ENTITY: dict[str, Any] = {
    "type": "object",
    "properties": {
        "code": {"type": "string", "pattern": "^[A-Z]{3}$"},
        "sector": {"type": "string", "pattern": "^[A-Z]{3}([A-Z]{3})?$"},
        "entity_text": {"type": "string", "minLength": 1},
        "identifier_text": {"type": "string", "minLength": 1},
    },
    "required": ["identifier_text"],
    "additionalProperties": False,
}
LOCATION: dict[str, Any] = {
    "type": "object",
    "properties": {
        "extracted_place": {"type": "string"},
        "resolved_place": {"type": "string"},
        "geonameid": {"type": "string", "pattern": r"^\d+$"},
        "lat": {"type": "number", "minimum": -90, "maximum": 90},
        "lon": {"type": "number", "minimum": -180, "maximum": 180},
        "country": {"type": "string"},
        "country_code": {"type": "string", "pattern": "^[A-Z]{3}$"},
        "resolution": {"enum": [1, 2, 3, 4, 5]},
    },
    "additionalProperties": False,
}
# Chapter 6 of the manual (tables 6.1 to 6.6), with our own fields after `coded_date`.
EVENT: dict[str, Any] = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "minLength": 1},
        "date": DAY,
        "enddate": DAY,
        "actor": {"type": "array", "items": ENTITY, "minItems": 1},
        "recipient": {"type": "array", "items": ENTITY},
        "event": {"type": "array", "items": {"enum": list(TYPES)}, "minItems": 1},
        "event_loc": LOCATION,
        "event_text": WORDS,
        "quad_code": {"enum": [1, 2, 3, 4]},
        "event_scale": {"type": "number", "minimum": -10, "maximum": 10},
        "mode": WORDS,
        "context": WORDS,
        "text_info": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {name: {"type": "integer"} for name in ("sequence", "start", "end")},
                "required": ["sequence", "start", "end"],
                "additionalProperties": False,
            },
        },
        "cite_info": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    name: {"type": "string"}
                    for name in ("citation", "url", "title", "language", "publication")
                },
                "additionalProperties": False,
            },
        },
        "coder": {"type": "string"},
        "coded_date": DAY,
        "status": {"type": "string"},
        "status_because": {"type": "string"},
        "symmetric": {"type": "boolean"},
        "date_precision": {"type": "string"},
        "date_basis": {"type": "string"},
        "reports": {"type": "array"},
    },
    "required": ["id", "date", "actor", "event"],
    "additionalProperties": False,
}


def _lines(evidence: Evidence) -> list[dict[str, Any]]:
    lines = export(evidence, "plover").content.decode().split("\n")
    return [json.loads(line) for line in lines if line]


@pytest.mark.parametrize("which", ["rich", "hostile"])
def test_every_line_keeps_to_the_manual(which: str, request: pytest.FixtureRequest) -> None:
    for line in _lines(request.getfixturevalue(which)):
        jsonschema.validate(line, EVENT)


def test_denial_and_hearsay_are_told(rich: Evidence) -> None:
    lines = {line["id"]: line for line in _lines(rich)}
    [disputed] = [line for line in lines.values() if line["status"] == "disputed"]
    assert [each["factuality"] for each in disputed["reports"]] == ["PS+", "CT-"]
    assert disputed["reports"][1]["attribution"][0]["speaker"] == "RUS"


def test_parties_have_plovers_codes(rich: Evidence) -> None:
    codes = {
        entity["identifier_text"]: entity.get("code")
        for line in _lines(rich)
        for entity in (*line["actor"], *line["recipient"])
    }
    assert codes["North Korea"] == "PRK"
    assert codes["United Nations"] == "UNO"


def test_an_event_without_an_actor_is_left_out_since_plover_demands_one(rich: Evidence) -> None:
    nobody = replace(rich.events[0], actors=())
    written = export(Evidence(events=(nobody,)), "plover")
    assert (written.rows, written.left_out) == (0, {"without an actor": 1})


def test_an_event_without_a_first_day_is_left_out_since_plover_demands_one(
    rich: Evidence,
) -> None:
    without = [event for event in rich.events if event.when is None or event.when.first is None]
    assert export(rich, "plover").left_out == {"without a first day": len(without)}
