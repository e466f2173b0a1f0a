"""Whose a noun is: "Norway's visit", "the Norwegian visit", "a visit by Norway", "Norway paid a visit"."""

from __future__ import annotations

from collections.abc import Collection

from pactgraph.extraction.events.frames import Frame
from pactgraph.extraction.events.nominals import Side, unique
from pactgraph.extraction.events.scene import REACH, Scene

PREPOSITIONS = frozenset({"of", "by", "from"})
ASIDES = frozenset({"during", "on", "after", "before", "following", "in"})
APART = frozenset(
    {"after", "before", "following", "since", "despite", "amid", "until", "over"}
)  # what others did, as well as not
HARMFUL = ("attacks", "coerces", "mobilizesAgainst")
WITHIN = frozenset({"of", "in", "into", "to", "with"})  # "a series of raids", "engaged in a siege", "resort to shelling"
CARRIED = ("obj", "obl", "nsubj", "xcomp")  # how a noun stands under its light verb
NEAR = 3  # tokens to an "of" phrase that the parser attached elsewhere


class Owners:
    """Finds the owners of nouns for one frame; ``taken`` are the first tokens of phrases that have a part already."""

    def __init__(self, frame: Frame, scene: Scene, taken: set[int]) -> None:
        self.frame, self.scene, self.taken = frame, scene, taken

    def find(self, noun: int, *, supported: bool = True) -> tuple[Side, ...]:
        """The owners of a noun; ``supported`` lets the subject of a light verb be one."""
        return self.described(noun) or self._behind(noun) or (self.supported(noun) if supported else ())

    def described(self, noun: int) -> tuple[Side, ...]:
        """The owners before the noun: possessors, adjectives, first parts of a compound, with those in a list with them."""
        phrase = self.scene.phrase(noun)
        if phrase is None:
            return ()
        start = self.scene.tokens[noun].start
        owners = tuple(s for s in (*phrase.owners, *phrase.sides) if s.span[1] <= start)
        earlier = unique(s for n in self.scene.phrases.group(phrase) if n.first < phrase.first for s in n.sides)
        return unique((*earlier, *owners)) if owners else ()

    def supported(self, noun: int, relations: Collection[str] = CARRIED) -> tuple[Side, ...]:
        """The subject of the light verb that carries the noun, or of the clause it is an aside of: "during a visit"."""
        tokens, index = self.scene.tokens, noun
        for _ in range(2):
            token = tokens[index]
            head = tokens[token.head]
            relation = token.relation.partition(":")[0]
            if self._talked_about(index):
                return ()
            if head.pos == "VERB" and relation in relations:
                aside = relation == "obl" and self._aside(noun, head.index)
                light = self.scene.keys[head.index] & self.scene.reading.support and not self._apart(noun)
                return self._subject(head.index, noun) if light or aside else ()
            index = token.head
        return ()

    def joint(self, noun: int) -> tuple[Side, ...]:
        """Both sides of a noun: "the US-Japan alliance", "Israeli-Palestinian talks", "the two held talks"."""
        sides = self.described(noun)
        return sides if len(sides) > 1 else unique((*sides, *self.supported(noun, ("obj",))))

    def _behind(self, noun: int) -> tuple[Side, ...]:
        prepositions = PREPOSITIONS.difference(*(a.preposition for a in self.frame.arguments))
        for phrase in self.scene.phrases.nominals:
            if phrase.first < noun or not phrase.cases & prepositions or phrase.first in self.taken:
                continue
            sides = self.scene.phrases.sides(phrase) or phrase.owners
            reach = REACH if "by" in phrase.cases else NEAR
            if sides and (self.scene.tokens[phrase.head].head == noun or self.scene.clear(noun, phrase.first, reach)):
                self.taken.add(phrase.first)
                return sides
        return ()

    def _subject(self, verb: int, noun: int) -> tuple[Side, ...]:
        actor = self.scene.clauses.actor(verb)
        phrase = self.scene.phrase(actor) if actor != noun else None
        return self.scene.phrases.sides(phrase) if phrase else ()

    def _apart(self, noun: int) -> bool:
        """Whether the act is only what the sentence relates to: "cut ties after the raid"."""
        phrase = self.scene.phrase(noun)
        return phrase is not None and bool(phrase.cases & APART)

    def _talked_about(self, noun: int) -> bool:
        """Whether a harmful deed is what something is about: "voiced alarm over the shelling", "sent help after the raid"."""
        phrase = self.scene.phrase(noun)
        if phrase is None or self.frame.relation not in HARMFUL or self.scene.tokens[noun].relation == "obj":
            return False
        return bool(phrase.cases) and not phrase.cases & WITHIN

    def _aside(self, noun: int, verb: int) -> bool:
        """Whether a meeting is what else the subject did: "during a trip to Canada, the prince said", "left for talks with"."""
        phrase = self.scene.phrase(noun)
        if phrase is None or self.frame.relation != "consultsWith":
            return False
        going = "for" in phrase.cases and bool(self.scene.keys[verb] & self.scene.reading.travelling)
        return going or bool(phrase.cases & ASIDES)
