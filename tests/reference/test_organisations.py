"""Claims about organisations and who was in them."""

from datetime import date

from interstate.reference.organisations import load_groups, load_organisations, members_on
from interstate.reference.states import load_states, party_name


def test_there_are_enough_to_read_the_news() -> None:
    assert len(load_organisations()) >= 150
    assert len(load_groups()) >= 120


def test_nato_grew_by_the_end_of_the_cold_war_and_again_by_the_war_in_ukraine() -> None:
    assert "POL" not in members_on("NAT", date(1999, 3, 11))
    assert "POL" in members_on("NAT", date(1999, 3, 12))
    assert len(members_on("NAT", date(2024, 3, 7))) == 32


def test_britain_left_the_european_union() -> None:
    assert "GBR" in members_on("EUU", date(2020, 1, 31))
    assert "GBR" not in members_on("EUU", date(2020, 2, 1))
    assert len(members_on("EUU", date(2022, 1, 1))) == 27


def test_the_united_nations_have_193_members() -> None:
    assert len(members_on("UNO", date(2015, 1, 1))) == 193
    assert len(members_on("UNO", date(1945, 12, 31))) == 51


def test_russia_took_the_soviet_seat() -> None:
    assert "RUS" not in members_on("UNO", date(1991, 12, 25))
    assert "SUN" not in members_on("UNO", date(1991, 12, 26))
    assert "RUS" in members_on("UNO", date(1991, 12, 26))


def test_the_warsaw_pact_is_over() -> None:
    assert "DDR" in members_on("IGO:Warsaw Pact", date(1980, 1, 1))
    assert members_on("IGO:Warsaw Pact", date(1992, 1, 1)) == ()


def test_brics_let_four_in_at_once() -> None:
    before = set(members_on("IGO:BRICS", date(2023, 12, 31)))
    assert set(members_on("IGO:BRICS", date(2024, 1, 1))) - before == {"EGY", "ETH", "IRN", "ARE"}


def test_members_are_states_that_there_were() -> None:
    states = load_states()
    for body in load_organisations().values():
        for member in body.members:
            assert member.state in states, (body.id, member.state)
            assert member.last is None or member.first <= member.last, (body.id, member.state)
            end = states[member.state].last
            assert end is None or (member.last is not None and member.last <= end), body.id


def test_groups_are_of_states_that_there_were() -> None:
    for group in load_groups().values():
        assert group.country is None or group.country in load_states(), group.id
        assert party_name(group.id)


def test_an_unknown_organisation_has_no_members() -> None:
    assert members_on("IGO:Nowhere", date(2000, 1, 1)) == ()
