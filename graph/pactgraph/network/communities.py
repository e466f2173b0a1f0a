"""Communities: groups that have more and stronger ties inside than chance would give them."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from pactgraph.network.ordering import ordered
from pactgraph.tables import Row, Tabular

RUNS = 10


@dataclass(frozen=True, slots=True)
class Communities(Tabular):
    """A partition of the nodes: the largest group first, equal ones by their first name; names in order.

    ``modularity`` is that of the partition; it is 0 without ties. ``method`` names the algorithm.
    """

    groups: tuple[tuple[str, ...], ...]
    modularity: float
    method: str

    @property
    def columns(self) -> tuple[str, ...]:
        """``node`` and ``community``, counted from 1."""
        return "node", "community"

    def rows(self) -> tuple[Row, ...]:
        """Node and number of its community, by community."""
        return tuple((node, number) for number, group in enumerate(self.groups, 1) for node in group)

    def mapping(self) -> dict[str, int]:
        """Node to number of its community."""
        return {node: number for number, group in enumerate(self.groups, 1) for node in group}


def communities(graph: nx.Graph, weight: str | None = "weight", *, resolution: float = 1.0, seed: int = 0) -> Communities:
    """Find communities by modularity.

    Parameters
    ----------
    graph
        The co-operation network, or any undirected graph with positive weights.
    weight
        Attribute that holds the strength of a tie (1 where it is missing); none to count ties alone.
    resolution
        Above 1 for more and smaller communities, below for fewer and larger.
    seed
        Of the first run; the same seed gives the same communities, for any order of nodes and edges.

    Returns
    -------
    Communities
        The partition with the highest modularity of ten runs. A node without ties is a community of its own.

    Notes
    -----
    Louvain [1]_, since networkx has Leiden [2]_ only as an interface to other libraries. What Leiden was made for, that a
    community hangs together, is kept: one that falls apart into components is split into them, which can only raise
    modularity.

    References
    ----------
    .. [1] V. D. Blondel, J.-L. Guillaume, R. Lambiotte, E. Lefebvre, Fast unfolding of communities in large networks,
       J. Stat. Mech. P10008, 2008.
    .. [2] V. A. Traag, L. Waltman, N. J. van Eck, From Louvain to Leiden, Scientific Reports 9, 5233, 2019.

    Examples
    --------
    >>> import networkx as nx
    >>> communities(nx.barbell_graph(3, 0)).groups
    (('0', '1', '2'), ('3', '4', '5'))
    """
    tidy = ordered(graph)
    names = [str(node) for node in tidy]
    # numbers instead of names: Louvain walks through sets, and the order of strings in a set differs from run to run
    numbered = nx.convert_node_labels_to_integers(tidy, ordering="default")
    best = max((_run(numbered, weight, resolution, seed + run) for run in range(RUNS)), key=lambda found: found[0])
    groups = (tuple(names[number] for number in sorted(group)) for group in best[1])
    return Communities(tuple(sorted(groups, key=lambda group: (-len(group), group))), round(best[0], 12), "Louvain")


def _run(graph: nx.Graph, weight: str | None, resolution: float, seed: int) -> tuple[float, list[set[int]]]:
    if not graph.size():
        return 0.0, [{node} for node in graph]
    found = nx.community.louvain_communities(graph, weight=weight, resolution=resolution, seed=seed)
    whole = [part for group in found for part in nx.connected_components(graph.subgraph(group))]
    return round(nx.community.modularity(graph, whole, weight=weight, resolution=resolution), 12), whole
