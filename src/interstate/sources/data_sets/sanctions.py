"""EU sanctions: who is listed by which act, since when and why."""

from __future__ import annotations

import polars as pl

from interstate.sources.data_sets.acts import as_table, date_of, day, sift, wrong
from interstate.sources.data_sets.formats import About, Converted, Format
from interstate.sources.data_sets.parties import party_of_code

_PROGRAMME = r"^EU-([A-Z]{3})"


def _listings(frame: pl.DataFrame, about: About) -> Converted:  # noqa: ARG001
    """Take listings: a sanction by the EU on whoever the act names.

    The country is the one the programme is about (``EU-RUS``), for programmes by theme (cyber,
    terrorism) the one given for the listed person or body, else none.
    """
    good, refused = sift(
        frame,
        pl.coalesce(
            wrong(pl.col("celex"), "celex", "number of an act"),
            wrong(pl.coalesce("name", "alias", "imonumber"), "name", "name"),
        ),
    )
    named = good.with_columns(
        first=day("startdate"),
        programme=pl.col("programkey").str.extract(_PROGRAMME),
        stated=pl.coalesce("country", "nationality", "jurisdiction", "flag")
        .str.extract(r"([A-Za-z]{2,3})")
        .str.to_uppercase(),
    ).with_columns(on=pl.col("first").fill_null(_of_act()))
    rows = named.with_columns(
        # Some listings have no number of their own; the line then tells them apart.
        source_id=pl.format(
            "{}#{}", "celex", pl.coalesce("recordid", pl.format("line {}", "line"))
        ),
        tie=pl.lit("sanction"),
        name=pl.coalesce("name", "alias", "imonumber"),
        system=pl.lit("iso3"),
        code_a=pl.lit("EUU"),
        code_b=pl.coalesce("programme", "stated"),
        party_a=pl.lit("EUU"),
        party_b=pl.coalesce(
            party_of_code("programme", "on", system="iso3"),
            party_of_code("stated", "on", system="iso3"),
            party_of_code("stated", "on", system="iso2"),
        ),
        directed=pl.lit(value=True),
        precision=pl.lit("day"),
        detail=pl.coalesce("measure", "reason"),
    )
    return Converted(
        tables={"given_ties": as_table(rows, "given_ties", kind="sanctions")}, refused=refused
    )


def _of_act() -> pl.Expr:
    """Return the first day of the year an act is of, by its number: ``32014R0833`` is of 2014."""
    year = pl.col("celex").str.slice(1, 4).cast(pl.Int32, strict=False)
    return date_of(year, pl.lit(1), pl.lit(1))


FORMATS = (
    # A file holds who is listed by one act, and is called by the act's number.
    Format(kind="sanctions", name="listings", convert=_listings, whole=True, part=str),
)
