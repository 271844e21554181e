"""Whether data sets are read whole: ``python evals/data_sets.py --shared DIR [--write] [--pairs]``.

Every file below DIR that a reader knows is imported. Of each kind is told what share of the rows of
its files, counted apart from the readers, were kept, merged or refused with a reason, and of how
many of the sides that the rows name the party is known. Then the two ways of merging are laid side
by side: rows of one happening put together in bulk (`happenings_given`), and the same rows, made
reports, by `interstate.events.merge`; of the pairs of rows that bulk puts together the share that
`merge` does too (precision), and the other way round (recall). ``--pairs`` shows where they differ.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

import polars as pl

import floors
from interstate.pipeline.coders import evidence_by
from interstate.pipeline.data_sets import import_files
from interstate.record import HAPPENING, Reconciliation, content_id
from interstate.store import Record, open_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FLOORS = Path(__file__).with_suffix(".json")
DATA = Path("data")
SETS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "gdelt2": ("events_samples/gdelt2/*.export.CSV",),
        "icews": ("events_samples/icews/*.tab", "events_samples/icews_sample.parquet"),
        "acled": ("events_samples/acled/acled_old_*.parquet",),
        "tkg": (
            "tkg/ICEWS14/t*.txt",
            "tkg/ICEWS14/valid.txt",
            "tkg/ICEWS18/t*.txt",
            "tkg/ICEWS18/valid.txt",
        ),
        "cow": ("states/peacesciencer/cow_*.parquet", "states/peacesciencer/*_*.parquet"),
        "atop": ("states/peacesciencer/atop_*.parquet",),
        "gw": ("states/peacesciencer/gw_*.parquet",),
        "ucdp": ("states/peacesciencer/ucdp_*.parquet",),
        "archigos": ("states/peacesciencer/archigos*.parquet",),
        "votes": ("states/votes/*.csv", "states/votes/unvotes/*.parquet"),
        "sanctions": ("states/sanctions/eu/*.csv",),
        "reign": ("states/reign/*.csv",),
    }
)
"""Where the files of each kind lie."""
SIDES: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "given_reports": (("actor", "actor_code"), ("recipient", "recipient_code")),
        "given_ties": (("party_a", "code_a"), ("party_b", "code_b")),
        "given_states": (("party", "code"),),
        "given_dyads": (("party_a", "code_a"), ("party_b", "code_b")),
        "given_votes": (("party", "code"),),
        "given_leaders": (("party", "code"),),
    }
)
"""Table -> columns of a party, and of the code or name it is known by."""
MERGED = ("gdelt2", "icews")
PAIR = 2
SHOWN = 12
TOLD = ("first", "last", "actor_name", "recipient_name", "cameo", "mode", "place", "place_id")


def counted_apart(path: Path) -> int:
    """Return how many rows a file has, by other means than those of the readers."""
    if path.suffix == ".parquet":
        return pl.read_parquet(path).height
    with path.open(encoding="cp1252", errors="replace", newline="") as file:
        if path.suffix == ".csv":
            return sum(1 for row in csv.reader(file) if any(row)) - 1
        lines = sum(1 for line in file.read().split("\n") if line.strip())
    return lines - (path.suffix == ".tab")


def import_all(kind: str, shared: Path, record: Path) -> dict[str, float]:
    """Import the files of a kind; return the share of rows accounted for, and how many tables."""
    found = sorted({path for pattern in SETS[kind] for path in (shared / DATA).glob(pattern)})
    told = [each for each in import_files(kind, found, record) if isinstance(each, Reconciliation)]
    expected = sum(counted_apart(Path(each.file)) for each in told)
    read = sum(each.read for each in told)
    kept, merged, rejected = (
        sum(getattr(each, name) for each in told) for name in ("kept", "merged", "rejected")
    )
    print(
        f"{kind}: {len(told)} files, {expected:,} rows there, {read:,} read = {kept:,} kept + "
        f"{merged:,} merged + {rejected:,} rejected"
    )
    return {
        "rows accounted for": min(expected, read) / max(expected, read),
        "files read": float(len(told)),
    }


def rows_of(record: Record, table: str, kind: str) -> pl.DataFrame:
    """Return the rows of a table that a kind gave."""
    made: Any = pl  # Arrow's tables are of unknown type to polars
    return cast("pl.DataFrame", made.from_arrow(record.given(table, where=("kind", [kind]))))


def known_sides(record: Record, kind: str) -> float:
    """Return the share of the sides that rows of a kind name whose party is known."""
    named = known = 0
    for table, sides in SIDES.items():
        rows = rows_of(record, table, kind)
        for party, code in sides:
            there = rows.filter(pl.col(code).is_not_null())
            named += there.height
            known += there[party].count()
    return known / named


def pairs_within(groups: Iterable[Iterable[str]]) -> set[tuple[str, ...]]:
    """Return the pairs of ids that stand in one group."""
    return {pair for group in groups for pair in combinations(sorted(group), PAIR)}


def compare_merging(record: Record, kind: str, *, show: bool) -> dict[str, float]:
    """Return how far rows put together in bulk are those that `merge` puts together."""
    rows = rows_of(record, "given_reports", kind)
    swapped = pl.col("symmetric") & (pl.col("recipient") < pl.col("actor"))
    keyed = rows.filter(
        pl.col("event_type").is_not_null() & (pl.col("actor") != pl.col("recipient"))
    ).with_columns(
        party_a=pl.when(swapped).then("recipient").otherwise("actor"),
        party_b=pl.when(swapped).then("actor").otherwise("recipient"),
        id=pl.col("source_id").map_elements(
            lambda source: content_id("r", kind, source), return_dtype=pl.String
        ),
    )
    bulk = pairs_within(group["id"].to_list() for _, group in keyed.group_by(HAPPENING))
    theirs: set[tuple[str, ...]] = set()
    couples = keyed.select(pl.concat_list("actor", "recipient").list.sort()).unique()
    for a, b in sorted(tuple(row[0]) for row in couples.iter_rows()):
        events = evidence_by(record, (a, b), [kind]).events
        theirs |= pairs_within(event.reports for event in events)
    both = len(bulk & theirs)
    print(
        f"{kind}: of {keyed.height:,} rows between two parties bulk puts {len(bulk):,} pairs "
        f"together, merge {len(theirs):,}, both {both:,}"
    )
    if show:
        by_id = {row["id"]: row for row in keyed.iter_rows(named=True)}
        reasons: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for what, pairs in (("bulk", bulk - theirs), ("merge", theirs - bulk)):
            for pair in sorted(pairs):
                one, two = (by_id[each] for each in pair)
                unlike = [name for name in HAPPENING if one[name] != two[name]]
                reasons[f"{what} only: unlike {', '.join(unlike) or 'nothing'}"].append(pair)
        for reason, pairs in sorted(reasons.items(), key=lambda each: -len(each[1]))[:SHOWN]:
            one, two = (by_id[each] for each in pairs[0])
            print(f"  {len(pairs)} {reason}")
            for row in (one, two):
                print("    ", *(f"{name}={row[name]}" for name in TOLD))
    return {
        "merging precision": both / len(bulk) if bulk else 1.0,
        "merging recall": both / len(theirs) if theirs else 1.0,
    }


def main() -> str | None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--shared", type=Path, required=True, help="folder with data/")
    options.add_argument("--write", action="store_true", help="keep the figures as new floors")
    options.add_argument("--pairs", action="store_true", help="show where merging differs")
    given = options.parse_args()
    found: floors.Figures = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record"
        with open_record(path) as record:
            for kind in SETS:
                found[kind] = import_all(kind, given.shared, path)
            record.remake_given_events()
            for kind in SETS:
                found[kind]["sides with a party"] = known_sides(record, kind)
            for kind in MERGED:
                found[kind] |= compare_merging(record, kind, show=given.pairs)
    for kind, measures in found.items():
        print(kind, " ".join(f"{name}: {figure:.4f}" for name, figure in measures.items()))
    wrong = [
        f"{kind}: {measures['rows accounted for']:.6f} of the rows are accounted for, not all"
        for kind, measures in found.items()
        if measures["rows accounted for"] < 1
    ]
    if wrong:
        return "\n".join(wrong)
    return floors.settle(
        FLOORS,
        found,
        write=given.write,
        command="python evals/data_sets.py --shared DIR --write",
        notes={},
    )


if __name__ == "__main__":
    sys.exit(main())
