"""ATOP: what allies oblige themselves to, by pair and year."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from interstate.sources.data_sets.formats import About, Converted, Format
from interstate.sources.data_sets.yearly import dyad_values

if TYPE_CHECKING:
    import polars as pl

_PLEDGES = ("defense", "offense", "neutral", "nonagg", "consul")


def _pledges(frame: pl.DataFrame, about: About, *, a: str, b: str, prefix: str) -> Converted:  # noqa: ARG001
    variables = {f"{prefix}{each}": f"atop_{each}" for each in _PLEDGES}
    return dyad_values(frame, kind="atop", system="cow", a=a, b=b, year="year", variables=variables)


FORMATS = (
    Format(
        kind="atop",
        name="directed dyad-years",
        convert=partial(_pledges, a="statea", b="stateb", prefix=""),
        whole=True,
    ),
    Format(
        kind="atop",
        name="dyad-years",
        convert=partial(_pledges, a="mem1", b="mem2", prefix=""),
        whole=True,
    ),
    Format(
        kind="atop",
        name="dyad-years of peacesciencer",
        convert=partial(_pledges, a="ccode1", b="ccode2", prefix="atop_"),
        whole=True,
    ),
)
