"""What a document has said so far."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from interstate.reference.organisations import load_organisations

if TYPE_CHECKING:
    from datetime import date

    from interstate.record import Party
    from interstate.resolution.discourse.phrases import Phrase

PRONOUN_SENTENCES = 2
"""How many sentences back a pronoun reaches."""

ROLE_SENTENCES = 12
"""How many sentences back "the president" reaches."""


@dataclass(slots=True)
class Memory:
    """What a document has said so far.

    Attributes
    ----------
    published
        Its day of publication.
    pair
        The two parties that are asked for, if any.
    recent
        For each of the last sentences: its number and its phrases.
    roles
        For each role: whose it was last, and in which sentence.
    persons
        By surname: whom the document has introduced.
    last
        For states, organisations and groups: the party named last.
    counts
        How often each party was named, in order of first mention.
    """

    published: date | None = None
    pair: tuple[str, str] | None = None
    recent: deque[tuple[int, list[Phrase]]] = field(
        default_factory=lambda: deque(maxlen=PRONOUN_SENTENCES)
    )
    roles: dict[str, list[tuple[int, Party]]] = field(
        default_factory=dict[str, list[tuple[int, "Party"]]]
    )
    persons: dict[str, tuple[int, Party]] = field(default_factory=dict[str, tuple[int, "Party"]])
    last: dict[str, tuple[int, Party]] = field(default_factory=dict[str, tuple[int, "Party"]])
    counts: Counter[str] = field(default_factory=Counter[str])

    def hold(self, role: str, sentence: int, party: Party) -> None:
        """Remember whose a role was."""
        held = self.roles.setdefault(role, [])
        held[:] = [(where, one) for where, one in held if one.id != party.id]
        held.append((sentence, party))

    def holder(self, role: str, sentence: int) -> tuple[int, Party] | None:
        """Return whose a role is where the text makes it clear: the only one, or the last.

        A bare "minister" or "ministry" is any the text has spoken of.
        """
        held = [
            (where, party)
            for key, parties in self.roles.items()
            if key == role or (role in _GENERAL and key.endswith(f"_{role}"))
            for where, party in parties
            if sentence - where <= ROLE_SENTENCES
        ]
        if len({party.id for _, party in held}) > 1:
            held = [pair for pair in held if sentence - pair[0] <= 1]
        return held[-1] if len({party.id for _, party in held}) == 1 else None


def kinds_of(party: Party) -> frozenset[str]:
    """Return what a description may call a party: a state, a group, an alliance ..."""
    if party.id is None:
        return frozenset()
    kind = _organisation_kinds().get(party.id)
    return frozenset({party.kind.value} if kind is None else {party.kind.value, kind})


@cache
def _organisation_kinds() -> dict[str, str]:
    return {code: organisation.kind for code, organisation in load_organisations().items()}


_GENERAL = frozenset({"minister", "ministry"})


def told_in(sentence: int, where: int) -> str:
    """Return from which sentence a reading is taken, in words."""
    return "in the same sentence" if where == sentence else f"in sentence {where}"
