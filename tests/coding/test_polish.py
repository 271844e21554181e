"""What parser, tables and engine make of Polish: sentences of each type, and minimal pairs."""

from collections.abc import Callable
from functools import partial

import pytest
from tests.coding import whole_sentences

from interstate.coding import Coding
from interstate.language.coverage import coded_languages

Code = Callable[..., Coding]

parsed = pytest.mark.skipif("pl" not in coded_languages(), reason="no Polish parser here")

told = partial(whole_sentences.told, language="pl", judged=True)

TYPES: list[tuple[str, list[str]]] = [
    ("Peru oskarżyło Chile o szpiegowanie swoich dyplomatów.", ["ACCUSE PER > CHL CT+"]),
    ("Norweski minister skrytykował politykę Islandii.", ["ACCUSE NOR > ISL CT+"]),
    ("Peru wezwało ambasadora Boliwii.", ["ACCUSE PER > BOL CT+"]),
    ("Kenia obiecała pomóc Ugandzie.", ["AGREE KEN > UGA CT+"]),
    ("Peru przyjęło zaproszenie Chile.", ["AGREE PER > CHL CT+"]),
    ("Duński premier odwiedził Estonię.", ["CONSULT DNK > EST CT+"]),
    ("Minister spraw zagranicznych Rosji przybył do Pekinu.", ["CONSULT RUS > CHN CT+"]),
    ("Kanclerz Niemiec zadzwonił do prezydenta Ukrainy.", ["CONSULT DEU > UKR CT+"]),
    (
        "Prezydent Kenii spotkał się ze swoim ugandyjskim odpowiednikiem w Nairobi.",
        ["CONSULT KEN/UGA > - CT+"],
    ),
    ("Peru i Chile podpisały traktat pokojowy.", ["SUPPORT CHL/PER > - CT+"]),
    ("Portugalia wyraziła poparcie dla Timoru Wschodniego.", ["SUPPORT PRT > TLS CT+"]),
    ("Brazylia uznała Palestynę.", ["SUPPORT BRA > PSE CT+"]),
    ("Japonia przeprosiła Koreę Południową.", ["CONCEDE JPN > KOR CT+"]),
    ("Izrael i Hamas uzgodniły zawieszenie broni.", ["CONCEDE ISR/NSA:Hamas > - CT+"]),
    ("Brazylia i Argentyna przeprowadziły wspólne manewry.", ["COOPERATE ARG/BRA > - CT+"]),
    ("Japonia sprzedała Filipinom samoloty.", ["COOPERATE JPN > PHL CT+"]),
    ("Norwegia wysłała pomoc humanitarną na Haiti.", ["AID NOR > HTI CT+"]),
    ("Etiopia wycofała swoje wojska z Somalii.", ["RETREAT ETH > SOM CT+"]),
    ("Rosyjskie wojska wycofały się z Gruzji.", ["RETREAT RUS > GEO CT+"]),
    ("Syria uwolniła dwóch tureckich dziennikarzy.", ["RETREAT SYR > TUR CT+"]),
    ("Norwegia zażądała od Islandii wycofania okrętów.", ["REQUEST NOR > ISL CT+"]),
    ("Peru zaapelowało do Chile o otwarcie granicy.", ["REQUEST PER > CHL CT+"]),
    ("Rosja zawetowała rezolucję Francji.", ["REJECT RUS > FRA CT+"]),
    ("Norwegia odmówiła spotkania z Islandią.", ["REJECT NOR > ISL CT+"]),
    ("Iran zagroził, że zaatakuje Izrael.", ["THREATEN IRN > ISR CT+"]),
    ("Turcja zagroziła Cyprowi sankcjami.", ["THREATEN TUR > CYP CT+"]),
    ("Greccy studenci protestowali przeciwko Niemcom.", ["PROTEST GRC > DEU CT+"]),
    ("Unia Europejska nałożyła sankcje na Białoruś.", ["SANCTION EUU > BLR CT+"]),
    ("Francja wydaliła dwóch rosyjskich dyplomatów.", ["SANCTION FRA > RUS CT+"]),
    ("Wenezuela zerwała stosunki dyplomatyczne z Kolumbią.", ["SANCTION VEN > COL CT+"]),
    ("Rosja odwołała swojego ambasadora z Estonii.", ["SANCTION RUS > EST CT+"]),
    ("Korea Północna wystrzeliła dwie rakiety balistyczne.", ["MOBILIZE PRK > - CT+"]),
    ("Kenijska policja zatrzymała trzech ugandyjskich dziennikarzy.", ["COERCE KEN > UGA CT+"]),
    ("Egipt zamknął granicę z Libią.", ["COERCE EGY > LBY CT+"]),
    ("Izrael zbombardował południe Libanu.", ["ASSAULT ISR > LBN CT+"]),
    ("Syryjscy rebelianci zabili dwóch tureckich żołnierzy.", ["ASSAULT SYR > TUR CT+"]),
    ("Etiopskie wojska wkroczyły do Somalii.", ["ASSAULT ETH > SOM CT+"]),
]


@parsed
@pytest.mark.parametrize(("text", "acts"), TYPES, ids=[text for text, _ in TYPES])
def test_each_type_is_told_with_its_parties(text: str, acts: list[str]) -> None:
    assert told(text) == acts


PAIRS: list[tuple[str, list[str]]] = [
    ("Norwegia zaatakowała Chile.", ["ASSAULT NOR > CHL CT+"]),
    ("Chile zaatakowało Norwegię.", ["ASSAULT CHL > NOR CT+"]),
    ("Norwegia nie zaatakowała Chile.", ["ASSAULT NOR > CHL CT-"]),
    ("Norwegia nigdy nie zaatakowała Chile.", ["ASSAULT NOR > CHL CT-"]),
    ("Żaden kraj nie zaatakował Chile.", ["ASSAULT - > CHL CT-"]),
    ("Norwegia zaprzeczyła, że zaatakowała Chile.", ["ASSAULT NOR > CHL CT-"]),
    ("Chile zostało zaatakowane przez Norwegię.", ["ASSAULT NOR > CHL CT+"]),
    ("Norwegia została zaatakowana przez Chile.", ["ASSAULT CHL > NOR CT+"]),
    ("Chile nie zostało zaatakowane przez Norwegię.", ["ASSAULT NOR > CHL CT-"]),
    (
        "Dwaj tureccy żołnierze zostali zabici przez syryjskich rebeliantów.",
        ["ASSAULT SYR > TUR CT+"],
    ),
    ("Sankcje nałożone przez UE na Rosję weszły w życie.", ["SANCTION EUU > RUS CT+"]),
    ("Na Rosję nałożono sankcje.", ["SANCTION - > RUS CT+"]),
    ("Podpisano traktat pokojowy między Peru a Ekwadorem.", ["SUPPORT ECU/PER > - CT+"]),
    (
        "Rosja została oskarżona przez Stany Zjednoczone o ingerencję w wybory.",
        ["ACCUSE USA > RUS CT+"],
    ),
    ("Norwegia prawdopodobnie zaatakowała Chile.", ["ASSAULT NOR > CHL PR+"]),
    ("Norwegia mogła zaatakować Chile.", ["ASSAULT NOR > CHL PS+"]),
    ("Norwegia rzekomo zaatakowała Chile.", ["ASSAULT NOR > CHL PS+"]),
    ("Norwegia zaatakuje Chile.", ["ASSAULT NOR > CHL PR+"]),
    ("Norwegia będzie atakować Chile.", ["ASSAULT NOR > CHL PR+"]),
    ("Norwegia próbowała zaatakować Chile.", ["ASSAULT NOR > CHL Uu"]),
    ("Czy Norwegia zaatakowała Chile?", ["ASSAULT NOR > CHL Uu"]),
    ("Nie wiadomo, czy Norwegia zaatakowała Chile.", ["ASSAULT NOR > CHL Uu"]),
    ("Jeśli Norwegia zaatakuje Chile, Peru zareaguje.", ["ASSAULT NOR > CHL Uu"]),
    ("Peru oświadczyło, że Norwegia zaatakowała Chile.", ["ASSAULT NOR > CHL CT+"]),
    ("Według Peru Norwegia zaatakowała Chile.", ["ASSAULT NOR > CHL CT+"]),
    ("Wizyta norweskiego premiera w Chile trwała dwa dni.", ["CONSULT NOR > CHL CT+"]),
    ("Rozmowy między Peru a Chile odbyły się w Limie.", ["CONSULT CHL/PER > - CT+"]),
    ("Wycofanie amerykańskich wojsk z Iraku zakończyło się.", ["RETREAT USA > IRQ CT+"]),
    ("Atak Izraela na Liban trwa.", ["ASSAULT ISR > LBN CT+"]),
    ("Podpisanie umowy przez Peru i Chile odbyło się wczoraj.", ["SUPPORT CHL/PER > - CT+"]),
    ("Planowana wizyta prezydenta Francji w Polsce budzi emocje.", ["CONSULT FRA > POL PR+"]),
    ("Norwegia pomogła Chile.", ["AID NOR > CHL CT+"]),
    ("Norwegia wstrzymała dostawy gazu do Chile.", ["SANCTION NOR > CHL CT+"]),
]


@parsed
@pytest.mark.parametrize(("text", "acts"), PAIRS, ids=[text for text, _ in PAIRS])
def test_what_is_told_follows_the_words(text: str, acts: list[str]) -> None:
    assert told(text) == acts


NAMES = {"Norwegia": "NOR", "Norwegię": "NOR", "Chile": "CHL", "Peru": "PER"}
FUTURE = """
Norwegia Norwegia PROPN 2 nsubj Case=Nom
potępi potępić VERB 0 root VerbForm=Fin|Tense=Fut
Chile Chile PROPN 2 obj Case=Acc
"""
CONDITIONAL = """
Norwegia Norwegia PROPN 2 nsubj Case=Nom
potępiłaby potępić VERB 0 root VerbForm=Fin|Tense=Past|Mood=Cnd
Chile Chile PROPN 2 obj Case=Acc
"""
PASSIVE = """
Chile Chile PROPN 3 nsubj:pass Case=Nom
zostało zostać AUX 3 aux:pass VerbForm=Fin|Tense=Past
zaatakowane zaatakować ADJ 0 root VerbForm=Part|Voice=Pass
przez przez ADP 5 case
Norwegię Norwegia PROPN 3 obl:agent Case=Acc
"""
GENITIVE = """
Norwegia Norwegia PROPN 2 nsubj Case=Nom
zażądała zażądać VERB 0 root VerbForm=Fin|Tense=Past
od od ADP 4 case
Chile Chile PROPN 2 obl Case=Gen
przeprosin przeprosiny NOUN 2 obl:arg Case=Gen
"""
SIDE = """
Sankcje sankcja NOUN 0 root Case=Nom
ze z ADP 3 case
strony strona NOUN 1 nmod Case=Gen
Peru Peru PROPN 3 nmod Case=Gen
wobec wobec ADP 6 case
Chile Chile PROPN 1 nmod Case=Gen
"""


def test_a_perfective_present_tells_what_is_to_come(code: Code) -> None:
    (drafted,) = code(FUTURE, language="pl", parties=NAMES).reports
    assert drafted.report.factuality == "PR+"


def test_a_conditional_is_open(code: Code) -> None:
    (drafted,) = code(CONDITIONAL, language="pl", parties=NAMES).reports
    assert drafted.report.factuality == "Uu"


def test_who_does_it_stands_behind_przez(code: Code) -> None:
    (drafted,) = code(PASSIVE, language="pl", parties=NAMES).reports
    assert [p.id for p in drafted.report.actors] == ["NOR"]
    assert [p.id for p in drafted.report.recipients] == ["CHL"]


def test_a_genitive_is_what_is_asked_for(code: Code) -> None:
    (drafted,) = code(GENITIVE, language="pl", parties=NAMES).reports
    assert (drafted.report.event_type, drafted.report.mode) == ("REQUEST", "yield")
    assert [p.id for p in drafted.report.recipients] == ["CHL"]


def test_a_noun_has_its_doer_on_whose_side_it_is(code: Code) -> None:
    (drafted,) = code(SIDE, language="pl", parties=NAMES).reports
    assert [p.id for p in drafted.report.actors] == ["PER"]
    assert [p.id for p in drafted.report.recipients] == ["CHL"]
