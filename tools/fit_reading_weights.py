"""Learn how much each sign of a reading weighs: ``python -m tools.fit_reading_weights [--write]``.

The sentences are our own, in ``resources/sentences``, with what happens in them. Each is read as
the program reads it; the readings that agree with what happens are right, the others wrong. Prints,
by five-fold cross-validation with whole sentences held out, how the rules alone and the weighed
readings do, in each language; ``--write`` then learns from all and writes
``src/interstate/coding/weights/readings.csv``. Needs scikit-learn (extra ``tools``).
"""

from __future__ import annotations

import argparse
import csv
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from tools.learning import learner
from tools.sentences import SENTENCES, Happening, Written, learnable

from interstate.coding.reading_weights import MODELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from interstate.coding import Signs
    from interstate.coding.readings import Candidate

    Flags = NDArray[np.bool_]
    Shares = NDArray[np.float64]

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "src" / "interstate" / "coding" / "weights" / "readings.csv"
LEAST_SEEN = 3
"""A sign in fewer examples than this is left out: what it taught would be chance."""
STRENGTH = {"event": 0.03, "actor": 0.05, "recipient": 0.05}
"""Of the regularisation, inverse: smaller holds weights nearer to nothing, and does better on news
of other years than what cross-validation on our own sentences would choose."""
FOLDS = 5
DENSE = "(dense)"
"""Begins the signs of sentences that were written for what happens in them: they take up how much
more happens there than in news, and are not in the table."""


@dataclass(slots=True)
class Examples:
    """Readings by their signs, and whether they are right.

    Attributes
    ----------
    by_rule
        What the rules alone say.
    language, sentence
        Where the example is from.
    """

    signs: list[list[str]] = field(default_factory=list[list[str]])
    right: list[bool] = field(default_factory=list[bool])
    by_rule: list[bool] = field(default_factory=list[bool])
    language: list[str] = field(default_factory=list[str])
    sentence: list[str] = field(default_factory=list[str])

    def add(self, signs: list[str], *, right: bool, by_rule: bool, written: Written) -> None:
        """Add one reading."""
        dense = [DENSE, *(f"{DENSE}{s}" for s in signs if s.startswith("fi"))]
        self.signs.append([*signs, *dense] if written.dense else signs)
        self.right.append(right)
        self.by_rule.append(by_rule)
        self.language.append(written.language)
        self.sentence.append(written.id)


def gather(sentences: Sequence[Written]) -> dict[str, Examples]:
    """Return the examples of each model."""
    found = {model: Examples() for model in MODELS}
    for written in sentences:
        for each in written.readings():
            add_examples(found, each, written)
    return found


def add_examples(found: dict[str, Examples], read: Signs, written: Written) -> None:
    """Add the readings of one sentence."""
    starts = [token.start for token in read.tree.tokens]
    for candidate in read.candidates():
        words = {starts[k] for k in {candidate.trigger, *candidate.act.words}}
        told = next(
            (
                each
                for each in written.happenings
                if candidate.event_type in each.types and each.is_told_at(words)
            ),
            None,
        )
        if told is not None and not told.required:
            continue
        found["event"].add(
            read.of_event(candidate),
            right=told is not None,
            by_rule=candidate.fires,
            written=written,
        )
        if told is not None:
            add_sides(found, read, candidate, told, written)


def add_sides(
    found: dict[str, Examples],
    read: Signs,
    candidate: Candidate,
    told: Happening,
    written: Written,
) -> None:
    """Add on which side of an act each party is that the sentence names."""
    by_rule = {"actor": candidate.act.actors, "recipient": candidate.act.recipients}
    right = {"actor": told.actors, "recipient": told.recipients}
    if candidate.act.symmetric:
        right = {"actor": told.actors | told.recipients}
    elif told.mutual:
        # Nobody says who of them is on which side.
        return
    for party in read.mentions:
        of_party = read.of_party(candidate, party)
        for side in right:
            if side == "recipient" and party in told.actors & told.recipients:
                # Whether a state is whom its own act is done to, coders seldom agree on.
                continue
            found[side].add(
                of_party,
                right=party in right[side],
                by_rule=any(p.id == party for p in by_rule[side]),
                written=written,
            )


def vectors(examples: Examples) -> tuple[Any, list[str]]:
    vectorizer = learner("feature_extraction").DictVectorizer(dtype=np.float32)
    rows = vectorizer.fit_transform([dict.fromkeys(s, 1.0) for s in examples.signs])
    return rows, list(vectorizer.get_feature_names_out())


def fitted(model: str, rows: Any, right: Flags) -> tuple[Any, Flags]:  # noqa: ANN401  scipy
    """Return what was learnt and which signs it knows."""
    known = np.asarray((rows > 0).sum(axis=0)).ravel() >= LEAST_SEEN
    logistic = learner("linear_model").LogisticRegression(C=STRENGTH[model], max_iter=2000)
    return logistic.fit(rows[:, known], right), known


def held_out(model: str, examples: Examples) -> Shares:
    """Return the probability of each example by weights that have not seen its sentence."""
    rows, names = vectors(examples)
    right = np.array(examples.right)
    found = np.zeros(len(right))
    of_dense = [k for k, name in enumerate(names) if name.startswith(DENSE)]
    for seen, unseen in (
        learner("model_selection").GroupKFold(FOLDS).split(rows, right, examples.sentence)
    ):
        learnt, known = fitted(model, rows[seen], right[seen])
        as_read = rows[unseen].tolil()
        as_read[:, of_dense] = 0
        found[unseen] = learnt.predict_proba(as_read.tocsr()[:, known])[:, 1]
    return found


def f1(said: Flags, right: Flags) -> str:
    hits = float((said & right).sum())
    precision, recall = hits / max(said.sum(), 1), hits / max(right.sum(), 1)
    both = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"{both:.3f} (P {precision:.2f} R {recall:.2f})"


def report(examples: dict[str, Examples]) -> None:
    """Print how the rules alone and the weighed readings do on sentences held out."""
    for model, each in examples.items():
        right, by_rule = np.array(each.right), np.array(each.by_rule)
        languages = np.array(each.language)
        probability = held_out(model, each)
        print(f"{model:10} {len(right):6} examples, {right.sum()} right")
        for language in dict.fromkeys(each.language):
            here = languages == language
            print(f"    {language} rules {f1(by_rule[here], right[here])}", end="")
            for bound in (0.2, 0.3, 0.4, 0.5, 0.6):
                print(f"  {bound}: {f1((probability >= bound)[here], right[here])}", end="")
            print()


def write(examples: dict[str, Examples]) -> None:
    with TABLE.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(("model", "sign", "weight"))
        for model, each in examples.items():
            rows, names = vectors(each)
            learnt, known = fitted(model, rows, np.array(each.right))
            of_known = [n for n, k in zip(names, known, strict=True) if k]
            weights = dict(zip(of_known, learnt.coef_[0], strict=True))
            weights["bias"] = weights.get("bias", 0.0) + learnt.intercept_[0]
            for sign in sorted(weights):
                if round(weights[sign], 3) and not sign.startswith(DENSE):
                    table.writerow((model, sign, f"{weights[sign]:.3f}"))
    print(f"wrote {TABLE}")


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--sentences", type=Path, default=SENTENCES, help="folder of sentences")
    options.add_argument("--wikinews", type=Path, help="folder of articles: resources/wikinews")
    options.add_argument("--language", action="append", help="only sentences of this one")
    options.add_argument("--write", action="store_true", help="write the table of weights")
    given = options.parse_args()
    sentences = learnable(
        sentences=given.sentences, articles=given.wikinews, languages=given.language or ()
    )
    print(f"{len(sentences)} sentences")
    examples = gather(sentences)
    report(examples)
    if given.write:
        write(examples)


if __name__ == "__main__":
    main()
