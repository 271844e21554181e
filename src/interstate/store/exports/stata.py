"""Stata's .dta, release 118, which Stata 14 and later open, with labels for variables and values.

References
----------
StataCorp, "Description of .dta file format 118": names of at most 32 characters, labels of at most
80 and 32,000, strings of any length as strL, no missing strings.
"""

import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import cast

from interstate.record import Basis, Direction, Evidence, Factuality, Precision, Status
from interstate.reference.plover import QUADS, TYPES
from interstate.store.exports.labels import LABELS
from interstate.store.exports.tables import LIST_SEPARATOR, rows_of
from interstate.store.exports.words import moment_of
from interstate.store.exports.written import Written, library
from interstate.store.schema import COLUMNS

# pyreadstat numbers the releases of Stata and not those of the format.
_STATA_14 = 14
_CODED: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "event_type": TYPES,
        "quad": QUADS,
        "status": [each.value for each in Status],
        "factuality": [each.value for each in Factuality],
        "direction": [each.value for each in Direction],
        "verdict": ["confirmed", "unconfirmed", "denied"],
        **{
            f"{when}_{part}": [each.value for each in values]
            for when in ("when", "begins", "ends")
            for part, values in (("precision", Precision), ("basis", Basis))
        },
    }
)
"""Columns whose words become numbers from 1 with value labels, in these orders."""
_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "text": "String",
        "texts": "String",
        "days": "String",
        "int": "Int32",
        "number": "Float64",
        "bool": "Int32",
        "day": "Date",
        "moment": "Datetime",
    }
)
"""The type of a column as polars calls it, by its kind in `COLUMNS`."""
_TIMESTAMP = re.compile(rb"<timestamp>\x11.{17}</timestamp>", re.DOTALL)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def write_dta(evidence: Evidence, kind: str) -> Written:
    """Return one kind of value as a Stata file.

    Types, classes, statuses and the like are numbers with value labels, days are ``%td``. A list
    is one string with ``" | "`` between its values. An absent number or day is Stata's ``.``; an
    absent text is ``""``, as Stata has no other.

    Raises
    ------
    StoreError
        If pyreadstat or polars is not installed.
    """
    pyreadstat, polars = library("pyreadstat"), library("polars")
    columns, rows = rows_of(evidence, kind)
    words = {name: _words(name, rows) for name in columns if name in _CODED}
    kinds = dict(column.removesuffix("?").split(" ") for column in COLUMNS[kind])
    types = {
        name: "Int32" if name in words else _TYPES[kinds.get(name, "texts")] for name in columns
    }
    frame = polars.DataFrame(
        {
            name: _texts(row[name] for row in rows)
            if types[name] == "String"
            else [_number(row[name], words.get(name)) for row in rows]
            for name in columns
        },
        schema={name: getattr(polars, type_) for name, type_ in types.items()},
    )
    value_labels = {name: dict(enumerate(listed, start=1)) for name, listed in words.items()}
    value_labels |= {name: {0: "no", 1: "yes"} for name in columns if kinds.get(name) == "bool"}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.dta"
        pyreadstat.write_dta(
            frame,
            path,
            file_label=f"interstate: {kind}",
            version=_STATA_14,
            column_labels={name: LABELS[name] for name in columns},
            variable_value_labels=value_labels,
        )
        content = path.read_bytes()
    return Written(content=_at(moment_of(evidence), content), rows=len(rows))


def _words(column: str, rows: Sequence[Mapping[str, object]]) -> list[str]:
    """Return the words of a coded column in their order, those of other coders after ours."""
    met = {str(row[column]) for row in rows if row[column] is not None}
    return [*_CODED[column], *sorted(met.difference(_CODED[column]))]


def _number(value: object, words: Sequence[str] | None) -> object:
    if words is None or value is None:
        return value
    return words.index(str(value)) + 1


def _texts(values: Iterable[object]) -> list[str]:
    """Return texts and lists as strings that Stata can hold: no zero bytes, nothing missing."""
    written: list[str] = []
    for value in values:
        parts = cast("list[object]", value) if isinstance(value, list) else [value]
        text = LIST_SEPARATOR.join("" if part is None else str(part) for part in parts)
        written.append(text.replace("\x00", ""))
    return written


def _at(moment: datetime, content: bytes) -> bytes:
    """Return the file stamped with a moment of the evidence, not with the clock of this machine."""
    month = _MONTHS[moment.month - 1]
    written = f"{moment.day:02d} {month} {moment:%Y %H:%M}".encode("ascii")
    return _TIMESTAMP.sub(b"<timestamp>\x11" + written + b"</timestamp>", content, count=1)
