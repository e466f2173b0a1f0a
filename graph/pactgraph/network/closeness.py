"""Closeness: how near an actor is to all others."""

from __future__ import annotations

import networkx as nx

from pactgraph.network.betweenness import with_lengths
from pactgraph.network.ordering import ordered
from pactgraph.network.scores import Scores, scores


def closeness(graph: nx.Graph, weight: str | None = None) -> Scores:
    """The inverse of the mean distance to the nodes that can be reached, times the share of nodes that can be.

    Parameters
    ----------
    graph
        A projection, or any undirected graph.
    weight
        Attribute that holds the strength of a tie; the length of a tie is then 1 / strength. Every tie has length 1 where
        none is given.

    Returns
    -------
    Scores
        From 0 (no ties) to 1 (a tie with everybody); above 1 only where strengths are.

    Raises
    ------
    ValueError
        For a tie whose strength is not positive.

    Notes
    -----
    The second factor keeps a pair of nodes apart from all others from being closer than the centre of the network [2]_.

    References
    ----------
    .. [1] L. C. Freeman, Centrality in social networks: conceptual clarification, Social Networks 1, 215-239, 1979.
    .. [2] S. Wasserman, K. Faust, Social Network Analysis, Cambridge 1994, p. 201.

    Examples
    --------
    >>> import networkx as nx
    >>> closeness(nx.Graph([("NOR", "DNK"), ("NOR", "GBR")])).rows()
    (('NOR', 1.0), ('DNK', 0.666666666667), ('GBR', 0.666666666667))
    """
    tidy = with_lengths(ordered(graph), weight)
    return scores("closeness", nx.closeness_centrality(tidy, distance="length" if weight else None))
