"""What a matched pattern means: from words with values to a TIMEX3 value and its days.

Every reading is a function of the words' values (`Words`) and of what is known where they
stand (`Context`). It returns ``None`` where the words make no sense as a time (32 May), so
that the next pattern may try.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from types import MappingProxyType

from interstate.record import Precision
from interstate.resolution.days.calendar_values import (
    MONTHS_A_YEAR,
    YEARS_A_DECADE,
    Days,
    at_unit,
    day_or_none,
    days_of,
    easter,
    month_end,
    moved,
    narrowed,
)
from interstate.resolution.days.tables import Period

EARLIEST_YEAR = 1000
LATEST_YEAR = 2100
LEAP_YEAR = 2000
CURRENT_CENTURY = 2000
# "The twenties" are those of the 20th century as yet.
OLDEST_DECADE = 20
LONGEST_TERM_YEARS = 12
TWO_DIGIT_YEARS_FROM = 30
HOURS_A_DAY = 24
MINUTES_AN_HOUR = 60
# How much farther away a day to come counts than one gone by when a bare date is read: news
# tells of the past unless a word says otherwise.
PAST_IS_LIKELIER = {None: 4.0, "past": 30.0, "past afar": 5.0, "future": 0.2}

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anaphor:
    """How far a time lies from one told before: ``amount`` units after it (before: negative).

    `amount` 0 is the same time.
    """

    amount: int
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What words of time mean.

    Attributes
    ----------
    first, last
        Bounds of the days meant; both ``None`` where no day is.
    describes
        It describes a thing rather than dates anything.
    relative
        The value was reckoned from the publication, not stated.
    compared
        It is what the time under report is compared with: "a year ago".
    yearless
        Neither the year nor how far away it is was told with the words; a date beside it may
        tell it: "from 3 March to 5 May 2022".
    """

    kind: str
    value: str
    days: Days | None = None
    first: date | None = None
    last: date | None = None
    relative: bool = False
    anaphor: Anaphor | None = None
    period: bool = False
    describes: bool = False
    compared: bool = False
    yearless: bool = False


@dataclass(slots=True)
class Context:
    """What is known where the words stand.

    Attributes
    ----------
    tense
        ``"past"``, ``"future"`` or ``None`` where no cue tells.
    near
        The cue stands close by.
    told
        The last time told before in the text, as a TIMEX3 value.
    told_stated
        That time was told with its year, a sentence or two ago at most.
    told_near
        It was told in this sentence, not far before.
    start
        The last day told before, as the day something may have begun on.
    quarter
        The last quarter or half-year told as the one under report, a sentence or two ago at most.
    same_sentence
        It stands in the same sentence.
    several_days
        So do other days: what is told of a time of day is told of each.
    """

    published: date | None
    tense: str | None = None
    near: bool = False
    told: str | None = None
    told_stated: bool = False
    told_near: bool = False
    start: date | None = None
    quarter: str | None = None
    same_sentence: bool = False
    several_days: bool = False
    periods: Mapping[str, Period] = field(default_factory=dict[str, Period])


def read(name: str, words: Words, context: Context) -> Reading | None:
    """Return the reading called `name`, e.g. ``"date"`` or ``"constant DATE PAST_REF"``."""
    rule, *rest = name.split()
    return RULES[rule](words, context, rest)


def _dated(value: str, *, relative: bool, kind: str = "DATE") -> Reading | None:
    days = days_of(value)
    if days is None or days.first.year < EARLIEST_YEAR:
        return None
    return Reading(
        kind=kind, value=value, days=days, first=days.first, last=days.last, relative=relative
    )


def _number(words: Words, *names: str) -> int | None:
    for name in names:
        if name in words:
            return int(float(words[name]))
    return None


# --- dates -------------------------------------------------------------------------------


def nearest(candidates: list[Days], context: Context) -> Days | None:
    """Return the candidate that fits publication and tense best.

    Whichever is nearest to the publication, one to come counting as several times farther
    away, or nearer where a cue of the future says so (`PAST_IS_LIKELIER`).
    """
    here = context.published
    if here is None or not candidates:
        return None
    afar = context.tense == "past" and not context.near
    weight = PAST_IS_LIKELIER["past afar" if afar else context.tense]

    def distance(days: Days) -> float:
        if days.first <= here <= days.last:
            return 0
        if days.last < here:
            return (here - days.last).days
        return (days.first - here).days * weight

    return min(candidates, key=distance)


def _around(year: int) -> tuple[int, int, int]:
    return year - 1, year, year + 1


def _year_of(words: Words) -> int | None:
    if "YEAR" in words:
        return int(words["YEAR"])
    if "SPOKEN" in words:
        # "Nineteen ninety-six".
        rest = int(float(words["NUM"]))
        return int(words["SPOKEN"]) * 100 + rest if 10 <= rest < 100 else None  # noqa: PLR2004
    if "YY" in words:
        short = int(words["YY"])
        return short + (2000 if short < TWO_DIGIT_YEARS_FROM else 1900)
    return None


def _shifted_year(words: Words, context: Context) -> int | None:
    """Return the year of "March last year", "Juli dieses Jahres"."""
    if "SHIFT" in words and context.published is not None:
        return context.published.year + int(words["SHIFT"])
    return None


def _story_year(context: Context) -> int | None:
    """Return the year a story told just before is in, where it is not the publication's."""
    if not context.told_stated or context.told is None or context.published is None:
        return None
    if context.tense == "future":
        return None
    told = days_of(context.told)
    if told is None or told.first.year >= context.published.year:
        return None
    if told.precision not in {Precision.DAY, Precision.MONTH}:
        return None
    return told.first.year


def date_(words: Words, context: Context, _: list[str]) -> Reading | None:
    """Read a day, month or season with what is stated of it; the rest follows the publication."""
    if "FULL" in words:
        return _full(words["FULL"], words, context)
    month = _number(words, "MONTH")
    day = _number(words, "DAY", "ORD")
    year = _year_of(words)
    relative = year is None
    if year is None:
        year = _shifted_year(words, context)
    if year is None:
        year = _story_year(context)
        relative = year is None
    if "SEASON" in words:
        reading = _season(words["SEASON"], year, context, relative=relative)
    else:
        reading = _with_time(_month_or_day(month, day, year, context, relative=relative), words)
    if reading is None or _year_of(words) is not None or "SHIFT" in words:
        return reading
    return replace(reading, yearless=True)


def with_year(reading: Reading, year: int, *, not_after: date) -> Reading:
    """Return a date read without its year in the year that a date beside it tells.

    Where that would put it behind `not_after`, in the year before: "from December to May 2022".
    """
    for candidate in (year, year - 1):
        value = f"{candidate:04d}{reading.value[4:]}"
        days = days_of(value)
        if days is not None and days.first <= not_after:
            return replace(
                reading,
                value=value,
                days=days,
                first=days.first,
                last=days.last,
                relative=False,
                yearless=False,
            )
    return reading


def _month_or_day(
    month: int | None, day: int | None, year: int | None, context: Context, *, relative: bool
) -> Reading | None:
    if month is None or not 1 <= month <= MONTHS_A_YEAR:
        return None
    if day is not None and day_or_none(LEAP_YEAR, month, day) is None:
        return None
    tail = f"-{month:02d}" + ("" if day is None else f"-{day:02d}")
    if year is not None:
        return _dated(f"{year:04d}{tail}", relative=relative)
    if context.published is None:
        return Reading(kind="DATE", value=f"XXXX{tail}")
    found = [days for y in _around(context.published.year) if (days := days_of(f"{y:04d}{tail}"))]
    chosen = nearest(found, context)
    return chosen and _dated(at_unit(chosen.first, "M" if day is None else "D"), relative=True)


def night(words: Words, context: Context, _: list[str]) -> Reading | None:
    """Read "Nacht des 14. August"."""
    return date_({**words, "PART": "NI"}, context, [])


def _full(text: str, words: Words, context: Context) -> Reading | None:
    """Read a date in digits: ISO, or day first."""
    parts = [int(part) for part in text.replace("/", ".").replace("-", ".").split(".") if part]
    if "-" in text:
        year, month, day = parts
    else:
        day, month, *rest = parts
        year = rest[0] if rest else None
        if year is not None and year < 100:  # noqa: PLR2004
            year += 2000 if year < TWO_DIGIT_YEARS_FROM else 1900
        if "/" in text and _month_is_first(day, month, year, context):
            day, month = month, day
    inner = {"MONTH": str(month), "DAY": str(day)} | {
        name: words[name] for name in ("CLOCK", "PART") if name in words
    }
    if year is not None:
        inner["YEAR"] = str(year)
    elif not 1 <= month <= MONTHS_A_YEAR:
        return None
    return date_(inner, context, [])


def _month_is_first(first: int, second: int, year: int | None, context: Context) -> bool:
    """Whether 7/8/2007 means 8 July: where only that is a date, or it is nearer to the text's."""
    if second > MONTHS_A_YEAR:
        return True
    if year is None or context.published is None or first > MONTHS_A_YEAR:
        return False
    ours, theirs = day_or_none(year, second, first), day_or_none(year, first, second)
    if ours is None or theirs is None:
        return ours is None
    return abs(theirs - context.published) < abs(ours - context.published)


def _season(season: str, year: int | None, context: Context, *, relative: bool) -> Reading | None:
    if year is not None:
        reading = _dated(f"{year:04d}-{season}", relative=relative)
        if reading is not None and season == "WI":
            # "The winter of 1994" may be the one that began that year or the one that ended.
            return replace(reading, first=date(year, 1, 1))
        return reading
    if context.published is None:
        return Reading(kind="DATE", value=f"XXXX-{season}")
    found = [
        days for y in _around(context.published.year) if (days := days_of(f"{y:04d}-{season}"))
    ]
    chosen = nearest(found, context)
    return chosen and _dated(f"{chosen.first.year:04d}-{season}", relative=True)


def year(words: Words, context: Context, _: list[str]) -> Reading | None:
    """Read a year that stands alone, or "fiscal 1989"."""
    del context
    stated = _year_of(words)
    if stated is None or not EARLIEST_YEAR <= stated <= LATEST_YEAR:
        return None
    return _dated(f"{stated:04d}", relative=False)


def weekday(words: Words, context: Context, _: list[str]) -> Reading | None:
    """Read "Monday": the last one, the publication's own day included, or the next."""
    number = int(words["WEEKDAY"])
    here = context.published
    if here is None:
        return _with_time(Reading(kind="DATE", value=f"XXXX-WXX-{number}"), words)
    back = (here.isoweekday() - number) % 7
    shift = _number(words, "SHIFT")
    if words.get("UNIT") == "W" and shift is not None:
        # "Monday last week", "Montag voriger Woche".
        day = here + timedelta(days=7 * shift + number - here.isoweekday())
    elif shift is not None and shift < 0:
        day = here - timedelta(days=(back or 7) - 7 * (shift + 1))
    elif shift is not None and shift > 0:
        day = here + timedelta(days=((7 - back) or 7) + 7 * (shift - 1))
    elif (context.tense == "future" and context.near) or (shift == 0 and context.tense != "past"):
        day = here + timedelta(days=(7 - back) % 7)
    else:
        day = here - timedelta(days=back)
    return _with_time(_dated(day.isoformat(), relative=True), words)


def deictic(words: Words, context: Context, rest: list[str]) -> Reading | None:
    """Read "yesterday", "heute", "послезавтра", with a part of day or a clock time.

    ``deictic 0 NI`` reads a word that holds both: "tonight"; with ``into`` at its end it may
    reach into the next day: "overnight".
    """
    if rest:
        words = {**words, "DEICTIC": rest[0], "PART": rest[1]}
    away = int(words["DEICTIC"])
    if context.published is None:
        kind = "TIME" if "PART" in words else "DATE"
        return Reading(kind=kind, value=_vague(away))
    day = moved(context.published, "D", away)
    reading = day and _with_time(_dated(day.isoformat(), relative=True), words)
    if reading and day and "into" in rest:
        return replace(reading, last=moved(day, "D", 1))
    return reading


def _vague(away: int) -> str:
    return {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[(away > 0) - (away < 0)]


def _with_time(reading: Reading | None, words: Words) -> Reading | None:
    """Put a part of day or a clock time behind a day."""
    if reading is None:
        return None
    time = _time_of(words)
    if time is None:
        return reading
    return replace(reading, kind="TIME", value=f"{reading.value}{time}")


def _time_of(words: Words) -> str | None:
    if "PART" in words and "CLOCK" not in words and "HOUR" not in words:
        return f"T{words['PART']}"
    if "CLOCK" in words:
        hour, minute = (int(part) for part in words["CLOCK"].replace(".", ":").split(":")[:2])
    elif "HOUR" in words:
        hour, minute = int(words["HOUR"]), _number(words, "MINUTE") or 0
    else:
        return None
    if words.get("AMPM") == "PM" or (words.get("PART") in {"AF", "EV"} and hour < 12):  # noqa: PLR2004
        hour += 12 if hour < 12 else 0  # noqa: PLR2004
    elif words.get("AMPM") == "AM" and hour == 12:  # noqa: PLR2004
        hour = 0
    if hour > HOURS_A_DAY or minute >= MINUTES_AN_HOUR:
        return None
    zone = words.get("ZONE", "")
    return f"T{hour:02d}:{minute:02d}{zone if zone == 'Z' else ''}"


def clock(words: Words, context: Context, _: list[str]) -> Reading | None:
    """Read a clock time or part of day: on the day told before it, else on the publication's."""
    time = _time_of(words)
    if time is None:
        return None
    undated = Reading(kind="TIME", value=time if time[1].isdecimal() else f"XXXX-XX-XX{time}")
    if context.several_days and "SHIFT" not in words:
        return undated
    told = days_of(context.told) if context.told and context.told_near else None
    if told is not None and told.first == told.last and "SHIFT" not in words:
        relative = not context.told_stated
        return _dated(f"{told.first.isoformat()}{time}", relative=relative, kind="TIME")
    if context.published is None:
        return undated
    day = moved(context.published, "D", _number(words, "SHIFT") or 0)
    return day and _dated(f"{day.isoformat()}{time}", relative=True, kind="TIME")


def day_only(words: Words, context: Context, _: list[str]) -> Reading | None:
    """Read "am 18.": a day of the month told before, else of the publication's.

    With SHIFT it is "the 18th of this month".
    """
    day = _number(words, "DAY", "ORD")
    if day is None or context.published is None:
        return None
    if "SHIFT" in words:
        month = moved(context.published.replace(day=1), "M", int(words["SHIFT"]))
        stated = month and day_or_none(month.year, month.month, day)
        return stated and _dated(stated.isoformat(), relative=True)
    told = days_of(context.told) if context.told else None
    here = told.first if told is not None and context.same_sentence else context.published
    months = [moved(here.replace(day=1), "M", away) for away in (-1, 0, 1)]
    found = [
        Days(first=one, last=one, precision=days.precision)
        for month in months
        if month and (one := day_or_none(month.year, month.month, day))
        if (days := days_of(one.isoformat()))
    ]
    chosen = nearest(found, context)
    return chosen and _dated(chosen.first.isoformat(), relative=True)


# --- units counted from the publication --------------------------------------------------


def shift(words: Words, context: Context, rest: list[str]) -> Reading | None:
    """Read "last week", "this year", "next Monday", "vergangenen Sommer".

    ``shift Y`` reads a word that holds the unit itself: "Vorjahr", "heuer".
    """
    if rest:
        words = {**words, "UNIT": rest[0]}
    away = int(words["SHIFT"])
    here = context.published
    if "WEEKDAY" in words:
        return weekday(words, context, [])
    if here is None:
        return Reading(kind="DATE", value=_vague(away))
    if "MONTH" in words or "SEASON" in words:
        return _shifted_name(words, away, here)
    unit = words["UNIT"]
    if unit == "D":
        return later({"NUM": str(away), "UNIT": "D"}, context, [])
    if unit.startswith("T"):
        return None
    day = moved(here, unit, away)
    return day and _dated(at_unit(day, unit), relative=True)


def _shifted_name(words: Words, away: int, here: date) -> Reading | None:
    tail = f"-{int(words['MONTH']):02d}" if "MONTH" in words else f"-{words['SEASON']}"
    if "UNIT" in words:
        return _dated(f"{here.year + away:04d}{tail}", relative=True)
    found = [
        (days, f"{y:04d}{tail}")
        for y in range(here.year - 2, here.year + 3)
        if (days := days_of(f"{y:04d}{tail}"))
    ]
    if away < 0:
        value = [value for days, value in found if days.last < here][max(away, -2)]
    elif away > 0:
        value = [value for days, value in found if days.first > here][min(away, 2) - 1]
    else:
        value = f"{here.year:04d}{tail}"
    return _dated(value, relative=True)


def ordinal_unit(words: Words, context: Context, rest: list[str]) -> Reading | None:
    """Read "the third quarter", "second half of 2023", "dritten Quartal".

    ``unit Q`` reads a name that holds the unit itself: "Q1 2024".
    """
    letter = rest[0] if rest else words.get("PIECE", "")
    limit = {"Q": 4, "H": 2}.get(letter)
    number = limit if "FINAL" in words else _number(words, "ORD", "NUM", "QNUM", "DAY")
    if number is None or limit is None or not 1 <= number <= limit:
        return None
    year_told = _year_of(words)
    relative = year_told is None
    if year_told is None:
        year_told = _shifted_year(words, context)
    if year_told is not None:
        return _dated(f"{year_told:04d}-{letter}{number}", relative=relative)
    if context.published is None:
        return Reading(kind="DATE", value=f"XXXX-{letter}{number}")
    found = [
        days
        for y in _around(context.published.year)
        if (days := days_of(f"{y:04d}-{letter}{number}"))
    ]
    chosen = nearest(found, context)
    return chosen and _dated(at_unit(chosen.first, letter), relative=True)


def year_piece(words: Words, context: Context, _: list[str]) -> Reading | None:
    """Read "the 1988 quarter": the quarter under report, of the year stated."""
    if context.quarter is None or words["PIECE"] != context.quarter[5]:
        return None
    reading = _dated(f"{words['YEAR']}{context.quarter[4:7]}", relative=False)
    return reading and replace(reading, compared=True)


def told_unit(words: Words, context: Context, _: list[str]) -> Reading | None:
    """Read "the quarter", "the year", "das Jahr": the one told before, else the current."""
    unit = words["UNIT"]
    if unit == "Q" and context.quarter is not None:
        return _dated(context.quarter, relative=True)
    told = days_of(context.told) if context.told else None
    story = context.tense == "past" and context.told_stated and unit == "Y"
    goes_on = told is not None and (context.same_sentence or story)
    here = told.first if told is not None and goes_on else context.published
    if told is not None and goes_on and not _within(told, unit):
        now = context.published
        if now is None or not told.first <= now <= told.last:
            return Reading(kind="DATE", value=_UNKNOWN.get(unit, "XXXX"))
        here = now
    if unit == "Q" and here == context.published and here is not None:
        # Accounts are told of quarters that are over.
        here = moved(here, "Q", -1)
    return here and _dated(at_unit(here, unit), relative=True)


def ago(words: Words, context: Context, rest: list[str]) -> Reading | None:
    """Read "three days ago", "vor drei Tagen", "три дня назад"; with ``+`` "in drei Tagen".

    ``ago DURATION`` writes the stretch as the value, as German gold does, and keeps the days.
    ``ago + FUTURE`` is "in three days" where that is ahead, else how long something took. A
    number reads a word that holds it: ``ago 6`` with "полгода" as months.
    """
    unit = words["UNIT"]
    sign = 1 if "+" in rest else -1
    if "FUTURE" in rest and context.tense != "future":
        return duration(words, context, [])
    if sign > 0 and context.tense == "past":
        # "Через три дня они встретились" goes on from the time told, not from the publication.
        return later(words, context, [])
    number = next((word for word in rest if word.isdecimal()), _count(words))
    days: Days | None = None
    value = {-1: "PAST_REF", 1: "FUTURE_REF"}[sign]
    first = last = None
    if number == "X":
        first, last = (None, context.published) if sign < 0 else (context.published, None)
    elif context.published is not None:
        day = _counted(context.published, unit, sign, float(number))
        if day is None:
            return None
        told_in = unit if float(number).is_integer() else _FINER.get(unit, ("D", 1))[0]
        value = at_unit(day, told_in if told_in in _DATED_UNITS else "D")
        days = days_of(value)
        first, last = (days.first, days.last) if days else (None, None)
    kind = "DATE"
    if "DURATION" in rest:
        kind, value = "DURATION", _length(number, unit)
    return Reading(kind=kind, value=value, days=days, first=first, last=last, relative=True)


_DATED_UNITS = frozenset({"D", "W", "M", "Q", "Y", "DE", "CE"})


def _count(words: Words) -> str:
    """Return how many units are told: a number, or "X" for several."""
    several = words.keys() & {"FEW", "PLURAL", "ADJECTIVE"}
    number = words.get("NUM", "X" if several else "1")
    # "A year and a half".
    return str(float(number) + float(words["HALF"])) if "HALF" in words else number


# What a fraction of a unit is told in, and how many of these make the unit.
_FINER = {"Y": ("M", 12), "DE": ("Y", 10), "CE": ("Y", 100), "M": ("D", 30), "W": ("D", 7)}


def _counted(day: date, unit: str, sign: int, number: float) -> date | None:
    if unit.startswith("T"):
        hours = {"TH": 1.0, "TM": 1 / 60, "TS": 1 / 3600}[unit] * number
        return moved(day, "D", sign * int(hours // HOURS_A_DAY))
    if not number.is_integer():
        unit, factor = _FINER.get(unit, ("D", 1))
        return moved(day, unit, sign * round(number * factor))
    return moved(day, unit, sign * int(number))


HALF = 0.5
_HALVES = {"TH": "PT30M", "Y": "P6M", "D": "PT12H", "CE": "P50Y", "DE": "P5Y"}


def _length(number: str, unit: str) -> str:
    if number != "X" and float(number) == HALF and unit in _HALVES:
        # "Half an hour", "ein halbes Jahr" are written in what an hour and a year consist of.
        return _HALVES[unit]
    letters = {"TH": "H", "TM": "M", "TS": "S", "TE": "EV", "TN": "NI"}
    # TimeML gold writes decades and centuries as years.
    if unit in {"DE", "CE"} and number != "X":
        return f"P{float(number) * (10 if unit == 'DE' else 100):g}Y"
    if number != "X":
        number = f"{float(number):.10g}"
    time = "T" if unit.startswith("T") else ""
    return f"P{time}{number}{letters.get(unit, unit)}"


def duration(words: Words, context: Context, rest: list[str]) -> Reading | None:
    """Read "three years", "several weeks"; with SHIFT the stretch up to or from the publication.

    With ``PAST`` or ``FUTURE`` the stretch reaches to or from the publication too.
    """
    number = _count(words)
    unit = words["UNIT"]
    # "0900 hours" is a time of day.
    if number != "X" and (not float(number) or (number[0] == "0" and number.isdecimal())):
        return None
    # "2003-2011 годах".
    if "NUM2" in words and unit == "Y" and EARLIEST_YEAR <= float(number) <= LATEST_YEAR:
        return None
    reading = Reading(kind="DURATION", value=_length(number, unit))
    away = _number(words, "SHIFT")
    if "PAST" in rest:
        away = -1
    here = context.published
    if not away or here is None or unit not in _DATED_UNITS | {"TH"}:
        return reading
    if number == "X":
        first, last = (None, here) if away < 0 else (here, None)
    else:
        other = _counted(here, unit, away, float(number))
        if other is None:
            return reading
        first, last = (other, here) if away < 0 else (here, other)
    return replace(reading, first=first, last=last, relative=True)


def later(words: Words, context: Context, rest: list[str]) -> Reading | None:
    """Read "two days later", "the next day", "am Tag zuvor": reckoned from the time before.

    A number reads a word that holds it: ``later 6`` with "полгода" as months.
    """
    unit = words.get("UNIT", "D")
    number = next((word for word in rest if word.isdecimal()), _count(words))
    if number == "X":
        return Reading(kind="DATE", value="PAST_REF")
    sign = -1 if "-" in rest else 1
    if unit.startswith("T"):
        return Reading(
            kind="TIME",
            value="XXXX-XX-XXTXX:XX",
            anaphor=Anaphor(amount=0, unit="D"),
        )
    amount = sign * int(float(number))
    value = "PAST_REF"
    told = days_of(context.told) if context.told else None
    if told is not None and unit in _DATED_UNITS and _within(told, unit):
        day = moved(told.first, unit, amount)
        # "A year earlier" beside a quarter is that quarter a year before.
        finer = context.told is not None and len(context.told) > len("2024") and unit == "Y"
        if day is not None:
            value = _like(context.told, day) if finer and context.told else at_unit(day, unit)
    elif told is None and context.published is not None and unit == "D":
        day = moved(context.published, "D", amount)
        value = at_unit(day, "D") if day else value
    return Reading(
        kind="DATE", value=value, relative=True, anaphor=Anaphor(amount=amount, unit=unit)
    )


def _like(told: str, day: date) -> str:
    """Return the value of `day` in the unit `told` is in."""
    tail = told[4:]
    if tail.startswith(("-Q", "-H")):
        return f"{day.year:04d}{tail[:3]}"
    return at_unit(day, "M" if len(tail) == len("-10") else "D")


def year_ago(words: Words, context: Context, _: list[str]) -> Reading | None:
    """Read "a year ago", "the year-earlier quarter": the same stretch a year before.

    Beside a quarter or month told in the same sentence it is that one a year earlier.
    """
    del words
    if context.published is None:
        return Reading(kind="DATE", value="PAST_REF")
    told = context.quarter
    if told is not None:
        reading = _dated(f"{int(told[:4]) - 1:04d}{told[4:7]}", relative=True)
    else:
        reading = _dated(f"{context.published.year - 1:04d}", relative=True)
    return reading and replace(reading, compared=True)


# --- decades, centuries, vague words, sets, periods ---------------------------------------


def decade(words: Words, context: Context, _: list[str]) -> Reading | None:
    """Read "the 1990s", "80er Jahre", "the nineties", "90-х"; "the 1800s" are a century.

    Also "les années 1990", "los años 90", where a plain number stands for the decade.
    """
    del context
    if "DECADE" not in words:
        number = _number(words, "YEAR", "YY")
        if number is None or number % YEARS_A_DECADE:
            return None
        if number < 100:  # noqa: PLR2004
            number += 2000 if number < OLDEST_DECADE else 1900
        return _dated(f"{number // YEARS_A_DECADE:03d}", relative=False)
    digits = words["DECADE"]
    if digits.endswith("00") and int(digits) < CURRENT_CENTURY:
        return _dated(digits[:2], relative=False)
    if "DAY" in words:
        return _dated(f"{int(words['DAY']) - 1:02d}{digits[-2]}", relative=False)
    return _dated(digits[:3] if len(digits) == 4 else f"19{digits[0]}", relative=False)  # noqa: PLR2004


def century(words: Words, context: Context, rest: list[str]) -> Reading | None:
    """Read "the 20th century": the years 1900 to 1999.

    ``century START`` and ``century END`` read its halves; ``century 5`` refuses a number below
    five that is no ordinal, which counts centuries: "3 века".
    """
    del context
    number = _number(words, "ROMAN", "DAY", "ORD")
    if number is None or any(part.isdecimal() and number < int(part) for part in rest):
        return None
    reading = _dated(f"{number - 1:02d}", relative=False)
    part = next((part for part in rest if part in {"START", "END"}), None)
    if reading is None or reading.days is None or part is None:
        return reading
    half = narrowed(reading.days, part)
    return replace(reading, first=half.first, last=half.last)


def years(words: Words, context: Context, rest: list[str]) -> Reading | None:
    """Read "2022/23", "the 2022-23 season": both years, for which TIMEX3 has no value.

    With ``dash`` it refuses what may be a month: "2010-12", but for the next year's number.
    """
    del context
    first = int(words["YEAR"])
    last = int(words.get("YEAR2") or words.get("YY") or first)
    if "dash" in rest and last <= MONTHS_A_YEAR and last != (first + 1) % 100:
        return None
    if "YEAR2" not in words:
        last += first - first % 100
        last += 100 if last < first else 0
    if not 0 < last - first <= LONGEST_TERM_YEARS:
        return None
    return Reading(
        kind="DATE", value="XXXX-XX-XX", first=date(first, 1, 1), last=date(last, 12, 31)
    )


def constant(words: Words, context: Context, rest: list[str]) -> Reading | None:
    """Give a fixed kind and value: ``constant DATE PAST_REF``, ``constant SET P1D``."""
    del words
    kind, value = rest
    first = context.published if value == "FUTURE_REF" else None
    last = context.published if value == "PAST_REF" else None
    return Reading(kind=kind, value=value, first=first, last=last, relative=True)


def reference(words: Words, context: Context, _: list[str]) -> Reading | None:
    """Read "now", "recently", "soon": the words' own value."""
    return constant(words, context, ["DATE", words["REF"]])


def long(words: Words, context: Context, _: list[str]) -> Reading | None:
    """Read "dreitägig": the length is the word's own value."""
    del context
    return Reading(kind="DURATION", value=words["LONG1"])


def attribute(words: Words, context: Context, _: list[str]) -> Reading | None:
    """Read "the current president", "ehemalige": it describes, and dates nothing."""
    del context
    return Reading(kind="DATE", value=words["ATTRIBUTE"], describes=True)


def then(words: Words, context: Context, _: list[str]) -> Reading | None:
    """Read "at that time", "damals", "тогда": the time told before."""
    del words, context
    return Reading(kind="DATE", value="PAST_REF", anaphor=Anaphor(amount=0, unit="D"))


def weekend(words: Words, context: Context, rest: list[str]) -> Reading | None:
    """Read "the weekend": the last one, of the publication's own week only from Saturday on.

    ``weekend +`` is the nearest to come: "the coming weekend".
    """
    here = context.published
    if here is None:
        return Reading(kind="DATE", value="XXXX-WXX-WE")
    away = _number(words, "SHIFT")
    if "+" in rest:
        away = 0 if here.isoweekday() <= 5 else 1  # noqa: PLR2004
    elif away is None:
        coming = context.tense == "future" or here.isoweekday() > 5  # noqa: PLR2004
        away = 0 if coming else -1
    day = moved(here, "W", away)
    return day and _dated(at_unit(day, "WE"), relative=True)


def same_day(words: Words, context: Context, _: list[str]) -> Reading | None:
    """Read "that day", "am selben Tag", "in that year", "that summer": the unit told before."""
    told = days_of(context.told) if context.told else None
    value = "PAST_REF"
    if "SEASON" in words:
        year_ = f"{told.first.year:04d}" if told else "XXXX"
        anaphor = Anaphor(amount=0, unit="Y")
        return Reading(kind="DATE", value=f"{year_}-{words['SEASON']}", anaphor=anaphor)
    unit = words.get("UNIT", "D")
    if told is not None and unit in _DATED_UNITS and _within(told, unit):
        value = at_unit(told.first, unit)
    return Reading(kind="DATE", value=value, anaphor=Anaphor(amount=0, unit=unit))


def _within(told: Days, unit: str) -> bool:
    """Whether a time told lies in one such unit: a week has no one day, so no "that day"."""
    return at_unit(told.first, unit) == at_unit(told.last, unit)


def recurring(words: Words, context: Context, rest: list[str]) -> Reading | None:
    """Read "every Monday", "jeden zweiten Tag", "daily".

    ``recurring 2`` is "every other week", ``recurring 1`` "three times a week".
    """
    del context
    if "ADVERB" in words:
        return Reading(kind="SET", value=words["ADVERB"])
    if "WEEKDAY" in words:
        part = f"T{words['PART']}" if "PART" in words else ""
        return Reading(kind="SET", value=f"XXXX-WXX-{words['WEEKDAY']}{part}")
    if "MONTH" in words:
        return Reading(kind="SET", value=f"XXXX-{int(words['MONTH']):02d}")
    if "SEASON" in words:
        return Reading(kind="SET", value=f"XXXX-{words['SEASON']}")
    if "PART" in words:
        return Reading(kind="SET", value=f"XXXX-XX-XXT{words['PART']}")
    if words["UNIT"] == "WE":
        return Reading(kind="SET", value="XXXX-WXX-WE")
    number = next(iter(rest), words.get("NUM", words.get("ORD", "1")))
    return Reading(kind="SET", value=_length(number, words["UNIT"]))


def nth(words: Words, context: Context, _: list[str]) -> Reading | None:
    """Read "the third week", "am zweiten Tag": so many units into what began on the day told.

    Whether that day was the beginning is only likely, so no days are given.
    """
    unit, number = words["UNIT"], _number(words, "ORD", "DAY")
    if unit not in _UNKNOWN or number is None or number < 1:
        return None
    day = context.start and moved(context.start, unit, number - 1)
    return Reading(kind="DATE", value=at_unit(day, unit) if day else _UNKNOWN[unit])


_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}


def period(words: Words, context: Context, _: list[str]) -> Reading | None:
    """Read the name of a war or an era; its value is an ISO 8601 interval."""
    row = context.periods[words["PERIOD"]]
    first = date.fromisoformat(row.first) if row.first else None
    last = date.fromisoformat(row.last) if row.last else None
    return Reading(
        kind="DATE",
        value=f"{row.first or '..'}/{row.last or '..'}",
        first=first,
        last=last,
        period=True,
    )


def feast(words: Words, context: Context, _: list[str]) -> Reading | None:
    """Read a day that comes every year: Christmas, Victory Day, Easter Monday."""
    row = context.periods[words["FEAST"]]
    stated = _year_of(words)
    if stated is not None:
        years = (stated,)
    elif context.published is not None:
        years = _around(context.published.year)
    else:
        return Reading(kind="DATE", value="XXXX-XX-XX")
    found: list[Days] = []
    for y in years:
        first, last = _feast_day(row.first, y), _feast_day(row.last, y)
        covered = days_of(first.isoformat()) if first else None
        if covered is not None and last is not None:
            found.append(replace(covered, last=max(last, covered.first)))
    chosen = found[0] if len(found) == 1 else nearest(found, context)
    if chosen is None:
        return None
    return replace(
        Reading(kind="DATE", value=chosen.first.isoformat(), days=chosen),
        first=chosen.first,
        last=chosen.last,
        relative=stated is None,
    )


def _feast_day(edge: str | None, year_: int) -> date | None:
    if edge is None:
        return None
    if edge.startswith("easter"):
        return easter(year_) + timedelta(days=int(edge.removeprefix("easter") or 0))
    return day_or_none(year_, int(edge[2:4]), int(edge[5:7]))


def year_end(words: Words, context: Context, rest: list[str]) -> Reading | None:
    """Read "year-end": the year of the publication or the one stated.

    ``year-end START M`` reads another edge of another unit: "Monatsbeginn".
    """
    part, unit = rest or ("END", "Y")
    stated = _year_of(words)
    if stated is None:
        if context.published is None:
            return Reading(kind="DATE", value="XXXX-12-31" if not rest else _UNKNOWN[unit])
        reading = _dated(at_unit(context.published, unit), relative=True)
    else:
        reading = _dated(f"{stated:04d}", relative=False)
    if reading is None or reading.days is None:
        return None
    edge = narrowed(reading.days, part)
    return replace(reading, first=edge.first, last=edge.last)


RULES: Mapping[str, Callable[[Words, Context, list[str]], Reading | None]] = MappingProxyType(
    {
        "ago": ago,
        "attribute": attribute,
        "century": century,
        "clock": clock,
        "constant": constant,
        "date": date_,
        "day": day_only,
        "decade": decade,
        "deictic": deictic,
        "duration": duration,
        "span": duration,
        "feast": feast,
        "later": later,
        "long": long,
        "night": night,
        "nth": nth,
        "period": period,
        "recurring": recurring,
        "reference": reference,
        "same": same_day,
        "shift": shift,
        "then": then,
        "told": told_unit,
        "unit": ordinal_unit,
        "weekday": weekday,
        "weekend": weekend,
        "stated-year": year,
        "year": year,
        "year-ago": year_ago,
        "year-end": year_end,
        "year-piece": year_piece,
        "years": years,
    }
)

__all__ = ["Anaphor", "Context", "Reading", "month_end", "read"]
