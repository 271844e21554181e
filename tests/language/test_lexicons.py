"""The tables of every language hold to docs/reference/lexicons.md, row by row."""

import csv
from collections import Counter
from collections.abc import Iterable
from importlib.resources import files
from itertools import chain

import pytest

from interstate.coding.frames import Frame, Places, read_frame, read_places
from interstate.coding.lexicon import (
    COLUMNS,
    CUE_KINDS,
    MUTUAL,
    NEEDS,
    NO_ACT,
    SPECIAL_CLASSES,
    load_lexicon,
)
from interstate.coding.trees import folded
from interstate.record import Direction, Factuality
from interstate.reference.plover import check_context, check_mode, check_type

Row = dict[str, str]

DATA = files("interstate.language") / "data"
PRESENT = sorted(
    (folder.name, table)
    for folder in DATA.iterdir()
    if folder.is_dir()
    for table in COLUMNS
    if (folder / f"{table}.csv").is_file()
)
"""Each language with each table that it has."""

COMPLETE = sorted(
    {
        language
        for language, _ in PRESENT
        if {t for of, t in PRESENT if of == language} == {*COLUMNS}
    }
)
EVERY_LANGUAGE_HAS = [
    *("treaty", "talks", "sanction", "relations", "aid", "weapon", "troops", "attack"),
    *("territory", "prisoner", "diplomat", "protest", "light", "report", "office", "government"),
]
KEYS = {
    "verbs": ("lemma", "frame"),
    "nouns": ("lemma", "frame"),
    "classes": ("class", "lemma"),
    "cues": ("cue", "kind"),
    "assessments": ("lemma", "kind"),
    "contexts": ("lemma", "context"),
}
VALUES = {
    "confirm": {"confirmed", "unconfirmed", "denied"},
    "source": {"after", "before"},
    "negator": {"-", "CT+"},
    "condition": {"-"},
    "question": {"-"},
}
"""What the value of a cue may be; a factuality where its kind is not here."""


def rows(language: str, table: str) -> list[Row]:
    """Return the rows of a table, without the lines that begin with ``#``."""
    lines = (DATA / language / f"{table}.csv").read_text(encoding="utf-8").splitlines()
    return [
        dict(zip(COLUMNS[table], cells, strict=True))
        for cells in list(csv.reader(lines))[1:]
        if cells and not cells[0].startswith("#")
    ]


def of(*tables: str) -> list[tuple[str, str]]:
    """Return each language that has one of the tables, with that table."""
    return [(language, table) for language, table in PRESENT if table in tables]


def classes_in(frame: Frame) -> set[str]:
    """Return the classes that a frame names."""
    words = chain.from_iterable(item.words for group in frame.groups for item in group)
    return {word[1:] for word in words if word.startswith("@")}


def twice(keys: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [key for key, count in Counter(keys).items() if count > 1]


@pytest.mark.parametrize("language, table", PRESENT)
def test_the_header_is_that_of_the_documentation(language: str, table: str) -> None:
    text = (DATA / language / f"{table}.csv").read_text(encoding="utf-8")
    assert tuple(text.splitlines()[0].split(",")) == COLUMNS[table]


@pytest.mark.parametrize("language, table", PRESENT)
def test_no_key_stands_twice(language: str, table: str) -> None:
    keys = [tuple(folded(row[column]) for column in KEYS[table]) for row in rows(language, table)]
    assert twice(keys) == []


@pytest.mark.parametrize("language, table", PRESENT)
def test_no_cell_that_is_looked_up_is_empty(language: str, table: str) -> None:
    needed = [column for column in KEYS[table] if column != "frame"]
    assert [row for row in rows(language, table) if not all(row[c].strip() for c in needed)] == []


@pytest.mark.parametrize("language, table", PRESENT)
def test_no_cell_has_blanks_around_it(language: str, table: str) -> None:
    assert [row for row in rows(language, table) if any(c != c.strip() for c in row.values())] == []


@pytest.mark.parametrize("language, table", of("verbs", "nouns"))
def test_every_type_and_mode_is_plovers(language: str, table: str) -> None:
    for row in rows(language, table):
        if row["event_type"] == NO_ACT:
            assert not row["mode"], row
            continue
        check_type(row["event_type"])
        if row["mode"]:
            check_mode(row["event_type"], row["mode"])


@pytest.mark.parametrize("language, table", of("verbs", "nouns"))
def test_every_frame_and_place_can_be_read(language: str, table: str) -> None:
    for row in rows(language, table):
        assert isinstance(read_frame(row["frame"]), Frame)
        assert isinstance(read_places(row["actor"], "subj"), Places)
        assert isinstance(read_places(row["recipient"], "obj"), Places)


@pytest.mark.parametrize("language, table", of("verbs", "nouns"))
def test_every_class_a_frame_names_exists(language: str, table: str) -> None:
    known = SPECIAL_CLASSES | {row["class"] for row in rows(language, "classes")}
    unknown = {
        (row["lemma"], name)
        for row in rows(language, table)
        for name in classes_in(read_frame(row["frame"])) - known
    }
    assert unknown == set()


@pytest.mark.parametrize("language, table", of("verbs", "nouns"))
def test_mutual_and_needs_are_words_the_engine_knows(language: str, table: str) -> None:
    for row in rows(language, table):
        assert row["mutual"] in MUTUAL, row
        assert row.get("needs", "") in NEEDS, row


@pytest.mark.parametrize("language, table", of("classes"))
def test_the_classes_every_language_needs_have_words(language: str, table: str) -> None:
    missing = {*EVERY_LANGUAGE_HAS} - {row["class"] for row in rows(language, table)}
    assert missing == set()


@pytest.mark.parametrize("language, table", of("classes"))
def test_no_class_takes_the_name_of_one_that_the_engine_decides(language: str, table: str) -> None:
    assert SPECIAL_CLASSES & {row["class"] for row in rows(language, table)} == set()


@pytest.mark.parametrize("language, table", of("cues"))
def test_every_cue_has_a_kind_and_a_value_that_fits_it(language: str, table: str) -> None:
    for row in rows(language, table):
        assert row["kind"] in CUE_KINDS, row
        assert row["value"] in VALUES.get(row["kind"], {*Factuality}), row


@pytest.mark.parametrize("language, table", of("cues"))
def test_cues_of_confirming_begin_with_a_word_that_is_rare(language: str, table: str) -> None:
    # Their first words let a sentence through the pre-filter, so "not confirmed" would let in all.
    negators = {row["cue"].split()[0] for row in rows(language, table) if row["kind"] == "negator"}
    confirming = {
        row["cue"].split()[0] for row in rows(language, table) if row["kind"] == "confirm"
    }
    assert confirming & negators == set()


@pytest.mark.parametrize("language, table", of("assessments"))
def test_every_judgement_has_a_kind_and_a_direction(language: str, table: str) -> None:
    for row in rows(language, table):
        assert row["kind"] in {"verb", "noun", "adjective"}, row
        assert row["direction"] in {*Direction}, row


@pytest.mark.parametrize("language, table", of("contexts"))
def test_every_context_is_plovers(language: str, table: str) -> None:
    for row in rows(language, table):
        check_context(row["context"])


@pytest.mark.parametrize("language", COMPLETE)
def test_the_tables_of_a_language_load_together(language: str) -> None:
    assert load_lexicon(language).language == language
