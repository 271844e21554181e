"""Which language a text is written in, and how surely.

The statistics are py3langid's; what is ours is the choice among the languages it may name, and
the words that say how far its answer can be trusted.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import cast

READ = ("de", "en", "es", "ru")
"""The languages interstate reads; a text too short to tell goes to one of these."""

_NEWS = (
    "ar az be bg bn cs da de el en es et fa fi fr he hi hr hu hy id it ja ka kk ko ky lt lv mk mn "
    "ms nl no pl ps pt ro ru sk sl sq sr sv sw ta tg th tk tl tr uk ur uz vi zh"
)
NEWS = frozenset(_NEWS.split())
"""The languages a text is taken for: those that news is published in across borders.

The model knows some 140, and takes short texts with many names for rare neighbours of the right
language (German for Luxembourgish, Russian for Bashkir); we would rather not name those.
"""

UNDETERMINED = "und"
"""ISO 639-2's code for a language that cannot be told."""

_SHORT_LETTERS = 40
_STRETCH_LETTERS = 120
_LEAST_SHARE_OF_A_LANGUAGE = 0.15
_SURE = 0.9
_LONGEST = 20_000
_SCRIPTS_READ = frozenset({"LATIN", "CYRILLIC"})
_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])\s+|\n+")
_LETTERS = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> tuple[str, str]:
    """Return the language of a text and what speaks for it.

    Among `NEWS` the one that py3langid scores best. A text of fewer than 40 letters is taken for
    one of the languages interstate reads where its script allows, as the statistics of so few
    letters would name a neighbour as often as not. Where lines or stretches of the text are in
    other languages and these make up at least 15 % of it, the reason names them with their shares.
    Only the first 20,000 characters are looked at.

    Returns
    -------
    code, because
        ISO 639-1 code, or ``"und"`` for a text without letters.

    References
    ----------
    Lui, M. and Baldwin, T. (2012), "langid.py: An Off-the-shelf Language Identification Tool",
    ACL system demonstrations.

    Examples
    --------
    >>> detect_language("Der Außenminister reiste am Montag zu Gesprächen nach Pjöngjang.")[0]
    'de'
    """
    text = text[:_LONGEST]
    letters = _letters(text)
    if not letters:
        return UNDETERMINED, "there are no letters in it"
    if letters < _SHORT_LETTERS:
        return _of_few_letters(text, letters)
    whole, likelihood = _best(text, NEWS)
    shares = _shares(text) or {whole: 1.0}
    large = {code: part for code, part in shares.items() if part >= _LEAST_SHARE_OF_A_LANGUAGE}
    if len(large) > 1:
        # Most of the text decides, not the statistics of the whole, in which one script can
        # drown another.
        ordered = sorted(large, key=lambda code: (-large[code], code))
        told = ", ".join(f"{_name(code)} {large[code]:.0%}" for code in ordered)
        return ordered[0], f"the text is in several languages ({told}); most of it decides"
    doubt = "" if likelihood >= _SURE else ", though others come near"
    return whole, f"its letter sequences are those of {_name(whole)}{doubt} ({letters} letters)"


def _of_few_letters(text: str, letters: int) -> tuple[str, str]:
    """Return the language of a text too short for statistics alone."""
    best, _ = _best(text, NEWS)
    read, _ = _best(text, frozenset(READ))
    # Scores of languages in different scripts lie far apart; in one script they lie close.
    code = read if _script(text) in _SCRIPTS_READ else best
    if code == best:
        told = f"its letter sequences look most like {_name(code)}"
    else:
        told = f"of the languages read here it looks most like {_name(code)}"
    return code, f"{told}, but {letters} letters are too few to be sure"


def _script(text: str) -> str:
    """Return the script most letters belong to, by the first word of their Unicode names."""
    counts = Counter(
        unicodedata.name(letter, "UNKNOWN").split()[0] for letter in text if letter.isalpha()
    )
    return counts.most_common(1)[0][0]


def _best(text: str, among: frozenset[str]) -> tuple[str, float]:
    """Return the likeliest language and its share of the likelihood, evened out for length."""
    import py3langid

    rank = cast("Callable[[str], list[tuple[str, float]]]", py3langid.rank)  # pyright: ignore[reportUnknownMemberType]
    ranked = [(code, float(score)) for code, score in rank(text) if code in among]
    code, top = ranked[0]
    # Naive Bayes counts every letter sequence as independent and is far too sure of long texts;
    # dividing by the root of the length brings scores back to something like likelihoods.
    temperature = math.sqrt(max(len(text.encode(errors="replace")), 1))
    total = sum(math.exp((score - top) / temperature) for _, score in ranked)
    return code, 1 / total


def _shares(text: str) -> dict[str, float]:
    """Return the share of the text's letters by the language of the stretch they stand in."""
    counts: Counter[str] = Counter()
    for stretch, letters in _stretches(text):
        counts[_best(stretch, NEWS)[0]] += letters
    return {code: count / counts.total() for code, count in counts.items()}


def _stretches(text: str) -> Iterator[tuple[str, int]]:
    """Give the text in pieces of whole sentences or lines, each long enough to tell its language.

    What is left over at the end is given up, as it would be taken for anything.
    """
    held: list[str] = []
    letters = 0
    for piece in _SENTENCE_ENDS.split(text):
        held.append(piece)
        letters += _letters(piece)
        if letters >= _STRETCH_LETTERS:
            yield " ".join(held), letters
            held, letters = [], 0


def _letters(text: str) -> int:
    return sum(map(len, _LETTERS.findall(text)))


def _name(code: str) -> str:
    """Return the language's English name as CLDR has it, else its code."""
    from babel import Locale

    languages = cast("Mapping[str, str]", Locale.parse("en").languages)
    return languages.get(code, code)
