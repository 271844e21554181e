"""Blocs, in any number, with + inside and - between: who stands together, and how surely.

Davis (1967) allowed more than two camps: enemies of enemies need not be friends. Blocs are sought
with as few relations as can be against them (Doreian and Mrvar 1996, with both kinds of error
alike): by moving one state at a time to where most of its relations fit, and by joining two blocs
with more + than - between them, until nothing is better, from several beginnings, of which two
camps can be one. The division need not be the best of all, and others may be as good; so it is
found anew fifty times, a tenth of the relations left out at random. How much of a bloc comes back
is its stability, and how often two states are in one bloc says how far to believe that they stand
together.

References
----------
Davis, J. A. (1967), "Clustering and Structural Balance in Graphs", Human Relations 20(2): 181-187.
Doreian, P. and Mrvar, A. (1996), "A Partitioning Approach to Structural Balance", Social Networks
18(2): 149-168.
Hennig, C. (2007), "Cluster-wise Assessment of Cluster Stability", Computational Statistics and Data
Analysis 52(1): 258-271.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from importlib import import_module
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interstate.relations.networks import Pair, SignedNetwork


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
        that should not be believed. ``None`` where there is but one relation to leave out.
    """

    states: tuple[str, ...]
    stability: float | None


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
        The pairs whose relation goes against the division: - within a bloc, + between two.
    draws
        For each draw of relations the number of each state's bloc in it.
    """

    blocs: tuple[Bloc, ...]
    alone: tuple[str, ...]
    against: tuple[Pair, ...]
    draws: tuple[Mapping[str, int], ...]

    @property
    def numbers(self) -> dict[str, int | None]:
        """Return the number of each state's bloc, from 1; ``None`` where it is in none."""
        numbers: dict[str, int | None] = dict.fromkeys(self.alone)
        for number, bloc in enumerate(self.blocs, start=1):
            numbers |= dict.fromkeys(bloc.states, number)
        return numbers

    def together(self, pair: Pair) -> float | None:
        """Return in what share of the draws two states are in one bloc, 0 to 1.

        ``None`` where there are no draws, or one of the two is in none of them.
        """
        told = [draw[pair[0]] == draw[pair[1]] for draw in self.draws if {*pair} <= draw.keys()]
        return sum(told) / len(told) if told else None

    def held(self) -> dict[str, float | None]:
        """Return how often, on average, each state is with each of the others of its bloc, 0 to 1.

        ``None`` where it is in no bloc, or there are no draws.
        """
        found: dict[str, float | None] = dict.fromkeys(self.alone)
        for bloc in self.blocs:
            shared: Counter[str] = Counter()
            for draw in self.draws:
                sizes = Counter(draw[state] for state in bloc.states)
                shared.update({state: sizes[draw[state]] - 1 for state in bloc.states})
            most = len(self.draws) * (len(bloc.states) - 1)
            found |= {state: shared[state] / most if most else None for state in bloc.states}
        return found


_TRIES, _DRAWS, _LEFT_OUT = 20, 50, 0.1


def blocs(
    network: SignedNetwork, *, camps: Mapping[str, int] | None = None, seed: int = 0
) -> Blocs:
    """Return the blocs with + inside and - between that fit best, in any number.

    Parameters
    ----------
    camps
        Two camps to begin from too, so that the blocs fit no worse than these.
    seed
        Where the chance of beginnings and draws starts; the same seed gives the same blocs.
    """
    chance = Random(seed)  # noqa: S311  (no secret)
    signs = network.signs
    own, against = _divided(network.states, signs, chance, _TRIES, camps)
    found = _sets(own)
    drawn: defaultdict[int, list[float]] = defaultdict(list)
    draws: list[Mapping[str, int]] = []
    for _ in range(_DRAWS if len(signs) > 1 else 0):
        left_out = max(1, round(len(signs) * _LEFT_OUT))
        kept = chance.sample(sorted(signs), len(signs) - left_out)
        draw, _ = _divided(network.states, {pair: signs[pair] for pair in kept}, chance, 2)
        draws.append(draw)
        for number, bloc in enumerate(found):
            drawn[number].append(max(len(bloc & each) / len(bloc | each) for each in _sets(draw)))
    made = [
        Bloc(
            states=tuple(sorted(bloc)),
            stability=sum(drawn[n]) / len(drawn[n]) if drawn[n] else None,
        )
        for n, bloc in enumerate(found)
        if len(bloc) > 1
    ]
    return Blocs(
        blocs=tuple(sorted(made, key=lambda bloc: (-len(bloc.states), bloc.states))),
        alone=tuple(sorted(state for bloc in found if len(bloc) == 1 for state in bloc)),
        against=against,
        draws=tuple(draws),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A state that is in another bloc than before.

    Attributes
    ----------
    state
        Party id.
    left, joined
        The others of its bloc before and now that are in only one of both; empty where it was
        or is in none.
    held
        How often, on average, it is with each of its bloc now when a tenth of all relations is left
        out; ``None`` where it is in none.
    """

    state: str
    left: tuple[str, ...]
    joined: tuple[str, ...]
    held: float | None


def moved(before: Blocs, after: Blocs) -> tuple[Move, ...]:
    """Return the states of both networks that are in another bloc than before.

    Which bloc goes on in which is told by how many states they share, so that as many as can be
    stay. A state that only one network has did not move: nothing is known of it in the other.
    """
    import numpy as np

    optimize: Any = import_module("scipy.optimize")  # it ships no types

    was, now = before.numbers, after.numbers
    both = sorted(was.keys() & now.keys())
    shared = np.zeros((len(before.blocs) + 1, len(after.blocs) + 1))
    for state in both:
        shared[was[state] or 0, now[state] or 0] += 1
    # Those in no bloc are none together: 0 goes on in 0.
    rows, columns = optimize.linear_sum_assignment(shared[1:, 1:], maximize=True)
    goes_on: dict[int, int] = {a + 1: b + 1 for a, b in zip(rows, columns, strict=True)}
    held = after.held()
    moves: list[Move] = []
    for state in both:
        old, new = was[state], now[state]
        if (None if old is None else goes_on.get(old)) == new:
            continue
        left = {*(() if old is None else before.blocs[old - 1].states)}
        joined = {*(() if new is None else after.blocs[new - 1].states)}
        moves.append(
            Move(
                state=state,
                left=tuple(sorted(left - joined - {state})),
                joined=tuple(sorted(joined - left - {state})),
                held=held[state],
            )
        )
    return tuple(moves)


def _sets(own: Mapping[str, int]) -> list[set[str]]:
    divided: defaultdict[int, set[str]] = defaultdict(set)
    for state, bloc in own.items():
        divided[bloc].add(state)
    return list(divided.values())


def _divided(
    states: Sequence[str],
    signs: Mapping[Pair, int],
    chance: Random,
    tries: int,
    camps: Mapping[str, int] | None = None,
) -> tuple[dict[str, int], tuple[Pair, ...]]:
    """Return the best division of several tries, and the relations that go against it."""
    near: dict[str, list[tuple[str, int]]] = {state: [] for state in states}
    for (a, b), sign in signs.items():
        near[a].append((b, sign))
        near[b].append((a, sign))
    beginnings = [{state: n for n, state in enumerate(states)} for _ in range(tries)]
    if camps is not None:
        beginnings.append({state: camps[state] for state in states})
    best: dict[str, int] = {}
    least: list[Pair] | None = None
    for own in beginnings:
        _settle(own, near, chance)
        while _join(own, signs):
            _settle(own, near, chance)
        against = [(a, b) for (a, b), sign in signs.items() if (own[a] == own[b]) != (sign > 0)]
        if least is None or len(against) < len(least):
            best, least = own, against
    return best, tuple(sorted(least or ()))


def _settle(
    own: dict[str, int], near: Mapping[str, Sequence[tuple[str, int]]], chance: Random
) -> None:
    """Move each state to where most of its relations fit, until none moves."""
    states = list(own)
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


def _join(own: dict[str, int], signs: Mapping[Pair, int]) -> bool:
    """Join the two blocs that have most more + than - between them; say whether there were any."""
    between: defaultdict[tuple[int, int], int] = defaultdict(int)
    for (a, b), sign in signs.items():
        if own[a] != own[b]:
            between[min(own[a], own[b]), max(own[a], own[b])] += sign
    kept, joined = max(between, key=lambda two: (between[two], two), default=(0, 0))
    if between[kept, joined] <= 0:
        return False
    for state, bloc in own.items():
        if bloc == joined:
            own[state] = kept
    return True
