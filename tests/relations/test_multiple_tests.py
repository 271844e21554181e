"""What many tests at once leave of their p-values."""

import pytest

from interstate.relations.multiple_tests import benjamini_hochberg, holm


def test_one_test_alone_keeps_its_p() -> None:
    assert holm([0.03]) == [0.03]
    assert benjamini_hochberg([0.03]) == [0.03]


def test_holm_is_bonferroni_for_the_least_and_milder_for_the_rest() -> None:
    assert holm([0.04, 0.001, 0.5]) == pytest.approx([0.08, 0.003, 0.5])


def test_the_example_of_benjamini_and_hochberg_finds_four() -> None:
    # Table 1 and section 3.2 of the paper: fifteen hypotheses, four rejected at 0.05.
    ps = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344]
    ps += [0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]
    assert sum(q <= 0.05 for q in benjamini_hochberg(ps)) == 4


def test_no_test_at_all_leaves_nothing() -> None:
    assert holm([]) == []
    assert benjamini_hochberg([]) == []
