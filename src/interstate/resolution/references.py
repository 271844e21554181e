"""The words by which one language refers: pronouns, descriptions, titles, and what names nobody.

``language/data/<language>/references.csv`` has the columns ``kind,words,value,note``; what each
kind of row means is told in docs/reference/lexicons.md.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from interstate.errors import LanguageError, TableError

KINDS: tuple[str, ...] = (
    "title",
    "joined",
    "stem",
    "passive_part",
    "against",
    "no_party",
    "no_role",
    "region",
    "unless",
    "locative",
    "pronoun",
    "possessive",
    "reflexive",
    "definite",
    "description",
    "woman",
    "ethnic",
)
"""The kinds of rows a table of references may hold."""

_NAME = "references.csv"
_COLUMNS = ["kind", "words", "value", "note"]


@dataclass(frozen=True, slots=True)
class References:
    """The table of one language.

    Attributes
    ----------
    rows
        By kind: each alternative of ``words`` with its value.
    """

    language: str
    rows: dict[str, dict[str, str]]

    def words(self, kind: str) -> frozenset[str]:
        """Return the words of all rows of a kind."""
        return frozenset(self.rows.get(kind, {}))

    def values(self, kind: str) -> dict[str, str]:
        """Return the words of all rows of a kind, with their values."""
        return self.rows.get(kind, {})


def _read(text: str, name: str) -> Iterator[tuple[str, str, str]]:
    reader = csv.reader(text.splitlines())
    if next(reader, None) != _COLUMNS:
        msg = f"{name}: the first line must be {','.join(_COLUMNS)}"
        raise TableError(msg)
    for cells in reader:
        if len(cells) != len(_COLUMNS):
            msg = (
                f"{name}, line {reader.line_num}: {len(cells)} cells instead of "
                f"{len(_COLUMNS)}; quote cells that hold a comma"
            )
            raise TableError(msg)
        if cells[0] not in KINDS:
            msg = f"{name}, line {reader.line_num}: {cells[0]!r} is none of {', '.join(KINDS)}"
            raise TableError(msg)
        for words in cells[1].split("|"):
            yield cells[0], words.strip(), cells[2].strip()


@cache
def load_references(language: str, overlay: Path | None = None) -> References:
    """Return the words by which a language refers.

    Parameters
    ----------
    overlay
        A folder whose ``references.csv``, if there is one, is laid over the shipped table: the
        value ``-`` takes a word of the shipped table away.

    Raises
    ------
    LanguageError
        If there is no table for the language.
    TableError
        If a row makes no sense; the message names file and line.
    """
    table = files("interstate") / "language" / "data" / language / _NAME
    if not table.is_file():
        msg = f"there is no table of references; add language/data/{language}/{_NAME}"
        raise LanguageError(msg)
    texts = [(table.read_text(encoding="utf-8"), f"{language}/{_NAME}")]
    if overlay is not None and (overlay / _NAME).is_file():
        texts.append(((overlay / _NAME).read_text(encoding="utf-8"), str(overlay / _NAME)))
    rows: dict[str, dict[str, str]] = {}
    for text, name in texts:
        for kind, words, value in _read(text, name):
            if value == "-":
                rows.get(kind, {}).pop(words, None)
            else:
                rows.setdefault(kind, {})[words] = value
    return References(language, rows)
