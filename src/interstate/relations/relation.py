"""How two states stand to each other, as one coder tells it: the measures side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars as pl

    from interstate.relations.comparables import Rank
    from interstate.relations.scores import Prior, Scores


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Relation:
    """How two states stand to each other, as one coder tells it.

    Attributes
    ----------
    pair
        Party ids.
    happenings
        What is counted, each happening once: see `interstate.relations.happenings`.
    whole, forth, back
        Scores of what the two do to each other, of what the first does towards the second, and the
        other way round.
    domains
        Scores of what concerns each domain, of those that have any happening.
    prior
        What other pairs of the record let one expect.
    rank
        Where the pair stands among comparable ones over the whole time.
    left_out
        How many happenings are not counted because their day is not known well enough, or lies
        where the coder tells nothing.
    """

    pair: tuple[str, str]
    coder: str
    step: str
    happenings: pl.DataFrame
    whole: Scores
    forth: Scores
    back: Scores
    domains: Mapping[str, Scores]
    prior: Prior
    rank: Rank
    left_out: int
