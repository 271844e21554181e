"""Positions are found again from votes that were drawn from them."""

import numpy as np
import polars as pl
import pytest

from interstate.errors import RangeError
from interstate.relations.ideal_points import ideal_points


def drawn(sessions: int, *, states: int = 40, calls: int = 60) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return votes drawn from the model, and the positions they were drawn from."""
    chance = np.random.default_rng(11)
    parties = ["USA", *(f"S{n:02}" for n in range(1, states))]
    place = chance.normal(size=states)
    place[0] = 2.5
    votes: list[tuple[str, int, str, str]] = []
    true: list[tuple[str, int, float]] = []
    for session in range(1, sessions + 1):
        true += [(party, session, float(at)) for party, at in zip(parties, place, strict=True)]
        for call in range(calls):
            pull, low = chance.normal(), chance.normal() - 0.4
            seen = pull * place + chance.normal(size=states)
            for party, z in zip(parties, seen, strict=True):
                vote = "no" if z < low else "abstain" if z < low + 0.8 else "yes"
                if chance.random() < 0.1:
                    vote = "absent"
                votes.append((f"{session}-{call}", session, party, vote))
        place = np.sqrt(0.9) * place + chance.normal(scale=np.sqrt(0.1), size=states)
    return (
        pl.DataFrame(
            votes,
            schema={
                "vote_id": pl.String,
                "session": pl.Int32,
                "party": pl.String,
                "vote": pl.String,
            },
            orient="row",
        ),
        pl.DataFrame(
            true,
            schema={"party": pl.String, "session": pl.Int32, "true": pl.Float64},
            orient="row",
        ),
    )


def test_positions_their_sign_and_their_errors_come_back() -> None:
    votes, true = drawn(3)
    found = ideal_points(votes).join(true, on=["party", "session"])
    for (session,), rows in found.group_by("session"):
        assert rows.select(pl.corr("ideal_point", "true")).item() > 0.95, session
    usa = found.filter(pl.col("party") == "USA")["ideal_point"]
    assert (usa > 1).all()
    # The scale is that of N(0, 1), which these were drawn from but for sampling.
    within = (found["ideal_point"] - found["true"]).abs() < 1.96 * found["standard_error"]
    assert 0.8 < (within.mean() or 0) <= 1  # pyright: ignore[reportOperatorIssue]


def test_the_same_votes_in_another_order_give_the_same() -> None:
    votes, _ = drawn(2, states=12, calls=15)
    again = ideal_points(votes.sample(fraction=1, shuffle=True, seed=3)).sort("session", "party")
    first = ideal_points(votes).sort("session", "party")
    assert np.allclose(first["ideal_point"], again["ideal_point"], atol=0.02)


def test_unanimous_votes_tell_nothing() -> None:
    votes = pl.DataFrame({"party": ["USA", "RUS"], "vote": ["yes", "yes"]}).with_columns(
        vote_id=pl.lit("1"), session=pl.lit(1, dtype=pl.Int32)
    )
    with pytest.raises(RangeError, match="nothing to tell states apart"):
        ideal_points(votes)


def test_a_state_that_never_votes_cannot_settle_the_sign() -> None:
    votes, _ = drawn(1, states=5, calls=5)
    with pytest.raises(RangeError, match="ATA casts no vote"):
        ideal_points(votes, positive="ATA")
