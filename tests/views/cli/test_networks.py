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


def test_a_pair_is_placed_by_third_states_camps_and_blocs(typed: Typed, record: str) -> None:
    done = typed(f"network {SPAN} --pair HUN-ROU --record {record}")
    assert done.status == 0, done.err
    assert "  camps: " in done.out
    held = json.loads(typed(f"network {SPAN} --pair HUN-ROU --record {record} --json").out)
    assert held["pair"]["pair"] == ["HUN", "ROU"]


def test_one_state_is_drawn_with_those_around_it(typed: Typed, record: str, tmp_path: Path) -> None:
    done = typed(f"network {SPAN} --around HUN --most 1 --record {record} --output drawn.svg")
    assert done.status == 0, done.err
    assert "2 states, 1 relation" in done.out
    assert "Hungary and those who deal with it" in (tmp_path / "drawn.svg").read_text("utf-8")


def test_a_matrix_can_be_asked_for(typed: Typed, record: str, tmp_path: Path) -> None:
    done = typed(f"network {SPAN} --as matrix --record {record} --output drawn.svg")
    assert done.status == 0, done.err
    assert "Rows and columns are the same states" in (tmp_path / "drawn.svg").read_text("utf-8")


def test_over_time_there_is_a_line_and_a_row_for_each_period(
    typed: Typed, record: str, tmp_path: Path
) -> None:
    over = f"network {SPAN} --by quarter --record {record}"
    assert len(typed(over).out.strip().split("\n")) == 4
    rows = json.loads(typed(f"{over} --around HUN --json").out)
    assert [row["first"] for row in rows] == [
        "2024-01-01",
        "2024-04-01",
        "2024-07-01",
        "2024-10-01",
    ]
    assert all(row["friends"] > 0 for row in rows)
    done = typed(f"{over} --pair HUN-ROU --output time.csv")
    assert done.status == 0, done.err
    assert "flips_together" in (tmp_path / "time.csv").read_text("utf-8").split("\n")[0]
    assert typed(f"{over} --output time.svg").status == 0


def test_a_period_without_events_and_ties_is_na(typed: Typed, record: str) -> None:
    (row,) = json.loads(
        typed(f"network --from 1900-01-01 --to 1900-12-31 --by year --record {record} --json").out
    )
    assert row["states"] is None
    assert row["frustration"] is None


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (f"{SPAN} --pair USA-CHN --around HUN", "give one of them"),
        (f"{SPAN} --states HUN", "fewer than two states"),
        (f"{SPAN} --states HUN,nowhere", "nowhere"),
        (f"{SPAN} --states USA,CHN", "no two of CHN, USA have a relation"),
        (f"{SPAN} --around CHN", "CHN has no relation"),
        (f"{SPAN} --around HUN --most 0", "at least 1 state"),
        (f"{SPAN} --baseline odd", "'odd' is not a known baseline"),
        (f"{SPAN} --as cake", "'cake' is not a known drawing"),
        (f"{SPAN} --by fortnight", "'fortnight' is not a known step of time"),
        ("--at 2024-12-31 --by month", "goes with --from and --to"),
        (f"{SPAN} --by month --output time.gexf", "'.gexf' is not a known ending"),
    ],
)
def test_what_does_not_go_together_is_refused(
    typed: Typed, record: str, options: str, told: str
) -> None:
    done = typed(f"network {options} --record {record}")
    assert done.status == 1
    assert told in done.err
