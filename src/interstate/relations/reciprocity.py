"""Who answers whom: whether what one state does to another goes with what that did to it before.

Six questions are asked of a pair at once, three in each direction: whether conflict is followed by
conflict, cooperation by cooperation, conflict by cooperation, beyond the state's own earlier acts,
how much is told, and what both do with others. Found is only what shocks to both would hardly give
(`interstate.relations.excitation`). An answer is an act that comes after another more often than
otherwise; why it came is not said.

References
----------
Ward, M. D. (1982), "Cooperation and Conflict in Foreign Policy Behavior", International Studies
Quarterly 26(1). Goldstein, J. S. and Freeman, J. R. (1990), Three-Way Street; (1991), "U.S.-Soviet-
Chinese Relations: Routine, Reciprocity, or Rational Expectations?", American Political Science
Review 85(1). Goldstein, J. S. and Pevehouse, J. C. (1997), "Reciprocity, Bullying, and
International Cooperation", American Political Science Review 91(3).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from interstate.errors import RangeError
from interstate.relations.excitation import LEAST_PERIODS, Case, Influence, effect, p_value
from interstate.relations.multiple_tests import holm

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from numpy.typing import NDArray

    from interstate.relations.series import Series

QUESTIONS = (("conflict", "conflict"), ("cooperation", "cooperation"), ("conflict", "cooperation"))
"""What is asked in each direction: acts of the first kind, followed by acts of the second."""
LEVEL = 0.05
"""In at most this share of pairs without reciprocity anything at all is found."""
LEAST_EVENTS = 20
"""Of either side; with fewer the data cannot tell."""
LITTLE = 0.10
"""A share of the acts that, if more can be excluded, is called hardly any."""
PERIOD_DAYS = {"day": 1, "week": 7}


class AnswerVerdict(StrEnum):
    """What can be said of a question."""

    RISES = "goes up"
    FALLS = "goes down"
    STEADY = "hardly moves"
    SHOCKS = "goes up or down no more than shocks to both would make it"
    OPEN = "the data cannot tell"
    FEW = "the data cannot tell: too few acts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What two states do to each other, and what each does to all others.

    Attributes
    ----------
    forth, back
        Of the same periods: the first state towards the second, and back.
    elsewhere
        What each of them does towards all others, in the order of `forth`'s pair.
    """

    forth: Series
    back: Series
    elsewhere: tuple[Series, Series]

    def __post_init__(self) -> None:
        held = (self.forth, self.back, *self.elsewhere)
        if self.forth.pair != self.back.pair[::-1]:
            msg = f"{self.back.pair} is not {self.forth.pair} the other way round"
            raise ValueError(msg)
        if len({(each.step, each.periods, each.coder) for each in held}) > 1:
            msg = "the series of an exchange must be of the same coder and periods"
            raise ValueError(msg)
        if self.forth.step not in PERIOD_DAYS:
            msg = f"answers are looked for by day or week, not by {self.forth.step}"
            raise RangeError(msg)

    @property
    def turned(self) -> Exchange:
        """The same, the second state first."""
        return replace(
            self, forth=self.back, back=self.forth, elsewhere=(self.elsewhere[1], self.elsewhere[0])
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is found of one question.

    Attributes
    ----------
    actor, towards
        Whose acts are asked about, and towards whom: it is `towards` that acted before.
    before, acts
        Kind of the earlier acts and of those asked about: ``"conflict"`` or ``"cooperation"``.
    n_before, n_acts
        How many of them there are.
    effect, p, p_holm
        ``None`` where there are too few; `p_holm` holds for all questions of the pair together.
    """

    actor: str
    towards: str
    before: str
    acts: str
    n_before: int
    n_acts: int
    effect: Influence | None
    p: float | None
    p_holm: float | None

    @property
    def verdict(self) -> AnswerVerdict:
        """What can be said."""
        if self.effect is None or self.p_holm is None:
            return AnswerVerdict.FEW
        share = self.effect.share
        if self.p_holm < LEVEL:
            return AnswerVerdict.RISES if share.value > 0 else AnswerVerdict.FALLS
        if max(abs(share.low), abs(share.high)) < LITTLE:
            return AnswerVerdict.STEADY
        return AnswerVerdict.SHOCKS if share.low > 0 or share.high < 0 else AnswerVerdict.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Reciprocity:
    """What is found of a pair.

    Attributes
    ----------
    first, last
        First days of the first and last period.
    told
        Number of periods told of.
    """

    pair: tuple[str, str]
    coder: str
    step: str
    first: date
    last: date
    told: int
    answers: tuple[Answer, ...]


def reciprocity(exchange: Exchange) -> Reciprocity:
    """Return who answers whom, for all of `QUESTIONS` in both directions.

    Raises
    ------
    RangeError
        If fewer than `LEAST_PERIODS` periods are told of.
    """
    forth = exchange.forth
    told = int(forth.told.sum())
    if told < LEAST_PERIODS:
        msg = (
            f"{forth.coder} tells of {told} {forth.step}s in that time and {LEAST_PERIODS} are "
            "needed; ask for a longer time, or by day"
        )
        raise RangeError(msg)
    asked = [
        _asked(side, before, acts)
        for side in (exchange, exchange.turned)
        for before, acts in QUESTIONS
    ]
    known = [each for each in asked if each.p is not None]
    adjusted = dict(zip(map(id, known), holm([each.p or 0.0 for each in known]), strict=True))
    return Reciprocity(
        pair=forth.pair,
        coder=forth.coder,
        step=forth.step,
        first=forth.periods[0],
        last=forth.periods[-1],
        told=told,
        answers=tuple(replace(each, p_holm=adjusted.get(id(each))) for each in asked),
    )


def _asked(exchange: Exchange, before: str, acts: str) -> Answer:
    """Ask whether the second state's acts go with the first's earlier ones."""
    case = case_of(
        exchange.back,
        acts,
        exchange.forth,
        before,
        elsewhere=((exchange.elsewhere[0], before), (exchange.elsewhere[1], acts)),
    )
    enough = min(case.acts.sum(), case.before.sum()) >= LEAST_EVENTS
    return Answer(
        actor=exchange.back.pair[0],
        towards=exchange.back.pair[1],
        before=before,
        acts=acts,
        n_before=int(case.before.sum()),
        n_acts=int(case.acts.sum()),
        effect=effect(case) if enough else None,
        p=p_value(case) if enough else None,
        p_holm=None,
    )


COUNTS: dict[str, Callable[[Series], NDArray[np.float64]]] = {
    "conflict": lambda series: series.conflict,
    "cooperation": lambda series: series.cooperation,
}


def case_of(
    acts: Series,
    kind: str,
    before: Series,
    kind_before: str,
    *,
    elsewhere: tuple[tuple[Series, str], ...],
) -> Case:
    """Return the case of whether one series' acts go with another's earlier ones."""
    beside = [np.nan_to_num(COUNTS[of](series)) for series, of in elsewhere]
    return Case(
        acts=np.nan_to_num(COUNTS[kind](acts)),
        before=np.nan_to_num(COUNTS[kind_before](before)),
        exposure=np.nan_to_num(acts.exposure),
        elsewhere=np.stack(beside, axis=1),
        told=acts.told,
        period_days=PERIOD_DAYS[acts.step],
    )
