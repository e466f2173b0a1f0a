"""Articulation points: actors without whom the network would fall apart."""

from __future__ import annotations

import networkx as nx

from pactgraph.network.ordering import ordered
from pactgraph.network.scores import Scores, scores


def articulation_points(graph: nx.Graph) -> Scores:
    """The nodes whose removal cuts others off, with the number of pairs of others that could no longer reach each other.

    Parameters
    ----------
    graph
        A projection, or any undirected graph.

    Returns
    -------
    Scores
        Articulation points alone; the value is the number of pairs of other nodes that are cut.

    References
    ----------
    .. [1] J. Hopcroft, R. Tarjan, Efficient algorithms for graph manipulation, Communications of the ACM 16, 372-378, 1973.

    Examples
    --------
    >>> import networkx as nx
    >>> articulation_points(nx.path_graph(["DNK", "NOR", "GBR", "FRA"])).rows()
    (('GBR', 2), ('NOR', 2))
    """
    tidy = ordered(graph)
    return scores("pairs_cut", {node: _pairs_cut(tidy, node) for node in set(nx.articulation_points(tidy))})


def _pairs_cut(graph: nx.Graph, node: object) -> int:
    component = nx.node_connected_component(graph, node) - {node}
    sizes = [len(part) for part in nx.connected_components(graph.subgraph(component))]
    return (len(component) ** 2 - sum(size**2 for size in sizes)) // 2
