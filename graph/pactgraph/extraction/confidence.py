"""How sure a fact is: the chance that its actors, direction and type are right, judged by what makes such facts go wrong.

The weights are those of a logistic regression on annotated news and on our own gold (docs/ACCURACY.md), rounded, in log-odds: they
add up, and ``_chance`` turns the sum into a probability. 2.2 is nine right of ten.
"""

from __future__ import annotations

from math import exp

from pactgraph.extraction.matches import Match
from pactgraph.extraction.nominals import Side
from pactgraph.model import Status

START = 2.2
OWNED = -0.9  # "Moscow's takeover": the actor is only the owner of what acts or is acted on
SUPPLIED = -1.0  # the passage, not the sentence, names the other side
NOUN = -0.4  # "the Norwegian visit": a noun tells less about who does what than a verb
BACKWARDS = -0.5  # the one acted on is named first
LONG = -0.8  # each 100 characters of the sentence beyond a short one
SHORT, LONGEST = 60, 250
STATUS = {Status.ASSERTED: 0.0, Status.PLANNED: -0.3, Status.NEGATED: -0.6, Status.ALLEGED: -0.6}
RELATION = {  # some relations have words of their own, others share theirs
    "rejects": 0.8,
    "accuses": 0.7,
    "consultsWith": 0.5,
    "retreatsFrom": 0.2,
    "concedesTo": -0.1,
    "partnersWith": -0.4,
    "sanctions": -0.4,
    "mobilizesAgainst": -1.1,
}


def confidence(match: Match, source: Side, target: Side, owned: bool, status: Status, length: int = SHORT) -> float:
    """The chance that the fact is right, from 0 to 1, rounded to two digits; ``length`` is that of the sentence in characters."""
    odds = START + STATUS[status] + RELATION.get(match.frame.relation, 0.0)
    odds += SUPPLIED if match.supplied else OWNED * owned
    odds += NOUN * (not match.frame.verbal) + BACKWARDS * (target.span < source.span)
    odds += LONG * (min(max(length, SHORT), LONGEST) - SHORT) / 100
    return round(_chance(odds), 2)


def joined(one: float, other: float) -> float:
    """Confidence of a fact that two sentences say, taken as independent only in part."""
    high, low = max(one, other), min(one, other)
    return round(min(0.98, high + (1 - high) * low * 0.5), 2)


def _chance(odds: float) -> float:
    return 1 / (1 + exp(-odds))
