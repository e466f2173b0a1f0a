"""How sure a fact is: the chance that its actors, direction and type are right, judged by what makes such facts go wrong.

The weights are those of a logistic regression on annotated news and on our own gold (``python -m training.confidence``; figures
are in docs/ACCURACY.md), rounded, in log-odds: they add up, and the sum is turned into a probability.
"""

from __future__ import annotations

from math import exp

from pactgraph.extraction.events.matches import Match
from pactgraph.extraction.events.nominals import Side
from pactgraph.model import Status

SHORT, LONGEST = 60, 250  # characters of a sentence: below and above, its length tells nothing more

WEIGHTS = {
    "start": 2.6,
    "owned": -1.0,  # "Moscow's takeover": the actor is only the owner of what acts or is acted on
    "supplied": -1.1,  # the passage, not the sentence, names the other side
    "noun": -0.1,  # "the Norwegian visit": a noun tells less about who does what than a verb
    "backwards": -0.6,  # the one acted on is named first
    "length": -0.9,  # each 100 characters of the sentence beyond a short one
    "negated": -0.6,
    "accuses": 0.5,  # some relations have words of their own, others share theirs
    "consultsWith": 0.4,
    "rejects": 0.4,
    "aids": 0.3,
    "sanctions": 0.2,
    "agreesWith": 0.2,
    "threatens": 0.2,
    "retreatsFrom": -0.2,
    "mobilizesAgainst": -0.4,
    "partnersWith": -0.5,
    "coerces": -0.7,
    "concedesTo": -0.7,
}


def confidence(match: Match, source: Side, target: Side, owned: bool, status: Status, length: int = SHORT) -> float:
    """The chance that the fact is right, from 0 to 1, rounded to two digits; ``length`` is that of the sentence in characters."""
    terms = traits(match, source, target, owned, status, length)
    return round(_chance(sum(WEIGHTS.get(name, 0.0) * value for name, value in terms.items())), 2)


def traits(match: Match, source: Side, target: Side, owned: bool, status: Status, length: int) -> dict[str, float]:
    """What speaks for and against a fact, by the name of its weight."""
    return {
        "start": 1.0,
        "owned": float(owned and not match.supplied),
        "supplied": float(match.supplied),
        "noun": float(not match.frame.verbal),
        "backwards": float(target.span < source.span),
        "length": (min(max(length, SHORT), LONGEST) - SHORT) / 100,
        status.value: 1.0,
        match.frame.relation: 1.0,
    }


def joined(one: float, other: float) -> float:
    """Confidence of a fact that two sentences say, taken as independent only in part."""
    high, low = max(one, other), min(one, other)
    return round(min(0.98, high + (1 - high) * low * 0.5), 2)


def _chance(odds: float) -> float:
    return 1 / (1 + exp(-odds))
