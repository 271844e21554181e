"""The names of the reference tables, each asked once for the same words.

A text comes back to the same words all the time, so what the indexes answer is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from interstate.reference.offices import Holder, OfficeIndex, load_offices
from interstate.reference.outlets import OutletNames, outlet_names
from interstate.reference.party_names import load_party_names
from interstate.reference.polish_forms import case_forms, is_word
from interstate.reference.roles import Role, RoleIndex, load_roles
from interstate.reference.spellings import fold_words
from interstate.reference.turkish_forms import bare_forms, without_suffix
from interstate.reference.word_forms import EAST_SLAVIC
from interstate.resolution.actors.regions import Region, RegionIndex
from interstate.resolution.actors.transliteration import SurnameIndex
from interstate.resolution.references import References, load_references

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from interstate.record import Outlet
    from interstate.reference.party_names import PartyName, PartyNames

PARTY, OFFICE, ROLE, OUTLET, NOTHING, REGION = 1, 2, 4, 8, 16, 32
"""Flags of a word: what some name that begins with it names; `NOTHING` is a name of no party."""

_KEPT = 200_000
_LONGEST_BENT = 3
"""How many words of a name in another case are taken back to the nominative."""
_OF_PEOPLES = frozenset({"demonym", "adjective"})


@dataclass(frozen=True, slots=True)
class Form:
    """What one written word may begin or hold.

    Attributes
    ----------
    flags
        Sum of `PARTY`, `OFFICE`, `ROLE`, `OUTLET`, `NOTHING` and `REGION`.
    parts
        For a compound: its parts with their offsets in the word.
    """

    flags: int
    parts: tuple[tuple[int, str], ...]


class Names:
    """All names of one language.

    Parameters
    ----------
    parties
        Another index of party names in place of the shipped one.
    """

    def __init__(
        self, language: str, *, overlay: Path | None = None, parties: PartyNames | None = None
    ) -> None:
        self.language = language
        self.references: References = load_references(language, overlay)
        self._parties: PartyNames = load_party_names(language) if parties is None else parties
        self._offices: OfficeIndex = load_offices(language)
        self._surnames = SurnameIndex() if language in EAST_SLAVIC else None
        self._roles: RoleIndex = load_roles(language)
        self._outlets: OutletNames = outlet_names(language)
        self._nobody: dict[tuple[str, ...], str] = {}
        # In order, since two spellings may share a key.
        for words in sorted(self.references.words("no_party")):
            self._nobody[fold_words(words.split())] = words
        self._regions = RegionIndex(language, self.references.values("region"))
        self._no_roles = self.references.words("no_role")
        self._nobody_starts = frozenset(key[0] for key in self._nobody)
        self.longest = max(
            self._parties.longest,
            self._offices.longest,
            self._roles.longest,
            self._outlets.longest,
            *(2 * len(key) - 1 for key in self._nobody),
            self._regions.longest,
        )
        self._forms: dict[str, Form] = {}
        self._found_parties: dict[tuple[tuple[str, ...], date | None], tuple[PartyName, ...]] = {}
        self._found_holders: dict[tuple[tuple[str, ...], date | None], tuple[Holder, ...]] = {}
        self._found_roles: dict[tuple[str, ...], Role | None] = {}
        self._found_regions: dict[tuple[str, ...], Region | None] = {}
        self._found_outlets: dict[tuple[str, ...], Outlet | None] = {}

    def form(self, word: str) -> Form:
        """Return what a word may begin, and its parts."""
        known = self._forms.get(word)
        if known is None:
            if len(self._forms) > _KEPT:
                self._forms.clear()
            known = self._forms[word] = Form(self._flags(word), _parts(word))
        return known

    def _flags(self, word: str) -> int:
        if not word[:1].isalnum():
            return 0
        if self.language == "tr":
            flags = 0
            for form in bare_forms(word):
                flags |= self._flags_of(form)
            return flags
        if self.language == "pl" and word[:1].isupper():
            bent = any(map(self._starts_person, case_forms(word)))
            return self._flags_of(word) | OFFICE * bent
        return self._flags_of(word)

    def _flags_of(self, word: str) -> int:
        key = fold_words((word,))
        return (
            PARTY * self._parties.starts(word)
            + OFFICE * (word[:1].isupper() and self._starts_person(word))
            + ROLE * self._roles.starts(word)
            + OUTLET * self._outlets.starts(word)
            + REGION * self._regions.starts(word)
            + NOTHING * (bool(key) and key[0] in self._nobody_starts)
        )

    def _starts_person(self, word: str) -> bool:
        return self._offices.starts(word) or (
            self._surnames is not None and self._surnames.latin(word) is not None
        )

    def parties(self, words: tuple[str, ...], on: date | None) -> tuple[PartyName, ...]:
        """Return the parties these words may mean on a day, the likeliest first."""
        key = (words, on)
        found = self._found_parties.get(key)
        if found is None:
            if len(self._found_parties) > _KEPT:
                self._found_parties.clear()
            found = self._parties.lookup(self._named(words), on)
            if not found and self.language == "tr":
                found = self._bent_parties(words, on)
            self._found_parties[key] = found
        return found

    def _named(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return words as the tables have names: a Turkish one without its ending."""
        if self.language != "tr" or not words:
            return words
        return (*words[:-1], without_suffix(words[-1]))

    def _bent_parties(self, words: tuple[str, ...], on: date | None) -> tuple[PartyName, ...]:
        """Return the parties of a Turkish name whose ending no apostrophe parts from it.

        Words for a people have none: "Rusların". State names always do: "Maliye" is not Mali's.
        """
        for form in bare_forms(words[-1])[1:]:
            found = self._parties.lookup((*words[:-1], form), on)
            kept = tuple(n for n in found if len(words) > 1 or n.use in _OF_PEOPLES)
            if kept:
                return kept
        return ()

    def region(self, words: tuple[str, ...]) -> Region | None:
        """Return the region or continent these words name."""
        if words not in self._found_regions:
            if len(self._found_regions) > _KEPT:
                self._found_regions.clear()
            self._found_regions[words] = self._regions.lookup(self._named(words))
        return self._found_regions[words]

    def holders(self, words: tuple[str, ...], on: date | None) -> tuple[Holder, ...]:
        """Return the office-holders these words may mean, the likeliest first."""
        key = (words, on)
        found = self._found_holders.get(key)
        if found is None:
            if len(self._found_holders) > _KEPT:
                self._found_holders.clear()
            named = words[0][:1].isupper() and words[-1][:1].isalpha()
            found = self._offices.lookup(self._named(words), on) if named else ()
            if named and not found and self.language == "pl":
                found = self._bent_holders(words, on)
            if named and not found and len(words) == 1 and self.role(words) is None:
                found = self._by_sound(words[0], on)
            self._found_holders[key] = found
        return found

    def _bent_holders(self, words: tuple[str, ...], on: date | None) -> tuple[Holder, ...]:
        """Return the office-holders of a Polish name in another case: "Angeli Merkel", "Putinem".

        A word that Polish has besides names is none alone: "Polem", "Radą".
        """
        if len(words) > _LONGEST_BENT or self.role(words) is not None:
            return ()
        if len(words) == 1 and (is_word(words[0]) or self.parties(words, on)):
            return ()
        for bent in product(*map(case_forms, words)):
            found = self._offices.lookup(bent, on)
            if found:
                return found
        return ()

    def _by_sound(self, word: str, on: date | None) -> tuple[Holder, ...]:
        """Return office-holders whose Latin surname a Cyrillic word sounds like."""
        latin = self._surnames.latin(word) if self._surnames is not None else None
        if latin is None:
            return ()
        return tuple(
            replace(
                holder,
                common=True,
                because=f"{word!r} sounds like {latin.title()!r}: {holder.because}",
            )
            for holder in self._offices.lookup((latin,), on)
            if holder.surname_only
        )

    def role(self, words: tuple[str, ...]) -> Role | None:
        """Return the role these words name."""
        if words not in self._found_roles:
            if len(self._found_roles) > _KEPT:
                self._found_roles.clear()
            role = None if words[-1] in self._no_roles else self._roles.lookup(words)
            if role is None and self.language == "tr" and words[-1] not in self._no_roles:
                role = self._bent_role(words)
            if role is not None and len(words) > 1 and not _same_length(role.phrase, words):
                # The index reads the last word of any run as the head of a German compound.
                role = None
            self._found_roles[words] = role
        return self._found_roles[words]

    def _bent_role(self, words: tuple[str, ...]) -> Role | None:
        """Return the role of Turkish words whose last has an ending: "bakanının", "ordusuna"."""
        for form in bare_forms(words[-1])[1:]:
            role = self._roles.lookup((*words[:-1], form))
            if role is not None:
                return role
        return None

    def outlet(self, words: tuple[str, ...]) -> Outlet | None:
        """Return the outlet these words name."""
        if words not in self._found_outlets:
            if len(self._found_outlets) > _KEPT:
                self._found_outlets.clear()
            self._found_outlets[words] = self._outlets.lookup(self._named(words))
        return self._found_outlets[words]

    def nobody(self, words: tuple[str, ...]) -> bool:
        """Whether these words are the name of something that is no party, such as a sea."""
        written = self._nobody.get(fold_words(self._named(words)))
        return written is not None and words[0][:1].isupper() >= written[:1].isupper()


def _same_length(phrase: str, words: tuple[str, ...]) -> bool:
    return len(fold_words(phrase.split())) == len(fold_words(words))


_PART = re.compile(r"[^-\u2010\u2011–]+")


def _parts(word: str) -> tuple[tuple[int, str], ...]:
    """Return the parts of a word with a hyphen in it, with their offsets."""
    found = tuple((match.start(), match.group()) for match in _PART.finditer(word))
    return found if len(found) > 1 else ()
