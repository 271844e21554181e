"""The page in a real browser: opened from disk, walked by keyboard, narrowed, printed."""

# Selenium's own annotations leave the values that come back from the page untyped.
# pyright: reportUnknownMemberType=false

import json
from base64 import b64decode
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

from interstate.briefs import Dossier, write_html

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver
    from selenium.webdriver.remote.webelement import WebElement

pytestmark = pytest.mark.browser

Told = Callable[[str], Dossier]
Open = Callable[[str], "WebDriver"]


@pytest.fixture
def opened(browser: "WebDriver", told: Told, tmp_path: Path) -> Iterator[Open]:
    """Open the rich dossier in an interface language from disk, at a wide screen's width."""

    def page(interface: str) -> "WebDriver":
        path = tmp_path / f"{interface}.html"
        path.write_text(write_html(told(interface)), encoding="utf-8")
        browser.get_log("browser")  # read, and so emptied
        browser.get_log("performance")
        browser.get(path.as_uri())
        return browser

    _screen(browser, width=1400)
    yield page
    browser.get("about:blank")


def _screen(browser: "WebDriver", *, width: int) -> None:
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500},
    )


def _run(browser: "WebDriver", script: str, *arguments: object) -> Any:
    return browser.execute_script(script, *arguments)


def _find(browser: "WebDriver", selector: str) -> "WebElement":
    return browser.find_element("css selector", selector)


def _shown(browser: "WebDriver", selector: str) -> "list[WebElement]":
    return [e for e in browser.find_elements("css selector", selector) if e.is_displayed()]


def test_a_click_leads_from_a_number_to_its_events_and_on_to_the_sentence(opened: Open) -> None:
    page = opened("en")
    number = _find(page, "#counts table tbody tr:last-of-type td a.n[data-list]")
    counted = int(number.text)
    _run(page, "arguments[0].click()", number)
    events = _shown(page, "article.event")
    assert len(events) == counted
    events[0].find_element("css selector", "details.behind > summary").click()
    sentence = events[0].find_element("css selector", "blockquote")
    assert sentence.is_displayed()
    assert sentence.find_element("css selector", "mark").text


def test_a_click_on_a_number_says_which_events_are_left(opened: Open) -> None:
    page = opened("en")
    number = _find(page, "#stand a.n[data-list]")
    _run(page, "arguments[0].click()", number)
    told = _find(page, "#shown").text
    assert told.startswith(f"{number.text} of ")
    assert "Only the events behind: Told as fact" in told
    assert told.endswith(".")
    assert not told.endswith("..")


def test_a_click_on_a_mark_of_the_timeline_opens_its_sentence(opened: Open) -> None:
    page = opened("de")
    mark = _find(page, ".timeline a.mark")
    mark.find_element("css selector", "g path").click()
    anchor = str(mark.get_dom_attribute("href")).split("#")[1]
    quote = _find(page, f"article#{anchor} blockquote")
    assert quote.is_displayed()
    assert quote.get_dom_attribute("lang") == "de"


def test_every_link_on_the_page_leads_somewhere(opened: Open) -> None:
    lost = _run(
        opened("en"),
        """return Array.from(document.querySelectorAll('a[href^="#"]'))
           .map(a => a.getAttribute('href').slice(1))
           .filter(id => !document.getElementById(id));""",
    )
    assert lost == []


def test_no_two_elements_share_an_id(opened: Open) -> None:
    twice = _run(
        opened("en"),
        """const ids = Array.from(document.querySelectorAll('[id]')).map(e => e.id);
           return ids.filter((id, n) => ids.indexOf(id) !== n);""",
    )
    assert twice == []


def test_the_keyboard_alone_reaches_a_sentence_and_shows_where_it_is(opened: Open) -> None:
    from selenium.webdriver import ActionChains
    from selenium.webdriver.common.keys import Keys

    page = opened("en")

    def press(key: str) -> "WebElement":
        ActionChains(page).send_keys(key).perform()
        return page.switch_to.active_element

    assert press(Keys.TAB).get_dom_attribute("class") == "skip"
    for _ in range(120):
        focused = press(Keys.TAB)
        if "mark" in str(focused.get_dom_attribute("class")):
            break
    else:
        pytest.fail("no mark of the timeline is reached by Tab")
    assert (
        _run(
            page,
            "return getComputedStyle(arguments[0].querySelector('.target')).strokeWidth",
            focused,
        )
        == "2.5px"
    )
    press(Keys.ENTER)
    target = page.switch_to.active_element
    assert target.tag_name == "article"
    assert target.find_element("css selector", "blockquote").is_displayed()


@pytest.mark.parametrize(
    ("interface", "width", "scheme"),
    [("en", 1400, "light"), ("de", 1400, "dark"), ("en", 360, "dark"), ("de", 360, "light")],
)
def test_axe_finds_nothing_to_object_to(
    opened: Open, interface: str, width: int, scheme: str
) -> None:
    page = opened(interface)
    _screen(page, width=width)
    page.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-color-scheme", "value": scheme}]},
    )
    _run(page, "document.querySelectorAll('details').forEach((d, n) => { d.open = n % 5 === 0; })")
    _run(
        page,
        files("selenium_axe_python").joinpath("axe-core", "axe.min.js").read_text(encoding="utf-8"),
    )
    page.set_script_timeout(120)
    found = cast(
        "dict[str, Any]",
        page.execute_async_script(
            "axe.run(document, {resultTypes: ['violations']}).then(arguments[arguments.length - 1])"
        ),
    )
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    told = [
        (violation["id"], violation["nodes"][0]["target"], violation["nodes"][0]["failureSummary"])
        for violation in found["violations"]
    ]
    assert told == []


@pytest.mark.parametrize("interface", ["en", "de"])
def test_the_page_asks_the_network_for_nothing_and_reports_no_error(
    opened: Open, interface: str
) -> None:
    page = opened(interface)
    _run(page, "document.querySelectorAll('details').forEach(d => { d.open = true; })")
    events = [
        json.loads(entry["message"])["message"]
        for entry in cast("list[dict[str, str]]", page.get_log("performance"))
    ]
    asked = [
        event["params"]["request"]["url"]
        for event in events
        if event["method"] == "Network.requestWillBeSent"
    ]
    assert any(url.startswith("file:") for url in asked), "the log of requests is not being kept"
    assert [url for url in asked if not url.startswith(("file:", "data:", "about:"))] == []
    assert page.get_log("browser") == []


def test_hostile_text_stands_there_and_does_nothing(opened: Open) -> None:
    page = opened("en")
    _run(page, "document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert "<script>alert(1)</script>" in _find(page, "main").text
    assert len(page.find_elements("css selector", "script")) == 1
    assert page.find_elements("css selector", "main img") == []
    links = _run(
        page,
        "return Array.from(document.querySelectorAll('a[href]')).map(a => a.getAttribute('href'))",
    )
    assert {link.split(":")[0] for link in links if not link.startswith("#")} == {"https"}


@pytest.mark.parametrize("interface", ["en", "de"])
@pytest.mark.parametrize("width", [360, 768, 1024])
def test_the_page_never_scrolls_sideways(opened: Open, interface: str, width: int) -> None:
    page = opened(interface)
    _screen(page, width=width)
    _run(page, "document.querySelectorAll('details').forEach(d => { d.open = true; })")
    wide = _run(page, "const e = document.documentElement; return [e.scrollWidth, e.clientWidth]")
    assert wide[0] == wide[1]


def test_the_filters_narrow_the_ledger_and_say_by_how_much(opened: Open) -> None:
    from selenium.webdriver.support.ui import Select

    page = opened("en")
    Select(_find(page, "#f-status")).select_by_value("planned")
    planned = _shown(page, "article.event")
    assert {e.get_dom_attribute("data-status") for e in planned} == {"planned"}
    assert _find(page, "#shown").text.startswith(f"{len(planned)} of ")
    _find(page, "#f-text").send_keys("автомобильный")
    assert len(_shown(page, "article.event")) == 1
    _find(page, "#show-all").click()
    assert _run(page, "return new Promise(r => setTimeout(r, 50))") is None
    assert len(_shown(page, "article.event")) > len(planned)


def test_a_citation_can_be_copied(opened: Open) -> None:
    page = opened("en")
    event = _find(page, "article.event")
    event.find_element("css selector", "summary").click()
    button = event.find_element("css selector", "button.copy")
    button.click()
    assert _run(page, "return new Promise(r => setTimeout(r, 200))") is None
    assert button.text == "Copied"


def test_paper_shows_what_a_reader_would_have_to_open(opened: Open) -> None:
    page = opened("en")
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    _run(page, "window.dispatchEvent(new Event('beforeprint'))")
    assert _run(page, "return document.querySelectorAll('details:not([open])').length") == 0
    assert all(
        quote.is_displayed() for quote in page.find_elements("css selector", "article blockquote")
    )
    assert not _find(page, "#filters").is_displayed()
    _run(page, "window.dispatchEvent(new Event('afterprint'))")
    assert _run(page, "return document.querySelectorAll('details.behind[open]').length") == 0
    printed = page.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert b64decode(printed["data"]).startswith(b"%PDF")


def test_without_scripts_every_number_still_leads_to_its_list_and_its_events(
    opened: Open, browser: "WebDriver"
) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page = opened("en")
        number = _find(page, "#counts table tbody tr:last-of-type td a.n[data-list]")
        anchor = str(number.get_dom_attribute("href")).split("#")[1]
        listed = page.find_elements("css selector", f"#{anchor} a")
        assert len(listed) == int(number.text)
        assert listed[0].is_displayed()
        _find(page, "article.event details.behind > summary").click()
        assert _find(page, "article.event blockquote").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
