"""One walk through the findings that keeps what a report cites: counts of all, and the best passages of each fact."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from pactgraph.model import Document, Event, Evidence, Findings, Period, Quotation, Status, days
from pactgraph.network.report.blocks import Passage
from pactgraph.network.statements import Source, findings_of
from pactgraph.ontology import Ontology

PASSAGES = 3  # kept for each fact
QUOTATIONS = 3  # kept for each speaker
LISTED = 25  # documents that are listed one by one
WORDS = 4  # of a quotation; with fewer it is a fragment
IDEAL = 140  # letters of a quotation that says something and is read to its end

Key = tuple[str, str, str, str]
Pair = tuple[str, str]


@dataclass(slots=True)
class Fact:
    """All that the documents say of one source, relation, target and status; ``passages`` are the best."""

    source: str
    relation: str
    target: str
    status: str
    documents: int = 0
    first: date | None = None
    last: date | None = None
    passages: tuple[Passage, ...] = ()


@dataclass(slots=True)
class Speaker:
    """A person who is quoted; ``quotations`` are the best, each with its passage."""

    person: str
    names: Counter[str] = field(default_factory=Counter)
    titles: Counter[tuple[str, str]] = field(default_factory=Counter)
    count: int = 0
    documents: int = 0
    quotations: tuple[tuple[str, Passage], ...] = ()


@dataclass(slots=True)
class Material:
    """What was read and found."""

    documents: list[Document] = field(default_factory=list)
    document_count: int = 0
    undated: int = 0
    first: date | None = None
    last: date | None = None
    statuses: Counter[str] = field(default_factory=Counter)
    unlinked: int = 0
    rejected: int = 0
    quotations: int = 0
    nameless: int = 0
    facts: dict[Key, Fact] = field(default_factory=dict)
    speakers: dict[str, Speaker] = field(default_factory=dict)

    def pairs(self, status: str = Status.ASSERTED.value) -> dict[Pair, list[Fact]]:
        """Facts by pair of actors, those of each pair the best attested first."""
        found: dict[Pair, list[Fact]] = {}
        for fact in self.facts.values():
            if fact.status == status:
                found.setdefault((min(fact.source, fact.target), max(fact.source, fact.target)), []).append(fact)
        return {pair: sorted(found[pair], key=attested) for pair in sorted(found)}


def attested(fact: Fact) -> tuple[int, str, str, str]:
    """The order of facts: those that most documents say first."""
    return -fact.documents, fact.relation, fact.source, fact.target


def gather(source: Source, ontology: Ontology) -> Material:
    """Walk through the findings once.

    Parameters
    ----------
    source
        A store, or findings.
    ontology
        Says which relations are symmetric.

    Returns
    -------
    Material
        The same for any order of the documents.
    """
    material = Material()
    for findings in findings_of(source):
        _read(material, findings.document)
        _add_facts(material, findings, ontology)
        _add_speakers(material, findings)
        material.rejected += len(findings.rejected)
    material.documents.sort(key=_document_order)
    return material


def _document_order(document: Document) -> tuple[str, str]:
    return str(document.published or ""), document.source


def _read(material: Material, document: Document) -> None:
    material.document_count += 1
    if document.published is None:
        material.undated += 1
    material.first, material.last = _span(material.first, material.last, document.published)
    # a few more than are listed, so that whether there are too many can be told
    if len(material.documents) <= LISTED:
        material.documents.append(document)


def _span(first: date | None, last: date | None, when: date | Period | None) -> tuple[date | None, date | None]:
    if when is None:
        return first, last
    begins, ends = days(when)
    return (min(first, begins) if first else begins), (max(last, ends) if last else ends)


def _add_facts(material: Material, findings: Findings, ontology: Ontology) -> None:
    seen: set[Key] = set()
    for event in findings.events:
        if not event.linked or event.relation not in ontology.relations:
            material.unlinked += 1
            continue
        material.statuses[event.status.value] += 1
        key = _key(event, ontology)
        fact = material.facts.setdefault(key, Fact(*key))
        fact.documents += key not in seen
        seen.add(key)
        fact.first, fact.last = _span(fact.first, fact.last, event.date or findings.document.published)
        found = (passage(findings.document, evidence, event.confidence) for evidence in event.evidence)
        fact.passages = tuple(sorted({*fact.passages, *found}, key=_best)[:PASSAGES])


def _key(event: Event, ontology: Ontology) -> Key:
    source, target = str(event.source.code), str(event.target.code)
    if ontology.relations[event.relation].symmetric and target < source:
        source, target = target, source
    return source, event.relation, target, event.status.value


def passage(document: Document, evidence: Evidence, confidence: float) -> Passage:
    """The passage of a document that is a piece of evidence."""
    return Passage(
        document.id, document.title, document.source, document.url, document.published,
        evidence.start, evidence.end, evidence.text, evidence.rule, confidence,
    )  # fmt: skip


def _best(one: Passage) -> tuple[float, int, str, int]:
    """The surest first, of those the latest."""
    return -one.confidence, -(one.published.toordinal() if one.published else 0), one.document, one.start


def _add_speakers(material: Material, findings: Findings) -> None:
    offices: dict[str, list[tuple[str, str]]] = {}
    for tenure in findings.offices:
        offices.setdefault(tenure.person, []).append((tenure.title, tenure.code))
    names = {person.id: person.name for person in findings.persons}
    seen: set[str] = set()
    for quotation in findings.quotations:
        material.quotations += 1
        person = quotation.speaker_person
        if person is None:
            material.nameless += 1
            continue
        speaker = material.speakers.setdefault(person, Speaker(person))
        speaker.count += 1
        if person not in seen:
            seen.add(person)
            speaker.documents += 1
            speaker.names[names.get(person) or quotation.speaker or person] += 1
            speaker.titles.update(set(offices.get(person, ())))
        _keep(speaker, quotation, passage(findings.document, quotation.evidence, quotation.confidence))


def _keep(speaker: Speaker, quotation: Quotation, found: Passage) -> None:
    """Keep the quotations that are worth reading: direct, of middling length, no words twice; a fragment for want of better."""
    if not quotation.direct:
        return
    by_text: dict[str, Passage] = {}
    for text, place in sorted((*speaker.quotations, (quotation.text, found)), key=lambda pair: (pair[0], _best(pair[1]))):
        by_text.setdefault(text, place)
    chosen = sorted(by_text.items(), key=lambda pair: (_is_fragment(pair[0]), abs(len(pair[0]) - IDEAL), pair[0]))
    whole = [pair for pair in chosen if not _is_fragment(pair[0])]
    speaker.quotations = tuple(whole[:QUOTATIONS] or chosen[:1])


def _is_fragment(text: str) -> bool:
    return len(text.split()) < WORDS
