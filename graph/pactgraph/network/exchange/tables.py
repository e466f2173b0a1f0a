"""The network as two tables, one of nodes and one of edges."""

from __future__ import annotations

import networkx as nx

from pactgraph.network.exchange.files import File
from pactgraph.tables import Table

NODES = ("code", "label", "kind", "type", "wikidata", "title", "quotations")
EDGES = (
    "source", "target", "relation", "status", "label", "event_type", "quad_class", "sign", "symmetric", "weight", "statements",
    "documents", "evidence", "confidence", "first", "last", "dates", "areas",
)  # fmt: skip


def node_table(graph: nx.MultiDiGraph) -> Table:
    """A row a node, by code; an attribute that a node does not have is ``None``.

    Parameters
    ----------
    graph
        A network made by ``pactgraph.network.graph``.
    """
    return Table(
        "nodes", NODES, tuple((node, *(data.get(name) for name in NODES[1:])) for node, data in sorted(graph.nodes.items()))
    )


def edge_table(graph: nx.MultiDiGraph) -> Table:
    """A row an edge, by source, target and key; an attribute that an edge does not have is ``None``.

    Parameters
    ----------
    graph
        A network made by ``pactgraph.network.graph``.
    """
    rows = sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3])
    return Table("edges", EDGES, tuple((one, other, *(data.get(name) for name in EDGES[2:])) for one, other, _, data in rows))


def csv(graph: nx.MultiDiGraph) -> tuple[File, ...]:
    """The network as ``nodes.csv`` and ``edges.csv``; several values in a cell are separated by ``|``.

    Parameters
    ----------
    graph
        A network made by ``pactgraph.network.graph``.
    """
    return tuple(File(f"{table.name}.csv", table.csv().encode()) for table in (node_table(graph), edge_table(graph)))
