"""Learn how much each sign of a reading weighs: ``python tools/fit_reading_weights.py [--write]``.

The sentences are our own, in ``resources/sentences/<ll>/*.conllu``: trees, and in a comment
``# events = [...]`` what happens in them. Each is read as the program reads it; the readings that
agree with the comment are right, the others wrong. Prints, by five-fold cross-validation with whole
sentences held out, how the rules alone and the weighed readings do; ``--write`` then learns from
all and writes ``src/interstate/coding/weights/readings.csv``. Needs scikit-learn (extra ``tools``).
"""

from __future__ import annotations

import argparse
import csv
import json
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from interstate.coding.reading_weights import MODELS
from interstate.coding.weighing import LEAST_FOUND, LEAST_KEPT, LEAST_SIDE, MOST_DOUBTED
from interstate.pipeline import Choices, gather_texts, signs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from interstate.coding import Signs

    Flags = NDArray[np.bool_]
    Shares = NDArray[np.float64]

ROOT = Path(__file__).resolve().parent.parent
SENTENCES = ROOT / "resources" / "sentences"
TABLE = ROOT / "src" / "interstate" / "coding" / "weights" / "readings.csv"
# The day of the sentences: offices and names of states are those of then.
DAY = date(2023, 6, 15)
LEAST_SEEN = 3
"""A sign in fewer examples than this is left out: what it taught would be chance."""
STRENGTH = 0.2
"""Of the regularisation, inverse: smaller holds weights nearer to nothing."""
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence with what happens in it.

    Attributes
    ----------
    starts
        Where each word begins in the text.
    """

    id: str
    language: str
    text: str
    events: list[dict[str, Any]]
    starts: list[int]


@dataclass(slots=True)
class Examples:
    """Readings by their signs, and whether they are right.

    Attributes
    ----------
    by_rule
        What the rules alone say.
    act
        Which act the example is of.
    """

    signs: list[list[str]] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    by_rule: list[bool] = field(default_factory=list)
    sentence: list[str] = field(default_factory=list)
    act: list[int] = field(default_factory=list)

    def add(self, signs: list[str], *, right: bool, by_rule: bool, sentence: str, act: int) -> None:
        """Add one reading."""
        self.signs.append(signs)
        self.right.append(right)
        self.by_rule.append(by_rule)
        self.sentence.append(sentence)
        self.act.append(act)


def read_sentences(folder: Path) -> Iterator[Written]:
    """Give the sentences of a folder by language."""
    for path in sorted(folder.glob("*/*.conllu")):
        for block in path.read_text("utf-8").split("\n\n"):
            lines = block.strip().splitlines()
            if not lines:
                continue
            told = dict(line[2:].split(" = ", 1) for line in lines if line.startswith("# "))
            starts: list[int] = []
            at = 0
            for line in lines:
                if not line.startswith("#"):
                    form = line.split("\t")[1]
                    starts.append(told["text"].index(form, at))
                    at = starts[-1] + len(form)
            yield Written(
                told["sent_id"], path.parent.name, told["text"], json.loads(told["events"]), starts
            )


def codes(event: dict[str, Any], side: str) -> set[str]:
    return {code for _, code in event.get(side, []) if code}


def gather(sentences: Sequence[Written]) -> dict[str, Examples]:
    """Return the examples of each model."""
    found = {model: Examples() for model in MODELS}
    number = 0
    for written in sentences:
        texts = gather_texts([written.text], language=written.language)
        documents = [replace(document, published=DAY) for document in texts]
        for _, read in signs(documents, Choices()):
            for each in read:
                number = add_examples(found, each, written, number)
    return found


def add_examples(found: dict[str, Examples], read: Signs, written: Written, number: int) -> int:
    """Add the readings of one sentence; return how many acts there were by now."""
    starts = [token.start for token in read.tree.tokens]
    for candidate in read.candidates():
        number += 1
        words = {starts[k] for k in {candidate.trigger, *candidate.act.words}}
        event = next(
            (
                event
                for event in written.events
                if candidate.event_type in {event["type"], *event.get("alt", [])}
                and words & {written.starts[k - 1] for k in event["trigger"]}
            ),
            None,
        )
        found["event"].add(
            read.of_event(candidate),
            right=event is not None,
            by_rule=candidate.fires,
            sentence=written.id,
            act=number,
        )
        if event is None:
            continue
        mutual = bool(event.get("symmetric"))
        sides = {
            "actor": (codes(event, "actors") | (codes(event, "recipients") if mutual else set())),
            "recipient": set() if mutual else codes(event, "recipients"),
        }
        by_rule = {"actor": candidate.act.actors, "recipient": candidate.act.recipients}
        for party in read.mentions:
            of_party = read.of_party(candidate, party)
            for side, right in sides.items():
                found[side].add(
                    of_party,
                    right=party in right,
                    by_rule=any(p.id == party for p in by_rule[side]),
                    sentence=written.id,
                    act=number,
                )
    return number


def vectors(examples: Examples) -> tuple[Any, list[str]]:
    from sklearn.feature_extraction import DictVectorizer

    vectorizer = DictVectorizer(dtype=np.float32)
    rows = vectorizer.fit_transform([dict.fromkeys(s, 1.0) for s in examples.signs])
    return rows, list(vectorizer.get_feature_names_out())


def fitted(rows: Any, right: Flags) -> tuple[Any, Flags]:  # noqa: ANN401  scipy has no types
    """Return a model and which signs it knows."""
    from sklearn.linear_model import LogisticRegression

    known = np.asarray((rows > 0).sum(axis=0)).ravel() >= LEAST_SEEN
    model = LogisticRegression(C=STRENGTH, max_iter=2000)
    return model.fit(rows[:, known], right), known


def held_out(examples: Examples) -> Shares:
    """Return the probability of each example by a model that has not seen its sentence."""
    from sklearn.model_selection import GroupKFold

    rows, _ = vectors(examples)
    right = np.array(examples.right)
    found = np.zeros(len(right))
    for seen, unseen in GroupKFold(FOLDS).split(rows, right, examples.sentence):
        model, known = fitted(rows[seen], right[seen])
        found[unseen] = model.predict_proba(rows[unseen][:, known])[:, 1]
    return found


def f1(said: Flags, right: Flags) -> str:
    hits = float((said & right).sum())
    precision, recall = hits / max(said.sum(), 1), hits / max(right.sum(), 1)
    both = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"{both:.3f} (P {precision:.2f} R {recall:.2f})"


def decided(probability: Shares, by_rule: Flags, *, keep: float, find: float) -> Flags:
    return np.where(by_rule, probability >= keep, probability >= find)


def report(examples: dict[str, Examples]) -> None:
    """Print how the rules alone and the weighed readings do on sentences held out."""
    choices: dict[str, Any] = {}
    for model, each in examples.items():
        right, by_rule = np.array(each.right), np.array(each.by_rule)
        keep, find = (LEAST_KEPT, LEAST_FOUND) if model == "event" else (MOST_DOUBTED, LEAST_SIDE)
        probability = held_out(each)
        said = decided(probability, by_rule, keep=keep, find=find)
        choices[model] = (said, right, by_rule)
        print(f"{model:10} {len(right):6} examples, {right.sum()} right")
        print(f"           rules {f1(by_rule, right)}, weighed {f1(said, right)}")
        for other_keep in (0.2, 0.3, 0.4):
            for other_find in (0.4, 0.5, 0.6, 0.7):
                other = decided(probability, by_rule, keep=other_keep, find=other_find)
                print(f"           keep {other_keep} find {other_find}: {f1(other, right)}")
    exact(examples, choices)


def exact(examples: dict[str, Examples], choices: dict[str, Any]) -> None:
    """Print of how many acts all parties are right, on both sides."""
    acts = np.array(examples["actor"].act)
    counts = {"rules": 0, "weighed": 0}
    numbers = np.unique(acts)
    for number in numbers:
        here = acts == number
        for name, place in (("weighed", 0), ("rules", 2)):
            counts[name] += all(
                (choices[side][place][here] == choices[side][1][here]).all()
                for side in ("actor", "recipient")
            )
    print(f"all parties right in {counts} of {len(numbers)} acts")


def write(examples: dict[str, Examples]) -> None:
    with TABLE.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(("model", "sign", "weight"))
        for model, each in examples.items():
            rows, names = vectors(each)
            learnt, known = fitted(rows, np.array(each.right))
            weights = dict(
                zip(
                    [n for n, k in zip(names, known, strict=True) if k],
                    learnt.coef_[0],
                    strict=True,
                )
            )
            weights["bias"] = weights.get("bias", 0.0) + learnt.intercept_[0]
            for sign in sorted(weights):
                if round(weights[sign], 3):
                    table.writerow((model, sign, f"{weights[sign]:.3f}"))
    print(f"wrote {TABLE}")


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--sentences", type=Path, default=SENTENCES, help="folder of sentences")
    options.add_argument("--language", action="append", help="only sentences of this one")
    options.add_argument("--write", action="store_true", help="write the table of weights")
    given = options.parse_args()
    sentences = [
        s
        for s in read_sentences(given.sentences)
        if not given.language or s.language in given.language
    ]
    print(f"{len(sentences)} sentences")
    examples = gather(sentences)
    report(examples)
    if given.write:
        write(examples)


if __name__ == "__main__":
    main()
