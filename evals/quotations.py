"""Who says it, in German: ``python evals/quotations.py --shared DIR [--write] [--errors FILE]``.

DIR holds ``data/quotes/NewsSpkAtt2023``: 700 articles of the German Wikinews in which people marked
what is said, by which words it is introduced, and by whom. For each utterance whose speaker they
marked, the program is asked who speaks the words at its place, `interstate.pipeline.who_speaks`,
with nothing but the text and that place. An utterance inside another one is asked for as well.

An answer is right where its words and the gold's share one that carries meaning: "der russische
Minister" for "Minister Iwanow". The program's words are those that name the speaker where it found
one, and where that is a pronoun also those it takes it to mean. Articles, prepositions and
punctuation do not count; pronouns ("er" in "sagte er", which is what the gold marks) only at the
same place of the text. "Right by place" counts what was found at the gold's place alone.

The paper and the shared task of these data (references) count words by place: of those the program
gives for speakers and those of the gold, how many are the same. That F1, over the places that are
given, is told as well; theirs is of systems that have to find the utterances too.

Kinds are the gold's: direct, indirect, and for information reported, free indirect and indirect
free indirect. Articles with an even number are those that may be read and tuned on (``--errors``
lists them alone); those with an odd number are the fair measure. The figures are kept in
``evals/quotations.json`` with ``--write`` and are the floors for the next time. The data are under
CC BY-NC-SA 4.0: nothing of them is kept in this repository.

References
----------
Petersen-Frey, F. and Biemann, C. (2024), "Dataset of Quotation Attribution in German News
Articles", LREC-COLING 2024, https://arxiv.org/abs/2404.16764; its data and counting:
https://github.com/uhh-lt/news-speaker-attribution-2023.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import floors
from interstate.pipeline import Choices, gather_texts, who_speaks
from interstate.record import Document, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

PLACE = Path("data/quotes/NewsSpkAtt2023/train/task2")
FLOORS = Path(__file__).with_suffix(".json")
KINDS = {
    "Direct": "direct",
    "Indirect": "indirect",
    "Reported": "reported",
    "IndirectFreeIndirect": "indirect free indirect",
    "FreeIndirect": "free indirect",
}
JUDGED = ("direct", "indirect")
"""The kinds by which the program is judged, together and apart."""
HALVES = ("tuned on", "other half")
CLOSE_UP = frozenset({".", ",", ";", ":", "!", "?", ")", "]", "“", "”", "‘", "…"})
OPEN = frozenset({"(", "[", "„", "‚"})
PRONOUNS = frozenset(
    {"er", "sie", "es", "ich", "wir", "man", "dieser", "diese", "dieses", "jener", "ihm", "ihr"}
    | {"ihnen", "denen", "deren", "dessen", "wer", "sein", "seine", "seiner", "ihre", "ihrer"}
)
EMPTY = frozenset(
    {"der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines"}
    | {"von", "vom", "in", "im", "aus", "zu", "zum", "zur", "für", "und", "mit", "bei", "beim"}
    | {"an", "am", "auf", "nach", "laut", "zufolge", "so", ",", ".", "„", "“", '"', "(", ")", "-"}
)
"""Words and signs that carry no meaning of their own, unless they are all that was marked."""

Place = tuple[int, int]
"""Number of a sentence of the data, and of a word in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One utterance of the gold.

    Attributes
    ----------
    said, source
        The places of its words, and of those that name the speaker.
    """

    kind: str
    said: tuple[Place, ...]
    source: frozenset[Place]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One document of the data as running text.

    Attributes
    ----------
    words
        Each word by its place, with the range of the text it takes up.
    """

    number: int
    document: Document
    words: dict[Place, tuple[int, int]]
    asked: tuple[Asked, ...]

    @property
    def half(self) -> str:
        """To which half it belongs, by its number."""
        return HALVES[self.number % 2]

    def stretches(self, places: tuple[Place, ...]) -> list[Span]:
        """Return the ranges of some words, those next to each other as one."""
        found: list[Span] = []
        order = {place: at for at, place in enumerate(self.words)}
        last = -2
        for place in sorted(places):
            start, end = self.words[place]
            if order[place] == last + 1:
                found[-1] = Span(start=found[-1].start, end=end)
            else:
                found.append(Span(start=start, end=end))
            last = order[place]
        return found

    def within(self, span: Span) -> frozenset[Place]:
        """Return the places of the words in a range."""
        return frozenset(
            place
            for place, (start, end) in self.words.items()
            if start < span.end and span.start < end
        )

    def meaningful(self, places: frozenset[Place]) -> frozenset[Place]:
        """Return the places of the words that carry meaning; all of them where none does."""
        full = frozenset(p for p in places if self.word(p).casefold() not in EMPTY)
        return full or places

    def names(self, places: frozenset[Place]) -> frozenset[str]:
        """Return the meaningful words at some places in small letters, without pronouns."""
        words = {self.word(place).casefold() for place in self.meaningful(places)}
        return frozenset(words - PRONOUNS - EMPTY)

    def word(self, place: Place) -> str:
        """Return the word at a place."""
        start, end = self.words[place]
        return self.document.text[start:end]

    def told(self, places: frozenset[Place]) -> str:
        """Return the words at some places, in order."""
        return " ".join(self.word(place) for place in sorted(places))


def place_of(written: str) -> Place:
    sentence, _, word = written.partition(":")
    return int(sentence), int(word)


def read_article(path: Path) -> Article:
    """Return an article of the data, its words joined as they are written in running text."""
    held: dict[str, Any] = json.loads(path.read_text("utf-8"))
    text = ""
    words: dict[Place, tuple[int, int]] = {}
    glued = True
    for sentence in held["Sentences"]:
        for at, word in enumerate(sentence["Tokens"]):
            if not glued and word not in CLOSE_UP:
                text += " "
            words[sentence["SentenceId"], at] = (len(text), len(text) + len(word))
            text += word
            glued = word in OPEN
        glued = False
    asked = tuple(
        Asked(
            kind=KINDS[each["Form"]],
            said=tuple(map(place_of, each["Message"])),
            source=frozenset(map(place_of, each["Source"])),
        )
        for each in held["Annotations"]
        if each["Source"] and each["Message"]
    )
    [document] = gather_texts([text], language="de")
    number = int(path.name.partition(" ")[0])
    return Article(number=number, document=document, words=words, asked=asked)


@dataclass(slots=True)
class Count:
    """How many utterances of one kind and half there are, and how they were answered."""

    asked: int = 0
    answered: int = 0
    right: int = 0
    in_place: int = 0
    words_both: int = 0
    words_gold: int = 0
    words_given: int = 0

    def add(self, other: Count) -> None:
        """Count what the other counted as well."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def figures(self) -> dict[str, float]:
        """Return the shares by the names under which they are kept."""
        words = 2 * self.words_both / max(self.words_gold + self.words_given, 1)
        return {
            "right": round(self.right / max(self.asked, 1), 4),
            "right by place": round(self.in_place / max(self.asked, 1), 4),
            "right of answered": round(self.right / max(self.answered, 1), 4),
            "words F1": round(words, 4),
        }


def ask(paths: list[Path]) -> tuple[Mapping[tuple[str, str], Count], list[str]]:
    """Return the counts by kind and half, and the errors of the half that may be tuned on."""
    counts: defaultdict[tuple[str, str], Count] = defaultdict(Count)
    errors: list[str] = []
    for path in paths:
        article = read_article(path)
        stretches = [article.stretches(asked.said) for asked in article.asked]
        answers = who_speaks(article.document, stretches, Choices()) if stretches else []
        for asked, answer in zip(article.asked, answers, strict=True):
            given_at = frozenset[Place]() if answer is None else article.within(answer.words)
            in_place = bool(article.meaningful(asked.source) & given_at)
            meant = answer.speaker.speaker.casefold().split() if answer is not None else ()
            named = article.names(given_at).union(meant)
            right = in_place or bool(article.names(asked.source) & named)
            counts[asked.kind, article.half].add(
                Count(
                    asked=1,
                    answered=int(answer is not None),
                    right=int(right),
                    in_place=int(in_place),
                    words_both=len(given_at & asked.source),
                    words_gold=len(asked.source),
                    words_given=len(given_at),
                )
            )
            if not right and article.half == HALVES[0]:
                reason = "" if answer is None else f" because {answer.because}"
                said = " … ".join(
                    s.of(article.document.text) for s in article.stretches(asked.said)
                )
                errors.append(
                    f"{asked.kind} {article.number}: {article.told(asked.source)!r}, "
                    f"given {article.told(given_at)!r}{reason}\n    {said}"
                )
    return counts, errors


def main() -> str | None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--shared", type=Path, required=True, help="folder with data/quotes/")
    options.add_argument("--write", action="store_true", help="keep the figures as new floors")
    options.add_argument("--errors", type=Path, metavar="FILE", help="list the errors there")
    given = options.parse_args()
    paths = sorted((given.shared / PLACE).glob("*.json"))
    if not paths:
        msg = f"{given.shared / PLACE} holds no articles; --shared must name the folder of the sets"
        raise SystemExit(msg)
    begun = time.perf_counter()
    counts, errors = ask(paths)
    seconds = time.perf_counter() - begun
    found: floors.Figures = {}
    for half in ("all", *HALVES):
        halves = HALVES if half == "all" else (half,)
        for kind in ("direct and indirect", *KINDS.values()):
            total = Count()
            for each in JUDGED if kind == "direct and indirect" else (kind,):
                for one in halves:
                    total.add(counts.get((each, one), Count()))
            figures = total.figures()
            found[f"{kind}, {half}"] = figures
            shown = "  ".join(f"{name} {figure:.3f}" for name, figure in figures.items())
            print(f"{half:10} {kind:22} {total.asked:5} asked  {shown}")
    print(f"{seconds:.0f} seconds for {len(paths)} articles, loading included")
    if given.errors:
        ranked = Counter(error.partition(":")[0].partition(" ")[0] for error in errors)
        head = "  ".join(f"{kind}: {number}" for kind, number in ranked.most_common())
        given.errors.write_text("\n".join([head, *errors]) + "\n", "utf-8")
    return floors.settle(
        FLOORS,
        found,
        write=given.write,
        command="python evals/quotations.py --shared DIR --write",
        notes={"articles": len(paths)},
    )


if __name__ == "__main__":
    sys.exit(main())
