"""Words of a text that speak of a time, found by the patterns of its language."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from interstate.record import Basis, Precision, TimeExpression, When
from interstate.resolution.days.calendar_values import (
    DAYS_A_WEEK,
    Days,
    day_or_none,
    days_of,
    narrowed,
)
from interstate.resolution.days.marking import LONGEST_LEAD_WORDS, MarkedText
from interstate.resolution.days.readings import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    Anaphor,
    Context,
    Reading,
    read,
    with_year,
)
from interstate.resolution.days.tables import Node, Vocabulary, vocabulary

# A sentence or two: how far a story's year reaches.
STORY_REACH_CHARACTERS = 300
# How far a day reaches for the times of day told behind it in its sentence.
SCENE_REACH_CHARACTERS = 100
LONGEST_SPAN_YEARS = 150
# "From 3 March to 5 May 2022": so far apart stand dates that share a year.
LONGEST_LINK_WORDS = 3
TIMES_OF_DAY = frozenset({"HOUR", "CLOCK", "POINTED"})


@dataclass(frozen=True, slots=True, kw_only=True)
class AnaphoricTime(TimeExpression):
    """A time that only the sentences before it can tell: "at that time", "two days later".

    Its `when` is ``None`` until `resolve_in_document` or `when_for` settles it.

    Attributes
    ----------
    amount, unit
        So many units (``D W M Q Y DE CE``) after the time before; 0 is that time itself.
    already
        The sentence tells what had happened by then, so that the time before only bounds it.
    """

    amount: int
    unit: str
    already: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribingTime(TimeExpression):
    """A time that describes a thing: "the *2015* deal", "das Abkommen *von 2015*".

    It dates the thing, so an act only where the thing is the act; "the *current* president"
    dates nothing and has no `when`.

    Attributes
    ----------
    lead
        Offset at which the words that tie it to the thing begin.
    thing_follows
        The thing stands behind it rather than before it.
    """

    lead: int
    thing_follows: bool


@dataclass(slots=True)
class _Found:
    """One expression before its range is settled: token range, reading, and what leads it."""

    first: int
    last: int
    reading: Reading
    mod: str | None = None


_NOTHING = Reading(kind="DATE", value="")


def find_times(text: str, *, language: str, published: date | None) -> list[TimeExpression]:
    """Return the times a text speaks of, in order, none overlapping another.

    Parameters
    ----------
    text
        A whole document or one sentence; in a whole document a time may be read by those
        before it.
    language
        ``"en"``, ``"de"`` or ``"ru"``.
    published
        Day of publication, for "yesterday", "in October"; ``None``, or a day outside the years
        1000 to 2100, leaves these without days.

    Raises
    ------
    LanguageError
        If there is no table for the language.

    Examples
    --------
    >>> [time] = find_times("They met in March 1991.", language="en", published=None)
    >>> time.value, str(time.when.last)
    ('1991-03', '1991-03-31')
    """
    if published is not None and not EARLIEST_YEAR < published.year < LATEST_YEAR:
        published = None
    return _Finder(text, vocabulary(language), published).times()


class _Finder(MarkedText):
    """The search through one text."""

    def __init__(self, text: str, known: Vocabulary, published: date | None) -> None:
        super().__init__(text, known)
        self.published = published
        self.found: list[_Found] = []

    # --- the search -----------------------------------------------------------------------

    def times(self) -> list[TimeExpression]:
        """Search the text from left to right."""
        root = self.known.patterns
        i, total = 0, len(self.words)
        starts, leads, entries = self.known.starts, self.known.leads, self.known.entries
        lower = self.lower
        while i < total:
            low = lower[i]
            if low not in starts and not low[0].isdecimal():
                node = leads.get(low)
                if node is None:
                    i += 1
                    continue
                # Most words that may lead a time lead something else.
                behind = lower[i + 1] if i + 1 < total else "."
                if not (
                    node.readings
                    or behind in node.then
                    or behind in entries
                    or behind[0].isdecimal()
                ):
                    i += 1
                    continue
            i = self._match(i, root) or i + 1
        if not self.found:
            return []
        self._read_lists()
        self._share_years()
        self._order_ranges()
        return self._settled()

    def _match(self, i: int, root: Node) -> int | None:
        """Read the longest pattern that makes sense at token `i`; return where it ends."""
        candidates: list[tuple[int, int, str, int, int, dict[str, str]]] = []
        self._walk(root, i, [], [], candidates)
        if not candidates:
            return None
        candidates.sort(key=lambda c: (-c[0], c[1]))
        context: Context | None = None
        for end, _, name, start, stop, words in candidates:
            if context is None:
                context = self._context(i)
            if name == "year" and not self._is_year(start, stop):
                continue
            if name == "date" and self._counts(stop, words):
                continue
            if name == "day" and (self._noun_is_numbered(stop) or self._list_goes_on(stop)):
                continue
            if name == "none":
                return end
            if name == "period" and not self._led(start):
                continue
            if start > i and self._reaches(start, root) > stop:
                # What leads it is only context; without it a longer expression begins here.
                return start
            reading = read(name, words, context)
            if reading is not None:
                self._keep(name, start, stop, reading)
                return stop
        return None

    def _reaches(self, i: int, root: Node) -> int:
        """Return where the longest expression that may begin at token `i` ends."""
        candidates: list[tuple[int, int, str, int, int, dict[str, str]]] = []
        self._walk(root, i, [], [], candidates)
        return max((stop for _, _, _, _, stop, _ in candidates), default=i)

    def _walk(
        self,
        node: Node,
        at: int,
        ends: list[int],
        words: list[tuple[str, str]],
        out: list[tuple[int, int, str, int, int, dict[str, str]]],
    ) -> None:
        if node.readings:
            begin = list(ends)
            for rank, name, start, stop in node.readings:
                values = self._values(words, start, stop)
                out.append(
                    (
                        at,
                        rank,
                        name,
                        begin[start],
                        at if stop >= len(begin) else begin[stop],
                        values,
                    )
                )
        if at >= len(self.words) or not node.then:
            return
        for name, value, size in self.classes(at):
            if (follower := node.then.get(name)) is not None:
                self._walk(follower, at + size, [*ends, at], [*words, (name, value)], out)

    def _values(self, words: list[tuple[str, str]], start: int, stop: int) -> dict[str, str]:
        """Return the values by class, those of the expression before those that only lead it.

        A class told twice in it has its second value under its name and a 2.
        """
        inside = words[start:stop]
        outside = [*words[:start], *words[stop:]]
        if outside and any(name in TIMES_OF_DAY for name, _ in inside):
            outside = [word for word in outside if word[0] not in TIMES_OF_DAY]
        values: dict[str, str] = {}
        for name, value in (*inside, *outside):
            if name == "DAYPART":
                values["WEEKDAY"], values["PART"] = value[0], value[1:]
            elif name in values:
                values.setdefault(f"{name}2", value)
            else:
                values[name] = value
                values.setdefault(self.known.roles.get(name, name), value)
        return values

    def _counts(self, stop: int, words: dict[str, str]) -> bool:
        """Whether a date's last number counts what follows: "On 8 November 1001 people came".

        Not where a comma sets it off as a year: "On May 8, 2001 people came".
        """
        if self.lower[stop - 1] != words.get("YEAR") or not self.is_(stop, "COUNTED"):
            return False
        set_off = self.words[stop - 2] == "," and self.is_(stop - 3, "DAY")
        return not set_off and not self.line_begins(stop)

    def _noun_is_numbered(self, i: int) -> bool:
        """Whether a noun stands at token `i`, so that "am 3. Spieltag" is no day."""
        nouns = self.known.options.get("a capital") == "noun"
        return (
            nouns
            and i < len(self.words)
            and self.kinds[i] == "word"
            and not self.words[i][0].islower()
        )

    def _number(self, i: int, name: str) -> int:
        """Return the number that token `i` is in a class; 0 where it is none."""
        return int(self.value(i, name) or 0)

    def _list_goes_on(self, i: int) -> bool:
        """Whether "and 5." stands at token `i`: "am 3. und 5. Mai" has its month at the end."""
        return (
            i + 1 < len(self.words)
            and (self.words[i] in {",", "/"} or self.is_(i, "JOIN"))
            and any(self.kinds[k] == "digits" for k in range(i + 1, min(i + 3, len(self.words))))
        )

    def _is_year(self, start: int, stop: int) -> bool:
        """Whether a bare four-digit number is a year rather than a count or a number of a thing."""
        i = stop - 1
        number = self._number(i, "YEAR")
        lead = self.lower[start - 1] if start else ""
        if self.is_(start - 1, "NUMBERED") or (
            start > 1 and lead in {".", "("} and self.is_(start - 2, "NUMBERED") and lead == "."
        ):
            return False
        after = i + 1
        if after < len(self.words):
            if self.is_(after, "COUNTED"):
                return False
            sign = self.words[after]
            touching = self.matches[i].end() == self.matches[after].start()
            if sign in {"%", "€", "$", "°"} or (
                sign in {"-", "–"} and touching and self.letters_touch(after + 1)
            ):
                return False
        if self.is_(start - 1, "LEAD") or self._spans_years(i, 1) or self._spans_years(i, -1):
            return True
        return 1900 <= number <= 2050 and (  # noqa: PLR2004
            number % 100 != 0 and not self._noun_follows(after)
        )

    def _spans_years(self, i: int, step: int) -> bool:
        """Whether a dash and a second year stand beside token `i`: 1898-1976."""
        joiner, other = i + step, i + 2 * step
        if not (0 <= other < len(self.words) and self.lower[joiner] in {"-", "–", "/"}):
            return False
        apart = step * (self._number(other, "YEAR") - self._number(i, "YEAR"))
        return self.is_(other, "YEAR") and 0 < apart <= LONGEST_SPAN_YEARS

    def _noun_follows(self, i: int) -> bool:
        """Whether a word follows that a number could count: lower case, in English not a verb."""
        return i < len(self.words) and self.is_(i, "COUNTED")

    def _context(self, i: int) -> Context:
        tense, near = self.tense(i)
        context = Context(
            published=self.published, tense=tense, near=near, periods=self.known.periods
        )
        if self.value(i - 1, "SIGNAL") in {"by", "through", "until"}:
            # "It said the sale would be over by 15 December": a term may well lie ahead.
            context.tense = None if context.tense == "past" else "future"
        here = self.matches[i].start()
        first, _ = self.sentence_of(i)
        context.several_days = self._lists_days_since(first)
        for found in reversed(self.found):
            if found.reading.days is None or found.reading.kind not in {"DATE", "TIME"}:
                continue
            context.told = (
                found.reading.value.partition("T")[0]
                if found.reading.kind == "TIME"
                else found.reading.value
            )
            away = here - self.matches[found.last - 1].end()
            context.same_sentence = found.first >= first
            context.told_stated = not found.reading.relative and away <= STORY_REACH_CHARACTERS
            context.told_near = context.same_sentence and away <= SCENE_REACH_CHARACTERS
            break
        context.start = next(
            (
                found.reading.days.first
                for found in reversed(self.found)
                if found.reading.days is not None
                and found.reading.kind == "DATE"
                and found.reading.days.precision is Precision.DAY
                and found.reading.anaphor is None
            ),
            None,
        )
        for found in reversed(self.found):
            if here - self.matches[found.last - 1].end() > 2 * STORY_REACH_CHARACTERS:
                break
            if found.reading.value[4:6] in {"-Q", "-H"} and not found.reading.compared:
                context.quarter = found.reading.value
                break
        return context

    def _lists_days_since(self, first: int) -> bool:
        """Whether the last time told since token `first` ends a list of days: "3. und 5. Mai".

        So does a time of day that is told of such days: "3. und 5. Mai, 10 bis 12 Uhr".
        """
        found = self.found[-1] if self.found else None
        if found is None or found.first - 2 < first:
            return False
        days = found.reading.days
        if found.reading.kind == "TIME" and days is None:
            return self.published is not None
        if found.reading.kind != "DATE" or days is None or days.precision is not Precision.DAY:
            return False
        joiner = found.first - 1
        point = self.words[joiner - 1] == "."
        linked = self.words[joiner] == "," or self.is_(joiner, "JOIN")
        return linked and self.is_(joiner - 1 - point, "DAY")

    def _keep(self, name: str, start: int, stop: int, reading: Reading) -> None:
        """Keep an expression with the article and the "early", "about" that lead it."""
        found = _Found(first=start, last=stop, reading=reading)
        floor = self.found[-1].last if self.found else 0
        dated = reading.kind in {"DATE", "TIME"} and reading.value[:1].isdecimal()
        articled = name.split(maxsplit=1)[0] in self.known.options.get("article with", "").split()
        while found.first > floor:
            before = found.first - 1
            # After a comma it is a relative pronoun: "das Abkommen, das letzte Woche ...".
            after_comma = before > 0 and self.words[before - 1] == ","
            if (
                (articled or found.mod is not None)
                and not after_comma
                and self.is_(before, "ARTICLE")
            ):
                found.first = before
                continue
            lead = self.ending(before, "MOD", floor) if dated else None
            if lead is None and dated and before > floor and self.is_(before, "OF"):
                lead = self.ending(before - 1, "MOD", floor)
            if lead is not None:
                found.first, mod = lead
                found.mod = found.mod if mod == "NONE" else mod
                continue
            about = self.ending(before, "ABOUT", floor)
            if about is not None and (dated or reading.kind == "DURATION"):
                found.first = about[0]
                continue
            break
        self.found.append(found)

    def _read_lists(self) -> None:
        """Read the days that share a month: "3., 4. und 5. Oktober", "May 3-5, 2022"."""
        out: list[_Found] = []
        for i, found in enumerate(self.found):
            floor = out[-1].last if out else 0
            if found.first < floor:
                # The year of "May 3-5, 2022" is part of its second day by now.
                continue
            shared: list[_Found] = []
            day = found.reading.days
            if (
                found.reading.kind in {"DATE", "TIME"}
                and day is not None
                and day.precision is Precision.DAY
                and self.lower[found.first].rstrip(".").isdecimal()
            ):
                shared = self._days_before(found, floor, day.first)
            behind = self._days_after(found)
            for day_behind in behind:
                self._take_year(found, day_behind, self.found[i + 1 : i + 2])
            out += [*shared, found, *behind]
        self.found = out

    def _take_year(self, found: _Found, second: _Found, following: list[_Found]) -> None:
        """Give both days of "May 3-5, 2022" the year that stands behind them."""
        at = second.last + (self.lower[second.last : second.last + 1] == [","])
        for year in following:
            value = year.reading.value
            if year.first != at or len(value) != len("2022"):
                continue
            if found.reading.yearless:
                for one in (found, second):
                    one.reading = with_year(one.reading, int(value), not_after=date.max)
            elif found.reading.value[:4] != value:
                continue
            second.last = year.last

    def _share_years(self) -> None:
        """Give "3 March" of "from 3 March to 5 May 2022" the year that only the second tells."""
        for i in range(len(self.found) - 2, -1, -1):
            one, two = self.found[i], self.found[i + 1]
            days = two.reading.days
            if (
                not one.reading.yearless
                or two.reading.yearless
                or days is None
                or days.precision not in {Precision.DAY, Precision.MONTH, Precision.SEASON}
                # "In May and yesterday", but "in May and June last year".
                or (two.reading.relative and days.precision is Precision.DAY)
                or not self._linked(one.last, two.first)
            ):
                continue
            one.reading = with_year(one.reading, days.first.year, not_after=days.first)

    def _order_ranges(self) -> None:
        """Let the Thursday of "from Tuesday to Thursday" be the one that follows."""
        for one, two in pairwise(self.found):
            first, second = one.reading.days, two.reading.days
            if (
                first is None
                or second is None
                or not two.reading.relative
                or not 0 < (first.first - second.first).days < DAYS_A_WEEK
                or two.reading.value != second.first.isoformat()
                or self._joiner(one.last, two.first) != "to"
            ):
                continue
            day = second.first + timedelta(days=DAYS_A_WEEK)
            days = Days(first=day, last=day, precision=Precision.DAY)
            two.reading = replace(
                two.reading, value=day.isoformat(), days=days, first=day, last=day
            )

    def _linked(self, first: int, last: int) -> bool:
        """Whether nothing but "to", "and" and the like stands between two expressions."""
        between = range(first, last)
        return 0 < len(between) <= LONGEST_LINK_WORDS and all(
            self.words[i] in {",", "/"}
            or self.is_(i, "JOIN")
            or self.is_(i, "ARTICLE")
            or self.is_(i, "SIGNAL")
            for i in between
        )

    def _days_after(self, found: _Found) -> list[_Found]:
        """Read the "9" of "May 3 and 9", whose month stands before both."""
        day = found.reading.days
        joiner, number = found.last, found.last + 1
        if (
            day is None
            or day.precision is not Precision.DAY
            or found.reading.kind != "DATE"
            or number >= len(self.words)
            or not self.is_(found.last - 1, "DAY")
            or self.ending(found.last - 2, "MONTH") is None
            or not self.is_(joiner, "JOIN")
            or not self.is_(number, "DAY")
            or self.is_(number + 1, "MONTH")
            or self.is_(number + 1, "COUNTED")
            or any(other.first <= number < other.last for other in self.found)
        ):
            return []
        value = self._number(number, "DAY")
        later = day_or_none(day.first.year, day.first.month, value)
        if later is None or later <= day.first:
            return []
        days = Days(first=later, last=later, precision=Precision.DAY)
        reading = replace(
            found.reading, value=later.isoformat(), days=days, first=later, last=later
        )
        return [_Found(first=number, last=number + 1, reading=reading)]

    def _days_before(self, found: _Found, floor: int, last: date) -> list[_Found]:
        shared: list[_Found] = []
        at = found.first
        while at - 2 >= floor:
            joiner = at - 1
            if self.value(joiner, "SIGNAL") in {"in", "from"}:
                joiner -= 1
            if not (self.lower[joiner] in {",", "/", "-", "–"} or self.is_(joiner, "JOIN")):
                break
            number = joiner - 1
            end = joiner
            if self.words[number] == ".":
                number -= 1
            if number < floor or not self.is_(number, "DAY"):
                break
            value = self._number(number, "DAY")
            if value >= last.day or (number > 0 and self.glued(number)):
                break
            day = last.replace(day=value)
            days = Days(first=day, last=day, precision=Precision.DAY)
            reading = replace(
                found.reading, kind="DATE", value=day.isoformat(), days=days, first=day, last=day
            )
            shared.insert(0, _Found(first=number, last=end, reading=reading))
            at, last = number, day
        return shared

    # --- ranges ---------------------------------------------------------------------------

    def _led(self, start: int) -> bool:
        """Whether a word of time leads: "since the Cold War", not "veterans of the Cold War"."""
        signal, _ = self._signal(_Found(first=start, last=start, reading=_NOTHING))
        return signal is not None

    def _settled(self) -> list[TimeExpression]:
        times: list[TimeExpression] = []
        whens = [self._when(found) for found in self.found]
        in_stretch: list[_Found] = []
        for i in range(len(self.found) - 1):
            joined = self._joined(i)
            if joined is not None:
                in_stretch += self.found[i : i + 2]
                whens[i] = whens[i + 1] = joined
        for found, when in zip(self.found, whens, strict=True):
            start, end = self.matches[found.first].start(), self.matches[found.last - 1].end()
            time = TimeExpression(
                start=start,
                end=end,
                text=self.text[start:end],
                kind=found.reading.kind,
                value=found.reading.value,
                when=when,
            )
            anaphor = found.reading.anaphor
            if anaphor is not None:
                times.append(self._anaphoric(found, anaphor, time))
            elif any(found is other for other in in_stretch):
                times.append(time)
            else:
                times.append(self._describing(found, time))
        return times

    def _describing(self, found: _Found, time: TimeExpression) -> TimeExpression:
        """Return the time as one that describes a thing, where it does."""
        tied = self._attached(found)
        if tied is None and not found.reading.describes:
            return time
        lead, thing_follows = tied or (found.first, True)
        return DescribingTime(
            start=time.start,
            end=time.end,
            text=time.text,
            kind=time.kind,
            value=time.value,
            when=time.when,
            lead=self.matches[lead].start(),
            thing_follows=thing_follows,
        )

    def _attached(self, found: _Found) -> tuple[int, bool] | None:
        """Return the word that ties a date to a thing, and whether the thing stands behind it."""
        days, before = found.reading.days, found.first - 1
        if found.reading.kind != "DATE" or days is None or before < 0:
            return None
        if days.precision not in {Precision.DAY, Precision.MONTH, Precision.YEAR}:
            return None
        if self.is_(before, "ATTACH") and before > 0 and self.kinds[before - 1] == "word":
            return None if self._signal(found)[0] == "since" else (before, False)
        if self.is_(before, "ARTICLE") or self.is_(before, "OWNER"):
            return (found.first, True) if self._thing_behind(found) else None
        bare = self.known.options.get("a bare year") == "describes"
        if bare and days.precision is Precision.YEAR and self.kinds[before] == "word":
            free = self._signal(found)[0] is None and not self.is_(before, "JOIN")
            return (found.first, False) if free else None
        return None

    def _thing_behind(self, found: _Found) -> bool:
        """Whether "the 2015 ..." goes on with a thing, as "der Krieg, der 2015 begann" does not."""
        before, behind = found.first - 1, found.last
        if before > 0 and self.words[before - 1] == ",":
            return False
        # "On the 3rd of May the envoys met", "am Montag, dem 3. Mai, ..."
        if self.is_(found.first, "DAY") or self.is_(found.first, "ORD"):
            return False
        if behind >= len(self.words) or self.kinds[behind] != "word":
            return False
        return not (self.is_(behind, "SIGNAL") or self.is_(behind, "JOIN"))

    def _anaphoric(self, found: _Found, anaphor: Anaphor, time: TimeExpression) -> AnaphoricTime:
        first, last = self.sentence_of(found.first)
        already = anaphor.amount == 0 and any(self.is_(i, "HAD") for i in range(first, last))
        return AnaphoricTime(
            start=time.start,
            end=time.end,
            text=time.text,
            kind=time.kind,
            value=time.value,
            when=None,
            amount=anaphor.amount,
            unit=anaphor.unit,
            already=already,
        )

    def _signal(self, found: _Found) -> tuple[str | None, int]:
        """Return what the word before an expression says of it, and where that word stands."""
        at = found.first - 1
        for _ in range(LONGEST_LEAD_WORDS):
            signal = self.ending(at, "SIGNAL") if at >= 0 else None
            if signal is not None:
                return signal[1], signal[0]
            if not (self.is_(at, "FILLER") or self.is_(at, "ARTICLE")):
                break
            at -= 1
        return None, found.first

    def _when(self, found: _Found) -> When | None:
        reading = found.reading
        first, last = reading.first, reading.last
        if (first is None and last is None) or reading.kind == "SET":
            return None
        precision = Precision.PERIOD if reading.days is None else reading.days.precision
        signal, lead = self._signal(found)
        if reading.period:
            edge = self._edge(lead, found.last)
            first, last = {"START": (first, first), "END": (last, last)}.get(
                edge or "", (first, last)
            )
        elif reading.days is not None and found.mod is not None and reading.kind != "DURATION":
            part = narrowed(reading.days, found.mod)
            first, last = part.first, part.last
        # "After 6 p.m." is still that day.
        whole = reading.kind == "DURATION" or (
            reading.kind == "TIME" and signal in {"after", "before", "by"}
        )
        first, last = _opened(first, last, signal, counted=whole)
        if first is None and last is None:
            return None
        start = self.matches[min(lead, found.first)].start()
        return When(
            first=first,
            last=last,
            precision=precision,
            basis=Basis.RELATIVE if reading.relative else Basis.STATED,
            text=self.text[start : self.matches[found.last - 1].end()],
        )

    def _edge(self, lead: int, end: int) -> str | None:
        for at in range(lead, end):
            if (edge := self.value(at, "EDGE")) is not None:
                return edge
        return None

    def _joined(self, i: int) -> When | None:
        """Return the stretch of "from 1990 to 1995", "zwischen 1950 und 1953", "1950–1953"."""
        one, two = self.found[i], self.found[i + 1]
        a, b = one.reading, two.reading
        if a.first is None or b.last is None or b.last < a.first:
            return None
        joiner = self._joiner(one.last, two.first)
        if joiner is None:
            return None
        signal, lead = self._signal(one)
        dash = self.words[one.last] in {"-", "–", "—"}
        opened = (signal in {"from", "since"} and joiner == "to") or (
            signal == "between" and joiner == "and"
        )
        spans = joiner == "to" and a.days is not None and b.days is not None
        if not (opened or dash or spans) or a.kind == "DURATION":
            return None
        start, end = self.matches[lead].start(), self.matches[two.last - 1].end()
        relative = a.relative or b.relative
        return When(
            first=a.first,
            last=b.last,
            precision=b.days.precision if b.days else Precision.PERIOD,
            basis=Basis.RELATIVE if relative else Basis.STATED,
            text=self.text[start:end],
        )

    def _joiner(self, first: int, last: int) -> str | None:
        """Return what joins two expressions, where nothing else but articles is between them."""
        if first >= last:
            return None
        for kind, value, size in self.classes(first):
            fits = kind == "JOIN" and first + size <= last
            if fits and all(self.is_(i, "ARTICLE") for i in range(first + size, last)):
                return value
        return None


def _opened(
    first: date | None, last: date | None, signal: str | None, *, counted: bool
) -> tuple[date | None, date | None]:
    """Return the bounds of "since", "after", "before" and "until" a stretch."""
    if signal == "since":
        return first, None
    if counted:
        return first, last
    if signal == "after" and last is not None:
        return last + timedelta(days=1), None
    if signal == "before" and first is not None:
        return None, first - timedelta(days=1)
    if signal in {"until", "by", "through"} and last is not None:
        return None, last
    return first, last


__all__ = ["AnaphoricTime", "days_of", "find_times"]
