"""The names of persons whom a text introduces, and their surnames later on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from interstate.record import Mention
from interstate.reference.spellings import fold_words
from interstate.resolution.discourse.memory import told_in
from interstate.resolution.discourse.phrases import bare, owned_roles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interstate.record import Party, Token
    from interstate.reference.roles import Role
    from interstate.resolution.discourse.lexis import ReferenceWords
    from interstate.resolution.discourse.memory import Memory
    from interstate.resolution.discourse.phrases import Words

_SHORTEST_SURNAME = 3
_SEVERAL = 2
# Small words inside a name.
_INSIDE = frozenset({"-", "al", "von", "van", "de", "bin", "ben", "el", "der"})


class NameReader:
    """Reads names beside roles, and surnames, in one sentence."""

    def __init__(
        self,
        lexis: ReferenceWords,
        memory: Memory,
        words: Words,
        mentions: Sequence[Mention],
    ) -> None:
        self.lexis = lexis
        self.memory = memory
        self.words = words
        self.tokens = words.tokens
        self.index = words.sentence.index
        self.mentions = list(mentions)
        self.taken = {token.index for mention in mentions for token in words.covered(mention)}

    def named(self) -> list[Mention]:
        """Return the mentions with those of persons whom the text introduces or has introduced."""
        self.mentions = [self._of_document(mention) for mention in self.mentions]
        self._introduce(owned_roles(self.words, self.mentions))
        self._surnames()
        return sorted(self.mentions, key=lambda mention: mention.start)

    def _of_document(self, mention: Mention) -> Mention:
        """Return a mention read as the party the document names, where the words mean several.

        "Korean" is of the North in a text on North Korea.
        """
        party = mention.party
        if party.id is None or party.sector not in {None, "GOV"}:
            return mention
        names = self.lexis.parties.lookup(tuple(party.text.split()), self.memory.published)
        if len(names) < _SEVERAL:
            return mention
        here = {m.party.id for m in self.mentions if m is not mention}
        counts, pair = self.memory.counts, self.memory.pair or ()
        weights = {n.id: (n.id in pair, counts[n.id] + (n.id in here)) for n in names}
        name = max(names, key=lambda n: weights[n.id])
        if weights[name.id] <= weights.get(party.id, (False, 0)):
            return mention
        because = f"{name.because}; the text speaks of {name.name}"
        return replace(mention, party=replace(party, id=name.id, name=name.name, because=because))

    def persons(self, mentions: Sequence[Mention], owned: Mapping[int, Party]) -> frozenset[int]:
        """Return which mentions name persons; remember them and whose the roles are."""
        found: set[int] = set()
        for at, mention in enumerate(mentions):
            party = mention.party
            if party.id is None:
                role = self._role(mention)
                if role is not None and role.kind == "person":
                    found.add(at)
            elif party.sector is not None and not mention.adjectival:
                covered = self.words.covered(mention)
                written = tuple(token.text for token in covered)
                holders = self.lexis.offices.lookup(written, self.memory.published)
                holder = next((h for h in holders if h.person == party.name), None)
                if holder is not None:
                    found.add(at)
                    self.memory.hold(holder.office, self.index, party)
                    if len(written) > 1:
                        self._know(covered[-1], party)
                elif self._is_known(written, party):
                    found.add(at)
        for at, party in owned.items():
            role = self._role(mentions[at])
            key = mentions[at].party.name if role is None else role.role
            self.memory.hold(key, self.index, party)
        return frozenset(found)

    def _role(self, mention: Mention) -> Role | None:
        return self.lexis.roles.lookup(tuple(mention.party.name.split()))

    def _introduce(self, owned: Mapping[int, Party]) -> None:
        """Take a name beside the role of a party for a person of that party."""
        for at, party in owned.items():
            mention = self.mentions[at]
            role = self._role(mention)
            if role is None or role.kind == "body":
                continue
            name = self._name_beside(self.words.covered(mention))
            if not name:
                continue
            written = self.words.text_of(name[0], name[-1])
            person = replace(
                party,
                name=written,
                text=written,
                because=f"{written!r} is called {mention.party.text!r}; {party.because}",
            )
            self._add(self.tokens[name[0]], self.tokens[name[-1]], person)
            self.taken.update(name)
            self._know(self.tokens[name[-1]], person)

    def _add(self, first: Token, last: Token, party: Party) -> None:
        self.mentions.append(Mention(start=first.start, end=last.end, party=party))

    def _name_beside(self, role: Sequence[Token]) -> list[int]:
        """Return the words of a name that follows a role, or is added to it after a comma."""
        if not role:
            return []
        head, first = role[-1].index, role[-1].index + 1
        if first < len(self.tokens) and self.tokens[first].text == ",":
            added = [
                c
                for c in self.words.children[head]
                if c > first and bare(self.tokens[c].deprel) == "appos"
            ]
            if not added or not all(self._is_name(c) for c in range(first + 1, added[0])):
                return []
            first += 1
        return self._run(first)

    def _run(self, first: int) -> list[int]:
        name: list[int] = []
        i = first
        while i < len(self.tokens) and (
            self._is_name(i) or (name and self.tokens[i].text in _INSIDE)
        ):
            name.append(i)
            i += 1
        while name and not self._is_name(name[-1]):
            name.pop()
        return name

    def _is_name(self, i: int) -> bool:
        token = self.tokens[i]
        return token.upos == "PROPN" and token.text[:1].isupper() and i not in self.taken

    def _know(self, surname: Token, person: Party) -> None:
        for written in (surname.text, surname.lemma):
            key = fold_words((written,))
            if key and len(key[-1]) >= _SHORTEST_SURNAME:
                self.memory.persons[key[-1]] = (self.index, person)

    def _known(self, written: str) -> tuple[int, Party] | None:
        key = fold_words((written,))
        return self.memory.persons.get(key[-1]) if key else None

    def _is_known(self, words: tuple[str, ...], party: Party) -> bool:
        known = self._known(words[-1]) if words else None
        return known is not None and known[1].name == party.name

    def _surnames(self) -> None:
        """Take the surnames of persons whom the text has introduced."""
        if not self.memory.persons:
            return
        for token in self.tokens:
            if (
                token.index in self.taken
                or not token.text[:1].isupper()
                or token.upos not in {"PROPN", "NOUN"}
            ):
                continue
            known = self._known(token.text) or self._known(token.lemma)
            if known is not None:
                where, person = known
                because = f"{person.name}, {told_in(self.index, where)}: {person.because}"
                self._add(token, token, replace(person, text=token.text, because=because))
                self.taken.add(token.index)
