"""How well sentences are coded: ``python evals/coding.py --shared DIR [--language LL] [--write]``.

DIR holds ``gold/dev.jsonl``, sentences of the news with what happens in them as two coders agreed,
and ``score/score_reports.py``, whose way of counting is used as it is. Each sentence goes through
`interstate code` alone, as a document of its own. The gold is scored whole and in its two halves
(news of 2011, ids ``nt2012-``, and of 2012, ids ``nt2013-``). The scores are kept in
``evals/coding.json`` with ``--write`` and are the floors for the next time.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, cast

import floors

LANGUAGES = ("en", "de", "ru")
HALVES = ("all", "nt2012", "nt2013")
MEASURES = ("who+what", "interstate who+what", "what", "who")
LEFT_EMPTY = "no-event sentences left empty"
FACTUALITY = "factuality accuracy on matches"
FLOORS = Path(__file__).with_suffix(".json")

Sentence = dict[str, Any]


def read_gold(shared: Path) -> list[Sentence]:
    path = shared / "gold" / "dev.jsonl"
    if not path.is_file():
        msg = f"{path} is missing: --shared must name the folder with gold/ and score/"
        raise SystemExit(msg)
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def write_lines(path: Path, rows: list[Sentence]) -> None:
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), "utf-8")


def code(gold: list[Sentence], language: str, folder: Path) -> tuple[Path, float]:
    """Code the sentences of one language; return the reports and the seconds it took."""
    given, coded = folder / f"{language}.jsonl", folder / f"{language}.reports.jsonl"
    write_lines(
        given,
        [
            {
                "id": sentence["id"],
                "text": sentence["text"][language],
                "language": language,
                "published": sentence["published"],
            }
            for sentence in gold
            if language in sentence["text"]
        ],
    )
    begun = time.perf_counter()
    with coded.open("wb") as out:
        subprocess.run(
            [sys.executable, "-m", "interstate", "code", "--format", "jsonl", str(given)],
            stdout=out,
            check=True,
        )
    return coded, time.perf_counter() - begun


def score(shared: Path, gold: Path, coded: Path, language: str) -> dict[str, Any]:
    done = subprocess.run(
        [
            sys.executable,
            str(shared / "score" / "score_reports.py"),
            str(gold),
            str(coded),
            "--language",
            language,
            "--json",
        ],
        # Coded sentences of the other half are strangers to a half's gold, and it says so.
        stderr=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        check=True,
    )
    return cast("dict[str, Any]", json.loads(done.stdout))


def figures(scores: dict[str, Any]) -> dict[str, float]:
    """Return F1 by measure, and the two shares, from what the scorer gives."""
    found = {measure: round(scores[measure]["f1"], 4) for measure in MEASURES}
    for share in (LEFT_EMPTY, FACTUALITY):
        found[share] = round(scores[share] or 0.0, 4)
    return found


def main() -> str | None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--shared", type=Path, required=True, help="folder with gold/ and score/")
    options.add_argument("--language", choices=LANGUAGES, action="append", help="only this one")
    options.add_argument("--write", action="store_true", help="keep the scores as the new floors")
    given = options.parse_args()
    gold = read_gold(given.shared)
    found: floors.Figures = {}
    print(f"{'':10}" + "".join(f"{m:>24}" for m in (*MEASURES, "left empty", "factuality")))
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for half in HALVES:
            chosen = [s for s in gold if half == "all" or s["id"].startswith(half)]
            write_lines(folder / f"{half}.gold.jsonl", chosen)
        for language in given.language or LANGUAGES:
            coded, seconds = code(gold, language, folder)
            for half in HALVES:
                scores = score(given.shared, folder / f"{half}.gold.jsonl", coded, language)
                found[f"{language} {half}"] = figures(scores)
                print(f"{language} {half:7}", end="")
                for measure in MEASURES:
                    s = scores[measure]
                    told = f"{s['f1']:.3f} (P {s['precision']:.2f} R {s['recall']:.2f})"
                    print(f"{told:>24}", end="")
                print(f"{found[f'{language} {half}'][LEFT_EMPTY]:24.3f}", end="")
                print(f"{found[f'{language} {half}'][FACTUALITY]:24.3f}")
            print(f"{language}: {seconds:.0f} seconds for {len(gold)} sentences, loading included")
    return floors.settle(
        FLOORS,
        found,
        write=given.write,
        command="python evals/coding.py --shared DIR --write",
        notes={"sentences": len(gold)},
    )


if __name__ == "__main__":
    sys.exit(main())
