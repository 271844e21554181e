"""The signed network of states as a table, for Gephi, and drawn."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast
from xml.etree import ElementTree as ET  # what is written is ours: nothing is parsed

import polars as pl

from interstate.reference.states import party_name
from interstate.store.exports.safe import xml_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from interstate.relations.networks import SignedNetwork

# Okabe and Ito's blue and vermilion, told apart also by people who see no red or green; hostile
# relations are also dashed, so that they are told apart in print.
_COOPERATIVE, _HOSTILE, _STATE = "#0072B2", "#D55E00", "#333333"
_WIDTH, _HEIGHT = 900, 640
_NAMED = 30
"""So many states, those with most relations, are named in a drawing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is said of a network beside it.

    Attributes
    ----------
    title, caption
        For a drawing; the caption names source and n.
    camps
        Each state's camp, 0 or 1.
    frustrated
        Pairs against the camps.
    """

    title: str
    caption: tuple[str, ...]
    camps: Mapping[str, int]
    frustrated: frozenset[tuple[str, str]]


def relations_table(network: SignedNetwork, told: Told) -> pl.DataFrame:
    """Return a row for each relation.

    Returns
    -------
    polars DataFrame
        ``state1 state2 name1 name2 sign balance cooperative conflictual frustrated because``.
    """
    return pl.DataFrame(
        [
            {
                "state1": each.pair[0],
                "state2": each.pair[1],
                "name1": party_name(each.pair[0]),
                "name2": party_name(each.pair[1]),
                "sign": each.sign,
                "balance": each.balance,
                "cooperative": each.cooperative,
                "conflictual": each.conflictual,
                "frustrated": each.pair in told.frustrated,
                "because": each.because,
            }
            for each in network.relations
        ],
        schema_overrides={"balance": pl.Float64},
    )


def network_gexf(network: SignedNetwork, told: Told) -> bytes:
    """Return the network in GEXF 1.3 (gexf.net), undirected, for Gephi.

    An edge's `weight` is 1, since Gephi's layouts take none below 0; its sign is an attribute.
    """
    root = ET.Element("gexf", {"xmlns": "http://gexf.net/1.3", "version": "1.3"})
    meta = ET.SubElement(root, "meta")
    ET.SubElement(meta, "creator").text = "interstate"
    ET.SubElement(meta, "description").text = xml_text(" ".join((told.title, *told.caption)))
    graph = ET.SubElement(root, "graph", {"mode": "static", "defaultedgetype": "undirected"})
    attributes = {
        "node": (("camp", "integer"),),
        "edge": (
            ("sign", "integer"),
            ("balance", "double"),
            ("cooperative", "integer"),
            ("conflictual", "integer"),
            ("frustrated", "boolean"),
            ("because", "string"),
        ),
    }
    for of, listed in attributes.items():
        declared = ET.SubElement(graph, "attributes", {"class": of, "mode": "static"})
        for name, kind in listed:
            ET.SubElement(declared, "attribute", {"id": name, "title": name, "type": kind})
    nodes = ET.SubElement(graph, "nodes")
    for state in network.states:
        node = ET.SubElement(nodes, "node", {"id": state, "label": xml_text(party_name(state))})
        _add_values(node, {"camp": told.camps.get(state)})
    edges = ET.SubElement(graph, "edges")
    for number, each in enumerate(network.relations, start=1):
        ends = {"source": each.pair[0], "target": each.pair[1]}
        edge = ET.SubElement(edges, "edge", {"id": str(number), **ends, "weight": "1"})
        _add_values(
            edge,
            {
                "sign": each.sign,
                "balance": None if each.balance is None else round(each.balance, 4),
                "cooperative": each.cooperative,
                "conflictual": each.conflictual,
                "frustrated": str(each.pair in told.frustrated).lower(),
                "because": each.because,
            },
        )
    ET.indent(root, space=" ")
    return ET.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _add_values(element: ET.Element, values: Mapping[str, str | float | None]) -> None:
    listed = ET.SubElement(element, "attvalues")
    for name, value in values.items():
        if value is not None:
            ET.SubElement(listed, "attvalue", {"for": name, "value": xml_text(str(value))})


def network_chart(network: SignedNetwork, told: Told) -> Any:  # noqa: ANN401  altair ships no full types
    """Return the network as an altair chart: states that cooperate stand near each other.

    Places come from a spring layout over cooperative relations; nothing but nearness can be read
    from them.
    """
    alt: Any = import_module("altair")
    places = _places(network)
    degree = dict.fromkeys(network.states, 0)
    for each in network.relations:
        for state in each.pair:
            degree[state] += 1
    named = sorted(network.states, key=lambda state: (-degree[state], state))[:_NAMED]
    lines = [
        {
            "x": places[each.pair[0]][0],
            "y": places[each.pair[0]][1],
            "x2": places[each.pair[1]][0],
            "y2": places[each.pair[1]][1],
            "stands": "cooperative" if each.sign > 0 else "hostile",
            "pair": f"{party_name(each.pair[0])} and {party_name(each.pair[1])}",
            "because": each.because,
        }
        for each in network.relations
    ]
    points = [
        {
            "x": places[state][0],
            "y": places[state][1],
            "state": party_name(state),
            "shown": party_name(state) if state in named else "",
            "relations": degree[state],
            "camp": told.camps.get(state, 0) + 1,
        }
        for state in network.states
    ]
    x, y = (alt.X("x:Q", axis=None), alt.Y("y:Q", axis=None))
    kinds = ["cooperative", "hostile"]
    # Where there are many, the few hostile ones are drawn over the rest.
    lines.sort(key=lambda line: line["stands"])
    faint = 0.25 if len(lines) > 10 * _NAMED else 0.8
    edges = (
        alt.Chart(alt.Data(values=lines))
        .mark_rule(strokeWidth=1.0)
        .encode(
            x=x,
            y=y,
            x2="x2:Q",
            y2="y2:Q",
            color=alt.Color(
                "stands:N",
                scale=alt.Scale(domain=kinds, range=[_COOPERATIVE, _HOSTILE]),
                legend=alt.Legend(title=None, orient="bottom"),
            ),
            opacity=alt.Opacity(
                "stands:N", scale=alt.Scale(domain=kinds, range=[faint, 0.9]), legend=None
            ),
            strokeDash=alt.StrokeDash(
                "stands:N", scale=alt.Scale(domain=kinds, range=[[1, 0], [5, 3]]), legend=None
            ),
            tooltip=["pair:N", "stands:N", "because:N"],
        )
    )
    base = alt.Chart(alt.Data(values=points)).encode(x=x, y=y)
    states = base.mark_point(filled=True, color=_STATE, size=60, opacity=1).encode(
        shape=alt.Shape(
            "camp:N",
            scale=alt.Scale(domain=[1, 2], range=["circle", "square"]),
            legend=alt.Legend(title="camp", orient="bottom"),
        ),
        tooltip=["state:N", "relations:Q", "camp:N"],
    )
    names = base.mark_text(dy=-9, fontSize=10, color="#111111").encode(text="shown:N")
    return (
        alt.layer(edges, states, names)
        .properties(
            width=_WIDTH,
            height=_HEIGHT,
            title=alt.TitleParams(
                told.title,
                subtitle=list(told.caption),
                anchor="start",
                fontSize=16,
                subtitleFontSize=11,
                subtitleColor="#444444",
            ),
        )
        .configure_view(stroke=None)
    )


def _places(network: SignedNetwork) -> dict[str, tuple[float, float]]:
    import rustworkx as rx

    graph: Any = rx.PyGraph(multigraph=False)
    at = dict(zip(network.states, graph.add_nodes_from(list(network.states)), strict=True))
    for (a, b), sign in network.signs.items():
        graph.add_edge(at[a], at[b], 1.0 if sign > 0 else 0.05)
    found = cast(
        "Mapping[int, tuple[float, float]]", rx.spring_layout(graph, weight_fn=float, seed=1)
    )
    return {state: (float(found[n][0]), float(found[n][1])) for state, n in at.items()}
