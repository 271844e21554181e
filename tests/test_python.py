"""The program in Python: data sets in, panels out, with made-up data from ``examples/data``."""

from pathlib import Path

import pytest

import interstate
from interstate.errors import PairError, SourceError, UnknownCodeError
from interstate.record import Reconciliation, Rejected
from interstate.relations.panel_files import dictionary

DATA = Path(__file__).resolve().parents[1] / "examples" / "data"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Take all made-up data sets into one record."""
    folder = tmp_path_factory.mktemp("record") / "rec"
    interstate.import_data("gdelt2", str(DATA / "*.CSV"), record=folder)
    interstate.import_data("icews", [DATA / "events.2018.made-up.tab"], record=str(folder))
    interstate.import_data("cow", DATA, record=folder)
    return folder


def test_every_row_of_an_imported_file_is_accounted_for(tmp_path: Path) -> None:
    [told] = interstate.import_data("gdelt2", DATA / "20240601000000.export.CSV", record=tmp_path)
    assert isinstance(told, Reconciliation)
    assert (told.read, told.kept, told.merged, told.rejected) == (12, 10, 1, 1)
    assert told.untranslated == {"AFR": 1}


def test_importing_again_changes_nothing(record: Path) -> None:
    [told] = interstate.import_data("icews", DATA / "events.2018.made-up.tab", record=record)
    assert isinstance(told, Reconciliation)
    assert told.repeated


def test_a_file_that_is_no_such_data_set_is_told_and_loses_no_other(tmp_path: Path) -> None:
    told = interstate.import_data("cow", DATA, record=tmp_path / "rec")
    refused = {Path(each.item).name for each in told if isinstance(each, Rejected)}
    assert {"20240601000000.export.CSV", "events.2018.made-up.tab"} <= refused
    assert len(told) - len(refused) > 1
    assert all(each.reason for each in told if isinstance(each, Rejected))


def test_a_wrong_kind_or_path_leaves_no_record(tmp_path: Path) -> None:
    with pytest.raises(UnknownCodeError, match="gdelt2"):
        interstate.import_data("gdelt", DATA, record=tmp_path / "rec")
    with pytest.raises(SourceError):
        interstate.import_data("gdelt2", tmp_path / "nowhere", record=tmp_path / "rec")
    assert not (tmp_path / "rec").exists()


def test_the_first_file_of_an_ended_data_set_says_so_and_what_comes_after(tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    (files / "a.tab").write_bytes((DATA / "events.2018.made-up.tab").read_bytes())
    other = (DATA / "events.2018.made-up.tab").read_bytes().replace(b"9000000", b"9100000")
    (files / "b.tab").write_bytes(other)
    told = interstate.import_data("icews", files, record=tmp_path / "rec")
    notes = [each.notes for each in told if isinstance(each, Reconciliation)]
    declared = "ICEWS: declared 1995 to 2023, all states; held 2018"
    assert notes[0] == (declared, "ICEWS: ended 2023-04-11; successor: POLECAT")
    assert notes[1] == (declared,)


def test_a_panel_is_filled_as_in_peacesciencer(record: Path) -> None:
    pairs = interstate.panel(record, dyads="SRB-HUN", first=2006, last=2011)
    frame = pairs.add_mid().add_capabilities().polars()
    rows = frame.filter(frame["ccode1"] == 345)
    assert rows["year"].to_list() == [2006, 2007, 2008, 2009, 2010, 2011]
    # The made-up disputes are of 2008 and 2009; the file is held to be a part of the data set, but
    # for its quiet last year, which the release declares to cover.
    assert rows["gmlmidongoing"].to_list() == [None, None, 1, 1, 0, None]
    assert rows["milper2"].to_list() == [None, 25, 25, None, 25, None]


def test_without_a_record_there_are_only_pairs() -> None:
    pairs = interstate.panel(system="gw", first=1946, last=1946)
    assert pairs.polars().columns == ["gwcode1", "gwcode2", "year"]
    assert pairs.add_mid().polars().columns == ["gwcode1", "gwcode2", "year"]
    assert pairs.sources == ("gw-states",)


def test_exactly_what_went_in_is_cited(record: Path) -> None:
    pairs = interstate.panel(record, dyads="SRB-HUN", first=2008, last=2010)
    assert pairs.add_mid().sources == ("cow-states", "gml-mid")
    text = pairs.add_mid().cite()
    assert [line for line in text.splitlines() if line.startswith("@")] == [
        "@misc{cowstates2016,",
        "@article{gibleretal2016amid,",
        "@misc{interstate,",
    ]
    assert '"id": "gibleretal2016amid"' in pairs.add_mid().cite("csl-json")


def test_people_are_shown_names_and_programs_ids(record: Path) -> None:
    pairs = interstate.panel(record, dyads="SRB-HUN", first=2023, last=2024, by="month")
    told = {row["column"]: row for row in dictionary(pairs.add_events()).to_dicts()}
    assert told["events_gdelt2"]["label"] == "Events by GDELT 2.0"
    assert told["events_gdelt2"]["source"] == "GDELT 2.0"
    assert told["events_gdelt2"]["data_set"] == "gdelt2"
    assert told["month"]["absent"] == "never"


def test_two_lists_of_rivals_are_two_columns_each_with_its_own_years(tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    (files / "td.csv").write_text(
        "rivalryno,rivalryname,ccode1,ccode2,styear,endyear,type1,type2,type3\n"
        "1,Made up,310,345,1990,2004,spatial,,\n",
        "utf-8",
    )
    (files / "tss.csv").write_text(
        "tssr_id,rivalry,ccode1,ccode2,start,end,positional,spatial,ideological,interventionary\n"
        "1,Made up,310,345,1990,2012,0,1,0,0\n",
        "utf-8",
    )
    told = interstate.import_data("cow", files, record=tmp_path / "rec")
    assert [type(each) for each in told] == [Reconciliation, Reconciliation]
    pairs = interstate.panel(tmp_path / "rec", dyads="HUN-SRB", first=2004, last=2021)
    rows = pairs.add_rivalry().polars().filter(ccode1=310)
    by_year = {year: (td, tss) for *_, year, td, tss in rows.iter_rows()}
    assert by_year[2004] == (1, 1)
    assert by_year[2010] == (0, 1)
    assert by_year[2012] == (None, 1)
    assert by_year[2020] == (None, 0)
    assert by_year[2021] == (None, None)


def test_a_pair_must_be_two_states() -> None:
    with pytest.raises(PairError):
        interstate.panel(dyads="SRB-SRB")


def test_references_of_kinds_can_be_had_without_a_panel() -> None:
    assert "boscheeetal2015icews" in interstate.cite(["icews"])
    assert "boscheeetal2015icews" in interstate.cite("icews", form="csl-json")
