"""Words of a text that speak of a time, found by the patterns of its language."""

from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from interstate.record import Basis, Precision, TimeExpression, When
from interstate.resolution.days.calendar_values import Days, days_of, narrowed
from interstate.resolution.days.readings import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    Anaphor,
    Context,
    Reading,
    read,
)
from interstate.resolution.days.tables import WORD, Node, Vocabulary, vocabulary

# A sentence or two: how far a story's year reaches.
STORY_REACH_CHARACTERS = 300
CLAUSE_BREAK_COSTS_WORDS = 4
LONGEST_LEAD_WORDS = 6
DAYS_A_MONTH = 31
LONGEST_SPAN_YEARS = 150
# Classes that exist so that a pattern can ask for fewer words, and the class they speak for.
STANDS_FOR = {"PLURAL": "UNIT", "ADJECTIVE": "UNIT", "WEEKDAYS": "WEEKDAY", "LAST": "SHIFT", "NEXT": "SHIFT", "TOLD": "UNIT", "POINTED": "CLOCK", "TODAY": "DEICTIC", "YESTERDAY": "DEICTIC", "TOMORROW": "DEICTIC", "OLD": "SHIFT", "NEW": "SHIFT", "THISYEAR": "SHIFT", "LASTYEAR": "SHIFT", "NEXTYEAR": "SHIFT", "LASTWEEK": "SHIFT", "LASTMONTH": "SHIFT", "BARE": "PART", "INSEASON": "SEASON", "INPART": "PART", "LONEPART": "PART", "ADJ": "UNIT"}


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
        Day of publication, for "yesterday", "in October"; ``None`` leaves these without days.

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
    return _Finder(text, vocabulary(language), published).times()


class _Finder:
    """The search through one text."""

    def __init__(self, text: str, vocabulary: Vocabulary, published: date | None) -> None:
        self.text = text
        self.known = vocabulary
        self.published = published
        matches = list(WORD.finditer(text))
        self.matches = matches
        self.words = [found.group() for found in matches]
        self.lower = [word.lower() for word in self.words]
        self.kinds = [found.lastgroup for found in matches]
        self.found: list[_Found] = []

    # --- tokens and their classes ---------------------------------------------------------

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Indices of the words that begin a sentence, roughly: only tense needs them."""
        starts = [0]
        after_number = self.known.options.get("point after a number") == "ordinal"
        for i in range(1, len(self.words)):
            gap = self.text[self.matches[i - 1].end() : self.matches[i].start()]
            before = self.words[i - 1]
            if "\n" in gap:
                starts.append(i)
            elif before in {".", "!", "?", "…"} and gap and not self.words[i][0].islower():
                abbreviated = i > 1 and before == "." and len(self.words[i - 2]) == 1
                numbered = after_number and i > 1 and self.words[i - 2].isdigit()
                if not abbreviated and not numbered:
                    starts.append(i)
        return starts

    def sentence_of(self, i: int) -> tuple[int, int]:
        """Return the token range of the sentence that token `i` is in."""
        starts = self.sentence_starts
        at = bisect_left(starts, i + 1)
        return starts[at - 1], starts[at] if at < len(starts) else len(self.words)

    def tense(self, i: int) -> str | None:
        """Return the tense of the cue nearest to token `i` in its sentence."""
        first, last = self.sentence_of(i)
        best: tuple[float, str] | None = None
        for tense, (words, shape) in (("past", self.known.past), ("future", self.known.future)):
            for j in range(first, last):
                low = self.lower[j]
                # "May" is a month, "may" a cue.
                if low in words and (self.words[j] == low or j == first):
                    weak = 0.0
                elif shape is not None and self.words[j] == low and shape.fullmatch(low):
                    weak = 2.5
                else:
                    continue
                breaks = sum(
                    self.words[k] in {",", ";", ":", "(", ")"}
                    for k in range(min(i, j), max(i, j))
                )
                distance = abs(i - j) + CLAUSE_BREAK_COSTS_WORDS * breaks + weak
                if best is None or distance < best[0]:
                    best = (distance, tense)
        return best and best[1]

    def classes(self, i: int) -> list[tuple[str, str, int]]:
        """Return (class or word, value, length in tokens) of what begins at token `i`."""
        low, kind = self.lower[i], self.kinds[i]
        out = [(low, low, 1)]
        for words, name, value in self.known.entries.get(low, ()):
            size = len(words)
            if size == 1:
                if words[0] in (low, self.words[i]) or self.words[i].isupper():
                    out.append((name, value, 1))
            elif self._reads(words, i):
                out.append((name, value, size))
        if kind == "digits":
            out += self._digits(i)
        elif kind in {"iso", "dotted", "slashed"}:
            out.append(("FULL", low, 1))
        elif kind == "clock":
            out.append(("CLOCK", low, 1))
        elif kind == "decimal":
            out.append(("NUM", low.replace(",", "."), 1))
            whole, part = low.replace(",", ".").split(".")
            if len(part) == 2 and len(whole) <= 2 and "." in low:  # noqa: PLR2004
                out.append(("POINTED", low, 1))
        elif kind == "grouped":
            out.append(("NUM", "".join(c for c in low if c.isdigit()), 1))
        return out

    def _reads(self, words: tuple[str, ...], i: int) -> bool:
        if i + len(words) > len(self.words):
            return False
        return all(
            word in (self.lower[i + k], self.words[i + k]) for k, word in enumerate(words)
        )

    def _digits(self, i: int) -> list[tuple[str, str, int]]:
        low = self.lower[i]
        out: list[tuple[str, str, int]] = []
        if low.isdigit():
            number = int(low)
            # A letter or sign glued before it makes it a name: S-400, T-72, No. 5, $ 40.
            if not self._glued(i):
                out.append(("NUM", low, 1))
                if len(low) <= 2:  # noqa: PLR2004
                    out.append(("YY", low, 1))
                    if number:
                        out.append(("DAY" if number <= DAYS_A_MONTH else "NODAY", low, 1))
                    if number <= 24:  # noqa: PLR2004
                        out.append(("HOUR", low, 1))
                if len(low) == 4 and EARLIEST_YEAR <= number <= LATEST_YEAR:  # noqa: PLR2004
                    out.append(("YEAR", low, 1))
        else:
            for shape, name in self.known.shapes:
                if found := shape.fullmatch(low):
                    out.append((name, found.group(1), 1))
        return out

    def _glued(self, i: int) -> bool:
        """Whether the number is part of a name or a sum: a hyphenated letter or a sign leads."""
        if i == 0:
            return False
        before = self.words[i - 1]
        touching = self.matches[i - 1].end() == self.matches[i].start()
        if before in {"$", "€", "£", "№", "#", "§"}:
            return True
        if not touching:
            return False
        if before in {"-", "–"} and i > 1:
            tight = self.matches[i - 2].end() == self.matches[i - 1].start()
            return tight and self.words[i - 2][-1].isalpha() and self.kinds[i - 2] == "word"
        return before[-1].isalpha()

    # --- the search -----------------------------------------------------------------------

    def times(self) -> list[TimeExpression]:
        """Search the text from left to right."""
        root = self.known.patterns
        i, total = 0, len(self.words)
        entries, firsts = self.known.entries, root.then
        while i < total:
            low = self.lower[i]
            if low not in entries and low not in firsts and not low[0].isdigit():
                i += 1
                continue
            i = self._match(i, root) or i + 1
        self._read_lists()
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
            if name == "none":
                return end
            if name == "period" and not self._led(start):
                continue
            reading = read(name, words, context)
            if reading is not None:
                self._keep(name, start, stop, reading)
                return stop
        return None

    def _walk(
        self,
        node: Node,
        at: int,
        ends: list[int],
        words: list[tuple[str, str]],
        out: list[tuple[int, int, str, int, int, dict[str, str]]],
    ) -> None:
        if node.readings:
            values: dict[str, str] = {}
            for name, value in words:
                if name == "DAYPART":
                    values["WEEKDAY"], values["PART"] = value[0], value[1:]
                    continue
                values.setdefault(name, value)
                values.setdefault(STANDS_FOR.get(name, name), value)
            begin = [at_ for at_ in ends]
            for rank, name, start, stop in node.readings:
                out.append((at, rank, name, begin[start], at if stop >= len(begin) else begin[stop], values))
        if at >= len(self.words) or not node.then:
            return
        for name, value, size in self.classes(at):
            if (follower := node.then.get(name)) is not None:
                self._walk(follower, at + size, [*ends, at], [*words, (name, value)], out)

    def _is_year(self, start: int, stop: int) -> bool:
        """Whether a bare four-digit number is a year rather than a count or a number of a thing."""
        i = stop - 1
        number = self.lower[i]
        lead = self.lower[start - 1] if start else ""
        if self._is(start - 1, "NUMBERED") or (start > 1 and lead in {".", "("} and self._is(start - 2, "NUMBERED") and lead == "."):
            return False
        after = i + 1
        if after < len(self.words):
            if self._is(after, "COUNTED"):
                return False
            sign = self.words[after]
            touching = self.matches[i].end() == self.matches[after].start()
            if sign in {"%", "€", "$", "°"} or (sign in {"-", "–"} and touching and self._letters(after + 1)):
                return False
        if self._is(start - 1, "LEAD") or self._spans_years(i, 1) or self._spans_years(i, -1):
            return True
        return 1900 <= int(number) <= 2050 and (  # noqa: PLR2004
            int(number) % 100 != 0 and not self._noun_follows(after)
        )

    def _spans_years(self, i: int, step: int) -> bool:
        """Whether a dash and a second year stand beside token `i`: 1898-1976."""
        joiner, other = i + step, i + 2 * step
        return (
            0 <= other < len(self.words)
            and self.lower[joiner] in {"-", "–", "/"}
            and self._is(other, "YEAR")
            and 0 < step * (int(self.lower[other]) - int(self.lower[i])) <= LONGEST_SPAN_YEARS
        )

    def _noun_follows(self, i: int) -> bool:
        """Whether a word follows that a number could count: lower case, in English not a verb."""
        return i < len(self.words) and self._is(i, "COUNTED")

    def _letters(self, i: int) -> bool:
        return i < len(self.words) and self.kinds[i] == "word" and (
            self.matches[i - 1].end() == self.matches[i].start()
        )

    def _is(self, i: int, name: str) -> bool:
        if not 0 <= i < len(self.words):
            return False
        return any(kind == name for kind, _, size in self.classes(i) if size == 1)

    def _value(self, i: int, name: str) -> str | None:
        if not 0 <= i < len(self.words):
            return None
        return next((value for kind, value, size in self.classes(i) if kind == name), None)

    def _context(self, i: int) -> Context:
        context = Context(
            published=self.published, tense=self.tense(i), periods=self.known.periods
        )
        here = self.matches[i].start()
        first, _ = self.sentence_of(i)
        for found in reversed(self.found):
            if found.reading.days is None or found.reading.kind not in {"DATE", "TIME"}:
                continue
            context.told = found.reading.value.split("T")[0] if found.reading.kind == "TIME" else found.reading.value
            away = here - self.matches[found.last - 1].end()
            context.same_sentence = found.first >= first
            context.told_stated = not found.reading.relative and away <= STORY_REACH_CHARACTERS
            break
        for found in reversed(self.found):
            if here - self.matches[found.last - 1].end() > 2 * STORY_REACH_CHARACTERS:
                break
            if found.reading.value[4:6] in {"-Q", "-H"}:
                context.quarter = found.reading.value
                break
        return context

    def _keep(self, name: str, start: int, stop: int, reading: Reading) -> None:
        """Keep an expression with the article and the "early", "about" that lead it."""
        found = _Found(first=start, last=stop, reading=reading)
        floor = self.found[-1].last if self.found else 0
        dated = reading.kind in {"DATE", "TIME"} and reading.value[:1].isdigit()
        articled = name.split()[0] in self.known.options.get("article with", "").split()
        while found.first > floor:
            before = found.first - 1
            # After a comma it is a relative pronoun: "das Abkommen, das letzte Woche ...".
            after_comma = before > 0 and self.words[before - 1] == ","
            if (
                (articled or found.mod is not None)
                and not after_comma
                and self._is(before, "ARTICLE")
            ):
                found.first = before
                continue
            lead = self._ending(before, "MOD", floor) if dated else None
            if lead is None and dated and before > floor and self._is(before, "OF"):
                lead = self._ending(before - 1, "MOD", floor)
            if lead is not None:
                found.first, mod = lead
                found.mod = found.mod if mod == "NONE" else mod
                continue
            about = self._ending(before, "ABOUT", floor)
            if about is not None and (dated or reading.kind == "DURATION"):
                found.first = about[0]
                continue
            break
        self.found.append(found)

    def _ending(self, at: int, name: str, floor: int = 0) -> tuple[int, str] | None:
        """Return where an entry of a class that ends with token `at` begins, and its value."""
        for size in range(LONGEST_LEAD_WORDS, 0, -1):
            start = at - size + 1
            if start < floor:
                continue
            for kind, value, length in self.classes(start):
                if kind == name and length == size:
                    return start, value
        return None

    def _read_lists(self) -> None:
        """Read the days that share a month: "3., 4. und 5. Oktober", "3 and 4 May"."""
        out: list[_Found] = []
        for found in self.found:
            floor = out[-1].last if out else 0
            shared: list[_Found] = []
            day = found.reading.days
            if (
                found.reading.kind in {"DATE", "TIME"}
                and day is not None
                and day.precision is Precision.DAY
                and self.lower[found.first].rstrip(".").isdigit()
            ):
                shared = self._days_before(found, floor, day.first)
            out += [*shared, found]
        self.found = out

    def _days_before(self, found: _Found, floor: int, last: date) -> list[_Found]:
        shared: list[_Found] = []
        at = found.first
        while at - 2 >= floor:
            joiner = at - 1
            if self._value(joiner, "SIGNAL") in {"in", "from"}:
                joiner -= 1
            if not (self.lower[joiner] in {",", "/", "-", "–"} or self._is(joiner, "JOIN")):
                break
            number = joiner - 1
            end = joiner
            if self.words[number] == ".":
                number -= 1
            if number < floor or not self._is(number, "DAY"):
                break
            value = int(self.lower[number])
            if value >= last.day or (number > 0 and self._glued(number)):
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
        for i in range(len(self.found) - 1):
            joined = self._joined(i)
            if joined is not None:
                whens[i] = whens[i + 1] = joined
        for found, when in zip(self.found, whens, strict=True):
            start, end = self.matches[found.first].start(), self.matches[found.last - 1].end()
            common = {
                "start": start,
                "end": end,
                "text": self.text[start:end],
                "kind": found.reading.kind,
                "value": found.reading.value,
            }
            anaphor = found.reading.anaphor
            if anaphor is None:
                times.append(TimeExpression(**common, when=when))
            else:
                times.append(self._anaphoric(found, anaphor, common))
        return times

    def _anaphoric(
        self, found: _Found, anaphor: Anaphor, common: dict[str, object]
    ) -> AnaphoricTime:
        first, last = self.sentence_of(found.first)
        already = anaphor.amount == 0 and any(self._is(i, "HAD") for i in range(first, last))
        return AnaphoricTime(
            **common,  # type: ignore[arg-type]
            when=None,
            amount=anaphor.amount,
            unit=anaphor.unit,
            already=already,
        )

    def _signal(self, found: _Found) -> tuple[str | None, int]:
        """Return what the word before an expression says of it, and where that word stands."""
        at = found.first - 1
        for _ in range(LONGEST_LEAD_WORDS):
            signal = self._ending(at, "SIGNAL") if at >= 0 else None
            if signal is not None:
                return signal[1], signal[0]
            if not (self._is(at, "FILLER") or self._is(at, "ARTICLE")):
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
        first, last = _opened(first, last, signal, counted=reading.kind == "DURATION")
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
            if (edge := self._value(at, "EDGE")) is not None:
                return edge
        return None

    def _joined(self, i: int) -> When | None:
        """Return the stretch of "from 1990 to 1995", "zwischen 1950 und 1953", "1950–1953"."""
        one, two = self.found[i], self.found[i + 1]
        a, b = one.reading, two.reading
        if a.first is None or b.last is None or b.last < a.first:
            return None
        between = [at for at in range(one.last, two.first) if not self._is(at, "ARTICLE")]
        joiners = [self._value(at, "JOIN") for at in between]
        if len(between) != 1:
            return None
        signal, lead = self._signal(one)
        dash = self.words[between[0]] in {"-", "–", "—"}
        opened = (signal in {"from", "since"} and "to" in joiners) or (
            signal == "between" and "and" in joiners
        )
        spans = "to" in joiners and a.days is not None and b.days is not None
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
