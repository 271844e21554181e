#!/usr/bin/env python3
"""How well times are found and read: ``python evals/dates.py --shared DIR [--json FILE]``.

DIR holds ``data/time`` (see its DATA.md) and ``score/score_timex.py``, whose way of counting is
used as it is. Every set is scored in two halves, files taken in turn by name: the rules were
tuned on the first (``tuned``), the second (``held out``) tells how they do on other text. Beside
German stands HeidelTime's own output on the same files.
"""

import argparse
import importlib.util
import io
import json
import re
import sys
import tempfile
import time
from contextlib import redirect_stdout
from datetime import date
from html import unescape
from pathlib import Path
from types import ModuleType

from interstate.resolution.days import find_times
from interstate.views.cli.timeml import timeml

SETS = {
    "KRAUTS Dolomiten-100": ("de", "KRAUTS_Dolomiten-100", "KRAUTS_Dolomiten-100_Heideltime"),
    "KRAUTS Dolomiten-42": ("de", "KRAUTS_Dolomiten-42", "KRAUTS_Dolomiten-42_Heideltime"),
    "TimeBank": ("en", "TBAQ/TimeBank", None),
}
MEASURES = ("strict", "relaxed", "value(relaxed)", "strict+value", "type")
# What was reached before, on all files of a set: these floors only rise.
FLOORS = {
    "KRAUTS Dolomiten-100": {"strict": 86.0, "value(relaxed)": 80.0},
    "KRAUTS Dolomiten-42": {"strict": 88.0, "value(relaxed)": 81.0},
    "TimeBank": {"relaxed": 93.0, "value(relaxed)": 77.0},
}
TAG = re.compile(r"<[^>]*>")


def document_of(path: Path) -> tuple[str, date | None]:
    """Return the bare text of a gold file and its day of creation (its ``DCT``)."""
    source = path.read_text("utf-8", errors="replace")
    text = re.search(r"<TEXT>\n?(.*?)\n?</TEXT>", source, re.DOTALL)
    if text is None:
        msg = f"{path}: no <TEXT>"
        raise SystemExit(msg)
    created = re.search(r"<DCT>.*?value=\"(\d{4}-\d\d-\d\d)", source, re.DOTALL)
    day = date.fromisoformat(created.group(1)) if created else None
    return unescape(TAG.sub("", text.group(1))), day


def scorer(shared: Path) -> ModuleType:
    path = shared / "score" / "score_timex.py"
    if not path.is_file():
        msg = f"{path} is missing: --shared must name the folder with score/ and data/"
        raise SystemExit(msg)
    spec = importlib.util.spec_from_file_location("score_timex", path)
    if spec is None or spec.loader is None:
        msg = f"{path} cannot be loaded"
        raise SystemExit(msg)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def figures(module: ModuleType, gold: Path, system: Path) -> dict[str, float]:
    """Return F1 in percent by measure, read from the line the scorer prints."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        module.score(str(gold), str(system))
    out: dict[str, float] = {}
    for part in printed.getvalue().split("|")[1:]:
        name, *numbers = part.split()
        out[name] = float(numbers[-1].removeprefix("F"))
    return out


def evaluate(shared: Path, only: str | None) -> list[dict[str, object]]:
    module = scorer(shared)
    rows: list[dict[str, object]] = []
    for name, (language, folder, heideltime) in SETS.items():
        if only is not None and only.lower() not in name.lower():
            continue
        gold = shared / "data" / "time" / folder
        files = sorted(gold.glob("*.tml"))
        if not files:
            msg = f"{name} is asked for, but {gold} holds no .tml files"
            raise SystemExit(msg)
        for half, chosen in (("tuned", files[::2]), ("held out", files[1::2]), ("all", files)):
            with tempfile.TemporaryDirectory() as made:
                root = Path(made)
                for part in ("gold", "ours", "theirs"):
                    (root / part).mkdir()
                spent = characters = 0.0
                for path in chosen:
                    text, published = document_of(path)
                    begun = time.perf_counter()
                    times = find_times(text, language=language, published=published)
                    spent += time.perf_counter() - begun
                    characters += len(text)
                    (root / "gold" / path.name).write_bytes(path.read_bytes())
                    written = timeml(path.stem, text, times, published)
                    (root / "ours" / path.name).write_text(written, "utf-8")
                    if heideltime is not None:
                        other = gold.parent / heideltime / path.name
                        (root / "theirs" / path.name).write_bytes(other.read_bytes())
                row: dict[str, object] = {
                    "set": name,
                    "half": half,
                    "documents": len(chosen),
                    "interstate": figures(module, root / "gold", root / "ours"),
                    "characters_per_second": round(characters / spent),
                }
                if heideltime is not None:
                    row["HeidelTime"] = figures(module, root / "gold", root / "theirs")
                rows.append(row)
    if not rows:
        msg = f"no set is called {only!r}; there are {', '.join(SETS)}"
        raise SystemExit(msg)
    return rows


def below_floors(rows: list[dict[str, object]]) -> list[str]:
    """Return what fell below its floor, in words."""
    out: list[str] = []
    for row in rows:
        reached = row["interstate"]
        if row["half"] != "all" or not isinstance(reached, dict):
            continue
        for measure, floor in FLOORS[str(row["set"])].items():
            if reached[measure] < floor:
                out.append(f"{row['set']}: {measure} is {reached[measure]}, the floor is {floor}")
    return out


def main() -> str | None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder with data/ and score/")
    parser.add_argument("--set", default=None, help="part of one set's name")
    parser.add_argument("--json", type=Path, default=None, help="write the figures here")
    given = parser.parse_args()
    rows = evaluate(given.shared, given.set)
    print(f"{'F1, percent':24}{'half':10}{'by':12}" + "".join(f"{m:>16}" for m in MEASURES))
    for row in rows:
        for who in ("interstate", "HeidelTime"):
            values = row.get(who)
            if isinstance(values, dict):
                numbers = "".join(f"{values[m]:16.1f}" for m in MEASURES)
                print(f"{row['set']!s:24}{row['half']!s:10}{who:12}{numbers}")
    if given.json is not None:
        given.json.write_text(json.dumps(rows, indent=2) + "\n", "utf-8")
    return "\n".join(below_floors(rows)) or None


if __name__ == "__main__":
    sys.exit(main())
