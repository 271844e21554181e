"""The dossier as Markdown."""

import re
from collections.abc import Callable

import pytest

from interstate.briefs import Dossier, write_markdown

Told = Callable[[str], Dossier]


@pytest.mark.parametrize("interface", ["en", "de"])
def test_every_footnote_called_is_there_and_every_one_there_is_called(
    told: Told, interface: str
) -> None:
    text = write_markdown(told(interface))
    called = set(re.findall(r"\[\^([\w-]+)\](?!:)", text))
    there = re.findall(r"^\[\^([\w-]+)\]:", text, flags=re.MULTILINE)
    assert called == set(there)
    assert len(there) == len(set(there))


def test_every_sentence_that_was_read_is_quoted(told: Told) -> None:
    notes = write_markdown(told("en")).split("\n[^", 1)[1]
    assert "**ратифицировала**" in notes
    assert len(re.findall(r"^(?:\[\^)?[\w-]+\]:", notes, flags=re.MULTILINE)) == sum(
        len(entry.quotations) for entry in told("en").ledger
    ) + len(told("en").assessments)


def test_markup_in_a_text_stays_text(told: Told) -> None:
    text = write_markdown(told("en"))
    assert not re.search(r"<(?!https://)", text)
    assert "javascript:" in text
    assert "](javascript" not in text
    assert "\u202e" not in text
    assert "[U+202E]".replace("[", "\\[").replace("]", "\\]") in text


def test_a_table_row_has_as_many_cells_as_its_head(told: Told) -> None:
    cells = None
    for line in write_markdown(told("de")).splitlines():
        if not line.startswith("|"):
            cells = None
            continue
        count = len(re.findall(r"(?<!\\)\|", line))
        assert cells in (None, count)
        cells = count
