"""Fit what each clue weighs for a marked pair: ``python tools/fit_pair_weights.py [--write]``.

Reads the sentences in ``resources/pairs`` (ours, and those of the PLOVER gold standard records),
has interstate find the clues in each, and fits a multinomial logistic regression with a penalty on
large weights. Before that it does the same ten times, each time without a tenth of the sentences,
and asks how often the likeliest type is right there and how far its probability can be trusted:
all weights are then scaled so that it can. Without ``--write`` it only tells these figures.

The tables are ``src/interstate/coding/weights/votes.csv`` and ``signs.csv``; weights near nothing
are left out. Run it again when the words of a language or the clues have changed.

References
----------
Kingma, D. P. and Ba, J. (2015), "Adam: A Method for Stochastic Optimization", ICLR: the steps.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from interstate.coding import Clues
from interstate.coding.pair_weights import ALWAYS
from interstate.pipeline import Choices, clues_of_pairs, gather_pairs
from interstate.reference.plover import TYPES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
SENTENCES = ROOT / "resources" / "pairs"
WEIGHTS = ROOT / "src" / "interstate" / "coding" / "weights"
PARTS = 10
PENALTY_SIGNS, PENALTY_VOTES = 0.5, 0.1
LEAST_SEEN = 2
STEPS = 250
SPEED = 0.05
NEGLIGIBLE = 0.02
SCALES = tuple(float(s) for s in np.arange(0.4, 1.31, 0.02))


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One sentence: what speaks in it, and the number of its type in `TYPES`."""

    clues: Clues
    event_type: int
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """Weights: of signs (a row for each, a column for each type), votes, and of every sentence."""

    signs: dict[str, int]
    votes: dict[str, int]
    of_signs: NDArray[np.float32]
    of_votes: NDArray[np.float32]
    always: NDArray[np.float32]

    def sums(self, examples: Sequence[Example]) -> NDArray[np.float32]:
        """Return what is added up for each type, a row for each example."""
        seen, voted = _matrices(examples, self.signs, self.votes)
        return _sums(seen, voted, self.of_signs, self.of_votes, self.always)


def read_examples(folder: Path) -> list[Example]:
    """Return the examples of all files below a folder; a line that cannot be read ends the run."""
    found: list[Example] = []
    for path in sorted(folder.rglob("*.jsonl")):
        given = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        rows = clues_of_pairs(gather_pairs([path], Choices()), Choices())
        for line, clues in zip(given, rows, strict=True):
            if not isinstance(clues, Clues):
                msg = f"{clues.item}: {clues.reason}"
                raise SystemExit(msg)
            event_type = TYPES.index(line["event_type"])
            found.append(Example(clues=clues, event_type=event_type, language=line["language"]))
    return found


def fit(examples: Sequence[Example]) -> Fitted:
    """Return the weights under which the types of the examples are likeliest."""
    seen_in = Counter(sign for each in examples for sign in each.clues.signs)
    known = sorted(sign for sign, count in seen_in.items() if count >= LEAST_SEEN)
    signs = {sign: at for at, sign in enumerate(known)}
    votes = {
        kind: at for at, kind in enumerate(sorted({k for e in examples for k in e.clues.votes}))
    }
    seen, voted = _matrices(examples, signs, votes)
    wanted = np.eye(len(TYPES), dtype=np.float32)[[each.event_type for each in examples]]
    weights = [
        np.zeros((len(signs), len(TYPES)), np.float32),
        np.zeros(len(votes), np.float32),
        np.zeros(len(TYPES), np.float32),
    ]
    first = [np.zeros_like(w) for w in weights]
    second = [np.zeros_like(w) for w in weights]
    for step in range(1, STEPS + 1):
        of_signs, of_votes, always = weights
        off = _softmax(_sums(seen, voted, of_signs, of_votes, always)) - wanted
        slopes = (
            seen.T @ off + PENALTY_SIGNS * of_signs,
            np.einsum("nvt,nt->v", voted, off) + PENALTY_VOTES * of_votes,
            off.sum(0) + PENALTY_VOTES * always,
        )
        speed = SPEED * (1 + np.cos(np.pi * step / STEPS)) / 2
        for at, slope in enumerate(slopes):
            first[at] += 0.1 * (slope - first[at])
            second[at] += 0.01 * (slope * slope - second[at])
            mean, square = first[at] / (1 - 0.9**step), second[at] / (1 - 0.99**step)
            weights[at] -= speed * mean / (np.sqrt(square) + 1e-6)
    return Fitted(
        signs=signs, votes=votes, of_signs=weights[0], of_votes=weights[1], always=weights[2]
    )


def _matrices(
    examples: Sequence[Example], signs: dict[str, int], votes: dict[str, int]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return which example has which sign, and which kind of vote for which type."""
    seen = np.zeros((len(examples), len(signs)), np.float32)
    voted = np.zeros((len(examples), len(votes), len(TYPES)), np.float32)
    for row, each in enumerate(examples):
        seen[row, [signs[s] for s in each.clues.signs if s in signs]] = 1
        for kind, types in each.clues.votes.items():
            if kind in votes:
                voted[row, votes[kind], [TYPES.index(t) for t in types]] = 1
    return seen, voted


def _sums(
    seen: NDArray[np.float32],
    voted: NDArray[np.float32],
    of_signs: NDArray[np.float32],
    of_votes: NDArray[np.float32],
    always: NDArray[np.float32],
) -> NDArray[np.float32]:
    return seen @ of_signs + np.einsum("nvt,v->nt", voted, of_votes) + always


def _softmax(sums: NDArray[np.float32]) -> NDArray[np.float32]:
    parts = np.exp(sums - sums.max(1, keepdims=True))
    return parts / parts.sum(1, keepdims=True)


def left_out(examples: Sequence[Example]) -> NDArray[np.float32]:
    """Return the sums of each example under weights that were fitted without it."""
    sums = np.zeros((len(examples), len(TYPES)), np.float32)
    for part in range(PARTS):
        # Every tenth, as sentences of one type stand together.
        out = list(range(part, len(examples), PARTS))
        kept = [each for at, each in enumerate(examples) if at % PARTS != part]
        sums[out] = fit(kept).sums([examples[at] for at in out])
    return sums


def log_loss(sums: NDArray[np.float32], types: Sequence[int], scale: float) -> float:
    """Return the mean surprise at the right types, in nats, with all sums scaled."""
    right = _softmax(sums * np.float32(scale))[np.arange(len(types)), list(types)]
    return float(-np.log(np.maximum(right, 1e-9)).mean())


def write(fitted: Fitted, scale: float, folder: Path) -> int:
    """Write both tables; return the number of signs kept."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "votes.csv").open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream, lineterminator="\n")
        rows.writerow(("clue", "weight"))
        rows.writerows((k, f"{fitted.of_votes[at] * scale:.2f}") for k, at in fitted.votes.items())
    kept = 0
    with (folder / "signs.csv").open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream, lineterminator="\n")
        rows.writerow(("clue", *TYPES))
        lines = [
            (ALWAYS, fitted.always),
            *((s, fitted.of_signs[at]) for s, at in fitted.signs.items()),
        ]
        for sign, weights in lines:
            cells = [_shown(float(weight) * scale) for weight in weights]
            if any(cells):
                rows.writerow((sign, *cells))
                kept += 1
    return kept


def _shown(weight: float) -> str:
    return "" if abs(weight) < NEGLIGIBLE else f"{weight:.2f}"


def main() -> None:
    """Fit, tell the figures on sentences left out and, if asked to, write the tables."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--write", action="store_true", help="write the tables of the package")
    given = options.parse_args()
    examples = read_examples(SENTENCES)
    types = [each.event_type for each in examples]
    sums = left_out(examples)
    scale = min(SCALES, key=lambda s: log_loss(sums, types, s))
    likely = _softmax(sums * np.float32(scale))
    share = float((likely.argmax(1) == np.array(types)).mean())
    print(
        f"{len(examples)} sentences; of those left out {share:.1%} right, mean probability "
        f"{likely.max(1).mean():.1%} at scale {scale:.2f}, "
        f"log loss {log_loss(sums, types, scale):.3f}"
    )
    right = likely.argmax(1) == np.array(types)
    for language in sorted({each.language for each in examples}):
        of = [at for at, each in enumerate(examples) if each.language == language]
        print(f"{language}: {right[of].mean():.1%} of {len(of)}")
    if given.write:
        kept = write(fit(examples), scale, WEIGHTS)
        print(f"{kept} signs written to {WEIGHTS}")


if __name__ == "__main__":
    sys.exit(main())
