"""Who was a member of which formal alliance on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

import networkx as nx

from pactgraph.errors import GraphError
from pactgraph.ontology import Ontology

ALLIANCES = ("military-alliance", "defence-cooperation")  # types of organisation


def alliance_codes(ontology: Ontology, organisations: Collection[str] | None = None) -> frozenset[str]:
    """The organisations that count as alliances: those named, else all military alliances and defence co-operations.

    Raises
    ------
    GraphError
        For a code that is not an organisation of the ontology.
    """
    if organisations is None:
        return frozenset(code for code, actor in ontology.actors.items() if actor.type in ALLIANCES)
    for code in organisations:
        if code not in ontology.actors or ontology.actors[code].kind != "organisation":
            raise GraphError(f"{code} is not an organisation of the ontology: give codes such as NATO or EU")
    return frozenset(organisations)


def members(ontology: Ontology, at: date | None, organisations: Collection[str]) -> Mapping[str, frozenset[str]]:
    """The alliances of each member on a day; without a day, those that have no known end.

    A membership whose start is unknown counts from the beginning. Observers, candidates and suspended members are none.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for one in ontology.memberships:
        if one.organisation in organisations and one.status == "member" and _holds(one.since, one.until, at):
            found[one.member].add(one.organisation)
    return {member: frozenset(alliances) for member, alliances in sorted(found.items())}


def _holds(since: date | None, until: date | None, at: date | None) -> bool:
    if at is None:
        return until is None
    return (since is None or since <= at) and (until is None or at <= until)


def last_day(graph: nx.Graph) -> date | None:
    """The latest date of any tie of the network, so that a network of the past is held against the alliances of its time."""
    days = [last for _, _, last in graph.edges(data="last") if last]
    return date.fromisoformat(max(days)) if days else None
