"""Ids follow from content alone."""

import os
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interstate.record import Factuality, content_id

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)


@given(st.lists(plain, max_size=3))
def test_the_same_parts_have_the_same_id(parts: list[object]) -> None:
    assert content_id("x", *parts) == content_id("x", *parts)


@given(st.dictionaries(st.text(), st.integers(), min_size=2))
def test_the_order_in_which_a_table_was_filled_does_not_matter(facts: dict[str, int]) -> None:
    turned = dict(reversed(facts.items()))
    assert content_id("run", facts) == content_id("run", turned)


@pytest.mark.parametrize(
    ("parts", "others"),
    [
        (("a", "b"), ("b", "a")),
        (("ab", ""), ("a", "b")),
        ((1,), ("1",)),
        ((None,), ("",)),
        ((None,), (0,)),
        ((["a"], "b"), (["a", "b"],)),
        (("Пхеньян",), ("Пхеньяна",)),
    ],
)
def test_other_parts_have_another_id(parts: tuple[object, ...], others: tuple[object, ...]) -> None:
    assert content_id("x", *parts) != content_id("x", *others)


def test_an_id_is_its_kind_and_sixteen_hexadecimal_digits() -> None:
    kind, digest = content_id("e", date(1991, 3, 1), Factuality.FACT).split("-")
    assert kind == "e"
    assert len(digest) == 16
    assert int(digest, 16) >= 0


def test_an_id_is_the_same_in_every_process() -> None:
    made = "content_id('r', 'seed', ['x', {'b': 1, 'a': None}], date(1991, 3, 1), 0.5)"
    program = f"from datetime import date; from interstate.record import content_id; print({made})"
    seen = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert seen == {
        content_id("r", "seed", ["x", {"a": None, "b": 1}], date(1991, 3, 1), 0.5) + "\n"
    }
