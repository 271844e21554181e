"""Every table of every kind accounts for all rows, whatever stands in its cells."""

import io
import random
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from interstate.record import GIVEN
from interstate.sources.data_sets import READERS, About, Format, Member, formats_of, identify
from interstate.sources.data_sets.acts import columns_of

CELLS = (
    "", "NA", "None", "-9", "0", "1", "2", "2.0", "2, 200", "1e400", "nan", "inf", "-inf",
    "99999999999999999999", "1999", "-1999", "13", "31", "2019-06-19", "2019-02-30", "20190230",
    "20190619", "20190619120000", "20190619256199", "057", "ASSAULT", "RUS", "Russia", "(((", "()",
    "Government of Iraq", "Military Forces of Russia (2000-)", "yes", "32014R0833", "3X", "EU-RUS",
    "=1+1", "<b>x</b>", "\u202e\u0007", "平壤", '[{"a": 1}]', '{"ACTOR": 3}', "[" * 500, "١٩٩٩",
)  # fmt: skip


def _every() -> list[Format]:
    return [made for kind in READERS for made in formats_of(kind)]


def _named(made: Format) -> str:
    return f"{made.kind} {made.name}"


@pytest.mark.parametrize("made", _every(), ids=_named)
def test_no_cell_is_so_strange_that_its_row_is_lost(made: Format, tmp_path: Path) -> None:
    for stem, lines in (("entity2id", "a\t1\n"), ("relation2id", "Make statement\t1\n")):
        (tmp_path / f"{stem}.txt").write_text(lines)
    chance = random.Random(made.name)  # noqa: S311  no secret
    rows = 400
    frame = pl.DataFrame(
        {name: [chance.choice(CELLS) or None for _ in range(rows)] for name in made.read},
        schema={n: pl.Categorical if n in made.repeating else pl.String for n in made.read},
    ).with_columns(pl.int_range(1, rows + 1, dtype=pl.Int32).alias("line"))
    about = About(path=tmp_path / "x.csv", stem="x", epoch=date(2014, 1, 1))
    found = made.convert(frame, about)
    assert set(found.refused.columns) == {"line", "reason"}
    assert found.refused["reason"].null_count() == 0
    assert not found.refused["line"].is_duplicated().any()
    for table, made_of in found.tables.items():
        as_text = made_of.with_columns(pl.col(pl.Categorical).cast(pl.String))
        assert as_text.schema == pl.Schema(columns_of(table))
        assert set(made_of["line"]).isdisjoint(found.refused["line"])
        needed = [column.split(" ")[0] for column in GIVEN[table] if not column.endswith("?")]
        needed.remove("file")
        assert made_of.select(needed).null_count().row(0) == (0,) * len(needed)


@pytest.mark.parametrize("made", [f for f in _every() if f.headed and f.kind != "ngec"], ids=_named)
def test_a_table_is_known_by_its_columns_in_any_order(made: Format, tmp_path: Path) -> None:
    columns = sorted(made.columns, reverse=True)
    held = io.StringIO()
    held.write(";".join(f'"{name.upper()}"' for name in columns))
    path = tmp_path / "x.csv"
    path.write_text(held.getvalue())
    member = Member(path=path, name="x.csv", inside=None, size=1)
    found = identify(member, formats_of(made.kind))
    assert not isinstance(found, str)
    assert found.format.name == made.name
