"""What the tests of the dossier share: one rich dossier, and a browser that shuts its doors."""

import shutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from tests.briefs import evidence
from tests.hypotheses.evidence import analysed, observed, question

from interstate.briefs import Dossier, dossier

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver


ASKED = question(
    observed("pact", "AGREE", "SUPPORT"),
    observed("talks", "CONSULT"),
    observed("aid", "AID", at_least=2),
    observed("calm", "THREATEN", none=True),
    observed("later", "AID", after="pact", within_days=90),
    observed("war", "ASSAULT", between=("PRK", "UKR")),
    expects={
        "ally": {"pact": 0.93, "talks": 0.75, "aid": 0.75, "calm": 0.93, "later": 0.75, "war": 0.5},
        "trader": {"pact": 0.3, "talks": 0.75, "aid": 0.93, "war": 0.07},
        "stranger": {"pact": 0.07, "talks": 0.3, "aid": 0.07},
    },
    ally=2,
    trader=1,
    stranger=1,
)


def rich_dossier(interface: str) -> Dossier:
    """Return the rich dossier, made anew."""
    return dossier(
        evidence.rich(),
        ("RUS", "PRK"),
        names=evidence.names,
        predecessors=evidence.predecessors,
        status_rules=evidence.STATUS_RULES,
        interface=interface,
        last_year=evidence.last_year,
        analysis=analysed(evidence.rich(), ASKED),
    )


@pytest.fixture(scope="session")
def told() -> Callable[[str], Dossier]:
    """Return the rich dossier in an interface language."""
    made: dict[str, Dossier] = {}

    def of(interface: str) -> Dossier:
        if interface not in made:
            made[interface] = rich_dossier(interface)
        return made[interface]

    return of


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[WebDriver]":
    """Open a real browser without a window; its absence is a failure, not a skip."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if chromium is None or driver is None:
        pytest.fail("browser tests need Chromium: apt-get install chromium chromium-driver")
    from selenium.webdriver import Chrome
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    options = Options()
    options.binary_location = chromium
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--window-size=1400,1000",
        f"--user-data-dir={tmp_path_factory.mktemp('chromium')}",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    window = Chrome(options=options, service=Service(driver))
    yield window
    window.quit()
