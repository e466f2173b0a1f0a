"""Who holds which office of which actor, as the constructions of the press say it.

An office phrase gets its person from what stands beside it: a name behind it, a name before it with a comma, "is" or "as". A
phrase that names no actor ("Foreign Minister Lavrov") stays open until the text ties it (``ties``): to the actor of the man
beside it, to "the Russian foreign minister" elsewhere, to the owner of "his" or "its". What nothing ties is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pactgraph.extraction.grammar.units import STRONG, Reading
from pactgraph.extraction.persons.phrases import Phrase, phrases
from pactgraph.model import Span

NAME_PATTERN = r"[HRS]*p{0,2}[NI](?:p{0,3}[NI]|qNq(?=N)){0,6}(?:M(?![TWPMKcof]))?"
_WINDOW = 40  # units before a phrase among which its holder is looked for
_NOT_BODY = r"(?!s?[KB])"  # "Korean Central" before "News Agency" is nobody's name
_ACRONYM = r"(?:\([GA]\)|q[GA]q)?"
_AFTER_COMMA = re.compile(rf"{_ACRONYM}c(?P<name>(?>{NAME_PATTERN})){_NOT_BODY}(?=[cxvbhy()qwl-]|$)")
_DIRECT = re.compile(rf"(?:{_ACRONYM}|\()(?P<name>(?>{NAME_PATTERN})){_NOT_BODY}")
_AFTER_APPOSED = re.compile(r"[cxofwa)(q-]|$")
_BE = r"c?w?u?h?u?b{1,2}u?e?"
_APPOSED = re.compile(rf"(?P<name>{NAME_PATTERN})(?:c(?:nc)?|\(l?\)c?|\(|-|{_BE}|ct?(?P<adjectives>l{{1,2}}))$")
_OUTER = re.compile(rf"[TW]c(?P<name>(?>{NAME_PATTERN})){_NOT_BODY}(?=[cxv]|$)")
_APPOINTED = re.compile(rf"(?:y(?P<name>{NAME_PATTERN})(?:c[^vxy]{{1,14}}c)?e?|(?P<subject>{NAME_PATTERN})(?:cw)?u?h?bu?ye?)$")


@dataclass(frozen=True, slots=True)
class Office:
    """A person's name beside a title.

    ``code`` is None while nothing ties the title to an actor; ``name`` is None where no person is named.

    ``construction`` is the rule of the evidence; the office's words are ``start`` to ``end``. ``owner`` is "his" or "its" before
    the title, ``definite`` tells "the", and ``institution`` that the title speaks of "the government" or "the ministry";
    ``strong`` that only states and their organisations have it.
    """

    construction: str
    sentence: int
    start: int
    end: int
    title: Span
    head: str
    name: Span | None = None
    code: str | None = None
    past: bool = False
    definite: bool = False
    institution: bool = False
    owner: str | None = None
    strong: bool = False


class OfficeFinder:
    """Finds the offices of a document's readings."""

    def __init__(self, past: frozenset[str], plain: frozenset[str], speaking: frozenset[str]) -> None:
        self._past = past
        self._plain = plain
        self._speaking = speaking

    def find(self, readings: Sequence[Reading], text: str) -> tuple[Office, ...]:
        """All office phrases of a document, tied to an actor and a person where the text does so, in the order of the text."""
        found: list[Office] = []
        for reading in readings:
            found += self._sentence(reading, text)
        return tuple(sorted(found, key=lambda office: (office.start, office.end)))

    def _sentence(self, reading: Reading, text: str) -> Iterator[Office]:
        done: list[tuple[Phrase, Span | None]] = []
        for phrase in phrases(reading, text, self._speaking):
            construction, name = _holder(reading, phrase, done, plain=reading.word(phrase.head, text) in self._plain)
            done.append((phrase, name))
            yield from self._offices(reading, text, phrase, construction, name)

    def _offices(self, reading: Reading, text: str, phrase: Phrase, construction: str, name: Span | None) -> Iterator[Office]:
        if name is None:
            first, last = phrase.start, max((phrase.head, *phrase.actors)) + 1
        else:
            first, last = min(phrase.start, name[0]), max(phrase.end, name[1])
        start, end = reading.span(first, last)
        words = text[slice(*reading.span(phrase.start, phrase.head + 1))].removeprefix("Then ").lower()  # "Then" is next
        office = Office(
            construction,
            reading.index,
            start,
            end,
            reading.span(phrase.title_start, phrase.title_end),
            reading.word(phrase.head, text),
            reading.span(bare(reading, *name), name[1]) if name else None,
            past=not self._past.isdisjoint(re.split(r"[\s-]+", words)) or text[max(0, start - 3) : start].lower() == "ex-",
            definite=phrase.definite,
            institution=phrase.institution,
            strong=reading.letters[phrase.head] == STRONG,
            owner=reading.word(phrase.owner, text) if phrase.owner is not None else None,
        )
        codes = dict.fromkeys(reading.codes.get(index) for index in phrase.actors)
        for code in codes or (None,):
            yield replace(office, code=code)


def _holder(reading: Reading, phrase: Phrase, done: Sequence[tuple[Phrase, Span | None]], plain: bool) -> tuple[str, Span | None]:
    """The construction and the units of the person's name."""
    letters = reading.letters
    if letters[phrase.head] in "P":
        return "plural", None
    if phrase.nested:
        name = _apposed(reading, phrase) or _outer(letters, phrase)
        return ("after", name) if name else ("unnamed", None)
    if (match := _DIRECT.match(letters, phrase.end)) and not (plain and _single(match["name"])):
        return "before", match.span("name")
    if done and done[-1][1] and letters[done[-1][0].end : phrase.start] in ("a", "ca"):
        return "joined", done[-1][1]
    if appointed := _appointed(letters, phrase):
        return "appointed", appointed
    apposed = _apposed(reading, phrase)
    if done and done[-1][1] and done[-1][1][0] > phrase.head:
        return "unnamed", None  # the name behind is that of the office before
    if apposed is None and (match := _AFTER_COMMA.match(letters, phrase.end)):
        return "apposition", match.span("name")
    if apposed is not None:
        return "after", apposed
    return "unnamed", None


def bare(reading: Reading, first: int, last: int) -> int:
    """Where a name begins without its honorifics and ranks."""
    while first < last - 1 and reading.letters[first] in "HR":
        first += 1
    return first


def _single(name: str) -> bool:
    """Whether a name is one word without a rank or honorific."""
    return len(name) == 1


def _outer(letters: str, phrase: Phrase) -> Span | None:
    """The name behind "an adviser to the president, X": the adviser's."""
    match = _OUTER.match(letters, phrase.end)
    return match.span("name") if match and letters[phrase.start] == "t" and not phrase.definite else None


def _appointed(letters: str, phrase: Phrase) -> Span | None:
    """``named X ambassador``, ``appointed X, a lawyer, as ambassador``, ``X was named ambassador``."""
    match = _APPOINTED.search(letters, max(0, phrase.start - _WINDOW), phrase.start)
    if match is None:
        return None
    return match.span("name") if match["name"] else match.span("subject")


def _apposed(reading: Reading, phrase: Phrase) -> Span | None:
    """The name before a phrase that describes it: "X, the ...", "X (the ...)", "X is the ...", "X, who was ..."."""
    match = _APPOSED.search(reading.letters, max(0, phrase.start - _WINDOW), phrase.start)
    described = match and match["adjectives"] and reading.letters[phrase.start] in "tiADC"
    if match is None or described:  # "X, reports that the president ...", "X, hosted Norway's prime minister"
        return None
    aside = reading.letters[match.end("name")] in "c(-"
    if aside and not phrase.nested and not _AFTER_APPOSED.match(reading.letters, phrase.end):
        return None  # "After he met X, the French president said ..."
    first, last = match.span("name")
    titled = reading.letters[max(0, first - 1) : first] in ("T", "W") or reading.letters[first] in "HRS"
    if sum(letter in "NI" for letter in reading.letters[first:last]) < 2 and not titled:
        return None
    return first, last
