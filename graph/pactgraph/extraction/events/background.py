"""What a sentence only cites, asks for or aims at, beside what it tells: that is no fact of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pactgraph.extraction.events.hedges import NEGATIONS
from pactgraph.extraction.events.matches import Match
from pactgraph.extraction.events.scene import Scene
from pactgraph.model import Token
from pactgraph.ontology import Relation

CITED = "only cited, as what something else goes by"
BACKGROUND = "only named, where the sentence says what the two do"
ASKED = "only asked for"
CONDITION = "only what is feared or demanded, as a condition not met"
AIM = "only the aim or the content of what the sentence tells of the two"
COMPLEMENTS = ("xcomp", "ccomp")
AIMS = ("xcomp", "acl", "advcl")
Pair = frozenset[str | None]


class Background:
    """Tells for the matches of one sentence which are told and which are background; ``relations`` are those of the ontology."""

    def __init__(self, scene: Scene, relations: Mapping[str, Relation], matches: Sequence[Match]) -> None:
        self._scene, self._relations, self._matches = scene, relations, matches
        self._done = {pair for m in matches if m.frame.verbal for pair in _pairs(m)}
        self._requests = {m.anchor for m in matches if m.frame.relation == "requests" and m.frame.verbal}
        self._demands = {m.anchor for m in matches if m.frame.relation == "requests" and not m.frame.verbal}
        self._told = {i: m for m in matches if m.frame.verbal and m.linked for i in (m.anchor, *m.lexical)}

    def reason(self, match: Match) -> str | None:
        """Why a match is no fact; None for one that is told."""
        if self._cited(match):
            return CITED
        if self._named(match) and all(pair in self._done for pair in _pairs(match)):
            return BACKGROUND
        if self._asked(match) or self._sought(match) or self._warned(match):
            return ASKED
        if self._unmet(match):
            return CONDITION
        return AIM if self._aimed(match) else None

    def _cited(self, match: Match) -> bool:
        """Whether a pact is only what something goes by: "under the treaty between", "in violation of the accord with"."""
        phrase = self._scene.phrase(match.anchor)
        if phrase is None or phrase.first < 1 or not self._named(match):
            return False
        before = [self._scene.keys[i] for i in range(max(0, phrase.first - 3), phrase.first)]
        if "of" in before[-1] or "with" in before[-1] or "to" in before[-1]:
            return any(words & self._scene.reading.citing for words in before[:-1])
        return bool(before[-1] & self._scene.reading.citing)

    def _named(self, match: Match) -> bool:
        """Whether it is good relations, told by a noun: "agreed to expand their co-operation"."""
        relation = self._relations.get(match.frame.relation)
        return not match.frame.verbal and relation is not None and relation.sign > 0

    def _asked(self, match: Match) -> bool:
        """Whether the act is no more than what a request in the sentence asks for: "told Egypt to withdraw its troops"."""
        token, inside = self._token(match.anchor), False
        if token.relation == "obj" and not match.frame.verbal:  # "to end the strikes"
            token = self._token(token.head)
        if token.head in self._demands and token.relation in ("acl", "acl:relcl", "ccomp"):
            return True  # "a proposal that it close the road"
        while self._requests and token.head != token.index and self._belongs(token):
            inside |= token.relation in COMPLEMENTS  # not "urged Egypt to stay and condemned Sudan"
            token = self._token(token.head)
            if inside and token.index in self._requests:
                return True
        return False

    def _sought(self, match: Match) -> bool:
        """Whether it is what somebody asks for: "an appeal for the withdrawal of", "called for the release of"."""
        phrase = self._scene.phrase(match.anchor)
        above = self._scene.keys[self._token(match.anchor).head]
        wanted = phrase is not None and "for" in phrase.cases and bool(above & self._scene.reading.appeals)
        return wanted and not match.frame.verbal

    def _warned(self, match: Match) -> bool:
        """Whether it is what somebody speaks against: "warned Chad against invading Niger", "voted against arming"."""
        token = self._token(match.anchor)
        against = any(t.text.lower() == "against" for t in self._scene.clauses.children(token.index, "mark", "case"))
        speaking = self._scene.keys[token.head] & self._scene.reading.dissuading
        return against and match.frame.verbal and token.text.endswith("ing") and bool(speaking)

    def _unmet(self, match: Match) -> bool:
        """Whether it is a condition in the negative: "if Japan does not withdraw", "unless it withdraws"."""
        words = {t.text.lower() for t in self._scene.clauses.children(match.anchor, "mark", "advmod")}
        return "unless" in words or ("if" in words and not words.isdisjoint(NEGATIONS))

    def _belongs(self, token: Token) -> bool:
        """Whether a word may be part of what its head asks for: "to act to help Egypt"."""
        return token.relation in ("conj", *COMPLEMENTS) or (token.relation == "advcl" and self._infinitive(token))

    def _aimed(self, match: Match) -> bool:
        """Whether it is an infinitive on another act of the same actors: "signed a deal to coordinate", "sued to force"."""
        token, inside = self._token(match.anchor), False
        while match.linked and token.head != token.index and self._leads_on(token):
            inside |= token.relation in AIMS and self._infinitive(token)
            token = self._token(token.head)
            act = self._told.get(token.index)
            if inside and act is not None and act is not match and set(_pairs(match)) <= set(_pairs(act)):
                return True
        return False

    def _leads_on(self, token: Token) -> bool:
        """Whether what a word hangs on may be an act that it is the aim of: no "after Cuba threatened to"."""
        return token.relation in ("conj", "xcomp") or (token.relation in AIMS and self._infinitive(token))

    def _infinitive(self, token: Token) -> bool:
        return any(t.text.lower() == "to" for t in self._scene.clauses.children(token.index, "mark", "case"))

    def _token(self, index: int) -> Token:
        return self._scene.tokens[index]


def _pairs(match: Match) -> list[Pair]:
    return [frozenset((source.code, target.code)) for source, target, _ in match.pairs()]
