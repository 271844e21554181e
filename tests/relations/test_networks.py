"""Signs, triads, camps and blocs; the frustration index against trying every division."""

from itertools import product
from random import Random

import polars as pl
import pytest

from interstate.errors import RangeError
from interstate.relations.networks import (
    Relation,
    SignedNetwork,
    blocs,
    change,
    frustration,
    positions,
    signed_network,
)

NOTHING = pl.DataFrame(schema={"party_a": pl.String, "party_b": pl.String, "tie": pl.String})


def network(**signs: int) -> SignedNetwork:
    """Return a network from names such as ``AB=1``, one letter a state."""
    return SignedNetwork(
        relations=tuple(
            Relation(
                pair=(pair[0], pair[1]),
                sign=sign,
                balance=None,
                cooperative=1,
                conflictual=0,
                because="",
            )
            for pair, sign in sorted(signs.items())
        )
    )


def events(*rows: tuple[str, str, str, int]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=["party_a", "party_b", "quad", "events"], orient="row")


def test_two_against_one_is_balanced_and_needs_no_flip() -> None:
    made = network(AB=1, AC=-1, BC=-1)
    assert made.triads() == [(("A", "B", "C"), 1)]
    found = frustration(made)
    assert (found.index, found.proven, found.frustrated) == (0, True, ())
    assert dict(found.camps) == {"A": 0, "B": 0, "C": 1}


def test_three_enemies_need_one_flip_and_three_blocs() -> None:
    made = network(AB=-1, AC=-1, BC=-1)
    assert [sign for _, sign in made.triads()] == [-1]
    assert frustration(made).index == 1
    assert blocs(made).against == 0
    assert blocs(made).alone == ("A", "B", "C")


def _least(made: SignedNetwork) -> int:
    states = made.states
    return min(
        sum(
            (camps[states.index(a)] == camps[states.index(b)]) != (sign > 0)
            for (a, b), sign in made.signs.items()
        )
        for camps in product((0, 1), repeat=len(states))
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


def test_two_blocs_are_found_and_are_stable() -> None:
    inside = dict.fromkeys(("AB", "AC", "AD", "BC", "BD", "CD", "WX", "WY", "XY", "WZ", "XZ"), 1)
    found = blocs(network(**inside, AW=-1, BX=-1, CY=-1))
    assert [bloc.states for bloc in found.blocs] == [("A", "B", "C", "D"), ("W", "X", "Y", "Z")]
    assert all(bloc.stability > 0.75 for bloc in found.blocs)


def test_events_of_both_directions_give_a_pair_its_sign() -> None:
    told = events(
        ("SRB", "HUN", "verbal cooperation", 4),
        ("HUN", "SRB", "material cooperation", 4),
        ("HUN", "SRB", "verbal conflict", 2),
        ("HUN", "NAT", "verbal conflict", 90),
        ("SRB", "ROU", "verbal conflict", 4),
    )
    made = signed_network(told, NOTHING, states={"SRB", "HUN", "ROU"})
    (found,) = made.relations
    assert (found.pair, found.sign, found.balance) == (("HUN", "SRB"), 1, pytest.approx(0.6))
    assert made.thin == 1


def test_ties_speak_where_events_are_silent() -> None:
    ties = pl.DataFrame(
        [
            ("SRB", "HUN", "alliance"),
            ("HUN", "ROU", "war"),
            ("HUN", "ROU", "alliance"),
            ("SRB", "ROU", "contiguity"),
        ],
        schema=NOTHING.schema,
        orient="row",
    )
    states = {"SRB", "HUN", "ROU"}
    made = signed_network(events(("SRB", "HUN", "verbal conflict", 4)), ties, states=states)
    assert made.signs == {("HUN", "SRB"): 1}
    assert made.undecided == (("HUN", "ROU"),)
    made = signed_network(events(("SRB", "HUN", "verbal conflict", 9)), ties, states=states)
    assert made.signs == {("HUN", "SRB"): -1}


def test_a_threshold_out_of_range_is_refused() -> None:
    with pytest.raises(RangeError, match="threshold"):
        signed_network(events(), NOTHING, states=set(), threshold=0.0)


def test_who_joins_two_halves_lies_between_them() -> None:
    found = positions(network(AB=1, BC=1, AC=-1))
    assert found["betweenness"].to_list() == [0.0, 1.0, 0.0]
    assert found["pagerank"].sum() == pytest.approx(1.0)
    assert found.filter(pl.col("party") == "A")["degree_balance"].item() == 0


def test_around_a_pair_are_those_who_deal_with_both() -> None:
    made = network(AB=1, AC=1, BC=-1, CD=1, AD=1).around(("A", "B"))
    assert made.states == ("A", "B", "C")
    with pytest.raises(RangeError, match="neither Y nor Z"):
        made.around(("Y", "Z"))


def test_what_turned_is_told_from_what_is_new() -> None:
    found = change(network(AB=1, AC=1, AD=1), network(AB=-1, AC=1, AE=1))
    assert found.turned == ((("A", "B"), -1),)
    assert found.new == ((("A", "E"), 1),)
    assert found.gone == ((("A", "D"), 1),)
    assert found.same == 1
