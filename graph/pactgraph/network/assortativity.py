"""Assortativity by alliance: whether members of an alliance co-operate with each other more than chance would have it."""

from __future__ import annotations

import math
from collections.abc import Collection, Set
from datetime import date

import networkx as nx

from pactgraph.network.alliances import alliance_codes, last_day, members
from pactgraph.network.ordering import ordered
from pactgraph.ontology import Ontology
from pactgraph.tables import Row, Table


def alliance_assortativity(
    graph: nx.Graph,
    ontology: Ontology,
    *,
    at: date | None = None,
    organisations: Collection[str] | None = None,
    weight: str | None = "weight",
) -> Table:
    """Newman's assortativity coefficient for the membership of each alliance.

    Parameters
    ----------
    graph
        The co-operation network, or the conflict network; its nodes are actor codes.
    ontology
        For the memberships.
    at
        The day of the memberships; the latest date of any tie where none is given.
    organisations
        Codes of the alliances; all military alliances and defence co-operations where none are given.
    weight
        Attribute that holds the strength of a tie (1 where it is missing); none to count ties alone.

    Returns
    -------
    Table
        ``organisation``, ``label``, ``members`` (in the network), ``inside`` (strength of the ties between members),
        ``across`` (between members and others), ``assortativity``: 1 where all ties run among members or among others,
        0 where they run by chance, negative where they run across. Alliances with fewer than two members in the network
        are left out; the coefficient is empty where it is not defined, as when all are members.

    References
    ----------
    .. [1] M. E. J. Newman, Mixing patterns in networks, Physical Review E 67, 026126, 2003.
    """
    tidy = ordered(graph)
    by_actor = members(ontology, at or last_day(tidy), alliance_codes(ontology, organisations))
    codes = sorted({code for alliances in by_actor.values() for code in alliances})
    rows = []
    for code in codes:
        inside = {node for node in tidy if code in by_actor.get(node, ())}
        if len(inside) > 1:
            rows.append((code, ontology.actors[code].label, len(inside), *_mixing(tidy, inside, weight)))
    return Table("assortativity", ("organisation", "label", "members", "inside", "across", "assortativity"), tuple(rows))


def _mixing(graph: nx.Graph, inside: Set[str], weight: str | None) -> Row:
    """Strength of the ties within, of those across, and (sum e_ii - sum a_i b_i) / (1 - sum a_i b_i)."""
    sums: dict[int, list[float]] = {0: [], 1: [], 2: []}
    for one, other, data in graph.edges(data=True):
        sums[(one in inside) + (other in inside)].append(data.get(weight, 1.0) if weight else 1.0)
    outside, across, within = (math.fsum(sums[number]) for number in range(3))
    total = outside + across + within
    if not total:
        return 0.0, 0.0, None
    share = (within + across / 2) / total
    expected = share**2 + (1 - share) ** 2
    coefficient = round(((within + outside) / total - expected) / (1 - expected), 12) if expected < 1 else None
    return round(within, 9), round(across, 9), coefficient
