"""Blocs: for each community found, the formal alliance that it comes nearest to."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from pactgraph.network.alliances import alliance_codes, members
from pactgraph.network.communities import Communities
from pactgraph.ontology import Ontology
from pactgraph.tables import Row, Table


def blocs(
    found: Communities,
    ontology: Ontology,
    *,
    at: date | None = None,
    organisations: Collection[str] | None = None,
) -> Table:
    """For each community the formal alliance that it comes nearest to.

    Parameters
    ----------
    found
        Communities of actor codes.
    ontology
        For the memberships.
    at
        The day of the memberships; those that have no known end where none is given.
    organisations
        Codes of the alliances; all military alliances and defence co-operations where none are given.

    Returns
    -------
    Table
        ``community``, ``size``, ``alliance`` with the largest Jaccard overlap (empty where no member belongs to any),
        ``overlap`` (Jaccard), ``purity`` (share of the community that belongs to the alliance), ``coverage`` (share of the
        members of the alliance in the network that are in the community).
    """
    by_actor = members(ontology, at, alliance_codes(ontology, organisations))
    nodes = {node for group in found.groups for node in group}
    inside: dict[str, set[str]] = {}
    for node in sorted(nodes):
        for code in by_actor.get(node, ()):
            inside.setdefault(code, set()).add(node)
    rows = tuple(_nearest(number, set(group), inside) for number, group in enumerate(found.groups, 1))
    return Table("blocs", ("community", "size", "alliance", "overlap", "purity", "coverage"), rows)


def _nearest(number: int, group: set[str], inside: Mapping[str, set[str]]) -> Row:
    overlaps = {code: len(group & nodes) / len(group | nodes) for code, nodes in inside.items() if group & nodes}
    if not overlaps:
        return number, len(group), None, 0.0, 0.0, 0.0
    code = min(overlaps, key=lambda code: (-overlaps[code], code))
    common = len(group & inside[code])
    return (
        number,
        len(group),
        code,
        round(overlaps[code], 12),
        round(common / len(group), 12),
        round(common / len(inside[code]), 12),
    )
