"""Put days on a line so that both 1948 and a crowded autumn stay legible.

Most of what is told of a pair lies in a few months, and a little decades back. One even
scale would pile the months up on a pixel. The line is therefore cut into a few panels,
each with an even scale of its own, at the days where the density of events changes.
"""

import math
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from interstate.briefs.wording import Wording

_MOST_PANELS = 4
_FALSE_ALARM = 0.05
_SHORTEST_PANEL = 130.0
_YEAR_DAYS = 365.2425
_MOST_EDGES = 400

# Finest first: the unit, how many of it, and the room in pixels its label wants.
_STEPS: tuple[tuple[str, int, float], ...] = (
    ("day", 1, 52.0),
    ("day", 7, 52.0),
    ("month", 1, 38.0),
    ("month", 3, 38.0),
    ("month", 6, 38.0),
    ("year", 1, 42.0),
    ("year", 2, 42.0),
    ("year", 5, 42.0),
    ("year", 10, 42.0),
    ("year", 20, 42.0),
    ("year", 50, 42.0),
    ("year", 100, 42.0),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A day marked on the line; `under` is a second line of its label."""

    x: float
    label: str
    under: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A stretch of the line with an even scale.

    Attributes
    ----------
    first, end
        Half-open range of days.
    x0, x1
        Where it is drawn; the days fill `x0` + `pad_start` to `x1` - `pad_end`.
    """

    first: date
    end: date
    x0: float
    x1: float
    pad_start: float
    pad_end: float
    heading: str
    length: str
    ticks: tuple[Tick, ...]

    def x(self, ordinal: float) -> float:
        """Return where a day is drawn, by its ordinal; midday is a half more."""
        return _place(
            ordinal, self.first, self.end, self.x0 + self.pad_start, self.x1 - self.pad_end
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeScale:
    """Panels side by side, oldest first."""

    panels: tuple[Panel, ...]

    def x(self, ordinal: float) -> float:
        """Return where a day is drawn; days outside are drawn at the nearer end."""
        return self.panel(ordinal).x(ordinal)

    def panel(self, ordinal: float) -> Panel:
        """Return the panel a day lies in."""
        for panel in self.panels:
            if ordinal < panel.end.toordinal():
                return panel
        return self.panels[-1]

    def even(self, ordinal: float) -> float:
        """Return where a day lies on one even scale from end to end of the panels."""
        return _place(
            ordinal,
            self.panels[0].first,
            self.panels[-1].end,
            self.panels[0].x0,
            self.panels[-1].x1,
        )


def _place(ordinal: float, first: date, end: date, x0: float, x1: float) -> float:
    share = (ordinal - first.toordinal()) / (end.toordinal() - first.toordinal())
    return x0 + min(1.0, max(0.0, share)) * (x1 - x0)


def time_scale(  # noqa: PLR0913
    days: Sequence[date],
    *,
    bounds: tuple[date, date],
    width: float,
    wording: Wording,
    fine: Sequence[date] | None = None,
    pads: tuple[float, float] = (16.0, 16.0),
    gap: float = 12.0,
    panels: int = _MOST_PANELS,
) -> TimeScale:
    """Return a line for `days` that is cut where their density changes.

    Parameters
    ----------
    days
        The day each event is drawn at; crowded days get more room.
    bounds
        First and last day the line must hold.
    width
        Room in pixels.
    fine
        Those of `days` that are known to the month or better; only they can crowd a month.
        All of them, if not given.
    pads
        Room left free before the first and after the last day, for bounds nobody told.
    panels
        At most this many; 1 for one even scale.

    Notes
    -----
    The cuts are those of Bayesian blocks for event data, with a false-alarm rate of 0.05,
    on cells of a year or, in crowded years, a month.

    References
    ----------
    Scargle, J. D. et al. (2013), "Studies in Astronomical Time Series Analysis. VI.
    Bayesian Block Representations", Astrophysical Journal 764: eq. 19 (fitness), 21 (prior).
    """
    edges = _cells(days, days if fine is None else fine, bounds)
    cuts = _blocks(days, edges, panels)
    counts = [sum(low <= day < high for day in days) for low, high in pairwise(cuts)]
    room = width - gap * (len(counts) - 1)
    widths = _shares([max(1.0, math.sqrt(n)) for n in counts], room)
    drawn: list[Panel] = []
    x = 0.0
    for n, (low, high, wide) in enumerate(zip(cuts, cuts[1:], widths, strict=False)):
        start = pads[0] if n == 0 else 16.0
        end = pads[1] if n == len(widths) - 1 else 16.0
        drawn.append(
            Panel(
                first=low,
                end=high,
                x0=x,
                x1=x + wide,
                pad_start=start,
                pad_end=end,
                heading=_heading(low, high - timedelta(days=1), wording),
                length=_length(low, high, wording),
                ticks=_ticks(low, high, x + start, x + wide - end, wording),
            )
        )
        x += wide + gap
    return TimeScale(panels=tuple(drawn))


def _cells(days: Sequence[date], fine: Sequence[date], bounds: tuple[date, date]) -> list[date]:
    """Return the days at which the line may be cut, its two ends among them."""
    first, last = min(bounds[0], *days), max(bounds[1], *days)
    short = last.year - first.year <= 1
    start = first.replace(day=1) if short else date(first.year, 1, 1)
    step = 1 + (last.year - first.year) // _MOST_EDGES
    edges = {date(year, 1, 1) for year in range(first.year, last.year + 1, step)}
    crowd = max(4, len(days) * 0.12)
    for year in {day.year for day in fine}:
        if sum(day.year == year for day in fine) >= crowd:
            edges |= {date(year, month, 1) for month in range(1, 13)}
    crowded_end = any(edge.month > 1 and edge.year == last.year for edge in edges)
    end = _next_month(last) if short or crowded_end else date(min(last.year + 1, 9999), 1, 1)
    return [start, *sorted(edge for edge in edges if start < edge < end), end]


def _next_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1]) + timedelta(days=1)


def _blocks(days: Sequence[date], edges: Sequence[date], most: int) -> list[date]:
    """Return the cuts: the best segmentation with at most `most` blocks, none of them empty."""
    inside = [sum(low <= day < high for day in days) for low, high in pairwise(edges)]
    total = len(days)
    if most == 1 or total < 3:  # noqa: PLR2004  (two events show no change of density)
        return [edges[0], edges[-1]]
    penalty = 4 - math.log(73.53 * _FALSE_ALARM * total**-0.478)
    while True:
        cuts = _without_empty(_segment(inside, edges, penalty), inside)
        if len(cuts) <= most + 1:
            return [edges[cut] for cut in cuts]
        penalty *= 1.4


def _segment(inside: Sequence[int], edges: Sequence[date], penalty: float) -> list[int]:
    """Dynamic programme over cells: maximise the sum of n (ln n - ln length) less the prior."""
    upto = [0]
    for n in inside:
        upto.append(upto[-1] + n)
    best, came = [0.0], [0]
    for end in range(1, len(edges)):
        options: list[float] = []
        for start in range(end):
            n = upto[end] - upto[start]
            length = (edges[end] - edges[start]).days
            fit = n * (math.log(n) - math.log(length)) if n else 0.0
            options.append(best[start] + fit - penalty)
        top = max(options)
        best.append(top)
        came.append(options.index(top))
    cuts = [len(edges) - 1]
    while cuts[-1]:
        cuts.append(came[cuts[-1]])
    return cuts[::-1]


def _without_empty(cuts: Sequence[int], inside: Sequence[int]) -> list[int]:
    """Join every block without events to the one before it, or after it at the start."""
    kept = [cuts[0]]
    for low, high in pairwise(cuts):
        if sum(inside[low:high]) or len(kept) == 1:
            kept.append(high)
        else:
            kept[-1] = high
    if len(kept) > 2 and not sum(inside[kept[0] : kept[1]]):  # noqa: PLR2004
        del kept[1]
    return kept


def _shares(weights: Sequence[float], room: float) -> list[float]:
    """Share out the room by weight, but give every panel enough to be read."""
    least = min(_SHORTEST_PANEL, room / len(weights))
    spare = room - least * len(weights)
    total = sum(weights)
    return [least + spare * weight / total for weight in weights]


def _heading(first: date, last: date, wording: Wording) -> str:
    """Name a stretch of whole months in as few letters as it takes."""

    def month(day: date, *, alone: bool) -> str:
        short = wording.say(f"month.short.{day.month}")
        return short if alone else wording.say("when.month", month=short, year=day.year)

    long = last.year - first.year >= 1
    one_year = first.year == last.year
    start = str(first.year) if long and first.month == 1 else month(first, alone=one_year)
    end = str(last.year) if long and last.month == 12 else month(last, alone=False)  # noqa: PLR2004
    if one_year and (first.month, last.month) == (1, 12):
        return str(first.year)
    if one_year and first.month == last.month:
        return end
    return wording.say("when.range", first=start, last=end)


def _length(low: date, high: date, wording: Wording) -> str:
    years = (high - low).days / _YEAR_DAYS
    if years >= 1.9:  # noqa: PLR2004
        return wording.count("scale.years", round(years))
    months = round(years * 12)
    if months >= 1:
        return wording.count("scale.months", months)
    return wording.count("scale.days", (high - low).days)


def _ticks(low: date, high: date, x0: float, x1: float, wording: Wording) -> tuple[Tick, ...]:
    """Mark the finest round days whose labels have room."""
    per_day = (x1 - x0) / (high - low).days
    for unit, every, room in _STEPS:
        length = {"day": 1.0, "month": _YEAR_DAYS / 12, "year": _YEAR_DAYS}[unit] * every
        if per_day * length >= room:
            break
    else:
        unit, every = _STEPS[-1][:2]
    marked = _round_days(low, high, unit, every)
    ticks: list[Tick] = []
    for day in marked:
        x = _place(day.toordinal(), low, high, x0, x1)
        if unit == "year":
            ticks.append(Tick(x=x, label=str(day.year)))
            continue
        month = wording.say(f"month.short.{day.month}")
        label = (
            month if unit == "month" else wording.say("when.day_month", day=day.day, month=month)
        )
        fresh = not ticks or day.year != marked[len(ticks) - 1].year
        ticks.append(Tick(x=x, label=label, under=str(day.year) if fresh else ""))
    return tuple(ticks)


def _round_days(low: date, high: date, unit: str, every: int) -> list[date]:
    if unit == "day":
        return [low + timedelta(days=n) for n in range(0, (high - low).days, every)]
    if unit == "month":
        months = range(low.year * 12 + low.month - 1, high.year * 12 + high.month - 1)
        days = [date(m // 12, m % 12 + 1, 1) for m in months if m % 12 % every == 0]
    else:
        days = [date(y, 1, 1) for y in range(max(low.year, 1), high.year + 1) if y % every == 0]
    return [day for day in days if low <= day < high]
