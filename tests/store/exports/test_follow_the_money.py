"""Entities that keep to the schemata of FollowTheMoney.

The library needs PyICU, which is built from source; ``followthemoney.csv`` beside this file holds
what it says of the schemata used here: each property, its type, and what an entity refers to.
"""

import csv
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from interstate.record import Evidence
from interstate.store import export

with (Path(__file__).parent / "followthemoney.csv").open(encoding="utf-8", newline="") as table:
    PROPERTIES = {(row["schema"], row["property"]): row for row in csv.DictReader(table)}
# A schema is also each of those it extends.
IS_ALSO: Mapping[str, tuple[str, ...]] = {
    "PublicBody": ("Organization", "LegalEntity", "Thing"),
    "Organization": ("LegalEntity", "Thing"),
    "LegalEntity": ("Thing",),
    "Article": ("Document", "Thing"),
    "Event": ("Interval", "Thing"),
    "UnknownLink": ("Interest", "Interval"),
}
SHAPES: Mapping[str, str] = {
    "date": r"\d{4}(-\d{2}(-\d{2})?)?",
    "country": r"[a-z]{2}",
    "url": r"https?://\S+",
    "name": r"[^\n]+",
    "string": r"[^\n]+",
    "address": r"[^\n]+",
    "text": r"(.|\n)+",
    "entity": r"[\w-]+",
}


def _entities(evidence: Evidence) -> list[dict[str, Any]]:
    lines = export(evidence, "ftm").content.decode().splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("which", ["rich", "hostile"])
def test_every_entity_keeps_to_its_schema(which: str, request: pytest.FixtureRequest) -> None:
    entities = _entities(request.getfixturevalue(which))
    schema_of = {entity["id"]: entity["schema"] for entity in entities}
    assert len(schema_of) == len(entities)
    for entity in entities:
        schema = entity["schema"]
        for name, values in entity["properties"].items():
            known = PROPERTIES[schema, name]
            assert values == list(dict.fromkeys(values))
            assert [v for v in values if not re.fullmatch(SHAPES[known["type"]], v)] == []
            if known["type"] == "entity":
                schemata = {schema_of[value] for value in values}
                assert all(known["range"] in {each, *IS_ALSO[each]} for each in schemata)
        required = {n for (of, n), row in PROPERTIES.items() if of == schema and row["required"]}
        assert required <= entity["properties"].keys()


def test_the_direction_is_in_a_link_and_the_day_is_as_fine_as_told(rich: Evidence) -> None:
    entities = _entities(rich)
    names = {e["id"]: e["properties"].get("name", [""])[0] for e in entities}
    [link] = [
        entity["properties"]
        for entity in entities
        if entity["schema"] == "UnknownLink" and "denied" in entity["properties"]["status"]
    ]
    assert [names[link["subject"][0]], names[link["object"][0]]] == ["North Korea", "Ukraine"]
    assert link["role"] == ["assault"]
    days = {tuple(e["properties"].get("startDate", ())) for e in entities}
    assert {("1948",), ("2024-10",), ("2024-06-19",), ()} <= days


def test_every_event_rests_on_documents(rich: Evidence) -> None:
    events = [entity for entity in _entities(rich) if entity["schema"] == "Event"]
    assert len(events) == len(rich.events)
    assert all(event["properties"]["proof"] for event in events)


def test_a_state_that_is_no_more_has_no_country_code(rich: Evidence) -> None:
    bodies = {e["properties"]["name"][0]: e["properties"] for e in _entities(rich)[:12]}
    assert bodies["Russia"]["country"] == ["ru"]
    assert "country" not in bodies["Soviet Union"]
