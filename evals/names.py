"""Whether names are told to be one: ``python evals/names.py --shared DIR [--write] [--wrong]``.

The pairs of persons of ``data/actors/name_bench`` (MIT; OpenSanctions), each labelled as one name
or two, in two halves taken in turn: the comparison was tuned on the first (``tuned``), the second
(``held out``) tells how it does on other names. Beside it stands what OpenSanctions' own
comparison (logic-v2, frozen in the same folder) makes of the same pairs. The floors are in
``evals/names.json``.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import floors
from interstate.resolution.actors.same_name import compare_names

FLOORS = Path(__file__).with_suffix(".json")
BENCH = Path("data/actors/name_bench/contrib/name_bench")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two names, whether they are one, and what logic-v2 makes of them."""

    name: str
    other: str
    same: bool
    reference: bool


def read_pairs(shared: Path) -> list[Pair]:
    """Return the pairs of persons."""
    frozen = shared / BENCH / "run_data" / "logicv2-frozen.csv"
    with frozen.open(encoding="utf-8", newline="") as lines:
        return [
            Pair(
                name=row["name1"],
                other=row["name2"],
                same=row["is_match"] == "true",
                reference=row["predicted_match"] == "true",
            )
            for row in csv.DictReader(lines)
            if row["schema"] == "Person"
        ]


def shares(gold: list[bool], told: list[bool]) -> dict[str, float]:
    """Return accuracy and F1 of what was told."""
    right = sum(a == b for a, b in zip(gold, told, strict=True))
    both = sum(a and b for a, b in zip(gold, told, strict=True))
    return {
        "accuracy": round(right / len(gold), 4),
        "f1": round(2 * both / (sum(gold) + sum(told)), 4),
    }


def main() -> str | None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--shared", type=Path, required=True, help="folder with data/actors")
    options.add_argument("--write", action="store_true", help="keep the shares as the new floors")
    options.add_argument("--wrong", action="store_true", help="print what is told wrongly, and why")
    given = options.parse_args()
    pairs = read_pairs(given.shared)
    found: floors.Figures = {}
    for half, chosen in (("tuned", pairs[::2]), ("held out", pairs[1::2])):
        gold = [pair.same for pair in chosen]
        begun = time.perf_counter()
        told = [compare_names(pair.name, pair.other) for pair in chosen]
        spent = (time.perf_counter() - begun) / len(chosen)
        found[half] = shares(gold, [match.same for match in told])
        theirs = shares(gold, [pair.reference for pair in chosen])
        print(f"{half}: {len(chosen)} pairs, {found[half]} (logic-v2 {theirs}), {spent:.6f} s each")
        for pair, match in zip(chosen, told, strict=True):
            if given.wrong and half == "tuned" and match.same != pair.same:
                print(f"  {pair.same} {match.score} {pair.name} | {pair.other}: {match.because}")
    return floors.settle(
        FLOORS,
        found,
        write=given.write,
        command="python evals/names.py --shared DIR --write",
        notes={},
    )


if __name__ == "__main__":
    sys.exit(main())
