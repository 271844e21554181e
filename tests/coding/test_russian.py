"""What the engine makes of constructions that only Russian has."""

from collections.abc import Callable

from interstate.coding import Coding

Code = Callable[..., Coding]

NAMES = {"Осло": "NOR", "Чили": "CHL", "Перу": "PER"}
FUTURE = """
Осло осло PROPN 2 nsubj Case=Nom
осудит осудить VERB 0 root VerbForm=Fin|Tense=Fut
Чили чили PROPN 2 obj Case=Acc
"""
FUTURE_PASSIVE = """
Чили чили PROPN 3 nsubj:pass Case=Nom
будет быть AUX 3 aux:pass VerbForm=Fin|Tense=Pres
осуждено осудить VERB 0 root VerbForm=Part|Voice=Pass
"""


def test_a_perfective_present_tells_what_is_to_come(code: Code) -> None:
    (drafted,) = code(FUTURE, language="ru", parties=NAMES).reports
    assert drafted.report.factuality == "PR+"


def test_a_passive_with_the_future_of_to_be_is_to_come(code: Code) -> None:
    (drafted,) = code(FUTURE_PASSIVE, language="ru", parties=NAMES).reports
    assert drafted.report.factuality == "PR+"
