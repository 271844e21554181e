"""How all pairs of states stand, and which of them turned."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from scipy.special import ndtr

from interstate.errors import RangeError
from interstate.pipeline.effects import all_pairs
from interstate.pipeline.panels import RecordTables
from interstate.pipeline.relations import fitting_step
from interstate.reference.data_sets import coder_name
from interstate.relations.smoothing import Shares, smooth
from interstate.relations.turns import turning_points

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from interstate.relations.series import Series
    from interstate.relations.turns import Turn

_ALONE = 200
"""So many pairs are looked at by one process; more are shared out."""
_AT_ONCE = 500
_FEWEST = 10
_SHARE = 0.9


def all_relations(  # noqa: PLR0913  (what can be asked of all pairs)
    record: Path,
    *,
    state: str | None = None,
    coder: str | None = None,
    step: str | None = None,
    first: date | None = None,
    last: date | None = None,
) -> pl.DataFrame:
    """Return how all pairs of states stand, those with the latest turn first.

    Parameters
    ----------
    state
        Only pairs with this party; all where ``None``.
    coder
        Whose events count; whoever tells most where ``None``.
    step
        Of `interstate.relations.dyads.STEPS`; what fits the time that is told of where ``None``.

    Returns
    -------
    polars DataFrame
        ``party1 party2 coder by happenings cooperation conflict usual latest latest_low
        latest_high worse turned turned_first turned_last turn turn_probability``: balances from
        -1 to 1, `worse` how probable it is that the two stand worse than usual in the last period,
        and the last of their turns. Pairs with fewer than ten events are left out.

    Raises
    ------
    RangeError
        If nothing is told of any such pair.
    UnknownCodeError
        If the record has nothing by the coder.
    """
    chosen = coder or _busiest(record)
    days = RecordTables(record).query("given_days").filter(pl.col("kind") == chosen)
    by = step or (fitting_step(days) if days.height else "month")
    every = all_pairs(record, coder=chosen, step=by, first=first, last=last)
    asked = {
        pair: series
        for pair, series in every.items()
        if (state is None or state in pair) and np.nansum(series.counts) >= _FEWEST
    }
    if not asked:
        msg = f"{coder_name(chosen)} tells of no pair of states with {_FEWEST} events in that time"
        raise RangeError(msg)
    rows = pl.concat(_standing(asked)).with_columns(coder=pl.lit(chosen), by=pl.lit(by))
    turned = pl.DataFrame(
        [_last_turn(pair, found) for pair, found in _turns(asked)],
        schema={
            "party1": pl.String,
            "party2": pl.String,
            "turned": pl.Date,
            "turned_first": pl.Date,
            "turned_last": pl.Date,
            "turn": pl.String,
            "turn_probability": pl.Float64,
        },
        orient="row",
    )
    found = rows.join(turned, on=["party1", "party2"], how="left")
    order = ["turned", "happenings", "party1", "party2"]
    return found.sort(order, descending=[True, True, False, False], nulls_last=True)


def _busiest(record: Path) -> str:
    days = RecordTables(record).query("given_days")
    if days.is_empty():
        return "interstate"
    counts = days.group_by("kind").agg(pl.col("reports").sum())
    return str(counts.sort("reports", "kind", descending=[True, False])["kind"][0])


def _standing(asked: Mapping[tuple[str, str], Series]) -> Iterator[pl.DataFrame]:
    pairs = list(asked)
    for start in range(0, len(pairs), _AT_ONCE):
        part = pairs[start : start + _AT_ONCE]
        hits = np.array([asked[pair].cooperation for pair in part])
        misses = np.array([asked[pair].conflict for pair in part])
        level = smooth(Shares(hits=hits, trials=hits + misses), centre=0.0, spread=1.5)
        low, high = level.bounds(_SHARE)
        last = np.flatnonzero(~np.isnan(hits[0]))[-1]
        good, bad = np.nansum(hits, axis=1), np.nansum(misses, axis=1)
        usual = (good - bad) / (good + bad + 2)
        below = ndtr((2 * np.arctanh(usual) - level.mean[:, last]) / level.deviation[:, last])
        yield pl.DataFrame(
            {
                "party1": [pair[0] for pair in part],
                "party2": [pair[1] for pair in part],
                "happenings": (good + bad).astype(int),
                "cooperation": good.astype(int),
                "conflict": bad.astype(int),
                "usual": usual,
                "latest": np.tanh(level.mean[:, last] / 2),
                "latest_low": np.tanh(low[:, last] / 2),
                "latest_high": np.tanh(high[:, last] / 2),
                "worse": below,
            }
        )


def _turns(
    asked: Mapping[tuple[str, str], Series],
) -> Iterator[tuple[tuple[str, str], tuple[Turn, ...]]]:
    processes = os.cpu_count() or 1
    if len(asked) <= _ALONE or processes == 1:
        yield from map(_turned, asked.items())
        return
    with ProcessPoolExecutor(processes) as pool:
        yield from pool.map(_turned, asked.items(), chunksize=16)


def _turned(
    item: tuple[tuple[str, str], Series],
) -> tuple[tuple[str, str], tuple[Turn, ...]]:
    return item[0], turning_points(item[1], level=_SHARE).turns


def _last_turn(pair: tuple[str, str], turns: Sequence[Turn]) -> tuple[object, ...]:
    if not turns:
        return (*pair, None, None, None, None, None)
    turn = turns[-1]
    return (*pair, turn.day, turn.first, turn.last, turn.direction, turn.probability)
