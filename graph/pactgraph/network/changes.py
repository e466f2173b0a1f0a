"""What changed: the ties of one network against those of another."""

from __future__ import annotations

from typing import Any

import networkx as nx

from pactgraph.network.projection import projection
from pactgraph.tables import Table

COLUMNS = ("source", "target", "change", "sign_before", "sign_after", "cooperation", "conflict")
NOTHING = {"cooperation": 0.0, "conflict": 0.0, "sign": 0}


def changes(before: nx.MultiDiGraph, after: nx.MultiDiGraph, *, threshold: float = 0.0) -> Table:
    """Compare two networks tie by tie.

    Parameters
    ----------
    before, after
        Networks made by ``pactgraph.network.graph``, or projections: of two months, say, or of two builds.
    threshold
        Ties whose weight grew or fell by no more are left out, unless they are new, gone or turned.

    Returns
    -------
    Table
        ``source``, ``target``, ``change``, ``sign_before``, ``sign_after``, and the growth of ``cooperation`` and
        ``conflict``; the largest change first. ``change`` is "new", "gone", "turned" (from co-operation to conflict or
        back), "stronger" or "weaker".

    Examples
    --------
    >>> import networkx as nx
    >>> before, after = nx.Graph(), nx.Graph()
    >>> before.add_edge("DNK", "NOR", cooperation=6.0, conflict=0.0, sign=1)
    >>> after.add_edge("DNK", "NOR", cooperation=6.0, conflict=9.0, sign=-1)
    >>> changes(before, after).rows()
    (('DNK', 'NOR', 'turned', 1, -1, 0.0, 9.0),)
    """
    old, new = _ties(before), _ties(after)
    found = []
    for pair in old.keys() | new.keys():
        earlier, later = old.get(pair, NOTHING), new.get(pair, NOTHING)
        grown = {name: round(later[name] - earlier[name], 9) for name in ("cooperation", "conflict")}
        change = _change(pair in old, pair in new, earlier["sign"] * later["sign"], sum(grown.values()), threshold)
        if change:
            row = (*pair, change, earlier["sign"], later["sign"], grown["cooperation"], grown["conflict"])
            found.append((-sum(map(abs, grown.values())), *row))
    return Table("changes", COLUMNS, tuple(row[1:] for row in sorted(found)))


def _ties(graph: nx.Graph) -> dict[tuple[str, str], dict[str, Any]]:
    signed = projection(graph) if graph.is_multigraph() else graph
    return {(min(one, other), max(one, other)): data for one, other, data in signed.edges(data=True)}


def _change(was: bool, is_now: bool, product: int, grown: float, threshold: float) -> str | None:
    if not was:
        return "new"
    if not is_now:
        return "gone"
    if product < 0:
        return "turned"
    if abs(grown) <= threshold:
        return None
    return "stronger" if grown > 0 else "weaker"
