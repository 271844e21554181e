"""The page as text; what a browser makes of it is in `test_in_browser`."""

import hashlib
import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from tests.briefs import evidence
from tests.briefs.conftest import rich_dossier

from interstate.briefs import Dossier, dossier, write_html
from interstate.record import Evidence

Told = Callable[[str], Dossier]


def _of(given: Evidence) -> Dossier:
    return dossier(
        given,
        ("RUS", "PRK"),
        names=evidence.names,
        predecessors=evidence.predecessors,
        status_rules=evidence.STATUS_RULES,
    )


class _Elements(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_the_policy_allows_only_this_style_and_this_script(told: Told) -> None:
    html = write_html(told("en"))
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    allowed = policy[1].replace("&#39;", "'")
    assert allowed.startswith("default-src 'none';")
    assert "unsafe" not in allowed
    for tag in ("style", "script"):
        text = html.split(f"<{tag}>")[1].split(f"</{tag}>")[0]
        digest = b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in allowed


def test_the_page_loads_nothing_and_sets_no_style_or_handler_on_an_element(told: Told) -> None:
    for tag, attributes in _Elements(write_html(told("en"))).found:
        assert tag not in {"link", "img", "iframe", "object", "embed", "base"}
        assert "src" not in attributes
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]


def test_links_to_the_outside_tell_the_other_side_nothing(told: Told) -> None:
    links = [
        attributes
        for tag, attributes in _Elements(write_html(told("en"))).found
        if tag == "a" and not str(attributes["href"]).startswith("#")
    ]
    assert links
    assert all("noopener noreferrer" in str(link["rel"]) for link in links)


def test_the_quotation_keeps_its_language_whatever_the_interface(told: Told) -> None:
    for interface in ("en", "de"):
        html = write_html(told(interface))
        assert f'<html lang="{interface}"' in html
        assert (
            '<blockquote lang="ru" dir="ltr"><p>Государственная дума <mark>ратифицировала</mark>'
            in html
        )


def test_headings_go_down_a_step_at_a_time(told: Told) -> None:
    levels = [
        int(tag[1])
        for tag, _ in _Elements(write_html(told("en"))).found
        if re.fullmatch(r"h[1-6]", tag)
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_same_dossier_is_the_same_page(told: Told) -> None:
    assert write_html(told("en")) == write_html(rich_dossier("en"))


def test_characters_that_cannot_be_written_are_replaced() -> None:
    given = evidence.rich()
    given = replace(
        given, documents=tuple(replace(d, title="a\x00b\ud800c\x1b") for d in given.documents)
    )
    html = write_html(_of(given))
    assert "a\ufffdb\ufffdc\ufffd" in html
    assert html.encode()


@pytest.mark.parametrize("events", [0, 1, 2, 5])
def test_few_events_or_none_still_make_a_page(events: int) -> None:
    given = evidence.rich()
    given = replace(given, events=given.events[:events], ties=(), assessments=(), comments=())
    assert "</html>" in write_html(_of(given))


def test_no_evidence_at_all_makes_a_page_that_says_so() -> None:
    assert "The documents tell of no act between the two." in write_html(_of(Evidence()))


def test_events_without_a_day_have_a_place_on_the_drawing() -> None:
    given = evidence.rich()
    given = replace(given, events=tuple(replace(e, when=None) for e in given.events))
    html = write_html(_of(given))
    assert html.count('class="mark ') == sum(e.scope != "alongside" for e in _of(given).ledger)
