"""How well the act between two marked parties is typed: ``python evals/pairs.py --shared DIR``.

Measured on the sentences with marked source and target of ``data/events/PLV`` (development half),
of which nothing is trained on. They are split in two by a hash of the sentence, so that what one
half taught about words can be told from what holds of others: only sentences of the half *read*
were ever looked at. PLV calls CONCEDE and RETREAT YIELD. Told are macro-F1 over its 15 roots and
over the four quad classes, and how far probabilities lie from the share that is right (expected
calibration error). ``--write`` keeps the figures in ``evals/pairs.json`` as floors.

PLV follows CAMEO where PLOVER 2021 differs: courts that convict are ACCUSE there and SANCTION here,
sanctions imposed mostly COERCE and here SANCTION, cyber attacks and blockades ASSAULT and here
COERCE. These count as errors all the same.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import floors
import interstate
from interstate.record import Rejected

if TYPE_CHECKING:
    from collections.abc import Sequence

FLOORS = Path(__file__).with_suffix(".json")
SET = "data/events/PLV/PLV_train.tsv"
YIELDING = frozenset({"CONCEDE", "RETREAT"})
QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), "1"),
    **dict.fromkeys(("COOPERATE", "AID", "YIELD"), "2"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "3"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "4"),
}
"""PLV's own numbering of the quad classes."""
BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a sentence's coders say and what interstate says."""

    text: str
    actor: str
    recipient: str
    gold_root: str
    gold_quad: str
    root: str
    probability: float


def answers(shared: Path, half: str) -> list[Answer]:
    """Return the answers for one half, `"read"` or `"unread"`; a rejected line answers `-`."""
    with (shared / SET).open(encoding="utf-8", newline="") as stream:
        rows = [r for r in csv.DictReader(stream, delimiter="\t") if half_of(r["sentence"]) == half]
    given = [(r["sentence"], r["source"], r["target"]) for r in rows]
    found: list[Answer] = []
    coded = interstate.code_pairs(given, language="en")
    for row, (text, actor, recipient), result in zip(rows, given, coded, strict=True):
        event_type, probability = "-", 0.0
        if not isinstance(result, Rejected):
            event_type, probability = result.report.event_type, result.probability
        found.append(
            Answer(
                text=text,
                actor=actor,
                recipient=recipient,
                gold_root=row["gold_root"],
                gold_quad=row["gold_penta"],
                root="YIELD" if event_type in YIELDING else event_type,
                probability=probability,
            )
        )
    return found


def half_of(sentence: str) -> str:
    """Return which half a sentence is of; the same for all pairs marked in it."""
    digest = hashlib.sha1(sentence.strip().lower().encode(), usedforsecurity=False).digest()
    return "read" if digest[0] < 128 else "unread"  # noqa: PLR2004  half of a byte's values


def macro_f1(gold: Sequence[str], found: Sequence[str]) -> tuple[float, dict[str, float]]:
    """Return the mean F1 over the classes of the gold, and each class's own."""
    each: dict[str, float] = {}
    for name in sorted(set(gold)):
        both = sum(g == f == name for g, f in zip(gold, found, strict=True))
        named = gold.count(name) + found.count(name)
        each[name] = 2 * both / named if named else 0.0
    return sum(each.values()) / len(each), each


def calibration_error(told: Sequence[Answer]) -> float:
    """Return how far probabilities lie from the share that is right, in bins of a tenth."""
    gap = 0.0
    for at in range(BINS):
        inside = [a for a in told if min(int(a.probability * BINS), BINS - 1) == at]
        right = sum(a.root == a.gold_root for a in inside)
        gap += abs(right - sum(a.probability for a in inside))
    return gap / len(told)


def main() -> str | None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--shared", type=Path, required=True, help=f"folder with {SET}")
    options.add_argument("--write", action="store_true", help="keep the figures as the new floors")
    options.add_argument("--errors", action="store_true", help="print those of the half read")
    given = options.parse_args()
    found: floors.Figures = {}
    for half in ("read", "unread"):
        told = answers(given.shared, half)
        roots = [a.gold_root for a in told]
        by_root, each = macro_f1(roots, [a.root for a in told])
        by_quad, _ = macro_f1([a.gold_quad for a in told], [QUADS.get(a.root, "-") for a in told])
        right = sum(a.root == a.gold_root for a in told) / len(told)
        error = calibration_error(told)
        found[f"en {half}"] = {
            "macro-F1 of 15 roots": round(by_root, 4),
            "macro-F1 of quad classes": round(by_quad, 4),
            "share of lines that have a report": round(
                sum(a.root != "-" for a in told) / len(told), 4
            ),
            "1 - calibration error": round(1 - error, 4),
        }
        print(
            f"en {half}: {len(told)} pairs, roots {by_root:.3f}, quad classes {by_quad:.3f}, right "
            f"{right:.3f}, mean probability {sum(a.probability for a in told) / len(told):.3f}, "
            f"calibration error {error:.3f}"
        )
        print("   ", " ".join(f"{name} {f1:.2f}" for name, f1 in each.items()))
        if given.errors and half == "read":
            for a in told:
                if a.root != a.gold_root:
                    print(
                        f"{a.gold_root} as {a.root} {a.probability:.2f} | {a.actor} | "
                        f"{a.recipient} | {a.text}"
                    )
    return floors.settle(
        FLOORS,
        found,
        write=given.write,
        command="python evals/pairs.py --shared DIR --write",
        notes={},
    )


if __name__ == "__main__":
    sys.exit(main())
