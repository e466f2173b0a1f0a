"""The persons of a document: who is named, under which forms, holding which office, acting for which actor.

A name is believed where something vouches for it: a title or honorific before it, an office beside it, a verb of saying, or the
language model. The names are then gathered into persons (``Støre`` is ``Jonas Gahr Støre``), and every further place where a
known name stands becomes a mention.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pactgraph.extraction.genders import Genders
from pactgraph.extraction.naming import may_be, slug, words
from pactgraph.extraction.offices import NAME_PATTERN, Office, OfficeFinder
from pactgraph.extraction.respective import respective
from pactgraph.extraction.ties import Ties
from pactgraph.extraction.units import Reader, Reading
from pactgraph.model import Evidence, Mention, MentionKind, Parsed, Person, Span, Tenure
from pactgraph.terms import Ontology

_FULL_NAME = rf"(?=[HR]*[pNI]{{2}}|[HR]){NAME_PATTERN}"
_VOUCHED = (
    re.compile(rf"[HRTW]{{1,2}}(?P<name>(?>{NAME_PATTERN}))(?![KB])"),
    re.compile(rf"(?P<name>{_FULL_NAME})v"),
    re.compile(rf"v(?P<name>{_FULL_NAME})(?=[cx]|$)"),
)
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


@dataclass(slots=True)
class _Cluster:
    """One person while the document is read: the forms of the name, the fullest first known."""

    name: str
    parts: tuple[str, ...]
    forms: dict[str, None] = field(default_factory=dict)
    short: set[tuple[str, ...]] = field(default_factory=set)
    last: int = 0

    def add(self, form: str, position: int) -> None:
        self.forms[form] = None
        self.last = max(self.last, position)
        parts = words(form)
        self.short.add(parts)
        if len(parts) > len(self.parts):
            self.name, self.parts = form, parts


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
        clusters = _clusters(spans, text)
        places = _places(clusters, spans, readings, text)
        people = _people(parsed, offices, readings, clusters, places)
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
                found += [_bare(reading, *match.span("name")) for match in pattern.finditer(reading.letters)]
        taken = [(mention.start, mention.end) for mention in mentions]
        modelled = [
            _trimmed(text, name.start, name.end)
            for index, sentence in enumerate(parsed.sentences)
            for name in sentence.names
            if name.label == "PERSON" and (index not in headlines or len(headlines) == len(readings))
        ]
        modelled = [span for span in modelled if text[span[0]].isupper() and not _overlaps(span, taken)]
        modelled = [span for span in modelled if not _overlaps(span, found)]
        return tuple(_apart([*found, *_believed(modelled, found, parsed)]))


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


def _bare(reading: Reading, first: int, last: int) -> Span:
    """The words of a name without honorifics and ranks."""
    while first < last - 1 and reading.letters[first] in "HR":
        first += 1
    return reading.span(first, last)


def _trimmed(text: str, start: int, end: int) -> Span:
    """A name of the model without title, possessive, quotation marks, and what a dash joins to it."""
    match = _TRIM.match(text, start, end)
    return match.span(1) if match else (start, end)


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _apart(spans: Sequence[Span]) -> Iterator[Span]:
    end = -1
    for span in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if span[0] >= end:
            end = span[1]
            yield span


def _clusters(spans: Sequence[Span], text: str) -> list[_Cluster]:
    clusters: list[_Cluster] = []
    for start, end in spans:
        form = text[start:end]
        parts = words(form)
        if not parts:
            continue
        cluster = _best(clusters, parts)
        if cluster is None:
            cluster = _Cluster(form, parts)
            clusters.append(cluster)
        cluster.add(form, start)
    return clusters


def _best(clusters: Sequence[_Cluster], parts: Sequence[str]) -> _Cluster | None:
    """The person that a name fits best; of equals the one called so before, else the one named last."""
    fits = [
        (max(may_be(parts, cluster.parts), min(2, may_be(cluster.parts, parts))), tuple(parts) in cluster.short, cluster.last, index)
        for index, cluster in enumerate(clusters)
    ]
    best = max(fits, default=(0, False, 0, 0))
    return clusters[best[3]] if best[0] else None


def _places(clusters: Sequence[_Cluster], spans: Sequence[Span], readings: Sequence[Reading], text: str) -> list[tuple[Span, int]]:
    """Every place where a person is named, with the person's number."""
    places = []
    runs = [reading.span(*match.span()) for reading in readings for match in _RUN.finditer(reading.letters)]
    known = {words(form): None for cluster in clusters for form in cluster.forms}
    singles = {part for parts in known for part in (parts[-1], parts[0])}
    wider = [run for run in runs if words(text[slice(*run)]) in known or not _overlaps(run, spans)]
    for span in _apart([*spans, *wider]):
        parts = words(text[span[0] : span[1]])
        if span not in spans and tuple(parts) not in known and not (len(parts) == 1 and parts[0] in singles):
            continue
        cluster = _best(clusters, parts)
        if cluster is not None:
            places.append((span, clusters.index(cluster)))
            cluster.add(text[slice(*span)], span[0])
    return places


def _people(
    parsed: Parsed, offices: Sequence[Office], readings: tuple[Reading, ...], clusters: Sequence[_Cluster], places: Sequence[tuple[Span, int]]
) -> People:
    text = parsed.document.text
    who = {span: index for span, index in places}
    tenures: dict[tuple[str, str, str], Tenure] = {}
    for office in offices:
        if office.name is None or office.code is None or office.name not in who:
            continue
        cluster = clusters[who[office.name]]
        tenure = _tenure(parsed, office, slug(cluster.name))
        tenures.setdefault((tenure.person, tenure.code, tenure.title.lower()), tenure)
    codes: dict[str, str] = {}
    for tenure in tenures.values():
        if not tenure.past:
            codes.setdefault(tenure.person, tenure.code)
    mentions = tuple(
        Mention(start, end, text[start:end], MentionKind.PERSON, codes.get(slug(clusters[index].name)), slug(clusters[index].name))
        for (start, end), index in places
    )
    persons = {slug(cluster.name): Person(slug(cluster.name), cluster.name, tuple(form for form in cluster.forms if form != cluster.name)) for cluster in clusters}
    return People(tuple(persons.values()), mentions, tuple(tenures.values()), tuple(offices), readings)


def _tenure(parsed: Parsed, office: Office, person: str) -> Tenure:
    assert office.name is not None and office.code is not None
    text, sentence = parsed.document.text, parsed.sentences[office.sentence]
    evidence = Evidence(
        sentence.start, sentence.end, text[sentence.start : sentence.end], f"office/{office.construction}", (office.start, office.end)
    )
    return Tenure(
        person,
        text[slice(*office.name)],
        text[slice(*office.title)],
        office.code,
        evidence,
        office.past,
        _CONFIDENCE.get(office.construction, 0.8),
    )
