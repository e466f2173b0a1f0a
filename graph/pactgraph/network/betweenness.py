"""Betweenness: who stands on the shortest ways between others."""

from __future__ import annotations

import random
from typing import Any

import networkx as nx
import numpy as np

from pactgraph.network.ordering import ordered
from pactgraph.network.scores import Scores, scores

EXACT_LIMIT = 4000  # nodes; a few seconds
EXACT_LIMIT_WEIGHTED = 1500  # ways of unequal lengths take longer to find
PIVOTS = 500
CELLS = 1_000_000  # numbers worked on at a time, which bounds the memory


def betweenness(graph: nx.Graph, weight: str | None = None, *, exact_limit: int | None = None, seed: int = 0) -> Scores:
    """Share of the shortest paths between all other pairs that lead through a node.

    Parameters
    ----------
    graph
        A projection, or any undirected graph.
    weight
        Attribute that holds the strength of a tie; the length of a tie is then 1 / strength [2]_. Every tie has length 1
        where none is given, which does not let a tie seem short only because the press writes of it every day.
    exact_limit
        Graphs with more nodes are estimated from 500 sources drawn at random [3]_; 4,000 nodes where none is given, 1,500
        with a weight.
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

    Notes
    -----
    Brandes' algorithm, with all sources of a batch at once as columns of a matrix where the ties have no lengths.

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
    limit = exact_limit if exact_limit is not None else EXACT_LIMIT_WEIGHTED if weight else EXACT_LIMIT
    pivots = min(PIVOTS, len(tidy)) if len(tidy) > limit else None
    method = f"{pivots} pivots" if pivots else "exact"
    if weight:
        return scores("betweenness", nx.betweenness_centrality(tidy, k=pivots, weight="length", seed=seed), method)
    sources = sorted(random.Random(seed).sample(range(len(tidy)), pivots)) if pivots else list(range(len(tidy)))
    return scores("betweenness", dict(zip(tidy, _unweighted(tidy, sources), strict=True)), method)


def _unweighted(graph: nx.Graph, sources: list[int]) -> list[float]:
    """Dependencies of all nodes on the paths from the sources, as shares of the pairs of others."""
    size = len(graph)
    if size < 3:
        return [0.0] * size
    matrix = nx.to_scipy_sparse_array(graph, weight=None, dtype=float)
    total = np.zeros(size)
    step = max(1, CELLS // size)
    for start in range(0, len(sources), step):
        total += _dependencies(matrix, sources[start : start + step])
    return [float(value) for value in total * (size / len(sources) / ((size - 1) * (size - 2)))]


def _dependencies(matrix: Any, sources: list[int]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Brandes' two passes: numbers of shortest paths outwards, level by level, then dependencies back."""
    columns = np.arange(len(sources))
    front = np.zeros((matrix.shape[0], len(sources)))
    front[sources, columns] = 1
    paths, level = front.copy(), np.where(front > 0, 0, -1)
    depth = 0
    while True:
        front = np.where(level < 0, matrix @ front, 0.0)
        if not front.any():
            break
        depth += 1
        level[front > 0] = depth
        paths += front
    dependency = np.zeros_like(paths)
    for here in range(depth, 0, -1):
        share = np.divide(1 + dependency, paths, out=np.zeros_like(paths), where=level == here)
        dependency += np.where(level == here - 1, paths * (matrix @ share), 0.0)
    dependency[sources, columns] = 0
    return np.asarray(dependency.sum(axis=1))


def with_lengths(graph: nx.Graph, weight: str | None) -> nx.Graph:
    """Set ``length`` to 1 / strength on every edge, in place, where a weight is named."""
    if weight:
        for one, other, data in graph.edges(data=True):
            if not data[weight] > 0:
                raise ValueError(f"the tie {one} - {other} has {weight} {data[weight]}: a strength must be positive")
            data["length"] = 1 / data[weight]
    return graph
