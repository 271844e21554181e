"""An act's place is where a phrase of place in its clause says, and no party."""

from collections.abc import Callable

import pytest

from interstate.record import Place, Sentence, Span
from interstate.resolution.actors import ActorFinder
from interstate.resolution.places import find_place

Tree = Callable[..., Sentence]
FINDERS = {language: ActorFinder(language) for language in ("en", "de", "ru")}


def place_of(sentence: Sentence, trigger: str) -> Place | None:
    begin = sentence.start + sentence.text.index(trigger)
    return find_place(
        sentence,
        Span(start=begin, end=begin + len(trigger)),
        Span(start=sentence.start, end=sentence.end),
        FINDERS[sentence.language].find(sentence, on=None),
        sentence.language,
    )


@pytest.mark.parametrize(
    ("language", "written", "trigger"),
    [
        ("en", "They/PRON/2/nsubj met/VERB/0 in/ADP/4/case Kazan/PROPN/2/obl", "met"),
        ("de", "Sie/PRON/2/nsubj tagten/VERB/0 in/ADP/4/case Kasan/PROPN/2/obl", "tagten"),
        (
            "ru",
            "Они/PRON/2/nsubj встретились/VERB/0 в/ADP/4/case Казани/PROPN/2/obl",
            "встретились",
        ),
    ],
)
def test_a_town_carries_its_gazetteer_id_and_country(
    tree: Tree, language: str, written: str, trigger: str
) -> None:
    place = place_of(tree(written, language=language), trigger)
    assert place is not None
    assert (place.id, place.country) == ("geonames:551487", "RUS")


def test_a_state_behind_in_is_a_place_without_id(tree: Tree) -> None:
    place = place_of(tree("They/PRON/2/nsubj met/VERB/0 in/ADP/4/case Syria/PROPN/2/obl"), "met")
    assert place is not None
    assert (place.id, place.country) == (None, "SYR")


def test_part_of_a_state_is_in_the_state(tree: Tree) -> None:
    sentence = tree(
        "Sie/PRON/2/nsubj kämpfen/VERB/0 im/ADP/4/case Süden/NOUN/2/obl Syriens/PROPN/4/nmod",
        language="de",
    )
    place = place_of(sentence, "kämpfen")
    assert place is not None
    assert place.country == "SYR"


def test_a_party_that_acts_is_no_place(tree: Tree) -> None:
    assert place_of(tree("Moscow/PROPN/2/nsubj protested/VERB/0"), "protested") is None


def test_where_to_is_no_place(tree: Tree) -> None:
    sentence = tree(
        "Они/PRON/2/nsubj поехали/VERB/0 в/ADP/4/case Россию/PROPN/2/obl/Case=Acc", language="ru"
    )
    assert place_of(sentence, "поехали") is None


def test_a_town_in_a_longer_name_is_no_place(tree: Tree) -> None:
    sentence = tree(
        "They/PRON/2/nsubj met/VERB/0 at/ADP/5/case Brown/PROPN/5/compound University/PROPN/2/obl"
    )
    assert place_of(sentence, "met") is None


def test_a_month_is_no_town(tree: Tree) -> None:
    written = "It/PRON/3/nsubj was/AUX/3 signed/VERB/0 in/ADP/5/case March/PROPN/3/obl"
    assert place_of(tree(written), "signed") is None
