"""Tell, draw or write what changed between two states after a happening."""

import csv
import io
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from interstate.errors import PairError, UnknownCodeError

if TYPE_CHECKING:
    from interstate.relations.effects import Effect
    from interstate.relations.interruptions import Interruption

DRAWN = (".svg", ".png", ".html")
ENDINGS = (".csv", ".json", *DRAWN)
_MOST_DONORS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for on the command line."""

    pair: tuple[str, str]
    at: date
    outcome: str
    by: str
    coder: str | None
    parties: tuple[str, ...]
    donors: tuple[str, ...]
    first: date | None
    last: date | None


def tell_effect(asked: Asked, record: Path, *, output: Path | None, as_json: bool) -> None:
    """Print what changed after a happening, or write it to a file.

    Raises
    ------
    UnknownCodeError
        If the file's ending is none of `ENDINGS`.
    PairError
        If a donor is no pair.
    """
    from interstate.briefs.charts import write_chart
    from interstate.briefs.effect_chart import effect_chart
    from interstate.pipeline.effects import effect_of
    from interstate.reference.data_sets import coder_name
    from interstate.views.cli.writing import write

    if output is not None and output.suffix.lower() not in ENDINGS:
        raise UnknownCodeError(output.suffix, kind="ending of an effect", known=ENDINGS)
    made = effect_of(
        record,
        asked.pair,
        at=asked.at,
        outcome=asked.outcome,
        step=asked.by,
        coder=asked.coder,
        parties=asked.parties,
        donors=[_donor(donor) for donor in asked.donors],
        first=asked.first,
        last=asked.last,
    )
    if output is None:
        if as_json:
            typer.echo(json.dumps(as_values(made), ensure_ascii=False))
        else:
            for line in _lines(made):
                typer.echo(line)
        return
    ending = output.suffix.lower()
    if ending in DRAWN:
        write_chart(effect_chart(made, source=coder_name(made.coder)), output)
    elif ending == ".json":
        write(output, json.dumps(as_values(made), ensure_ascii=False, indent=1) + "\n")
    else:
        write(output, _table(made))
    typer.echo(f"{output}: {made.verdict.finding}: {made.verdict.because}")


def as_values(made: "Effect") -> dict[str, object]:
    """Return an effect as values of JSON; what is missing is null."""
    found = made.synthetic
    return {
        "pair": list(made.pair),
        "at": made.at.isoformat(),
        "outcome": made.outcome,
        "coder": made.coder,
        "step": made.step,
        "parties": list(made.parties),
        "finding": made.verdict.finding,
        "reason": made.verdict.reason,
        "because": made.verdict.because,
        "events": made.events,
        "periods_before": int(made.before.sum()),
        "periods_after": int(made.after.sum()),
        "level_before": _number(made.level),
        "candidates": made.candidates,
        "synthetic": None
        if found is None
        else {
            "change": found.change,
            "interval": list(found.interval),
            "fit_before": found.fit,
            "rmspe_before": found.error_before,
            "rmspe_after": found.error_after,
            "ratio": found.ratio,
            "p": found.p,
            "p_in_time": found.p_in_time,
            "p_over_time": found.p_over_time,
            "without_one": list(found.without_one),
            "donors": [
                {"pair": list(donor.pair), "weight": donor.weight, "level": donor.level, "ratio": r}
                for donor, r in zip(found.donors, found.ratios.tolist(), strict=True)
            ],
        },
        "alone": None if made.alone is None else _alone(made.alone),
        "periods": [
            dict(zip(("period", "side", "observed", "synthetic"), row, strict=True))
            for row in _rows(made)
        ],
    }


def _alone(found: "Interruption") -> dict[str, object]:
    return {
        "level": [found.level.value, found.level.low, found.level.high],
        "slope": [found.slope.value, found.slope.low, found.slope.high],
        "factors": found.factors,
        "p": found.p,
        "degrees": found.degrees,
        "errors": found.errors,
    }


def _number(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _rows(made: "Effect") -> Iterator[tuple[str, str, float | None, float | None]]:
    for n, period in enumerate(made.periods):
        side = "before" if made.before[n] else "after" if made.after[n] else "left out"
        expected = None if made.synthetic is None else _number(float(made.synthetic.expected[n]))
        yield period.isoformat(), side, _number(float(made.observed[n])), expected


def _table(made: "Effect") -> str:
    """Return a row for each period: what was counted, what was expected, and placebo gaps."""
    donors = [] if made.synthetic is None else [*made.synthetic.donors]
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    names = ["-".join(donor.pair) for donor in donors]
    rows.writerow(["period", "side", "observed", "synthetic", *(f"gap_{name}" for name in names)])
    for n, row in enumerate(_rows(made)):
        gaps = () if made.synthetic is None else made.synthetic.placebo_gaps[:, n]
        numbers = [*row[2:], *(_number(float(gap)) for gap in gaps)]
        rows.writerow([*row[:2], *("NA" if value is None else value for value in numbers)])
    return text.getvalue()


def _lines(made: "Effect") -> Iterator[str]:
    from interstate.briefs.effect_chart import FINDINGS, caption
    from interstate.reference.data_sets import coder_name
    from interstate.reference.states import party_name
    from interstate.relations.effects import OUTCOMES

    kind = OUTCOMES[made.outcome]
    names = " and ".join(map(party_name, made.pair))
    per = f"{kind.unit} a {made.step}" if kind.rate else kind.unit
    yield f"{names}: {kind.name} before and after {made.at}"
    yield f"{FINDINGS[made.verdict.finding]}: {made.verdict.because}."
    yield ""
    if made.synthetic is not None:
        found, (low, high) = made.synthetic, made.synthetic.interval
        in_time, over_time = (
            "too little time before" if p is None else f"p = {p:.3f}"
            for p in (found.p_in_time, found.p_over_time)
        )
        yield "Against a synthetic pair, made of donor pairs that share no party with the two"
        yield f"  mean before            {made.level:.2f} {per}"
        yield f"  change after           {found.change:+.2f} (95 %: {low:+.2f} to {high:+.2f})"
        yield f"  placebos in space      p = {found.p:.3f}, RMSPE ratio {found.ratio:.2f}"
        yield f"  placebo in time        {in_time}"
        yield f"  over time              {over_time}"
        yield "  without any one donor  {:+.2f} to {:+.2f}".format(*found.without_one)
        yield f"  fit before             R² {found.fit:.2f}, RMSPE {found.error_before:.2f}"
        heaviest = [donor for donor in found.donors if donor.weight > 0][:_MOST_DONORS]
        yield f"  the {len(heaviest)} heaviest of {len(found.donors)} donors"
        for donor in heaviest:
            pair = " – ".join(map(party_name, donor.pair))
            yield f"    {donor.weight:6.1%}  {pair} (mean before {donor.level:.2f})"
    yield "The series by itself (segmented regression)"
    yield from _alone_lines(made.alone, made.step)
    yield ""
    yield caption(made, coder_name(made.coder))
    yield "This says what followed the day, not what caused it. p: how rarely chance goes as far."


def _alone_lines(alone: "Interruption | None", step: str) -> Iterator[str]:
    if alone is None:
        yield "  cannot be told: too few periods, or none of these events on one side of the day"
        return
    sign = "x" if alone.factors else ""
    for what, each in (("level", alone.level), (f"slope a {step}", alone.slope)):
        yield (
            f"  change of {what:<12} {sign}{each.value:.2f} "
            f"(95 %: {sign}{each.low:.2f} to {sign}{each.high:.2f})"
        )
    p = "< 0.001" if alone.p < 0.001 else f"= {alone.p:.3f}"  # noqa: PLR2004
    yield f"  both together          p {p} ({alone.errors}, {alone.degrees} df)"


def _donor(written: str) -> tuple[str, str]:
    one, dash, other = written.partition("-")
    if not dash:
        msg = f"{written!r} names no pair of donors: write two states as BRA-ARG"
        raise PairError(msg)
    return one, other


def split(given: Sequence[str]) -> tuple[str, ...]:
    """Return values that may be given several times or with commas between."""
    return tuple(part.strip() for each in given for part in each.split(",") if part.strip())
