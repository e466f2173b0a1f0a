"""Eigenvector centrality: who has ties with those who have ties."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np

from pactgraph.network.ordering import ordered
from pactgraph.network.scores import Scores, scores

ITERATIONS = 10_000
TOLERANCE = 1e-13


def eigenvector(graph: nx.Graph, weight: str | None = "weight") -> Scores:
    """The principal eigenvector of the weighted adjacency matrix, of length 1.

    Parameters
    ----------
    graph
        A projection, or any undirected graph.
    weight
        Attribute that holds the strength of a tie (1 where it is missing); none to count ties alone.

    Returns
    -------
    Scores
        From 0 to 1. In a graph of several components only that with the largest eigenvalue has values above 0; in one
        without ties all are 0.

    Notes
    -----
    Power iteration of A + sI, with s half of the largest row sum: the shift makes it converge on bipartite graphs too
    and leaves the eigenvectors as they are. Starts from the row sums. Without a tie between components nothing can tell
    which is more central, so that they do not mix: each is solved for itself.

    References
    ----------
    .. [1] P. Bonacich, Factoring and weighting approaches to status scores and clique identification,
       J. Math. Sociology 2, 113-120, 1972.

    Examples
    --------
    >>> import networkx as nx
    >>> eigenvector(nx.Graph([("NOR", "DNK"), ("NOR", "GBR")])).rows()
    (('NOR', 0.707106781187), ('DNK', 0.5), ('GBR', 0.5))
    """
    tidy = ordered(graph)
    best: tuple[float, dict[object, float]] = (0.0, {})
    for component in sorted(nx.connected_components(tidy), key=lambda nodes: str(min(nodes, key=str))):
        nodes = [node for node in tidy if node in component]
        value, vector = _principal(nx.to_scipy_sparse_array(tidy, nodes, weight=weight, dtype=float))
        if value > best[0] + TOLERANCE:
            best = value, dict(zip(nodes, vector, strict=True))
    return scores("eigenvector", {node: float(best[1].get(node, 0.0)) for node in tidy}, digits=12)


def _principal(matrix: Any) -> tuple[float, list[float]]:
    """Largest eigenvalue and its vector, of a sparse matrix: sums in a fixed order, where dense ones depend on the threads."""
    sums = np.asarray(matrix.sum(axis=1), dtype=float)
    if not sums.any():
        return 0.0, [0.0] * len(sums)
    shift = sums.max() / 2
    vector = sums / np.linalg.norm(sums)
    for _ in range(ITERATIONS):
        following = matrix @ vector + shift * vector
        following /= np.linalg.norm(following)
        if np.abs(following - vector).max() < TOLERANCE:
            break
        vector = following
    return float(following @ (matrix @ following)), [float(value) for value in following]
