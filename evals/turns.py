"""Turning points: ``python evals/turns.py [--shared DIR] [--write]``.

**Simulated pairs.** A *large* turn multiplies or divides the rate of conflict or of cooperation by
8 or more (to 30, or up to 30 events), with 6 to 30 events a period on the higher side, at least 8
periods from the ends and 10 from the next turn. So large since no method can date smaller ones
within a period: one that knew both rates would do so for 65 to 80 % of those by a factor of 4 with
3 events on the higher side, and for 90 to 98 % at 8 with 5. Turns by 4 to 8 with 3 to 6 events are
measured beside them. Kinds of noise: Poisson; negative binomial (variance m + m^2 / 4);
autocorrelated log rate (0.6, standard deviation 0.4), of each channel or of the pair's attention;
bursts of single periods (one in 25, 3 to 8 times as much); zeros for no reason (15 %). Weekly of 80
to 300 periods, monthly of 40 to 160. In half of the series one or two spells of 2 to 8 periods are
missing; what is told of everything wobbles by a tenth, has a trend and in a third of the series
doubles from some day on. Shocks: all reporting doubles (with exposure that shows it), or only that
of the pair, of all classes alike.

*Found within one period* counts periods of which anything is told, so that a turn within a missing
spell is not off by the spell's length. Ranges of dates are whole periods, so that where the date is
nearly sure a 90 % range holds it in more than 90 %: *dates covered* says how often the range holds
the truth, and *edge by its share* takes the likeliest periods, and counts the last that gets in
only as far as it is needed to reach 90 %, which gives 0.9 where the probabilities are right. The
size is the mean rate that the simulation had after over before, bursts and idle zeros aside; it is
continuous. The model and what it takes to date turns was set on seeds from 1,000,000 on
(``--tuning``); what is told comes from those from 0 on. These were run three times: how sure a turn
has to be went from 0.7 to 0.85 after the first, for the quiet pairs below, and a series may begin
within a burst since the second.

**Known turns.** ``data/known_turns.csv`` was fixed before any series but those of RUS-UKR and
USA-CUB was seen. A known turn is found if one of the same kind is dated from 14 days before its
first day to 14 after its last. The quiet pairs are drawn by ``default_rng(30)`` among the pairs
of states with at least 40 events in the year and no state of ``data/unquiet_states.csv``, sorted.
The first thirty were seen when bursts that go on for weeks were put into the model, since without
them 11 of thirty had a turn; thirty more of the same draw were not.
"""

from __future__ import annotations

import argparse
import csv
import math
import resource
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

import floors
from interstate.pipeline.data_sets import DataSetChoices, import_files
from interstate.pipeline.panels import RecordTables
from interstate.reference.states import load_states
from interstate.relations.series import Series, all_series, series_of
from interstate.relations.turns import Move, Turn, survives, turning_points
from interstate.store import open_record

Floats = NDArray[np.float64]
Pair = tuple[str, str]
HERE = Path(__file__).resolve().parent
HALF, IDLE = 0.5, 0.15
DATA, FLOORS, TKG = HERE / "data", Path(__file__).with_suffix(".json"), Path("data/tkg")
NOISES = ("poisson", "negative binomial", "autocorrelated", "attention", "bursts", "zeros")
LARGE, SMALLER = ((8.0, 30.0), (6.0, 30.0)), ((4.0, 8.0), (3.0, 6.0))
"""Factors, and events a period on the higher side."""
NUMBERS = {"large": 400, "quiet": 300, "told more": 100, "pair told more": 200, "smaller": 100}
"""How many series of each kind."""
LEAST_FOUND, MOST_FALSE, COVERED = 0.9, 0.05, (0.87, 0.93)
LEAST_KNOWN, LEAST_EVENTS = 7, 40
SEEN, UNSEEN = 30, 30
DAYS_OFF = timedelta(days=14)
YEARS = (2014, 2018)
DROPPED = ((("RUS", "UKR"), "conflict up"), (("CUB", "USA"), "cooperation up"))
"""The turns that have to stay when one pair of actors is left out."""
NEAR = 8
"""Periods with news within which a turn that is told is that turn, if wrongly dated."""
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
    weekly = bool(random.random() < HALF)
    n = int(random.integers(80, 301) if weekly else random.integers(40, 161))

    def between(low: float, high: float) -> float:
        return math.exp(random.uniform(math.log(low), math.log(high)))

    cooperation = between(*QUIET_RATES)
    base = np.array([cooperation, cooperation * between(*QUIET_ODDS)])
    rates = np.tile(base, (n, 1))
    turns: list[tuple[int, str, bool]] = []
    if kind in {"large", "smaller"}:
        factors, highs = LARGE if kind == "large" else SMALLER
        at = _places(n, random)
        channel = int(random.integers(2))
        high = between(*highs)
        up = bool(random.random() < HALF)
        level = high / between(*factors) if up else high
        rates[:, channel] = level
        for place in at:
            level = (
                between(max(level * factors[0], highs[0]), max(level * factors[1], highs[1]))
                if up
                else level / between(*factors)
            )
            rates[place:, channel] = level
            turns.append((place, ("cooperation", "conflict")[channel], up))
            up = not up
    exposure: Floats = np.exp(
        0.1 * random.normal(size=n) + random.uniform(-0.5, 0.5) * np.arange(n) / n
    )
    shock = int(random.integers(FROM_END, n - FROM_END))
    if kind == "told more" or random.random() < 1 / 3:
        exposure[shock:] *= 2
    if kind == "pair told more":
        rates[shock:] *= 2
    exposure /= exposure.mean()
    rates = rates * _drifting(noise, n, random)
    counts = random.poisson(_noisy(noise, rates, random) * exposure[:, None])
    share = random.uniform(0.1, 0.5, 2)
    material = random.binomial(counts, share)
    quads = np.stack([counts - material, material], axis=2).reshape(n, 4).astype(np.float64)
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
    return (
        sorted({first, second})
        if abs(first - second) >= APART and random.random() < HALF
        else [first]
    )


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
        return rates * (random.random(rates.shape) >= IDLE)
    return rates


def _missing(n: int, random: np.random.Generator) -> NDArray[np.bool_]:
    missing = np.zeros(n, dtype=bool)
    if random.random() < HALF:
        for _ in range(int(random.integers(1, 3))):
            length = int(random.integers(2, 9))
            start = int(random.integers(2, n - length - 2))
            missing[start : start + length] = True
    return missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """A true turn and what was said of it; periods off, or None where it was missed."""

    noise: str
    found: bool
    off: int | None = None
    date_covered: bool = False
    date_share: float = 0.0
    size_covered: bool = False


def measured(seed: int, kind: str) -> tuple[list[Met], int]:
    """Return how each true turn of a series was met, and how many false ones there were."""
    made = simulate(seed, kind)
    told = made.series.told
    place = dict(zip(made.series.periods, np.append(0, told.cumsum()[:-1]).tolist(), strict=True))
    at_place = list(place.values())
    found = turning_points(made.series).turns
    ends = [0, *(at for at, _, _ in made.turns), len(told)]
    right: set[int] = set()
    met: list[Met] = []
    for n, (at, what, up) in enumerate(made.turns):
        near = [
            (abs(place[move.day] - at_place[at]), k, move)
            for k, turn in enumerate(found)
            for move in turn.moves
            if (move.what, move.up) == (what, up)
        ]
        # Others that fall on the same days, such as of the balance, tell of the same turn.
        right |= {
            k
            for k, turn in enumerate(found)
            if any(abs(place[move.day] - at_place[at]) <= NEAR for move in turn.moves)
        }
        off, _, move = min(near, default=(NEAR + 1, 0, None), key=lambda each: each[0])
        if off > NEAR or move is None:
            met.append(Met(noise=made.noise, found=False))
            continue
        channel = ("cooperation", "conflict").index(what)
        before, after = (
            made.rates[a:b, channel][told[a:b]].mean()
            for a, b in ((ends[n], at), (at, ends[n + 1 + 1]))
        )
        met.append(
            Met(
                noise=made.noise,
                found=off <= 1,
                off=off,
                date_covered=place[move.first] <= at_place[at] <= place[move.last],
                date_share=_share(move, place, at_place[at]),
                size_covered=move.factor.low <= after / before <= move.factor.high,
            )
        )
    return met, len(found) - len(right)


def _share(move: Move, place: dict[date, int], truth: int) -> float:
    """Return how much of the truth is among the likeliest periods that hold 90 %."""
    chances: dict[int, float] = {}
    for day, chance in move.dates:
        chances[place[day]] = chances.get(place[day], 0.0) + chance
    own = chances.get(truth, 0.0)
    before = sum(chance for chance in chances.values() if chance > own)
    return min(max((0.9 - before) / own, 0.0), 1.0) if own else 0.0


def simulated(first: int, share: float) -> tuple[floors.Figures, list[str]]:
    """Measure on series of each kind, from a seed on; say which bars are missed."""
    found: floors.Figures = {}
    wrong: list[str] = []
    with ProcessPoolExecutor() as pool:
        for kind, number in NUMBERS.items():
            seeds = range(first, first + round(number * share))
            done = list(pool.map(measured, seeds, [kind] * len(seeds), chunksize=8))
            figures = {"series without a false turn": _mean([not each for _, each in done])}
            false = Counter(
                NOISES[seed % len(NOISES)]
                for seed, (_, each) in zip(seeds, done, strict=True)
                if each
            )
            print(f"{kind}: {len(done)} series; with a false turn: {dict(false)}")
            met = [each for all_met, _ in done for each in all_met]
            for noise in NOISES if met else ():
                _print(f"  {noise}", [each for each in met if each.noise == noise])
            if met:
                _print("  all", met)
                figures |= _floors(_figures(met))
            print(flush=True)
            found[kind] = figures
            wrong += _bars(kind, figures["series without a false turn"], met)
    return found, wrong


def _print(of: str, met: list[Met]) -> None:
    figures = ", ".join(f"{name} {value:.3f}" for name, value in _figures(met).items())
    print(f"{of}: {len(met)} turns, {figures}")


def _floors(figures: dict[str, float]) -> dict[str, float]:
    """Return figures of which higher is better: of a coverage, how near it is to 0.9."""
    return {
        (f"{name}, nearness to 0.9" if "covered" in name else name): (
            1 - abs(value - 0.9) if "covered" in name else value
        )
        for name, value in figures.items()
    }


def _bars(kind: str, clean: float, met: list[Met]) -> list[str]:
    wrong = [] if clean > 1 - MOST_FALSE else [f"{kind}: false turns in {1 - clean:.3f}"]
    if kind != "large":
        return wrong
    figures = _figures(met)
    if figures["turns found within one period"] < LEAST_FOUND:
        wrong.append(f"large turns found: {figures['turns found within one period']:.3f}")
    return wrong + [
        f"{name}: {figures[name]:.3f}"
        for name in ("dates covered, edge by its share", "sizes covered")
        if not COVERED[0] <= figures[name] <= COVERED[1]
    ]


def _figures(met: list[Met]) -> dict[str, float]:
    seen = [each for each in met if each.off is not None]
    return {
        "turns found within one period": _mean([each.found for each in met]),
        "found at all": _mean([each.off is not None for each in met]),
        "dates covered": _mean([each.date_covered for each in seen]),
        "dates covered, edge by its share": _mean([each.date_share for each in seen]),
        "sizes covered": _mean([each.size_covered for each in seen]),
    }


def _mean(values: list[bool] | list[float]) -> float:
    return float(np.mean(values)) if values else 0.0


def taken_in(path: Path, folder: Path, epoch: date) -> RecordTables:
    with open_record(folder) as record:
        for _ in import_files("tkg", [str(path)], folder, DataSetChoices(epoch=epoch)):
            pass
        record.remake_given_events()
    return RecordTables(folder)


def turned(item: tuple[Pair, Series]) -> tuple[Pair, tuple[Turn, ...]]:
    pair, series = item
    return pair, turning_points(series).turns


def known(shared: Path, folder: Path) -> tuple[floors.Figures, list[str]]:
    """Measure on the known turns and the quiet pairs of ICEWS14 and ICEWS18."""
    tables = {
        year: taken_in(shared / TKG / f"ICEWS{year % 100}", folder / str(year), date(year, 1, 1))
        for year in YEARS
    }
    every = {
        year: all_series(
            each.query("given_by_day", a="", b="").filter("typed"),
            each.query("given_days"),
            coder="tkg",
            step="week",
        )
        for year, each in tables.items()
    }
    found: dict[int, dict[Pair, tuple[Turn, ...]]] = {}
    for year, of_year in every.items():
        start, busy = time.perf_counter(), _busy()
        with ProcessPoolExecutor(2) as pool:
            found[year] = dict(pool.map(turned, of_year.items(), chunksize=16))
        seconds, worked = time.perf_counter() - start, _busy() - busy
        with_turn = sum(bool(each) for each in found[year].values())
        print(
            f"{year}: {len(of_year):,} pairs in {seconds:.0f} s by two processes that worked "
            f"{worked:.0f} s together; {with_turn} have a turn"
        )
    rows = list(csv.DictReader((DATA / "known_turns.csv").open(encoding="utf-8")))
    hits = sum(_is_found(row, found[int(row["year"])]) for row in rows)
    quiet = _quiet(every)
    false = [(year, pair) for year, pair in quiet[:SEEN] if found[year][pair]]
    unseen = [(year, pair) for year, pair in quiet[SEEN:] if found[year][pair]]
    for year, pair in [*false, *unseen]:
        for turn in found[year][pair]:
            print(f"quiet {year} {'-'.join(pair)}: {turn.day} {turn.because}")
    print(
        f"known turns found: {hits} of {len(rows)}; quiet pairs with a turn: {len(false)} of "
        f"{SEEN}, and of those not seen before {len(unseen)} of {len(quiet) - SEEN}"
    )
    stays = [_stays(tables[2014], every[2014], pair, kind) for pair, kind in DROPPED]
    wrong = [] if hits >= LEAST_KNOWN else [f"{hits} known turns found, not {LEAST_KNOWN}"]
    if len(false) > MOST_FALSE * SEEN:
        wrong.append(f"{len(false)} of {SEEN} quiet pairs have a turn")
    wrong += [
        f"{'-'.join(pair)}: not without each actor pair"
        for (pair, _), ok in zip(DROPPED, stays, strict=True)
        if ok < 1
    ]
    return {
        "known turns": {
            "found": hits / len(rows),
            "quiet pairs without a turn": 1 - len(false) / SEEN,
            "unseen quiet pairs without a turn": 1 - len(unseen) / (len(quiet) - SEEN),
            "stays without each of ten actor pairs": min(stays),
        }
    }, wrong


def _busy() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _is_found(row: dict[str, str], found: dict[Pair, tuple[Turn, ...]]) -> bool:
    one, other = sorted(row["pair"].split("-"))
    first, last = (date.fromisoformat(row[name]) for name in ("first", "last"))
    turns = found.get((one, other), ())
    hit = any(
        first - DAYS_OFF <= move.day <= last + DAYS_OFF
        for turn in turns
        for move in turn.moves
        if move.direction == row["kind"]
    )
    told = "found " if hit else "missed"
    print(f"{told} {row['year']} {row['pair']} {row['kind']} {first} to {last}")
    for turn in turns:
        by = " and ".join(turn.found_by)
        print(f"       {turn.first} to {turn.last}: {turn.because}")
        print(f"       probability {turn.probability:.2f}, also by {by}")
    return hit


def _quiet(every: dict[int, dict[Pair, Series]]) -> list[tuple[int, Pair]]:
    """Draw the quiet pairs by the rule that was fixed beforehand."""
    unquiet: dict[int, set[str]] = {year: set() for year in YEARS}
    for row in csv.DictReader((DATA / "unquiet_states.csv").open(encoding="utf-8")):
        unquiet[int(row["year"])] |= set(row["states"].split())
    states = load_states()
    held = [
        (year, pair)
        for year in YEARS
        for pair, series in sorted(every[year].items())
        if all(party in states and party not in unquiet[year] for party in pair)
        and np.nansum(series.counts) >= LEAST_EVENTS
    ]
    print(f"quiet pairs: {SEEN} and {UNSEEN} of {len(held)}")
    # The thirty were drawn first, so that they are those that they would be without the others.
    random = np.random.default_rng(30)
    seen = random.choice(len(held), SEEN, replace=False)
    others = np.setdiff1d(np.arange(len(held)), seen)
    unseen = random.choice(others, UNSEEN, replace=False)
    return [held[int(k)] for k in (*sorted(seen), *sorted(unseen))]


def _stays(tables: RecordTables, every: dict[Pair, Series], pair: Pair, kind: str) -> float:
    """Return in what share of the series without one of ten actor pairs a turn stays.

    The pairs are the ten most often reported from eight weeks before the turn to eight after, in
    either direction.
    """
    turn = next(
        (
            turn
            for turn in turning_points(every[pair]).turns
            if kind in {move.direction for move in turn.moves}
        ),
        None,
    )
    if turn is None:
        return 0.0
    one, other = pl.col("actor_name").fill_null(""), pl.col("recipient_name").fill_null("")
    of_pair = tables.query("given_reports_of_pair", a=pair[0], b=pair[1], kind="")
    reports = of_pair.filter(pl.col("event_type").is_not_null()).with_columns(
        who=pl.concat_str(
            pl.min_horizontal(one, other), pl.max_horizontal(one, other), separator=" and "
        )
    )
    weeks = timedelta(weeks=8)
    ten = (
        reports.filter(pl.col("first").is_between(turn.day - weeks, turn.day + weeks))
        .group_by("who")
        .len()
        .sort("len", "who", descending=[True, False])
        .head(10)
    )
    told = tables.query("given_days")
    without = {
        who: series_of(
            _happenings(reports.filter(pl.col("who") != who)),
            told,
            pair=pair,
            coder="tkg",
            step="week",
        )
        for who in ten["who"]
    }
    stays = survives(turn, without)
    for who, number in ten.iter_rows():
        outcome = "stays" if stays[who] else "is gone"
        print(f"{'-'.join(pair)} without {who} ({number} reports): {outcome}")
    return _mean(list(stays.values()))


def _happenings(reports: pl.DataFrame) -> pl.DataFrame:
    """Put reports together that tell of one happening, as the query happenings_given does."""
    swapped = pl.col("symmetric") & (pl.col("recipient") < pl.col("actor"))
    actor = pl.when(swapped).then("recipient").otherwise("actor")
    recipient = pl.when(swapped).then("actor").otherwise("recipient")
    return reports.select(
        actor=actor,
        recipient=recipient,
        symmetric="symmetric",
        day="first",
        event_type="event_type",
        mode="mode",
        quad="quad",
        cameo="cameo",
        goldstein="goldstein",
        place_country="place_country",
        place_id="place_id",
    ).unique()


def main() -> str | None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument(
        "--shared", type=Path, help="folder with data/tkg; without, simulations only"
    )
    options.add_argument("--share", type=float, default=1.0, help="of the simulated series, as 0.1")
    options.add_argument(
        "--tuning", action="store_true", help="the seeds that thresholds are set on"
    )
    options.add_argument("--write", action="store_true", help="keep the figures as new floors")
    given = options.parse_args()
    found: floors.Figures = {}
    wrong: list[str] = []
    if given.shared is not None:
        with tempfile.TemporaryDirectory() as folder:
            found, wrong = known(given.shared, Path(folder))
    of_simulated, missed = simulated(TUNED_ON if given.tuning else 0, given.share)
    found |= of_simulated
    wrong += missed
    for bar in wrong:
        print(f"bar missed: {bar}")
    if given.tuning or given.share < 1:
        return None
    # A bar that is missed is told, and kept with the floors; what fails is to do worse than before.
    return floors.settle(
        FLOORS,
        found,
        write=given.write,
        command="python evals/turns.py --shared DIR --write",
        notes={"simulated series": NUMBERS, "missed bars": wrong},
    )


if __name__ == "__main__":
    sys.exit(main())
