"""Where acts are lost: ``python evals/coverage.py [--language LL] [--missed FOLDER] [--write]``.

Of what happens in news sentences of our own (``resources/sentences/<ll>/news.jsonl``), the share
whose word the tables know as one of that type, the share that is told with the right type at that
word, and the share whose parties are all right too. Sentences with an odd number may be read to
mend the tables, and ``--missed FOLDER`` lists what is lost in them, by where it is lost and by
type; those with an even number are only counted. Their shares are kept in ``evals/coverage.json``
with ``--write`` and are the floors for the next time.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT))

from tools.sentences import SENTENCES, Happening, read_sentences  # noqa: E402

import floors  # noqa: E402

if TYPE_CHECKING:
    from interstate.coding import Signs
    from interstate.coding.readings import Candidate

FLOORS = Path(__file__).with_suffix(".json")
STAGES = {
    "right": "type and parties right",
    "parties": "type right, a party wrong",
    "frame": "its word has the type in the tables, but no row holds",
    "other": "its word was told as another type",
    "unknown": "its word is not in the tables with that type",
}


def stage(told: Happening, read: list[Signs]) -> tuple[str, str]:
    """Return how far an act came, and what was made of it."""
    here: list[tuple[Candidate, str]] = []
    for signs_of in read:
        for candidate in signs_of.candidates():
            starts = [
                signs_of.tree.tokens[k].start for k in (candidate.trigger, *candidate.act.words)
            ]
            if told.is_told_at(starts):
                here.append((candidate, signs_of.tree.lemmas[candidate.trigger]))
    right = [(c, lemma) for c, lemma in here if c.event_type in told.types]
    fires = [(c, lemma) for c, lemma in right if c.fires]
    for candidate, lemma in fires:
        actors = frozenset(p.id for p in candidate.act.actors if p.id)
        recipients = frozenset(p.id for p in candidate.act.recipients if p.id)
        made = f"{lemma}: {sorted(actors)} > {sorted(recipients)}"
        same = told.is_between(actors, recipients, mutual=candidate.act.symmetric)
        return ("right" if same else "parties"), made
    if right:
        return "frame", " ".join(dict.fromkeys(lemma for _, lemma in right))
    if other := [f"{lemma} {c.event_type}" for c, lemma in here if c.fires]:
        return "other", ", ".join(other)
    return "unknown", ""


def main() -> str | None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--language", action="append", help="only this one")
    options.add_argument("--missed", type=Path, metavar="FOLDER", help="list what is lost there")
    options.add_argument("--write", action="store_true", help="keep the shares as the new floors")
    given = options.parse_args()
    counts: defaultdict[tuple[str, bool], Counter[str]] = defaultdict(Counter)
    missed: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for written in read_sentences(SENTENCES):
        if written.dense or (given.language and written.language not in given.language):
            continue
        counted_only = written.only_counts
        if not counted_only and not given.missed:
            continue
        read = written.readings()
        for told in written.happenings:
            if not told.required:
                continue
            reached, made = stage(told, read)
            counts[written.language, counted_only][reached] += 1
            if reached != "right" and not counted_only:
                types = "/".join(sorted(told.types))
                parties = f"{sorted(told.actors)} > {sorted(told.recipients)}"
                words = written.text[told.start : told.end]
                missed[written.language][f"{reached} {types}"].append(
                    f"{words!r} {parties}  made of it: {made}\n    {written.id} {written.text}"
                )
    found: floors.Figures = {}
    for (language, counted_only), of in sorted(counts.items()):
        acts = of.total()
        told = of["right"] + of["parties"]
        shares = {
            "known": (told + of["frame"]) / acts,
            "type told": told / acts,
            "type and parties told": of["right"] / acts,
        }
        half = "counted only" if counted_only else "may be read"
        listed = ", ".join(f"{name} {share:.3f}" for name, share in shares.items())
        print(f"{language} {half}: {acts} acts; {listed}")
        if counted_only:
            found[language] = {name: round(share, 4) for name, share in shares.items()}
    for language, lists in missed.items():
        given.missed.mkdir(parents=True, exist_ok=True)
        lines = [f"{key}: {value}" for key, value in STAGES.items()]
        for name, each in sorted(
            lists.items(), key=lambda item: (item[0].split()[0], -len(item[1]))
        ):
            lines += [f"\n== {name}: {len(each)}", *each]
        (given.missed / f"{language}.txt").write_text("\n".join(lines) + "\n", "utf-8")
    return floors.settle(
        FLOORS, found, write=given.write, command="python evals/coverage.py --write", notes={}
    )


if __name__ == "__main__":
    sys.exit(main())
