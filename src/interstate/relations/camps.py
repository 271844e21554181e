"""Two camps: how far states are from them, exactly, and which relations would have to flip.

The **frustration index** is the least number of relations that would have to change sign, or
vanish, for the states to fall into two camps with + inside and - between. It is found exactly, by
integer programming, as Aref, Mason and Wilson (2018) put it: a state is in camp 0 or 1, ``x_i``,
and a relation is frustrated, ``f_ij``, where it goes against the camps:

* minimise the sum of all ``f_ij``;
* for +: ``f_ij >= x_i - x_j`` and ``f_ij >= x_j - x_i``;
* for -: ``f_ij >= x_i + x_j - 1`` and ``f_ij >= 1 - x_i - x_j``;
* for each unbalanced triad, which needs one: ``f_ij + f_ik + f_jk >= 1``.

Whatever hangs together by one state alone can be settled by itself, so each biconnected part is a
problem of its own. The solver, HiGHS, says how far its best answer can be from the true one: 0 is
proof. Where time runs out the index lies between two bounds, and this is said.

That a relation is frustrated means that it does not fit two camps. It does not mean that it is
wrong, weak or about to change; and usually several sets of as many relations would do. Whether
**two given states** are in one camp in all of these is found by solving twice more, once with the
two held together and once held apart (`parting`).

References
----------
Aref, S., Mason, A. J. and Wilson, M. C. (2018), "Computing the Line Index of Balance Using Integer
Programming Optimisation", in: Optimization Problems in Graph Theory, Springer: 65-84; and (2020),
"A Modeling and Computational Study of the Frustration Index in Signed Networks", Networks 75(1).
Aref, S. and Wilson, M. C. (2018), "Measuring Partial Balance in Signed Networks", Journal of
Complex Networks 6(4): 566-595 (the normalised index).
Huangfu, Q. and Hall, J. A. J. (2018), Mathematical Programming Computation 10: 119-142 (HiGHS).
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from importlib import import_module
from time import monotonic
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from interstate.relations.networks import Pair, triads_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interstate.relations.networks import SignedNetwork


@dataclass(frozen=True, slots=True, kw_only=True)
class Frustration:
    """How far a network is from two camps.

    Attributes
    ----------
    index
        Relations against the camps in the best division found.
    bound
        The index is not less than this; equal to `index` where that is proven least.
    relations
        All relations of the network.
    frustrated
        The pairs whose sign goes against the camps.
    camps
        Each state's camp, 0 or 1; the larger is 0. Parts of the network that no relation joins
        could be swapped, so camps mean something within a part only.
    seconds
        What finding it took.
    """

    index: int
    bound: int
    relations: int
    frustrated: tuple[Pair, ...]
    camps: Mapping[str, int]
    seconds: float

    @property
    def proven(self) -> bool:
        """Whether no better division exists."""
        return self.bound == self.index

    @property
    def gap(self) -> float:
        """How far the index may be above the least one, as a share of it; 0 is proof."""
        return (self.index - self.bound) / self.index if self.index else 0.0

    @property
    def normalised(self) -> float | None:
        """``1 - 2 index / relations``: 1 balanced, 0 as far as can be; ``None`` without any.

        No network has more than half of its relations frustrated (Aref and Wilson 2018).
        """
        return 1 - 2 * self.index / self.relations if self.relations else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parting:
    """What it would take to have two states in one camp, and in two.

    Attributes
    ----------
    together, apart
        The least number of relations that would have to flip with the two in one camp, and in two.
    proven
        Whether both are proven least.
    """

    together: int
    apart: int
    proven: bool

    @property
    def leaning(self) -> int:
        """How many more would have to flip apart than together: 0 where camps cannot tell."""
        return self.apart - self.together


def frustration(network: SignedNetwork, *, most_seconds: float = 60.0) -> Frustration:
    """Return the least number of relations that would have to flip for two camps.

    Parameters
    ----------
    most_seconds
        Time after which bounds are given instead of proof.
    """
    return _frustration(network.signs, {}, most_seconds)


def parting(network: SignedNetwork, pair: Pair, *, most_seconds: float = 60.0) -> Parting:
    """Return what it takes to have two states in one camp, and in two.

    Parameters
    ----------
    most_seconds
        Time for each of the two.
    """
    one, other = sorted(pair)
    found = [
        _frustration(network.signs, {(one, other): sign}, most_seconds / 2) for sign in (1, -1)
    ]
    return Parting(
        together=found[0].index, apart=found[1].index, proven=all(each.proven for each in found)
    )


def _frustration(
    given: Mapping[Pair, int], held: Mapping[Pair, int], most_seconds: float
) -> Frustration:
    """Return the least number of flips where the signs of `held`, beside or for given ones, stay.

    A relation that is given with the other sign is one that has flipped.
    """
    start = monotonic()
    signs = {**given, **held}
    flipped = [pair for pair, sign in held.items() if given.get(pair, sign) != sign]
    frustrated: list[Pair] = []
    bound = 0
    for part in _parts(signs):
        spent = monotonic() - start
        against, least = _solved(part, signs, held, max(most_seconds - spent, 0.1))
        frustrated += against
        bound += least
    states = sorted({party for pair in signs for party in pair})
    camps = _camps(states, signs, set(frustrated))
    return Frustration(
        index=len(frustrated) + len(flipped),
        bound=bound + len(flipped),
        relations=len(given),
        frustrated=tuple(sorted([*frustrated, *flipped])),
        camps=MappingProxyType(camps),
        seconds=monotonic() - start,
    )


def _parts(signs: Mapping[Pair, int]) -> list[list[Pair]]:
    """Return the relations of each biconnected part that is more than one relation."""
    import rustworkx as rx

    graph: Any = rx.PyGraph(multigraph=False)
    states = sorted({party for pair in signs for party in pair})
    at = dict(zip(states, graph.add_nodes_from(states), strict=True))
    graph.add_edges_from([(at[a], at[b], None) for a, b in signs])
    parts: defaultdict[int, list[Pair]] = defaultdict(list)
    number = cast("Mapping[Pair, int]", rx.biconnected_components(graph))
    for (a, b), part in number.items():
        one, other = sorted((states[cast("int", a)], states[cast("int", b)]))
        parts[part].append((one, other))
    # A single relation always fits.
    return [sorted(pairs) for _, pairs in sorted(parts.items()) if len(pairs) > 1]


def _solved(
    pairs: Sequence[Pair], signs: Mapping[Pair, int], held: Mapping[Pair, int], seconds: float
) -> tuple[list[Pair], int]:
    """Return the frustrated relations of one part and the least number there can be."""
    if all(signs[pair] > 0 for pair in pairs):
        return [], 0
    import numpy as np
    from scipy.sparse import csr_array

    optimize: Any = import_module("scipy.optimize")  # its types want numbers for arrays

    states = sorted({party for pair in pairs for party in pair})
    state_at = {state: n for n, state in enumerate(states)}
    pair_at = {pair: len(states) + n for n, pair in enumerate(pairs)}
    rows: list[tuple[list[tuple[int, int]], int]] = []
    for a, b in pairs:
        i, j, f = state_at[a], state_at[b], pair_at[a, b]
        if signs[a, b] > 0:
            rows += [([(f, 1), (i, -1), (j, 1)], 0), ([(f, 1), (i, 1), (j, -1)], 0)]
        else:
            rows += [([(f, 1), (i, -1), (j, -1)], -1), ([(f, 1), (i, 1), (j, 1)], 1)]
    for (a, b, c), product in triads_of({pair: signs[pair] for pair in pairs}):
        if product < 0:
            rows.append(([(pair_at[pair], 1) for pair in ((a, b), (a, c), (b, c))], 1))
    width = len(states) + len(pairs)
    entries = [(n, at, value) for n, (terms, _) in enumerate(rows) for at, value in terms]
    where_row, where_column, values = zip(*entries, strict=True)
    matrix = csr_array((values, (where_row, where_column)), shape=(len(rows), width), dtype=float)
    cost = np.array([0.0] * len(states) + [1.0] * len(pairs))
    upper = np.ones(width)
    # Camps may be swapped, so the state with most relations is put in camp 0.
    degree = [sum(state in pair for pair in pairs) for state in states]
    upper[degree.index(max(degree))] = 0
    for pair in held.keys() & set(pairs):
        upper[pair_at[pair]] = 0
    made: Any = optimize.milp(
        cost,
        constraints=optimize.LinearConstraint(matrix, lb=np.array([least for _, least in rows])),
        bounds=optimize.Bounds(np.zeros(width), upper),
        integrality=np.array([1] * len(states) + [0] * len(pairs)),
        options={"time_limit": seconds, "mip_rel_gap": 0.0},
    )
    if made.x is None:
        # Without any answer in time: all in one camp, but for who is held apart.
        camps = [int(any(held[pair] < 0 and pair[1] == state for pair in held)) for state in states]
    else:
        camps = [round(x) for x in made.x[: len(states)]]
    against = [
        (a, b) for a, b in pairs if (camps[state_at[a]] == camps[state_at[b]]) != (signs[a, b] > 0)
    ]
    # Without any bound yet, none of the relations need be frustrated.
    told = made.mip_dual_bound
    bound = 0 if told is None or not math.isfinite(told) else math.ceil(told - 1e-6)
    return against, min(max(bound, 0), len(against))


def _camps(
    states: Sequence[str], signs: Mapping[Pair, int], frustrated: set[Pair]
) -> dict[str, int]:
    """Return the camps that the relations which are not frustrated give."""
    near: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for (a, b), sign in signs.items():
        if (a, b) not in frustrated:
            near[a].append((b, sign))
            near[b].append((a, sign))
    camps: dict[str, int] = {}
    for start in states:
        if start in camps:
            continue
        part, waiting = {start: 0}, [start]
        while waiting:
            state = waiting.pop()
            for other, sign in near[state]:
                if other not in part:
                    part[other] = part[state] if sign > 0 else 1 - part[state]
                    waiting.append(other)
        smaller = sum(part.values()) * 2 > len(part)
        camps |= {state: 1 - camp if smaller else camp for state, camp in part.items()}
    return camps
