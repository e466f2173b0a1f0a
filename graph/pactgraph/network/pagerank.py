"""PageRank: who would be met most often on a random walk along the ties."""

from __future__ import annotations

import networkx as nx

from pactgraph.network.ordering import ordered
from pactgraph.network.scores import Scores, scores


def pagerank(graph: nx.Graph, weight: str | None = "weight", *, damping: float = 0.85) -> Scores:
    """The share of time that a random walk spends at a node.

    At each step the walk follows a tie, chosen by strength, with probability ``damping``, else it jumps to any node.

    Parameters
    ----------
    graph
        A projection, or any undirected graph.
    weight
        Attribute that holds the strength of a tie (1 where it is missing); none to count ties alone.
    damping
        From 0 to 1, both excluded.

    Returns
    -------
    Scores
        They sum to 1.

    Raises
    ------
    ValueError
        For a damping outside its range.

    References
    ----------
    .. [1] S. Brin, L. Page, The anatomy of a large-scale hypertextual Web search engine,
       Computer Networks 30, 107-117, 1998.

    Examples
    --------
    >>> import networkx as nx
    >>> pagerank(nx.complete_graph(["DNK", "NOR"])).rows()
    (('DNK', 0.5), ('NOR', 0.5))
    """
    if not 0 < damping < 1:
        raise ValueError(f"damping must lie between 0 and 1, not be {damping}")
    tidy = ordered(graph)
    values = nx.pagerank(tidy, alpha=damping, weight=weight, tol=1e-12, max_iter=1000) if len(tidy) else {}
    return scores("pagerank", values, digits=9)
