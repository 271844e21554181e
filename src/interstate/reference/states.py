"""Which states there were when, what came before and after them, and their codes elsewhere.

The table is ``resources/states.csv``: all states since 1816 with their days, their predecessors
and successors, and a note where the matter is disputed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from interstate.errors import UnknownCodeError
from interstate.reference.bundled_tables import read_rows

Interface = str
"""``"en"`` or ``"de"``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state of the world since 1816.

    Attributes
    ----------
    id
        ISO 3166-1 alpha-3 where there is one, else the code given in `note`.
    name
        The usual English name.
    first, last
        First and last day of its (last) existence, both included; ``None`` where it was in
        being before 1816, or still is.
    spans
        All its times: Austria, say, was none from 1938 to 1945.
    predecessors, successors
        Ids of the states it came from and went to.
    note
        What is disputed, or not told apart; ``""`` if nothing.
    source
        Where the days are taken from.
    """

    id: str
    name: str
    first: date | None
    last: date | None
    spans: tuple[tuple[date | None, date | None], ...]
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]
    note: str
    source: str

    def existed(self, day: date) -> bool:
        """Whether there was such a state on that day.

        Examples
        --------
        >>> load_states()["SUN"].existed(date(1991, 12, 26))
        False
        """
        return any(
            (first is None or first <= day) and (last is None or day <= last)
            for first, last in self.spans
        )


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()


@cache
def load_states() -> Mapping[str, State]:
    """Return all states by id.

    Examples
    --------
    >>> load_states()["DDR"].last
    datetime.date(1990, 10, 2)
    """
    states: dict[str, State] = {}
    for row in read_rows("states.csv"):
        firsts, lasts = row["first"].split(";"), row["last"].split(";")
        # A state that never ended has one empty cell for all its last days, and so on.
        lasts += [""] * (len(firsts) - len(lasts))
        spans = tuple((_day(f), _day(last)) for f, last in zip(firsts, lasts, strict=True))
        states[row["id"]] = State(
            id=row["id"],
            name=row["name"],
            first=spans[-1][0],
            last=spans[-1][1],
            spans=spans,
            predecessors=_listed(row["predecessors"]),
            successors=_listed(row["successors"]),
            note=row["note"],
            source=row["source"],
        )
    return MappingProxyType(states)


def find_state(party: str) -> State:
    """Return one state by its id; `UnknownCodeError` where there is none."""
    states = load_states()
    if party not in states:
        raise UnknownCodeError(party, kind="state", known=tuple(states))
    return states[party]


def predecessors(party: str) -> tuple[str, ...]:
    """Return the states a state came from; none for what is no state.

    Examples
    --------
    >>> predecessors("DEU")
    ('PRU', 'BAV', 'BAD', 'WRT', 'DDR')
    """
    state = load_states().get(party)
    return state.predecessors if state else ()


def successors(party: str) -> tuple[str, ...]:
    """Return the states a state went to; none for what is no state.

    Examples
    --------
    >>> successors("CSK")
    ('CZE', 'SVK')
    """
    state = load_states().get(party)
    return state.successors if state else ()


def last_year(party: str) -> int | None:
    """Return the year a state ended in, or ``None`` where it goes on or is no state."""
    state = load_states().get(party)
    return state.last.year if state and state.last else None


@cache
def _names() -> Mapping[str, dict[str, str]]:
    return MappingProxyType({row["id"]: row for row in read_rows("parties.csv")})


def party_name(party: str, interface: Interface = "en") -> str:
    """Return the usual name of a state, organisation or group.

    Parameters
    ----------
    interface
        ``"en"`` or ``"de"``.

    Returns
    -------
    str
        For an id in no table its own name part: ``"NSA:Some Front"`` is ``"Some Front"``.

    Examples
    --------
    >>> party_name("PRK", "de"), party_name("IGO:Warsaw Pact", "de"), party_name("NSA:Old Guard")
    ('Nordkorea', 'Warschauer Pakt', 'Old Guard')
    """
    row = _names().get(party)
    if row is None:
        return party.partition(":")[2] or party
    return row[interface if interface in {"en", "de"} else "en"]


@cache
def _codes(system: str) -> Mapping[str, tuple[tuple[str, date | None, date | None], ...]]:
    found: dict[str, list[tuple[str, date | None, date | None]]] = {}
    for row in read_rows("state_codes.csv"):
        if row["system"] == system:
            found.setdefault(row["code"], []).append(
                (row["id"], _day(row["first"]), _day(row["last"]))
            )
    return MappingProxyType({code: tuple(spans) for code, spans in found.items()})


@cache
def code_systems() -> tuple[str, ...]:
    """Return the code systems `translate` knows: ``iso2 iso3 m49 fips cow gw cameo`` and so on."""
    return tuple(sorted({row["system"] for row in read_rows("state_codes.csv")}))


def translate(code: str, *, system: str, on: date | None = None) -> str | None:
    """Return our id for a code of another system.

    Parameters
    ----------
    system
        One of `code_systems`; `UnknownCodeError` else.
    on
        The day the code was used: COW's 365 is the Soviet Union in 1970 and Russia in 2000.
        Without one the latest.

    Returns
    -------
    str or None
        ``None`` where the system has no such code on that day.

    Examples
    --------
    >>> translate("365", system="cow", on=date(1970, 1, 1)), translate("365", system="cow")
    ('SUN', 'RUS')
    """
    if system not in code_systems():
        raise UnknownCodeError(system, kind="code system", known=code_systems())
    spans = _codes(system).get(code, ())
    if on is None:
        return max(spans, key=lambda span: span[2] or date.max)[0] if spans else None
    for party, first, last in spans:
        if (first is None or first <= on) and (last is None or on <= last):
            return party
    return None


def code_of(party: str, *, system: str, on: date | None = None) -> str | None:
    """Return the code another system has for one of our ids: `translate` the other way round.

    Parameters
    ----------
    system
        One of `code_systems`; `UnknownCodeError` else.
    on
        The day the code is for. Without one the code of the latest days.

    Returns
    -------
    str or None
        ``None`` where the system has no code for the party on that day.

    Examples
    --------
    >>> code_of("SUN", system="cow"), code_of("RUS", system="fips"), code_of("UNO", system="iso2")
    ('365', 'RS', None)
    """
    if system not in code_systems():
        raise UnknownCodeError(system, kind="code system", known=code_systems())
    found = [
        (last or date.max, code)
        for code, first, last in _codes_of(system).get(party, ())
        if on is None or ((first is None or first <= on) and (last is None or on <= last))
    ]
    return max(found)[1] if found else None


@cache
def _codes_of(system: str) -> Mapping[str, tuple[tuple[str, date | None, date | None], ...]]:
    found: dict[str, list[tuple[str, date | None, date | None]]] = {}
    for code, spans in _codes(system).items():
        for party, first, last in spans:
            found.setdefault(party, []).append((code, first, last))
    return MappingProxyType({party: tuple(spans) for party, spans in found.items()})
