"""How two states stand to each other, measured from what a record tells of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from interstate.errors import RangeError, UnknownCodeError
from interstate.pipeline.counting import Counting
from interstate.pipeline.tellings import told_from, told_of
from interstate.pipeline.tie_days import held_by, with_ties
from interstate.pipeline.turning import examined_turns
from interstate.reference.data_sets import coder_name
from interstate.reference.states import party_name
from interstate.relations.comparables import prior_of, rank_of
from interstate.relations.dyads import STEPS
from interstate.relations.happenings import DOMAINS
from interstate.relations.relation import Relation
from interstate.relations.scores import NO_PRIOR, Prior, scores

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from interstate.pipeline.tellings import Told
    from interstate.record import Evidence

_FEWEST_HAPPENINGS = 5
"""With fewer nothing is said of how two states stand, unless somebody asks for it."""
_DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 91}
_TOLD = 2
"""One period in so many has to be told of."""
_FOR_MONTHS, _FOR_WEEKS = 3 * 365, 60
"""From so many days on a relation is looked at by month, or by week."""


def relations_told(
    evidence: Evidence, record: Path | None, pair: tuple[str, str], coders: Sequence[str]
) -> tuple[Relation, ...]:
    """Return how two states stand by each coder whose happenings are enough to tell.

    Parameters
    ----------
    evidence
        What is told of the two where there is no record.
    record
        A record's folder.
    """
    told = told_from(evidence, pair) if record is None else told_of(record, pair)
    found: list[Relation] = []
    for coder in coders:
        if coder in told.coders:
            made = relation_of(told, coder=coder)
            if made.happenings.height >= _FEWEST_HAPPENINGS:
                found.append(made)
    return tuple(found)


def relation_of(  # noqa: PLR0913  (what can be asked of a relation)
    told: Told,
    *,
    coder: str | None = None,
    step: str | None = None,
    first: date | None = None,
    last: date | None = None,
    share: float = 0.9,
) -> Relation:
    """Return how two states stand to each other.

    Parameters
    ----------
    coder
        Whose events count; whoever tells most of the two where ``None``.
    step
        Of `interstate.relations.dyads.STEPS`; what fits the time the coder covers where ``None``.
    first, last
        Days between which events count, both included.
    share
        How much of what is likely the intervals hold, 0 to 1.

    Raises
    ------
    RangeError
        If nothing is told of the two in that time.
    UnknownCodeError
        If the coder or the step is not known.
    """
    if step is not None and step not in STEPS:
        raise UnknownCodeError(step, kind="step of time", known=STEPS)
    if not told.coders:
        a, b = map(party_name, told.pair)
        msg = (
            f"the record tells of no act between {a} and {b} whose day is known; read texts "
            "(interstate read) or import a data set (interstate import)"
        )
        raise RangeError(msg)
    chosen = told.coders[0] if coder is None else coder
    told.check_coder(chosen)
    days = told.days[chosen]
    if first is not None:
        days = days.filter(pl.col("day") >= first)
    if last is not None:
        days = days.filter(pl.col("day") <= last)
    if days.is_empty():
        msg = f"{coder_name(chosen)} tells of no day between {first} and {last}"
        raise RangeError(msg)
    by = step or fitting_step(days)
    made = Counting(told=told, coder=chosen, step=by, days=days)
    happenings = made.happenings
    series = made.series(happenings)
    ties = held_by(told.ties, told.pair, made.spans(series))
    pairs = with_ties(told.pairs[chosen], told.ties, days["day"][0], days["day"][-1])
    prior = prior_of(pairs, told.pair, ties)
    whole = scores(series, prior=prior, by_outlet=made.by_outlet(), share=share)
    plain = Prior(centre=prior.centre, spread=prior.spread) if prior is not NO_PRIOR else NO_PRIOR
    one, other = told.pair
    towards = [
        scores(made.series(happenings, sides), prior=plain, share=share)
        for sides in ((one, other), (other, one))
    ]
    domains = {
        domain: scores(made.series(rows), share=share)
        for domain in DOMAINS
        if (rows := happenings.filter(pl.col("domain") == domain)).height
    }
    of_coder = told.tellings.filter(pl.col("coder") == chosen)
    return Relation(
        pair=told.pair,
        coder=chosen,
        step=by,
        happenings=happenings,
        whole=whole,
        forth=towards[0],
        back=towards[1],
        domains=domains,
        prior=prior,
        rank=rank_of(told.pairs[chosen], told.pair, whole.norm.value),
        turns=examined_turns(made, series, level=share),
        left_out=of_coder["event"].n_unique() - happenings.height,
    )


def fitting_step(days: pl.DataFrame) -> str:
    """Return by which step of time a coder's days are looked at when nobody says.

    Short enough to see a turn, and long enough that at least half of the periods are told of.
    """
    length = days.select((pl.col("day").max() - pl.col("day").min()).dt.total_days()).item()
    steps = ("day", "week", "month", "quarter")
    first = 2 if length >= _FOR_MONTHS else 1 if length >= _FOR_WEEKS else 0
    for step in steps[first:]:
        told = days.select(pl.col("day").dt.truncate(STEPS[step]).n_unique()).item()
        if told * _DAYS[step] * _TOLD >= length:
            return step
    return "year"
