"""The frustration index against trying every division, and what it says of a pair."""

from itertools import product
from random import Random

import pytest
from tests.relations.conftest import network

from interstate.relations.camps import frustration, parting
from interstate.relations.networks import SignedNetwork


def test_two_against_one_needs_no_flip() -> None:
    found = frustration(network(AB=1, AC=-1, BC=-1))
    assert (found.index, found.proven, found.frustrated) == (0, True, ())
    assert dict(found.camps) == {"A": 0, "B": 0, "C": 1}
    assert found.normalised == 1.0


def test_three_enemies_need_one_flip() -> None:
    found = frustration(network(AB=-1, AC=-1, BC=-1))
    assert found.index == 1
    assert found.normalised == pytest.approx(1 / 3)


def test_without_relations_nothing_can_be_normalised() -> None:
    assert frustration(SignedNetwork(relations=())).normalised is None


def _least(made: SignedNetwork, held: tuple[str, str, bool] | None = None) -> int:
    states = made.states
    return min(
        sum(
            (camps[states.index(a)] == camps[states.index(b)]) != (sign > 0)
            for (a, b), sign in made.signs.items()
        )
        for camps in product((0, 1), repeat=len(states))
        if held is None or (camps[states.index(held[0])] == camps[states.index(held[1])]) == held[2]
    )


@pytest.mark.parametrize("seed", range(12))
def test_the_index_is_what_trying_every_division_gives(seed: int) -> None:
    chance = Random(seed)  # noqa: S311  (no secret)
    pairs = [a + b for a in "ABCDEFGHIJ" for b in "ABCDEFGHIJ" if a < b]
    made = network(**{pair: chance.choice((1, -1)) for pair in pairs if chance.random() < 0.4})
    found = frustration(made)
    assert found.proven
    assert found.index == _least(made)
    flipped = {
        pair: -sign if pair in found.frustrated else sign for pair, sign in made.signs.items()
    }
    assert all((found.camps[a] == found.camps[b]) == (sign > 0) for (a, b), sign in flipped.items())


def test_without_time_the_index_lies_between_bounds() -> None:
    chance = Random(1)  # noqa: S311
    letters = [chr(n) for n in range(65, 65 + 50)]
    made = network(**{a + b: chance.choice((1, -1)) for a in letters for b in letters if a < b})
    found = frustration(made, most_seconds=0.2)
    assert 0 <= found.bound <= found.index <= len(made.relations)
    assert found.proven == (found.gap == 0)


@pytest.mark.parametrize("seed", range(8))
def test_what_parting_and_joining_two_takes_is_what_trying_every_division_gives(seed: int) -> None:
    chance = Random(seed)  # noqa: S311  (no secret)
    pairs = [a + b for a in "ABCDEFGH" for b in "ABCDEFGH" if a < b]
    made = network(**{pair: chance.choice((1, -1)) for pair in pairs if chance.random() < 0.5})
    for pair in (("A", "B"), ("C", "A"), ("G", "H")):
        if {*pair} <= {*made.states}:
            found = parting(made, pair)
            assert found.proven
            assert found.together == _least(made, (*pair, True))
            assert found.apart == _least(made, (*pair, False))


def test_two_friends_cost_a_flip_to_part_and_two_strangers_none() -> None:
    made = network(AB=1, CD=1)
    assert parting(made, ("A", "B")).leaning == 1
    assert parting(made, ("A", "C")).leaning == 0
