"""How the network of states developed, drawn: relations, balance, and a state or a pair in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from interstate.briefs.charts import BLUE, VERMILION, altair
from interstate.reference.states import party_name

if TYPE_CHECKING:
    from collections.abc import Sequence

_COOPERATIVE, _HOSTILE, _BAND, _LINE, _QUIET = BLUE, VERMILION, "#CCCCCC", "#333333", "#555555"
_WIDTH, _HEIGHT = 640, 110


def over_time_chart(rows: pl.DataFrame, *, title: str, caption: Sequence[str]) -> Any:  # noqa: ANN401
    """Return the chart: a panel a measure, a point a period; a period without data has none.

    Parameters
    ----------
    rows
        As `interstate.pipeline.networks_over_time` gives them.
    """
    alt = altair()
    days = rows.with_columns(pl.col("first", "last").dt.to_string())
    values = alt.Data(values=days.to_dicts())
    panels = [
        _lines(alt, values, ("cooperative", "hostile"), "relations"),
        _share(alt, values),
        _one(alt, values, "normalised", "normalised frustration (1 is balanced)"),
    ]
    if "state" in rows.columns:
        name = party_name(str(rows["state"][0]))
        panels.append(_lines(alt, values, ("friends", "foes"), f"{name}: friends and foes"))
        panels.append(_one(alt, values, "pagerank", f"{name}: PageRank on cooperation"))
    if "sign" in rows.columns:
        name = " and ".join(party_name(str(rows[side][0])) for side in ("state1", "state2"))
        panels.append(_one(alt, values, "balance", f"{name}: balance of events"))
        panels.append(
            _one(alt, values, "one_bloc", f"{name}: share of draws in one bloc", share=True)
        )
    how = (
        "Grey: where 95 of 100 networks lie that have the same relations with the signs shuffled. "
        "No point: nothing is known of the period."
    )
    return (
        alt.vconcat(*panels)
        .properties(
            title=alt.TitleParams(
                title,
                subtitle=[*caption, how],
                anchor="start",
                fontSize=16,
                subtitleFontSize=11,
                subtitleColor=_QUIET,
                subtitlePadding=6,
                offset=12,
            )
        )
        .resolve_scale(color="independent", shape="independent")
    )


def _x(alt: Any) -> Any:  # noqa: ANN401
    return alt.X("first:T", title=None, axis=alt.Axis(format="%Y-%m-%d", labelAngle=0))


def _named(alt: Any, text: str) -> Any:  # noqa: ANN401
    return alt.TitleParams(text, anchor="start", fontSize=12, fontWeight="normal")


def _lines(alt: Any, values: Any, names: tuple[str, str], title: str) -> Any:  # noqa: ANN401
    """Return a panel with a line for what is cooperative and one for what is hostile."""
    looks = {
        "color": alt.Color(
            "kind:N",
            scale=alt.Scale(domain=[*names], range=[_COOPERATIVE, _HOSTILE]),
            legend=alt.Legend(title=None),
        ),
        "strokeDash": alt.StrokeDash(
            "kind:N", scale=alt.Scale(domain=[*names], range=[[1, 0], [5, 3]]), legend=None
        ),
        "shape": alt.Shape("kind:N", scale=alt.Scale(domain=[*names], range=["circle", "diamond"])),
    }
    base = (
        alt.Chart(values)
        .transform_fold([*names], as_=["kind", "count"])
        .transform_filter("isValid(datum.count)")
    )
    y = alt.Y("count:Q", title=None)
    tip = ["first:N", "last:N", "kind:N", "count:Q"]
    return alt.layer(
        base.mark_line().encode(
            x=_x(alt), y=y, color=looks["color"], strokeDash=looks["strokeDash"]
        ),
        base.mark_point(filled=True, size=45).encode(
            x=_x(alt), y=y, color=looks["color"], shape=looks["shape"], tooltip=tip
        ),
    ).properties(width=_WIDTH, height=_HEIGHT, title=_named(alt, title))


def _share(alt: Any, values: Any) -> Any:  # noqa: ANN401
    known = alt.Chart(values).transform_filter("isValid(datum.balanced_share)")
    low = alt.Y("chance_low:Q", title=None, scale=alt.Scale(zero=False))
    tip = ["first:N", "last:N", "balanced:Q", "triads:Q", "chance_low:Q", "chance_high:Q"]
    share = alt.Y("balanced_share:Q", title=None)
    return alt.layer(
        known.mark_rule(color=_BAND, strokeWidth=9).encode(x=_x(alt), y=low, y2="chance_high:Q"),
        known.mark_line(color=_LINE).encode(x=_x(alt), y=share),
        known.mark_point(filled=True, color=_LINE, size=45, opacity=1).encode(
            x=_x(alt), y=share, tooltip=tip
        ),
    ).properties(
        width=_WIDTH, height=_HEIGHT, title=_named(alt, "balanced triads, as a share of all")
    )


def _one(alt: Any, values: Any, name: str, title: str, *, share: bool = False) -> Any:  # noqa: ANN401
    known = alt.Chart(values).transform_filter(f"isValid(datum.{name})")
    scale = alt.Scale(domain=[0, 1]) if share else alt.Scale(zero=False)
    y = alt.Y(f"{name}:Q", title=None, scale=scale)
    return alt.layer(
        known.mark_line(color=_LINE).encode(x=_x(alt), y=y),
        known.mark_point(filled=True, color=_LINE, size=45, opacity=1).encode(
            x=_x(alt), y=y, tooltip=["first:N", "last:N", f"{name}:Q"]
        ),
    ).properties(width=_WIDTH, height=_HEIGHT, title=_named(alt, title))
