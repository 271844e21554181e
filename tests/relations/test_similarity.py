"""How alike foreign policies are: against a plain loop, and against printed values."""

import numpy as np
import polars as pl
import pytest
from numpy.typing import NDArray

from interstate.errors import RangeError
from interstate.relations.similarity import (
    alliance_portfolios,
    compare,
    igo_portfolios,
    similarities,
    vote_portfolios,
)

Floats = NDArray[np.float64]


def plain(
    x: list[float], y: list[float], span: float, weights: list[float] | None = None
) -> tuple[float, float, float]:
    """Return S, kappa and pi of two portfolios, item by item as the papers write them."""
    shared = [n for n in range(len(x)) if not (np.isnan(x[n]) or np.isnan(y[n]))]
    w = [1.0 if weights is None else weights[n] for n in shared]
    apart = sum(w[k] * abs(x[n] - y[n]) / span for k, n in enumerate(shared))
    s = 1 - 2 * apart / sum(w)
    own, other = [x[n] for n in shared], [y[n] for n in shared]
    observed = sum((a - b) ** 2 for a, b in zip(own, other, strict=True)) / len(shared)
    by_own = sum((a - b) ** 2 for a in own for b in other) / len(shared) ** 2
    both = own + other
    by_both = sum((a - b) ** 2 for a in both for b in both) / len(both) ** 2
    kappa = 1 - observed / by_own if by_own > 0 else float("nan")
    pi = 1 - observed / by_both if by_both > 0 else float("nan")
    return s, kappa, pi


def test_all_pairs_by_matrices_are_what_a_plain_loop_gives() -> None:
    chance = np.random.default_rng(5)
    values = chance.integers(0, 4, (12, 30)).astype(float)
    values[chance.random(values.shape) < 0.2] = np.nan
    values[3] = 0.0
    weights = chance.random(30)
    made = compare(values, span=3.0, weights=weights)
    for i in range(12):
        for j in range(12):
            x, y = list(values[i]), list(values[j])
            s, kappa, pi = plain(x, y, 3.0)
            weighted, *_ = plain(x, y, 3.0, list(weights))
            found = (made.s, made.kappa, made.pi, made.s_weighted)
            for matrix, expected in zip(found, (s, kappa, pi, weighted), strict=True):
                assert matrix[i, j] == pytest.approx(expected, nan_ok=True)


def _codings(both: int, first: int, second: int, neither: int) -> Floats:
    """Return two coders' answers from a table of two by two."""
    one = [1.0] * (both + first) + [0.0] * (second + neither)
    other = [1.0] * both + [0.0] * first + [1.0] * second + [0.0] * neither
    return np.array([one, other])


@pytest.mark.parametrize(
    ("table", "kappa"),
    [
        # Gwet, K. (2002), "Inter-Rater Reliability: Dependency on Trait Prevalence and Marginal
        # Homogeneity", Statistical Methods for Inter-Rater Reliability Assessment 2: two tables
        # with as much agreement and different margins.
        ((45, 15, 25, 15), 0.1304),
        ((25, 35, 5, 35), 0.2593),
    ],
)
def test_kappa_of_published_tables(table: tuple[int, int, int, int], kappa: float) -> None:
    assert compare(_codings(*table), span=1.0).kappa[0, 1] == pytest.approx(kappa, abs=5e-5)


def test_pi_gives_the_alpha_that_krippendorff_prints() -> None:
    # Krippendorff, K. (2011), "Computing Krippendorff's Alpha-Reliability", section A: binary
    # data, two observers; alpha = 0.095. With 2n values alpha is 1 - (1 - pi) (2n - 1) / 2n.
    meg = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    owen = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    pi = compare(np.array([meg, owen], dtype=float), span=1.0).pi[0, 1]
    assert 1 - (1 - pi) * 19 / 20 == pytest.approx(0.095, abs=5e-4)


def test_two_that_cannot_disagree_have_no_kappa() -> None:
    made = compare(np.zeros((2, 4)), span=3.0)
    assert made.s[0, 1] == 1
    assert np.isnan(made.kappa[0, 1])
    assert np.isnan(made.pi[0, 1])


def test_a_span_of_nothing_is_refused() -> None:
    with pytest.raises(RangeError, match="must be positive"):
        compare(np.zeros((2, 2)), span=0.0)


def _pledges(*rows: tuple[str, str, int, str]) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {"code_a": a, "code_b": b, "year": year, "variable": name, "value": 1.0}
            for a, b, year, name in rows
        ],
        schema_overrides={"year": pl.Int32},
    ).with_columns(system=pl.lit("cow"))


def test_states_of_the_system_without_an_ally_have_a_portfolio_too() -> None:
    found = similarities(
        alliance_portfolios(_pledges(("200", "220", 1816, "atop_defense"))), only=["2", "200"]
    )
    assert found["items"].to_list() == [23, 23]
    # Both are their own ally, and one has an ally: three differences of 3 among 23 states.
    assert found["s"][0] == pytest.approx(1 - 2 * 3 / 23)
    assert found["s_weighted"].is_null().all()


def test_levels_of_pledges_are_those_of_the_literature() -> None:
    pledges = _pledges(
        ("200", "300", 1816, "atop_consul"),
        ("200", "300", 1816, "atop_nonagg"),
        ("220", "300", 1816, "atop_consul"),
        ("300", "220", 1816, "atop_offense"),
    )
    (made,) = alliance_portfolios(pledges)
    at = {code: n for n, code in enumerate(made.states)}
    assert made.values[at["200"], at["300"]] == 2
    assert made.values[at["300"], at["200"]] == 0
    assert made.values[at["220"], at["300"]] == 1
    assert made.values[at["300"], at["220"]] == 3
    assert made.values[at["300"], at["300"]] == 3


def test_weights_are_the_capabilities_of_the_states_that_pledges_are_to() -> None:
    powers = pl.DataFrame(
        {"code": ["2", "220"], "year": [1816, 1816], "value": [0.1, 0.3]},
        schema_overrides={"year": pl.Int32},
    ).with_columns(system=pl.lit("cow"), variable=pl.lit("cinc"))
    made = alliance_portfolios(_pledges(("200", "220", 1816, "atop_defense")), powers)
    found = similarities(made, only=["2", "200"])
    # Of the weight known, all lies on the two states on which they differ.
    assert found["s_weighted"][0] == pytest.approx(-1.0)


def test_a_year_that_the_source_does_not_cover_has_no_rows() -> None:
    pledges = _pledges(("200", "220", 1816, "atop_defense"), ("200", "220", 1818, "atop_defense"))
    found = similarities(alliance_portfolios(pledges, years=(1816, 1900)))
    assert found["year"].unique().sort().to_list() == [1816, 1817, 1818]
    assert similarities(alliance_portfolios(pledges, years=(1900, 1901))).is_empty()


def test_only_roll_calls_that_both_answered_count() -> None:
    rows = [
        ("1", "USA", "yes"),
        ("1", "RUS", "no"),
        ("2", "USA", "abstain"),
        ("2", "RUS", "abstain"),
        ("3", "USA", "yes"),
        ("3", "RUS", "absent"),
    ]
    votes = pl.DataFrame(rows, schema=["vote_id", "party", "vote"], orient="row").with_columns(
        session=pl.lit(1, dtype=pl.Int32), day=pl.lit(None, dtype=pl.Date)
    )
    found = similarities(vote_portfolios(votes, years=(1900, 2000)))
    assert found["items"].to_list() == [2, 2]
    assert found["year"].to_list() == [1946, 1946]
    assert found["s"][0] == pytest.approx(0.0)


def test_shared_organisations_that_are_not_known_are_no_items() -> None:
    dyads = pl.DataFrame(
        {"code_a": ["2", "2"], "code_b": ["200", "220"], "value": [4.0, 2.0]}
    ).with_columns(
        year=pl.lit(1820, dtype=pl.Int32), variable=pl.lit("dyadigos"), system=pl.lit("cow")
    )
    none = pl.DataFrame(
        schema={"code": pl.String, "value": pl.Float64, "year": pl.Int32}
    ).with_columns(variable=pl.lit("sum_igo_full"), system=pl.lit("cow"))
    found = similarities(igo_portfolios(dyads, none), only=["200", "220"])
    assert found["items"].to_list() == [1, 1]
    assert found["s"][0] == pytest.approx(1 - 2 * 2 / 4)
