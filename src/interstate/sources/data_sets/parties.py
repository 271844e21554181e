"""Whom the codes and names of a data set stand for, as of each row's day; many rows at a time."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import polars as pl

from interstate.reference.data_set_names import party_of_name as state_named
from interstate.reference.offices import load_offices
from interstate.reference.party_names import load_party_names
from interstate.reference.states import CodeSpan, code_spans
from interstate.sources.data_sets.acts import looked_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SHOWN = 100
_FULL_NAME = 2
_YEARS_NEAR = 12
"""A person is still told of as of their state so many years before and after an office."""
_OF_A_STATE = frozenset({"demonym", "adjective"})
_NOT_NAMES = frozenset({"demonym", "adjective", "capital", "seat"})


def party_of_code(code: str, day: str, *, system: str) -> pl.Expr:
    """Return the party that each code of a system stands for on a row's day.

    A code used outside the days it is for means the state that comes next under it, else the
    last: data sets go on using a code some days too long or too early.

    Parameters
    ----------
    code, day
        Names of columns: text, and days.
    system
        One of `interstate.reference.states.code_systems`.
    """
    single: dict[str, str] = {}
    several: dict[str, list[tuple[str, date]]] = {}
    for written, spans in _spans_by_code(system).items():
        if len({span.party for span in spans}) == 1:
            single[written] = spans[0].party
        else:
            several[written] = [(span.party, span.last or date.max) for span in spans]
    found = looked_up(code, single)
    for written, spans in several.items():
        latest = pl.lit(spans[-1][0]).cast(pl.dtype_of(code))
        for party, last in reversed(spans[:-1]):
            meant = pl.lit(party).cast(pl.dtype_of(code))
            latest = pl.when(pl.col(day) <= last).then(meant).otherwise(latest)
        found = pl.when(pl.col(code) == written).then(latest).otherwise(found)
    return found


@cache
def _spans_by_code(system: str) -> Mapping[str, list[CodeSpan]]:
    """Return the days on which each code means whom, the earliest first."""
    found: dict[str, list[CodeSpan]] = {}
    for span in sorted(code_spans(system), key=lambda span: span.last or date.max):
        found.setdefault(span.code, []).append(span)
    return found


def number_code(column: str) -> pl.Expr:
    """Return a code of a numbering system as it is written in our tables: ``"2.0"`` is ``"2"``."""
    return pl.col(column).str.strip_chars().str.replace(r"\.0*$", "").str.strip_chars_start("0")


def party_of_name(frame: pl.DataFrame, name: str, day: str) -> pl.Expr:
    """Return the party that each name stands for, as of the first day it comes with.

    Names are looked up once each: ``"Russian Federation"``, ``"Police (Russia)"`` (what stands in
    brackets is whose it is), ``"North Atlantic Treaty Organization"``.

    Parameters
    ----------
    frame
        The rows that hold the columns.
    name, day
        Names of columns: text, and days.
    """
    distinct = (
        frame.select(name, day).drop_nulls().group_by(name).agg(pl.col(day).min()).iter_rows()
    )
    known = {written: _named(written, on) for written, on in distinct}
    return pl.col(name).replace_strict(known, default=None, return_dtype=pl.String)


def party_of_role(frame: pl.DataFrame, role: str) -> pl.Expr:
    """Return the party of ``<role>_country``, an ISO3 code, else of ``<role>_name``."""
    return pl.coalesce(
        party_of_code(f"{role}_country", "first", system="iso3"),
        party_of_name(frame, f"{role}_name", "first"),
    )


_BRACKETS = re.compile(r"^(.*\S)\s*\(([^()]+)\)$")


@cache
def _named(written: str, on: date) -> str | None:
    cleaned = " ".join(written.replace("_", " ").split())
    found = state_named(cleaned, on=on) or _looked_up(cleaned, on)
    if found is not None:
        return found
    bracketed = _BRACKETS.match(cleaned)
    if bracketed is not None:
        return state_named(bracketed[2], on=on) or _looked_up(bracketed[1], on)
    return _state_of_person(cleaned, on) or _state_of_body(cleaned, on)


def _state_of_person(name: str, on: date) -> str | None:
    """Return the state in which a person, by full name, held an office about that time."""
    words = tuple(name.split())
    if len(words) < _FULL_NAME:
        return None
    # "Sergey Viktorovich Lavrov": what stands between is often left out in other lists.
    for shown in dict.fromkeys((words, (words[0], words[-1]))):
        for holder in load_offices("en").lookup(shown, on):
            last = holder.last or date.max
            near = min(abs((holder.first - on).days), abs((last - on).days)) <= _YEARS_NEAR * 366
            if not holder.surname_only and (holder.held_on(on) or near):
                return holder.country
    return None


def _state_of_body(name: str, on: date) -> str | None:
    """Return the state that a body's name begins with: "Israeli Defense Forces"."""
    first, *rest = name.split()
    found = load_party_names("en").lookup((first,), on) if rest else ()
    return next((each.id for each in found if each.use in _OF_A_STATE), None)


def _looked_up(name: str, on: date) -> str | None:
    words = tuple(name.split())
    found = [
        each for each in load_party_names("en").lookup(words, on) if each.use not in _NOT_NAMES
    ]
    return found[0].id if found else None


def untranslated(frame: pl.DataFrame, pairs: Iterable[tuple[str, str]]) -> Mapping[str, int]:
    """Return the codes that stand for no party, with how often; the commonest first, at most 100.

    Parameters
    ----------
    pairs
        Columns of a code and of the party it became.
    """
    counts = pl.concat(
        [
            frame.select(
                pl.col(code)
                .filter(pl.col(party).is_null() & pl.col(code).is_not_null())
                .alias("code")
            )
            for code, party in pairs
        ]
    ).group_by("code")
    ordered = counts.len().sort(["len", "code"], descending=[True, False]).head(_SHOWN)
    return dict(ordered.iter_rows())
