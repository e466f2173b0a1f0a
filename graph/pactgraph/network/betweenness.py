"""Betweenness: who stands on the shortest ways between others."""

from __future__ import annotations

import networkx as nx

from pactgraph.network.ordering import ordered
from pactgraph.network.scores import Scores, scores

EXACT_LIMIT = 1500  # nodes; about five seconds
PIVOTS = 500


def betweenness(graph: nx.Graph, weight: str | None = None, *, exact_limit: int = EXACT_LIMIT, seed: int = 0) -> Scores:
    """Share of the shortest paths between all other pairs that lead through a node.

    Parameters
    ----------
    graph
        A projection, or any undirected graph.
    weight
        Attribute that holds the strength of a tie; the length of a tie is then 1 / strength [2]_. Every tie has length 1
        where none is given, which does not let a tie seem short only because the press writes of it every day.
    exact_limit
        Graphs with more nodes are estimated from 500 sources drawn at random [3]_.
    seed
        Of the draw.

    Returns
    -------
    Scores
        From 0 to 1 (divided by the number of pairs of others); ``method`` says whether they are exact.

    Raises
    ------
    ValueError
        For a tie whose strength is not positive.

    References
    ----------
    .. [1] L. C. Freeman, A set of measures of centrality based on betweenness, Sociometry 40, 35-41, 1977;
       algorithm: U. Brandes, A faster algorithm for betweenness centrality, J. Math. Sociology 25, 163-177, 2001.
    .. [2] M. E. J. Newman, Scientific collaboration networks II, Physical Review E 64, 016132, 2001.
    .. [3] U. Brandes, C. Pich, Centrality estimation in large networks, Int. J. Bifurcation and Chaos 17, 2303-2318, 2007.

    Examples
    --------
    >>> import networkx as nx
    >>> betweenness(nx.path_graph(["DNK", "NOR", "GBR"])).rows()
    (('NOR', 1.0), ('DNK', 0.0), ('GBR', 0.0))
    """
    tidy = with_lengths(ordered(graph), weight)
    pivots = None if len(tidy) <= exact_limit else min(PIVOTS, len(tidy))
    values = nx.betweenness_centrality(tidy, k=pivots, weight="length" if weight else None, seed=seed)
    return scores("betweenness", values, f"{pivots} pivots" if pivots else "exact")


def with_lengths(graph: nx.Graph, weight: str | None) -> nx.Graph:
    """Set ``length`` to 1 / strength on every edge, in place, where a weight is named."""
    if weight:
        for one, other, data in graph.edges(data=True):
            if not data[weight] > 0:
                raise ValueError(f"the tie {one} - {other} has {weight} {data[weight]}: a strength must be positive")
            data["length"] = 1 / data[weight]
    return graph
