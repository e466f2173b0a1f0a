"""The persons of a document: who is named, under which forms, holding which office, acting for which actor.

A name is believed where something vouches for it: a title or honorific before it, an office beside it, a verb of saying, or the
language model. The names are then gathered into persons (``Støre`` is ``Jonas Gahr Støre``), and every further place where a
known name stands becomes a mention.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from pactgraph.extraction.genders import Genders
from pactgraph.extraction.naming import words
from pactgraph.extraction.offices import NAME_PATTERN, Office, OfficeFinder, bare
from pactgraph.extraction.respective import respective
from pactgraph.extraction.roster import Entry, Roster
from pactgraph.extraction.ties import Ties
from pactgraph.extraction.units import Reader, Reading
from pactgraph.model import Evidence, Mention, MentionKind, Parsed, Person, Span, Tenure
from pactgraph.terms import Ontology

_FULL_NAME = rf"(?=[HRS]*[pNI]{{2}}|[HR]){NAME_PATTERN}"
_VOUCHED = (
    re.compile(rf"[HRSTW]{{1,2}}(?P<name>(?>{NAME_PATTERN}))(?![KB])"),
    re.compile(rf"(?P<name>{_FULL_NAME})v"),
    re.compile(rf"v(?P<name>{_FULL_NAME})(?=[cx]|$)"),
)
_START = itemgetter(0)
_RUN = re.compile(NAME_PATTERN)
_TRIM = re.compile(r"[\"“”'‘’\s]*(?:(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|President|Senator)\b\.? *)?(.+?)(?:['’]s?|\s+[-–—].*|[\"“”,])*$")
_CONFIDENCE = {"before": 0.95, "apposition": 0.9, "after": 0.9, "joined": 0.9}


@dataclass(frozen=True, slots=True)
class People:
    """What is known of a document's persons.

    ``mentions`` are all places where a person is named, in the order of the text, with the actor's code where the person acts
    for one; ``offices`` all office phrases, those without a name included ("the Norwegian prime minister"), for references.
    """

    persons: tuple[Person, ...] = ()
    mentions: tuple[Mention, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    offices: tuple[Office, ...] = ()
    readings: tuple[Reading, ...] = ()
    women: frozenset[str] = frozenset()
    men: frozenset[str] = frozenset()

    def gender(self, person: str) -> str | None:
        """The pronoun that the title or the given name asks for, "he" or "she"; None where neither tells."""
        return "she" if person in self.women else "he" if person in self.men else None


class PersonFinder:
    """Finds the persons and offices of documents; compiled once from the ontology."""

    def __init__(self, ontology: Ontology) -> None:
        self._reader = Reader(ontology)
        self._offices = OfficeFinder(self._reader.past, self._reader.plain, self._reader.speaking)
        self._genders = Genders(ontology)

    def find(self, parsed: Parsed, mentions: Sequence[Mention]) -> People:
        """The people of a document, given the actor mentions that its surface shows."""
        text = parsed.document.text
        readings = tuple(
            self._reader.read(text, (sentence.start, sentence.end), index, mentions) for index, sentence in enumerate(parsed.sentences)
        )
        offices = Ties(readings, text, self._reader.own, self._reader.plain).tie(self._offices.find(readings, text))
        offices = tuple(sorted((*offices, *respective(offices, readings, text, self._reader.plain)), key=lambda office: (office.start, office.end)))
        spans = self._vouched(parsed, readings, offices, mentions)
        people = _people(parsed, offices, readings, _places(spans, readings, text))
        women, men = self._genders.of(people.persons, people.mentions, text)
        return replace(people, women=women, men=men)

    def _vouched(
        self, parsed: Parsed, readings: Sequence[Reading], offices: Sequence[Office], mentions: Sequence[Mention]
    ) -> tuple[Span, ...]:
        """The spans that something shows to be persons' names, without overlaps, in the order of the text."""
        found = [office.name for office in offices if office.name]
        text, headlines = parsed.document.text, {reading.index for reading in readings if _is_headline(reading)}
        for reading in readings:
            for pattern in _VOUCHED[: 1 if reading.index in headlines else None]:
                found += [reading.span(bare(reading, *match.span("name")), match.end("name")) for match in pattern.finditer(reading.letters)]
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
    """Whether nearly all words are capitalised, so that a capital says nothing."""
    capitals = sum(letter in "NMGADTHR" for letter in reading.letters)
    return reading.letters.count("l") * 3 < capitals and len(reading.letters) > 4


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


def _places(spans: Sequence[Span], readings: Sequence[Reading], text: str) -> list[tuple[Span, Entry]]:
    """Every place where a person is named, in the order of the text: the spans vouched for, and where their names stand again."""
    roster = Roster()
    for start, end in spans:
        roster.add(text[start:end], start)
    runs = {reading.span(*match.span()) for reading in readings for match in _RUN.finditer(reading.letters)}
    again = [run for run in runs.difference(spans) if roster.knows(words(text[slice(*run)]))]
    places = []
    for start, end in _apart([*spans, *again]):
        parts = words(text[start:end])
        entry = roster.best(parts)
        if entry is not None:
            roster.note(entry, text[start:end], parts, start)
            places.append(((start, end), entry))
    return places


def _people(
    parsed: Parsed, offices: Sequence[Office], readings: tuple[Reading, ...], places: Sequence[tuple[Span, Entry]]
) -> People:
    text, who = parsed.document.text, dict(places)
    tenures: dict[tuple[str, str, str], Tenure] = {}
    for office in offices:
        if office.name in who and office.code:
            tenure = _tenure(parsed, office, office.name, office.code, who[office.name].id)
            tenures.setdefault((tenure.person, tenure.code, tenure.title.lower()), tenure)
    codes: dict[str, str] = {}
    for tenure in tenures.values():
        if not tenure.past:
            codes.setdefault(tenure.person, tenure.code)
    mentions = tuple(
        Mention(start, end, text[start:end], MentionKind.PERSON, codes.get(entry.id), entry.id) for (start, end), entry in places
    )
    forms: dict[str, dict[str, None]] = {}
    for mention in mentions:
        forms.setdefault(mention.person or "", {})[mention.text] = None
    names = {entry.id: entry.name for _, entry in places}
    persons = tuple(Person(key, name, tuple(form for form in forms[key] if form != name)) for key, name in names.items())
    return People(persons, mentions, tuple(tenures.values()), tuple(offices), readings)


def _tenure(parsed: Parsed, office: Office, name: Span, code: str, person: str) -> Tenure:
    text, sentence = parsed.document.text, parsed.sentences[office.sentence]
    evidence = Evidence(
        sentence.start, sentence.end, text[sentence.start : sentence.end], f"office/{office.construction}", (office.start, office.end)
    )
    sure = _CONFIDENCE.get(office.construction, 0.8)
    return Tenure(person, text[slice(*name)], text[slice(*office.title)], code, evidence, office.past, sure)
