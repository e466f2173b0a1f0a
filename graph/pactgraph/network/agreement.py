"""Agreement: how far the communities found are the alliances that exist on paper."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from datetime import date
from itertools import combinations

from pactgraph.network.alliances import alliance_codes, members
from pactgraph.network.communities import Communities
from pactgraph.ontology import Ontology

Cover = Mapping[str, frozenset[str]]


def agreement(
    found: Communities, ontology: Ontology, *, at: date | None = None, organisations: Collection[str] | None = None
) -> float | None:
    """The omega index of the communities and the alliances, over the actors that belong to any alliance.

    Parameters
    ----------
    found, ontology, at, organisations
        As for ``blocs``.

    Returns
    -------
    float or None
        1 where the communities are the alliances, 0 where they agree no more than by chance; ``None`` where that cannot be
        told: fewer than two members of alliances, or all pairs alike in both.
    """
    by_actor = members(ontology, at, alliance_codes(ontology, organisations))
    community = {node: frozenset([str(number)]) for node, number in found.mapping().items() if node in by_actor}
    return omega(community, {node: by_actor[node] for node in community})


def omega(one: Cover, other: Cover) -> float | None:
    """How far two groupings of the same nodes agree, beyond chance; a node may belong to several groups.

    Two groupings agree on a pair of nodes when it shares equally many groups in both. For partitions this is the adjusted
    Rand index [2]_.

    Parameters
    ----------
    one, other
        Node to the names of its groups; the same nodes.

    Returns
    -------
    float or None
        (agreement - expected) / (1 - expected); ``None`` where the expected agreement is 1, or there is no pair.

    References
    ----------
    .. [1] L. M. Collins, C. W. Dent, Omega: a general formulation of the Rand index of cluster recovery suitable for
       non-disjoint solutions, Multivariate Behavioral Research 23, 231-242, 1988.
    .. [2] L. Hubert, P. Arabie, Comparing partitions, J. of Classification 2, 193-218, 1985.

    Examples
    --------
    >>> one = {"A": frozenset("x"), "B": frozenset("x"), "C": frozenset("y")}
    >>> omega(one, one)
    1.0
    """
    pairs = list(combinations(sorted(one), 2))
    shared = [(len(one[a] & one[b]), len(other[a] & other[b])) for a, b in pairs]
    if not shared:
        return None
    agreed = sum(first == second for first, second in shared) / len(shared)
    levels = {level for both in shared for level in both}
    expected = math.fsum(
        sum(first == level for first, _ in shared) * sum(second == level for _, second in shared) for level in levels
    ) / len(shared) ** 2  # fmt: skip
    return round((agreed - expected) / (1 - expected), 12) if expected < 1 else None
