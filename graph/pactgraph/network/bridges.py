"""Bridges: single ties that hold parts of the network together."""

from __future__ import annotations

import networkx as nx

from pactgraph.network.ordering import ordered
from pactgraph.tables import Table


def bridges(graph: nx.Graph) -> Table:
    """The ties whose removal cuts the network, with the size of the smaller of the two parts.

    Parameters
    ----------
    graph
        A projection, or any undirected graph.

    Returns
    -------
    Table
        ``source``, ``target``, ``smaller_side``; the most even cut first, equal ones by name.

    References
    ----------
    .. [1] R. E. Tarjan, A note on finding the bridges of a graph, Information Processing Letters 2, 160-161, 1974.

    Examples
    --------
    >>> import networkx as nx
    >>> bridges(nx.path_graph(["DNK", "NOR", "GBR", "FRA"])).rows()
    (('GBR', 'NOR', 2), ('DNK', 'NOR', 1), ('FRA', 'GBR', 1))
    """
    tidy = ordered(graph)
    cuts = list(nx.bridges(tidy))
    sides = _smaller_sides(tidy, cuts)
    found = [
        (-side, min(str(one), str(other)), max(str(one), str(other))) for (one, other), side in zip(cuts, sides, strict=True)
    ]
    rows = tuple((source, target, -side) for side, source, target in sorted(found))
    return Table("bridges", ("source", "target", "smaller_side"), rows)


def _smaller_sides(graph: nx.Graph, cuts: list[tuple[object, object]]) -> list[int]:
    """Without its bridges the network falls into parts, of which the bridges make a forest: sizes add up along its branches."""
    rest = graph.copy()
    rest.remove_edges_from(cuts)
    parts = [set(part) for part in nx.connected_components(rest)]
    part_of = {node: number for number, part in enumerate(parts) for node in part}
    forest = nx.Graph([(part_of[one], part_of[other]) for one, other in cuts])
    below: dict[tuple[int, int], int] = {}
    whole: dict[int, int] = {}
    for tree in nx.connected_components(forest):
        root = min(tree)
        size = {part: len(parts[part]) for part in tree}
        for parent, child in reversed(list(nx.dfs_edges(forest, root))):
            below[min(parent, child), max(parent, child)] = size[child]
            size[parent] += size[child]
        whole.update(dict.fromkeys(tree, size[root]))
    ends = ((min(part_of[one], part_of[other]), max(part_of[one], part_of[other])) for one, other in cuts)
    return [min(below[end], whole[end[0]] - below[end]) for end in ends]
