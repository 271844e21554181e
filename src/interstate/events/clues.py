"""Words of a sentence by which two tellings of one happening recognise each other."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from interstate.events.acts import WORD
from interstate.events.tables import read_table
from interstate.record import Report

QUOTED = re.compile(r"„([^“”„]{3,120})[“”]|“([^“”]{3,120})”|«([^«»]{3,120})»|\"([^\"]{3,120})\"")
COUNTED = re.compile(r"(?<![\w.,])(\d{1,3}(?:[.,  ]\d{3})+|\d+(?:[.,]\d+)?)\s+([^\W\d]{4,})")
# German writes every noun with a capital: there a capital says little, and only long words count.
NAME_LETTERS: Mapping[str, int] = {"de": 7}
NAME_LETTERS_ELSEWHERE = 4
UNIT_LETTERS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What a sentence names besides its parties and its act.

    Attributes
    ----------
    names
        Beginnings of capitalised words that are neither a party, the act, a place told apart,
        nor a date.
    quoted
        Names in quotation marks, case folded.
    counted
        What is counted (the beginning of the word after the number) and the numbers given.
    """

    names: frozenset[str]
    quoted: frozenset[str]
    counted: Mapping[str, frozenset[float]]


def clues_of(report: Report) -> Clues:
    """Return what a report's sentence names besides its parties, its act and its day."""
    text = _without_known_words(report)
    calendar = _calendar(report.language)
    counted: dict[str, frozenset[float]] = {}
    for number, unit in COUNTED.findall(text):
        word = unit.casefold()
        if not word.startswith(calendar):
            stem = word[:UNIT_LETTERS]
            counted[stem] = counted.get(stem, frozenset()) | {_value(number)}
    return Clues(
        names=frozenset(_names(text, report.language, calendar)),
        quoted=frozenset(quoted_names(report.quote.casefold())),
        counted=counted,
    )


def quoted_names(text: str) -> tuple[str, ...]:
    """Return what stands in quotation marks, in the order of the text.

    Examples
    --------
    >>> quoted_names("договор «О дружбе» и „Freundschaft“")
    ('О дружбе', 'Freundschaft')
    """
    return tuple(next(part for part in found if part) for found in QUOTED.findall(text))


def _without_known_words(report: Report) -> str:
    """Blank out the words that both tellings have anyway, keeping the rest in place."""
    text = report.quote
    parties = (*report.actors, *report.recipients)
    known = [party.text for party in parties if party.text]
    known += [speaker.text for speaker in report.attribution if speaker.text]
    if report.when is not None and report.when.text:
        known.append(report.when.text)
    for words in sorted(set(known), key=lambda words: (-len(words), words)):
        text = text.replace(words, " ; ")
    return text


def _names(text: str, language: str, calendar: tuple[str, ...]) -> list[str]:
    letters = NAME_LETTERS.get(language, NAME_LETTERS_ELSEWHERE)
    found: list[str] = []
    start = True
    for match in WORD.finditer(text):
        word = match.group()
        folded = word.casefold()
        first, start = start, text[match.end() : match.end() + 2].strip() in {".", "!", "?"}
        if first or not word[0].isupper() or len(word) < letters or folded.startswith(calendar):
            continue
        # Case endings differ within a language; the beginning stays.
        found.append(folded[: max(letters, len(folded) - 2)])
    return found


def _value(number: str) -> float:
    """Read a number as a newspaper writes it: separators before three digits group thousands."""
    grouped = re.sub(r"[.,  ](?=\d{3}(?:\D|$))", "", number)
    return float(grouped.replace(",", "."))


@cache
def _calendar(language: str) -> tuple[str, ...]:
    return tuple(row["stem"] for row in read_table("calendar") if row["language"] == language)
