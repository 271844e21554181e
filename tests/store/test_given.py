"""What data sets give is kept once: rows that repeat are merged, older states are replaced."""

import gzip
import json
import shutil
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.data_sets.taking import Taken, headless, table, take
from tests.sources.data_sets.test_event_data import ACLED, ICEWS, MET, STRUCK

from interstate.errors import StoreError
from interstate.record import Reconciliation
from interstate.store.given import MANIFEST, GivenFiles, release_of

HEADER = "ccode1,ccode2,year,mindist"


def _distances(*values: float) -> str:
    rows = [
        {"ccode1": 2, "ccode2": 20, "year": 1990 + n, "mindist": value}
        for n, value in enumerate(values)
    ]
    return table(HEADER, *rows)


def _icews(*changes: dict[str, object]) -> str:
    return table(ICEWS, *(MET | change for change in changes), between="\t")


def _held(taken: Taken) -> list[float]:
    return [row["value"] for row in taken.rows("given_dyads")]


@pytest.mark.parametrize("again", ["a.tab", "renamed.tab", "packed.tab.gz"])
def test_a_file_taken_in_twice_changes_nothing(tmp_path: Path, again: str) -> None:
    content = _icews({}, {"Event ID": 2}).encode()
    before = take(tmp_path, "icews", {"a.tab": content})
    files = sorted(path for path in before.record.rglob("*.parquet"))
    moments = [path.stat().st_mtime_ns for path in files]
    packed = gzip.compress(content) if again.endswith(".gz") else content
    after = take(tmp_path, "icews", {again: packed})
    assert (after.one.repeated, after.one.kept) == (True, 2)
    assert after.tables() == before.tables()
    assert sorted(path for path in after.record.rglob("*.parquet")) == files
    assert [path.stat().st_mtime_ns for path in files] == moments


def test_a_row_that_stands_in_two_files_or_twice_in_one_is_merged(tmp_path: Path) -> None:
    files = {"1.tab": _icews({}, {"Event ID": 2}, {}), "2.tab": _icews({}, {"Event ID": 3})}
    taken = take(tmp_path, "icews", files)
    assert [(told.read, told.kept, told.merged) for told in taken.told] == [(3, 2, 1), (2, 1, 1)]
    assert len(taken.rows()) == 3


def test_a_row_that_has_the_id_of_another_of_its_file_is_refused(tmp_path: Path) -> None:
    taken = take(tmp_path, "icews", {"1.tab": _icews({}, {"Publisher": "TASS"})})
    assert taken.row()["outlet"] == "Yonhap"
    assert taken.refused() == [(3, "its id 32899482-2018-06-02 is that of line 2, which differs")]


A_WEEK_LATER = 1646159436 + 7 * 86400


def _acled(**change: object) -> str:
    return table(ACLED, STRUCK | change)


def test_a_changed_row_takes_the_place_of_the_older_one(tmp_path: Path) -> None:
    take(tmp_path, "acled", {"1.csv": _acled()})
    taken = take(tmp_path, "acled", {"2.csv": _acled(fatalities=5, timestamp=A_WEEK_LATER)})
    assert taken.row()["deaths"] == 5
    assert (taken.one.kept, taken.one.replaced) == (1, 1)


def test_an_older_state_of_a_row_does_not_take_the_place_of_a_newer_one(tmp_path: Path) -> None:
    take(tmp_path, "acled", {"2.csv": _acled(fatalities=5, timestamp=A_WEEK_LATER)})
    taken = take(tmp_path, "acled", {"1.csv": _acled()})
    assert taken.row()["deaths"] == 5
    assert (taken.one.kept, taken.one.merged) == (0, 1)
    assert taken.one.notes[:1] == (
        "1 rows are older states of rows that are there, by their own dates",
    )


def test_an_article_that_changed_is_there_once(tmp_path: Path) -> None:
    from interstate.sources.data_sets import formats_of

    (made,) = [each for each in formats_of("gdelt2") if each.name == "articles"]
    row = {"gkgrecordid": "1-0", "date": 20180326044500, "sourcecommonname": "a.example"}
    files = {
        "1.csv": headless(made.columns, row),
        "2.csv": headless(made.columns, row | {"sourcecommonname": "b.example"}),
    }
    assert take(tmp_path, "gdelt2", files).row("given_articles")["outlet"] == "b.example"


def test_a_newer_release_takes_the_place_of_the_older_and_says_what_changed(
    tmp_path: Path,
) -> None:
    take(tmp_path, "cow", {"mindist_v1.1.csv": _distances(0, 5)})
    taken = take(tmp_path, "cow", {"mindist_v1.2.csv": _distances(0, 7, 9)})
    assert _held(taken) == [0, 7, 9]
    assert taken.one.notes[:2] == (
        f"takes the place of {tmp_path / 'data' / 'mindist_v1.1.csv'}",
        "given_dyads: 2 rows are new or changed, 1 are gone or changed",
    )


def test_an_older_release_does_not_take_the_place_of_a_newer_one(tmp_path: Path) -> None:
    take(tmp_path, "cow", {"mindist_v1.2.csv": _distances(0, 7, 9)})
    taken = take(tmp_path, "cow", {"mindist_v1.1.csv": _distances(0, 5)})
    assert _held(taken) == [0, 7, 9]
    assert "is a newer release" in taken.one.notes[0]


def test_releases_come_to_the_same_in_any_order(tmp_path: Path) -> None:
    held: list[object] = []
    for number, order in enumerate(((1, 2, 3), (3, 1, 2), (2, 3, 1), (3, 2, 1))):
        for release in order:
            files = {f"mindist_v{release}.csv": _distances(release)}
            taken = take(tmp_path / str(number), "cow", files)
        held.append(taken.tables())  # pyright: ignore[reportPossiblyUnboundVariable]
    assert held == [held[0]] * 4


def test_the_numbers_of_a_name_tell_the_newer_release() -> None:
    assert release_of("MIDB 5.0") > release_of("MIDB 4.3")
    assert release_of("GEDEvent_v25_1") > release_of("GEDEvent_v24_12")


@given(st.lists(st.sampled_from(["good", "again", "no day", "no code", "cut"]), max_size=12))
@settings(max_examples=15, deadline=None)
def test_every_row_is_kept_merged_or_refused_with_its_line(
    tmp_path_factory: pytest.TempPathFactory, what: list[str]
) -> None:
    lines = [ICEWS]
    for number, each in enumerate(what):
        change: dict[str, object] = {"Event ID": number}
        if each == "again":
            change = {"Event ID": 10_000}
        elif each == "no day":
            change |= {"Event Date": "31 February"}
        elif each == "no code":
            change |= {"CAMEO Code": ""}
        row = _icews(change).split("\n")[1]
        lines.append(row.partition("\t")[0] if each == "cut" else row)
    folder = tmp_path_factory.mktemp("sums")
    taken = take(folder, "icews", {"e.tab": "\n".join(lines) + "\n"})
    shutil.rmtree(folder / "data")
    bad = [n for n, each in enumerate(what, start=2) if each in {"no day", "no code", "cut"}]
    told = taken.one
    assert (told.read, told.rejected) == (len(what), len(bad))
    assert [line for line, _ in taken.refused()] == bad
    assert told.merged == max(0, what.count("again") - 1)
    assert told.kept == len(taken.rows()) == told.tables.get("given_reports", 0)
    assert sum(told.reasons.values()) == told.rejected


def test_a_sum_that_does_not_add_up_cannot_be_told() -> None:
    with pytest.raises(ValueError, match="3 rows read are not 1 kept"):
        Reconciliation(
            kind="cow", format="x", file="f", key="k", read=3, kept=1, merged=0, rejected=1
        )


def test_a_manifest_that_was_damaged_says_what_puts_it_right(tmp_path: Path) -> None:
    taken = take(tmp_path, "cow", {"d.csv": _distances(0)})
    (path,) = taken.record.rglob(MANIFEST)
    path.write_text("{}")
    with pytest.raises(StoreError, match="remove the folder"):
        GivenFiles(taken.record).holdings()


def test_what_a_manifest_says_is_what_was_told(tmp_path: Path) -> None:
    taken = take(tmp_path, "cow", {"d.csv": _distances(0, 3)})
    (held,) = GivenFiles(taken.record).holdings("cow")
    # What is declared of a data set is told on import and stands in the catalogue.
    assert replace(held.told, notes=()) == replace(taken.one, notes=())
    assert (held.told.years, held.told.parties) == ({"1990": 1, "1991": 1}, 2)
    assert json.loads((held.folder / MANIFEST).read_text())["told"]["read"] == 2


def test_rows_of_one_happening_are_one_event_whichever_side_they_name_first(
    tmp_path: Path,
) -> None:
    met: dict[str, object] = {"Event Text": "Consult", "CAMEO Code": "040", "Intensity": 1.0}
    turned: dict[str, object] = {
        "Source Name": MET["Target Name"],
        "Source Country": MET["Target Country"],
        "Source Sectors": "",
        "Target Name": MET["Source Name"],
        "Target Country": MET["Source Country"],
    }
    rows: list[dict[str, object]] = [
        met,
        met | turned | {"Event ID": 2},
        met | {"Event ID": 3, "Event Date": "2018-06-03"},
        {"Event ID": 4, "CAMEO Code": "190", "Intensity": -10},
        turned | {"Event ID": 5, "CAMEO Code": "190", "Intensity": -10},
    ]
    taken = take(tmp_path, "icews", {"e.tab": _icews(*rows)})
    events = taken.rows("given_events")
    assert sorted((e["cameo"], e["party_a"], e["reports"]) for e in events) == [
        ("040", "PRK", 1),
        ("040", "PRK", 2),
        ("190", "PRK", 1),
        ("190", "RUS", 1),
    ]


def test_happenings_follow_what_is_there(tmp_path: Path) -> None:
    take(tmp_path, "acled", {"1.csv": _acled()})
    taken = take(tmp_path, "acled", {"2.csv": _acled(event_id_cnty="UKR2", fatalities=0)})
    (event,) = taken.rows("given_events")
    assert (event["reports"], event["mentions"]) == (2, None)
    assert pl.read_parquet(taken.record / "given" / "acled" / "events.parquet").height == 1
