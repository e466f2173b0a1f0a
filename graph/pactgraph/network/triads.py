"""Signed triads: whether the friend of a friend is a friend."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import networkx as nx

from pactgraph.network.ordering import ordered
from pactgraph.tables import Row, Tabular

KINDS = ("+++", "++-", "+--", "---")
BALANCED = ("+++", "+--")


@dataclass(frozen=True, slots=True)
class TriadCensus(Tabular):
    """How many triangles of each kind there are, in the order of ``KINDS``."""

    counts: tuple[int, int, int, int]

    @property
    def columns(self) -> tuple[str, ...]:
        """``triad``, ``count``, ``balanced``."""
        return "triad", "count", "balanced"

    def rows(self) -> tuple[Row, ...]:
        """A row a kind."""
        return tuple((kind, count, kind in BALANCED) for kind, count in zip(KINDS, self.counts, strict=True))

    @property
    def total(self) -> int:
        """All triangles."""
        return sum(self.counts)

    @property
    def balanced(self) -> float | None:
        """The share of balanced triangles, from 0 to 1; ``None`` where there is no triangle."""
        return (self.counts[0] + self.counts[2]) / self.total if self.total else None


def triad_census(graph: nx.Graph) -> TriadCensus:
    """Count the triangles of a signed network by the signs of their ties.

    A triangle is balanced when the product of its signs is positive: three friends, or two friends with an enemy in
    common [1]_, [2]_. Ties of sign 0 count as none.

    Parameters
    ----------
    graph
        A projection, or any undirected graph whose edges have ``sign``.

    Returns
    -------
    TriadCensus
        Counts of ``+++``, ``++-``, ``+--`` and ``---``, and the share that is balanced.

    References
    ----------
    .. [1] F. Heider, Attitudes and cognitive organization, J. of Psychology 21, 107-112, 1946.
    .. [2] D. Cartwright, F. Harary, Structural balance, Psychological Review 63, 277-293, 1956.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph()
    >>> graph.add_edge("DNK", "NOR", sign=1), graph.add_edge("DNK", "RUS", sign=-1), graph.add_edge("NOR", "RUS", sign=-1)
    (None, None, None)
    >>> triad_census(graph).balanced
    1.0
    """
    tidy = ordered(graph)
    place = {node: position for position, node in enumerate(tidy)}
    later = {
        node: {other: data["sign"] for other, data in tidy[node].items() if place[other] > place[node] and data["sign"]}
        for node in tidy
    }
    negatives: Counter[int] = Counter()
    for signs in later.values():
        for second, one in signs.items():
            for third in signs.keys() & later[second].keys():
                negatives[(one < 0) + (signs[third] < 0) + (later[second][third] < 0)] += 1
    return TriadCensus((negatives[0], negatives[1], negatives[2], negatives[3]))
