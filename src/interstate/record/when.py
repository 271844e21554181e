"""When something happened, no more exactly than the text allows."""

from dataclasses import dataclass
from datetime import date
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
