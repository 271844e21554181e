"""How a pair stands over time as a chart: the level with its interval, and what was counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from interstate.briefs.charts import BLUE, FORMATS, GREEN, GREY, VERMILION, altair, data_of
from interstate.reference.data_sets import OWN, coder_name
from interstate.relations.dyads import STEPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interstate.briefs.wording import Wording
    from interstate.relations.relation import Relation
    from interstate.relations.scores import Estimate
    from interstate.relations.series import Series

_WIDTH = 760
_LONG = 300
"""Days beyond which an axis names months and years rather than days."""
_INK, _BACK, _TURN = "#1B1B1B", "#CC79A7", GREEN
_DASHES = ((1, 0), (5, 2))
"""Two lines differ in their strokes too, for who sees no colours."""


def relation_chart(
    relation: Relation, wording: Wording, *, names: tuple[str, str], links: bool = False
) -> Any:  # noqa: ANN401  altair ships no full types
    """Return the chart: how the two stand, how each stands to the other, and how much they do.

    A dot is what a period's events alone say, the larger the more there are. A
    line is the level behind all periods, its band the interval. Periods that the coder does not
    cover are grey.

    Parameters
    ----------
    names
        What the two are called.
    links
        Whether a dot leads to its period's events, in a page that holds them.
    """
    alt = altair()
    share = round(relation.whole.share * 100)
    title = alt.TitleParams(
        wording.say("measured.chart.title", a=names[0], b=names[1]),
        subtitle=[
            wording.say(
                "measured.chart.source",
                coder=named_coder(relation.coder, wording),
                n=wording.number(relation.happenings.height),
                step=wording.say(f"measured.step.{relation.step}.many"),
                first=relation.whole.series.periods[0],
                last=relation.whole.series.periods[-1],
            ),
            wording.say("measured.chart.line", share=share),
            _dot_and_turns(relation, wording),
        ],
        anchor="start",
        fontSize=16,
        subtitleFontSize=11,
        subtitleColor="#444444",
        offset=12,
    )
    return (
        alt.vconcat(
            _standing(relation, wording, links=links),
            _towards(relation, wording, names),
            _rates(relation, wording),
            spacing=22,
        )
        .resolve_scale(color="independent", strokeDash="independent", size="independent")
        .properties(title=title)
        .configure_view(stroke=None)
        .configure_axis(grid=False, labelFontSize=10, titleFontSize=11, domainColor="#888888")
    )


def _dot_and_turns(relation: Relation, wording: Wording) -> str:
    dot = wording.say("measured.chart.dot")
    return f"{dot} {wording.say('measured.chart.turn')}" if relation.turns else dot


def named_coder(coder: str, wording: Wording) -> str:
    """Return how a coder is called."""
    return wording.say("measured.own") if coder == OWN else coder_name(coder)


def _frame(series: Series, **columns: Any) -> pl.DataFrame:  # noqa: ANN401
    """Return a row a period, at its middle; what is missing is left out by whoever draws it."""
    rows = pl.DataFrame({"period": series.periods, **columns})
    end = pl.col("period").dt.offset_by(STEPS[series.step])
    return rows.with_columns(
        end=end, middle=pl.col("period") + (end - pl.col("period")) / 2
    ).with_columns(pl.selectors.float().fill_nan(None))


def _time(series: Series) -> Any:  # noqa: ANN401
    alt = altair()
    long = (series.periods[-1] - series.periods[0]).days > _LONG
    form = FORMATS["month" if long and series.step in {"day", "week"} else series.step]
    axis = alt.Axis(format=form, labelAngle=0, labelOverlap=True)
    return alt.X("middle:T", title=None, axis=axis)


def _gaps(series: Series) -> Any:  # noqa: ANN401
    alt = altair()
    gaps = _frame(series).filter(pl.Series(~series.told))
    return (
        alt.Chart(data_of(gaps.select("period", "end")))
        .mark_rect(color="#DDDDDD")
        .encode(x=alt.X("period:T", title=None), x2="end:T")
    )


def _turns(relation: Relation) -> Any:  # noqa: ANN401
    """Return the turns: a line at each likeliest day and a band over its range."""
    alt = altair()
    rows = [
        {"day": f"{each.turn.day}T00:00:00", "first": f"{each.turn.first}T00:00:00"}
        | {"last": f"{each.turn.last}T00:00:00"}
        for each in relation.turns
    ]
    base = alt.Chart(alt.Data(values=rows))
    band = base.mark_rect(color=_TURN, opacity=0.18).encode(
        x=alt.X("first:T", title=None), x2="last:T"
    )
    line = base.mark_rule(color=_TURN, strokeWidth=1.5).encode(x=alt.X("day:T", title=None))
    return alt.layer(band, line)


def _level(  # noqa: PLR0913, PLR0917  (how it is drawn)
    estimate: Estimate,
    series: Series,
    y: Any,  # noqa: ANN401
    colour: Any,  # noqa: ANN401
    legend: str = "",
    dash: Sequence[int] = (1, 0),
) -> list[Any]:
    """Return the band and the line of a level."""
    alt = altair()
    rows = _frame(
        series,
        value=estimate.value,
        low=estimate.low,
        high=estimate.high,
        what=[legend] * len(series.periods),
    )
    base = alt.Chart(data_of(rows)).encode(x=_time(series), color=colour)
    band = base.mark_area(opacity=0.18, interpolate="monotone").encode(y=y("low:Q"), y2="high:Q")
    line = base.mark_line(strokeWidth=1.8, interpolate="monotone", strokeDash=dash)
    return [band, line.encode(y=y("value:Q"))]


def _standing(relation: Relation, wording: Wording, *, links: bool) -> Any:  # noqa: ANN401
    alt = altair()
    whole, series = relation.whole, relation.whole.series
    label = wording.say("measured.balance")

    def y(field: str) -> Any:  # noqa: ANN401
        return alt.Y(
            field, title=label, scale=alt.Scale(domain=[-1, 1]), axis=alt.Axis(tickCount=5)
        )

    counts = np.nan_to_num(series.counts.sum(axis=1))
    dots = _frame(
        series,
        balance=whole.balance.value,
        events=counts,
        leads=[f"#{anchor_of(period)}" for period in series.periods],
    ).drop_nulls("balance")
    raw = (
        alt.Chart(data_of(dots))
        .mark_circle(color=GREY, opacity=0.75, stroke="white", strokeWidth=0.5)
        .encode(
            x=_time(series),
            y=y("balance:Q"),
            size=alt.Size("events:Q", scale=alt.Scale(range=[12, 160]), legend=None),
            tooltip=["period:T", "balance:Q", "events:Q"],
            **({"href": "leads:N"} if links else {}),
        )
    )
    norm = (
        alt.Chart(alt.Data(values=[{"norm": whole.norm.value}]))
        .mark_rule(color="#444444", strokeDash=[2, 3])
        .encode(y=y("norm:Q"))
    )
    zero = (
        alt.Chart(alt.Data(values=[{"zero": 0}])).mark_rule(color="#BBBBBB").encode(y=y("zero:Q"))
    )
    layers = _level(whole.standing, series, y, alt.value(_INK))
    return alt.layer(_gaps(series), _turns(relation), zero, norm, raw, *layers).properties(
        width=_WIDTH, height=190
    )


def _towards(relation: Relation, wording: Wording, names: tuple[str, str]) -> Any:  # noqa: ANN401
    alt = altair()
    sides = (f"{names[0]} → {names[1]}", f"{names[1]} → {names[0]}")
    colour = alt.Color(
        "what:N",
        scale=alt.Scale(domain=list(sides), range=[BLUE, _BACK]),
        legend=alt.Legend(title=None, orient="top", symbolType="square", symbolOpacity=1),
    )
    label = wording.say("measured.towards")

    def y(field: str) -> Any:  # noqa: ANN401
        return alt.Y(
            field, title=label, scale=alt.Scale(domain=[-1, 1]), axis=alt.Axis(tickCount=3)
        )

    parts: list[Any] = []
    for name, side, dash in zip(sides, (relation.forth, relation.back), _DASHES, strict=True):
        parts += _level(side.standing, side.series, y, colour, name, dash)
    return alt.layer(_gaps(relation.whole.series), *parts).properties(width=_WIDTH, height=110)


def _rates(relation: Relation, wording: Wording) -> Any:  # noqa: ANN401
    alt = altair()
    kinds = (wording.say("measured.cooperation"), wording.say("measured.conflict"))
    colour = alt.Color(
        "what:N",
        scale=alt.Scale(domain=list(kinds), range=[BLUE, VERMILION]),
        legend=alt.Legend(title=None, orient="top", symbolType="square", symbolOpacity=1),
    )
    label = wording.say("measured.rate", step=wording.say(f"measured.step.{relation.step}.one"))

    def y(field: str) -> Any:  # noqa: ANN401
        return alt.Y(field, title=label, axis=alt.Axis(tickCount=4))

    whole = relation.whole
    parts: list[Any] = []
    estimates = (whole.cooperation, whole.conflict)
    for name, estimate, dash in zip(kinds, estimates, _DASHES, strict=True):
        parts += _level(estimate, whole.series, y, colour, name, dash)
    return alt.layer(_gaps(whole.series), _turns(relation), *parts).properties(
        width=_WIDTH, height=130
    )


def anchor_of(period: object) -> str:
    """Return where on its page the events of a period stand."""
    return f"p-{period}"
