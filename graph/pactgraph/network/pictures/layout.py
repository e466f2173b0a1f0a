"""Where the nodes of a picture stand: friends near each other, components apart, none on top of another or of its label."""

from __future__ import annotations

import math
from collections.abc import Mapping

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Extents = Mapping[str, tuple[float, float]]
ROUNDS = 600
APART = 1.8  # length of a tie of conflict, where one of co-operation has length 1


def positions(graph: nx.Graph, room: Extents, width: float, height: float) -> dict[str, tuple[float, float]]:
    """Place the nodes of a signed graph in a box.

    Parameters
    ----------
    graph
        Undirected, with ``sign`` on its edges; nodes in the order of their names.
    room
        Width and height of the room that each node needs, centred on it.
    width, height
        Of the box, in the same units.

    Returns
    -------
    dict
        Node to x and y; y grows upwards.

    Notes
    -----
    Each component is laid out by stress [1]_, the components are set in rows, largest first, and nodes whose room overlaps
    are pushed apart, in the direction in which they overlap least.

    References
    ----------
    .. [1] T. Kamada, S. Kawai, An algorithm for drawing general undirected graphs, Information Processing Letters 31, 7-15, 1989.
    """
    nodes = list(graph)
    if not nodes:
        return {}
    box = np.array([width, height])
    half = np.array([room[node] for node in nodes]) / 2
    points = _apart(_fitted(_packed(graph, nodes, width / height), half, box), half, box)
    return {node: (round(float(x), 6), round(float(y), 6)) for node, (x, y) in zip(nodes, points, strict=True)}


def _packed(graph: nx.Graph, nodes: list[str], ratio: float) -> Points:
    """The largest component over the whole width, the others in rows below, in squares that grow with their nodes."""
    components = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    place: dict[str, tuple[float, float]] = {}
    side = math.sqrt(len(components[0]))
    width = max(side * ratio, math.sqrt(len(nodes) * ratio))
    x = y = row = 0.0
    for number, part in enumerate(components):
        high = math.sqrt(len(part)) * (1 if len(part) > 2 else 0.4)
        wide = width if number == 0 and len(part) > 2 else max(high, math.sqrt(len(part)))
        if x and x + wide > width * 1.001:
            x, y, row = 0.0, y + row + 0.3, 0.0
        for node, point in _component(graph, part).items():
            place[node] = (x + point[0] * wide, -y - point[1] * high)
        x, row = x + wide + 0.5, max(row, high)
    return np.array([place[node] for node in nodes])


def _component(graph: nx.Graph, part: list[str]) -> dict[str, tuple[float, float]]:
    """One component in the unit square."""
    if len(part) == 1:
        return {part[0]: (0.5, 0.5)}
    if len(part) == 2:
        return {part[0]: (0.0, 0.5), part[1]: (1.0, 0.5)}
    inner = nx.Graph()
    inner.add_nodes_from(part)
    for one, other in sorted((min(edge), max(edge)) for edge in graph.subgraph(part).edges):
        inner.add_edge(one, other, length=1.0 if graph.edges[one, other]["sign"] >= 0 else APART)
    found = nx.kamada_kawai_layout(inner, weight="length", pos=nx.circular_layout(inner))
    points = _turned(np.array([found[node] for node in part]))
    span = np.ptp(points, axis=0)
    span[span == 0] = 1
    points = (points - points.min(axis=0)) / span
    return {node: (float(x), float(y)) for node, (x, y) in zip(part, points, strict=True)}


def _turned(points: Points) -> Points:
    """With the longest extent horizontal, as the paper is; the sign of each axis follows the first node."""
    centred = points - points.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    turned = centred @ axes.T
    return np.asarray(turned * np.where(turned[0] < 0, -1.0, 1.0))


def _fitted(points: Points, half: Points, box: NDArray[np.float64]) -> Points:
    """Stretched to the box, so that the room of each node fits; a direction without extent goes to the middle."""
    low, high = half.max(axis=0), box - half.max(axis=0)
    start, span = points.min(axis=0), np.ptp(points, axis=0)
    share = np.divide(points - start, span, out=np.full_like(points, 0.5), where=span > 1e-9)
    return np.asarray(low + share * (high - low))


def _apart(points: Points, half: Points, box: NDArray[np.float64]) -> Points:
    """Push overlapping rooms apart until none overlap or patience ends."""
    need = half[:, None, :] + half[None, :, :]
    angles = np.arange(len(points)) * 2.399963  # the golden angle: a direction for nodes on the same spot
    points = points + 1e-3 * np.column_stack((np.cos(angles), np.sin(angles)))
    for _ in range(ROUNDS):
        between = points[:, None, :] - points[None, :, :]
        lacking = need - np.abs(between)
        overlaps = (lacking[:, :, 0] > 0) & (lacking[:, :, 1] > 0) & ~np.eye(len(points), dtype=bool)
        if not overlaps.any():
            break
        across = lacking[:, :, 0] < lacking[:, :, 1]
        push = np.where(overlaps[:, :, None], lacking, 0.0) * np.stack((across, ~across), axis=2)
        points = points + 0.3 * (np.sign(between) * push).sum(axis=1)
        points = np.clip(points, half, box - half)
    return np.asarray(points)
