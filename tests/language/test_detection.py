"""Which language a text is in, and what the reason tells a reader."""

import pytest

from interstate.language.detection import detect_language

GERMAN = (
    "Der russische Außenminister reiste am Mittwoch zu Gesprächen nach Pjöngjang. Dort traf er "
    "seine nordkoreanische Amtskollegin und überbrachte eine Einladung des Präsidenten. "
)
RUSSIAN = (
    "Министр иностранных дел России прибыл в среду в Пхеньян для переговоров. Там он встретился "
    "со своей северокорейской коллегой и передал приглашение президента. "
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (GERMAN, "de"),
        (RUSSIAN, "ru"),
        ("Seoul accused the North on Friday of sending thousands of troops to Russia.", "en"),
        ("Le ministre a quitté Pyongyang jeudi sans avoir signé le moindre accord.", "fr"),
        ("Міністерство закордонних справ засудило передачу зброї та боєприпасів.", "uk"),
        ("외무성은 금요일에 성명을 발표하고 모든 혐의를 단호히 부인하였다고 통신이 전했다.", "ko"),
    ],
)
def test_news_is_known_by_its_letters(text: str, code: str) -> None:
    assert detect_language(text)[0] == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Putin arrives in Pyongyang", "en"),
        ("Kim besucht Moskau", "de"),
        ("Путин в Пхеньяне", "ru"),
    ],
)
def test_a_headline_goes_to_a_language_read_here_and_says_how_unsure_it_is(
    text: str, code: str
) -> None:
    found, because = detect_language(text)
    assert found == code
    assert "too few to be sure" in because


def test_a_text_without_letters_is_in_no_language() -> None:
    assert detect_language("19. 06. 2024 +++ 12:30")[0] == "und"


def test_a_text_in_two_languages_says_so_and_goes_to_the_larger_part() -> None:
    found, because = detect_language(GERMAN * 3 + "\n" + RUSSIAN)
    assert found == "de"
    assert "several languages" in because
    assert "German" in because
    assert "Russian" in because


def test_a_foreign_name_does_not_make_a_text_mixed() -> None:
    _, because = detect_language(GERMAN + "Die Agentur heißt «Восточный вестник». " + GERMAN)
    assert "several" not in because
