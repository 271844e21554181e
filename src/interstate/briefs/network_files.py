"""The signed network of states as a table and for Gephi."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET  # what is written is ours: nothing is parsed

import polars as pl

from interstate.reference.states import party_name
from interstate.store.exports.safe import xml_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from interstate.relations.blocs import Bloc
    from interstate.relations.networks import SignedNetwork


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
    blocs
        Of two states or more; states in none stand alone.
    held
        How surely each state is in its bloc, 0 to 1; ``None`` where it is in none.
    asked
        States that were asked for: they are named first.
    earlier
        The sign of each pair at an earlier time, where one is compared with.
    """

    title: str
    caption: tuple[str, ...]
    camps: Mapping[str, int]
    frustrated: frozenset[tuple[str, str]]
    blocs: tuple[Bloc, ...] = ()
    held: Mapping[str, float | None] = field(default_factory=dict[str, "float | None"])
    asked: tuple[str, ...] = ()
    earlier: Mapping[tuple[str, str], int] | None = None

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each state's bloc, from 1."""
        return {state: n for n, bloc in enumerate(self.blocs, start=1) for state in bloc.states}


def relations_table(network: SignedNetwork, told: Told) -> pl.DataFrame:
    """Return a row for each relation.

    Returns
    -------
    polars DataFrame
        ``state1 state2 name1 name2 bloc1 bloc2 sign balance cooperative conflictual frustrated
        because``, and ``sign_before`` where an earlier time is compared with: then also the pairs
        that had a sign only then.
    """
    numbers, earlier = told.numbers, told.earlier
    made = pl.DataFrame(
        [
            {
                "state1": each.pair[0],
                "state2": each.pair[1],
                "name1": party_name(each.pair[0]),
                "name2": party_name(each.pair[1]),
                "bloc1": numbers.get(each.pair[0]),
                "bloc2": numbers.get(each.pair[1]),
                "sign": each.sign,
                "balance": each.balance,
                "cooperative": each.cooperative,
                "conflictual": each.conflictual,
                "frustrated": each.pair in told.frustrated,
                "because": each.because,
            }
            for each in network.relations
        ],
        schema_overrides={"balance": pl.Float64, "bloc1": pl.Int64, "bloc2": pl.Int64},
    )
    if earlier is None:
        return made
    before = pl.DataFrame(
        [
            {
                "state1": a,
                "state2": b,
                "name1": party_name(a),
                "name2": party_name(b),
                "bloc1": numbers.get(a),
                "bloc2": numbers.get(b),
                "sign_before": sign,
            }
            for (a, b), sign in earlier.items()
        ],
        schema={
            **{each: made.schema[each] for each in made.columns[:6]},
            "sign_before": pl.Int64,
        },
    )
    on = made.columns[:6]
    return made.join(before, on=on, how="full", coalesce=True, nulls_equal=True).sort(on[:2])


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
        "node": (("camp", "integer"), ("bloc", "integer"), ("held", "double")),
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
    numbers = told.numbers
    nodes = ET.SubElement(graph, "nodes")
    for state in network.states:
        node = ET.SubElement(nodes, "node", {"id": state, "label": xml_text(party_name(state))})
        held = told.held.get(state)
        _add_values(
            node,
            {
                "camp": told.camps.get(state),
                "bloc": numbers.get(state),
                "held": None if held is None else round(held, 3),
            },
        )
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
