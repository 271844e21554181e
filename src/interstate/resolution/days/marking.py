"""A text cut into words, each with the classes of time words it belongs to."""

from bisect import bisect_left
from functools import cached_property

from interstate.resolution.days.readings import EARLIEST_YEAR, LATEST_YEAR
from interstate.resolution.days.tables import WORD, Vocabulary

CLAUSE_BREAK_COSTS_WORDS = 4
INFLECTION_COSTS_WORDS = 2.5
LONGEST_LEAD_WORDS = 6
DAYS_A_MONTH = 31
HOURS_A_DAY = 24
LONGEST_NUMBER_DIGITS = 9
SIGNS_OF_A_SUM = frozenset("$€£№#§")


class MarkedText:
    """The words of a text and what each may be.

    A word here is a word, a number in one of its shapes, or a mark; `words` has them as
    written, `lower` in lower case, `kinds` the shape's name.
    """

    def __init__(self, text: str, known: Vocabulary) -> None:
        self.text = text
        self.known = known
        matches = list(WORD.finditer(text))
        self.matches = matches
        self.words = [found.group() for found in matches]
        self.lower = [word.lower().replace("’", "'") for word in self.words]
        self.kinds = [found.lastgroup for found in matches]

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
                numbered = after_number and i > 1 and self.words[i - 2].isdecimal()
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
                    weak = INFLECTION_COSTS_WORDS
                else:
                    continue
                breaks = sum(
                    self.words[k] in {",", ";", ":", "(", ")"} for k in range(min(i, j), max(i, j))
                )
                distance = abs(i - j) + CLAUSE_BREAK_COSTS_WORDS * breaks + weak
                if best is None or distance < best[0]:
                    best = (distance, tense)
        return best and best[1]

    def classes(self, i: int) -> list[tuple[str, str, int]]:
        """Return (class or word, value, length in tokens) of what begins at token `i`."""
        low, kind = self.lower[i], self.kinds[i]
        out = [(low, low, 1)]
        # Most of the longer ones fail at their second word.
        behind = (self.lower[i + 1], self.words[i + 1]) if i + 1 < len(self.words) else ()
        for words, name, value in self.known.entries.get(low, ()):
            size = len(words)
            if size == 1:
                if words[0] in (low, self.words[i]) or self.words[i].isupper():
                    out.append((name, value, 1))
            elif words[1] in behind and self._reads(words, i):
                out.append((name, value, size))
        if kind == "digits":
            out += self._digits(i)
        elif kind not in {"word", "mark"}:
            out += [(name, value, 1) for name, value in _numeric(low, kind or "")]
        return out

    def _reads(self, words: tuple[str, ...], i: int) -> bool:
        if i + len(words) > len(self.words):
            return False
        return all(word in (self.lower[i + k], self.words[i + k]) for k, word in enumerate(words))

    def _digits(self, i: int) -> list[tuple[str, str, int]]:
        low = self.lower[i]
        out: list[tuple[str, str, int]] = []
        if low.isdecimal():
            number = int(low)
            # A letter or sign glued before it makes it a name: S-400, T-72, No. 5, $ 40.
            if not self.glued(i) and len(low) <= LONGEST_NUMBER_DIGITS:
                out.append(("NUM", low, 1))
                if len(low) <= 2:  # noqa: PLR2004
                    out.append(("YY", low, 1))
                    if number:
                        out.append(("DAY" if number <= DAYS_A_MONTH else "NODAY", low, 1))
                    if number <= HOURS_A_DAY:
                        out.append(("HOUR", low, 1))
                if len(low) == 4 and EARLIEST_YEAR <= number <= LATEST_YEAR:  # noqa: PLR2004
                    out.append(("YEAR", low, 1))
        else:
            for shape, name in self.known.shapes:
                if found := shape.fullmatch(low):
                    out.append((name, found.group(1), 1))
        return out

    def glued(self, i: int) -> bool:
        """Whether the number is part of a name or a sum: a hyphenated letter or a sign leads."""
        if i == 0:
            return False
        before = self.words[i - 1]
        touching = self.matches[i - 1].end() == self.matches[i].start()
        if before in SIGNS_OF_A_SUM:
            return True
        if not touching:
            return False
        if before in {"-", "–"} and i > 1:
            tight = self.matches[i - 2].end() == self.matches[i - 1].start()
            return tight and self.words[i - 2][-1].isalpha() and self.kinds[i - 2] == "word"
        return before[-1].isalpha()

    def letters_touch(self, i: int) -> bool:
        """Whether word `i` is made of letters and stands right behind the one before."""
        return (
            i < len(self.words)
            and self.kinds[i] == "word"
            and (self.matches[i - 1].end() == self.matches[i].start())
        )

    def is_(self, i: int, name: str) -> bool:
        """Whether word `i` alone belongs to a class."""
        if not 0 <= i < len(self.words):
            return False
        return any(kind == name for kind, _, size in self.classes(i) if size == 1)

    def value(self, i: int, name: str) -> str | None:
        """Return the value of what begins at word `i` in a class."""
        if not 0 <= i < len(self.words):
            return None
        return next((value for kind, value, _ in self.classes(i) if kind == name), None)

    def ending(self, at: int, name: str, floor: int = 0) -> tuple[int, str] | None:
        """Return where an entry of a class that ends with token `at` begins, and its value."""
        for size in range(LONGEST_LEAD_WORDS, 0, -1):
            start = at - size + 1
            if start < floor:
                continue
            for kind, value, length in self.classes(start):
                if kind == name and length == size:
                    return start, value
        return None


def _numeric(written: str, kind: str) -> list[tuple[str, str]]:
    """Return the classes and values of a number with marks in it."""
    if kind in {"iso", "dotted", "slashed"}:
        return [("FULL", written)]
    if kind == "clock":
        return [("CLOCK", written)]
    if kind == "grouped":
        return [("NUM", "".join(c for c in written if c.isdecimal()))]
    number = written.replace(",", ".")
    hour, minute = number.split(".")
    # "10.30 Uhr" is a time of day, "2.5" is not.
    timely = "." in written and len(minute) == 2 and len(hour) <= 2  # noqa: PLR2004
    return [("NUM", number), *([("POINTED", written)] if timely else [])]
