"""What parser, tables and engine make of Portuguese: sentences of each type, and minimal pairs."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from tests.coding import whole_sentences

from interstate.coding import Coding
from interstate.language.coverage import coded_languages

Code = Callable[..., Coding]

parsed = pytest.mark.skipif("pt" not in coded_languages(), reason="no Portuguese parser here")


reports = partial(whole_sentences.reports, language="pt")
told = partial(whole_sentences.told, language="pt", judged=True)

TYPES: list[tuple[str, list[str]]] = [
    ("O Peru acusou o Chile de espiar os seus diplomatas.", ["ACCUSE PER > CHL CT+"]),
    ("O ministro norueguês criticou a política da Islândia.", ["ACCUSE NOR > ISL CT+"]),
    ("O Peru convocou o embaixador da Bolívia.", ["ACCUSE PER > BOL CT+"]),
    ("O Quênia prometeu ajudar Uganda.", ["AGREE KEN > UGA CT+"]),
    ("O Quênia mostrou-se disposto a negociar com a Somália.", ["AGREE KEN > SOM CT+"]),
    ("O Egito está disposto a negociar com a Etiópia.", ["AGREE EGY > ETH CT+"]),
    ("O Peru aceitou o convite do Chile.", ["AGREE PER > CHL CT+"]),
    ("O Congresso dos EUA aprovou ajuda militar à Ucrânia.", ["AGREE USA > UKR CT+"]),
    ("O primeiro-ministro dinamarquês visitou a Estônia.", ["CONSULT DNK > EST CT+"]),
    ("O ministro da Rússia chegou a Pequim.", ["CONSULT RUS > CHN CT+"]),
    ("O chanceler alemão telefonou ao presidente ucraniano.", ["CONSULT DEU > UKR CT+"]),
    (
        "O presidente do Quênia reuniu-se com o seu homólogo ugandês em Nairóbi.",
        ["CONSULT KEN/UGA > - CT+"],
    ),
    (
        "O presidente francês encontrou-se com o seu homólogo alemão.",
        ["CONSULT DEU/FRA > - CT+"],
    ),
    ("O Peru e o Chile assinaram um tratado de paz.", ["SUPPORT CHL/PER > - CT+"]),
    ("Portugal expressou o seu apoio a Timor-Leste.", ["SUPPORT PRT > TLS CT+"]),
    ("O Brasil reconheceu a Palestina.", ["SUPPORT BRA > PSE CT+"]),
    ("O Japão pediu desculpas à Coreia do Sul.", ["CONCEDE JPN > KOR CT+"]),
    ("Israel e o Hamas acordaram um cessar-fogo.", ["CONCEDE ISR/NSA:Hamas > - CT+"]),
    ("O Brasil e a Argentina realizaram manobras conjuntas.", ["COOPERATE ARG/BRA > - CT+"]),
    ("O Japão vendeu aviões às Filipinas.", ["COOPERATE JPN > PHL CT+"]),
    ("A Noruega enviou ajuda humanitária ao Haiti.", ["AID NOR > HTI CT+"]),
    ("A Etiópia retirou as suas tropas da Somália.", ["RETREAT ETH > SOM CT+"]),
    ("As tropas russas retiraram-se da Geórgia.", ["RETREAT RUS > GEO CT+"]),
    ("A Síria libertou dois jornalistas turcos.", ["RETREAT SYR > TUR CT+"]),
    ("A Noruega pediu à Islândia que retire os seus navios.", ["REQUEST NOR > ISL CT+"]),
    ("O Chile pediu ao Peru para retirar as suas tropas.", ["REQUEST CHL > PER CT+"]),
    ("O Peru apelou ao Chile para que abra a fronteira.", ["REQUEST PER > CHL CT+"]),
    ("A Rússia vetou a resolução da França.", ["REJECT RUS > FRA CT+"]),
    ("A Noruega recusou-se a reunir-se com a Islândia.", ["REJECT NOR > ISL CT+"]),
    ("O Irã ameaçou atacar Israel.", ["THREATEN IRN > ISR CT+"]),
    ("A Turquia ameaçou o Chipre com sanções.", ["THREATEN TUR > CYP CT+"]),
    ("Estudantes gregos protestaram contra a Alemanha.", ["PROTEST GRC > DEU CT+"]),
    ("A União Europeia impôs sanções à Bielorrússia.", ["SANCTION EUU > BLR CT+"]),
    ("A França expulsou dois diplomatas russos.", ["SANCTION FRA > RUS CT+"]),
    ("A Venezuela rompeu relações diplomáticas com a Colômbia.", ["SANCTION VEN > COL CT+"]),
    ("A Rússia retirou o seu embaixador da Estônia.", ["SANCTION RUS > EST CT+"]),
    ("A Coreia do Norte lançou dois mísseis balísticos.", ["MOBILIZE PRK > - CT+"]),
    ("A polícia do Quênia deteve três jornalistas ugandeses.", ["COERCE KEN > UGA CT+"]),
    ("O Egito fechou a fronteira com a Líbia.", ["COERCE EGY > LBY CT+"]),
    ("Israel bombardeou o sul do Líbano.", ["ASSAULT ISR > LBN CT+"]),
    ("Rebeldes sírios mataram dois soldados turcos.", ["ASSAULT SYR > TUR CT+"]),
    ("As tropas etíopes invadiram a Somália.", ["ASSAULT ETH > SOM CT+"]),
]


@parsed
@pytest.mark.parametrize(("text", "acts"), TYPES, ids=[text for text, _ in TYPES])
def test_each_type_is_told_with_its_parties(text: str, acts: list[str]) -> None:
    assert told(text) == acts


PAIRS: list[tuple[str, list[str]]] = [
    # affirmed, denied, swapped
    ("A Noruega atacou o Chile.", ["ASSAULT NOR > CHL CT+"]),
    ("O Chile atacou a Noruega.", ["ASSAULT CHL > NOR CT+"]),
    ("A Noruega não atacou o Chile.", ["ASSAULT NOR > CHL CT-"]),
    ("A Noruega nunca atacou o Chile.", ["ASSAULT NOR > CHL CT-"]),
    ("A Noruega jamais atacou o Chile.", ["ASSAULT NOR > CHL CT-"]),
    ("Nenhum país atacou o Chile.", ["ASSAULT - > CHL CT-"]),
    ("O Chile nem sequer atacou o Peru.", ["ASSAULT CHL > PER CT-"]),
    ("A Noruega negou ter atacado o Chile.", ["ASSAULT NOR > CHL CT-"]),
    ("São falsas as notícias de que a Noruega atacou o Chile.", ["ASSAULT NOR > CHL CT-"]),
    ("O Brasil não apoiou a Palestina.", ["SUPPORT BRA > PSE CT-"]),
    ("O Quênia condenou a Turquia.", ["ACCUSE KEN > TUR CT+"]),
    ("A Turquia condenou o Quênia.", ["ACCUSE TUR > KEN CT+"]),
    # passives
    ("O Chile foi atacado pela Noruega.", ["ASSAULT NOR > CHL CT+"]),
    ("A Noruega foi atacada pelo Chile.", ["ASSAULT CHL > NOR CT+"]),
    ("O Chile não foi atacado pela Noruega.", ["ASSAULT NOR > CHL CT-"]),
    ("Dois soldados turcos foram mortos por rebeldes sírios.", ["ASSAULT SYR > TUR CT+"]),
    ("As sanções impostas pela UE à Rússia entraram em vigor.", ["SANCTION EUU > RUS CT+"]),
    (
        "Foram impostas sanções contra a Rússia pela União Europeia.",
        ["SANCTION EUU > RUS CT+"],
    ),
    ("Foi assinado um acordo de paz entre o Peru e o Equador.", ["SUPPORT ECU/PER > - CT+"]),
    ("Assinou-se um acordo de paz entre o Peru e o Equador.", ["SUPPORT ECU/PER > - CT+"]),
    (
        "A Rússia foi acusada pelos Estados Unidos de interferir nas eleições.",
        ["ACCUSE USA > RUS CT+"],
    ),
    # how sure
    ("A Noruega provavelmente atacou o Chile.", ["ASSAULT NOR > CHL PR+"]),
    ("A Noruega teria atacado o Chile.", ["ASSAULT NOR > CHL PS+"]),
    ("A Noruega pode ter atacado o Chile.", ["ASSAULT NOR > CHL PS+"]),
    ("A Noruega poderia atacar o Chile.", ["ASSAULT NOR > CHL PS+"]),
    ("A Noruega atacará o Chile.", ["ASSAULT NOR > CHL PR+"]),
    ("A Noruega vai atacar o Chile.", ["ASSAULT NOR > CHL PR+"]),
    ("O Quênia teria condenado a Turquia.", ["ACCUSE KEN > TUR PS+"]),
    ("Os EUA vão enviar armas à Ucrânia.", ["AID USA > UKR PR+"]),
    # asked, and on a condition
    ("A Noruega atacou o Chile?", ["ASSAULT NOR > CHL Uu"]),
    ("Não se sabe se a Noruega atacou o Chile.", ["ASSAULT NOR > CHL Uu"]),
    ("Se a Noruega atacar o Chile, a aliança responderá.", ["ASSAULT NOR > CHL Uu"]),
    # headlines
    ("Noruega ataca Chile", ["ASSAULT NOR > CHL CT+"]),
    ("Rússia acusa Otan de provocar guerra", ["ACCUSE RUS > NAT CT+"]),
    ("Presidente chileno visita Peru", ["CONSULT CHL > PER CT+"]),
    ("EUA enviam armas à Ucrânia", ["AID USA > UKR CT+"]),
    ("China e Rússia assinam acordo de defesa", ["SUPPORT CHN/RUS > - CT+"]),
    ("Israel bombardeia sul do Líbano", ["ASSAULT ISR > LBN CT+"]),
    # acts told in nouns
    ("O ataque da Noruega ao Chile chamou a atenção.", ["ASSAULT NOR > CHL CT+"]),
    ("O bombardeio do Chile pela Noruega chamou a atenção.", ["ASSAULT NOR > CHL CT+"]),
    ("A visita do presidente chileno ao Peru começou.", ["CONSULT CHL > PER CT+"]),
    ("Um ataque de drones russos matou três pessoas em Kiev.", ["ASSAULT RUS > UKR CT+"]),
    (
        "O governo sírio condenou os ataques lançados por Israel contra Damasco.",
        ["ACCUSE SYR > ISR CT+", "ASSAULT ISR > SYR CT+"],
    ),
    # relative clauses and participles
    ("A Noruega, que atacou o Chile, é membro do conselho.", ["ASSAULT NOR > CHL CT+"]),
    ("O Chile, que foi atacado pela Noruega, é membro.", ["ASSAULT NOR > CHL CT+"]),
    ("O Irã, acusado por Israel de financiar o Hamas, negou.", ["ACCUSE ISR > IRN CT+"]),
    ("O Chile, que a Noruega atacou, é membro do conselho.", ["ASSAULT NOR > CHL CT+"]),
    # who it is, where no word says so
    ("A Noruega disse que atacará o Chile.", ["ASSAULT NOR > CHL PR+"]),
    ("A Coreia do Sul e os Estados Unidos atacaram o Chile.", ["ASSAULT KOR/USA > CHL CT+"]),
    ("O presidente da Colômbia, Gustavo Petro, criticou Israel.", ["ACCUSE COL > ISR CT+"]),
    ("A oposição síria criticou o Peru.", ["ACCUSE SYR > PER CT+"]),
    # names of both shores of the Atlantic
    ("A Polónia criticou a Roménia.", ["ACCUSE POL > ROU CT+"]),
    ("A Polônia criticou a Romênia.", ["ACCUSE POL > ROU CT+"]),
    ("O Irão criticou o Vietname.", ["ACCUSE IRN > VNM CT+"]),
    ("Moscovo criticou Teerão.", ["ACCUSE RUS > IRN CT+"]),
    ("Moscou criticou Teerã.", ["ACCUSE RUS > IRN CT+"]),
    # what is no act
    ("A cozinha peruana é famosa.", []),
    ("O terremoto matou três pessoas no Chile.", []),
    ("A empresa chinesa comprou uma fábrica no Brasil.", []),
]


@parsed
@pytest.mark.parametrize(("text", "acts"), PAIRS, ids=[text for text, _ in PAIRS])
def test_what_differs_in_one_thing_is_told_apart(text: str, acts: list[str]) -> None:
    assert told(text) == acts


@parsed
def test_reported_speech_names_its_speaker() -> None:
    (report,) = reports("Segundo o governo peruano, o Chile atacou a Bolívia.")
    assert [speaker.speaker for speaker in report.attribution] == ["PER"]


@parsed
def test_a_day_told_dates_the_act() -> None:
    (report,) = reports("O Chile atacou a Bolívia no dia 3 de março de 1991.")
    assert report.when is not None
    assert report.when.first == date(1991, 3, 3)


NAMES = {"Chile": "CHL", "Peru": "PER"}
HEARSAY = """
Chile Chile PROPN 3 nsubj
teria ter AUX 3 aux VerbForm=Fin|Mood=Cnd
atacado atacar VERB 0 root VerbForm=Part
o o DET 5 det
Peru Peru PROPN 3 obj
"""
NEVER = """
Chile Chile PROPN 4 nsubj
não não ADV 4 advmod
nunca nunca ADV 4 advmod
atacou atacar VERB 0 root VerbForm=Fin|Person=3|Tense=Past
o o DET 6 det
Peru Peru PROPN 4 obj
"""


@parsed
def test_a_conditional_perfect_is_hearsay(code: Code) -> None:
    (drafted,) = code(HEARSAY, language="pt", parties=NAMES).reports
    assert drafted.report.factuality == "PS+"


@parsed
def test_a_verb_is_negated_once_however_often_it_says_so(code: Code) -> None:
    (drafted,) = code(NEVER, language="pt", parties=NAMES).reports
    assert drafted.report.factuality == "CT-"
    assert [p.id for p in drafted.report.recipients] == ["PER"]
