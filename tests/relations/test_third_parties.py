"""Third parties: whose acts go before what a pair does, and who sides with whom."""

import numpy as np
from tests.relations.exchanges import acts, acts_after, series

from interstate.relations.third_parties import scan, siding


def test_a_third_party_whose_acts_go_before_is_found_and_others_are_not() -> None:
    before = acts(1.0, 21)
    between = series(("PER", "CHL"), conflict=acts_after(before, answers=0.8, seed=22))
    elsewhere = (series(("PER", "others")), series(("CHL", "others")))
    thirds = {
        "BOL": [series(("BOL", "CHL"), conflict=before)],
        "ECU": [series(("ECU", "PER"), conflict=acts(1.0, 23))],
        "COL": [series(("COL", "PER"), conflict=acts(0.01, 24))],
    }
    found = scan(between, thirds, elsewhere)
    assert [(each.third, each.actor, each.towards) for each in found.found] == [
        ("BOL", "BOL", "CHL")
    ]
    assert found.found[0].effect is not None
    # Colombia has too few acts to be asked about at all.
    assert (found.thirds, found.tests) == (2, 2)
    assert [each.third for each in found.nearest] == ["ECU"]


def test_a_scan_of_nobody_finds_nothing() -> None:
    nobody = scan(series(("PER", "CHL")), {}, (series(("PER", "o")), series(("CHL", "o"))))
    assert (nobody.thirds, nobody.tests, nobody.found) == (0, 0, ())


def test_friends_of_the_one_are_friends_of_the_other() -> None:
    friends = dict.fromkeys("ABCDE", ((90, 10), (80, 20)))
    foes = dict.fromkeys("VWXYZ", ((30, 70), (20, 80)))
    found = siding(friends | foes)
    assert found.both_better == tuple("ABCDE")
    assert found.both_worse == tuple("VWXYZ")
    assert found.split == ()
    assert found.expected_better == 2.5
    # Of the 252 ways to choose five of ten, two are as far from what is expected.
    assert np.isclose(found.p, 2 / 252)


def test_who_deals_too_little_with_either_does_not_side() -> None:
    few = siding({"A": ((90, 10), (3, 1)), "B": ((50, 50), (40, 60))})
    assert few.thirds == 0
    assert few.p == 1
