"""What is lost by not parsing every sentence: ``python evals/prefilter.py --shared DIR [--write]``.

Only sentences that name a party and hold a word that can tell of an act are parsed. Here the
sentences of ``gold/dev.jsonl`` in which two coders agree that something happens are held against
that: those that would not be parsed are lost, however good the rest is. The share let through is
kept in ``evals/prefilter.json`` with ``--write`` and is the floor for the next time.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import floors
from coding import LANGUAGES, read_gold
from interstate.coding.coder import Coder
from interstate.pipeline import worth_parsing
from interstate.resolution.actors import ActorFinder

FLOORS = Path(__file__).with_suffix(".json")
LET_THROUGH = "event sentences let through"


def main() -> str | None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--shared", type=Path, required=True, help="folder with gold/")
    options.add_argument("--write", action="store_true", help="keep the shares as the new floors")
    options.add_argument("--lost", action="store_true", help="print what is lost, and why")
    given = options.parse_args()
    gold = read_gold(given.shared)
    found: floors.Figures = {}
    for language in LANGUAGES:
        actors, coder = ActorFinder(language), Coder(language)
        kept = told = parsed = 0
        for sentence in gold:
            text = sentence["text"][language]
            chosen = bool(
                worth_parsing([text], names_party=actors.names_party, has_cue=coder.has_cue)
            )
            parsed += chosen
            if any(event.get("required", True) for event in sentence["events"]):
                told += 1
                kept += chosen
                if given.lost and not chosen:
                    lacks = "no word for an act" if actors.names_party(text) else "no party"
                    print(f"{sentence['id']} {language}: {lacks}: {text}")
        found[language] = {LET_THROUGH: round(kept / told, 4)}
        print(
            f"{language}: {kept} of {told} sentences with an event are let through, "
            f"{parsed} of all {len(gold)}"
        )
    return floors.settle(
        FLOORS,
        found,
        write=given.write,
        command="python evals/prefilter.py --shared DIR --write",
        notes={},
    )


if __name__ == "__main__":
    sys.exit(main())
