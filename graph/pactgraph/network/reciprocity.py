"""Reciprocity: whether what one does to another is done in return."""

from __future__ import annotations

import networkx as nx

from pactgraph.model import Status
from pactgraph.tables import Row, Table


def reciprocity(graph: nx.MultiDiGraph) -> Table:
    """The share of directed links that are answered, of co-operation, of conflict, and of each directed relation.

    Symmetric relations, which are answered by definition, and negated statements are left out.

    Parameters
    ----------
    graph
        A network made by ``pactgraph.network.graph``.

    Returns
    -------
    Table
        ``relation`` ("cooperation", "conflict", or the name of a relation), ``links``, ``answered``, ``reciprocity``
        (answered / links) and ``beyond_chance``: (reciprocity - a) / (1 - a) with a the share of ordered pairs of actors
        that have such a link [2]_, 0 for links laid at random. Both are empty where there are no links.

    References
    ----------
    .. [1] S. Wasserman, K. Faust, Social Network Analysis, Cambridge 1994, chapter 13.
    .. [2] D. Garlaschelli, M. I. Loffredo, Patterns of link reciprocity in directed networks,
       Physical Review Letters 93, 268701, 2004.
    """
    links: dict[str, set[tuple[str, str]]] = {"cooperation": set(), "conflict": set()}
    for source, target, data in graph.edges(data=True):
        if source != target and data["sign"] and not data["symmetric"] and data["status"] != Status.NEGATED.value:
            links.setdefault(data["relation"], set()).add((source, target))
            links["cooperation" if data["sign"] > 0 else "conflict"].add((source, target))
    actors = sum(kind != "person" for _, kind in graph.nodes(data="kind"))
    totals = [_row(name, links.pop(name), actors) for name in ("cooperation", "conflict")]
    rows = tuple(totals + [_row(name, links[name], actors) for name in sorted(links)])
    return Table("reciprocity", ("relation", "links", "answered", "reciprocity", "beyond_chance"), rows)


def _row(name: str, links: set[tuple[str, str]], actors: int) -> Row:
    answered = sum((target, source) in links for source, target in links)
    if not links:
        return name, 0, 0, None, None
    share = answered / len(links)
    density = len(links) / (actors * (actors - 1))
    return name, len(links), answered, round(share, 12), round((share - density) / (1 - density), 12) if density < 1 else None
