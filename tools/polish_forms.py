"""The case forms of Polish names and roles, by rule.

Written for the tables of names: a form too many does no harm there, one too few loses a name. What
a rule does not know (*Niemcy*, *Niemczech*) stands in the table itself or in the word list of
simplemma, which is asked besides.

References
----------
Swan, O. (2002), "A Grammar of Contemporary Polish", Slavica: the declensions.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

CASES = "ngdail"
"""Nominative, genitive, dative, accusative, instrumental, locative."""

Forms = dict[str, tuple[str, ...]]

# Before the ending -e a stem's last sound softens.
_SOFTENED = {
    "ch": "sze", "sł": "śle", "st": "ście", "zd": "ździe", "k": "ce", "g": "dze", "h": "sze",
    "r": "rze", "t": "cie", "d": "dzie", "ł": "le",
}  # fmt: skip
_HARDENED = ("c", "cz", "sz", "rz", "ż", "dz", "dż")
_ACUTE = {"ń": "ni", "ś": "si", "ć": "ci", "ź": "zi"}
_ADJECTIVAL = ("ski", "cki", "dzki", "y", "i")
_INDECLINABLE = ("i", "u", "é", "á", "í", "ú", "ô")
# Plurals of countries, and what is left of them in the genitive.
_PLURAL_NAMES = {
    "Niemcy": "Niemiec", "Czechy": "Czech", "Węgry": "Węgier", "Włochy": "Włoch", "Chiny": "Chin",
    "Indie": "Indii", "Filipiny": "Filipin", "Stany": "Stanów", "Malediwy": "Malediwów",
    "Seszele": "Seszeli", "Komory": "Komorów", "Bahamy": "Bahamów", "Wyspy": "Wysp",
    "Emiraty": "Emiratów", "Niderlandy": "Niderlandów", "Siły": "Sił", "Brygady": "Brygad",
    "Ateny": "Aten", "Helsinki": "Helsinek", "Katowice": "Katowic", "Narody": "Narodów",
    "Tamilskie": "Tamilskich", "Tygrysy": "Tygrysów", "siły": "sił", "wojska": "wojsk",
    "władze": "władz", "służby": "służb", "Prusy": "Prus", "Austro-Węgry": "Austro-Węgier",
    "Bałkany": "Bałkanów", "Inwalidy": "Inwalidów", "Zachodnie": "Zachodnich",
}  # fmt: skip
_PLURAL_LOCATIVES = {
    "Niemcy": "Niemczech", "Węgry": "Węgrzech", "Włochy": "Włoszech",
    "Austro-Węgry": "Austro-Węgrzech",
}  # fmt: skip


# Names of fewer letters bend by no rule here.
_SHORT = 4
_OF_PLACES = ("ski", "cki", "dzki", "ska", "cka", "dzka", "skie", "ckie")
_OF_TWO = 3
_WOMANLY = frozenset({"Ruś", "Białoruś", "broń", "straż", "Straż"})


def adjective(word: str, gender: str = "") -> tuple[Forms, Forms]:
    """Return the forms of an adjective by case, singular and plural, of one or of all genders."""
    low = word
    if low.endswith(("ia", "ie")) and low[-3:-2] in "kg":
        low = low[:-1]
    elif low[-1] in "ae":
        low = low[:-1] + ("i" if low[-2] in "kg" else "y")
    soft = low.endswith("i")
    stem = low if soft else low[:-1]
    back = low[:-1] if low[-2:] in {"ki", "gi"} else stem
    vowel = "i" if soft else "y"
    bare = low[:-1]
    her: Forms = {
        "n": (f"{back}a",), "g": (f"{stem}ej",), "d": (f"{stem}ej",), "a": (f"{back}ą",),
        "i": (f"{back}ą",), "l": (f"{stem}ej",),
    }  # fmt: skip
    his: Forms = {
        "n": (low, f"{stem}e"), "g": (f"{stem}ego",), "d": (f"{stem}emu",),
        "a": (low, f"{stem}ego", f"{stem}e"), "i": (f"{bare}{vowel}m",), "l": (f"{bare}{vowel}m",),
    }  # fmt: skip
    both = {case: (*his[case], *her[case]) for case in CASES}
    one = {"f": her, "m": his}.get(gender, both)
    men = _plural_of_men(low)
    many: Forms = {
        "n": (f"{stem}e", men),
        "g": (f"{bare}{vowel}ch",),
        "d": (f"{bare}{vowel}m",),
        "a": (f"{stem}e", f"{bare}{vowel}ch"),
        "i": (f"{bare}{vowel}mi",),
        "l": (f"{bare}{vowel}ch",),
    }
    return one, many


def adjective_forms(word: str) -> tuple[str, ...]:
    """Return all forms of an adjective, each once."""
    return tuple(
        dict.fromkeys(
            form for number in adjective(word) for forms in number.values() for form in forms
        )
    )


def _plural_of_men(low: str) -> str:
    for ending, other in (
        *(("ski", "scy"), ("cki", "ccy"), ("dzki", "dzcy"), ("ki", "cy"), ("gi", "dzy")),
        *(("rzy", "rzy"), ("szy", "si"), ("ży", "zi"), ("czy", "czy"), ("cy", "cy"), ("ry", "rzy")),
        *(("chy", "si"), ("sty", "ści"), ("ty", "ci"), ("dy", "dzi"), ("ły", "li"), ("ony", "eni")),
        ("y", "i"),
    ):
        if low.endswith(ending):
            return low.removesuffix(ending) + other
    return low


def _softened(stem: str) -> str:
    for last, other in _SOFTENED.items():
        if stem.endswith(last):
            return stem.removesuffix(last) + other
    if stem.endswith((*_HARDENED, "l", "j")):
        return stem
    return f"{stem}ie"


def _feminine(word: str) -> tuple[Forms, Forms]:
    stem = word[:-1]
    if word.endswith("ea"):
        of = at = (f"{stem}i",)
    elif stem.endswith(("cj", "sj", "zj")) or word.endswith("ia"):
        of, at = (f"{stem}i",) if stem.endswith("j") else (f"{stem}i", stem), (f"{stem}i",)
        if word.endswith("nia"):
            at = (*at, stem)
    elif stem.endswith(_HARDENED):
        of = at = (f"{stem}y",)
    elif stem.endswith(("l", "j")):
        of = at = (f"{stem}i",)
    else:
        of = (f"{stem}i",) if stem.endswith(("k", "g")) else (f"{stem}y",)
        at = (_softened(stem),)
    one: Forms = {"n": (word,), "g": of, "d": at, "a": (f"{stem}ę",), "i": (f"{stem}ą",), "l": at}
    several = f"{stem}e" if stem.endswith(("i", "l", "j", *_HARDENED)) else of[0]
    none = f"{stem[:-1]}ek" if stem.endswith("k") and len(stem) >= _OF_TWO else stem
    nones = (none, *((f"{stem}i",) if stem.endswith(("j", "i")) else ()))
    return one, _plural(several, nones, stem)


def _plural(nominative: str, genitives: Sequence[str], stem: str) -> Forms:
    return {
        "n": (nominative,),
        "g": tuple(genitives),
        "d": (f"{stem}om",),
        "a": (nominative, *genitives),
        "i": (f"{stem}ami",),
        "l": (f"{stem}ach",),
    }


def _neuter(word: str) -> tuple[Forms, Forms]:
    stem = word[:-1]
    soft = word.endswith("e")
    at = f"{stem}u" if soft or stem.endswith(("k", "g", "ch", "i")) else _softened(stem)
    ins = f"{stem}iem" if stem.endswith(("k", "g")) else f"{stem}em"
    one: Forms = {
        "n": (word,), "g": (f"{stem}a",), "d": (f"{stem}u",), "a": (word,), "i": (ins,), "l": (at,),
    }  # fmt: skip
    none = (
        f"{stem[:-2]}ń" if stem.endswith("ni") else f"{stem[:-2]}ć" if stem.endswith("ci") else stem
    )
    return one, _plural(f"{stem}a", (none, f"{stem}y", f"{stem}i"), stem)


def _masculine(word: str) -> tuple[Forms, Forms]:
    stems = [word]
    if word[-1] in _ACUTE:
        stems = [word[:-1] + _ACUTE[word[-1]]]
        if word.endswith("eń"):
            stems.append(word.removesuffix("eń").removesuffix("i") + "ni")
    elif word.endswith("ów") and len(word) >= _SHORT:
        stems = [f"{word[:-2]}ow"]
    elif word.endswith(("iec", "ec")):
        stems = [word.removesuffix("ec").removesuffix("i") + "c"]
    elif word.endswith("ek") and len(word) > _SHORT:
        stems = [f"{word[:-2]}k", word]
    elif word.endswith("ier"):
        stems = [word, f"{word[:-3]}r"]
    elif word.endswith("er"):
        stems = [word, f"{word[:-2]}r"]
    elif word.endswith("ół"):
        stems = [f"{word[:-2]}oł"]
    one: dict[str, list[str]] = {case: [] for case in CASES}
    many: dict[str, list[str]] = {case: [] for case in CASES}
    for stem in stems:
        soft = stem.endswith(("i", "l", "j", "c", "cz", "sz", "rz", "ż", "dz"))
        back = stem.endswith(("k", "g", "ch", "h"))
        at = f"{stem}u" if soft or back else _softened(stem)
        ins = f"{stem}iem" if stem.endswith(("k", "g")) else f"{stem}em"
        one["n"] = [word]
        one["g"] += [f"{stem}a", f"{stem}u"]
        one["d"] += [f"{stem}owi", f"{stem}u"]
        one["a"] += [f"{stem}a", word]
        one["i"].append(ins)
        one["l"].append(at)
        bases = [f"{stem}owie", f"{stem}e" if soft else f"{stem}i" if back else f"{stem}y"]
        bases.append(_men(stem))
        genitives = [f"{stem}ów"] + ([f"{stem}y", f"{stem}i", stem] if soft else [])
        many["n"] += bases
        many["g"] += genitives
        many["a"] += [*bases[1:2], *genitives]
        many["d"].append(f"{stem}om")
        many["i"].append(f"{stem}ami")
        many["l"].append(f"{stem}ach")
    if word.endswith(("anin", "jin")):
        # "Rosjanin", "Rosjanie", "Rosjan"
        stem = word[:-2]
        many = {
            "n": [f"{stem}ie"], "g": [stem, f"{stem}ów"], "d": [f"{stem}om"],
            "a": [stem, f"{stem}ów"], "i": [f"{stem}ami"], "l": [f"{stem}ach"],
        }  # fmt: skip
    return {k: tuple(v) for k, v in one.items()}, {k: tuple(v) for k, v in many.items()}


def _men(stem: str) -> str:
    """Return the nominative plural of men: "prezydenci", "Polacy", "żołnierze"."""
    for ending, other in (
        *(("k", "cy"), ("g", "dzy"), ("ch", "si"), ("st", "ści"), ("t", "ci"), ("d", "dzi")),
        *(("r", "rzy"), ("ł", "li"), ("c", "cy")),
    ):
        if stem.endswith(ending):
            return stem.removesuffix(ending) + other
    return f"{stem}e" if stem.endswith(("i", "l", "j", "cz", "sz", "rz", "ż")) else f"{stem}i"


@cache
def _listed() -> dict[str, str]:
    """Return the word list's forms with their lemma."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    found = DefaultDictionaryFactory().get_dictionary("pl")
    return {_text(form): _text(lemma) for form, lemma in found.items()}


def _text(word: str | bytes) -> str:
    return word.decode() if isinstance(word, bytes) else word


@cache
def _by_lemma() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for form, lemma in _listed().items():
        found.setdefault(lemma, []).append(form)
    return found


def is_adjective(word: str) -> bool:
    """Whether a word in the nominative bends as an adjective: "Północna", "zbrojne"."""
    low = word.lower()
    if low.endswith(_OF_PLACES) and len(low) > _SHORT:
        return word[0].islower() or low not in {"polska", "alaska"}
    if low[-1] not in "yiae" or len(low) < _SHORT:
        return False
    lemma = _listed().get(low, _listed().get(word, ""))
    base = low if low[-1] in "yi" else low[:-1] + ("i" if low[-2] in "kg" else "y")
    base = base.replace("kii", "ki").replace("gii", "gi")
    if lemma.endswith("ć") and base.endswith(("ny", "ty")):
        return True  # a participle: "zjednoczony"
    forms = _by_lemma().get(base, ())
    return base[-1] in "yi" and any(form.endswith("ego") for form in forms)


def noun(word: str) -> tuple[Forms, Forms]:
    """Return the forms of a noun by case, singular and plural; of a plural name the latter."""
    if word in _PLURAL_NAMES:
        of = _PLURAL_NAMES[word]
        stem = word[:-1]
        many = _plural(word, (of,), stem)
        if word in _PLURAL_LOCATIVES:
            many["l"] = (_PLURAL_LOCATIVES[word],)
        return many, many
    fixed: Forms = dict.fromkeys(CASES, (word,))
    if word.isupper() or not word[-1].isalpha() or word.endswith(_INDECLINABLE):
        return fixed, fixed
    if word.endswith("um"):
        stem = word[:-2]
        return fixed, _plural(f"{stem}a", (f"{stem}ów",), stem)
    if word.endswith("ę"):
        return fixed, fixed
    if word[-1] == "a":
        return _feminine(word)
    if word.endswith(("o", "e")):
        return _neuter(word)
    if word[-1] in "yi":
        # A plural that no table has: "Saloniki", "Baleary".
        stem = word[:-1]
        many = _plural(word, (stem, f"{stem}ów"), stem)
        return many, many
    return _masculine(word)


def declined(phrase: str, *, plural: bool = True) -> Iterator[str]:
    """Yield the forms of a phrase: its head and the adjectives about it bend, what follows not.

    Both names of "Bośnia i Hercegowina" bend.
    """
    yield phrase
    words = phrase.split()
    if " i " in phrase and len(words) == _OF_TWO:
        first, last = noun(words[0])[0], noun(words[2])[0]
        for case in CASES:
            for one, other in product(first[case], last[case]):
                yield f"{one} i {other}"
        return
    bent: list[tuple[Forms, Forms]] = []
    head = next((k for k, w in enumerate(words) if not is_adjective(w)), len(words) - 1)
    several = words[head] in _PLURAL_NAMES or (
        words[head][-1] in "yi" and any(w[-1] == "e" and is_adjective(w) for w in words)
    )
    gender = "f" if words[head].endswith(("a", "ść")) else "m"
    if words[head] in _WOMANLY:
        gender = "f"
    for place, word in enumerate(words):
        if place == head:
            alone_adjective = len(words) == 1 and is_adjective(word) and word[-1] in "yi"
            one, many = adjective(word) if alone_adjective else noun(word)
            bent.append((many, many) if several else (one, many))
        elif place < head or (is_adjective(word) and _agrees(word, words[head])):
            one, many = adjective(word, gender)
            bent.append((many, many) if several else (one, many))
        else:
            break
    rest = words[len(bent) :]
    for number in (0, 1) if plural else (0,):
        for case in CASES:
            for run in product(*(forms[number].get(case, ()) for forms in bent)):
                yield " ".join([*run, *rest])
    if len(words) == 1:
        yield from (
            form[:1].upper() + form[1:] if phrase[:1].isupper() else form
            for form in _by_lemma().get(phrase, ())
            if not form.endswith(("by", "śmy")) or len(form) < len(phrase) + 3
        )


def _agrees(adjectival: str, head: str) -> bool:
    """Whether an adjective behind a noun is the noun's: "Korea Północna", "Rada Europejska"."""
    if adjectival[-1] == "a":
        return head[-1] == "a" or head.endswith("ść") or head in _WOMANLY
    if adjectival[-1] == "e":
        return head[-1] in "yieo" or head.endswith("m")
    return head[-1] not in "aeo"
