"""The network as a matrix, ordered by community: blocs are squares on the diagonal, conflicts between them stand off it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import networkx as nx

from pactgraph.network.pictures.canvas import CONFLICT, COOPERATION, FAINT, INK, PAPER, SOFT, heading, matplotlib, sheet
from pactgraph.network.pictures.diagram import groups_shown
from pactgraph.network.projection import projection

LIMIT = 50
CELL, MARGIN, TOP, FOOT = 0.19, 0.4, 0.85, 0.7  # inches
LETTER = 0.068  # inches that a letter of a label needs at most


def matrix(graph: nx.MultiDiGraph, *, kind: str = "svg", title: str = "Ties, ordered by community", limit: int = LIMIT) -> bytes:
    """Draw the ties as a matrix.

    Above the diagonal stands co-operation, below it conflict; the darker a cell, the heavier the tie. Actors are ordered
    by community, then by the weight of their ties; a square frames each community.

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
    strength = {node: math.fsum(data["weight"] for data in whole[node].values()) for node in whole}
    tied = [node for node in whole if strength[node]]
    shown = whole.subgraph(sorted(tied, key=lambda node: (-strength[node], node))[:limit])
    groups = [sorted(group, key=lambda node: (-strength[node], node)) for group in groups_shown(whole, shown)]
    alone = sorted((node for group in groups if len(group) == 1 for node in group), key=lambda node: (-strength[node], node))
    groups = [group for group in groups if len(group) > 1] + ([alone] if alone else [])
    labels = [_label(node, shown.nodes[node]) for group in groups for node in group]
    side = LETTER * max((len(label) for label in labels), default=0) + 0.15
    size = max(len(shown) * CELL, 3.2)
    note = f"{len(tied)} actors" + (f" · the {len(shown)} with the heaviest ties are shown" if len(shown) < len(tied) else "")
    width, height = MARGIN + side + size + MARGIN, TOP + side + size + FOOT

    def paint(figure: Any) -> None:
        heading(figure, title, note, left=MARGIN / width)
        box = (MARGIN + side) / width, FOOT / height, size / width, size / height
        _paint(figure, box, shown, groups[:-1] if alone else groups, [node for group in groups for node in group], labels)

    return sheet(width, height, kind, paint)


def _label(node: str, data: Mapping[str, Any]) -> str:
    label = str(data.get("label", node))
    return label if len(label) <= (18 if data.get("kind") == "organisation" else 24) else node


def _paint(
    figure: Any, box: tuple[float, ...], shown: nx.Graph, framed: list[list[str]], order: list[str], labels: list[str]
) -> None:
    if not order:
        figure.text(0.5, 0.4, "No ties between actors.", ha="center", color=SOFT)
        return
    axes = figure.add_axes(box)
    _draw_cells(axes, shown, order)
    _draw_frames(axes, framed)
    axes.set_xticks(range(len(order)), labels, rotation=90, fontsize=7.5, color=INK, parse_math=False)
    axes.set_yticks(range(len(order)), labels, fontsize=7.5, color=INK, parse_math=False)
    axes.tick_params(length=0, top=False, labeltop=True, bottom=False, labelbottom=False, pad=3)
    axes.set(xlim=(-0.5, len(order) - 0.5), ylim=(len(order) - 0.5, -0.5), aspect="equal")
    for spine in axes.spines.values():
        spine.set_visible(False)
    _draw_legend(figure, box[0])


def _draw_cells(axes: Any, shown: nx.Graph, order: list[str]) -> None:
    patches = matplotlib("patches")
    place = {node: position for position, node in enumerate(order)}
    for line in range(len(order) + 1):
        axes.axhline(line - 0.5, color=FAINT, linewidth=0.4, zorder=0)
        axes.axvline(line - 0.5, color=FAINT, linewidth=0.4, zorder=0)
    axes.plot((-0.5, len(order) - 0.5), (-0.5, len(order) - 0.5), color=FAINT, linewidth=0.8, zorder=1)
    heaviest = max(max(data["cooperation"], data["conflict"]) for _, _, data in shown.edges(data=True)) if shown.size() else 1
    for one, other, data in sorted(shown.edges(data=True), key=lambda edge: (place[edge[0]], place[edge[1]])):
        first, second = sorted((place[one], place[other]))
        for value, x, y, colour in (
            (data["cooperation"], second, first, COOPERATION),
            (data["conflict"], first, second, CONFLICT),
        ):
            if value > 0:
                shade = 0.25 + 0.75 * math.sqrt(value / heaviest)
                axes.add_patch(patches.Rectangle((x - 0.44, y - 0.44), 0.88, 0.88, facecolor=colour, alpha=shade, linewidth=0))


def _draw_frames(axes: Any, groups: list[list[str]]) -> None:
    patches = matplotlib("patches")
    start = 0
    for group in groups:
        axes.add_patch(patches.Rectangle(
            (start - 0.5, start - 0.5), len(group), len(group), fill=False, edgecolor=INK, linewidth=1.1, zorder=4, clip_on=False,
        ))  # fmt: skip
        start += len(group)


def _draw_legend(figure: Any, left: float) -> None:
    patches = matplotlib("patches")
    handles = [
        patches.Patch(facecolor=COOPERATION, label="co-operation (above the diagonal)"),
        patches.Patch(facecolor=CONFLICT, label="conflict (below)"),
        patches.Patch(facecolor=PAPER, edgecolor=INK, label="community"),
    ]
    figure.legend(
        handles=handles, loc="lower left", bbox_to_anchor=(left - 0.01, 0.005), ncols=3, frameon=False, fontsize=8,
        labelcolor=SOFT, handlelength=1.1, handleheight=1.1, columnspacing=1.4,
    )  # fmt: skip
