"""Nothing in a text, a title, an outlet, an id or the name of a file acts, wherever it is shown."""

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt
from rich.console import Console

from interstate import dossier, read
from interstate.briefs import Dossier, write_html, write_markdown
from interstate.record import Evidence
from interstate.views.cli.exporting import write_exports
from interstate.views.cli.timeline import print_timeline
from interstate.views.cli.timeml import timeml

if TYPE_CHECKING:
    from tests.views.cli.conftest import Typed

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"
LINK = "[now](javascript:alert(3)) ![](https://evil.example/x.png) <https://evil.example>"
ESCAPE = "\x1b[2J\x1b]0;owned\x07\x9b31m\u202e"
HOSTILE = f"=1+1{ESCAPE}{SCRIPT}`{LINK}` | # **_~ &lt;b&gt; [^1-1] [bold]x[/bold]"
NAME = "=1+1\x1b[2J\u202e<img src=x onerror=alert(4)>|`[bold]"
ACTS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write texts that are hostile wherever a text can be."""
    place = tmp_path_factory.mktemp("hostile")
    detail = {"title": HOSTILE, "outlet": HOSTILE, "language": "en", "published": "2024-05-03"}
    lines = [
        {"id": HOSTILE, "text": f"Norway criticised Chile {HOSTILE}.", "url": HOSTILE, **detail},
        {"id": "c", "text": "Relations between Norway and Chile have cooled.", **detail},
        {"id": "d", "text": "Norway thanked Chile.", "published": HOSTILE},
        {"id": "e", HOSTILE: "Norway thanked Chile."},
    ]
    (place / f"{NAME}.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    (place / f"{NAME}.txt").write_text("Norway signed a treaty with Chile on 3 May 2024.", "utf-8")
    (place / f"{NAME}.pdf").write_bytes(b"%PDF")
    return place


@pytest.fixture(scope="module")
def evidence(folder: Path) -> Evidence:
    return read([folder])


@pytest.fixture(scope="module", params=["en", "de"])
def made(request: pytest.FixtureRequest, evidence: Evidence) -> Dossier:
    return dossier(evidence, "NOR", "CHL", interface=request.param)


class _Elements(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def _acting(html: str) -> list[tuple[str, dict[str, str | None]]]:
    """Return the elements that could do something of their own, or lead to somewhere."""
    return [
        (tag, attributes)
        for tag, attributes in _Elements(html).found
        if tag in {"script", "img", "iframe", "object", "b", "base", "link"}
        or any(name.startswith("on") or name == "src" for name in attributes)
        or not str(attributes.get("href", "#")).startswith("#")
    ]


def test_the_texts_are_read_and_the_rest_is_told(evidence: Evidence) -> None:
    assert len(evidence.documents) == len(evidence.rejected) == 3
    assert len(evidence.assessments) == 1
    assert any(SCRIPT in report.quote for report in evidence.reports)


def test_nothing_acts_in_the_page(made: Dossier) -> None:
    html = write_html(made)
    [(tag, attributes)] = _acting(html)
    assert (tag, attributes) == ("script", {})
    assert html.count("alert(1)") == html.count("&lt;script&gt;alert(1)&lt;/script&gt;") > 3
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", html)


def test_nothing_acts_in_markdown(made: Dossier) -> None:
    text = write_markdown(made)
    html = str(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))
    assert _acting(html) == []
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert not ACTS.search(text)


def test_nothing_acts_in_a_terminal(made: Dossier) -> None:
    for width in (60, 120):
        out = io.StringIO()
        print_timeline(made, Console(file=out, width=width))
        assert not ACTS.search(out.getvalue())


def test_nothing_acts_in_a_spreadsheet(evidence: Evidence, tmp_path: Path) -> None:
    cells: list[str] = []
    for path, _ in write_exports(evidence, tmp_path, "csv", None):
        with path.open(encoding="utf-8", newline="") as file:
            cells += [cell for row in csv.reader(file) for cell in row]
    assert any(cell.startswith("'=1+1") for cell in cells)
    formulas = [cell for cell in cells if re.match(r"[\s\ufeff]*[=+@-]", cell)]
    assert [cell for cell in formulas if not re.fullmatch(r"-\d+\.\d+", cell)] == []


def test_nothing_acts_in_timeml(evidence: Evidence) -> None:
    for document in evidence.documents:
        written = timeml(document.id, document.text, (), document.published)
        tags = re.findall(r"<[^>]*>", written)
        assert {tag.split()[0].strip("</>?") for tag in tags} == {
            *("xml", "TimeML", "DOCID", "DCT", "TEXT"),
            *(["TIMEX3"] if document.published else []),
        }


@pytest.mark.parametrize(
    "command",
    [
        "code '{}'",
        "code '{}' --format text",
        "code '{}' --explain",
        "dates '{}'",
        "timeline NOR CHL --from '{}'",
        "dossier NOR CHL --from '{}' --output made.html",
        "export --from '{}' --output made",
        "export --from '{}' --output made --format ical --pair NOR-CHL",
        "read '{}' --record made",
        "bench '{}'",
    ],
)
def test_no_command_prints_what_acts(typed: "Typed", folder: Path, command: str) -> None:
    done = typed(command.format(folder))
    assert (done.status, done.err.count("not read: ")) == (0, 3)
    assert "[U+001B]" in done.err
    assert not ACTS.search(done.out + done.err)


@pytest.mark.parametrize(
    "command",
    [
        "code {}",
        "dossier {} CHL --from -",
        "dossier NOR CHL --interface {}",
        "code - --language {}",
        "code - --overlay {}",
        "code - --format {}",
        "timeline NOR CHL --record {}",
        "export --output made --format {}",
        "export --output made --kind {}",
        "export --output made --pair {}",
        "export --output made --pair NOR-{}",
    ],
)
def test_no_message_about_an_error_acts(typed: "Typed", command: str) -> None:
    done = typed(command.format("'\x1b[2J\u202ex'"), stdin=b"Norway criticised Chile.")
    assert done.status == 1
    assert not ACTS.search(done.err)
    assert "[2J" in done.err
