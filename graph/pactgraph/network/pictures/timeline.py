"""Co-operation and conflict over time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from itertools import pairwise
from typing import Any

from pactgraph.network.pictures.canvas import CONFLICT, COOPERATION, FAINT, INK, SOFT, heading, matplotlib, sheet
from pactgraph.network.slices import Slice
from pactgraph.network.trends import trends

WIDTH, HEIGHT = 11.0, 4.6  # inches
ROOM = 0.08  # of the width, that the name of a period needs


def timeline(periods: Iterable[Slice], *, kind: str = "svg", title: str = "Co-operation and conflict over time") -> bytes:
    """Draw co-operation upwards and conflict downwards, period by period, with the balance of both as a mark.

    Parameters
    ----------
    periods
        Slices, made by ``pactgraph.network.slices``.
    kind
        "svg", "png" or "pdf".
    title
        The heading.

    Returns
    -------
    bytes
        The same for the same slices.

    Raises
    ------
    ExportError
        For another kind, or where matplotlib is not installed.
    """
    taken = tuple(periods)
    return sheet(WIDTH, HEIGHT, kind, lambda figure: _paint(figure, taken, title))


def _paint(figure: Any, periods: tuple[Slice, ...], title: str) -> None:
    if not periods:
        heading(figure, title, "no statement has a date", left=0.04)
        return
    rows = trends(periods).records()
    unit = "month" if len(periods[0].name) > 4 else "year"
    statements = sum(int(str(row["statements"])) for row in rows)
    heading(figure, title, f"{statements} dated statements by {unit} · weight of all ties", left=0.04)
    axes = figure.add_axes((0.075, 0.2, 0.9, 0.56))
    days = [(one.until - one.since).days + 1 for one in periods]
    middles = [one.since + timedelta(days=length / 2) for one, length in zip(periods, days, strict=True)]
    up = [float(str(row["cooperation"])) for row in rows]
    down = [-float(str(row["conflict"])) for row in rows]
    widest = 0.09 * ((periods[-1].until - periods[0].since).days + 1)
    widths = [min(0.82 * length, max(widest, 4)) for length in days]
    axes.bar(middles, up, widths, color=COOPERATION, label="co-operation", alpha=0.88, zorder=3)
    axes.bar(middles, down, widths, color=CONFLICT, label="conflict", alpha=0.88, zorder=3)
    balance = [one + other for one, other in zip(up, down, strict=True)]
    # no line from one to the next: months without a statement lie between them
    axes.plot(middles, balance, color=INK, linestyle="", marker="D", markersize=4, label="balance of both", zorder=6)
    _dress(axes, periods)
    span = max((periods[-1].until - periods[0].since).days, 1)
    nearest = min(((later - earlier).days for earlier, later in pairwise(middles)), default=span)
    if nearest >= ROOM * span:
        axes.set_xticks(middles, [one.name for one in periods])
    handles, labels = axes.get_legend_handles_labels()
    figure.legend(
        handles[1:] + handles[:1],
        labels[1:] + labels[:1],
        loc="lower left",
        bbox_to_anchor=(0.065, 0.01),
        ncols=3,
        frameon=False,
        fontsize=8.5,
        labelcolor=SOFT,
    )


def _dress(axes: Any, periods: tuple[Slice, ...]) -> None:
    dates, ticker = matplotlib("dates"), matplotlib("ticker")
    locator = dates.AutoDateLocator(minticks=3, maxticks=12)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator))
    axes.yaxis.set_major_locator(ticker.MaxNLocator(6))
    axes.yaxis.set_major_formatter(ticker.FuncFormatter(lambda value, _: f"{abs(value):g}"))
    margin = timedelta(days=max(2.0, 0.02 * (periods[-1].until - periods[0].since).days))
    axes.set_xlim(periods[0].since - margin, periods[-1].until + margin)
    axes.axhline(0, color=INK, linewidth=0.8, zorder=5)
    axes.grid(axis="y", color=FAINT, linewidth=0.6, zorder=0)
    axes.tick_params(length=0, pad=6)
    for side in ("top", "right", "left", "bottom"):
        axes.spines[side].set_visible(False)
