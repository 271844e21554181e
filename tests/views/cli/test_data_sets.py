"""Data sets on the command line: the catalogue, imports, panels and what is written beside them."""

import json
from pathlib import Path

from tests.views.cli.conftest import Typed

DATA = Path(__file__).resolve().parents[3] / "examples" / "data"


def test_the_catalogue_is_a_table(typed: Typed) -> None:
    done = typed("reference sources")
    assert done.status == 0
    heading, *rows = done.out.splitlines()
    assert heading.split("  ")[0] == "kind"
    assert len(rows) == len(json.loads(typed("reference sources --json").out))
    assert any("ICEWS (benchmark of forecasting)" in row for row in rows)


def test_one_kind_is_told_in_full_with_its_references(typed: Typed) -> None:
    said = typed("reference sources icews").out
    assert "ended 2023-04-11; successor: POLECAT" in said
    assert "1995 to 2023; all states" in said
    assert "@misc{boscheeetal2015icews," in said
    [known] = json.loads(typed("reference sources icews --json").out)
    assert known["releases"] == [{"name": None, "first": 1995, "last": 2023}]
    assert typed("reference sources icew").status == 1


def test_an_import_says_what_is_declared_and_what_has_ended(typed: Typed) -> None:
    said = typed(f"import icews {DATA} --record rec").out
    assert "(ICEWS: events): 7 rows read = 7 kept + 0 merged + 0 rejected" in said
    assert "ICEWS: declared 1995 to 2023, all states; held 2018" in said
    assert said.count("successor: POLECAT") == 1
    again = typed(f"import icews {DATA} --record rec").out
    assert "nothing changed" in again
    assert "successor: POLECAT" in again


def test_a_panel_has_its_dictionary_and_references_beside_it(typed: Typed, tmp_path: Path) -> None:
    typed(f"import cow {DATA} --record rec")
    asked = "panel --dyads SRB-HUN --from 2007 --to 2010 --add mid,capabilities --record rec"
    done = typed(f"{asked} --output panel.csv")
    assert done.status == 0
    assert "gibleretal2016amid" in (tmp_path / "panel.bib").read_text("utf-8")
    assert "COW capabilities" in (tmp_path / "panel.dictionary.csv").read_text("utf-8")
    typed(f"{asked} --output panel.parquet --cite csl-json")
    items = json.loads((tmp_path / "panel.csl.json").read_text("utf-8"))
    assert "interstate" in {item["id"] for item in items}
    assert typed(f"{asked} --output panel.csv --cite bibtx").status == 1


def test_a_stata_file_needs_no_pandas(typed: Typed, tmp_path: Path) -> None:
    typed(f"import cow {DATA} --record rec")
    asked = "panel --dyads SRB-HUN --from 2007 --to 2010 --add mid --record rec --output panel.dta"
    assert typed(asked).status == 0
    assert (tmp_path / "panel.dta").stat().st_size > 1000


def test_a_chart_names_its_sources_and_is_cited(typed: Typed, tmp_path: Path) -> None:
    typed(f"import gdelt2 {DATA}/*.CSV --record rec")
    asked = "panel --dyads SRB-HUN --from 2023 --to 2024 --by month --record rec"
    assert typed(f"{asked} --output chart.svg").status == 0
    assert "GDELT 2.0 (n = " in (tmp_path / "chart.svg").read_text("utf-8")
    assert "leetaruschrodt2013gdelt" in (tmp_path / "chart.bib").read_text("utf-8")


def test_what_cannot_be_imported_is_refused_with_a_remedy_and_leaves_no_record(
    typed: Typed, tmp_path: Path
) -> None:
    (tmp_path / "note.txt").write_text("Norway praised Chile.", "utf-8")
    wrong_kind = typed("import gdelt note.txt --record rec")
    assert (wrong_kind.status, "gdelt1" in wrong_kind.err) == (1, True)
    no_file = typed("import gdelt2 nothing.csv --record rec")
    assert (no_file.status, "nothing.csv" in no_file.err) == (1, True)
    assert not (tmp_path / "rec").exists()
    no_table = typed("import gdelt2 note.txt --record rec")
    assert (no_table.status, "note.txt: not read: " in no_table.err) == (1, True)


def test_what_is_no_panel_is_refused_with_a_remedy(typed: Typed, tmp_path: Path) -> None:
    for asked, told in (
        ("--output panel.xls", ".csv"),
        ("--dyads SRB --output panel.csv", "RUS-PRK"),
        ("--from yesterday --output panel.csv", "1946"),
        ("--add allience --output panel.csv", "alliance"),
        ("--output nowhere/panel.csv", "nowhere"),
    ):
        done = typed(f"panel --from 1946 --to 1946 {asked}")
        assert (done.status, told in done.err) == (1, True), done.err
    assert list(tmp_path.iterdir()) == []
