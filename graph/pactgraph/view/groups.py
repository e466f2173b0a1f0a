"""The two colourings of a page: communities found in the ties, and the formal alliances that the ontology knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

import networkx as nx

from pactgraph import network
from pactgraph.ontology import Ontology
from pactgraph.view.material import actor

_FORMAL = ("military-alliance", "defence-cooperation", "regional-union")  # in this order a country is given its colour


@dataclass(frozen=True, slots=True)
class Group:
    """A named set of node keys, the largest first in a list of them."""

    label: str
    members: tuple[str, ...]


def communities(graph: nx.Graph) -> tuple[Group, ...]:
    """The communities of the co-operation network as ``pactgraph.network`` finds them; one node alone is none.

    A community is called after its member with the most co-operation (``label`` is its key).
    """
    strength = dict(graph.degree(weight="weight"))
    found = network.communities(graph).groups
    return tuple(Group(min(members, key=lambda key: (-strength[key], key)), members) for members in found if len(members) > 1)


def alliances(ontology: Ontology, keys: Collection[str]) -> tuple[Group, ...]:
    """Each country's main formal bond among those of the ontology in force: the one that most of the countries here share.

    Military alliances come before defence co-operations, and these before regional unions, so that a colour means defence
    wherever there is a defence bond.
    """
    open_ended = [m for m in ontology.memberships if m.until is None and m.status == "member" and actor(m.member) in keys]
    ranks = {code: _FORMAL.index(a.type) for code, a in ontology.actors.items() if a.type in _FORMAL}
    bonds = [m for m in open_ended if m.organisation in ranks]
    sizes = Counter(m.organisation for m in bonds)
    chosen: dict[str, str] = {}
    for bond in sorted(bonds, key=lambda m: (ranks[m.organisation], -sizes[m.organisation], m.organisation)):
        if sizes[bond.organisation] > 1:
            chosen.setdefault(actor(bond.member), bond.organisation)
    members: dict[str, set[str]] = {}
    for key, organisation in chosen.items():
        members.setdefault(organisation, {actor(organisation)} & set(keys)).add(key)
    groups = (Group(_short(ontology.actors[code].label, code), tuple(sorted(inside))) for code, inside in members.items())
    return tuple(sorted(groups, key=lambda group: (-len(group.members), group.label)))


def _short(label: str, code: str) -> str:
    return label if len(label) <= 24 else code
