"""A sentence as a string of letters, one letter a unit, so that a construction of the press is one regular expression.

A unit is an actor mention, a title ("prime minister"), a capitalised word, a comma ... ``Norway's defence minister, Jan Li,``
reads ``AsmTcNNc``. Everything is found on the surface: sentences that were never parsed are read as well, and a slip of the
parser in an apposition, its weakest relation, costs nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pactgraph.model import Mention, MentionKind, Span
from pactgraph.terms import Ontology

# What each letter stands for. A letter of a word class is given by the first class below that holds the word.
ACTOR, DEMONYM, CITY, PLACE = "A", "D", "C", "L"
STRONG, WEAK, PLURAL, COUNTERPART = "T", "W", "P", "Q"
NAME, INITIAL, PARTICLE, HONORIFIC, RANK = "N", "I", "p", "H", "R"
MODIFIER, MODIFIER_CAPITAL, INSTITUTION, OTHER_BODY, ACRONYM = "m", "M", "K", "B", "G"
DETERMINER, PRONOUN, POSSESSIVE, COMMA, OF, PREPOSITION, AND, WHO, BE, AS, SAY = "t", "i", "s", "c", "o", "f", "a", "w", "b", "e", "v"
HAVE = "h"
DATE, NUMBER, LOWER, QUOTE, OPEN, CLOSE, DASH, STOP, APPOINT = "d", "n", "l", "q", "(", ")", "-", "x", "y"

_MENTION_LETTER = {MentionKind.NAME: ACTOR, MentionKind.DEMONYM: DEMONYM, MentionKind.CAPITAL: CITY}
_CLOSED = {
    DETERMINER: "the a an",
    PRONOUN: "his her its their our my",
    OF: "of",
    PREPOSITION: "for to in at on with from by under over into between against after before near during",
    AND: "and or &",
    WHO: "who which whom",
    BE: "is was are were be been being became becomes become becoming remains remained serves served serving",
    HAVE: "has had have having",
    AS: "as",
    DATE: "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december jan feb aug sept sep oct nov dec today yesterday tomorrow",
}
_PUNCTUATION = {",": COMMA, "(": OPEN, "[": OPEN, ")": CLOSE, "]": CLOSE, "&": AND} | dict.fromkeys("–—-", DASH) | dict.fromkeys('"“”‘«»„', QUOTE)
_TOKEN = re.compile(
    r"(?P<possessive>['’]s?\b(?<=s)|['’](?=\s))"
    r"|(?P<initial>[^\W\d_]\.(?=[^\W\d_]|\s*[^\W\d_]\.|\s+[^\W\d_]))"
    r"|(?P<word>[^\W\d_]+(?:[-’'](?!s\b)[^\W\d_]+)*)"
    r"|(?P<number>\d[\d.,]*(?<=\d)\w*)"
    r"|(?P<mark>[^\w\s])"
)
_LESSER = re.compile(r"W(?=[mMK]{0,3}[TWP])")  # "deputy" before "defence minister"
_MONTH_NAMES = frozenset(["jan", "april", "may", "june", "august", "march"])
_ROMAN = re.compile(r"[IVX]{1,5}")
_ARABIC = re.compile(r"(?:al|el|as|ash|ad|an|ar|at|az|bin|ben|ibn|abu|d|o)[-’'][^\W\d_].*")
_ELECT = re.compile(r"-(?:elect|designate|in-waiting)$")
_FORMER = re.compile(r"^(?:ex|then|former|vice|deputy|co|acting|interim)-")


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit; ``code`` is the actor's where the unit is an actor mention."""

    start: int
    end: int
    letter: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as units, and their letters as one string; ``index`` is the sentence's place in the document."""

    index: int
    units: tuple[Unit, ...]
    letters: str

    def word(self, index: int, text: str) -> str:
        """The words of one unit, in lower case."""
        return text[self.units[index].start : self.units[index].end].lower()

    def span(self, first: int, last: int) -> Span:
        """From the start of the unit ``first`` to the end of the unit before ``last``."""
        return self.units[first].start, self.units[last - 1].end


class Reader:
    """Reads sentences as units, with the word classes of the ontology."""

    def __init__(self, ontology: Ontology) -> None:
        classes = ontology.word_classes
        self._letters: dict[str, str] = {}
        for letter, words in self._classes(classes):
            for word in words:
                self._letters.setdefault(word, letter)
        cities = {city.lower() for actor in ontology.actors.values() for city in (actor.capital, *actor.seats) if city}
        self._capitals = frozenset(cities)
        self._cities = frozenset(city for city in cities if " " not in city)
        self._letters |= dict.fromkeys((city for city in cities - self._cities if "," not in city), PLACE)
        self.plain, self.speaking = (
            frozenset(word.replace("_", " ") for word in classes[name]) for name in ("PLAIN_TITLE", "SPEAKING_TITLE")
        )
        self.past = frozenset(classes["PAST_OFFICE"])
        self.own = {
            name.removeprefix("TITLE_OF_"): frozenset(word.replace("_", " ") for word in entries)
            for name, entries in classes.items()
            if name.startswith("TITLE_OF_")
        }
        self._no_name = frozenset(classes["NO_NAME"])
        phrases = sorted((word for word in self._letters if " " in word), key=len, reverse=True)
        self._phrases = re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b", re.IGNORECASE)

    @staticmethod
    def _classes(classes: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, Sequence[str]]]:
        def words(name: str) -> list[str]:
            return [word.replace("_", " ") for word in classes[name]]

        for letter, closed in _CLOSED.items():
            yield letter, closed.split()
        yield COUNTERPART, ["counterpart", "counterparts", "opposite number"]
        yield STRONG, words("STATE_TITLE")
        yield WEAK, words("BODY_TITLE")
        yield PLURAL, [_plural(title) for title in (*words("STATE_TITLE"), *words("BODY_TITLE"))]
        yield HONORIFIC, words("HONORIFIC")
        yield RANK, words("RANK")
        yield OTHER_BODY, words("OTHER_BODY")
        yield INSTITUTION, words("INSTITUTION")
        yield MODIFIER, words("PAST_OFFICE")
        yield MODIFIER, words("OFFICE_MODIFIER")
        yield SAY, words("SAY")
        yield APPOINT, [form for word in words("APPOINT") for form in (word, word + "ed", word + "d", word + "s", word[:-1] + "sen")]
        yield PARTICLE, words("NAME_PARTICLE")

    def read(self, text: str, span: Span, index: int, mentions: Sequence[Mention]) -> Reading:
        """The units of one sentence; ``mentions`` are all actor mentions of the document in the order of the text."""
        units = tuple(self._units(text, span, mentions))
        letters = "".join(unit.letter for unit in units)
        return Reading(index, units, _LESSER.sub(MODIFIER_CAPITAL, letters))

    def _units(self, text: str, span: Span, mentions: Sequence[Mention]) -> Iterator[Unit]:
        position, end = span
        before = ""
        for place in (*self._fixed(text, span, mentions), None):
            until = place.start if place else end
            while position < until and (token := _TOKEN.search(text, position, until)):
                unit = self._unit(text, token, before)
                position = token.end()
                if unit is not None:
                    before = unit.letter
                    yield unit
            if place:
                position, before = place.end, place.letter
                yield place

    def _fixed(self, text: str, span: Span, mentions: Sequence[Mention]) -> Iterator[Unit]:
        """Actor mentions and phrases of several words, which hold their words together; a mention wins over a phrase."""
        start, end = span
        found = []
        starts = {mention.start for mention in mentions}
        for mention in mentions[bisect_left(mentions, start, key=lambda mention: mention.start) :]:
            if mention.end > end:
                break
            compound = text[mention.end : mention.end + 2]
            pair = mention.end + 1 in starts
            letter = _MENTION_LETTER.get(mention.kind)
            if letter == CITY and mention.text.lower() not in self._capitals:
                letter = ACTOR  # a palace or a ministry that stands for its government has one reading
            if letter and (pair or not (compound[:1] == "-" and compound[1:].isalpha())):
                found.append(Unit(mention.start, mention.end, letter, mention.code))
        taken = [(unit.start, unit.end) for unit in found]
        for match in self._phrases.finditer(text, start, end):
            if not any(match.start() < last and first < match.end() for first, last in taken):
                found.append(Unit(match.start(), match.end(), self._letters[match.group().lower()]))
        position = -1
        for unit in sorted(found, key=lambda unit: (unit.start, -unit.end)):
            if unit.start >= position:
                position = unit.end
                yield unit

    def _unit(self, text: str, token: re.Match[str], before: str) -> Unit | None:
        kind, word = token.lastgroup, token.group()
        if kind == "possessive":
            letter: str | None = POSSESSIVE
        elif kind == "initial":
            letter = INITIAL if word[0].isupper() else LOWER
        elif kind == "number":
            letter = NUMBER
        elif kind == "mark":
            letter = _PUNCTUATION.get(word, STOP)
            if word == "." and not _ends(text, token.end()):
                letter = None  # after an abbreviation
        else:
            letter = self._word(word, before)
            if letter in (DATE, STRONG) and text[token.end() + 1 : token.end() + 2].isupper():
                letter = _instead(word, letter, before)
        return Unit(token.start(), token.end(), letter) if letter else None

    def _word(self, word: str, before: str) -> str:
        lower, first = word.lower(), not before
        letter = self._letters.get(lower)
        if letter is None and "-" in lower:
            letter = self._letters.get(_ELECT.sub("", _FORMER.sub("", lower)))
        capital = word[0].isupper()
        if capital and before in (PREPOSITION, OF) and lower in self._cities:
            return PLACE
        if letter == MODIFIER and capital:
            return MODIFIER_CAPITAL
        if letter in (RANK, HONORIFIC) and not capital:
            return LOWER
        if letter in (PARTICLE, SAY, APPOINT) and capital and not first:
            return NAME
        if letter is not None:
            return letter
        if not capital:
            return NAME if _ARABIC.fullmatch(word) and any(character.isupper() for character in word) else LOWER
        if lower in self._no_name:
            return LOWER
        if len(word) > 1 and word.isupper():
            return NAME if _ROMAN.fullmatch(word) and not first else ACRONYM
        return NAME


def _instead(word: str, letter: str, before: str) -> str:
    """``Jan`` before a name is no month, and ``Amir`` no title, unless an actor or an article stands before it."""
    if letter == DATE:
        return NAME if word.lower() in _MONTH_NAMES and before != PREPOSITION else DATE
    return NAME if word in ("Amir", "Sultan") and before not in tuple("ADCstmM") else STRONG


def _plural(title: str) -> str:
    """``secretary of state`` -> ``secretaries of state``: the head is the word before "of", else the last one."""
    head, joint, rest = title.partition(" of ")
    if head.endswith("man"):
        head = head[:-2] + "en"
    elif head.endswith("y"):
        head = head[:-1] + "ies"
    else:
        head += "es" if head.endswith("s") else "s"
    return head + joint + rest


def _ends(text: str, position: int) -> bool:
    return not text[position : position + 2].strip()
