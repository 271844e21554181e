"""Pronouns, descriptions and surnames settled sentence by sentence, with what has been read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interstate.record import Mention, PartyKind
from interstate.resolution.discourse.descriptions import PAIR, DescriptionReader
from interstate.resolution.discourse.lexis import ReferenceWords, load_reference_words
from interstate.resolution.discourse.memory import Memory, kinds_of
from interstate.resolution.discourse.names import NameReader
from interstate.resolution.discourse.phrases import (
    Phrase,
    Words,
    described_phrases,
    owned_roles,
    phrases,
)
from interstate.resolution.discourse.pronouns import PronounReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from interstate.record import Party, Sentence


class Discourse:
    """What one document has spoken of so far, and what its pronouns and descriptions mean.

    Parameters
    ----------
    published
        Day of publication.
    pair
        The two parties that are asked for, if any: the topic where the text names both.
    overlay
        A folder whose ``references.csv`` is laid over the shipped one.
    """

    def __init__(
        self,
        language: str,
        published: date | None,
        pair: tuple[str, str] | None,
        *,
        overlay: Path | None = None,
    ) -> None:
        self._lexis: ReferenceWords = load_reference_words(language, overlay)
        self._memory = Memory(published=published, pair=pair)

    @property
    def topic(self) -> tuple[str, ...]:
        """The pair the text is mostly about so far, the one named more often first.

        The pair that was asked for, once the text has named both; else the two states or
        organisations named most often; fewer where it has not named two.
        """
        counts, pair = self._memory.counts, self._memory.pair
        if pair is not None and all(counts[party] for party in pair):
            return pair
        return tuple(party for party, _ in counts.most_common(PAIR))

    def settle(self, sentence: Sentence, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """Return the mentions of a sentence with what earlier words make clear.

        Added are pronouns, descriptions ("the two countries") and surnames of persons whom the
        text has introduced; roles such as "the president" get the party they have had before.
        One pronoun or description may stand for several parties: a mention for each, at the same
        place. Nothing is taken from outside the document; what is not clear stays open.

        Call it for each sentence in order.
        """
        if not sentence.tokens:
            return mentions
        words, memory = Words(sentence), self._memory
        names = NameReader(self._lexis, memory, words, mentions)
        here = names.named()
        owned = owned_roles(words, here)
        persons = names.persons(here, owned)
        descriptions = DescriptionReader(self._lexis, memory, words, self.topic)
        here = descriptions.roles(here, owned)
        described = descriptions.settled(here)
        # A description takes the place of the role in it: "the two presidents".
        kept = [at for at, mention in enumerate(here) if not _overlaps(mention, described)]
        place = {old: new for new, old in enumerate(kept)}
        here = [here[at] for at in kept]
        owned = {place[at]: party for at, party in owned.items() if at in place}
        taken = described_phrases(words, described)
        named = phrases(
            words,
            here,
            owned,
            persons=frozenset(place[at] for at in persons if at in place),
            women=self._lexis.women,
        )
        heads = {phrase.head for phrase in taken}
        found = [*taken, *(phrase for phrase in named if phrase.head not in heads)]
        pronouns = PronounReader(self._lexis, memory, words, found).settled()
        self._remember(words, here, owned.values(), [*found, *_as_phrases(words, pronouns)])
        return tuple(sorted((*here, *described, *pronouns), key=lambda m: (m.start, m.end)))

    def _remember(
        self,
        words: Words,
        mentions: Sequence[Mention],
        owned: Iterable[Party],
        found: list[Phrase],
    ) -> None:
        memory, where = self._memory, words.sentence.index
        for party in (*(mention.party for mention in mentions), *owned):
            if party.id is not None:
                for key in (*kinds_of(party), f"id {party.id}"):
                    memory.last[key] = (where, party)
        for mention in mentions:
            if mention.party.id is not None and mention.party.kind is not PartyKind.UNKNOWN:
                memory.counts[mention.party.id] += 1
        memory.recent.append((where, sorted(found, key=lambda phrase: phrase.head)))


def _overlaps(mention: Mention, others: Sequence[Mention]) -> bool:
    return any(m.start < mention.end and mention.start < m.end for m in others)


def _as_phrases(words: Words, pronouns: Sequence[Mention]) -> list[Phrase]:
    """Return settled pronouns as what later pronouns may take up."""
    by_head: dict[int, list[Party]] = {}
    for mention in pronouns:
        by_head.setdefault(words.head_of(mention), []).append(mention.party)
    return [
        Phrase(
            head=head,
            parties=tuple(parties),
            number="plur" if len(parties) > 1 else words.number_of(head),
            gender="any",
            person=False,
            subject=words.is_subject(head),
            text=parties[0].text,
        )
        for head, parties in by_head.items()
    ]
