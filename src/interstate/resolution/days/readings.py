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
    Days,
    at_unit,
    day_or_none,
    days_of,
    easter,
    month_end,
    moved,
)
from interstate.resolution.days.tables import Period

EARLIEST_YEAR = 1000
LATEST_YEAR = 2100
LEAP_YEAR = 2000
TWO_DIGIT_YEARS_FROM = 30
HOURS_A_DAY = 24
MINUTES_AN_HOUR = 60
# How much farther away a day to come counts than one gone by when a bare date is read: news
# tells of the past unless a word says otherwise.
PAST_IS_LIKELIER = {None: 4.0, "past": 30.0, "future": 0.1}

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


@dataclass(slots=True)
class Context:
    """What is known where the words stand.

    Attributes
    ----------
    tense
        ``"past"``, ``"future"`` or ``None`` where no cue tells.
    told
        The last time told before in the text, as a TIMEX3 value.
    told_stated
        That time was told with its year, a sentence or two ago at most.
    quarter
        The last quarter or half-year told, a sentence or two ago at most.
    same_sentence
        It stands in the same sentence.
    """

    published: date | None
    tense: str | None = None
    told: str | None = None
    told_stated: bool = False
    quarter: str | None = None
    same_sentence: bool = False
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
    weight = PAST_IS_LIKELIER[context.tense]

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
        return _season(words["SEASON"], year, context, relative=relative)
    return _with_time(_month_or_day(month, day, year, context, relative=relative), words)


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
        # An English date in digits may put the month first; only one order may make sense.
        if "/" in text and month > MONTHS_A_YEAR:
            day, month = month, day
        year = rest[0] if rest else None
        if year is not None and year < 100:  # noqa: PLR2004
            year += 2000 if year < TWO_DIGIT_YEARS_FROM else 1900
    inner = {"MONTH": str(month), "DAY": str(day)} | {
        name: words[name] for name in ("CLOCK", "PART") if name in words
    }
    if year is not None:
        inner["YEAR"] = str(year)
    elif not 1 <= month <= MONTHS_A_YEAR:
        return None
    return date_(inner, context, [])


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
    if shift == -1:
        day = here - timedelta(days=back or 7)
    elif shift == 1:
        day = here + timedelta(days=(7 - back) or 7)
    elif context.tense == "future" or (shift == 0 and context.tense != "past"):
        day = here + timedelta(days=(7 - back) % 7)
    else:
        day = here - timedelta(days=back)
    return _with_time(_dated(day.isoformat(), relative=True), words)


def deictic(words: Words, context: Context, _: list[str]) -> Reading | None:
    """Read "yesterday", "heute", "послезавтра", with a part of day or a clock time."""
    away = int(words["DEICTIC"])
    if context.published is None:
        vague = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
        return Reading(kind="DATE", value=vague[(away > 0) - (away < 0)])
    day = context.published + timedelta(days=away)
    return _with_time(_dated(day.isoformat(), relative=True), words)


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
    return f"T{hour:02d}:{minute:02d}"


def clock(words: Words, context: Context, _: list[str]) -> Reading | None:
    """Read a clock time or part of day: on the day told before it, else on the publication's."""
    time = _time_of(words)
    if time is None:
        return None
    told = days_of(context.told) if context.told and context.same_sentence else None
    if told is not None and told.first == told.last and "SHIFT" not in words:
        relative = not context.told_stated
        return _dated(f"{told.first.isoformat()}{time}", relative=relative, kind="TIME")
    if context.published is None:
        return Reading(kind="TIME", value=time if time[1].isdecimal() else f"XXXX-XX-XX{time}")
    away = _number(words, "SHIFT") or 0
    day = context.published + timedelta(days=away)
    return _dated(f"{day.isoformat()}{time}", relative=True, kind="TIME")


def day_only(words: Words, context: Context, _: list[str]) -> Reading | None:
    """Read "am 18.": a day of the month told before, else of the publication's."""
    day = _number(words, "DAY", "ORD")
    if day is None or context.published is None:
        return None
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
        vague = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
        return Reading(kind="DATE", value=vague[(away > 0) - (away < 0)])
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
        value = [value for days, value in found if days.last < here][-1]
    elif away > 0:
        value = next(value for days, value in found if days.first > here)
    else:
        value = f"{here.year:04d}{tail}"
    return _dated(value, relative=True)


def ordinal_unit(words: Words, context: Context, _: list[str]) -> Reading | None:
    """Read "the third quarter", "second half of 2023", "H1 2024", "dritten Quartal"."""
    letter = words.get("PIECE", "")
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
    return _dated(f"{words['YEAR']}{context.quarter[4:7]}", relative=False)


def told_unit(words: Words, context: Context, _: list[str]) -> Reading | None:
    """Read "the quarter", "the year", "das Jahr": the one told before, else the current."""
    unit = words["UNIT"]
    if unit == "Q" and context.quarter is not None:
        return _dated(context.quarter, relative=True)
    told = days_of(context.told) if context.told else None
    here = told.first if told is not None and context.same_sentence else context.published
    if unit == "Q" and here == context.published and here is not None:
        # Accounts are told of quarters that are over.
        here = moved(here, "Q", -1)
    return here and _dated(at_unit(here, unit), relative=True)


def ago(words: Words, context: Context, rest: list[str]) -> Reading | None:
    """Read "three days ago", "vor drei Tagen", "три дня назад"; with ``+`` "in drei Tagen".

    ``ago DURATION`` writes the stretch as the value, as German gold does, and keeps the days.
    """
    unit = words["UNIT"]
    sign = 1 if "+" in rest else -1
    if sign > 0 and context.tense == "past":
        # "Через три дня они встретились" goes on from the time told, not from the publication.
        return later(words, context, [])
    number = _count(words)
    days: Days | None = None
    value = {-1: "PAST_REF", 1: "FUTURE_REF"}[sign]
    first = last = None
    if number == "X":
        first, last = (None, context.published) if sign < 0 else (context.published, None)
    elif context.published is not None:
        day = _counted(context.published, unit, sign, float(number))
        if day is None:
            return None
        value = at_unit(day, unit if unit in _DATED_UNITS else "D")
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
    return words.get("NUM", "X" if several else "1")


def _counted(day: date, unit: str, sign: int, number: float) -> date | None:
    if unit.startswith("T"):
        hours = {"TH": 1.0, "TM": 1 / 60, "TS": 1 / 3600}[unit] * number
        return moved(day, "D", sign * int(hours // HOURS_A_DAY))
    if not number.is_integer():
        half = {"Y": ("M", 12), "DE": ("Y", 10), "CE": ("Y", 100), "M": ("D", 30)}
        unit, factor = half.get(unit, ("D", 7 if unit == "W" else 1))
        return moved(day, unit, sign * round(number * factor))
    return moved(day, unit, sign * int(number))


def _length(number: str, unit: str) -> str:
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
    if number != "X" and not float(number):
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
    """Read "two days later", "the next day", "am Tag zuvor": reckoned from the time before."""
    unit = words.get("UNIT", "D")
    number = words.get("NUM", "1")
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
    if told is not None:
        day = moved(told.first, unit, amount)
        # "A year earlier" beside a quarter is that quarter a year before.
        finer = context.told is not None and len(context.told) > len("2024") and unit == "Y"
        if day is not None:
            value = _like(context.told, day) if finer and context.told else at_unit(day, unit)
    elif context.published is not None and unit == "D":
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
        # "The year-ago quarter" told twice is still the one before the quarter under report.
        year_ = min(int(told[:4]), context.published.year) - 1
        if int(told[:4]) < context.published.year - 1:
            year_ = int(told[:4]) - 1
        return _dated(f"{year_:04d}{told[4:7]}", relative=True)
    return _dated(f"{context.published.year - 1:04d}", relative=True)


# --- decades, centuries, vague words, sets, periods ---------------------------------------


def decade(words: Words, context: Context, _: list[str]) -> Reading | None:
    """Read "the 1990s", "80er Jahre", "the nineties", "90-х", "les années 1990"."""
    del context
    digits = words.get("DECADE") or words["YEAR"]
    if "DAY" in words:
        return _dated(f"{int(words['DAY']) - 1:02d}{digits[-2]}", relative=False)
    return _dated(digits[:3] if len(digits) == 4 else f"19{digits[0]}", relative=False)  # noqa: PLR2004


def century(words: Words, context: Context, _: list[str]) -> Reading | None:
    """Read "the 20th century": the years 1900 to 1999."""
    del context
    number = _number(words, "ORD", "ROMAN", "DAY")
    return None if number is None else _dated(f"{number - 1:02d}", relative=False)


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


def weekend(words: Words, context: Context, _: list[str]) -> Reading | None:
    """Read "the weekend": the last one, of the publication's own week only from Saturday on."""
    here = context.published
    if here is None:
        return Reading(kind="DATE", value="XXXX-WXX-WE")
    away = _number(words, "SHIFT")
    if away is None:
        coming = context.tense == "future" or here.isoweekday() > 5  # noqa: PLR2004
        away = 0 if coming else -1
    day = moved(here, "W", away)
    return day and _dated(at_unit(day, "WE"), relative=True)


def same_day(words: Words, context: Context, _: list[str]) -> Reading | None:
    """Read "that day", "am selben Tag", "in that year": the unit told before."""
    unit = words.get("UNIT", "D")
    told = days_of(context.told) if context.told else None
    value = "PAST_REF"
    if told is not None and unit in _DATED_UNITS:
        value = at_unit(told.first, unit)
    return Reading(kind="DATE", value=value, anaphor=Anaphor(amount=0, unit=unit))


def recurring(words: Words, context: Context, _: list[str]) -> Reading | None:
    """Read "every Monday", "jeden zweiten Tag", "daily"."""
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
    return Reading(
        kind="SET", value=_length(words.get("NUM", words.get("ORD", "1")), words["UNIT"])
    )


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


def year_end(words: Words, context: Context, _: list[str]) -> Reading | None:
    """Read "year-end", "Jahresende": the year of the publication or the one stated."""
    stated = _year_of(words)
    if stated is None:
        if context.published is None:
            return Reading(kind="DATE", value="XXXX-12-31")
        return _dated(f"{context.published.year:04d}", relative=True)
    return _dated(f"{stated:04d}", relative=False)


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
    }
)

__all__ = ["Anaphor", "Context", "Reading", "month_end", "read"]
