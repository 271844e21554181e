"""Where an act took place, apart from its parties: "in Kazan", "im Süden Syriens", "в Казани"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interstate.record import Mention, Party, PartyKind, Place
from interstate.reference.gazetteer import LARGE, load_gazetteer
from interstate.reference.states import party_name
from interstate.resolution.days.tables import vocabulary
from interstate.resolution.references import load_references

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interstate.record import Sentence, Span, Token
    from interstate.reference.gazetteer import PlaceName

_LONGEST = 5
_NAME_POS = frozenset({"PROPN", "X", "NOUN", "ADJ"})
_TOWN_POS = frozenset({"PROPN", "X"})
# What no phrase of place goes beyond.
_ENDS = frozenset({"VERB", "AUX", "PUNCT", "SCONJ", "CCONJ", "ADP", "PRON"})
_REACH_WORDS = 6
_CALENDAR = frozenset({"MONTH", "WEEKDAY"})
# Behind these stands a person more than a town.
_OF_PERSONS = frozenset(
    {"by", "with", "for", "about", "than", "like", "as", "but"}
    | {"mit", "für", "über", "als", "wie", "durch", "bei"}
    | {"с", "со", "о", "об", "у", "для", "как"}
    | {"з", "із", "зі", "про", "від", "як"}
    | {"com", "segundo", "pelo", "pela"}
    | {"con", "secondo", "dal", "dalla", "dai", "dallo"}
    | {"avec", "pour", "sur", "comme", "par", "selon", "contre"}
)


@dataclass(frozen=True, slots=True)
class _Found:
    place: Place
    first: int
    last: int


def find_place(
    sentence: Sentence,
    trigger_span: Span,
    clause: Span,
    mentions: Sequence[Mention],
    language: str,
) -> Place | None:
    """Return where an act took place, as far as a phrase of place in its clause says.

    A town or region found in the gazetteer comes before a state, and what stands nearer to the
    act before what is farther off. A name that a preposition of place does not govern is no
    place: "Moscow said" gives none.

    Parameters
    ----------
    sentence
        A parsed sentence.
    trigger_span, clause
        The words that tell the act, and its clause, as offsets in the document.
    mentions
        The words of the sentence that name parties.
    """
    references = load_references(language)
    finder = _Finder(sentence, mentions, references.words("locative"), language)
    found = finder.found(clause.start, clause.end)
    if not found:
        return None
    return min(found, key=lambda one: _rank(one, sentence.tokens, trigger_span)).place


def find_towns(
    sentence: Sentence, mentions: Sequence[Mention], language: str
) -> tuple[Mention, ...]:
    """Return the mentions of a sentence with those of its towns, each for the state it lies in.

    What happens in a town happens in its state, and its police and courts are of that state.
    Many towns are named like persons: small ones count only behind a preposition of place, large
    ones also where something is done to them or is of them.
    """
    locative = load_references(language).words("locative")
    finder = _Finder(sentence, mentions, locative, language)
    towns: list[Mention] = []
    for found in (*finder.found(sentence.start, sentence.end), *finder.large()):
        start, end = sentence.tokens[found.first].start, sentence.tokens[found.last].end
        taken = any(m.start < end and start < m.end for m in (*mentions, *towns))
        if found.place.id is None or found.place.country is None or taken:
            continue
        party = Party(
            id=found.place.country,
            kind=PartyKind.STATE,
            sector=None,
            name=party_name(found.place.country, "en"),
            text=sentence.text[start - sentence.start : end - sentence.start],
            because=f"{found.place.because}, here as a place",
        )
        towns.append(Mention(start=start, end=end, party=party))
    return tuple(sorted((*mentions, *towns), key=lambda mention: mention.start))


def _rank(found: _Found, tokens: Sequence[Token], trigger: Span) -> tuple[bool, bool, int]:
    start, end = tokens[found.first].start, tokens[found.last].end
    before = end <= trigger.start
    distance = trigger.start - end if before else max(0, start - trigger.end)
    return found.place.id is None, before, distance


class _Finder:
    """The phrases of place in one sentence."""

    def __init__(
        self,
        sentence: Sentence,
        mentions: Sequence[Mention],
        locative: frozenset[str],
        language: str,
    ) -> None:
        self.tokens = sentence.tokens
        self.text = sentence.text
        self.base = sentence.start
        self.mentions = mentions
        self.locative = locative
        self.language = language
        self.gazetteer = load_gazetteer(language)
        self.calendar = vocabulary(language).entries

    def found(self, start: int, end: int) -> list[_Found]:
        """Return the places named between two offsets."""
        places: list[_Found] = []
        if self.language == "tr":
            return self._in_locative(start, end)
        for i, token in enumerate(self.tokens):
            if not start <= token.start < end or token.text.casefold() not in self.locative:
                continue
            if token.upos not in {"ADP", "ADV", "ADJ"}:
                continue
            place = self._governed(i)
            if place is not None:
                places.append(place)
        return places

    def _in_locative(self, start: int, end: int) -> list[_Found]:
        """Return the places that a Turkish case tells: "Kazan'da", "Suriye'deki"."""
        found = [
            self._at(i, i)
            for i, token in enumerate(self.tokens)
            if start <= token.start < end
            and token.text[:1].isupper()
            and token.upos in _NAME_POS
            and token.feats.get("Case") == "Loc"
        ]
        return [place for place in found if place is not None]

    def large(self) -> list[_Found]:
        """Return the large towns that are not where, but to what or of what something is.

        "Shelled Aleppo", "the siege of Homs", "flew to Salzburg"; not who does something.
        """
        found: list[_Found] = []
        for i, token in enumerate(self.tokens):
            if not token.text[:1].isupper() or not self._is_thing(i):
                continue
            name = self._town(i)
            if name is None or name[1].population < LARGE:
                continue
            last, place = name
            if self._goes_on(i, last):
                continue
            text = self._text(i, last)
            because = f"{text!r} is {place.name} in {place.country} (GeoNames)"
            here = Place(
                id=place.id, name=place.name, country=place.country, text=text, because=because
            )
            found.append(_Found(here, i, last))
        return found

    def _is_thing(self, i: int) -> bool:
        """Whether a name stands where a town more than a person does."""
        token = self.tokens[i]
        if token.upos not in _TOWN_POS and (self.language == "de" or token.upos != "NOUN" or not i):
            return False
        relation = token.deprel.partition(":")[0]
        if relation == "conj":
            return token.head < i and self._is_thing(token.head)
        if relation == "compound":
            return self.tokens[token.head].upos == "NOUN"
        if relation == "obj":
            return True
        if relation not in {"nmod", "obl"}:
            return False
        cases = [t.text.casefold() for t in self.tokens if t.head == i and t.deprel == "case"]
        if self.language == "tr" and not cases:
            # "Herson'dan çekildi", "Halep'e girdi"
            return token.feats.get("Case", "Nom") not in {"Nom", "Ins"}
        if not cases:
            # "Обстрел Алеппо", "die Bombardierung Aleppos"
            return relation == "nmod" and token.feats.get("Case") == "Gen"
        return cases[0] not in _OF_PERSONS

    def _goes_on(self, first: int, last: int) -> bool:
        """Whether the name is a part of a longer one: "Jackson Hole", "Medina Estates"."""
        after = self.tokens[last + 1] if last + 1 < len(self.tokens) else None
        head = self.tokens[first].head
        joined = after is not None and after.upos == "PROPN" and after.text[:1].isupper()
        return joined or (head != first and self.tokens[head].upos == "PROPN" and head == first - 1)

    def _governed(self, preposition: int) -> _Found | None:
        """Return the place that the phrase of a preposition names: the first name in it."""
        head = self.tokens[preposition].head
        last = min(len(self.tokens), preposition + _REACH_WORDS)
        for i in range(preposition + 1, last):
            token = self.tokens[i]
            if token.deprel == "fixed" or token.upos in _ENDS or self._is_goal(token):
                return None
            if token.text[:1].isupper() and token.upos in _NAME_POS and self._is_below(i, head):
                found = self._at(i, preposition)
                if found is not None:
                    return found
        return None

    def _is_goal(self, token: Token) -> bool:
        """Whether the case tells where to, not where: "в Россию", "in die Türkei"."""
        if self.language == "de" and token.upos != "DET":
            return False
        return token.feats.get("Case") == "Acc"

    def _is_below(self, i: int, head: int) -> bool:
        for _ in self.tokens:
            if i == head:
                return True
            above = self.tokens[i].head
            if above == i:
                return False
            i = above
        return False

    def _at(self, first: int, preposition: int) -> _Found | None:
        name = self._town(first) if self.tokens[first].upos in _TOWN_POS else None
        before = self.text[
            self.tokens[preposition].start - self.base : self.tokens[first].start - self.base
        ].strip()
        if name is not None:
            last, place = name
            country = place.country
            written = self._text(first, last)
            because = f"{written!r} after {before!r} is {place.name} in {country} (GeoNames)"
            return _Found(
                Place(
                    id=place.id,
                    name=place.name,
                    country=country,
                    text=self._text(preposition, last),
                    because=because,
                ),
                first,
                last,
            )
        return self._state(first, preposition)

    def _state(self, first: int, preposition: int) -> _Found | None:
        token = self.tokens[first]
        for mention in self.mentions:
            party = mention.party
            if (
                mention.start == token.start
                and not mention.adjectival
                and not mention.pronominal
                and party.id is not None
                and party.kind.value == "state"
                and party.sector is None
            ):
                last = max(t.index for t in self.tokens if t.start < mention.end)
                text = self._text(preposition, last)
                return _Found(
                    Place(
                        id=None,
                        name=party.name,
                        country=party.id,
                        text=text,
                        because=f"{text!r} is a phrase of place with the name of {party.name}",
                    ),
                    first,
                    last,
                )
        return None

    def _town(self, first: int) -> tuple[int, PlaceName] | None:
        """Return the longest name of the gazetteer that begins at a word."""
        if self._is_of_longer_name(first):
            return None
        if self._is_of_calendar(first):
            return None
        for last in range(min(len(self.tokens), first + _LONGEST) - 1, first - 1, -1):
            words = tuple(t.text for t in self.tokens[first : last + 1])
            found = self.gazetteer.lookup(words)
            if not found and last == first:
                lemma = self.tokens[first].lemma
                found = self.gazetteer.lookup((lemma[:1].upper() + lemma[1:],))
            if found and not self._names_state(first):
                country = self._country_beside(last)
                best = next((p for p in found if p.country == country), found[0])
                return last, best
        return None

    def _is_of_calendar(self, first: int) -> bool:
        """Whether the word is a month or a day of the week: "in March" is no town."""
        entries = self.calendar.get(self.tokens[first].text.casefold(), ())
        return any(len(words) == 1 and kind in _CALENDAR for words, kind, _ in entries)

    def _is_of_longer_name(self, first: int) -> bool:
        """Whether an article or another name stands before: "the Summit", "Brown University"."""
        before = self.tokens[first - 1]
        if before.end + 1 != self.tokens[first].start:
            return False
        if before.upos == "DET":
            # "The Summit", not "the Benghazi attack"
            return self.language == "en" and before.head == first
        return before.upos == "PROPN"

    def _names_state(self, first: int) -> bool:
        """Whether the word is the name of a whole state rather than of its capital."""
        start = self.tokens[first].start
        return any(
            m.start == start
            and m.party.id is not None
            and m.party.kind.value == "state"
            and "capital" not in m.party.because
            and "as a place" not in m.party.because
            for m in self.mentions
        )

    def _country_beside(self, last: int) -> str | None:
        """Return the state named right behind a place: "Kazan, Russia"."""
        end = self.tokens[last].end
        for mention in self.mentions:
            if 0 <= mention.start - end <= len(", ") and mention.party.kind.value == "state":
                return mention.party.id
        return None

    def _text(self, first: int, last: int) -> str:
        return self.text[self.tokens[first].start - self.base : self.tokens[last].end - self.base]
