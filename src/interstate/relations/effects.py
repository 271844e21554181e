"""What changed between two states after a happening, held against pairs that it does not concern.

An event study of a pair: its series against a synthetic one made of donor pairs (see
`interstate.relations.synthetic_controls`), and by itself (`interstate.relations.interruptions`).
The verdict follows the synthetic control alone, by the stated rules of `_verdict`: mostly it is
that the data cannot tell, and then it says why.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from interstate.errors import PairError, RangeError, UnknownCodeError
from interstate.relations.dyads import STEPS
from interstate.relations.interruptions import Interruption, interruption_of
from interstate.relations.synthetic_controls import (
    SPREAD,
    Controls,
    changes_without_one,
    p_over_time,
    synthetic_controls,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from numpy.typing import NDArray

    from interstate.relations.series import Series

    Floats = NDArray[np.float64]
    Booleans = NDArray[np.bool_]
    Pair = tuple[str, str]

LEVEL = 0.05
"""The test refuses at most this share of pairs to which nothing happened."""
LEAST_BEFORE, LEAST_AFTER = 8, 4
"""With fewer periods before there is nothing to learn weights from, with fewer after nothing to
judge."""
DONORS = (39, 59, 79)
"""Numbers of donors with which a test at 5 % is exact: 2, 3 or 4 places of 40, 60 or 80.

With 19 the pair must be the first of 20, and that happens too often: what moves a pair moves others
that share a party with it, which are no donors. See docs/explanation/effects.md.
"""
ACTIVE = 0.5
"""In this share of the periods before the day something of the kind must be told of each pair."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What of a pair is looked at.

    Attributes
    ----------
    name
        In words.
    unit
        What its figures are of; empty for a share.
    rate
        Whether it is events in proportion to all that is told, else a mean of the period's events,
        which is missing where there is none.
    great
        The least change that is called great: of a rate as a share of the mean before.
    """

    name: str
    unit: str
    rate: bool
    great: float


OUTCOMES: Mapping[str, Outcome] = MappingProxyType(
    {
        "conflict": Outcome(name="events of conflict", unit="events", rate=True, great=0.5),
        "cooperation": Outcome(name="events of cooperation", unit="events", rate=True, great=0.5),
        "share": Outcome(name="share of conflict", unit="", rate=False, great=0.1),
        "goldstein": Outcome(name="Goldstein mean", unit="points", rate=False, great=1.0),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Donor:
    """A pair of which the synthetic one is made.

    Attributes
    ----------
    pair
        Party ids.
    weight
        How much of the synthetic pair it is, 0 to 1.
    level
        Its mean outcome before the day.
    """

    pair: Pair
    weight: float
    level: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the data say, in one of four findings, and why.

    Attributes
    ----------
    finding
        ``"higher"`` or ``"lower"`` than the donors let one expect, ``"no great change"``, or
        ``"cannot tell"``.
    reason
        Which rule decided: ``"test"``, ``"interval"``, ``"few periods before"``, ``"few periods
        after"``, ``"little told"``, ``"few donors"``, ``"poor fit"``, ``"apart before"``, ``"one
        donor"``, ``"unlike donors"`` or ``"wide interval"``.
    because
        The reason in English, with its figures.
    """

    finding: str
    reason: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Synthetic:
    """A pair against its synthetic control.

    Attributes
    ----------
    donors
        By weight, the heaviest first.
    expected : (periods,) float array
        The synthetic pair's outcome; NaN in periods left out.
    placebo_gaps : (donors, periods) float array
        The gaps of each donor, in the order of `donors`, put on the pair's scale: its own standard
        deviations before times that of the pair.
    change
        Mean gap after the day.
    interval
        Between which values the change may lie, at 95 %, by the donors' own mean gaps. The test
        looks at straying either way, so that the two need not agree.
    fit
        Share of the variation before the day accounted for (R squared); of the pair's own mean 0.
    error_before, error_after
        Root mean squared gap (RMSPE).
    ratio, p
        The second over the first, and the share of pairs whose ratio is at least as great.
    ratios : (donors,) float array
        Those of the donors, in their order.
    p_in_time
        The same test for a day in the middle of the time before, when nothing happened; ``None``
        where there is too little time for it.
    p_over_time
        The second test: see `interstate.relations.synthetic_controls.p_over_time`; ``None`` where
        the time after the day is as long as that before it.
    without_one
        Least and greatest change when each donor with weight is left out in turn.
    """

    donors: tuple[Donor, ...]
    expected: Floats
    placebo_gaps: Floats
    change: float
    interval: tuple[float, float]
    fit: float
    error_before: float
    error_after: float
    ratio: float
    p: float
    ratios: Floats
    p_in_time: float | None
    p_over_time: float | None
    without_one: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Effect:
    """What changed between two states after a day.

    Attributes
    ----------
    pair, coder, step
        As of the series.
    at
        The day of the happening. The period in which it lies counts to neither side, unless it
        begins on that day.
    parties
        Whom else the happening concerns: no donor has one of them.
    outcome
        Of `OUTCOMES`.
    periods
        The first day of each.
    observed : (periods,) float array
        The outcome; NaN where missing.
    before, after : (periods,) boolean arrays
        Periods that count, all with a value.
    events
        How many events of the kind are told of the pair in all.
    level
        Mean outcome before the day; NaN where there is no period before.
    candidates
        How many pairs would do as donors.
    synthetic
        ``None`` where none could be made; the verdict says why.
    alone
        The series by itself; ``None`` where no line could be found.
    """

    pair: Pair
    coder: str
    step: str
    at: date
    parties: tuple[str, ...]
    outcome: str
    periods: tuple[date, ...]
    observed: Floats
    before: Booleans
    after: Booleans
    events: int
    level: float
    candidates: int
    synthetic: Synthetic | None
    alone: Interruption | None
    verdict: Verdict


def effect(  # noqa: PLR0913  (what can be asked of an effect)
    series: Mapping[Pair, Series],
    pair: Pair,
    *,
    at: date,
    outcome: str = "conflict",
    parties: Collection[str] = (),
    spread: float = SPREAD,
) -> Effect:
    """Say what changed between two states after a happening.

    Parameters
    ----------
    series
        Of all pairs, by one coder, undirected, over the same periods.
    pair
        One of them.
    at
        The day of the happening.
    outcome
        Of `OUTCOMES`.
    parties
        Whom the happening concerns beside the two: no donor pair has one of them.
    spread
        See `interstate.relations.synthetic_controls.synthetic_controls`.

    Raises
    ------
    PairError
        If nothing is told of the pair.
    UnknownCodeError
        If the outcome is not known.
    RangeError
        If the day lies outside the periods.
    """
    if outcome not in OUTCOMES:
        raise UnknownCodeError(outcome, kind="outcome", known=OUTCOMES)
    if pair not in series:
        msg = f"nothing, or too little, is told of {pair[0]} and {pair[1]} to count by period"
        raise PairError(msg)
    own, kind = series[pair], OUTCOMES[outcome]
    sides = sides_of(own.periods, own.step, at)
    observed, told = outcome_of(own, outcome), events_of(own, outcome)
    known = np.isfinite(observed)
    before, after = sides[0] & known, sides[1] & known
    chosen: Sequence[Pair] = ()
    candidates, synthetic = 0, None
    verdict = _too_little(told, before, after, own.step, outcome)
    if verdict is None:
        chosen, candidates = choose_donors(
            series, pair, before=before, after=after, outcome=outcome, parties=parties
        )
    if chosen:
        synthetic = _synthetic(series, pair, chosen, before, after, outcome, spread)
    level = float(observed[before].mean()) if before.any() else float("nan")
    return Effect(
        pair=pair,
        coder=own.coder,
        step=own.step,
        at=at,
        parties=tuple(sorted(parties)),
        outcome=outcome,
        periods=own.periods,
        observed=observed,
        before=before,
        after=after,
        events=int(np.nansum(told)),
        level=level,
        candidates=candidates,
        synthetic=synthetic,
        alone=interruption_of(
            told if kind.rate else observed,
            own.exposure if kind.rate else None,
            before=before,
            after=after,
        ),
        verdict=verdict
        or (
            _few_donors(candidates)
            if synthetic is None
            else _verdict(synthetic, own, outcome, level)
        ),
    )


def outcome_of(series: Series, outcome: str) -> Floats:
    """Return an outcome of a pair in each period, NaN where it is missing.

    Rates are events over the period's exposure: as many as there would be if as much were told of
    everything as on average.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        if outcome == "conflict":
            return series.conflict / series.exposure
        if outcome == "cooperation":
            return series.cooperation / series.exposure
        if outcome == "share":
            return series.conflict / (series.conflict + series.cooperation)
        return series.goldstein / series.valued


def events_of(series: Series, outcome: str) -> Floats:
    """Return how many events an outcome rests on in each period; NaN where missing."""
    if outcome == "conflict":
        return series.conflict
    if outcome == "cooperation":
        return series.cooperation
    return series.valued if outcome == "goldstein" else series.counts.sum(axis=1)


def sides_of(periods: Sequence[date], step: str, at: date) -> tuple[Booleans, Booleans]:
    """Return which periods lie wholly before a day, and which on it or after it.

    Raises
    ------
    RangeError
        If none lies before, or none after.
    """
    import polars as pl

    begins = pl.Series(periods)
    ends = begins.dt.offset_by(STEPS[step]).dt.offset_by("-1d")
    before, after = (ends < at).to_numpy(), (begins >= at).to_numpy()
    if not before.any() or not after.any():
        msg = (
            f"{at} leaves no {step} before or none after it: counted is from {periods[0]} to "
            f"{ends[-1]}; give another day with --at, or take in more data"
        )
        raise RangeError(msg)
    return before, after


def choose_donors(  # noqa: PLR0913  (what donors are chosen by)
    series: Mapping[Pair, Series],
    pair: Pair,
    *,
    before: Booleans,
    after: Booleans,
    outcome: str,
    parties: Collection[str] = (),
) -> tuple[list[Pair], int]:
    """Return the donors of a pair, and how many there are to choose from.

    A donor shares no party with the pair nor with the happening, has a value in every period in
    which the pair has one, and something of the kind is told of it in at least half of the periods
    before. Of those the ones are taken that are nearest to the pair in how much is told of them
    before the day, as many as make the test exact: see `DONORS`.
    """
    counted = before | after
    taken = {*pair, *parties}
    fit: dict[Pair, float] = {}
    for other, each in series.items():
        if taken & {*other}:
            continue
        values = outcome_of(each, outcome)
        told = events_of(each, outcome)[before]
        if (
            np.isfinite(values[counted]).all()
            and (told > 0).mean() >= ACTIVE
            and values[before].std() > 0
        ):
            fit[other] = float(told.sum())
    number = max((n for n in DONORS if n <= len(fit)), default=0)
    of_pair = float(events_of(series[pair], outcome)[before].sum())
    nearest = sorted(fit, key=lambda other: (abs(np.log(fit[other] / of_pair)), other))
    return sorted(nearest[:number]), len(fit)


def controls_of(  # noqa: PLR0913  (what a control is made of)
    series: Mapping[Pair, Series],
    units: Sequence[Pair],
    *,
    before: Booleans,
    after: Booleans,
    outcome: str,
    spread: float = SPREAD,
) -> Controls:
    """Make a pair from its donors, and each donor from all the others.

    A donor is made of others with which it shares a party too: made of fewer than the pair is, it
    would fit less well before, and the pair would stand out too often.

    Parameters
    ----------
    units
        The pair, and its donors.
    """
    outcomes = np.array([outcome_of(series[unit], outcome) for unit in units])
    outcomes[:, ~(before | after)] = 0.0
    allowed = np.ones((len(units), len(units)), dtype=bool)
    allowed[1:, 0] = False
    return synthetic_controls(outcomes, before=before, after=after, allowed=allowed, spread=spread)


def _synthetic(  # noqa: PLR0913, PLR0917  (what a control is made of)
    series: Mapping[Pair, Series],
    pair: Pair,
    chosen: Sequence[Pair],
    before: Booleans,
    after: Booleans,
    outcome: str,
    spread: float,
) -> Synthetic:
    units = [pair, *chosen]
    outcomes = np.array([outcome_of(series[unit], outcome) for unit in units])
    controls = controls_of(
        series, units, before=before, after=after, outcome=outcome, spread=spread
    )
    levels = outcomes[:, before].mean(axis=1)
    order = [1 + int(n) for n in np.argsort(-controls.weights[0, 1:], kind="stable")]
    counted = before | after
    gaps = np.where(counted, controls.gaps * controls.scales[0], np.nan)
    rows = outcomes[:, counted]
    without = changes_without_one(
        rows,
        before=before[counted],
        after=after[counted],
        weights=controls.weights[0],
        spread=spread,
    )
    return Synthetic(
        donors=tuple(
            Donor(pair=units[n], weight=float(controls.weights[0, n]), level=float(levels[n]))
            for n in order
        ),
        expected=outcomes[0] - gaps[0],
        placebo_gaps=gaps[order],
        change=controls.change,
        interval=controls.interval(1 - LEVEL) or (-math.inf, math.inf),
        fit=controls.fit,
        error_before=float(controls.errors_before[0] * controls.scales[0]),
        error_after=float(controls.errors_after[0] * controls.scales[0]),
        ratio=float(controls.ratios[0]),
        p=controls.p,
        ratios=controls.ratios[order],
        p_in_time=_p_in_time(series, units, before, outcome, spread),
        # Moved round in time, a long stretch is nearly all of it each time.
        p_over_time=p_over_time(rows[0], rows[1:], after=after[counted], spread=spread)
        if after.sum() < before.sum()
        else None,
        without_one=(float(without.min()), float(without.max())),
    )


def _p_in_time(
    series: Mapping[Pair, Series],
    units: Sequence[Pair],
    before: Booleans,
    outcome: str,
    spread: float,
) -> float | None:
    """Return the p of the same test for a day two thirds through the time before the happening."""
    places = np.flatnonzero(before)
    late = max(LEAST_AFTER, len(places) // 3)
    if len(places) - late < LEAST_BEFORE:
        return None
    earlier, later = np.zeros_like(before), np.zeros_like(before)
    earlier[places[:-late]] = True
    later[places[-late:]] = True
    varied = [unit for unit in units if outcome_of(series[unit], outcome)[earlier].std() > 0]
    if not varied or varied[0] != units[0] or len(varied) < min(DONORS):
        return None
    return controls_of(
        series, varied, before=earlier, after=later, outcome=outcome, spread=spread
    ).p


def _too_little(
    told: Floats, before: Booleans, after: Booleans, step: str, outcome: str
) -> Verdict | None:
    n, m = int(before.sum()), int(after.sum())
    finer = " or count by a shorter step (--by)" if step != "day" else ""
    if n < LEAST_BEFORE:
        return Verdict(
            finding="cannot tell",
            reason="few periods before",
            because=f"the {step}s with a value before the day number {n}, and {LEAST_BEFORE} are "
            f"needed to learn what was usual; take in earlier data{finer}",
        )
    if m < LEAST_AFTER:
        return Verdict(
            finding="cannot tell",
            reason="few periods after",
            because=f"the {step}s with a value after the day number {m}, and {LEAST_AFTER} are "
            f"needed to judge what followed; take in later data{finer}",
        )
    active = float((told[before] > 0).mean())
    if active < ACTIVE:
        return Verdict(
            finding="cannot tell",
            reason="little told",
            because=f"{OUTCOMES[outcome].name} of the pair are told of in only {active:.0%} of the "
            f"{step}s before the day, and {ACTIVE:.0%} are needed; count by a longer step (--by)",
        )
    return None


def _few_donors(candidates: int) -> Verdict:
    return Verdict(
        finding="cannot tell",
        reason="few donors",
        because=f"of all pairs {candidates} would do as donors, and {min(DONORS)} are needed for a "
        f"test at {LEVEL:.0%}: with fewer no result could be rare enough",
    )


def _verdict(made: Synthetic, series: Series, outcome: str, level: float) -> Verdict:
    """Decide by rules in a fixed order: reasons not to judge first, then the test."""
    kind, step = OUTCOMES[outcome], series.step
    donors = len(made.donors)

    def untold(reason: str, because: str) -> Verdict:
        return Verdict(finding="cannot tell", reason=reason, because=because)

    if made.fit <= 0:
        return untold(
            "poor fit",
            "before the day the donor pairs follow the pair no better than its own average does "
            f"(R² {made.fit:.2f}), so they say nothing about what would have followed",
        )
    if made.p_in_time is not None and made.p_in_time <= LEVEL:
        return untold(
            "apart before",
            "the pair had left its donors already before the day: a placebo day in the time before "
            f"gives p = {made.p_in_time:.3f}",
        )
    place = round(made.p * (donors + 1))
    tested = f"p = {made.p:.3f}: place {place} of {donors + 1} pairs, itself among them"
    if made.p <= LEVEL:
        low, high = made.without_one
        if low * high <= 0:
            return untold(
                "one donor",
                f"the pair strays from its donors ({tested}), but the direction turns when one "
                f"donor is left out ({low:+.2g} to {high:+.2g})",
            )
        finding, side = ("higher", "above") if made.change > 0 else ("lower", "below")
        unit = f" {kind.unit} a {step}" if kind.rate else f" {kind.unit}".rstrip()
        return Verdict(
            finding=finding,
            reason="test",
            because=f"after the day the mean lies {abs(made.change):.2g}{unit} {side} what the "
            f"donor pairs let one expect (95 %: {made.interval[0]:+.2g} to "
            f"{made.interval[1]:+.2g}), and chance among pairs seldom goes as far ({tested})",
        )
    great = kind.great * (level if kind.rate else 1.0)
    low, high = made.interval
    fitting = f"mean changes from {low:+.2g} to {high:+.2g} fit the data"
    if max(-low, high) < great:
        return Verdict(
            finding="no great change",
            reason="interval",
            because=f"what followed is not unusual enough ({tested}), and only {fitting}, none of "
            f"them great (of {great:.2g} or more)",
        )
    return untold(
        "wide interval",
        f"what followed is not unusual enough ({tested}), and {fitting}, great ones (of "
        f"{great:.2g} or more) among them",
    )
