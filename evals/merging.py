"""Whether reports are merged as one happening: ``python evals/merging.py --shared DIR [--write]``.

MEANTIME (120 articles of Wikinews on four topics) says of each mention of an event which happening
it is of, within an article and across articles. The articles of a topic are read together; of the
reports whose word is such a mention, every two are compared: the program has them in one event, or
not, and so has MEANTIME. The share of pairs on which the two agree is kept in
``evals/merging.json`` with ``--write`` and is the floor for the next time. Most of what happens in
these articles is business, which is not coded: hardly any pair is of one happening, so that this
guards against merging what is apart, and no more. ``--apart`` prints the pairs they differ on.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import floors
import interstate

FLOORS = Path(__file__).with_suffix(".json")
BODY = 2
"""The sentence the body begins with; before it stand title and day."""
ARTICLES = Path("data/events/MEANTIME/intra_cross-doc_annotation")


@dataclass(frozen=True, slots=True)
class Article:
    """An article, and which happening the words at a place of its text are of.

    Attributes
    ----------
    instances
        By the offsets of a word: the happening, across articles.
    """

    id: str
    text: str
    published: str | None
    instances: dict[int, str]


def read_article(path: Path) -> Article:
    root = ET.parse(path).getroot()  # noqa: S314  a data set that whoever runs this has chosen
    text, starts, sentence = "", dict[str, int](), "0"
    for token in root.iter("token"):
        if token.get("sentence", "0") != sentence:
            sentence = token.get("sentence", "0")
            text += "\n\n" if int(sentence) <= BODY else "\n"
        elif text:
            text += " "
        starts[token.get("t_id", "")] = len(text)
        text += token.text or ""
    instance_of: dict[str, str] = {}
    targets = {
        each.get("m_id", ""): each.get("instance_id", "")
        for each in root.iter("EVENT")
        if each.get("instance_id")
    }
    for link in root.iter("REFERS_TO"):
        for target in link.iter("target"):
            if instance := targets.get(target.get("m_id", "")):
                for source in link.iter("source"):
                    instance_of[source.get("m_id", "")] = instance
    instances = {
        starts[anchor.get("t_id", "")]: instance_of[mention.get("m_id", "")]
        for mention in root.iter("EVENT_MENTION")
        if mention.get("m_id", "") in instance_of
        for anchor in mention.iter("token_anchor")
        if anchor.get("t_id", "") in starts
    }
    days = [t for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME"]
    published = days[0].get("value", "") if days else ""
    is_day = len(published) == len("2009-05-28")
    return Article(path.stem, text, published if is_day else None, instances)


def main() -> str | None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--shared", type=Path, required=True, help="folder with data/")
    options.add_argument("--write", action="store_true", help="keep the figures as new floors")
    options.add_argument("--apart", action="store_true", help="print the pairs they differ on")
    given = options.parse_args()
    right = placed = 0
    differ: list[str] = []
    for topic in sorted((given.shared / ARTICLES).glob("corpus_*")):
        articles = [read_article(path) for path in sorted(topic.glob("*.xml"))]
        with tempfile.TemporaryDirectory() as made:
            path = Path(made) / "articles.jsonl"
            lines = [
                {"id": a.id, "text": a.text, "language": "en"}
                | ({"published": a.published} if a.published else {})
                for a in articles
            ]
            path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
            evidence = interstate.read([path])
        event_of = {r: event.id for event in evidence.events for r in event.reports}
        by_document = {document.id: document for document in evidence.documents}
        by_name = {a.id: a for a in articles}
        told: list[tuple[str, str, str]] = []
        for report in evidence.reports:
            article = by_name[by_document[report.document].id]
            span = report.trigger_span
            instance = next(
                (i for start, i in article.instances.items() if span.start <= start < span.end),
                None,
            )
            if instance is not None and report.id in event_of:
                told.append((instance, event_of[report.id], f"{report.trigger!r}: {report.quote}"))
        placed += len(told)
        for (instance, event, one), (other_instance, other_event, other) in combinations(told, 2):
            same, gold = event == other_event, instance == other_instance
            if same == gold:
                right += 1
            else:
                differ.append(f"{'apart' if gold else 'as one'}\n    {one}\n    {other}")
    pairs = right + len(differ)
    alike = right / max(pairs, 1)
    print(
        f"{placed} reports on mentions, {pairs} pairs of them: on {right} they agree, {alike:.4f}"
    )
    if given.apart:
        print("\n".join(differ))
    found = {"MEANTIME": {"pairs judged alike": round(alike, 4)}}
    return floors.settle(
        FLOORS,
        found,
        write=given.write,
        command="python evals/merging.py --shared DIR --write",
        notes={"reports": placed, "pairs": pairs},
    )


if __name__ == "__main__":
    sys.exit(main())
