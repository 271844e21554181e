"""Who held which office when.

The table is ``resources/offices.csv``: one row for each term of one person in one office, with
its source. The index finds holders by full name or by surname, in Latin or Cyrillic letters and
in the usual spellings of English, German and Russian, and ranks them by a day: who was in office
on that day comes first.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from interstate.errors import UnknownCodeError
from interstate.reference.bundled_tables import read_rows
from interstate.reference.spellings import fold_words

OFFICES: tuple[str, ...] = (
    "leader",
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "defence_minister",
    "secretary_general",
    "commission_president",
    "council_president",
    "foreign_policy_chief",
    "agency_head",
    "security_adviser",
    "crown_prince",
    "shared_head_of_state",
    "governor_general",
    "vice_president",
    "deputy_head_of_government",
    "chief_of_staff",
    "spokesperson",
    "interior_minister",
    "finance_minister",
    "economy_minister",
    "energy_minister",
    "justice_minister",
    "minister",
    "deputy_foreign_minister",
    "presidential_aide",
    "special_envoy",
    "un_ambassador",
    "ambassador",
    "regional_head",
    "chief_of_defence",
    "commander",
    "intelligence_chief",
    "speaker",
    "opposition_leader",
    "party_leader",
    "group_leader",
    "religious_leader",
    "prosecutor",
    "other",
)
"""The offices told apart, from the first of a state downwards."""

CYRILLIC_LANGUAGES = frozenset({"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky"})

# A name is first read as one whose bearer is in office, then as one who is soon to be or was of
# late; beyond these spans the reading stays possible but comes last.
_YEARS_BEFORE = 6
# How far a name that goes on behind the words is from one that ends with them.
_INSIDE_YEARS = 5.0
_YEARS_AFTER = 25
_DAYS_A_YEAR = 365.25
# A source can only vouch for an open term up to the day it was made.
_RANK = {office: place for place, office in enumerate(OFFICES)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A person in an office, as one name of a text may mean it.

    Attributes
    ----------
    person
        The usual English name.
    country
        Party id of the state, or of the organisation (``UNO NAT EUU``), whose office it is.
    office
        One of `OFFICES`.
    sector
        PLOVER sector.
    first, last
        First and last day in office, both included; `last` is ``None`` where no end is known.
    precision
        ``"day"``, ``"month"`` or ``"year"``: how exactly the source gives the days. A term known
        by the year runs from 1 January to 31 December.
    seen
        For a term without a known end, the day up to which the source vouches for it.
    source
        Where the term is taken from.
    surname_only
        Found by the surname alone.
    common
        The words are also a common word, a first name or a place: take them for this person only
        with a title, a capital letter or a full name beside them.
    because
        Why these words mean this person, in one clause a reader can check.
    """

    person: str
    country: str
    office: str
    sector: str
    first: date
    last: date | None
    precision: str
    seen: date | None
    source: str
    surname_only: bool
    common: bool
    because: str

    def held_on(self, day: date) -> bool:
        """Whether the office was held on that day, as far as the source goes."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Term:
    person: str
    country: str
    office: str
    sector: str
    first: date
    last: date | None
    precision: str
    seen: date | None
    source: str


@dataclass(frozen=True, slots=True)
class _Name:
    person: int
    surname: bool
    common: bool


@dataclass(frozen=True, slots=True)
class OfficeIndex:
    """The office-holders, found by the words of a text.

    Attributes
    ----------
    longest
        The most tokens a name can have, a hyphen counting as one.
    """

    language: str
    longest: int
    _names: Mapping[str, tuple[_Name, ...]]
    _starts: frozenset[str]

    def starts(self, word: str) -> bool:
        """Whether some name begins with this word."""
        key = fold_words((word,))
        return bool(key) and any(form in self._starts for form in self._endings(key[0]))

    def lookup(self, words: tuple[str, ...], on: date | None = None) -> tuple[Holder, ...]:
        """Return who these words may mean, the likeliest first.

        Parameters
        ----------
        words
            Tokens of a text: a full name (``("Sergej", "Lawrow")``) or a surname
            (``("Lawrow",)``), in any case form of Russian and the German genitive.
        on
            The day the text speaks of. Who held an office on that day comes first, then who
            had left or was to enter one at the least distance. Someone who was to enter office
            more than six years later, or had left it more than 25 years before, comes last.
            Without a day the latest comes first, of those whose name ends with the words. Whose
            name only holds them counts as if five years out of office: in 2018 "Obama" is still
            rather Barack Obama than Francisco Pascual Obama Asue.

        Returns
        -------
        tuple of Holder
            One for each person and country: the term nearest to the day, the higher office
            before the lower.
        """
        key = fold_words(words)
        if not key:
            return ()
        found: list[tuple[tuple[float, ...], Holder]] = []
        seen: set[tuple[int, str]] = set()
        for last_word in self._endings(key[-1]):
            for name in self._names.get(" ".join((*key[:-1], last_word)), ()):
                for term in sorted(_terms_of(name.person), key=lambda term: _distance(term, on)):
                    if (name.person, term.country) in seen:
                        continue
                    seen.add((name.person, term.country))
                    whole = fold_words(term.person.split())
                    # "Kim" begins a name; another spelling of its end is no part inside it.
                    inside = last_word in whole[:-1] and (on is None or last_word != whole[0])
                    found.append((_rank(term, on, inside=inside), _holder(term, name, words, on)))
        return tuple(holder for _, holder in sorted(found, key=lambda pair: pair[0]))

    def in_office(self, country: str, office: str, on: date) -> tuple[Holder, ...]:
        """Return who held an office of a state on a day, the surest first.

        Parameters
        ----------
        office
            One of `OFFICES`; `UnknownCodeError` else.
        """
        if office not in OFFICES:
            raise UnknownCodeError(office, kind="office", known=OFFICES)
        terms = [
            term
            for person in _people_by_office().get((country, office), ())
            for term in _terms_of(person)
            if (term.country, term.office) == (country, office)
            and term.first <= on
            and (term.last is None or on <= term.last)
        ]
        terms.sort(key=lambda term: _distance(term, on))
        return tuple(_holder(term, None, (), on) for term in terms)

    def _endings(self, word: str) -> tuple[str, ...]:
        """Return a word, and in German also without a genitive ending."""
        if self.language == "de" and word.endswith("s") and word not in self._starts:
            return (word, word[:-1])
        return (word,)


def _rank(term: _Term, on: date | None, *, inside: bool) -> tuple[float, ...]:
    distance = _distance(term, on)
    if on is None:
        return (float(inside), *distance)
    return max(distance, (1.0, _INSIDE_YEARS)) if inside else distance


def _distance(term: _Term, on: date | None) -> tuple[float, ...]:
    """Return how far a term is from a day: smaller comes first."""
    rank = _RANK.get(term.office, len(_RANK))
    if on is None:
        end = term.last or term.seen or date.max
        return (0.0, -float(end.toordinal()), float(rank))
    if on < term.first:
        years = (term.first - on).days / _DAYS_A_YEAR
        return (2.0 if years > _YEARS_BEFORE else 1.0, years, float(rank))
    if term.last is not None and on > term.last:
        years = (on - term.last).days / _DAYS_A_YEAR
        return (2.0 if years > _YEARS_AFTER else 1.0, years, float(rank))
    if term.last is None and term.seen is not None and on > term.seen:
        # Nobody has said that the term ended, nor that it goes on.
        return (0.5, (on - term.seen).days / _DAYS_A_YEAR, float(rank))
    return (0.0, float(rank), -float(term.first.toordinal()))


def _holder(term: _Term, name: _Name | None, words: tuple[str, ...], on: date | None) -> Holder:
    office = term.office.replace("_", " ")
    last = term.last.isoformat() if term.last else "open"
    when = f"{office} of {term.country}, {term.first.isoformat()} to {last}"
    if on is None:
        relation = ""
    elif on < term.first:
        relation = f", not yet in office on {on.isoformat()}"
    elif term.last is not None and on > term.last:
        relation = f", no longer in office on {on.isoformat()}"
    elif term.last is None and term.seen is not None and on > term.seen:
        relation = f", last known in office on {term.seen.isoformat()}"
    else:
        relation = f", in office on {on.isoformat()}"
    if name is None:
        because = f"{term.person} was {when}{relation}"
    else:
        sort = "surname" if name.surname else "name"
        because = f"{' '.join(words)!r} is a {sort} of {term.person}, {when}{relation}"
    return Holder(
        person=term.person,
        country=term.country,
        office=term.office,
        sector=term.sector,
        first=term.first,
        last=term.last,
        precision=term.precision,
        seen=term.seen,
        source=term.source,
        surname_only=name is not None and name.surname,
        common=name is not None and name.common,
        because=because,
    )


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


@cache
def _sources() -> Mapping[str, str]:
    return MappingProxyType({row["id"]: row["source"] for row in read_rows("offices/sources.csv")})


@cache
def _rows_by_person() -> Mapping[int, list[dict[str, str]]]:
    rows: dict[int, list[dict[str, str]]] = {}
    for row in read_rows("offices/terms.csv"):
        rows.setdefault(int(row["person_id"]), []).append(row)
    return MappingProxyType(rows)


@cache
def _people_by_office() -> Mapping[tuple[str, str], dict[int, None]]:
    people: dict[tuple[str, str], dict[int, None]] = {}
    for row in read_rows("offices/terms.csv"):
        people.setdefault((row["country"], row["office"]), {})[int(row["person_id"])] = None
    return MappingProxyType(people)


@cache
def _terms_of(person: int) -> tuple[_Term, ...]:
    """Return the terms of one person; most of the table is never asked for."""
    return tuple(
        _Term(
            person=row["person"],
            country=row["country"],
            office=row["office"],
            sector=row["sector"],
            first=date.fromisoformat(row["first"]),
            last=_day(row["last"]),
            precision=row["precision"],
            seen=_day(row["seen"]),
            source=_sources()[row["source_id"]],
        )
        for row in _rows_by_person()[person]
    )


@cache
def load_offices(language: str) -> OfficeIndex:
    """Return the office-holders as a text in one language spells them.

    Names in Latin letters are found in every language; languages in Cyrillic letters have the
    Cyrillic ones as well.

    Examples
    --------
    >>> found = load_offices("ru").lookup(("Путиным",), date(2019, 5, 1))
    >>> found[0].person, found[0].country, found[0].surname_only
    ('Vladimir Putin', 'RUS', True)
    """
    scripts = {"latin", "cyrillic"} if language in CYRILLIC_LANGUAGES else {"latin"}
    if language == "uk":
        # Ukrainian spells and bends names its own way.
        scripts.add("ukrainian")
    names: dict[str, list[_Name]] = {}
    longest = 1
    for row in read_rows("offices/names.csv"):
        if row["script"] in scripts:
            names.setdefault(row["key"], []).append(
                _Name(int(row["person_id"]), row["surname"] == "1", row["common"] == "1")
            )
            longest = max(longest, int(row["tokens"]))
    return OfficeIndex(
        language=language,
        longest=longest,
        _names=MappingProxyType({key: tuple(found) for key, found in names.items()}),
        _starts=frozenset(key.partition(" ")[0] for key in names),
    )
