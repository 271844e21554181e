"""The field's data sets: what their files hold, row by row, as tables of the record.

A reader for each kind is a module of its own that says in `FORMATS` which tables it reads; what
they are, who makes them and how to cite them is in `interstate.reference.data_sets`.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from types import MappingProxyType

from interstate.errors import UnknownCodeError
from interstate.sources.data_sets.formats import About, Converted, Format, Found, identify
from interstate.sources.data_sets.opening import Member, find_files, members, unreadable

# Kind -> the module that reads it. Imported only when asked for.
READERS: Mapping[str, str] = MappingProxyType(
    {
        "gdelt1": "gdelt",
        "gdelt2": "gdelt",
        "icews": "icews",
        "polecat": "polecat",
        "acled": "acled",
        "ucdp": "ucdp",
        "phoenix": "phoenix",
        "cow": "cow",
        "atop": "atop",
        "gw": "gw",
        "votes": "votes",
        "sanctions": "sanctions",
        "sipri": "sipri",
        "reign": "leaders",
        "archigos": "leaders",
        "tkg": "tkg",
        "ngec": "ngec",
    }
)


@cache
def formats_of(kind: str) -> tuple[Format, ...]:
    """Return the tables that are read of a data set.

    Raises
    ------
    UnknownCodeError
        If there is no reader of this kind.
    """
    if kind not in READERS:
        raise UnknownCodeError(kind, kind="kind of data set", known=READERS)
    module = import_module(f"interstate.sources.data_sets.{READERS[kind]}")
    formats: Sequence[Format] = module.FORMATS
    return tuple(made for made in formats if made.kind == kind)


__all__ = [
    "READERS",
    "About",
    "Converted",
    "Format",
    "Found",
    "Member",
    "find_files",
    "formats_of",
    "identify",
    "members",
    "unreadable",
]
