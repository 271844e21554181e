"""Gleditsch and Ward's states: who was independent when, and how far apart states lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from interstate.sources.data_sets.acts import day, sift, wrong
from interstate.sources.data_sets.formats import About, Converted, Format
from interstate.sources.data_sets.parties import number_code
from interstate.sources.data_sets.yearly import checked_code, dyad_values, ties

if TYPE_CHECKING:
    from collections.abc import Callable


def _states(form: str) -> Callable[..., Converted]:
    def convert(frame: pl.DataFrame, about: About) -> Converted:  # noqa: ARG001
        good, refused = sift(
            frame,
            pl.coalesce(
                checked_code("gwcode"),
                wrong(day("startdate", form), "startdate", f"day as {form}"),
                wrong(day("enddate", form), "enddate", f"day as {form}"),
            ),
        )
        rows = good.with_columns(
            source_id=pl.format("{}-{}", number_code("gwcode"), "startdate"),
            tie=pl.lit("state system"),
            name=pl.col("statename"),
            code_a=number_code("gwcode"),
            code_b=pl.lit(None, dtype=pl.String),
            first=day("startdate", form),
            last=day("enddate", form),
        )
        return ties(rows, kind="gw", system="gw", refused=refused)

    return convert


def _distance(frame: pl.DataFrame, about: About) -> Converted:  # noqa: ARG001
    return dyad_values(
        frame,
        kind="gw",
        system="gw",
        a="gwcode1",
        b="gwcode2",
        year="year",
        variables={"mindist": "mindist"},
    )


def _list_of(stem: str) -> str:
    """Tell the list of microstates, which is published apart, from that of the others."""
    return "microstates" if "micro" in stem.lower() else ""


FORMATS = (
    # The publisher's list is tab-separated, without a header, its days as 01:01:1816.
    Format(
        kind="gw",
        name="states as listed",
        convert=_states("%d:%m:%Y"),
        headed=False,
        whole=True,
        part=_list_of,
    ),
    Format(kind="gw", name="states", convert=_states("%Y-%m-%d"), whole=True),
    Format(kind="gw", name="distance", convert=_distance, whole=True),
)
