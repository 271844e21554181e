"""Blocs: what is found, how surely, and which states moved."""

from random import Random

import pytest
from tests.relations.conftest import network

from interstate.relations.blocs import blocs, moved
from interstate.relations.camps import frustration

TWO = dict.fromkeys(("AB", "AC", "AD", "BC", "BD", "CD", "WX", "WY", "XY", "WZ", "XZ"), 1)


def test_three_enemies_are_three_and_against_nothing() -> None:
    found = blocs(network(AB=-1, AC=-1, BC=-1))
    assert found.against == ()
    assert found.alone == ("A", "B", "C")


def test_two_blocs_are_found_and_are_stable() -> None:
    found = blocs(network(**TWO, AW=-1, BX=-1, CY=-1))
    assert [bloc.states for bloc in found.blocs] == [("A", "B", "C", "D"), ("W", "X", "Y", "Z")]
    assert all((bloc.stability or 0) > 0.75 for bloc in found.blocs)


@pytest.mark.parametrize("seed", range(8))
def test_blocs_fit_no_worse_than_two_camps(seed: int) -> None:
    chance = Random(seed)  # noqa: S311  (no secret)
    letters = [chr(n) for n in range(65, 65 + 26)]
    pairs = [a + b for a in letters for b in letters if a < b]
    made = network(**{pair: chance.choice((1, 1, -1)) for pair in pairs if chance.random() < 0.4})
    camps = frustration(made)
    found = blocs(made, camps=camps.camps)
    assert len(found.against) <= camps.index
    numbers = found.numbers
    wrong = {
        (a, b)
        for (a, b), sign in made.signs.items()
        if (numbers[a] is not None and numbers[a] == numbers[b]) != (sign > 0)
    }
    assert {*found.against} == wrong


def test_who_is_in_one_bloc_in_every_draw_is_told_from_who_never_is() -> None:
    found = blocs(network(**TWO, AW=-1, BX=-1, CY=-1))
    assert found.together(("A", "B")) == 1.0
    assert found.together(("A", "W")) == 0.0
    assert found.together(("A", "nobody")) is None
    assert found.held()["A"] == pytest.approx(
        sum(found.together(("A", other)) or 0 for other in "BCD") / 3
    )


def test_a_bloc_that_hangs_on_one_relation_has_no_stability_to_tell() -> None:
    (only,) = blocs(network(AB=1)).blocs
    assert only.stability is None


def test_a_bloc_loses_who_is_held_by_one_relation_in_some_draws() -> None:
    held = blocs(network(AB=1, AC=1, BC=1, CD=1)).held()
    assert (held["D"] or 0) < (held["A"] or 0)


def test_who_changes_sides_is_told_and_who_is_new_is_not() -> None:
    enemies = dict.fromkeys((a + b for a in "ABC" for b in "XYZ"), -1)
    first = {**enemies, "AB": 1, "AC": 1, "BC": 1, "XY": 1, "XZ": 1, "YZ": 1}
    turned = {pair: -sign if "C" in pair else sign for pair, sign in first.items()}
    (move,) = moved(blocs(network(**first)), blocs(network(**turned, AD=1)))
    assert (move.state, move.left, move.joined) == ("C", ("A", "B"), ("X", "Y", "Z"))
    assert move.held is not None


def test_nobody_moved_between_two_networks_that_are_the_same() -> None:
    found = blocs(network(**TWO, AW=-1, BX=-1, CY=-1))
    assert moved(found, found) == ()
