"""Where persons are named: the names that something vouches for, and the places where such a name stands again."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import itemgetter

from pactgraph.extraction.grammar.units import Reading
from pactgraph.extraction.persons.naming import words
from pactgraph.extraction.persons.offices import NAME_PATTERN, Office, bare
from pactgraph.extraction.persons.roster import Entry, Roster
from pactgraph.model import Mention, Parsed, Span

_FULL_NAME = rf"(?=[HRS]*[pNI]{{2}}|[HR]){NAME_PATTERN}"
_VOUCHED = (
    re.compile(rf"(?:[HRTW]{{1,2}}|(?=S))(?P<name>(?>{NAME_PATTERN}))(?![KB])"),
    re.compile(rf"(?P<name>{_FULL_NAME})v"),
    re.compile(rf"v(?P<name>{_FULL_NAME})(?=[cx]|$)"),
)
_OWNED = re.compile(rf"(?P<actor>A)s(?P<name>[NI](?>{NAME_PATTERN}))(?![KB])")
_SET_OFF = re.compile(r"(?<![^x])(?P<name>[NI]{2,3})c")
_START = itemgetter(0)
_RUN = re.compile(NAME_PATTERN)
_TRIM = re.compile(
    r"[\"“”'‘’\s]*(?:(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|President|Senator)\b\.? *)?(.+?)(?:['’]s?|\s+[-–—].*|[\"“”,])*$"
)


def vouched(
    parsed: Parsed,
    readings: Sequence[Reading],
    offices: Sequence[Office],
    mentions: Sequence[Mention],
    known: Collection[tuple[str, ...]],
) -> tuple[Span, ...]:
    """The spans that something shows to be persons' names, without overlaps, in the order of the text.

    ``known`` are names that need no other sign, as folded words: leaders that the ontology knows.
    """
    found = [office.name for office in offices if office.name]
    text, headlines = parsed.document.text, {reading.index for reading in readings if _is_headline(reading)}
    for reading in readings:
        for pattern in _VOUCHED[: 1 if reading.index in headlines else None]:
            found += [
                reading.span(bare(reading, *match.span("name")), match.end("name")) for match in pattern.finditer(reading.letters)
            ]
        runs = (reading.span(*match.span()) for match in _RUN.finditer(reading.letters))
        found += [run for run in runs if words(text[slice(*run)]) in known]
    taken, sure = [(mention.start, mention.end) for mention in mentions], _apart(found)
    modelled = [
        _trimmed(text, name.start, name.end)
        for index, sentence in enumerate(parsed.sentences)
        for name in sentence.names
        if name.label == "PERSON" and (index not in headlines or len(headlines) == len(readings))
    ]
    modelled = [span for span in modelled if text[span[0]].isupper() and not _overlaps(span, taken) and not _overlaps(span, sure)]
    return tuple(_apart([*sure, *_believed(modelled, sure, parsed)]))


def _is_headline(reading: Reading) -> bool:
    """Whether nearly all words are capitalised, so that a capital says nothing; a sentence of names ends with a full stop."""
    capitals = sum(letter in "NMG" for letter in reading.letters)
    few = 6 if reading.letters.endswith("x") else 3
    return reading.letters.count("l") * few < capitals and len(reading.letters) > few + 1


def _believed(modelled: Sequence[Span], sure: Sequence[Span], parsed: Parsed) -> Iterator[Span]:
    """The model's names: of several words, or of one word that is a subject, named more than once, or part of a sure name."""
    text = parsed.document.text
    subjects = {token.start for sentence in parsed.sentences for token in sentence.tokens if token.relation.startswith("nsubj")}
    known = Counter(word for start, end in (*modelled, *sure) for word in set(words(text[start:end])))
    for start, end in modelled:
        parts = words(text[start:end])
        if len(parts) > 1 or start in subjects or (parts and known[parts[0]] > 1):
            yield start, end


def _trimmed(text: str, start: int, end: int) -> Span:
    """A name of the model without title, possessive, quotation marks, and what a dash joins to it."""
    match = _TRIM.match(text, start, end)
    return match.span(1) if match else (start, end)


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span shares a place with one of ``others``, which are sorted and do not overlap."""
    index = bisect_right(others, span[0], key=_START)
    return (index > 0 and others[index - 1][1] > span[0]) or (index < len(others) and others[index][0] < span[1])


def _apart(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, of those that overlap the first and longest."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def places(spans: Sequence[Span], readings: Sequence[Reading], text: str) -> list[tuple[Span, Entry]]:
    """Every place where a person is named, in the order of the text: the spans vouched for, and where their names stand again."""
    roster = Roster()
    for start, end in spans:
        roster.add(text[start:end], start)
    runs = {reading.span(*match.span()) for reading in readings for match in _RUN.finditer(reading.letters)}
    fuller = {reading.span(*match.span("name")) for reading in readings for match in _SET_OFF.finditer(reading.letters)}
    again = [run for run in runs.difference(spans) if roster.knows(words(text[slice(*run)]), fuller=run in fuller)]
    places = []
    roster.restart()
    for start, end in _apart([*spans, *again]):
        parts = words(text[start:end])
        entry = roster.best(parts)
        if entry is not None:
            roster.note(entry, text[start:end], parts, start)
            places.append(((start, end), entry))
    return places


def owned(readings: Sequence[Reading]) -> Iterator[tuple[Span, str]]:
    """The names that follow a possessive actor, and its code: ``Britain's Tony Blair``."""
    for reading in readings:
        for match in _OWNED.finditer(reading.letters):
            yield reading.span(*match.span("name")), reading.codes[match.start("actor")]
