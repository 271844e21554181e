"""How two states stand in the network of all: by themselves, by third states, by camps and blocs.

How two states stand to each other shows only in part between them. Who is with both, against both,
or with one and against the other says more, and balance (Cartwright and Harary 1956) says what it
amounts to: third states of the first two kinds fit two that are on one side, those of the last kind
two that are not. Whether all that is known of all states puts the two in one camp is asked of the
frustration index (`interstate.relations.camps.parting`), and how often they fall into one bloc of
the draws of `interstate.relations.blocs`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interstate.relations.camps import parting
from interstate.relations.networks import neighbours

if TYPE_CHECKING:
    from interstate.relations.blocs import Blocs
    from interstate.relations.camps import Parting
    from interstate.relations.networks import Pair, Relation, SignedNetwork


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How two states stand in a network.

    Attributes
    ----------
    pair
        Party ids, in their order.
    relation
        The two's own; ``None`` where they have no sign.
    balance
        -1 to 1, also where it is no sign; ``None`` where too few events tell.
    with_both, against_both
        States with a cooperative relation to both, and with a hostile one to both.
    with_first, with_second
        States that cooperate with the one and are hostile to the other.
    camps
        What it takes to have the two in one camp, and in two; ``None`` where one of them has no
        relation, or no path of relations joins them.
    together
        In what share of the draws the two are in one bloc, 0 to 1; ``None`` as before.
    """

    pair: Pair
    relation: Relation | None
    balance: float | None
    with_both: tuple[str, ...]
    against_both: tuple[str, ...]
    with_first: tuple[str, ...]
    with_second: tuple[str, ...]
    camps: Parting | None
    together: float | None

    @property
    def for_one_side(self) -> int:
        """How many third states fit two on one side, less those that fit two on two sides."""
        fits = len(self.with_both) + len(self.against_both)
        return fits - len(self.with_first) - len(self.with_second)

    def camp_words(self) -> str:
        """Say what camps tell of the two, in words."""
        if self.camps is None:
            return "nothing joins the two, so that camps cannot tell"
        if not self.camps.proven:
            return "time ran out before camps could tell"
        lean = self.camps.leaning
        if lean == 0:
            return "as many relations would have to flip either way, so that camps cannot tell"
        side = "one camp" if lean > 0 else "two camps"
        least = min(self.camps.together, self.camps.apart)
        more = "otherwise 1 more" if abs(lean) == 1 else f"otherwise {abs(lean)} more"
        return f"in {side} in every least division (flips {least}, {more})"


def standing(network: SignedNetwork, pair: Pair, blocs: Blocs) -> Standing:
    """Return how two states stand in a network.

    Parameters
    ----------
    blocs
        The network's.
    """
    one, other = sorted(pair)
    signs = network.signs
    near = neighbours(signs)
    kinds: dict[tuple[int, int], list[str]] = {(a, b): [] for a in (1, -1) for b in (1, -1)}
    for third in sorted(near[one] & near[other]):
        first, second = (signs[min(of, third), max(of, third)] for of in (one, other))
        kinds[first, second].append(third)
    joined = _joined(network, one, other)
    return Standing(
        pair=(one, other),
        relation=next((each for each in network.relations if each.pair == (one, other)), None),
        balance=network.balances.get((one, other)),
        with_both=tuple(kinds[1, 1]),
        against_both=tuple(kinds[-1, -1]),
        with_first=tuple(kinds[1, -1]),
        with_second=tuple(kinds[-1, 1]),
        camps=parting(network, (one, other)) if joined else None,
        together=blocs.together((one, other)) if joined else None,
    )


def _joined(network: SignedNetwork, one: str, other: str) -> bool:
    near = neighbours(network.signs)
    seen, waiting = {one}, [one]
    while waiting:
        for state in near[waiting.pop()] - seen:
            seen.add(state)
            waiting.append(state)
    return other in seen
