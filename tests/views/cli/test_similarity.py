"""`interstate similarity`, on the invented tables of the examples."""

import json
from pathlib import Path

import polars as pl
import pytest
from tests.views.cli.conftest import Typed

DATA = Path(__file__).resolve().parents[3] / "examples" / "data"


@pytest.fixture
def record(typed: Typed) -> str:
    """Take the invented alliances and votes into a record."""
    for kind, name in (("atop", "alliances"), ("votes", "votes")):
        done = typed(f"import {kind} '{DATA}/invented_{name}.csv' --record kept")
        assert done.status == 0, done.err
    return "kept"


def test_each_year_is_told_with_n_and_source(typed: Typed, record: str) -> None:
    done = typed(f"similarity SRB HUN --from 2023 --to 2024 --record {record} --json")
    held = json.loads(done.out)
    assert [row["year"] for row in held["years"]] == [2023, 2024]
    # The two pledge in 2024 not to attack each other, which brings them nearer.
    assert held["years"][0]["kappa_alliance"] < 0 < held["years"][1]["kappa_alliance"]
    assert held["years"][1]["items_votes"] == 14
    sources = {each["name"]: each["source"] for each in held["columns"]}
    assert sources["pi_alliance"] == "ATOP"
    assert sources["pi_votes"] == "UN General Assembly votes"


def test_the_order_of_the_two_makes_no_difference_but_to_their_points(
    typed: Typed, record: str
) -> None:
    one, other = (
        json.loads(typed(f"similarity {pair} --year 2024 --of {of} --record {record} --json").out)
        for of, pair in (("ideal", "SRB HUN"), ("ideal", "HUN SRB"))
    )
    assert one["years"][0]["ideal1"] == other["years"][0]["ideal2"]
    assert one["years"][0]["ideal_distance"] == other["years"][0]["ideal_distance"]


def test_a_table_says_na_and_not_zero(typed: Typed, record: str, tmp_path: Path) -> None:
    done = typed(f"similarity SRB SVN --from 2022 --to 2024 --record {record} --output told.csv")
    assert done.status == 0, done.err
    told = pl.read_csv(tmp_path / "told.csv", null_values="NA")
    # Slovenia has no ally in these tables but itself, and is not among those that vote.
    assert "s_votes" not in told.columns or told["s_votes"].is_null().all()
    assert told["s_alliance"].null_count() == 0


def test_what_is_missing_is_said(typed: Typed, record: str) -> None:
    done = typed(f"similarity SRB HUN --year 2024 --of igo --record {record}")
    assert done.status == 1
    assert "take in shared organisations: interstate import cow" in done.err
    done = typed(f"similarity SRB HUN --of trade --record {record}")
    assert "'trade' is not a known kind of portfolio" in done.err
    done = typed(f"similarity SRB HUN --year 2024 --from 2022 --record {record}")
    assert "give one year, or the first and the last" in done.err
