from itertools import pairwise

import pytest

from interstate.language.splitting import LONGEST_SENTENCE, split_sentences


def sentences(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Mr. Brown left. He was tired.", ["Mr. Brown left.", "He was tired."]),
        ("en", "The U.S. Senate voted. It passed.", ["The U.S. Senate voted.", "It passed."]),
        ("en", "“Never!” she said. Then silence.", ["“Never!” she said.", "Then silence."]),
        ("en", "It rose by 3.5 percent. Why?", ["It rose by 3.5 percent.", "Why?"]),
        ("de", "Am 3. Mai kam er. Wer? Dr. Weiß.", ["Am 3. Mai kam er.", "Wer?", "Dr. Weiß."]),
        ("de", "Es war 2010. Danach nicht.", ["Es war 2010.", "Danach nicht."]),
        ("ru", "Это было в 1990 г. Потом стихло.", ["Это было в 1990 г. Потом стихло."]),
        ("tr", "Dr. Ak 3. Kolordu'ya gitti. Sustu.", ["Dr. Ak 3. Kolordu'ya gitti.", "Sustu."]),
        ("tr", "II. Dünya Savaşı bitti.", ["II. Dünya Savaşı bitti."]),
        ("ru", "Он уехал. А. П. Чехов остался.", ["Он уехал.", "А. П. Чехов остался."]),
    ],
)
def test_a_full_stop_is_not_always_an_end(language: str, text: str, expected: list[str]) -> None:
    assert sentences(text, language) == expected


def test_a_line_ends_a_sentence_with_or_without_a_stop() -> None:
    assert sentences("A headline\n\n  The text.", "en") == ["A headline", "The text."]


def test_nothing_but_space_is_lost_and_nothing_overlaps() -> None:
    text = "One. Two! «Drei?» 4 ... \n\tFive"
    spans = split_sentences(text, "de")
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert "".join(text.split()) == "".join("".join(text[a:b].split()) for a, b in spans)


def test_a_wall_of_words_is_cut_into_pieces_a_parser_can_take() -> None:
    spans = split_sentences("word " * 2_000, "en")
    assert all(end - start <= LONGEST_SENTENCE for start, end in spans)


@pytest.mark.parametrize(
    ("line", "language", "sentence"),
    [
        ("LIMA, 15. März 2024 – Peru und Chile streiten.", "de", "Peru und Chile streiten."),
        ("Oslo (dpa) - Norwegen und Peru streiten.", "de", "Norwegen und Peru streiten."),
        ("LA PAZ, Bolivia (AP) -- Peru and Chile quarrel.", "en", "Peru and Chile quarrel."),
        ("Lima, 5 May 2012 - Peru and Chile quarrel.", "en", "Peru and Chile quarrel."),
        ("ЛИМА, 5 мая (Новости) — Перу и Чили спорят.", "ru", "Перу и Чили спорят."),
        ("NATO - the alliance - met.", "en", "NATO - the alliance - met."),
        ("Peru - the host - said no.", "en", "Peru - the host - said no."),
    ],
)
def test_a_dateline_is_no_part_of_a_sentence(line: str, language: str, sentence: str) -> None:
    assert [line[a:b] for a, b in split_sentences(line, language)] == [sentence]
