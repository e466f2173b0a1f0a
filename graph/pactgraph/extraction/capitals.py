"""Whether a capital stands for its government ("Moscow warned", "ties with Beijing") or is a place ("in Moscow")."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pactgraph.extraction import contexts

_BEFORE = 60  # characters before a capital in which the word that governs it is looked for
_ADVERB = (
    r"(?: (?:also|again|now|still|already|yet|never|not|only|even|long|once|since|soon|later|today|yesterday|reportedly|"
    r"both|all|then|therefore|\w+ly|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:last|this) (?:week|month|year)))*"
)
_ASIDE = r"(?:, (?:however|meanwhile|too|which|who|for its part|in turn|by contrast|in response),?)?"
_MODAL = r"(?:has|have|had|hasn't|haven't|will|would|must|should|may|might|can|could|cannot|can't|won't|wouldn't|couldn't)"
_STATE = (
    r"(?:accused|afraid|against|alarmed|also|angry|anxious|asked|aware|believed|blamed|bound|committed|concerned|confident|"
    r"convinced|crucial|determined|due|eager|expected|forced|furious|in favou?r|in talks|interested|involved|keen|less|likely|"
    r"more|no longer|not|on|open|opposed|party|prepared|ready|reluctant|responsible|set|skeptical|sceptical|sure|to|told|unhappy|"
    r"unlikely|unwilling|urged|wary|warned|willing|worried|\w+ing)"
)
_PASSIVE_BY = r"\w+(?:ed|en|wn|ght|ent|aid|old|eld|ade|orn|ung|ut|ne|et) by(?: both)?"
_WAY = r"(?:roads?|flights?|highway|railway|rail|route|trains?|distance|miles|kilomet(?:er|re)s|km|travel|journey|halfway|ferry)"
_DEALINGS = {
    "with": "SEAT_WITH",
    "(?:on|against)": "SEAT_ON",
    "(?:to|towards?)": "SEAT_TO",
    "from": "SEAT_FROM",
    "of": "SEAT_OF",
}


class CapitalContext:
    """The contexts of ``ontology/names.ttl``, compiled once."""

    def __init__(self, word_classes: Mapping[str, tuple[str, ...]]) -> None:
        self._words = word_classes
        verbs = word_classes["SEAT_VERB"]
        forms = word_classes["SEAT_VERB_FORM"]
        self._subject = self._subject_pattern((*contexts.finite(verbs), *forms))
        self._subjects = self._subject_pattern((*verbs, *contexts.finite(verbs), *forms))
        self._dealings = re.compile(rf"(?<!\w)(?:{'|'.join(self._dealing_patterns())}) (?:the )?\Z")
        self._owns = re.compile(rf"(?:'s|(?<=s)') (?:[\w-]+ ){{0,2}}?{contexts.words(word_classes['SEAT_NOUN'])}(?!\w)")
        body = contexts.words(word_classes["SEAT_BODY"])
        compound = contexts.words(word_classes["SEAT_COMPOUND"])
        self._body = re.compile(rf"(?: {body}|-{compound})(?!\w)")
        self._place = re.compile(rf"(?<!\w){contexts.words(word_classes['PLACE_BEFORE'])} (?:the )?\Z")
        self._between = re.compile(r"(?<!\w)between (?:the )?\Z")
        self._way_between = re.compile(rf"(?<!\w){_WAY} between (?:the )?\Z")
        person = contexts.words((*word_classes["GIVEN_NAME"], *word_classes["PERSON_TITLE"]))
        self._part_of_name = re.compile(rf"(?<!\w)(?:{person}|Fort|New|Port|East|West|North|South|Greater|Old|Mount|Lake) \Z")

    def _dealing_patterns(self) -> list[str]:
        words = self._words
        patterns = [f"{contexts.words(words[name])} {preposition}" for preposition, name in _DEALINGS.items()]
        patterns.append(contexts.words(contexts.all_forms(words["SEAT_OBJECT_VERB"])))
        patterns.append(contexts.words(words["SEAT_PREPOSITION_VERB"]))
        patterns.append(_PASSIVE_BY)
        return patterns

    @staticmethod
    def _subject_pattern(verbs: tuple[str, ...]) -> re.Pattern[str]:
        finite = contexts.words(verbs)
        predicate = rf"(?:{finite}|{_MODAL}|(?:is|are|was|were|isn't|wasn't){_ADVERB} {_STATE})"
        return re.compile(rf"{_ASIDE}{_ADVERB} {predicate}(?!\w)", re.IGNORECASE)

    def is_government(self, text: str, start: int, end: int, listed: tuple[int, int]) -> bool:
        """Whether the capital at ``start`` to ``end`` acts; ``listed`` spans the list of actors that it is part of."""
        first, last = listed
        before = text[max(0, first - _BEFORE) : first]
        if self._part_of_name.search(text[max(0, start - _BEFORE) : start]):
            return False
        if self._owns.match(text, end) or self._body.match(text, end) or self._dealings.search(before):
            return True
        several = (first, last) != (start, end)
        if several and self._between.search(before):
            return not self._way_between.search(before)
        if self._place.search(before):
            return False
        return (self._subjects if several else self._subject).match(text, last) is not None
