"""TimeML files hold the text unchanged but for the tags."""

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from interstate.errors import SourceError
from interstate.record import Document, DocumentId, Outlet, TimeExpression
from interstate.resolution.days import find_times
from interstate.views.cli.timeml import timeml, write_timeml


def document(text: str, name: str = "a1") -> Document:
    return Document(
        id=DocumentId(name),
        text=text,
        language="en",
        language_because="told",
        outlet=Outlet(name="unknown outlet"),
        title=None,
        published=date(2024, 10, 30),
        origin="<test>",
        content_hash="0",
    )


def times(text: str) -> list[TimeExpression]:
    return find_times(text, language="en", published=date(2024, 10, 30))


def test_the_text_comes_back_when_the_tags_are_taken_out(tmp_path: Path) -> None:
    text = "Trade & aid <grew> last week,\nthen fell on 3 May 2022."
    [path] = write_timeml([(document(text), times(text))], tmp_path / "out")
    written = path.read_text("utf-8")
    inner = re.search(r"<TEXT>\n(.*)\n</TEXT>", written, re.DOTALL)
    assert inner is not None
    assert unescape(re.sub(r"<[^>]*>", "", inner.group(1))) == text
    assert path.name == "a1.tml"


def test_every_tag_has_its_number_kind_and_value() -> None:
    text = "They met last week and on 3 May 2022."
    tags = re.findall(
        r'<TIMEX3 tid="(t[1-9])" type="(\w+)" value="([^"]+)">',
        timeml("a", text, times(text), None),
    )
    assert tags == [("t1", "DATE", "2024-W43"), ("t2", "DATE", "2022-05-03")]


def test_the_day_of_publication_is_the_creation_time() -> None:
    assert 'value="2024-10-30"' in timeml("a", "-", [], date(2024, 10, 30))
    assert "<DCT></DCT>" in timeml("a", "-", [], None)


def test_names_of_wars_are_left_untagged() -> None:
    text = "They fought during the Korean War."
    assert len(times(text)) == 1
    assert '"t1"' not in timeml("a", text, times(text), None)


def test_nothing_in_a_text_can_act_as_markup() -> None:
    written = timeml('"><x>', "</TEXT><!-- \x00 on 3 May 2022", [], None)
    assert written.count("</TEXT>") == 1
    assert "\x00" not in written


@pytest.mark.parametrize("name", ["../evil", "a/b", "..", "", "a\\b", "a\0b"])
def test_an_id_never_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(SourceError, match="cannot name a file"):
        write_timeml([(document("-", name), [])], tmp_path)
