"""Which office-holder a name means where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from interstate.record import Party
from interstate.resolution.actors.compounds import kind_of
from interstate.resolution.actors.same_name import compare_names

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from interstate.record import Token
    from interstate.reference.offices import Holder
    from interstate.resolution.actors.names import Names

PROMINENT = frozenset(
    {
        "leader",
        "head_of_state",
        "head_of_government",
        "foreign_minister",
        "defence_minister",
        "secretary_general",
        "commission_president",
        "council_president",
        "foreign_policy_chief",
        "crown_prince",
        "vice_president",
        "group_leader",
    }
)
"""Offices whose holders a surname alone brings to mind."""

# A surname alone means somebody of the day, or not long from it.
_HIGHEST = frozenset({"leader", "head_of_state", "head_of_government"})
_OF_LATE = timedelta(days=6 * 365)
_BEFORE = timedelta(days=2 * 365)
_AFTER = timedelta(days=25 * 365)
# Less than two names need to be one: the surname agrees already.
_SAME_GIVEN = 0.7
_PERSON_RELATIONS = ("nsubj", "nmod:poss", "obj", "iobj")
_NAMES_POS = frozenset({"PROPN", "NOUN", "X"})


@dataclass(frozen=True, slots=True)
class Guess:
    """A person whom a surname may mean, if the sentence speaks of the country.

    Attributes
    ----------
    holders
        The persons it may mean, the likeliest first.
    """

    first: int
    last: int
    holders: tuple[Holder, ...]


class PersonReader:
    """Judges the names of persons in one sentence."""

    def __init__(self, names: Names, tokens: Sequence[Token], on: date | None) -> None:
        self._names = names
        self._tokens = tokens
        self._on = on
        self._titles = names.references.words("title")

    def lead(self, first: int) -> int:
        """Return the first word of given names that stand before a surname, else the surname."""
        while first and self._is_other_name(first - 1, first):
            first -= 1
        return first

    def read(
        self, first: int, last: int, *, titled: bool, office: str | None, near: str | None
    ) -> Holder | Guess | None:
        """Return whom the words from `first` to `last` mean.

        Parameters
        ----------
        titled, office
            A title or role stands before the whole name; and which office it is.
        near
            Id of the party named right before the name, or before its title.
        """
        words = tuple(t.text for t in self._tokens[first : last + 1])
        holders = self._names.holders(words, self._on)
        full = tuple(h for h in holders if not h.surname_only)
        if full and last > first:
            if near is not None and all(h.country != near for h in full):
                # "King Abdullah" is a full name to one country, and a surname to another.
                rest = self._names.holders(words[-1:], self._on)
                full = tuple(h for h in rest if h.country == near) or full
            return self._chosen(full, office, near)
        lead = self.lead(first)
        titled = titled or self.titled(lead)
        if lead < first:
            # "Michael Brown" is not the Brown that held the office, unless he is called so.
            holders = tuple(h for h in holders if self._same_given(h, lead, office, near))
        if not holders or not self._may_be_surname(first, last, titled=titled, of=holders):
            return None
        fitting = tuple(h for h in holders if self._in_time(h))
        if not fitting:
            return self._chosen(holders, office, near) if titled and near else None
        if near is not None and (held := tuple(h for h in fitting if h.country == near)):
            return self._chosen(held, office, near)
        if office is not None and (of_office := tuple(h for h in fitting if h.office == office)):
            return of_office[0]
        if lead == first and (
            (fitting[0].common and not self._acts(last, fitting[0])) or self._open(fitting)
        ):
            return Guess(first, last, fitting)
        return fitting[0]

    def _same_given(self, holder: Holder, lead: int, office: str | None, near: str | None) -> bool:
        """Whether the given name fits, if spelt another way: "Lucas" for "Loukas"."""
        if near == holder.country and office == holder.office:
            return True
        given = self._tokens[lead].text
        return any(
            compare_names(given, name).score >= _SAME_GIVEN for name in holder.person.split()[:-1]
        )

    def titled(self, first: int) -> bool:
        """Whether a title of persons stands before word `first`."""
        if not first:
            return False
        before = self._tokens[first - 1].text
        return before in self._titles or (
            before == "." and first > 1 and f"{self._tokens[first - 2].text}." in self._titles
        )

    def _may_be_surname(self, first: int, last: int, *, titled: bool, of: Sequence[Holder]) -> bool:
        tokens = self._tokens
        after = last + 1
        if (
            after < len(tokens)
            and (
                (tokens[after].upos == "PROPN" and tokens[after].deprel.startswith("flat"))
                # "Moro Islamic Liberation Front"
                or tokens[after].upos == "ADJ"
            )
            and tokens[after].text[:1].isupper()
            and tokens[after].start == tokens[last].end + 1
        ):
            # "Opposition leader Nelson Chamisa" is no Nelson, though a title stands before.
            return False
        if first and tokens[first - 1].text.lower() == "the" and tokens[first - 1].head == last:
            # "The Hague" is a city.
            return False
        return titled or not (
            tokens[last].upos not in _NAMES_POS
            or (first == 0 and tokens[0].upos != "PROPN" and of[0].common)
        )

    def _is_other_name(self, i: int, of: int) -> bool:
        """Whether word `i` is a capitalised name that belongs to the name at `of`."""
        word = self._tokens[i]
        return (
            word.upos == "PROPN"
            and word.text[:1].isupper()
            and word.end + 1 == self._tokens[of].start
            and not self._names.form(word.text).flags & 1
            and self._names.role((word.text,)) is None
            and word.text not in self._titles
            # "On Monday Merkel left": only what the tree ties together is one name.
            and self._tied(i, of)
        )

    def _tied(self, i: int, of: int) -> bool:
        word, name = self._tokens[i], self._tokens[of]
        return (
            word.head == of
            or name.head == i
            or (name.deprel.startswith("flat") and name.head == word.head)
        )

    def _in_time(self, holder: Holder) -> bool:
        if self._on is None:
            return True
        if holder.first > self._on + _BEFORE:
            return False
        return holder.last is None or holder.last + _AFTER >= self._on

    def _held(self, holder: Holder) -> bool:
        return self._on is None or holder.held_on(self._on)

    def _acts(self, last: int, holder: Holder) -> bool:
        """Whether the name of somebody in high office stands where persons act: "Bush said"."""
        token = self._tokens[last]
        return (
            holder.office in PROMINENT
            and (self._held(holder) or self._left_of_late(holder))
            and token.upos == "PROPN"
            and token.deprel.startswith(_PERSON_RELATIONS)
        )

    def _left_of_late(self, holder: Holder) -> bool:
        """Whether a head of state or government is not long out of office."""
        return (
            holder.office in _HIGHEST
            and self._on is not None
            and holder.last is not None
            and holder.last < self._on <= holder.last + _OF_LATE
        )

    def _open(self, holders: Sequence[Holder]) -> bool:
        """Whether a surname alone may as well mean somebody of another country."""
        first = holders[0]
        surname = first.person.split()[-1]
        rivals = [
            h
            for h in holders[1:]
            # "Obama" was no longer president, but is nobody of the same name inside a longer one.
            if h.country != first.country and surname not in h.person.split()[1:-1]
        ]
        if first.office in PROMINENT:
            if first.office in _HIGHEST and self._held(first):
                # "Modi" is rather India's prime minister than Niger's minister of defence.
                rivals = [h for h in rivals if h.office in _HIGHEST]
            return any(
                h.office in PROMINENT and self._held(h) >= self._held(first) for h in rivals
            ) and not (first.office in {"leader", "head_of_state"} and self._held(first))
        return any(self._held(h) >= self._held(first) for h in rivals)

    def _chosen(self, holders: Sequence[Holder], office: str | None, near: str | None) -> Holder:
        """Return the likeliest of several, by the country and office named beside them."""
        of_country = [h for h in holders if h.country == near] or list(holders)
        of_office = [h for h in of_country if h.office == office]
        return (of_office or of_country)[0]

    def settle(self, guess: Guess, countries: Collection[str]) -> Holder | None:
        """Return whom a surname means once it is known which parties the sentence names."""
        found = [h for h in guess.holders if h.country in countries]
        in_office = [h for h in found if self._held(h)]
        if in_office:
            return in_office[0]
        return found[0] if found and not found[0].common else None


def person_party(holder: Holder, text: str, extra: str = "") -> Party:
    """Return the party that an office-holder stands for."""
    return Party(
        id=holder.country,
        kind=kind_of(holder.country),
        sector=holder.sector,
        name=holder.person,
        text=text,
        because=holder.because + extra,
    )
