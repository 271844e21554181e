"""What the French parser and tables make of whole sentences, by type of act and by construction."""

from datetime import date
from functools import partial

import pytest
from tests.coding import whole_sentences

from interstate.language.coverage import coded_languages
from interstate.resolution.days import find_times

PUBLISHED = date(2012, 6, 1)

pytestmark = pytest.mark.skipif("fr" not in coded_languages(), reason="no French parser here")


reports = partial(whole_sentences.reports, language="fr", published=PUBLISHED)
told = partial(whole_sentences.told, language="fr", published=PUBLISHED)

TYPES: list[tuple[str, list[str]]] = [
    ("Berlin a promis une aide de dix millions d'euros à Lima.", ["AGREE DEU > PER"]),
    ("Les Vingt-Sept ont décidé d'accorder une aide à l'Espagne.", ["AGREE EUU > ESP"]),
    ("Le roi d'Espagne a reçu le président colombien.", ["CONSULT COL > ESP"]),
    ("Le ministre norvégien s'est rendu mardi à Santiago.", ["CONSULT NOR > CHL"]),
    ("Le président péruvien a téléphoné à son homologue chilien.", ["CONSULT PER > CHL"]),
    ("Les pourparlers entre Oslo et Lima ont repris lundi.", ["CONSULT NOR/PER > -"]),
    ("La Pologne soutient l'adhésion de l'Ukraine à l'Union européenne.", ["SUPPORT POL > UKR"]),
    ("L'Inde et le Chili ont signé un accord commercial à New Delhi.", ["SUPPORT CHL/IND > -"]),
    ("La Norvège a accepté les conditions de l'Union européenne.", ["CONCEDE NOR > EUU"]),
    ("Le Japon et le Chili mènent des exercices conjoints.", ["COOPERATE CHL/JPN > -"]),
    ("La Norvège fournit des armes aux Kurdes.", ["AID NOR > NSA:Kurds"]),
    ("La Suisse a accordé l'asile à un opposant péruvien.", ["AID CHE > PER"]),
    ("Bruxelles a levé l'embargo contre le Zimbabwe.", ["RETREAT EUU > ZWE"]),
    ("Les talibans ont libéré deux otages norvégiens.", ["RETREAT NSA:Taliban > NOR"]),
    ("Le Premier ministre italien a remis sa démission au président.", ["RETREAT ITA > -"]),
    ("Le Pérou a demandé à l'Otan de fermer son espace aérien.", ["REQUEST PER > NAT"]),
    ("Le secrétaire général de l'ONU a appelé le Chili à la retenue.", ["REQUEST UNO > CHL"]),
    ("Le Pérou s'en prend au Chili.", ["ACCUSE PER > CHL"]),
    ("Lima a accusé les États-Unis de soutenir les rebelles.", ["ACCUSE PER > USA"]),
    ("La Norvège a rejeté les accusations du Pérou.", ["REJECT NOR > PER"]),
    ("La Norvège met en garde le Chili contre toute attaque.", ["THREATEN NOR > CHL"]),
    ("Des milliers de Péruviens ont manifesté contre le régime.", ["PROTEST PER > PER"]),
    ("Les États-Unis ont imposé de nouvelles sanctions au Pérou.", ["SANCTION USA > PER"]),
    ("Londres a rappelé son ambassadeur à Lima.", ["SANCTION GBR > PER"]),
    ("L'Arabie saoudite a rompu ses relations avec le Pérou.", ["SANCTION SAU > PER"]),
    ("La Hongrie a expulsé deux diplomates péruviens.", ["SANCTION HUN > PER"]),
    ("La Corée du Nord a tiré un missile balistique vers le Japon.", ["MOBILIZE PRK > JPN"]),
    ("La police péruvienne a arrêté trois journalistes norvégiens.", ["COERCE PER > NOR"]),
    ("L'armée péruvienne a bombardé le Chili.", ["ASSAULT PER > CHL"]),
    ("Un soldat norvégien a été tué au Mali.", ["ASSAULT - > NOR"]),
]

CONSTRUCTIONS: list[tuple[str, list[str]]] = [
    ("L'Éthiopie a été bombardée par l'Italie.", ["ASSAULT ITA > ETH"]),
    (
        "La Norvège a condamné l'attaque du Pérou contre le Chili.",
        ["ACCUSE NOR > PER", "ASSAULT PER > CHL"],
    ),
    (
        "L'ambassadeur de Suède a été convoqué par le ministère péruvien.",
        ["ACCUSE PER > SWE"],
    ),
    ("Barack Obama et Hu Jintao se sont entretenus à Washington.", ["CONSULT CHN/USA > -"]),
    (
        "Le chef de la diplomatie allemande a condamné l'invasion du Chili par le Pérou.",
        ["ACCUSE DEU > PER", "ASSAULT PER > CHL"],
    ),
    ("L'Ukraine ne signera pas l'accord avec l'Union européenne.", ["REJECT UKR > EUU"]),
    ("Lima est prête à négocier avec Oslo.", ["AGREE PER > NOR"]),
]


@pytest.mark.parametrize(("text", "expected"), TYPES)
def test_each_type_is_told(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), CONSTRUCTIONS)
def test_constructions(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Le Chili n'a pas signé le traité avec le Japon.", "CT-"),
        ("Le Chili n'a jamais attaqué le Pérou.", "CT-"),
        ("Le Chili n'a attaqué que le Pérou.", "CT+"),
        ("L'armée chilienne aurait attaqué le Pérou.", "PS+"),
        ("Le Chili attaquera le Pérou.", "PR+"),
        ("Le Chili a-t-il attaqué le Pérou ?", "Uu"),
        ("Si le Chili attaque le Pérou, la bourse tombera.", "Uu"),
        ("Le Chili pourrait attaquer le Pérou.", "PS+"),
    ],
)
def test_how_sure(text: str, factuality: str) -> None:
    found = [r.factuality.value for r in reports(text) if r.event_type in {"ASSAULT", "SUPPORT"}]
    assert found == [factuality]


def test_on_whose_word() -> None:
    for text in (
        "Selon Oslo, l'armée chilienne a attaqué le Pérou.",
        "Oslo a déclaré que l'armée chilienne avait attaqué le Pérou.",
        "L'armée chilienne a attaqué le Pérou, a déclaré Oslo.",
    ):
        (report,) = [r for r in reports(text) if r.event_type == "ASSAULT"]
        assert [s.speaker for s in report.attribution] == ["NOR"], text


@pytest.mark.parametrize(
    "text",
    [
        "L'équipe de France a battu le Pérou en finale.",
        "Le musée de Lima présente une exposition sur la Norvège.",
        "L'économie chilienne a progressé de deux pour cent.",
        "Une tempête a tué cinq personnes au Chili.",
    ],
)
def test_what_is_no_act(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ils se sont vus le 3 mars 1991.", "1991-03-03"),
        ("Ils se sont vus le 1er mars 1991.", "1991-03-01"),
        ("Ils se sont vus en mars 1991.", "1991-03"),
        ("Ils se sont vus en 1991.", "1991"),
        ("Ils se sont vus hier.", "2012-05-31"),
        ("Ils se sont vus aujourd'hui.", "2012-06-01"),
        ("Ils se sont vus aujourd’hui.", "2012-06-01"),
        ("Ils se sont vus la semaine dernière.", "2012-W21"),
        ("Ils se sont vus l'année dernière.", "2011"),
        ("Ils se sont vus lundi.", "2012-05-28"),
        ("Ils se sont vus mardi dernier.", "2012-05-29"),
        ("Ils se sont vus il y a trois ans.", "2009"),
        ("Ils se sont vus au printemps 1991.", "1991-SP"),
        ("Ils se sont vus dans les années 1990.", "199"),
        ("Ils se sont vus dans les années quatre-vingt.", "198"),
        ("Ils se sont vus fin 2010.", "2010"),
        ("Ils se verront le mois prochain.", "2012-07"),
        ("Ils se sont vus au XIXe siècle.", "18"),
        ("Ils ont négocié pendant trois semaines.", "P3W"),
        ("Ils se voient chaque année.", "P1Y"),
    ],
)
def test_times(text: str, value: str) -> None:
    found = find_times(text, language="fr", published=PUBLISHED)
    assert value in [time.value for time in found], [(t.text, t.value) for t in found]
