"""Where everything on the drawings goes; the templates only write it down."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from interstate.briefs.contents import (
    Bond,
    CountRow,
    CountTable,
    Dossier,
    Entry,
    Judgement,
    Tally,
)
from interstate.briefs.counting import FACTS
from interstate.briefs.scales import Panel, TimeScale, time_scale
from interstate.briefs.wording import Wording
from interstate.record import Precision, When
from interstate.reference.plover import QUADS

WIDTH = 1120.0
ROW = 26.0  # a mark and its label; also the smallest target a finger can hit
_HALF_MARK = 13.0
_LETTER = 6.4  # mean width of a letter of the labels, in pixels
_FADE = 54.0
_LONG_BAR = 110.0  # a label beyond such a bar would stand too far from its sign
_MOST_ROWS = 10
_ROWS_WITH_LABELS = 8
_UNDATED = 168.0
_GAP = 12.0
_SEASON_DAYS = 92
_YEARS = frozenset({Precision.YEAR, Precision.DECADE, Precision.CENTURY})
_ERA_DAYS = 3660  # what lasts longer says little about where events crowd


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One event on the timeline.

    Attributes
    ----------
    x, y
        Middle of its sign.
    bar
        Where the bar of its time begins and ends, or ``None`` for a single day.
    fade
        ``"start"`` or ``"end"`` where that bound is not told, else ``""``.
    label_x
        Where its label begins, or ``None`` where there is no room for one.
    """

    entry: Entry
    x: float
    y: float
    bar: tuple[float, float] | None
    fade: str
    label_x: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heap:
    """Events of one spot for which there was no room."""

    x: float
    y: float
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A band of the timeline."""

    id: str
    name: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Wedge:
    """Where a panel lies on the even scale at the foot."""

    points: str
    x0: float
    x1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The two-sided timeline, laid out."""

    width: float
    height: float
    panels: tuple[Panel, ...]
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    heaps: tuple[Heap, ...]
    events: int
    top: float
    bottom: float
    axis: float
    undated: tuple[float, float] | None
    today: float | None
    today_panel_end: float
    wedges: tuple[Wedge, ...]
    even_y: float
    even_ticks: tuple[float, ...]
    even_years: tuple[tuple[float, str, str], ...]


@dataclass(frozen=True, slots=True)
class _Extent:
    """What an event needs of a row, before the row is known."""

    entry: Entry
    x: float
    bar: tuple[float, float] | None
    fade: str
    label: str

    def left(self) -> float:
        return min(self.x - _HALF_MARK, self.bar[0] if self.bar else self.x)

    def right(self, *, labelled: bool) -> float:
        end = max(self.x + _HALF_MARK, self.bar[1] if self.bar else self.x)
        if labelled:
            return max(end, self.label_x() + len(self.label) * _LETTER + 4)
        return end

    def label_x(self) -> float:
        """Begin after the bar, or beside the sign where the bar goes on for long."""
        beside = self.x + _HALF_MARK
        if self.bar is None or self.bar[1] - beside > _LONG_BAR:
            return beside
        return max(beside, self.bar[1] + 5)


def timeline(dossier: Dossier, wording: Wording) -> Timeline | None:
    """Lay the timeline out, or return ``None`` where there is nothing to draw."""
    entries = [entry for entry in dossier.ledger if entry.scope != "alongside"]
    own = [entry for entry in entries if entry.scope == "pair"]
    if not own:
        return None
    published = dossier.figures.last_published
    dated = [
        replace(entry, when=_as_known(entry.when, published)) if entry.status in FACTS else entry
        for entry in entries
        if entry.when is not None
    ]
    undated = [entry for entry in entries if entry.when is None]
    room = WIDTH - (_UNDATED + _GAP if undated else 0.0)
    scale = _scale(dated, published, room, wording) if dated else None
    extents = [_extent(entry, scale) for entry in dated] if scale else []
    spare = (WIDTH - _UNDATED if scale else 0.0, WIDTH) if undated else None
    lanes = [
        ("a", wording.say("timeline.lane_directed", a=dossier.a.name, b=dossier.b.name)),
        ("both", wording.say("timeline.lane_mutual")),
        ("b", wording.say("timeline.lane_directed", a=dossier.b.name, b=dossier.a.name)),
        ("third", wording.say("timeline.lane_third")),
    ]
    if all(entry.lane != "third" for entry in entries):
        lanes.pop()
    return _Layout(scale=scale, spare=spare).lay(lanes, extents, undated, published)


def _scale(
    dated: Sequence[Entry], published: date | None, room: float, wording: Wording
) -> TimeScale:
    bounds = [d for e in dated if e.when for d in (e.when.first, e.when.last) if d]
    if published:
        bounds.append(published)
    days = [_middle_day(e.when) for e in dated if e.when and _span_days(e.when) < _ERA_DAYS]
    open_start = any(e.when and e.when.first is None for e in dated)
    open_end = any(e.when and e.when.last is None for e in dated)
    return time_scale(
        days or bounds,
        bounds=(min(bounds), max(bounds)),
        width=room,
        wording=wording,
        fine=[_middle_day(e.when) for e in dated if e.when and _to_the_month(e.when)],
        pads=(_FADE + 12 if open_start else 18.0, _FADE + 24 if open_end else 18.0),
    )


def _as_known(when: When | None, published: date | None) -> When | None:
    """Return when a fact can have been at most: not after the last document that tells of it."""
    if when is None or published is None or when.last is None or when.last <= published:
        return when
    if when.first is not None and when.first > published:
        return when
    return replace(when, last=published)


def _to_the_month(when: When) -> bool:
    return when.precision not in _YEARS and _span_days(when) <= _SEASON_DAYS


def _span_days(when: When) -> int:
    if when.first is None or when.last is None:
        return 0
    return (when.last - when.first).days


def _middle_day(when: When) -> date:
    return date.fromordinal(int(_middle(when)))


def _middle(when: When) -> float:
    """Return the ordinal of the middle of a closed range, or of the bound that is told."""
    bounds = [d.toordinal() for d in (when.first, when.last) if d is not None]
    return sum(bounds) / len(bounds)


def _extent(entry: Entry, scale: TimeScale) -> _Extent:
    when = entry.when
    if when is None:
        msg = f"event {entry.id} has no time and no place on a scale"
        raise ValueError(msg)
    if when.first is None or when.last is None:
        known = scale.x(_middle(when) + 0.5)
        ends = (known - _FADE, known) if when.first is None else (known, known + _FADE)
        fade = "start" if when.first is None else "end"
        return _Extent(entry, known, ends, fade, entry.short)
    start, end = scale.x(when.first.toordinal()), scale.x(when.last.toordinal() + 1)
    # Within one panel the sign stands at the middle of the days; across panels, of the bar.
    middle = (start + end) / 2
    bar = (start, end) if when.first != when.last and end - start > 3 else None  # noqa: PLR2004
    return _Extent(entry, middle, bar, "", entry.short)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """Puts events in rows so that none covers another."""

    scale: TimeScale | None
    spare: tuple[float, float] | None

    def lay(
        self,
        lanes: Sequence[tuple[str, str]],
        extents: Sequence[_Extent],
        undated: Sequence[Entry],
        published: date | None,
    ) -> Timeline:
        top = 62.0 if self.scale else 24.0
        y = top
        drawn: list[Lane] = []
        marks: list[Mark] = []
        heaps: list[Heap] = []
        axis = 0.0
        for lane, name in lanes:
            rows, over = _rows([e for e in extents if e.entry.lane == lane], self._panel_of)
            loose, more = _loose([e for e in undated if e.lane == lane], self.spare)
            over += more
            deep = max([1, *(row + 1 for row, _, _ in rows), *(row + 1 for row, _ in loose)])
            deep += 1 if over else 0
            head = 22.0
            bottom = y + head + deep * ROW + 8

            def height(row: int, lane: str = lane, y: float = y, deep: int = deep) -> float:
                # What is nearest in rank stands nearest to the line the two sides share.
                upward = lane == "a"
                return y + 22.0 + ROW / 2 + (deep - 1 - row if upward else row) * ROW

            marks += [_mark(extent, height(row), labelled=on) for row, extent, on in rows]
            marks += [replace(mark, y=height(row)) for row, mark in loose]
            heaps += [
                Heap(
                    x=x,
                    y=height(deep - 1),
                    tally=Tally(label=name, cites=tuple(e.cite for e in entries)),
                )
                for x, entries in over
            ]
            if lane == "both":
                axis = (y + bottom) / 2
            drawn.append(Lane(id=lane, name=name, top=y, bottom=bottom))
            y = bottom
        marks.sort(key=lambda mark: mark.entry.number)
        even = [_middle(each.entry.when) for each in extents if each.entry.when is not None]
        return self._finished(
            drawn, marks, heaps, even, top=top, bottom=y, axis=axis, published=published
        )

    def _panel_of(self, extent: _Extent) -> int:
        if self.scale is None:
            return 0
        for n, panel in enumerate(self.scale.panels):
            if extent.x <= panel.x1:
                return n
        return len(self.scale.panels) - 1

    def _finished(  # noqa: PLR0913
        self,
        lanes: Sequence[Lane],
        marks: Sequence[Mark],
        heaps: Sequence[Heap],
        even: Sequence[float],
        *,
        top: float,
        bottom: float,
        axis: float,
        published: date | None,
    ) -> Timeline:
        scale, even_y = self.scale, bottom + 84
        wedges: list[Wedge] = []
        today, today_end = None, 0.0
        years: list[tuple[float, str, str]] = []
        if scale:
            for panel in scale.panels:
                x0, x1 = scale.even(panel.first.toordinal()), scale.even(panel.end.toordinal())
                points = (
                    f"{panel.x0:.1f},{bottom + 36:.1f} {panel.x1:.1f},{bottom + 36:.1f} "
                    f"{x1:.1f},{even_y - 7:.1f} {x0:.1f},{even_y - 7:.1f}"
                )
                wedges.append(Wedge(points=points, x0=x0, x1=x1))
            if published is not None:
                panel = scale.panel(published.toordinal())
                today, today_end = panel.x(published.toordinal() + 1), scale.panels[-1].x1
            years = _even_years(scale)
        several = scale is not None and len(scale.panels) > 1
        return Timeline(
            width=WIDTH,
            height=even_y + 30 if several else bottom + 44,
            panels=scale.panels if scale else (),
            lanes=tuple(lanes),
            marks=tuple(marks),
            heaps=tuple(heaps),
            events=len(marks) + sum(heap.tally.n for heap in heaps),
            top=top,
            bottom=bottom,
            axis=axis,
            undated=self.spare,
            today=today,
            today_panel_end=today_end,
            wedges=tuple(wedges) if several else (),
            even_y=even_y,
            even_ticks=tuple(scale.even(ordinal) for ordinal in even) if scale else (),
            even_years=tuple(years),
        )


def _even_years(scale: TimeScale) -> list[tuple[float, str, str]]:
    """Name both ends of the even scale and round years between them."""
    first, last = scale.panels[0].first.year, scale.panels[-1].end
    final = last.year if last.month > 1 or last.day > 1 else last.year - 1
    step = next((s for s in (1, 2, 5, 10, 20, 50, 100, 500) if (final - first) / s <= 12), 1000)  # noqa: PLR2004
    named = [(scale.panels[0].x0, str(first), "start"), (scale.panels[-1].x1, str(final), "end")]
    ends = (scale.panels[0].x0 + 70, scale.panels[-1].x1 - 70)
    for year in range(-(-first // step) * step, final + 1, step):
        x = scale.even(date(max(year, 1), 1, 1).toordinal())
        if ends[0] < x < ends[1] and year not in {first, final}:
            named.append((x, str(year), "middle"))
    return named


def _rows(
    extents: Sequence[_Extent], panel_of: Callable[[_Extent], int]
) -> tuple[list[tuple[int, _Extent, bool]], list[tuple[float, list[Entry]]]]:
    """Give each event the lowest free row; label panel by panel as far as there is room.

    Returns the rows with whether they are labelled, and heaps of what found no row.
    """
    silent: set[int] = set()
    while True:
        placed, over = _packed(extents, lambda e: panel_of(e) not in silent)
        tall = max((row for row, _, _ in placed), default=0) + 1
        labelled = [e for _, e, on in placed if on]
        if (tall <= _ROWS_WITH_LABELS and not over) or not labelled:
            return placed, over
        crowd = [panel_of(e) for e in labelled]
        silent.add(max(sorted(set(crowd)), key=crowd.count))


def _packed(
    extents: Sequence[_Extent], labelled: Callable[[_Extent], bool]
) -> tuple[list[tuple[int, _Extent, bool]], list[tuple[float, list[Entry]]]]:
    taken: list[list[tuple[float, float]]] = []
    placed: list[tuple[int, _Extent, bool]] = []
    over: dict[int, list[Entry]] = {}
    # Long bars first, so that they lie next to the line and dots stack beyond them.
    for extent in sorted(extents, key=lambda e: (e.left(), e.entry.number)):
        on = labelled(extent)
        need = (extent.left(), extent.right(labelled=on))
        if on and need[1] > WIDTH:
            on, need = False, (extent.left(), extent.right(labelled=False))
        for row in range(_MOST_ROWS):
            if row == len(taken):
                taken.append([])
            if all(need[1] <= low or high <= need[0] for low, high in taken[row]):
                taken[row].append(need)
                placed.append((row, extent, on))
                break
        else:
            over.setdefault(int(extent.x // 40), []).append(extent.entry)
    return placed, [((cell + 0.5) * 40, entries) for cell, entries in sorted(over.items())]


def _mark(extent: _Extent, y: float, *, labelled: bool) -> Mark:
    return Mark(
        entry=extent.entry,
        x=extent.x,
        y=y,
        bar=extent.bar,
        fade=extent.fade,
        label_x=extent.label_x() if labelled else None,
    )


def _loose(
    entries: Sequence[Entry], spare: tuple[float, float] | None
) -> tuple[list[tuple[int, Mark]], list[tuple[float, list[Entry]]]]:
    """Put events without a day in a column of their own, labelled if they are few."""
    if spare is None:
        return [], []
    few = len(entries) <= _ROWS_WITH_LABELS
    across = 1 if few else int((spare[1] - spare[0]) // ROW)
    kept = entries[: across * _MOST_ROWS]
    rest = list(entries[len(kept) :])
    placed = [
        (
            n // across,
            Mark(
                entry=entry,
                x=spare[0] + 16 + n % across * ROW,
                y=0.0,
                bar=None,
                fade="",
                label_x=spare[0] + 16 + _HALF_MARK if few else None,
            ),
        )
        for n, entry in enumerate(kept)
    ]
    return placed, [((spare[0] + spare[1]) / 2, rest)] if rest else []


# Counts -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A piece of a column: one kind of act in one period, facts or not."""

    x: float
    y: float
    width: float
    height: float
    quad: str
    fact: bool
    period: str
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Cooperation above a line, conflict below it, by period."""

    width: float
    height: float
    zero: float
    bars: tuple[Bar, ...]
    periods: tuple[tuple[float, str], ...]
    sums: tuple[tuple[float, float, int], ...]
    grid: tuple[tuple[float, int], ...]


def chart(table: CountTable) -> Chart:
    """Lay a table of counts out as columns."""
    rows = table.rows
    up = max((_stack(row, QUADS[:2]) for row in rows), default=0)
    down = max((_stack(row, QUADS[2:]) for row in rows), default=0)
    unit = min(24.0, 220.0 / max(1, up + down))
    zero = 40 + max(up, 1) * unit
    left, width = 34.0, 720.0
    step = (width - left) / max(1, len(rows))
    wide = min(44.0, step * 0.7)
    bars: list[Bar] = []
    sums: list[tuple[float, float, int]] = []
    for n, row in enumerate(rows):
        x = left + step * (n + 0.5) - wide / 2
        for quads, sign in ((QUADS[:2], -1), (QUADS[2:], 1)):
            reached = 0
            for quad, fact in [(quad, fact) for quad in quads for fact in (True, False)]:
                tally = (row.facts if fact else row.others)[quad]
                if not tally.n:
                    continue
                y = zero + sign * (reached + (tally.n if sign < 0 else 0)) * unit
                bars.append(
                    Bar(
                        x=x,
                        y=y,
                        width=wide,
                        height=max(1.5, tally.n * unit),
                        quad=quad,
                        fact=fact,
                        period=row.period,
                        tally=tally,
                    )
                )
                reached += tally.n
            if reached:
                beyond = -5.0 if sign < 0 else 14.0
                sums.append((x + wide / 2, zero + sign * reached * unit + beyond, reached))
    height = zero + max(down, 1) * unit + 62
    every = max(1, math.ceil(54 / step))
    return Chart(
        width=width,
        height=height,
        zero=zero,
        bars=tuple(bars),
        sums=tuple(sums),
        periods=tuple(
            (left + step * (n + 0.5), row.period) for n, row in enumerate(rows) if n % every == 0
        ),
        grid=tuple((zero - n * unit, abs(n)) for n in _grid(up, down)),
    )


def _stack(row: CountRow, quads: Sequence[str]) -> int:
    return sum(row.facts[quad].n + row.others[quad].n for quad in quads)


def _grid(up: int, down: int) -> list[int]:
    step = next((s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500) if (up + down) / s <= 7), 1000)  # noqa: PLR2004
    return list(range(-(down // step) * step, up + 1, step))


# Ties and assessments -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Beam:
    """One tie as a bar; `fade` as for a mark, ``"both"`` where neither end is told exactly."""

    bond: Bond
    x0: float
    x1: float
    y: float
    fade_start: bool
    fade_end: bool
    label_x: float
    label_anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beams:
    """The ties, one under the other on an even scale."""

    width: float
    height: float
    beams: tuple[Beam, ...]
    panel: Panel


def beams(ties: Sequence[Bond], published: date | None, wording: Wording) -> Beams | None:
    """Lay the ties out as bars from their beginnings to their ends."""
    drawn = [tie for tie in ties if tie.begins or tie.ends]
    bounds = [
        day
        for tie in drawn
        for when in (tie.begins, tie.ends)
        if when
        for day in (when.first, when.last)
        if day
    ]
    if not bounds:
        return None
    if published:
        bounds.append(published)
    width = 900.0
    scale = time_scale(
        bounds,
        bounds=(min(bounds), max(bounds)),
        width=width,
        wording=wording,
        panels=1,
        pads=(60.0, 80.0),
    )
    rows: list[Beam] = []
    for n, tie in enumerate(drawn):
        begins = scale.x(_middle(tie.begins)) if tie.begins else None
        ends = scale.x(_middle(tie.ends)) if tie.ends else None
        x0 = begins if begins is not None else max(0.0, (ends or 0.0) - 120)
        x1 = ends if ends is not None else width
        late = x0 > width * 0.6
        rows.append(
            Beam(
                bond=tie,
                x0=x0,
                x1=max(x1, x0 + 6),
                y=18 + n * 44.0,
                fade_start=begins is None,
                fade_end=ends is None,
                label_x=max(x1, x0 + 6) if late else x0,
                label_anchor="end" if late else "start",
            )
        )
    return Beams(
        width=width, height=len(rows) * 44.0 + 46, beams=tuple(rows), panel=scale.panels[0]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One assessment on its line."""

    judgement: Judgement
    x: float
    y: float
    bar: tuple[float, float] | None
    fade: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Assessments in order of the time they speak of."""

    width: float
    height: float
    panels: tuple[Panel, ...]
    dots: tuple[Dot, ...]
    axis: float


def line(
    judgements: Sequence[Judgement], wording: Wording, published: date | None = None
) -> Line | None:
    """Lay the assessments out on a line: what speaks well above it, what speaks ill below."""
    dated = [
        replace(judgement, when=_as_known(judgement.when, published))
        for judgement in judgements
        if judgement.day is not None
    ]
    if not dated:
        return None
    bounds = [
        day
        for j in dated
        for day in ((j.when.first, j.when.last) if j.when else (j.day,))
        if day is not None
    ]
    width = 900.0
    scale = time_scale(
        [_middle_day(j.when) if j.when else j.day for j in dated if j.day],
        fine=[
            _middle_day(j.when) if j.when else j.day
            for j in dated
            if j.day and (j.when is None or _to_the_month(j.when))
        ],
        bounds=(min(bounds), max(bounds)),
        width=width,
        wording=wording,
        pads=(66.0, 78.0),
        panels=3,
    )
    taken: dict[bool, list[list[float]]] = {True: [], False: []}
    placed: list[tuple[Judgement, float, tuple[float, float] | None, str, bool, int]] = []
    for judgement in dated:
        x, bar, fade = _spot(judgement, scale)
        good = judgement.direction in {"improving", "good"}
        low, high = min(x - 14, bar[0] if bar else x), max(x + 40, bar[1] if bar else x)
        rows = taken[good]
        row = next((n for n, ends in enumerate(rows) if ends[-1] <= low), len(rows))
        if row == len(rows):
            rows.append([])
        rows[row].append(high)
        placed.append((judgement, x, bar, fade, good, row))
    axis = 40 + max(1, len(taken[True])) * ROW
    dots = tuple(
        Dot(
            judgement=judgement,
            x=x,
            y=axis - 16 - row * ROW if good else axis + 16 + row * ROW,
            bar=bar,
            fade=fade,
        )
        for judgement, x, bar, fade, good, row in placed
    )
    return Line(
        width=width,
        height=axis + max(1, len(taken[False])) * ROW + 44,
        panels=scale.panels,
        dots=dots,
        axis=axis,
    )


def _spot(judgement: Judgement, scale: TimeScale) -> tuple[float, tuple[float, float] | None, str]:
    when = judgement.when
    if when is None or (when.first == when.last):
        day = judgement.day or date.min
        return scale.x(day.toordinal() + 0.5), None, ""
    if when.first is None or when.last is None:
        known = scale.x(_middle(when) + 0.5)
        ends = (known - _FADE, known) if when.first is None else (known, known + _FADE)
        return known, ends, "start" if when.first is None else "end"
    start, end = scale.x(when.first.toordinal()), scale.x(when.last.toordinal() + 1)
    return (start + end) / 2, (start, end), ""


# Third parties ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A third party, or one of the pair."""

    x: float
    y: float
    name: str
    width: float
    tally: Tally
    linked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Events two parties share; the wider, the more."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    between: tuple[str, str]
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The pair in the middle, third parties above and below it."""

    width: float
    height: float
    own: tuple[Node, Node]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int


def network(dossier: Dossier, *, most: int = 14) -> Network | None:
    """Lay the network out: who deals more with one of the two stands nearer to that one."""
    if not dossier.thirds:
        return None
    thirds = dossier.thirds[:most]
    width, height = 860.0, 400.0
    middle = height / 2
    pair = Tally(label=dossier.title, cites=tuple(e.cite for e in dossier.pair_entries))
    a, b = (
        Node(x=x, y=middle, name=side.name, width=_box(side.name), tally=pair, linked=True)
        for x, side in ((width * 0.36, dossier.a), (width * 0.64, dossier.b))
    )
    lean = {
        third.id: (third.with_b.n - third.with_a.n)
        / max(1, third.with_a.n + third.with_b.n + 2 * third.with_both.n)
        for third in thirds
    }
    ordered = sorted(thirds, key=lambda third: (lean[third.id], third.name, third.id))
    rows = (ordered[0::2], ordered[1::2])
    nodes: list[Node] = []
    edges: list[Edge] = []
    shared = [third.with_both.n for third in thirds]
    peak = max([pair.n, *(t.with_a.n + t.with_b.n for t in thirds), *shared, 1])
    if pair.n:
        edges.append(_edge(a, b, pair, peak))
    for up, row in zip((True, False), rows, strict=True):
        for n, third in enumerate(row):
            across = (n + 0.5) / len(row)
            # A shallow arc keeps the middle nodes clear of the edges to the outer ones.
            bend = 46 * (2 * across - 1) ** 2
            node = Node(
                x=70 + across * (width - 140),
                y=40 + bend if up else height - 40 - bend,
                name=third.name,
                width=_box(third.name),
                tally=third.all,
                linked=third.all.n > third.alongside.n,
            )
            nodes.append(node)
            for own, side in ((a, third.with_a), (b, third.with_b)):
                cites = tuple(
                    sorted((*side.cites, *third.with_both.cites), key=lambda c: int(c.label))
                )
                if cites:
                    tally = Tally(label=f"{own.name} – {third.name}", cites=cites)
                    edges.append(_edge(own, node, tally, peak))
    return Network(
        width=width,
        height=height,
        own=(a, b),
        nodes=tuple(nodes),
        edges=tuple(edges),
        left_out=len(dossier.thirds) - len(thirds),
    )


def _box(name: str) -> float:
    return max(52.0, len(name) * 7.3 + 20)


def _edge(one: Node, other: Node, tally: Tally, peak: int) -> Edge:
    return Edge(
        x0=one.x,
        y0=one.y,
        x1=other.x,
        y1=other.y,
        width=1.4 + 8.6 * math.sqrt(tally.n / peak),
        between=(one.name, other.name),
        tally=tally,
    )
