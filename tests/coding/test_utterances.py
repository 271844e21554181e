"""Who speaks: in the sentence, before it, behind it, and whom a speaking pronoun means."""

import pytest

from interstate import pipeline
from interstate.coding.utterances import quotations
from interstate.record import Span


def speaker(text: str, said: str) -> tuple[str, str] | None:
    """Return the words for who speaks a part of a German text, and whom they mean."""
    (document,) = pipeline.gather_texts([text], language="de")
    start = text.index(said)
    asked = [[Span(start=start, end=start + len(said))]]
    (found,) = pipeline.who_speaks(document, asked, pipeline.Choices())
    return None if found is None else (found.words.of(text), found.speaker.speaker)


@pytest.mark.parametrize(
    ("text", "said", "who"),
    [
        (
            "„Wir liefern keine Waffen“, sagte der Minister.",
            "„Wir liefern keine Waffen“",
            "der Min",
        ),
        ("Der Botschafter erklärte: „Wir gehen.“", "„Wir gehen.“", "Der Botschafter"),
        ("Der Zug fährt laut Bahn wieder.", "Der Zug fährt", "Bahn"),
        ("Nach Polizeiangaben brannte das Haus.", "brannte das Haus", "Polizeiangaben"),
        ("Die Brücke ist gesperrt, so der Bürgermeister.", "Die Brücke ist gesperrt", "der Bürger"),
        ("Die Grenze ist zu. Das sagte ein Sprecher.", "Die Grenze ist zu.", "ein Sprecher"),
        (
            "Die Ministerin sagte, sie trete zurück. Der Vertrag sei gebrochen.",
            "Der Vertrag sei gebrochen.",
            "Die Ministerin",
        ),
    ],
)
def test_who_speaks_is_found_in_the_sentence_or_beside_it(text: str, said: str, who: str) -> None:
    found = speaker(text, said)
    assert found is not None
    assert found[0].startswith(who)


def test_what_nobody_is_said_to_say_has_no_speaker() -> None:
    assert speaker("Der Minister reiste ab. Die Grenze ist offen.", "Die Grenze ist offen") is None


def test_a_pronoun_that_speaks_means_the_person_named_before() -> None:
    text = "Anna Berger kam nach Oslo. „Wir bleiben“, sagte sie."
    assert speaker(text, "„Wir bleiben“") == ("sie", "Anna Berger")


def test_an_act_in_reported_speech_stands_on_the_word_of_who_spoke_before() -> None:
    text = "Der Sprecher der NATO sagte, man sei bereit. Russland habe die Ukraine angegriffen."
    (document,) = pipeline.gather_texts([text], language="de")
    (coded,) = pipeline.code([document], pipeline.Choices())
    assert isinstance(coded, pipeline.Coded)
    chains = [r.attribution for r in coded.reports if r.trigger == "angegriffen"]
    assert [[s.text for s in chain] for chain in chains] == [["Der Sprecher der NATO"]]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("„Ja“, sagte er, „nein“.", ["„Ja“", "„nein“"]),
        ("»Ja«, sagte er.", ["»Ja«"]),
        ('Ein Rohr von 3" Dicke, "wie neu", brach.', ['"wie neu"']),
        ("“One.\n“Two.” Three", ["“One.\n", "“Two.”"]),
    ],
)
def test_quotation_marks_open_and_close_in_pairs(text: str, held: list[str]) -> None:
    assert [span.of(text) for span in quotations(text)] == held
