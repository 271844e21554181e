"""How well one whole article is coded: ``python evals/seed.py --shared DIR [--write]``.

DIR holds ``seed/`` with the article, ``gold/seed.json`` with what it reports, and
``score/score_seed.py``, whose way of counting is used as it is. The scores are kept in
``evals/seed.json`` with ``--write`` and are the floors for the next time.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import floors

FLOORS = Path(__file__).with_suffix(".json")
PUBLISHED = "2024-10-30"
TOTALS = re.compile(
    r"factuality (\d+)/(\d+)  days (\d+)/(\d+)  optional (\d+)  extra (\d+)\s+right (\d+) of (\d+)"
)


def code(texts: list[Path], coded: Path) -> None:
    with coded.open("wb") as out:
        subprocess.run(
            [
                *(sys.executable, "-m", "interstate", "code", "--format", "jsonl"),
                *("--published", PUBLISHED),
                *map(str, texts),
            ],
            stdout=out,
            check=True,
        )


def figures(printed: str) -> dict[str, float]:
    """Return shares from 0 to 1, read from the last two lines the scorer prints.

    `right` are the required reports that were found; `precision` is the share of coded dyads
    that the gold has, required or optional.
    """
    found = TOTALS.search(printed)
    if found is None:
        msg = f"the scorer's last lines are not understood:\n{printed[-500:]}"
        raise SystemExit(msg)
    sure, judged, day, dated, optional, extra, right, required = map(int, found.groups())
    return {
        "right": round(right / required, 4),
        "precision": round((right + optional) / max(right + optional + extra, 1), 4),
        "factuality": round(sure / max(judged, 1), 4),
        "days": round(day / max(dated, 1), 4),
    }


def main() -> str | None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--shared", type=Path, required=True, help="folder with seed/ and gold/")
    options.add_argument("--write", action="store_true", help="keep the scores as the new floors")
    given = options.parse_args()
    texts = sorted((given.shared / "seed").glob("*.txt"))
    gold = given.shared / "gold" / "seed.json"
    if not texts or not gold.is_file():
        msg = f"{given.shared} lacks seed/*.txt or gold/seed.json; --shared must name their folder"
        raise SystemExit(msg)
    with tempfile.TemporaryDirectory() as made:
        coded = Path(made) / "reports.jsonl"
        code(texts, coded)
        scorer = given.shared / "score" / "score_seed.py"
        printed = subprocess.run(
            [sys.executable, str(scorer), str(gold), str(coded)],
            stdout=subprocess.PIPE,
            check=True,
            text=True,
        ).stdout
    print(printed, end="")
    found = {"seed": figures(printed)}
    return floors.settle(
        FLOORS,
        found,
        write=given.write,
        command="python evals/seed.py --shared DIR --write",
        notes={},
    )


if __name__ == "__main__":
    sys.exit(main())
