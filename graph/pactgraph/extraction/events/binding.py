"""One attempt to match: the arguments of a frame, bound one after the other around an anchor."""

from __future__ import annotations

from collections.abc import Sequence

from pactgraph.extraction.events import attachment, strife
from pactgraph.extraction.events.frames import Argument, Frame, Function
from pactgraph.extraction.events.matches import Filler, Match
from pactgraph.extraction.events.nominals import Nominal, Side, unique
from pactgraph.extraction.events.owners import Owners
from pactgraph.extraction.events.scene import Scene
from pactgraph.extraction.events.victims import doers, suffers

HARMED = frozenset({"of", "against", "on", "at"})  # what is done to a thing is done to its owner
BESIDE = frozenset({"with"})  # nobody acts with a place
OTHERS = frozenset({"with", "against"})  # who is on the other side
MOVING = frozenset({"move", "bring", "take", "remove", "redeploy", "pull"})  # what is only moved may stay where it was
MANNER = frozenset({"in"})
BLOWS = ("attacks", "coerces", "mobilizesAgainst")
MATERIAL = (*BLOWS, "sanctions", "retreatsFrom")  # done to things, which have owners
# Said of a deed, they are said of its doer; and forces are sent against the doer, not against who suffered.
JUDGING = ("accuses", "rejects", "requests", "protestsAgainst", "mobilizesAgainst")
PINNED = frozenset({"on", "upon", "with"})  # "blamed the raid on Chad": the one who is blamed stands behind the deed
MEMBERSHIP = "memberOf"  # who joins an exercise of NATO does not join NATO
SEVERAL = frozenset({"both", "two", "three", "four", "several"})
PARTICLE_REACH = 5


class Binding:
    """The state of one attempt: words first, since they are cheap to miss, then slots."""

    def __init__(self, frame: Frame, anchor: int, scene: Scene) -> None:
        self.frame, self.anchor, self.scene = frame, anchor, scene
        self.lexical: list[int] = []
        self.taken: set[int] = set()
        self.fillers: dict[str, Filler] = {}
        self.phrases: dict[str, Nominal] = {}
        self.owners = Owners(frame, scene, self.taken)
        self.verbal = frame.relation in scene.reading.verbal and frame.relation != "consultsWith"  # one meets people, not things
        # not "sympathy after the raid on"
        praised = frame.relation == "supports" and all(a.words is None for a in frame.arguments)
        self.judging = frame.relation in JUDGING or praised

    def match(self) -> Match | None:
        """The match, if the sentence has all that the frame asks for."""
        words = [a for a in self.frame.arguments if a.slot is None]
        slots = sorted((a for a in self.frame.arguments if a.slot is not None), key=lambda a: a.words is None)
        found = all(self._word(a) for a in words) and all(self._slot(a) or self._left_out(a) for a in slots) and self._complete()
        return Match(self.frame, self.anchor, dict(self.fillers), tuple(self.lexical)) if found else None

    def _word(self, argument: Argument) -> bool:
        words = argument.words or frozenset()
        if argument.function is Function.PARTICLE:
            following = self.scene.tokens[self.anchor + 1 : self.anchor + 1 + PARTICLE_REACH]
            return any(token.text.lower() in words for token in following)
        for i in attachment.word_candidates(self.scene, self.anchor, argument):
            if self.scene.keys[i] & words and (argument.owner is None or self._own(argument.owner, i, supported=False)):
                self.lexical.append(i)
                return True
        return False

    def _slot(self, argument: Argument) -> bool:
        slot = argument.slot or ""
        if argument.function is Function.POSSESSOR:
            return self._own(slot, self.anchor, supported=True)
        if argument.function is Function.SUBJECT:
            return self._subject(slot)
        if argument.function is Function.CLAUSE:
            subject = attachment.subject_of_clause(self.scene, self.anchor, argument.words)
            return self._bind(slot, subject, owned=self.verbal)
        if argument.function is Function.OBJECT:
            return self._bind(slot, self._object(argument), owned=self.frame.relation != MEMBERSHIP)
        free = self._free if argument.preposition <= PINNED else self._doer
        found = attachment.oblique(self.scene, (self.anchor, *self.lexical), argument.preposition, free, verbal=self.frame.verbal)
        if found is None and slot == "AB" and "between" in argument.preposition:
            self.fillers["AB"] = Filler(self.owners.joint(self.anchor))
            return True
        belongs = self.verbal or not self.frame.verbal or self.frame.relation in BLOWS or bool(argument.preposition & HARMED)
        return self._bind(slot, found, owned=belongs)

    def _left_out(self, argument: Argument) -> bool:
        """Whether the other side may be left out: "signed a pact", "the French invasion"; not of a summit or a war.

        Forces are raised and sent for many reasons, so that against whom must be said.
        """
        fight = not self.scene.reading.wars.isdisjoint(self.scene.keys[self.anchor])  # it does not tell on whom it is waged
        blow = self.frame.relation in BLOWS[:2] and not fight
        named = bool(self.lexical) and self.frame.relation not in BLOWS if self.frame.verbal else blow
        moved = self.frame.relation == "retreatsFrom" and bool(MOVING & self.scene.keys[self.anchor])
        optional = argument.slot == "B" and argument.function is Function.OBLIQUE and named and not moved
        if optional:
            self.fillers["B"] = Filler(self._aimed_at() if blow else ())
        return optional

    def _aimed_at(self) -> tuple[Side, ...]:
        """Whom a blow falls on that is named before it, behind the one who deals it: "Israel's Gaza offensive"."""
        sides, before = self.fillers["A"].sides, self.scene.tokens[self.anchor - 1]
        if len(sides) < 2 or before.pos != "PROPN" or before.end != sides[-1].span[1]:
            return ()
        self.fillers["A"] = Filler(sides[:-1])
        return sides[-1:]

    def _complete(self) -> bool:
        joint = self.fillers.get("AB")
        if joint is None:
            return {"A", "B"} <= self.fillers.keys() and self._has_attacker() and not self._travels()
        hostile = self.frame.verbal and self.frame.relation in self.scene.reading.hostile
        clauses = self.scene.clauses
        if (
            hostile
            and len(self.frame.arguments) == 1
            and (clauses.objects(self.anchor) or any(clauses.children(self.anchor, "ccomp")) or self._with_another())
        ):
            return False  # "both fight rebels" is no fight between the two, and what both argue no quarrel
        return len(joint.sides) > 1

    def _with_another(self) -> bool:
        """Whether a quarrel is with somebody beside those who have it: "Peru and Chile quarrelled with Bolivia"."""
        return any(p.cases & OTHERS and self.scene.tokens[p.head].head == self.anchor for p in self.scene.phrases.nominals)

    def _has_attacker(self) -> bool:
        """Whether the owner of a blow is more than its place."""
        if self.frame.verbal or self.frame.relation != BLOWS[0]:
            return True
        return strife.has_attacker(self.scene, self.anchor, self.fillers["A"].sides, self.phrases.get("B"))

    def _travels(self) -> bool:
        """Whether a leader only leaves, or a force only comes: "the president left Peru", "troops landed in Peru"."""
        phrase = self.phrases.get("A")
        if phrase is None or len(self.frame.arguments) != 2:
            return False
        keys = self.scene.keys[phrase.head]
        if self.frame.relation == "consultsWith":
            return bool(keys & self.scene.reading.forces)
        leader = keys & self.scene.reading.leaders or any(side.person for side in phrase.sides)
        return self.frame.relation == "retreatsFrom" and bool(leader)

    def _subject(self, slot: str) -> bool:
        clauses = self.scene.clauses
        index = clauses.actor(self.anchor)
        if index is None:
            if clauses.passive(self.anchor):
                return self._agentless(slot)
            return self._bind(slot, attachment.subject_by_words(self.scene, self.anchor))
        phrase = self.scene.phrase(index)
        start = self.scene.tokens[index].start
        owner = [s for s in phrase.owners if s.span[0] <= start < s.span[1]] if phrase and phrase.head != index else []
        if owner:  # "Moscow's decision to attack"
            self.fillers[slot] = Filler(tuple(owner))
            return True
        if body := self._organisation(phrase):
            self.fillers[slot] = Filler(body, owned=True)
            return True
        return self._bind(slot, phrase)

    def _organisation(self, phrase: Nominal | None) -> tuple[Side, ...]:
        """Whose voice an organ is: "a UN meeting condemned"; of countries it may be anybody's, "a Danish meeting"."""
        reading = self.scene.reading
        speaks = self.verbal or self.frame.relation == "sanctions"
        if phrase is None or phrase.sides or not speaks or self.scene.keys[phrase.head].isdisjoint(reading.organs):
            return ()
        return tuple(s for s in self.owners.find(phrase.head, supported=False) if s.code in reading.organisations)

    def _agentless(self, slot: str) -> bool:
        """Who does it in a passive without "by": both, of "ties between A and B were cut"; who rules where one is arrested."""
        if slot == "AB":
            goals = (self.anchor, *self.lexical)
            return self._bind(slot, attachment.oblique(self.scene, goals, frozenset({"between"}), self._free, verbal=True))
        words, reading = self.scene.keys[self.anchor], self.scene.reading
        preposition = "in" if words & reading.detaining else "from" if words & reading.expelling else ""
        where = attachment.oblique(self.scene, (self.anchor,), frozenset({preposition}), self._free, verbal=True)
        rulers = where.places or where.sides if preposition and where is not None and len(self.frame.arguments) == 2 else ()
        if rulers:
            self.fillers[slot] = Filler(rulers)
        return bool(rulers)

    def _object(self, argument: Argument) -> Nominal | None:
        """The object of the anchor, or of the infinitive where the frame has one ("threatened to attack B")."""
        place = self.frame.arguments.index(argument)
        before = sum(a.slot is None and a.function is not Function.PARTICLE for a in self.frame.arguments[:place])
        verbs = [i for i in self.lexical[:before] if self.scene.tokens[i].pos == "VERB"] or [self.anchor]
        return attachment.object_of(self.scene, verbs[-1], self._free, active=not self.scene.clauses.passive(self.anchor))

    def _free(self, phrase: Nominal) -> bool:
        mood = phrase.cases & MANNER and self.scene.keys[phrase.head] & self.scene.reading.moods  # "in protest"
        return not mood and phrase.first not in self.taken and not any(phrase.first <= i <= phrase.last for i in self.lexical)

    def _doer(self, phrase: Nominal) -> bool:
        """Whether a phrase is free, and does not name who suffers a deed that is judged."""
        return self._free(phrase) and not (self.judging and suffers(self.scene, phrase))

    def _own(self, slot: str, noun: int, *, supported: bool) -> bool:
        sides = self.owners.find(noun, supported=supported)
        if sides:
            self.fillers[slot] = Filler(sides)
        return bool(sides)

    def _bind(self, slot: str, phrase: Nominal | None, owned: bool = False) -> bool:
        """Fill a slot with a phrase: the actors it stands for, else, where ``owned``, those it belongs to, else itself."""
        if phrase is None:
            return False
        self.taken.add(phrase.first)
        self.phrases[slot] = phrase
        sides = self._sides(slot, phrase)
        if not sides and "A" in self.fillers and self._reciprocal(phrase):
            self.fillers["AB"] = self.fillers.pop("A")
            return True
        filler = self._owned(slot, phrase) if owned and not sides else None
        if not sides and slot == "A" and self.frame.relation == "protestsAgainst":
            filler = self._crowd(phrase)
        filler = filler or self._itself(phrase, sides)
        if filler is not None:
            self.fillers[slot] = filler
        return filler is not None

    def _sides(self, slot: str, phrase: Nominal) -> tuple[Side, ...]:
        sides = self.scene.phrases.sides(phrase) or attachment.examples(self.scene, phrase)
        return sides or (phrase.places if slot == "B" and phrase.cases != BESIDE else ())

    def _owned(self, slot: str, phrase: Nominal) -> Filler | None:
        owned = doers(self.scene, phrase) if self.judging else phrase.owners
        owners = () if phrase.barred else owned or self._behind(slot, phrase)
        if owners:
            return Filler(owners, owned=True, noun=phrase.head)
        said = slot == "B" and self.verbal and self.scene.keys[phrase.head] & self.scene.reading.abstract
        return Filler((), otherwise=(Side(None, None, phrase.span),), noun=phrase.head) if said else None

    def _crowd(self, phrase: Nominal) -> Filler | None:
        """Whose people protest: by what they are called, or by where they gather: "Chilean miners", "a crowd in Seoul"."""
        crowd = not phrase.barred and self.scene.keys[phrase.head] & self.scene.reading.crowds
        sides = (phrase.owners or attachment.gathered(self.scene, phrase, self.anchor)) if crowd else ()
        return Filler(sides[-1:], owned=True, noun=phrase.head) if sides else None

    def _behind(self, slot: str, phrase: Nominal) -> tuple[Side, ...]:
        """Whose a thing is by what follows it; a blow falls on those it is of or in, what is said on those it is about too."""
        if self.verbal and not self.scene.phrases.acts(phrase):  # "accused a man wanted in Peru"
            found = attachment.named_behind(self.scene, phrase, attachment.BEHIND, self._doer)
            blamed = self.judging and self.frame.relation != "requests"
            return found or (attachment.named_by(self.scene, phrase, self._doer) if blamed else ())
        if slot == "B" and self.frame.verbal and self.frame.relation in MATERIAL:
            return attachment.named_behind(self.scene, phrase, attachment.PLACED)
        return ()

    def _one(self, phrase: Nominal) -> bool:
        """Whether a phrase can stand for a single actor: not "both governments", "the two", "the countries"."""
        head = self.scene.tokens[phrase.head]
        words = {t.text.lower() for t in self.scene.tokens[phrase.first : phrase.last + 1]}
        states = "Number=Plur" in head.features and self.scene.keys[phrase.head] & self.scene.reading.states
        return not states and not words & SEVERAL

    def _itself(self, phrase: Nominal, sides: tuple[Side, ...]) -> Filler | None:
        keys = self.scene.keys[phrase.head]
        vague = not sides and not phrase.barred and self._one(phrase) and bool(keys & self.scene.reading.vague)
        if not sides and not vague and self.scene.tokens[phrase.head].pos not in ("NOUN", "PROPN"):
            return None
        blocks = _blocks(self.scene.phrases.group(phrase))
        return Filler(sides or (Side(None, None, phrase.span),), vague=vague, blocks=blocks, noun=None if sides else phrase.head)

    def _reciprocal(self, phrase: Nominal) -> bool:
        words = [t.text.lower() for t in self.scene.tokens[phrase.first : phrase.last + 2]]
        return words[:2] in (["each", "other"], ["one", "another"])


def _blocks(group: Sequence[Nominal]) -> tuple[tuple[Side, ...], ...]:
    """The sides of each phrase of a list, each actor once, so that cost grows with the actors and not with the words."""
    kept = set(unique(side for nominal in group for side in nominal.sides))
    return tuple(block for nominal in group if (block := tuple(side for side in nominal.sides if side in kept)))
