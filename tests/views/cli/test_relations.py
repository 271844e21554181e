"""`interstate relation`, on invented events."""

import json
from pathlib import Path

import polars as pl
import pytest
from tests.views.cli.conftest import Typed

DATA = Path(__file__).resolve().parents[3] / "examples" / "data"


@pytest.fixture
def record(typed: Typed) -> str:
    """Take the invented events into a record."""
    done = typed(f"import icews '{DATA}/invented_events.tab' --record kept")
    assert done.status == 0, done.err
    return "kept"


def test_how_two_states_stand_is_told_with_intervals(typed: Typed, record: str) -> None:
    done = typed(f"relation SRB HUN --by month --record {record}")
    assert done.status == 0, done.err
    assert "ICEWS, by month, 2020-01-01 to 2022-01-01: 262 happenings" in done.out
    assert "They stand worse than usual with a probability of" in done.out
    assert "Serbia → Hungary" in done.out
    assert "more conflict" in done.out
    assert "which is where to look and says nothing of causes" in done.out
    german = typed(f"relation SRB HUN --by month --record {record} --interface de")
    assert "Wie Serbien und Ungarn zueinander stehen" in german.out
    assert "mehr Konflikt" in german.out


def test_all_figures_come_as_json_and_as_a_table(typed: Typed, record: str, tmp_path: Path) -> None:
    [held] = json.loads(typed(f"relation SRB HUN --by month --record {record} --json").out)
    assert held["pair"] == ["SRB", "HUN"]
    assert len(held["periods"]) == 25
    first = held["periods"][0]
    assert len(first["events"]) == first["verbal_cooperation"] + first["material_cooperation"] + (
        first["verbal_conflict"] + first["material_conflict"]
    )
    done = typed(f"relation SRB HUN --by month --record {record} --output table.csv")
    assert done.status == 0, done.err
    table = pl.read_csv(tmp_path / "table.csv", null_values="NA")
    assert table.height == 25
    assert table["standing"].to_list() == pytest.approx([p["standing"] for p in held["periods"]])


def test_a_page_holds_the_drawing_and_opens_every_number(
    typed: Typed, record: str, tmp_path: Path
) -> None:
    done = typed(f"relation SRB HUN --by month --record {record} --output page.html")
    assert done.status == 0, done.err
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "<svg" in page
    assert "<script" not in page
    for anchor in ("p-2020-01-01", "p-2021-12-01"):
        assert f'id="{anchor}"' in page
        assert f'href="#{anchor}"' in page
    assert "Impose embargo, boycott, or sanctions" in page


def test_a_chart_is_drawn(typed: Typed, record: str, tmp_path: Path) -> None:
    done = typed(f"relation SRB HUN --by month --record {record} --output drawn.svg")
    assert done.status == 0, done.err
    svg = (tmp_path / "drawn.svg").read_text("utf-8")
    assert "Source: ICEWS (n = 262 happenings)" in svg


def test_all_pairs_are_told_those_that_turned_first(
    typed: Typed, record: str, tmp_path: Path
) -> None:
    done = typed(f"relation --by month --record {record}")
    assert done.status == 0, done.err
    lines = done.out.splitlines()
    assert lines[1].startswith("HUN-SRB")
    assert "conflict up" in lines[1]
    assert not any("conflict up" in line for line in lines[2:])
    assert len(lines) == 42
    assert "more: write them with --output" in lines[-1]
    of_one = typed(f"relation Serbia --by month --record {record} --json")
    assert all("SRB" in {each["party1"], each["party2"]} for each in json.loads(of_one.out))
    done = typed(f"relation --by month --record {record} --output pairs.csv")
    assert done.status == 0, done.err
    table = pl.read_csv(tmp_path / "pairs.csv", null_values="NA", infer_schema_length=None)
    assert table.height == 43
    [srb] = table.filter(party1="HUN", party2="SRB").to_dicts()
    assert (srb["cooperation"], srb["conflict"]) == (145, 117)
    assert srb["worse"] > 0.95


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("SRB SRB", "name two different ones"),
        ("SRB Atlantis", "'Atlantis' is not a known state"),
        ("SRB HUN --coder gdelt2", "'gdelt2' is not a known coder of these two states"),
        ("SRB HUN --by hour", "'hour' is not a known step"),
        ("SRB HUN --from 1990-01-01 --to 1990-02-01", "tells of no day between"),
        ("PER CHL", "the record tells of no act between Peru and Chile"),
        ("SRB HUN --output relation.docx", "'.docx' is not a known ending"),
        ("SRB --output relation.html", "'.html' is not a known ending of a table"),
        ("Peru", "tells of no pair of states with 10 events"),
        ("--coder acled", "'acled' is not a known coder"),
    ],
)
def test_what_cannot_be_is_refused(typed: Typed, record: str, options: str, told: str) -> None:
    done = typed(f"relation {options} --record {record}")
    assert done.status == 1
    assert told in done.err
