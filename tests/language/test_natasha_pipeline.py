from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interstate.language.natasha_pipeline import NatashaPipeline, one_tree
from interstate.record import Token


@pytest.fixture(scope="module")
def pipeline() -> NatashaPipeline:
    return NatashaPipeline()


def by_text(tokens: Sequence[Token]) -> dict[str, Token]:
    return {token.text: token for token in tokens}


def test_who_acts_on_whom_is_read_off_the_tree(pipeline: NatashaPipeline) -> None:
    (tree,) = pipeline.parse(["Министр Франции резко осудил Россию."], [0])
    words = by_text(tree)
    assert words["осудил"].deprel == "root"
    assert words["осудил"].head == words["осудил"].index
    assert (words["Министр"].deprel, words["Министр"].head) == ("nsubj", words["осудил"].index)
    assert (words["Россию"].deprel, words["Россию"].head) == ("obj", words["осудил"].index)
    assert words["Франции"].feats["Case"] == "Gen"


def test_lemmas_are_dictionary_forms_without_yo(pipeline: NatashaPipeline) -> None:
    (tree,) = pipeline.parse(["Совет снял введённые год назад санкции и встретился с послом."], [0])
    lemmas = {token.text: token.lemma for token in tree}
    assert lemmas["введённые"] == "ввести"
    assert lemmas["санкции"] == "санкция"
    assert lemmas["встретился"] == "встретиться"


def test_a_participle_that_has_become_a_noun_is_a_noun(pipeline: NatashaPipeline) -> None:
    (tree,) = pipeline.parse(["Полиция задержала протестующих и заключённых."], [0])
    lemmas = {token.text: token.lemma for token in tree}
    assert lemmas["протестующих"] == "протестующий"
    assert lemmas["заключённых"] == "заключенный"


def test_what_one_threatens_with_is_no_recipient(pipeline: NatashaPipeline) -> None:
    (tree,) = pipeline.parse(["Перу пригрозило Чили новыми пошлинами."], [0])
    assert by_text(tree)["пошлинами"].deprel == "obl"


def test_offsets_count_in_the_document(pipeline: NatashaPipeline) -> None:
    document = "Заголовок. Канцлер прибыл в Баку. Конец."
    spans = [(11, 33), (34, 40)]
    trees = pipeline.parse([document[a:b] for a, b in spans], [a for a, _ in spans])
    assert all(document[t.start : t.end] == t.text for tree in trees for t in tree)
    assert [tree[0].text for tree in trees] == ["Канцлер", "Конец"]


def test_sentences_of_any_length_come_back_in_their_order(pipeline: NatashaPipeline) -> None:
    texts = ["Стороны начали переговоры в Женеве.", "", "Нет.", "Войска ушли."]
    trees = pipeline.parse(texts, [0, 0, 0, 0])
    assert [" ".join(t.text for t in tree) for tree in trees] == [
        "Стороны начали переговоры в Женеве .",
        "",
        "Нет .",
        "Войска ушли .",
    ]


def test_no_texts_give_no_trees(pipeline: NatashaPipeline) -> None:
    assert pipeline.parse([], []) == []


def test_a_second_root_hangs_on_the_first_verb() -> None:
    assert one_tree([-1, -1], [False, True]) == [1, 1]


def test_a_circle_is_opened_at_its_first_word() -> None:
    assert one_tree([1, 0, -1], [False, False, True]) == [2, 0, 2]


def test_without_a_root_the_first_verb_becomes_one() -> None:
    assert one_tree([1, 0], [False, True]) == [1, 1]


@given(st.lists(st.tuples(st.integers(-1, 6), st.booleans()), min_size=1, max_size=7))
def test_any_heads_become_one_tree(words: list[tuple[int, bool]]) -> None:
    heads = one_tree([head for head, _ in words], [verbal for _, verbal in words])
    (root,) = [i for i, head in enumerate(heads) if head == i]
    for i in range(len(heads)):
        here = i
        for _ in heads:
            here = heads[here]
        assert here == root
