"""Descriptions of what a text has named: "the two countries", "the alliance", "the president"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from interstate.record import Mention, PartyKind
from interstate.reference.states import party_name
from interstate.resolution.discourse.memory import kinds_of, told_in
from interstate.resolution.discourse.phrases import bare

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interstate.record import Party, Token
    from interstate.resolution.discourse.lexis import ReferenceWords
    from interstate.resolution.discourse.memory import Memory
    from interstate.resolution.discourse.phrases import Words

PAIR = 2
"""How many parties a pair has."""

_OWNERS = frozenset({"nmod", "appos", "flat", "amod", "compound"})
_OWNER_POS = frozenset({"NOUN", "PROPN", "ADJ"})


class DescriptionReader:
    """Reads the descriptions of one sentence."""

    def __init__(
        self, lexis: ReferenceWords, memory: Memory, words: Words, topic: tuple[str, ...]
    ) -> None:
        self.lexis = lexis
        self.memory = memory
        self.words = words
        self.tokens = words.tokens
        self.index = words.sentence.index
        self.topic = topic
        self._starts = frozenset(key[0] for key in lexis.descriptions)

    def roles(self, mentions: Sequence[Mention], owned: Mapping[int, Party]) -> list[Mention]:
        """Return the mentions, "the president" given to the one the text has spoken of."""
        return [
            mention
            if mention.party.id is not None or at in owned or mention.party.sector == "MED"
            else self._role(mention)
            for at, mention in enumerate(mentions)
        ]

    def _role(self, mention: Mention) -> Mention:
        head = self.words.head_of(mention)
        definite = self._is_definite(self.words.covered(mention))
        if not definite or self.words.number_of(head) == "plur" or self._has_owner(head):
            return mention
        role = self.lexis.roles.lookup(tuple(mention.party.name.split()))
        known = self.memory.holder(
            mention.party.name if role is None else role.role, sentence=self.index
        )
        if known is None:
            return mention
        where, party = known
        told = told_in(self.index, where)
        because = f"{mention.party.text!r} is that of {party.name}, {told}"
        party = replace(
            party, sector=mention.party.sector, text=mention.party.text, because=because
        )
        return replace(mention, party=party, pronominal=True)

    def _is_definite(self, words: Sequence[Token]) -> bool:
        if not self.lexis.definite:
            return True
        if not words or not words[0].index:
            return False
        return self.tokens[words[0].index - 1].text.casefold() in self.lexis.definite

    def _has_owner(self, head: int) -> bool:
        """Whether a role or description has an owner of its own, if one that names no party."""
        return any(
            bare(self.tokens[c].deprel) in _OWNERS and self.tokens[c].upos in _OWNER_POS
            for c in self.words.children[head]
        )

    def settled(self, mentions: Sequence[Mention]) -> list[Mention]:
        """Return a mention for each party that a description of the sentence stands for."""
        found: list[Mention] = []
        lower = [token.text.casefold() for token in self.tokens]
        i = 0
        while i < len(lower):
            size = 1
            if lower[i] in self._starts:
                longest = min(self.lexis.longest_description, len(lower) - i)
                for length in range(longest, 0, -1):
                    value = self.lexis.descriptions.get(tuple(lower[i : i + length]))
                    if value is not None:
                        found += self._described(mentions, i, i + length - 1, value)
                        size = length
                        break
            i += size
        return found

    def _described(
        self, mentions: Sequence[Mention], first: int, last: int, value: str
    ) -> list[Mention]:
        kind, _, sector = value.partition(" ")
        if kind == "pair":
            if any(
                c > last and bare(self.tokens[c].deprel) == "nmod"
                for c in self.words.children[last]
            ):
                # "the countries of the eurozone" are not two that were named.
                return []
            parties = self._pair(mentions, first)
        elif self._has_owner(last) or self.words.number_of(last) == "plur":
            return []
        else:
            parties, sector = self._last_of(mentions, first, value.split()), ""
        start, end = self.tokens[first].start, self.tokens[last].end
        if any(m.party.id and m.start < end and start < m.end for m in mentions):
            return []
        text = self.words.text_of(first, last)
        return [
            Mention(
                start=start,
                end=end,
                party=replace(
                    party,
                    name=party.name if sector else party_name(party.id or "", "en"),
                    sector=sector or None,
                    text=text,
                    because=f"{text!r} means {party.name}, {told_in(self.index, where)}",
                ),
                pronominal=True,
            )
            for where, party in parties
        ]

    def _pair(self, mentions: Sequence[Mention], first: int) -> list[tuple[int, Party]]:
        """Return the two parties that "the two countries" are: of this sentence, or before."""
        start = self.tokens[first].start
        before = _named([m for m in mentions if m.end <= start])
        if len(before) == PAIR:
            return [(self.index, party) for party in before]
        for where, phrases in reversed(self.memory.recent):
            parties = {party.id: party for phrase in phrases for party in phrase.parties}
            if len(parties) == PAIR:
                return [(where, party) for party in parties.values()]
        if len(self.topic) == PAIR:
            return [self.memory.last[f"id {code}"] for code in self.topic]
        here = _named(mentions)
        return [(self.index, party) for party in here] if len(here) == PAIR else []

    def _last_of(
        self, mentions: Sequence[Mention], first: int, kinds: Sequence[str]
    ) -> list[tuple[int, Party]]:
        start = self.tokens[first].start
        for mention in reversed(mentions):
            party = mention.party
            if mention.end <= start and not kinds_of(party).isdisjoint(kinds):
                return [(self.index, party)]
        found = [self.memory.last[kind] for kind in kinds if kind in self.memory.last]
        return [max(found, key=lambda pair: pair[0])] if found else []


def _named(mentions: Sequence[Mention]) -> list[Party]:
    """Return the parties that mentions name, each once."""
    found = {
        mention.party.id: mention.party
        for mention in mentions
        if mention.party.id is not None and mention.party.kind is not PartyKind.UNKNOWN
    }
    return list(found.values())
