"""States and their codes on the command line."""

import csv
import json
from pathlib import Path

from tests.views.cli.conftest import Typed

TABLE = 'ccode,year,note\n365,1980,"a, b"\n255,1990,\n002,1990-06,x\n999,1990,\n365,then,=1+1\n'


def _table(tmp_path: Path, text: str = TABLE) -> None:
    (tmp_path / "table.csv").write_text(text, "utf-8")


def test_the_states_of_a_day_are_listed_with_their_codes(typed: Typed) -> None:
    done = typed("reference states --at 1991-06-01 --json")
    rows = {row["id"]: row for row in json.loads(done.out)}
    assert done.status == 0
    assert rows["SUN"]["cow"] == "365"
    assert "RUS" in rows["SUN"]["successors"]
    assert "RUS" not in rows
    assert rows["YEM"]["gw"] == "678"
    assert rows["VAT"]["cow"] is None


def test_as_a_table_what_has_no_code_is_na(typed: Typed) -> None:
    lines = typed("reference states --at 1991-06-01").out.splitlines()
    (holy_see,) = [line for line in lines if line.startswith("VAT ")]
    assert " NA " in holy_see
    assert len([line for line in lines if line.startswith("MCO")]) == 1
    members = typed("reference states --at 1991-06-01 --system cow").out.splitlines()
    assert not [line for line in members if line.startswith("MCO")]


def test_codes_are_translated_by_date(typed: Typed) -> None:
    done = typed("reference translate 255 365 999 --from cow --to gw --at 1991-06-01")
    assert done.status == 0
    assert done.out.splitlines() == ["255\tDEU\t260", "365\tSUN\t365", "999\tNA\tNA"]
    assert "1 of 3" in done.err


def test_names_are_translated_too(typed: Typed) -> None:
    done = typed("reference translate 'Korea, North' --from name --to cow --json")
    assert json.loads(done.out) == [{"code": "Korea, North", "party": "PRK", "translated": "731"}]


def test_codes_used_beyond_their_system_are_read_where_that_is_asked_for(typed: Typed) -> None:
    asked = "reference translate 369 --to gw --at 1960-01-01"
    assert typed(asked).status == 1
    assert typed(f"{asked} --nearest").out == "369\tUKR\t369\n"


def test_nothing_translated_is_an_error(typed: Typed) -> None:
    assert typed("reference translate 999").status == 1
    assert "name codes" in typed("reference translate").err


def test_a_column_is_translated_and_every_loss_is_told(typed: Typed, tmp_path: Path) -> None:
    _table(tmp_path)
    done = typed(
        "reference translate --file table.csv --date-column year --to gw --output out/new.csv"
    )
    assert done.status == 0
    assert "2 of 5 rows" in done.err
    assert "'999': 1 rows, 1990 to 1990" in done.err
    rows = list(csv.DictReader((tmp_path / "out/new.csv").read_text("utf-8").splitlines()))
    assert [row["ccode_gw"] for row in rows] == ["365", "260", "2", "NA", "NA"]
    assert rows[0]["note"] == "a, b"


def test_losses_can_be_had_as_json(typed: Typed, tmp_path: Path) -> None:
    _table(tmp_path)
    done = typed("reference translate --file table.csv --at 2000-01-01 --output new.csv --json")
    assert json.loads(done.out) == {"output": "new.csv", "rows": 5, "untranslated": {"999": 1}}


def test_what_a_table_holds_does_not_act_on_a_terminal(typed: Typed, tmp_path: Path) -> None:
    _table(tmp_path, "ccode\n2\n\x1b[31mred\n")
    assert "\x1b" not in typed("reference translate --file table.csv --output new.csv").err


def test_tables_that_do_not_fit_are_refused_in_words(typed: Typed, tmp_path: Path) -> None:
    _table(tmp_path)
    said = {
        "--file table.csv --column code --output new.csv": "no column 'code'",
        "--file table.csv --column year --to gw --output table.csv": "is the table that is read",
        "--file nowhere.csv --output new.csv": "cannot be read as a table",
        "--file table.csv": "name --output",
        "--to cows 2": "not a known code system",
    }
    for options, told in said.items():
        done = typed(f"reference translate {options}")
        assert done.status == 1
        assert told in done.err, options
    _table(tmp_path, "ccode,ccode_gw\n2,2\n")
    assert "already" in typed("reference translate --file table.csv --to gw --output n.csv").err
    _table(tmp_path, "ccode,year\n2\n")
    assert "1 cells" in typed("reference translate --file table.csv --output n.csv").err
