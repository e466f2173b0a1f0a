"""Where the nodes stand: computed here once, so that a page opens still, and the same graph gives the same picture."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import groupby, pairwise

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

SEED = 7
EXACT_UP_TO = 90  # Kamada-Kawai draws small graphs best, but its time grows with the cube of their size
GAP = 60.0
CROWD = 250
Points = NDArray[np.float64]


def positions(graph: nx.Graph, labels: Mapping[str, str], satellites: Collection[str] = ()) -> dict[str, tuple[float, float]]:
    """A place for every node, in units of about a pixel, y downwards; labels of neighbours do not cover each other.

    ``satellites`` (leaders) stand around the node they belong to and do not bend the picture. The connected parts are drawn
    one by one and packed: the largest in the middle, the others in rows beneath it, those with a tie before single actors
    and these before single leaders, who are often switched off.
    """
    kinds = {min(part): min(2, len(part - set(satellites))) for part in nx.connected_components(graph)}
    parts = sorted(nx.connected_components(graph), key=lambda part: (-kinds[min(part)], -len(part), min(part)))
    drawn = [_part(graph.subgraph(part), labels, satellites) for part in parts]
    where: dict[str, tuple[float, float]] = {}
    for (nodes, _), points in zip(
        drawn, _pack([points for _, points in drawn], [kinds[min(part)] for part in parts]), strict=True
    ):
        where |= {node: (round(float(x), 1), round(float(y), 1)) for node, (x, y) in zip(nodes, points, strict=True)}
    return where


def _part(graph: nx.Graph, labels: Mapping[str, str], satellites: Collection[str]) -> tuple[list[str], Points]:
    """The nodes of one connected part, those of the frame first, and their points."""
    core = sorted(node for node in graph if node not in satellites) or sorted(graph)[:1]
    frame = nx.Graph()
    frame.add_nodes_from(core)
    frame.add_edges_from(sorted(tuple(sorted(edge)) for edge in graph.subgraph(core).edges()))
    around = sorted(set(graph) - set(core))
    points = _spread(_draw(frame), _boxes(core, labels), np.ones(len(core)))
    both = np.vstack([points, _ring(graph, core, around, points)])
    mobile = np.array([0.1] * len(core) + [1.0] * len(around))
    return core + around, _spread(both, _boxes(core + around, labels), mobile)


def _ring(graph: nx.Graph, core: list[str], around: list[str], points: Points) -> Points:
    """Satellites fan out from their node, into the widest gap between its ties."""
    place = dict(zip(core, points, strict=True))
    fans: dict[str, list[str]] = {}
    for node in around:
        fans.setdefault(min((n for n in graph[node] if n in place), default=core[0]), []).append(node)
    found = {}
    for anchor, members in fans.items():
        angles = [np.arctan2(*(place[other] - place[anchor])[::-1]) for other in sorted(graph[anchor]) if other in place]
        middle, width = _widest_gap(sorted(map(float, angles)))
        step = min(0.9, 0.8 * width / len(members))
        for number, node in enumerate(members):
            angle = middle + (number - (len(members) - 1) / 2) * step
            found[node] = place[anchor] + (62.0 + 3.0 * len(members)) * np.array([np.cos(angle), np.sin(angle)])
    return np.array([found[node] for node in around]).reshape(-1, 2)


def _widest_gap(angles: list[float]) -> tuple[float, float]:
    """The middle and the width of the widest gap between directions in rising order; downwards where there are none."""
    if not angles:
        return np.pi / 2, 2 * np.pi
    gaps = [(after - before, before) for before, after in pairwise([*angles, angles[0] + 2 * np.pi])]
    width, start = max(gaps)
    return start + width / 2, width


def _boxes(nodes: list[str], labels: Mapping[str, str]) -> Points:
    """Half the width and height of each node with its label, in pixels; in a crowd, where most go unnamed, without it."""
    if len(nodes) > CROWD:
        return np.full((len(nodes), 2), 15.0)
    return np.array([[max(18.0, 3.6 * min(len(labels.get(node, node)), 24)), 21.0] for node in nodes])


def _draw(graph: nx.Graph) -> Points:
    count = len(graph)
    if count == 1:
        return np.zeros((1, 2))
    if count == 2:
        return np.array([[-55.0, 0.0], [55.0, 0.0]])
    start = nx.spring_layout(graph, seed=SEED, iterations=60 if count < 500 else 40, weight=None, k=2.2 / count**0.5)
    drawn = nx.kamada_kawai_layout(graph, pos=start, weight=None) if count <= EXACT_UP_TO else start
    points = np.array([drawn[node] for node in graph])
    spacing = 95.0 if count <= 60 else max(45.0, 95.0 * (60 / count) ** 0.35)
    return np.asarray(_upright(points) * (spacing * count**0.5), dtype=np.float64)


def _upright(points: Points) -> Points:
    """Centre, turn the longer axis to the horizontal (screens are wide), and give it a fixed sign."""
    centred = points - points.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    axes = axes * np.where(axes[np.arange(2), np.abs(axes).argmax(axis=1)] < 0, -1.0, 1.0)[:, None]
    turned = centred @ axes.T
    wide, high = np.ptp(turned, axis=0) + 1e-9
    turned[:, 1] *= np.clip(wide / high / 1.3, 1.0, 1.4)  # a flat picture wastes the window, and its names collide
    scale = np.abs(turned).max() or 1.0
    return np.asarray(turned / scale, dtype=np.float64)


def _spread(points: Points, half: Points, mobile: NDArray[np.float64]) -> Points:
    """Push boxes apart, along the axis on which they overlap less, until none overlap; ``mobile`` says who gives way."""
    if len(points) < 2:
        return points
    reach = 2 * float(half.max())
    moved = points.copy()
    for _ in range(80):
        pairs = cKDTree(moved).query_pairs(reach, output_type="ndarray")
        pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
        first, second = pairs[:, 0], pairs[:, 1]
        apart = moved[second] - moved[first]
        overlap = half[first] + half[second] - np.abs(apart)
        hit = (overlap > 0.5).all(axis=1)
        if not hit.any():
            break
        first, second, apart, overlap = first[hit], second[hit], apart[hit], overlap[hit]
        axis = overlap.argmin(axis=1)
        rows = np.arange(len(axis))
        push = np.zeros_like(apart)
        push[rows, axis] = np.where(apart[rows, axis] >= 0, 0.9, -0.9) * overlap[rows, axis]
        give = (mobile[first] / (mobile[first] + mobile[second]))[:, None]
        np.add.at(moved, first, -push * give)
        np.add.at(moved, second, push * (1 - give))
    return moved


def _pack(parts: list[Points], kinds: list[int]) -> list[Points]:
    """The first part as it is; the others in rows under it, about as wide as it and centred, each kind in rows of its own."""
    if not parts:
        return []
    low, high = parts[0].min(axis=0), parts[0].max(axis=0)
    width = max(float(high[0] - low[0]), 60.0 * sum(map(len, parts)) ** 0.5, 320.0)
    top = float(high[1]) + 2 * GAP
    placed = [parts[0]]
    rest = list(zip(kinds, parts, strict=True))[1:]
    groups = [[part for _, part in group] for _, group in groupby(rest, key=lambda pair: pair[0])]
    for row in (row for group in groups for row in _rows(group, width)):
        sizes = [np.ptp(part, axis=0) for part in row]
        across = sum(float(size[0]) for size in sizes) + 2.4 * GAP * (len(row) - 1)
        x = float(low[0] + high[0] - across) / 2
        for part, size in zip(row, sizes, strict=True):
            placed.append(part - part.min(axis=0) + np.array([x, top]))
            x += float(size[0]) + 2.4 * GAP
        top += max(float(size[1]) for size in sizes) + 1.4 * GAP
    return placed


def _rows(parts: list[Points], width: float) -> list[list[Points]]:
    """The parts in their order, in rows that are no wider than ``width`` where one has more than a part."""
    rows: list[list[Points]] = []
    used = 0.0
    for part in parts:
        across = float(np.ptp(part, axis=0)[0])
        if rows and used + across <= width:
            rows[-1].append(part)
        else:
            rows.append([part])
            used = 0.0
        used += across + 2.4 * GAP
    return rows
