"""The frustration index: how many ties stand in the way of two camps with friends inside and enemies across."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import networkx as nx

from pactgraph.network.ordering import ordered
from pactgraph.network.switching import Block, solve
from pactgraph.tables import Row, Tabular

BUDGET = 200_000  # steps of the exact search in one block; a second or two
EXACT_NODES = 60  # larger blocks are not tried
SCALE = 10**6  # weights are counted in millionths, so that sums are exact


@dataclass(frozen=True, slots=True)
class Frustration(Tabular):
    """The frustration index and the two camps of every component that it implies.

    ``index`` belongs to the camps given. It is the least possible where ``method`` is "exact"; where it is "bounded", the
    least possible lies between ``lower`` and ``index``. ``ties`` are the frustrated ones (source, target, sign), ``total``
    is the number (or weight) of all signed ties. ``camps`` gives node, component (the largest is 1) and camp (1 or 2).
    """

    index: float
    lower: float
    method: str
    total: float
    camps: tuple[tuple[str, int, int], ...]
    ties: tuple[tuple[str, str, int], ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """``node``, ``component``, ``camp``."""
        return "node", "component", "camp"

    def rows(self) -> tuple[Row, ...]:
        """A row for every node that has a signed tie."""
        return self.camps

    @property
    def balance(self) -> float | None:
        """1 - 2 index / total: 1 for a balanced network, about 0 for one signed by chance; ``None`` without signed ties."""
        return 1 - 2 * self.index / self.total if self.total else None


def frustration(graph: nx.Graph, weight: str | None = None, *, seed: int = 0, budget: int = BUDGET) -> Frustration:
    """Find the smallest set of ties whose removal leaves the network balanced.

    Parameters
    ----------
    graph
        A projection, or any undirected graph whose edges have ``sign``; ties of sign 0 count as none.
    weight
        Attribute that holds how much a tie counts; every tie counts 1 where none is given.
    seed
        Of the local search, where the network is too large for the exact one.
    budget
        Steps of the exact search in each part; the result depends on it and on the seed, never on the clock.

    Returns
    -------
    Frustration
        Index, bounds and method, camps, frustrated ties.

    Notes
    -----
    The index is the line index of balance [1]_. Cycles lie within blocks (biconnected parts), so that each block is solved
    for itself and the camps are put together at the nodes they share. A block is solved exactly by branch and bound, with
    the solved tail of the search order as a bound (Russian doll search [2]_). Where that takes too long, the upper bound
    is the best of a seeded local search from spanning trees, and the lower bound a packing of unbalanced cycles without
    a tie in common [3]_; where the two meet, the result is exact after all.

    References
    ----------
    .. [1] F. Harary, On the measurement of structural balance, Behavioral Science 4, 316-323, 1959.
    .. [2] G. Verfaillie, M. Lemaître, T. Schiex, Russian doll search for solving constraint optimization problems,
       AAAI 1996, 181-187.
    .. [3] S. Aref, M. C. Wilson, Balance and frustration in signed networks, J. of Complex Networks 7, 163-189, 2019;
       ``balance`` as in their Measuring partial balance in signed networks, J. of Complex Networks 6, 566-595, 2018.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph()
    >>> graph.add_edges_from([("A", "B", {"sign": 1}), ("B", "C", {"sign": 1}), ("A", "C", {"sign": -1})])
    >>> frustration(graph).index, frustration(graph).method
    (1, 'exact')
    """
    signed = _signed(graph, weight)
    upper = lower = 0
    relative = nx.Graph()
    for block in _blocks(signed):
        sides, least, cost = solve(block, budget, EXACT_NODES, seed)
        upper, lower = upper + cost, lower + least
        first, *others = block.nodes
        relative.add_edges_from((first, node, {"same": sides[node] == sides[first]}) for node in others)
    camps = tuple(_camps(signed, relative))
    unit = SCALE if weight else 1
    return Frustration(
        index=upper / unit if weight else upper,
        lower=lower / unit if weight else lower,
        method="exact" if upper == lower else "bounded",
        total=sum(data["cost"] for _, _, data in signed.edges(data=True)) / unit if weight else signed.number_of_edges(),
        camps=camps,
        ties=_frustrated(signed, {node: camp for node, _, camp in camps}),
    )


def _signed(graph: nx.Graph, weight: str | None) -> nx.Graph:
    """The signed ties alone, named by strings, with whole numbers as costs."""
    signed = nx.Graph()
    for one, other, data in ordered(graph).edges(data=True):
        cost = round(data[weight] * SCALE) if weight else 1
        if data["sign"] and cost > 0:
            signed.add_edge(str(one), str(other), sign=1 if data["sign"] > 0 else -1, cost=cost)
    return ordered(signed)


def _blocks(signed: nx.Graph) -> Iterator[Block]:
    for members in sorted(sorted(block) for block in nx.biconnected_components(signed)):
        yield Block.of(signed.subgraph(members))


def _camps(signed: nx.Graph, relative: nx.Graph) -> Iterator[tuple[str, int, int]]:
    """Walk each component from its first node; the larger camp is 1, of equal ones that of the first node."""
    components = sorted((sorted(part) for part in nx.connected_components(signed)), key=lambda part: (-len(part), part))
    for number, nodes in enumerate(components, 1):
        camp = {nodes[0]: True}
        for parent, child in nx.bfs_edges(relative, nodes[0], sort_neighbors=sorted):
            camp[child] = camp[parent] == relative.edges[parent, child]["same"]
        swap = sum(camp.values()) * 2 < len(nodes)
        yield from ((node, number, 1 if camp[node] != swap else 2) for node in nodes)


def _frustrated(signed: nx.Graph, camp: dict[str, int]) -> tuple[tuple[str, str, int], ...]:
    ties = ((min(one, other), max(one, other), data["sign"]) for one, other, data in signed.edges(data=True))
    return tuple(sorted(tie for tie in ties if (camp[tie[0]] == camp[tie[1]]) != (tie[2] > 0)))
