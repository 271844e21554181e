"""The field's data sets: what each is, what it covers, whether it goes on, and how to cite it.

The facts are in ``resources/data_sets.csv``, which people edit and where each row names its source.
Names of data sets that people read come from here: in charts, dictionaries and reconciliations.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from interstate.errors import TableError, UnknownCodeError
from interstate.reference.bundled_tables import read_rows

OWN = "interstate"
"""What our own coding is called among the coders, and its reference among the references."""
STATUSES = ("ongoing", "ended", "superseded", "not known")
LEEWAY_YEARS = 10
"""By how many years a data set's quiet first and last years may lie outside what a file holds."""

_RELEASE = re.compile(r"(?:(?P<name>\S+) )?(?P<first>\d{4})-(?P<last>\d{4})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What one release of a data set declares to cover.

    Attributes
    ----------
    name
        As its publisher calls it, e.g. ``"5.0"``; ``""`` for a data set that grows day by day.
    first, last
        Years, both included; `last` is ``None`` for a data set that goes on.
    """

    name: str
    first: int
    last: int | None

    def __post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            msg = f"a release needs first <= last, got {self.first} and {self.last}"
            raise TableError(msg)

    def holds(self, first: int, last: int) -> bool:
        """Return whether it covers these years."""
        return self.first <= first and (self.last is None or last <= self.last)

    def years(self) -> str:
        """Return the years in words."""
        return f"from {self.first}" if self.last is None else f"{self.first} to {self.last}"

    def __str__(self) -> str:
        return f"{self.years()} ({self.name})" if self.name else self.years()


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSet:
    """A data set as its publisher has it; one kind of `interstate import` may hold several.

    Attributes
    ----------
    id
        Short and stable, e.g. ``"cow-mid"``.
    kind
        What ``interstate import`` calls it.
    tables
        Which tables of the kind it is, as `interstate.record.Reconciliation.format` names them;
        empty where it is all of them.
    name, title
        The name that people are shown, and in full.
    about
        What it is, in a sentence.
    releases
        What its releases declare to cover, the oldest first; empty where nothing is declared.
    states
        Which states it declares to cover, in words.
    status, ended
        One of `STATUSES`; and on which day, month or year it ended or was superseded, as
        ``"2023-04-11"``, where known.
    successor
        The id of the data set that took its place, or its name where it is not read here.
    terms
        On what terms it may be used.
    home
        Where it is published: a DOI as ``doi:...`` or the name of a page.
    references
        Keys of `interstate.reference.citations`.
    source
        Where these facts are from.
    """

    id: str
    kind: str
    tables: tuple[str, ...]
    name: str
    title: str
    publisher: str
    about: str
    releases: tuple[Release, ...]
    states: str
    status: str
    ended: str | None
    successor: str | None
    terms: str
    home: str
    references: tuple[str, ...]
    source: str

    def __post_init__(self) -> None:
        if self.status not in STATUSES:
            raise UnknownCodeError(self.status, kind="status of a data set", known=STATUSES)

    def release_of(self, first: int, last: int) -> Release | None:
        """Return the release that data with these years are of: the shortest that holds them."""
        fitting = [release for release in self.releases if release.holds(first, last)]
        return min(fitting, key=lambda r: (r.last or _OPEN) - r.first, default=None)

    def years(self, first: int, last: int) -> tuple[int, int]:
        """Return the years that data cover, told from those that they hold.

        A list of wars names no year without a war; its publisher still covers it. So the years
        that the release declares count, unless they lie more than `LEEWAY_YEARS` outside of what
        the data hold: then the file is a part of the data set, and covers what it holds.

        Parameters
        ----------
        first, last
            The first and last year that the data hold.

        Examples
        --------
        >>> wars = data_set("cow-wars")
        >>> wars.years(1823, 2003), wars.years(1946, 1953), wars.years(1823, 2021)
        ((1816, 2007), (1946, 1953), (1823, 2021))
        """
        release = self.release_of(first, last)
        if release is None:
            return first, last
        declared = release.first, last if release.last is None else release.last
        return (
            declared[0] if first - declared[0] <= LEEWAY_YEARS else first,
            declared[1] if declared[1] - last <= LEEWAY_YEARS else last,
        )

    def against(self, first: int, last: int) -> str | None:
        """Return in words what it declares to cover against the years that a file holds.

        Examples
        --------
        >>> wars = data_set("cow-wars")
        >>> print(wars.against(1823, 2003))
        COW wars (4.0): declared 1816 to 2007, the states of the COW system; held 1823 to 2003
        >>> print(wars.against(1823, 2021))  # doctest: +ELLIPSIS
        COW wars (4.0): declared ...; held 1823 to 2021, later than any release known here
        """
        if not self.releases:
            return None
        release = self.release_of(first, last) or self.releases[-1]
        named = f"{self.name} ({release.name})" if release.name else self.name
        held = f"{first}" if first == last else f"{first} to {last}"
        told = f"{named}: declared {release.years()}, {self.states}; held {held}"
        if release.last is not None and last > release.last:
            return f"{told}, later than any release known here"
        if first < release.first:
            return f"{told}, earlier than declared"
        return told

    def standing(self) -> str:
        """Return in words whether it goes on, and what comes after it.

        Examples
        --------
        >>> data_set("icews").standing(), data_set("atop").standing()
        ('ended 2023-04-11; successor: POLECAT', 'ongoing')
        """
        told = f"{self.status} {self.ended}" if self.ended else self.status
        if self.successor is None:
            return told
        after = load_data_sets().get(self.successor)
        return f"{told}; successor: {after.name if after else self.successor}"

    @property
    def is_past(self) -> bool:
        """Whether it has ended or been superseded."""
        return self.status in {"ended", "superseded"}

    def as_json(self) -> dict[str, object]:
        """Return its facts as plain values."""
        return {
            "id": self.id,
            "kind": self.kind,
            "tables": list(self.tables),
            "name": self.name,
            "title": self.title,
            "publisher": self.publisher,
            "about": self.about,
            "releases": [
                {"name": each.name or None, "first": each.first, "last": each.last}
                for each in self.releases
            ],
            "states": self.states,
            "status": self.status,
            "ended": self.ended,
            "successor": self.successor,
            "terms": self.terms,
            "home": self.home,
            "references": list(self.references),
            "source": self.source,
        }


_OPEN = 9999


@cache
def load_data_sets() -> Mapping[str, DataSet]:
    """Return all data sets by their ids.

    Raises
    ------
    TableError
        If a release is not written as ``5.0 1816-2014``, ``1816-2014`` or ``1979-``.
    """
    found = (
        DataSet(
            id=row["id"],
            kind=row["kind"],
            tables=_list(row["tables"]),
            name=row["name"],
            title=row["title"],
            publisher=row["publisher"],
            about=row["about"],
            releases=tuple(_releases(row["id"], row["releases"])),
            states=row["states"],
            status=row["status"],
            ended=row["ended"] or None,
            successor=row["successor"] or None,
            terms=row["terms"],
            home=row["home"],
            references=_list(row["cite"]),
            source=row["source"],
        )
        for row in read_rows("data_sets.csv")
    )
    return MappingProxyType({each.id: each for each in found})


def data_set(id_: str) -> DataSet:
    """Return a data set by its id.

    Raises
    ------
    UnknownCodeError
        If there is none.
    """
    known = load_data_sets()
    if id_ not in known:
        raise UnknownCodeError(id_, kind="data set", known=known)
    return known[id_]


def data_set_of(kind: str, table: str) -> DataSet:
    """Return the data set that a table of a kind is.

    Raises
    ------
    UnknownCodeError
        If there is none.

    Examples
    --------
    >>> data_set_of("cow", "GML MID dyad-years").name, data_set_of("icews", "events").name
    ('GML MIDs', 'ICEWS')
    """
    of_kind = [each for each in load_data_sets().values() if each.kind == kind]
    for each in of_kind:
        if not each.tables or table in each.tables:
            return each
    asked = f"{kind} {table}"
    raise UnknownCodeError(asked, kind="table of a data set", known=load_data_sets())


def data_sets_of(kinds: Sequence[str]) -> list[DataSet]:
    """Return the data sets that ids and kinds stand for, each once, in the order of their ids.

    Raises
    ------
    UnknownCodeError
        If one is neither the id nor the kind of a data set.
    """
    known = load_data_sets()
    every = {each.kind for each in known.values()}
    for kind in kinds:
        if kind not in every and kind not in known:
            raise UnknownCodeError(kind, kind="data set", known=sorted({*every, *known}))
    wanted = set(kinds)
    return [each for id_, each in sorted(known.items()) if {id_, each.kind} & wanted]


def coder_name(coder: str) -> str:
    """Return the name that people are shown of a kind of event data, or of our own coding.

    Examples
    --------
    >>> coder_name("tkg"), coder_name("interstate")
    ('ICEWS (benchmark of forecasting)', 'interstate')
    """
    return " and ".join(each.name for each in load_data_sets().values() if each.kind == coder) or (
        coder
    )


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _releases(id_: str, cell: str) -> Iterator[Release]:
    for part in _list(cell):
        found = _RELEASE.fullmatch(part)
        if found is None:
            msg = f"data_sets.csv, {id_}: {part!r} is no release; write 5.0 1816-2014, or 1979-"
            raise TableError(msg)
        last = found["last"]
        yield Release(
            name=found["name"] or "", first=int(found["first"]), last=int(last) if last else None
        )
