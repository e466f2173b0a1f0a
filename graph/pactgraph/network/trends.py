"""Trends: figures of the whole network from one period to the next."""

from __future__ import annotations

import math
from collections.abc import Iterable

import networkx as nx

from pactgraph.network.density import density
from pactgraph.network.projection import projection
from pactgraph.network.slices import Slice
from pactgraph.network.triads import triad_census
from pactgraph.tables import Cell, Row, Table

COLUMNS = (
    "period", "statements", "actors", "ties", "cooperation", "conflict", "conflict_share", "density", "balanced", "new_ties"
)  # fmt: skip


def trends(periods: Iterable[Slice]) -> Table:
    """One row a period.

    Parameters
    ----------
    periods
        Slices, in the order of time.

    Returns
    -------
    Table
        ``period``, ``statements``, ``actors``, ``ties`` (pairs with any tie), ``cooperation`` and ``conflict`` (weights),
        ``conflict_share`` (of both together), ``density``, ``balanced`` (share of balanced triangles, empty without
        triangles) and ``new_ties`` (pairs that no earlier period had).
    """
    known: set[tuple[str, str]] = set()
    rows = []
    for one in periods:
        signed = projection(one.graph)
        ties = {(min(pair), max(pair)) for pair in signed.edges}
        rows.append((one.name, *_figures(signed), len(ties - known)))
        known |= ties
    return Table("trends", COLUMNS, tuple(rows))


def _figures(signed: nx.Graph) -> Row:
    cooperation = _total(signed, "cooperation")
    conflict = _total(signed, "conflict")
    both = cooperation + conflict
    return (
        sum(number for _, _, number in signed.edges(data="statements")),
        len(signed),
        signed.number_of_edges(),
        cooperation,
        conflict,
        round(conflict / both, 12) if both else None,
        _rounded(density(signed)),
        _rounded(triad_census(signed).balanced),
    )


def _total(signed: nx.Graph, name: str) -> float:
    return round(math.fsum(value for _, _, value in signed.edges(data=name)), 9)


def _rounded(value: float | None) -> Cell:
    return None if value is None else round(value, 12)
