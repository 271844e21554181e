"""How two states stand to each other, as one coder tells it: the measures side by side."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from interstate.reference.plover import QUADS
from interstate.relations.dyads import STEPS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from interstate.relations.around import Around
    from interstate.relations.comparables import Rank
    from interstate.relations.scores import Estimate, Prior, Range, Scores
    from interstate.relations.turns import Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Survival:
    """Whether a turn is still found when a part of what is told is left out.

    Attributes
    ----------
    left_out
        ``"outlet"``, ``"data set"`` or ``"actors"``; ``"coder"`` where it is looked for in what
        another coder tells.
    name
        Which of them.
    """

    left_out: str
    name: str
    survives: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnExamined:
    """A turn, what else was told around it, and whether it survives.

    Attributes
    ----------
    around
        Acts that were told more often than usual around it, the most striking first: where to
        look, and no statement of a cause.
    survival
        What came of leaving out parts, one by one.
    """

    turn: Turn
    around: tuple[Around, ...]
    survival: tuple[Survival, ...]

    @property
    def falls_without(self) -> tuple[Survival, ...]:
        """The parts without which it is not found, and the coders who do not tell of it."""
        return tuple(each for each in self.survival if not each.survives)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Relation:
    """How two states stand to each other, as one coder tells it.

    Attributes
    ----------
    pair
        Party ids.
    happenings
        What is counted, each happening once: see `interstate.relations.happenings`.
    whole, forth, back
        Scores of what the two do to each other, of what the first does towards the second, and the
        other way round.
    domains
        Scores of what concerns each domain, of those that have any happening.
    prior
        What other pairs of the record let one expect.
    rank
        Where the pair stands among comparable ones over the whole time.
    turns
        When the two turned, each turn examined.
    left_out
        How many happenings are not counted because their day is not known well enough, or lies
        where the coder tells nothing.
    """

    pair: tuple[str, str]
    coder: str
    step: str
    happenings: pl.DataFrame
    whole: Scores
    forth: Scores
    back: Scores
    domains: Mapping[str, Scores]
    prior: Prior
    rank: Rank
    turns: tuple[TurnExamined, ...]
    left_out: int

    def table(self) -> pl.DataFrame:
        """Return a row a period with every figure; what is missing is null."""
        whole = self.whole
        series = whole.series
        estimates = {
            "balance": whole.balance,
            "goldstein": whole.goldstein,
            "standing": whole.standing,
            "standing_forth": self.forth.standing,
            "standing_back": self.back.standing,
            "cooperation_rate": whole.cooperation,
            "conflict_rate": whole.conflict,
            "tone": whole.tone,
        }
        counted = {quad.replace(" ", "_"): series.counts[:, n] for n, quad in enumerate(QUADS)}
        figures = {
            name + end: getattr(estimate, field)
            for name, estimate in estimates.items()
            for end, field in (("", "value"), ("_low", "low"), ("_high", "high"))
        }
        n = len(series.periods)
        rows = pl.DataFrame(
            {
                "coder": [self.coder] * n,
                self.step: series.periods,
                **counted,
                "exposure": series.exposure,
                **figures,
            }
        )
        return rows.with_columns(pl.selectors.float().fill_nan(None))

    def values(self) -> dict[str, object]:
        """Return a relation as plain values: each number beside the events it is made from."""
        step = self.step
        day = self.happenings["day"].dt.truncate(STEPS[step])
        events = {key[0]: list(rows["event"]) for key, rows in self.happenings.group_by(day)}
        periods = [
            {
                **row,
                self.step: str(row[self.step]),
                "events": events.get(row[self.step], []),
            }
            for row in self.table().drop("coder").iter_rows(named=True)
        ]
        whole = self.whole
        return {
            "pair": list(self.pair),
            "coder": self.coder,
            "by": step,
            "happenings": self.happenings.height,
            "tellings": int(self.happenings["tellings"].sum()),
            "left_out": self.left_out,
            "share": whole.share,
            "usual": _ends(whole.norm),
            "dispersion": whole.dispersion,
            "outlets": dict(whole.outlets),
            "prior": {
                "centre": self.prior.centre,
                "spread": self.prior.spread,
                "pairs": self.prior.pairs,
                "usual": self.prior.usual,
                "ties": [asdict(tie) for tie in self.prior.ties],
            },
            "rank": {
                "pairs": self.rank.pairs,
                "below": self.rank.below,
                "median": self.rank.median,
                "because": self.rank.because,
            },
            "turns": [_turn(each) for each in self.turns],
            "parts": {
                name: _part(each)
                for name, each in {
                    "forth": self.forth,
                    "back": self.back,
                    **self.domains,
                }.items()
            },
            "periods": periods,
        }


def _turn(examined: TurnExamined) -> dict[str, object]:
    turn = examined.turn
    rates = {
        what: None if each is None else [_ends(end) for end in each]
        for what, each in (("cooperation", turn.cooperation), ("conflict", turn.conflict))
    }
    return {
        "day": str(turn.day),
        "first": str(turn.first),
        "last": str(turn.last),
        "probability": turn.probability,
        "moves": [move.direction for move in turn.moves],
        "open": all(move.open for move in turn.moves),
        "found_by": list(turn.found_by),
        "before_and_after": rates,
        "around": [{**asdict(each), "first": str(each.first)} for each in examined.around],
        "survival": [asdict(each) for each in examined.survival],
    }


def _part(part: Scores) -> dict[str, object]:
    return {
        "cooperation": int(np.nansum(part.series.cooperation)),
        "conflict": int(np.nansum(part.series.conflict)),
        "usual": _ends(part.norm),
        "latest": _at(part.standing, part.series.last_told),
    }


def _ends(figure: Range) -> list[float]:
    return [figure.value, figure.low, figure.high]


def _at(estimate: Estimate, period: int) -> list[float]:
    return [float(each[period]) for each in (estimate.value, estimate.low, estimate.high)]
