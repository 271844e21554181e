"""The dossier as JSON."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from interstate.briefs import Dossier, write_json

Told = Callable[[str], Dossier]


def _written(told: Told) -> dict[str, Any]:
    return cast("dict[str, Any]", json.loads(json.dumps(write_json(told("en")))))


def test_it_survives_a_round_trip_through_json(told: Told) -> None:
    assert _written(told) == write_json(told("en"))


def test_a_number_brings_the_list_behind_it(told: Told) -> None:
    written = _written(told)
    events = {event["anchor"] for event in written["events"]}
    total = written["counts"][0]["totals"]["all"]
    assert total["n"] == len(total["cites"])
    assert set(total["cites"]) <= events


def test_every_key_is_documented(told: Told) -> None:
    page = (Path(__file__).parents[2] / "docs" / "reference" / "dossier.md").read_text("utf-8")
    written = _written(told)
    keys = set(written)
    for part in (
        "events",
        "assessments",
        "ties",
        "third_parties",
        "counts",
        "documents",
        "outlets",
    ):
        keys |= set(written[part][0])
    keys |= set(written["events"][0]["quotations"][0]) | set(written["figures"])
    keys |= set(written["runs"][0]) | set(written["status_rules"][0]) | set(written["pair"]["a"])
    assert [key for key in sorted(keys) if f"`{key}`" not in page] == []


def test_texts_are_as_they_stand(told: Told) -> None:
    quotes = [q for event in _written(told)["events"] for q in event["quotations"]]
    assert any("<script>alert(1)</script>" in q["before"] + q["trigger"] for q in quotes)
