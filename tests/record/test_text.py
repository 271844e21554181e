"""A stretch of text is one that can be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interstate.record import Span


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 3), (-2, -1)])
def test_a_span_that_holds_nothing_or_begins_before_the_text_is_refused(
    start: int, end: int
) -> None:
    with pytest.raises(ValueError, match=rf"0 <= start < end, got {start}:{end}"):
        Span(start=start, end=end)


@given(st.text(), st.text(min_size=1), st.text())
def test_a_span_gives_its_stretch_in_any_script(before: str, words: str, after: str) -> None:
    span = Span(start=len(before), end=len(before) + len(words))
    assert span.of(before + words + after) == words


def test_offsets_count_code_points_and_not_bytes() -> None:
    assert Span(start=7, end=14).of("Москва–Пхеньян") == "Пхеньян"
    assert Span(start=1, end=3).of("👩平壤") == "平壤"
