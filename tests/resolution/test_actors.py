"""Names of parties are found in their forms and compounds, as of the day; the rest stays open."""

from collections.abc import Callable
from datetime import date

import pytest

from interstate.record import Mention, PartyKind, Sentence
from interstate.resolution.actors import ActorFinder

Tree = Callable[..., Sentence]
FINDERS = {language: ActorFinder(language) for language in ("en", "de", "ru")}


@pytest.fixture
def found(tree: Tree) -> Callable[..., list[tuple[str, str | None, str | None]]]:
    """Find the words, party and sector of each mention."""

    def find(
        written: str, language: str = "en", on: date | None = date(2015, 6, 1)
    ) -> list[tuple[str, str | None, str | None]]:
        return [(m.party.text, m.party.id, m.party.sector) for m in mentions(written, language, on)]

    def mentions(written: str, language: str, on: date | None) -> tuple[Mention, ...]:
        return FINDERS[language].find(tree(written, language=language), on=on)

    return find


Found = Callable[..., list[tuple[str, str | None, str | None]]]


def test_a_state_is_named_by_name_and_by_adjective(tree: Tree) -> None:
    sentence = tree("Russia/PROPN/0 and Chinese/ADJ troops/NOUN")
    mentions = FINDERS["en"].find(sentence, on=date(2015, 6, 1))
    assert [(m.party.id, m.adjectival) for m in mentions] == [
        ("RUS", False),
        ("CHN", True),
        (None, False),
    ]


def test_offsets_count_in_the_document(tree: Tree) -> None:
    [mention] = FINDERS["en"].find(tree("Then Russia/PROPN left/VERB", start=100), on=None)
    assert (mention.start, mention.end) == (105, 111)


def test_the_longest_name_wins(found: Found) -> None:
    assert found("South/PROPN Korea/PROPN") == [("South Korea", "KOR", None)]


def test_a_capital_is_the_government_as_subject_and_a_place_behind_in(found: Found) -> None:
    assert found("Moscow/PROPN protested/VERB") == [("Moscow", "RUS", "GOV")]
    assert found("talks/NOUN in/ADP Moscow/PROPN")[-1] == ("Moscow", "RUS", None)


def test_a_name_led_by_a_hyphen_is_not_the_party_of_the_coalition(found: Found) -> None:
    assert found("US/PROPN ~-/PUNCT ~led/VERB raids") == []
    assert [f[1] for f in found("pro/X ~-/PUNCT ~Russian/ADJ rebels")] == [None]


def test_a_sea_is_no_party(found: Found) -> None:
    assert found("the South/PROPN China/PROPN Sea/PROPN") == []


def test_a_surname_means_who_held_the_office_on_the_day(found: Found) -> None:
    assert found("Bush/PROPN/2/nsubj spoke/VERB/0", on=date(1990, 5, 1)) == [("Bush", "USA", "GOV")]
    finder = FINDERS["en"]
    assert finder.names_party("Merkel declined.")


def test_a_surname_behind_another_given_name_is_somebody_else(found: Found) -> None:
    assert found("Oscar/PROPN/2/compound Merkel/PROPN/3/nsubj sang/VERB/0") == []


def test_a_given_name_may_be_spelt_another_way(found: Found) -> None:
    spelt = "Angelika/PROPN/2/compound Merkel/PROPN/3/nsubj spoke/VERB/0"
    assert found(spelt) == [("Angelika Merkel", "DEU", "GOV")]


def test_a_day_before_a_surname_is_no_given_name(found: Found) -> None:
    assert found("Monday/PROPN/3/obl Merkel/PROPN/3/nsubj left/VERB/0") == [
        ("Merkel", "DEU", "GOV")
    ]


def test_a_common_surname_needs_a_title_or_its_country(found: Found) -> None:
    assert found("Rice/PROPN rose/VERB", on=date(2006, 5, 1)) == []
    titled = found("Secretary/PROPN of/ADP State/PROPN Rice/PROPN spoke/VERB", on=date(2006, 5, 1))
    assert titled[-1] == ("Rice", "USA", "GOV")


def test_a_role_alone_has_a_sector_and_no_party(tree: Tree) -> None:
    [mention] = FINDERS["en"].find(tree("the/DET foreign/ADJ minister/NOUN"), on=None)
    assert mention.party.id is None
    assert mention.party.kind is PartyKind.UNKNOWN
    assert (mention.party.name, mention.party.sector) == ("foreign minister", "GOV")


def test_a_national_institution_names_its_state(found: Found) -> None:
    assert found("Kremlin/PROPN") == [("Kremlin", "RUS", "GOV")]
    assert found("Bundeswehr/NOUN", "de") == [("Bundeswehr", "DEU", "MIL")]


def test_an_outlet_is_a_speaker_without_party(found: Found) -> None:
    assert found("Reuters/PROPN reported/VERB") == [("Reuters", None, "MED")]


@pytest.mark.parametrize(
    ("language", "written", "party"),
    [
        ("en", "Texas/PROPN sued/VERB", "USA"),
        ("de", "bayerische/ADJ Beamte/NOUN", "DEU"),
        ("ru", "Калифорнии/PROPN ответили/VERB", "USA"),
        ("en", "Europe/PROPN objected/VERB", "EUU"),
    ],
)
def test_a_region_is_of_its_state(found: Found, language: str, written: str, party: str) -> None:
    assert found(written, language)[0][1] == party


def test_in_europe_is_a_place(found: Found) -> None:
    assert found("banks/NOUN in/ADP Europe/PROPN")[1:] == []


@pytest.mark.parametrize(
    ("word", "parties"),
    [
        ("EU-Staaten", ["EUU"]),
        ("US-Angriff", ["USA"]),
        ("Merkel-Regierung", ["DEU"]),
        ("russisch-türkische", ["RUS", "TUR"]),
        ("Bundesaußenminister", ["DEU"]),
        ("Iranbeauftragter", []),
        ("Anti-US-Proteste", []),
        ("Russland-freundliche", []),
    ],
)
def test_german_compounds_name_the_parties_in_them(
    tree: Tree, word: str, parties: list[str]
) -> None:
    upos = "NOUN" if word[0].isupper() and not word.endswith("e") else "ADJ"
    mentions = FINDERS["de"].find(tree(f"{word}/{upos}/0", language="de"), on=date(2015, 6, 1))
    assert [m.party.id for m in mentions if m.party.id] == parties


def test_a_russian_spelling_that_no_table_has_is_found_by_sound(found: Found) -> None:
    day = date(2011, 11, 1)
    acts = "Кальдерон/PROPN/2/nsubj отказался/VERB/0"
    assert found(acts, "ru", day) == [("Кальдерон", "MEX", "GOV")]
    assert found("Улица/NOUN Кальдерона/PROPN", "ru", day) == []


def test_one_russian_word_may_name_two_parties(tree: Tree) -> None:
    sentence = tree("российско-китайские/ADJ/2/amod переговоры/NOUN/0", language="ru")
    first, second = FINDERS["ru"].find(sentence, on=date(2015, 6, 1))
    assert (first.party.id, second.party.id) == ("RUS", "CHN")
    assert first.end <= second.start


def test_an_adjective_is_no_paper(found: Found) -> None:
    assert found("the/DET/3/det Australian/ADJ/3/amod parliament/NOUN/4/nsubj met/VERB/0") == [
        ("Australian", "AUS", None),
        ("parliament", None, "LEG"),
    ]


def test_a_role_in_two_parts_is_one_role(found: Found) -> None:
    assert found("Премьер-министр/NOUN/2/nsubj уехал/VERB/0", "ru") == [
        ("Премьер-министр", None, "GOV")
    ]


def test_sino_is_china_before_a_hyphen_only(found: Found) -> None:
    assert [f[1] for f in found("Sino/X ~-/PUNCT ~Russian/ADJ talks")] == ["CHN", "RUS"]
    assert found("Sino/X talks") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two Russian officers were seen."),
        ("en", "Secretary of State Rice spoke."),
        ("de", "Die US-Regierung schwieg."),
        ("ru", "Российско-китайские переговоры прошли вчера."),
        ("ru", "Путину ответили."),
    ],
)
def test_the_gate_lets_pass_what_names_a_party(language: str, text: str) -> None:
    assert FINDERS[language].names_party(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The minister opened a library."),
        ("de", "Der Minister eröffnete eine Bibliothek."),
        ("ru", "Министр открыл библиотеку."),
    ],
)
def test_the_gate_holds_back_what_names_none(language: str, text: str) -> None:
    assert not FINDERS[language].names_party(text)


def test_a_large_town_is_of_its_state_where_something_is_done_to_it(found: Found) -> None:
    bombed = "They/PRON/2/nsubj bombed/VERB/0 Aleppo/PROPN/2/obj"
    assert found(bombed) == [("Aleppo", "SYR", None)]
    siege = "the/DET/2/det siege/NOUN/0 of/ADP/4/case Homs/PROPN/2/nmod"
    assert found(siege) == [("Homs", "SYR", None)]


def test_a_name_that_acts_is_no_town(found: Found) -> None:
    assert found("Houston/PROPN/2/nsubj left/VERB/0") == []


@pytest.mark.parametrize("word", ["Aleppo", "Salzburg", "Kharkov"])
def test_the_gate_knows_large_towns_by_their_english_names(word: str) -> None:
    assert FINDERS["en"].names_party(f"A bomb hit {word}.")


def test_a_city_with_an_article_in_its_name_is_no_person(found: Found) -> None:
    written = "in/ADP/3/case The/DET/3/det Hague/PROPN/4/obl spoke/VERB/0"
    assert [party for _, party, _ in found(written, on=date(2012, 6, 1))] != ["GBR"]


def test_a_queen_is_no_capital(found: Found) -> None:
    written = "Königin/NOUN/3/nsubj Sofia/PROPN/1/appos sprach/VERB/0"
    assert found(written, language="de") == [("Königin", None, "GOV")]


def test_a_surname_inside_a_longer_name_gives_way_to_who_left_of_late(found: Found) -> None:
    written = "Obama/PROPN/2/nsubj spoke/VERB/0"
    assert found(written, on=date(2018, 10, 1)) == [("Obama", "USA", "GOV")]


def test_a_name_of_two_states_is_the_one_whose_capital_or_leader_is_named(tree: Tree) -> None:
    on = date(2024, 3, 1)
    words = "Korea/PROPN/2/nsubj fired/VERB/0 missiles/NOUN/2/obj near/ADP Pyongyang/PROPN/3/nmod"
    korea = FINDERS["en"].find(tree(words), on=on)[0].party
    assert korea.id == "PRK"
    assert "for the sentence names 'Pyongyang'" in korea.because
    alone = FINDERS["en"].find(tree("Korea/PROPN/2/nsubj agreed/VERB/0"), on=on)[0].party
    assert (alone.id, "else South or North Korea" in alone.because) == ("KOR", True)


def test_a_first_name_that_is_a_states_is_no_state(found: Found) -> None:
    assert found("Israel/PROPN/2/compound Folau/PROPN/3/nsubj left/VERB/0") == []
    assert found("Israel/PROPN/2/nsubj left/VERB/0") == [("Israel", "ISR", None)]


def test_a_head_of_government_outweighs_a_minister_of_the_same_name(found: Found) -> None:
    written = "Modi/PROPN/2/nsubj spoke/VERB/0"
    assert found(written, on=date(2024, 3, 1)) == [("Modi", "IND", "GOV")]


def test_a_role_whose_noun_stands_first_is_one_role(found: Found) -> None:
    assert found("Папа/NOUN/3/nsubj римский/ADJ/1/amod прибыл/VERB/0", "ru") == [
        ("Папа римский", "VAT", "GOV")
    ]


@pytest.mark.parametrize(
    "language, written, party",
    [
        ("en", "Kremlin/PROPN spokeswoman/NOUN", "RUS"),
        ("en", "GCHQ/PROPN", "GBR"),
        ("en", "Oireachtas/PROPN", "IRL"),
        ("en", "Fed/PROPN", "USA"),
        ("en", "Gazprom/PROPN", "RUS"),
        ("en", "Malacañang/PROPN", "PHL"),
        ("de", "Wächterrat/NOUN", "IRN"),
        ("de", "Prager/PROPN Burg/PROPN", "CZE"),
        ("ru", "Укрэнерго/PROPN", "UKR"),
        ("ru", "Букингемский/ADJ дворец/NOUN", "GBR"),
    ],
)
def test_a_body_or_spokesman_by_its_own_name_is_its_states(
    found: Found, language: str, written: str, party: str
) -> None:
    assert found(written, language, date(2024, 3, 1))[0][1] == party
