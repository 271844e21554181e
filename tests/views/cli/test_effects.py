"""`interstate effect`, on the invented events of the examples."""

import json
from pathlib import Path

import polars as pl
import pytest
from tests.views.cli.conftest import Typed

import interstate

EVENTS = Path(__file__).resolve().parents[3] / "examples/data/invented_events.2018.tab.gz"
AT = "--at 2018-06-04"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Take the invented events into a record."""
    folder = tmp_path_factory.mktemp("kept") / "record"
    interstate.import_data("icews", EVENTS, record=folder)
    return folder


def test_the_verdict_comes_first_and_the_weights_with_it(typed: Typed, record: Path) -> None:
    done = typed(f"effect SRB HUN {AT} --record '{record}'")
    assert done.status == 0, done.err
    lines = done.out.splitlines()
    assert lines[1].startswith("Higher than expected: ")
    assert "place 1 of 40 pairs" in lines[1]
    assert "  the 10 heaviest of 39 donors" in lines
    assert any(line.startswith("Source: ICEWS; n = ") for line in lines)
    assert "not what caused it" in lines[-1]


def test_json_holds_what_the_verdict_rests_on(typed: Typed, record: Path) -> None:
    held = json.loads(typed(f"effect SRB HUN {AT} --record '{record}' --json").out)
    assert held["finding"] == "higher"
    assert held["synthetic"]["p"] == 0.025
    assert sum(donor["weight"] for donor in held["synthetic"]["donors"]) == pytest.approx(1)
    assert held["periods_before"] == 22
    assert held["periods"][0]["side"] == "before"
    assert not {"SRB", "HUN"} & {p for d in held["synthetic"]["donors"] for p in d["pair"]}


def test_what_cannot_be_told_is_an_answer_and_no_error(typed: Typed, record: Path) -> None:
    done = typed(f"effect SRB HUN --at 2018-09-20 --record '{record}' --output told.svg")
    assert done.status == 0, done.err
    assert "cannot tell: the weeks with a value after the day number 1, and 4" in done.out
    held = json.loads(
        typed(f"effect SRB HUN {AT} --party ROU,SVK --party CZE --record '{record}' --json").out
    )
    assert held["reason"] == "few donors"
    assert held["synthetic"] is None


def test_a_chart_and_a_table_are_written(typed: Typed, record: Path, tmp_path: Path) -> None:
    for ending in (".svg", ".csv"):
        done = typed(f"effect SRB HUN {AT} --record '{record}' --output told{ending}")
        assert done.status == 0, done.err
    drawn = (tmp_path / "told.svg").read_text("utf-8")
    assert "synthetic, from donor pairs" in drawn
    assert "4 Jun 2018" in drawn
    table = pl.read_csv(tmp_path / "told.csv", null_values="NA")
    assert table.height == 39
    assert len([name for name in table.columns if name.startswith("gap_")]) == 39


def test_donors_can_be_given_by_name(typed: Typed, record: Path) -> None:
    done = typed(f"effect SRB HUN {AT} --donors AUT-ROU,BGR-SVK --record '{record}' --json")
    assert json.loads(done.out)["reason"] == "few donors"
    done = typed(f"effect SRB HUN {AT} --donors AUT --record '{record}'")
    assert done.status == 1
    assert "'AUT' names no pair of donors" in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--at 2030-01-01", "leaves no week before or none after it"),
        ("--at 2018-06-04 --outcome trade", "'trade' is not a known outcome"),
        ("--at 2018-06-04 --by hour", "'hour' is not a known step of time"),
        ("--at 2018-06-04 --coder gdelt", "'gdelt' is not a known coder"),
        ("--at 2018-06-04 --output told.doc", "'.doc' is not a known ending"),
    ],
)
def test_errors_name_what_was_wrong(typed: Typed, record: Path, words: str, said: str) -> None:
    done = typed(f"effect SRB HUN {words} --record '{record}'")
    assert done.status == 1
    assert said in done.err


def test_two_of_whom_nothing_is_told_are_an_error(typed: Typed, record: Path) -> None:
    done = typed(f"effect PRK CUB {AT} --record '{record}'")
    assert done.status == 1
    assert "no act between" in done.err
    assert "interstate import" in done.err
