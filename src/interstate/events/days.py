"""How far two tellings can mean the same day."""

from dataclasses import dataclass
from datetime import date

from interstate.record import Basis, When

PUBLICATION_DAYS = 3
"""An act dated only by its publication may lie this many days to either side of it."""
FINE_DAYS = 31 + 2 * PUBLICATION_DAYS
"""Up to a month: few acts of one kind between two states lie so close."""
MEDIUM_DAYS = 366
"""Up to a year; what is longer, or open, says nearly nothing about the day."""

EARLIEST, LATEST = date.min.toordinal(), date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Window:
    """Days, as ordinals, both included, on which an act can have happened.

    Attributes
    ----------
    dated
        The text, or its publication, gives a day at all.
    """

    first: int
    last: int
    dated: bool

    @property
    def days(self) -> int:
        """How many days it spans."""
        return self.last - self.first + 1

    @property
    def breadth(self) -> int:
        """0 up to a month, 1 up to a year, 2 longer or open, 3 undated."""
        if not self.dated:
            return 3
        return 0 if self.days <= FINE_DAYS else 1 if self.days <= MEDIUM_DAYS else 2

    @property
    def is_day(self) -> bool:
        """Whether it is one single day."""
        return self.first == self.last

    def common(self, other: "Window") -> "Window | None":
        """Return the days in both, or ``None`` where there are none."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Window(first, last, self.dated or other.dated) if first <= last else None


def window_of(when: When | None, published: date | None, *, happened: bool) -> Window:
    """Return the days an act can have happened on.

    Parameters
    ----------
    when
        What the text says; ``None`` where it says nothing.
    published
        Day of the document, if known: what is told as done was done by then.
    happened
        Whether the act is told as done (or as not done) rather than foreseen.
    """
    if when is None:
        last = LATEST if published is None or not happened else published.toordinal()
        return Window(EARLIEST, last, dated=False)
    first = EARLIEST if when.first is None else when.first.toordinal()
    last = LATEST if when.last is None else when.last.toordinal()
    if when.basis is Basis.PUBLICATION:
        first = max(EARLIEST, first - PUBLICATION_DAYS)
        last = min(LATEST, last + PUBLICATION_DAYS)
    return Window(first, last, dated=True)


def finest(stated: list[When]) -> When | None:
    """Return the narrowest of the times told, as it was told; none is cut to fit another.

    What a text states or implies comes before what rests on the day of publication alone.
    """
    return min(stated, key=_rank, default=None)


def _rank(when: When) -> tuple[object, ...]:
    first = EARLIEST if when.first is None else when.first.toordinal()
    last = LATEST if when.last is None else when.last.toordinal()
    bases = list(Basis)
    return (
        when.basis is Basis.PUBLICATION,
        last - first,
        bases.index(when.basis),
        first,
        when.text or "",
    )


def in_words(when: When | None) -> str:
    """Return a time as a reader reads it: ``2024-06-19``, ``2024-06-01 to 2024-08-31``."""
    if when is None:
        return "no day told"
    if when.first == when.last:
        return str(when.first)
    if when.first is None:
        return f"until {when.last}"
    if when.last is None:
        return f"from {when.first}"
    return f"{when.first} to {when.last}"
