"""Co-operation and conflict over time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from pactgraph.network.pictures.canvas import CONFLICT, COOPERATION, FAINT, INK, SOFT, heading, matplotlib, sheet
from pactgraph.network.slices import Slice
from pactgraph.network.trends import trends

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")  # in any locale
WIDTH, HEIGHT = 11.0, 4.6  # inches
MONTHS_UNTIL = 2200  # days: a longer time has the names of years alone
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
    middles = [one.since + timedelta(days=_days(one) / 2) for one in periods]
    _draw(axes, periods, middles, [(float(str(row["cooperation"])), float(str(row["conflict"]))) for row in rows])
    _dress(axes, periods)
    span = max((periods[-1].until - periods[0].since).days, 1)
    if min(((later - earlier).days for earlier, later in pairwise(middles)), default=span) >= ROOM * span:
        axes.set_xticks(middles, [one.name for one in periods])
    figure.legend(loc="lower left", bbox_to_anchor=(0.065, 0.01), ncols=3, frameon=False, fontsize=8.5, labelcolor=SOFT)


def _days(period: Slice) -> int:
    return (period.until - period.since).days + 1


def _draw(axes: Any, periods: tuple[Slice, ...], middles: list[date], weights: list[tuple[float, float]]) -> None:
    """Bars upwards and downwards, no wider than a share of the picture where periods are few."""
    widest = max(0.09 * ((periods[-1].until - periods[0].since).days + 1), 4)
    look = {"width": [min(0.82 * _days(one), widest) for one in periods], "alpha": 0.88, "zorder": 3}
    axes.bar(middles, [up for up, _ in weights], color=COOPERATION, label="co-operation", **look)
    axes.bar(middles, [-down for _, down in weights], color=CONFLICT, label="conflict", **look)
    # marks without a line from one to the next, since periods without a statement may lie between them
    marks = axes.scatter(middles, [up - down for up, down in weights], s=20, color=INK, marker="D", zorder=6)
    marks.set_label("balance of both")


def _dress(axes: Any, periods: tuple[Slice, ...]) -> None:
    dates, ticker = matplotlib("dates"), matplotlib("ticker")
    axes.xaxis.set_major_locator(dates.AutoDateLocator(minticks=3, maxticks=12))
    years = (periods[-1].until - periods[0].since).days > MONTHS_UNTIL
    axes.xaxis.set_major_formatter(ticker.FuncFormatter(lambda day, place: _tick(dates.num2date(day), place, years)))
    axes.yaxis.set_major_locator(ticker.MaxNLocator(6))
    axes.yaxis.set_major_formatter(ticker.FuncFormatter(lambda value, _: f"{abs(value):g}"))
    margin = timedelta(days=max(2.0, 0.02 * (periods[-1].until - periods[0].since).days))
    axes.set_xlim(periods[0].since - margin, periods[-1].until + margin)
    axes.axhline(0, color=INK, linewidth=0.8, zorder=5)
    axes.grid(axis="y", color=FAINT, linewidth=0.6, zorder=0)
    axes.tick_params(length=0, pad=6)
    for side in ("top", "right", "left", "bottom"):
        axes.spines[side].set_visible(False)


def _tick(day: datetime, place: int | None, years: bool) -> str:
    """The month, and the year below the first tick and each January."""
    if years:
        return f"{day.year}"
    return f"{MONTHS[day.month - 1]}\n{day.year}" if not place or day.month == 1 else MONTHS[day.month - 1]
