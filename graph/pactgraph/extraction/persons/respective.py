"""Offices given for several persons at once.

``Presidents X of France and Y of Poland``; ``the presidents of France and Poland`` with ``X of France`` anywhere; and lists that
answer each other, ``X and Y, the prime ministers of France and Poland`` or ``the French and Polish prime ministers, X and Y``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pactgraph.extraction.grammar.units import Reading
from pactgraph.extraction.persons.offices import NAME_PATTERN, Office
from pactgraph.model import Span

_ONE = re.compile(NAME_PATTERN)
_NAME_OF_ACTOR = re.compile(rf"(?P<name>{NAME_PATTERN})ot?(?P<actor>A)(?!s)")
_LIST = rf"{NAME_PATTERN}(?:ca?{NAME_PATTERN})*c?a{NAME_PATTERN}"
_OTHERS = re.compile(rf"(?:{NAME_PATTERN}ot?Ac?a?)*")
_SPEAKER = re.compile(rf"(?<![HRTWNI])(?P<name>(?=N[NpI])(?>{NAME_PATTERN}))v")
_NEAR = 2  # sentences in which the holder of an office is named as a speaker
_AFTER = re.compile(rf"c?(?P<names>{_LIST})")
_BEFORE = re.compile(rf"(?P<names>{_LIST})c(?:[tm]|wb)*$")


def respective(offices: Sequence[Office], readings: Sequence[Reading], text: str, plain: frozenset[str]) -> Iterator[Office]:
    """The offices of single persons that a plural title and a list of names give together."""
    plurals = [office for office in offices if office.construction == "plural" and _singular(office.head) not in plain]
    headings = {office.sentence: office for office in plurals if not office.code}
    held: dict[str, Office] = {office.code: office for office in plurals if office.code}
    for reading in readings:
        for match in _NAME_OF_ACTOR.finditer(reading.letters):
            code = reading.codes.get(match.start("actor"))
            office = held.get(code or "") or _heading(headings.get(reading.index), reading, match.start("name"))
            if office and code:
                yield _single(office, reading, match.span("name"), code, match.end(), "of", text)
    groups: dict[tuple[int, int], list[Office]] = {}
    for office in plurals:
        if office.code:
            groups.setdefault((office.sentence, office.start), []).append(office)
    for (sentence, _), group in groups.items():
        yield from _answering(group, readings[sentence], text)


def spoken(offices: Sequence[Office], readings: Sequence[Reading], text: str) -> Iterator[Office]:
    """The holder named only as a speaker: ``Iran's foreign minister said so. "We will," X told reporters.``

    The office must be alone in its stretch of text, and X the only speaker there whom no office is given.
    """
    busy = Counter(office.sentence for office in offices if office.construction != "plural")
    for office in offices:
        if office.name or not office.code or not office.strong or office.construction == "plural":
            continue
        if sum(busy[office.sentence + step] for step in range(-_NEAR, _NEAR + 1)) > 1:
            continue
        names = [
            (reading, match.span("name"))
            for reading in readings[office.sentence : office.sentence + _NEAR + 1]
            for match in _SPEAKER.finditer(reading.letters)
            if reading.starts[match.start("name")] > office.end
        ]
        if len({text[slice(*reading.span(*name))] for reading, name in names}) == 1:
            reading, name = names[0]
            first, last = reading.span(*name)
            yield replace(office, construction="speaker", name=(first, last), end=max(office.end, last))


def _heading(office: Office | None, reading: Reading, first: int) -> Office | None:
    """``Presidents`` right before a name, or before a name of the same list."""
    if office is None or office.end > reading.starts[first]:
        return None
    between = reading.letters[reading.at(office.end) : first]
    return office if _OTHERS.fullmatch(between) else None


def _answering(group: Sequence[Office], reading: Reading, text: str) -> Iterator[Office]:
    """As many names as actors, in the same order."""
    first = reading.at(group[0].start)
    last = reading.at(group[0].end)
    match = _AFTER.match(reading.letters, last) or _BEFORE.search(reading.letters, max(0, first - 60), first)
    if match is None:
        return
    names = [name.span() for name in _ONE.finditer(reading.letters, *match.span("names"))]
    if len(names) == len(group):
        for office, name in zip(group, names, strict=True):
            yield _single(office, reading, name, office.code, max(name[1], last), "list", text)


def _single(office: Office, reading: Reading, name: Span, code: str | None, end: int, construction: str, text: str) -> Office:
    first = reading.starts[name[0]]
    start = min(first, office.start) if office.sentence == reading.index else first
    return replace(
        office,
        construction=construction,
        sentence=reading.index,
        start=start,
        end=reading.ends[end - 1],
        head=_singular(office.head),
        name=reading.span(*name),
        code=code,
    )


def _singular(head: str) -> str:
    """``prime ministers`` -> ``prime minister``."""
    if head.endswith("men"):
        return head[:-2] + "an"
    return head.removesuffix("s")
