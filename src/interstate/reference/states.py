"""Which states there were when, what came before and after them, and their codes elsewhere.

The tables are ``resources/states.csv``, all states since 1816 with their days, their predecessors
and successors, and a note where the matter is disputed; ``resources/system_members.csv``, who was
a member of COW's and of Gleditsch and Ward's system when; and ``resources/state_codes.csv``, the
codes of the other systems. Whole columns are translated by `interstate.reference.columns`.
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
    ('PRU', 'BAV', 'BAD', 'WRT', 'SAX', 'HSG', 'MEC', 'DDR')
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


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeSpan:
    """The days on which a code of another system means a party.

    Attributes
    ----------
    code
        As the system writes it: ``"2"`` in COW, ``"004"`` in M49.
    party
        Our id.
    first, last
        First and last day, both included; ``None`` where open.
    read_only
        Whether the code is understood but never written: ``ROM`` is Romania, yet who asks for
        Romania's code is given ``ROU``, as data sets of today have it for all years.
    """

    code: str
    party: str
    first: date | None
    last: date | None
    read_only: bool

    def days_in(self, on: date, until: date) -> int:
        """Return how many days from `on` to `until`, both included, lie within the span.

        Where none does it is 0 or less, and the less, the further the span is from them.
        """
        first = max(on, self.first or date.min)
        last = min(until, self.last or date.max)
        return (last - first).days + 1


OWN_SYSTEM = "party"
"""The name of our own ids, ``RUS`` or ``SUN``, among the `code_systems`."""

# The tables whose rows are the days of membership, and the column the codes are in.
_MEMBERS = MappingProxyType(
    {
        "cow": ("cow", "code"),
        "cow_abb": ("cow", "abbreviation"),
        "gw": ("gw", "code"),
        "gw_abb": ("gw", "abbreviation"),
    }
)
_NUMERIC_DIGITS = MappingProxyType({"cow": 1, "gw": 1, "vdem": 1, "m49": 3})


@cache
def code_systems() -> tuple[str, ...]:
    """Return the code systems `translate` knows, sorted.

    Examples
    --------
    >>> code_systems()
    ('cameo', 'cow', 'cow_abb', 'fips', 'gw', 'gw_abb', 'iso2', 'iso3', 'm49', 'party', 'vdem')
    """
    others = {row["system"] for row in read_rows("state_codes.csv")}
    return tuple(sorted(others | set(_MEMBERS) | {OWN_SYSTEM}))


@cache
def code_spans(system: str) -> tuple[CodeSpan, ...]:
    """Return all codes of a system with the days on which they mean whom.

    COW's and Gleditsch and Ward's are the days of membership in ``resources/system_members.csv``,
    parted where one state follows another under the same code; the other systems' are those of
    ``resources/state_codes.csv``.

    Raises
    ------
    UnknownCodeError
        If `system` is none of `code_systems`.
    """
    if system not in code_systems():
        raise UnknownCodeError(system, kind="code system", known=code_systems())
    if system == OWN_SYSTEM:
        return tuple(
            CodeSpan(code=state.id, party=state.id, first=first, last=last, read_only=False)
            for state in load_states().values()
            for first, last in state.spans
        )
    table, column = _MEMBERS.get(system, (system, "code"))
    rows = read_rows("system_members.csv" if system in _MEMBERS else "state_codes.csv")
    return tuple(
        CodeSpan(
            code=row[column],
            party=row["id"],
            first=_day(row["first"]),
            last=_day(row["last"]),
            read_only=row.get("use") == "read",
        )
        for row in rows
        if row["system"] == table
    )


def plain_code(code: str, *, system: str) -> str:
    """Return a code as its system writes it, from any way in which tables hold it.

    Examples
    --------
    >>> plain_code("002", system="cow"), plain_code("4.0", system="m49")
    ('2', '004')
    """
    plain = code.strip()
    if system not in _NUMERIC_DIGITS:
        return plain.upper() if system != OWN_SYSTEM else plain
    whole, _, fraction = plain.partition(".")
    if not whole.isascii() or not whole.isdigit() or fraction.strip("0"):
        return plain
    return (whole.lstrip("0") or "0").zfill(_NUMERIC_DIGITS[system])


@cache
def _spans_by(system: str, *, written: bool) -> Mapping[str, tuple[CodeSpan, ...]]:
    """Return the spans by code, or where `written` by party and without those only read."""
    found: dict[str, list[CodeSpan]] = {}
    for span in code_spans(system):
        if not (written and span.read_only):
            found.setdefault(span.party if written else span.code, []).append(span)
    return MappingProxyType({key: tuple(spans) for key, spans in found.items()})


def _fitting(
    spans: tuple[CodeSpan, ...], on: date | None, until: date | None, *, nearest: bool
) -> CodeSpan | None:
    """Return the span with most of the days asked for, the later of two; without days the last."""
    if on is None:
        return max(spans, key=lambda s: (s.last or date.max, s.first or date.min), default=None)
    end = until or on
    fitting = [span for span in spans if nearest or span.days_in(on, end) > 0]
    return max(fitting, key=lambda s: (s.days_in(on, end), s.first or date.min), default=None)


def translate(
    code: str,
    *,
    system: str,
    on: date | None = None,
    until: date | None = None,
    nearest: bool = False,
) -> str | None:
    """Return our id for a code of another system.

    Parameters
    ----------
    code
        Of a numeric system also with leading zeros or ``.0``, as tables hold them.
    system
        One of `code_systems`; `UnknownCodeError` else.
    on, until
        The day the code was used: COW's 365 is the Soviet Union in 1970 and Russia in 2000. With
        `until` the days from the one to the other, such as a year, of which whoever bore the code
        on most is meant. Without a day the latest.
    nearest
        Whether a code that the system does not have on those days means who bore it nearest to
        them. Data sets use codes beyond their system: Ukraine, COW's 369 from 1991, has votes in
        the United Nations since 1946.

    Returns
    -------
    str or None
        ``None`` where the system has no such code on those days, or with `nearest` at all.

    Examples
    --------
    >>> translate("365", system="cow", on=date(1970, 1, 1)), translate("365", system="cow")
    ('SUN', 'RUS')
    >>> translate("265", system="cow", on=date(1990, 1, 1), until=date(1990, 12, 31))
    'DDR'
    """
    spans = _spans_by(system, written=False).get(plain_code(code, system=system), ())
    found = _fitting(spans, on, until, nearest=nearest)
    return found.party if found else None


def code_of(
    party: str,
    *,
    system: str,
    on: date | None = None,
    until: date | None = None,
    nearest: bool = False,
) -> str | None:
    """Return the code that another system has for a party of ours.

    Parameters
    ----------
    party
        Our id.
    system, on, until, nearest
        As in `translate`.

    Returns
    -------
    str or None
        ``None`` where the system does not have the party on those days, or with `nearest` at all.

    Examples
    --------
    >>> code_of("DEU", system="cow", on=date(1989, 1, 1)), code_of("DEU", system="cow")
    ('260', '255')
    """
    spans = _spans_by(system, written=True).get(party, ())
    found = _fitting(spans, on, until, nearest=nearest)
    return found.code if found else None


def states_at(day: date, *, system: str = OWN_SYSTEM) -> tuple[str, ...]:
    """Return the ids of the states that a system has on a day, in the order of its table.

    Examples
    --------
    >>> [party for party in states_at(date(1990, 10, 2), system="gw") if party in {"DEU", "DDR"}]
    ['DEU', 'DDR']
    >>> [party for party in states_at(date(1990, 10, 3), system="gw") if party in {"DEU", "DDR"}]
    ['DEU']
    """
    spans = code_spans(system)
    return tuple(
        dict.fromkeys(s.party for s in spans if not s.read_only and s.days_in(day, day) > 0)
    )
