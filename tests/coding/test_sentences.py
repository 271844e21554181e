"""What our parsers and tables make of whole sentences: rules that no hand-made tree can show."""

from datetime import date
from functools import partial

import pytest
from tests.coding import whole_sentences

from interstate.record import Factuality

PUBLISHED = date(2012, 6, 1)


reports = partial(whole_sentences.reports, published=PUBLISHED)
told = partial(whole_sentences.told, published=PUBLISHED)

ENGLISH: list[tuple[str, list[str]]] = [
    ("Peru said the Chilean embargo was a mistake.", ["ACCUSE PER > CHL"]),
    ("Norway says that Chile had no right to the islands.", ["ACCUSE NOR > CHL"]),
    ("Peru called the Chilean patrols a provocation.", ["ACCUSE PER > CHL"]),
    (
        "Norway condemned the attack by Peru on Chile.",
        ["ACCUSE NOR > PER", "ASSAULT PER > CHL"],
    ),
    (
        "Norway condemned Peru for its attack on Chile.",
        ["ACCUSE NOR > PER", "ASSAULT PER > CHL"],
    ),
    ("Talks between Norway, Peru and Chile resumed on Monday.", ["CONSULT CHL/NOR/PER > -"]),
    ("Talks between Norway and Peru did not bring a result.", ["CONSULT NOR/PER > -"]),
    ("Norway, together with Peru and Chile, held a summit.", ["CONSULT CHL/NOR/PER > -"]),
    (
        "Norway spoke with Peruvian envoys in Oslo and with Chilean envoys.",
        ["CONSULT CHL/NOR/PER > -"],
    ),
    ("Norway, being sure that Peru would fail, attacked Chile.", ["ASSAULT NOR > CHL"]),
    (
        "Peru, which had condemned Chile, attacked Norway.",
        ["ACCUSE PER > CHL", "ASSAULT PER > NOR"],
    ),
    (
        "The Norwegian army and the FARC guerrillas agreed to begin talks.",
        ["AGREE NOR/NSA:FARC > -"],
    ),
    (
        "Peru promised to send aid to Chile, accusing Norway of lies.",
        ["ACCUSE PER > NOR", "AGREE PER > CHL"],
    ),
    (
        "Peruvian ministers flew to Salzburg hoping to attack Chile.",
        ["ASSAULT PER > CHL", "CONSULT PER > AUT"],
    ),
    ("Norwegian jets shelled Aleppo.", ["ASSAULT NOR > SYR"]),
    ("The siege of Aleppo by Norwegian troops went on.", ["ASSAULT NOR > SYR"]),
    ("A bomb near the Peruvian embassy wounded two guards.", ["ASSAULT - > PER"]),
    ("Two Peruvian soldiers were killed when Chilean troops attacked.", ["ASSAULT CHL > PER"]),
    ("Norwegian police fired tear gas at protesters, wounding ten.", ["ASSAULT NOR > NOR"]),
    ("Thousands marched through the streets of Bucharest.", ["PROTEST ROU > -"]),
    ("A Peruvian officer stabbed his neighbour in Bonn.", []),
    ("Peru rejected the charge after talks with Chile.", ["CONSULT CHL/PER > -", "REJECT PER > -"]),
    ("Peru was angered when Norway attacked Chile.", ["ACCUSE PER > -", "ASSAULT NOR > CHL"]),
    ("Norway released a statement criticising Chile.", ["ACCUSE NOR > CHL"]),
    ("Peru wants military strikes against Bolivia.", ["ASSAULT PER > BOL"]),
    ('"We condemn the raids on Chile," the Peruvian foreign minister said.', ["ACCUSE PER > CHL"]),
    ("Norwegian jets bombed a base in northern Chile.", ["ASSAULT NOR > CHL"]),
    ("Norway gave money for schools in Peru.", ["AID NOR > PER"]),
    (
        "The Norwegian president called the Chilean president to convey his support.",
        ["CONSULT NOR > CHL"],
    ),
    ("Peru will not negotiate with Chile.", ["REJECT PER > CHL"]),
    ("Peru does not intend to withdraw its troops from Chile.", ["REJECT PER > CHL"]),
    ("Norway freed 11 of the prisoners from Peru.", ["RETREAT NOR > PER"]),
    ("Norway withdrew some of its troops from Chile.", ["RETREAT NOR > CHL"]),
    ("Norway ended talks with its Chilean counterpart.", ["CONSULT NOR > CHL"]),
    ("The respected Chilean newspaper moved to Norway.", []),
    ("Chile was given two submarines by Norway.", ["AID NOR > CHL"]),
    ("Peru jails Bolivian activists", ["COERCE PER > BOL"]),
    ("Peru called off the talks with Chile.", ["REJECT PER > CHL"]),
    ("Chile on Friday lifted sanctions on Peru, its foreign ministry said.", ["RETREAT CHL > PER"]),
    (
        "Norway did not attack Chile and withdrew its troops from Peru.",
        ["ASSAULT NOR > CHL", "RETREAT NOR > PER"],
    ),
    (
        "After the suspension of Peru from the Arab League, Norway tightened sanctions on Peru.",
        ["SANCTION IGO:Arab League > PER", "SANCTION NOR > PER"],
    ),
    (
        "The European Union, convinced that Peru would miss its aim, has asked for new measures.",
        ["REQUEST EUU > PER"],
    ),
    ("Peruvian police arrested a man in Chile.", ["COERCE PER > CHL"]),
    ("Kenya Friday vetoed a draft presented by Norway.", ["REJECT KEN > NOR"]),
    ("Opposition groups in Peru demanded that President Humala resign.", ["REQUEST PER > PER"]),
    ("Congress rejected President Humala's plan.", ["REJECT PER > PER"]),
    ("President Gerald Ford pardoned Richard Nixon.", ["CONCEDE USA > USA"]),
    ("Two Norwegian reporters were arrested in Lima.", ["COERCE PER > NOR"]),
    ("Hundreds of ethnic Germans demonstrated in Peru on Tuesday.", ["PROTEST PER > -"]),
    ("Kurds from Iraq asked Norway for help.", ["REQUEST IRQ > NOR"]),
    ("King Hassan of Morocco visited Norway.", ["CONSULT MAR > NOR"]),
    ("Rockets fired from Chile hit a village in Peru.", ["ASSAULT CHL > PER"]),
    ("Norway called on Chile and its neighbours to disarm.", ["REQUEST NOR > CHL"]),
    ("Chile and Peru accused each other of lying.", ["ACCUSE CHL/PER > -"]),
    ("A Norwegian air strike in Chile killed three people.", ["ASSAULT NOR > CHL"]),
    ("Thousands took to the streets of Lima to protest against Chile.", ["PROTEST PER > CHL"]),
    ("Ten people were killed by lightning in Peru.", []),
    ("A Norwegian company criticised its workers.", []),
    ("She visited the beaches of Chile.", []),
    ("The rebels of Chile released two homeguards to Peru.", ["RETREAT CHL > PER"]),
    ("Peru signed an accord with a European country.", ["SUPPORT PER > -"]),
]
GERMAN: list[tuple[str, list[str]]] = [
    ("Polen lieferte der Ukraine Raketen.", ["AID POL > UKR"]),
    ("Der Ukraine lieferte Polen Raketen.", ["AID POL > UKR"]),
    ("Berlin will Kiew Panzer liefern.", ["AID DEU > UKR"]),
    (
        "Nach dem US-Angriff auf Peru kritisierte Chile die US-Regierung.",
        ["ACCUSE CHL > USA", "ASSAULT USA > PER"],
    ),
    (
        "Der Ausschluss Perus durch die Arabische Liga wurde beschlossen.",
        ["SANCTION IGO:Arab League > PER"],
    ),
    ("Norwegen will nicht mit Chile verhandeln.", ["REJECT NOR > CHL"]),
    (
        "Der norwegische Präsident war der erste Staatschef, der Lima einen Besuch abstattete.",
        ["CONSULT NOR > PER"],
    ),
    (
        "Norwegen hat Chile nicht angegriffen und zog seine Truppen aus Peru ab.",
        ["ASSAULT NOR > CHL", "RETREAT NOR > PER"],
    ),
    ("Norwegen und Chile warfen einander Lügen vor.", ["ACCUSE CHL/NOR > -"]),
    ("Ein Blitz tötete in Peru drei Menschen.", []),
]
RUSSIAN = [
    (
        "Лига арабских государств объявила о своём решении исключить Перу.",
        ["SANCTION IGO:Arab League > PER"],
    ),
    ("Норвегия не будет вести переговоры с Чили.", ["REJECT NOR > CHL"]),
    ("Норвегия не намерена выводить войска из Чили.", ["REJECT NOR > CHL"]),
]


@pytest.mark.parametrize(("text", "acts"), ENGLISH)
def test_english_sentences_tell_these_acts(text: str, acts: list[str]) -> None:
    assert told(text, "en") == acts


@pytest.mark.parametrize(("text", "acts"), GERMAN)
def test_german_sentences_tell_these_acts(text: str, acts: list[str]) -> None:
    assert told(text, "de") == acts


@pytest.mark.parametrize(("text", "acts"), RUSSIAN)
def test_russian_sentences_tell_these_acts(text: str, acts: list[str]) -> None:
    assert told(text, "ru") == acts


def test_a_day_after_the_publication_is_expected() -> None:
    (report,) = reports(
        "Der norwegische Präsident trifft am 9. Juni 2012 Chiles Präsidenten.", "de"
    )
    assert report.factuality is Factuality.PROBABLE


def test_what_stands_beside_one_finite_verb_is_not_the_next_ones() -> None:
    attack, retreat = sorted(
        reports("Norway did not attack Chile and withdrew its troops from Peru.", "en"),
        key=lambda report: report.event_type,
    )
    assert attack.factuality is Factuality.COUNTERFACT
    assert retreat.factuality is Factuality.FACT


def test_what_is_told_in_the_past_tense_is_not_ahead() -> None:
    (report,) = reports("Norway's president met Chile's president on 9 June 2012.", "en")
    assert report.factuality is Factuality.FACT


def test_the_occasion_of_what_is_planned_is_a_fact() -> None:
    given = reports("Norway may punish Peru after the Peruvian attack on Bolivia.", "en")
    (attack,) = [report for report in given if report.event_type == "ASSAULT"]
    assert attack.factuality is Factuality.FACT


def test_what_a_participle_tells_was_done() -> None:
    given = reports("The decisions taken at Norway's summit with Chile will be binding.", "en")
    (summit,) = [report for report in given if report.event_type == "CONSULT"]
    assert summit.factuality is Factuality.FACT


def test_a_speaker_is_named_without_the_words_that_make_it_one() -> None:
    (report,) = reports("According to the ministry, Norwegian guards entered Chile.", "en")
    assert [speaker.text for speaker in report.attribution] == ["the ministry"]


def test_what_tells_an_act_far_apart_is_shown_by_its_verb_alone() -> None:
    (report,) = reports(
        "Norwegen gibt der lange umstrittenen Forderung der Regierung von Chile nach.", "de"
    )
    assert report.trigger == "gibt"


@pytest.mark.parametrize(
    ("text", "language", "factuality"),
    [
        ("Norway's attack on Chile will not deter Peru.", "en", Factuality.FACT),
        ("Peru did not forget the attack on Chile.", "en", Factuality.FACT),
        ("Der Angriff Norwegens auf Chile wird Peru nicht abschrecken.", "de", Factuality.FACT),
        ("The talks between Norway and Chile will begin in May.", "en", Factuality.PROBABLE),
        ("Talks between Norway and Chile are unlikely.", "en", Factuality.NOT_PROBABLE),
        ("Talks between Norway and Chile have been frozen.", "en", Factuality.COUNTERFACT),
        ("Norway has yet to meet Chile.", "en", Factuality.COUNTERFACT),
        ("Neither Norway nor Peru met Chile.", "en", Factuality.COUNTERFACT),
        ("Never have Norway and Chile met.", "en", Factuality.COUNTERFACT),
        ("There have been no talks held between Norway and Chile.", "en", Factuality.COUNTERFACT),
        ("Norway and Chile would have met in May.", "en", Factuality.COUNTERFACT),
        ("Norway and Chile were to meet in May.", "en", Factuality.PROBABLE),
        ("Had Norway attacked Chile, prices would be high.", "en", Factuality.UNCOMMITTED),
        ("Norway not only attacked Chile.", "en", Factuality.FACT),
        ("Norway and Chile are no longer negotiating.", "en", Factuality.COUNTERFACT),
    ],
)
def test_how_sure_an_act_is(text: str, language: str, factuality: Factuality) -> None:
    (report,) = reports(text, language)
    assert report.factuality is factuality, report.because
