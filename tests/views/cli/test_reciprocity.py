"""`interstate reciprocity`, on the invented exchange that comes along."""

import csv
import json
from pathlib import Path

import pytest
from tests.views.cli.conftest import Typed

import interstate
from interstate.relations.reciprocity import AnswerVerdict

DATA = Path(__file__).resolve().parents[3] / "examples" / "data"


@pytest.fixture
def record(typed: Typed) -> str:
    """Take the invented exchange into a record."""
    done = typed(f"import tkg '{DATA}/invented_exchange' --epoch 2024-01-01 --record kept")
    assert done.status == 0, done.err
    return "kept"


def test_who_answers_is_told_with_the_figures_and_the_source(typed: Typed, record: str) -> None:
    done = typed(f"reciprocity SRB HUN --record {record}")
    assert done.status == 0, done.err
    assert "Source: ICEWS" in done.out
    assert "Serbia 321 acts of conflict" in done.out
    lines = [line for line in done.out.splitlines() if line.startswith("* ")]
    assert len(lines) == 6
    assert "conflict of Hungary towards Serbia after conflict the other way" in lines[0]
    assert "goes up" in lines[0]
    assert "no cause" in done.out


def test_json_has_all_of_it(typed: Typed, record: str) -> None:
    done = typed(f"reciprocity HUN SRB --record {record} --third-parties --json")
    held = json.loads(done.out)
    assert held["pair"] == ["HUN", "SRB"]
    assert len(held["answers"]) == 6
    assert held["answers"][0]["ratio_low"] < held["answers"][0]["ratio_high"]
    assert len(held["answers"][0]["curve_percent"]) == 14
    assert held["third_parties"]["thirds"] == 2
    assert held["siding"]["thirds"] >= 0


def test_a_chart_and_a_table_are_written(typed: Typed, record: str, tmp_path: Path) -> None:
    for ending in (".svg", ".csv"):
        done = typed(f"reciprocity SRB HUN --record {record} --output found{ending}")
        assert done.status == 0, done.err
    drawn = (tmp_path / "found.svg").read_text("utf-8")
    assert "Source: ICEWS" in drawn
    assert "Hungary after Serbia" in drawn
    rows = list(csv.DictReader((tmp_path / "found.csv").read_text("utf-8").splitlines()))
    assert rows[0]["verdict"] == AnswerVerdict.RISES
    assert {row["actor"] for row in rows} == {"SRB", "HUN"}


def test_a_time_and_a_step_can_be_chosen(typed: Typed, record: str, tmp_path: Path) -> None:
    found = interstate.reciprocity(tmp_path / record, "Serbia", "HUN", by="day")
    assert found.reciprocity.told == 397
    assert found.thirds is None
    done = typed(f"reciprocity SRB HUN --to 2024-06-30 --record {record} --json")
    assert json.loads(done.out)["last"] == "2024-06-30"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("--by month", "'month' is not a known step of time"),
        ("--by week", "58 weeks in that time and 60 are needed"),
        ("--to 2024-01-20", "20 days in that time and 60 are needed"),
        ("--from 2024-05-01 --to 2024-01-20", "the first day must not be after the last"),
        ("--from 2030-01-01", "no event of SRB and HUN whose day is known in that time"),
        ("--coder nobody", "'nobody' is not a known coder"),
        ("--output drawn.pdf", "'.pdf' is not a known ending"),
    ],
)
def test_what_cannot_be_is_refused(typed: Typed, record: str, options: str, told: str) -> None:
    done = typed(f"reciprocity SRB HUN {options} --record {record}")
    assert done.status == 1
    assert told in done.err


def test_a_state_with_itself_is_refused(typed: Typed, record: str) -> None:
    done = typed(f"reciprocity SRB Serbia --record {record}")
    assert done.status == 1
    assert "the same state" in done.err
