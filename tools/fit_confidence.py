"""Fit how far a report can be trusted: ``python -m tools.fit_confidence``.

Codes the sentences of ``resources/sentences`` that were written as newspapers write, and with
``--wikinews`` those whose codes are in ``resources/wikinews`` (DIR holds the articles, see its
README), and asks of each report whether type, actors and recipients are all as coded by hand. Of
that a logistic regression learns what each sign weighs, and isotonic regression which share is
right at each sum. Prints, with whole sentences held out in fives, how well the two tell right from
wrong (area under the curve) and how far the probability lies from the share that is right (expected
calibration error); ``--write`` then learns from all and writes
``src/interstate/coding/weights/confidence.csv``. Needs scikit-learn (extra ``tools``).

Run it again when the tables, the rules or the weights of readings have changed.
"""

from __future__ import annotations

import argparse
import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from tools.learning import learner
from tools.sentences import REAL, Written, learnable

from interstate.coding.confidence import COLUMNS, STEP, TABLE, WEIGHT
from interstate.pipeline import Choices, drafts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    Shares = NDArray[np.float64]

WEIGHTS = Path(__file__).resolve().parent.parent / "src" / "interstate" / "coding" / "weights"
STRENGTH = 0.3
"""Of the regularisation, inverse."""
FOLDS = 5
BINS = 10


@dataclass(frozen=True, slots=True)
class Example:
    """A report by its signs, and whether all of it is right."""

    sentence: str
    signs: dict[str, float]
    right: bool
    real: bool


def examples_of(written: Written) -> Iterator[Example]:
    """Give the reports of one sentence; of what only one coder might see, nothing is learnt."""
    for draft in drafts(written.documents(), Choices()):
        report = draft.report
        actors, recipients = (
            frozenset(party.id for party in side if party.id)
            for side in (report.actors, report.recipients)
        )
        fitting = [
            told
            for told in written.happenings
            if report.event_type in told.types and told.is_between(actors, recipients)
        ]
        if not fitting or any(told.required for told in fitting):
            real = written.source == REAL
            yield Example(written.id, dict(draft.signs), bool(fitting), real)


def fitted(rows: Any, right: Any, weights: Shares) -> tuple[Any, Any]:  # noqa: ANN401  scipy
    """Return the logistic and the isotonic part."""
    model = learner("linear_model").LogisticRegression(
        C=STRENGTH, max_iter=2000, fit_intercept=False
    )
    model.fit(rows, right, sample_weight=weights)
    steps = learner("isotonic").IsotonicRegression(y_min=0.01, y_max=0.99, out_of_bounds="clip")
    return model, steps.fit(model.decision_function(rows), right, sample_weight=weights)


def calibration_error(shares: Shares, right: NDArray[np.bool_]) -> float:
    """Return how far probabilities lie from the share that is right, over bins of equal width."""
    bins = np.minimum((shares * BINS).astype(int), BINS - 1)
    return float(
        sum(
            (bins == k).mean() * abs(shares[bins == k].mean() - right[bins == k].mean())
            for k in np.unique(bins)
        )
    )


def report(rows: Any, examples: Sequence[Example], weights: Shares) -> None:  # noqa: ANN401  scipy
    right = np.array([example.right for example in examples])
    real = np.array([example.real for example in examples])
    shares = np.zeros(len(right))
    sentences = [example.sentence for example in examples]
    parts = learner("model_selection").GroupKFold(FOLDS).split(rows, right, sentences)
    for seen, unseen in parts:
        model, steps = fitted(rows[seen], right[seen], weights[seen])
        shares[unseen] = steps.predict(model.decision_function(rows[unseen]))
    for name, here in (("our own", ~real), ("Wikinews", real)):
        if here.any():
            area = learner("metrics").roc_auc_score(right[here], shares[here])
            error = calibration_error(shares[here], right[here])
            print(
                f"{name}: {here.sum()} reports, {right[here].mean():.3f} right", end="; held out: "
            )
            print(f"area under the curve {area:.3f}, expected calibration error {error:.3f}")


def write(names: Iterable[str], model: Any, steps: Any) -> None:  # noqa: ANN401  scikit-learn
    with (WEIGHTS / TABLE).open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(COLUMNS)
        for name, value in zip(names, model.coef_[0], strict=True):
            table.writerow((WEIGHT, name, f"{value:.3f}"))
        for total, share in zip(steps.X_thresholds_, steps.y_thresholds_, strict=True):
            table.writerow((STEP, f"{total:.4f}", f"{share:.3f}"))
    print(f"wrote {WEIGHTS / TABLE}")


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--wikinews", type=Path, help="folder of articles: resources/wikinews")
    options.add_argument("--write", action="store_true", help="write the table")
    given = options.parse_args()
    examples = [
        example
        for written in learnable(articles=given.wikinews)
        if not written.dense
        for example in examples_of(written)
    ]
    vectorizer = learner("feature_extraction").DictVectorizer()
    rows = vectorizer.fit_transform([example.signs for example in examples])
    # All real news together counts as much as all that we wrote.
    share = sum(example.real for example in examples) / len(examples)
    heavier = (1 - share) / share if share else 1.0
    weights = np.array([heavier if example.real else 1.0 for example in examples])
    report(rows, examples, weights)
    if given.write:
        right = [example.right for example in examples]
        write(vectorizer.get_feature_names_out(), *fitted(rows, right, weights))


if __name__ == "__main__":
    main()
