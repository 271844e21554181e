"""What the words of a trigger do, the same in every language: sign, ratify, meet, attack.

PLOVER's types are wide: SUPPORT holds praise and ratification alike. Whether two reports tell of
one happening is decided a step below the type, by acts. ``data/acts.csv`` lists the beginnings of
words that express each act; ``data/apart.csv`` which acts are never one happening;
``data/compatible.csv`` which types tell of the same act; ``data/modes.csv`` which modes do.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from interstate.events.tables import read_table

WORD = re.compile(r"\w+(?:-\w+)*")
# A beginning this short ("war", "met") is in too many other words, so the whole word must be it.
WHOLE_WORD_LETTERS = 3
# Letters that two forms of one word have in common at the least.
COMMON_LETTERS = 5


@lru_cache(maxsize=65536)
def acts_of(trigger: str, language: str) -> frozenset[str]:
    """Return the acts that a trigger expresses; empty where the table knows none of its words.

    Examples
    --------
    >>> sorted(acts_of("Unterzeichnung", "de"))
    ['sign']
    >>> sorted(acts_of("warned", "en"))
    ['threaten']
    """
    stems = _stems().get(language, {})
    found: set[str] = set()
    for word in WORD.findall(trigger.casefold()):
        for length in range(len(word), 1, -1):
            acts = stems.get(word[:length])
            if acts and (length == len(word) or length > WHOLE_WORD_LETTERS):
                found |= acts
                break
    return frozenset(found)


def never_one(acts: frozenset[str], others: frozenset[str]) -> str | None:
    """Return why two sets of acts cannot be one happening, or ``None`` where they can."""
    if not acts or not others or acts & others:
        return None
    pairs = _apart()
    reasons = [pairs.get(frozenset((act, other))) for act in acts for other in others]
    return reasons[0] if all(reasons) else None


def compatible(
    event_type: str, acts: frozenset[str], other_type: str, others: frozenset[str]
) -> str | None:
    """Return why two PLOVER types may tell of one act, or ``None`` where they may not.

    Examples
    --------
    >>> compatible("SUPPORT", frozenset({"sign"}), "AGREE", frozenset({"sign"}))
    'signing a treaty is coded as support or as agreement'
    >>> compatible("SUPPORT", frozenset({"praise"}), "AGREE", frozenset({"sign"}))
    """
    if event_type == other_type:
        return "the same type"
    rows = _compatible().get((event_type, other_type), ())
    return next((why for act, other, why in rows if act in acts and other in others), None)


def types_beside(event_type: str) -> tuple[str, ...]:
    """Return the type and every other type that may tell of the same act."""
    return _beside().get(event_type, (event_type,))


def modes_agree(event_type: str, mode: str | None, other: str | None) -> bool:
    """Whether two modes of one type can be the same act; an unstated mode agrees with any."""
    if mode is None or other is None or mode == other:
        return True
    return (event_type, frozenset((mode, other))) in _modes()


def happens_once(acts: frozenset[str]) -> bool:
    """Whether one of these acts is so rare between two states that it names the happening."""
    return not acts.isdisjoint(_once())


@lru_cache(maxsize=65536)
def word_stems(trigger: str) -> frozenset[str]:
    """Return the beginnings by which forms of the trigger's words can be told to be one word."""
    return frozenset(
        word[:COMMON_LETTERS]
        for word in WORD.findall(trigger.casefold())
        if len(word) >= COMMON_LETTERS
    )


@cache
def _stems() -> Mapping[str, Mapping[str, frozenset[str]]]:
    table: dict[str, dict[str, frozenset[str]]] = {}
    for row in read_table("acts"):
        stems = table.setdefault(row["language"], {})
        stems[row["stem"]] = stems.get(row["stem"], frozenset()) | {row["act"]}
    return MappingProxyType(table)


@cache
def _apart() -> Mapping[frozenset[str], str]:
    return {frozenset((row["act"], row["other"])): row["because"] for row in read_table("apart")}


@cache
def _compatible() -> Mapping[tuple[str, str], tuple[tuple[str, str, str], ...]]:
    table: dict[tuple[str, str], tuple[tuple[str, str, str], ...]] = {}
    for row in read_table("compatible"):
        one, two = (row["type"], row["act"]), (row["other_type"], row["other_act"])
        for (a_type, a_act), (b_type, b_act) in ((one, two), (two, one)):
            so_far = table.get((a_type, b_type), ())
            table[a_type, b_type] = (*so_far, (a_act, b_act, row["because"]))
    return table


@cache
def _beside() -> Mapping[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for one, two in sorted(_compatible()):
        table.setdefault(one, [one]).append(two)
    return {name: tuple(others) for name, others in table.items()}


@cache
def _modes() -> frozenset[tuple[str, frozenset[str]]]:
    return frozenset(
        (row["type"], frozenset((row["mode"], row["other_mode"]))) for row in read_table("modes")
    )


@cache
def _once() -> frozenset[str]:
    return frozenset(row["act"] for row in read_table("once"))
