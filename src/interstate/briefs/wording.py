"""What the page says in its own voice, in the reader's language.

Every such word stands in ``strings.csv``, a column a language. Quotations are
never touched: they stay in theirs.
"""

import csv
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from interstate.errors import TableError, UnknownCodeError
from interstate.record import Precision, When

INTERFACES: tuple[str, ...] = ("en", "de")
GLOSSARY: tuple[str, ...] = (
    *("report", "event", "assessment", "tie", "outlet", "actor", "quad", "plover"),
    *("factuality", "basis"),
)

# English wants an article before such names in a sentence: "the Soviet Union".
_TAKES_ARTICLE = frozenset(
    {
        *("Bahamas", "Comoros", "Confederation", "Council", "Emirates", "Empire", "Federation"),
        *("Gambia", "Islands", "Kingdom", "League", "Maldives", "Nations", "Netherlands"),
        *("Organisation", "Organization", "Philippines", "Republic", "Seychelles", "States"),
        "Union",
    }
)


@cache
def strings(interface: str) -> Mapping[str, str]:
    """Return every wording of one interface language by its key.

    Raises
    ------
    UnknownCodeError
        If there is no such interface language.
    TableError
        If a key stands twice in the table or lacks this language.
    """
    if interface not in INTERFACES:
        raise UnknownCodeError(interface, kind="interface language", known=INTERFACES)
    table = files("interstate.briefs").joinpath("strings.csv").read_text(encoding="utf-8")
    wordings: dict[str, str] = {}
    for row in csv.DictReader(table.splitlines()):
        key, wording = row["key"], row[interface]
        if key in wordings or not wording:
            flaw = "stands twice" if key in wordings else f"has no wording in {interface!r}"
            msg = f"briefs/strings.csv: {key!r} {flaw}; give each key one row with all columns"
            raise TableError(msg)
        wordings[key] = wording
    return MappingProxyType(wordings)


@dataclass(frozen=True, slots=True)
class Wording:
    """The interface language, ready to speak.

    Attributes
    ----------
    interface
        ``"en"`` or ``"de"``.
    """

    interface: str

    def __post_init__(self) -> None:
        strings(self.interface)

    def say(self, key: str, **values: object) -> str:
        """Return the wording of `key` with `values` put in.

        Examples
        --------
        >>> Wording("de").say("when.until", last="2010")
        'bis 2010'
        """
        return strings(self.interface)[key].format(**values)

    def count(self, key: str, n: int, **values: object) -> str:
        """Return the wording of `key` in the form that goes with the number `n`.

        Examples
        --------
        >>> Wording("en").count("count.events", 1), Wording("en").count("count.events", 1200)
        ('1 event', '1,200 events')
        """
        return self.say(f"{key}.{'one' if n == 1 else 'other'}", n=self.number(n), **values)

    def template(self, key: str) -> str:
        """Return the wording of `key` with its places still open."""
        return strings(self.interface)[key]

    def form(self, key: str, n: int) -> str:
        """Return the unfilled wording of `key` in the form that goes with `n`."""
        return strings(self.interface)[f"{key}.{'one' if n == 1 else 'other'}"]

    def term(self, table: str, code: str | None) -> str:
        """Return the plain words for a code, or the code itself where the table lacks it.

        A data set from elsewhere may bring codes of its own: they are shown as they are.
        """
        if code is None:
            return ""
        return strings(self.interface).get(f"{table}.{code}", code.replace("_", " "))

    def number(self, n: int) -> str:
        """Return `n` with the thousands set apart."""
        return f"{n:,}".replace(",", self.say("number.thousands"))

    def decimal(self, x: float, *, places: int = 1) -> str:
        """Return `x` with the decimal sign of the language and a true minus."""
        return f"{x:.{places}f}".replace(".", self.say("number.decimal")).replace("-", "−")

    def listed(self, items: Sequence[str]) -> str:
        """Return `items` as a sentence lists them.

        Examples
        --------
        >>> Wording("en").listed(["China", "Iran", "the United Nations"])
        'China, Iran and the United Nations'
        """
        if len(items) <= 1:
            return "".join(items)
        head = self.say("list.comma").join(items[:-1])
        return self.say("list.and", first=head, last=items[-1])

    def origin(self, outlets: int, unplaced: int) -> str:
        """Say by how many outlets documents are, without making one of those that tell none.

        Examples
        --------
        >>> Wording("en").origin(7, 0), Wording("en").origin(0, 24)
        ('by 7 outlets', 'that do not tell their outlet')
        """
        if not outlets:
            return self.say(f"origin.unknown.{'one' if unplaced == 1 else 'other'}")
        known = self.count("origin.known", outlets)
        return self.say("origin.both", known=known) if unplaced else known

    def named(self, name: str) -> str:
        """Return a name as it stands inside a sentence, with the article English wants.

        Examples
        --------
        >>> Wording("en").named("Soviet Union")
        'the Soviet Union'
        """
        words = name.replace("-", " ").split()
        if self.interface == "en" and words[:1] != ["the"] and _TAKES_ARTICLE & set(words):
            return f"the {name}"
        return name

    def day(self, day: date) -> str:
        """Return a day, e.g. ``"19 June 2024"``."""
        return self.say("when.day", day=day.day, month=self._month(day), year=day.year)

    def _month(self, day: date) -> str:
        return self.say(f"month.{day.month}")

    def when(self, when: When | None) -> str:
        """Return a time as exactly as it is known, and no more.

        Examples
        --------
        >>> from interstate.record import Basis
        >>> summer = When(first=date(2024, 6, 1), last=date(2024, 8, 31),
        ...               precision=Precision.SEASON, basis=Basis.RELATIVE)
        >>> Wording("en").when(summer), Wording("de").when(summer)
        ('summer 2024', 'Sommer 2024')
        """
        if when is None:
            return self.say("when.none")
        if when.first is None and when.last is not None:
            return self.say("when.until", last=self._bound(when.last, when.precision, last=True))
        if when.last is None and when.first is not None:
            return self.say("when.since", first=self._bound(when.first, when.precision, last=False))
        if when.first is None or when.last is None:  # cannot be: a When has at least one bound
            return self.say("when.none")
        return self.span(when.first, when.last, precision=when.precision)

    def bound(self, when: When) -> str:
        """Return one end of something that lasts, as exactly as it is known.

        Examples
        --------
        >>> from interstate.record import Basis
        >>> Wording("en").bound(When(first=date(2014, 1, 1), last=None,
        ...                          precision=Precision.YEAR, basis=Basis.STATED))
        '2014'
        """
        if when.first is not None and when.last is None:
            return self._bound(when.first, when.precision, last=False)
        if when.last is not None and when.first is None:
            return self._bound(when.last, when.precision, last=True)
        return self.when(when)

    def _bound(self, day: date, precision: Precision, *, last: bool) -> str:
        """Word one bound in the unit the text speaks in."""
        closes = _month_end(day) if last else day.day == 1
        if precision in _YEARS and closes and day.month == (12 if last else 1):
            return str(day.year)
        if precision in _MONTHS and closes:
            return self.say("when.month", month=self._month(day), year=day.year)
        return self.day(day)

    def span(self, first: date, last: date, *, precision: Precision = Precision.PERIOD) -> str:
        """Return a closed range of days, worded in the largest unit that fits it exactly.

        Examples
        --------
        >>> Wording("en").span(date(2024, 10, 21), date(2024, 10, 27))
        '21–27 October 2024'
        >>> Wording("de").span(date(1990, 1, 1), date(1999, 12, 31), precision=Precision.DECADE)
        '1990er Jahre'
        """
        if first == last:
            return self.day(first)
        if _whole_years(first, last):
            return self._years(first.year, last.year, precision)
        if first.day == 1 and _month_end(last):
            return self._months(first, last, precision)
        return self._days(first, last)

    def _years(self, first: int, last: int, precision: Precision) -> str:
        if first == last:
            return str(first)
        if precision is Precision.DECADE and last - first == 9 and first % 10 == 0:  # noqa: PLR2004
            return self.say("when.decade", year=first)
        if precision is Precision.CENTURY and last - first == 99:  # noqa: PLR2004
            return self.say("when.century", n=last // 100 + (last % 100 > 0))
        return self.say("when.tight", first=first, last=last)

    def _months(self, first: date, last: date, precision: Precision) -> str:
        length = (last.year - first.year) * 12 + last.month - first.month + 1
        named = {
            (Precision.SEASON, 3): {3: "spring", 6: "summer", 9: "autumn", 12: "winter"},
            (Precision.QUARTER, 3): {1: "quarter1", 4: "quarter2", 7: "quarter3", 10: "quarter4"},
            (Precision.HALF_YEAR, 6): {1: "half1", 7: "half2"},
        }.get((precision, length), {})
        if first.month in named:
            year = str(first.year) if first.year == last.year else f"{first.year}/{last.year % 100}"
            return self.say(f"when.{named[first.month]}", year=year)
        end = self.say("when.month", month=self._month(last), year=last.year)
        if length == 1:
            return end
        if first.year == last.year:
            return self.say("when.tight", first=self._month(first), last=end)
        begin = self.say("when.month", month=self._month(first), year=first.year)
        return self.say("when.range", first=begin, last=end)

    def _days(self, first: date, last: date) -> str:
        end = self.day(last)
        if (first.year, first.month) == (last.year, last.month):
            return self.say("when.tight", first=self.say("when.day_bare", day=first.day), last=end)
        if first.year == last.year:
            begin = self.say("when.day_month", day=first.day, month=self._month(first))
        else:
            begin = self.day(first)
        return self.say("when.range", first=begin, last=end)


_YEARS = frozenset({Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.PERIOD})
_MONTHS = _YEARS | {Precision.MONTH, Precision.SEASON, Precision.QUARTER, Precision.HALF_YEAR}


def _month_end(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]


def _whole_years(first: date, last: date) -> bool:
    return (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31)
