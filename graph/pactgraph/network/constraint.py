"""Burt's constraint: how much an actor's partners are tied to each other, so that it cannot play them off."""

from __future__ import annotations

import math

import networkx as nx

from pactgraph.network.ordering import ordered
from pactgraph.network.scores import Scores, scores


def constraint(graph: nx.Graph, weight: str | None = "weight") -> Scores:
    """Burt's constraint of every node that has ties; low values mark brokers between others.

    Parameters
    ----------
    graph
        A projection, or any undirected graph.
    weight
        Attribute that holds the strength of a tie (1 where it is missing); none to count ties alone.

    Returns
    -------
    Scores
        Nodes without ties have none and are left out. A node with a single partner has 1; values above 1 occur where
        few partners are tied closely.

    Notes
    -----
    c_i is the sum over the partners j of (p_ij + sum over q of p_iq p_qj)^2, where p_ij is the share of j in the strength
    of i [1]_.

    References
    ----------
    .. [1] R. S. Burt, Structural Holes, Harvard 1992, chapter 2; Structural holes and good ideas,
       American J. of Sociology 110, 349-399, 2004.

    Examples
    --------
    >>> import networkx as nx
    >>> constraint(nx.Graph([("NOR", "DNK"), ("NOR", "GBR")])).rows()
    (('DNK', 1.0), ('GBR', 1.0), ('NOR', 0.5))
    """
    tidy = ordered(graph)
    share = {node: _shares(tidy, node, weight) for node in tidy if tidy[node]}
    return scores("constraint", {node: _constraint(node, share) for node in share})


def _shares(graph: nx.Graph, node: object, weight: str | None) -> dict[object, float]:
    strengths = {other: data.get(weight, 1.0) if weight else 1.0 for other, data in graph[node].items()}
    total = math.fsum(strengths.values())
    return {other: strength / total for other, strength in strengths.items()}


def _constraint(node: object, share: dict[object, dict[object, float]]) -> float:
    own = share[node]
    return math.fsum(
        (direct + math.fsum(own[middle] * share[middle].get(other, 0.0) for middle in own if middle != other)) ** 2
        for other, direct in own.items()
    )
