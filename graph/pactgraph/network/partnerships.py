"""Partnerships against alliances: which ties run inside, across and outside them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cache, partial

import networkx as nx

from pactgraph.network.alliances import alliance_codes, last_day, members
from pactgraph.network.ordering import ordered
from pactgraph.ontology import Ontology
from pactgraph.tables import Table


def partnerships(
    graph: nx.Graph, ontology: Ontology, *, at: date | None = None, organisations: Collection[str] | None = None
) -> Table:
    """Where each tie runs with respect to the alliances of its day.

    Parameters
    ----------
    graph
        The co-operation network; its nodes are actor codes. Ties with an organisation are left out.
    ontology
        For the memberships.
    at
        The day of the memberships. Each tie is held against those of its own last date where none is given, or of the
        latest date of the network where it has none itself.
    organisations
        Codes of the alliances; all military alliances and defence co-operations where none are given.

    Returns
    -------
    Table
        ``source``, ``target``, ``position``, ``shared`` (alliances of both, separated by ``|``), ``date`` of the
        memberships, ``weight``; the strongest first. ``position`` is "inside" where both belong to one alliance, "across"
        where they belong to different ones, "outside" where one of them or both belong to none.
    """
    tidy = ordered(graph)
    codes = alliance_codes(ontology, organisations)
    latest = last_day(tidy)
    by_day = cache(partial(members, ontology, organisations=codes))
    rows: list[tuple[float, str, str, str, str, str | None]] = []
    for one, other, data in tidy.edges(data=True):
        if "organisation" in (tidy.nodes[one].get("kind"), tidy.nodes[other].get("kind")):
            continue
        day = at or (date.fromisoformat(data["last"]) if "last" in data else latest)
        by_actor = by_day(day)
        position, shared = _position(by_actor.get(one, frozenset()), by_actor.get(other, frozenset()))
        rows.append((-data["weight"], one, other, position, "|".join(sorted(shared)), day.isoformat() if day else None))
    header = ("source", "target", "position", "shared", "date", "weight")
    return Table("partnerships", header, tuple((*row, -weight) for weight, *row in sorted(rows, key=lambda row: row[:3])))


def _position(one: frozenset[str], other: frozenset[str]) -> tuple[str, frozenset[str]]:
    if not one or not other:
        return "outside", frozenset()
    return ("inside", one & other) if one & other else ("across", frozenset())
