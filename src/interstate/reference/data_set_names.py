"""Which state or organisation the English name of a country in a data set means.

Data sets write names that no text has: ``"Korea, North"``, ``"Yemen (North Yemen)"``,
``"Italy/Sardinia"``. They also give one name to what came one after the other: ``"Russia"`` for
1970 is the Soviet Union. What no rule gives is in ``resources/data_set_names.csv``.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from interstate.reference.bundled_tables import read_rows
from interstate.reference.party_names import PartyName, load_party_names
from interstate.reference.spellings import fold_words
from interstate.reference.states import code_of, load_states, translate

_NAMES = frozenset({"name", "short"})
_SYSTEMS = ("cow", "gw")
_UNKNOWN = ""


@cache
def _exceptions() -> Mapping[tuple[str, ...], str]:
    rows = read_rows("data_set_names.csv")
    return MappingProxyType({fold_words(row["name"].split()): row["id"] for row in rows})


def _readings(name: str) -> Iterator[str]:
    """Yield the ways to read a name: as it is, turned round at its comma, and its two names."""
    yield name
    before, comma, after = name.partition(", ")
    if comma:
        yield f"{after} {before}"
    outside, bracket, inside = name.partition("(")
    if bracket:
        yield outside.strip()
        yield inside.partition(")")[0].strip()
        yield f"{inside.partition(')')[0].strip()} {outside.strip()}"
    if "/" in name:
        yield from (part.strip() for part in name.split("/"))


def _parties(written: str, on: date | None) -> tuple[str, ...]:
    words = written.removeprefix("the ").split()
    if not words:
        return ()
    known = _exceptions().get(fold_words(words))
    if known is not None:
        return (known,)
    # "eSwatini" has its capital within.
    spelt = (words[0][:1].upper() + words[0][1:], *words[1:])
    found: tuple[PartyName, ...] = load_party_names("en").lookup(spelt, on)
    return tuple(party.id for party in found if party.use in _NAMES)


def _in_being(party: str, on: date) -> bool:
    state = load_states().get(party)
    return state is None or state.existed(on)


def _of_the_day(party: str, on: date) -> str:
    """Return who on that day had the code that COW or Gleditsch and Ward give this state."""
    for system in _SYSTEMS:
        code = code_of(party, system=system)
        held = code and translate(code, system=system, on=on)
        if held:
            return held
    return party


def party_of_name(name: str, *, on: date | None = None) -> str | None:
    """Return our id for the English name of a country in a data set.

    Parameters
    ----------
    name
        As the data set spells it; its case does not count but for abbreviations.
    on
        A day of which the row tells. Of several names in one (``"Yemen (North Yemen)"``) that of
        a state of the day is meant. Where the state was none on the day, the one that had its COW
        or Gleditsch-Ward code then is meant, if any.

    Returns
    -------
    str or None
        ``None`` for a name that is not known, and for a territory that is no state: Hong Kong's
        trade is not China's.

    Examples
    --------
    >>> party_of_name("Korea, North"), party_of_name("Occupied Palestinian Territory")
    ('PRK', 'PSE')
    >>> party_of_name("Russia", on=date(1970, 1, 1)), party_of_name("Hong Kong")
    ('SUN', None)
    """
    first: str | None = None
    for reading in _readings(name.strip()):
        for party in _parties(reading, on):
            if party == _UNKNOWN:
                return None
            if on is None or _in_being(party, on):
                return party
            first = first or party
    return _of_the_day(first, on) if first and on else first
