"""Third parties of a pair: whose acts go before what the two do to each other, and who sides how.

Both are associations. That a third party's acts went before a change in what two states do to each
other is what shocks to all three might also give, so far as these are not in what the two do with
others or alike in the series themselves; the scan tests many and says how many findings are to be
expected by chance.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import comb
from typing import TYPE_CHECKING

import numpy as np

from interstate.relations.excitation import Influence, effect, p_value, quick_p_value
from interstate.relations.multiple_tests import benjamini_hochberg
from interstate.relations.reciprocity import LEAST_EVENTS, case_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interstate.relations.excitation import Case
    from interstate.relations.series import Series

KINDS = ("conflict", "cooperation")
FALSE_SHARE = 0.05
"""q below which something is found; where all share shocks about twice as much is chance."""
RULE = (
    f"found where the q-value of Benjamini and Hochberg is below {FALSE_SHARE:.2f}, in the order "
    "of q and then of the share of the pair's acts that goes with it"
)
_SCREEN = 0.10
"""Quick p above which replicates are not drawn: they hardly ever lower it."""
_NEAREST = 3
_REPLICATES = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class GoneBefore:
    """Acts between a third party and one of a pair, and what the pair did afterwards.

    Attributes
    ----------
    actor, towards
        Of the earlier acts; one of them is the third party.
    before, acts
        Kind of the earlier acts, and of those between the pair, in either direction.
    p, q
        Of the test, and of all tests of the scan together.
    effect
        ``None`` where nothing is found.
    """

    third: str
    actor: str
    towards: str
    before: str
    acts: str
    n_before: int
    p: float
    q: float
    effect: Influence | None

    @property
    def found(self) -> bool:
        """Whether it is below the level."""
        return self.q < FALSE_SHARE


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What is found among third parties, in the order of `RULE`.

    Attributes
    ----------
    thirds
        How many third parties had enough events.
    tests
        How many tests were made of them.
    nearest
        The next few, which are not found.
    """

    thirds: int
    tests: int
    found: tuple[GoneBefore, ...]
    nearest: tuple[GoneBefore, ...]


def scan(
    between: Series, thirds: Mapping[str, Sequence[Series]], elsewhere: tuple[Series, Series]
) -> Scan:
    """Look through all third parties for acts that went before what a pair does to each other.

    Parameters
    ----------
    between
        What the two do to each other, undirected.
    thirds
        For each third party directed series: what it does to either of the two, and they to it.
    elsewhere
        What each of the two does towards all others.
    """
    made: list[tuple[GoneBefore, Series]] = []
    for third, dealings in thirds.items():
        for series in dealings:
            for before in KINDS:
                for acts in KINDS:
                    tested = _tested(between, third, series, before, acts, elsewhere)
                    if tested is not None:
                        made.append((tested, series))
    qs = benjamini_hochberg([each.p for each, _ in made])
    found: list[GoneBefore] = []
    others: list[GoneBefore] = []
    for (each, series), q in zip(made, qs, strict=True):
        if q < FALSE_SHARE:
            case = _case(between, each.acts, series, each.before, elsewhere)
            found.append(replace(each, q=q, effect=effect(case)))
        else:
            others.append(replace(each, q=q))
    return Scan(
        thirds=len({each.third for each, _ in made}),
        tests=len(made),
        found=tuple(sorted(found, key=lambda each: (each.q, -_share(each)))),
        nearest=tuple(sorted(others, key=lambda each: each.p)[:_NEAREST]),
    )


def _share(each: GoneBefore) -> float:
    return 0.0 if each.effect is None else abs(each.effect.share.value)


def _case(
    between: Series, acts: str, series: Series, before: str, elsewhere: tuple[Series, Series]
) -> Case:
    return case_of(
        between, acts, series, before, elsewhere=tuple((side, acts) for side in elsewhere)
    )


def _tested(  # noqa: PLR0913, PLR0917
    between: Series,
    third: str,
    series: Series,
    before: str,
    acts: str,
    elsewhere: tuple[Series, Series],
) -> GoneBefore | None:
    case = _case(between, acts, series, before, elsewhere)
    if min(case.acts.sum(), case.before.sum()) < LEAST_EVENTS:
        return None
    p = quick_p_value(case)
    if p < _SCREEN:
        p = max(p, p_value(case, replicates=_REPLICATES))
    return GoneBefore(
        third=third,
        actor=series.pair[0],
        towards=series.pair[1],
        before=before,
        acts=acts,
        n_before=int(case.before.sum()),
        p=p,
        q=1.0,
        effect=None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Siding:
    """Whether third parties that stand well with the one also do with the other.

    Attributes
    ----------
    thirds
        Third parties with enough events with both.
    both_better, both_worse
        Those that stand better than the middle of them with both, worse with both.
    expected_better, expected_worse
        So many were to be expected if how they stand with the one said nothing of the other.
    split
        Those that stand better with the one and worse with the other.
    p
        Fisher's exact test, two-sided.
    """

    thirds: int
    both_better: tuple[str, ...]
    both_worse: tuple[str, ...]
    split: tuple[str, ...]
    expected_better: float
    expected_worse: float
    p: float


def siding(dealings: Mapping[str, tuple[tuple[int, int], tuple[int, int]]]) -> Siding:
    """Return how third parties side between two states.

    A third party stands better with a state than the middle does if its balance, the share of
    cooperation in what passes between them with one act of each kind added, is above the median of
    all third parties with the same state: hardly anyone stands badly with anyone by count alone.
    One on the median is left out.

    Parameters
    ----------
    dealings
        For each third party the acts of cooperation and of conflict between it and the first state,
        and between it and the second, in either direction.

    References
    ----------
    Heider, F. (1946), "Attitudes and Cognitive Organization", Journal of Psychology 21. Fisher, R.
    A. (1935), "The Logic of Inductive Inference", Journal of the Royal Statistical Society 98(1).
    """
    enough = {
        third: sides
        for third, sides in sorted(dealings.items())
        if min(map(sum, sides)) >= LEAST_EVENTS
    }
    balances = np.array(
        [[(good + 1) / (good + bad + 2) for good, bad in sides] for sides in enough.values()]
    ).reshape(-1, 2)
    side = np.sign(balances - np.median(balances, axis=0)) if enough else balances
    of = {
        third: (one, other)
        for third, (one, other) in zip(enough, side, strict=True)
        if one and other
    }
    better = tuple(third for third, signs in of.items() if signs == (1, 1))
    worse = tuple(third for third, signs in of.items() if signs == (-1, -1))
    ups = [sum(signs[n] > 0 for signs in of.values()) for n in (0, 1)]
    n = len(of)
    return Siding(
        thirds=n,
        both_better=better,
        both_worse=worse,
        split=tuple(third for third, (one, other) in of.items() if one != other),
        expected_better=ups[0] * ups[1] / n if n else 0.0,
        expected_worse=(n - ups[0]) * (n - ups[1]) / n if n else 0.0,
        p=_fisher(len(better), ups[0], ups[1], n),
    )


def _fisher(both: int, one: int, other: int, n: int) -> float:
    """Return how often chance gives a table with these margins that is no likelier."""
    possible = range(max(0, one + other - n), min(one, other) + 1)
    ways = {k: comb(one, k) * comb(n - one, other - k) for k in possible}
    return sum(each for each in ways.values() if each <= ways[both]) / comb(n, other)
