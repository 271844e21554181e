"""The signed network of states drawn: as a network, as a matrix, and around one state.

Lines between points can be followed while there are few of them; a matrix shows each of two hundred
states and each of their pairs, also those without a sign (Ghoniem, Fekete and Castagliola 2005).
Colours are Okabe and Ito's blue and vermilion, told apart also by people who see no red or green;
hostile relations are dashed too, or marked in another shape, so that they are told apart in print.
What goes against two camps is drawn stronger than what fits.

References
----------
Ghoniem, M., Fekete, J.-D. and Castagliola, P. (2005), "On the Readability of Graphs Using Node-Link
and Matrix-Based Representations", Information Visualization 4(2): 114-135.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from interstate.briefs.charts import BLUE, VERMILION, altair
from interstate.briefs.network_places import (
    Box,
    Label,
    bent,
    grouped,
    labelled,
    ordered,
    ring,
    text_width,
)
from interstate.reference.states import party_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interstate.briefs.network_files import Told
    from interstate.relations.blocs import Bloc
    from interstate.relations.networks import Relation, SignedNetwork

MOST_DRAWN = 40
"""So many states can be drawn with lines; more are shown as a matrix."""

_COOPERATIVE, _HOSTILE, _NO_SIGN = BLUE, VERMILION, "#DDDDDD"
# The same two, lighter.
_COOPERATIVE_FITS, _HOSTILE_FITS = "#90C3E0", "#EDAA79"
_STATE, _GROUND, _TEXT, _QUIET = "#333333", "#F2F2F2", "#111111", "#555555"
_FITS, _AGAINST = "fits two camps", "would have to flip"
_KINDS = tuple(f"{sign}, {fit}" for sign in ("cooperative", "hostile") for fit in (_FITS, _AGAINST))
_WIDTH, _HEIGHT = 960.0, 720.0


def network_chart(network: SignedNetwork, told: Told) -> Any:  # noqa: ANN401  altair ships no full types
    """Return the network as an altair chart, with blocs apart.

    Within a bloc states stand the nearer, the shorter the way of cooperation between them.
    """
    alt = altair()
    many = len(network.states) > MOST_DRAWN
    in_bloc = told.numbers
    groups = [bloc.states for bloc in told.blocs]
    groups += [(state,) for state in network.states if state not in in_bloc]
    layout = grouped(network.signs, groups, width=_WIDTH, height=_HEIGHT)
    area = (layout.width, layout.height)
    radius = 4.0 if many else 6.0
    size = 11.0
    discs: list[dict[str, object]] = []
    above: list[Label] = []
    taken: list[Box] = []
    for n, (bloc, disc) in enumerate(zip(told.blocs, layout.discs, strict=False), start=1):
        x, y = disc.centre
        title = f"Bloc {n} (n = {len(bloc.states)}{_stability(bloc)})"
        discs.append({"x": x, "y": y, "size": _symbol_size(disc.radius), "bloc": title})
        # Over the disc, and moved inwards where it would leave the drawing.
        half, top = text_width(title, size) / 2, y + disc.radius + 8
        middle = min(max(x, half), layout.width - half)
        above.append(Label(state="", text=title, x=middle, y=top))
        taken.append((middle - half, top - 7, middle + half, top + 7))
    labels = labelled(
        layout.places,
        [(state, party_name(state)) for state in _first_named(network, told)],
        size=size,
        radius=radius,
        width=layout.width,
        height=layout.height,
        taken=taken,
    )
    x, y = _axes(alt, area)
    ground = alt.Chart(alt.Data(values=discs)).encode(x=x, y=y)
    layers = [
        ground.mark_point(shape="circle", filled=True, color=_GROUND, opacity=1).encode(
            size=alt.Size("size:Q", scale=None), tooltip=["bloc:N"]
        ),
        _edges(
            alt,
            network.relations,
            network.relations,
            told,
            layout.places,
            faint=0.25 if many else 0.9,
            strong=1.4 if many else 2.6,
            area=area,
        ),
        _points(alt, network, told, layout.places, size=_symbol_size(radius), area=area),
        *_texts(alt, labels, size=size, color=_TEXT, area=area),
        *_texts(alt, above, size=size, color=_QUIET, area=area),
    ]
    left_out = len(network.states) - len(labels)
    how = [
        (
            "Each grey disc is a bloc; who stands outside is in none. Within a bloc states stand "
            "the nearer, the shorter the way of cooperation between them; other places mean "
            "nothing."
        )
    ]
    if left_out:
        how.append(
            f"{left_out} states, with the fewest relations where they stand close, have no room "
            "for their name; the drawing as a page (.html) names each."
        )
    return _finished(alt, layers, told, how, area=area)


def ring_chart(network: SignedNetwork, told: Told, middle: str) -> Any:  # noqa: ANN401
    """Return a state with those around it: who is hostile to it stands to the right."""
    alt = altair()
    size, beside = 11.0, 11.0
    turns = ring(network.signs, middle)
    radius = max(235.0, len(turns) * (size + 3) / (2 * math.pi))
    reach = {state: radius + beside + text_width(party_name(state), size) + 6 for state in turns}
    half_width = max(radius, *(abs(reach[s] * math.cos(turn)) for s, turn in turns.items()))
    half_height = max(radius, *(abs(reach[s] * math.sin(turn)) for s, turn in turns.items()))
    area = (2 * half_width, 2 * half_height)
    places = {middle: (half_width, half_height)} | {
        state: (half_width + radius * math.cos(turn), half_height + radius * math.sin(turn))
        for state, turn in turns.items()
    }
    own = [each for each in network.relations if middle in each.pair]
    among = [each for each in network.relations if middle not in each.pair]
    layers = [
        _curves(
            alt, among, network.relations, told, places, middle=middle, radius=radius, area=area
        ),
        _edges(alt, own, network.relations, told, places, faint=1.0, strong=2.6, area=area),
        _points(alt, network, told, places, size=_symbol_size(5.0), area=area),
    ]
    x, y = _axes(alt, area)
    for left in (False, True):
        names = [
            {
                "x": half_width + (radius + beside) * math.cos(turn),
                "y": half_height + (radius + beside) * math.sin(turn),
                # Vega turns clockwise; names on the left are turned so as not to be upside down.
                "turn": (180 if left else 0) - math.degrees(turn),
                "name": party_name(state),
            }
            for state, turn in turns.items()
            if (math.cos(turn) < 0) == left
        ]
        layers.append(
            alt.Chart(alt.Data(values=names))
            .mark_text(
                align="right" if left else "left", baseline="middle", fontSize=size, color=_TEXT
            )
            .encode(x=x, y=y, text="name:N", angle=alt.Angle("turn:Q", scale=None))
        )
    title = [Label(state=middle, text=party_name(middle), x=half_width, y=half_height + 16)]
    layers += _texts(alt, title, size=14.0, color=_TEXT, bold=True, area=area)
    how = [
        (
            f"Straight lines are relations of {party_name(middle)}: hostile ones to the right. "
            "Curved ones are those among the rest, in an order that sets states with like "
            "relations side by side."
        )
    ]
    return _finished(alt, layers, told, how, area=area)


def _believed(bloc: Bloc) -> bool:
    return bloc.stability is None or bloc.stability >= 0.5  # noqa: PLR2004  (Hennig's limit)


def _stability(bloc: Bloc) -> str:
    return "" if bloc.stability is None else f", stability {bloc.stability:.2f}"


def _symbol_size(radius: float) -> float:
    """Return the size that Vega gives a circle of a radius: the area of the square around it."""
    return 4 * radius**2


def matrix_chart(network: SignedNetwork, told: Told) -> Any:  # noqa: ANN401
    """Return a row and a column for each state, bloc by bloc, and a mark for each relation."""
    alt = altair()
    in_bloc = told.numbers
    groups = [ordered(network.signs, bloc.states) for bloc in told.blocs]
    alone = ordered(network.signs, [s for s in network.states if s not in in_bloc])
    order = [state for group in (*groups, alone) for state in group]
    cell = max(7.0, min(16.0, 900.0 / len(order)))
    side, size = cell * len(order), min(11.0, cell * 0.95)
    at = {state: n for n, state in enumerate(order)}
    cells = [
        {**_told_of(each, told), "row": at[one], "column": at[other]}
        for each in network.relations
        for one, other in (each.pair, each.pair[::-1])
    ]
    cells += [
        {
            "kind": _UNDECIDED,
            "pair": _pair_name((one, other)),
            "because": _undecided_because(network, pair),
            "row": at[one],
            "column": at[other],
        }
        for pair in network.undecided
        if pair[0] in at and pair[1] in at
        for one, other in (pair, pair[::-1])
    ]
    domain = [-0.5, len(order) - 0.5]
    x = alt.X("column:Q", axis=None, scale=alt.Scale(domain=domain, nice=False))
    y = alt.Y("row:Q", axis=None, scale=alt.Scale(domain=domain, nice=False, reverse=True))
    kinds = [*_KINDS, _UNDECIDED]
    legend = _legend(alt, {str(each["kind"]) for each in cells}, kinds, offset=size * 3.5)
    marks = (
        alt.Chart(alt.Data(values=cells))
        .mark_point(filled=True, opacity=1, strokeWidth=0)
        .encode(
            x=x,
            y=y,
            color=alt.Color(
                "kind:N",
                scale=alt.Scale(
                    domain=kinds,
                    range=[
                        _COOPERATIVE_FITS,
                        _COOPERATIVE,
                        _HOSTILE_FITS,
                        _HOSTILE,
                        _NO_SIGN,
                    ],
                ),
                legend=legend,
            ),
            shape=alt.Shape(
                "kind:N",
                scale=alt.Scale(
                    domain=kinds, range=["square", "square", "diamond", "diamond", "circle"]
                ),
                legend=legend,
            ),
            size=alt.Size(
                "kind:N",
                scale=alt.Scale(
                    domain=kinds, range=[part * cell**2 for part in (0.8, 0.8, 0.7, 0.9, 0.2)]
                ),
                legend=None,
            ),
            tooltip=["pair:N", "kind:N", "because:N"],
        )
    )
    ends: list[int] = []
    for group in (*groups, alone):
        ends.append((ends[-1] if ends else 0) + len(group))
    frames = [
        {
            "column": start - 0.5,
            "row": start - 0.5,
            "right": end - 0.5,
            "low": end - 0.5,
            "dash": [1, 0] if _believed(bloc) else [4, 3],
        }
        for start, end, bloc in zip([0, *ends], ends, told.blocs, strict=False)
    ]
    framed = (
        alt.Chart(alt.Data(values=frames))
        .mark_rect(filled=False, stroke=_TEXT, strokeWidth=1.2)
        .encode(x=x, y=y, x2="right:Q", y2="low:Q", strokeDash=alt.StrokeDash("dash:N", scale=None))
    )
    layers = [marks, framed, *_margins(alt, order, x=x, y=y, size=size, side=side)]
    how = [
        (
            "Rows and columns are the same states, bloc by bloc (framed, the largest first), and "
            "states with like relations side by side; last those in no bloc. Empty: too few events "
            "and no tie, so that nothing is known."
        )
    ]
    if told.blocs:
        stable = ", ".join(
            "NA" if bloc.stability is None else f"{bloc.stability:.2f}" for bloc in told.blocs
        )
        dashed = "" if all(map(_believed, told.blocs)) else "; dashed below 0.5: not to be believed"
        how.append(f"Stability of the blocs, in their order: {stable}{dashed}.")
    return _finished(alt, layers, told, how, area=(side, side))


_UNDECIDED = "known, without a sign"


def _margins(  # noqa: PLR0913
    alt: Any,  # noqa: ANN401
    order: Sequence[str],
    *,
    x: Any,  # noqa: ANN401
    y: Any,  # noqa: ANN401
    size: float,
    side: float,
) -> list[Any]:
    """Return the names of rows, and the codes of columns above and below."""
    named = [
        {"row": n, "column": n, "name": party_name(state), "code": state}
        for n, state in enumerate(order)
    ]
    base = alt.Chart(alt.Data(values=named))
    text = {"fontSize": size, "color": _TEXT, "clip": False, "baseline": "middle"}
    return [
        base.mark_text(align="right", **text).encode(x=alt.value(-4), y=y, text="name:N"),
        base.mark_text(align="left", **text).encode(x=alt.value(side + 4), y=y, text="name:N"),
        base.mark_text(align="left", angle=270, **text).encode(
            x=x, y=alt.value(-4), text="code:N", tooltip=["name:N"]
        ),
        base.mark_text(align="right", angle=270, **text).encode(
            x=x, y=alt.value(side + 4), text="code:N", tooltip=["name:N"]
        ),
    ]


def _first_named(network: SignedNetwork, told: Told) -> list[str]:
    """Return the states, those asked for first, then those with most relations."""
    degree = dict.fromkeys(network.states, 0)
    for each in network.relations:
        for party in each.pair:
            degree[party] += 1
    return sorted(degree, key=lambda state: (state not in told.asked, -degree[state], state))


def _undecided_because(network: SignedNetwork, pair: tuple[str, str]) -> str:
    balance = network.balances.get(pair)
    if balance is None:
        return "ties point both ways"
    return f"balance {balance:+.2f}: too near {network.baseline:+.2f} for a sign"


def _pair_name(pair: tuple[str, str]) -> str:
    return f"{party_name(pair[0])} and {party_name(pair[1])}"


def _told_of(each: Relation, told: Told) -> dict[str, object]:
    sign = "cooperative" if each.sign > 0 else "hostile"
    fit = _AGAINST if each.pair in told.frustrated else _FITS
    return {"kind": f"{sign}, {fit}", "pair": _pair_name(each.pair), "because": each.because}


def _axes(alt: Any, area: tuple[float, float]) -> tuple[Any, Any]:  # noqa: ANN401
    """Return axes in pixels, so that a name is where it was found to fit."""
    return (
        alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, area[0]], nice=False)),
        alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, area[1]], nice=False)),
    )


def _legend(
    alt: Any,  # noqa: ANN401
    there: set[str],
    kinds: Sequence[str],
    *,
    offset: float = 12.0,
) -> Any:  # noqa: ANN401
    """Return a legend of what is there, in the order of all kinds."""
    return alt.Legend(
        title=None,
        orient="bottom",
        direction="horizontal",
        columns=2,
        labelLimit=400,
        symbolSize=200,
        symbolOpacity=1,
        symbolStrokeWidth=2,
        offset=offset,
        values=[kind for kind in kinds if kind in there],
    )


def _drawn_as(alt: Any, legend_of: Sequence[Relation], told: Told) -> dict[str, Any]:  # noqa: ANN401
    """Return how lines of each kind look, with one legend for all of it."""
    there = {str(_told_of(each, told)["kind"]) for each in legend_of}
    domain = [*_KINDS]
    legend = _legend(alt, there, domain) if there else None
    looks = {
        "color": (alt.Color, [_COOPERATIVE_FITS, _COOPERATIVE, _HOSTILE_FITS, _HOSTILE]),
        "strokeDash": (alt.StrokeDash, [[1, 0], [1, 0], [5, 3], [5, 3]]),
    }
    drawn = {
        name: channel("kind:N", scale=alt.Scale(domain=domain, range=looked), legend=legend)
        for name, (channel, looked) in looks.items()
    }
    return {
        **drawn,
        "strokeWidth": alt.StrokeWidth("width:Q", scale=None, legend=None),
        "opacity": alt.condition(
            f"!isValid(hover.state) || {_OF_IT}",
            alt.Opacity("strength:Q", scale=None, legend=None),
            alt.value(0.04),
        ),
        "tooltip": ["pair:N", "kind:N", "because:N"],
    }


# Of the state that is pointed at: all other lines fade.
_OF_IT = "indexof(hover.state, datum.one) >= 0 || indexof(hover.state, datum.other) >= 0"


def _rank(each: Relation, told: Told) -> int:
    """Return what is drawn over what: where there are many lines, the few hostile ones on top."""
    return (each.pair in told.frustrated) + 2 * (each.sign < 0)


def _edges(  # noqa: PLR0913
    alt: Any,  # noqa: ANN401
    relations: Sequence[Relation],
    legend_of: Sequence[Relation],
    told: Told,
    places: Mapping[str, tuple[float, float]],
    *,
    faint: float,
    strong: float,
    area: tuple[float, float],
) -> Any:  # noqa: ANN401
    """Return the relations as straight lines; those against the camps are the strong ones."""
    lines = [
        {
            "one": party_name(each.pair[0]),
            "other": party_name(each.pair[1]),
            "x": places[each.pair[0]][0],
            "y": places[each.pair[0]][1],
            "x2": places[each.pair[1]][0],
            "y2": places[each.pair[1]][1],
            "width": strong if each.pair in told.frustrated else 1.1,
            "strength": 0.9
            if each.pair in told.frustrated
            else min(faint * (1.6 if each.sign < 0 else 1.0), 1.0),
            **_told_of(each, told),
        }
        for each in sorted(relations, key=lambda each: _rank(each, told))
    ]
    x, y = _axes(alt, area)
    return (
        alt.Chart(alt.Data(values=lines))
        .mark_rule()
        .encode(
            x=x,
            y=y,
            x2="x2:Q",
            y2="y2:Q",
            **_drawn_as(alt, legend_of, told),
        )
    )


def _curves(  # noqa: PLR0913
    alt: Any,  # noqa: ANN401
    relations: Sequence[Relation],
    legend_of: Sequence[Relation],
    told: Told,
    places: Mapping[str, tuple[float, float]],
    *,
    middle: str,
    radius: float,
    area: tuple[float, float],
) -> Any:  # noqa: ANN401
    """Return the relations as curves that keep clear of the middle."""
    points = [
        {
            "one": party_name(each.pair[0]),
            "other": party_name(each.pair[1]),
            "x": x,
            "y": y,
            "step": step,
            "line": line,
            "width": 2.0 if each.pair in told.frustrated else 1.1,
            "strength": strength,
            **_told_of(each, told),
        }
        for line, each in enumerate(sorted(relations, key=lambda each: _rank(each, told)))
        for strength in [0.9 if each.pair in told.frustrated else 0.3 + 0.4 * (each.sign < 0)]
        for step, (x, y) in enumerate(
            bent(places[each.pair[0]], places[each.pair[1]], middle=places[middle], radius=radius)
        )
    ]
    x, y = _axes(alt, area)
    return (
        alt.Chart(alt.Data(values=points))
        .mark_line()
        .encode(
            x=x,
            y=y,
            order="step:Q",
            detail="line:N",
            **_drawn_as(alt, legend_of, told),
        )
    )


def _points(  # noqa: PLR0913
    alt: Any,  # noqa: ANN401
    network: SignedNetwork,
    told: Told,
    places: Mapping[str, tuple[float, float]],
    *,
    size: float,
    area: tuple[float, float],
) -> Any:  # noqa: ANN401
    friends, foes = (dict.fromkeys(network.states, 0) for _ in range(2))
    for each in network.relations:
        for party in each.pair:
            (friends if each.sign > 0 else foes)[party] += 1
    numbers = told.numbers
    points = [
        {
            "x": places[state][0],
            "y": places[state][1],
            "state": party_name(state),
            "cooperates with": friends[state],
            "hostile to": foes[state],
            "camp": f"camp {told.camps.get(state, 0) + 1}",
            "bloc": numbers.get(state, "none"),
            "draws with its bloc": ""
            if told.held.get(state) is None
            else f"{told.held[state]:.2f}",
        }
        for state in network.states
    ]
    x, y = _axes(alt, area)
    legend = alt.Legend(title=None, orient="bottom", symbolFillColor=_STATE, offset=12)
    return (
        alt.Chart(alt.Data(values=points))
        .mark_point(filled=True, color=_STATE, size=size, opacity=1, stroke="white", strokeWidth=1)
        .encode(
            x=x,
            y=y,
            shape=alt.Shape(
                "camp:N",
                scale=alt.Scale(domain=["camp 1", "camp 2"], range=["circle", "square"]),
                legend=legend if len({point["camp"] for point in points}) > 1 else None,
            ),
            tooltip=[
                "state:N",
                "cooperates with:Q",
                "hostile to:Q",
                "camp:N",
                "bloc:N",
                "draws with its bloc:N",
            ],
        )
        .add_params(
            alt.selection_point(
                name="hover", fields=["state"], on="pointerover", clear="pointerout", empty=True
            )
        )
    )


def _texts(  # noqa: PLR0913
    alt: Any,  # noqa: ANN401
    labels: Sequence[Label],
    *,
    size: float,
    color: str,
    area: tuple[float, float],
    bold: bool = False,
) -> list[Any]:
    """Return names with a light edge, so that they can be read on lines."""
    x, y = _axes(alt, area)
    weight = "bold" if bold else "normal"
    layers: list[Any] = []
    for align in ("left", "center", "right"):
        values = [
            {"x": each.x, "y": each.y, "text": each.text} for each in labels if each.align == align
        ]
        if values:
            base = alt.Chart(alt.Data(values=values)).encode(x=x, y=y, text="text:N")
            style = {"fontSize": size, "baseline": "middle", "align": align, "fontWeight": weight}
            layers.append(
                base.mark_text(
                    stroke="white", strokeWidth=3, strokeJoin="round", opacity=0.85, **style
                )
            )
            layers.append(base.mark_text(color=color, **style))
    return layers


_NARROW = 620.0
"""A title and a caption need so many pixels."""


def _finished(
    alt: Any,  # noqa: ANN401
    layers: Sequence[Any],
    told: Told,
    how: Sequence[str],
    *,
    area: tuple[float, float],
) -> Any:  # noqa: ANN401
    width = max(area[0], _NARROW)
    lines = [line for each in (*told.caption, *how) for line in _broken(each, width)]
    return (
        alt.layer(*layers)
        .properties(
            width=area[0],
            height=area[1],
            title=alt.TitleParams(
                _broken(told.title, width * 11.0 / 16.0),
                subtitle=lines,
                anchor="start",
                fontSize=16,
                subtitleFontSize=11,
                subtitleColor=_QUIET,
                subtitlePadding=6,
                offset=18,
            ),
        )
        .configure_view(stroke=None)
    )


def _broken(text: str, width: float) -> list[str]:
    """Return a text in lines that fit into a width, in pixels."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", 11.0) < width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
