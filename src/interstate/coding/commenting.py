"""Sentences that confirm, deny or withhold confirmation of what was reported elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interstate.record import Comment, DocumentId, Factuality, Report, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interstate.coding.arguments import ArgumentFinder
    from interstate.coding.cues import CueFinder
    from interstate.coding.lexicon import Lexicon

_TURNED = {"confirmed": "unconfirmed", "denied": "confirmed", "unconfirmed": "unconfirmed"}
_SUBJECTS = (
    "subj",
    "obj",
    "P:for",
    "P:für",
    "P:of",
    "gen",
    "P:von",
    "P:de",
    "P:di",
    "P:pour",
    "iobj",
    "dat",
    "P:about",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one sentence says of reports, before it is known of which."""

    document: DocumentId
    sentence: int
    quote_span: Span
    quote: str
    verdict: str
    of_media: bool
    said: str


def find_verdicts(
    document: DocumentId, finder: ArgumentFinder, cues: CueFinder, lexicon: Lexicon
) -> list[Verdict]:
    """Return the verdicts of one sentence: a word of confirming whose matter is a report."""
    tree = finder.tree
    for i in range(len(tree.tokens)):
        cue = cues.at("confirm", i)
        if cue is None:
            continue
        matter = _matter(finder, lexicon, i)
        if matter is None:
            continue
        verdict = cue.value
        if _is_negated(finder, cues, i):
            verdict = _TURNED[verdict]
        below = tree.subtree(matter)
        return [
            Verdict(
                document=document,
                sentence=tree.sentence.index,
                quote_span=Span(start=tree.sentence.start, end=tree.sentence.end),
                quote=tree.sentence.text,
                verdict=verdict,
                of_media=any(lexicon.is_in(tree.lemmas[k], "media") for k in below),
                said=tree.words(tree.phrase(matter)),
            )
        ]
    return []


def _matter(finder: ArgumentFinder, lexicon: Lexicon, i: int) -> int | None:
    """Return the word for reports that a word of confirming is about."""
    tree = finder.tree
    places = [i]
    above = tree.tokens[i].head
    if tree.tokens[i].upos in {"NOUN", "ADJ"} and tree.tokens[above].upos in {
        "VERB",
        "AUX",
        "NOUN",
    }:
        # "The reports have found no confirmation": the verb carries the noun.
        places.append(above)
    for at in places:
        arguments = finder.of(at)
        words = [w for label in _SUBJECTS for w in arguments.get(label, ())]
        words += [at] if at == above and tree.relation(i) == "amod" else []
        words += tree.having(at, "nsubj")
        for word in words:
            if word != i and lexicon.is_in(tree.lemmas[word], "report"):
                return word
    return None


def _is_negated(finder: ArgumentFinder, cues: CueFinder, i: int) -> bool:
    tree = finder.tree
    above = tree.tokens[i].head
    own = [*tree.children[i]]
    carried = tree.children[above] if tree.tokens[above].upos in {"VERB", "AUX"} else ()
    return any(cues.negates(c) for c in (*own, *carried))


def link(verdicts: Sequence[Verdict], reports: Sequence[Report]) -> tuple[Comment, ...]:
    """Return comments with the reports of the same document that each verdict is about.

    A verdict on media reports is about the acts that the document tells on the media's word;
    any other about the uncertain or attributed acts of the nearest sentence before that has some.
    A verdict with nothing to be about is none.
    """
    comments: list[Comment] = []
    for verdict in verdicts:
        about, because = _about(verdict, reports)
        if about:
            comments.append(
                Comment(
                    document=verdict.document,
                    sentence=verdict.sentence,
                    quote_span=verdict.quote_span,
                    quote=verdict.quote,
                    verdict=verdict.verdict,
                    about=tuple(report.id for report in about),
                    because=because,
                )
            )
    return tuple(comments)


def _about(verdict: Verdict, reports: Sequence[Report]) -> tuple[list[Report], str]:
    open_ones = [
        r
        for r in reports
        if r.sentence < verdict.sentence and (r.attribution or r.factuality is not Factuality.FACT)
    ]
    if verdict.of_media:
        told = [r for r in open_ones if r.attribution]
        if told:
            first = min(r.sentence for r in told)
            chosen = [r for r in told if r.sentence == first]
            return chosen, f"{verdict.said!r} are what sentence {first + 1} tells on others' word"
    if not open_ones:
        return [], ""
    nearest = max(r.sentence for r in open_ones)
    chosen = [r for r in open_ones if r.sentence == nearest]
    return chosen, f"{verdict.said!r}: the uncertain acts told last, in sentence {nearest + 1}"
