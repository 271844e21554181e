from pathlib import Path

import pytest

from interstate.coding import Coder, load_lexicon
from interstate.errors import TableError

HEADER = "lemma,frame,event_type,mode,actor,recipient,mutual,note\n"


def overlay(folder: Path, rows: str, name: str = "verbs.csv") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(HEADER + rows, encoding="utf-8")
    return folder


def test_a_user_s_row_is_tried_before_ours_that_ask_for_as_much(tmp_path: Path) -> None:
    lexicon = load_lexicon("en", overlay(tmp_path, "condemn,obj,SUPPORT,,,obj,,\n"))
    first = next(row for row in lexicon.verbs["condemn"] if len(row.frame.groups) == 1)
    assert (first.event_type, first.origin) == ("SUPPORT", f"{tmp_path / 'verbs.csv'}:2")


def test_a_user_s_row_takes_the_place_of_ours_with_the_same_key(tmp_path: Path) -> None:
    ours = load_lexicon("en").verbs["attack"]
    lexicon = load_lexicon("en", overlay(tmp_path, "attack,,-,,,,,\n"))
    assert len(lexicon.verbs["attack"]) == len(ours)
    assert "-" in {row.event_type for row in lexicon.verbs["attack"]}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("condemn,obj,CONDEMN,,,obj,,\n", "'CONDEMN'"),
        ("condemn,object,ACCUSE,,,obj,,\n", "'object' is no argument label"),
        ("condemn,obj,ACCUSE,loudly,,obj,,\n", "'loudly'"),
        ("condemn,obj,ACCUSE,,,obj,maybe,\n", "mutual is 'maybe'"),
        ("condemn,obj,ACCUSE\n", "3 cells where the header has 8"),
        (f'condemn,"{"x" * 200_000}\n', "close every quotation mark"),
    ],
)
def test_a_row_that_makes_no_sense_is_named_with_its_line(
    tmp_path: Path, row: str, said: str
) -> None:
    with pytest.raises(TableError) as raised:
        load_lexicon("en", overlay(tmp_path, row))
    assert "verbs.csv:2" in str(raised.value) or "verbs.csv, line 2" in str(raised.value)
    assert said in str(raised.value)


def test_a_file_that_is_no_table_is_refused_with_what_is(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"holds verb\.csv; tables are verbs\.csv"):
        load_lexicon("en", overlay(tmp_path, "", name="verb.csv"))


def test_an_overlay_that_is_not_there_is_an_error_not_a_silence(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="is no folder"):
        load_lexicon("en", tmp_path / "nowhere")


def test_a_language_without_tables_is_named() -> None:
    with pytest.raises(TableError, match="'xx'"):
        load_lexicon("xx")


@pytest.mark.parametrize(
    "sentence",
    ["They condemned it.", "The raid on the village", "A treaty was signed.", "sanctions"],
)
def test_words_that_can_tell_an_act_are_seen_in_any_form(sentence: str) -> None:
    assert Coder("en").has_cue(sentence)


def test_a_sentence_without_such_a_word_is_not_worth_parsing() -> None:
    assert not Coder("en").has_cue("Blue curtains, a wooden table.")


def test_an_overlay_may_have_a_folder_for_each_language(tmp_path: Path) -> None:
    overlay(tmp_path / "en", "condemn,obj,SUPPORT,,,obj,,\n")
    rows = load_lexicon("en", tmp_path).verbs["condemn"]
    assert any(row.event_type == "SUPPORT" for row in rows)
    assert load_lexicon("de", tmp_path).verbs == load_lexicon("de").verbs


def test_an_overlay_without_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="holds no tables"):
        load_lexicon("en", tmp_path)


def test_a_row_of_all_speech_holds_for_each_verb_that_says_something(tmp_path: Path) -> None:
    lexicon = load_lexicon(
        "en", overlay(tmp_path, "@speech,ccomp=doughnut,ACCUSE,,,ccomp>subj,,\n")
    )
    for verb in ("say", "announce", "warn"):
        assert any(row.frame.written == "ccomp=doughnut" for row in lexicon.verbs[verb])
    assert not any(row.is_general for row in lexicon.verbs["attack"])
    assert Coder("en", tmp_path).has_cue("She said it was a doughnut.")
