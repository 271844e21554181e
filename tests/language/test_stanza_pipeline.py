"""Stanza is not needed to test this: what it gives is made here, with the same attributes."""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from interstate.errors import LanguageError
from interstate.language.readers import load_reader
from interstate.language.stanza_pipeline import StanzaReader, as_tokens

Row = tuple[str, str, str, str | None, int, str]
"""Surface words, of which "zum=zu+dem" is one of two: text, lemma, upos, feats, head, deprel."""

TO_THE_PALACE: Sequence[Row] = (
    ("Oslo", "Oslo", "PROPN", None, 2, "nsubj"),
    ("eilt", "eilen", "VERB", "Mood=Ind|Tense=Pres", 0, "root"),
    ("zum=zu", "zu", "ADP", None, 5, "case"),
    ("zum=dem", "der", "DET", "Case=Dat|Gender=Masc", 5, "det"),
    ("Palast", "Palast", "NOUN", "Case=Dat", 2, "obl"),
)


def _document(text: str, *sentences: Sequence[Row]) -> Any:
    """Return what Stanza would make of a text: ids and heads count from 1 in each sentence."""
    at = 0
    read: list[Any] = []
    for rows in sentences:
        tokens: list[Any] = []
        for number, (written, lemma, upos, feats, head, deprel) in enumerate(rows, start=1):
            surface, _, part = written.partition("=")
            word = SimpleNamespace(
                id=number,
                text=part or surface,
                lemma=lemma,
                upos=upos,
                feats=feats,
                head=head,
                deprel=deprel,
            )
            if tokens and "=" in written and tokens[-1].text == surface:
                tokens[-1].words.append(word)
                continue
            start = text.index(surface, at)
            at = start + len(surface)
            tokens.append(
                SimpleNamespace(text=surface, start_char=start, end_char=at, words=[word])
            )
        read.append(SimpleNamespace(tokens=tokens))
    return SimpleNamespace(sentences=read)


def test_a_word_taken_apart_is_one_word_with_the_form_of_all_its_parts() -> None:
    text = "Oslo eilt zum Palast"
    tokens = as_tokens(_document(text, TO_THE_PALACE), text, 100)
    assert [t.text for t in tokens] == text.split()
    assert [t.head for t in tokens] == [1, 1, 3, 1]
    to = tokens[2]
    assert (to.lemma, to.upos, to.deprel, to.feats["Case"]) == ("zu", "ADP", "case", "Dat")
    assert [text[t.start - 100 : t.end - 100] for t in tokens] == text.split()


def test_the_part_that_governs_the_others_stands_for_the_word() -> None:
    # As where a pronoun is written onto its verb: what hangs on the pronoun hangs on the verb.
    rows: Sequence[Row] = (
        ("Oslo", "Oslo", "PROPN", None, 3, "nsubj"),
        ("saidso=sò", "so", "PRON", "Case=Acc", 3, "obj"),
        ("saidso=said", "say", "VERB", "Tense=Past", 0, "root"),
        ("only", "only", "ADV", None, 2, "advmod"),
    )
    text = "Oslo saidso only"
    tokens = as_tokens(_document(text, rows), text)
    assert [(t.lemma, t.head, t.deprel) for t in tokens] == [
        ("Oslo", 1, "nsubj"),
        ("say", 1, "root"),
        ("only", 1, "advmod"),
    ]


def test_parts_that_stand_in_the_text_as_they_are_stay_words() -> None:
    rows: Sequence[Row] = (
        ("Chile's=Chile", "Chile", "PROPN", None, 3, "nmod:poss"),
        ("Chile's='s", "'s", "PART", None, 1, "case"),
        ("navy", "navy", "NOUN", None, 0, "root"),
    )
    tokens = as_tokens(_document("Chile's navy", rows), "Chile's navy")
    assert [(t.text, t.start, t.head) for t in tokens] == [
        ("Chile", 0, 2),
        ("'s", 5, 0),
        ("navy", 8, 2),
    ]


def test_what_stanza_takes_for_two_sentences_is_one_tree() -> None:
    rows: Sequence[Row] = (
        ("Oslo", "Oslo", "PROPN", None, 2, "nsubj"),
        ("signs", "sign", "VERB", None, 0, "root"),
    )
    text = "Oslo signs Oslo signs"
    tokens = as_tokens(_document(text, rows, rows), text)
    assert [t.head for t in tokens] == [1, 1, 3, 1]
    assert [t.deprel for t in tokens] == ["nsubj", "root", "nsubj", "parataxis"]


@pytest.mark.parametrize("heads", [(2, 1), (0, 0), (1, 2), (2, 9)])
def test_heads_that_make_no_tree_are_made_one(heads: tuple[int, int]) -> None:
    rows: Sequence[Row] = tuple(
        (word, "", "", None, head, "") for word, head in zip(("a", "b"), heads, strict=True)
    )
    tokens = as_tokens(_document("a b", rows), "a b")
    assert sum(t.head == t.index for t in tokens) == 1
    assert [t.lemma for t in tokens] == ["a", "b"]


def test_a_sentence_over_several_lines_reaches_stanza_as_one() -> None:
    seen: list[str] = []

    def pipeline(text: str) -> Any:
        seen.append(text)
        return _document(text, TO_THE_PALACE)

    reader = StanzaReader("de", pipeline)
    written = "Oslo\n\neilt zum Palast"
    [tree, nothing] = reader.parse([(written, 7), (" \n ", 40)])
    assert seen == ["Oslo  eilt zum Palast"]
    assert nothing == ()
    assert [written[t.start - 7 : t.end - 7] for t in tree] == written.split()


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Any], None]]:
    """Give what puts a Stanza of our own in the place of an installed one."""

    def install(pipeline: Any) -> None:
        module = ModuleType("stanza")
        monkeypatch.setattr(module, "Pipeline", pipeline, raising=False)
        monkeypatch.setitem(sys.modules, "stanza", module)

    load_reader.cache_clear()
    yield install
    load_reader.cache_clear()


def test_stanza_reads_its_language_and_downloads_nothing(
    installed: Callable[[Any], None],
) -> None:
    asked: list[dict[str, Any]] = []

    def reading(text: str) -> Any:
        return _document(text, TO_THE_PALACE)

    def pipeline(language: str, **settings: Any) -> Any:
        asked.append({"language": language, **settings})
        return reading

    installed(pipeline)
    reader = load_reader("de", "stanza:de")
    text = "Oslo eilt zum Palast"
    [tree] = reader.parse([(text, 0)])
    assert [t.text for t in tree] == text.split()
    [settings] = asked
    assert (settings["language"], settings["download_method"]) == ("de", None)


def test_other_languages_are_read_as_without_stanza(installed: Callable[[Any], None]) -> None:
    def pipeline(*_: Any, **__: Any) -> Any:
        pytest.fail("Stanza was asked for")

    installed(pipeline)
    assert load_reader("en", "stanza:de") is load_reader("en")


def test_models_that_are_not_on_disk_are_told_with_how_to_get_them(
    installed: Callable[[Any], None],
) -> None:
    def pipeline(*_: Any, **__: Any) -> Any:
        msg = "Resources file not found"
        raise FileNotFoundError(msg)

    installed(pipeline)
    with pytest.raises(LanguageError, match=re.escape("run stanza.download('de')")):
        load_reader("de", "stanza:de")


def test_without_stanza_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "stanza", None)
    load_reader.cache_clear()
    with pytest.raises(LanguageError, match=r"'stanza:de' needs Stanza.*install the package"):
        load_reader("de", "stanza:de")
