"""Which part of the material goes onto a page: the strongest nodes, and sentences enough; what was left out is counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from pactgraph.view.material import Fact, Material, Node, Saying

SENTENCES = 20_000


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows, and how much it leaves out."""

    nodes: tuple[Node, ...]
    facts: tuple[Fact, ...]
    sayings: tuple[Saying, ...]
    nodes_left_out: int = 0
    facts_left_out: int = 0
    sentences_left_out: int = 0
    sayings_left_out: int = 0


def select(material: Material, limit: int) -> Shown:
    """The ``limit`` nodes with the most evidence (actors before leaders where equal, then by key), and what joins them."""
    weight = material.weight
    ranked = sorted(material.nodes.values(), key=lambda node: (-weight[node.key], node.kind == "leader", node.key))
    kept = {node.key for node in ranked[:limit]}
    facts = [fact for fact in material.facts if fact.source in kept and fact.target in kept]
    sayings = [saying for saying in material.sayings if saying.speaker is None or saying.speaker in kept]
    shortened, dropped = _shorten(facts)
    return Shown(
        tuple(node for node in ranked if node.key in kept), tuple(shortened), tuple(sayings),
        len(ranked) - len(kept), material.facts.left_out + len(material.facts) - len(facts), dropped,
        material.sayings.left_out,
    )  # fmt: skip


def _shorten(facts: list[Fact]) -> tuple[list[Fact], int]:
    """Keep every fact, but only the first ``SENTENCES`` of all sentences, the facts' first ones before their second."""
    total = sum(len(fact.proofs) for fact in facts)
    if total <= SENTENCES:
        return facts, 0
    places = sorted((depth, index) for index, fact in enumerate(facts) for depth in range(len(fact.proofs)))
    room = Counter(index for _, index in places[:SENTENCES])
    return [replace(fact, proofs=fact.proofs[: room[index]]) for index, fact in enumerate(facts)], total - SENTENCES
