"""A message says what would put it right."""

import pytest

from interstate.errors import UnknownCodeError


@pytest.mark.parametrize(
    ("code", "known", "message"),
    [
        (
            "sparc",
            ["duckdb", "spark"],
            "'sparc' is not a known engine. Did you mean spark? It can be duckdb, spark.",
        ),
        ("xml", ["csv", "jsonl"], "'xml' is not a known engine. It can be csv, jsonl."),
        ("PRX", ["PRK", *"abcdefghijkl"], "'PRX' is not a known engine. Did you mean PRK?"),
        ("?", list("abcdefghijklm"), "'?' is not a known engine."),
    ],
)
def test_an_unknown_code_is_told_with_what_comes_near_and_with_all_where_they_are_few(
    code: str, known: list[str], message: str
) -> None:
    assert str(UnknownCodeError(code, kind="engine", known=known)) == message
