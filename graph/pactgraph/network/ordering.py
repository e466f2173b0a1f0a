"""The same graph for the same ties: nodes and edges in the order of their names, whatever the order they were added in."""

from __future__ import annotations

import networkx as nx


def ordered(graph: nx.Graph) -> nx.Graph:
    """A simple undirected copy with nodes and edges sorted by name and without loops.

    Iterative measures add up along the adjacency, and the order of a sum shows in its last bits; community detection breaks
    ties by position. Both are the same for any order of insertion only after this.

    Parameters
    ----------
    graph
        Any undirected graph whose nodes can be told apart by ``str``.
    """
    copy = nx.Graph()
    copy.add_nodes_from((node, graph.nodes[node]) for node in sorted(graph, key=str))
    place = {node: position for position, node in enumerate(copy)}
    edges = ((*sorted((one, other), key=place.__getitem__), data) for one, other, data in graph.edges(data=True) if one != other)
    copy.add_edges_from(sorted(edges, key=lambda edge: (place[edge[0]], place[edge[1]])))
    return copy
