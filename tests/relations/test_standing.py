"""Where two states stand: third states, camps and blocs."""

from tests.relations.conftest import network

from interstate.relations.blocs import blocs
from interstate.relations.standing import standing


def test_third_states_are_told_apart_by_whom_they_are_with() -> None:
    made = network(AB=-1, AC=1, BC=1, AD=-1, BD=-1, AE=1, BE=-1, AF=-1, BF=1)
    found = standing(made, ("B", "A"), blocs(made))
    assert found.pair == ("A", "B")
    assert found.relation is not None
    assert found.relation.sign == -1
    assert (found.with_both, found.against_both) == (("C",), ("D",))
    assert (found.with_first, found.with_second) == (("E",), ("F",))
    assert found.for_one_side == 0


def test_two_without_a_sign_can_be_put_in_one_camp_by_their_friends() -> None:
    made = network(AC=1, BC=1, AD=1, BD=1, AE=1, BE=1)
    found = standing(made, ("A", "B"), blocs(made))
    assert found.relation is None
    assert found.camps is not None
    assert (found.camps.together, found.camps.apart) == (0, 3)
    assert found.camp_words() == "in one camp in every least division (flips 0, otherwise 3 more)"
    assert found.together is not None
    assert found.together > 0.9


def test_camps_cannot_tell_where_a_friend_and_a_foe_are_shared() -> None:
    made = network(AC=1, BC=1, AD=1, BD=-1)
    found = standing(made, ("A", "B"), blocs(made))
    assert "cannot tell" in found.camp_words()


def test_of_two_that_nothing_joins_camps_and_blocs_say_nothing() -> None:
    made = network(AC=1, BD=1)
    found = standing(made, ("A", "B"), blocs(made))
    assert found.camps is None
    assert found.together is None
    assert found.camp_words() == "nothing joins the two, so that camps cannot tell"
