"""How well sentences are coded: ``python evals/coding.py --shared DIR [--language LL] [--write]``.

DIR holds ``gold/dev.jsonl``, sentences of the news with what happens in them as two coders agreed,
and ``score/score_reports.py``, whose way of counting is used as it is. Each sentence goes through
`interstate code` alone, as a document of its own. The gold is scored whole and in its two halves
(news of 2011, ids ``nt2012-``, and of 2012, ids ``nt2013-``). The scores are kept in
``evals/coding.json`` with ``--write`` and are the floors for the next time. ``--errors FOLDER`` has
the sentences of the first half listed that were coded otherwise than the gold has them, the most
missed types first; the second half is never listed, so that it stays a fair measure.

``news`` are news sentences of our own in which nothing may be read to mend the program; what a
state does to itself counts neither as right nor as wrong there, since coders seldom agree on it.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT))

from tools.sentences import Written, read_sentences  # noqa: E402

import floors  # noqa: E402

if TYPE_CHECKING:
    from types import ModuleType

LANGUAGES = ("en", "de", "es", "fr", "ru")
TUNED_ON = "nt2012"
HALVES = ("all", TUNED_ON, "nt2013")
NEWS = "news"
MEASURES = ("who+what", "interstate who+what", "what", "who")
LEFT_EMPTY = "no-event sentences left empty"
FACTUALITY = "factuality accuracy on matches"
SURE = "who+what+factuality"
"""F1 where the factuality has to be right too, and nothing missed is left out."""
FLOORS = Path(__file__).with_suffix(".json")

Sentence = dict[str, Any]


def read_gold(shared: Path) -> list[Sentence]:
    path = shared / "gold" / "dev.jsonl"
    if not path.is_file():
        msg = f"{path} is missing: --shared must name the folder with gold/ and score/"
        raise SystemExit(msg)
    return read_gold_lines(path)


def read_gold_lines(path: Path) -> list[Sentence]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def own_news() -> list[Sentence]:
    """Return our own news sentences that only count, in the form of the gold."""
    return [as_gold(written) for written in read_sentences() if written.only_counts]


def as_gold(written: Written) -> Sentence:
    return {
        "id": written.id,
        "published": written.published.isoformat(),
        "text": {written.language: written.text},
        "events": [
            {
                "type": min(told.types),
                "alt": sorted(told.types),
                "actors": sorted(told.actors),
                "recipients": sorted(told.recipients),
                "symmetric": told.mutual,
                "required": told.required and not told.actors & told.recipients,
                "interstate": len(told.actors | told.recipients) > 1
                and (told.mutual or bool(told.actors and told.recipients)),
            }
            for told in written.happenings
        ],
    }


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
    """Return F1 by measure, and the shares, from what the scorer gives."""
    found = {measure: round(scores[measure]["f1"], 4) for measure in MEASURES}
    for share in (LEFT_EMPTY, FACTUALITY):
        found[share] = round(scores[share] or 0.0, 4)
    acts = scores["who+what"]
    right = acts["tp"] * found[FACTUALITY]
    found[SURE] = round(2 * right / max(2 * acts["tp"] + acts["fp"] + acts["fn"], 1), 4)
    return found


def scorer(shared: Path) -> ModuleType:
    """Return the module of the scorer, whose dyads and matches are the ones that count."""
    path = shared / "score" / "score_reports.py"
    spec = importlib.util.spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None:
        msg = f"{path} cannot be read as a module"
        raise SystemExit(msg)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def told(dyad: tuple[Any, Any]) -> str:
    return " ~ ".join(dyad[1]) if dyad[0] == "~" else f"{dyad[0] or '-'} > {dyad[1] or '-'}"


def list_errors(shared: Path, gold: Path, coded: Path, language: str) -> str:
    """Return each sentence with what was missed (-), coded beside the gold (+), or right (=)."""
    rules = scorer(shared)
    wanted = rules.load_gold(gold, language)
    found = rules.load_pred(coded, wanted.keys())
    by_first: defaultdict[str, list[str]] = defaultdict(list)
    for sentence in read_gold_lines(gold):
        if language not in sentence["text"]:
            continue
        events, reports = wanted[sentence["id"]], found.get(sentence["id"], [])
        lines: list[str] = []
        first = ""
        used: set[int] = set()
        for event in events:
            types = "/".join(sorted(event["types"]))
            line = f"{types} {told(event['dyad'])} {event['factuality']}"
            hit = next(
                (
                    k
                    for k, report in enumerate(reports)
                    if k not in used
                    and report["type"] in event["types"]
                    and rules.matches(event["dyad"], report["dyad"])
                ),
                None,
            )
            if hit is not None:
                used.add(hit)
                lines.append(f"   = {line} [{reports[hit]['factuality']}]")
            elif event["required"]:
                lines.append(f"   - {line}")
                first = first or f"missed {types.split('/')[0]}"
            else:
                lines.append(f"   . {line}")
        for k, report in enumerate(reports):
            if k not in used:
                line = f"{report['type']} {told(report['dyad'])} {report['factuality']}"
                lines.append(f"   + {line}")
                first = first or f"extra {report['type']}"
        if first:
            triggers = [e["trigger"] for e in sentence["events"] if e.get("required", True)]
            text = f"{sentence['id']} {sentence['text'][language]}"
            by_first[first].append("\n".join([text, f"   {triggers}", *lines]))
    ranked = sorted(by_first.items(), key=lambda item: -len(item[1]))
    return "\n\n".join(f"== {name}: {len(each)}\n" + "\n".join(each) for name, each in ranked)


def main() -> str | None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--shared", type=Path, required=True, help="folder with gold/ and score/")
    options.add_argument("--language", choices=LANGUAGES, action="append", help="only this one")
    options.add_argument("--write", action="store_true", help="keep the scores as the new floors")
    options.add_argument("--errors", type=Path, metavar="FOLDER", help="list the errors there")
    given = options.parse_args()
    if given.errors:
        given.errors.mkdir(parents=True, exist_ok=True)
    gold = read_gold(given.shared)
    news = own_news()
    found: floors.Figures = {}
    print(
        f"{'':10}"
        + "".join(f"{m:>24}" for m in (*MEASURES, "left empty", "factuality", "+factuality"))
    )
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for half in HALVES:
            chosen = [s for s in gold if half == "all" or s["id"].startswith(half)]
            write_lines(folder / f"{half}.gold.jsonl", chosen)
        write_lines(folder / f"{NEWS}.gold.jsonl", news)
        for language in given.language or LANGUAGES:
            coded, seconds = code([*gold, *news], language, folder)
            for half in (*HALVES, NEWS):
                scores = score(given.shared, folder / f"{half}.gold.jsonl", coded, language)
                found[f"{language} {half}"] = figures(scores)
                print(f"{language} {half:7}", end="")
                for measure in MEASURES:
                    s = scores[measure]
                    line = f"{s['f1']:.3f} (P {s['precision']:.2f} R {s['recall']:.2f})"
                    print(f"{line:>24}", end="")
                print(f"{found[f'{language} {half}'][LEFT_EMPTY]:24.3f}", end="")
                print(f"{found[f'{language} {half}'][FACTUALITY]:24.3f}", end="")
                print(f"{found[f'{language} {half}'][SURE]:24.3f}")
            if given.errors:
                listed = list_errors(
                    given.shared, folder / f"{TUNED_ON}.gold.jsonl", coded, language
                )
                (given.errors / f"{language}.txt").write_text(listed, "utf-8")
            print(f"{language}: {seconds:.0f} seconds for all its sentences, loading included")
    return floors.settle(
        FLOORS,
        found,
        write=given.write,
        command="python evals/coding.py --shared DIR --write",
        notes={"sentences": len(gold)},
    )


if __name__ == "__main__":
    sys.exit(main())
