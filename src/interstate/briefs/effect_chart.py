"""A happening and what followed it as a chart: the pair, its synthetic control, and placebos."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from interstate.briefs.charts import BLUE, FORMATS, VERMILION, altair, data_of
from interstate.reference.states import party_name
from interstate.relations.dyads import STEPS
from interstate.relations.effects import OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from interstate.relations.effects import Effect, Synthetic

_WIDTH, _HEIGHT = 640, 170
_OBSERVED, _SYNTHETIC = "as counted", "synthetic, from donor pairs"
_MOST_DONORS = 10
_SHADE, _PLACEBO, _TEXT = "#EEEEEE", "#BBBBBB", "#444444"
_WRAP = 138


def effect_chart(made: Effect, *, source: str) -> Any:  # noqa: ANN401  altair ships no full types
    """Return the chart: counted against synthetic, the gap among placebo gaps, and the weights.

    Where no synthetic control could be made it shows what was counted, and says why.

    Parameters
    ----------
    source
        Whose events, as people are shown it.
    """
    alt = altair()
    kind = OUTCOMES[made.outcome]
    per = f" a {made.step}, at the usual volume of news" if kind.rate else f" by {made.step}"
    panels = [_levels(made, f"A  {kind.name[0].upper()}{kind.name[1:]}{per}")]
    if made.synthetic is not None:
        panels += [_gaps(made, made.synthetic), _weights(made.synthetic)]
    names = " and ".join(map(party_name, made.pair))
    at = f"{made.at.day} {made.at:%B %Y}"
    return (
        alt.vconcat(*panels, spacing=22)
        .properties(
            title=alt.TitleParams(
                f"{names}: {kind.name} before and after {at}",
                subtitle=[
                    *_wrapped(f"{FINDINGS[made.verdict.finding]}: {made.verdict.because}."),
                    *_wrapped(caption(made, source)),
                ],
                anchor="start",
                fontSize=15,
                subtitleFontSize=11,
                subtitleColor=_TEXT,
                offset=14,
            )
        )
        .configure_view(stroke=None)
        .configure_axis(
            grid=False,
            labelFontSize=10,
            titleFontSize=11,
            titleFontWeight="normal",
            domainColor="#888888",
            tickColor="#888888",
        )
    )


FINDINGS = {
    "higher": "Higher than expected",
    "lower": "Lower than expected",
    "no great change": "No great change",
    "cannot tell": "The data cannot tell",
}
"""What a chart and the terminal call each finding."""


def caption(made: Effect, source: str) -> str:
    """Return what the chart rests on, in words."""
    of_pair = f"Source: {source}; n = {made.events:,} events of the pair"
    spans = f"{int(made.before.sum())} {made.step}s before and {int(made.after.sum())} after"
    left_out = "" if made.at in made.periods else f"; the {made.step} of the day counts to neither"
    if made.synthetic is None:
        return f"{of_pair}, {spans}{left_out}."
    fit = f"fit before: R² {made.synthetic.fit:.2f}, RMSPE {made.synthetic.error_before:.2g}"
    donors = f"{len(made.synthetic.donors)} donor pairs of {made.candidates} that would do"
    return f"{of_pair}, {spans}; {donors}; {fit}{left_out}."


def _wrapped(text: str) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > _WRAP:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _levels(made: Effect, title: str) -> Any:  # noqa: ANN401
    alt = altair()
    series = {_OBSERVED: made.observed}
    if made.synthetic is not None:
        series[_SYNTHETIC] = made.synthetic.expected
    rows = pl.concat(
        _rows(made, values).with_columns(series=pl.lit(name)) for name, values in series.items()
    )
    domain = [_OBSERVED, _SYNTHETIC][: len(series)]
    legend = alt.Legend(title=None, orient="top", symbolSize=300, symbolStrokeWidth=2.5, offset=4)
    lines = (
        alt.Chart(data_of(rows))
        .mark_line(strokeWidth=2, interpolate="linear")
        .encode(
            x=_time(made),
            y=alt.Y("value:Q", title=None, axis=alt.Axis(tickCount=5)),
            color=alt.Color(
                "series:N",
                scale=alt.Scale(domain=domain, range=[BLUE, VERMILION][: len(domain)]),
                legend=legend if len(domain) > 1 else None,
            ),
            strokeDash=alt.StrokeDash(
                "series:N",
                scale=alt.Scale(domain=domain, range=[[1, 0], [6, 3]][: len(domain)]),
                legend=legend if len(domain) > 1 else None,
            ),
            tooltip=["period:T", "series:N", "value:Q"],
        )
    )
    return _panel(made, [lines], title)


def _gaps(made: Effect, synthetic: Synthetic) -> Any:  # noqa: ANN401
    alt = altair()
    placebos = pl.concat(
        _rows(made, gaps).with_columns(donor=pl.lit(_pair_name(donor.pair)))
        for donor, gaps in zip(synthetic.donors, synthetic.placebo_gaps, strict=True)
    )
    own = _rows(made, made.observed - synthetic.expected)
    y = alt.Y("value:Q", title=None, axis=alt.Axis(tickCount=5))
    grey = (
        alt.Chart(data_of(placebos))
        .mark_line(strokeWidth=0.7, color=_PLACEBO, opacity=0.8)
        .encode(x=_time(made), y=y, detail="donor:N", tooltip=["donor:N", "period:T", "value:Q"])
    )
    line = alt.Chart(data_of(own)).mark_line(strokeWidth=2, color=BLUE).encode(x=_time(made), y=y)
    zero = alt.Chart(alt.Data(values=[{"zero": 0}])).mark_rule(color="#888888").encode(y="zero:Q")
    title = "B  Counted less synthetic; grey: the same of each donor pair, on the scale of this one"
    return _panel(made, [grey, zero, line], title)


def _weights(synthetic: Synthetic) -> Any:  # noqa: ANN401
    alt = altair()
    shown = [donor for donor in synthetic.donors if donor.weight > 0][:_MOST_DONORS]
    rows = pl.DataFrame(
        {
            "donor": [_pair_name(donor.pair) for donor in shown],
            "weight": [donor.weight for donor in shown],
        }
    )
    weighing = sum(donor.weight > 0 for donor in synthetic.donors)
    return (
        alt.Chart(data_of(rows))
        .mark_bar(color=VERMILION, height={"band": 0.6})
        .encode(
            x=alt.X("weight:Q", title=None, axis=alt.Axis(format=".0%", tickCount=5)),
            y=alt.Y("donor:N", title=None, sort=None, axis=alt.Axis(labelLimit=320, ticks=False)),
            tooltip=["donor:N", "weight:Q"],
        )
        .properties(
            width=_WIDTH // 2,
            height=14 * max(len(shown), 1),
            title=_heading(f"C  Weights of the {len(shown)} heaviest of {weighing} donor pairs"),
        )
    )


def _panel(made: Effect, layers: Sequence[Any], title: str) -> Any:  # noqa: ANN401
    """Return layers over the shaded time after the day, which is marked."""
    alt = altair()
    end = pl.Series([made.periods[-1]]).dt.offset_by(STEPS[made.step])[0]
    day = data_of(pl.DataFrame({"at": [made.at], "end": [end]}))
    shade = alt.Chart(day).mark_rect(color=_SHADE).encode(x=alt.X("at:T"), x2="end:T")
    rule = alt.Chart(day).mark_rule(color="#222222", strokeDash=[2, 2]).encode(x="at:T")
    label = (
        alt.Chart(day)
        .mark_text(align="right", dx=-4, dy=4, baseline="top", fontSize=10, color=_TEXT)
        .encode(x="at:T", y=alt.value(0), text=alt.value(f"{made.at.day} {made.at:%b %Y}"))
    )
    return alt.layer(shade, *layers, rule, label).properties(
        width=_WIDTH, height=_HEIGHT, title=_heading(title)
    )


def _heading(title: str) -> Any:  # noqa: ANN401
    return altair().TitleParams(
        title, anchor="start", fontSize=11, fontWeight="normal", color=_TEXT, offset=4
    )


def _time(made: Effect) -> Any:  # noqa: ANN401
    alt = altair()
    return alt.X("period:T", title=None, axis=alt.Axis(format=FORMATS[made.step], labelAngle=0))


def _rows(made: Effect, values: NDArray[np.float64]) -> pl.DataFrame:
    """Return values in the middle of their periods; one that is missing breaks the line."""
    begins = pl.Series("begin", made.periods)
    ends = begins.dt.offset_by(STEPS[made.step])
    middles = begins + (ends - begins) / 2
    frame = pl.DataFrame({"period": middles, "value": values})
    return frame.with_columns(pl.col("value").fill_nan(None))


def _pair_name(pair: tuple[str, str]) -> str:
    return " – ".join(map(party_name, pair))
