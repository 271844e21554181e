"""How often two states vote alike in the UN General Assembly."""

from __future__ import annotations

import numpy as np
import polars as pl

_ANSWERS = ("yes", "abstain", "no")


def agreement(votes: pl.DataFrame) -> pl.DataFrame:
    """Return for all pairs and years the share of roll calls in which the two voted alike.

    Parameters
    ----------
    votes
        Rows of ``given_votes``: ``vote_id day session party vote``. Only yes, no and abstaining
        count: who is absent or no member has not voted.

    Returns
    -------
    polars DataFrame
        ``party1 party2 year un_agreement un_votes_both``, each pair both ways; pairs that never
        both voted in a year have no row.

    Notes
    -----
    The index of agreement in its plainest form, of what both said the share that was the same;
    Voeten, E. (2013), "Data and Analyses of Voting in the UN General Assembly", Routledge Handbook
    of International Organization, compares it with others.
    """
    cast = votes.filter(pl.col("vote").is_in(_ANSWERS)).select(
        "party",
        "vote",
        call="vote_id",
        year=pl.coalesce(pl.col("day").dt.year(), pl.col("session") + _BEFORE_FIRST).cast(pl.Int32),
    )
    cast = cast.drop_nulls().unique(["party", "call"], keep="first", maintain_order=True)
    found = [_of_year(rows, cast_year) for (cast_year,), rows in cast.group_by("year")]
    if not found:
        return pl.DataFrame(schema=_SCHEMA)
    return pl.concat(found).sort("party1", "party2", "year")


_BEFORE_FIRST = 1945
"""Session 1 was in 1946."""
_SCHEMA = {
    "party1": pl.String,
    "party2": pl.String,
    "year": pl.Int32,
    "un_agreement": pl.Float64,
    "un_votes_both": pl.Int32,
}


def _of_year(rows: pl.DataFrame, year: object) -> pl.DataFrame:
    """Count by matrices: a row for each state, a column for each roll call and answer."""
    parties = rows["party"].unique().sort()
    at = rows.with_columns(
        state=pl.col("party").replace_strict(parties, pl.int_range(len(parties), eager=True)),
        column=pl.col("call").rank("dense") - 1,
    )
    states, calls = at["state"].to_numpy(), at["column"].to_numpy()
    both = np.zeros((len(parties), len(parties)))
    alike = np.zeros_like(both)
    anything = np.zeros((len(parties), int(calls.max()) + 1))
    anything[states, calls] = 1
    both = anything @ anything.T
    for answer in _ANSWERS:
        given = np.zeros_like(anything)
        chosen = (at["vote"] == answer).to_numpy()
        given[states[chosen], calls[chosen]] = 1
        alike += given @ given.T
    ones, others = np.nonzero((both > 0) & ~np.eye(len(parties), dtype=bool))
    return pl.DataFrame(
        {
            "party1": parties.gather(ones),
            "party2": parties.gather(others),
            "year": pl.Series([year], dtype=pl.Int32).new_from_index(0, len(ones)),
            "un_agreement": alike[ones, others] / both[ones, others],
            "un_votes_both": both[ones, others].astype(np.int32),
        },
        schema=_SCHEMA,
    )
