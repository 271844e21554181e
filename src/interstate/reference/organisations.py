"""International organisations with their members, and the armed groups news speaks of.

The tables are ``resources/organisations.csv``, ``memberships.csv`` and ``groups.csv``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from interstate.reference.bundled_tables import read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """One state's time in an organisation: both days included, ``None`` for no known end."""

    state: str
    first: date
    last: date | None
    source: str

    def held_on(self, day: date) -> bool:
        """Whether the state was a member on that day."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation, alliance, court or forum of states.

    Attributes
    ----------
    id
        ``UNO``, ``NAT``, ``EUU`` or ``IGO:<name>``.
    kind
        ``global regional alliance union economic court agency forum sport humanitarian`` ...
    founded, ended
        First and last day; predecessors under another name (the OAU, the CSCE) are included.
    seat
        City of the seat, or ``None`` where there is none.
    members
        Times of membership, as far as the table has them. Of the bodies of nearly all states
        (IMF, World Bank, WTO, IAEA, ICC) it has the larger members only; empty where it has none.
    """

    id: str
    name: str
    kind: str
    founded: date
    ended: date | None
    seat: str | None
    members: tuple[Membership, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """An armed group, movement or non-governmental organisation.

    Attributes
    ----------
    id
        ``NSA:<name>``.
    sector
        PLOVER sector.
    country
        The state it is mainly of, or ``None``.
    first, last
        First and last known day, ``None`` where there is none.
    """

    id: str
    name: str
    sector: str
    country: str | None
    first: date | None
    last: date | None
    source: str


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


@cache
def load_organisations() -> Mapping[str, Organisation]:
    """Return all organisations by id.

    Examples
    --------
    >>> load_organisations()["IGO:Warsaw Pact"].ended
    datetime.date(1991, 7, 1)
    """
    members: dict[str, list[Membership]] = {}
    for row in read_rows("memberships.csv"):
        for state in row["states"].split():
            members.setdefault(row["organisation"], []).append(
                Membership(
                    state=state,
                    first=date.fromisoformat(row["first"]),
                    last=_day(row["last"]),
                    source=row["source"],
                )
            )
    return MappingProxyType(
        {
            row["id"]: Organisation(
                id=row["id"],
                name=row["name"],
                kind=row["kind"],
                founded=date.fromisoformat(row["founded"]),
                ended=_day(row["ended"]),
                seat=row["seat"] or None,
                members=tuple(members.get(row["id"], ())),
                source=row["source"],
            )
            for row in read_rows("organisations.csv")
        }
    )


def members_on(party: str, day: date) -> tuple[str, ...]:
    """Return who was a member on a day, sorted; empty where no members are known.

    Examples
    --------
    >>> members_on("IGO:Visegrad Group", date(1992, 1, 1))
    ('CSK', 'HUN', 'POL')
    """
    body = load_organisations().get(party)
    if body is None:
        return ()
    return tuple(sorted({member.state for member in body.members if member.held_on(day)}))


@cache
def load_groups() -> Mapping[str, Group]:
    """Return all groups by id.

    Examples
    --------
    >>> load_groups()["NSA:Hezbollah"].country
    'LBN'
    """
    return MappingProxyType(
        {
            row["id"]: Group(
                id=row["id"],
                name=row["name"],
                sector=row["sector"],
                country=row["country"] or None,
                first=_day(row["first"]),
                last=_day(row["last"]),
                source=row["source"],
            )
            for row in read_rows("groups.csv")
        }
    )
