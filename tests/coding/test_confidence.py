"""How far a report is trusted."""

from collections.abc import Callable

import pytest

from interstate.coding import Coding, confidence
from interstate.coding.confidence import Confidence, load_confidence
from interstate.errors import TableError

Code = Callable[..., Coding]

NAMES = {"Norway": "NOR", "Chile": "CHL"}
TWO_SIDES = """
Norway Norway PROPN 2 nsubj
condemned condemn VERB 0 root VerbForm=Fin
Chile Chile PROPN 2 obj
"""
ONE_SIDE = """
Somebody somebody PRON 2 nsubj
condemned condemn VERB 0 root VerbForm=Fin
Chile Chile PROPN 2 obj
"""
MODEL = Confidence({"a": 1.0, "b": -2.0}, [(-1.0, 0.1), (0.0, 0.2), (2.0, 0.8)])


@pytest.mark.parametrize(
    "signs, share",
    [
        ({"b": 1.0}, 0.1),
        ({}, 0.2),
        ({"a": 1.0}, 0.5),
        ({"a": 2.0, "unknown": 9.0}, 0.8),
        ({"a": 5.0}, 0.8),
    ],
)
def test_a_sum_between_two_steps_lies_on_the_line_between_them(
    signs: dict[str, float], share: float
) -> None:
    assert MODEL.of(signs) == pytest.approx(share)


def test_the_table_that_is_shipped_rises_from_step_to_step() -> None:
    shares = [share for _, share in load_confidence().steps]
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] < 1


def test_a_report_that_names_both_sides_is_trusted_more(code: Code) -> None:
    both, one = (code(words, parties=NAMES).reports[0].report for words in (TWO_SIDES, ONE_SIDE))
    assert 0 < one.confidence < both.confidence < 1


def test_steps_that_do_not_rise_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [("step", "1.0", 0.4), ("step", "0.0", 0.2)]
    monkeypatch.setattr(confidence, "_rows", lambda: iter(rows))
    with pytest.raises(TableError, match="must rise"):
        load_confidence.__wrapped__()
