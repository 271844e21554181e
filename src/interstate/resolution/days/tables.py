r"""The words of time of one language, read from plain tables.

``language/data/<language>/dates.csv`` has the columns ``kind,words,means``:

* a *class* of words, its name in capitals (``MONTH,october|oct .|oct,10``): each alternative is
  one entry; braces expand (``letzt{e,en,er}``); an entry with a capital letter matches only so
  written, all others in any case;
* ``shape``: a digit word, ``means`` is ``CLASS`` and the first group of the expression its value
  (``shape,(\d+)s,DECADE``);
* ``pattern``: words and classes in a row, and in ``means`` the reading they get (see
  `interstate.resolution.days.readings`); ``[...]`` may be left out, ``<...>`` marks the words
  that become the expression where it is not all of them;
* ``past``, ``future``: words and, between slashes, expressions that tell the tense;
* ``option``: a setting of the language, its value in ``means``. ``article with``: the readings
  whose article belongs to the expression; ``joined``: the class of compounds of a weekday and a
  part of day; ``point after a number``: ``ordinal`` where it makes one; ``tens and ones``: what
  may stand between the words of 25 (``- y``; a blank may always); ``a bare year``: ``describes``;
  ``a capital``: ``noun`` where nouns are written with one; ``verbs of saying``: cues of the past
  that do not date what is said; ``no past after``: words after which a form of the past is none
  (``be``: "it will be paid");
* ``role``: a class that exists so that a pattern can ask for fewer words, and in ``means`` the
  class whose value it gives (``PLURAL`` gives ``UNIT``).

``periods.csv`` names wars, eras, holidays: ``period,words,first,last,source``.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import as_file, files

from interstate.errors import LanguageError, TableError

WORD = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d(?!\d))"
    r"|(?P<dotted>\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4}(?!\d)|\d{2}(?!\d)|(?!\d)))"
    r"|(?P<slashed>\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?!\d))"
    r"|(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?![\d:]))"
    r"|(?P<grouped>\d{1,3}(?:[.,\u00a0\u202f]\d{3})+(?![\d]))"
    r"|(?P<decimal>\d+[.,]\d+)"
    r"|(?P<digits>\d+(?:[^\W\d_]+|-[а-яёіїєґ]{1,3}\b)?)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<mark>[^\w\s])"
)


@dataclass(slots=True)
class Node:
    """A place in the tree of patterns: what may follow, and the readings that end here."""

    then: dict[str, "Node"] = field(default_factory=dict["str", "Node"])
    readings: list[tuple[int, str, int, int]] = field(
        default_factory=list[tuple[int, str, int, int]]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of time known by a name.

    Attributes
    ----------
    first, last
        ISO days; ``None`` for a bound that is open. A feast that comes every year has
        ``--MM-DD``, or days from Western Easter such as ``easter-2``.
    """

    id: str
    first: str | None
    last: str | None
    yearly: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All that the engine knows of one language.

    Attributes
    ----------
    entries
        By first word in lower case: the words of the entry as written, its class, its value.
    shapes
        Expression of a digit word, class.
    roles
        Class by the narrower class that speaks for it.
    saying, passive
        Verbs of saying among the cues of the past, and words after which such a cue is none.
    starts
        The words, in lower case, that a pattern may begin with as one of a class.
    leads
        The other words that a pattern may begin with, and what may follow each.
    tens, ones
        Numbers by the one word they are written in: 20 to 90, and 1 to 9.
    patterns
        Root of the tree of patterns; each reading has its row, name, and where the expression
        begins and ends among the elements.
    """

    language: str
    entries: dict[str, list[tuple[tuple[str, ...], str, str]]]
    shapes: tuple[tuple[re.Pattern[str], str], ...]
    patterns: Node
    past: tuple[frozenset[str], re.Pattern[str] | None]
    future: tuple[frozenset[str], re.Pattern[str] | None]
    options: dict[str, str]
    roles: dict[str, str]
    periods: dict[str, Period]
    saying: frozenset[str]
    passive: frozenset[str]
    starts: frozenset[str]
    leads: dict[str, Node]
    tens: dict[str, int]
    ones: dict[str, int]


def words_of(text: str) -> tuple[str, ...]:
    """Return the words and marks of a table entry, cut as text is cut."""
    return tuple(found.group() for found in WORD.finditer(text))


def expanded(text: str) -> Iterator[str]:
    """Yield what a table cell stands for: alternatives and braces written out.

    Examples
    --------
    >>> list(expanded("jan{uar,ner}|jan ."))
    ['januar', 'janner', 'jan .']
    """
    for alternative in re.split(r"\|(?![^{]*\})", text):
        brace = re.search(r"\{([^{}]*)\}", alternative)
        if brace is None:
            yield alternative.strip()
            continue
        for ending in brace.group(1).split(","):
            yield from expanded(
                alternative[: brace.start()] + ending.strip() + alternative[brace.end() :]
            )


def _rows(language: str, name: str) -> Iterator[tuple[int, list[str]]]:
    table = files("interstate") / "language" / "data" / language / name
    if not table.is_file():
        msg = (
            f"there are no words of time for language {language!r}; "
            f"add language/data/{language}/{name}"
        )
        raise LanguageError(msg)
    with as_file(table) as path, path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        width = len(next(reader))
        for row in reader:
            if not row or row[0].startswith("#"):
                continue
            if len(row) != width:
                msg = (
                    f"{language}/{name}, line {reader.line_num}: {len(row)} cells instead of "
                    f"{width}; quote cells that hold a comma"
                )
                raise TableError(msg)
            yield reader.line_num, row


_ELEMENT = re.compile(r"\[|\]|<|>|[^\s\[\]<>]+")


def _variants(pattern: str, where: str) -> list[list[str]]:
    """Return every row of elements a pattern stands for, ``[...]`` taken and left out."""
    stack: list[list[list[str]]] = [[[]]]
    for element in _ELEMENT.findall(pattern):
        if element == "[":
            stack.append([[]])
        elif element == "]":
            if len(stack) == 1:
                msg = f"{where}: a ']' closes nothing in {pattern!r}"
                raise TableError(msg)
            inner = stack.pop()
            stack[-1] = [*stack[-1], *(before + row for before in stack[-1] for row in inner)]
        else:
            choices = list(expanded(element)) if len(element) > 1 else [element]
            stack[-1] = [[*row, choice] for row in stack[-1] for choice in choices]
    if len(stack) != 1:
        msg = f"{where}: a '[' is never closed in {pattern!r}"
        raise TableError(msg)
    return [row for row in stack[0] if any(element not in "<>" for element in row)]


def _plant(root: Node, elements: list[str], reading: str, rank: int) -> None:
    node, start, end, count = root, 0, None, 0
    for element in elements:
        if element == "<":
            start = count
        elif element == ">":
            end = count
        else:
            key = element if element.isupper() else element.lower()
            node = node.then.setdefault(key, Node())
            count += 1
    node.readings.append((rank, reading, start, count if end is None else end))


def _join(entries: dict[str, list[tuple[tuple[str, ...], str, str]]], name: str) -> None:
    """Enter the compounds of a weekday and a part of day: "Dienstagabend"."""
    single = [(rows[0], kind, value) for row in entries.values() for rows, kind, value in row]
    for day, kind, number in single:
        if kind != "WEEKDAY" or not day[:1].isupper() or len(day) <= 2:  # noqa: PLR2004
            continue
        for part, of, letters in single:
            if of == "PART" and part.islower():
                word = day + part
                entries.setdefault(word.lower(), []).append(((word,), name, number + letters))


def _tense(cells: list[str]) -> tuple[frozenset[str], re.Pattern[str] | None]:
    shapes = [cell[1:-1] for cell in cells if cell.startswith("/")]
    words = frozenset(word for cell in cells if not cell.startswith("/") for word in expanded(cell))
    return words, re.compile("|".join(shapes)) if shapes else None


@dataclass(slots=True)
class _Draft:
    """A vocabulary while its rows are read."""

    language: str
    entries: dict[str, list[tuple[tuple[str, ...], str, str]]]
    shapes: list[tuple[re.Pattern[str], str]]
    root: Node
    tenses: dict[str, list[str]]
    settings: dict[str, dict[str, str]]

    def enter(self, cell: str, kind: str, means: str) -> None:
        for entry in expanded(cell):
            words = words_of(entry)
            self.entries.setdefault(words[0].lower(), []).append((words, kind, means))

    def take(self, line: int, kind: str, cell: str, means: str) -> None:
        """Take one row of ``dates.csv``."""
        where = f"{self.language}/dates.csv, line {line}"
        if kind == "pattern":
            for elements in _variants(cell, where):
                _plant(self.root, elements, means, line)
        elif kind == "shape":
            self.shapes.append((re.compile(cell, re.IGNORECASE), means))
        elif kind in self.tenses:
            self.tenses[kind].append(cell)
        elif kind in self.settings:
            self.settings[kind][cell] = means
        elif kind.isupper():
            self.enter(cell, kind, means)
        else:
            msg = f"{where}: {kind!r} is no kind of row; see interstate.resolution.days.tables"
            raise TableError(msg)


def _starts(draft: _Draft) -> frozenset[str]:
    """Return the words that a pattern may begin with as one of a class."""
    firsts = draft.root.then
    return frozenset(
        word for word, row in draft.entries.items() if any(kind in firsts for _, kind, _ in row)
    )


def _numbers(
    entries: dict[str, list[tuple[tuple[str, ...], str, str]]], wanted: range
) -> dict[str, int]:
    """Return the numbers written in one word whose value is wanted."""
    return {
        words[0].lower(): int(value)
        for row in entries.values()
        for words, kind, value in row
        if kind == "NUM" and len(words) == 1 and value.isdecimal() and int(value) in wanted
    }


@cache
def vocabulary(language: str) -> Vocabulary:
    """Return the words of time of `language`.

    Raises
    ------
    LanguageError
        If there is no table for the language.
    TableError
        If a row of it makes no sense; the message names file and line.
    """
    draft = _Draft(
        language=language,
        entries={},
        shapes=[],
        root=Node(),
        tenses={"past": [], "future": []},
        settings={"option": {}, "role": {}},
    )
    for line, (kind, cell, means) in _rows(language, "dates.csv"):
        draft.take(line, kind, cell, means)
    periods: dict[str, Period] = {}
    for _, (name, cell, first, last, _source) in _rows(language, "periods.csv"):
        yearly = first.startswith(("--", "easter"))
        periods[name] = Period(id=name, first=first or None, last=last or None, yearly=yearly)
        draft.enter(cell, "FEAST" if yearly else "PERIOD", name)
    options = draft.settings["option"]
    if "joined" in options:
        _join(draft.entries, options["joined"])
    for words in draft.entries.values():
        words.sort(key=lambda entry: -len(entry[0]))
    starts = _starts(draft)
    return Vocabulary(
        language=language,
        entries=draft.entries,
        shapes=tuple(draft.shapes),
        patterns=draft.root,
        past=_tense(draft.tenses["past"]),
        future=_tense(draft.tenses["future"]),
        options=options,
        roles=draft.settings["role"],
        periods=periods,
        saying=frozenset(options.get("verbs of saying", "").split()),
        passive=frozenset(options.get("no past after", "").split()),
        starts=starts,
        leads={
            word: node
            for word, node in draft.root.then.items()
            if not word.isupper() and word not in starts
        },
        tens=_numbers(draft.entries, range(20, 100, 10)),
        ones=_numbers(draft.entries, range(1, 10)),
    )
