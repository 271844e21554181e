"""What is in the drawings of a network: every relation, its sign, and what is not known."""

from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl
from tests.relations.conftest import network

from interstate.briefs.network_charts import matrix_chart, network_chart, ring_chart
from interstate.briefs.network_files import Told, network_gexf, relations_table
from interstate.briefs.network_time_chart import over_time_chart
from interstate.reference.states import load_states, party_name
from interstate.relations.blocs import blocs
from interstate.relations.camps import frustration
from interstate.relations.networks import SignedNetwork

# Two friends against two friends, and one relation that does not fit.
FOUR = network(AB=1, CD=1, AC=-1, AD=-1, BC=-1, BD=1)


def told_of(made: SignedNetwork, **more: Any) -> Told:
    two = frustration(made)
    many = blocs(made, camps=two.camps)
    return Told(
        title="Four states: how they stand",
        caption=("Source: made up (n = 6 events).",),
        camps=two.camps,
        frustrated=frozenset(two.frustrated),
        blocs=many.blocs,
        held=many.held(),
        **more,
    )


def values(chart: Any, having: str) -> list[dict[str, Any]]:
    """Return all rows of the layers whose rows have a column."""
    return [
        row
        for layer in chart.to_dict()["layer"]
        for row in layer["data"]["values"]
        if having in row
    ]


def test_every_relation_is_a_line_and_the_one_that_does_not_fit_is_the_strong_one() -> None:
    chart = network_chart(FOUR, told_of(FOUR))
    lines = values(chart, "x2")
    assert len(lines) == 6
    (strong,) = [line for line in lines if line["width"] > 2]
    assert strong["kind"].endswith("would have to flip")
    assert strong["pair"] in {"A and C", "A and D", "B and C", "B and D", "A and B", "C and D"}


def test_the_caption_has_the_source_and_says_how_to_read_the_drawing() -> None:
    for chart in (
        network_chart(FOUR, told_of(FOUR)),
        matrix_chart(FOUR, told_of(FOUR)),
        ring_chart(FOUR, told_of(FOUR), "A"),
    ):
        title = chart.to_dict()["title"]
        assert title["text"] == ["Four states: how they stand"]
        assert title["subtitle"][0] == "Source: made up (n = 6 events)."
        assert len(title["subtitle"]) > 1


def test_a_matrix_has_both_halves_and_the_pairs_without_a_sign() -> None:
    made = SignedNetwork(
        relations=FOUR.relations, undecided=(("A", "Z"), ("A", "B")), balances={("A", "B"): 0.1}
    )
    cells = [cell for cell in values(matrix_chart(made, told_of(made)), "kind") if "pair" in cell]
    kinds = [cell["kind"] for cell in cells]
    # Z has no relation, so that it has no row.
    assert kinds.count("known, without a sign") == 2
    assert len(cells) == 2 * 6 + 2
    places = {
        (cell["row"], cell["column"]) for cell in cells if cell["kind"] != "known, without a sign"
    }
    assert all((column, row) in places for row, column in places)


def test_a_state_asked_for_is_named_where_else_there_was_no_room() -> None:
    among = [state for state in sorted(load_states()) if state != "USA"][:180]
    crowd = SignedNetwork(
        relations=tuple(
            replace(FOUR.relations[0], pair=(min(state, "USA"), max(state, "USA")))
            for state in among
        )
    )
    told = told_of(crowd)
    named = {label["text"] for label in values(network_chart(crowd, told), "text")}
    left_out = [state for state in among if party_name(state) not in named]
    assert left_out
    asked = replace(told, asked=(left_out[-1],))
    named = {label["text"] for label in values(network_chart(crowd, asked), "text")}
    assert party_name(left_out[-1]) in named


def test_around_a_state_its_own_lines_are_straight_and_the_rest_curved() -> None:
    chart = ring_chart(FOUR, told_of(FOUR), "A")
    assert len(values(chart, "x2")) == 3
    assert {row["line"] for row in values(chart, "step")} == {0, 1, 2}


def test_a_pair_that_had_a_sign_only_before_is_a_row_with_na_now() -> None:
    told = told_of(FOUR, earlier={("A", "B"): -1, ("A", "Q"): 1})
    table = relations_table(FOUR, told)
    assert table.height == 7
    gone = table.filter(pl.col("state2") == "Q").row(0, named=True)
    assert (gone["sign"], gone["sign_before"]) == (None, 1)
    turned = table.filter(pl.col("state1") == "A", pl.col("state2") == "B").row(0, named=True)
    assert (turned["sign"], turned["sign_before"]) == (1, -1)


def test_gephi_gets_each_states_bloc_and_how_surely_it_is_in_it() -> None:
    written = network_gexf(FOUR, told_of(FOUR)).decode()
    assert 'for="bloc" value="1"' in written
    assert 'for="held"' in written


def test_a_period_of_which_nothing_is_known_stays_null_and_is_not_drawn() -> None:
    counts = ("cooperative", "hostile", "balanced", "triads")
    shares = ("balanced_share", "chance_low", "chance_high", "normalised")
    known = {"first": date(2024, 1, 1), "last": date(2024, 1, 31)}
    known |= dict.fromkeys(counts, 3) | dict.fromkeys(shares, 1.0)
    unknown = dict.fromkeys(known) | {"first": date(2024, 2, 1), "last": date(2024, 2, 29)}
    chart = over_time_chart(
        pl.DataFrame([known, unknown]), title="Over time", caption=("Source: made up.",)
    ).to_dict()
    assert len(chart["vconcat"]) == 3
    assert chart["data"]["values"][1]["normalised"] is None
    assert all("isValid(datum." in str(panel) for panel in chart["vconcat"])
