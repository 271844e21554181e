"""Read the sentences of our own in ``resources/sentences``, with what happens in them.

A folder a language; in it CoNLL-U files, where what happens stands in a comment, and JSON Lines.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interstate.pipeline import Choices, gather_texts, signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from interstate.coding import Signs

SENTENCES = Path(__file__).resolve().parent.parent / "resources" / "sentences"


@dataclass(frozen=True, slots=True)
class Happening:
    """What a sentence says happens, by the rules of PLOVER.

    Attributes
    ----------
    types
        The type, and others that may be defended.
    start, end
        Where the words that tell it stand in the text.
    actors, recipients
        Ids; of a mutual act all are actors.
    required
        Both who coded the sentence saw it; else it counts neither as right nor as wrong.
    """

    types: frozenset[str]
    start: int
    end: int
    actors: frozenset[str]
    recipients: frozenset[str]
    mutual: bool
    required: bool

    def is_told_at(self, starts: Iterable[int]) -> bool:
        """Whether one of the words that begin at `starts` is among those that tell it."""
        return any(self.start <= start < self.end for start in starts)

    @property
    def accepted_recipients(self) -> tuple[frozenset[str], frozenset[str]]:
        """The recipients, and those without whoever acts too: coders seldom agree on these."""
        return self.recipients, self.recipients - self.actors


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence with what happens in it.

    Attributes
    ----------
    published
        The day by which its states and offices are meant.
    dense
        It was written for what happens in it; such sentences hold more than news does.
    """

    id: str
    language: str
    published: date
    text: str
    happenings: tuple[Happening, ...]
    dense: bool

    @property
    def only_counts(self) -> bool:
        """Whether nothing is learnt from it, by weights or by who mends the tables."""
        return not self.dense and int(self.id[-1]) % 2 == 0

    def readings(self) -> list[Signs]:
        """Return the readings of the sentence, as the program reads it on its day."""
        texts = gather_texts([self.text], language=self.language)
        documents = [replace(text, published=self.published) for text in texts]
        return [each for _, found in signs(documents, Choices()) for each in found]


def read_sentences(folder: Path = SENTENCES) -> Iterator[Written]:
    """Give the sentences of a folder, language by language."""
    for path in sorted(folder.glob("*/*.conllu")):
        for block in path.read_text("utf-8").split("\n\n"):
            comments = [line[2:] for line in block.splitlines() if line.startswith("# ")]
            if comments:
                told = dict(comment.split(" = ", 1) for comment in comments)
                told["id"] = told["sent_id"]
                yield _written(told | {"events": json.loads(told["events"])}, path)
    for path in sorted(folder.glob("*/*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            yield _written(json.loads(line), path)


def _written(told: Mapping[str, Any], path: Path) -> Written:
    text: str = told["text"]
    return Written(
        id=told["id"],
        language=path.parent.name,
        published=date.fromisoformat(told["published"]),
        text=text,
        happenings=tuple(_happening(event, text) for event in told["events"]),
        dense=path.stem != "news",
    )


def _happening(event: Mapping[str, Any], text: str) -> Happening:
    start = text.index(event["trigger"])
    mutual = bool(event.get("symmetric"))
    actors, recipients = frozenset(event["actors"]), frozenset(event["recipients"])
    return Happening(
        types=frozenset({event["type"], *event.get("alt", ())}),
        start=start,
        end=start + len(event["trigger"]),
        actors=actors | recipients if mutual else actors,
        recipients=frozenset() if mutual else recipients,
        mutual=mutual,
        required=event.get("required", True),
    )
