"""Whether our dyads are the field's: ``python evals/panels.py --shared DIR [--write]``.

The tables are those of the R package peacesciencer (S. V. Miller): directed dyad-years of both
state systems, 1816 to 2024, and the two lists of states. Of each is told what share of our rows and
of theirs, taken together, both have: 1 is the same table, and anything less ends the run with an
error that names some rows. So does a table that takes more than 10 seconds or 2 GB to make.

Then the package's disputes, alliances and joint memberships are taken into a record and a panel of
all directed dyad-years is filled from it: of each of their columns is told what share of the rows
says what theirs says, rows that theirs does not name being 0 within its years and unknown outside,
or unknown throughout for counts.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import polars as pl

import floors
from interstate import import_data, panel
from interstate.reference.bundled_tables import read_rows
from interstate.relations.dyads import CODE, dyad_years

FLOORS = Path(__file__).with_suffix(".json")
TABLES = Path("data/states/peacesciencer")
FILLED = (
    ("gml_mid_ddydisps", "cow", "mid", ("gmlmidonset", "gmlmidongoing"), True),
    ("cow_mid_ddydisps", "cow", "mid", ("cowmidonset", "cowmidongoing"), True),
    (
        "atop_alliance",
        "atop",
        "alliance",
        ("atop_defense", "atop_offense", "atop_neutral", "atop_nonagg", "atop_consul"),
        True,
    ),
    ("cow_igo_ndy", "cow", "igo", ("dyadigos",), False),
)
"""Table, kind of data set, group of columns, the columns, and whether what is not named is 0."""
MOST_SECONDS = 10
MOST_BYTES = 2_000_000_000
FEW = 10


def listed_spells(shared: Path, system: str) -> pl.DataFrame:
    """Return code, first and last day of the publisher's list, open ends as null."""
    table = pl.read_parquet(shared / TABLES / f"{system}_states.parquet")
    if system == "cow":
        spells = table.select(
            code=pl.col("ccode"),
            first=pl.date("styear", "stmonth", "stday"),
            last=pl.date("endyear", "endmonth", "endday"),
        )
    else:
        spells = table.select(
            code=pl.col("gwcode"),
            first=pl.col("startdate").str.to_date(),
            last=pl.col("enddate").str.to_date(),
        )
    return spells.with_columns(
        pl.col("code").cast(pl.Int32),
        last=pl.when(pl.col("last") < pl.col("last").max()).then("last"),
    )


def our_spells(system: str) -> pl.DataFrame:
    """Return our list in the same form: spells parted only by whom a code means are one again."""
    found: list[list[object]] = []
    for row in read_rows("system_members.csv"):
        if row["system"] != system or row["microstate"]:
            continue
        first = date.fromisoformat(row["first"])
        last = date.fromisoformat(row["last"]) if row["last"] else None
        follows = found and found[-1][0] == int(row["code"]) and isinstance(found[-1][2], date)
        if follows and (first - found[-1][2]).days == 1:  # pyright: ignore[reportOperatorIssue, reportUnknownMemberType]
            found[-1][2] = last
        else:
            found.append([int(row["code"]), first, last])
    schema = {"code": pl.Int32, "first": pl.Date, "last": pl.Date}
    return pl.DataFrame(found, schema=schema, orient="row")


def alike(ours: pl.DataFrame, theirs: pl.DataFrame, of: str) -> float:
    """Return what share of the rows of either table both have, and print some that one lacks."""
    keys = theirs.columns
    lacking = theirs.join(ours, on=keys, how="anti", nulls_equal=True)
    beyond = ours.join(theirs, on=keys, how="anti", nulls_equal=True)
    for what, rows in (("lacking", lacking), ("too many", beyond)):
        for row in rows.head(FEW).iter_rows():
            print(f"{of}: {what}: {row}")
    doubled = ours.height - ours.unique().height
    print(f"{of}: {ours.height:,} rows, theirs {theirs.height:,}, {doubled} twice")
    every = ours.height + lacking.height
    return (every - lacking.height - beyond.height - doubled) / every


def filled(shared: Path) -> dict[str, float]:
    """Return for each column of the package's tables what share of a panel's rows says the same."""
    keys = ["ccode1", "ccode2", "year"]
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "record"
        for name, kind, *_ in FILLED:
            import_data(kind, shared / TABLES / f"{name}.parquet", record=record)
        start = time.perf_counter()
        rows = panel(record, system="cow").add(*sorted({group for _, _, group, *_ in FILLED})).frame
        print(
            f"a panel of disputes, alliances and memberships: {time.perf_counter() - start:.1f} s"
        )
    found: dict[str, float] = {}
    for name, _, _, columns, named_only in FILLED:
        theirs = pl.read_parquet(shared / TABLES / f"{name}.parquet").select(
            *(pl.col(key).cast(pl.Int32) for key in keys), *columns
        )
        if not named_only:
            # Once for each pair, which the other way round says the same.
            other = theirs.select("ccode1", "ccode2", "year", *columns).rename(
                {"ccode1": "ccode2", "ccode2": "ccode1"}
            )
            theirs = pl.concat([theirs, other.select(theirs.columns)])
        years = theirs["year"].min(), theirs["year"].max()
        both = rows.select(*keys, *columns).join(theirs, on=keys, how="left", suffix="_theirs")
        for column in columns:
            told = pl.col(f"{column}_theirs")
            if named_only:
                told = pl.when(pl.col("year").is_between(*years)).then(told.fill_null(0))
            found[f"{column} alike"] = both.select(pl.col(column).eq_missing(told).mean()).item()
    return found


def main() -> str | None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--shared", type=Path, required=True, help="folder with data/")
    options.add_argument("--write", action="store_true", help="keep the figures as new floors")
    given = options.parse_args()
    found: floors.Figures = {}
    made: dict[str, pl.DataFrame] = {}
    wrong: list[str] = []
    for system in CODE:
        start = time.perf_counter()
        made[system] = dyad_years(system=system)
        seconds = time.perf_counter() - start
        print(f"{system}: made in {seconds:.2f} s")
        if seconds > MOST_SECONDS:
            wrong.append(f"{system}: {seconds:.1f} s, which is more than {MOST_SECONDS}")
    # Taken before their tables are read: the most that making ours has needed, Python included.
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(f"most memory: {most / 1e9:.2f} GB")
    if most > MOST_BYTES:
        wrong.append(f"{most / 1e9:.2f} GB, which is more than {MOST_BYTES / 1e9:.0f}")
    for system, dyads in made.items():
        theirs = pl.read_parquet(
            given.shared / TABLES / f"{system}_ddy.parquet", columns=dyads.columns
        ).cast(pl.Int32)
        listed = listed_spells(given.shared, system)
        found[system] = {
            "spells of membership alike": alike(our_spells(system), listed, f"{system} spells"),
            "directed dyad-years alike": alike(dyads, theirs, f"{system} dyad-years"),
        }
        wrong += [
            f"{system}: {measure} is {figure:.6f} and not 1"
            for measure, figure in found[system].items()
            if figure < 1
        ]
    found["filled"] = filled(given.shared)
    wrong += [
        f"{name}: {figure:.6f} and not 1" for name, figure in found["filled"].items() if figure < 1
    ]
    if wrong:
        return "\n".join(wrong)
    return floors.settle(
        FLOORS,
        found,
        write=given.write,
        command="python evals/panels.py --shared DIR --write",
        notes={f"{system} dyad-years": dyads.height for system, dyads in made.items()},
    )


if __name__ == "__main__":
    sys.exit(main())
