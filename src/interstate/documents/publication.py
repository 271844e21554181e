"""On which day a document was published: every day that something speaks for, best first."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from email.utils import parsedate_to_datetime
from functools import cache
from typing import cast

from interstate.record import DateCandidate

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
_IN_ADDRESS = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?!\d)|[/_-](\d{4})(\d\d)(\d\d)(?!\d)")
_IN_NAME = re.compile(r"(?<!\d)(\d{4})[-_](\d{2})[-_](\d{2})(?!\d)")
_MONTHS_IN = ("de", "en", "fr", "ru")
# Places in front, in capitals or capitalised, and a dash, bracket or the line's end behind: a day
# that a sentence tells of has other words before it.
_PLACE = (
    r"(?-i:\(?(?!(?:Am|Vom|Seit|Bis|Der|Den|On|By|Since|Until|The)\b)"
    r"(?:[A-ZÀ-ÖØ-ÞЁА-Я][\w.'’/-]*,?\s+){0,4})"
)
_DATELINE_END = r"(?=\s*(?:г\.?|года)?\s*(?:[-–—/(|)]|$))"
_DATELINE_LINES = 4
_EARLIEST_YEAR = 1600


def read_day(written: str) -> date | None:
    """Return the day that a date names, or ``None`` where it names none.

    Understood are ISO 8601 with or without a time, e-mail dates (RFC 5322), ``19.06.2024``, and
    months by name in German, English and Russian. The day is the one written: a time zone does
    not move it.

    Examples
    --------
    >>> read_day("2024-06-19T23:30:00-07:00"), read_day("19 июня 2024 года")
    (datetime.date(2024, 6, 19), datetime.date(2024, 6, 19))
    """
    written = written.strip()
    for pattern, order in ((_ISO, (1, 2, 3)), (_COMPACT, (1, 2, 3)), (_DAY_FIRST, (3, 2, 1))):
        if found := pattern.match(written):
            return _day(*(int(found[place]) for place in order))
    if found := _named_day().search(written):
        return _named(found)
    try:
        return parsedate_to_datetime(written).date()
    except (ValueError, IndexError, TypeError):
        return None


def day_in_address(url: str) -> date | None:
    """Return the day that a web address has in its path, or ``None``."""
    found = _IN_ADDRESS.search(url)
    if found is None:
        return None
    return _day(*(int(part) for part in found.groups() if part))


def day_in_name(name: str) -> date | None:
    """Return the day that a file name or id has in it, or ``None``."""
    found = _IN_NAME.search(name)
    return _day(*(int(part) for part in found.groups())) if found else None


def dateline(text: str) -> tuple[date, str] | None:
    """Return the day of the dateline at the head of an article, with its words, or ``None``.

    A dateline stands at the start of one of the first four lines that are not blank, may name
    places before the day, and ends with the line or with a dash, slash or bracket: ``PYONGYANG,
    June 19, 2024 (Agency) -``. Days within sentences are not datelines.
    """
    lines = [line.strip() for line in text[:2000].split("\n") if line.strip()]
    for line in lines[:_DATELINE_LINES]:
        for pattern in _datelines():
            if found := pattern.match(line):
                day = _named(found) if "month" in found.groupdict() else read_day(found["day"])
                if day is not None:
                    return day, found[0].strip(" (/-–—|")
    return None


def merge_candidates(found: Iterable[tuple[date, str]]) -> tuple[DateCandidate, ...]:
    """Return each day once, in the order given, with everything that speaks for it."""
    reasons: dict[date, list[str]] = {}
    for day, because in found:
        told = reasons.setdefault(day, [])
        if because not in told:
            told.append(because)
    return tuple(DateCandidate(day=day, because="; ".join(told)) for day, told in reasons.items())


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= _EARLIEST_YEAR else None
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    """Return the month each spelling of a month's name means."""
    from babel.dates import get_month_names

    months: dict[str, int] = {}
    for language in _MONTHS_IN:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                names = cast("Mapping[int, str]", get_month_names(width, context, locale=language))
                for number, name in names.items():
                    months.setdefault(name.rstrip(".").casefold(), number)
    return months


def _month_pattern() -> str:
    return "|".join(re.escape(name) for name in sorted(_months(), key=len, reverse=True))


def _day_patterns() -> Iterator[str]:
    """Give the two orders in which a day with its month's name is written."""
    month = rf"(?P<month>{_month_pattern()})\.?"
    yield rf"(?<!\d)(?P<day>\d{{1,2}})\.?\s+{month}\s+(?P<year>\d{{4}})(?!\d)"
    yield rf"\b{month}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d)"


@cache
def _named_day() -> re.Pattern[str]:
    first, second = _day_patterns()
    second = re.sub(r"\?P<(\w+)>", r"?P<\1_2>", second)
    return re.compile(f"{first}|{second}", re.IGNORECASE)


@cache
def _datelines() -> tuple[re.Pattern[str], ...]:
    numbered = r"(?P<day>\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{4}-\d\d-\d\d)"
    return tuple(
        re.compile(rf"{_PLACE}{pattern}{_DATELINE_END}", re.IGNORECASE)
        for pattern in (*_day_patterns(), numbered)
    )


def _named(found: re.Match[str]) -> date | None:
    parts = {name.removesuffix("_2"): value for name, value in found.groupdict().items() if value}
    return _day(int(parts["year"]), _months()[parts["month"].casefold()], int(parts["day"]))
