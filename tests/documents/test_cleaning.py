"""The form in which every text is kept."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from interstate.documents.cleaning import clean_text


def test_a_clean_text_comes_back_as_it_was() -> None:
    text = "Titel\n\n  „Zitat“ – und\tТекст\u00a0mit 한국어, می\u200cخواهم.\n"
    assert clean_text(text) == text


def test_lines_end_in_one_way() -> None:
    assert clean_text("a\r\nb\rc\u2028d\u0085e\ff") == "a\nb\nc\nd\ne\nf"


def test_what_is_not_seen_is_taken_out() -> None:
    hidden = "\x00\x1b\u202e\u2066\u200b\u200f\ufeff\u00ad\ud800\U000e0041"
    assert clean_text(f"Mos{hidden}kau") == "Moskau"


def test_letters_and_their_marks_are_put_together() -> None:
    assert clean_text("Pjo\u0308ngjang и\u0306") == "Pjöngjang й"


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not any(unicodedata.category(c) == "Cc" and c not in "\n\t" for c in cleaned)
    assert cleaned.encode("utf-8").decode() == cleaned
