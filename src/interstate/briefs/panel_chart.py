"""A pair of states over time as a chart: what each did towards the other, period by period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from interstate.briefs.charts import BLUE, FORMATS, ORANGE, SKY, VERMILION, altair, data_of
from interstate.errors import RangeError
from interstate.relations.dyads import STEPS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Cooperation blue, conflict orange, acts darker than words.
_QUADS: Mapping[str, tuple[str, str, int]] = {
    "vcoop": ("verbal cooperation", SKY, 1),
    "mcoop": ("material cooperation", BLUE, 1),
    "vconf": ("verbal conflict", ORANGE, -1),
    "mconf": ("material conflict", VERMILION, -1),
}
_WIDTH, _HEIGHT = 760, 170


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One direction of a pair, as it is named in the chart.

    Attributes
    ----------
    rows
        ``period`` (days), for each coder ``vcoop_ mcoop_ vconf_ mconf_`` with its name and, where
        known, ``goldstein_`` and ``covered_``.
    """

    title: str
    rows: pl.DataFrame


def chart_of(sides: Sequence[Side], coders: Mapping[str, str], *, step: str, title: str) -> Any:  # noqa: ANN401  altair ships no full types
    """Return the chart: bars up for cooperation, down for conflict, a line for the mean value.

    A period that a data set does not cover is grey, not empty. There is a row for each direction
    and coder.

    Parameters
    ----------
    sides
        The two directions.
    coders
        Whose events: the ends of the columns' names, with the names that people are shown.
    step
        ``year quarter month week day``.

    Raises
    ------
    RangeError
        If no coder has any event of the pair.
    """
    alt = altair()

    drawn = [
        _row(side, coder, step, name=coders[coder] if len(coders) > 1 else None)
        for side in sides
        for coder in coders
        if _counts(side, coder)
    ]
    if not drawn:
        msg = (
            "there is no event of this pair in that time; import a data set or ask for other years"
        )
        raise RangeError(msg)
    told = ", ".join(
        f"{name} (n = {sum(_counts(side, coder) for side in sides):,})"
        for coder, name in coders.items()
    )
    return (
        alt.vconcat(*drawn, spacing=18)
        .properties(
            title=alt.TitleParams(
                title,
                subtitle=[
                    f"Events by {step}, cooperation above and conflict below. Source: {told}.",
                    "Grey: not covered by the data. Line: mean value on Goldstein's scale.",
                ],
                anchor="start",
                fontSize=16,
                subtitleFontSize=11,
                subtitleColor="#444444",
                offset=12,
            )
        )
        .configure_view(stroke=None)
        .configure_axis(grid=False, labelFontSize=10, titleFontSize=11, domainColor="#888888")
    )


def _counts(side: Side, coder: str) -> int:
    columns = [f"{quad}_{coder}" for quad in _QUADS if f"{quad}_{coder}" in side.rows.columns]
    if not columns:
        return 0
    return int(side.rows.select(pl.sum_horizontal(pl.col(columns).fill_null(0)).sum()).item() or 0)


def _row(side: Side, coder: str, step: str, *, name: str | None) -> Any:  # noqa: ANN401
    alt = altair()

    rows = side.rows.with_columns(end=pl.col("period").dt.offset_by(STEPS[step]))
    bars = _stacked(rows, coder)
    time = alt.X("period:T", title=None, axis=alt.Axis(format=FORMATS[step], labelAngle=0))
    heading = f"{side.title} ({name})" if name else side.title
    layers = [_unknown(rows, coder), _bars(bars, time, heading)]
    if f"goldstein_{coder}" in rows.columns:
        layers.append(_line(rows, coder))
    return (
        alt.layer(*layers).resolve_scale(y="independent").properties(width=_WIDTH, height=_HEIGHT)
    )


def _stacked(rows: pl.DataFrame, coder: str) -> pl.DataFrame:
    """Return where each bar begins and ends: acts nearest to the line, words beyond them."""
    parts: list[pl.DataFrame] = []
    for nearer, farther in (("mcoop", "vcoop"), ("mconf", "vconf")):
        sign = _QUADS[nearer][2]
        below = pl.col(f"{nearer}_{coder}").cast(pl.Float64) * sign
        above = below + pl.col(f"{farther}_{coder}") * sign
        for quad, low, high in ((nearer, pl.lit(0.0), below), (farther, below, above)):
            parts.append(
                rows.select(
                    "period",
                    "end",
                    quad=pl.lit(_QUADS[quad][0]),
                    low=low,
                    high=high,
                    events=pl.col(f"{quad}_{coder}"),
                )
            )
    return pl.concat(parts).filter(pl.col("events") > 0)


def _unknown(rows: pl.DataFrame, coder: str) -> Any:  # noqa: ANN401
    alt = altair()

    unknown = rows.with_columns(gap=pl.col(f"covered_{coder}").fill_null(0) == 0)
    runs = unknown.group_by(pl.col("gap").rle_id().alias("run"), "gap").agg(
        pl.col("period").min(), pl.col("end").max()
    )
    gaps = runs.filter("gap").select("period", "end")
    return (
        alt.Chart(data_of(gaps))
        .mark_rect(color="#DDDDDD")
        .encode(x=alt.X("period:T", title=None), x2="end:T")
    )


def _bars(bars: pl.DataFrame, time: Any, heading: str) -> Any:  # noqa: ANN401
    alt = altair()

    names = [name for name, *_ in _QUADS.values()]
    colours = [colour for _, colour, _ in _QUADS.values()]
    return (
        alt.Chart(data_of(bars))
        .mark_rect(stroke="white", strokeWidth=0.5)
        .encode(
            x=time,
            x2="end:T",
            y=alt.Y("low:Q", title=heading, axis=alt.Axis(format="~s", tickCount=5)),
            y2="high:Q",
            color=alt.Color(
                "quad:N",
                scale=alt.Scale(domain=names, range=colours),
                legend=alt.Legend(title=None, orient="bottom"),
            ),
            tooltip=["period:T", "quad:N", "events:Q"],
        )
    )


def _line(rows: pl.DataFrame, coder: str) -> Any:  # noqa: ANN401
    alt = altair()

    means = rows.select(
        period=pl.col("period") + (pl.col("end") - pl.col("period")) / 2,
        goldstein=pl.col(f"goldstein_{coder}"),
    )
    return (
        alt.Chart(data_of(means))
        .mark_line(
            color="#222222", strokeWidth=1.4, point=alt.OverlayMarkDef(size=14, color="#222222")
        )
        .encode(
            x=alt.X("period:T", title=None),
            y=alt.Y(
                "goldstein:Q",
                title="Goldstein",
                scale=alt.Scale(domain=[-10, 10]),
                axis=alt.Axis(orient="right", tickCount=5),
            ),
        )
    )
