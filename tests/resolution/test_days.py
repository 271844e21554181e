"""Times are found in every language with tables, read no finer than told, and handed on."""

import re
from collections.abc import Iterator
from datetime import date
from importlib.resources import files

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interstate.errors import LanguageError
from interstate.record import Basis, Precision, TimeExpression, When
from interstate.resolution.days import (
    AnaphoricTime,
    at_time,
    continues_time,
    find_times,
    resolve_in_document,
    when_for,
)
from interstate.resolution.days.calendar_values import day_or_none, days_of, easter
from interstate.resolution.days.readings import RULES, Context, read
from interstate.resolution.days.tables import Node, vocabulary

# A Wednesday.
PUBLISHED = date(2024, 10, 30)
LANGUAGES = tuple(
    sorted(
        folder.name
        for folder in (files("interstate") / "language" / "data").iterdir()
        if (folder / "dates.csv").is_file()
    )
)


def times(text: str, language: str = "en") -> list[TimeExpression]:
    return find_times(text, language=language, published=PUBLISHED)


def values(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(time.text, time.value) for time in times(text, language)]


def days(text: str, language: str = "en") -> tuple[str | None, str | None]:
    [time] = [time for time in times(text, language) if time.when is not None]
    assert time.when is not None
    first, last = time.when.first, time.when.last
    return (first and first.isoformat(), last and last.isoformat())


@pytest.mark.parametrize(
    "language, text, value",
    [
        ("en", "The envoys met on 30 October 2024 in Geneva.", "2024-10-30"),
        ("en", "The envoys met on October 30, 2024 in Geneva.", "2024-10-30"),
        ("en", "The envoys met on 2024-10-30 in Geneva.", "2024-10-30"),
        ("en", "The envoys met on Wednesday, the 30th of October 2024.", "2024-10-30"),
        ("en", "The pact was signed in March 1991.", "1991-03"),
        ("en", "The pact was signed in the third quarter of 2023.", "2023-Q3"),
        ("en", "The pact dates from the 1990s.", "199"),
        ("en", "The border dates from the 19th century.", "18"),
        ("en", "They quarrelled in the summer of 1950.", "1950-SU"),
        ("de", "Die Gesandten trafen sich am 30. Oktober 2024 in Genf.", "2024-10-30"),
        ("de", "Die Gesandten trafen sich am 30.10.2024 in Genf.", "2024-10-30"),
        ("de", "Der Pakt wurde im März 1991 unterzeichnet.", "1991-03"),
        ("de", "Der Pakt stammt aus den 80er Jahren.", "198"),
        ("de", "Die Grenze stammt aus dem 19. Jahrhundert.", "18"),
        ("de", "Im Herbst 2011 zerstritten sie sich.", "2011-FA"),
        ("de", "Das Parlament stimmte im zweiten Halbjahr 2023 zu.", "2023-H2"),
        ("pl", "Wysłannicy spotkali się 30 października 2024 roku w Genewie.", "2024-10-30"),
        ("pl", "Traktat podpisano w marcu 1991 r. w Moskwie.", "1991-03"),
        ("pl", "Granicę wytyczono w XIX wieku.", "18"),
        ("pl", "Wiosną 2014 roku pokłócili się.", "2014-SP"),
        ("pl", "W III kwartale 2023 roku handel wzrósł.", "2023-Q3"),
        ("pl", "W latach osiemdziesiątych handel rósł.", "198"),
        ("ru", "Посланники встретились 30 октября 2024 года в Женеве.", "2024-10-30"),
        ("ru", "Посланники встретились 30.10.2024 в Женеве.", "2024-10-30"),
        ("ru", "Договор подписали в марте 1991 г. в Москве.", "1991-03"),
        ("ru", "Договор был подписан в 90-х годах.", "199"),
        ("ru", "Граница проведена в XIX веке.", "18"),
        ("ru", "Весной 2014 года они поссорились.", "2014-SP"),
        ("ru", "В III квартале 2023 года торговля выросла.", "2023-Q3"),
        ("uk", "Посланці зустрілися 30 жовтня 2024 року в Женеві.", "2024-10-30"),
        ("uk", "Договір підписали в березні 1991 р. в Москві.", "1991-03"),
        ("uk", "Договір підписано у 90-х роках.", "199"),
        ("uk", "Кордон проведено в XIX столітті.", "18"),
        ("uk", "Навесні 2014 року вони посварилися.", "2014-SP"),
        ("uk", "У III кварталі 2023 року торгівля зросла.", "2023-Q3"),
    ],
)
def test_a_stated_date_is_read_whatever_its_form(language: str, text: str, value: str) -> None:
    [time] = times(text, language)
    assert time.value == value
    assert time.when is not None
    assert time.when.basis is Basis.STATED


@pytest.mark.parametrize(
    "language, text, first, last",
    [
        ("en", "The minister left yesterday.", "2024-10-29", "2024-10-29"),
        ("en", "They met on Monday.", "2024-10-28", "2024-10-28"),
        ("en", "They will meet on Monday.", "2024-11-04", "2024-11-04"),
        ("en", "They met last week.", "2024-10-21", "2024-10-27"),
        ("en", "They met last month.", "2024-09-01", "2024-09-30"),
        ("en", "They signed it this year.", "2024-01-01", "2024-12-31"),
        ("en", "The treaty was signed in June.", "2024-06-01", "2024-06-30"),
        ("en", "The ministers met on December 12.", "2023-12-12", "2023-12-12"),
        ("en", "The ministers will meet on December 12.", "2024-12-12", "2024-12-12"),
        ("en", "They met three days ago.", "2024-10-27", "2024-10-27"),
        ("en", "The truce broke down two years ago.", "2022-01-01", "2022-12-31"),
        ("de", "Der Minister reiste gestern ab.", "2024-10-29", "2024-10-29"),
        ("de", "Am Montag traf er ein.", "2024-10-28", "2024-10-28"),
        ("de", "Am kommenden Montag trifft er ein.", "2024-11-04", "2024-11-04"),
        ("de", "Die Duma stimmte letzte Woche zu.", "2024-10-21", "2024-10-27"),
        ("de", "Das im Sommer unterzeichnete Abkommen gilt.", "2024-06-01", "2024-08-31"),
        ("de", "Vor drei Tagen begann das Treffen.", "2024-10-27", "2024-10-27"),
        ("de", "Im vergangenen Jahr brach der Handel ein.", "2023-01-01", "2023-12-31"),
        ("de", "Im kommenden Jahr wird gewählt.", "2025-01-01", "2025-12-31"),
        ("de", "Ende Oktober reiste sie ab.", "2024-10-16", "2024-10-31"),
        ("pl", "Minister wyjechał wczoraj.", "2024-10-29", "2024-10-29"),
        ("pl", "Spotkali się w poniedziałek.", "2024-10-28", "2024-10-28"),
        ("pl", "Spotkali się w ubiegłym tygodniu.", "2024-10-21", "2024-10-27"),
        ("pl", "Trzy dni temu rozpoczęły się rozmowy.", "2024-10-27", "2024-10-27"),
        ("pl", "Latem strony podpisały umowę.", "2024-06-01", "2024-08-31"),
        ("pl", "W przyszłym roku odbędą się wybory.", "2025-01-01", "2025-12-31"),
        ("pl", "Spotkanie odbędzie się 12 listopada.", "2024-11-12", "2024-11-12"),
        ("pl", "Spotkanie odbyło się 12 listopada.", "2023-11-12", "2023-11-12"),
        ("ru", "Министр уехал вчера.", "2024-10-29", "2024-10-29"),
        ("ru", "Они встретились в понедельник.", "2024-10-28", "2024-10-28"),
        ("ru", "Они встретились на прошлой неделе.", "2024-10-21", "2024-10-27"),
        ("ru", "Три дня назад начались переговоры.", "2024-10-27", "2024-10-27"),
        ("ru", "Летом стороны подписали договор.", "2024-06-01", "2024-08-31"),
        ("ru", "В следующем году состоятся выборы.", "2025-01-01", "2025-12-31"),
        ("ru", "Встреча состоится 12 ноября.", "2024-11-12", "2024-11-12"),
        ("ru", "Встреча состоялась 12 ноября.", "2023-11-12", "2023-11-12"),
        ("uk", "Міністр поїхав учора.", "2024-10-29", "2024-10-29"),
        ("uk", "Вони зустрілися в понеділок.", "2024-10-28", "2024-10-28"),
        ("uk", "Вони зустрілися минулого тижня.", "2024-10-21", "2024-10-27"),
        ("uk", "Три дні тому почалися переговори.", "2024-10-27", "2024-10-27"),
        ("uk", "Торік сторони підписали договір.", "2023-01-01", "2023-12-31"),
        ("uk", "Наступного року відбудуться вибори.", "2025-01-01", "2025-12-31"),
    ],
)
def test_a_relative_date_is_reckoned_from_the_publication(
    language: str, text: str, first: str, last: str
) -> None:
    assert days(text, language) == (first, last)
    [time] = times(text, language)
    assert time.when is not None
    assert time.when.basis is Basis.RELATIVE


@pytest.mark.parametrize(
    "language, text, first, last",
    [
        ("en", "Since 2014 trade has shrunk.", "2014-01-01", None),
        ("en", "After 1991 trade shrank.", "1992-01-01", None),
        ("en", "Before 1990 the two did not speak.", None, "1989-12-31"),
        ("en", "Talks go on until Friday.", None, "2024-11-01"),
        ("en", "The plant will be built by 2030.", None, "2030-12-31"),
        ("de", "Seit 2014 schrumpft der Handel.", "2014-01-01", None),
        ("de", "Nach 1991 schrumpfte der Handel.", "1992-01-01", None),
        ("de", "Vor 1990 sprachen die beiden nicht.", None, "1989-12-31"),
        ("de", "Bis 2024 stärkt das Land seine Bündnisse.", None, "2024-12-31"),
        ("de", "Bald wird gewählt.", "2024-10-30", None),
        ("de", "Seit Jahresbeginn schrumpft der Handel.", "2024-01-01", None),
        ("de", "Bis Jahresende wird gewählt.", None, "2024-12-31"),
        ("de", "Kürzlich wurde gewählt.", None, "2024-10-30"),
        ("pl", "Od 2014 roku handel maleje.", "2014-01-01", None),
        ("pl", "Po 1991 roku handel zmalał.", "1992-01-01", None),
        ("ru", "С 2014 года торговля сокращается.", "2014-01-01", None),
        ("ru", "После 1991 года торговля сократилась.", "1992-01-01", None),
        ("ru", "До 1990 года они не разговаривали.", None, "1990-12-31"),
        ("ru", "К 2030 году завод построят.", None, "2030-12-31"),
        ("uk", "Після 1991 року торгівля скоротилася.", "1992-01-01", None),
        ("uk", "До 2030 року завод збудують.", None, "2030-12-31"),
    ],
)
def test_a_bound_the_text_leaves_open_stays_open(
    language: str, text: str, first: str | None, last: str | None
) -> None:
    assert days(text, language) == (first, last)


@pytest.mark.parametrize(
    "language, text, first, last",
    [
        ("en", "They fought between 1950 and 1953.", "1950-01-01", "1953-12-31"),
        ("en", "He ruled from 1990 to 1995.", "1990-01-01", "1995-12-31"),
        ("en", "He ruled 1990–1995.", "1990-01-01", "1995-12-31"),
        ("en", "They met from May 3 to 5.", "2024-05-03", "2024-05-05"),
        ("de", "Sie kämpften zwischen 1950 und 1953.", "1950-01-01", "1953-12-31"),
        ("de", "Er herrschte von 1990 bis 1995.", "1990-01-01", "1995-12-31"),
        ("de", "Sie tagten vom 3. bis 5. Mai 2022.", "2022-05-03", "2022-05-05"),
        ("ru", "Они воевали между 1950 и 1953 годами.", "1950-01-01", "1953-12-31"),
        ("ru", "Он правил с 1990 по 1995 год.", "1990-01-01", "1995-12-31"),
        ("ru", "Они заседали с 3 по 5 мая 2022 года.", "2022-05-03", "2022-05-05"),
        ("uk", "Вони засідали з 3 по 5 травня 2022 року.", "2022-05-03", "2022-05-05"),
    ],
)
def test_both_ends_of_a_stretch_mean_the_whole_of_it(
    language: str, text: str, first: str, last: str
) -> None:
    found = times(text, language)
    assert len(found) == 2
    for time in found:
        assert time.when is not None
        assert (str(time.when.first), str(time.when.last)) == (first, last)


@pytest.mark.parametrize(
    "language, text",
    [
        ("en", "Some 2,000 people and 1,500 troops crossed with S-400 and T-72 units."),
        ("en", "Resolution 1718 binds them, and 2000 soldiers saw it."),
        ("en", "Nothing happened on 32 May, nor on May 32."),
        ("en", "It may well be, and they march on."),
        ("de", "Rund 2.000 Menschen und 2000 Soldaten kamen mit S-400."),
        ("de", "Die Resolution 1718 bindet sie, der Mais wächst."),
        ("de", "Am 32. Mai geschah nichts."),
        ("pl", "Przybyło 1500 osób, 2000 żołnierzy i S-400."),
        ("ru", "Прибыли 1500 человек, 2000 солдат и С-400."),
        ("ru", "Резолюция 1718 их связывает; 32 мая ничего не было."),
        ("ru", "Они говорили об окружающей среде."),
    ],
)
def test_numbers_and_impossible_days_are_not_dates(language: str, text: str) -> None:
    assert [time for time in times(text, language) if time.kind == "DATE"] == []


@pytest.mark.parametrize(
    "language, text, kind, value",
    [
        ("en", "The visit lasted three days.", "DURATION", "P3D"),
        ("en", "They talked for several weeks.", "DURATION", "PXW"),
        ("en", "The two speak every Monday.", "SET", "XXXX-WXX-1"),
        ("en", "The two now speak.", "DATE", "PRESENT_REF"),
        ("en", "He rang on Friday evening.", "TIME", "2024-10-25TEV"),
        ("en", "He rang yesterday at 2:30 p.m. and left.", "TIME", "2024-10-29T14:30"),
        ("de", "Der Besuch dauerte zwei Jahre.", "DURATION", "P2Y"),
        ("de", "Sie sprachen mehrere Tage.", "DURATION", "PXD"),
        ("de", "Der dreitägige Besuch endete.", "DURATION", "P3D"),
        ("de", "Sie sprechen jeden Montag.", "SET", "XXXX-WXX-1"),
        ("de", "Am Freitagabend rief er an.", "TIME", "2024-10-25TEV"),
        ("de", "Derzeit sprechen sie.", "DATE", "PRESENT_REF"),
        ("pl", "Wizyta trwała trzy dni.", "DURATION", "P3D"),
        ("pl", "Spotykają się co roku.", "SET", "P1Y"),
        ("ru", "Визит длился три дня.", "DURATION", "P3D"),
        ("ru", "Они говорили несколько недель.", "DURATION", "PXW"),
        ("ru", "Они ежегодно встречаются.", "SET", "P1Y"),
        ("ru", "Сейчас они говорят.", "DATE", "PRESENT_REF"),
    ],
)
def test_durations_sets_and_vague_words_have_their_timex_values(
    language: str, text: str, kind: str, value: str
) -> None:
    assert (kind, value) in [(time.kind, time.value) for time in times(text, language)]


@pytest.mark.parametrize(
    "language, text, kind, value",
    [
        ("en", "The heads of state arrive at 14:30 GMT.", "TIME", "2024-10-30T14:30Z"),
        ("en", "The shelling stopped at noon on the front.", "TIME", "2024-10-30T12:00"),
        ("en", "The truce began at 0400 GMT on Monday.", "TIME", "2024-10-28T04:00Z"),
        ("en", "The envoy flies home tonight.", "TIME", "2024-10-30TNI"),
        ("en", "They will meet the week after next.", "DATE", "2024-W46"),
        ("en", "They struck the depot overnight.", "TIME", "2024-10-29TNI"),
        ("en", "The truce held for six consecutive days.", "DURATION", "P6D"),
        ("en", "The siege went on for twenty-five days.", "DURATION", "P25D"),
        ("en", "The call took half an hour.", "DURATION", "PT30M"),
        ("en", "It took a year and a half.", "DURATION", "P1.5Y"),
        ("en", "The weeklong visit is over.", "DURATION", "P1W"),
        ("en", "The weeks-long siege is over.", "DURATION", "PXW"),
        ("en", "The two meet three times a year.", "SET", "P1Y"),
        ("en", "The two meet every other week.", "SET", "P2W"),
        ("en", "The pact dates from the 1800s.", "DATE", "18"),
        ("en", "It fell in nineteen eighty-nine.", "DATE", "1989"),
        ("en", "Exports rose in Q3 2023.", "DATE", "2023-Q3"),
        ("en", "It is to open in mid-2031.", "DATE", "2031"),
        ("en", "They met on Tuesday of last week.", "DATE", "2024-10-22"),
        ("en", "He flies home on the 3rd, officials said.", "DATE", "2024-11-03"),
        ("en", "The 2022-23 budget was passed.", "DATE", "XXXX-XX-XX"),
        ("de", "Um Mitternacht endete die Frist.", "TIME", "2024-10-30T24:00"),
        ("de", "Das Treffen beginnt um 14.30 Uhr GMT.", "TIME", "2024-10-30T14:30Z"),
        ("de", "Sie berieten den ganzen Tag.", "DURATION", "P1D"),
        ("de", "Die Blockade dauerte zweiundzwanzig Tage.", "DURATION", "P22D"),
        ("de", "Die Unterredung dauerte eine halbe Stunde.", "DURATION", "PT30M"),
        ("de", "Sie treffen sich zweimal im Jahr.", "SET", "P1Y"),
        ("de", "Sie treffen sich jeden Sommer.", "SET", "XXXX-SU"),
        ("de", "In den Siebzigerjahren war die Grenze zu.", "DATE", "197"),
        ("de", "In der zweiten Hälfte des Jahres 2023 stieg der Handel.", "DATE", "2023-H2"),
        ("de", "Am Montag voriger Woche reiste er ab.", "DATE", "2024-10-21"),
        ("de", "Am 15. traf die Abordnung ein.", "DATE", "2024-10-15"),
        ("de", "Übernächste Woche wird gewählt.", "DATE", "2024-W46"),
        ("de", "Das Amt gilt für die Legislaturperiode 2021/25.", "DATE", "XXXX-XX-XX"),
        ("de", "Die Grenze von heute ist eine andere.", "DATE", "PRESENT_REF"),
        ("ru", "В полдень по местному времени сирены стихли.", "TIME", "2024-10-30T12:00"),
        ("ru", "Взрыв прогремел в 3 часа ночи.", "TIME", "2024-10-30T03:00"),
        ("ru", "Они прибыли в 8 часов вечера.", "TIME", "2024-10-30T20:00"),
        ("ru", "Заседание начнётся в 18:30 по Гринвичу.", "TIME", "2024-10-30T18:30Z"),
        ("ru", "Утром в понедельник он улетел.", "TIME", "2024-10-28TMO"),
        ("ru", "Они беседовали полчаса.", "DURATION", "PT30M"),
        ("ru", "Осада длилась двадцать пять дней.", "DURATION", "P25D"),
        ("ru", "Осада длилась два с половиной года.", "DURATION", "P2.5Y"),
        ("ru", "Они заседали весь день.", "DURATION", "P1D"),
        ("ru", "Ультиматум был 48-часовой.", "DURATION", "PT48H"),
        ("ru", "Они встречаются два раза в год.", "SET", "P1Y"),
        ("ru", "Выборы проходят раз в четыре года.", "SET", "P4Y"),
        ("uk", "Вибори проходять раз на чотири роки.", "SET", "P4Y"),
        ("uk", "Вони щороку зустрічаються.", "SET", "P1Y"),
        ("uk", "Вибух пролунав о 3 годині ночі.", "TIME", "2024-10-30T03:00"),
        ("ru", "Каждое лето они проводят учения.", "SET", "XXXX-SU"),
        ("ru", "Полгода назад договор расторгли.", "DATE", "2024-04"),
        ("ru", "В будущем году состоятся выборы.", "DATE", "2025"),
        ("ru", "В 3 квартале 2023 года торговля выросла.", "DATE", "2023-Q3"),
        ("ru", "Во второй половине 2023 года торговля выросла.", "DATE", "2023-H2"),
        ("ru", "Граница проведена в 19 веке.", "DATE", "18"),
        ("ru", "Это было в 80-х годах прошлого века.", "DATE", "198"),
        ("ru", "Во вторник на прошлой неделе он уехал.", "DATE", "2024-10-22"),
        ("ru", "15 числа он прилетел.", "DATE", "2024-10-15"),
    ],
)
def test_every_kind_of_expression_is_read(language: str, text: str, kind: str, value: str) -> None:
    assert (kind, value) in [(time.kind, time.value) for time in times(text, language)]


@pytest.mark.parametrize(
    "language, text, expected",
    [
        ("en", "They met from 3 March to 5 May 2022.", ["2022-03-03", "2022-05-05"]),
        ("en", "They met on May 3-5, 2022 in Bern.", ["2022-05-03", "2022-05-05"]),
        ("en", "They fought from December to May 2022.", ["2021-12", "2022-05"]),
        ("de", "Sie tagten vom 3. März bis zum 5. Mai 2022.", ["2022-03-03", "2022-05-05"]),
        ("de", "Sie kämpften von März bis Mai 2022.", ["2022-03", "2022-05"]),
        ("de", "Sie tagten am 3. und 5. Mai 2022.", ["2022-05-03", "2022-05-05"]),
        ("ru", "Они заседали с 3 марта по 5 мая 2022 года.", ["2022-03-03", "2022-05-05"]),
        ("ru", "Они воевали в 2014–2018 годах.", ["2014", "2018"]),
        ("en", "They met from Oct. 5 to 7.", ["2024-10-05", "2024-10-07"]),
        ("en", "He will be there from Tuesday to Thursday.", ["2024-11-05", "2024-11-07"]),
        ("de", "Von Dienstag bis Donnerstag wird er dort sein.", ["2024-11-05", "2024-11-07"]),
        ("ru", "В ноябре и декабре прошлого года шли бои.", ["2023-11", "2023-12"]),
    ],
)
def test_dates_that_stand_together_share_their_year(
    language: str, text: str, expected: list[str]
) -> None:
    assert [value for _, value in values(text, language)] == expected


@pytest.mark.parametrize(
    "language, text",
    [
        ("en", "Three years after the war the envoys met."),
        ("en", "The envoys met two days before the summit."),
        ("de", "Drei Jahre nach dem Krieg trafen sich die Gesandten."),
        ("ru", "Через три года после войны посланники встретились."),
    ],
)
def test_a_distance_from_an_event_is_a_length_and_dates_nothing(language: str, text: str) -> None:
    [time] = times(text, language)
    assert time.kind == "DURATION"
    assert time.when is None


def test_what_lies_ahead_is_counted_from_the_publication_and_what_it_took_is_not() -> None:
    assert days("They will meet in two weeks.") == ("2024-11-11", "2024-11-17")
    assert days("Sie werden sich in zwei Wochen treffen.", "de") == ("2024-11-11", "2024-11-17")
    [time] = times("They built it in two weeks.")
    assert (time.value, time.when) == ("P2W", None)


@pytest.mark.parametrize(
    "text, day",
    [
        ("The board said the payment would be made by December 15.", "2024-12-15"),
        ("It said the dividend will be paid on December 15.", "2024-12-15"),
        ("They met on December 15.", "2023-12-15"),
        ("Published 11/2/2024 in Geneva.", "2024-11-02"),
        ("Published 25/10/2024 in Geneva.", "2024-10-25"),
    ],
)
def test_a_day_is_read_where_it_is_likeliest(text: str, day: str) -> None:
    assert [value for _, value in values(text)] == [day]


def test_a_clock_time_told_of_several_days_is_of_none_of_them() -> None:
    [*_, time] = times("Sie tagen am 3. und 5. November um 14 Uhr.", "de")
    assert (time.value, time.when) == ("T14:00", None)
    [*_, time] = times("Sie tagen am 5. November um 14 Uhr.", "de")
    assert time.value == "2024-11-05T14:00"


def test_after_an_hour_is_still_that_day() -> None:
    [time] = times("Nach 18 Uhr wurde es ruhig.", "de")
    assert time.when is not None
    assert (time.when.first, time.when.last) == (PUBLISHED, PUBLISHED)


def test_a_week_counted_from_a_day_told_has_a_value_but_gives_no_days() -> None:
    text = "The talks began on 1 July 2024. In the third week they broke down."
    [_, time] = times(text)
    assert (time.value, time.when) == ("2024-W29", None)


def test_a_unit_counted_from_a_longer_one_has_no_value() -> None:
    for text in ("In 2010 talks began; two days later they ended.", "In 2010 that day was named."):
        [_, time] = times(text)
        assert time.value == "PAST_REF"
    assert values("Trade grew this year, most by the end of the month.")[1][1] == "2024-10"


@pytest.mark.parametrize(
    "language, text",
    [
        ("en", "Theresa May said the deal stood, and Mrs May left."),
        ("en", "Version 10.4. is out, about three-quarters of it new."),
        ("de", "Herr Sommer und Frau März sagten ab."),
        ("de", "Am 3. Spieltag gewannen sie."),
    ],
)
def test_names_and_numbers_that_look_like_times_are_none(language: str, text: str) -> None:
    assert times(text, language) == []


def test_a_duration_up_to_the_publication_covers_its_days_and_nothing_else() -> None:
    [time] = times("In the past three months the two have met twice.")
    assert time.kind == "DURATION"
    assert time.when is not None
    assert (time.when.first, time.when.last) == (date(2024, 7, 30), PUBLISHED)
    assert time.when.precision is Precision.PERIOD


@pytest.mark.parametrize(
    "language, text, first, last",
    [
        ("en", "During the Korean War aid was sent.", "1950-06-25", "1953-07-27"),
        ("de", "Während des Koreakrieges kam Hilfe.", "1950-06-25", "1953-07-27"),
        ("ru", "Во время Корейской войны шла помощь.", "1950-06-25", "1953-07-27"),
        ("en", "After the collapse of the Soviet Union ties cooled.", "1991-12-26", None),
        ("de", "Nach dem Zusammenbruch der UdSSR kühlte es ab.", "1991-12-26", None),
        ("de", "In postsowjetischen Zeiten kühlte es ab.", "1991-12-26", None),
        ("ru", "После распада СССР связи ослабли.", "1991-12-26", None),
        ("en", "Since the end of the Cold War ties have grown.", "1991-12-25", None),
        ("de", "Seit dem Ende des Kalten Krieges wächst der Handel.", "1991-12-25", None),
        ("en", "They spoke at Christmas 2023.", "2023-12-25", "2023-12-26"),
        ("de", "Sie sprachen am Karfreitag 2024.", "2024-03-29", "2024-03-29"),
    ],
)
def test_a_period_is_known_by_its_name(
    language: str, text: str, first: str, last: str | None
) -> None:
    assert days(text, language) == (first, last)


def test_a_war_that_dates_nothing_is_no_time() -> None:
    assert times("Veterans of the Korean War protested.") == []
    assert times("Veteranen des Koreakrieges protestierten.", "de") == []


def test_the_periods_have_the_same_days_in_every_language() -> None:
    tables = [vocabulary(language).periods for language in LANGUAGES]
    assert all(table == tables[0] for table in tables)
    assert len(tables[0]) > 150


def test_periods_begin_before_they_end() -> None:
    for period in vocabulary("en").periods.values():
        if not period.yearly and period.first and period.last:
            assert date.fromisoformat(period.first) <= date.fromisoformat(period.last), period.id


def test_early_and_late_narrow_no_finer_than_half_the_unit() -> None:
    assert days("It began in early 2023.") == ("2023-01-01", "2023-07-02")
    assert days("It began in the early 1990s.")[1] == "1994-12-31"
    assert values("It began in early 2023.") == [("early 2023", "2023")]


def test_a_story_keeps_its_year() -> None:
    text = "On 24 February 2022 the army crossed the border. On 3 March talks were held."
    assert [value for _, value in values(text)] == ["2022-02-24", "2022-03-03"]


def test_without_a_publication_relative_words_have_no_days() -> None:
    for text in ("They met yesterday.", "They met on Monday.", "They met in October."):
        [time] = find_times(text, language="en", published=None)
        assert time.when is None


def test_offsets_point_at_the_words() -> None:
    text = "\n  Am 3. Mai 2022 – so hieß es – und seit 2014."
    for time in times(text, "de"):
        assert text[time.start : time.end] == time.text


def test_a_language_without_tables_is_refused() -> None:
    with pytest.raises(LanguageError, match=r"'xx'.*dates\.csv"):
        find_times("-", language="xx", published=None)


# --- from one sentence to the next -----------------------------------------------------------


def test_at_that_time_means_the_time_before() -> None:
    before = times("Im Jahr 2010 wurden Sanktionen verhängt.", "de")
    then = times("Damals zögerte die Regierung.", "de")
    [[_], [settled]] = resolve_in_document([before, then], published=PUBLISHED)
    assert isinstance(settled, AnaphoricTime)
    assert then[0].when is None
    assert settled.when == When(
        first=date(2010, 1, 1),
        last=date(2010, 12, 31),
        precision=Precision.YEAR,
        basis=Basis.CARRIED,
        text="Damals",
    )


@pytest.mark.parametrize(
    "language, text",
    [
        ("en", "At that time the North had already opened talks."),
        ("de", "Zu diesem Zeitpunkt hatte der Norden bereits Gespräche begonnen."),
        ("ru", "К тому времени Север уже начал переговоры."),
    ],
)
def test_what_had_happened_by_then_is_only_bounded(language: str, text: str) -> None:
    carried = when_for(times("In 2010 they met."), previous=None, published=PUBLISHED)
    when = at_time(30, 36, (0, len(text)), times(text, language), carried, PUBLISHED)
    assert when is not None
    assert (when.first, when.last) == (None, date(2010, 12, 31))
    assert when.basis is Basis.CARRIED


def test_two_days_later_is_counted_from_the_time_before() -> None:
    first = times("They met on 3 May 2022.")
    later = times("Two days later they signed.")
    carried = when_for(first, previous=None, published=PUBLISHED)
    when = when_for(later, previous=carried, published=PUBLISHED)
    assert when is not None
    assert (when.first, when.last) == (date(2022, 5, 5), date(2022, 5, 5))


def test_a_day_told_after_a_year_is_no_finer_than_the_year() -> None:
    carried = when_for(times("In 2010 they met."), previous=None, published=PUBLISHED)
    when = when_for(times("Two days later they signed."), previous=carried, published=PUBLISHED)
    assert when is not None
    assert when.precision is Precision.YEAR


def test_a_later_time_with_nothing_before_it_stays_open() -> None:
    assert when_for(times("Two days later they signed."), previous=None, published=None) is None


def act(text: str, trigger: str, clause: str, language: str = "en") -> When | None:
    start, at = text.index(clause), text.index(trigger)
    span = (start, start + len(clause))
    return at_time(at, at + len(trigger), span, times(text, language), None, PUBLISHED)


def test_an_act_takes_the_date_of_its_own_clause() -> None:
    text = "The pact signed in June was ratified last week."
    signed = act(text, "signed", "signed in June")
    ratified = act(text, "ratified", text)
    assert signed is not None
    assert ratified is not None
    assert (signed.text, ratified.text) == ("in June", "last week")


def test_an_act_without_a_date_takes_the_one_before_its_clause() -> None:
    text = "In 2000 the pact was signed and the president paid a visit."
    when = act(text, "visit", "the president paid a visit")
    assert when is not None
    assert when.text == "In 2000"


def test_a_duration_dates_nothing() -> None:
    text = "The minister paid a visit of three days."
    assert act(text, "visit", text) is None


def test_now_leaves_an_act_to_the_publication() -> None:
    text = "Heutzutage wächst vor dem Hintergrund des im Sommer geschlossenen Vertrags der Handel."
    assert act(text, "wächst", "Heutzutage wächst", "de") is None


def test_what_describes_a_thing_dates_no_act() -> None:
    text = "In 2010 talks began; the current president signed a pact."
    when = act(text, "signed", "the current president signed a pact")
    assert when is not None
    assert when.text == "In 2010"


@pytest.mark.parametrize(
    "language, text, trigger, told",
    [
        ("en", "Washington withdrew from the 2015 nuclear deal.", "withdrew", None),
        ("en", "It followed the 2015 nuclear deal with Iran.", "deal", "2015"),
        ("de", "Das Land verließ das Abkommen von 2015 wieder.", "verließ", None),
        ("de", "Es folgte dem Abkommen von 2015 wieder.", "Abkommen", "2015"),
        ("de", "Der Krieg, der 2015 begann, ist vorbei.", "begann", "2015"),
        ("ru", "Страна вышла из договора 2000 года.", "вышла", None),
        ("ru", "Страна помнит соглашение от 3 мая 2022 года.", "соглашение", "2022-05-03"),
    ],
)
def test_the_year_of_a_treaty_dates_the_treaty_and_not_what_is_done_to_it(
    language: str, text: str, trigger: str, told: str | None
) -> None:
    when = act(text, trigger, text, language)
    expected = days_of(told) if told else None
    assert (when and when.first) == (expected and expected.first)


def test_a_day_with_its_article_still_dates_the_act() -> None:
    text = "On the 3rd of May 2022 the envoys met."
    when = act(text, "met", text)
    assert when is not None
    assert when.first == date(2022, 5, 3)


def test_the_time_before_is_carried_only_where_the_text_goes_on() -> None:
    carried = when_for(times("In 2010 they met."), previous=None, published=PUBLISHED)
    text = "Then they parted."
    still = at_time(10, 16, (0, 17), times(text), carried, PUBLISHED)
    goes_on = continues_time(text, language="en")
    on = at_time(10, 16, (0, 17), times(text), carried, PUBLISHED, continues=goes_on)
    assert still is None
    assert on is not None
    assert on.basis is Basis.CARRIED
    assert not continues_time("The minister parted.", language="en")


# --- tables and calendar ----------------------------------------------------------------------


def patterns(node: Node, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    for _, reading, _, _ in node.readings:
        yield words, reading
    for word, then in node.then.items():
        yield from patterns(then, (*words, word))


@pytest.mark.parametrize(
    "text, kind, value",
    [
        ("Due giorni fa ha telefonato a Oslo.", "DATE", "2024-10-28"),
        ("L'altro ieri ha telefonato a Oslo.", "DATE", "2024-10-28"),
        ("Ieri sera ha telefonato a Oslo.", "TIME", "2024-10-29TEV"),
        ("Lo scorso 2 giugno ha firmato.", "DATE", "2024-06-02"),
        ("L'8 marzo 2022 hanno firmato.", "DATE", "2022-03-08"),
        ("Nel marzo del 2014 hanno firmato.", "DATE", "2014-03"),
        ("Nell'estate del 2013 hanno firmato.", "DATE", "2013-SU"),
        ("La settimana scorsa ha visitato il Perù.", "DATE", "2024-W43"),
        ("La prossima settimana visiterà il Perù.", "DATE", "2024-W45"),
        ("L'anno scorso ha visitato il Perù.", "DATE", "2023"),
        ("Nel primo trimestre del 2015 ha firmato.", "DATE", "2015-Q1"),
        ("Negli anni Ottanta hanno firmato.", "DATE", "198"),
        ("Nel XX secolo hanno firmato.", "DATE", "19"),
        ("Il negoziato è durato tre giorni.", "DURATION", "P3D"),
        ("Si incontrano ogni anno.", "SET", "P1Y"),
    ],
)
def test_italian_times_are_read(text: str, kind: str, value: str) -> None:
    assert (kind, value) in [(time.kind, time.value) for time in times(text, "it")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_of_the_tables_can_be_read(language: str) -> None:
    known = vocabulary(language)
    classes = {kind: value for entries in known.entries.values() for _, kind, value in entries}
    classes |= {"NUM": "2", "DAY": "2", "YEAR": "2001", "YY": "01", "HOUR": "3", "NODAY": "40"}
    classes |= {"FULL": "2001-02-03", "CLOCK": "12:30", "POINTED": "12.30", "DECADE": "90"}
    classes |= {
        "HHMM": "04:00",
        "DAYPART": "1EV",
        **{name: "90" for _, name in known.shapes if name not in classes},
    }
    for words, reading in patterns(known.patterns):
        used = {word: classes[word] for word in words if word.isupper() and word.isalnum()}
        if "DAYPART" in used:
            used |= {"WEEKDAY": "1", "PART": "EV"}
        given_ = {known.roles.get(name, name): value for name, value in used.items()} | used
        assert reading == "none" or reading.split()[0] in RULES, reading
        for published in (PUBLISHED, None):
            context = Context(published=published, periods=known.periods)
            if reading != "none":
                read(reading, given_, context)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_class_a_pattern_asks_for_has_words(language: str) -> None:
    known = vocabulary(language)
    entered = {kind for entries in known.entries.values() for _, kind, _ in entries}
    entered |= {name for _, name in known.shapes}
    entered |= {"NUM", "DAY", "YEAR", "YY", "HOUR", "NODAY", "FULL", "CLOCK", "POINTED", "HHMM"}
    for words, _ in patterns(known.patterns):
        for word in words:
            assert not re.fullmatch(r"[A-Z]+\d?", word) or word in entered, words


@given(st.dates(date(1000, 1, 1), date(2100, 12, 31)))
def test_every_day_is_its_own_value(day: date) -> None:
    found = days_of(day.isoformat())
    assert found is not None
    assert (found.first, found.last) == (day, day)


@given(st.text(max_size=80), st.sampled_from(LANGUAGES))
@example("0²", "en")
@example("Слово 2025-го", "ru")
def test_any_text_can_be_read(text: str, language: str) -> None:
    previous = 0
    for time in find_times(text, language=language, published=PUBLISHED):
        assert previous <= time.start < time.end <= len(text)
        previous = time.end


@given(
    st.lists(
        st.sampled_from(
            [
                *("31", "2", "1990", "99999999999999999999", "May", "Mai", "мая", "since", "vor"),
                *("Jahren", "years", "ago", "назад", "лет", ".", "-", "the", "quarter", "bis"),
                *(
                    "2025-го",
                    "1912г",
                    "1990-х",
                    "twenty",
                    "five",
                    "Q3",
                    "’",
                    "–",
                    "и",
                    "12:30",
                    "5.6.",
                ),
                *("0", "last", "Woche", "century", "29", "February", "um", "Uhr", "20", "1900s"),
            ]
        ),
        max_size=9,
    ),
    st.sampled_from(LANGUAGES),
    st.none() | st.dates(),
)
def test_any_heap_of_time_words_can_be_read(
    heap: list[str], language: str, published: date | None
) -> None:
    find_times(" ".join(heap), language=language, published=published)


def test_the_calendar_knows_its_edges() -> None:
    assert day_or_none(2023, 2, 29) is None
    assert days_of("2024-W60") is None
    assert days_of("0000") is None
    assert days_of("2024-13") is None
    winter = days_of("2023-WI")
    assert winter is not None
    assert winter.last == date(2024, 2, 29)
    assert easter(2024) == date(2024, 3, 31)
