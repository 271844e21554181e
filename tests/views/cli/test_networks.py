"""`interstate network`, on a few reports and invented alliances."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.views.cli.conftest import Typed

DATA = Path(__file__).resolve().parents[3] / "examples" / "data"
SPAN = "--from 2024-01-01 --to 2024-12-31"


@pytest.fixture
def record(typed: Typed) -> str:
    """Take the invented alliances into a record."""
    done = typed(f"import atop '{DATA}/invented_alliances.csv' --record kept")
    assert done.status == 0, done.err
    return "kept"


def test_alliances_alone_make_a_network_without_frustration(typed: Typed, record: str) -> None:
    held = json.loads(typed(f"network {SPAN} --record {record} --json").out)
    assert held["ties"]["alliance"] > 0
    assert held["frustration"]["index"] == 0
    assert held["frustration"]["proven"] is True
    assert held["unbalanced_triads"] == []
    # Only pledges to fight count; one not to attack is none.
    assert ["HUN", "SRB"] not in [each["pair"] for each in held["relations"]]


def test_gephi_and_a_drawing_are_written(typed: Typed, record: str, tmp_path: Path) -> None:
    for ending in (".gexf", ".svg", ".csv"):
        done = typed(f"network {SPAN} --record {record} --output drawn{ending}")
        assert done.status == 0, done.err
    root = ET.fromstring((tmp_path / "drawn.gexf").read_bytes())  # noqa: S314  our own
    edges = root.findall(".//{http://gexf.net/1.3}edge")
    assert len(edges) == 4
    assert "Source: alliance" in (tmp_path / "drawn.svg").read_text("utf-8")


def test_what_changed_since_is_told(typed: Typed, record: str) -> None:
    done = typed(f"network --at 2024-12-31 --since 2023-12-31 --record {record}")
    assert "0 turned, 0 new, 0 without a sign now, 4 the same" in done.out


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("--from 2024-01-01", "give a day as --at"),
        ("--from 2024-01-01 --to 2023-01-01", "the first day must not be after the last"),
        ("--at 1900-01-01", "no two states have a sign"),
        (f"{SPAN} --coder nobody", "'nobody' is not a known coder"),
        (f"{SPAN} --threshold 0", "the threshold must be above 0"),
        (f"{SPAN} --pair USA-CHN", "neither USA nor CHN has a relation"),
    ],
)
def test_what_cannot_be_is_refused(typed: Typed, record: str, options: str, told: str) -> None:
    done = typed(f"network {options} --record {record}")
    assert done.status == 1
    assert told in done.err
