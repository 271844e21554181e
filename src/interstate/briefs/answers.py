"""Who answers whom, in sentences, as a table and as a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interstate.briefs.charts import BLUE, VERMILION, altair
from interstate.reference.data_sets import coder_name
from interstate.reference.states import party_name
from interstate.relations.reciprocity import (
    LEAST_EVENTS,
    LEVEL,
    LITTLE,
    PERIOD_DAYS,
    QUESTIONS,
    AnswerVerdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from interstate.relations.reciprocity import Answer, Reciprocity
    from interstate.relations.scores import Range
    from interstate.relations.third_parties import GoneBefore, Siding

# Lines differ in their strokes too.
_COLOURS = (BLUE, VERMILION)
_WIDTH, _HEIGHT = 236, 190


def sentence(answer: Answer) -> str:
    """Say what can be said of a question, with the figures it rests on.

    Nothing says that one act caused another: acts *go with* earlier ones.
    """
    who, whom = party_name(answer.actor), party_name(answer.towards)
    asked = f"{answer.acts} of {who} towards {whom} after {answer.before} the other way"
    found = answer.effect
    if found is None or answer.p_holm is None:
        n = f"{answer.n_acts} acts after {answer.n_before}"
        return f"{asked}: the data cannot tell ({n}; {LEAST_EVENTS} of each are needed)."
    ratio, lag, share = found.ratio, found.lag_days, found.share
    figures = (
        f"rate in the 7 days after one act {_range(ratio)} times the mean; "
        f"{_percent(share)} of the {answer.n_acts} acts go with the {answer.n_before} earlier ones"
    )
    match answer.verdict:
        case AnswerVerdict.RISES:
            said = f"goes up, {_range(lag, 1)} days later on average"
        case AnswerVerdict.FALLS:
            said = f"goes down, {_range(lag, 1)} days later on average"
        case AnswerVerdict.STEADY:
            said = f"hardly moves; more than {LITTLE:.0%} of the acts can be excluded"
        case AnswerVerdict.SHOCKS:
            way = "more" if share.value > 0 else "fewer"
            said = (
                f"the data cannot tell: {way} acts follow, but shocks to both, or chance in six "
                "questions, could do as much"
            )
        case _:
            said = "the data cannot tell"
    return f"{asked}: {said} ({figures}; {_chance(answer.p_holm)})."


def before_sentence(found: GoneBefore, pair: tuple[str, str]) -> str:
    """Say which acts of or towards a third party went before what a pair did to each other."""
    a, b = (party_name(party) for party in pair)
    who, whom = party_name(found.actor), party_name(found.towards)
    asked = f"{found.before} of {who} towards {whom} ({found.n_before} acts)"
    if found.effect is None:
        told = f"{_chance(found.p)} alone, q = {found.q:.2g}"
        return f"{asked} and later {found.acts} between {a} and {b}: not found ({told})."
    said = f"{asked} went before "
    share, lag = found.effect.share, found.effect.lag_days
    way = "more" if share.value > 0 else "less"
    return (
        f"{said}{way} {found.acts} between {a} and {b}: {_percent(share)} of it goes with them, "
        f"{_range(lag, 1)} days later (q = {found.q:.2g})."
    )


def siding_sentences(found: Siding, pair: tuple[str, str]) -> Iterator[str]:
    """Say whether the friends of the one are friends of the other, and the foes foes."""
    a, b = (party_name(party) for party in pair)
    if found.thirds == 0:
        yield f"No third party deals with both enough ({LEAST_EVENTS} acts with each) to tell."
        return
    for which, parties, expected in (
        ("better", found.both_better, found.expected_better),
        ("worse", found.both_worse, found.expected_worse),
    ):
        named = f": {', '.join(map(party_name, parties))}" if parties else ""
        yield (
            f"{len(parties)} of {found.thirds} third parties stand {which} than the middle with "
            f"both (expected {expected:.1f}){named}."
        )
    together = len(found.both_better) + len(found.both_worse)
    expected = found.expected_better + found.expected_worse
    if found.p >= LEVEL:
        told = "the data cannot tell whether third parties side alike"
    elif together > expected:
        told = f"who stands well with {a} tends to stand well with {b}, and badly with both"
    else:
        told = f"who stands well with {a} tends to stand badly with {b}"
    yield f"So {told} ({_chance(found.p)}, Fisher's exact test)."


def caption(found: Reciprocity) -> tuple[str, ...]:
    """Return the lines that belong under everything that is told of a pair."""
    a, b = (party_name(party) for party in found.pair)
    counts: Mapping[tuple[str, str], int] = {
        (each.actor, each.acts): each.n_acts for each in found.answers
    }
    n = "; ".join(
        f"{party_name(actor)} {counts[actor, 'conflict']} acts of conflict, "
        f"{counts[actor, 'cooperation']} of cooperation"
        for actor in found.pair
    )
    source = f"{coder_name(found.coder)}, {found.told} {found.step}s, {found.first} to {found.last}"
    return (
        f"Source: {source}. {n}.",
        (
            "Beyond what each did before, how much is told, and what both do with others. What "
            f"{a} and {b} do together counts for neither."
        ),
    )


def table(found: Reciprocity) -> list[dict[str, object]]:
    """Return a row for each question."""
    rows: list[dict[str, object]] = []
    for each in found.answers:
        row: dict[str, object] = {
            "actor": each.actor,
            "towards": each.towards,
            "before": each.before,
            "acts": each.acts,
            "n_before": each.n_before,
            "n_acts": each.n_acts,
        }
        for name in ("ratio", "lag_days", "share", "following"):
            interval = None if each.effect is None else getattr(each.effect, name)
            for end in ("value", "low", "high"):
                key = name if end == "value" else f"{name}_{end}"
                row[key] = None if interval is None else round(getattr(interval, end), 4)
        rows.append({**row, "p": each.p, "p_holm": each.p_holm, "verdict": each.verdict.value})
    return rows


def answers_chart(found: Reciprocity) -> Any:  # noqa: ANN401  altair ships no full types
    """Return the chart: for each question by how much rates are higher, day by day after an act."""
    alt = altair()

    names = [f"{party_name(b)} after {party_name(a)}" for a, b in (found.pair, found.pair[::-1])]
    panels = [
        _panel(alt, found, question, names, first=n == 0) for n, question in enumerate(QUESTIONS)
    ]
    a, b = (party_name(party) for party in found.pair)
    return (
        alt.hconcat(*panels, spacing=26)
        .resolve_scale(color="shared", strokeDash="shared")
        .properties(
            title=alt.TitleParams(
                f"{a} and {b}: what follows what the other does",
                subtitle=[
                    (
                        "Change of the rate of acts, in percent of its mean, after one act of the "
                        "other; bands are 90 % intervals."
                    ),
                    f"Solid: found (p < {LEVEL}, Holm). Dashed: the data cannot tell.",
                    *caption(found),
                ],
                anchor="start",
                fontSize=16,
                subtitleFontSize=11,
                subtitleColor="#444444",
                offset=14,
            )
        )
        .configure_view(stroke=None)
        .configure_axis(grid=False, labelFontSize=10, titleFontSize=11, domainColor="#888888")
    )


def _panel(
    alt: Any,  # noqa: ANN401
    found: Reciprocity,
    question: tuple[str, str],
    names: list[str],
    *,
    first: bool,
) -> Any:  # noqa: ANN401
    days = PERIOD_DAYS[found.step]
    rows: list[dict[str, object]] = []
    for each in found.answers:
        if (each.before, each.acts) != question or each.effect is None:
            continue
        name = f"{party_name(each.actor)} after {party_name(each.towards)}"
        stands = (
            "found" if each.verdict in {AnswerVerdict.RISES, AnswerVerdict.FALLS} else "not found"
        )
        for n, (value, low, high) in enumerate(each.effect.curve.tolist(), start=1):
            row: dict[str, object] = {"days": n * days, "value": value, "low": low, "high": high}
            rows.append({**row, "who": name, "stands": stands})
    base = alt.Chart(alt.Data(values=rows))
    colour = alt.Color(
        "who:N",
        scale=alt.Scale(domain=names, range=list(_COLOURS)),
        legend=alt.Legend(
            title=None, orient="bottom", symbolType="stroke", symbolOpacity=1, labelLimit=400
        ),
    )
    x = alt.X("days:Q", title="days after the act", axis=alt.Axis(tickMinStep=days, tickCount=7))
    title = "change of the rate, %" if first else None
    band = base.mark_area(opacity=0.16).encode(
        x=x,
        # Not rounded up, so that no label stands above the panel and pushes its title away.
        y=alt.Y("low:Q", title=title, axis=alt.Axis(tickCount=5), scale=alt.Scale(nice=False)),
        y2="high:Q",
        color=colour,
    )
    line = base.mark_line(strokeWidth=2, point=alt.OverlayMarkDef(size=12)).encode(
        x=x,
        y=alt.Y("value:Q", title=title),
        color=colour,
        strokeDash=alt.StrokeDash(
            "stands:N",
            scale=alt.Scale(domain=["found", "not found"], range=[[1, 0], [4, 3]]),
            legend=None,
        ),
        tooltip=["who:N", "days:Q", "value:Q", "low:Q", "high:Q", "stands:N"],
    )
    zero = alt.Chart(alt.Data(values=[{"y": 0}])).mark_rule(color="#888888").encode(y="y:Q")
    before, acts = question
    few = not rows
    layers = [zero, band, line]
    if few:
        layers = [
            zero,
            alt.Chart(alt.Data(values=[{"told": "too few acts to tell"}]))
            .mark_text(color="#666666")
            .encode(text="told:N"),
        ]
    return alt.layer(*layers).properties(
        width=_WIDTH,
        height=_HEIGHT,
        title=alt.TitleParams(f"{acts} after {before}", fontSize=12, anchor="start"),
    )


def _range(found: Range, places: int = 2) -> str:
    return f"{found.value:.{places}f} ({found.low:.{places}f} to {found.high:.{places}f})"


def _percent(found: Range) -> str:
    value, low, high = (round(100 * each) for each in (found.value, found.low, found.high))
    return f"{value} % ({low} to {high})"


def _chance(p: float) -> str:
    return "p < 0.001" if p < 0.001 else f"p = {p:.2g}" if p < 0.1 else f"p = {p:.1f}"  # noqa: PLR2004
