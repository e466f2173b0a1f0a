"""Does confidence mean what it says? The facts by their confidence, and how many of them the gold holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pactgraph.evaluation.gold import GoldEvent
from pactgraph.evaluation.kinds import Kinds
from pactgraph.model import Event

EDGES = (0.0, 0.6, 0.7, 0.8, 0.9, 1.01)  # few facts are kept with less; those above .9 are promised to be right


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact that was found: its confidence, and whether the gold has it."""

    confidence: float
    right_type: bool
    right_pair: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The facts whose confidence is at least ``low`` and under ``high``."""

    low: float
    high: float
    facts: int
    right_type: int
    right_pair: int

    @property
    def type_share(self) -> float:
        """How many have the right actors, direction and type."""
        return self.right_type / max(1, self.facts)

    @property
    def pair_share(self) -> float:
        """How many have the right actors."""
        return self.right_pair / max(1, self.facts)


def judge(gold: Sequence[GoldEvent], events: Sequence[Event], kinds: Kinds) -> list[Judged]:
    """The facts found in one document, each once, with the highest confidence of its statuses."""
    wanted = [kinds.view(g.source, kinds.by_type[g.type], g.target) for g in gold]
    types, pairs = {view.type for view in wanted}, {view.pair for view in wanted}
    best: dict[tuple[str, ...], Judged] = {}
    for view, event in kinds.views(events):
        known = best.get(view.type)
        if known is None or event.confidence > known.confidence:
            best[view.type] = Judged(event.confidence, view.type in types, view.pair in pairs)
    return list(best.values())


def bins(judged: Iterable[Judged]) -> tuple[Bin, ...]:
    """The table, from the least sure to the surest; empty bins are kept."""
    facts = list(judged)
    table = []
    for low, high in pairwise(EDGES):
        mine = [fact for fact in facts if low <= fact.confidence < high]
        table.append(Bin(low, min(high, 1.0), len(mine), sum(f.right_type for f in mine), sum(f.right_pair for f in mine)))
    return tuple(table)
