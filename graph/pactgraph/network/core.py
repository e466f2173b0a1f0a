"""k-core: how deep in the densely knit part of the network an actor sits."""

from __future__ import annotations

import networkx as nx

from pactgraph.network.ordering import ordered
from pactgraph.network.scores import Scores, scores


def core(graph: nx.Graph) -> Scores:
    """The largest k such that a node belongs to the k-core.

    The k-core is what remains when nodes with fewer than k neighbours are taken away until none is left.

    Parameters
    ----------
    graph
        A projection, or any undirected graph; loops do not count.

    Returns
    -------
    Scores
        Whole numbers; 0 for a node without ties.

    References
    ----------
    .. [1] S. B. Seidman, Network structure and minimum degree, Social Networks 5, 269-287, 1983.
    .. [2] V. Batagelj, M. Zaveršnik, An O(m) algorithm for cores decomposition of networks, arXiv cs/0310049, 2003.

    Examples
    --------
    >>> import networkx as nx
    >>> core(nx.Graph([("DNK", "NOR"), ("NOR", "SWE"), ("SWE", "DNK"), ("NOR", "GBR")])).rows()
    (('DNK', 2), ('NOR', 2), ('SWE', 2), ('GBR', 1))
    """
    return scores("core", nx.core_number(ordered(graph)))
