"""How well the shipped parsers read the official test parts of their treebanks.

    python evals/parsers.py --treebanks DIR

DIR holds clones of the treebanks named in ``tools/treebanks.toml`` (which also says which
commits). The scores are printed and, with ``--write``, kept in ``evals/parsers.json`` as the
floor for the next time, beside those of the sets that were not there; without it, a score below
its floor ends the run with an error.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FLOORS = Path(__file__).with_suffix(".json")

SLACK = 0.05
"""Processors round differently; this many points are no change."""

ACCURACIES = (
    "upos",
    "lemma",
    "verb_lemma",
    "noun_lemma",
    "verb_read",
    "feats",
    "uas",
    "las",
    "sentence_f1",
)

Scores = dict[str, dict[str, Any]]


def below_floor(scores: Scores, floors: Scores) -> list[str]:
    """Say which accuracies have fallen; speed is reported but depends on the machine."""
    return [
        f"{name}: {what} {found[what]} is below {floors[name][what]}"
        for name, found in scores.items()
        for what in ACCURACIES
        if name in floors and found[what] < floors[name].get(what, 0) - SLACK
    ]


def main() -> None:
    # The tools are not part of the installed package.
    sys.path.insert(0, str(ROOT))
    from tools.parsers.conllu import TreebankError
    from tools.parsers.scoring import score_treebanks
    from tools.parsers.treebanks import read_manifest

    from interstate.language.coverage import shipped_pipelines

    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--treebanks", type=Path, required=True, help="folder of the clones")
    options.add_argument("--sets", nargs="*", help="only these, which must be there")
    options.add_argument("--write", action="store_true", help="keep the scores as the new floor")
    given = options.parse_args()

    manifest = read_manifest(ROOT / "tools" / "treebanks.toml")
    scores: Scores = {}
    commits = {bank.name: bank.commit for bank in manifest.treebanks}
    shipped = set(shipped_pipelines())
    known = {b.name: b.language for b in manifest.treebanks if b.test and b.language in shipped}
    for language in dict.fromkeys(known.values()):
        names = [n for n in given.sets or () if known.get(n, language) == language]
        if given.sets and not names:
            continue
        try:
            scores |= score_treebanks(
                language, manifest, given.treebanks, language=language, names=names or None
            )
        except TreebankError as problem:
            message = f"error: {problem}"
            raise SystemExit(message) from problem
    if not scores:
        message = f"error: {given.treebanks} holds none of {', '.join(known)}"
        raise SystemExit(message)
    print(json.dumps(scores, indent=1))
    before = json.loads(FLOORS.read_text(encoding="utf-8"))
    if given.write:
        kept = {
            "command": "python evals/parsers.py --treebanks DIR --write",
            "day": datetime.now(UTC).date().isoformat(),
            "commits": before["commits"] | {name: commits[name] for name in scores},
            "scores": before["scores"] | scores,
        }
        FLOORS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    elif fallen := below_floor(scores, before["scores"]):
        raise SystemExit("\n".join(fallen))


if __name__ == "__main__":
    main()
