"""Of two marked parties always one report comes back, with how far its type can be trusted."""

import pytest

import interstate
from interstate.coding.marks import Marks, closest, names_nobody, occurrences
from interstate.coding.pair_clues import Clues
from interstate.coding.pair_weights import ALWAYS, Weights, load_weights
from interstate.record import PairReport, Rejected, Span
from interstate.reference.plover import TYPES


def coded(text: str, actor: str, recipient: str, language: str = "en") -> PairReport:
    """Return the report on one pair."""
    [result] = interstate.code_pairs([(text, actor, recipient)], language=language)
    assert isinstance(result, PairReport), result
    return result


@pytest.mark.parametrize(
    "event_type, text, actor, recipient",
    [
        ("SANCTION", "Norway expelled two Chilean diplomats.", "Norway", "two Chilean diplomats"),
        ("REJECT", "Norway refused to lift its ban on Chilean fish.", "Norway", "Chilean fish"),
        ("AGREE", "Norway said it would free the Chilean sailors.", "Norway", "Chilean sailors"),
        ("RETREAT", "Norway freed the Chilean sailors on Sunday.", "Norway", "Chilean sailors"),
        ("THREATEN", "Norway threatened to bomb Chile.", "Norway", "Chile"),
        ("REQUEST", "Norway urged Chile to withdraw its troops.", "Norway", "Chile"),
        ("CONSULT", "Norway's premier met the king of Tonga.", "Norway's premier", "king of Tonga"),
        ("PROTEST", "Nurses went on strike against the city.", "Nurses", "the city"),
    ],
)
def test_what_is_done_denied_or_promised_decides_the_type(
    event_type: str, text: str, actor: str, recipient: str
) -> None:
    assert coded(text, actor, recipient).report.event_type == event_type


@pytest.mark.parametrize(
    "language, text, actor, recipient",
    [
        (
            "de",
            "Norwegen wies zwei chilenische Diplomaten aus.",
            "Norwegen",
            "chilenische Diplomaten",
        ),
        ("ru", "Норвегия выслала двух чилийских дипломатов.", "Норвегия", "чилийских дипломатов"),
    ],
)
def test_other_languages_are_coded_the_same_way(
    language: str, text: str, actor: str, recipient: str
) -> None:
    assert coded(text, actor, recipient, language).report.event_type == "SANCTION"


def test_the_marked_words_are_the_parties_whatever_else_the_sentence_names() -> None:
    found = coded("Peru said Norway attacked Chile.", "Norway", "Chile").report
    assert [p.id for p in found.actors] == ["NOR"]
    assert [p.id for p in found.recipients] == ["CHL"]
    assert found.event_type == "ASSAULT"


def test_words_that_no_table_knows_are_a_party_all_the_same() -> None:
    found = coded("The Zorbs attacked the Wibbles.", "The Zorbs", "the Wibbles").report
    assert [(p.id, p.text) for p in found.actors] == [(None, "The Zorbs")]
    assert found.event_type == "ASSAULT"


def test_a_sentence_without_any_known_word_has_a_report_too() -> None:
    found = coded("Norway blorfed Chile.", "Norway", "Chile")
    assert found.report.event_type in TYPES
    assert 0 < found.probability < 1


def test_a_party_that_the_text_does_not_name_is_left_open() -> None:
    found = coded("Norwegian nurses went on strike.", "Norwegian nurses", "-").report
    assert found.recipients == ()


def test_two_parties_in_two_sentences_are_read_together() -> None:
    text = "Norway is angry. It has recalled its ambassador from Chile. Peru looks on."
    found = coded(text, "Norway", "Chile").report
    assert found.quote == "Norway is angry. It has recalled its ambassador from Chile."


def test_the_probabilities_of_all_types_sum_to_one_and_the_likeliest_wins() -> None:
    found = coded("Norway praised Chile.", "Norway", "Chile")
    assert set(found.probabilities) == set(TYPES)
    assert sum(found.probabilities.values()) == pytest.approx(1)
    assert found.probability == max(found.probabilities.values())
    assert next(iter(found.probabilities)) == found.report.event_type


def test_a_report_says_what_spoke_for_its_type() -> None:
    found = coded("Norway praised Chile.", "Norway", "Chile").report
    assert any("SUPPORT is the likeliest" in reason for reason in found.because)


def test_a_pair_that_cannot_be_coded_loses_no_other() -> None:
    first, second = interstate.code_pairs(
        [("Norway praised Chile.", "Peru", "Chile"), ("Norway praised Chile.", "Norway", "Chile")]
    )
    assert isinstance(first, Rejected)
    assert "actor 'Peru' does not stand in the text" in first.reason
    assert isinstance(second, PairReport)


def test_a_pair_without_any_party_is_refused() -> None:
    [only] = interstate.code_pairs([("Nurses went on strike.", "-", "a recipient")])
    assert isinstance(only, Rejected)


def test_words_are_found_despite_other_quotation_marks_and_white_space() -> None:
    assert occurrences("Peru’s  new premier met", "Peru's new premier") == [Span(start=0, end=19)]


def test_a_word_is_not_found_inside_another() -> None:
    assert occurrences("Omani envoys met Oman", "Oman") == [Span(start=17, end=21)]


def test_of_words_that_stand_twice_those_closest_to_the_other_party_are_meant() -> None:
    first, second = Span(start=0, end=4), Span(start=50, end=54)
    other = Span(start=60, end=64)
    assert closest([first, second], [other]) == Marks(actor=second, recipient=other)


@pytest.mark.parametrize("words", ["-", "", "a recipient", "An actor"])
def test_some_words_stand_for_nobody(words: str) -> None:
    assert names_nobody(words)


def test_what_speaks_for_a_type_is_added_up() -> None:
    at = TYPES.index("AID")
    column = tuple(2.0 if i == at else 0.0 for i in range(len(TYPES)))
    weights = Weights(votes={"main verb": 1.0}, signs={"near @aid": column})
    clues = Clues(votes={"main verb": {"AID"}}, signs={"near @aid", "unheard of"})
    found = weights.probabilities(clues)
    assert next(iter(found)) == "AID"
    assert found["AID"] == pytest.approx(20.0855 / (20.0855 + 15), abs=1e-3)
    assert weights.reasons(clues, "AID")[0] == "'near @aid' (+2.0)"


def test_the_shipped_weights_know_every_type() -> None:
    assert ALWAYS in load_weights().signs
