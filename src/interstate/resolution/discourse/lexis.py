"""The words of reference as discourse asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interstate.reference.offices import OfficeIndex, load_offices
from interstate.reference.party_names import PartyNames, load_party_names
from interstate.reference.roles import RoleIndex, load_roles
from interstate.resolution.references import load_references

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceWords:
    """The words by which a language refers, and the tables of names, persons and roles.

    Attributes
    ----------
    pronouns
        By pronoun: number, gender and kind of what it may mean.
    possessive, reflexive, definite, women
        See docs/reference/lexicons.md.
    descriptions
        By the words of a description, in small letters: what it stands for.
    """

    language: str
    pronouns: Mapping[str, str]
    possessive: frozenset[str]
    reflexive: frozenset[str]
    definite: frozenset[str]
    women: frozenset[str]
    descriptions: Mapping[tuple[str, ...], str]
    offices: OfficeIndex
    roles: RoleIndex
    parties: PartyNames

    @property
    def longest_description(self) -> int:
        """The most words a description has."""
        return max(map(len, self.descriptions), default=1)


def load_reference_words(language: str, overlay: Path | None) -> ReferenceWords:
    """Return the words of reference of a language."""
    table = load_references(language, overlay)
    return ReferenceWords(
        language=language,
        pronouns=table.values("pronoun"),
        possessive=table.words("possessive"),
        reflexive=table.words("reflexive"),
        definite=table.words("definite"),
        women=table.words("woman"),
        descriptions={
            tuple(words.casefold().split()): value
            for words, value in table.values("description").items()
        },
        offices=load_offices(language),
        roles=load_roles(language),
        parties=load_party_names(language),
    )
