"""Density: how many of the ties that could be there are there."""

from __future__ import annotations

import networkx as nx

from pactgraph.network.ordering import ordered


def density(graph: nx.Graph) -> float | None:
    """The share of pairs of nodes that have a tie.

    Parameters
    ----------
    graph
        A projection, or any undirected graph; loops do not count.

    Returns
    -------
    float or None
        2m / (n(n - 1)), from 0 to 1; ``None`` for fewer than two nodes.

    References
    ----------
    .. [1] S. Wasserman, K. Faust, Social Network Analysis, Cambridge 1994, p. 101.

    Examples
    --------
    >>> import networkx as nx
    >>> density(nx.path_graph(4))
    0.5
    """
    return nx.density(ordered(graph)) if len(graph) > 1 else None
