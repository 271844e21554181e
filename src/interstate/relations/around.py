"""What else happened around a turn: within the pair, with third parties, and among these.

Nothing here says what a turn came from. It says what was told more often than usual in the weeks
around it, by a rule that anybody can repeat, so that a reader knows where to look.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from datetime import date

_WEIGHTS = {2: 1.0, 1: 0.5, 0: 0.25}
"""How much a group of acts counts by how many of the two take part in it."""
_PARTNERS = 20
"""So many third parties that deal most with the two are looked at."""
_LEAST_EVENTS = 3
_LEAST_EXPECTED = 0.5
"""What is expected is not taken for less than half an event: what was never told before is not
infinitely surprising."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Acts of one kind between the same parties, told more often than usual around a turn.

    Attributes
    ----------
    actor, recipient
        Party ids; of mutual acts in either order.
    events
        How many were told around the turn.
    expected
        How many their rate at other times lets one expect.
    first
        The first day of one.
    before
        Whether that lies before the turn's likeliest day.
    score
        The likelihood ratio G = 2 (n ln(n / e) - (n - e)) of n events where e are expected; halved
        where only one of the two takes part, quartered where neither does.
    inside
        How many of the two take part, 0 to 2.
    """

    actor: str
    recipient: str
    symmetric: bool
    event_type: str
    quad: str
    events: int
    expected: float
    first: date
    before: bool
    score: float
    inside: int


def around(  # noqa: PLR0913  (a turn, and what is told of all)
    near: pl.DataFrame,
    all_: pl.DataFrame,
    *,
    pair: tuple[str, str],
    turn: date,
    share: float,
    most: int = 6,
) -> tuple[Around, ...]:
    """Return what was told more often than usual around a turn, the most striking first.

    Parameters
    ----------
    near, all_
        ``party_a party_b symmetric event_type quad events first``: around the turn, and in all.
    turn
        The turn's likeliest day.
    share
        How much of all that the coder tells lies around the turn, 0 to 1 exclusive.
    most
        How many are returned at most.

    References
    ----------
    Dunning, T. (1993), "Accurate Methods for the Statistics of Surprise and Coincidence",
    Computational Linguistics 19(1): the likelihood ratio of counts; here with a Poisson mean.
    """
    keys = ["party_a", "party_b", "symmetric", "event_type", "quad"]
    whole = all_.group_by(keys).agg(total=pl.col("events").sum())
    rows = near.group_by(keys).agg(pl.col("events").sum(), pl.col("first").min())
    rows = rows.join(whole, on=keys, how="left")
    partners = _partners(all_, pair)
    sides = [pl.col(party) for party in ("party_a", "party_b")]
    rows = rows.with_columns(
        inside=pl.sum_horizontal(side.is_in([*pair]).cast(pl.Int32) for side in sides)
    ).filter(
        pl.col("events") >= _LEAST_EVENTS,
        *(side.is_in([*pair, *partners]) for side in sides),
    )
    # At other times, scaled to as much reporting as there was around the turn.
    other = (pl.col("total") - pl.col("events")) * share / (1 - share)
    n, expected = pl.col("events"), pl.max_horizontal(other, _LEAST_EXPECTED)
    rows = rows.with_columns(expected=other).filter(n > expected)
    weight = pl.col("inside").replace_strict(_WEIGHTS, return_dtype=pl.Float64)
    scored = rows.with_columns(score=weight * 2 * (n * (n / expected).log() - (n - expected)))
    chosen = scored.sort("score", *keys, descending=[True] + [False] * len(keys)).head(most)
    return tuple(
        Around(
            actor=row["party_a"],
            recipient=row["party_b"],
            symmetric=row["symmetric"],
            event_type=row["event_type"],
            quad=row["quad"],
            events=row["events"],
            expected=row["expected"],
            first=row["first"],
            before=row["first"] < turn,
            score=row["score"],
            inside=row["inside"],
        )
        for row in chosen.iter_rows(named=True)
    )


def _partners(all_: pl.DataFrame, pair: tuple[str, str]) -> list[str]:
    """Return the third parties with which the two have most events."""
    one, other = pl.col("party_a"), pl.col("party_b")
    with_two = all_.filter(one.is_in([*pair]) != other.is_in([*pair]))
    third = pl.when(one.is_in([*pair])).then(other).otherwise(one)
    counted = with_two.group_by(third=third).agg(pl.col("events").sum()).drop_nulls()
    return (
        counted.sort("events", "third", descending=[True, False]).head(_PARTNERS)["third"].to_list()
    )
