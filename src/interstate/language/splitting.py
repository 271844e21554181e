"""Where sentences begin and end, before anything is parsed.

A rule for every language: a sentence ends at a line's end, and at a full stop, question or
exclamation mark that is followed by a space and something that can begin a sentence, unless the
stop belongs to an abbreviation, an initial or, in German and Turkish, an ordinal number. The
abbreviations are data, ``abbreviations.csv`` of each language.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

_END = re.compile(r"[.!?…]+[\"'»”“’)\]]*(?=\s|$)|(?<=[.!?…][\"»”“])(?=\s)")
_LAST_WORD = re.compile(r"[\w.-]*\w(?=[.!?…]+[\"'»”“’)\]]*$)")
_BEGINNING = re.compile(r"\s+[\"'«»„“‘(\[–—-]*\s*(\S)")
_LINE = re.compile(r"[^\n]+")
_UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĪĮİĶĹĽŁŃŇŌŐŒŔŘŚŞŠŤŪŮŰŹŻŽА-ЯЁІЇЄ]"
_PLACE = rf"{_UPPER}[\w'’.-]*(?: {_UPPER}[\w'’.-]*){{0,3}}"
_CAPITALS = rf"(?:{_UPPER}{{3,}}|{_UPPER}{{2,}}[ '’-]{_UPPER}{{2,}})(?:[ '’-]{_UPPER}{{2,}}){{0,3}}"
_DAY = r"(?:\d{1,2}\.? \w{3,10}\.?(?: \d{4})?|\w{3,10}\.? \d{1,2}(?:, ?\d{4})?)"
_AGENCY = r"\([\w .,/&-]{2,30}\)"
_DASH = r"(?:--|[–—-]|\.--)"
# "WIEN, 15. März 2024 –", "KABUL (Reuters) -", "TIRANA, Albania (AP) --": where it was written.
_DATELINE = re.compile(
    rf"\s*(?:{_CAPITALS}(?:, {_PLACE})?(?:,? {_DAY})?(?: ?{_AGENCY})?"
    rf"|{_PLACE}(?:, {_PLACE})?(?:,? {_DAY})? ?{_AGENCY}"
    rf"|{_PLACE}(?:, {_PLACE})?, {_DAY})"
    rf" ?{_DASH} +(?=\S)"
)
# These begin a sentence that is told of them.
_NO_TOWNS = ("NATO", "OSCE", "OSZE", "ASEAN", "BRICS", "UNESCO", "OPEC", "IAEA", "ISIS", "USA")
_ORDINALS_BEFORE_CAPITALS = frozenset({"de", "tr"})
_MOST_ORDINAL_DIGITS = 2
LONGEST_SENTENCE = 2_000
"""Characters; a longer stretch without an end is cut at a space: no one writes such sentences."""


def split_sentences(text: str, language: str) -> list[tuple[int, int]]:
    """Return the half-open ranges of the sentences of a text, without the space around them.

    Examples
    --------
    >>> text = "Am 3. Mai reiste Dr. A. Meier ab. Danach schwieg er."
    >>> [text[a:b] for a, b in split_sentences(text, "de")]
    ['Am 3. Mai reiste Dr. A. Meier ab.', 'Danach schwieg er.']
    """
    known = _abbreviations(language)
    found: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        start = _behind_dateline(text, line.start(), line.end())
        for end in _END.finditer(text, line.start(), line.end()):
            if end.end() <= start or not _ends(text, start, end.end(), line.end(), language, known):
                continue
            found += _cut(text, start, end.end())
            start = end.end()
        found += _cut(text, start, line.end())
    return found


def _behind_dateline(text: str, start: int, end: int) -> int:
    """Return where a line begins once the place and day it was written at are left out.

    The town of a dateline does nothing, and parsers make it the subject of the sentence.
    """
    found = _DATELINE.match(text, start, end)
    if found is None or found[0].lstrip().startswith(_NO_TOWNS):
        return start
    return found.end()


def _ends(  # noqa: PLR0913, PLR0917  (one question about one place)
    text: str, start: int, end: int, line_end: int, language: str, known: frozenset[str]
) -> bool:
    """Whether the sentence that begins at `start` ends at `end`."""
    beginning = _BEGINNING.match(text, end, line_end)
    if beginning is None:
        return not text[end:line_end].strip()
    first = beginning[1]
    if first.islower():
        return False
    if text[end - 1] != ".":
        return True
    word = _LAST_WORD.search(text, max(start, end - 40), end)
    if word is None:
        return True
    before = word[0].casefold()
    if before in known or (len(before) == 1 and before.isalpha() and word[0].isupper()):
        return False
    if "." in before and all(len(part) <= 1 for part in before.split(".")):
        # "U.S." may end a sentence; what follows a name of initials is more often its noun.
        return False
    is_ordinal = before.isdecimal() and len(before) <= _MOST_ORDINAL_DIGITS
    return not (is_ordinal and language in _ORDINALS_BEFORE_CAPITALS)


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the range without space around it, in pieces where it is longer than a sentence."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    pieces: list[tuple[int, int]] = []
    while end - start > LONGEST_SENTENCE:
        at = text.rfind(" ", start, start + LONGEST_SENTENCE)
        at = at if at > start else start + LONGEST_SENTENCE
        pieces.append((start, at))
        start = at
        while start < end and text[start].isspace():
            start += 1
    return [*pieces, (start, end)] if start < end else pieces


@cache
def _abbreviations(language: str) -> frozenset[str]:
    table = files("interstate.language") / "data" / language / "abbreviations.csv"
    if not table.is_file():
        return frozenset()
    rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    return frozenset(row["abbreviation"].casefold().rstrip(".") for row in rows)
