import pytest

from interstate.language.lemmas import english_verb, german_noun, romance_verb, with_lemmas
from interstate.language.readers import load_reader
from interstate.language.slavic_lemmas import slavic_noun, slavic_verb
from interstate.record import Token


@pytest.mark.parametrize(
    ("word", "singular"),
    [
        ("Vorwürfe", "Vorwurf"),
        ("Verhandlungen", "Verhandlung"),
        ("EU-Sanktionen", "EU-Sanktion"),
        ("Kontaktanfragen", "Kontaktanfrage"),
        ("Abgeordneten", "Abgeordneter"),
        ("Abgeordnete", "Abgeordneter"),
        ("Gefangenen", "Gefangener"),
        ("Küste", "Küste"),
    ],
)
def test_a_german_noun_is_given_in_the_singular(word: str, singular: str) -> None:
    assert german_noun(word, guess="") == singular


def test_a_noun_nobody_knows_keeps_what_the_model_guessed() -> None:
    assert german_noun("Xqzwrt", guess="Xqzwr") == "Xqzwr"
    assert german_noun("-", guess="-") == "-"


@pytest.mark.parametrize(
    ("word", "guess", "verb"),
    [
        ("vetoed", "vetoe", "veto"),
        ("bombed", "bombe", "bomb"),
        ("freed", "fre", "free"),
        ("staging", "stag", "stage"),
        ("planning", "plan", "plan"),
        ("walking", "walk", "walk"),
        ("xqzing", "xqz", "xqz"),
    ],
)
def test_an_english_verb_is_given_as_its_infinitive(word: str, guess: str, verb: str) -> None:
    assert english_verb(word, guess=guess) == verb


def test_the_reader_gives_the_repaired_lemmas() -> None:
    text = "Oslo wies die Vorwürfe zurück."
    (tokens,) = load_reader("de").parse([(text, 0)])
    assert [t.lemma for t in tokens if t.upos == "NOUN"] == ["Vorwurf"]


@pytest.mark.parametrize(
    ("language", "word", "infinitive"),
    [
        ("es", "impuestas", "imponer"),
        ("es", "atacados", "atacar"),
        ("es", "dárselo", "dar"),
        ("fr", "soumise", "soumettre"),
        ("fr", "détruites", "détruire"),
        ("it", "respinte", "respingere"),
        ("it", "dargli", "dare"),
        ("pt", "suspensas", "suspender"),
        ("pt", "mortos", "matar"),
        ("pt", "reuniram-se", "reunir"),
        ("pt", "condená-lo", "condenar"),
        ("pt", "impostas", "impor"),
    ],
)
def test_a_romance_verb_is_found_under_its_infinitive(
    language: str, word: str, infinitive: str
) -> None:
    assert romance_verb(word, guess=word, language=language) == infinitive


@pytest.mark.parametrize(
    ("language", "word", "infinitive"),
    [
        ("pl", "wydalonych", "wydalić"),
        ("pl", "podpisała", "podpisać"),
        ("pl", "ma", "mieć"),
        ("uk", "вислані", "вислати"),
        ("uk", "підписано", "підписати"),
        ("uk", "зустрілася", "зустрітися"),
        ("uk", "справляється", "справлятися"),
    ],
)
def test_a_slavic_verb_is_found_under_its_infinitive(
    language: str, word: str, infinitive: str
) -> None:
    assert slavic_verb(word, word, language) == infinitive


@pytest.mark.parametrize(
    ("language", "word", "nominative"),
    [
        ("pl", "podpisania", "podpisanie"),
        ("pl", "ministrów", "minister"),
        ("pl", "xqzami", "guess"),
        ("uk", "міністрами", "міністр"),
        ("uk", "підписання", "підписання"),
    ],
)
def test_a_slavic_noun_made_of_a_verb_stays_one(language: str, word: str, nominative: str) -> None:
    assert slavic_noun(word, "guess", language) == nominative


def test_a_romance_name_keeps_its_capital_and_a_noun_does_not() -> None:
    given = [("Francia", "francia", "PROPN"), ("Gobiernos", "Gobierno", "NOUN")]
    tokens = [
        Token(
            index=i,
            start=i,
            end=i + 1,
            text=text,
            lemma=lemma,
            upos=upos,
            feats={},
            head=i,
            deprel="dep",
        )
        for i, (text, lemma, upos) in enumerate(given)
    ]
    assert [t.lemma for t in with_lemmas(tokens, "es")] == ["Francia", "gobierno"]
