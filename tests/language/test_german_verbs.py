import csv
from importlib.resources import files

import pytest

from interstate.language.german_verbs import infinitive, infinitive_of_participle
from interstate.language.readers import load_reader

IRREGULAR = files("interstate.language") / "data" / "de" / "irregular_verbs.csv"


def lemmas(sentence: str) -> dict[str, str]:
    (tokens,) = load_reader("de").parse([(sentence, 0)])
    return {t.text: t.lemma for t in tokens}


@pytest.mark.parametrize(
    ("word", "verb"),
    [
        ("aufzubauen", "aufbauen"),
        ("wiederherzustellen", "wiederherstellen"),
        ("anzuerkennen", "anerkennen"),
        ("abzutun", "abtun"),
        ("hinzuzuziehen", "hinzuziehen"),
        ("hinzuziehen", "hinzuziehen"),
    ],
)
def test_a_zu_inside_an_infinitive_is_taken_out(word: str, verb: str) -> None:
    assert infinitive(word, form="Inf") == verb


@pytest.mark.parametrize(
    ("word", "verb"),
    [
        ("abgeschwächt", "abschwächen"),
        ("wiederhergestellt", "wiederherstellen"),
        ("bombardiert", "bombardieren"),
        ("gesteuert", "steuern"),
        ("umgebracht", "umbringen"),
        ("entschieden", "entscheiden"),
        ("anerkannt", "anerkennen"),
        ("zusammengebrochen", "zusammenbrechen"),
    ],
)
def test_participles_lead_to_their_verbs(word: str, verb: str) -> None:
    assert infinitive(word, form="Part") == verb


@pytest.mark.parametrize(
    ("word", "verb"),
    [
        ("unterzeichneten", "unterzeichnen"),
        ("brach", "brechen"),
        ("zurücktrat", "zurücktreten"),
        ("zöge", "ziehen"),
        ("entstünden", "entstehen"),
        ("führe", "führen"),
        ("bietet", "bieten"),
    ],
)
def test_finite_forms_lead_to_their_verbs(word: str, verb: str) -> None:
    assert infinitive(word, form="Fin") == verb


@pytest.mark.parametrize(
    ("word", "verb"),
    [("beschloß", "beschließen"), ("beschloss", "beschließen"), ("verfaßte", "verfassen")],
)
def test_old_and_swiss_spelling_lead_to_the_same_verb(word: str, verb: str) -> None:
    assert infinitive(word, form="Fin") == verb
    assert infinitive("anschliessen", form="Inf") == "anschließen"


def test_the_form_tells_verbs_apart_that_share_a_spelling() -> None:
    assert infinitive("gehört", form="Fin") == "gehören"
    assert infinitive("gehört", form="Part") == "hören"
    assert infinitive("verlegen", form="Inf") == "verlegen"


def test_the_plural_of_a_past_is_no_infinitive_whatever_the_tag() -> None:
    assert infinitive("griffen", form="Inf") == "greifen"
    assert infinitive("verhängten", form="Inf") == "verhängen"


def test_of_an_unknown_verb_the_guess_is_kept() -> None:
    assert infinitive("zwurbelte", guess="zwurbeln", form="Fin") == "zwurbeln"


@pytest.mark.parametrize(
    ("word", "verb"),
    [
        ("verhängten", "verhängen"),
        ("annektierte", "annektieren"),
        ("abgeschossenes", "abschießen"),
        ("angebotene", "anbieten"),
        ("angreifenden", "angreifen"),
        ("russischen", None),
        ("bekannten", None),
        ("gesamte", None),
        ("neue", None),
    ],
)
def test_participles_that_bend_are_told_from_adjectives(word: str, verb: str | None) -> None:
    assert infinitive_of_participle(word) == verb


def test_each_irregular_verb_is_found_from_its_own_principal_parts() -> None:
    # What is spelt alike belongs to the commoner verb.
    shared = {"geraten", "gefallen"}
    for row in csv.DictReader(IRREGULAR.read_text(encoding="utf-8").splitlines()):
        if row["participle"] not in shared:
            assert infinitive(row["participle"], form="Part") == row["infinitive"]
        assert infinitive(row["past"].partition("|")[0], form="Fin") == row["infinitive"]


def test_a_participle_with_a_phrase_of_its_own_is_read_as_a_verb() -> None:
    told = lemmas("Die von Norwegen verhängten Sanktionen treffen Schweden.")
    assert told["verhängten"] == "verhängen"


def test_a_participle_that_only_describes_stays_an_adjective() -> None:
    assert lemmas("Die geplante Reise wurde verschoben.")["geplante"] != "planen"


def test_german_verbs_are_read_with_their_infinitives() -> None:
    told = lemmas("Oslo hat die Strafen abgeschwächt und plant, den Handel wieder aufzubauen.")
    assert (told["abgeschwächt"], told["aufzubauen"]) == ("abschwächen", "aufbauen")
