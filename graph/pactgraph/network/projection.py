"""From many relations to one tie a pair: co-operation and conflict apart, and the sign that prevails."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import Any

import networkx as nx

from pactgraph.model import Status


def projection(graph: nx.MultiDiGraph) -> nx.Graph:
    """One tie for every pair of actors that has any.

    Directions are dropped; persons, loops and negated statements are left out (a pact that is denied is no pact, nor is it
    a conflict). Each tie has ``cooperation`` and ``conflict`` (sums of the weights of the edges of that sign),
    ``weight`` (both together), ``sign`` (+1 where co-operation prevails, -1 where conflict does, 0 where they are equal),
    ``statements``, and ``first`` and ``last`` where a date is known.

    Parameters
    ----------
    graph
        A network made by ``pactgraph.network.graph``.

    Returns
    -------
    networkx.Graph
        Nodes with their attributes and edges, both in the order of their names.
    """
    pairs: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for source, target, data in graph.edges(data=True):
        if source != target and data["sign"] and data["status"] != Status.NEGATED.value:
            pairs[min(source, target), max(source, target)].append(data)
    projected = nx.Graph()
    kinds = graph.nodes(data="kind")
    projected.add_nodes_from((node, dict(graph.nodes[node])) for node in sorted(graph) if kinds[node] != "person")
    for (one, other), edges in sorted(pairs.items()):
        projected.add_edge(one, other, **_tie(edges))
    return projected


def cooperation(graph: nx.MultiDiGraph) -> nx.Graph:
    """The ties of co-operation alone, ``weight`` being their co-operation. All actors stay.

    Parameters
    ----------
    graph
        A network made by ``pactgraph.network.graph``, or a projection of one.
    """
    return _part(graph, "cooperation")


def conflict(graph: nx.MultiDiGraph) -> nx.Graph:
    """The ties of conflict alone, ``weight`` being their conflict. All actors stay.

    Parameters
    ----------
    graph
        A network made by ``pactgraph.network.graph``, or a projection of one.
    """
    return _part(graph, "conflict")


def _part(graph: nx.MultiDiGraph, name: str) -> nx.Graph:
    signed = projection(graph) if graph.is_multigraph() else graph
    part = nx.Graph()
    part.add_nodes_from(signed.nodes(data=True))
    for one, other, data in signed.edges(data=True):
        if data[name] > 0:
            part.add_edge(one, other, **{**data, "weight": data[name]})
    return part


def _tie(edges: list[dict[str, Any]]) -> dict[str, float | int | str]:
    sums = {sign: round(math.fsum(edge["weight"] for edge in edges if edge["sign"] == sign), 9) for sign in (1, -1)}
    first = min((edge["first"] for edge in edges if "first" in edge), default=None)
    last = max((edge["last"] for edge in edges if "last" in edge), default=None)
    return {
        "cooperation": sums[1],
        "conflict": sums[-1],
        "weight": round(sums[1] + sums[-1], 9),
        "sign": (sums[1] > sums[-1]) - (sums[1] < sums[-1]),
        "statements": sum(edge["statements"] for edge in edges),
        **({"first": first, "last": last} if first and last else {}),
    }
