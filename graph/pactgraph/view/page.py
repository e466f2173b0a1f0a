"""From findings to one self-contained HTML file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import networkx as nx

from pactgraph.model import Findings, Status
from pactgraph.ontology import Ontology
from pactgraph.view.canvas import render
from pactgraph.view.groups import Group, alliances, communities
from pactgraph.view.layout import positions
from pactgraph.view.material import MEMBERSHIP, Material, gather
from pactgraph.view.names import LANGUAGES
from pactgraph.view.payload import payload, pieces
from pactgraph.view.selection import Shown, select


def page(
    findings: Iterable[Findings], ontology: Ontology, *, title: str = "pactgraph", limit: int = 1000, language: str = "en"
) -> str:
    """The explorer of what the findings say, as one HTML file that needs no network and trusts no document.

    :param findings: as extraction or a store gives them; read once, in order.
    Else as ``page_of``.
    """
    parts = page_of(gather(findings, ontology), ontology, title=title, limit=limit, language=language)
    return b"".join(parts).decode()


def page_of(
    material: Material, ontology: Ontology, *, title: str = "pactgraph", limit: int = 1000, language: str = "en"
) -> Iterator[bytes]:
    """The same of what has been gathered already, in pieces of UTF-8 to write one after the other.

    :param material: as ``material.gather`` or ``material.add`` make it.
    :param ontology: names the actors, relations, areas and alliances.
    :param title: the heading of the page.
    :param limit: at most so many nodes, those with the most evidence; the page says what it left out.
    :param language: of the names of countries when the page opens: one of ``view.LANGUAGES``.
    :raises ValueError: for a language that the page does not offer, or a limit below one.
    """
    if language not in LANGUAGES:
        raise ValueError(f"language must be one of {', '.join(LANGUAGES)}, not {language!r}")
    if limit < 1:
        raise ValueError(f"limit must be at least 1, not {limit}")
    shown = select(material, limit)
    lines = _lines(shown, ontology)
    labels = {node.key: node.label for node in shown.nodes}
    leaders = {node.key for node in shown.nodes if node.kind == "leader"}
    groups = {"community": _communities(shown, ontology), "alliance": alliances(ontology, labels)}
    data = payload(shown, material, ontology, groups, title, language)
    before, after = render(lines, positions(_simple(lines), labels, leaders), title, language)
    return chain([before.encode()], pieces(data), [after.encode()])


def _lines(shown: Shown, ontology: Ontology) -> nx.MultiGraph:
    """One line between two nodes for each sign; the script computes the same ids (``data.js``)."""
    graph = nx.MultiGraph()
    for node in shown.nodes:
        graph.add_node(node.key, kind=node.kind, label=node.label)
    for fact in shown.facts:
        first, second = sorted((fact.source, fact.target))
        line = f"{first}|{second}|{sign(fact.relation, ontology)}"
        if first != second and not graph.has_edge(first, second, line):
            graph.add_edge(first, second, line)
    return graph


def sign(relation: str, ontology: Ontology) -> str:
    """``+`` for co-operation, ``-`` for conflict, ``=`` for a bond that is neither (a membership, an office)."""
    known = ontology.relations.get(relation)
    if known is None or relation == MEMBERSHIP:
        return "="
    return "+" if known.sign > 0 else "-"


def _simple(lines: nx.MultiGraph) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(lines)
    graph.add_edges_from(lines.edges())
    return graph


def _communities(shown: Shown, ontology: Ontology) -> tuple[Group, ...]:
    """Of the asserted co-operation, weighted as in ``pactgraph.network``: relation times confidence."""
    graph = nx.Graph()
    for fact in shown.facts:
        if sign(fact.relation, ontology) == "+" and fact.status == Status.ASSERTED and fact.source != fact.target:
            known = graph.get_edge_data(fact.source, fact.target, {"weight": 0.0})["weight"]
            graph.add_edge(fact.source, fact.target, weight=known + ontology.relations[fact.relation].weight * fact.confidence)
    return communities(graph)
