"""How sure a fact is: from its frame, the distance of its parties, its status and the number of its sentences."""

from __future__ import annotations

from pactgraph.extraction.matching import Match
from pactgraph.extraction.nominals import Side
from pactgraph.model import Status

BASE = 0.62
PER_WORD = 0.06  # a frame that asks for more words is less often wrong
OWNED = -0.12  # "Moscow's takeover": the actor is only the owner
SUPPLIED = -0.15  # the passage, not the sentence, names the other side
DISTANCE = 0.0008  # a character between the two parties
STATUS = {Status.ASSERTED: 0.0, Status.PLANNED: -0.03, Status.NEGATED: -0.06, Status.ALLEGED: -0.06}


def confidence(match: Match, source: Side, target: Side, owned: bool, status: Status) -> float:
    """Between 0.05 and 0.95, rounded to two digits."""
    distance = max(0, max(source.span[0], target.span[0]) - min(source.span[1], target.span[1]))
    value = SUPPLIED * match.supplied + BASE + PER_WORD * min(match.frame.weight, 6) + OWNED * owned - DISTANCE * min(distance, 300) + STATUS[status]
    return round(min(0.95, max(0.05, value)), 2)


def joined(one: float, other: float) -> float:
    """Confidence of a fact that two sentences say, taken as independent only in part."""
    high, low = max(one, other), min(one, other)
    return round(min(0.98, high + (1 - high) * low * 0.5), 2)
