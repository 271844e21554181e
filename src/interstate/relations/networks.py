"""Who stands with whom: states as a network of cooperative and hostile relations.

A pair of states has a **sign**. From events: the balance ``(C - K) / (C + K)`` of the cooperative
and the conflictual events of the two, either way, is at or above a threshold (+), at or below minus
the threshold (-), or neither; pairs with few events have no sign. From ties: an alliance is +, a
war, militarised dispute, sanction or rivalry -. Where both tell, events decide, since they are of
the time asked about; a pair whose ties point both ways and whose events are silent has no sign.

A triad is **balanced** where the product of its three signs is + (Cartwright and Harary 1956). The
**frustration index** is the least number of relations that would have to change sign, or vanish,
for the states to fall into two camps with + inside and - between. It is found exactly, by integer
programming, as Aref, Mason and Wilson (2018) put it: a state is in camp 0 or 1, ``x_i``, and a
relation is frustrated, ``f_ij``, where it goes against the camps:

* minimise the sum of all ``f_ij``;
* for +: ``f_ij >= x_i - x_j`` and ``f_ij >= x_j - x_i``;
* for -: ``f_ij >= x_i + x_j - 1`` and ``f_ij >= 1 - x_i - x_j``;
* for each unbalanced triad, which needs one: ``f_ij + f_ik + f_jk >= 1``.

Whatever hangs together by one state alone can be settled by itself, so each biconnected part is a
problem of its own. The solver, HiGHS, says how far its best answer can be from the true one: 0 is
proof. Where time runs out the index lies between two bounds, and this is said.

That a relation is frustrated means that it does not fit two camps. It does not mean that it is
wrong, weak or about to change; and usually several sets of as many relations would do.

References
----------
Cartwright, D. and Harary, F. (1956), "Structural Balance: A Generalization of Heider's Theory",
Psychological Review 63(5): 277-293.
Aref, S., Mason, A. J. and Wilson, M. C. (2018), "Computing the Line Index of Balance Using Integer
Programming Optimisation", in: Optimization Problems in Graph Theory, Springer: 65-84; and (2020),
"A Modeling and Computational Study of the Frustration Index in Signed Networks", Networks 75(1).
Davis, J. A. (1967), "Clustering and Structural Balance in Graphs", Human Relations 20(2): 181-187
(more than two camps); Doreian, P. and Mrvar, A. (1996), Social Networks 18(2): 149-168.
Hennig, C. (2007), "Cluster-wise Assessment of Cluster Stability", Computational Statistics and Data
Analysis 52(1): 258-271.
Huangfu, Q. and Hall, J. A. J. (2018), Mathematical Programming Computation 10: 119-142 (HiGHS).
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from importlib import import_module
from random import Random
from time import monotonic
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

import polars as pl

from interstate.errors import RangeError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

Pair = tuple[str, str]

THRESHOLD = 0.2
"""Balance from which a pair is cooperative, and below minus which it is hostile: 3 of 5 events."""
LEAST_EVENTS = 5
"""Fewer events of a pair say too little of how the two stand."""
TIES: Mapping[str, int] = MappingProxyType(
    {
        "alliance": 1,
        "militarised dispute": -1,
        "war": -1,
        "sanction": -1,
        "rivalry": -1,
    }
)
"""What each kind of tie says of how two states stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Two states that stand with or against each other.

    Attributes
    ----------
    pair
        Party ids, in their order.
    sign
        1 or -1.
    balance
        -1 to 1 from events, ``None`` where ties decided.
    cooperative, conflictual
        Numbers of events of the two, either way.
    because
        In words, what the sign rests on.
    """

    pair: Pair
    sign: int
    balance: float | None
    cooperative: int
    conflictual: int
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedNetwork:
    """States and how they stand to each other.

    Attributes
    ----------
    relations
        One for each pair with a sign, by pair.
    undecided
        Pairs with enough events whose balance lies between the thresholds, or whose ties point
        both ways: known to each other, and without a sign.
    thin
        Pairs with too few events and no tie.
    """

    relations: tuple[Relation, ...]
    undecided: tuple[Pair, ...] = ()
    thin: int = 0

    @property
    def states(self) -> tuple[str, ...]:
        """The party ids of all that have a relation, sorted."""
        return tuple(sorted({party for each in self.relations for party in each.pair}))

    @property
    def signs(self) -> dict[Pair, int]:
        """The sign of each pair."""
        return {each.pair: each.sign for each in self.relations}

    def around(self, pair: Pair) -> SignedNetwork:
        """Return the two, those with a relation to both, and all relations among these.

        Raises
        ------
        RangeError
            If neither of the two has any relation.
        """
        near = self._neighbours()
        if not near[pair[0]] and not near[pair[1]]:
            msg = (
                f"neither {pair[0]} nor {pair[1]} has a relation with a sign in that time; "
                "ask for a longer time, fewer --least-events or a lower --threshold"
            )
            raise RangeError(msg)
        kept = {*pair, *(near[pair[0]] & near[pair[1]])}
        return SignedNetwork(
            relations=tuple(each for each in self.relations if kept.issuperset(each.pair)),
            undecided=tuple(each for each in self.undecided if kept.issuperset(each)),
        )

    def _neighbours(self) -> defaultdict[str, set[str]]:
        near: defaultdict[str, set[str]] = defaultdict(set)
        for a, b in self.signs:
            near[a].add(b)
            near[b].add(a)
        return near

    def triads(self) -> list[tuple[tuple[str, str, str], int]]:
        """Return each three states that all have a relation, with the product of the signs."""
        near, signs = self._neighbours(), self.signs
        return [
            ((a, b, c), signs[a, b] * signs[a, c] * signs[b, c])
            for a, b in signs
            for c in sorted(near[a] & near[b])
            if c > b
        ]


def signed_network(
    events: pl.DataFrame,
    ties: pl.DataFrame,
    *,
    states: Collection[str],
    threshold: float = THRESHOLD,
    least_events: int = LEAST_EVENTS,
) -> SignedNetwork:
    """Return how states stand to each other by what they did and what binds or parts them.

    Parameters
    ----------
    events
        ``party_a party_b quad events``: numbers of events of the time, by quad class.
    ties
        ``party_a party_b tie``: ties in force in that time; kinds that are none of `TIES` say
        nothing.
    states
        Party ids that count; all others are left out.
    threshold
        As `THRESHOLD`, above 0 and at most 1.
    least_events
        As `LEAST_EVENTS`, at least 1.

    Raises
    ------
    RangeError
        If the threshold or the least number of events is out of its range.
    """
    if not 0 < threshold <= 1 or least_events < 1:
        msg = (
            f"a threshold of {threshold} and {least_events} events; the threshold must be above 0 "
            "and at most 1, and the events at least 1"
        )
        raise RangeError(msg)
    counts = _counts(events, states)
    bonds = _bonds(ties, states)
    relations: list[Relation] = []
    undecided: list[Pair] = []
    thin = 0
    for pair in sorted({*counts, *bonds}):
        good, bad = counts.get(pair, (0, 0))
        kinds = bonds.get(pair, ())
        balance = (good - bad) / (good + bad) if good + bad >= least_events else None
        sign = _sign(balance, threshold)
        told = f"{good} cooperative and {bad} conflictual events, balance {balance or 0:+.2f}"
        if not sign and kinds:
            tied = {TIES[kind] for kind in kinds}
            sign = tied.pop() if len(tied) == 1 else 0
            told = ", ".join(kinds)
            balance = None
        if sign:
            relations.append(
                Relation(
                    pair=pair,
                    sign=sign,
                    balance=balance,
                    cooperative=good,
                    conflictual=bad,
                    because=told,
                )
            )
        elif balance is None and not kinds:
            thin += 1
        else:
            undecided.append(pair)
    return SignedNetwork(relations=tuple(relations), undecided=tuple(undecided), thin=thin)


def _sign(balance: float | None, threshold: float) -> int:
    if balance is None or abs(balance) < threshold:
        return 0
    return 1 if balance > 0 else -1


def _pairs(frame: pl.DataFrame, states: Collection[str]) -> pl.DataFrame:
    known = frame.filter(
        pl.col("party_a").is_in([*states]),
        pl.col("party_b").is_in([*states]),
        pl.col("party_a") != pl.col("party_b"),
    )
    return known.with_columns(
        one=pl.min_horizontal("party_a", "party_b"), other=pl.max_horizontal("party_a", "party_b")
    )


def _counts(events: pl.DataFrame, states: Collection[str]) -> dict[Pair, tuple[int, int]]:
    """Return numbers of cooperative and conflictual events of each pair."""
    good = pl.col("events").filter(pl.col("quad").str.ends_with("cooperation")).sum()
    bad = pl.col("events").filter(pl.col("quad").str.ends_with("conflict")).sum()
    rows = _pairs(events, states).group_by("one", "other").agg(good=good, bad=bad)
    return {(a, b): (good, bad) for a, b, good, bad in rows.iter_rows() if good + bad}


def _bonds(ties: pl.DataFrame, states: Collection[str]) -> dict[Pair, tuple[str, ...]]:
    rows = _pairs(ties, states).filter(pl.col("tie").is_in([*TIES]))
    kinds = rows.group_by("one", "other").agg(pl.col("tie").unique().sort())
    return {(a, b): tuple(found) for a, b, found in kinds.iter_rows()}


# Two camps -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Frustration:
    """How far a network is from two camps.

    Attributes
    ----------
    index
        Relations against the camps in the best division found.
    bound
        The index is not less than this; equal to `index` where that is proven least.
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


def frustration(network: SignedNetwork, *, most_seconds: float = 60.0) -> Frustration:
    """Return the least number of relations that would have to flip for two camps.

    Parameters
    ----------
    most_seconds
        Time after which bounds are given instead of proof.
    """
    start = monotonic()
    signs = network.signs
    frustrated: list[Pair] = []
    bound = 0
    for part in _parts(signs):
        spent = monotonic() - start
        against, least = _solved(part, signs, max(most_seconds - spent, 0.1))
        frustrated += against
        bound += least
    camps = _camps(network.states, signs, set(frustrated))
    return Frustration(
        index=len(frustrated),
        bound=bound,
        frustrated=tuple(sorted(frustrated)),
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
    pairs: Sequence[Pair], signs: Mapping[Pair, int], seconds: float
) -> tuple[list[Pair], int]:
    """Return the frustrated relations of one part and the least number there can be."""
    if all(signs[pair] > 0 for pair in pairs):
        return [], 0
    import numpy as np
    from scipy.sparse import csr_array

    optimize: Any = import_module("scipy.optimize")  # its types want numbers for arrays

    part = SignedNetwork(
        relations=tuple(
            Relation(
                pair=pair, sign=signs[pair], balance=None, cooperative=0, conflictual=0, because=""
            )
            for pair in pairs
        )
    )
    states = part.states
    state_at = {state: n for n, state in enumerate(states)}
    pair_at = {pair: len(states) + n for n, pair in enumerate(pairs)}
    rows: list[tuple[list[tuple[int, int]], int]] = []
    for a, b in pairs:
        i, j, f = state_at[a], state_at[b], pair_at[a, b]
        if signs[a, b] > 0:
            rows += [([(f, 1), (i, -1), (j, 1)], 0), ([(f, 1), (i, 1), (j, -1)], 0)]
        else:
            rows += [([(f, 1), (i, -1), (j, -1)], -1), ([(f, 1), (i, 1), (j, 1)], 1)]
    for (a, b, c), product in part.triads():
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
    made: Any = optimize.milp(
        cost,
        constraints=optimize.LinearConstraint(matrix, lb=np.array([least for _, least in rows])),
        bounds=optimize.Bounds(np.zeros(width), upper),
        integrality=np.array([1] * len(states) + [0] * len(pairs)),
        options={"time_limit": seconds, "mip_rel_gap": 0.0},
    )
    camps = [0] * len(states) if made.x is None else [round(x) for x in made.x[: len(states)]]
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


# Any number of blocs -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Bloc:
    """States that stand together.

    Attributes
    ----------
    states
        Party ids, sorted.
    stability
        0 to 1: how much of the bloc comes back, on average, when a tenth of all relations is left
        out at random (Hennig's Jaccard similarity). Above 0.75 is a stable bloc, below 0.5 one
        that should not be believed.
    """

    states: tuple[str, ...]
    stability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocs:
    """A division into as many blocs as fit best.

    Attributes
    ----------
    blocs
        Of two states or more, the largest first.
    alone
        States that are in no bloc.
    against
        Relations that go against the division: - within a bloc, + between two.
    """

    blocs: tuple[Bloc, ...]
    alone: tuple[str, ...]
    against: int


_TRIES, _DRAWS, _LEFT_OUT = 20, 50, 0.1


def blocs(network: SignedNetwork, *, seed: int = 0) -> Blocs:
    """Return the blocs with + inside and - between that fit best, in any number.

    Found by moving one state at a time from several beginnings, so the division need not be the
    best of all; its stability says how far to believe it.

    Parameters
    ----------
    seed
        Where the chance of beginnings and draws starts; the same seed gives the same blocs.
    """
    chance = Random(seed)  # noqa: S311  (no secret)
    signs = network.signs
    found, against = _divided(network.states, signs, chance, _TRIES)
    drawn: defaultdict[int, list[float]] = defaultdict(list)
    for _ in range(_DRAWS if len(signs) > 1 else 0):
        kept = chance.sample(sorted(signs), max(1, round(len(signs) * (1 - _LEFT_OUT))))
        other, _ = _divided(network.states, {pair: signs[pair] for pair in kept}, chance, 2)
        for number, bloc in enumerate(found):
            drawn[number].append(max(len(bloc & each) / len(bloc | each) for each in other))
    made = [
        Bloc(states=tuple(sorted(bloc)), stability=sum(drawn[n]) / max(len(drawn[n]), 1))
        for n, bloc in enumerate(found)
        if len(bloc) > 1
    ]
    return Blocs(
        blocs=tuple(sorted(made, key=lambda bloc: (-len(bloc.states), bloc.states))),
        alone=tuple(sorted(state for bloc in found if len(bloc) == 1 for state in bloc)),
        against=against,
    )


def _divided(
    states: Sequence[str], signs: Mapping[Pair, int], chance: Random, tries: int
) -> tuple[list[set[str]], int]:
    """Return the best division of several tries, and how many relations go against it."""
    near: dict[str, list[tuple[str, int]]] = {state: [] for state in states}
    for (a, b), sign in signs.items():
        near[a].append((b, sign))
        near[b].append((a, sign))
    best: dict[str, int] = {}
    least = len(signs) + 1
    for _ in range(tries):
        own = _settled(list(states), near, chance)
        against = sum((own[a] == own[b]) != (sign > 0) for (a, b), sign in signs.items())
        if against < least:
            best, least = own, against
    divided: defaultdict[int, set[str]] = defaultdict(set)
    for state, bloc in best.items():
        divided[bloc].add(state)
    return list(divided.values()), max(min(least, len(signs)), 0)


def _settled(
    states: list[str], near: Mapping[str, Sequence[tuple[str, int]]], chance: Random
) -> dict[str, int]:
    """Move each state to where most of its relations fit, until none moves."""
    own = {state: n for n, state in enumerate(states)}
    moved = True
    while moved:
        moved = False
        chance.shuffle(states)
        for state in states:
            pull: defaultdict[int, int] = defaultdict(int)
            for other, sign in near[state]:
                pull[own[other]] += sign
            here = pull[own[state]]
            target = max(pull, key=lambda bloc: (pull[bloc], bloc))
            if pull[target] > max(here, 0):
                own[state], moved = target, True
            elif here < 0:
                own[state], moved = max(own.values()) + 1, True
    return own


# Positions -----------------------------------------------------------------------------------


def positions(network: SignedNetwork) -> pl.DataFrame:
    """Return where each state stands in the network.

    Returns
    -------
    polars DataFrame
        ``party friends foes degree_balance pagerank betweenness``, most relations first.
        `degree_balance` is (friends - foes) / (friends + foes). `pagerank` is a state's share of
        visits of someone who follows + relations, the likelier the more cooperative events they
        rest on, and starts anew with probability 0.15 (Brin and Page 1998): high for who
        cooperates much with those who cooperate much. `betweenness` is the share of shortest paths
        between others, over + relations, that lead through the state (Freeman 1977): whom
        others would pass who have friends in common only there; it says nothing of what passes.
    """
    import rustworkx as rx

    states = network.states
    friendly: Any = rx.PyGraph(multigraph=False)
    at = dict(zip(states, friendly.add_nodes_from(list(states)), strict=True))
    friends, foes = dict.fromkeys(states, 0), dict.fromkeys(states, 0)
    for each in network.relations:
        counted = friends if each.sign > 0 else foes
        for party in each.pair:
            counted[party] += 1
        if each.sign > 0:
            a, b = each.pair
            friendly.add_edge(at[a], at[b], float(max(each.cooperative, 1)))
    visits: Any = rx.pagerank(friendly.to_directed(), alpha=0.85, weight_fn=float)
    between: Any = rx.betweenness_centrality(friendly)
    return pl.DataFrame(
        {
            "party": states,
            "friends": [friends[state] for state in states],
            "foes": [foes[state] for state in states],
            "degree_balance": [(friends[s] - foes[s]) / (friends[s] + foes[s]) for s in states],
            "pagerank": [float(visits[at[state]]) for state in states],
            "betweenness": [float(between[at[state]]) for state in states],
        },
        schema_overrides={"party": pl.String},
    ).sort(pl.col("friends") + pl.col("foes"), "party", descending=[True, False])


# Change --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is different in one network from an earlier one.

    Attributes
    ----------
    turned
        Pairs that had the other sign before, with their sign now.
    new, gone
        Pairs with a sign now and none before, and the other way round; each with the sign.
    same
        Pairs whose sign is as before.
    """

    turned: tuple[tuple[Pair, int], ...]
    new: tuple[tuple[Pair, int], ...]
    gone: tuple[tuple[Pair, int], ...]
    same: int


def change(before: SignedNetwork, after: SignedNetwork) -> Change:
    """Return what is different between two networks.

    A pair that is gone may only have too few events now: no sign is not indifference.
    """
    was, now = before.signs, after.signs
    both = was.keys() & now.keys()
    turned = [pair for pair in both if was[pair] != now[pair]]
    return Change(
        turned=_with_signs(turned, now),
        new=_with_signs(now.keys() - was.keys(), now),
        gone=_with_signs(was.keys() - now.keys(), was),
        same=len(both) - len(turned),
    )


def _with_signs(pairs: Iterable[Pair], signs: Mapping[Pair, int]) -> tuple[tuple[Pair, int], ...]:
    return tuple((pair, signs[pair]) for pair in sorted(pairs))
