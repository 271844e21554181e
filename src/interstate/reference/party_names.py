"""Whom the words of a text mean: names of states, organisations and groups in many languages.

Names, abbreviations, demonyms, adjectives, capitals and seats, with the forms that grammar
gives them. English, French, German, Italian, Portuguese, Russian, Spanish and Turkish are full;
every other language CLDR knows has the names of states. The tables are built by
``tools/build_reference.py``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from interstate.errors import LanguageError
from interstate.record.party import PartyKind
from interstate.reference.bundled_tables import read_rows
from interstate.reference.spellings import fold_words
from interstate.reference.states import party_name

_OF_THE_DAY = frozenset({"capital", "seat", "short"})
_WORDS = {
    "name": "a name",
    "short": "a short name",
    "demonym": "a word for people",
    "adjective": "an adjective",
    "capital": "the capital",
    "seat": "a seat of government",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyName:
    """One party that words may mean.

    Attributes
    ----------
    id
        Party id as in `interstate.record.Party`.
    name
        Its usual English name.
    use
        ``name short demonym adjective capital seat``.
    sector
        PLOVER sector; ``None`` for a state named as such.
    first, last
        Days between which the words mean this party; ``None`` for no bound.
    ambiguous
        What else the words may mean; ``""`` if nothing.
    cased
        An abbreviation that counts only in capitals (``US``, ``IS``, ``WHO``).
    because
        Why these words mean this party, in one clause a reader can check.
    """

    id: str
    kind: PartyKind
    name: str
    use: str
    sector: str | None
    first: date | None
    last: date | None
    ambiguous: str
    cased: bool
    because: str


@dataclass(frozen=True, slots=True)
class _Entry:
    place: int
    row: Mapping[str, str]

    def holds(self, on: date) -> bool:
        first, last = self.row["first"], self.row["last"]
        day = on.isoformat()
        return (not first or first <= day) and (not last or day <= last)

    def rank(self, on: date | None) -> tuple[int, int, int]:
        """Return where it stands: with a day the shorter span first, else what has no end."""
        first, last = self.row["first"], self.row["last"]
        if on is None:
            return (int(bool(last)), int(not first), self.place)
        return (0, (not first) + (not last), self.place)


@dataclass(frozen=True, slots=True)
class PartyNames:
    """The names of parties in one language, found by the words of a text.

    Attributes
    ----------
    longest
        The most tokens a name can have, a hyphen counting as one.
    """

    language: str
    longest: int
    _entries: Mapping[tuple[str, ...], tuple[_Entry, ...]]
    _starts: frozenset[str]

    def starts(self, word: str) -> bool:
        """Whether some name begins with this word."""
        key = fold_words((word,))
        return bool(key) and key[0] in self._starts

    def lookup(self, words: tuple[str, ...], on: date | None = None) -> tuple[PartyName, ...]:
        """Return whom these words may mean, the likeliest first.

        Parameters
        ----------
        words
            Tokens of a text, as written there: what is a name only with a capital
            (``Turkey``) or in capitals (``US``) is none without.
        on
            The day the text speaks of. Who bore the name on that day comes first, and of these
            who bore it for the shortest time: ``Moscow`` is the Soviet Union in 1970. What
            nobody bore on that day is read as the name of a state or body of another time; a
            capital or a short name is not. Without a day who still bears it comes first.

        Returns
        -------
        tuple of PartyName
            One for each party.
        """
        found = [
            entry
            for entry in self._entries.get(fold_words(words), ())
            if _capitals_fit(entry.row["case"], words)
        ]
        if on is not None:
            held = [entry for entry in found if entry.holds(on)]
            # A state may be spoken of when it is gone, but no government sits in Bonn today.
            found = held or [entry for entry in found if entry.row["use"] not in _OF_THE_DAY]
        found.sort(key=lambda entry: entry.rank(on))
        parties: dict[str, PartyName] = {}
        for entry in found:
            if entry.row["id"] not in parties:
                parties[entry.row["id"]] = _party(entry.row, words)
        return tuple(parties.values())


def _capitals_fit(case: str, words: tuple[str, ...]) -> bool:
    if case == "all":
        return words[0].isupper() and words[-1][:1].isupper()
    if case == "mixed":
        # "PiS" and "AfD", but neither "Pis" nor "Let".
        return any(map(str.isupper, words[0][1:]))
    return not case or any(word[:1].isupper() for word in words)


def _kind(party: str) -> PartyKind:
    if party in {"UNO", "NAT", "EUU"} or party.startswith("IGO:"):
        return PartyKind.ORGANISATION
    return PartyKind.GROUP if party.startswith("NSA:") else PartyKind.STATE


def _party(row: Mapping[str, str], words: tuple[str, ...]) -> PartyName:
    name = party_name(row["id"])
    because = f"{' '.join(words)!r} is {_WORDS[row['use']]} of {name}"
    if row["first"] or row["last"]:
        because += f" ({row['first'] or '...'} to {row['last'] or 'today'})"
    return PartyName(
        id=row["id"],
        kind=_kind(row["id"]),
        name=name,
        use=row["use"],
        sector=row["sector"] or None,
        first=date.fromisoformat(row["first"]) if row["first"] else None,
        last=date.fromisoformat(row["last"]) if row["last"] else None,
        ambiguous=row["ambiguous"],
        cased=row["case"] in {"all", "mixed"},
        because=because,
    )


@cache
def languages() -> tuple[str, ...]:
    """Return the languages with a table of names, sorted."""
    tables = (files("interstate.reference") / "data" / "names").iterdir()
    names = (table.name for table in tables)
    return tuple(sorted(name.removesuffix(".csv") for name in names if name.endswith(".csv")))


@cache
def load_party_names(language: str) -> PartyNames:
    """Return the names of parties in one language.

    Raises
    ------
    LanguageError
        If there is no table for the language.

    Examples
    --------
    >>> load_party_names("ru").lookup(("Пхеньяну",))[0].because
    "'Пхеньяну' is the capital of North Korea"
    """
    if language not in languages():
        msg = f"there is no table of names for language {language!r}; CLDR knows none such"
        raise LanguageError(msg)
    entries: dict[tuple[str, ...], list[_Entry]] = {}
    longest = 1
    for place, row in enumerate(read_rows(f"names/{language}.csv")):
        entry = _Entry(place, row)
        for key in row["keys"].split(";"):
            entries.setdefault(tuple(key.split()), []).append(entry)
        longest = max(longest, len(row["name"].replace("-", " - ").split()))
    return PartyNames(
        language=language,
        longest=longest,
        _entries=MappingProxyType({key: tuple(found) for key, found in entries.items()}),
        _starts=frozenset(key[0] for key in entries),
    )
