"""Where the states of a network stand in a drawing, and which of their names fit.

All places are in pixels, from the lower left corner, and the same network always gets the same.

* **Blocs apart**: each bloc is laid out in a disc of its own by stress majorization (Gansner, Koren
  and North 2005), so that states stand the nearer the shorter the way of cooperation between
  them; the disc is filled evenly. The largest stands first, and each next one where its relations
  to those that stand are shortest. Then each is turned and mirrored to where these are shorter
  still.
* **A ring** around one state, with an order in which cooperating states are neighbours.
* **An order** for the rows of a matrix: bloc by bloc, and within a bloc states with like relations
  side by side (optimal leaf ordering, Bar-Joseph, Gifford and Jaakkola 2001).
* **Names**: the states that matter most choose first; a name that would cover another name or a
  state is left out. This is greedy, so that now and then one more would have fitted.

References
----------
Bar-Joseph, Z., Gifford, D. K. and Jaakkola, T. S. (2001), "Fast Optimal Leaf Ordering for
Hierarchical Clustering", Bioinformatics 17(S1): 22-29.
Gansner, E. R., Koren, Y. and North, S. (2005), "Graph Drawing by Stress Majorization", Graph
Drawing 2004, LNCS 3383: 239-250.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

Pair = tuple[str, str]
Place = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disc:
    """Where a group of states is drawn.

    Attributes
    ----------
    states
        Party ids.
    centre, radius
        In pixels.
    """

    states: tuple[str, ...]
    centre: Place
    radius: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where states stand, and the disc of each group in the order in which they were given.

    Attributes
    ----------
    width, height
        Of the drawing, in pixels.
    """

    places: Mapping[str, Place]
    discs: tuple[Disc, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name in a drawing.

    Attributes
    ----------
    x, y
        Where it is set, in pixels: its end that is at the state, half way up.
    align
        ``left``: the text begins there; ``right``: it ends there; ``center``.
    """

    state: str
    text: str
    x: float
    y: float
    align: str = "center"


# Blocs apart ---------------------------------------------------------------------------------

_BESIDE, _OVER = 84.0, 40.0
"""Free pixels left and right of a drawing, and over and under it, for names beside their state."""
_APART = 1.2
"""Free space between two discs; that around a state is 1."""
_MOST_ROOM = 72.0
"""Pixels that a state has to itself, at most."""


def grouped(
    signs: Mapping[Pair, int], groups: Sequence[Sequence[str]], *, width: float, height: float
) -> Layout:
    """Return where states stand if each group has a disc of its own.

    Parameters
    ----------
    signs
        1 or -1 for each pair that has a relation; of states of the groups.
    groups
        Each state in one of them.
    width, height
        The drawing is no larger, in pixels, and no larger than is needed.
    """
    import numpy as np

    inside = [_in_disc(signs, sorted(group)) for group in groups]
    radii = [math.sqrt(len(group)) + 0.2 * (len(group) > 1) for group in groups]
    where = {state: n for n, group in enumerate(groups) for state in group}
    across = [(a, b) for a, b in signs if where[a] != where[b]]
    order = sorted(range(len(groups)), key=lambda n: (-radii[n], n))
    centres: dict[int, Floats] = {}
    for n in order:
        centres[n] = _beside(n, centres, radii, [(where[a], where[b]) for a, b in across])
    placed = {
        state: centres[n] + at for n, group in enumerate(inside) for state, at in group.items()
    }
    for n in order:
        if len(inside[n]) > 1:
            own = [(a, b) for a, b in across if n in {where[a], where[b]}]
            placed |= _turned(inside[n], centres[n], placed, own)
    low = np.min([centres[n] - radii[n] for n in order], axis=0)
    high = np.max([centres[n] + radii[n] for n in order], axis=0)
    margin = np.array([2 * _BESIDE, 2 * _OVER])
    free = np.array([width, height]) - margin
    # Two states are not set as far apart as the page is wide.
    scale = min(float(np.min(free / (high - low))), _MOST_ROOM)
    needed = (high - low) * scale + margin
    width, height = min(width, float(needed[0])), min(height, float(needed[1]))
    middle = np.array([width, height]) / 2

    def fit(at: Floats) -> Place:
        x, y = middle + (at - (low + high) / 2) * scale
        return round(float(x), 2), round(float(y), 2)

    discs = [
        Disc(states=tuple(sorted(group)), centre=fit(centres[n]), radius=radii[n] * scale)
        for n, group in enumerate(groups)
    ]
    return Layout(
        places={state: fit(at) for state, at in placed.items()},
        discs=tuple(discs),
        width=width,
        height=height,
    )


def _in_disc(signs: Mapping[Pair, int], states: Sequence[str]) -> dict[str, Floats]:
    """Return where states stand in a disc around (0, 0) whose area grows with their number."""
    import numpy as np

    if len(states) == 1:
        return {states[0]: np.zeros(2)}
    at = _least_stress(_distances(signs, states))
    few = len(states) <= _FEW
    at -= (at.min(axis=0) + at.max(axis=0)) / 2 if few else at.mean(axis=0)
    reach = np.hypot(*at.T)
    radius = math.sqrt(len(states)) * 0.86
    if not few:
        # The disc is filled evenly: the nth from the middle stands where n of them have room.
        rank = np.argsort(np.argsort(reach, kind="stable"), kind="stable")
        at *= (radius * np.sqrt((rank + 0.5) / len(states)) / np.maximum(reach, 1e-9))[:, None]
        _push_apart(at, 1.25)
    reach = np.hypot(*at.T)
    at *= radius / max(float(reach.max()), 1e-9)
    return dict(zip(states, at, strict=True))


_FEW = 8


def _distances(signs: Mapping[Pair, int], states: Sequence[str]) -> Floats:
    """Return how far apart states should stand.

    Along cooperation, one step being the shorter the more friends the two share; hostile pairs
    stand further apart than any step is long.
    """
    import numpy as np

    csgraph: Any = import_module("scipy.sparse.csgraph")
    at = {state: n for n, state in enumerate(states)}
    friends = np.zeros((len(states), len(states)))
    hostile = np.zeros_like(friends, dtype=bool)
    for (a, b), sign in signs.items():
        if a in at and b in at:
            i, j = at[a], at[b]
            friends[i, j] = friends[j, i] = sign > 0
            hostile[i, j] = hostile[j, i] = sign < 0
    known = friends + np.eye(len(states))
    shared = known @ known
    either = known.sum(axis=0)[:, None] + known.sum(axis=0)[None, :] - shared
    steps = np.where(friends > 0, 2.0 - shared / either, 0.0)
    found = np.array(csgraph.shortest_path(steps, directed=False), dtype=float)
    finite = found[np.isfinite(found)]
    found[~np.isfinite(found)] = float(finite.max()) + 2.0
    found[hostile] = np.maximum(found[hostile], 3.0)
    np.fill_diagonal(found, 0.0)
    return found


def _least_stress(wanted: Floats, *, steps: int = 300) -> Floats:
    """Return places in the plane whose distances are as wanted, as far as can be.

    Minimises the sum of ``(distance - wanted)^2 / wanted^2`` by majorization, from classical
    scaling.
    """
    import numpy as np

    n = len(wanted)
    centring = np.eye(n) - 1 / n
    values, vectors = np.linalg.eigh(-0.5 * centring @ wanted**2 @ centring)
    at = vectors[:, [-1, -2]] * np.sqrt(np.maximum(values[[-1, -2]], 1e-6))
    # Which way an axis points is chance, and is settled; states that coincide are set apart.
    at *= np.where(at[np.abs(at).argmax(axis=0), [0, 1]] < 0, -1.0, 1.0)
    turn = np.arange(n) * 2.399963
    at += 1e-3 * np.column_stack([np.cos(turn), np.sin(turn)])
    weight = 1.0 / np.maximum(wanted, 1e-9) ** 2
    np.fill_diagonal(weight, 0.0)
    laplacian = np.diag(weight.sum(axis=0)) - weight
    inverse = np.linalg.pinv(laplacian)
    for _ in range(steps):
        apart = np.hypot(*(at[:, None] - at[None, :]).transpose(2, 0, 1))
        pull = -weight * wanted / np.maximum(apart, 1e-9)
        np.fill_diagonal(pull, 0.0)
        np.fill_diagonal(pull, -pull.sum(axis=0))
        at = inverse @ (pull @ at)
    return at


def _push_apart(at: Floats, least: float, *, steps: int = 120) -> None:
    """Move points that are nearer than `least` away from each other, in place."""
    import numpy as np

    for _ in range(steps):
        between = at[:, None] - at[None, :]
        apart = np.hypot(between[..., 0], between[..., 1])
        np.fill_diagonal(apart, np.inf)
        lack = np.maximum(least - apart, 0.0)
        if not lack.any():
            return
        at += 0.3 * (between / np.maximum(apart, 1e-6)[..., None] * lack[..., None]).sum(axis=1)


def _beside(
    n: int, centres: Mapping[int, Floats], radii: Sequence[float], across: Iterable[tuple[int, int]]
) -> Floats:
    """Return a place for one more disc that touches no other and is near those it is tied to."""
    import numpy as np

    if not centres:
        return np.zeros(2)
    tied = dict.fromkeys(centres, 0.05)
    for a, b in across:
        other = b if a == n else a
        if n in {a, b} and other in centres:
            tied[other] += 1.0
    others = np.array([centres[m] for m in tied])
    reach = np.array([radii[m] + radii[n] for m in tied]) + _APART
    pull = np.array(list(tied.values()))
    turn = np.linspace(0.0, 2 * np.pi, 120, endpoint=False)
    around = np.column_stack([np.cos(turn), np.sin(turn)])
    # Just outside each that stands, all the way round.
    places = (others[:, None] + around[None] * (reach * 1.0001)[:, None, None]).reshape(-1, 2)
    apart = np.hypot(*(places[:, None] - others[None]).transpose(2, 0, 1))
    free = (apart >= reach).all(axis=1)
    # A drawing is wider than high.
    cost = (apart * pull).sum(axis=1) / pull.sum() + 0.3 * np.hypot(
        places[:, 0] * 0.8, places[:, 1] * 1.25
    )
    return places[int(np.where(free, cost, np.inf).argmin())]


def _turned(
    inside: Mapping[str, Floats],
    centre: Floats,
    placed: Mapping[str, Floats],
    across: Sequence[Pair],
) -> dict[str, Floats]:
    """Return the places of a disc turned so that relations to other discs are shortest."""
    import numpy as np

    own = np.array([inside[a] if a in inside else inside[b] for a, b in across] or [np.zeros(2)])
    ends = np.array([placed[b] if a in inside else placed[a] for a, b in across] or [centre])
    best, least = np.eye(2), math.inf
    for mirror in (1.0, -1.0):
        for turn in np.linspace(0.0, 2 * np.pi, 72, endpoint=False):
            cos, sin = math.cos(turn), math.sin(turn)
            turned = np.array([[cos, -sin], [sin, cos]]) @ np.diag([1.0, mirror])
            length = float(np.hypot(*(own @ turned.T + centre - ends).T).sum())
            if length < least - 1e-9:
                best, least = turned, length
    return {state: centre + best @ at for state, at in inside.items()}


# An order, and a ring -------------------------------------------------------------------------


def ordered(signs: Mapping[Pair, int], states: Iterable[str]) -> list[str]:
    """Return states so that those with like relations stand side by side."""
    import numpy as np

    hierarchy: Any = import_module("scipy.cluster.hierarchy")
    listed = sorted(states)
    if len(listed) < 3:  # noqa: PLR2004  (two have one order)
        return listed
    others = sorted({party for pair in signs for party in pair} | {*listed})
    at = {state: n for n, state in enumerate(others)}
    relations = np.eye(len(others))
    for (a, b), sign in signs.items():
        relations[at[a], at[b]] = relations[at[b], at[a]] = sign
    rows = relations[[at[state] for state in listed]]
    made = hierarchy.linkage(rows, method="average", metric="cosine", optimal_ordering=True)
    return [listed[n] for n in hierarchy.leaves_list(made)]


def bent(
    one: Place, other: Place, *, middle: Place, radius: float, points: int = 13
) -> list[Place]:
    """Return a line between two points of a ring that keeps clear of its middle.

    A straight one between opposite points would lie on the lines that lead to the middle. The curve
    is quadratic, and its control point no nearer to the middle than three fifths of the radius.
    """
    half_x, half_y = (one[0] + other[0]) / 2 - middle[0], (one[1] + other[1]) / 2 - middle[1]
    reach = math.hypot(half_x, half_y)
    if reach < 1e-6 * radius:
        # Opposite each other: any side will do.
        half_x, half_y = middle[1] - one[1], one[0] - middle[0]
        reach = math.hypot(half_x, half_y)
        clear = 0.6 * radius
    else:
        clear = max(reach, 0.6 * radius)
    control = (middle[0] + half_x / reach * clear, middle[1] + half_y / reach * clear)
    line: list[Place] = []
    for n in range(points):
        t = n / (points - 1)
        parts = ((1 - t) ** 2, 2 * t * (1 - t), t**2)
        ends = (one, control, other)
        x, y = (sum(p * end[k] for p, end in zip(parts, ends, strict=True)) for k in (0, 1))
        line.append((round(x, 2), round(y, 2)))
    return line


def ring(signs: Mapping[Pair, int], middle: str) -> dict[str, float]:
    """Return the direction of each state around one in the middle.

    Who is hostile to it stands to the right, who cooperates fills the rest.

    Returns
    -------
    dict
        In radians from the right, counter-clockwise.
    """
    own = {pair[pair[0] == middle]: sign for pair, sign in signs.items() if middle in pair}
    friends, foes = ([s for s, sign in own.items() if sign == asked] for asked in (1, -1))
    among = {pair: sign for pair, sign in signs.items() if middle not in pair}
    sides = [side for side in (ordered(among, foes), ordered(among, friends)) if side]
    gap = 1.5 if len(sides) > 1 else 0.0
    step = 2 * math.pi / (len(friends) + len(foes) + gap * len(sides))
    turn = -step * (len(foes) - 1) / 2
    turns: dict[str, float] = {}
    for side in sides:
        for state in side:
            turns[state] = turn
            turn += step
        turn += gap * step
    return turns


# Names ---------------------------------------------------------------------------------------

Box = tuple[float, float, float, float]
# Right of the state, left, above, below and aslant: the reader looks for a name in this order.
_SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1))


def text_width(text: str, size: float) -> float:
    """Return about how wide a text is set without serifs, in pixels; rather more than less."""
    return sum(0.86 if letter in "MWmw" or letter.isupper() else 0.58 for letter in text) * size


def labelled(  # noqa: PLR0913  (all that takes room)
    places: Mapping[str, Place],
    wanted: Iterable[tuple[str, str]],
    *,
    size: float,
    radius: float,
    width: float,
    height: float,
    taken: Iterable[Box] = (),
) -> list[Label]:
    """Return the names that fit beside their states, without covering a name or a state.

    Parameters
    ----------
    places
        Of all states, in pixels.
    wanted
        States and names, those that matter most first.
    size
        Of the letters, in pixels.
    radius
        Of a state's mark, in pixels.
    width, height
        Of the drawing: no name leaves it.
    taken
        Where no name may stand: left, low, right, high.
    """
    marks = {
        state: (x - radius, y - radius, x + radius, y + radius) for state, (x, y) in places.items()
    }
    boxes = list(taken)
    found: list[Label] = []
    for state, text in wanted:
        x, y = places[state]
        half, tall = text_width(text, size) / 2, size * 0.6
        for right, up in _SIDES:
            reach = radius + 2
            aslant = 0.75 if right and up else 1.0
            at_x = x + right * (reach * aslant + half)
            at_y = y + up * (reach * aslant + tall)
            box = (at_x - half, at_y - tall, at_x + half, at_y + tall)
            inside = box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height
            covers = any(_meet(box, mark) for other, mark in marks.items() if other != state)
            if inside and not covers and not any(_meet(box, other) for other in boxes):
                boxes.append(box)
                align = {1: "left", 0: "center", -1: "right"}[right]
                found.append(
                    Label(state=state, text=text, x=at_x - right * half, y=at_y, align=align)
                )
                break
    return found


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
