"""Matrices that the literature works through, and what holds of every matrix."""

from math import exp, isclose, log
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interstate.hypotheses import Item, Weighed, strength, weigh
from interstate.hypotheses.questions import WORDS
from interstate.hypotheses.weighing import rating
from interstate.hypotheses.weights import VOICE_LIMIT

# Heuer, R. J. (1999), Psychology of Intelligence Analysis, CIA Center for the Study of
# Intelligence, chapter 8, figure 15: "Will Iraq Retaliate for US Bombing of Its Intelligence
# Headquarters?" (1993), a work of the US government. H1: Iraq will not retaliate; H2: it will
# sponsor some minor terrorist actions; H3: it is planning a major terrorist attack, perhaps
# against one or more CIA installations. Marks as remembered, no copy of the figure was at hand;
# what the chapter's text says of them is what is tested: E1 has no diagnostic value, and H2 is
# that with least against it.
HEUER = {
    "E1 Saddam's public statement of intent not to retaliate": "+++",
    "E2 no terrorist offensive during the 1991 Gulf War": "++-",
    "E3 assumption that Iraq would not want to provoke another US war": "++-",
    "E4 more frequent and longer monitored Iraqi agent radio broadcasts": "-++",
    "E5 Iraqi embassies instructed to take more security precautions": "-++",
    "E6 assumption that not to retaliate were an unacceptable loss of face": "-++",
}
SIGNS = {"+": WORDS["expected"], "-": WORDS["unexpected"]}


def heuer(*left_out: str) -> Weighed:
    items = [
        Item(id=says, chances=tuple(SIGNS[sign] for sign in signs))
        for says, signs in HEUER.items()
        if says[:2] not in left_out
    ]
    return weigh((1, 1, 1), items)


def test_heuers_example_of_iraq_leaves_minor_actions_with_nothing_against_them() -> None:
    found = heuer()
    assert found.inconsistencies == (3, 0, 2)
    assert found.least_inconsistent == (1,)
    assert found.order == (1, 2, 0)


def test_heuers_public_statement_tells_nothing_apart() -> None:
    assert heuer("E1").posteriors == pytest.approx(heuer().posteriors)


def test_heuers_order_turns_where_its_three_signs_of_preparation_are_left_out() -> None:
    assert heuer("E4", "E5", "E6").order[-1] == 2
    assert heuer("E4", "E5", "E6").least_inconsistent == (0, 1)


def test_edwards_chips_come_from_the_red_bag_with_97_in_100() -> None:
    # Edwards, W. (1968), "Conservatism in Human Information Processing", in Kleinmuntz (ed.),
    # Formal Representation of Human Judgment: bags of 700 red and 300 blue chips and the reverse;
    # of 12 draws 8 are red. People say about .7; it is .97.
    red = [Item(id=f"red {n}", chances=(0.7, 0.3)) for n in range(8)]
    blue = [Item(id=f"blue {n}", chances=(0.3, 0.7)) for n in range(4)]
    found = weigh((1, 1), [*red, *blue])
    assert round(found.posteriors[0], 2) == 0.97
    assert found.factor(0, 1) == pytest.approx((7 / 3) ** 4)


def test_a_positive_mammogram_leaves_cancer_at_78_in_1000() -> None:
    # Eddy, D. M. (1982), "Probabilistic Reasoning in Clinical Medicine", in the figures of
    # Gigerenzer, G. and Hoffrage, U. (1995), Psychological Review 102(4): 1 % have it, of those
    # 80 % test positive, of the others 9.6 %.
    found = weigh((0.01, 0.99), [Item(id="positive", chances=(0.8, 0.096))])
    assert round(found.posteriors[0], 3) == 0.078


def test_without_evidence_the_priors_stand() -> None:
    found = weigh((3, 1), [])
    assert found.posteriors == pytest.approx((0.75, 0.25))
    assert found.factor(0, 1) == pytest.approx(1)


chances = st.floats(0.01, 0.99)
voices = st.dictionaries(st.sampled_from("ABCD"), st.floats(0.1, 1), min_size=1, max_size=4)


@st.composite
def matrices(draw: st.DrawFn) -> list[Item]:
    many = draw(st.integers(0, 6))
    made: list[Item] = []
    for n in range(many):
        told = draw(voices)
        total = sum(told.values())
        made.append(
            Item(
                id=f"row {n}",
                chances=(draw(chances), draw(chances), draw(chances)),
                weight=draw(st.floats(0, 1)),
                voices={voice: share / total for voice, share in told.items()},
            )
        )
    return made


@given(matrices(), st.randoms(use_true_random=False))
def test_evidence_in_another_order_gives_exactly_the_same_answer(
    items: list[Item], random: Random
) -> None:
    shuffled = list(items)
    random.shuffle(shuffled)
    assert weigh((1, 2, 3), shuffled) == weigh((1, 2, 3), items)


@given(matrices())
def test_what_is_possible_before_and_after_sums_to_one(items: list[Item]) -> None:
    found = weigh((1, 2, 3), items)
    assert isclose(sum(found.posteriors), 1)
    assert all(0 < each < 1 for each in found.posteriors)


@given(st.lists(st.tuples(chances, chances), max_size=40))
def test_one_voice_moves_no_odds_beyond_its_limit_however_much_it_tells(
    rows: list[tuple[float, float]],
) -> None:
    items = [Item(id=f"{n:02}", chances=row, voices={"A": 1.0}) for n, row in enumerate(rows)]
    factor = weigh((1, 1), items).factor(0, 1)
    assert strength(factor) in {"bare", "positive"}
    assert abs(log(factor)) <= VOICE_LIMIT + 1e-9


@given(matrices())
def test_so_many_voices_move_the_odds_so_many_times_at_most(items: list[Item]) -> None:
    found = weigh((1, 1, 1), items)
    most = VOICE_LIMIT * len(found.scales) + 1e-9
    assert all(abs(log(found.factor(i, j))) <= most for i in range(3) for j in range(3))


@given(st.lists(chances, max_size=10))
def test_rows_alike_under_all_hypotheses_change_nothing(rows: list[float]) -> None:
    items = [Item(id=f"{n}", chances=(p, p, p), voices={"A": 1}) for n, p in enumerate(rows)]
    assert weigh((1, 2, 3), items).posteriors == pytest.approx((1 / 6, 1 / 3, 1 / 2))


def test_two_voices_at_their_limit_make_strong_evidence_and_one_does_not() -> None:
    rows = [
        Item(id=f"{voice}{n}", chances=(0.9, 0.1), voices={voice: 1.0})
        for voice in "AB"
        for n in range(5)
    ]
    assert strength(weigh((1, 1), rows).factor(0, 1)) == "strong"
    assert strength(weigh((1, 1), rows[:5]).factor(0, 1)) == "positive"
    assert weigh((1, 1), rows[:5]).scales["A"] < 1


def test_a_row_half_as_sure_moves_the_odds_by_the_root() -> None:
    whole, half = (
        weigh((1, 1), [Item(id="a", chances=(0.8, 0.2), weight=weight)]).factor(0, 1)
        for weight in (1, 0.5)
    )
    assert half == pytest.approx(whole**0.5)


def test_strong_evidence_counted_by_a_sum_of_logs_does_not_fall_short() -> None:
    assert strength(exp(2 * VOICE_LIMIT)) == "strong"


def test_the_words_of_a_file_are_heuers_marks_in_order() -> None:
    assert [rating(chance) for chance in WORDS.values()] == ["CC", "C", "N", "I", "II"]


@pytest.mark.parametrize(
    ("priors", "items", "told"),
    [
        ((1,), [], "two or more"),
        ((1, 0), [], "positive prior"),
        ((1, 1), [Item(id="a", chances=(0.5,))], "each row needs 2"),
    ],
)
def test_what_is_no_matrix_is_refused(
    priors: tuple[float, ...], items: list[Item], told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        weigh(priors, items)


def test_a_row_that_rules_a_hypothesis_out_is_refused() -> None:
    with pytest.raises(ValueError, match="likelihoods lie above 0"):
        Item(id="a", chances=(0.0, 1.0))
