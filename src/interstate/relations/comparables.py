"""What pairs like a given one are like: the standing that is likely beforehand, and its rank.

Every pair of a record has a balance, known the better the more events it has. How much pairs differ
beyond that, and how those with a tie (an alliance, sanctions, a militarised dispute, votes cast
alike) differ from those without, is estimated from all of them by a random-effects regression. So a
tie tells of a pair's level as far as, in this record, pairs that have it differ from others: no
weight is laid down beforehand.

References
----------
DerSimonian, R. and Laird, N. (1986), "Meta-analysis in clinical trials", Controlled Clinical Trials
7(3): the variance between units by the method of moments; with covariates, Raudenbush, S. W.
(2009), "Analyzing effect sizes: random-effects models", Handbook of Research Synthesis.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from interstate.relations.scores import NO_PRIOR, Prior, TieEffect

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_FEWEST_PAIRS = 20
"""With fewer other pairs nothing is said of what pairs are like."""
_FEWEST_WITH_TIE = 8
_FEWEST_EVENTS = 5
_LEAST_BETWEEN = 0.1
_RIDGE = 1.0
"""Ties' effects are normal about 0 with this variance beforehand, on the scale of log-odds."""
_NEAR = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """Where a pair stands among comparable ones.

    Attributes
    ----------
    pairs
        How many others there are.
    below
        How many of them have a lower balance.
    median
        The median of their balances, -1 to 1; ``None`` where there is no other.
    because
        By which rule they are comparable.
    """

    pairs: int
    below: int
    median: float | None
    because: str


def prior_of(
    pairs: pl.DataFrame, pair: tuple[str, str], ties: Mapping[str, Sequence[bool]]
) -> Prior:
    """Return what is likely of a pair's level before its own events are counted.

    Parameters
    ----------
    pairs
        ``party_a party_b cooperation conflict`` and a boolean column for each kind of tie, one row
        a pair.
    pair
        Left out of what is learnt.
    ties
        For each kind of tie, whether the pair has it in each period.
    """
    others = _others(pairs, pair)
    others = others.filter(pl.col("cooperation") + pl.col("conflict") >= _FEWEST_EVENTS)
    if others.height < _FEWEST_PAIRS:
        return NO_PRIOR
    kinds = [
        kind
        for kind in sorted(ties)
        if kind in others.columns
        and _FEWEST_WITH_TIE <= others[kind].sum() <= others.height - _FEWEST_WITH_TIE
    ]
    hits, misses = (others[name].to_numpy() + 0.5 for name in ("cooperation", "conflict"))
    odds, noise = np.log(hits / misses), 1 / hits + 1 / misses
    known = np.column_stack(
        [np.ones(others.height), *(others[kind].cast(pl.Float64).to_numpy() for kind in kinds)]
    )
    between = _between(odds, noise, known)
    effects, covariance = _fitted(odds, noise + between, known)
    first = np.array([1.0, *(float(ties[kind][0]) for kind in kinds)])
    moves, unsure = _moves(ties, kinds, effects, covariance)
    return Prior(
        centre=float(first @ effects),
        spread=float(np.sqrt(between + first @ covariance @ first)),
        moves=moves,
        unsure=unsure,
        pairs=others.height,
        usual=float(np.tanh(effects[0] / 2)),
        ties=tuple(
            TieEffect(
                kind=kind,
                pairs=int(others[kind].sum()),
                effect=float(effect),
                error=float(np.sqrt(variance)),
            )
            for kind, effect, variance in zip(
                kinds, effects[1:], np.diag(covariance)[1:], strict=True
            )
        ),
    )


def rank_of(pairs: pl.DataFrame, pair: tuple[str, str], balance: float) -> Rank:
    """Return where a pair's balance lies among those of pairs with about as many events."""
    events = pl.col("cooperation") + pl.col("conflict")
    own = pairs.filter(_is(pair)).select(events.sum()).item() or 0
    others = _others(pairs, pair).filter(
        events >= max(own / _NEAR, _FEWEST_EVENTS), events <= own * _NEAR
    )
    balances = others.select((pl.col("cooperation") - pl.col("conflict")) / events).to_series()
    return Rank(
        pairs=others.height,
        below=int((balances < balance).sum()),
        median=None if others.is_empty() else float(np.median(balances.to_numpy())),
        because=f"pairs of states with half to twice as many events as these ({own:,.0f})",
    )


def _is(pair: tuple[str, str]) -> pl.Expr:
    return pl.col("party_a").is_in([*pair]) & pl.col("party_b").is_in([*pair])


def _others(pairs: pl.DataFrame, pair: tuple[str, str]) -> pl.DataFrame:
    return pairs.filter(~_is(pair))


def _fitted(odds: Floats, variances: Floats, known: Floats) -> tuple[Floats, Floats]:
    """Return effects and their covariance by weighted least squares; ties' effects held near 0."""
    weighted = known / variances[:, None]
    held = np.diag([0.0, *(1 / _RIDGE for _ in range(known.shape[1] - 1))])
    covariance = np.asarray(np.linalg.inv(weighted.T @ known + held), dtype=np.float64)
    return covariance @ (weighted.T @ odds), covariance


def _between(odds: Floats, noise: Floats, known: Floats) -> float:
    """Return the variance between pairs that noise and ties do not account for."""
    weights = 1 / noise
    weighted = known * weights[:, None]
    inverse = np.linalg.pinv(weighted.T @ known)
    misfit = odds - known @ (inverse @ (weighted.T @ odds))
    squares = float(weights @ misfit**2)
    free = len(odds) - known.shape[1]
    scale = float(weights.sum() - np.trace(inverse @ ((weighted * weights[:, None]).T @ known)))
    return max((squares - free) / scale, _LEAST_BETWEEN)


def _moves(
    ties: Mapping[str, Sequence[bool]],
    kinds: Sequence[str],
    effects: Floats,
    covariance: Floats,
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return by how much the level is expected to move as ties begin and end."""
    if not kinds:
        return (), ()
    held = np.array([ties[kind] for kind in kinds], dtype=float)
    changes = np.diff(held, axis=1, prepend=held[:, :1])
    moves = effects[1:] @ changes
    unsure = np.einsum("kt,kl,lt->t", changes, covariance[1:, 1:], changes)
    return tuple(moves.tolist()), tuple(unsure.tolist())
