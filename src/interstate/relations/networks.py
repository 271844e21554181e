"""Who stands with whom: states as a network of cooperative and hostile relations.

A pair of states has a **sign**. From events: the balance ``(C - K) / (C + K)`` of the cooperative
and the conflictual events of the two, either way, is at or above a threshold (+), at or below minus
the threshold (-), or neither; pairs with few events have no sign. From ties: an alliance is +, a
war, militarised dispute, sanction or rivalry -. Where both tell, events decide, since they are of
the time asked about; a pair whose ties point both ways and whose events are silent has no sign.

Most of what is reported is talk, and most talk is cooperative, so that by number nearly all pairs
are. Measured from a `baseline`, the balance of all events together, a pair has a sign where it is
clearly better or worse than is usual.

A triad is **balanced** where the product of its three signs is + (Cartwright and Harary 1956). How
many would be by chance is found by shuffling the signs over the same relations. Camps and blocs
have modules of their own.

References
----------
Cartwright, D. and Harary, F. (1956), "Structural Balance: A Generalization of Heider's Theory",
Psychological Review 63(5): 277-293.
Leskovec, J., Huttenlocher, D. and Kleinberg, J. (2010), "Signed Networks in Social Media", CHI '10
(signs shuffled over the same relations).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import polars as pl

from interstate.errors import RangeError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

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
    baseline
        What the balance of a pair was measured from.
    balances
        The balance of each pair with enough events, also of those without a sign.
    """

    relations: tuple[Relation, ...]
    undecided: tuple[Pair, ...] = ()
    thin: int = 0
    baseline: float = 0.0
    balances: Mapping[Pair, float] = field(default_factory=dict[Pair, float])

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
        near = neighbours(self.signs)
        if not near[pair[0]] and not near[pair[1]]:
            msg = (
                f"neither {pair[0]} nor {pair[1]} has a relation with a sign in that time; "
                "ask for a longer time, fewer --least-events or a lower --threshold"
            )
            raise RangeError(msg)
        return self.among({*pair, *(near[pair[0]] & near[pair[1]])})

    def about(self, state: str, *, most: int | None = None) -> SignedNetwork:
        """Return a state, those with a relation to it, and all relations among these.

        Parameters
        ----------
        most
            Keep so many of them: those of whom most events with the state are told.

        Raises
        ------
        RangeError
            If the state has no relation.
        """
        own = {
            each.pair[each.pair[0] == state]: each.cooperative + each.conflictual
            for each in self.relations
            if state in each.pair
        }
        if not own:
            msg = (
                f"{state} has no relation with a sign in that time; ask for a longer time, fewer "
                "--least-events or a lower --threshold"
            )
            raise RangeError(msg)
        return self.among({state, *sorted(own, key=lambda party: (-own[party], party))[:most]})

    def among(self, states: Collection[str], *, or_none: bool = False) -> SignedNetwork:
        """Return these states and the relations among them.

        Parameters
        ----------
        or_none
            Return an empty network where there are none, in place of an error.

        Raises
        ------
        RangeError
            If no two of them have a relation.
        """
        kept = {*states}
        relations = tuple(each for each in self.relations if kept.issuperset(each.pair))
        if not relations and not or_none:
            msg = (
                f"no two of {', '.join(sorted(kept))} have a relation with a sign in that time; "
                "ask for a longer time, fewer --least-events or a lower --threshold"
            )
            raise RangeError(msg)
        return SignedNetwork(
            relations=relations,
            undecided=tuple(each for each in self.undecided if kept.issuperset(each)),
            baseline=self.baseline,
            balances={pair: each for pair, each in self.balances.items() if kept.issuperset(pair)},
        )

    def triads(self) -> list[tuple[tuple[str, str, str], int]]:
        """Return each three states that all have a relation, with the product of the signs."""
        return triads_of(self.signs)


def neighbours(signs: Mapping[Pair, int]) -> defaultdict[str, set[str]]:
    """Return with whom each state has a relation."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    for a, b in signs:
        near[a].add(b)
        near[b].add(a)
    return near


def triads_of(signs: Mapping[Pair, int]) -> list[tuple[tuple[str, str, str], int]]:
    """Return each three states that all have a relation, with the product of the signs."""
    near = neighbours(signs)
    return [
        ((a, b, c), signs[a, b] * signs[a, c] * signs[b, c])
        for a, b in signs
        for c in sorted(near[a] & near[b])
        if c > b
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shuffled:
    """Balanced triads where the same signs lie on the same relations by chance.

    Attributes
    ----------
    mean, low, high
        Number of balanced triads: mean, and between which 95 of 100 shuffles lie.
    """

    mean: float
    low: float
    high: float


def shuffled(network: SignedNetwork, *, draws: int = 500, seed: int = 0) -> Shuffled | None:
    """Return how many triads would be balanced by chance; ``None`` where there are no triads.

    Who has a relation with whom stays, and how many are hostile; which are is drawn.
    """
    import numpy as np

    triads = network.triads()
    if not triads:
        return None
    at = {pair: n for n, pair in enumerate(network.signs)}
    signs = np.array(list(network.signs.values()), dtype=np.int8)
    sides = np.array([[at[a, b], at[a, c], at[b, c]] for (a, b, c), _ in triads])
    chance = np.random.default_rng(seed)
    counts = [int((chance.permutation(signs)[sides].prod(axis=1) > 0).sum()) for _ in range(draws)]
    low, high = np.quantile(counts, [0.025, 0.975])
    return Shuffled(mean=float(np.mean(counts)), low=float(low), high=float(high))


def signed_network(  # noqa: PLR0913  (what a sign depends on)
    events: pl.DataFrame,
    ties: pl.DataFrame,
    *,
    states: Collection[str],
    threshold: float = THRESHOLD,
    least_events: int = LEAST_EVENTS,
    baseline: float | None = 0.0,
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
    baseline
        What a pair's balance is measured from, -1 to 1; ``None``: from the balance of all
        events of these states together.

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
    if baseline is None:
        baseline = _usual(counts)
    relations: list[Relation] = []
    undecided: list[Pair] = []
    balances: dict[Pair, float] = {}
    thin = 0
    for pair in sorted({*counts, *bonds}):
        good, bad = counts.get(pair, (0, 0))
        kinds = bonds.get(pair, ())
        balance = (good - bad) / (good + bad) if good + bad >= least_events else None
        if balance is not None:
            balances[pair] = balance
        sign = 0 if balance is None else _sign(balance - baseline, threshold)
        told = f"{good} cooperative and {bad} conflictual events, balance {balance or 0:+.2f}"
        if baseline:
            told += f" where {baseline:+.2f} is usual"
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
    return SignedNetwork(
        relations=tuple(relations),
        undecided=tuple(undecided),
        thin=thin,
        baseline=baseline,
        balances=balances,
    )


def _sign(balance: float, threshold: float) -> int:
    if abs(balance) < threshold:
        return 0
    return 1 if balance > 0 else -1


def _usual(counts: Mapping[Pair, tuple[int, int]]) -> float:
    """Return the balance of all events together, 0 where there are none."""
    good, bad = (sum(pair[n] for pair in counts.values()) for n in (0, 1))
    return (good - bad) / (good + bad) if good + bad else 0.0


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
