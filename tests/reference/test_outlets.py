"""Who publishes, from a name, a domain or an address."""

import pytest

from interstate.record import Outlet
from interstate.reference.outlets import KINDS, load_outlets, outlet_names, outlet_of


@pytest.mark.parametrize(
    "written, name, country, kind",
    [
        ("https://www.reuters.com/world/a-story", "Reuters", "GBR", "wire"),
        ("de.rt.com", "RT", "RUS", "state_media"),
        ("ria.ru", "RIA Novosti", "RUS", "state_media"),
        ("РИА Новости", "RIA Novosti", "RUS", "state_media"),
        ("TASS", "TASS", "RUS", "state_media"),
        ("Deutsche Presse-Agentur", "dpa", "DEU", "wire"),
        ("The Washington Post", "Washington Post", "USA", "press"),
        ("spiegel.de", "Der Spiegel", "DEU", "press"),
        ("KCNA", "KCNA", "PRK", "state_media"),
        ("https://edition.cnn.com/x?y=1", "CNN", "USA", "press"),
        ("bbc.co.uk", "BBC", "GBR", "press"),
        ("mid.ru", "Russian Foreign Ministry", "RUS", "government"),
    ],
)
def test_an_outlet_is_known_by_name_domain_or_address(
    written: str, name: str, country: str, kind: str
) -> None:
    outlet = outlet_of(written)
    assert (outlet.name, outlet.country, outlet.kind) == (name, country, kind)


def test_an_unknown_name_is_kept_as_given() -> None:
    assert outlet_of("Dorfbote") == Outlet(name="Dorfbote")
    assert outlet_of("dorfbote.example") == Outlet(name="dorfbote.example")


def test_no_name_at_all_is_the_unknown_outlet() -> None:
    assert outlet_of("  ") == Outlet(name="unknown outlet")


def test_a_domain_that_only_ends_alike_is_another() -> None:
    assert outlet_of("notreuters.com").country is None


@pytest.mark.parametrize(
    "language, words, name",
    [
        ("en", "TASS", "TASS"),
        ("en", "Washington Post", "Washington Post"),
        ("de", "dpa", "dpa"),
        ("de", "Spiegel", "Der Spiegel"),
        ("ru", "РИА Новости", "RIA Novosti"),
        ("ru", "Интерфаксу", "Interfax"),
        ("en", "Yonhap", "Yonhap"),
    ],
)
def test_texts_quote_outlets_by_these_names(language: str, words: str, name: str) -> None:
    names = outlet_names(language)
    outlet = names.lookup(tuple(words.split()))
    assert outlet is not None
    assert outlet.name == name
    assert names.starts(words.split(maxsplit=1)[0])


def test_a_paper_named_like_a_word_needs_its_capital() -> None:
    assert outlet_names("de").lookup(("Bild",)) is not None
    assert outlet_names("de").lookup(("bild",)) is None
    assert outlet_names("en").lookup(("ap",)) is None


def test_there_are_250_outlets_of_known_kinds() -> None:
    assert len(load_outlets()) >= 250
    assert {outlet.kind for outlet in load_outlets()} == set(KINDS)
