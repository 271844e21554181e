"""What the engine makes of trees, in the constructions that news is written in."""

from collections.abc import Callable

from interstate.coding import Coding
from interstate.record import Report

Code = Callable[..., Coding]

ACTIVE = """
Norway Norway PROPN 2 nsubj
condemned condemn VERB 0 root VerbForm=Fin
Chile Chile PROPN 2 obj
. . PUNCT 2 punct
"""
PASSIVE = """
Chile Chile PROPN 3 nsubj:pass
was be AUX 3 aux:pass
condemned condemn VERB 0 root VerbForm=Part
by by ADP 5 case
Norway Norway PROPN 3 obl
. . PUNCT 3 punct
"""
SHARED_SUBJECT = """
Norway Norway PROPN 2 nsubj
met meet VERB 0 root
Peru Peru PROPN 2 obj
and and CCONJ 5 cc
condemned condemn VERB 2 conj
Chile Chile PROPN 5 obj
"""
TWO_SUBJECTS = """
Norway Norway PROPN 4 nsubj
and and CCONJ 3 cc
Peru Peru PROPN 1 conj
condemned condemn VERB 0 root
Chile Chile PROPN 4 obj
"""
RELATIVE = """
Norway Norway PROPN 6 nsubj
, , PUNCT 4 punct
which which PRON 4 nsubj PronType=Rel
condemned condemn VERB 1 acl:relcl VerbForm=Fin
Chile Chile PROPN 4 obj
waited wait VERB 0 root
"""
NOUN = """
Norway Norway PROPN 3 nmod:poss
's 's PART 1 case
condemnation condemnation NOUN 6 nsubj
of of ADP 5 case
Chile Chile PROPN 3 nmod
surprised surprise VERB 0 root
nobody nobody PRON 6 obj
"""
LOST = """
AB AB PROPN 0 appos
Lyrae Lyrae PROPN 4 nsubj
, , PUNCT 4 punct
condemned condemn VERB 0 root VerbForm=Fin
Chile Chile PROPN 4 obj
"""
NEGATED = """
Norway Norway PROPN 4 nsubj
did do AUX 4 aux
not not PART 4 advmod
attack attack VERB 0 root
Chile Chile PROPN 4 obj
"""
MODAL = """
Norway Norway PROPN 3 nsubj
may may AUX 3 aux
attack attack VERB 0 root
Chile Chile PROPN 3 obj
"""
ALLEGED = """
Norway Norway PROPN 2 nsubj
accused accuse VERB 0 root
Chile Chile PROPN 2 obj
of of SCONJ 5 mark
attacking attack VERB 2 advcl VerbForm=Ger
Peru Peru PROPN 5 obj
"""
SAID = """
Peru Peru PROPN 2 nsubj
said say VERB 0 root
that that SCONJ 5 mark
Norway Norway PROPN 5 nsubj
attacked attack VERB 2 ccomp
Chile Chile PROPN 5 obj
"""
ACCORDING = """
According accord VERB 3 case
to to ADP 1 fixed
Peru Peru PROPN 6 obl
, , PUNCT 3 punct
Norway Norway PROPN 6 nsubj
attacked attack VERB 0 root
Chile Chile PROPN 6 obj
"""
PLAN = """
Norway Norway PROPN 2 nsubj
plans plan VERB 0 root
to to PART 4 mark
attack attack VERB 2 xcomp VerbForm=Inf
Chile Chile PROPN 4 obj
"""
ROLE = """
The the DET 4 det
Chilean Chilean ADJ 4 amod
foreign foreign ADJ 4 amod
minister minister NOUN 5 nsubj
condemned condemn VERB 0 root
Norway Norway PROPN 5 obj
"""
NAMELESS = """
A a DET 2 det
treaty treaty NOUN 4 nsubj:pass
was be AUX 4 aux:pass
signed sign VERB 0 root VerbForm=Part
in in ADP 6 case
2000 2000 NUM 4 obl
"""
GERMAN_SEPARABLE = """
Norwegen Norwegen PROPN 2 nsubj
zog ziehen VERB 0 root VerbForm=Fin
seine sein DET 4 det
Truppen Truppe NOUN 2 obj
aus aus ADP 6 case
Chile Chile PROPN 2 obl
ab ab ADP 2 compound:prt
"""
NAMES = {"Norway": "NOR", "Chile": "CHL", "Peru": "PER"}


def told(coding: Coding) -> list[tuple[str, list[str | None], list[str | None]]]:
    return [who(drafted.report) for drafted in coding.reports]


def who(report: Report) -> tuple[str, list[str | None], list[str | None]]:
    return (
        report.event_type,
        [party.id for party in report.actors],
        [party.id for party in report.recipients],
    )


def one(coding: Coding) -> Report:
    (drafted,) = coding.reports
    return drafted.report


def test_the_subject_acts_on_the_object(code: Code) -> None:
    assert told(code(ACTIVE, parties=NAMES)) == [("ACCUSE", ["NOR"], ["CHL"])]


def test_the_passive_says_the_same(code: Code) -> None:
    assert told(code(PASSIVE, parties=NAMES)) == [("ACCUSE", ["NOR"], ["CHL"])]


def test_a_noun_says_the_same(code: Code) -> None:
    assert told(code(NOUN, parties=NAMES)) == [("ACCUSE", ["NOR"], ["CHL"])]


def test_an_apposition_to_nothing_is_read_past(code: Code) -> None:
    """Parsers of others may leave one; the search for its title has to end."""
    assert told(code(LOST, parties=NAMES)) == [("ACCUSE", [], ["CHL"])]


def test_a_relative_clause_is_about_its_noun(code: Code) -> None:
    assert told(code(RELATIVE, parties=NAMES)) == [("ACCUSE", ["NOR"], ["CHL"])]


def test_a_second_verb_shares_the_subject(code: Code) -> None:
    assert told(code(SHARED_SUBJECT, parties=NAMES))[1] == ("ACCUSE", ["NOR"], ["CHL"])


def test_coordinated_subjects_both_act(code: Code) -> None:
    assert told(code(TWO_SUBJECTS, parties=NAMES)) == [("ACCUSE", ["NOR", "PER"], ["CHL"])]


def test_negation_makes_a_counterfact(code: Code) -> None:
    assert one(code(NEGATED, parties=NAMES)).factuality == "CT-"


def test_a_modal_leaves_it_possible(code: Code) -> None:
    assert one(code(MODAL, parties=NAMES)).factuality == "PS+"


def test_what_is_planned_is_not_committed_to(code: Code) -> None:
    assert one(code(PLAN, parties=NAMES)).factuality == "Uu"


def test_what_is_alleged_is_no_report_of_its_own(code: Code) -> None:
    assert told(code(ALLEGED, parties=NAMES)) == [("ACCUSE", ["NOR"], ["CHL"])]


def test_what_is_said_stands_on_the_speaker_s_word(code: Code) -> None:
    report = one(code(SAID, parties=NAMES))
    assert who(report) == ("ASSAULT", ["NOR"], ["CHL"])
    assert [(s.speaker, s.cue) for s in report.attribution] == [("PER", "said")]


def test_a_source_phrase_names_the_speaker(code: Code) -> None:
    report = one(code(ACCORDING, parties=NAMES))
    assert [s.speaker for s in report.attribution] == ["PER"]


def test_an_office_is_of_the_state_its_adjective_names(code: Code) -> None:
    coding = code(
        ROLE, parties=NAMES, adjectives={"Chilean": "CHL"}, roles={"foreign minister": "GOV"}
    )
    report = one(coding)
    assert who(report) == ("ACCUSE", ["CHL"], ["NOR"])
    assert report.actors[0].sector == "GOV"


def test_a_treaty_without_parties_is_that_of_the_pair_the_text_is_about(code: Code) -> None:
    report = one(code(NAMELESS, topic=("CHL", "NOR")))
    assert who(report) == ("SUPPORT", ["CHL", "NOR"], [])
    assert report.symmetric
    assert "the pair the text is about" in report.actors[0].because


def test_a_sentence_alone_leaves_its_parties_open(code: Code) -> None:
    assert code(NAMELESS).reports == ()


def test_the_quote_is_the_whole_sentence_and_the_trigger_its_word(code: Code) -> None:
    report = one(code(ACTIVE, parties=NAMES))
    assert report.quote == "Norway condemned Chile ."
    assert report.trigger == "condemned"
    assert report.trigger_span.start == report.quote.index("condemned")


def test_coding_twice_gives_the_same_ids(code: Code) -> None:
    assert code(SAID, parties=NAMES) == code(SAID, parties=NAMES)
