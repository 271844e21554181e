"""Places and names: nothing covers anything, blocs are apart, and like states stand together."""

import math
from itertools import combinations
from random import Random

import pytest

from interstate.briefs.network_places import (
    Box,
    Label,
    bent,
    grouped,
    labelled,
    ordered,
    ring,
    text_width,
)


def signs(**given: int) -> dict[tuple[str, str], int]:
    """Return signs from names such as ``AB=1``, one letter a state."""
    return {(pair[0], pair[1]): sign for pair, sign in given.items()}


def box(label: Label, size: float) -> Box:
    """Return the room that a name takes: left, low, right, high."""
    wide, tall = text_width(label.text, size), size * 0.6
    left = label.x - {"left": 0.0, "center": wide / 2, "right": wide}[label.align]
    return left, label.y - tall, left + wide, label.y + tall


def meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_each_group_has_a_disc_of_its_own_and_stands_inside_it() -> None:
    made = grouped(
        signs(AB=1, AC=1, BC=1, XY=1, YZ=1, AX=-1), ["ABC", "XYZ", "Q"], width=900, height=700
    )
    for one, other in combinations(made.discs, 2):
        assert math.dist(one.centre, other.centre) > one.radius + other.radius
    for disc in made.discs:
        for state in disc.states:
            assert math.dist(made.places[state], disc.centre) <= disc.radius
    for x, y in made.places.values():
        assert 0 <= x <= made.width <= 900
        assert 0 <= y <= made.height <= 700


def test_the_same_network_gets_the_same_places() -> None:
    given = signs(AB=1, AC=1, BC=1, CD=1)
    made = [grouped(given, ["ABCD"], width=900, height=700) for _ in range(2)]
    assert made[0] == made[1]


def test_states_on_a_chain_of_cooperation_stand_in_its_order() -> None:
    places = grouped(signs(AB=1, BC=1, CD=1), ["ABCD"], width=900, height=700).places
    apart = {pair: math.dist(places[pair[0]], places[pair[1]]) for pair in ("AB", "AC", "AD")}
    assert apart["AB"] < apart["AC"] < apart["AD"]


def test_hostile_states_of_a_bloc_stand_further_apart_than_cooperating_ones() -> None:
    places = grouped(signs(AB=1, BC=1, AC=-1), ["ABC"], width=900, height=700).places
    assert math.dist(places["A"], places["C"]) > math.dist(places["A"], places["B"])


def test_no_two_states_of_a_large_bloc_cover_each_other() -> None:
    chance = Random(1)  # noqa: S311  (no secret)
    names = [f"S{n:02}" for n in range(60)]
    given = {pair: 1 for pair in combinations(names, 2) if chance.random() < 0.2}
    places = grouped(given, [names], width=900, height=700).places
    assert min(math.dist(places[a], places[b]) for a, b in combinations(names, 2)) > 12


@pytest.mark.parametrize("seed", range(5))
def test_no_name_covers_a_name_or_a_state_or_leaves_the_drawing(seed: int) -> None:
    chance = Random(seed)  # noqa: S311
    places = {f"S{n}": (chance.random() * 300, chance.random() * 200) for n in range(40)}
    wanted = [(state, "Bosnia and Herzegovina"[: 4 + n % 18]) for n, state in enumerate(places)]
    found = labelled(places, wanted, size=11, radius=4, width=300, height=200)
    assert 0 < len(found) < 40
    boxes = {label.state: box(label, 11) for label in found}
    assert not any(meet(a, b) for a, b in combinations(boxes.values(), 2))
    for state, room in boxes.items():
        assert room[0] >= -1e-9
        assert room[2] <= 300 + 1e-9
        assert not any(
            meet(room, (x - 4, y - 4, x + 4, y + 4))
            for other, (x, y) in places.items()
            if other != state
        )


def test_the_state_that_matters_most_is_named_where_only_one_name_fits() -> None:
    places = {"A": (50.0, 10.0), "B": (50.0, 18.0)}
    wanted = [("B", "Belarus"), ("A", "Albania")]
    (label,) = labelled(
        places, wanted, size=11, radius=4, width=120, height=36, taken=[(0, 0, 48, 36)]
    )
    assert label.state == "B"


def test_states_with_like_relations_stand_side_by_side() -> None:
    given = signs(AX=1, AY=1, CX=1, CY=1, BP=1, BQ=1, DP=1, DQ=1)
    order = ordered(given, "ABCD")
    assert abs(order.index("A") - order.index("C")) == 1
    assert abs(order.index("B") - order.index("D")) == 1


def test_around_a_state_its_foes_stand_to_the_right() -> None:
    turns = ring(signs(AM=-1, BM=-1, CM=1, DM=1, EM=1, FM=1, MZ=1), "M")
    assert turns.keys() == {*"ABCDEFZ"}
    foes = [math.cos(turns[state]) for state in "AB"]
    assert min(foes) > max(math.cos(turns[state]) for state in "CDEFZ")
    assert len({round(turn % (2 * math.pi), 6) for turn in turns.values()}) == 7


@pytest.mark.parametrize("turn", [0.1, 1.0, 2.0, 3.0, math.pi])
def test_a_line_between_two_of_a_ring_keeps_clear_of_its_middle(turn: float) -> None:
    one, other = (100.0, 0.0), (100 * math.cos(turn), 100 * math.sin(turn))
    line = bent(one, other, middle=(0, 0), radius=100)
    assert line[0] == pytest.approx(one)
    assert line[-1] == pytest.approx(other, abs=0.01)
    assert min(math.hypot(x, y) for x, y in line) > 25
