"""Networks that networkx reads, and that keep to the rules of GraphML 1.0 and GEXF 1.3."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib import import_module
from itertools import pairwise
from typing import Any

import pytest
from tests.briefs.evidence import JUNE_19, event, report, when

from interstate.record import Evidence, Status
from interstate.store import export

GEXF = "{http://gexf.net/1.3}"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
nx: Any = import_module("networkx")
etree: Any = import_module("lxml.etree")


def _graph(evidence: Evidence, form: str) -> Any:
    read = nx.read_gexf if form == "gexf" else nx.read_graphml
    return read(io.BytesIO(export(evidence, form).content))


def _tree(evidence: Evidence, form: str) -> Any:
    return etree.fromstring(export(evidence, form).content)


def _made(*told: Any) -> Evidence:
    return Evidence(
        events=tuple(made for made, _ in told),
        reports=tuple(each for _, reports in told for each in reports),
    )


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_networkx_reads_parties_and_who_acts_towards_whom(rich: Evidence, form: str) -> None:
    graph = _graph(rich, form)
    assert graph.is_directed()
    assert graph.nodes["PRK"]["label"] == "North Korea"
    assert graph.nodes["UNO"]["kind"] == "organisation"
    denied = [(a, b) for a, b, d in graph.edges(data=True) if d["status"] == "denied"]
    assert denied == ([("PRK", "UKR")] if form == "graphml" else [])


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_a_mutual_act_is_an_edge_each_way(form: str) -> None:
    treaty = event(report("wire-june", 0, "signed", "SUPPORT", ("PRK", "RUS"), time=JUNE_19))
    edges = _graph(_made(treaty), form).edges(data=True)
    assert {(a, b) for a, b, _ in edges} == {("PRK", "RUS"), ("RUS", "PRK")}
    assert all(values["symmetric"] is True for *_, values in edges)


@pytest.mark.parametrize("form", ["gexf", "graphml"])
@pytest.mark.parametrize(("actors", "recipients"), [(("PRK",), ()), ((), ("PRK",))])
def test_an_act_with_one_end_is_no_edge_and_is_counted(
    form: str, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    alone = event(report("wire-june", 0, "signed", "MOBILIZE", actors, recipients, time=JUNE_19))
    written = export(_made(alone), form)
    assert (written.rows, written.left_out) == (0, {"without an actor or a recipient": 1})


def test_graphml_declares_every_key_that_it_uses_and_every_node_that_an_edge_joins(
    rich: Evidence,
) -> None:
    tree = _tree(rich, "graphml")
    keys = {key.get("id"): key.get("for") for key in tree.iter(f"{GRAPHML}key")}
    nodes = {node.get("id") for node in tree.iter(f"{GRAPHML}node")}
    edges = list(tree.iter(f"{GRAPHML}edge"))
    for data in tree.iter(f"{GRAPHML}data"):
        assert keys[data.get("key")] == etree.QName(data.getparent()).localname
    assert {end for edge in edges for end in (edge.get("source"), edge.get("target"))} <= nodes
    assert len({edge.get("id") for edge in edges}) == len(edges)


def test_gexf_keeps_the_rules_of_its_version(rich: Evidence) -> None:
    tree = _tree(rich, "gexf")
    assert (tree.tag, tree.get("version")) == (f"{GEXF}gexf", "1.3")
    graph = tree.find(f"{GEXF}graph")
    assert dict(graph.attrib) == {
        "mode": "dynamic",
        "defaultedgetype": "directed",
        "timeformat": "date",
        "timerepresentation": "interval",
    }
    declared = {
        group.get("class"): {each.get("id") for each in group}
        for group in graph.iter(f"{GEXF}attributes")
    }
    for value in graph.iter(f"{GEXF}attvalue"):
        owner = etree.QName(value.getparent().getparent()).localname
        assert value.get("for") in declared[owner]
    for edge in graph.iter(f"{GEXF}edge"):
        assert list(edge.find(f"{GEXF}spells"))


def test_no_two_edges_of_a_kind_join_the_same_two_the_same_way(rich: Evidence) -> None:
    edges = [
        (edge.get("source"), edge.get("target"), edge.get("kind"))
        for edge in _tree(rich, "gexf").iter(f"{GEXF}edge")
    ]
    assert len(set(edges)) == len(edges)


def test_spells_are_days_in_order_that_do_not_overlap(rich: Evidence) -> None:
    for edge in _tree(rich, "gexf").iter(f"{GEXF}edge"):
        spells = list(_spells(edge))
        for (_, ended), (begun, _) in pairwise(spells):
            assert ended is not None
            assert begun is not None
            assert ended < begun


def _spells(edge: Any) -> Iterator[tuple[date | None, date | None]]:
    for spell in edge.iter(f"{GEXF}spell"):
        first, last = spell.get("start"), spell.get("end")
        yield first and date.fromisoformat(first), last and date.fromisoformat(last)


def test_acts_of_a_kind_are_one_edge_that_counts_them_and_an_open_end_stays_open() -> None:
    told = [
        event(report("wire-june", 0, "signed", "AID", ("RUS",), ("PRK",), time=time))
        for time in (
            when("2024-06-01", "2024-06-10"),
            when("2024-06-11", "2024-06-12"),
            when("2024-08-01", open_end=True),
        )
    ]
    [edge] = _tree(_made(*told), "gexf").iter(f"{GEXF}edge")
    assert edge.get("weight") == "3"
    assert [dict(spell.attrib) for spell in edge.iter(f"{GEXF}spell")] == [
        {"start": "2024-06-01", "end": "2024-06-12"},
        {"start": "2024-08-01"},
    ]


def test_acts_that_stand_differently_are_different_edges() -> None:
    sent = report("wire-june", 3, "sent", "AID", ("PRK",), ("RUS",), time=JUNE_19)
    told = [event(sent), event(sent, status=Status.DENIED)]
    edges = _graph(_made(*told), "gexf").edges(data=True)
    assert sorted(values["status"] for *_, values in edges) == ["denied", "reported"]


def test_an_act_without_goldstein_value_has_none() -> None:
    made, reports = event(report("wire-june", 3, "sent", "AID", ("PRK",), ("RUS",), time=JUNE_19))
    evidence = _made((replace(made, goldstein=None), reports))
    for form in ("gexf", "graphml"):
        [(*_, values)] = _graph(evidence, form).edges(data=True)
        assert "goldstein" not in values


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_nothing_in_a_text_becomes_markup(hostile: Evidence, form: str) -> None:
    tree = _tree(hostile, form)
    assert not [each for each in tree.iter() if etree.QName(each).localname == "script"]
    [edge] = _graph(hostile, form).edges
    assert edge[1] == "RUS"
