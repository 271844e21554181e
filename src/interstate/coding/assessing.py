"""Sentences that say how a relationship stands or moves, without anybody doing anything."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from interstate.coding.parties import unnamed_party
from interstate.record import Direction, Party

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from interstate.coding.arguments import ArgumentFinder
    from interstate.coding.lexicon import Lexicon
    from interstate.coding.parties import PartyFinder

_BETWEEN = (
    "P:między", "P:z", "P:між", "P:з",
    "P:between", "P:zwischen", "P:между", "P:with", "P:mit", "P:с", "P:to", "P:zu", "P:among",
    "poss", "adj", "compound", "gen", "P:of", "P:von", "P:de", "P:entre", "P:avec", "P:com",
    "P:tra", "P:con", "P:di",
    "P:arasinda", "P:arasindaki", "P:ile",
)  # fmt: skip
_OPPOSITE = {
    Direction.IMPROVING: Direction.WORSENING,
    Direction.WORSENING: Direction.IMPROVING,
    Direction.GOOD: Direction.BAD,
    Direction.BAD: Direction.GOOD,
}
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Judged:
    """One judgement: the word that makes it, whose relations, which way."""

    trigger: int
    parties: tuple[Party, ...]
    direction: Direction
    because: tuple[str, ...]


def assess(
    finder: ArgumentFinder, parties: PartyFinder, lexicon: Lexicon, topic: tuple[str, ...]
) -> Iterator[Judged]:
    """Give the judgements of one sentence.

    Parameters
    ----------
    topic
        The parties the text is about, to whom "the relations" belong where nobody is named.
    """
    tree, tables = finder.tree, lexicon.assessments
    judged: set[int] = set()
    for i, token in enumerate(tree.tokens):
        lemma = tree.lemmas[i]
        if token.upos in {"VERB", "AUX", "ADJ"} and lemma in tables["verb"]:
            for noun in _relations_of_verb(finder, lexicon, i):
                yield from _judged(i, noun, tables["verb"][lemma], finder, parties, topic, judged)
        if token.upos in {"NOUN", "PROPN"}:
            direction = _of_noun(tables["noun"], lemma, lexicon)
            if direction is not None:
                yield from _judged(i, i, direction, finder, parties, (), judged)
            elif lexicon.is_in(lemma, "relations"):
                for c, way in _adjectives(finder, tables["adjective"], i):
                    yield from _judged(c, i, way, finder, parties, topic, judged)


def _relations_of_verb(finder: ArgumentFinder, lexicon: Lexicon, i: int) -> list[int]:
    arguments = finder.of(i)
    words = [
        w for label in ("obj", "subj", "P:in", "refl", "loc") for w in arguments.get(label, ())
    ]
    return [w for w in words if lexicon.is_in(finder.tree.lemmas[w], "relations")][:1]


def _of_noun(nouns: Mapping[str, Direction], lemma: str, lexicon: Lexicon) -> Direction | None:
    return nouns.get(lemma) or next(
        (nouns[part] for part in lexicon.last_parts(lemma) if part in nouns), None
    )


def _adjectives(
    finder: ArgumentFinder, adjectives: Mapping[str, Direction], noun: int
) -> Iterator[tuple[int, Direction]]:
    """Give the adjectives of a noun, beside it or said of it."""
    tree = finder.tree
    around = [*tree.having(noun, "amod")]
    if tree.relation(noun) == "nsubj":
        above = tree.tokens[noun].head
        around += [above, *tree.having(above, "xcomp", "advmod")]
    for c in around:
        if tree.lemmas[c] in adjectives:
            yield c, adjectives[tree.lemmas[c]]


def _judged(  # noqa: PLR0913, PLR0917  (what one judgement rests on)
    trigger: int,
    noun: int,
    direction: Direction,
    finder: ArgumentFinder,
    parties: PartyFinder,
    topic: tuple[str, ...],
    judged: set[int],
) -> Iterator[Judged]:
    if noun in judged:
        return
    found = _whose(noun, finder, parties)
    because = [f"{finder.tree.tokens[trigger].text!r} says that they are {direction.value}"]
    if len(found) < _FEWEST and not (found and found[0].id not in topic):
        for party in topic if len(topic) >= _FEWEST else ():
            if party not in {p.id for p in found}:
                because.append(f"{party} is not named here: the pair the text is about")
                found.append(unnamed_party(party))
    if len(found) < _FEWEST:
        return
    judged.add(noun)
    yield Judged(trigger, tuple(found), direction, tuple(because))


def _whose(noun: int, finder: ArgumentFinder, parties: PartyFinder) -> list[Party]:
    """Return whose relations a noun names, at most those of three labels."""
    found: dict[str, Party] = {}
    arguments = finder.of(noun)
    for label in _BETWEEN:
        for one in parties.of_all(arguments.get(label, ())):
            if one.party.id:
                found.setdefault(one.party.id, one.party)
    for one in parties.of(noun):
        if one.party.id:
            found.setdefault(one.party.id, replace(one.party))
    above = finder.tree.tokens[noun].head
    if len(found) == 1 and finder.tree.tokens[above].upos == "VERB":
        # "Russia strengthens its ties with the North": the subject is the other side.
        for one in parties.of_all(finder.of(above).get("subj", ())):
            if one.party.id and one.head != noun:
                found.setdefault(one.party.id, one.party)
    return list(found.values())
