"""TIMEX3 values as points on a calendar: which days one covers, and what lies n units away.

A value is read as written in TimeML: ``2024``, ``2024-10``, ``2024-10-30``, ``2024-W44``,
``2024-W44-WE``, ``2024-SU``, ``2024-Q4``, ``2024-H2``, ``198`` (the 1980s), ``19`` (the years
1900 to 1999), any of them with a part of day (``2024-10-30TEV``) or a clock time behind it.

References
----------
Pustejovsky, J. and others (2003), "TimeML: robust specification of event and temporal
expressions in text": the values. Sauri, R. and others (2006), "TimeML annotation guidelines
1.2.1": how seasons, quarters and parts of day are written.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from interstate.record import Precision

# Meteorological seasons of the northern hemisphere, where the texts we read are written.
SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
DAYS_A_WEEK = 7
YEARS_A_DECADE = 10
YEARS_A_CENTURY = 100
MONTHS_A_YEAR = 12

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:"
    r"W(?P<week>\d\d)(?:-(?P<weekend>WE)|-(?P<weekday>[1-7]))?"
    r"|(?P<season>SP|SU|FA|WI)|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?(?:T.*)?"
    r"|(?P<decade>\d{3})|(?P<century>\d\d)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days a value covers, both ends included, and the unit it is told in."""

    first: date
    last: date
    precision: Precision


def day_or_none(year: int, month: int, day: int) -> date | None:
    """Return the day, or ``None`` where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def days_of(value: str) -> Days | None:
    """Return the days a TIMEX3 value covers; ``None`` where it names no days.

    A winter runs from December to the end of February of the next year.

    Examples
    --------
    >>> days_of("1991-03").last
    datetime.date(1991, 3, 31)
    >>> days_of("198").first
    datetime.date(1980, 1, 1)
    >>> days_of("PXD") is None
    True
    """
    found = _VALUE.fullmatch(value)
    if found is None:
        return None
    part = found.groupdict()
    if decade := part["decade"]:
        return _years(int(decade) * YEARS_A_DECADE, YEARS_A_DECADE, Precision.DECADE)
    if century := part["century"]:
        return _years(int(century) * YEARS_A_CENTURY, YEARS_A_CENTURY, Precision.CENTURY)
    return _days_in_year(part) if int(part["year"]) else None


def _days_in_year(part: dict[str, str]) -> Days | None:
    if part["day"]:
        day = day_or_none(int(part["year"]), int(part["month"]), int(part["day"]))
        return day and Days(first=day, last=day, precision=Precision.DAY)
    if part["week"]:
        return _days_of_week(part)
    return _months_of(int(part["year"]), part)


def _months_of(year: int, part: dict[str, str]) -> Days | None:
    """Return the days of a year, or of the season, quarter, half or month of it."""
    if season := part["season"]:
        return _months(year, SEASON_STARTS[season], 3, Precision.SEASON)
    if quarter := part["quarter"]:
        return _months(year, 3 * int(quarter) - 2, 3, Precision.QUARTER)
    if half := part["half"]:
        return _months(year, 6 * int(half) - 5, 6, Precision.HALF_YEAR)
    if not part["month"]:
        return _years(year, 1, Precision.YEAR)
    month = int(part["month"])
    return _months(year, month, 1, Precision.MONTH) if 1 <= month <= MONTHS_A_YEAR else None


def _years(first: int, count: int, precision: Precision) -> Days | None:
    if first < 1:
        return None
    return Days(first=date(first, 1, 1), last=date(first + count - 1, 12, 31), precision=precision)


def _months(year: int, month: int, count: int, precision: Precision) -> Days:
    carry, last = divmod(month - 1 + count - 1, MONTHS_A_YEAR)
    return Days(
        first=date(year, month, 1), last=month_end(year + carry, last + 1), precision=precision
    )


def _days_of_week(part: dict[str, str]) -> Days | None:
    weekend, weekday = part["weekend"], part["weekday"]
    try:
        monday = date.fromisocalendar(int(part["year"]), int(part["week"]), 1)
    except ValueError:
        return None
    if weekday:
        day = monday + timedelta(days=int(weekday) - 1)
        return Days(first=day, last=day, precision=Precision.DAY)
    # No unit of ours is a weekend; it is told in days, and the range says which two.
    first = monday + timedelta(days=5 if weekend else 0)
    return Days(
        first=first,
        last=monday + timedelta(days=6),
        precision=Precision.DAY if weekend else Precision.WEEK,
    )


def at_unit(day: date, unit: str) -> str:
    """Return the value of the `unit` that `day` lies in.

    Parameters
    ----------
    unit
        ``D W WE M Q H Y DE CE`` or a season ``S``.
    """
    iso = day.isocalendar()
    if unit == "S":
        year = day.year - 1 if day.month <= 2 else day.year  # noqa: PLR2004
        season = {0: "WI", 1: "SP", 2: "SU", 3: "FA"}[day.month % 12 // 3]
        return f"{year:04d}-{season}"
    return {
        "D": day.isoformat(),
        "W": f"{iso.year:04d}-W{iso.week:02d}",
        "WE": f"{iso.year:04d}-W{iso.week:02d}-WE",
        "M": f"{day.year:04d}-{day.month:02d}",
        "Q": f"{day.year:04d}-Q{(day.month + 2) // 3}",
        "H": f"{day.year:04d}-H{1 if day.month <= 6 else 2}",  # noqa: PLR2004
        "Y": f"{day.year:04d}",
        "DE": f"{day.year // YEARS_A_DECADE:03d}",
        "CE": f"{day.year // YEARS_A_CENTURY:02d}",
    }[unit]


def moved(day: date, unit: str, count: int) -> date | None:
    """Return the day `count` units after `day` (before it where negative).

    A month or year away is the same day of that month, or its last day where the month is
    shorter. ``None`` where that lies outside the calendar.

    Examples
    --------
    >>> moved(date(2024, 3, 31), "M", -1)
    datetime.date(2024, 2, 29)
    """
    try:
        if unit in {"D", "W", "WE"}:
            return day + timedelta(days=count * (1 if unit == "D" else DAYS_A_WEEK))
        months = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}[unit] * count
        years, month = divmod(day.month - 1 + months, MONTHS_A_YEAR)
        year = day.year + years
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def easter(year: int) -> date:
    """Return Western Easter Sunday.

    References
    ----------
    The anonymous Gregorian algorithm, as printed in Meeus, J. (1991), "Astronomical
    Algorithms", chapter 8.
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def narrowed(days: Days, part: str | None) -> Days:
    """Return the early, middle or late part of a stretch of days.

    "Early" is the first half and "late" the second, since no usage fixes them more exactly;
    "mid" leaves off a quarter at either end.

    Parameters
    ----------
    part
        ``START MID END`` as TimeML's ``mod`` has them, or ``None`` for the whole.
    """
    length = (days.last - days.first).days
    if part is None or not length:
        return days
    early, late = {"START": (0, length // 2), "END": (length - length // 2, length)}.get(
        part, (length // 4, length - length // 4)
    )
    return Days(
        first=days.first + timedelta(days=early),
        last=days.first + timedelta(days=late),
        precision=days.precision,
    )
