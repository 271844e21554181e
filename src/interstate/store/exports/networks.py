"""Who acts towards whom as a network: GraphML, and GEXF with the days on which edges are there.

Nodes are parties. A mutual act is an edge each way with `symmetric`, since readers of both formats
(networkx among them) refuse graphs that mix directed and undirected edges.

References
----------
GraphML 1.0 (graphml.graphdrawing.org): keys, data and their types.
GEXF 1.3 (gexf.net): ``mode="dynamic"``, days as ISO 8601 dates, spells whose start and end are
both included and open where there is none.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from statistics import fmean
from xml.etree import ElementTree as ET  # what is written is ours: nothing is parsed

from interstate.record import Event, Evidence
from interstate.reference.states import load_states
from interstate.store.exports.safe import label, xml_text
from interstate.store.exports.words import (
    NO_PAIR,
    days_in_words,
    directed_pairs,
    moment_of,
    name_of,
    parties_of,
)
from interstate.store.exports.written import LeftOut, Written

Value = str | int | float | bool | None
Spell = tuple[date | None, date | None]

_NODE = (("label", "string"), ("kind", "string"))
_GRAPHML_EDGE = (
    ("event", "string"),
    ("event_type", "string"),
    ("mode", "string"),
    ("quad", "string"),
    ("cameo", "string"),
    ("goldstein", "double"),
    ("symmetric", "boolean"),
    ("status", "string"),
    ("status_because", "string"),
    ("days", "string"),
    ("first", "string"),
    ("last", "string"),
    ("reports", "int"),
    ("sources", "string"),
)
_GEXF_EDGE = (
    ("event_type", "string"),
    ("quad", "string"),
    ("status", "string"),
    ("symmetric", "boolean"),
    ("goldstein", "double"),
    ("events", "string"),
)


def write_graphml(evidence: Evidence) -> Written:
    """Return parties as nodes and, for each event, an edge from each actor to each recipient.

    Every edge tells its status, so that claimed, denied and planned acts can be filtered. What is
    absent has no ``data``. Factuality and attribution of single reports have no place here.
    """
    left_out = LeftOut()
    root = ET.Element("graphml", {"xmlns": "http://graphml.graphdrawing.org/xmlns"})
    for of, attributes in (("node", _NODE), ("edge", _GRAPHML_EDGE)):
        for name, type_ in attributes:
            key = {"id": f"{of}-{name}", "for": of, "attr.name": name, "attr.type": type_}
            ET.SubElement(root, "key", key)
    graph = ET.SubElement(root, "graph", {"id": "record", "edgedefault": "directed"})
    drawn = _drawn(evidence.events, left_out)
    for party in parties_of(drawn):
        node = ET.SubElement(graph, "node", {"id": xml_text(party)})
        _add_data(node, "node", _node_values(party))
    for event in drawn:
        for number, (actor, recipient) in enumerate(directed_pairs(event), start=1):
            ends = {"source": xml_text(actor), "target": xml_text(recipient)}
            edge = ET.SubElement(graph, "edge", {"id": f"{event.id}-{number}", **ends})
            _add_data(edge, "edge", _edge_values(event))
    return Written(content=_file(root), rows=len(drawn), left_out=left_out.counted())


def write_gexf(evidence: Evidence) -> Written:
    """Return parties as nodes and, for each directed pair, type and status, an edge with its days.

    Acts of one kind between the same two are one edge whose `weight` counts them and whose spells
    are their days, run together where they meet: Gephi takes no two edges of one kind, and no
    spells that overlap. `goldstein` is the mean. An event without any day is left out, since an
    edge without a spell would stand at all times.
    """
    left_out = LeftOut()
    edges: defaultdict[tuple[str, str, str, str, bool], list[Event]] = defaultdict(list)
    dated: list[Event] = []
    for event in _drawn(evidence.events, left_out):
        if event.when is None:
            left_out.add("without a day")
            continue
        dated.append(event)
        for pair in directed_pairs(event):
            edges[*pair, event.event_type, event.status.value, event.symmetric].append(event)
    root = ET.Element("gexf", {"xmlns": "http://gexf.net/1.3", "version": "1.3"})
    meta = ET.SubElement(root, "meta", {"lastmodifieddate": f"{moment_of(evidence):%Y-%m-%d}"})
    ET.SubElement(meta, "creator").text = "interstate"
    ET.SubElement(meta, "description").text = "Who acts towards whom, by day, type and status"
    settings = {
        "mode": "dynamic",
        "defaultedgetype": "directed",
        "timeformat": "date",
        "timerepresentation": "interval",
    }
    graph = ET.SubElement(root, "graph", settings)
    for of, attributes in (("node", _NODE[1:]), ("edge", _GEXF_EDGE)):
        declared = ET.SubElement(graph, "attributes", {"class": of, "mode": "static"})
        for name, type_ in attributes:
            ET.SubElement(declared, "attribute", {"id": name, "title": name, "type": type_})
    nodes = ET.SubElement(graph, "nodes")
    for party in parties_of(dated):
        values = _node_values(party)
        shown = {"id": xml_text(party), "label": _text(values["label"])}
        _add_values(ET.SubElement(nodes, "node", shown), {"kind": values["kind"]})
    drawn = ET.SubElement(graph, "edges")
    for number, (key, events) in enumerate(sorted(edges.items()), start=1):
        _add_edge(drawn, number, key, events)
    return Written(content=_file(root), rows=len(dated), left_out=left_out.counted())


def _drawn(events: Iterable[Event], left_out: LeftOut) -> list[Event]:
    """Return the events that have two ends."""
    kept: list[Event] = []
    for event in events:
        if directed_pairs(event):
            kept.append(event)
        else:
            left_out.add(NO_PAIR)
    return kept


def _node_values(party: str) -> dict[str, Value]:
    kinds = {"IGO": "organisation", "NSA": "group"}
    kind = "state" if party in load_states() else kinds.get(party.partition(":")[0], "organisation")
    return {"label": name_of(party), "kind": kind}


def _edge_values(event: Event) -> dict[str, Value]:
    first, last = (None, None) if event.when is None else (event.when.first, event.when.last)
    return {
        "event": str(event.id),
        "event_type": event.event_type,
        "mode": event.mode,
        "quad": event.quad,
        "cameo": event.cameo,
        "goldstein": event.goldstein,
        "symmetric": event.symmetric,
        "status": event.status.value,
        "status_because": label(event.status_because),
        "days": days_in_words(event.when),
        "first": None if first is None else first.isoformat(),
        "last": None if last is None else last.isoformat(),
        "reports": len(event.reports),
        "sources": label(" | ".join(event.sources)),
    }


def _add_data(element: ET.Element, of: str, values: Mapping[str, Value]) -> None:
    for name, value in values.items():
        if value is not None:
            ET.SubElement(element, "data", {"key": f"{of}-{name}"}).text = _text(value)


def _add_edge(
    edges: ET.Element,
    number: int,
    key: tuple[str, str, str, str, bool],
    events: Sequence[Event],
) -> None:
    actor, recipient, event_type, status, symmetric = key
    spells = _spells([(e.when.first, e.when.last) for e in events if e.when is not None])
    edge = ET.SubElement(
        edges,
        "edge",
        {
            "id": str(number),
            "source": xml_text(actor),
            "target": xml_text(recipient),
            "label": f"{event_type} ({status})",
            "kind": f"{event_type} {status}{' mutual' if symmetric else ''}",
            "weight": str(len(events)),
        },
    )
    values = [event.goldstein for event in events if event.goldstein is not None]
    _add_values(
        edge,
        {
            "event_type": event_type,
            "quad": events[0].quad,
            "status": status,
            "symmetric": symmetric,
            "goldstein": round(fmean(values), 2) if values else None,
            "events": " | ".join(event.id for event in events),
        },
    )
    listed = ET.SubElement(edge, "spells")
    for first, last in spells:
        bounds = {"start": first, "end": last}
        known = {name: day.isoformat() for name, day in bounds.items() if day is not None}
        ET.SubElement(listed, "spell", known)


def _spells(spells: Sequence[Spell]) -> list[Spell]:
    """Return stretches of days, those that overlap or follow on each other joined, in order."""
    joined: list[Spell] = []
    for first, last in sorted(spells, key=lambda spell: spell[0] or date.min):
        if joined:
            begun, ended = joined[-1]
            if ended is None or first is None or (first - ended).days <= 1:
                joined[-1] = (begun, None if ended is None or last is None else max(ended, last))
                continue
        joined.append((first, last))
    return joined


def _add_values(element: ET.Element, values: Mapping[str, Value]) -> None:
    listed = ET.SubElement(element, "attvalues")
    for name, value in values.items():
        if value is not None:
            ET.SubElement(listed, "attvalue", {"for": name, "value": _text(value)})


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return xml_text(str(value))


def _file(root: ET.Element) -> bytes:
    ET.indent(root, space=" ")
    return ET.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"
