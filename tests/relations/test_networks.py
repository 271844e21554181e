"""Signs and what they are measured from, triads, positions, parts of a network, and change."""

import polars as pl
import pytest
from tests.relations.conftest import network

from interstate.errors import RangeError
from interstate.relations.networks import change, positions, shuffled, signed_network

NOTHING = pl.DataFrame(schema={"party_a": pl.String, "party_b": pl.String, "tie": pl.String})


def events(*rows: tuple[str, str, str, int]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=["party_a", "party_b", "quad", "events"], orient="row")


def test_two_against_one_are_balanced() -> None:
    assert network(AB=1, AC=-1, BC=-1).triads() == [(("A", "B", "C"), 1)]


def test_three_enemies_are_not_balanced() -> None:
    assert [sign for _, sign in network(AB=-1, AC=-1, BC=-1).triads()] == [-1]


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


def test_around_one_state_are_those_of_whom_most_is_told_with_it() -> None:
    told = events(
        ("SRB", "HUN", "verbal cooperation", 9),
        ("SRB", "ROU", "verbal conflict", 8),
        ("BGR", "SRB", "verbal conflict", 7),
        ("HUN", "BGR", "verbal cooperation", 99),
    )
    made = signed_network(told, NOTHING, states={"SRB", "HUN", "ROU", "BGR"})
    assert made.about("SRB").states == ("BGR", "HUN", "ROU", "SRB")
    assert made.about("SRB", most=2).states == ("HUN", "ROU", "SRB")
    with pytest.raises(RangeError, match="ALB has no relation"):
        made.about("ALB")


def test_only_the_states_asked_for_are_kept() -> None:
    made = network(AB=1, AC=1, BC=-1, CD=1)
    assert made.among("ABC").signs == {("A", "B"): 1, ("A", "C"): 1, ("B", "C"): -1}
    with pytest.raises(RangeError, match="no two of B, D"):
        made.among("BD")
    assert made.among("BD", or_none=True).relations == ()


def test_what_is_usual_makes_the_less_cooperative_of_two_pairs_hostile() -> None:
    told = events(
        ("SRB", "HUN", "verbal cooperation", 100),
        ("SRB", "ROU", "verbal cooperation", 65),
        ("SRB", "ROU", "verbal conflict", 35),
        ("HUN", "ROU", "verbal cooperation", 80),
        ("HUN", "ROU", "verbal conflict", 20),
    )
    states = {"SRB", "HUN", "ROU"}
    assert set(signed_network(told, NOTHING, states=states).signs.values()) == {1}
    made = signed_network(told, NOTHING, states=states, baseline=None)
    # (245 - 55) / 300: what all do to each other.
    assert made.baseline == pytest.approx(190 / 300)
    assert made.signs == {("HUN", "SRB"): 1, ("ROU", "SRB"): -1}
    assert made.undecided == (("HUN", "ROU"),)
    assert made.balances["HUN", "ROU"] == pytest.approx(0.6)
    assert "where +0.63 is usual" in made.relations[0].because


def test_shuffled_signs_keep_their_number_so_that_one_foe_unbalances_one_of_one_triads() -> None:
    found = shuffled(network(AB=1, AC=1, BC=-1))
    assert found is not None
    assert (found.mean, found.low, found.high) == (0.0, 0.0, 0.0)
    assert shuffled(network(AB=1, BC=-1)) is None


def test_two_hostile_camps_are_more_balanced_than_chance() -> None:
    inside = dict.fromkeys(("AB", "AC", "BC", "XY", "XZ", "YZ"), 1)
    between = dict.fromkeys((a + b for a in "ABC" for b in "XYZ"), -1)
    made = network(**inside, **between)
    found = shuffled(made)
    assert found is not None
    assert len(made.triads()) == 20
    assert found.high < 20
