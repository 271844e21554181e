"""The ontology: types, modes, contexts, and the nearest CAMEO code of each."""

import pytest

from interstate.errors import UnknownCodeError
from interstate.reference.bundled_tables import read_rows
from interstate.reference.plover import (
    CONTEXTS,
    QUADS,
    TYPES,
    check_context,
    check_mode,
    check_type,
    load_cameo,
    load_modes,
    load_types,
    modes_of,
    nearest_cameo,
    quad_of,
    score_of,
)

HIGHEST = 10


def test_the_tables_hold_the_sixteen_types_and_no_other() -> None:
    assert tuple(load_types()) == TYPES
    assert {event_type for event_type, _ in load_modes()} < set(TYPES)


def test_the_contexts_are_those_of_the_table() -> None:
    assert tuple(row["context"] for row in read_rows("plover/plover_contexts.csv")) == CONTEXTS


def test_every_value_has_a_source() -> None:
    for known in load_types().values():
        assert known.quad in QUADS
        assert known.quad_source
        assert known.score_source
    assert all(mode.source and mode.score_source for mode in load_modes().values())
    assert all(code.goldstein_source and code.mapping_source for code in load_cameo().values())


@pytest.mark.parametrize("event_type", TYPES)
def test_every_type_and_mode_has_a_cameo_code_with_a_reason(event_type: str) -> None:
    for mode in (None, *modes_of(event_type)):
        for contexts in ([], ["military"], ["economic"], list(CONTEXTS)):
            code = nearest_cameo(event_type, mode, contexts)
            assert code == load_cameo()[code.code] or code.because
            assert -HIGHEST <= code.goldstein <= HIGHEST
            assert code.because


def test_a_context_decides_between_codes() -> None:
    assert nearest_cameo("COOPERATE", None, ["military"]).code == "062"
    assert nearest_cameo("COOPERATE", None, ["economic"]).code == "061"
    assert nearest_cameo("COOPERATE").code == "060"


def test_sanctions_are_material_conflict_unless_one_asks_for_the_other_reading() -> None:
    assert quad_of("SANCTION") == "material conflict"
    assert quad_of("SANCTION", alternative=True) == "verbal conflict"
    assert quad_of("AID", alternative=True) == quad_of("AID")


def test_accusing_is_hostile_unless_one_asks_for_the_printed_score() -> None:
    assert score_of("ACCUSE") == -3
    assert score_of("ACCUSE", alternative=True) == 3


def test_scores_agree_in_sign_with_the_quad_class() -> None:
    for name in TYPES:
        if "cooperation" in quad_of(name):
            assert score_of(name) > 0
        else:
            assert score_of(name) <= 0


def test_a_mode_has_its_own_score() -> None:
    assert score_of("RETREAT", "disarm") == HIGHEST
    assert score_of("ASSAULT", "unconventional") == -HIGHEST


@pytest.mark.parametrize("code", ["163", "162", "161"])
def test_what_cameo_calls_reduced_relations_is_a_sanction(code: str) -> None:
    assert load_cameo()[code].event_type == "SANCTION"


def test_statements_have_no_type() -> None:
    assert load_cameo()["010"].event_type is None


def test_every_reading_of_a_cameo_code_uses_known_words() -> None:
    for code in load_cameo().values():
        if code.event_type is not None:
            check_type(code.event_type)
            if code.mode is not None:
                check_mode(code.event_type, code.mode)
        for context in code.contexts:
            check_context(context)


def test_an_unknown_type_mode_or_context_is_refused_with_a_hint() -> None:
    with pytest.raises(UnknownCodeError, match="SANCTION"):
        quad_of("SANCTIONS")
    with pytest.raises(UnknownCodeError, match="aerial"):
        check_mode("ASSAULT", "arial")
    with pytest.raises(UnknownCodeError, match="military"):
        check_context("militry")
