"""When two states turned, what else was told around it, and whether the turn survives."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import polars as pl

from interstate.pipeline.counting import Counting
from interstate.relations.around import around
from interstate.relations.dyads import STEPS
from interstate.relations.relation import Survival, TurnExamined
from interstate.relations.turns import survives, turning_points

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from interstate.relations.around import Around
    from interstate.relations.series import Series
    from interstate.relations.turns import Turn

_MOST = 10
"""So many outlets, and so many pairs of actors, are left out one by one."""
_BEFORE, _AFTER = 4, 1
"""Periods before the turn's range, and after it, in which is looked for what else was told."""


def examined_turns(made: Counting, series: Series, *, level: float) -> tuple[TurnExamined, ...]:
    """Return the turns of a series, each examined.

    Parameters
    ----------
    made
        What the series is counted from.
    level
        How much of what is likely the ranges hold, 0 to 1.
    """
    found = turning_points(series, level=level).turns
    outlets = dict(_without_outlets(made))
    data_sets = dict(_without_data_sets(made))
    coders = dict(_other_coders(made))
    examined: list[TurnExamined] = []
    for turn in found:
        first, last = _window(turn, made.step)
        parts = {
            "outlet": outlets,
            "data set": data_sets,
            "actors": dict(_without_actors(made, first, last)),
            "coder": {coder: other for coder, other in coders.items() if _covers(other, turn.day)},
        }
        examined.append(
            TurnExamined(
                turn=turn,
                around=_around(made, turn, first, last),
                survival=tuple(
                    Survival(left_out=kind, name=name, survives=holds)
                    for kind, others in parts.items()
                    for name, holds in survives(turn, others, level=level).items()
                ),
            )
        )
    return tuple(examined)


def _window(turn: Turn, step: str) -> tuple[date, date]:
    """Return the days around a turn."""
    every = STEPS[step]
    number, unit = int(every[0]), every[1:]
    ends = pl.DataFrame({"first": [turn.first], "last": [turn.last]}).select(
        pl.col("first").dt.offset_by(f"-{number * _BEFORE}{unit}"),
        pl.col("last").dt.offset_by(f"{number * (_AFTER + 1)}{unit}"),
    )
    first, last = ends.row(0)
    return first, last - timedelta(days=1)


def _around(made: Counting, turn: Turn, first: date, last: date) -> tuple[Around, ...]:
    days = made.days
    near = float(days.filter(pl.col("day").is_between(first, last))["reports"].sum())
    whole = float(days["reports"].sum())
    if not 0 < near < whole:
        return ()
    acts = made.told.acts
    return around(
        acts(made.coder, first, last),
        acts(made.coder, days["day"][0], days["day"][-1]),
        pair=made.told.pair,
        turn=turn.day,
        share=near / whole,
    )


def _without(made: Counting, left_out: pl.Expr) -> Series:
    """Return the series from all tellings but some; of some a happening may still be told."""
    kept = made.told.tellings.filter(~left_out.fill_null(value=False))
    return made.series(made.happenings_in(kept))


def _frequent(made: Counting, column: str) -> list[str]:
    rows = made.told.tellings.filter(pl.col("coder") == made.coder).drop_nulls(column)
    counts = rows.group_by(column).agg(pl.col("event").n_unique())
    return counts.sort("event", column, descending=[True, False])[column].to_list()


def _without_outlets(made: Counting) -> Iterator[tuple[str, Series]]:
    for outlet in _frequent(made, "outlet")[:_MOST]:
        yield outlet, _without(made, pl.col("outlet") == outlet)


def _without_data_sets(made: Counting) -> Iterator[tuple[str, Series]]:
    names = _frequent(made, "data_set")
    if len(names) > 1:
        for name in names:
            yield name, _without(made, pl.col("data_set") == name)


def _without_actors(made: Counting, first: date, last: date) -> Iterator[tuple[str, Series]]:
    """Give the series without each of the pairs of actors that are most told of around a turn."""
    names = pl.concat_str("actor_name", "recipient_name", separator=" → ")
    near = made.told.tellings.filter(
        pl.col("coder") == made.coder,
        pl.col("first") >= first,
        pl.col("last") <= last,
    )
    counts = near.group_by(actors=names).agg(pl.col("event").n_unique())
    for actors in counts.sort("event", "actors", descending=[True, False])["actors"].head(_MOST):
        yield actors, _without(made, names == actors)


def _other_coders(made: Counting) -> Iterator[tuple[str, Series]]:
    for coder in made.told.coders:
        if coder != made.coder:
            other = Counting(
                told=made.told, coder=coder, step=made.step, days=made.told.days[coder]
            )
            yield coder, other.series(other.happenings)


def _covers(series: Series, day: date) -> bool:
    """Return whether a coder tells anything of the time about a day."""
    last = max(n for n, begin in enumerate(series.periods) if begin <= day or n == 0)
    return series.periods[0] <= day and bool(series.told[last])
