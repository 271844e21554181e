"""Offices and roles as common nouns: what "Außenminister", "troops" or "Госдеп" is part of.

The tables are ``resources/roles_<language>.csv``. A role tells a PLOVER sector; a *national*
one, such as "Bundeswehr" or "Kremlin", names by itself the state it belongs to.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from interstate.errors import LanguageError
from interstate.reference.bundled_tables import read_rows
from interstate.reference.spellings import fold_words

LANGUAGES: tuple[str, ...] = ("de", "en", "es", "fr", "it", "pl", "pt", "ru", "tr", "uk")
"""The languages with a table of roles."""

# A German compound counts by its head where the head is long enough not to be there by chance.
_SHORTEST_HEAD = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office or role as a common noun.

    Attributes
    ----------
    phrase
        Its dictionary form, e.g. ``"foreign minister"``.
    sector
        PLOVER sector: ``GOV MIL LEG JUD COP SPY PTY OPP REB CVL MED BUS IGO NGO``.
    kind
        ``"person"`` holds an office, ``"body"`` is an institution, ``"people"`` are its members or
        a crowd.
    role
        What it is in one word for all languages, e.g. ``"foreign_minister"``; the offices of
        `interstate.reference.offices` where it is one of them.
    national
        The state that the word names by itself (``"DEU"`` for "Bundeswehr"), or ``None``.
    because
        What the reading rests on, in words.
    """

    phrase: str
    sector: str
    kind: str
    role: str
    national: str | None
    because: str


@dataclass(frozen=True, slots=True)
class RoleIndex:
    """The roles of one language, found by the words of a text or by their lemmas.

    Attributes
    ----------
    longest
        The most tokens a role can have, a hyphen counting as one.
    """

    language: str
    longest: int
    _by_words: Mapping[tuple[str, ...], tuple[Role, ...]]
    _starts: frozenset[str]

    def starts(self, word: str) -> bool:
        """Whether some role begins with this word."""
        key = fold_words((word,))
        return bool(key) and (key[0] in self._starts or self._by_head(key) is not None)

    def lookup(self, words: tuple[str, ...]) -> Role | None:
        """Return the role these words name, or ``None``.

        Parameters
        ----------
        words
            Tokens of a text, or their lemmas. Words that are a name (``"Diet"``, ``"Рада"``,
            ``"FSB"``) count only with the capitals of a name.
        """
        key = fold_words(words)
        for role in self._by_words.get(key, ()):
            if _capitals_fit(role.phrase, words):
                return role
        return self._by_head(key)

    def sector_of(self, lemma: str) -> str | None:
        """Return the PLOVER sector of a noun or phrase, or ``None`` where it is no role."""
        role = self.lookup(tuple(lemma.split()))
        return None if role is None else role.sector

    def _by_head(self, key: tuple[str, ...]) -> Role | None:
        """Read a German compound by its head: ``"Exaußenminister"`` is an ``"Außenminister"``."""
        if self.language != "de" or not key:
            return None
        word = key[-1]
        for start in range(1, len(word) - _SHORTEST_HEAD + 1):
            for role in self._by_words.get((word[start:],), ()):
                if role.national is None:
                    return Role(
                        phrase=role.phrase,
                        sector=role.sector,
                        kind=role.kind,
                        role=role.role,
                        national=None,
                        because=f"compound of {role.phrase!r}, a role of sector {role.sector}",
                    )
        return None


def _capitals_fit(phrase: str, words: tuple[str, ...]) -> bool:
    if phrase.isupper():
        return words[0][:2].isupper()
    if phrase[0].isupper():
        return words[0][:1].isupper()
    return True


@cache
def load_roles(language: str) -> RoleIndex:
    """Return the roles of one language.

    Raises
    ------
    LanguageError
        If there is no table for the language.

    Examples
    --------
    >>> load_roles("de").lookup(("Bundeswehr",)).national
    'DEU'
    >>> load_roles("ru").sector_of("войсками")
    'MIL'
    """
    if language not in LANGUAGES:
        msg = (
            f"there is no table of roles for language {language!r}, only for "
            f"{', '.join(LANGUAGES)}; add resources/roles_{language}.csv and build it"
        )
        raise LanguageError(msg)
    found: dict[tuple[str, ...], list[Role]] = {}
    longest = 1
    for row in read_rows(f"roles_{language}.csv"):
        role = Role(
            phrase=row["phrase"],
            sector=row["sector"],
            kind=row["kind"],
            role=row["role"],
            national=row["national"] or None,
            because=f"{row['phrase']!r} is a role of sector {row['sector']}",
        )
        for form in row["forms"].split(";"):
            key = fold_words(form.split())
            longest = max(longest, len(form.replace("-", " - ").split()))
            roles = found.setdefault(key, [])
            if role not in roles:
                roles.append(role)
    by_words = {
        key: tuple(sorted(roles, key=lambda role: role.national is None))
        for key, roles in found.items()
    }
    return RoleIndex(
        language=language,
        longest=longest,
        _by_words=MappingProxyType(by_words),
        _starts=frozenset(key[0] for key in by_words),
    )
