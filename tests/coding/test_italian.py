"""What parser, tables and engine make of Italian: sentences of each type, and minimal pairs."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from tests.coding import whole_sentences

from interstate.coding import Coding
from interstate.language.coverage import coded_languages

Code = Callable[..., Coding]

parsed = pytest.mark.skipif("it" not in coded_languages(), reason="no Italian parser here")


reports = partial(whole_sentences.reports, language="it")
told = partial(whole_sentences.told, language="it", judged=True)

TYPES: list[tuple[str, list[str]]] = [
    ("Il Perù ha accusato il Cile di spiare i suoi diplomatici.", ["ACCUSE PER > CHL CT+"]),
    ("Il ministro norvegese ha criticato la politica dell'Islanda.", ["ACCUSE NOR > ISL CT+"]),
    ("Il Perù ha convocato l'ambasciatore della Bolivia.", ["ACCUSE PER > BOL CT+"]),
    ("La Tunisia si è scagliata contro la Libia.", ["ACCUSE TUN > LBY CT+"]),
    ("Il Kenya ha promesso di aiutare l'Uganda.", ["AGREE KEN > UGA CT+"]),
    ("Il Kenya si è detto disposto a negoziare con la Somalia.", ["AGREE KEN > SOM CT+"]),
    ("L'Egitto è pronto a negoziare con l'Etiopia.", ["AGREE EGY > ETH CT+"]),
    ("Il Perù ha accettato l'invito del Cile.", ["AGREE PER > CHL CT+"]),
    ("Il primo ministro danese ha visitato l'Estonia.", ["CONSULT DNK > EST CT+"]),
    ("Il ministro russo è arrivato a Pechino.", ["CONSULT RUS > CHN CT+"]),
    ("Il ministro degli Esteri francese si è recato a Mosca.", ["CONSULT FRA > RUS CT+"]),
    ("Il cancelliere tedesco ha telefonato al presidente ucraino.", ["CONSULT DEU > UKR CT+"]),
    (
        "Il presidente del Kenya si è riunito con l'omologo ugandese a Nairobi.",
        ["CONSULT KEN/UGA > - CT+"],
    ),
    (
        "Il presidente francese ha incontrato l'omologo tedesco.",
        ["CONSULT DEU/FRA > - CT+"],
    ),
    ("Il Perù e il Cile hanno firmato un trattato di pace.", ["SUPPORT CHL/PER > - CT+"]),
    ("Il Portogallo ha espresso il suo sostegno a Timor Est.", ["SUPPORT PRT > TLS CT+"]),
    ("Il Brasile ha riconosciuto la Palestina.", ["SUPPORT BRA > PSE CT+"]),
    ("L'Austria si è congratulata con la Polonia.", ["SUPPORT AUT > POL CT+"]),
    ("Il Giappone ha chiesto scusa alla Corea del Sud.", ["CONCEDE JPN > KOR CT+"]),
    ("Il Brasile e l'Argentina hanno svolto manovre congiunte.", ["COOPERATE ARG/BRA > - CT+"]),
    ("Il Giappone ha venduto aerei alle Filippine.", ["COOPERATE JPN > PHL CT+"]),
    ("La Norvegia ha inviato aiuti umanitari ad Haiti.", ["AID NOR > HTI CT+"]),
    ("L'Etiopia ha ritirato le sue truppe dalla Somalia.", ["RETREAT ETH > SOM CT+"]),
    ("Le truppe russe si sono ritirate dalla Georgia.", ["RETREAT RUS > GEO CT+"]),
    ("La Siria ha rilasciato due giornalisti turchi.", ["RETREAT SYR > TUR CT+"]),
    ("La Norvegia ha chiesto all'Islanda di ritirare le sue navi.", ["REQUEST NOR > ISL CT+"]),
    ("Il Cile ha esortato il Perù ad aprire la frontiera.", ["REQUEST CHL > PER CT+"]),
    ("Il Perù ha rivolto un appello al Cile.", ["REQUEST PER > CHL CT+"]),
    ("La Russia ha posto il veto alla risoluzione della Francia.", ["REJECT RUS > FRA CT+"]),
    ("La Norvegia si è rifiutata di incontrare l'Islanda.", ["REJECT NOR > ISL CT+"]),
    ("L'Iran ha minacciato di attaccare Israele.", ["THREATEN IRN > ISR CT+"]),
    ("La Turchia ha minacciato Cipro di sanzioni.", ["THREATEN TUR > CYP CT+"]),
    ("Studenti greci hanno protestato contro la Germania.", ["PROTEST GRC > DEU CT+"]),
    ("L'Unione europea ha imposto sanzioni alla Bielorussia.", ["SANCTION EUU > BLR CT+"]),
    ("La Francia ha espulso due diplomatici russi.", ["SANCTION FRA > RUS CT+"]),
    (
        "Il Venezuela ha rotto le relazioni diplomatiche con la Colombia.",
        ["SANCTION VEN > COL CT+"],
    ),
    ("La Russia ha richiamato il suo ambasciatore in Estonia.", ["SANCTION RUS > EST CT+"]),
    ("La Corea del Nord ha lanciato due missili balistici.", ["MOBILIZE PRK > - CT+"]),
    ("La polizia del Kenya ha arrestato tre giornalisti ugandesi.", ["COERCE KEN > UGA CT+"]),
    ("L'Egitto ha chiuso la frontiera con la Libia.", ["COERCE EGY > LBY CT+"]),
    ("Israele ha bombardato il sud del Libano.", ["ASSAULT ISR > LBN CT+"]),
    ("Ribelli siriani hanno ucciso due soldati turchi.", ["ASSAULT SYR > TUR CT+"]),
    ("Le truppe etiopi hanno invaso la Somalia.", ["ASSAULT ETH > SOM CT+"]),
]


@parsed
@pytest.mark.parametrize(("text", "acts"), TYPES, ids=[text for text, _ in TYPES])
def test_each_type_is_told_with_its_parties(text: str, acts: list[str]) -> None:
    assert told(text) == acts


PAIRS: list[tuple[str, list[str]]] = [
    # affirmed, denied, swapped
    ("La Norvegia ha attaccato il Cile.", ["ASSAULT NOR > CHL CT+"]),
    ("Il Cile ha attaccato la Norvegia.", ["ASSAULT CHL > NOR CT+"]),
    ("La Norvegia attaccò il Cile.", ["ASSAULT NOR > CHL CT+"]),
    ("La Norvegia non ha attaccato il Cile.", ["ASSAULT NOR > CHL CT-"]),
    ("La Norvegia non ha mai attaccato il Cile.", ["ASSAULT NOR > CHL CT-"]),
    ("Nessun paese ha attaccato il Cile.", ["ASSAULT - > CHL CT-"]),
    ("La Norvegia ha negato di aver attaccato il Cile.", ["ASSAULT NOR > CHL CT-"]),
    ("Il Brasile non ha appoggiato la Palestina.", ["SUPPORT BRA > PSE CT-"]),
    ("Il Kenya ha condannato la Turchia.", ["ACCUSE KEN > TUR CT+"]),
    ("La Turchia ha condannato il Kenya.", ["ACCUSE TUR > KEN CT+"]),
    # passives
    ("Il Cile è stato attaccato dalla Norvegia.", ["ASSAULT NOR > CHL CT+"]),
    ("La Norvegia è stata attaccata dal Cile.", ["ASSAULT CHL > NOR CT+"]),
    ("Il Cile venne attaccato dalla Norvegia.", ["ASSAULT NOR > CHL CT+"]),
    ("Il Cile non è stato attaccato dalla Norvegia.", ["ASSAULT NOR > CHL CT-"]),
    ("Due soldati turchi sono stati uccisi da ribelli siriani.", ["ASSAULT SYR > TUR CT+"]),
    (
        "Le sanzioni imposte dall'Ue alla Russia sono entrate in vigore.",
        ["SANCTION EUU > RUS CT+"],
    ),
    (
        "È stato firmato un accordo di pace tra il Perù e l'Ecuador.",
        ["SUPPORT ECU/PER > - CT+"],
    ),
    (
        "La Russia è stata accusata dagli Stati Uniti di interferire nelle elezioni.",
        ["ACCUSE USA > RUS CT+"],
    ),
    # how sure
    ("La Norvegia ha probabilmente attaccato il Cile.", ["ASSAULT NOR > CHL PR+"]),
    ("La Norvegia avrebbe attaccato il Cile.", ["ASSAULT NOR > CHL PS+"]),
    ("La Norvegia può aver attaccato il Cile.", ["ASSAULT NOR > CHL PS+"]),
    ("La Norvegia potrebbe attaccare il Cile.", ["ASSAULT NOR > CHL PS+"]),
    ("La Norvegia attaccherà il Cile.", ["ASSAULT NOR > CHL PR+"]),
    ("Il Kenya avrebbe condannato la Turchia.", ["ACCUSE KEN > TUR PS+"]),
    ("Gli Stati Uniti invieranno armi all'Ucraina.", ["AID USA > UKR PR+"]),
    # asked, and on a condition
    ("La Norvegia ha attaccato il Cile?", ["ASSAULT NOR > CHL Uu"]),
    ("Non si sa se la Norvegia abbia attaccato il Cile.", ["ASSAULT NOR > CHL Uu"]),
    ("Se la Norvegia attaccherà il Cile, l'alleanza risponderà.", ["ASSAULT NOR > CHL Uu"]),
    # headlines
    ("Norvegia attacca Cile", ["ASSAULT NOR > CHL CT+"]),
    ("Il presidente cileno visita il Perù", ["CONSULT CHL > PER CT+"]),
    ("Gli Usa inviano armi all'Ucraina", ["AID USA > UKR CT+"]),
    ("Cina e Russia firmano un accordo di difesa", ["SUPPORT CHN/RUS > - CT+"]),
    ("Israele bombarda il sud del Libano", ["ASSAULT ISR > LBN CT+"]),
    # acts told in nouns
    ("L'attacco della Norvegia contro il Cile ha fatto scalpore.", ["ASSAULT NOR > CHL CT+"]),
    (
        "Il bombardamento del Cile da parte della Norvegia ha fatto scalpore.",
        ["ASSAULT NOR > CHL CT+"],
    ),
    ("È iniziata la visita del presidente cileno in Perù.", ["CONSULT CHL > PER CT+"]),
    ("Le sanzioni americane nei confronti dell'Iran restano.", ["SANCTION USA > IRN CT+"]),
    # relative clauses and participles
    ("La Norvegia, che ha attaccato il Cile, è membro del consiglio.", ["ASSAULT NOR > CHL CT+"]),
    ("Il Cile, che è stato attaccato dalla Norvegia, è membro.", ["ASSAULT NOR > CHL CT+"]),
    ("L'Iran, accusato da Israele di finanziare Hamas, ha negato.", ["ACCUSE ISR > IRN CT+"]),
    # who it is, where no word says so
    ("La Norvegia ha detto che attaccherà il Cile.", ["ASSAULT NOR > CHL PR+"]),
    ("La Corea del Sud e gli Stati Uniti hanno attaccato il Cile.", ["ASSAULT KOR/USA > CHL CT+"]),
    ("L'opposizione siriana ha criticato il Perù.", ["ACCUSE SYR > PER CT+"]),
    # articles cut before a vowel, and capitals with an article
    ("L'Aia e L'Avana hanno criticato l'Austria.", ["ACCUSE CUB/NLD > AUT CT+"]),
    ("Il Cairo ha criticato Teheran.", ["ACCUSE EGY > IRN CT+"]),
    ("La Farnesina ha criticato il Cremlino.", ["ACCUSE ITA > RUS CT+"]),
    # what is no act
    ("La cucina peruviana è famosa.", []),
    ("Il terremoto ha ucciso tre persone in Cile.", []),
    ("L'azienda cinese ha comprato una fabbrica in Brasile.", []),
    ("La Juventus ha battuto il Milan.", []),
]


@parsed
@pytest.mark.parametrize(("text", "acts"), PAIRS, ids=[text for text, _ in PAIRS])
def test_what_differs_in_one_thing_is_told_apart(text: str, acts: list[str]) -> None:
    assert told(text) == acts


@parsed
def test_reported_speech_names_its_speaker() -> None:
    (report,) = reports("Secondo il governo peruviano, il Cile ha attaccato la Bolivia.")
    assert [speaker.speaker for speaker in report.attribution] == ["PER"]


@parsed
def test_a_day_told_dates_the_act() -> None:
    (report,) = reports("Il Cile ha attaccato la Bolivia il 3 marzo 1991.")
    assert report.when is not None
    assert report.when.first == date(1991, 3, 3)


NAMES = {"Cile": "CHL", "Perù": "PER"}
HEARSAY = """
Cile Cile PROPN 3 nsubj
avrebbe avere AUX 3 aux VerbForm=Fin|Mood=Cnd
attaccato attaccare VERB 0 root VerbForm=Part
il il DET 5 det
Perù Perù PROPN 3 obj
"""
NEVER = """
Cile Cile PROPN 5 nsubj
non non ADV 5 advmod
ha avere AUX 5 aux VerbForm=Fin|Person=3|Tense=Pres
mai mai ADV 5 advmod
attaccato attaccare VERB 0 root VerbForm=Part
il il DET 7 det
Perù Perù PROPN 5 obj
"""
TOWARDS = """
Cile Cile PROPN 3 nsubj
ha avere AUX 3 aux VerbForm=Fin|Person=3|Tense=Pres
imposto imporre VERB 0 root VerbForm=Part
sanzioni sanzione NOUN 3 obj
nei nei ADP 8 case
confronti confronti ADP 5 fixed
del di ADP 5 fixed
Perù Perù PROPN 3 obl
"""


def test_a_conditional_perfect_is_hearsay(code: Code) -> None:
    (drafted,) = code(HEARSAY, language="it", parties=NAMES).reports
    assert drafted.report.factuality == "PS+"


def test_a_verb_is_negated_once_however_often_it_says_so(code: Code) -> None:
    (drafted,) = code(NEVER, language="it", parties=NAMES).reports
    assert drafted.report.factuality == "CT-"
    assert [p.id for p in drafted.report.recipients] == ["PER"]


def test_sanctions_are_against_whom_they_are_towards(code: Code) -> None:
    (drafted,) = code(TOWARDS, language="it", parties=NAMES).reports
    assert drafted.report.event_type == "SANCTION"
    assert [p.id for p in drafted.report.recipients] == ["PER"]
