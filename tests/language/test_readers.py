import pytest

from interstate.errors import LanguageError
from interstate.language.readers import CODED, load_reader, make_sentences

TEXTS = {
    "en": "Oslo signed the treaty.  Lima did not.",
    "de": "Oslo unterzeichnete den Vertrag.  Lima tat es nicht.",
    "es": "Oslo firmó el tratado.  Lima no lo hizo.",
    "ru": "Осло подписало договор.  Лима этого не сделала.",
}


@pytest.mark.parametrize("language", CODED)
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


@pytest.mark.parametrize("language", CODED)
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
    with pytest.raises(LanguageError, match=r"'xx'.*de, en, .*ru.*--pipeline"):
        load_reader("xx")
