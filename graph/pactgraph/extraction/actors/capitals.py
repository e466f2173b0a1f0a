"""Whether a capital stands for its government ("Moscow warned", "ties with Beijing") or is a place ("in Moscow")."""

from __future__ import annotations

import re

from pactgraph.extraction.actors.contexts import Phrases
from pactgraph.extraction.actors.deeds import Deeds
from pactgraph.extraction.grammar.inflection import regular_forms
from pactgraph.terms import Ontology

_ASIDE = r"(?:, (?:however|meanwhile|too|which|who|for its part|in turn|by contrast|in response),?)?"
_ADVERB = (
    r"(?: (?:also|again|now|still|already|yet|never|not|only|even|long|once|since|soon|later|today|yesterday|reportedly|"
    r"both|all|then|therefore|(?!rely|supply|ally|imply|apply|comply|daily|weekly|monthly|family|assembly)\w+ly|"
    r"(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:last|this) (?:week|month|year)))*"
)
_PREDICATE = re.compile(rf"{_ASIDE}{_ADVERB} (?P<verb>[\w']+)(?:{_ADVERB} (?P<next>[\w']+))?", re.IGNORECASE)
_DEALINGS = {
    "with": "SEAT_WITH",
    "on": "SEAT_ON",
    "against": "SEAT_ON",
    "to": "SEAT_TO",
    "toward": "SEAT_TO",
    "towards": "SEAT_TO",
    "from": "SEAT_FROM",
    "of": "SEAT_OF",
}
_DONE_BY = re.compile(r"(?:ed|en|wn|ght|ent|aid|old|eld|ade|orn|ung|ut|ne|et|for) by \Z")
_WORD = re.compile(r"\w+")
_BETWEEN = re.compile(r"(?:^|\W)between \Z")
_WAY = re.compile(r"\b(?:roads?|flights?|highway|railway|rail|route|trains?|distance|miles|km|journey|halfway|ferry) between \Z")
_PLACE_NAME = ("Fort", "New", "Port", "East", "West", "North", "South", "Greater", "Old", "Mount", "Lake", "De", "San", "Al")
_OWNER = re.compile(r"(?:'s|(?<=s)') ((?:[\w-]+ ){0,2}[\w-]+)")
_REACH = 60  # characters before a capital in which the word that governs it is looked for


class CapitalContext:
    """The contexts of ``ontology/names.ttl``, and the deeds of the frames, that make a government of a capital."""

    def __init__(self, ontology: Ontology) -> None:
        word_classes, self._deeds = ontology.word_classes, Deeds(ontology)
        base = frozenset((*word_classes["SEAT_VERB"], *word_classes["SEAT_OBJECT_VERB"]))
        finite = (form for verb in base for form in regular_forms(verb)[1:3])
        self._base_verbs = base | self._deeds.base
        self._verbs = frozenset((*finite, *word_classes["SEAT_VERB_FORM"], *word_classes["MODAL"]))
        peers = "|".join(word_classes["SEAT_PEER"])
        self._peers = re.compile(rf",? and (?:[\w-]+ ){{0,3}}(?:{peers})(?!\w)")
        self._being = frozenset(word_classes["BEING"])
        self._states = frozenset(word_classes["SEAT_STATE"]) | self._deeds.states
        self._dealings = {preposition: Phrases(word_classes[name]) for preposition, name in _DEALINGS.items()}
        addressing = (form for verb in word_classes["SEAT_OBJECT_VERB"] for form in regular_forms(verb))
        self._objects = Phrases((*addressing, *word_classes["SEAT_PREPOSITION_VERB"]))
        self._owned = frozenset(word_classes["SEAT_NOUN"])
        self._bodies = Phrases(word_classes["SEAT_BODY"])
        self._compounds = frozenset(word_classes["SEAT_COMPOUND"])
        self._places = Phrases(word_classes["PLACE_BEFORE"])
        self._name_before = Phrases((*word_classes["GIVEN_NAME"], *word_classes["PERSON_TITLE"], *_PLACE_NAME))

    def is_government(self, text: str, start: int, end: int, listed: tuple[int, int]) -> bool:
        """Whether the capital at ``start`` to ``end`` acts; ``listed`` spans the list of actors that it is part of."""
        if self._name_before.end_at(text, start):
            return False
        if self._owns(text, end) or self._is_body(text, end):
            return True
        if text.endswith("the ", 0, start) and " " not in text[start:end]:
            return False  # "the Tbilisi press": of the city, whatever governs it
        first, last = listed
        before = text[max(0, first - _REACH) : first].removesuffix("the ").removesuffix("both ")
        if self._is_dealt_with(before) or (before.endswith(" for ") and text.startswith(" to ", last)):
            return True
        several = (first, last) != (start, end)
        if several and _BETWEEN.search(before):
            return _WAY.search(before) is None
        peers = self._peers.match(text, last)  # "and its allies" act with it
        if peers:
            last, several = peers.end(), True
        return not self._places.end_at(before, len(before)) and self._acts(text, last, several)

    def _owns(self, text: str, end: int) -> bool:
        owner = _OWNER.match(text, end)
        return owner is not None and not self._owned.isdisjoint(owner[1].lower().replace("-", " ").split())

    def _is_body(self, text: str, end: int) -> bool:
        if text[end : end + 1] == "-":
            following = _WORD.match(text, end + 1)
            return following is not None and following[0] in self._compounds
        return self._bodies.start_at(text, end)

    def _is_dealt_with(self, before: str) -> bool:
        if _DONE_BY.search(before) or self._objects.end_at(before, len(before)):
            return True
        head, _, preposition = before.rstrip().rpartition(" ")
        phrases = self._dealings.get(preposition.lower())
        return phrases is not None and phrases.end_at(head + " ", len(head) + 1)

    def _acts(self, text: str, end: int, several: bool) -> bool:
        predicate = _PREDICATE.match(text, end)
        if predicate is None:
            return False
        verb, following = predicate["verb"].lower(), (predicate["next"] or "").lower()
        if verb in self._being:
            return following in self._states or following.endswith("ing")
        if verb == "to":  # as headlines have it: "London to send troops"
            return following in self._base_verbs
        if verb in self._verbs or (several and verb in self._base_verbs):
            return True
        done = verb in self._deeds.finite and following != "by"  # "Tripoli shelled by rebels" is a place
        return done or f"{verb} {following}" in self._deeds.expressions
