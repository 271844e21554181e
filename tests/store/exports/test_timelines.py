"""A calendar that the icalendar library reads, and slides that TimelineJS takes."""

import json
from datetime import date
from html.parser import HTMLParser
from importlib import import_module
from typing import Any

import pytest
from tests.briefs.evidence import Told, event, report, when, year

from interstate.record import Basis, Evidence, Precision, Status, When
from interstate.store import export

icalendar: Any = import_module("icalendar")
jsonschema: Any = import_module("jsonschema")
DATE: dict[str, Any] = {
    "type": "object",
    "properties": {
        "year": {"type": "integer"},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
    },
    "required": ["year"],
    "additionalProperties": False,
}
# timeline.knightlab.com/docs/json-format.html, as far as it is used.
TIMELINE: dict[str, Any] = {
    "type": "object",
    "properties": {
        "scale": {"enum": ["human", "cosmological"]},
        "events": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "start_date": DATE,
                    "end_date": DATE,
                    "display_date": {"type": "string"},
                    "unique_id": {"type": "string"},
                    "group": {"type": "string"},
                    "autolink": {"const": False},
                    "text": {
                        "type": "object",
                        "properties": {"headline": {"type": "string"}, "text": {"type": "string"}},
                        "additionalProperties": False,
                    },
                },
                "required": ["start_date"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["events"],
    "additionalProperties": False,
}


def _of(*told: Told) -> Evidence:
    return Evidence(
        events=tuple(made for made, _ in told),
        reports=tuple(each for _, reports in told for each in reports),
    )


def _sent(time: When | None, status: Status = Status.REPORTED) -> Evidence:
    sent = report("wire-june", 3, "sent", "AID", ("PRK",), ("RUS",), time=time)
    return _of(event(sent, status=status))


def _entries(evidence: Evidence) -> list[Any]:
    calendar = icalendar.Calendar.from_ical(export(evidence, "ical").content)
    assert calendar.errors == []
    entries = list(calendar.walk("VEVENT"))
    assert [entry.errors for entry in entries] == [[]] * len(entries)
    return entries


# iCalendar ------------------------------------------------------------------------------------


def test_an_act_of_a_day_is_an_entry_of_that_day_that_takes_up_no_time(rich: Evidence) -> None:
    entry = _entries(rich)[0]
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (date(2024, 6, 19), date(2024, 6, 20))
    assert entry["SUMMARY"] == "North Korea & Russia: support [confirmed]"
    assert (entry["STATUS"], entry["TRANSP"]) == ("CONFIRMED", "TRANSPARENT")
    assert entry["LOCATION"] == "Pyongyang"
    assert "“Russia and North Korea signed a treaty" in entry["DESCRIPTION"]
    assert str(entry["DTSTAMP"].dt) == "2024-11-20 08:15:00+00:00"


def test_entries_have_ids_of_their_own_that_stay(rich: Evidence) -> None:
    ids = [str(entry["UID"]) for entry in _entries(rich)]
    assert len(set(ids)) == len(ids)
    assert ids == [str(entry["UID"]) for entry in _entries(rich)]


@pytest.mark.parametrize("which", ["rich", "hostile"])
def test_lines_end_and_are_folded_as_the_standard_says(
    which: str, request: pytest.FixtureRequest
) -> None:
    content = export(request.getfixturevalue(which), "ical").content
    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    assert [line for line in lines if not line.decode()] == []


@pytest.mark.parametrize(
    "status", [Status.CLAIMED, Status.DISPUTED, Status.PLANNED, Status.EXPECTED]
)
def test_what_is_not_certain_is_tentative_and_says_so(status: Status) -> None:
    [entry] = _entries(_sent(when("2024-06-19"), status))
    assert entry["STATUS"] == "TENTATIVE"
    assert entry["SUMMARY"].endswith(f"[{status.value}]")


@pytest.mark.parametrize(
    ("time", "status", "reason"),
    [
        (when("2024-06-19"), Status.DENIED, "denied"),
        (None, Status.REPORTED, "without a day"),
        (when("2024-06-19", open_end=True), Status.REPORTED, "with an open beginning or end"),
        (when(None, "2024-06-19"), Status.REPORTED, "with an open beginning or end"),
        (year(2024), Status.REPORTED, "of more than 31 days"),
    ],
)
def test_what_a_calendar_cannot_hold_is_left_out_and_counted(
    time: When | None, status: Status, reason: str
) -> None:
    written = export(_sent(time, status), "ical")
    assert (written.rows, written.left_out) == (0, {reason: 1})


def test_a_month_is_all_its_days_and_says_so() -> None:
    time = when("2024-10-01", "2024-10-31", Precision.MONTH)
    [entry] = _entries(_sent(time))
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (date(2024, 10, 1), date(2024, 11, 1))
    assert "days: 2024-10\n" in entry["DESCRIPTION"]


def test_the_last_day_there_is_has_no_day_after_it() -> None:
    [entry] = _entries(_sent(when("9999-12-31")))
    assert "DTEND" not in entry


def test_no_text_ends_an_entry_or_begins_another(hostile: Evidence) -> None:
    [entry] = _entries(hostile)
    assert "END:VCALENDAR" in entry["DESCRIPTION"]
    assert "\u202e" not in entry["DESCRIPTION"]
    assert "URL" not in entry


# TimelineJS -----------------------------------------------------------------------------------


def _slides(evidence: Evidence) -> list[dict[str, Any]]:
    return json.loads(export(evidence, "timeline").content)["events"]


@pytest.mark.parametrize("which", ["rich", "hostile"])
def test_slides_keep_to_the_published_format(which: str, request: pytest.FixtureRequest) -> None:
    content = export(request.getfixturevalue(which), "timeline").content
    jsonschema.validate(json.loads(content), TIMELINE)


@pytest.mark.parametrize(
    ("time", "start", "end", "shown"),
    [
        (when("2024-06-19"), {"year": 2024, "month": 6, "day": 19}, None, "2024-06-19"),
        (year(1961), {"year": 1961}, None, "1961"),
        (
            when("2024-10-01", "2024-10-31", Precision.MONTH),
            {"year": 2024, "month": 10},
            None,
            "2024-10",
        ),
        (
            when("2024-03-01", "2024-10-31", Precision.MONTH),
            {"year": 2024, "month": 3},
            {"year": 2024, "month": 10},
            "2024-03 to 2024-10",
        ),
        (
            when("2014-01-01", None, Precision.YEAR, Basis.STATED, open_end=True),
            {"year": 2014},
            None,
            "since 2014",
        ),
    ],
)
def test_a_date_is_as_fine_as_told(
    time: When, start: dict[str, int], end: dict[str, int] | None, shown: str
) -> None:
    [slide] = _slides(_sent(time))
    assert (slide["start_date"], slide.get("end_date")) == (start, end)
    assert slide["display_date"] == shown


def test_each_direction_has_a_lane(rich: Evidence) -> None:
    lanes = {slide["group"] for slide in _slides(rich)}
    assert {"Russia → North Korea", "North Korea → Russia", "North Korea &amp; Russia"} <= lanes


def test_an_actor_that_is_not_known_is_somebody() -> None:
    sent = report("wire-june", 3, "sent", "AID", (), ("RUS",), time=when("2024-06-19"))
    [slide] = _slides(_of(event(sent)))
    assert slide["group"] == "somebody → Russia"
    assert slide["text"]["headline"] == "somebody → Russia: aid [reported]"


class _Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("which", ["rich", "hostile"])
def test_texts_are_no_markup(which: str, request: pytest.FixtureRequest) -> None:
    for slide in _slides(request.getfixturevalue(which)):
        assert _Tags(slide["text"]["headline"]).found == []
        assert _Tags(slide["group"]).found == []
        for tag, attributes in _Tags(slide["text"]["text"]).found:
            assert tag in {"p", "blockquote", "a"}
            assert set(attributes) <= {"href", "rel"}
            assert (attributes.get("href") or "https://").startswith("https://")
