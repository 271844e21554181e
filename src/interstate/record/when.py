"""When something happened, no more exactly than the text allows."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Precision(StrEnum):
    """The unit in which the text speaks of the time."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    PERIOD = "period"


class Basis(StrEnum):
    """What a day rests on."""

    DECIDED = "decided by a person"
    STATED = "stated"
    RELATIVE = "relative to the publication"
    CARRIED = "carried over from the sentence before"
    PUBLICATION = "the publication itself"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A range of days, either bound open where the text leaves it open.

    "In March 1991" is 1991-03-01 to 1991-03-31 at month precision; it is never
    narrowed to a day that nobody stated. "Since 2014" has no `last`.

    Attributes
    ----------
    first, last
        Proleptic Gregorian days, both included; ``None`` where the text sets no bound.
    precision
        The unit the text speaks in; ``PERIOD`` for wars, eras and other stretches.
    text
        The words the range rests on, or ``None`` when it rests on the publication date.
    """

    first: date | None
    last: date | None
    precision: Precision
    basis: Basis
    text: str | None = None

    def __post_init__(self) -> None:
        if self.first is None and self.last is None:
            msg = "a time needs at least one bound; leave `when` as None where nothing is known"
            raise ValueError(msg)
        if self.first is not None and self.last is not None and self.last < self.first:
            msg = f"{self.last} is before {self.first}"
            raise ValueError(msg)

    def may_be(self, other: "When") -> bool:
        """Whether both could speak of the same moment, i.e. the ranges overlap."""
        return (self.first is None or other.last is None or self.first <= other.last) and (
            other.first is None or self.last is None or other.first <= self.last
        )

    @property
    def written(self) -> str:
        """The range in figures, as `when_of` reads it: ``"2024-06-01/2024-06-30 month"``."""
        first = OPEN if self.first is None else self.first.isoformat()
        last = OPEN if self.last is None else self.last.isoformat()
        return f"{first}/{last} {self.precision}"


OPEN = ".."
"""How an open bound is written."""
_WRITTEN = re.compile(r"(?P<days>[^ ]+)(?: +(?P<precision>[a-z-]+))?")
_DAYS = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12][0-9]|3[01]))?)?",
    re.ASCII,
)


def when_of(written: str, *, basis: Basis) -> When:
    """Return the time that figures name.

    Parameters
    ----------
    written
        A day (``2024-06-19``), month (``2024-06``) or year (``2024``), or two of them with ``/``
        between, ``..`` for an open bound; a precision may follow.

    Raises
    ------
    ValueError
        If it names none; the message says what was wrong with it.

    References
    ----------
    ISO 8601-2:2019, the Extended Date/Time Format, level 1: intervals and their open ends.

    Examples
    --------
    >>> when_of("2024-06", basis=Basis.DECIDED).written
    '2024-06-01/2024-06-30 month'
    >>> when_of("../2010-05-01", basis=Basis.DECIDED).written
    '../2010-05-01 period'
    """
    found = _WRITTEN.fullmatch(written.strip())
    if found is None:
        msg = f"{written!r} is no time; write 2024-06-19, 2024-06, 2024 or 2024-06-01/2024-06-19"
        raise ValueError(msg)
    begins, _, ends = found["days"].partition("/")
    first = None if begins == OPEN else _days_of(begins)[0]
    last = None if (ends or begins) == OPEN else _days_of(ends or begins)[1]
    stated = found["precision"]
    if stated is not None and stated not in set(Precision):
        msg = f"{stated!r} is no precision; it can be {', '.join(Precision)}"
        raise ValueError(msg)
    precision = _precision_of(first, last) if stated is None else Precision(stated)
    return When(first=first, last=last, precision=precision, basis=basis)


def _days_of(written: str) -> tuple[date, date]:
    """Return the first and the last day of a day, month or year in figures."""
    found = _DAYS.fullmatch(written)
    try:
        if found is not None:
            year, month, day = (int(found[name] or 0) for name in ("year", "month", "day"))
            first = date(year, month or 1, day or 1)
            last = first.replace(month=month or 12)
            return first, last.replace(day=day or monthrange(last.year, last.month)[1])
    except ValueError:
        pass  # the 30th of February
    msg = f"{written!r} is no day of the calendar; write it as YYYY-MM-DD, YYYY-MM or YYYY"
    raise ValueError(msg)


def _precision_of(first: date | None, last: date | None) -> Precision:
    """Return the unit that a range fills, or that it is a stretch of its own."""
    if first is None or last is None:
        return Precision.PERIOD
    if first == last:
        return Precision.DAY
    ends_month = last == date.max or (last + timedelta(days=1)).day == 1
    if first.day == 1 and ends_month and first.year == last.year:
        if first.month == last.month:
            return Precision.MONTH
        if (first.month, last.month) == (1, 12):
            return Precision.YEAR
    return Precision.PERIOD


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words of a document that speak of a time, with their TIMEX3 reading.

    Attributes
    ----------
    start, end
        Half-open range in the document's text.
    kind
        TIMEX3 type: ``DATE TIME DURATION SET``.
    value
        TIMEX3 value, e.g. ``"2024-10"``, ``"1950-SU"``, ``"P3D"``, ``"PAST_REF"``.
    when
        The days meant, or ``None`` for durations, sets and vague expressions without bounds.
    """

    start: int
    end: int
    text: str
    kind: str
    value: str
    when: When | None
