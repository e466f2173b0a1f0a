"""Degree: how many others an actor has ties with."""

from __future__ import annotations

import networkx as nx

from pactgraph.network.ordering import ordered
from pactgraph.network.scores import Scores, scores


def degree(graph: nx.Graph) -> Scores:
    """Count the neighbours of every node.

    Parameters
    ----------
    graph
        A projection, or any undirected graph; loops do not count.

    Returns
    -------
    Scores
        Whole numbers from 0 to n - 1.

    Notes
    -----
    The degree of [1]_, not divided by n - 1, since a reader wants to know how many partners there are.

    References
    ----------
    .. [1] L. C. Freeman, Centrality in social networks: conceptual clarification, Social Networks 1, 215-239, 1979.

    Examples
    --------
    >>> import networkx as nx
    >>> degree(nx.Graph([("NOR", "DNK"), ("NOR", "GBR")])).rows()
    (('NOR', 2), ('DNK', 1), ('GBR', 1))
    """
    return scores("degree", dict(ordered(graph).degree()))
