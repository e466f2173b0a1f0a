"""All measures of every actor in one table, and the figures of the whole network in another."""

from __future__ import annotations

import math

import networkx as nx

from pactgraph.network.articulation import articulation_points
from pactgraph.network.betweenness import betweenness
from pactgraph.network.bridges import bridges
from pactgraph.network.closeness import closeness
from pactgraph.network.communities import communities
from pactgraph.network.constraint import constraint
from pactgraph.network.core import core
from pactgraph.network.degree import degree
from pactgraph.network.density import density
from pactgraph.network.eigenvector import eigenvector
from pactgraph.network.frustration import frustration
from pactgraph.network.pagerank import pagerank
from pactgraph.network.projection import conflict, cooperation, projection
from pactgraph.network.reciprocity import reciprocity
from pactgraph.network.strength import strength
from pactgraph.network.triads import triad_census
from pactgraph.tables import Cell, Table

COLUMNS = (
    "code", "label", "kind", "partners", "cooperation", "opponents", "conflict", "betweenness", "closeness", "eigenvector",
    "pagerank", "core", "constraint", "articulation", "community",
)  # fmt: skip


def measures(graph: nx.MultiDiGraph) -> Table:
    """Every measure of every actor, those that hold the network together first.

    ``partners`` (degree) and ``cooperation`` (strength) belong to the co-operation network, ``opponents`` and ``conflict``
    to that of conflict; all that follows to the co-operation network. Each is defined in the file of its name;
    ``constraint`` is empty without ties, ``articulation`` the number of pairs an actor's removal would cut.

    Parameters
    ----------
    graph
        A network made by ``pactgraph.network.graph``.

    Returns
    -------
    Table
        By falling betweenness, then strength, then code.
    """
    signed = projection(graph)
    friends, foes = cooperation(signed), conflict(signed)
    by_measure = [
        degree(friends), strength(friends), degree(foes), strength(foes), betweenness(friends), closeness(friends),
        eigenvector(friends), pagerank(friends), core(friends), constraint(friends), articulation_points(friends),
    ]  # fmt: skip
    values = [measure.mapping() for measure in by_measure]
    group = communities(friends).mapping()
    between, strong, cuts = values[4], values[1], values[-1]
    rows = (
        (node, signed.nodes[node]["label"], signed.nodes[node]["kind"],
         *(value.get(node) for value in values[:-1]), cuts.get(node, 0), group[node])
        for node in sorted(signed, key=lambda node: (-between[node], -strong[node], node))
    )  # fmt: skip
    return Table("measures", COLUMNS, tuple(rows))


def overview(graph: nx.MultiDiGraph) -> Table:
    """The figures of the whole network, with a note where a figure needs one.

    Parameters
    ----------
    graph
        A network made by ``pactgraph.network.graph``.

    Returns
    -------
    Table
        ``figure``, ``value``, ``note``.
    """
    signed = projection(graph)
    friends, foes = cooperation(signed), conflict(signed)
    groups = communities(friends)
    triads = triad_census(signed)
    line = frustration(signed)
    answered = {str(row[0]): row[3] for row in reciprocity(graph).rows()}
    rows: list[tuple[str, Cell, str]] = [
        ("actors", len(signed), ""),
        ("ties", signed.number_of_edges(), "pairs of actors with any tie"),
        ("ties of co-operation", friends.number_of_edges(), ""),
        ("ties of conflict", foes.number_of_edges(), ""),
        ("statements", sum(number for _, _, number in signed.edges(data="statements")), ""),
        ("co-operation", _total(friends), "sum of weights"),
        ("conflict", _total(foes), "sum of weights"),
        ("density", _rounded(density(signed)), "share of pairs with a tie"),
        ("components", nx.number_connected_components(signed), "parts without a tie between them"),
        ("reciprocity of co-operation", answered["cooperation"], "share of directed links that are answered"),
        ("reciprocity of conflict", answered["conflict"], "share of directed links that are answered"),
        ("articulation points", len(articulation_points(friends)), "in the co-operation network"),
        ("bridges", len(bridges(friends).rows()), "in the co-operation network"),
        ("communities", len(groups.groups), groups.method),
        ("modularity", groups.modularity, "of the communities"),
        ("triangles", triads.total, "of signed ties"),
        ("balanced triangles", _rounded(triads.balanced), "share"),
        ("frustration index", line.index, _frustration_note(line.method, line.lower)),
        ("balance", _rounded(line.balance), "1 - 2 frustration / ties"),
    ]
    return Table("overview", ("figure", "value", "note"), tuple(rows))


def _total(part: nx.Graph) -> float:
    return round(math.fsum(weight for _, _, weight in part.edges(data="weight")), 9)


def _rounded(value: float | None) -> Cell:
    return None if value is None else round(value, 12)


def _frustration_note(method: str, lower: float) -> str:
    return "exact" if method == "exact" else f"an upper bound; at least {lower}"
