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
from operator import attrgetter

from pactgraph.model import Mention, MentionKind, Span
from pactgraph.terms import Ontology

# What each letter stands for. A letter of a word class is given by the first class below that holds the word.
ACTOR, DEMONYM, CITY, PLACE = "A", "D", "C", "L"
STRONG, WEAK, PLURAL, COUNTERPART = "T", "W", "P", "Q"
NAME, INITIAL, PARTICLE, HONORIFIC, NOBLE, RANK = "N", "I", "p", "H", "S", "R"
MODIFIER, MODIFIER_CAPITAL, INSTITUTION, OTHER_BODY, ACRONYM = "m", "M", "K", "B", "G"
DETERMINER, PRONOUN, POSSESSIVE, COMMA, OF, PREPOSITION, AND, WHO, BE, AS, SAY = (
    "t",
    "i",
    "s",
    "c",
    "o",
    "f",
    "a",
    "w",
    "b",
    "e",
    "v",
)
HAVE, ADVERB = "h", "u"
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
    ADVERB: "also already now currently still once formerly previously",
    AS: "as",
    DATE: "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december jan feb aug sept sep oct nov dec today yesterday tomorrow",
}
_PUNCTUATION = (
    {",": COMMA, "(": OPEN, "[": OPEN, ")": CLOSE, "]": CLOSE, "&": AND}
    | dict.fromkeys("–—-", DASH)
    | dict.fromkeys('"“”‘«»„', QUOTE)
)
_TOKEN = re.compile(
    r"(?P<word>[^\W\d_](?!\.\s*[^\W\d_])[^\W\d_]*(?:[-’'](?!s\b)[^\W\d_]+)*)"
    r"|(?P<initial>[^\W\d_]\.)"
    r"|(?P<possessive>['’]s?\b(?<=s)|['’](?=\s))"
    r"|(?P<number>\d[\d.,]*(?<=\d)\w*)"
    r"|(?P<mark>[^\w\s])"
)
_LESSER = re.compile(r"W(?=[mMK]{0,3}[TWP])")  # "deputy" before "defence minister"
_MONTH_NAMES = frozenset(["jan", "april", "may", "june", "august", "march"])
_KIND = {"initial": INITIAL, "number": NUMBER, "possessive": POSSESSIVE}
_SPACES = re.compile(r"\s+")
_START = attrgetter("start")
_Unit = tuple[int, int, str, str | None]  # start, end, letter, the actor's code
_ROMAN = re.compile(r"[IVX]{1,5}")
_ARABIC = re.compile(r"(?:al|el|as|ash|ad|an|ar|at|az|bin|ben|ibn|abu|d|o)[-’'][^\W\d_].*")
_ELECT = re.compile(r"-(?:elect|designate|in-waiting)$")
_FORMER = re.compile(r"^(?:ex|then|former|vice|deputy|co|acting|interim)-")


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as units: where each starts and ends, their letters as one string, and the codes of the actors among them.

    ``index`` is the sentence's place in the document.
    """

    index: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    letters: str
    codes: Mapping[int, str]

    def word(self, index: int, text: str) -> str:
        """The words of one unit, in lower case."""
        return text[self.starts[index] : self.ends[index]].lower()

    def span(self, first: int, last: int) -> Span:
        """From the start of the unit ``first`` to the end of the unit before ``last``."""
        return self.starts[first], self.ends[last - 1]

    def at(self, position: int) -> int:
        """The index of the first unit that starts at a place of the text or behind it."""
        return bisect_left(self.starts, position)


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
        self.countries = frozenset(code for code, actor in ontology.actors.items() if actor.kind == "country")
        self.past = frozenset(classes["PAST_OFFICE"])
        self.own = {
            name.removeprefix("TITLE_OF_"): frozenset(word.replace("_", " ") for word in entries)
            for name, entries in classes.items()
            if name.startswith("TITLE_OF_")
        }
        self._no_name = frozenset(classes["NO_NAME"])
        self._small = {word: letter for word, letter in self._letters.items() if letter not in (RANK, HONORIFIC, NOBLE)}
        phrases: dict[str, list[str]] = {}
        for phrase in sorted((word for word in self._letters if " " in word), key=len, reverse=True):
            phrases.setdefault(phrase.split()[0], []).append(phrase)
        self._phrases = {
            first: re.compile(rf"(?:{'|'.join(map(re.escape, several))})\b", re.IGNORECASE) for first, several in phrases.items()
        }

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
        yield NOBLE, words("NOBLE")
        yield HONORIFIC, words("HONORIFIC")
        yield RANK, words("RANK")
        yield OTHER_BODY, words("OTHER_BODY")
        yield INSTITUTION, words("INSTITUTION")
        yield MODIFIER, words("PAST_OFFICE")
        yield MODIFIER, words("OFFICE_MODIFIER")
        yield SAY, words("SAY")
        yield (
            APPOINT,
            [form for word in words("APPOINT") for form in (word, word + "ed", word + "d", word + "s", word[:-1] + "sen")],
        )
        yield PARTICLE, words("NAME_PARTICLE")

    def read(self, text: str, span: Span, index: int, mentions: Sequence[Mention]) -> Reading:
        """The units of one sentence; ``mentions`` are all actor mentions of the document in the order of the text."""
        starts: list[int] = []
        ends: list[int] = []
        letters: list[str] = []
        codes: dict[int, str] = {}
        for start, end, letter, code in self._units(text, span, mentions):
            if code:
                codes[len(starts)] = code
            starts.append(start)
            ends.append(end)
            letters.append(letter)
        return Reading(index, tuple(starts), tuple(ends), _LESSER.sub(MODIFIER_CAPITAL, "".join(letters)), codes)

    def _units(self, text: str, span: Span, mentions: Sequence[Mention]) -> Iterator[_Unit]:
        position, end = span
        before = ""
        for place in (*self._mentioned(text, span, mentions), None):
            until = place[0] if place else end
            while token := _TOKEN.search(text, position, until):
                unit = self._unit(text, token, before, until, end)
                position = token.end()
                if unit is not None:
                    position, before = unit[1], unit[2]
                    yield unit
            if place:
                position, before = place[1], place[2]
                yield place

    def _mentioned(self, text: str, span: Span, mentions: Sequence[Mention]) -> Iterator[_Unit]:
        """The actor mentions of a sentence; "Norway-based" is none."""
        first = bisect_left(mentions, span[0], key=_START)
        for number in range(first, len(mentions)):
            mention = mentions[number]
            if mention.end > span[1]:
                break
            letter = _MENTION_LETTER.get(mention.kind)
            if letter == CITY and mention.text.lower() not in self._capitals:
                letter = ACTOR  # a palace or a ministry that stands for its government has one reading
            compound = text[mention.end : mention.end + 1] == "-" and text[mention.end + 1 : mention.end + 2].isalpha()
            if compound:
                compound = number + 1 == len(mentions) or mentions[number + 1].start != mention.end + 1
            if letter and not compound:
                yield mention.start, mention.end, letter, mention.code

    def _unit(self, text: str, token: re.Match[str], before: str, until: int, last: int) -> _Unit | None:
        kind = token.lastgroup
        start, end = token.span()
        if kind == "word":
            word = token.group()
            lower = word.lower()
            phrases = self._phrases.get(lower)
            if phrases is None and word == lower and "-" not in word:
                return start, end, self._small.get(word, LOWER), None
            if phrases and (phrase := phrases.match(text, start, until)):
                return start, phrase.end(), self._letters[_SPACES.sub(" ", phrase.group().lower())], None
            letter = self._word(word, lower, before)
            if letter == NAME and before == COMMA and lower in self._cities and text[end : end + 1] in ",.;)":
                letter = PLACE  # "in Uganda's capital, Kampala,"
            if letter in "dT" and word != lower:
                letter = _instead(word, letter, before, text[end : end + 2].strip())
            return start, end, letter, None
        if kind == "mark":
            mark = token.group()
            if mark == "." and text[end : min(end + 2, last)].strip():
                return None  # after an abbreviation
            return start, end, _PUNCTUATION.get(mark, STOP), None
        return start, end, _KIND[kind or ""] if kind != "initial" or text[start].isupper() else LOWER, None

    def _word(self, word: str, lower: str, before: str) -> str:
        letter = self._letters.get(lower)
        if letter is None and "-" in lower:
            letter = self._letters.get(_ELECT.sub("", _FORMER.sub("", lower)))
        capital = word[0].isupper()
        if capital and lower in self._cities and before in (PREPOSITION, OF):
            return PLACE
        if letter == MODIFIER and capital:
            return MODIFIER_CAPITAL
        if letter in (RANK, HONORIFIC, NOBLE) and not capital:
            return LOWER
        if letter in (PARTICLE, SAY, APPOINT) and capital and before:
            return NAME
        if letter is not None:
            return letter
        if not capital:
            return NAME if _ARABIC.fullmatch(word) and any(character.isupper() for character in word) else LOWER
        if lower in self._no_name:
            return LOWER
        if len(word) > 1 and word.isupper():
            return NAME if _ROMAN.fullmatch(word) and before else ACRONYM
        return NAME


def _instead(word: str, letter: str, before: str, behind: str) -> str:
    """``Jan`` is a month only before a day or behind "in"; ``Amir`` before a name a title only behind an actor or "the"."""
    if letter == DATE:
        dated = before in (PREPOSITION, OF, LOWER) or behind[:1].isdigit()
        return NAME if word.lower() in _MONTH_NAMES and not dated else DATE
    given = word in ("Amir", "Sultan") and behind.isupper() and before not in tuple("ADCstmM")
    return NAME if given else STRONG


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
