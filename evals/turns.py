"""Turning points: ``python evals/turns.py [--shared DIR] [--write]``.

**Simulated pairs.** A *large* turn multiplies or divides the rate of conflict or of cooperation by
8 to 30, with 6 to 30 events a period on the higher side, at least 8 periods from the ends and 10
from the next turn. So large since no method can date smaller ones within a period: one that knew
both rates would do so for 65 to 80 % of those by a factor of 4 with 3 events on the higher side, 85
to 98 % at 8 with 5. Turns of 4 to 8 with 3 to 6 events are measured beside them, for what it is
worth. Kinds of noise: Poisson; negative binomial (variance m + m^2 / 4); autocorrelated log rate (0.6,
standard deviation 0.4), of each channel or of the pair's attention; bursts of single periods (one in
25, 3 to 8 times as much); zeros for no reason (15 %). Weekly of 80 to 300 periods, monthly of 40 to
160. In half of the series one or two spells of 2 to 8 periods are missing; what is told of everything
wobbles by a tenth, has a trend and in a third of the series doubles from some day on. Shocks: all
reporting doubles (with exposure that shows it), or only that of the pair, of all classes alike.

*Found within one period* counts periods of which anything is told, so that a turn within a missing
spell is not off by the spell's length. Ranges of dates are whole periods, so that of a date that is
nearly sure a 90 % range holds more than 90 %: *covered* says how often the range holds the truth;
*covered, edge by its share* asks the posterior for the likeliest periods, and counts the last that
gets in only as far as it is needed to reach 90 %, which is 0.9 where the posterior is right. The size
is the mean rate that the simulation had after over before, bursts and idle zeros aside; its logarithm
is continuous. Thresholds were set on seeds from 1,000,000 on; what is told comes from those from 0 on.

**Known turns.** ``data/known_turns.csv`` was fixed before any series but those of RUS-UKR and USA-CUB
was seen. A known turn is found if one of the same kind is dated from 14 days before its first day to
14 after its last. The thirty quiet pairs are drawn by ``default_rng(30)`` among the pairs of states with at
least 40 events in the year and no state of ``data/unquiet_states.csv``, sorted.
"""

from __future__ import annotations

import argparse
import math
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from interstate.relations.series import Series

Floats = NDArray[np.float64]
NOISES = ("poisson", "negative binomial", "autocorrelated", "attention", "bursts", "zeros")
LARGE, SMALLER = ((8.0, 30.0), (6.0, 30.0)), ((4.0, 8.0), (3.0, 6.0))
"""Factors, and events a period on the higher side."""
FROM_END, APART = 8, 10
QUIET_RATES, QUIET_ODDS = (0.05, 20.0), (0.05, 1.0)
TUNED_ON = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulated:
    """A series with what made it.

    Attributes
    ----------
    turns
        ``(period, channel, up)`` of each.
    rates : (n, 2) float array
        What cooperation and conflict had a period at mean exposure, bursts and idle zeros aside.
    """

    series: Series
    noise: str
    turns: tuple[tuple[int, str, bool], ...]
    rates: Floats


def simulate(seed: int, kind: str) -> Simulated:
    """Make a series: ``large``, ``smaller``, ``quiet``, ``told more`` or ``pair told more``."""
    random = np.random.default_rng(seed)
    noise = NOISES[seed % len(NOISES)]
    weekly = bool(random.random() < 0.5)
    n = int(random.integers(80, 301) if weekly else random.integers(40, 161))
    between = lambda low, high: math.exp(random.uniform(math.log(low), math.log(high)))  # noqa: E731
    cooperation = between(*QUIET_RATES)
    base = np.array([cooperation, cooperation * between(*QUIET_ODDS)])
    rates = np.tile(base, (n, 1))
    turns: list[tuple[int, str, bool]] = []
    if kind in {"large", "smaller"}:
        factors, highs = LARGE if kind == "large" else SMALLER
        at = _places(n, random)
        channel = int(random.integers(2))
        high = between(*highs)
        up = bool(random.random() < 0.5)
        level = high / between(*factors) if up else high
        rates[:, channel] = level
        for place in at:
            level = between(max(level * factors[0], highs[0]), max(level * factors[1], highs[1])) if up else level / between(*factors)
            rates[place:, channel] = level
            turns.append((place, ("cooperation", "conflict")[channel], up))
            up = not up
    exposure = np.exp(0.1 * random.normal(size=n) + random.uniform(-0.5, 0.5) * np.arange(n) / n)
    shock = int(random.integers(FROM_END, n - FROM_END))
    if kind == "told more" or random.random() < 1 / 3:
        exposure[shock:] *= 2
    if kind == "pair told more":
        rates[shock:] *= 2
    exposure /= exposure.mean()
    rates = rates * _drifting(noise, n, random)
    counts = random.poisson(_noisy(noise, rates, random) * exposure[:, None]).astype(float)
    share = random.uniform(0.1, 0.5, 2)
    material = random.binomial(counts.astype(int), share)
    quads = np.stack([counts - material, material], axis=2).reshape(n, 4)
    missing = _missing(n, random)
    quads[missing] = np.nan
    exposure[missing] = np.nan
    exposure /= np.nanmean(exposure)
    step = 7 if weekly else 30
    none = np.where(missing, np.nan, 0.0)
    return Simulated(
        series=Series(
            pair=("AAA", "BBB"),
            directed=False,
            coder="simulated",
            step="week" if weekly else "month",
            periods=tuple(date(1990, 1, 1) + timedelta(days=step * k) for k in range(n)),
            counts=quads,
            exposure=exposure,
            goldstein=none,
            squares=none,
            valued=none,
        ),
        noise=noise,
        turns=tuple(turns),
        rates=rates,
    )


def _places(n: int, random: np.random.Generator) -> list[int]:
    first = int(random.integers(FROM_END, n - FROM_END + 1))
    second = int(random.integers(FROM_END, n - FROM_END + 1))
    return sorted({first, second}) if abs(first - second) >= APART and random.random() < 0.5 else [first]


def _drifting(noise: str, n: int, random: np.random.Generator) -> Floats:
    if noise not in {"autocorrelated", "attention"}:
        return np.ones((n, 2))
    drift = np.empty((n, 2))
    drift[0] = 0.4 * random.normal(size=2)
    for t in range(1, n):
        drift[t] = 0.6 * drift[t - 1] + 0.4 * 0.8 * random.normal(size=2)
    if noise == "attention":
        drift[:, 1] = drift[:, 0]
    return np.exp(drift - 0.08)


def _noisy(noise: str, rates: Floats, random: np.random.Generator) -> Floats:
    if noise == "negative binomial":
        return rates * random.gamma(4, 1 / 4, rates.shape)
    if noise == "bursts":
        burst = random.random(rates.shape) < 1 / 25
        return rates * np.where(burst, random.uniform(3, 8, rates.shape), 1)
    if noise == "zeros":
        return rates * (random.random(rates.shape) >= 0.15)
    return rates


def _missing(n: int, random: np.random.Generator) -> NDArray[np.bool_]:
    missing = np.zeros(n, dtype=bool)
    if random.random() < 0.5:
        for _ in range(int(random.integers(1, 3))):
            length = int(random.integers(2, 9))
            start = int(random.integers(2, n - length - 2))
            missing[start : start + length] = True
    return missing
