"""Strength: the weight of all ties of an actor together."""

from __future__ import annotations

import math

import networkx as nx

from pactgraph.network.ordering import ordered
from pactgraph.network.scores import Scores, scores


def strength(graph: nx.Graph, weight: str = "weight") -> Scores:
    """Add up the weights of the ties of every node.

    Parameters
    ----------
    graph
        A projection, or any undirected graph; loops do not count.
    weight
        Attribute of the edges that holds their weight; 1 where it is missing.

    Returns
    -------
    Scores
        The strength s_i = sum over j of w_ij [1]_.

    References
    ----------
    .. [1] A. Barrat, M. Barthélemy, R. Pastor-Satorras, A. Vespignani, The architecture of complex weighted networks,
       PNAS 101, 3747-3752, 2004.

    Examples
    --------
    >>> import networkx as nx
    >>> strength(nx.Graph([("NOR", "DNK", {"weight": 2.5}), ("NOR", "GBR", {"weight": 1.0})])).rows()
    (('NOR', 3.5), ('DNK', 2.5), ('GBR', 1.0))
    """
    tidy = ordered(graph)
    return scores("strength", {node: math.fsum(data.get(weight, 1.0) for data in tidy[node].values()) for node in tidy})
