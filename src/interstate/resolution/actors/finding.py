"""The search for names of parties in a sentence, the longest name first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interstate.record import Mention, Party, PartyKind
from interstate.reference.gazetteer import load_gazetteer
from interstate.reference.states import party_name, predecessors, successors
from interstate.resolution.actors.compounds import (
    STEM_VOWELS,
    CompoundReader,
    coded_party,
    kind_of,
    national_party,
    role_party,
)
from interstate.resolution.actors.names import NOTHING, OFFICE, OUTLET, PARTY, REGION, ROLE, Names
from interstate.resolution.actors.persons import PROMINENT, Guess, PersonReader, person_party
from interstate.resolution.places import find_towns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from interstate.record import Sentence
    from interstate.reference.party_names import PartyName, PartyNames
    from interstate.reference.roles import Role
    from interstate.resolution.actors.regions import Region

_ADJECTIVAL = frozenset({"demonym", "adjective"})
_PLACES = frozenset({"capital", "seat"})
_NOUNS = frozenset({"NOUN", "PROPN", "X", "SYM"})
_HYPHENS = frozenset("-\u2010\u2011–")
# Words that stand between a preposition and its name: "in der", "in central".
_BETWEEN = frozenset({"DET", "ADJ"})
_OF = frozenset(
    {"of", "von", "de", "du", "d'", "d’", "do", "da", "dos", "das"}
    | {"di", "del", "dello", "della", "dell'", "dell’", "dei", "degli", "delle"}
)
_REACH_WORDS = 4
_GATE_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’`ʼ][^\W\d_]+)*|[-\u2010\u2011–,.;:()]")
# How the tables say that a state's name is also given to people.
_GIVEN_NAME = re.compile(r"\ba (?:first )?name\b")
_ELISION = {
    "fr": re.compile(r"\b([cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=\w)", re.IGNORECASE),
    "it": re.compile(
        r"\b([cdlsv]|(?:de|a|da|ne|su|que)ll|un|quest|sull|tutt|senz|anch|com|ex)['’](?=\w)",
        re.IGNORECASE,
    ),
}
_MARKS = frozenset("-\u2010\u2011–,.;:()")


class ActorFinder:
    """Finds the words of a sentence that name parties.

    Parameters
    ----------
    language
        One of `interstate.reference.roles.LANGUAGES`.
    overlay
        A folder whose ``references.csv`` is laid over the shipped one.
    parties
        Another index of party names in place of the shipped one.
    """

    def __init__(
        self, language: str, *, overlay: Path | None = None, parties: PartyNames | None = None
    ) -> None:
        self.names = Names(language, overlay=overlay, parties=parties)
        self._compounds = CompoundReader(self.names)
        self._gate: dict[str, int] = {}
        self._unless = _clues(self.names.references.values("unless"))

    def names_party(self, text: str) -> bool:
        """Whether a party, an office-holder, a national institution or a large town is named.

        Fast, for the time before parsing: it looks at words alone, and may let pass what `find`
        then leaves open, but holds back nothing in which `find` names a party, small towns and
        towns of several words apart.
        """
        if self.names.language in _ELISION:
            # "L'Iran", "d'Israël", "dell'Ucraina"
            text = _ELISION[self.names.language].sub(r"\1' ", text)
        words = _GATE_WORD.findall(text)
        gate = self._gate
        for i, word in enumerate(words):
            flags = gate.get(word)
            if flags is None:
                flags = self._gate_flags(word)
            if flags and (flags < 0 or self._opens_name(words, i)):
                return True
        return False

    def _gate_flags(self, word: str) -> int:
        """Return -1 for a word that names a party alone, its flags where it may begin a name."""
        if len(self._gate) > 500_000:  # noqa: PLR2004
            self._gate.clear()
        flags = 0
        if word not in _MARKS:
            flags = self.names.form(word).flags & (PARTY | OFFICE | ROLE | REGION)
            if self._alone(word) or word.casefold() in self.names.references.values("joined"):
                flags = -1
        self._gate[word] = flags
        return flags

    def _alone(self, word: str) -> bool:
        names = self.names
        if names.parties((word,), None):
            return True
        if any(h.office in PROMINENT or not h.common for h in names.holders((word,), None)):
            return True
        role = names.role((word,))
        if (role is not None and role.national is not None) or names.region((word,)):
            return True
        if load_gazetteer(names.language).is_large(word):
            return True
        if word.endswith(STEM_VOWELS.get(names.language, "-")):
            return bool(self._compounds.read(f"{word}-", None))
        return any(inner.party.id for inner in self._compounds.read(word, None))

    def _opens_name(self, words: list[str], i: int) -> bool:
        """Whether a name of several words begins at word `i`."""
        names = self.names
        end = min(len(words), i + names.longest)
        for last in range(i + 1, end):
            if words[last] in _MARKS and words[last] not in _HYPHENS and words[last] != ".":
                break
            run = tuple(words[i : last + 1])
            if names.parties(run, None) or names.holders(run, None) or names.region(run):
                return True
            role = names.role(run)
            if role is not None and role.national is not None:
                return True
        # A surname that is a common word as well counts behind a title or a role.
        if i and words[i][:1].isupper() and names.holders((words[i],), None):
            before = words[i - 1]
            return (
                before == "."
                or before in names.references.words("title")
                or names.role((before,)) is not None
            )
        return False

    def find(self, sentence: Sentence, *, on: date | None) -> tuple[Mention, ...]:
        """Return the words of a sentence that name parties or roles, in order.

        No mention overlaps another, but one word may hold two ("российско-китайский"). A role
        of which nobody yet knows whose it is, and an outlet as speaker, have no party id.

        Parameters
        ----------
        sentence
            A parsed sentence.
        on
            The day it speaks of, in practice the day of publication: names mean who bore them
            and office-holders who held the office then.
        """
        found = _Search(self.names, self._compounds, self._unless, sentence, on).mentions()
        return find_towns(sentence, found, self.names.language)


def _clues(rows: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return the words beside which a name is not the party's."""
    return {name.casefold(): frozenset(value.split("|")) for name, value in rows.items()}


class _Search:
    """The search through one sentence."""

    def __init__(
        self,
        names: Names,
        compounds: CompoundReader,
        unless: Mapping[str, frozenset[str]],
        sentence: Sentence,
        on: date | None,
    ) -> None:
        self.names = names
        self.compounds = compounds
        self.unless = unless
        self.tokens = sentence.tokens
        self.words = [token.text for token in self.tokens]
        self.base = sentence.start
        self.text = sentence.text
        self.on = on
        self.persons = PersonReader(names, self.tokens, on)
        self.found: list[Mention] = []
        self.guesses: list[Guess] = []
        self.role_before: tuple[int, Role] | None = None

    def mentions(self) -> tuple[Mention, ...]:
        """Search from left to right."""
        i, total = 0, len(self.tokens)
        while i < total:
            form = self.names.form(self.words[i])
            last = self._match(i, form.flags) if form.flags else None
            if last is None and not self._joined(i):
                self._inside(i)
            i = (i if last is None else last) + 1
        self._settle_guesses()
        return tuple(self.found)

    def _match(self, first: int, flags: int) -> int | None:
        """Read the longest name that begins at word `first`; return its last word."""
        limit = min(len(self.tokens), first + self.names.longest) - 1
        for last in range(limit, first - 1, -1):
            if not self.words[last][:1].isalnum():
                continue
            words = tuple(self.words[first : last + 1])
            if flags & NOTHING and self.names.nobody(words):
                return last
            if self._reads(first, last, words, flags):
                return last
        return None

    def _reads(self, first: int, last: int, words: tuple[str, ...], flags: int) -> bool:
        """Take the name that exactly these words are, if they are one."""
        names = self.names
        region = names.region(words) if flags & REGION else None
        if flags & PARTY:
            found = names.parties(words, self.on)
            of_today = found and not (region and self._is_gone(found[0]))
            if of_today and self._party(first, last, found):
                return True
        if region is not None:
            return self._region(first, last, region)
        many = last > first
        if flags & OFFICE and many and self._person(first, last):
            return True
        if flags & ROLE:
            role = names.role(words)
            # In "папа римский" the noun stands first.
            noun = self.tokens[last].upos in _NOUNS or (many and self.tokens[first].upos in _NOUNS)
            if role is not None and noun:
                return self._role(first, last, role)
        if flags & OUTLET:
            outlet = names.outlet(words)
            # "Zeit" and "Mehr" are names of outlets only where they are names.
            named = self.tokens[last].upos in {"PROPN", "X"} or (
                many and self.words[last][:1].isupper()
            )
            # "the Australian parliament" is no paper's.
            if outlet is not None and named and self.tokens[last].deprel != "amod":
                party = Party(
                    id=None,
                    kind=PartyKind.UNKNOWN,
                    sector="MED",
                    name=outlet.name,
                    text=self._text(first, last),
                    because=f"{outlet.name} is an outlet",
                )
                self._add(first, last, party)
                return True
        return bool(flags & OFFICE) and not many and self._person(first, last)

    def _text(self, first: int, last: int) -> str:
        return self.text[self.tokens[first].start - self.base : self.tokens[last].end - self.base]

    def _add(self, first: int, last: int, party: Party, *, adjectival: bool = False) -> None:
        self.found.append(
            Mention(
                start=self.tokens[first].start,
                end=self.tokens[last].end,
                party=party,
                adjectival=adjectival,
            )
        )

    # --- parties -----------------------------------------------------------------------------

    def _party(self, first: int, last: int, found: Sequence[PartyName]) -> bool:
        name, told_by = self._of_several(first, last, found)
        if self._is_passive_part(last) or self._is_opposed(first):
            return True
        if self._is_other(first, last, name) or self._is_to_come(name):
            return False
        if name.use in _PLACES and self.persons.titled(first):
            # "Queen Sofia" is no city.
            return False
        continent = name.kind is PartyKind.ORGANISATION and name.use == "short"
        if continent and self._in_place(first):
            # "In Europe" is a place, "Europe decided" is the union.
            return True
        adjectival = name.use in _ADJECTIVAL
        sector, because = name.sector, name.because
        if adjectival and first and self.words[first - 1] in self.names.references.words("ethnic"):
            # Ethnic Albanians are citizens of wherever they live.
            text = self._text(first - 1, last)
            because = f"{text!r} tells a people, not a state"
            people = Party(
                id=None, kind=PartyKind.UNKNOWN, sector="CVL", name=text, text=text, because=because
            )
            self._add(first, last, people)
            return True
        if name.use in _PLACES and self._in_place(first):
            sector, because = None, f"{because}, here as a place"
        if told_by is not None:
            because = f"{because}, for the sentence names {told_by!r} (else {name.ambiguous})"
        elif name.ambiguous:
            because = f"{because} (else {name.ambiguous})"
        party = Party(
            id=name.id,
            kind=name.kind,
            sector=sector,
            name=name.name,
            text=self._text(first, last),
            because=because,
        )
        self._add(first, last, party, adjectival=adjectival)
        return True

    def _of_several(
        self, first: int, last: int, found: Sequence[PartyName]
    ) -> tuple[PartyName, str | None]:
        """Return the party that a name of several means here, and the word that tells it.

        "Korea" beside "Pyongyang" is North Korea. Without such a word, or with words for more
        than one, the usual reading stands.
        """
        usual = found[0]
        several = {name.id: name for name in reversed(found)}
        if len(several) == 1 or not usual.ambiguous:
            return usual, None
        told: dict[str, str] = {}
        for i, word in enumerate(self.words):
            if first <= i <= last or not self.names.form(word).flags & (PARTY | OFFICE):
                continue
            one = self._sure_of(word)
            if one in several:
                told.setdefault(one, word)
        if len(told) != 1:
            return usual, None
        [(party, word)] = told.items()
        return several[party], word

    def _sure_of(self, word: str) -> str | None:
        """Return the one party a word stands for: by its name, or as who is in office there."""
        found = self.names.parties((word,), self.on)
        if found:
            return found[0].id if len({name.id for name in found}) == 1 else None
        holders = [
            holder
            for holder in self.names.holders((word,), self.on)
            if holder.office in PROMINENT and (self.on is None or holder.held_on(self.on))
        ]
        return holders[0].country if len({holder.country for holder in holders}) == 1 else None

    def _is_to_come(self, name: PartyName) -> bool:
        """Whether a body or group bears the name only after the day: no coalition of 1999."""
        return (
            name.kind is not PartyKind.STATE
            and self.on is not None
            and name.first is not None
            and name.first > self.on
        )

    def _is_gone(self, name: PartyName) -> bool:
        """Whether a state was gone before the day: Texas is no state of its own today."""
        return self.on is not None and name.last is not None and name.last < self.on

    def _region(self, first: int, last: int, region: Region) -> bool:
        if self._is_passive_part(last) or self._is_opposed(first):
            return True
        text = self._text(first, last)
        because = f"{text!r} is read as {party_name(region.id, 'en')}, to which it belongs"
        party = Party(
            id=region.id,
            kind=kind_of(region.id),
            sector=None,
            name=party_name(region.id, "en"),
            text=text,
            because=because,
        )
        self._add(first, last, party, adjectival=region.adjectival)
        return True

    def _is_passive_part(self, last: int) -> bool:
        """Whether "-led", "-backed" follows: the party is not the one the words stand for."""
        return (
            last + 2 < len(self.tokens)
            and self.words[last + 1] in _HYPHENS
            and self.tokens[last].end == self.tokens[last + 1].start
            and self.words[last + 2].casefold() in self.names.references.words("passive_part")
        )

    def _is_opposed(self, first: int) -> bool:
        """Whether "pro-", "anti-" stands before."""
        return (
            first > 1
            and self.words[first - 1] in _HYPHENS
            and self.tokens[first - 1].end == self.tokens[first].start
            and self.words[first - 2].casefold() in self.names.references.words("against")
        )

    def _is_other(self, first: int, last: int, name: PartyName) -> bool:
        """Whether the words around tell that the name is a person's or another place's."""
        clues = self.unless.get(self._text(first, last).casefold())
        if clues and not clues.isdisjoint(self.words):
            return True
        if not name.ambiguous or last > first or name.use in _ADJECTIVAL:
            return False
        token = self.tokens[first]
        after = self.tokens[first + 1] if first + 1 < len(self.tokens) else None
        if after is not None and after.upos == "PROPN" and after.head == first:
            return after.deprel.startswith("flat") and after.text[:1].isupper()
        if (
            after is not None
            and _GIVEN_NAME.search(name.ambiguous)
            and (token.head, token.deprel, after.upos) == (first + 1, "compound", "PROPN")
            and not self.names.form(after.text).flags & (PARTY | ROLE | REGION)
        ):
            # "Israel Folau": a name that parsers put before the surname as they do a title.
            return after.text[:1].isupper()
        before = self.tokens[first - 1] if first else None
        return (
            before is not None
            and before.upos == "PROPN"
            and before.end + 1 == token.start
            and (token.deprel.startswith("flat") or before.deprel.startswith(("flat", "compound")))
            and not self.names.form(before.text).flags & (PARTY | ROLE)
        )

    def _in_place(self, first: int) -> bool:
        """Whether a preposition of place governs the name that begins at word `first`."""
        locative = self.names.references.words("locative")
        head = self.tokens[first]
        if self.names.language == "tr":
            return head.feats.get("Case") in {"Loc", "Abl"}
        if head.deprel == "conj":
            first = head.head
        for i in range(first - 1, max(-1, first - 4), -1):
            if self.tokens[i].upos == "ADP":
                return self.words[i].casefold() in locative
            if self.tokens[i].upos not in _BETWEEN:
                return False
        return False

    def _joined(self, i: int) -> bool:
        """Take "Sino" before a hyphen."""
        code = self.names.references.values("joined").get(self.words[i].casefold())
        after = i + 1
        if (
            code is None
            or after >= len(self.words)
            or self.words[after] not in _HYPHENS
            or self.tokens[i].end != self.tokens[after].start
        ):
            return False
        self._add(i, i, coded_party(code, self.words[i]), adjectival=True)
        return True

    # --- persons and roles -------------------------------------------------------------------

    def _person(self, first: int, last: int) -> bool:
        office = near = None
        titled = False
        lead = first if last > first else self.persons.lead(first)
        if self.role_before is not None and self.role_before[0] == lead - 1:
            titled, office = True, self.role_before[1].role
        if self.found:
            near = self._near(lead, titled=titled)
        behind = self._behind(last)
        near = near or behind
        holder = self.persons.read(first, last, titled=titled, office=office, near=near)
        if holder is None:
            return False
        country = (holder.holders[0] if isinstance(holder, Guess) else holder).country
        of_near = {country, *predecessors(country), *successors(country)}
        told = near is not None and kind_of(near) is PartyKind.STATE and (titled or behind)
        if told and near not in of_near:
            # "King Hassan of Morocco": whoever else bears the name, this one is of Morocco.
            return False
        if isinstance(holder, Guess):
            self.guesses.append(holder)
            return True
        self._add(lead, last, person_party(holder, self._text(lead, last)))
        return True

    def _near(self, first: int, *, titled: bool) -> str | None:
        """Return the party named right before a person, or before the person's title."""
        start = self.tokens[first].start
        for mention in reversed(self.found[-3:]):
            if start - mention.end > 1 + 2 * titled:
                return None
            if mention.party.id is not None:
                return mention.party.id
            start = mention.start
        return None

    def _behind(self, last: int) -> str | None:
        """Return the party named right behind a person: "King Abdullah II of Jordan"."""
        for i in range(last + 1, min(len(self.words) - 1, last + _REACH_WORDS)):
            if self.words[i].casefold() in _OF:
                found = self.names.parties((self.words[i + 1],), self.on)
                return found[0].id if found else None
        return None

    def _role(self, first: int, last: int, role: Role) -> bool:
        text = self._text(first, last)
        if role.national is not None:
            if self._is_passive_part(last):
                return True
            self._add(first, last, national_party(role, text))
            if role.kind == "person":
                self.role_before = last, role
            return True
        inner = self.compounds.read(self.words[first], self.on) if last == first else ()
        if any(one.party.id for one in inner):
            return self._inside(first)
        if role.kind == "person":
            self.role_before = last, role
        self._add(first, last, role_party(role, text))
        return True

    def _inside(self, i: int) -> bool:
        """Take the parties inside one word; tell whether there was any."""
        found = self.compounds.read(self.words[i], self.on)
        start = self.tokens[i].start
        for inner in found:
            self.found.append(
                Mention(
                    start=start + inner.start,
                    end=start + inner.end,
                    party=inner.party,
                    adjectival=inner.adjectival,
                )
            )
        if found and found[-1].party.id is None:
            role = self.names.role((self.words[i][found[-1].start :],))
            if role is not None and role.kind == "person":
                self.role_before = i, role
        return bool(found)

    def _settle_guesses(self) -> None:
        """Take the surnames that the parties of the sentence make clear."""
        if not self.guesses:
            return
        countries = {mention.party.id for mention in self.found if mention.party.id}
        for guess in self.guesses:
            holder = self.persons.settle(guess, countries)
            if holder is not None:
                text = self._text(guess.first, guess.last)
                extra = f"; {holder.country} is named in the sentence"
                self._add(guess.first, guess.last, person_party(holder, text, extra))
        self.found.sort(key=lambda mention: mention.start)
