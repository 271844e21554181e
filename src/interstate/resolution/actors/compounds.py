"""Parties named inside one word: "US-Präsident", "Kremlsprecher", "российско-китайский"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interstate.record import Party, PartyKind
from interstate.reference.states import party_name

if TYPE_CHECKING:
    from datetime import date

    from interstate.reference.party_names import PartyName
    from interstate.reference.roles import Role
    from interstate.resolution.actors.names import Names

# Endings of Slavic adjectives whose first part stands as a stem in "-o": "российско-", "polsko-".
_STEM_ENDINGS = {"о": ("ий", "ой", "ый", "ский"), "o": ("i", "y")}
STEM_VOWELS = {"ru": "о", "uk": "о", "pl": "o"}
"""What the first part of a joined adjective ends in."""
_SHORTEST_FIRST = 4
_SHORTEST_LAST = 4
_NOT_ALONE = ("adjective", "demonym")


@dataclass(frozen=True, slots=True)
class Inner:
    """A party or role that a part of a word names.

    Attributes
    ----------
    start, end
        Half-open range in the word.
    """

    start: int
    end: int
    party: Party
    adjectival: bool


class CompoundReader:
    """Reads the parts of a word, each word once for a day."""

    def __init__(self, names: Names) -> None:
        self._names = names
        references = names.references
        self._joined = references.values("joined")
        self._stems = references.values("stem")
        self._passive = references.words("passive_part")
        self._against = references.words("against")
        self._known: dict[tuple[str, date | None], tuple[Inner, ...]] = {}

    def read(self, word: str, on: date | None) -> tuple[Inner, ...]:
        """Return the parties and the role inside a word, in order."""
        key = (word, on)
        known = self._known.get(key)
        if known is None:
            parts = self._names.form(word).parts
            if parts:
                known = self._hyphenated(word, parts, on)
            elif self._names.language == "de" and word[:1].isupper():
                known = self._closed(word, on)
            else:
                known = ()
            self._known[key] = known
        return known

    def _hyphenated(
        self, word: str, parts: tuple[tuple[int, str], ...], on: date | None
    ) -> tuple[Inner, ...]:
        first, last = parts[0][1].casefold(), parts[-1][1].casefold()
        if last in self._passive:
            return ()
        role = self._last_role(word, parts)
        if first in self._against:
            return () if role is None else (_role(role[1], parts[role[0]][0], word),)
        rest = len(parts) if role is None else role[0]
        found: list[Inner] = []
        at = 0
        while at < rest:
            for size in range(rest - at, 0, -1):
                words = tuple(part for _, part in parts[at : at + size])
                party = self._party(words, on, last=at + size == len(parts))
                if party is not None:
                    start, end = parts[at][0], parts[at + size - 1][0] + len(words[-1])
                    if role is not None:
                        party = _of_sector(party, role[1])
                    if all(inner.party.id != party.id for inner in found):
                        found.append(Inner(start, end, party, adjectival=True))
                    at += size
                    break
            else:
                at += 1
        if role is not None:
            found.append(_role(role[1], parts[role[0]][0], word))
        return tuple(found)

    def _last_role(self, word: str, parts: tuple[tuple[int, str], ...]) -> tuple[int, Role] | None:
        """Return the role that the last parts name, and where it begins among them."""
        for at in range(1, len(parts)):
            role = self._names.role((word[parts[at][0] :],))
            if role is not None and role.national is None:
                return at, role
        return None

    def _party(self, words: tuple[str, ...], on: date | None, *, last: bool) -> Party | None:
        found = self._names.parties(words, on)
        if found:
            return _named(found[0], "-".join(words))
        if len(words) != 1:
            return None
        if not last:
            code = self._joined.get(words[0].casefold())
            if code is not None:
                return coded_party(code, words[0])
            stem = self._stem(words[0], on)
            if stem is not None:
                return stem
        role = self._names.role(words)
        if role is not None and role.national is not None:
            return national_party(role, words[0])
        return None if last else self._person(words, on)

    def _stem(self, word: str, on: date | None) -> Party | None:
        vowel = STEM_VOWELS.get(self._names.language)
        if vowel is None or not word.endswith(vowel):
            return None
        for ending in _STEM_ENDINGS[vowel]:
            found = self._names.parties((word[:-1] + ending,), on)
            if found:
                return _named(found[0], word)
        return None

    def _person(self, words: tuple[str, ...], on: date | None) -> Party | None:
        """Read "Merkel" of "Merkel-Regierung"."""
        for holder in self._names.holders(words, on):
            if on is not None and not holder.held_on(on):
                continue
            if not holder.common:
                return Party(
                    id=holder.country,
                    kind=kind_of(holder.country),
                    sector=holder.sector,
                    name=holder.person,
                    text=words[0],
                    because=holder.because,
                )
            return None
        return None

    def _closed(self, word: str, on: date | None) -> tuple[Inner, ...]:
        """Read a German compound without hyphen, whose last part is a role: "Kremlchef"."""
        for cut in range(_SHORTEST_FIRST, len(word) - _SHORTEST_LAST + 1):
            first, last = word[:cut], word[cut:]
            role = self._names.role((last.capitalize(),))
            if role is None or role.national is not None or role.phrase[:1].islower():
                continue
            party = self._first_part(first, on) or (
                self._first_part(first[:-1], on) if first.endswith("s") else None
            )
            if party is not None:
                return (
                    Inner(0, cut, _of_sector(party, role), adjectival=True),
                    _role(role, cut, word),
                )
        return ()

    def _first_part(self, first: str, on: date | None) -> Party | None:
        code = self._stems.get(first)
        if code is not None:
            return coded_party(code, first)
        if len(first) < _SHORTEST_FIRST:
            return None
        for name in self._names.parties((first,), on):
            if name.use not in _NOT_ALONE:
                return _named(name, first)
        role = self._names.role((first,))
        if role is not None and role.national is not None:
            return national_party(role, first)
        return None


def kind_of(code: str) -> PartyKind:
    """Return what sort of party an id names."""
    if code.startswith("NSA:"):
        return PartyKind.GROUP
    if code.startswith("IGO:") or code in {"UNO", "NAT", "EUU"}:
        return PartyKind.ORGANISATION
    return PartyKind.STATE


def national_party(role: Role, text: str) -> Party:
    """Return the party of an institution that names its state by itself: "Bundeswehr"."""
    code = role.national or ""
    return Party(
        id=code,
        kind=kind_of(code),
        sector=role.sector,
        name=role.phrase,
        text=text,
        because=f"{role.phrase!r} is an institution of {party_name(code, 'en')}",
    )


def role_party(role: Role, text: str) -> Party:
    """Return the party of a role noun, of which nobody yet knows whose it is."""
    return Party(
        id=None,
        kind=PartyKind.UNKNOWN,
        sector=role.sector,
        name=role.phrase,
        text=text,
        because=role.because,
    )


def _named(name: PartyName, text: str) -> Party:
    return Party(
        id=name.id,
        kind=name.kind,
        sector=name.sector,
        name=name.name,
        text=text,
        because=name.because,
    )


def coded_party(code: str, text: str) -> Party:
    """Return the party that a first part such as "Sino" or "Bundes" stands for."""
    name = party_name(code, "en")
    return Party(
        id=code,
        kind=kind_of(code),
        sector=None,
        name=name,
        text=text,
        because=f"{text!r} as the first part of a compound means {name}",
    )


def _of_sector(party: Party, role: Role) -> Party:
    return Party(
        id=party.id,
        kind=party.kind,
        # "Nato-Generalsekretär" is of the organisation, whatever secretaries else are of.
        sector=party.sector if party.kind is PartyKind.ORGANISATION else role.sector,
        name=party.name,
        text=party.text,
        because=f"{party.because}; {role.because}",
    )


def _role(role: Role, start: int, word: str) -> Inner:
    return Inner(start, len(word), role_party(role, word[start:]), adjectival=False)
