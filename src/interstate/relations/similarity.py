"""How alike the foreign policies of two states are: S, Cohen's kappa and Scott's pi.

A state's **portfolio** is what it does towards each of the same items: what it pledges to each
state of the system, how it votes on each roll call, how many organisations it shares with each
state. Two portfolios are compared item by item, over the items that both have a value on.

* ``S = 1 - 2 * sum(w |x - y|) / (span * sum(w))`` is Signorino and Ritter's; -1 is the opposite on
  every item, 1 the same. Items weigh alike, or by the capabilities of the state they are about.
* ``kappa`` and ``pi`` are ``1 - observed / expected`` disagreement. Alliances are rare, so two
  states that have none with most others look alike by S, whoever their allies are; both indices
  ask how much more alike two portfolios are than chance would make them. Expected disagreement
  takes each state's own values in any order (kappa), or the values of both pooled (pi).
  Disagreement is squared distance, as Häge takes it. With values of 0 and 1 both are the indices
  for nominal values.

Conventions, as the literature has them: the states of a year are COW's members on any day of it;
a pledge to defend or to join in attack is 3, to stay neutral or not to attack 2, to consult 1,
none 0; **a state is its own ally at 3** (Bueno de Mesquita 1975), so that a state without any
alliance has a portfolio too; of votes yes, abstaining and no are one step apart each, and whoever
was absent has no value on that roll call. A state outside the system, a year that the source does
not cover and a state without a vote have no portfolio: then all is missing, never 0.

References
----------
Signorino, C. S. and Ritter, J. M. (1999), "Tau-b or Not Tau-b: Measuring the Similarity of Foreign
Policy Positions", International Studies Quarterly 43(1): 115-144.
Häge, F. M. (2011), "Choice or Circumstance? Adjusting Measures of Foreign Policy Similarity for
Chance Agreement", Political Analysis 19(3): 287-305.
Cohen, J. (1960), Educational and Psychological Measurement 20: 37-46; Cohen, J. (1968),
Psychological Bulletin 70: 213-220 (weighted kappa).
Scott, W. A. (1955), Public Opinion Quarterly 19: 321-325.
Bueno de Mesquita, B. (1975), "Measuring Systemic Polarity", Journal of Conflict Resolution 19(2).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

import numpy as np
import polars as pl

from interstate.errors import RangeError
from interstate.relations.dyads import FIRST_DAY, LAST_DAY, state_years

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

OF: Mapping[str, str] = MappingProxyType(
    {
        "alliance": "what each pledges to each state of the system: 3 defence or offence, 2 "
        "neutrality or non-aggression, 1 consultation, 0 none; each is its own ally",
        "alliance_binary": "whether each is pledged to anything towards each state of the system",
        "votes": "yes, abstaining or no on each roll call of the UN General Assembly of the year",
        "igo": "how many intergovernmental organisations each shares with each state of the "
        "system; counts by pair, since the data do not tell which organisations",
    }
)
"""What portfolios are made of, and what that is."""
# The levels of Signorino and Ritter (1999), highest first, by what the data sets call the pledges.
_LEVELS: Mapping[str, Mapping[str, float]] = {
    "atop": {
        "atop_defense": 3.0,
        "atop_offense": 3.0,
        "atop_neutral": 2.0,
        "atop_nonagg": 2.0,
        "atop_consul": 1.0,
    },
    "cow": {
        "cow_defense": 3.0,
        "cow_neutrality": 2.0,
        "cow_nonaggression": 2.0,
        "cow_entente": 1.0,
    },
}
PLEDGES = tuple(name for levels in _LEVELS.values() for name in levels)
"""The variables that alliance portfolios are made from."""
_ANSWERS = {"no": 1.0, "abstain": 2.0, "yes": 3.0}
_BEFORE_FIRST = 1945
"""Session 1 was in 1946."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """How alike portfolios are, pair by pair; NaN where that is not known.

    Attributes
    ----------
    s, s_weighted
        (n, n), -1 to 1; `s_weighted` is all NaN where no weights were given.
    kappa, pi
        (n, n), at most 1; 0 is what chance alone would give. NaN also where chance alone could
        not make the two disagree.
    items
        (n, n), on how many items both have a value.
    """

    s: Floats
    s_weighted: Floats
    kappa: Floats
    pi: Floats
    items: Floats


def compare(values: Floats, *, span: float, weights: Floats | None = None) -> Measures:
    """Return how alike portfolios are, all pairs at once.

    Parameters
    ----------
    values : (n, k) float array
        The value of each of n portfolios on each of k items; NaN where it has none.
    span
        The greatest difference that two values can have; positive.
    weights : (k,) float array, optional
        What each item weighs in `Measures.s_weighted`; NaN counts as not known, and the item
        is left out there.

    Notes
    -----
    All by matrix products. ``|x - y|`` of whole values is the number of levels that one reaches
    and the other does not: so one product for each level gives the sum over items for all pairs.
    Squares come from ``x^2 + y^2 - 2xy``.

    Raises
    ------
    RangeError
        If the span is not positive.

    Examples
    --------
    >>> both = compare(np.array([[0.0, 0, 3, 1], [0, 1, 3, 1]]), span=3.0)
    >>> round(float(both.s[0, 1]), 4)
    0.8333
    """
    if not span > 0:
        msg = f"a span of {span} between the least and the greatest value; it must be positive"
        raise RangeError(msg)
    there = (~np.isnan(values)).astype(float)
    filled = np.where(there > 0, values, 0.0)
    items = there @ there.T
    with np.errstate(divide="ignore", invalid="ignore"):
        s = 1 - 2 * _distances(filled, there, np.ones(len(values.T))) / (span * items)
        s_weighted = np.full_like(s, np.nan)
        if weights is not None:
            known: Floats = np.where(np.isnan(weights), 0.0, weights)
            total = (there * known) @ there.T
            s_weighted = 1 - 2 * _distances(filled, there, known) / (span * total)
        # Sums of x and of its square over the items that the other has too.
        sums, squares = filled @ there.T, filled**2 @ there.T
        observed = (squares + squares.T - 2 * filled @ filled.T) / items
        mean, square = sums / items, squares / items
        by_own = square + square.T - 2 * mean * mean.T
        by_both = (square + square.T) - (mean + mean.T) ** 2 / 2
        kappa = _corrected(observed, by_own)
        pi = _corrected(observed, by_both)
    return Measures(s=s, s_weighted=s_weighted, kappa=kappa, pi=pi, items=items)


def _distances(filled: Floats, there: Floats, weights: Floats) -> Floats:
    """Return the weighted sum of absolute differences of each pair over the items both have."""
    reached = np.unique(filled[there > 0])
    total = np.zeros((len(filled), len(filled)))
    for low, high in pairwise(reached):
        over = ((filled >= high) & (there > 0)).astype(float)
        under = there - over
        crossed = (over * weights) @ under.T
        total += (high - low) * (crossed + crossed.T)
    return total


def _corrected(observed: Floats, expected: Floats) -> Floats:
    # Rounding leaves about 1e-16 where two constant and equal portfolios cannot disagree.
    return np.where(expected > 1e-12, 1 - observed / expected, np.nan)  # noqa: PLR2004


# From tables to portfolios -------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolios:
    """The portfolios of all states of one year.

    Attributes
    ----------
    states
        Whose they are: COW codes as text, or party ids for votes.
    values
        (n, k), NaN where a state has no value on an item.
    weights
        (k,) shares in the system's capabilities where items are states and these are known.
    """

    year: int
    states: tuple[str, ...]
    values: Floats
    span: float
    weights: Floats | None = None


def alliance_source(dyads: pl.DataFrame) -> str | None:
    """Return whose alliances rows of ``given_dyads`` tell of: ATOP's where there are any."""
    named = dyads["variable"].unique()
    return next((kind for kind, levels in _LEVELS.items() if named.is_in([*levels]).any()), None)


def alliance_portfolios(
    dyads: pl.DataFrame,
    capabilities: pl.DataFrame | None = None,
    *,
    binary: bool = False,
    years: tuple[int, int] = (FIRST_DAY.year, LAST_DAY.year),
) -> Iterator[Portfolios]:
    """Give alliance portfolios year by year, of the years that the alliances cover.

    Parameters
    ----------
    dyads
        Rows of ``given_dyads`` with the variables of `PLEDGES`. ATOP's are taken, COW's where
        there are none of ATOP's.
    capabilities
        Rows of ``given_states`` with the variable ``cinc``, for weights.
    binary
        1 for any pledge rather than its level.
    years
        The first and the last year wanted.
    """
    source = alliance_source(dyads)
    if source is None:
        return
    levels = pl.col("variable").replace_strict(_LEVELS[source], default=None)
    told = dyads.filter(pl.col("variable").is_in([*_LEVELS[source]]), pl.col("system") == "cow")
    pledged = (
        told.filter(pl.col("value") > 0)
        .with_columns(level=pl.lit(1.0) if binary else levels.cast(pl.Float64))
        .group_by("code_a", "code_b", "year")
        .agg(pl.col("level").max())
    )
    top = 1.0 if binary else 3.0
    for year, states in _system(_covered(told, years)):
        values = _square(pledged.filter(pl.col("year") == year), states, "level", absent=0.0)
        np.fill_diagonal(values, top)
        weights = None if capabilities is None else _weights(capabilities, states, year)
        yield Portfolios(year=year, states=states, values=values, span=top, weights=weights)


def igo_portfolios(
    dyads: pl.DataFrame,
    members: pl.DataFrame,
    *,
    years: tuple[int, int] = (FIRST_DAY.year, LAST_DAY.year),
) -> Iterator[Portfolios]:
    """Give portfolios of organisations shared with each state, year by year.

    The span is the greatest number in the year. A state shares with itself all it is a full
    member of. Pairs that the source does not name have no value.

    Parameters
    ----------
    dyads, members
        Rows of ``given_dyads`` with ``dyadigos`` and of ``given_states`` with ``sum_igo_full``.
    """
    told = dyads.filter(pl.col("variable") == "dyadigos", pl.col("system") == "cow")
    own = members.filter(pl.col("variable") == "sum_igo_full", pl.col("system") == "cow")
    for year, states in _system(_covered(told, years)):
        rows = told.filter(pl.col("year") == year)
        values = _square(rows, states, "value", absent=np.nan)
        values = np.fmax(values, values.T)
        known = dict(own.filter(pl.col("year") == year).select("code", "value").iter_rows())
        np.fill_diagonal(values, [known.get(code, np.nan) for code in states])
        if np.nanmax(values, initial=0.0) > 0:
            yield Portfolios(year=year, states=states, values=values, span=float(np.nanmax(values)))


def vote_portfolios(votes: pl.DataFrame, *, years: tuple[int, int]) -> Iterator[Portfolios]:
    """Give portfolios of votes year by year, of the states that voted in it.

    Parameters
    ----------
    votes
        Rows of ``given_votes``: ``vote_id day session party vote``.
    """
    cast_votes = (
        votes.filter(pl.col("vote").is_in([*_ANSWERS]))
        .select(
            "party",
            "vote_id",
            value=pl.col("vote").replace_strict(_ANSWERS, return_dtype=pl.Float64),
            year=pl.coalesce(pl.col("day").dt.year(), pl.col("session") + _BEFORE_FIRST).cast(
                pl.Int32
            ),
        )
        .drop_nulls()
        .filter(pl.col("year").is_between(*years))
        .unique(["party", "vote_id"], keep="first", maintain_order=True)
    )
    for (year,), rows in cast_votes.sort("year", "party").group_by("year", maintain_order=True):
        wide = rows.pivot(on="vote_id", index="party", values="value")
        yield Portfolios(
            year=cast("int", year),
            states=tuple(wide["party"]),
            values=wide.drop("party").to_numpy().astype(float),
            span=2.0,
        )


def _covered(rows: pl.DataFrame, years: tuple[int, int]) -> tuple[int, int]:
    """Return the years wanted as far as the rows and the list of states cover them."""
    if rows.is_empty():
        return (1, 0)
    least, most = cast("int", rows["year"].min()), cast("int", rows["year"].max())
    return max(years[0], least, FIRST_DAY.year), min(years[1], most, LAST_DAY.year)


def _system(years: tuple[int, int]) -> Iterator[tuple[int, tuple[str, ...]]]:
    if years[0] > years[1]:
        return
    listed = state_years(first_year=years[0], last_year=years[1])
    for (year,), rows in listed.sort("year", "ccode").group_by("year", maintain_order=True):
        yield cast("int", year), tuple(str(code) for code in rows["ccode"])


def _square(rows: pl.DataFrame, states: Sequence[str], value: str, *, absent: float) -> Floats:
    """Return a value of each state towards each; rows about others are left out."""
    at = {code: n for n, code in enumerate(states)}
    values = np.full((len(states), len(states)), absent)
    for a, b, found in rows.select("code_a", "code_b", value).iter_rows():
        if a in at and b in at:
            values[at[a], at[b]] = found
    return values


def _weights(capabilities: pl.DataFrame, states: Sequence[str], year: int) -> Floats | None:
    rows = capabilities.filter(
        pl.col("variable") == "cinc", pl.col("system") == "cow", pl.col("year") == year
    )
    known = dict(rows.select("code", "value").iter_rows())
    found = np.array([known.get(code, np.nan) for code in states])
    return None if np.isnan(found).all() else found


# From portfolios to rows ---------------------------------------------------------------------

MEASURES = ("s", "s_weighted", "kappa", "pi")
"""The columns of `similarities` that measure."""


def similarities(
    portfolios: Iterable[Portfolios], *, only: Collection[str] | None = None
) -> pl.DataFrame:
    """Return how alike all pairs of states are, year by year.

    Parameters
    ----------
    portfolios
        What one of the functions above gives.
    only
        The states whose pairs are wanted; all without. Items are what they are either way.

    Returns
    -------
    polars DataFrame
        ``state1 state2 year s s_weighted kappa pi items``, each pair both ways; null where not
        known, and no row where the two have no item in common.
    """
    found = [_rows(each, only) for each in portfolios]
    return pl.concat(found) if found else pl.DataFrame(schema=_SCHEMA)


_SCHEMA = {
    "state1": pl.String,
    "state2": pl.String,
    "year": pl.Int32,
    "s": pl.Float64,
    "s_weighted": pl.Float64,
    "kappa": pl.Float64,
    "pi": pl.Float64,
    "items": pl.Int32,
}


def _rows(each: Portfolios, only: Collection[str] | None) -> pl.DataFrame:
    made = compare(each.values, span=each.span, weights=each.weights)
    wanted = np.array([only is None or state in only for state in each.states])
    paired = wanted[:, None] & wanted & ~np.eye(len(wanted), dtype=bool)
    one, other = np.nonzero((made.items > 0) & paired)
    states = pl.Series(each.states, dtype=pl.String)
    measured = {name: getattr(made, name)[one, other] for name in MEASURES}
    return pl.DataFrame(
        {
            "state1": states.gather(one),
            "state2": states.gather(other),
            "year": pl.Series([each.year], dtype=pl.Int32).new_from_index(0, len(one)),
            **measured,
            "items": made.items[one, other].astype(np.int32),
        },
        schema=_SCHEMA,
    ).with_columns(pl.col(*MEASURES).fill_nan(None))
