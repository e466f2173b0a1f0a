"""The network as a picture: who co-operates with whom, who is at odds, and which groups there are."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Mapping
from typing import Any

import networkx as nx

from pactgraph.network.communities import communities
from pactgraph.network.pictures.canvas import CONFLICT, COOPERATION, FAINT, GROUPS, INK, PAPER, SOFT, heading, matplotlib, sheet
from pactgraph.network.pictures.layout import positions
from pactgraph.network.projection import cooperation, projection

WIDTH, HEIGHT = 11.0, 8.0  # inches
LEFT, RIGHT, TOP, BOTTOM = 0.45, 0.45, 0.9, 0.95  # inches
LIMIT = 60
GAP = 0.03  # inches between a node and its label
DASHES = (0, (2.4, 1.6))
NEUTRAL = "#b8c0c8"


def diagram(graph: nx.MultiDiGraph, *, kind: str = "svg", title: str = "Who stands with whom", limit: int = LIMIT) -> bytes:
    """Draw the network.

    Circles are countries, squares organisations; their area grows with the weight of their ties, their colour is that of
    their community in the co-operation network. Blue lines are co-operation, red dashed ones conflict; they grow wider
    with their weight.

    Parameters
    ----------
    graph
        A network made by ``pactgraph.network.graph``.
    kind
        "svg", "png" or "pdf".
    title
        The heading.
    limit
        At most so many actors, those with the heaviest ties; the picture says how many were left out.

    Returns
    -------
    bytes
        The same for the same network.

    Raises
    ------
    ExportError
        For another kind, or where matplotlib is not installed.
    """
    whole = projection(graph)
    shown = _heaviest(whole, limit)
    return sheet(WIDTH, HEIGHT, kind, lambda figure: _paint(figure, whole, shown, title))


def _heaviest(whole: nx.Graph, limit: int) -> nx.Graph:
    """The actors with the heaviest ties; those that have none among them are left out."""
    strength = _strength(whole)
    chosen = sorted((node for node in whole if strength[node]), key=lambda node: (-strength[node], node))[:limit]
    part = whole.subgraph(chosen)
    kept = nx.Graph()
    kept.add_nodes_from((node, whole.nodes[node]) for node in whole if node in part and part.degree(node))
    kept.add_edges_from((one, other, data) for one, other, data in whole.edges(data=True) if one in kept and other in kept)
    return kept


def _strength(graph: nx.Graph) -> dict[str, float]:
    return {node: math.fsum(data["weight"] for data in graph[node].values()) for node in graph}


def _paint(figure: Any, whole: nx.Graph, shown: nx.Graph, title: str) -> None:
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(0, HEIGHT))
    axes.axis("off")
    heading(figure, title, _note(whole, shown), left=LEFT / WIDTH)
    if not len(shown):
        axes.text(WIDTH / 2, HEIGHT / 2, "No ties between actors.", ha="center", color=SOFT)
        return
    radii = _radii(_strength(shown))
    texts = _labels(axes, shown, radii)
    place = _placed(figure, shown, radii, texts)
    groups = tuple(group for group in groups_shown(whole, shown) if len(group) > 1)[: len(GROUPS)]
    for name, colour in (("conflict", CONFLICT), ("cooperation", COOPERATION)):
        _draw_ties(axes, shown, place, name, colour)
    _draw_nodes(
        axes, shown, place, radii, {node: colour for group, colour in zip(groups, GROUPS, strict=False) for node in group}
    )
    for node, text in texts.items():
        text.set_position((place[node][0], place[node][1] - radii[node] - GAP))
    _draw_legends(axes, shown, groups)


def groups_shown(whole: nx.Graph, shown: nx.Graph) -> list[tuple[str, ...]]:
    """The communities of the whole network, as far as they are shown: a picture says the same as the tables."""
    parts = (tuple(node for node in group if node in shown) for group in communities(cooperation(whole)).groups)
    return sorted((part for part in parts if part), key=lambda part: (-len(part), part))


def _note(whole: nx.Graph, shown: nx.Graph) -> str:
    statements = sum(number for _, _, number in whole.edges(data="statements"))
    tied = sum(bool(degree) for _, degree in whole.degree())
    parts = [f"{tied} actors", f"{whole.number_of_edges()} ties", f"{statements} statements"]
    first = min((day for _, _, day in whole.edges(data="first") if day), default=None)
    last = max((day for _, _, day in whole.edges(data="last") if day), default=None)
    if first:
        parts.append(first if first == last else f"{first} to {last}")
    if len(shown) < tied:
        parts.append(f"the {len(shown)} with the heaviest ties are shown")
    return " · ".join(parts)


def _radii(strength: Mapping[str, float]) -> dict[str, float]:
    """Inches; the area grows with the weight of the ties."""
    heaviest = max(strength.values())
    smallest, largest = (0.07, 0.26) if len(strength) > 25 else (0.11, 0.36)
    return {node: smallest + (largest - smallest) * math.sqrt(value / heaviest) for node, value in strength.items()}


def _labels(axes: Any, shown: nx.Graph, radii: Mapping[str, float]) -> dict[str, Any]:
    """The labels, below their nodes in the end; the important ones a little larger."""
    stroke = matplotlib("patheffects").withStroke(linewidth=2.4, foreground=PAPER)
    size = 8.6 if len(shown) <= 25 else 7.0
    return {
        node: axes.text(
            0, 0, _short(node, data), fontsize=size + 7 * radii[node], color=INK, ha="center", va="top", zorder=8,
            linespacing=1.1, parse_math=False, path_effects=[stroke],
        )
        for node, data in shown.nodes.items()
    }  # fmt: skip


def _short(node: str, data: Mapping[str, Any]) -> str:
    """Long names of organisations by their codes, long ones of countries in two lines."""
    label = str(data.get("label", node))
    if data.get("kind") == "organisation" and len(label) > 12:
        return node
    return textwrap.fill(label, 20) if len(label) > 20 else label


def _placed(figure: Any, shown: nx.Graph, radii: Mapping[str, float], texts: Mapping[str, Any]) -> dict[str, tuple[float, float]]:
    """Centres in inches; each node keeps room for itself and for the label below it."""
    renderer = figure.canvas.get_renderer()
    room, raised = {}, {}
    for node, text in texts.items():
        extent = text.get_window_extent(renderer)
        wide, high = extent.width / figure.dpi, extent.height / figure.dpi
        room[node] = (max(2 * radii[node], wide) + 0.10, 2 * radii[node] + GAP + high + 0.10)
        raised[node] = (GAP + high) / 2
    found = positions(shown, room, WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM)
    return {node: (LEFT + x, BOTTOM + y + raised[node]) for node, (x, y) in found.items()}


def _draw_ties(axes: Any, shown: nx.Graph, place: Mapping[str, tuple[float, float]], name: str, colour: str) -> None:
    heaviest = max(max(data["cooperation"], data["conflict"]) for _, _, data in shown.edges(data=True))
    for one, other, data in shown.edges(data=True):
        if data[name] > 0:
            both = data["cooperation"] > 0 < data["conflict"]
            x, y = _line(place[one], place[other], (0.035 if name == "conflict" else -0.035) if both else 0.0)
            share = math.sqrt(data[name] / heaviest)
            axes.plot(
                x, y, color=colour, linewidth=0.7 + 3.6 * share, alpha=0.35 + 0.4 * share, zorder=1 + share,
                solid_capstyle="round", linestyle=DASHES if name == "conflict" else "-", dash_capstyle="butt",
            )  # fmt: skip


def _line(one: tuple[float, float], other: tuple[float, float], aside: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """A straight line, moved aside where two run between the same nodes."""
    length = math.dist(one, other) or 1.0
    across = (-(other[1] - one[1]) / length * aside, (other[0] - one[0]) / length * aside)
    return (one[0] + across[0], other[0] + across[0]), (one[1] + across[1], other[1] + across[1])


def _draw_nodes(
    axes: Any, shown: nx.Graph, place: Mapping[str, tuple[float, float]], radii: Mapping[str, float], colours: Mapping[str, str]
) -> None:
    patches = matplotlib("patches")
    for node in sorted(shown, key=lambda node: -radii[node]):
        (x, y), radius = place[node], radii[node]
        look = {"facecolor": colours.get(node, NEUTRAL), "edgecolor": PAPER, "linewidth": 1.4, "zorder": 5}
        if shown.nodes[node].get("kind") == "organisation":
            side = radius * 1.7
            axes.add_patch(patches.FancyBboxPatch(
                (x - side / 2, y - side / 2), side, side, boxstyle=f"round,pad=0,rounding_size={side * 0.18:.4f}", **look,
            ))  # fmt: skip
        else:
            axes.add_patch(patches.Circle((x, y), radius, **look))


def _draw_legends(axes: Any, shown: nx.Graph, groups: tuple[tuple[str, ...], ...]) -> None:
    """Kinds of ties and actors in one line, groups by their strongest member in another."""
    lines = matplotlib("lines")
    strength = _strength(shown)
    kinds = [
        lines.Line2D([], [], color=COOPERATION, linewidth=2.4, label="co-operation"),
        lines.Line2D([], [], color=CONFLICT, linewidth=2.4, linestyle=DASHES, label="conflict"),
        lines.Line2D([], [], color=NEUTRAL, marker="o", linestyle="", markersize=7.5, label="country"),
        lines.Line2D([], [], color=NEUTRAL, marker="s", linestyle="", markersize=7, label="organisation"),
    ]
    names = [
        _short(leader, shown.nodes[leader])
        for leader in (min(group, key=lambda node: (-strength[node], node)) for group in groups)
    ]
    colours = [
        lines.Line2D([], [], color=colour, marker="o", linestyle="", markersize=7.5, label=f"{name} and {len(group) - 1} more")
        for group, name, colour in zip(groups, names, GROUPS, strict=False)
    ]
    axes.plot((LEFT, WIDTH - RIGHT), (BOTTOM - 0.1, BOTTOM - 0.1), color=FAINT, linewidth=0.8)
    for height, handles in ((0.052, kinds), (0.016, colours[:6])):
        if handles:
            legend = matplotlib("legend").Legend(
                axes, handles, [handle.get_label() for handle in handles], loc="lower left", ncols=len(handles), frameon=False,
                bbox_to_anchor=(LEFT / WIDTH - 0.009, height), fontsize=8.2, handlelength=1.8, columnspacing=1.8, labelcolor=SOFT,
            )  # fmt: skip
            axes.add_artist(legend)
