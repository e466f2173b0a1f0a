"""What governments do and places do not, as the frames say it: a capital that faults or deports somebody is a government.

The words come from ``ontology/frames.ttl``, so that a new way to say a relation need not be taught to capitals too.
"""

from __future__ import annotations

from collections.abc import Iterator

from pactgraph.extraction.grammar.inflection import Inflections
from pactgraph.terms import FrameText, Ontology

# Relations of a doer that decides; places are visited too, host, make and trade.
_DECIDED = (
    "accuses",
    "attacks",
    "coerces",
    "concedesTo",
    "rejects",
    "requests",
    "retreatsFrom",
    "sanctions",
    "supports",
    "threatens",
)
_PARTICLES = ("aside", "away", "back", "down", "off", "out", "over", "up")


class Deeds:
    """The words with which a government is told from a place.

    ``base`` are verbs in their base form, ``finite`` their forms behind a subject, ``expressions`` such forms with a particle
    ("hit back"), ``states`` what a government can be ("dismayed").
    """

    def __init__(self, ontology: Ontology) -> None:
        irregular, places = ontology.word_classes["IRREGULAR"], ontology.word_classes["PLACE_VERB"]
        frames = [frame for frame in ontology.frames() if frame.relation in _DECIDED]
        verbs = {verb for frame in frames for verb in _verbs(frame, ontology)}
        self.base = frozenset(verb for verb, particle in verbs if not particle).difference(places)
        self.finite = Inflections(self.base, irregular).finite()
        self.expressions = frozenset(
            f"{form} {particle}"
            for verb, particle in verbs
            if particle in _PARTICLES
            for form in Inflections([verb], irregular).finite()
        )
        self.states = frozenset(state for frame in frames for state in _states(frame)).difference(places)


def _verbs(frame: FrameText, ontology: Ontology) -> Iterator[tuple[str, str]]:
    """The verbs of "A verb B" and "A verb to B", and the word behind them where there is one: "A hit back at B"."""
    words = frame.text.partition(";")[0].split()
    between = words[2:-1]
    if words[0] != "A" or words[1] in ("and", "be", "not") or words[-1] != "B":
        return
    if len(between) > 2 or not all(word.islower() for word in between):
        return
    behind = between[0].split("|") if len(between) == 2 else [""]
    for part in words[1].split("|"):
        for verb in ontology.word_classes.get(part, ()) if part.isupper() else (part,):
            first, _, particle = verb.partition("_")
            yield from ((first, particle or word) for word in behind)


def _states(frame: FrameText) -> Iterator[str]:
    """The states of "A be dismayed at B"."""
    words = frame.text.split()
    if words[:2] == ["A", "be"] and len(words) == 5 and words[-1] == "B":
        yield from (state for state in words[2].split("|") if state.islower())
