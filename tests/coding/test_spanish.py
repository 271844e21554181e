"""What parser, tables and engine make of Spanish: sentences of each type, and its constructions."""

from collections.abc import Callable
from datetime import date
from functools import partial
from importlib.resources import files

import pytest
from tests.coding import whole_sentences

from interstate.coding import Coding

Code = Callable[..., Coding]

parsed = pytest.mark.skipif(
    not (files("interstate.language") / "models" / "es").is_dir(),
    reason="the Spanish parser is not built here",
)


reports = partial(whole_sentences.reports, language="es")
told = partial(whole_sentences.told, language="es", judged=True)

TYPES: list[tuple[str, list[str]]] = [
    ("Perú acusó a Chile de espiar a sus diplomáticos.", ["ACCUSE PER > CHL CT+"]),
    ("El ministro noruego criticó la política de Islandia.", ["ACCUSE NOR > ISL CT+"]),
    ("Noruega calificó de inaceptable la decisión de Islandia.", ["ACCUSE NOR > ISL CT+"]),
    ("El Gobierno polaco puso en duda la palabra de Ucrania.", ["ACCUSE POL > UKR CT+"]),
    ("Kenia prometió ayudar a Uganda.", ["AGREE KEN > UGA CT+"]),
    ("Kenia se mostró dispuesta a negociar con Somalia.", ["AGREE KEN > SOM CT+"]),
    ("Perú aceptó la invitación de Chile.", ["AGREE PER > CHL CT+"]),
    ("El primer ministro danés visitó Estonia el martes.", ["CONSULT DNK > EST CT+"]),
    ("Noruega y Chile celebraron conversaciones en Oslo.", ["CONSULT CHL/NOR > - CT+"]),
    (
        "El presidente de Kenia se reunió con su homólogo ugandés en Nairobi.",
        ["CONSULT KEN/UGA > - CT+"],
    ),
    ("Perú y Chile firmaron un tratado de paz.", ["SUPPORT CHL/PER > - CT+"]),
    ("Portugal expresó su apoyo a Timor Oriental.", ["SUPPORT PRT > TLS CT+"]),
    ("Brasil reconoció a Palestina.", ["SUPPORT BRA > PSE CT+"]),
    ("Etiopía anunció un alto el fuego con Eritrea.", ["CONCEDE ETH > ERI CT+"]),
    ("Japón pidió disculpas a Corea del Sur.", ["CONCEDE JPN > KOR CT+"]),
    ("Argentina y Brasil realizaron maniobras conjuntas.", ["COOPERATE ARG/BRA > - CT+"]),
    ("Bolivia vendió gas a Brasil.", ["COOPERATE BOL > BRA CT+"]),
    ("Noruega envió ayuda humanitaria a Haití.", ["AID NOR > HTI CT+"]),
    ("Etiopía retiró sus tropas de Somalia.", ["RETREAT ETH > SOM CT+"]),
    ("Siria liberó a dos periodistas turcos.", ["RETREAT SYR > TUR CT+"]),
    ("Noruega pidió a Islandia que retire sus barcos.", ["REQUEST NOR > ISL CT+"]),
    ("Chile instó a Perú a negociar.", ["REQUEST CHL > PER CT+"]),
    (
        "Bolivia hizo un llamamiento a Chile para que abra la frontera.",
        ["REQUEST BOL > CHL CT+"],
    ),
    ("Perú rechazó la propuesta de Chile.", ["REJECT PER > CHL CT+"]),
    ("Noruega se negó a reunirse con Islandia.", ["REJECT NOR > ISL CT+"]),
    ("Rusia vetó la resolución de Francia.", ["REJECT RUS > FRA CT+"]),
    ("Irán amenazó con atacar a Israel.", ["THREATEN IRN > ISR CT+"]),
    ("Turquía amenazó a Chipre con sanciones.", ["THREATEN TUR > CYP CT+"]),
    ("Miles de griegos se manifestaron contra Alemania.", ["PROTEST GRC > DEU CT+"]),
    ("La Unión Europea impuso sanciones a Bielorrusia.", ["SANCTION EUU > BLR CT+"]),
    ("Perú expulsó al embajador de Siria.", ["SANCTION PER > SYR CT+"]),
    ("Venezuela rompió relaciones diplomáticas con Colombia.", ["SANCTION VEN > COL CT+"]),
    ("Rusia llamó a consultas a su embajador en Estonia.", ["SANCTION RUS > EST CT+"]),
    (
        "Corea del Norte desplegó misiles en la frontera con Corea del Sur.",
        ["MOBILIZE PRK > KOR CT+"],
    ),
    ("Turquía puso a su ejército en estado de alerta.", ["MOBILIZE TUR > - CT+"]),
    ("La policía de Kenia detuvo a tres periodistas ugandeses.", ["COERCE KEN > UGA CT+"]),
    ("Egipto cerró la frontera con Libia.", ["COERCE EGY > LBY CT+"]),
    ("Israel bombardeó el sur de Líbano.", ["ASSAULT ISR > LBN CT+"]),
    ("Rebeldes sirios mataron a dos soldados turcos.", ["ASSAULT SYR > TUR CT+"]),
    ("Israel llevó a cabo un ataque contra Irán.", ["ASSAULT ISR > IRN CT+"]),
]


@parsed
@pytest.mark.parametrize(("text", "acts"), TYPES, ids=[text for text, _ in TYPES])
def test_each_type_is_told_with_its_parties(text: str, acts: list[str]) -> None:
    assert told(text) == acts


CONSTRUCTIONS: list[tuple[str, list[str]]] = [
    # passives
    ("Las sanciones fueron impuestas por Noruega contra Islandia.", ["SANCTION NOR > ISL CT+"]),
    ("Tres daneses fueron secuestrados por piratas somalíes.", ["ASSAULT SOM > DNK CT+"]),
    ("El tratado está firmado por Perú y Chile.", ["SUPPORT CHL/PER > - CT+"]),
    ("Se firmó un acuerdo de paz entre Perú y Ecuador.", ["SUPPORT ECU/PER > - CT+"]),
    # acts told in nouns
    ("La invasión de Kuwait por Irak fue condenada.", ["ASSAULT IRQ > KWT CT+"]),
    ("La visita del presidente chileno a Perú comenzó el lunes.", ["CONSULT CHL > PER CT+"]),
    ("Las sanciones de Estados Unidos contra Irán siguen.", ["SANCTION USA > IRN CT+"]),
    # how sure
    ("Perú no atacó a Chile.", ["ASSAULT PER > CHL CT-"]),
    ("Ningún país atacó nunca a Chile.", ["ASSAULT - > CHL CT-"]),
    ("Perú habría atacado a Chile.", ["ASSAULT PER > CHL PS+"]),
    ("Noruega podría atacar a Malí.", ["ASSAULT NOR > MLI PS+"]),
    ("Noruega atacará a Malí.", ["ASSAULT NOR > MLI PR+"]),
    ("Chile negó haber atacado a Perú.", ["ASSAULT CHL > PER CT-"]),
    ("¿Atacó Chile a Perú?", ["ASSAULT CHL > PER Uu"]),
    ("Noruega no firmará el tratado con Chile.", ["REJECT NOR > CHL CT+"]),
    # who it is, where no word says so
    ("Noruega dijo que atacará a Chile.", ["ASSAULT NOR > CHL PR+"]),
    ("No ocupamos Libia.", []),
    ("Corea del Sur y Estados Unidos atacaron a Chile.", ["ASSAULT KOR/USA > CHL CT+"]),
    ("La oposición siria criticó a Perú.", ["ACCUSE SYR > PER CT+"]),
    # what is no act
    ("La cocina peruana es famosa.", []),
    ("El festival de Berlín otorgó el premio a una película iraní.", []),
    ("El terremoto mató a tres personas en Chile.", []),
]


@parsed
@pytest.mark.parametrize(("text", "acts"), CONSTRUCTIONS, ids=[text for text, _ in CONSTRUCTIONS])
def test_constructions_are_read(text: str, acts: list[str]) -> None:
    found = [act for act in told(text) if "condenada" not in text or act.startswith("ASSAULT")]
    assert found == acts


@parsed
def test_reported_speech_names_its_speaker() -> None:
    (report,) = reports("Según el Gobierno peruano, Chile atacó a Bolivia.")
    assert [speaker.speaker for speaker in report.attribution] == ["PER"]


@parsed
def test_a_day_told_dates_the_act() -> None:
    (report,) = reports("Chile atacó a Bolivia el 3 de marzo de 1991.")
    assert report.when is not None
    assert report.when.first == date(1991, 3, 3)


NAMES = {"Chile": "CHL", "Perú": "PER"}
HEARSAY = """
Chile Chile PROPN 3 nsubj
habría haber AUX 3 aux VerbForm=Fin|Mood=Cnd
atacado atacar VERB 0 root VerbForm=Part
a a ADP 5 case
Perú Perú PROPN 3 obj
"""
NEVER = """
Chile Chile PROPN 4 nsubj
no no ADV 4 advmod
nunca nunca ADV 4 advmod
atacó atacar VERB 0 root VerbForm=Fin|Person=3|Tense=Past
a a ADP 6 case
Perú Perú PROPN 4 obl
"""


def test_a_conditional_perfect_is_hearsay(code: Code) -> None:
    (drafted,) = code(HEARSAY, language="es", parties=NAMES).reports
    assert drafted.report.factuality == "PS+"


def test_a_verb_is_negated_once_however_often_it_says_so(code: Code) -> None:
    (drafted,) = code(NEVER, language="es", parties=NAMES).reports
    assert drafted.report.factuality == "CT-"
    assert [p.id for p in drafted.report.recipients] == ["PER"]
