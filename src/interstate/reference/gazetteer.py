"""Cities of the world by the names a text gives them.

Cities of at least 15,000 people from GeoNames (CC BY 4.0), with English, French, German, Italian,
Portuguese, Russian, Spanish and Turkish names of the well-known ones; see
``data/gazetteer/NOTICE``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from interstate.reference.bundled_tables import read_rows
from interstate.reference.polish_forms import case_forms, is_word
from interstate.reference.spellings import fold_words
from interstate.reference.turkish_forms import without_suffix

_SPOKEN = {
    "en": "gazetteer/names_en.csv",
    "de": "gazetteer/names_de.csv",
    "es": "gazetteer/names_es.csv",
    "fr": "gazetteer/names_fr.csv",
    "pl": "gazetteer/names_pl.csv",
    "it": "gazetteer/names_it.csv",
    "pt": "gazetteer/names_pt.csv",
    "ru": "gazetteer/names_ru.csv",
    "tr": "gazetteer/names_tr.csv",
    "uk": "gazetteer/names_uk.csv",
}
LARGE = 100_000
"""Of how many people a city is known by its name alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """A city.

    Attributes
    ----------
    id
        GeoNames id as ``"geonames:524901"``.
    country
        Party id of the state it lies in.
    population
        People, as GeoNames has them.
    lat, lon
        Degrees north and east, WGS 84.
    """

    id: str
    name: str
    country: str
    population: int
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The cities, found by the words of a text.

    Attributes
    ----------
    longest
        The most tokens a name can have, a hyphen counting as one.
    """

    language: str
    longest: int
    _rows: Mapping[tuple[str, ...], tuple[Mapping[str, str], ...]]
    _starts: frozenset[str]

    def starts(self, word: str) -> bool:
        """Whether the name of some city begins with this word."""
        key = fold_words((without_suffix(word) if self.language == "tr" else word,))
        return bool(key) and key[0] in self._starts

    def is_large(self, word: str) -> bool:
        """Whether a word with a capital letter is the whole name of a city of `LARGE` people."""
        return any(place.population >= LARGE for place in self.lookup((word,)))

    def lookup(self, words: tuple[str, ...]) -> tuple[PlaceName, ...]:
        """Return the cities of this name, the largest first; none without a capital letter."""
        if not words or words[0][:1].islower():
            return ()
        if self.language == "tr":
            words = (*words[:-1], without_suffix(words[-1]))
        key = fold_words(words)
        rows = self._rows.get(key, ())
        if not rows and self.language == "pl" and not is_word(words[-1]):
            bent = (fold_words((*words[:-1], form)) for form in case_forms(words[-1]))
            rows = next((self._rows[key] for key in bent if key in self._rows), ())
        if not rows and self.language == "de" and key and key[-1].endswith("s"):
            rows = self._rows.get((*key[:-1], key[-1][:-1]), ())
        places = [_place(row) for row in rows]
        return tuple(sorted(places, key=lambda place: -place.population))


def _place(row: Mapping[str, str]) -> PlaceName:
    return PlaceName(
        id=f"geonames:{row['id']}",
        name=row["name"],
        country=row["country"],
        population=int(row["population"]),
        lat=float(row["lat"]),
        lon=float(row["lon"]),
    )


@cache
def load_gazetteer(language: str) -> Gazetteer:
    """Return the cities with the names one language has for them besides their own.

    Examples
    --------
    >>> load_gazetteer("de").lookup(("Moskau",))[0].country
    'RUS'
    """
    by_id: dict[str, dict[str, str]] = {}
    rows: dict[tuple[str, ...], list[Mapping[str, str]]] = {}
    for row in read_rows("gazetteer/places.csv"):
        by_id[row["id"]] = row
        rows.setdefault(tuple(row["key"].split()), []).append(row)
    if language in _SPOKEN:
        for name in read_rows(_SPOKEN[language]):
            found = rows.setdefault(tuple(name["key"].split()), [])
            if by_id[name["id"]] not in found:
                found.append(by_id[name["id"]])
    return Gazetteer(
        language=language,
        longest=2 * max(len(key) for key in rows) - 1,
        _rows=MappingProxyType({key: tuple(found) for key, found in rows.items()}),
        _starts=frozenset(key[0] for key in rows if key),
    )


@cache
def _coordinates() -> Mapping[str, tuple[float, float]]:
    return MappingProxyType(
        {
            f"geonames:{row['id']}": (float(row["lat"]), float(row["lon"]))
            for row in read_rows("gazetteer/places.csv")
        }
    )


def coordinates(place: str) -> tuple[float, float] | None:
    """Return degrees north and east (WGS 84) of a city, or ``None`` for an id not known here.

    Examples
    --------
    >>> coordinates("geonames:524901")
    (55.752, 37.6178)
    """
    return _coordinates().get(place)
