"""How often a change is found where none was made: ``python evals/effects.py --shared DIR``.

* Simulated: 40 pairs over 39 weeks, of which nothing happens to any; the day is after the 26th.
  Levels differ (log-normal). The noise is Poisson; overdispersed, by another degree in each pair;
  autocorrelated, likewise; or has common shocks, a walk and jumps that each pair shares in part.
  The pair asked about is one of them at random, and, told beside it, the busiest of all.
* Real: weeks of ICEWS18, a pair at random of which enough is told, a day at random, the
  events of conflict or of cooperation. Things do happen to real pairs, so that a test that is
  exact still finds some; half the days of the year are tried.
* Power: the same with twice as many events of the pair after the day.

Size is the share of runs in which the test of the synthetic control gives p <= 0.05; it must lie
within 1.5 points of 5 %. Told beside it are the verdict, the second test (over time), and the
segmented regression of the pair by itself, which has no such bound to keep.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import floors
from interstate.pipeline.data_sets import DataSetChoices, import_files
from interstate.pipeline.effects import all_pairs
from interstate.relations.effects import (
    ACTIVE,
    LEVEL,
    Effect,
    choose_donors,
    controls_of,
    effect,
    events_of,
)
from interstate.relations.series import Series
from interstate.store import open_record

FLOORS = Path(__file__).with_suffix(".json")
RUNS, FEWER = 1000, 300
PAIRS, BEFORE, AFTER = 40, 26, 13
WITHIN = 0.015
TIMES = 2.0
KINDS = ("poisson", "overdispersed", "autocorrelated", "common shocks")
SETS = {"ICEWS18": date(2018, 1, 1)}
EARLIEST, LATEST = 10, 6
Floats = NDArray[np.float64]
SeriesByPair = dict[tuple[str, str], Series]


def rates(kind: str, chance: np.random.Generator) -> Floats:
    """Return the events expected of each pair in each week."""
    weeks = BEFORE + AFTER
    shape = (PAIRS, weeks)
    level = np.exp(chance.normal(1.2, 0.7, (PAIRS, 1)))
    if kind == "overdispersed":
        degree = chance.uniform(0.5, 4, (PAIRS, 1))
        return level * chance.gamma(np.broadcast_to(degree, shape), 1 / degree)
    if kind == "autocorrelated":
        memory = chance.uniform(0.3, 0.9, PAIRS)
        walk = chance.normal(size=shape)
        for week in range(1, weeks):
            walk[:, week] = memory * walk[:, week - 1] + np.sqrt(1 - memory**2) * walk[:, week]
        return level * np.exp(walk / 2 - 1 / 8)
    if kind == "common shocks":
        jumps = (chance.random((2, weeks)) < 0.05) * chance.normal(size=(2, weeks))  # noqa: PLR2004
        shocks = np.cumsum(chance.normal(0, 0.12, (2, weeks)), axis=1) + jumps
        return level * np.exp(chance.uniform(0, 1, (PAIRS, 2)) @ shocks)
    return np.broadcast_to(level, shape)


def simulated(kind: str, chance: np.random.Generator, times: float, *, busiest: bool) -> Effect:
    """Return what is said of one of the pairs, to which nothing happened but by `times`."""
    expected = rates(kind, chance).copy()
    own = int(expected[:, :BEFORE].mean(axis=1).argmax()) if busiest else 0
    expected[own, BEFORE:] *= times
    counts = chance.poisson(expected).astype(float)
    first = date(2018, 1, 1)
    periods = tuple(first + timedelta(weeks=week) for week in range(BEFORE + AFTER))
    none = np.zeros(len(periods))
    series: SeriesByPair = {
        (f"A{n:02}", f"B{n:02}"): Series(
            pair=(f"A{n:02}", f"B{n:02}"),
            directed=False,
            coder="simulated",
            step="week",
            periods=periods,
            counts=np.column_stack([none, none, none, row]),
            exposure=none + 1,
            goldstein=none,
            squares=none,
            valued=none,
        )
        for n, row in enumerate(counts)
    }
    return effect(series, list(series)[own], at=periods[BEFORE])


def measured(kind: str, runs: int, times: float = 1.0, *, busiest: bool = False) -> Floats:
    """Return the shares of runs in which a change is found.

    By the test, the verdict, the test over time, the series by itself, and the interval.

    Runs in which no control can be made (too little told of the pair, too few donors) are done
    again: the size is that of the test where there is one.
    """
    chance = np.random.default_rng(20181)
    found: list[tuple[bool, bool, bool, bool, bool]] = []
    while len(found) < runs:
        made = simulated(kind, chance, times, busiest=busiest)
        if made.synthetic is None:
            continue
        found.append(
            (
                made.synthetic.p <= LEVEL,
                made.verdict.finding in {"higher", "lower"},
                (made.synthetic.p_over_time or 1) <= LEVEL,
                made.alone is not None and made.alone.p <= LEVEL,
                not made.synthetic.interval[0] <= 0 <= made.synthetic.interval[1],
            )
        )
    return np.mean(np.array(found, dtype=float), axis=0)


def real(series: SeriesByPair, runs: int, times: float = 1.0) -> Floats:
    """Return the shares of pairs and days at random where test, or interval, has a change."""
    chance = np.random.default_rng(20182)
    pairs = list(series)
    n = len(series[pairs[0]].periods)
    found: list[tuple[bool, bool]] = []
    while len(found) < runs:
        pair = pairs[chance.integers(len(pairs))]
        cut = int(chance.integers(EARLIEST, n - LATEST))
        outcome, quads = (("conflict", [2, 3]), ("cooperation", [0, 1]))[chance.integers(2)]
        before = np.arange(n) < cut
        own = series[pair]
        if (events_of(own, outcome)[before] > 0).mean() < ACTIVE:
            continue
        counts = own.counts.copy()
        counts[cut:, quads] += chance.poisson(counts[cut:, quads] * (times - 1))
        changed = {**series, pair: replace(own, counts=counts)}
        chosen, _ = choose_donors(changed, pair, before=before, after=~before, outcome=outcome)
        if not chosen:
            continue
        made = controls_of(changed, [pair, *chosen], before=before, after=~before, outcome=outcome)
        low, high = made.interval(1 - LEVEL) or (-np.inf, np.inf)
        found.append((made.p <= LEVEL, not low <= 0 <= high))
    return np.mean(np.array(found, dtype=float), axis=0)


def taken_in(folder: Path, shared: Path, name: str) -> SeriesByPair:
    """Take a year of events into a record, and return the weekly series of all pairs."""
    parts = [shared / "data" / "tkg" / name / f"{part}.txt" for part in ("train", "valid", "test")]
    with open_record(folder) as record:
        for _ in import_files("tkg", [*map(str, parts)], folder, DataSetChoices(epoch=SETS[name])):
            pass
        record.remake_given_events()
    return all_pairs(folder, coder="tkg", step="week")


def main() -> str | None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--shared", type=Path, required=True, help="folder of the sets")
    options.add_argument("--write", action="store_true", help="keep the figures as new floors")
    given = options.parse_args()
    figures: floors.Figures = {}

    def told(of: str, size: float, power: float) -> None:
        held = abs(size - LEVEL) <= WITHIN
        figures[of] = {
            "size": size,
            "size within 1.5 points of 5 %": float(held),
            "power at twice the events": power,
        }

    for kind in KINDS:
        start = time.perf_counter()
        size, verdict, over_time, alone, outside = measured(kind, RUNS)
        power, finds, power_over_time, power_alone, _ = measured(kind, FEWER, TIMES)
        busiest = measured(kind, FEWER, busiest=True)[0]
        told(kind, size, power)
        print(
            f"{kind}: of {RUNS:,} placebo runs refused {size:.1%}, 0 outside the interval "
            f"{outside:.1%}, verdict a change {verdict:.1%}, test over time {over_time:.1%}, "
            f"series by itself {alone:.1%}; of {FEWER} with the busiest pair {busiest:.1%}; "
            f"of {FEWER} at twice the events {power:.0%}, verdict {finds:.0%}, "
            f"over time {power_over_time:.0%}, by itself {power_alone:.0%}; "
            f"{time.perf_counter() - start:.0f} s",
            flush=True,
        )
    with tempfile.TemporaryDirectory() as place:
        for name in SETS:
            start = time.perf_counter()
            series = taken_in(Path(place) / name, given.shared, name)
            (size, outside), (power, _) = real(series, RUNS), real(series, FEWER, TIMES)
            told(name, size, power)
            print(
                f"{name}: of {RUNS:,} pairs and days at random refused {size:.1%}, 0 outside the "
                f"interval {outside:.1%}; of {FEWER} at twice the events {power:.0%}; "
                f"{time.perf_counter() - start:.0f} s",
                flush=True,
            )
    wrong = [of for of, each in figures.items() if not each["size within 1.5 points of 5 %"]]
    if wrong:
        return f"size is not held: {', '.join(wrong)}"
    return floors.settle(
        FLOORS,
        figures,
        write=given.write,
        command="python evals/effects.py --shared DIR --write",
        notes={"runs": RUNS, "runs of power": FEWER},
    )


if __name__ == "__main__":
    sys.exit(main())
