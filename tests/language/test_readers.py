import pytest

from interstate.errors import LanguageError
from interstate.language.coverage import parsed_languages
from interstate.language.readers import load_reader, make_sentences

SUBJECTS_AND_OBJECTS = [
    (
        "de",
        "Der Minister hat am Mittwoch einen Vertrag unterzeichnet.",
        "unterzeichnet",
        "Minister",
        "Vertrag",
    ),
    ("en", "The two governments signed a treaty on Wednesday.", "signed", "governments", "treaty"),
    ("es", "El gobierno peruano firmó ayer un tratado con Chile.", "firmó", "gobierno", "tratado"),
    (
        "fr",
        "Le gouvernement français a signé mercredi un accord avec le Maroc.",
        "signé",
        "gouvernement",
        "accord",
    ),
    (
        "it",
        "Il governo francese ha firmato ieri un accordo con il Marocco.",
        "firmato",
        "governo",
        "accordo",
    ),
    ("pl", "Rząd podpisał wczoraj umowę z Niemcami.", "podpisał", "Rząd", "umowę"),
    (
        "pt",
        "O governo brasileiro assinou ontem um acordo com Angola.",
        "assinou",
        "governo",
        "acordo",
    ),
    ("pl", "Rząd podpisał wczoraj umowę z Chile.", "podpisał", "Rząd", "umowę"),
    ("ru", "Правительство подписало договор.", "подписало", "Правительство", "договор"),
    ("tr", "Hükümet dün Oslo'da anlaşmayı imzaladı.", "imzaladı", "Hükümet", "anlaşmayı"),
    ("uk", "Уряд учора підписав угоду з Польщею.", "підписав", "Уряд", "угоду"),
]
"""For each language read a sentence, its verb, and who does what."""
READ = [row for row in SUBJECTS_AND_OBJECTS if row[0] in parsed_languages()]

TEXTS = {
    "en": "Oslo signed the treaty.  Lima did not.",
    "de": "Oslo unterzeichnete den Vertrag.  Lima tat es nicht.",
    "ru": "Осло подписало договор.  Лима этого не сделала.",
    "es": "Oslo firmó el tratado.  Lima no lo hizo.",
    "fr": "Oslo a signé le traité.  Lima ne l'a pas fait.",
    "pl": "Oslo podpisało traktat.  Lima tego nie zrobiła.",
    "pt": "Oslo assinou o tratado.  Lima não o fez.",
    "tr": "Oslo anlaşmayı imzaladı.  Lima imzalamadı.",
    "it": "Oslo ha firmato il trattato.  Lima non l'ha fatto.",
    "uk": "Осло підписало договір.  Ліма цього не зробила.",
}


@pytest.mark.parametrize("language", parsed_languages())
def test_every_token_stands_where_it_says(language: str) -> None:
    text = TEXTS[language]
    reader = load_reader(language)
    spans = reader.split(text)
    trees = reader.parse([(text[a:b], a) for a, b in spans])
    sentences = make_sentences(text, spans, dict(enumerate(trees)), language)
    assert [s.text for s in sentences] == [text[a:b] for a, b in spans]
    for sentence in sentences:
        assert sentence.tokens
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text


@pytest.mark.parametrize("language", parsed_languages())
def test_every_sentence_is_one_tree(language: str) -> None:
    text = TEXTS[language]
    reader = load_reader(language)
    for tokens in reader.parse([(text[a:b], a) for a, b in reader.split(text)]):
        roots = [t.index for t in tokens if t.head == t.index]
        assert [tokens[i].deprel for i in roots] == ["root"]
        for token in tokens:
            here, steps = token.index, 0
            while tokens[here].head != here and steps <= len(tokens):
                here, steps = tokens[here].head, steps + 1
            assert here == roots[0]


@pytest.mark.parametrize(("language", "text", "verb", "subject", "object_"), READ)
def test_who_does_what_is_read(
    language: str, text: str, verb: str, subject: str, object_: str
) -> None:
    (tokens,) = load_reader(language).parse([(text, 0)])
    read = {token.text: token for token in tokens}
    assert (read[subject].deprel, tokens[read[subject].head].text) == ("nsubj", verb)
    assert (read[object_].deprel, tokens[read[object_].head].text) == ("obj", verb)


def test_every_language_read_is_tried() -> None:
    assert {row[0] for row in SUBJECTS_AND_OBJECTS} >= set(parsed_languages())


def test_sentences_that_are_passed_over_keep_their_place_without_a_tree() -> None:
    reader = load_reader("en")
    text = TEXTS["en"]
    spans = reader.split(text)
    begin, end = spans[1]
    (tree,) = reader.parse([(text[begin:end], begin)])
    first, second = make_sentences(text, spans, {1: tree}, "en")
    assert first.tokens == ()
    assert [t.text for t in second.tokens][:2] == ["Lima", "did"]


def test_a_language_without_a_reader_is_named_with_what_would_help() -> None:
    with pytest.raises(LanguageError, match=r"'xx'.*de, en,.* ru.*--pipeline"):
        load_reader("xx")


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("it", "L\u2019Ucraina ha attaccato un\u2019altra raffineria.", "un'"),
        ("uk", "В\u2019єтнам підписав угоду.", "В'єтнам"),
    ],
)
def test_a_curled_apostrophe_is_read_as_a_straight_one(language: str, text: str, word: str) -> None:
    (tokens,) = load_reader(language).parse([(text, 0)])
    assert word in [t.text for t in tokens]
    assert tokens[-1].end == len(text)
