"""Bend Ukrainian names and phrases by their endings, for the tables that the program reads.

No dictionary is at hand, so that a word gets every form its ending allows; a form that does not
exist costs nothing, for no text has it.

References
----------
Український правопис (2019), sections on the declension of nouns and adjectives: the endings.
"""

import re
from collections.abc import Iterator
from itertools import product

CASES = 6
"""Nominative, genitive, dative, accusative, instrumental, locative."""

Forms = list[tuple[str, ...]]

# Endings by case of adjectives: masculine, feminine, neuter, plural; "|" between alternatives.
HARD = {
    "masc": "ий ого ому ого|ий им ому|ім",
    "femn": "а ої ій у ою ій",
    "neut": "е ого ому е им ому|ім",
    "plur": "і их им их|і ими их",
}
SOFT = {
    "masc": "ій ього ьому ього|ій ім ьому|ім",
    "femn": "я ьої ій ю ьою ій",
    "neut": "є ього ьому є ім ьому|ім",
    "plur": "і іх ім іх|і іми іх",
}
ADJECTIVAL = re.compile(
    r"(?:ий|ій)$|(?:[сцз]ьк|[^аеєиіїоуюя]н|[аяеєиіуо]н|ьн|ов|ев|єв|ист|перш|друг|мал|велик|черво|біл)"
    r"(?:а|е|і)$|(?:[оатр]ня|[оатр]нє)$"
)
NOUNS = frozenset(
    {"країна", "країни", "сторона", "війна", "зона", "охорона", "оборона", "голова", "голови"}
    | {"умова", "основа", "мова", "новина", "україна", "партизани", "кабінет", "агенція"}
    | {"президія", "служба", "рада", "банкова", "корона", "дума", "дружина", "колона", "вершина"}
)
"""Words that look like adjectives and are none."""
INDECLINABLE = frozenset(
    {"осло", "токіо", "чикаго", "конго", "марокко", "монако", "чилі", "гаїті", "сомалі", "малі"}
    | {"бурунді", "джибуті", "перу", "баку", "тбілісі", "гельсінкі", "нассау", "самоа", "того"}
    | {"кіото", "сочі", "делі", "карачі", "найробі", "лілонгве", "дилі", "ділі", "банги", "бангі"}
    | {"домінго", "жанейро", "фасо", "верде", "вануату", "тувалу", "кірибаті", "науру", "палау"}
    | {"нато", "юнеско", "юнісеф", "магате", "обсє", "асеан", "опек", "тайбейтайпей", "кіто"}
    | {"бамако", "мапуту", "абу", "дабі", "кпп", "могадішо", "тимор", "лешті", "колумбо", "брюссе"}
    | {"коломбо", "парамарибо", "монтевідео", "триполі", "бангі", "мехіко", "катманду", "гроа"}
    | {"мбабане", "ломе", "яунде", "тхімпху", "котону", "уагадугу", "гітега", "янгон", "масеру"}
    | {"бордо", "сан", "лос", "нью", "ер", "ріо", "порт", "ель", "да", "де", "ле", "лох", "ухань"}
)
# What stands before the last vowel of these is another before an ending: "Львів, Львова".
SHIFTING = (("їв", "єв"), ("ів", "ов"), ("ід", "од"), ("іг", "ог"), ("ець", "ц"), ("єць", "йц"))
VOWELS = "аеєиіїоуюя'"


def cases_of_adjective(word: str) -> dict[str, Forms] | None:
    """Return the forms of an adjective by gender, from any of its nominatives."""
    for endings, nominatives in ((HARD, "ий а е і"), (SOFT, "ій я є і")):
        for nominative in nominatives.split():
            if word.endswith(nominative):
                stem = word[: len(word) - len(nominative)]
                return {
                    gender: [tuple(stem + e for e in case.split("|")) for case in table.split()]
                    for gender, table in endings.items()
                }
    return None


def cases_of_noun(word: str) -> list[tuple[str, Forms]]:
    """Return the ways a noun may be bent, each with its gender, by its ending."""
    low = word.lower()
    same: Forms = [(word,)] * CASES
    last = re.split(r"[-\s]", low)[-1]
    if last in INDECLINABLE or not last or (word.isupper() and len(word) > 1):
        return [("masc", same), ("femn", same), ("neut", same), ("plur", same)]
    found: list[tuple[str, Forms]] = []
    if low.endswith("ий"):
        return list((cases_of_adjective(word) or {}).items())
    if low.endswith(("ння", "ття", "ддя", "лля", "ззя", "сся", "ччя", "жжя", "ш'я", "в'я", "ір'я")):
        stem = word[:-1]
        ends = [("я",), ("я",), ("ю",), ("я",), ("ям",), ("і", "ю")]
        found.append(("neut", [tuple(stem + e for e in case) for case in ends]))
        plural = [("я",), ("ь", ""), ("ям",), ("я",), ("ями",), ("ях",)]
        found.append(("plur", [tuple(stem + e for e in case) for case in plural]))
    elif low.endswith(("а", "я")):
        found += _feminine(word)
    elif low.endswith(("о", "е", "є")):
        found += _neuter(word)
    elif low.endswith(("и", "і", "ї")):
        found += _plural(word)
    elif low.endswith(("у", "ю")):
        found.append(("masc", same))
    else:
        found += _masculine(word)
        if low.endswith(("ь", "ч", "ж", "ш", "рм")):
            found.append(("femn", _third(word)))
    return found


def _feminine(word: str) -> list[tuple[str, Forms]]:
    stem, soft = word[:-1], word.endswith("я")
    changed = stem
    for plain, before_i in (("к", "ц"), ("г", "з"), ("х", "с")):
        if stem.endswith(plain):
            changed = stem[:-1] + before_i
    if soft and stem[-1:] in "іїаеєуюо'":
        # "Росія, Росії": behind a vowel and an apostrophe "ї" is written.
        singular: Forms = [
            (word,), (stem + "ї",), (stem + "ї",), (stem + "ю",), (stem + "єю",), (stem + "ї",),
        ]  # fmt: skip
    elif soft:
        singular = [
            (word,), (stem + "і",), (stem + "і",), (stem + "ю",), (stem + "ею",), (stem + "і",),
        ]  # fmt: skip
    else:
        singular = [
            (word,), (stem + "и", stem + "і"), (changed + "і",), (stem + "у",),
            (stem + "ою", stem + "ею"), (changed + "і",),
        ]  # fmt: skip
    return [("femn", singular), ("plur", _plural_of(word))]


def _plural_of(word: str) -> Forms:
    """Return the plural of a feminine: "заяви, заяв, заявам"; a fleeting vowel as it may be."""
    stem = word[:-1]
    if word.endswith("я"):
        nominatives = (stem + ("ї" if stem[-1:] in "іїаеєуюо'" else "і"),)
        genitives = (stem + "й",) if stem[-1:] in VOWELS else (stem + "ь", *_loosened(stem, "ь"))
        ends = ("ям", "ями", "ях")
    else:
        nominatives = (stem + "и", stem + "і")
        genitives = (stem, *_loosened(stem))
        ends = ("ам", "ами", "ах")
    dative, instrumental, locative = (stem + e for e in ends)
    return [
        nominatives, genitives, (dative,), (*nominatives, *genitives), (instrumental,), (locative,),
    ]  # fmt: skip


def _loosened(stem: str, ending: str = "") -> tuple[str, ...]:
    """Return a stem with a vowel between its last two consonants: "жінк", "жінок"."""
    if len(stem) < 2 or stem[-1] in VOWELS or stem[-2] in VOWELS:  # noqa: PLR2004
        return ()
    base = stem[:-2] if stem[-2] == "ь" else stem[:-1]
    return tuple(base + vowel + stem[-1] + ending for vowel in "ое")


def _neuter(word: str) -> list[tuple[str, Forms]]:
    stem = word[:-1]
    if word.endswith("о"):
        ends = [("о",), ("а",), ("у", "ові"), ("о",), ("ом",), ("і", "у")]
        plural = [("а",), ("",), ("ам",), ("а",), ("ами",), ("ах",)]
    else:
        ends = [(word[-1],), ("я", "а"), ("ю", "у"), (word[-1],), ("ем", "єм"), ("і", "ї", "у")]
        plural = [("я", "а"), ("ь", ""), ("ям", "ам"), ("я", "а"), ("ями", "ами"), ("ях", "ах")]
    return [
        ("neut", [tuple(stem + e for e in case) for case in ends]),
        ("plur", [tuple(stem + e for e in case) for case in plural]),
        # Foreign names and men's do as they like: "Сараєво", "Лукашенко".
        ("masc", [(word,), (stem + "а",), (stem + "у", stem + "ові"), (stem + "а", word),
                  (stem + "ом",), (stem + "ові", stem + "у", stem + "і")]),
    ]  # fmt: skip


def _plural(word: str) -> list[tuple[str, Forms]]:
    """Return the forms of a noun in the plural: "Штати", "Філіппіни", "Чернівці"."""
    stem, last = word[:-1], word[-1]
    vowels = ("ям", "ями", "ях") if last in "ії" else ("ам", "ами", "ах")
    genitives = (stem + ("їв" if last == "ї" else "ів"), stem, *_loosened(stem))
    if last != "и":
        genitives += (stem + ("й" if stem[-1:] in VOWELS else "ей"),)
    forms: Forms = [
        (word,), genitives, (stem + vowels[0],), (word, *genitives), (stem + vowels[1],),
        (stem + vowels[2],),
    ]  # fmt: skip
    return [("plur", forms), ("femn", [(word,)] * CASES)]


def _masculine(word: str) -> list[tuple[str, Forms]]:
    stems = [word]
    for ending, other in SHIFTING:
        if word.endswith(ending):
            stems.append(word.removesuffix(ending) + other)
    if word.endswith(("ець", "єць")):
        del stems[0]
    if word.endswith(("ок", "ек", "ер", "ел", "ол")):
        stems.append(word[:-2] + word[-1])
    if word.endswith("ень"):
        stems.append(word[:-3] + "нь")
    if word.endswith(("інь",)):
        stems.append(word[:-3] + "ень")
    genitives: list[str] = []
    datives: list[str] = []
    instrumentals: list[str] = []
    locatives: list[str] = []
    plurals: list[list[str]] = [[], [], [], [], []]
    for stem in stems:
        soft = stem.endswith(("ь", "й"))
        base = stem[:-1] if soft else stem
        after_vowel = stem.endswith("й") and len(base) > 0
        softer = soft or base.endswith(("ц", "р"))
        if softer:
            genitives += [base + "я", base + "ю"]
            datives += [base + "ю", base + ("єві" if after_vowel else "еві")]
            instrumentals += [base + ("єм" if after_vowel else "ем")]
            locatives += [base + ("ї" if after_vowel else "і"), base + "ю"]
            plurals[0] += [base + ("ї" if after_vowel else "і")]
            plurals[1] += [base + ("їв" if after_vowel else "ів"), base + "ей"]
            plurals[2] += [base + "ям"]
            plurals[3] += [base + "ями"]
            plurals[4] += [base + "ях"]
        if not soft:
            hushing = base.endswith(("ж", "ч", "ш", "щ", "ц"))
            genitives += [base + "а", base + "у"]
            datives += [base + "у", base + ("еві" if hushing else "ові")]
            instrumentals += [base + ("ем" if hushing else "ом")]
            locatives += [base + "і", base + "у", base + "ові"]
            if base[-1:] in "кгх":
                locatives.append(base[:-1] + {"к": "ц", "г": "з", "х": "с"}[base[-1]] + "і")
            plurals[0] += [base + ("і" if hushing else "и")]
            plurals[1] += [base + "ів"]
            plurals[2] += [base + "ам"]
            plurals[3] += [base + "ами"]
            plurals[4] += [base + "ах"]
    ways: list[tuple[str, Forms]] = [
        (
            "masc",
            [(word,), tuple(genitives), tuple(datives), (word, *genitives), tuple(instrumentals),
             tuple(locatives)],
        ),
        (
            "plur",
            [tuple(plurals[0]), tuple(plurals[1]), tuple(plurals[2]),
             (*plurals[0], *plurals[1]), tuple(plurals[3]), tuple(plurals[4])],
        ),
    ]  # fmt: skip
    if word.endswith("ин"):
        # "Росіянин, росіяни, росіян"
        stem = word[:-2]
        ways.append(
            (
                "plur",
                [(stem + "и",), (stem,), (stem + "ам",), (stem,), (stem + "ами",), (stem + "ах",)],
            )
        )
    return ways


def _third(word: str) -> Forms:
    """Return the forms of a feminine without ending: "область", "незалежність", "Керч"."""
    stem = word.removesuffix("ь")
    moved = re.sub(r"і(?=[^аеєиіїоуюя]+$)", "о", stem) if stem.endswith("іч") else stem
    changed = re.sub(r"ість$", "ості", word)
    genitive = changed if changed != word else moved + "і"
    instrumental = (stem + "ю", stem + stem[-1:] + "ю")
    return [(word,), (genitive,), (genitive,), (word,), instrumental, (genitive,)]


def phrase_forms(phrase: str, *, plural: bool = False) -> Iterator[str]:
    """Yield the forms of a name or role: adjectives before its head noun agree, the rest stays.

    Parameters
    ----------
    plural
        Whether it is used in the plural as well: of a role, not of a name.

    Examples
    --------
    >>> forms = set(phrase_forms("Європейський Союз"))
    >>> {"Європейського Союзу", "Європейським Союзом"} <= forms
    True
    >>> "міністрів закордонних справ" in set(phrase_forms("міністр закордонних справ", plural=True))
    True
    """
    yield phrase
    words = phrase.split()
    place = 0
    while place < len(words) - 1 and _is_adjective(words[place]):
        place += 1
    head, rest = words[place], words[place + 1 :]
    if head.isupper() and len(head) > 1 and place == 0 and not rest:
        # "МЗС" stays as it is; "НАБУ" too, but "ХАМАСу" is written.
        if head[-1] not in "АЕЄИІЇОУЮЯ" and len(head) > 3:  # noqa: PLR2004
            yield from (head + ending for ending in ("у", "ом", "і", "ові"))
        return
    if len(words) == 1 and _is_adjective(head) and head.endswith(("ий", "ій")):
        tables = cases_of_adjective(head) or {}
        for gender in ("masc", "plur", "femn"):
            if gender == "masc" or plural:
                yield from (form for case in tables.get(gender, []) for form in case)
        if not plural:
            return
    gendered = _gender_of(words[place - 1]) if place else None
    for gender, forms in cases_of_noun(head):
        if gender == "plur" and not plural and gendered != "plur" and not _is_plural(head):
            continue
        if gendered and gender not in ({gendered, "plur"} if plural else {gendered}):
            continue
        for case in range(CASES):
            bent = [(cases_of_adjective(word) or {})[gender][case] for word in words[:place]]
            for choice in product(*bent, forms[case]):
                yield " ".join([*choice, *rest])


def _is_adjective(word: str) -> bool:
    low = word.lower()
    return low not in NOUNS and len(low) > 3 and bool(ADJECTIVAL.search(low))  # noqa: PLR2004


def _is_plural(word: str) -> bool:
    return word.endswith(("и", "і", "ї"))


def _gender_of(adjective: str) -> str:
    if adjective.endswith(("ий", "ій")):
        return "masc"
    if adjective.endswith(("а", "я")):
        return "femn"
    return "plur" if adjective.endswith("і") else "neut"


def adjective_forms(word: str) -> list[str]:
    """Return all forms of an adjective: "український"."""
    tables = cases_of_adjective(word) or {}
    return list(dict.fromkeys([word, *(f for t in tables.values() for case in t for f in case)]))


# What a word for a man of a people ends in, and what one for a woman has instead.
FEMALE = (("янин", "янка"), ("анин", "анка"), ("єць", "йка"), ("ець", "ка"), ("ин", "инка"))


def people_forms(word: str) -> list[str]:
    """Return the forms of a word for a people, of men and women: "українець", "росіянка"."""
    words = [word]
    for ending, other in FEMALE:
        if word.endswith(ending):
            words.append(word.removesuffix(ending) + other)
            break
    forms: list[str] = []
    for one in words:
        for _, cases in cases_of_noun(one):
            forms += [form for case in cases for form in case]
    return list(dict.fromkeys([word, *forms]))


# How an infinitive becomes a passive participle, before "ий" and before "о": the first that fits.
_PARTICIPLES = (
    ("йти", ("йден",)), ("сти", ("ден", "тен", "сен", "щен")), ("зти", ("зен",)),
    ("увати", ("ован",)), ("ювати", ("ьован", "йован")), ("нути", ("нут", "нен")),
    ("ати", ("ан", "ат")), ("яти", ("ян", "ят")), ("ити", ("ен", "ит")), ("іти", ("ен", "іт")),
    ("їти", ("єн",)),
)  # fmt: skip
_SOFTENED = (
    ("зд", "ждж"), ("ст", "щ"), ("д", "дж"), ("т", "ч"), ("з", "ж"), ("с", "ш"), ("б", "бл"),
    ("п", "пл"), ("в", "вл"), ("м", "мл"), ("ф", "фл"),
)  # fmt: skip


def participle_stems(verb: str) -> Iterator[str]:
    """Yield the stems that the passive participle of a verb may have: "засудити", "засуджен".

    Examples
    --------
    >>> "засуджен" in set(participle_stems("засудити"))
    True
    """
    for ending, others in _PARTICIPLES:
        if not verb.endswith(ending):
            continue
        stem = verb.removesuffix(ending)
        yield from (stem + other for other in others)
        if ending in {"ити", "іти"}:
            for hard, soft in _SOFTENED:
                if stem.endswith(hard):
                    yield stem.removesuffix(hard) + soft + "ен"
        return


def verb_forms(verb: str) -> Iterator[str]:
    """Yield forms of a verb that its infinitive tells: the past, the impersonal, participles.

    Examples
    --------
    >>> {"засудила", "засуджено", "засудженого"} <= set(verb_forms("засудити"))
    True
    """
    yield verb
    stem = verb.removesuffix("ся").removesuffix("ти")
    backs = ("ся", "сь") if verb.endswith("ся") else ("",)
    if verb.endswith("ся"):
        yield verb.removesuffix("ся") + "сь"
    if stem[-1:] in "аеєиіїоуюя":
        yield from (stem + ending + back for ending in ("в", "ла", "ло", "ли") for back in backs)
    for ending, other in (("ува", "у"), ("юва", "ю")):
        if stem.endswith(ending):
            base = stem.removesuffix(ending) + other
            yield base + ("є" if backs == ("",) else "ється")
            yield base + ("ють" if backs == ("",) else "ються")
    if backs == ("",):
        for one in participle_stems(verb):
            yield one + "о"
            yield from adjective_forms(one + "ий")


# First names that Ukrainian has its own form of, by the Russian one.
FIRST_NAMES = {
    "Александр": "Олександр", "Алексей": "Олексій", "Анатолий": "Анатолій", "Андрей": "Андрій",
    "Анна": "Ганна", "Арсений": "Арсеній", "Валентина": "Валентина", "Валерий": "Валерій",
    "Василий": "Василь", "Виталий": "Віталій", "Владимир": "Володимир", "Владислав": "Владислав",
    "Георгий": "Георгій", "Григорий": "Григорій", "Даниил": "Данило", "Денис": "Денис",
    "Дмитрий": "Дмитро", "Евгений": "Євген", "Екатерина": "Катерина", "Елена": "Олена",
    "Иван": "Іван", "Игорь": "Ігор", "Ирина": "Ірина", "Кирилл": "Кирило",
    "Константин": "Костянтин", "Лариса": "Лариса", "Максим": "Максим", "Мария": "Марія",
    "Михаил": "Михайло", "Надежда": "Надія", "Наталья": "Наталія", "Никита": "Микита",
    "Николай": "Микола", "Олег": "Олег", "Ольга": "Ольга", "Павел": "Павло", "Пётр": "Петро",
    "Петр": "Петро", "Сергей": "Сергій", "Светлана": "Світлана", "Степан": "Степан",
    "Татьяна": "Тетяна", "Феликс": "Фелікс", "Юлия": "Юлія", "Юрий": "Юрій", "Яков": "Яків",
    "Эмманюэль": "Емманюель", "Эммануэль": "Еммануель", "Светлана ": "Світлана",
    "Вадим": "Вадим", "Геннадий": "Геннадій", "Леонид": "Леонід", "Виктор": "Віктор",
    "Филипп": "Пилип", "Вячеслав": "В'ячеслав", "Нурсултан": "Нурсултан",
}  # fmt: skip
MEN_IN_A = frozenset({"Микола", "Микита", "Ілля", "Мустафа", "Сава", "Лука", "Кузьма", "Хома"})
SLAVIC_COUNTRIES = frozenset({"RUS", "SUN", "BLR", "UKR", "BGR", "SRB", "KAZ", "KGZ", "MDA"})
_HARD_BEFORE_I = "дтзсцжшчр"


def ukrainian_spellings(russian: str, country: str, latin: str) -> list[str]:
    """Return how Ukrainian may spell a name that is known in Russian letters.

    Russian letters tell too little to be sure ("и" may be "і" or "и", "е" may be "є"), so that
    all that the rules allow are given.

    Examples
    --------
    >>> ukrainian_spellings("Владимир Путин", "RUS", "Vladimir Putin")
    ['Володимир Путін', 'Володимир Путин']
    """
    words = russian.split()
    first = FIRST_NAMES.get(words[0]) if len(words) > 1 else None
    rest = words[1:] if first else words
    slavic = country in SLAVIC_COUNTRIES
    choices = [[first]] if first else []
    choices += [_spellings(word, slavic=slavic, h="h" in latin.lower()) for word in rest]
    return [" ".join(each) for each in product(*choices)]


def _spellings(word: str, *, slavic: bool, h: bool) -> list[str]:
    """Return the spellings of one word of a name, the likeliest first."""
    found = [_spelt(word, narrow=True, soft=False), _spelt(word, narrow=False, soft=False)]
    if slavic:
        if word.endswith(("ич", "ик", "ын", "ык")):
            found.reverse()
        found = [re.sub(r"(?<=[двзлнрт])ев$", "єв", one) for one in found] + found
        found.append(_spelt(word, narrow=True, soft=True))
    if h and not slavic:
        found += [re.sub("х", "г", one.replace("Х", "Г")) for one in found]
    return list(dict.fromkeys(found))


def _spelt(word: str, *, narrow: bool, soft: bool) -> str:
    """Write one word in Ukrainian letters.

    Parameters
    ----------
    narrow
        Whether "и" is "і" also behind consonants that often have "и".
    soft
        Whether "е" is "є" behind consonants as well: "Медведєв".
    """
    out: list[str] = []
    low = word.lower()
    for i, letter in enumerate(low):
        before, after = low[i - 1 : i], low[i + 1 : i + 2]
        vowel_before = not before or before in "аеёиоуыэюяьъ-"
        if low[i:] in {"ий", "ый"} and len(low) > 4:  # noqa: PLR2004
            out += ["и", "й"] if letter == "ы" or before in "кнгх" else ["і", "й"]
            break
        if low[i:].startswith(("ск", "цк")) and low[i + 2 :] in {"ий", "ая", "ого"}:
            out += [letter, "ь"]
        elif letter == "и":
            hard = before in _HARD_BEFORE_I and bool(before) and after not in "аеёиоуыэюя"
            out.append("ї" if before and before in "аеёиоуыэюяьъ" else
                       "и" if not narrow and (hard or before) else "і")  # fmt: skip
        elif letter == "е":
            out.append("є" if vowel_before or soft else "е")
        elif letter == "ё":
            out.append("о" if before and before in "жчшщ" else "йо" if vowel_before else "ьо")
        elif letter == "ь" and before and before in "рбпвмфшчжщ":
            continue
        else:
            out.append({"ы": "и", "э": "е", "ъ": "'"}.get(letter, letter))
    written = "".join(out)
    written = re.sub(r"(ськ|цьк)ая$", r"\1а", written)
    return "-".join(part[:1].upper() + part[1:] for part in written.split("-"))


def person_forms(name: str, *, family_first: bool = False) -> list[str]:
    """Return the case forms of a person's name in Ukrainian, all words bent together."""
    words = name.split()
    given = words[-1] if family_first else words[0]
    female = given.endswith(("а", "я")) and given not in MEN_IN_A and len(words) > 1
    rows: list[Forms] = []
    for place, word in enumerate(words):
        stays = family_first and place < len(words) - 1
        rows.append([(word,)] * CASES if stays else _bent_name(word, female=female))
    # The locative is always one of the others.
    forms = [
        " ".join(each) for case in range(CASES - 1) for each in product(*(r[case] for r in rows))
    ]
    return list(dict.fromkeys([name, *forms]))


def _bent_name(word: str, *, female: bool) -> Forms:
    if word.endswith(("ий", "а", "я")) and re.search(r"(?:[сцз]ьк|н)(?:ий|а)$", word):
        tables = cases_of_adjective(word)
        if tables is not None and word.endswith(("ий", "ська", "цька", "зька")):
            return tables["femn" if female else "masc"]
    if female and word[-1] not in "ая":
        return [(word,)] * CASES
    ways = dict(reversed(cases_of_noun(word)))
    forms = ways.get("femn" if word[-1] in "ая" else "masc") or next(iter(ways.values()))
    if word[-1] in "ая" or len(forms[1]) == 1:
        return forms
    owned = tuple(f for f in forms[1] if f[-1] in "ая") or (word,)
    others = forms[2], forms[4]
    if word.endswith("р"):
        # "Ігоря", but "Віктора"
        soft = word in {"Ігор", "Лазар", "Цар"}
        owned = tuple(f for f in owned if (f[-1] == "я") == soft) or owned
        others = tuple(
            tuple(f for f in case if (f.removeprefix(word)[:1] in "юяе") == soft) for case in others
        )
    if word.endswith(("ов", "ев", "єв", "ін", "їн")):
        others = others[0], (*others[1], word + "им")
    return [(word,), owned, others[0], owned, others[1], others[0]]
