"""A sheet to draw on: matplotlib without a screen, the same bytes each time, and one look for all pictures."""

from __future__ import annotations

import io
from collections.abc import Callable
from importlib import import_module
from typing import Any

from pactgraph.errors import ExportError

FORMATS = ("svg", "png", "pdf")
DOTS_PER_INCH = 200

COOPERATION, CONFLICT = "#2a6f97", "#c8553d"
INK, SOFT, FAINT, PAPER = "#22303c", "#66727d", "#d9dee3", "#ffffff"
# told apart by people with any common colour vision, in the order of the size of what they stand for
GROUPS = ("#4c78a8", "#e0a030", "#5fa777", "#a06cb0", "#8c7a6b", "#d67f8f", "#5cb3c1", "#9aa53a")
LOOK = {
    "font.family": "DejaVu Sans",
    "font.size": 9.0,
    "text.color": INK,
    "axes.edgecolor": FAINT,
    "axes.labelcolor": SOFT,
    "xtick.color": SOFT,
    "ytick.color": SOFT,
    "axes.linewidth": 0.8,
    "svg.fonttype": "path",
    "svg.hashsalt": "pactgraph",
    "pdf.fonttype": 42,
    "path.simplify": False,
}


def matplotlib(module: str = "") -> Any:
    """Import matplotlib or a module of it, or say how to get it."""
    try:
        return import_module(f"matplotlib.{module}" if module else "matplotlib")
    except ImportError as error:
        raise ExportError("matplotlib is not installed: pip install 'pactgraph[plot]'") from error


def sheet(width: float, height: float, kind: str, paint: Callable[[Any], None]) -> bytes:
    """Paint on a sheet and give its bytes.

    Parameters
    ----------
    width, height
        In inches.
    kind
        "svg", "png" (200 dots an inch) or "pdf".
    paint
        Gets the ``matplotlib.figure.Figure``.

    Raises
    ------
    ExportError
        For another kind, or where matplotlib is not installed.
    """
    if kind not in FORMATS:
        raise ExportError(f"unknown kind of picture {kind!r}: one of {', '.join(FORMATS)}")
    with matplotlib().rc_context(LOOK):
        figure = matplotlib("figure").Figure(figsize=(width, height), dpi=DOTS_PER_INCH, facecolor=PAPER)
        matplotlib("backends.backend_agg").FigureCanvasAgg(figure)  # sizes of texts are measured on it, whatever the kind
        paint(figure)
        out = io.BytesIO()
        figure.savefig(out, format=kind, dpi=DOTS_PER_INCH, metadata=_undated(kind), facecolor=PAPER)
    return out.getvalue()


def _undated(kind: str) -> dict[str, str | None]:
    """Metadata without the time of day and the version of matplotlib."""
    if kind == "png":
        return {"Software": "pactgraph"}
    if kind == "svg":
        return {"Date": None, "Creator": "pactgraph"}
    return {"CreationDate": None, "Creator": "pactgraph", "Producer": "pactgraph"}


def heading(figure: Any, title: str, note: str, *, left: float = 0.03) -> None:
    """Title and a smaller line below it, at the top left."""
    inch = 1 / figure.get_size_inches()[1]
    figure.text(left, 1 - 0.22 * inch, title, fontsize=14, fontweight="bold", va="top", parse_math=False)
    figure.text(left, 1 - 0.52 * inch, note, fontsize=9, color=SOFT, va="top", parse_math=False)
