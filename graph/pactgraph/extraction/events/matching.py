"""Frames against a parsed sentence: which words wake a frame, and which of the frames that match is meant."""

from __future__ import annotations

from pactgraph.extraction.events.binding import Binding
from pactgraph.extraction.events.frames import Frame, FrameSet
from pactgraph.extraction.events.hedges import NEGATIONS
from pactgraph.extraction.events.implied import with_questions
from pactgraph.extraction.events.matches import Match
from pactgraph.extraction.events.scene import Scene
from pactgraph.extraction.grammar.clauses import Clauses
from pactgraph.extraction.grammar.inflection import Inflections
from pactgraph.model import Token

PREDICATES = ("VERB", "AUX", "ADJ")
ACTS = ("NOUN", "PROPN", "ADJ", "VERB")
MEMBERSHIP = "memberOf"


class Matcher:
    """Matches the frames of an ontology in one sentence."""

    def __init__(self, frames: FrameSet, inflections: Inflections) -> None:
        self._frames = frames
        self._anchors = frozenset(frames.by_anchor)
        self._inflections = inflections

    def matches(self, scene: Scene) -> list[Match]:
        """The best match at each anchor, and the best membership; a noun that a predicate frame used anchors nothing more."""
        found: list[Match] = []
        for token in scene.tokens:
            if scene.keys[token.index].isdisjoint(self._anchors) or scene.phrases.named(token.index):
                continue
            candidates = self._candidates(scene, token)
            joins = [m for m in candidates if m.frame.relation == MEMBERSHIP]
            acts = [m for m in candidates if m.frame.relation != MEMBERSHIP]
            members = [m for m in joins if _of_organisation(m, scene)]
            found += [max(group, key=_meant) for group in (acts, members) if group]
        used = {i: m for m in found if m.frame.verbal and m.linked for noun in m.lexical for i in _compound(noun, scene)}
        found = [m for m in found if m.frame.verbal or m.anchor not in used or _among_others(m, used[m.anchor])]
        return with_questions(found, self._frames, scene)

    def _candidates(self, scene: Scene, token: Token) -> list[Match]:
        awake = {f.id: f for key in sorted(scene.keys[token.index]) for f in self._frames.by_anchor.get(key, ())}
        possible = [f for f in awake.values() if not any(need.isdisjoint(scene.words) for need in f.needs)]
        frames = [f for f in possible if self._can_anchor(f, token, scene.clauses)]
        found = [match for f in frames if (match := Binding(f, token.index, scene).match())]
        return [match for match in found if not _own_mission(match, scene)]

    def _can_anchor(self, frame: Frame, token: Token, clauses: Clauses) -> bool:
        if frame.negated and not _negated(token.index, clauses):
            return False
        if not frame.verbal:
            return token.pos in ACTS
        # A past form is a verb whatever the model takes it for: "vetoed" at the end of a headline.
        predicate = token.pos in PREDICATES or any(True for _ in clauses.children(token.index, "nsubj", "cop"))
        return predicate or self._inflections.past(token.text.lower())


def _meant(match: Match) -> tuple[bool, bool, int]:
    """The order among matches of one anchor: known actors on both sides, both in the sentence, the frame that asks for most."""
    return match.linked, not match.understood, match.frame.weight


def _compound(noun: int, scene: Scene) -> tuple[int, ...]:
    """A noun and those in front of it that make one word with it: "arms embargo"."""
    return (noun, *(t.index for t in scene.clauses.children(noun, "compound")))


def _own_mission(match: Match, scene: Scene) -> bool:
    """Whether an actor deals with its own embassy or envoy only, which is a matter with the other: "closed its embassy"."""
    return match.reflexive and any(scene.keys[i] & scene.reading.missions for i in match.lexical)


def _among_others(act: Match, carried: Match) -> bool:
    """Whether a joint act is between others than the predicate says: "Oman hosted talks between Iran and Iraq"."""
    pairs = {frozenset((one.code, other.code)) for one, other, _ in act.pairs()}
    return "AB" in act.fillers and pairs.isdisjoint(frozenset((one.code, other.code)) for one, other, _ in carried.pairs())


def _of_organisation(match: Match, scene: Scene) -> bool:
    """Whether one who is no organisation joins one that is."""
    sides = list(match.pairs())
    organisations = scene.reading.organisations
    return bool(sides) and all(a.code not in organisations and b.code in organisations for a, b, _ in sides)


def _negated(verb: int, clauses: Clauses) -> bool:
    """Whether a verb is negated, or its object is: "does not see a reason", "sees no reason"."""
    if any({t.lemma.lower(), t.text.lower()} & NEGATIONS for t in clauses.children(verb)):
        return True
    return any(t.text.lower() == "no" for noun in clauses.objects(verb) for t in clauses.children(noun, "det"))
