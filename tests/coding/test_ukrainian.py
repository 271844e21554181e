"""What parser, tables and engine make of Ukrainian: sentences of each type, and minimal pairs."""

from collections.abc import Callable
from functools import partial

import pytest
from tests.coding import whole_sentences

from interstate.coding import Coding
from interstate.language.coverage import coded_languages

Code = Callable[..., Coding]

parsed = pytest.mark.skipif("uk" not in coded_languages(), reason="no Ukrainian parser here")


told = partial(whole_sentences.told, language="uk", judged=True)

TYPES: list[tuple[str, list[str]]] = [
    ("Норвегія звинуватила Чилі у шпигунстві.", ["ACCUSE NOR > CHL CT+"]),
    ("Естонія викликала російського посла.", ["ACCUSE EST > RUS CT+"]),
    ("Кенія пообіцяла допомогти Уганді.", ["AGREE KEN > UGA CT+"]),
    ("Канцлер Німеччини зателефонував українському президентові.", ["CONSULT DEU > UKR CT+"]),
    ("Президент Кенії зустрівся з ефіопським колегою.", ["CONSULT ETH/KEN > - CT+"]),
    ("Міністр оборони Канади прилетів до Києва.", ["CONSULT CAN > UKR CT+"]),
    ("Угоду підписано Україною та Польщею.", ["SUPPORT POL/UKR > - CT+"]),
    ("Бразилія визнала Палестину.", ["SUPPORT BRA > PSE CT+"]),
    ("Японія вибачилася перед Південною Кореєю.", ["CONCEDE JPN > KOR CT+"]),
    (
        "Ізраїль і ХАМАС домовилися про припинення вогню.",
        ["CONCEDE ISR/NSA:Hamas > - CT+"],
    ),
    ("Бразилія та Аргентина провели спільні навчання.", ["COOPERATE ARG/BRA > - CT+"]),
    ("Норвегія надала гуманітарну допомогу Гаїті.", ["AID NOR > HTI CT+"]),
    ("Польща передала Україні винищувачі.", ["AID POL > UKR CT+"]),
    ("Ефіопія вивела війська із Сомалі.", ["RETREAT ETH > SOM CT+"]),
    ("Сирія звільнила двох турецьких журналістів.", ["RETREAT SYR > TUR CT+"]),
    ("Норвегія закликала Ісландію відвести кораблі.", ["REQUEST NOR > ISL CT+"]),
    ("Україна попросила Канаду про допомогу.", ["REQUEST UKR > CAN CT+"]),
    ("Росія наклала вето на резолюцію Франції.", ["REJECT RUS > FRA CT+"]),
    ("Угорщина відмовилася допомагати Україні.", ["REJECT HUN > UKR CT+"]),
    ("Іран погрожує Ізраїлю війною.", ["THREATEN IRN > ISR CT+"]),
    ("Студенти протестували біля посольства Росії в Празі.", ["PROTEST CZE > RUS CT+"]),
    ("Євросоюз запровадив санкції проти Білорусі.", ["SANCTION EUU > BLR CT+"]),
    ("Франція вислала двох російських дипломатів.", ["SANCTION FRA > RUS CT+"]),
    ("Венесуела розірвала дипломатичні відносини з Колумбією.", ["SANCTION VEN > COL CT+"]),
    ("Північна Корея запустила дві балістичні ракети.", ["MOBILIZE PRK > - CT+"]),
    ("Поліція Кенії затримала трьох угандійських журналістів.", ["COERCE KEN > UGA CT+"]),
    ("Ізраїль розбомбив південь Лівану.", ["ASSAULT ISR > LBN CT+"]),
    ("Російські війська обстріляли Харків.", ["ASSAULT RUS > UKR CT+"]),
    ("Туреччина вторглася до Сирії.", ["ASSAULT TUR > SYR CT+"]),
]


@parsed
@pytest.mark.parametrize(("text", "acts"), TYPES, ids=[text for text, _ in TYPES])
def test_each_type_is_told_with_its_parties(text: str, acts: list[str]) -> None:
    assert told(text) == acts


PAIRS: list[tuple[str, list[str]]] = [
    ("Чилі не підписало договір із Перу.", ["SUPPORT CHL > PER CT-"]),
    ("Чилі може підписати договір із Перу.", ["SUPPORT CHL > PER PS+"]),
    ("Чилі планує підписати договір із Перу.", ["AGREE CHL > PER CT+"]),
    ("Україну підтримала Польща.", ["SUPPORT POL > UKR CT+"]),
    ("Делегацію Китаю прийняв президент Казахстану.", ["CONSULT CHN > KAZ CT+"]),
    ("Грузія заперечила, що обстріляла Росію.", ["ASSAULT GEO > RUS CT-"]),
    ("Росія заявила, що Грузія обстріляла Цхінвалі.", ["ASSAULT GEO > - CT+"]),
    ("Французька збірна перемогла Іспанію.", []),
    ("Землетрус у Туреччині забрав життя сотень людей.", []),
]


@parsed
@pytest.mark.parametrize(("text", "acts"), PAIRS, ids=[text for text, _ in PAIRS])
def test_small_words_and_forms_decide(text: str, acts: list[str]) -> None:
    assert told(text) == acts


# Trees written by hand: these hold whichever parser reads.

NAMES = {"Осло": "NOR", "Чилі": "CHL", "Перу": "PER"}
FUTURE = """
Осло осло PROPN 2 nsubj Case=Nom
засудить засудити VERB 0 root VerbForm=Fin|Tense=Fut
Чилі чилі PROPN 2 obj Case=Acc
"""
IMPERSONAL = """
Чилі чилі PROPN 2 obj Case=Acc
засуджено засудити VERB 0 root VerbForm=Fin|Person=0
Осло осло PROPN 2 obl:agent Case=Ins
"""
PASSIVE = """
Чилі чилі PROPN 3 nsubj:pass Case=Nom
було бути AUX 3 aux:pass VerbForm=Fin|Tense=Past
засуджене засудити VERB 0 root VerbForm=Part|Voice=Pass
Осло осло PROPN 3 obl:agent Case=Ins
"""
OMITTED = """
Осло осло PROPN 2 nsubj Case=Nom|Number=Sing
заявило заявити VERB 0 root VerbForm=Fin|Tense=Past|Number=Sing
, , PUNCT 5 punct
що що SCONJ 5 mark
засудило засудити VERB 2 ccomp VerbForm=Fin|Tense=Past|Number=Sing
Чилі чилі PROPN 5 obj Case=Acc
"""
BY_SOUND = """
Осло осло PROPN 2 nsubj Case=Nom
зустрілося зустрітися VERB 0 root VerbForm=Fin|Tense=Past
із із ADP 4 case
Чилі чилі PROPN 2 obl Case=Ins
"""


def test_a_synthetic_future_is_to_come(code: Code) -> None:
    (drafted,) = code(FUTURE, language="uk", parties=NAMES).reports
    assert drafted.report.factuality == "PR+"


@pytest.mark.parametrize("written", [IMPERSONAL, PASSIVE])
def test_the_instrumental_of_a_passive_acts(code: Code, written: str) -> None:
    (drafted,) = code(written, language="uk", parties=NAMES).reports
    report = drafted.report
    assert [p.id for p in report.actors] == ["NOR"]
    assert [p.id for p in report.recipients] == ["CHL"]


def test_a_past_without_subject_has_the_one_above_it(code: Code) -> None:
    (drafted,) = code(OMITTED, language="uk", parties=NAMES).reports
    assert [p.id for p in drafted.report.actors] == ["NOR"]


def test_a_preposition_is_one_however_it_sounds(code: Code) -> None:
    (drafted,) = code(BY_SOUND, language="uk", parties=NAMES).reports
    assert drafted.report.event_type == "CONSULT"
    assert {p.id for p in drafted.report.actors} == {"NOR", "CHL"}
