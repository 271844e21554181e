"""Who publishes: news agencies, papers, broadcasters, ministries, organisations.

The table is ``resources/outlets.csv``. It gives an outlet's country, kind and owner, so that
several reports of one state's media are not counted as independent voices.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from interstate.record import Outlet
from interstate.reference.bundled_tables import read_rows
from interstate.reference.spellings import fold_words

KINDS: tuple[str, ...] = ("wire", "press", "state_media", "government", "ngo", "data_set")
"""What an outlet can be."""

_CYRILLIC_LANGUAGES = frozenset({"ru", "uk", "be", "bg", "sr"})
# Outlets named like a common word, in some language: found by full name only as text speaks.
_ARTICLES = frozenset({"the", "der", "die", "das", "le", "la", "les"})


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletName:
    """A name by which texts speak of an outlet.

    Attributes
    ----------
    words
        The name as written.
    cased
        It counts only as written, capitals included: it is short or also a common word.
    """

    words: str
    cased: bool
    outlet: Outlet


@dataclass(frozen=True, slots=True)
class OutletNames:
    """The names of outlets that texts of one language use, as speakers of reported speech.

    Attributes
    ----------
    longest
        The most tokens a name can have, a hyphen counting as one.
    """

    longest: int
    _by_words: Mapping[tuple[str, ...], OutletName]
    _starts: frozenset[str]

    def starts(self, word: str) -> bool:
        """Whether some outlet's name begins with this word."""
        key = fold_words((word,))
        return bool(key) and key[0] in self._starts

    def lookup(self, words: tuple[str, ...]) -> Outlet | None:
        """Return the outlet these words name, or ``None``.

        Short names and names that are also words ("Time", "Bild", "AP", "Правда") count only in
        the capitals of the name.
        """
        found = self._by_words.get(fold_words(words))
        if found is None:
            return None
        if found.cased and _capitals(found.words) != _capitals(" ".join(words)):
            return None
        return found.outlet

    def __len__(self) -> int:
        return len(self._by_words)


def _capitals(words: str) -> tuple[bool, ...]:
    return tuple(letter.isupper() for letter in words if letter.isalpha())


@cache
def load_outlets() -> tuple[Outlet, ...]:
    """Return every outlet of the table."""
    return tuple(
        Outlet(
            name=row["name"],
            country=row["country"] or None,
            kind=row["kind"] or None,
            owner=row["owner"] or None,
        )
        for row in read_rows("outlets.csv")
    )


@cache
def _by_domain() -> Mapping[str, Outlet]:
    rows = read_rows("outlets.csv")
    return MappingProxyType(
        {
            domain: outlet
            for row, outlet in zip(rows, load_outlets(), strict=True)
            for domain in row["domains"].split(";")
            if domain
        }
    )


@cache
def _by_name() -> Mapping[tuple[str, ...], Outlet]:
    names: dict[tuple[str, ...], Outlet] = {}
    rows = read_rows("outlets.csv")
    for row, outlet in zip(rows, load_outlets(), strict=True):
        names[fold_words(row["name"].split())] = outlet
    for row, outlet in zip(rows, load_outlets(), strict=True):
        for alias in row["aliases"].split(";"):
            if alias:
                names.setdefault(fold_words(alias.split()), outlet)
    return MappingProxyType(names)


def _host(written: str) -> str:
    rest = written.strip().casefold()
    for scheme in ("http://", "https://", "//"):
        rest = rest.removeprefix(scheme)
    return rest.split("/")[0].split("?")[0].split(":")[0].split("@")[-1]


def outlet_of(name_or_url: str) -> Outlet:
    """Return the outlet that a name, a domain or an address belongs to.

    A name that the table does not have is kept as given, with nothing known about it.

    Examples
    --------
    >>> outlet_of("https://www.tagesschau.de/ausland/artikel-100.html").name
    'ARD'
    >>> outlet_of("ТАСС").country, outlet_of("ТАСС").kind
    ('RUS', 'state_media')
    >>> outlet_of("Dorfbote").name, outlet_of("Dorfbote").country
    ('Dorfbote', None)
    """
    written = name_or_url.strip()
    if not written:
        return Outlet(name="unknown outlet")
    if "." in written and " " not in written:
        host = _host(written)
        parts = host.split(".")
        for start in range(len(parts) - 1):
            found = _by_domain().get(".".join(parts[start:]))
            if found is not None:
                return found
    words = fold_words(written.split())
    found = _by_name().get(words)
    if found is None and words and words[0] in _ARTICLES:
        found = _by_name().get(words[1:])
    return Outlet(name=written) if found is None else found


@cache
def outlet_names(language: str) -> OutletNames:
    """Return the names by which texts of a language speak of outlets.

    Names in Latin letters are found in every language; those in Cyrillic letters, with their
    case forms, in languages that write so.

    Examples
    --------
    >>> outlet_names("de").lookup(("Washington", "Post")).country
    'USA'
    """
    cyrillic = language in _CYRILLIC_LANGUAGES
    names: dict[tuple[str, ...], OutletName] = {}
    longest = 1
    rows = read_rows("outlets.csv")
    for row, outlet in zip(rows, load_outlets(), strict=True):
        for form in row["spoken"].split(";"):
            written = form.removesuffix("!")
            if not written or (not written.isascii() and not cyrillic and _is_cyrillic(written)):
                continue
            key = fold_words(written.split())
            cased = form.endswith("!")
            names.setdefault(key, OutletName(words=written, cased=cased, outlet=outlet))
            longest = max(longest, len(written.replace("-", " - ").split()))
    return OutletNames(
        longest=longest,
        _by_words=MappingProxyType(names),
        _starts=frozenset(key[0] for key in names),
    )


def _is_cyrillic(word: str) -> bool:
    return any("\u0400" <= letter <= "\u04ff" for letter in word)
