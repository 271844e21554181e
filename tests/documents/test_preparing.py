"""From an item as it came to a document as it is kept."""

import hashlib
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interstate.documents import prepare
from interstate.record import Document, Item, Outlet, Rejected

TEXT = "Kim in Wladiwostok\nKim traf am Mittwoch in Wladiwostok den russischen Präsidenten.\n"
PAGE = """<!DOCTYPE html>
<html lang="de"><head><title>Kim in Wladiwostok - Die Lage</title>
<meta property="og:site_name" content="Die Lage">
<meta property="article:modified_time" content="2023-09-15T10:00:00+02:00">
<link rel="canonical" href="https://lage.example/2023/09/13/kim.html">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
"datePublished": "2023-09-13T08:00:00+02:00", "publisher": {"name": "Die Lage"}}]}</script>
</head><body><nav><a href="/">Start</a> <a href="/abo">Abo</a></nav>
<div class="cookie-banner">Wir verwenden Cookies. <button>Zustimmen</button></div>
<article><h1>Kim in Wladiwostok</h1>
<p>Kim traf am Mittwoch in Wladi&shy;wostok den russischen Präsidenten.<script>alert(1)</script></p>
<p>Seoul kritisierte das Treffen <b>scharf</b> und bestellte den Botschafter ein.</p></article>
<footer>© 2023 Die Lage. <a href="/impressum">Impressum</a></footer></body></html>"""


def german(text: str) -> tuple[str, str]:
    del text
    return "de", "it looks German"


def item(content: str | bytes, media_type: str = "text/plain", **details: Any) -> Item:
    plain = Item(id="a", origin="a.txt", content=content, media_type=media_type)
    return replace(plain, **details)


def document(content: str | bytes, media_type: str = "text/plain", **details: Any) -> Document:
    made = prepare(
        item(content, media_type, **details), published=None, language=None, detect=german
    )
    assert isinstance(made, Document), made
    return made


def reason(content: str | bytes, media_type: str = "text/plain", **details: Any) -> str:
    made = prepare(
        item(content, media_type, **details), published=None, language=None, detect=german
    )
    assert isinstance(made, Rejected), made
    assert made.item == "a.txt"
    return made.reason


def test_plain_text_stays_as_it_is_with_its_title_in_it() -> None:
    made = document(TEXT)
    assert made.text == TEXT
    assert made.title == "Kim in Wladiwostok"


def test_a_first_sentence_is_no_title() -> None:
    assert document("Kim traf Putin.\nSie sprachen.").title is None


def test_the_hash_is_of_what_was_brought_in() -> None:
    content = TEXT.replace("\n", "\r\n").encode("utf-8-sig")
    assert document(content).content_hash == hashlib.sha256(content).hexdigest()
    assert document(content).text == TEXT


def test_of_a_page_the_article_is_kept_without_its_furniture() -> None:
    made = document(PAGE, "text/html")
    assert made.text.endswith(
        "Kim traf am Mittwoch in Wladiwostok den russischen Präsidenten.\n"
        "Seoul kritisierte das Treffen scharf und bestellte den Botschafter ein."
    )
    assert made.title == "Kim in Wladiwostok"
    assert made.outlet.name == "Die Lage"
    assert made.url == "https://lage.example/2023/09/13/kim.html"


def test_every_day_that_speaks_for_itself_is_kept_best_first() -> None:
    made = document(PAGE, "text/html", id="2023-09-14-kim")
    days = {candidate.day: candidate.because for candidate in made.date_candidates}
    assert list(days) == [date(2023, 9, 13), date(2023, 9, 14), date(2023, 9, 15)]
    assert made.published == date(2023, 9, 13)
    assert "JSON-LD" in days[date(2023, 9, 13)]
    assert "address" in days[date(2023, 9, 13)]
    assert "the name '2023-09-14-kim'" in days[date(2023, 9, 14)]
    assert "change" in days[date(2023, 9, 15)]


def test_the_day_the_source_gives_beats_what_the_page_says() -> None:
    made = document(PAGE, "text/html", published="2023-09-12")
    assert made.published == date(2023, 9, 12)
    assert date(2023, 9, 13) in {candidate.day for candidate in made.date_candidates}


def test_the_day_given_for_all_fills_only_what_is_not_known() -> None:
    day = date(2024, 1, 1)
    filled = prepare(item(TEXT), published=day, language=None, detect=german)
    known = prepare(item(PAGE, "text/html"), published=day, language=None, detect=german)
    assert isinstance(filled, Document)
    assert isinstance(known, Document)
    assert filled.published == day
    assert "--published" in filled.date_candidates[0].because
    assert known.published == date(2023, 9, 13)
    assert day in {candidate.day for candidate in known.date_candidates}


def test_nothing_known_is_no_day() -> None:
    assert document(TEXT).published is None
    assert document(TEXT).date_candidates == ()


def test_a_given_day_that_is_none_is_rejected_with_its_words() -> None:
    assert reason(TEXT, published="soon") == "'published' is 'soon', no day; write it as YYYY-MM-DD"


@pytest.mark.parametrize(("written", "code"), [("de-AT", "de"), ("rus", "ru"), ("EN", "en")])
def test_a_language_given_by_the_source_is_taken(written: str, code: str) -> None:
    made = document("Kim traf Putin.", language=written)
    assert made.language == code
    assert made.language_because == f"given by the source as {written!r}"


def test_a_given_language_that_looks_wrong_says_so() -> None:
    made = document(TEXT * 4, language="ru")
    assert made.language == "ru"
    assert "though it looks like 'de'" in made.language_because


def test_the_language_given_for_all_fills_what_the_source_leaves_open() -> None:
    made = prepare(item(TEXT), published=None, language="en", detect=german)
    assert isinstance(made, Document)
    assert made.language == "en"


def test_a_language_that_cannot_be_told_is_asked_for() -> None:
    made = prepare(
        item(TEXT), published=None, language=None, detect=lambda _: ("und", "no letters")
    )
    assert isinstance(made, Rejected)
    assert "--language" in made.reason


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "utf-16", "utf-8-sig"])
def test_russian_is_read_in_the_encodings_it_comes_in(encoding: str) -> None:
    text = "Министр иностранных дел прибыл в Пхеньян с визитом и провёл переговоры.\n"
    assert document((text * 3).encode(encoding)).text == text * 3


def test_an_encoding_other_than_utf_8_is_told() -> None:
    content = "Die Außenminister sprachen „offen“ über Pjöngjang – ohne Ergebnis.".encode("cp1252")
    made = document(content)
    assert "Außenminister" in made.text
    assert "cp1252" in made.language_because


def test_a_page_may_name_its_encoding() -> None:
    page = '<html><head><meta charset="iso-8859-5"></head><body><p>Ким прибыл в Москву.</p></body>'
    made = document(page.encode("iso-8859-5"), "text/html")
    assert made.text == "Ким прибыл в Москву."
    assert "iso-8859-5" in made.language_because


def test_single_damaged_bytes_do_not_change_the_encoding() -> None:
    content = ("Über Pjöngjang. " * 30).encode() + b"\xff Ende der Nachricht"
    made = document(content)
    assert made.text.startswith("Über Pjöngjang")
    assert "1 places are damaged" in made.language_because


@pytest.mark.parametrize("content", ["", "   \n", "12 + 30", "Kim"])
def test_what_has_no_two_words_is_rejected(content: str) -> None:
    assert "no text" in reason(content)


def test_a_page_without_an_article_is_rejected() -> None:
    assert "no article" in reason("<html><script>var a = 'Kim traf Putin'</script>", "text/html")


def test_an_outlet_is_looked_up_by_name_and_else_by_host() -> None:
    known = Outlet(name="Die Lage", country="DEU", kind="press")
    asked: list[str] = []

    def outlet_of(name: str) -> Outlet:
        asked.append(name)
        return known if name == "lage.example" else Outlet(name=name)

    made = prepare(
        item(TEXT, outlet="Lage online", url="https://www.lage.example/kim"),
        published=None,
        language=None,
        detect=german,
        outlet_of=outlet_of,
    )
    assert isinstance(made, Document)
    assert made.outlet == known
    assert asked == ["Lage online", "lage.example"]
    assert document(TEXT).outlet == Outlet(name="unknown outlet")


HOSTILE = {
    "depth": "<div>" * 50_000 + "<p>Kim traf den Präsidenten in Wladiwostok.</p>",
    "entities": '<!DOCTYPE a [<!ENTITY b "ha">]><p>Kim traf Putin &b;&#0;&#x202e;&#xd800;.</p>',
    "zeros": "<p>Kim traf\0 Put\0in am Mittwoch.</p>",
    "markup": "<p>Kim traf &lt;script&gt;alert(1)&lt;/script&gt; Putin.</p><script>x</script>",
    "linked": '<script type="application/ld+json">' + "[" * 99_999 + "</script><p>Kim traf Ri.</p>",
    "address": '<link rel="canonical" href="javascript:alert(1)"><p>Kim traf Putin heute.</p>',
    "bracket": "<p>Kim traf Putin <![CDATA[ <!-- <![ heute.</p>",
    "attributes": "<p " + "a=b " * 50_000 + ">Kim traf Putin heute.</p>",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_pages_give_words_or_a_reason_and_nothing_else(kind: str) -> None:
    made = prepare(
        item(HOSTILE[kind], "text/html", url="http://[broken"),
        published=None,
        language=None,
        detect=german,
    )
    if isinstance(made, Document):
        assert "Kim traf" in made.text
        assert not set(made.text) & set("\0\u202e\ud800")
        assert made.url == "http://[broken"
    else:
        assert made.reason


def test_a_page_of_endless_markup_is_rejected() -> None:
    assert "4,000,000" in reason("<p>Kim</p>" * 500_000, "text/html")


@settings(deadline=None, max_examples=40)
@given(
    content=st.one_of(st.binary(max_size=200), st.text(max_size=200)),
    media_type=st.sampled_from(["text/plain", "text/html"]),
)
def test_whatever_comes_is_a_document_or_rejected(content: bytes | str, media_type: str) -> None:
    made = prepare(item(content, media_type), published=None, language=None, detect=german)
    assert isinstance(made, Document | Rejected)
