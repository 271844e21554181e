"""Turkish words taken apart: what a noun or a verb is without its endings, and what these say.

Turkish puts all of grammar behind the stem, one ending after the other, and spells what is heard:
rules read it better than a small model guesses it. The rules are of the standard grammar; which
stems there are is said by the tables and by the word list.

References
----------
Göksel, A. and Kerslake, C. (2005), "Turkish: A Comprehensive Grammar", Routledge: the endings and
their order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

VOWELS = "aeıioöuüâîû"
APOSTROPHES = "'’‘`´ʼ"
_KNOWN_FORMS = 100_000
_SHORTEST_STEM = 2
_LOWER = str.maketrans({"I": "ı", "İ": "i"})
_SUFFIXED = re.compile(rf"^(.*\w)[{APOSTROPHES}](\w*)$")

# Archiphonemes of the grammars: a vowel or consonant that follows the ones before it.
_SETS = {"A": "[ae]", "H": "[ıiuü]", "D": "[dt]", "C": "[cç]"}


def _rule(written: str) -> str:
    """Return a pattern of endings: ``A`` is *a* or *e*, ``H`` any high vowel, ``D`` *d* or *t*."""
    return re.sub(
        r"\(\?P<\w+>|\[[^]]*\]|[AHDC]", lambda found: _SETS.get(found[0], found[0]), written
    )


def small(word: str) -> str:
    """Return a word in small letters as Turkish has them.

    Examples
    --------
    >>> small("Irak"), small("İRAN")
    ('ırak', 'iran')
    """
    return word.translate(_LOWER).lower()


def without_suffix(word: str) -> str:
    """Return a name without what stands behind its apostrophe.

    Examples
    --------
    >>> without_suffix("Türkiye'nin"), without_suffix("ABD’li"), without_suffix("barış")
    ('Türkiye', 'ABD', 'barış')
    """
    found = _SUFFIXED.match(word)
    return found[1] if found else word


# -- nouns -----------------------------------------------------------------------------------

_CASE_OF_NAME = (
    ("Gen", r"n?Hn|nHn"),
    ("Loc", r"n?DA(?:ki(?:ler)?(?:n?(?:in|e|i|den|de))?)?"),
    ("Abl", r"n?DAn"),
    ("Ins", r"y?lA"),
    ("Dat", r"[yn]?A"),
    ("Acc", r"[yn]?H"),
)
_NAME_CASES = tuple(
    (case, re.compile(_rule(rf"^(?:lHlAr|lAr|lH|s?H)?(?:{ending})$")))
    for case, ending in _CASE_OF_NAME
)


def case_of_suffix(suffix: str) -> str:
    """Return the case that an ending behind an apostrophe tells, ``"Nom"`` for none.

    Examples
    --------
    >>> [case_of_suffix(s) for s in ("nin", "ye", "daki", "dan", "la", "yi", "")]
    ['Gen', 'Dat', 'Loc', 'Abl', 'Ins', 'Acc', 'Nom']
    """
    low = small(suffix)
    return next((case for case, rule in _NAME_CASES if rule.match(low)), "Nom")


@dataclass(frozen=True, slots=True)
class NounForm:
    """A reading of a noun.

    Attributes
    ----------
    case
        ``Nom Acc Dat Loc Abl Gen Ins``; ``Equ`` for *-ce*.
    owned
        It has the ending of what belongs to a third person: *bakanı*.
    attributive
        It describes another noun: *Ankara'daki*.
    """

    stem: str
    plural: bool
    owned: bool
    case: str
    attributive: bool = False


# "İzni" is of "izin", "emri" of "emir", "şehri" of "şehir".
_LOSING_VOWELS = {
    f"{word[:-2]}{word[-1]}": word
    for word in (
        *("izin", "emir", "isim", "şehir", "nehir", "fikir", "akıl", "asıl", "ağız", "boyun"),
        *("burun", "göğüs", "oğul", "karın", "zihin", "vakit", "nakit", "hüküm", "kayıp", "resim"),
        *("cisim", "ömür", "zulüm", "nesil", "beyin", "seyir", "devir", "tavır", "kısım", "hasım"),
        *("nefis", "şekil", "metin", "rehin", "bahis", "kabir", "akit", "azil", "kasıt", "hacim"),
        *("özür", "hapis", "şükür", "sabır", "keşif", "zehir", "ilim", "rükün"),
        *("meyil", "cürüm", "fetih", "vakıf", "lütuf", "hışım", "ahit"),
    )
}
# "Hakkı" is of "hak".
_DOUBLING = frozenset(
    {"hak", "hat", "sır", "af", "his", "had", "ret", "zan", "hac", "şık", "mahal"}
)
_CASES = ("Gen", "Abl", "Loc", "Ins", "Equ", "Dat", "Acc")
_HARD = {"b": "p", "c": "ç", "d": "t", "ğ": "k", "g": "k"}


def _stems(base: str, rest: str) -> Iterator[str]:
    """Give what a stem may be before it was bent: *hükümeti* has *hükümet*, *uçağı* has *uçak*."""
    yield base
    if rest and rest[0] in VOWELS and base:
        if base[-1] in _HARD:
            yield base[:-1] + _HARD[base[-1]]
        if base in _LOSING_VOWELS:
            yield _LOSING_VOWELS[base]
        if base[:-1] in _DOUBLING and base[-1] == base[-2]:
            yield base[:-1]


def noun_forms(word: str, is_stem: Callable[[str], bool]) -> list[NounForm]:
    """Return the readings of a noun in small letters, the longest stem first.

    Parameters
    ----------
    is_stem
        Whether a word is known.

    Examples
    --------
    >>> noun_forms("bakanının", {"bakan"}.__contains__)
    [NounForm(stem='bakan', plural=False, owned=True, case='Gen', attributive=False)]
    >>> [(n.owned, n.case) for n in noun_forms("hükümeti", {"hükümet"}.__contains__)]
    [(True, 'Nom'), (False, 'Acc')]
    """
    for at in range(len(word), _SHORTEST_STEM - 1, -1):
        base, rest = word[:at], word[at:]
        stem = next((s for s in dict.fromkeys(_stems(base, rest)) if is_stem(s)), None)
        if stem is not None and (found := list(_noun_endings(stem, base, rest))):
            return found
    return []


@lru_cache(maxsize=_KNOWN_FORMS)
def _endings(rest: str) -> tuple[tuple[bool, bool, str, bool], ...]:
    found: list[tuple[bool, bool, str, bool]] = []
    for rule in _ENDINGS:
        if match := rule.match(rest):
            groups = match.groupdict()
            case = next((c for c in _CASES if groups.get(c)), "Nom")
            found.append(
                (bool(groups["plural"]), bool(groups.get("owned")), case, bool(groups.get("ki")))
            )
    return tuple(dict.fromkeys(found))


_LINKING = {"Dat": "y", "Acc": "y", "Gen": "n"}
_COPULA = r"(?:DHr|y?DH|y?mHş)?$"
_ENDINGS = tuple(
    re.compile(_rule(rule))
    for rule in (
        # What belongs to somebody, with an n before the case.
        r"^(?P<plural>lAr)?(?P<owned>s?H)"
        r"(?:n(?:(?P<Gen>Hn)|(?P<Abl>DAn)|(?P<Loc>DA)(?P<ki>ki)?|(?P<Equ>CA)|(?P<Dat>A)|(?P<Acc>H))"
        r"|(?P<Ins>ylA))?" + _COPULA,
        # "Our", "my".
        r"^(?P<plural>lAr)?(?:H?mHz|H?m)"
        r"(?:(?P<Gen>Hn)|(?P<Abl>DAn)|(?P<Loc>DA)(?P<ki>ki)?|(?P<Ins>lA)|(?P<Dat>A)|(?P<Acc>H))?"
        + _COPULA,
        r"^(?P<plural>lAr)?"
        r"(?:(?P<Gen>n?Hn)|(?P<Abl>DAn)|(?P<Loc>DA)(?P<ki>ki)?|(?P<Ins>y?lA)|(?P<Equ>CA)"
        r"|(?P<Dat>y?A)|(?P<Acc>y?H))?" + _COPULA,
    )
)


def _noun_endings(stem: str, base: str, rest: str) -> Iterator[NounForm]:
    for plural, owned, case, ki in _endings(rest):
        # "-si", "-yi" and "-nin" stand behind vowels, "-i" and "-in" behind consonants.
        linking = "s" if owned else _LINKING.get(case, "")
        ours = rest.startswith(("m", "ım", "im", "um", "üm")) and not owned
        alone = plural or ours or not linking
        if alone or (rest[0] == linking) == (base[-1] in VOWELS):
            yield NounForm(stem, plural, owned, case, ki)


def bare_forms(word: str) -> tuple[str, ...]:
    """Return what a written noun may be without its case: tables of names know which is one.

    Capitals stay. What belongs to something keeps its ending, and is given without it as well.

    Examples
    --------
    >>> bare_forms("Bakanlığı'nın")[:2], "Rus" in bare_forms("Rusların")
    (("Bakanlığı'nın", 'Bakanlığı'), True)
    """
    return _bare_forms(word)


_STRIPPED = tuple(
    re.compile(_rule(rule))
    for rule in (
        r"n(?:Hn|DAn|DA|DAki|A|H|CA)$",
        r"ylA$",
        r"(?:n?Hn|DAn|DA|DAki|lA|CA|y?A|y?H)$",
        r"(?:dHr|tHr)$",
    )
)
_MANY = re.compile(_rule(r"lAr(?P<owned>H?)$"))
_OWNED = re.compile(_rule(r"s?H$"))
_SHORTEST_NAME = 3


@lru_cache(maxsize=_KNOWN_FORMS)
def _bare_forms(word: str) -> tuple[str, ...]:
    first = without_suffix(word)
    found = dict.fromkeys((word, first))
    if len(first) < len(word):
        todo = [first]
    else:
        todo = [word]
        for rule in _STRIPPED:
            match = rule.search(word)
            if match and match.start() >= _SHORTEST_NAME:
                todo.append(word[: match.start()])
    for form in todo:
        found[form] = None
        if match := _MANY.search(form):
            one = form[: match.start()]
            if len(one) >= _SHORTEST_NAME - 1:
                found[one] = None
                if match["owned"]:
                    # "Bakanları" are several of "bakanı".
                    for owned in _owned_of(one):
                        found[owned] = None
        elif (match := _OWNED.search(form)) and match.start() >= _SHORTEST_NAME:
            base = form[: match.start()]
            for stem in _stems(base, match[0]):
                found[stem] = None
    return tuple(found)


def _owned_of(word: str) -> Iterator[str]:
    last = next((letter for letter in reversed(small(word)) if letter in VOWELS), "e")
    vowel = {"a": "ı", "ı": "ı", "e": "i", "i": "i", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}.get(
        last, "i"
    )
    if word[-1] in VOWELS:
        yield f"{word}s{vowel}"
        return
    yield word + vowel
    soft = {"k": "ğ", "p": "b", "ç": "c", "t": "d"}.get(word[-1])
    if soft:
        yield word[:-1] + soft + vowel


# -- verbs -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A reading of a verb: its stem, and Universal Dependencies' features of what is behind it."""

    stem: str
    feats: Mapping[str, str]


_POSSESSED = r"(?P<owned>lArH|H|sH|Hm|m|HmHz|mHz|Hn|n)"
_CASE = (
    r"(?:n?(?:(?P<Gen>Hn)|(?P<Abl>DAn)|(?P<Loc>DA)(?:ki)?|(?P<Dat>A)|(?P<Acc>H)|CA)|(?P<Ins>y?lA))?"
)

# Each ending with the features it tells, tried in this order.
_TAILS: tuple[tuple[str, dict[str, str]], ...] = (
    (
        r"DH(?:m|n|k|nHz|lAr)?(?:y?sA(?:lAr)?|ydH)?",
        {"VerbForm": "Fin", "Tense": "Past", "Evident": "Fh"},
    ),
    (
        r"mHş(?:lAr)?(?:tH|lArdH|tHr|lArdHr|dH|dHr)(?:lAr|k|m)?",
        {"VerbForm": "Fin", "Tense": "Past", "Evident": "Fh"},
    ),
    (r"mHşsA(?:lAr)?", {"VerbForm": "Fin", "Tense": "Past", "Mood": "Cnd"}),
    (r"mHş(?:lAr|Hm|Hz|sHn)?", {"VerbForm": "Fin", "Tense": "Past", "Evident": "Nfh"}),
    (r"mHşken", {"VerbForm": "Conv", "Tense": "Past"}),
    (r"yor(?:lar|um|uz|sun|sunuz)?sa(?:lar)?", {"VerbForm": "Fin", "Tense": "Pres", "Mood": "Cnd"}),
    (r"yor(?:lar)?(?:muş)(?:lar)?", {"VerbForm": "Fin", "Tense": "Pres", "Evident": "Nfh"}),
    (r"yor(?:lar)?du(?:lar|k|m)?", {"VerbForm": "Fin", "Tense": "Past", "Aspect": "Prog"}),
    (
        r"yor(?:lar|um|uz|sun|sunuz)?(?:dur)?",
        {"VerbForm": "Fin", "Tense": "Pres", "Aspect": "Prog"},
    ),
    (r"yorken", {"VerbForm": "Conv"}),
    (r"mAktA(?:ydH|ymHş)(?:lAr)?", {"VerbForm": "Fin", "Tense": "Past", "Aspect": "Prog"}),
    (
        r"mAktA(?:lAr|yHz|yHm)?(?:dHr|dHrlAr)?",
        {"VerbForm": "Fin", "Tense": "Pres", "Aspect": "Prog"},
    ),
    (r"y?AcAk(?:lAr)?(?:sA)(?:lAr)?", {"VerbForm": "Fin", "Tense": "Fut", "Mood": "Cnd"}),
    (r"y?AcAk(?:lAr)?(?:tH|dH)(?:lAr|k|m)?", {"VerbForm": "Fin", "Tense": "Fut", "Mood": "Prs"}),
    (r"y?AcAk(?:lAr)?(?:mHş)(?:lAr)?", {"VerbForm": "Fin", "Tense": "Fut", "Evident": "Nfh"}),
    (
        r"y?Ac(?:Ak(?:lAr|sHn|sHnHz)?(?:tHr|dHr)?(?:lAr)?|AğHz|AğHm)",
        {"VerbForm": "Fin", "Tense": "Fut"},
    ),
    (r"mAlH(?:ydH|ymHş|dHr)?(?:lAr|yHz|yHm|sHnHz|sHn|k|m)?", {"VerbForm": "Fin", "Mood": "Nec"}),
    (r"sAydH(?:lAr|k|m)?", {"VerbForm": "Fin", "Mood": "Cnd"}),
    (r"sA(?:lAr|k|m|n|nHz)?", {"VerbForm": "Fin", "Mood": "Cnd"}),
    (r"sHn(?:lAr)?", {"VerbForm": "Fin", "Mood": "Imp"}),
    (r"y?A(?:lHm|yHm)", {"VerbForm": "Fin", "Mood": "Opt"}),
    (rf"y?AcAğ{_POSSESSED}{_CASE}", {"VerbForm": "Part", "Tense": "Fut", "Nominal": "Yes"}),
    (rf"DHğ{_POSSESSED}{_CASE}", {"VerbForm": "Part", "Tense": "Past", "Nominal": "Yes"}),
    (
        rf"(?:DHk|y?AcAk)(?P<owned>lArH){_CASE}",
        {"VerbForm": "Part", "Tense": "Past", "Nominal": "Yes"},
    ),
    (r"DHk(?P<Abl>tAn|dAn)", {"VerbForm": "Conv", "Tense": "Past"}),
    (r"DHkçA", {"VerbForm": "Conv"}),
    (r"mAk(?:(?P<Ins>lA)|(?P<Abl>tAn)|sHzHn|lA)?", {"VerbForm": "Inf"}),
    (r"mAksHzHn", {"VerbForm": "Conv", "Polarity": "Neg"}),
    (r"mA(?P<Dat>ğA|yA)", {"VerbForm": "Inf"}),
    (r"mA(?P<Acc>yH)", {"VerbForm": "Inf"}),
    (r"mA(?P<Ins>ylA)", {"VerbForm": "Inf"}),
    (r"mA(?P<Gen>nHn)", {"VerbForm": "Inf"}),
    (r"mAdAn", {"VerbForm": "Conv", "Polarity": "Neg"}),
    (r"mA(?P<Loc>dA)", {"VerbForm": "Inf"}),
    (rf"mA(?P<owned>sH|lArH|mHz|m){_CASE}(?:dHr|ydH)?", {"VerbForm": "Vnoun"}),
    (r"mAlAr", {"VerbForm": "Vnoun"}),
    (r"mA", {"VerbForm": "Inf"}),
    (r"y?ArAk(?:tAn)?", {"VerbForm": "Conv"}),
    (r"y?Hp", {"VerbForm": "Conv", "Joins": "Yes"}),
    (r"y?HncA(?:yA)?", {"VerbForm": "Conv"}),
    (r"y?AlH", {"VerbForm": "Conv"}),
    (rf"y?An(?P<plural>lAr)?(?P<owned>H)?{_CASE}", {"VerbForm": "Part", "Tense": "Pres"}),
    (r"(?:[ae]r|[ıiuü]r|r)(?:lAr)?sA(?:lAr)?", {"VerbForm": "Fin", "Tense": "Aor", "Mood": "Cnd"}),
    (r"(?:[ae]r|[ıiuü]r|r)(?:lAr)?DH(?:lAr)?", {"VerbForm": "Fin", "Tense": "Past"}),
    (r"(?:[ae]r|[ıiuü]r|r)ken", {"VerbForm": "Conv"}),
    (r"(?:[ae]r|[ıiuü]r|r)(?:lAr|Hz|Hm)?(?:dHr)?(?:mHş)?", {"VerbForm": "Fin", "Tense": "Aor"}),
)
_NEGATED_TAILS: tuple[tuple[str, dict[str, str]], ...] = (
    (r"z(?:lAr)?sA(?:lAr)?", {"VerbForm": "Fin", "Tense": "Aor", "Mood": "Cnd"}),
    (r"z(?:lAr)?(?:DH|mHş)?(?:lAr)?", {"VerbForm": "Fin", "Tense": "Aor"}),
    (r"zken", {"VerbForm": "Conv"}),
    (r"(?:m|yHz)", {"VerbForm": "Fin", "Tense": "Aor"}),
)
_TAIL_RULES = tuple((re.compile(_rule(rule) + "$"), feats) for rule, feats in _TAILS)
_NEGATED_RULES = (
    *((re.compile(_rule(rule) + "$"), feats) for rule, feats in _NEGATED_TAILS),
    *_TAIL_RULES,
)


def _splits(rest: str) -> Iterator[tuple[dict[str, str], str]]:
    """Give the ways to part what is behind a stem into features and an ending."""
    for passive in _passives(rest):
        behind = rest[len(passive) :]
        voice = {"Voice": "Pass"} if passive else {}
        for middle, feats in _middles(behind):
            yield {**voice, **feats}, behind[len(middle) :]


_PASSIVE = re.compile(_rule(r"^(?:HlHn|Hl|Hn|nHl|n)"))
_MIDDLES = tuple(
    (re.compile(_rule(rule)), feats)
    for rule, feats in (
        (r"^", {}),
        (r"^(?:y?HyA|H)(?=yor)", {}),
        (r"^mAyAbil", {"Mood": "Pot", "Polarity": "Neg"}),
        (r"^y?Abil(?:H(?=yor))?", {"Mood": "Pot"}),
        (r"^y?AmA", {"Mood": "Abl", "Polarity": "Neg"}),
        (r"^y?AmH(?=yor)", {"Mood": "Abl", "Polarity": "Neg"}),
        (r"^mA", {"Polarity": "Neg"}),
        (r"^mH(?=yor)", {"Polarity": "Neg"}),
        (r"^y?Hver(?:H(?=yor))?", {}),
    )
)


def _passives(rest: str) -> Iterator[str]:
    yield ""
    if match := _PASSIVE.match(rest):
        yield match[0]
        if match[0][-2:-1] and match[0].endswith(("lın", "lin", "lun", "lün")):
            yield match[0][:2]


def _middles(rest: str) -> Iterator[tuple[str, dict[str, str]]]:
    for rule, feats in _MIDDLES:
        if match := rule.match(rest):
            yield match[0], feats


def _read(stem: str, base: str, rest: str) -> VerbForm | None:
    """Return what the endings of a verb tell, ``None`` where they are none."""
    for before, tail in _splits(rest):
        passive = before.get("Voice") == "Pass"
        if passive and not _may_be_passive(base, rest):
            continue
        rules = _NEGATED_RULES if before.get("Polarity") == "Neg" else _TAIL_RULES
        for rule, feats in rules:
            match = rule.match(tail)
            if match is None:
                continue
            told = {**before, **feats}
            groups = match.groupdict()
            case = next((c for c in _CASES if groups.get(c)), "")
            if case:
                told["Case"] = case
            if groups.get("owned"):
                told["Owned"] = "Yes"
            if told.get("Mood") == "Abl":
                del told["Mood"]
                told["Polarity"] = "Neg"
            told.setdefault("Polarity", "Pos")
            return VerbForm(stem, told)
    return None


def _may_be_passive(base: str, rest: str) -> bool:
    """Whether the passive of a stem begins as the rest does: -n behind vowels, -in behind l."""
    if base[-1] in VOWELS:
        return rest[0] == "n"
    if base[-1] == "l":
        return rest[1:2] == "n"
    return rest[1:2] == "l"


def verb_form(word: str, is_stem: Callable[[str], bool]) -> VerbForm | None:
    """Return the reading of a verb in small letters with the longest known stem.

    Examples
    --------
    >>> verbs = {"et", "imzala", "söyle", "saldır", "git"}.__contains__
    >>> verb_form("edilmedi", verbs).feats["Voice"], verb_form("edilmedi", verbs).feats["Polarity"]
    ('Pass', 'Neg')
    >>> verb_form("söylüyor", verbs).stem, verb_form("gideceğini", verbs).feats["Tense"]
    ('söyle', 'Fut')
    >>> verb_form("saldırabilir", verbs).feats["Mood"], verb_form("imzalanması", verbs).stem
    ('Pot', 'imzala')
    """
    for at in range(len(word) - 1, 0, -1):
        base, rest = word[:at], word[at:]
        for stem in _verb_stems(base, rest):
            if is_stem(stem) and (found := _read(stem, base, rest)):
                return found
    return None


def _verb_stems(base: str, rest: str) -> Iterator[str]:
    if rest[:1] in {"ı", "i", "u", "ü"} and rest[1:4] == "yor":
        yield f"{base}a"
        yield f"{base}e"
    yield base
    if rest[:1] in VOWELS and base[-1] == "d" and len(base) > 1:
        yield f"{base[:-1]}t"
    if base in {"di", "yi"} and rest[:1] == "y":
        # "Diyor", "diyecek"
        yield f"{base[0]}e"
