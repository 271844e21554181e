"""On which day a document was published."""

from datetime import date

import pytest

from interstate.documents.publication import dateline, day_in_address, day_in_name, read_day

DAY = date(2024, 6, 19)


@pytest.mark.parametrize(
    "written",
    [
        "2024-06-19",
        "2024-06-19T23:59:00-11:00",
        "20240619",
        "2024/6/19",
        "19.06.2024, 08:15",
        "19. 6. 2024",
        "19. Juni 2024",
        "June 19, 2024",
        "19 Jun 2024",
        "Wednesday, June 19th, 2024",
        "19 июня 2024 года",
        "Wed, 19 Jun 2024 08:00:00 GMT",
    ],
)
def test_a_day_is_read_as_written(written: str) -> None:
    assert read_day(written) == DAY


@pytest.mark.parametrize("written", ["", "soon", "2024", "2024-06", "2024-13-40", "0000-00-00"])
def test_what_names_no_day_is_none(written: str) -> None:
    assert read_day(written) is None


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/2024/06/19/kim.html",
        "https://a.example/politik/2024-06-19-kim",
        "https://a.example/artikel-20240619.html",
    ],
)
def test_an_address_may_have_the_day(url: str) -> None:
    assert day_in_address(url) == DAY


def test_a_number_in_an_address_need_not_be_a_day() -> None:
    assert day_in_address("https://a.example/news/12345678901") is None


def test_a_name_may_have_the_day() -> None:
    assert day_in_name("lage_2024-06-19_kim") == DAY
    assert day_in_name("nt2012-2846") is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Title\nPYONGYANG, June 19, 2024 (Agency) — Kim spoke.", "PYONGYANG, June 19, 2024"),
        ("Titel\n\nMoskau/Seoul, 19. Juni 2024 – Kim sprach.", "Moskau/Seoul, 19. Juni 2024"),
        ("ПХЕНЬЯН, 19 июня 2024 г. /СВА/. Ким заявил.", "ПХЕНЬЯН, 19 июня 2024"),
        ("Titel\nStand: 19.06.2024\nKim sprach.", None),
        ("19. Juni 2024\nKim sprach.", "19. Juni 2024"),
        ("Am 19. Juni 2024 sprach Kim.", None),
        ("Am 19. Juni 2024 - vor einem Jahr - sprach Kim.", None),
        ("Kim spoke on June 19, 2024 - again.", None),
    ],
)
def test_a_dateline_is_no_day_told_of_in_a_sentence(text: str, words: str | None) -> None:
    found = dateline(text)
    assert (found and found[1]) == words
