"""What happened around a turn: what is told more often than usual, nearest first."""

from datetime import date

import polars as pl

from interstate.relations.around import Around, around

_SCHEMA = {
    "party_a": pl.String,
    "party_b": pl.String,
    "symmetric": pl.Boolean,
    "event_type": pl.String,
    "quad": pl.String,
    "events": pl.Int64,
    "first": pl.Date,
}
_TURN = date(2021, 7, 5)


def _found(
    near: list[tuple[str, str, str, int]], usual: list[tuple[str, str, str, int]]
) -> tuple[Around, ...]:
    tables = [
        pl.DataFrame(
            [
                (a, b, False, type_, "verbal conflict", n, date(2021, 7, day))
                for a, b, type_, n in rows
            ],
            schema=_SCHEMA,
            orient="row",
        )
        for rows, day in ((near, 1), (near + usual, 1))
    ]
    return around(tables[0], tables[1], pair=("SRB", "HUN"), turn=_TURN, share=0.1)


def test_what_is_told_as_often_as_ever_is_not_named() -> None:
    assert _found([("SRB", "HUN", "ACCUSE", 10)], [("SRB", "HUN", "ACCUSE", 95)]) == ()


def test_what_is_told_more_often_than_usual_is_named_with_what_was_expected() -> None:
    [found] = _found([("SRB", "HUN", "ACCUSE", 10)], [("SRB", "HUN", "ACCUSE", 18)])
    assert (found.actor, found.recipient, found.events, found.inside) == ("SRB", "HUN", 10, 2)
    assert round(found.expected, 6) == 2
    assert found.before


def test_acts_between_the_two_come_before_like_ones_of_third_parties() -> None:
    near = [
        ("HRV", "AUT", "SANCTION", 10),
        ("SRB", "HRV", "SANCTION", 10),
        ("SRB", "HUN", "SANCTION", 10),
    ]
    usual = [("SRB", "HRV", "CONSULT", 30), ("HUN", "AUT", "CONSULT", 30)]
    assert [each.inside for each in _found(near, usual)] == [2, 1, 0]


def test_parties_that_neither_deals_with_are_not_looked_at() -> None:
    assert _found([("PER", "CHL", "SANCTION", 50)], [("SRB", "HRV", "CONSULT", 30)]) == ()


def test_one_or_two_events_are_no_happening_to_speak_of() -> None:
    assert _found([("SRB", "HUN", "ASSAULT", 2)], []) == ()
