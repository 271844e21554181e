"""Events by day: iCalendar for calendars, and the JSON of TimelineJS for a page."""

from collections.abc import Mapping
from datetime import UTC, date
from html import escape

from interstate.record import Document, Event, Evidence, Report, Status, When
from interstate.store.exports.safe import label, paragraph, uuid_of, web_address
from interstate.store.exports.words import (
    Sources,
    day_after,
    day_prefix,
    days_in_words,
    headline,
    moment_of,
    sides,
)
from interstate.store.exports.written import LeftOut, Written, json_file

LONGEST_DAYS = 31
"""A longer act would stand over every day of a calendar for months."""
_LINE_OCTETS = 75
_CERTAIN = frozenset({Status.CONFIRMED, Status.REPORTED})
_UNDATED = "without a day"


def write_ical(evidence: Evidence) -> Written:
    r"""Return events as all-day entries of a calendar, from Outlook to a telephone.

    An entry is `CONFIRMED` where the act is confirmed or reported and `TENTATIVE` where it is
    claimed, disputed, planned or expected; its summary says which. What is denied is left out, as
    is what has no day, an open end, or more than `LONGEST_DAYS` days. Entries take up no time.
    `DTSTAMP`, which the format demands, is the start of the run and 1970-01-01 without one.
    Factuality and attribution are told in the description only.

    References
    ----------
    RFC 5545: lines end in CRLF and are folded after 75 octets (3.1), ``\ ; ,`` and line ends are
    escaped (3.3.11), an all-day entry ends on the day after its last (3.6.1).
    """
    left_out, sources = LeftOut(), Sources(evidence)
    stamp = f"{moment_of(evidence).astimezone(UTC):%Y%m%dT%H%M%SZ}"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//interstate//export//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    rows = 0
    for event in evidence.events:
        first, last = (None, None) if event.when is None else (event.when.first, event.when.last)
        if event.status is Status.DENIED:
            left_out.add("denied")
        elif event.when is None:
            left_out.add(_UNDATED)
        elif first is None or last is None:
            left_out.add("with an open beginning or end")
        elif (last - first).days >= LONGEST_DAYS:
            left_out.add(f"of more than {LONGEST_DAYS} days")
        else:
            lines += _entry(event, sources, (first, last), stamp)
            rows += 1
    lines.append("END:VCALENDAR")
    folded = "".join(_folded(line) + "\r\n" for line in lines)
    return Written(content=folded.encode(), rows=rows, left_out=left_out.counted())


def _entry(event: Event, sources: Sources, days: tuple[date, date], stamp: str) -> list[str]:
    first, last = days
    ends = day_after(last)
    status = "CONFIRMED" if event.status in _CERTAIN else "TENTATIVE"
    reports = sources.reports_of(event)
    addresses = [web_address(document.url) for document in sources.documents_of(event)]
    address = next((each for each in addresses if each is not None), None)
    told = [f"{event.status.value}: {paragraph(event.status_because)}"]
    if first != last:
        told.append(f"days: {days_in_words(event.when)}")
    told += [f"“{paragraph(r.quote)}” ({_origin(r, sources.documents)})" for r in reports]
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uuid_of('event', event.id)}",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{_compact(first)}",
    ]
    if ends is not None:
        lines.append(f"DTEND;VALUE=DATE:{_compact(ends)}")
    lines.append(f"SUMMARY:{_escaped(f'{headline(event)} [{event.status.value}]')}")
    lines.append(f"DESCRIPTION:{_escaped(chr(10).join(told))}")
    if event.where is not None:
        lines.append(f"LOCATION:{_escaped(label(event.where.name))}")
    categories = [event.event_type, event.quad, *event.contexts]
    lines.append(f"CATEGORIES:{','.join(_escaped(each) for each in categories)}")
    if address is not None:
        lines.append(f"URL:{address}")
    return [*lines, f"STATUS:{status}", "TRANSP:TRANSPARENT", "END:VEVENT"]


def _origin(report: Report, documents: Mapping[str, Document]) -> str:
    """Return on whose word a sentence stands and who published it when."""
    document = documents.get(report.document)
    speakers = [f"by {label(each.text or each.speaker)}" for each in report.attribution]
    if document is None:
        return ", ".join([*speakers, label(report.document)])
    published = [] if document.published is None else [document.published.isoformat()]
    return ", ".join([*speakers, label(document.outlet.name), *published])


def _compact(day: date) -> str:
    return day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    for character in "\\;,":
        text = text.replace(character, f"\\{character}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Return a line of at most 75 octets, the rest on lines that begin with a blank."""
    lines: list[str] = []
    at, octets = "", 0
    for character in line:
        size = len(character.encode())
        if octets + size > _LINE_OCTETS:
            lines.append(at)
            at, octets = " ", 1
        at += character
        octets += size
    return "\r\n".join([*lines, at])


def write_timeline(evidence: Evidence) -> Written:
    """Return the JSON that TimelineJS shows: a slide for each event, a lane for each direction.

    TimelineJS takes texts for HTML, and addresses in them for links: every text of a document is
    escaped, and only the document's own address is a link. A date is as fine
    as told (year, month or day), and `display_date` says it in words, also where an end is open. A
    slide needs a beginning: events without a first day are left out. The status stands in the
    headline; factuality has no place, attribution stands beside each quotation.

    References
    ----------
    Knight Lab, "TimelineJS: JSON data format" (timeline.knightlab.com/docs/json-format.html).
    """
    left_out, sources = LeftOut(), Sources(evidence)
    slides: list[dict[str, object]] = []
    for event in evidence.events:
        if event.when is None:
            left_out.add(_UNDATED)
        elif event.when.first is None:
            left_out.add("without a first day")
        else:
            slides.append(_slide(event, event.when, sources))
    content = json_file({"scale": "human", "events": slides})
    return Written(content=content, rows=len(slides), left_out=left_out.counted())


def _slide(event: Event, when: When, sources: Sources) -> dict[str, object]:
    first, last = day_prefix(when, when.first), day_prefix(when, when.last)
    quotations = (_quotation(report, sources.documents) for report in sources.reports_of(event))
    told = [f"<p>{_html(event.status_because)}</p>", *quotations]
    dates: dict[str, object] = {"start_date": _parts(first)}
    if last is not None and last != first:
        dates["end_date"] = _parts(last)
    return {
        "unique_id": str(event.id),
        **dates,
        "display_date": days_in_words(when),
        "group": _html(sides(event)),
        "autolink": False,
        "text": {
            "headline": _html(f"{headline(event)} [{event.status.value}]"),
            "text": "".join(told),
        },
    }


def _parts(day: str | None) -> dict[str, int]:
    names = ("year", "month", "day")
    return dict(zip(names, map(int, (day or "").split("-")), strict=False))


def _quotation(report: Report, documents: Mapping[str, Document]) -> str:
    document = documents.get(report.document)
    address = None if document is None else web_address(document.url)
    origin = _html(_origin(report, documents))
    if address is not None:
        origin = f'<a href="{escape(address)}" rel="noopener nofollow">{origin}</a>'
    return f"<blockquote>{_html(report.quote)}</blockquote><p>{origin}</p>"


def _html(text: str) -> str:
    return escape(label(text))
