"""Read sentences with what happens in them: our own, and those of Wikinews that we coded.

Our own are in ``resources/sentences``, a folder a language; in it CoNLL-U files, where what happens
stands in a comment, and JSON Lines. Of Wikinews only the codes are here, in ``resources/wikinews``.
"""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interstate.language.coverage import coded_languages
from interstate.pipeline import Choices, gather_texts, signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from interstate.coding import Signs
    from interstate.record import Document

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
SENTENCES = RESOURCES / "sentences"
WIKINEWS = RESOURCES / "wikinews"
_COUNTED = "news"
REAL = "wikinews"
"""The source of the sentences that are not ours."""
_AS_NEWS = frozenset({_COUNTED, "reports", REAL})


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

    def is_between(
        self, actors: frozenset[str], recipients: frozenset[str], *, mutual: bool = False
    ) -> bool:
        """Whether these are its parties; of what is done to each other, on whichever side.

        Whether whoever acts is also whom it is done to, coders seldom agree on: both count.
        """
        if self.mutual or mutual:
            return actors | recipients == self.actors | self.recipients
        accepted = self.recipients, self.recipients - self.actors
        return actors == self.actors and recipients in accepted


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence with what happens in it.

    Attributes
    ----------
    published
        The day by which its states and offices are meant.
    source
        The name of the file it stands in, or `REAL`.
    """

    id: str
    language: str
    published: date
    text: str
    happenings: tuple[Happening, ...]
    source: str

    @property
    def dense(self) -> bool:
        """Whether it was written for what happens in it; such sentences hold more than news."""
        return self.source not in _AS_NEWS

    @property
    def only_counts(self) -> bool:
        """Whether nothing is learnt from it, by weights or by who mends the tables."""
        return self.source == _COUNTED and int(self.id[-1]) % 2 == 0

    def documents(self) -> list[Document]:
        """Return it as a document of its day."""
        texts = gather_texts([self.text], language=self.language)
        return [replace(text, published=self.published) for text in texts]

    def readings(self) -> list[Signs]:
        """Return the readings of the sentence, as the program reads it on its day."""
        return [each for _, found in signs(self.documents(), Choices()) for each in found]


def read_sentences(folder: Path = SENTENCES) -> Iterator[Written]:
    """Give the sentences of a folder, language by language."""
    for path in sorted(folder.glob("*/*.conllu")):
        for block in path.read_text("utf-8").split("\n\n"):
            comments = [line[2:] for line in block.splitlines() if line.startswith("# ")]
            if comments:
                told = dict(comment.split(" = ", 1) for comment in comments)
                told["id"] = told["sent_id"]
                yield _written(
                    told | {"events": json.loads(told["events"])},
                    language=path.parent.name,
                    source=path.stem,
                )
    for path in sorted(folder.glob("*/*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            yield _written(json.loads(line), language=path.parent.name, source=path.stem)


def learnable(
    *, sentences: Path = SENTENCES, articles: Path | None = None, languages: Sequence[str] = ()
) -> list[Written]:
    """Return the sentences to learn from in languages that are read, or in those named.

    Parameters
    ----------
    articles
        The folder for `read_wikinews`; without it only our own.
    """
    found = [*read_sentences(sentences), *(read_wikinews(articles) if articles else ())]
    of = languages or coded_languages()
    return [written for written in found if not written.only_counts and written.language in of]


def read_wikinews(articles: Path, codes: Path = WIKINEWS) -> Iterator[Written]:
    """Give the sentences of Wikinews that were coded.

    Parameters
    ----------
    articles
        The folder with the files that the codes name, of the commit that their README names.
    codes
        The folder with the codes, a file a language.

    Raises
    ------
    ValueError
        If a sentence is not where its codes have it: the files are of another commit.
    """
    texts: dict[str, dict[str, str]] = {}
    for path in sorted(codes.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            told = json.loads(line)
            name = told["file"]
            if name not in texts:
                texts[name] = _articles(articles / name)
            text = texts[name].get(told["article"], "")[told["start"] : told["end"]]
            if not hashlib.sha256(text.encode()).hexdigest().startswith(told["digest"]):
                msg = f"{told['id']} is not in {articles / name}: see {codes / 'README.md'}"
                raise ValueError(msg)
            yield _written(told | {"text": text}, language=path.stem, source=REAL)


def _articles(path: Path) -> dict[str, str]:
    """Return the texts of a file of articles by their names."""
    with path.open(encoding="utf-8", newline="") as stream:
        return {
            row["url"].rpartition("/wiki/")[2]: row["text"].replace("\xa0", " ")
            for row in csv.DictReader(stream)
        }


def _written(told: Mapping[str, Any], *, language: str, source: str) -> Written:
    text: str = told["text"]
    return Written(
        id=told["id"],
        language=language,
        published=date.fromisoformat(told["published"]),
        text=text,
        happenings=tuple(_happening(event, text) for event in told["events"]),
        source=source,
    )


def _happening(event: Mapping[str, Any], text: str) -> Happening:
    start = event["start"] if "start" in event else text.index(event["trigger"])
    mutual = bool(event.get("symmetric"))
    actors, recipients = frozenset(event["actors"]), frozenset(event["recipients"])
    return Happening(
        types=frozenset({event["type"], *event.get("alt", ())}),
        start=start,
        end=event["end"] if "end" in event else start + len(event["trigger"]),
        actors=actors | recipients if mutual else actors,
        recipients=frozenset() if mutual else recipients,
        mutual=mutual,
        required=event.get("required", True),
    )
