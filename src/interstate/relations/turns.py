"""When a relation turned: dated, with a range, a size and a direction.

A turn is a change at once, and that lasts, of how much cooperation or how much conflict is told of
a pair for each unit of what is told of everything; or of the odds of conflict among its events. It
has to be by a factor of `LEAST_FACTOR` or more, since attention alone can double everything that
is told of a pair. How turns are found is explained in ``docs/explanation/turns.md``, with how often
they are missed, wrongly found or wrongly dated.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import betaln, gammaln

from interstate.errors import RangeError
from interstate.relations.change_points import (
    LEAST_RUN,
    SWINGS,
    Moves,
    pelt,
    run_starts,
    smooth,
)
from interstate.relations.scores import Range

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from numpy.typing import NDArray

    from interstate.relations.change_points import Smoothed
    from interstate.relations.series import Series

    Floats = NDArray[np.float64]

LEAST_FACTOR = 2.5
"""By how much a rate or odds have to change at once to be called a turn."""
OPEN_FACTOR = 8
"""By how much a rate has to be above what it was for something not yet over to be told."""
SURE = 0.85
"""How probable a turn has to be; set on simulated series, quiet ones of which have one in less than
5 %, and those where twice as much is told of a pair too."""
_SHARPER = 1.25
"""Power of the probabilities of dates. Bursts are allowed for in every series, so that where there
are none dates are too unsure; set on simulated series so that ranges of 90 % hold 90 %."""
_REACH = 4
"""Periods with news around the likeliest date over which the probability of one turn spreads."""
_NOISES = ((0.01, 0.0), (0.15, 0.0), (0.6, 0.0), (0.05, 0.15))
"""Models of counts: variance beyond Poisson's, in units of the mean squared; and the share of
periods in which nothing is told of the pair, whatever the level."""
_CLUSTERED = (0.005, 0.05, 0.2)
"""Correlation of the events of one period in being conflict."""
_SWINGING = (0.0, 0.25, 0.5)
"""Standard deviation of the logarithm of what is seen about its level, for weeks on end."""
_MOVES = Moves(
    turn=math.log(LEAST_FACTOR),
    jumps=0.01,
    turns=0.01,
    kept=0.6,
    bursts=0.03,
    burst_goes_on=0.7,
)
_LEVELS = 60
_PATHS = 400
_FEWEST = 5
"""Events; with less nothing can be told apart."""
_METHODS = ("PELT", "BOCPD")


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What changed at a turn.

    Attributes
    ----------
    what
        ``"cooperation"`` or ``"conflict"``, in events a period at mean exposure; or ``"balance"``,
        the odds of conflict among the events.
    up
        Whether it rose; odds of conflict that rise are a balance that is worse.
    probability
        Of a turn of this kind within a few periods of the day.
    day, first, last
        The first day of the likeliest first period of the new level, and the credible range: the
        first day of its first period and the first day of its last.
    dates
        The days around it, and how probable each is if there was this turn; sums to 1.
    found_by
        Which of ``"PELT"`` and ``"BOCPD"`` found it too.
    open
        Whether it is too near the end of the series to say if it lasts, so that it may be no turn.
    factor
        The mean level after over that before, from the last turn to this and to the next.
    """

    what: str
    up: bool
    probability: float
    day: date
    first: date
    last: date
    dates: tuple[tuple[date, float], ...]
    open: bool
    found_by: tuple[str, ...]
    factor: Range

    @property
    def direction(self) -> str:
        """What changed which way, in words."""
        if self.what == "balance":
            return "balance worse" if self.up else "balance better"
        return f"{self.what} {'up' if self.up else 'down'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One turn of a relation.

    Attributes
    ----------
    day, first, last, probability
        Of the surest of its moves.
    moves
        What changed, the surest first.
    cooperation, conflict
        Events a period at mean exposure, before and after; None where there are too few in all
        the time to tell.
    events_before, events_after
        Events of cooperation and of conflict that were counted before and after.
    periods_before, periods_after
        In how many periods of which anything is told.
    because
        The same in words.
    """

    day: date
    first: date
    last: date
    probability: float
    moves: tuple[Move, ...]
    cooperation: tuple[Range, Range] | None
    conflict: tuple[Range, Range] | None
    events_before: tuple[int, int]
    events_after: tuple[int, int]
    periods_before: int
    periods_after: int
    because: str

    @property
    def direction(self) -> str:
        """What changed which way, in words."""
        return ", ".join(move.direction for move in self.moves)

    @property
    def found_by(self) -> tuple[str, ...]:
        """Which of the two other methods found any of its moves."""
        found = {name for move in self.moves for name in move.found_by}
        return tuple(name for name in _METHODS if name in found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turns:
    """The turns of a pair.

    Attributes
    ----------
    pair, coder, step, level
        What they are of; `level` is that of the credible ranges.
    turns
        In their order in time.
    """

    pair: tuple[str, str]
    coder: str
    step: str
    level: float
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Channel:
    """A level that may turn, in logarithms: what is seen of it, and what that says.

    `open` is the probability, by period, that something began there that is not over at the end:
    too short yet to be told from a burst, and `OPEN_FACTOR` above what was before.
    """

    what: str
    levels: Floats
    table: Floats
    smoothed: Smoothed
    open: Floats
    counts: Floats
    exposure: Floats

    def courses(self, number: int) -> tuple[Floats, Floats]:
        """Draw (number, n) courses of the level, and of the level with its swings.

        What is not over at the end is taken as a new level, as if it were to last.
        """
        models, at, swings = self.smoothed.paths(number)
        sizes = np.repeat(_SWINGING, len(self.smoothed.weights) // len(_SWINGING))
        level = self.levels[at]
        seen = level + np.append(SWINGS, 0)[swings] * sizes[models][:, None]
        if self.open.max() > 0:
            random = np.random.default_rng(0)
            calm = swings != len(SWINGS)
            last = at.shape[1] - 1
            # Where the burst that goes on at the end begins; after the last where none does.
            begins: NDArray[np.intp] = np.where(
                calm.any(axis=1), last + 1 - calm[:, ::-1].argmax(axis=1), 0
            )
            for path in np.flatnonzero(
                (begins <= last) & (self.open[np.minimum(begins, last)] > 0)
            ):
                later = slice(begins[path], None)
                events = np.nansum(self.counts[later]) + 0.5
                rate = random.gamma(events) / self.exposure[later].sum()
                level[path, later] = seen[path, later] = math.log(rate)
        return level, seen


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A jump of one channel: places are numbers of periods."""

    channel: _Channel
    up: bool
    at: int
    first: int
    last: int
    window: tuple[int, int]
    dates: Floats
    probability: float
    open: bool
    found_by: tuple[str, ...]


def turning_points(series: Series, *, level: float = 0.9, sure: float = SURE) -> Turns:
    """Find when a relation turned.

    Parameters
    ----------
    series
        At least 2 x `LEAST_RUN` periods, else there is none. Missing periods count for nothing: a
        turn in a time of which nothing is told has all of it in its range.
    level
        Of the credible ranges, above 0.5 and below 1.
    sure
        How probable a turn has to be, above 0.5 and below 1. Less than `SURE` gives more turns,
        of which more are none.

    Raises
    ------
    RangeError
        If one of the two is not between.

    Notes
    -----
    A turn is told where its probability given all periods is at least `sure` and at least one of
    PELT and BOCPD puts a change within one period of its range.
    """
    for name, value in (("level", level), ("sure", sure)):
        if not 0.5 < value < 1:  # noqa: PLR2004  (as said)
            msg = f"{name} is {value}: give a probability above 0.5 and below 1"
            raise RangeError(msg)
    channels = _channels(series)
    groups = _groups(series, channels, level, sure)
    return Turns(
        pair=series.pair,
        coder=series.coder,
        step=series.step,
        level=level,
        turns=tuple(_told(series, channels, groups, level)),
    )


def _groups(
    series: Series, channels: Sequence[_Channel], level: float, sure: float
) -> list[list[_Candidate]]:
    """Return the jumps that are told as turns, those of one turn together, the surest first."""
    candidates = [
        candidate
        for channel in channels
        for candidate in _candidates(channel, series.told, level, sure)
    ]
    return _lasting(_grouped(candidates, series.told), series.told)


def _channels(series: Series) -> list[_Channel]:
    found: list[_Channel] = []
    exposure = np.where(series.told, series.exposure, 1.0)
    for what, counts in (("cooperation", series.cooperation), ("conflict", series.conflict)):
        if np.nansum(counts) >= _FEWEST:
            lowest = 0.5 / exposure[series.told].sum()
            highest = 1.5 * np.nanmax(counts / exposure)
            levels = np.linspace(math.log(lowest), math.log(highest), _LEVELS)
            table = _in_order(_rate_table(counts, exposure, _seen(levels)))
            smoothed = smooth(table, levels, _MOVES)
            found.append(
                _Channel(
                    what=what,
                    levels=levels,
                    table=table,
                    smoothed=smoothed,
                    open=np.where(_higher(counts, series.told, exposure), smoothed.still, 0),
                    counts=counts,
                    exposure=np.where(series.told, exposure, 0),
                )
            )
    if len(found) == 2:  # noqa: PLR2004  (both)
        levels = np.linspace(-5, 5, _LEVELS)
        every = series.cooperation + series.conflict
        table = _in_order(_balance_table(series.conflict, every, _seen(levels)))
        smoothed = smooth(table, levels, _MOVES)
        found.append(
            replace(
                found[0],
                what="balance",
                levels=levels,
                table=table,
                smoothed=smoothed,
                open=np.zeros(len(table)),
            )
        )
    return found


def _higher(counts: Floats, told: NDArray[np.bool_], exposure: Floats) -> NDArray[np.bool_]:
    """Return from which periods on, to the end, enough were told of with a rate that is higher."""
    events, time = (np.append(0, np.where(told, each, 0).cumsum()) for each in (counts, exposure))
    before = (events[:-1] + 0.5) / np.maximum(time[:-1], 1e-9)
    after = (events[-1] - events[:-1]) / np.maximum(time[-1] - time[:-1], 1e-9)
    run = told[::-1].cumsum()[::-1]
    return (after >= OPEN_FACTOR * before) & (run >= LEAST_RUN)


def _in_order(table: Floats) -> Floats:
    """Put (n, levels, swinging, swings, noises) in the order that `smooth` takes."""
    table = table.transpose(0, 1, 2, 4, 3)
    return table.reshape(*table.shape[:2], -1, table.shape[-1])


def _seen(levels: Floats) -> Floats:
    """Return (1, levels, swinging, swings, 1): what a level seems to be."""
    return levels[None, :, None, None, None] + np.outer(_SWINGING, SWINGS)[None, None, ..., None]


def _rate_table(counts: Floats, exposure: Floats, seen: Floats) -> Floats:
    """Return a negative binomial's likelihood, with idle periods and bursts.

    A period of a burst has y events with probability 1 / ((y + 1) (y + 2)), whatever the level.
    """
    y, told = (each[:, None, None, None, None] for each in (np.nan_to_num(counts), exposure))
    spread, idle = np.array(_NOISES).T
    shape = 1 / spread
    over = seen + np.log(told * spread)
    usual = np.exp(
        gammaln(y + shape)
        - gammaln(shape)
        - gammaln(y + 1)
        - (shape + y) * np.log1p(np.exp(over))
        + y * over
    )
    usual = idle * (y == 0) + (1 - idle) * usual
    return _with_bursts(usual, 1 / ((y + 1) * (y + 2)), counts)


def _balance_table(conflict: Floats, every: Floats, seen: Floats) -> Floats:
    """Return a beta-binomial's likelihood, with bursts of any share."""
    k, n = (np.nan_to_num(each)[:, None, None, None, None] for each in (conflict, every))
    share = 1 / (1 + np.exp(-seen))
    size = 1 / np.array(_CLUSTERED) - 1
    one, other = share * size, (1 - share) * size
    usual = np.exp(
        gammaln(n + 1)
        - gammaln(k + 1)
        - gammaln(n - k + 1)
        + betaln(k + one, n - k + other)
        - betaln(one, other)
    )
    return _with_bursts(usual, 1 / (n + 1), conflict)


def _with_bursts(usual: Floats, burst: Floats, counts: Floats) -> Floats:
    """Put bursts after the swings; a missing period is as likely whatever holds."""
    shape = (*usual.shape[:3], 1, usual.shape[4])
    table = np.concatenate([usual, np.broadcast_to(burst, shape)], axis=3)
    return np.where(np.isnan(counts)[:, None, None, None, None], 1.0, table)


def _candidates(
    channel: _Channel, told: NDArray[np.bool_], level: float, sure: float
) -> list[_Candidate]:
    """Return the jumps of a channel that are probable enough and found by another method too."""
    places = np.append(0, told.cumsum()[:-1])
    others: dict[str, NDArray[np.intp]] | None = None
    found: list[_Candidate] = []
    rises = channel.smoothed.up + channel.open
    for up, chances in ((True, rises), (False, channel.smoothed.down)):
        left = chances.copy()
        while left.sum() >= sure:
            near = np.abs(places - places[left.argmax()]) <= _REACH
            of_turn = np.where(near, left, 0)
            probability = float(of_turn.sum())
            if probability < sure:
                left[near] = 0
                continue
            at = int(of_turn.argmax())
            dates = (of_turn / of_turn.max()) ** _SHARPER
            dates /= dates.sum()
            first, last = _range(dates, level)
            others = others or _by_others(channel, told)
            found_by = tuple(
                name
                for name, starts in others.items()
                if ((starts >= places[first] - 1) & (starts <= places[last] + 1)).any()
            )
            if found_by:
                window = np.flatnonzero(near)
                found.append(
                    _Candidate(
                        channel=channel,
                        up=up,
                        at=at,
                        first=first,
                        last=last,
                        window=(int(window[0]), int(window[-1]) + 1),
                        dates=dates,
                        probability=min(probability, 1.0),
                        open=up and float(channel.open[near].sum()) > probability / 2,
                        found_by=found_by,
                    )
                )
            left[near] = 0
    return found


def _by_others(channel: _Channel, told: NDArray[np.bool_]) -> dict[str, NDArray[np.intp]]:
    """Return where PELT and BOCPD see changes, in numbers of periods of which anything is told."""
    noise = channel.smoothed.weights.reshape(len(_SWINGING), -1).sum(axis=0).argmax()
    seen = channel.table[told][:, :, noise]
    bursts = _MOVES.bursts
    table = np.log((1 - bursts) * seen[..., len(SWINGS) // 2] + bursts * seen[..., -1])
    # Schwarz's criterion: half the logarithm for each of a level and a place.
    penalty = math.log(max(len(table), 2))
    return {
        "PELT": np.array(pelt(table, penalty=penalty), dtype=np.intp),
        "BOCPD": np.array(run_starts(table, hazard=_MOVES.turns), dtype=np.intp),
    }


def _range(chances: Floats, level: float) -> tuple[int, int]:
    """Return the first and last of the shortest run of periods that holds the probability."""
    sums = np.append(0, chances.cumsum())
    for length in range(1, len(sums)):
        held = sums[length:] - sums[:-length]
        if held.max() >= min(level, sums[-1]):
            first = int(held.argmax())
            return first, first + length - 1
    return 0, len(chances) - 1


def _grouped(candidates: Sequence[_Candidate], told: NDArray[np.bool_]) -> list[list[_Candidate]]:
    """Put jumps of different channels together that may be of one day, the surest first."""
    places = np.append(0, told.cumsum()[:-1])
    groups: list[list[_Candidate]] = []
    for each in sorted(candidates, key=lambda c: -c.probability):
        for group in groups:
            of_others = all(each.channel is not other.channel for other in group)
            if of_others and abs(places[each.at] - places[group[0].at]) <= LEAST_RUN:
                group.append(each)
                break
        else:
            groups.append([each])
    return sorted(groups, key=lambda group: group[0].at)


def _lasting(groups: list[list[_Candidate]], told: NDArray[np.bool_]) -> list[list[_Candidate]]:
    """Leave out what is over before it has lasted, the least sure first."""
    left = list(groups)
    while left:
        ends = [0, *(group[0].at for group in left), len(told)]
        short = [n for n, (a, b) in enumerate(pairwise(ends)) if told[a:b].sum() < LEAST_RUN]
        if not short:
            break
        beside = {n for gap in short for n in (gap - 1, gap) if 0 <= n < len(left)}
        del left[min(beside, key=lambda n: left[n][0].probability)]
    return left


def _told(
    series: Series, channels: list[_Channel], groups: list[list[_Candidate]], level: float
) -> list[Turn]:
    if not groups:
        return []
    paths = {each.what: each.courses(_PATHS) for each in channels}
    ends = [0, *(group[0].at for group in groups), len(series.periods)]
    turns: list[Turn] = []
    for n, group in enumerate(groups):
        around = (ends[n], ends[n + 1], ends[n + 2])
        turns.append(_turn(series, group, around, paths, level))
    return turns


def _turn(
    series: Series,
    group: list[_Candidate],
    around: tuple[int, int, int],
    paths: Mapping[str, tuple[Floats, Floats]],
    level: float,
) -> Turn:
    jumps = {each.channel.what: each for each in group}
    sides: dict[str, tuple[Range, Range, Range]] = {}
    for what, drawn in paths.items():
        sides[what] = _sizes(drawn, around, jumps.get(what), series.told, level)
    rates = {what: (before, after) for what, (before, after, _) in sides.items()}
    surest = group[0]
    day = series.periods
    moves = tuple(
        Move(
            what=each.channel.what,
            up=each.up,
            probability=each.probability,
            day=day[each.at],
            first=day[each.first],
            last=day[each.last],
            dates=tuple((day[n], float(each.dates[n])) for n in np.flatnonzero(each.dates)),
            open=each.open,
            found_by=each.found_by,
            factor=sides[each.channel.what][2],
        )
        for each in group
    )
    counted = [_counted(series, a, b) for a, b in pairwise(around)]
    lengths = [int(series.told[a:b].sum()) for a, b in pairwise(around)]
    before, after = (
        f"{conflict} of conflict and {cooperation} of cooperation in {periods} {series.step}s"
        for (cooperation, conflict), periods in zip(counted, lengths, strict=True)
    )
    directions = ", ".join(move.direction for move in moves)
    because = f"{directions}: {before} before, {after} from {day[surest.at]} on"
    if surest.open:
        because += "; whether it lasts the data cannot tell yet"
    return Turn(
        day=day[surest.at],
        first=day[surest.first],
        last=day[surest.last],
        probability=surest.probability,
        moves=moves,
        cooperation=rates.get("cooperation"),
        conflict=rates.get("conflict"),
        events_before=counted[0],
        events_after=counted[1],
        periods_before=lengths[0],
        periods_after=lengths[1],
        because=because,
    )


def _counted(series: Series, begin: int, end: int) -> tuple[int, int]:
    within = slice(begin, end)
    return int(np.nansum(series.cooperation[within])), int(np.nansum(series.conflict[within]))


def _sizes(
    drawn: tuple[Floats, Floats],
    around: tuple[int, int, int],
    jump: _Candidate | None,
    told: NDArray[np.bool_],
    level: float,
) -> tuple[Range, Range, Range]:
    """Return the mean level before, that after, and the factor between, over drawn courses.

    Each course is cut at its own greatest jump within the window of the turn.
    """
    begin, at, end = around
    levels, values = drawn
    cut = np.full(len(values), at)
    if jump is not None:
        low, high = max(jump.window[0], begin + 1), min(jump.window[1], end)
        rises = np.diff(levels[:, low - 1 : high], axis=1) * (1 if jump.up else -1)
        kept = rises.max(axis=1) >= _MOVES.turn - 1e-9
        if kept.any():
            values, cut = values[kept], low + rises[kept].argmax(axis=1)
    sums = np.cumsum(np.where(told, np.exp(values), 0), axis=1)
    sums = np.hstack([np.zeros((len(sums), 1)), sums])
    periods = np.append(0, told.cumsum())
    rows = np.arange(len(sums))
    before = (sums[rows, cut] - sums[rows, begin]) / np.maximum(periods[cut] - periods[begin], 1)
    after = (sums[rows, end] - sums[rows, cut]) / np.maximum(periods[end] - periods[cut], 1)
    return (
        _interval(before, level),
        _interval(after, level),
        _interval(after / np.maximum(before, 1e-12), level),
    )


def _interval(values: Floats, level: float) -> Range:
    low, middle, high = np.quantile(values, [(1 - level) / 2, 0.5, (1 + level) / 2])
    return Range(value=float(middle), low=float(low), high=float(high))


def survives(turn: Turn, others: Mapping[str, Series], *, level: float = 0.9) -> dict[str, bool]:
    """Return whether a turn stays in each of some series from which a part was left out.

    Parameters
    ----------
    turn
        As `turning_points` found it.
    others
        What was left out -> the series without it, by the same periods.
    level
        As in `turning_points`.

    Returns
    -------
    dict
        For each of them whether a turn that shares a move's direction lies within the range of
        `turn`, or one period before or after it.
    """
    found: dict[str, bool] = {}
    for left_out, series in others.items():
        # How large a turn is does not matter here, and telling it takes half of the time.
        groups = _groups(series, _channels(series), level, SURE)
        found[left_out] = any(_same(turn, group, series) for group in groups)
    return found


def _same(turn: Turn, group: Sequence[_Candidate], series: Series) -> bool:
    day = series.periods
    first, last = (
        min(range(len(day)), key=lambda n: abs((day[n] - end).days))
        for end in (turn.first, turn.last)
    )
    near = max(first - 1, 0) <= group[0].at <= min(last + 1, len(day) - 1)
    moved = {(move.what, move.up) for move in turn.moves}
    return near and bool(moved & {(each.channel.what, each.up) for each in group})
