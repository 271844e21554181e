"""A panel holds what is known of each pair and time, and nothing that is not."""

from collections.abc import Mapping, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from interstate.errors import PairError, UnknownCodeError
from interstate.pipeline.panels import RecordTables, panel_of
from interstate.record import GIVEN
from interstate.relations.panel_files import dictionary, write_panel
from interstate.relations.panels import GROUPS, Panel, make_panel
from interstate.relations.votes import agreement
from interstate.sources.data_sets.acts import columns_of
from interstate.store import query_nothing

Row = Mapping[str, object]


class Written:
    """Tables written by hand; what is not written is empty.

    The files that rows are of are called by the ids of their data sets.
    """

    def __init__(
        self,
        given: Mapping[str, Sequence[Row]] | None = None,
        answers: Mapping[str, Sequence[Row]] | None = None,
    ) -> None:
        self._given = given or {}
        self._answers = answers or {}

    def given(self, table: str, column: str, values: Sequence[str]) -> pl.DataFrame:
        rows = [{**dict.fromkeys(columns_of(table)), **row} for row in self._given.get(table, ())]
        frame = pl.DataFrame(rows, schema=dict(columns_of(table)), orient="row")
        return frame.filter(pl.col(column).is_in(list(values)))

    def query(self, name: str, **parameters: str) -> pl.DataFrame:
        empty = RecordTables(None).query(name, **parameters)
        rows = self._answers.get(name, ())
        return pl.DataFrame(list(rows), schema=empty.schema) if rows else empty

    def data_sets(self, table: str) -> Mapping[str, str]:
        files = {str(row["file"]) for row in self._given.get(table, ())}
        return {file: file for file in files}


_OF = {"atop_defense": "atop", "dyadigos": "cow-igo", "cinc": "cow-capabilities"}


def _value(variable: str, a: int, b: int, year: int, value: float, **more: object) -> Row:
    kind = "atop" if variable.startswith("atop") else "cow"
    codes = {"code_a": str(a), "code_b": str(b), "system": "cow", "file": _OF[variable]}
    return {"kind": kind, "variable": variable, "year": year, "value": value, **codes, **more}


def _state(variable: str, code: int, year: int, value: float) -> Row:
    known = {"kind": "cow", "system": "cow", "code": str(code), "file": _OF[variable]}
    return {**known, "variable": variable, "year": year, "value": value}


def _panel(tables: Written, first: int, last: int, *, pair: tuple[str, str] | None = None) -> Panel:
    return make_panel(
        tables, system="cow", first=date(first, 1, 1), last=date(last, 12, 31), pair=pair
    )


def _row(panel: Panel, a: int, b: int, year: int) -> dict[str, object]:
    found = panel.frame.filter(ccode1=a, ccode2=b, year=year)
    return found.row(0, named=True)


def test_a_pledge_that_is_not_listed_is_none_within_the_years_covered_and_unknown_after() -> None:
    tables = Written(
        {
            "given_dyads": [
                _value("atop_defense", 2, 20, 1950, 1),
                _value("atop_defense", 2, 20, 1952, 1),
            ]
        }
    )
    panel = _panel(tables, 1950, 1953, pair=("USA", "CAN")).add_alliance()
    told = {year: _row(panel, 2, 20, year)["atop_defense"] for year in range(1950, 1954)}
    assert told == {1950: 1, 1951: 0, 1952: 1, 1953: None}
    assert _row(panel, 20, 2, 1950)["atop_defense"] == 0


def test_a_count_of_organisations_is_the_same_both_ways_and_never_zero_for_want_of_data() -> None:
    tables = Written({"given_dyads": [_value("dyadigos", 2, 20, 1950, 12)]})
    panel = _panel(tables, 1950, 1951, pair=("USA", "CAN")).add_igo()
    assert _row(panel, 2, 20, 1950)["dyadigos"] == _row(panel, 20, 2, 1950)["dyadigos"] == 12
    assert _row(panel, 2, 20, 1951)["dyadigos"] is None


def test_both_states_get_their_own_capabilities() -> None:
    tables = Written(
        {"given_states": [_state("cinc", 2, 1950, 0.28), _state("cinc", 20, 1950, 0.01)]}
    )
    row = _row(_panel(tables, 1950, 1950, pair=("CAN", "USA")).add_capabilities(), 20, 2, 1950)
    assert (row["cinc1"], row["cinc2"]) == (0.01, 0.28)


def test_a_variable_in_cow_codes_reaches_the_same_state_in_the_other_system() -> None:
    rows = [_state("cinc", 255, 1995, 0.03), _state("cinc", 260, 1980, 0.04)]
    panel = make_panel(
        Written({"given_states": rows}),
        system="gw",
        first=date(1980, 1, 1),
        last=date(1995, 12, 31),
        pair=("DEU", "FRA"),
    ).add_capabilities()
    frame = panel.frame.filter(gwcode1=260)
    known = dict(frame.select("year", "cinc1").drop_nulls().iter_rows())
    assert known == {1980: 0.04, 1995: 0.03}


def test_one_pair_is_followed_through_the_codes_its_states_had() -> None:
    frame = _panel(Written(), 1989, 1992, pair=("DEU", "FRA")).frame
    assert frame.filter(ccode2=220)["ccode1"].unique().sort().to_list() == [255, 260, 265]


def _counted(kind: str, a: str, b: str, quad: str, events: int, **more: object) -> Row:
    return {
        "kind": kind,
        "party_a": a,
        "party_b": b,
        "symmetric": False,
        "month": 199501,
        "precision": "day",
        "quad": quad,
        "events": events,
        "reports": events,
        "goldstein_sum": -2.0 * events,
        "goldstein_count": events,
        **more,
    }


def _days(kind: str, *days: date) -> list[Row]:
    return [{"kind": kind, "day": day, "reports": 1} for day in days]


def test_a_month_that_a_data_set_covers_has_a_count_and_any_other_none() -> None:
    tables = Written(
        answers={
            "given_by_month": [_counted("icews", "USA", "CAN", "verbal conflict", 3)],
            "given_days": _days("icews", date(1995, 1, 1), date(1995, 2, 1)),
        }
    )
    panel = make_panel(
        tables, step="month", first=date(1995, 1, 1), last=date(1995, 3, 31), pair=("USA", "CAN")
    ).add("events", "goldstein", "quad")
    rows = panel.frame.filter(ccode1=2).sort("month")
    assert rows["events_icews"].to_list() == [3, 0, None]
    assert rows["vconf_icews"].to_list() == [3, 0, None]
    assert rows["mcoop_icews"].to_list() == [0, 0, None]
    assert rows["goldstein_icews"].to_list() == [-2.0, None, None]
    assert rows["covered_icews"].to_list() == [pytest.approx(1 / 31), pytest.approx(1 / 28), None]
    assert panel.frame.filter(ccode1=20)["events_icews"].to_list() == [0, 0, None]


def test_a_mutual_act_counts_for_both_directions_and_once_for_the_pair() -> None:
    row = _counted("icews", "CAN", "USA", "verbal cooperation", 2, symmetric=True)
    tables = Written(
        answers={"given_by_month": [row], "given_days": _days("icews", date(1995, 1, 1))}
    )

    def counts(*, directed: bool) -> list[int]:
        panel = make_panel(
            tables,
            first=date(1995, 1, 1),
            last=date(1995, 12, 31),
            pair=("USA", "CAN"),
            directed=directed,
        )
        return panel.add("events").frame["events_icews"].to_list()

    assert counts(directed=True) == [2, 2]
    assert counts(directed=False) == [2]


def test_an_event_known_by_the_year_counts_for_no_month() -> None:
    row = _counted("ucdp", "USA", "CAN", "material conflict", 1, precision="year")
    tables = Written(
        answers={"given_by_month": [row], "given_days": _days("ucdp", date(1995, 1, 1))}
    )
    spans = {"first": date(1995, 1, 1), "last": date(1995, 1, 31), "pair": ("USA", "CAN")}
    by_month = make_panel(tables, step="month", **spans).add("events")  # pyright: ignore[reportArgumentType]
    by_year = make_panel(tables, step="year", **spans).add("events")  # pyright: ignore[reportArgumentType]
    assert by_month.frame.filter(ccode1=2)["events_ucdp"].to_list() == [0]
    assert by_year.frame.filter(ccode1=2)["events_ucdp"].to_list() == [1]


def test_contiguity_holds_both_ways_and_is_none_where_the_list_names_nothing() -> None:
    tie = {
        "kind": "cow",
        "file": "cow-contiguity",
        "tie": "contiguity",
        "system": "cow",
        "code_a": "2",
        "code_b": "20",
        "first": date(1950, 1, 1),
        "last": date(1951, 12, 31),
        "value": 1.0,
    }
    panel = _panel(Written({"given_ties": [tie]}), 1950, 1952).add_contiguity()
    assert _row(panel, 20, 2, 1951)["conttype"] == 1
    assert _row(panel, 20, 2, 1952)["conttype"] is None
    assert _row(panel, 20, 200, 1951)["conttype"] == 0


def test_who_leads_a_state_is_who_did_on_the_first_day_and_nobody_after_the_data_end() -> None:
    def led(name: str, first: date, last: date | None) -> Row:
        known = {"kind": "archigos", "file": "archigos", "system": "gw"}
        known |= {"code": "2", "party": "USA"}
        return {**known, "name": name, "first": first, "last": last}

    rows = [
        led("First", date(1949, 1, 20), date(1953, 1, 20)),
        led("Second", date(1953, 1, 20), None),
    ]
    rows.append({**led("Elsewhere", date(1940, 1, 1), date(1954, 6, 30)), "party": "CAN"})
    panel = _panel(Written({"given_leaders": rows}), 1950, 1956, pair=("USA", "CAN")).add_leaders()
    told = dict(panel.frame.filter(ccode1=2).select("year", "leader1").iter_rows())
    assert told[1953] == "First"
    assert told[1954] == "Second"
    assert told[1955] is None


def test_two_states_agree_in_the_share_of_votes_in_which_both_said_the_same() -> None:
    said = {
        "USA": ["yes", "no", "abstain", "absent"],
        "CAN": ["yes", "yes", "abstain", "no"],
        "MEX": ["no", "absent", "absent", "absent"],
    }
    rows = [
        {
            "kind": "votes",
            "vote_id": str(n),
            "day": date(1950, 10, n + 1),
            "party": who,
            "vote": vote,
        }
        for who, votes in said.items()
        for n, vote in enumerate(votes)
    ]
    found = agreement(Written({"given_votes": rows}).given("given_votes", "kind", ["votes"]))
    told = {(a, b): (share, both) for a, b, _, share, both in found.iter_rows()}
    assert told["USA", "CAN"] == (pytest.approx(2 / 3), 3)
    assert told["CAN", "USA"] == told["USA", "CAN"]
    assert told["USA", "MEX"] == (0, 1)


def test_without_a_record_a_panel_has_its_pairs_and_nothing_else() -> None:
    panel = panel_of(None, first=1816, last=1816).add(*GROUPS)
    assert panel.frame.columns == ["ccode1", "ccode2", "year"]
    assert panel.frame.height == 23 * 22


@pytest.mark.parametrize("dyads", ["RUS", "RUS-RUS"])
def test_what_names_no_pair_is_refused(dyads: str) -> None:
    with pytest.raises(PairError):
        panel_of(None, dyads=dyads)


def test_a_group_that_is_not_known_is_named() -> None:
    with pytest.raises(UnknownCodeError, match="allience"):
        panel_of(None, first=1816, last=1816).add("allience")


@pytest.mark.parametrize("ending", [".csv", ".parquet", ".dta"])
def test_a_panel_comes_back_from_its_file_missing_values_missing(
    ending: str, tmp_path: Path
) -> None:
    tables = Written({"given_dyads": [_value("atop_defense", 2, 20, 1950, 1)]})
    panel = _panel(tables, 1950, 1951, pair=("USA", "CAN")).add_alliance()
    path = tmp_path / f"panel{ending}"
    write_panel(panel, path)
    if ending == ".csv":
        back = pl.read_csv(path)
    elif ending == ".parquet":
        back = pl.read_parquet(path)
    else:
        pyreadstat: Any = import_module("pyreadstat")
        back, about = pyreadstat.read_dta(str(path), output_format="polars")
        assert about.column_names_to_labels["ccode1"] == "COW code of the first state"
        back = back.with_columns(pl.all().fill_nan(None))
    assert back["atop_defense"].cast(pl.Float64).to_list() == panel.frame["atop_defense"].to_list()
    assert back["year"].to_list() == panel.frame["year"].to_list()


def test_the_dictionary_says_what_each_column_holds_and_how_much_is_missing() -> None:
    tables = Written({"given_dyads": [_value("atop_defense", 2, 20, 1950, 1)]})
    panel = _panel(tables, 1950, 1951, pair=("USA", "CAN")).add_alliance()
    told = {row["column"]: row for row in dictionary(panel).iter_rows(named=True)}
    assert set(told) == set(panel.frame.columns)
    row = told["atop_defense"]
    assert (row["source"], row["first_year"], row["last_year"]) == ("ATOP", 1950, 1950)
    assert (row["absent"], row["missing"]) == ("zero", 2)


def test_every_table_of_data_sets_can_be_asked_when_there_is_none() -> None:
    for table in GIVEN:
        assert RecordTables(None).given(table, "kind", ["x"]).is_empty()
    assert query_nothing("given_merged", {}).num_rows == 0
