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

    from interstate.relations.comparables import Rank
    from interstate.relations.scores import Estimate, Prior, Range, Scores


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


def _part(part: Scores) -> dict[str, object]:
    last = int(np.flatnonzero(part.series.told)[-1])
    return {
        "cooperation": int(np.nansum(part.series.cooperation)),
        "conflict": int(np.nansum(part.series.conflict)),
        "usual": _ends(part.norm),
        "latest": _at(part.standing, last),
    }


def _ends(figure: Range) -> list[float]:
    return [figure.value, figure.low, figure.high]


def _at(estimate: Estimate, period: int) -> list[float]:
    return [float(each[period]) for each in (estimate.value, estimate.low, estimate.high)]
