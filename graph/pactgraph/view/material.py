"""What a page is made of: actors, leaders, facts with their sentences, quotations; gathered from findings in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from textwrap import shorten

from pactgraph.model import Document, Event, Evidence, Findings, Quotation, Span, Status, Tenure
from pactgraph.ontology import Ontology

MEMBERSHIP = "memberOf"
OFFICE = "represents"
MARKS = ("source", "target", "quote")

Piece = tuple[str, str]  # words, and what they are: "" | "source" | "target" | "quote"


@dataclass(frozen=True, slots=True)
class Node:
    """An actor or a person; ``key`` is the last two parts of its IRI: ``actor/NOR``, ``person/jonas-gahr-store``."""

    key: str
    kind: str
    label: str
    type: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A document as the page cites it."""

    title: str
    date: date | None
    url: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Proof:
    """A sentence cut where a party, or the quoted words, begin and end, and the rule that read it."""

    pieces: tuple[Piece, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One event, membership or office of one document, its parties as node keys; ``stated`` is true where the text dates it."""

    source: str
    relation: str
    target: str
    status: Status
    document: int
    proofs: tuple[Proof, ...]
    date: date | None = None
    stated: bool = False
    place: str | None = None
    areas: tuple[str, ...] = ()
    confidence: float = 1.0
    detail: str = ""
    source_agent: str | None = None
    target_agent: str | None = None


@dataclass(frozen=True, slots=True)
class Saying:
    """A quotation as the wall shows it; ``speaker`` is a node key where the speaker is known."""

    text: str
    direct: bool
    document: int
    proof: Proof
    speaker: str | None
    name: str
    actor: str | None


@dataclass(slots=True)
class Material:
    """The growing collection; ``nodes`` keeps the order in which they were met, which is that of the documents."""

    nodes: dict[str, Node] = field(default_factory=dict)
    sources: list[Source] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    sayings: list[Saying] = field(default_factory=list)


def gather(findings: Iterable[Findings], ontology: Ontology) -> Material:
    """Read every document's findings once and keep what a page can show; facts with a party outside the ontology stay out."""
    material = Material()
    for found in findings:
        facts, sayings = tuple(_facts(found)), found.quotations
        if not facts and not sayings:
            continue
        number = len(material.sources)
        material.sources.append(_source(found.document))
        names = {person.id: person.name for person in found.persons}
        for item, detail in facts:
            material.facts.append(_fact(item, detail, found.document, number))
        for quotation in sayings:
            material.sayings.append(_saying(quotation, found.document, number))
        for tenure in found.offices:
            names.setdefault(tenure.person, tenure.name)
        _meet(material, ontology, names)
    return material


def _facts(found: Findings) -> Iterator[tuple[Event | Tenure, str]]:
    for event in (*found.events, *found.memberships):
        if event.linked:
            yield event, ""
    for tenure in found.offices:
        yield tenure, tenure.title


def _source(document: Document) -> Source:
    title = document.title or shorten(document.text.lstrip().split("\n", 1)[0], 90, placeholder="…") or document.source
    return Source(title, document.published, document.url, document.source)


def _fact(item: Event | Tenure, detail: str, document: Document, number: int) -> Fact:
    if isinstance(item, Tenure):
        return Fact(
            person(item.person), OFFICE, actor(item.code), Status.ASSERTED, number, (proof(item.evidence),),
            document.published, confidence=item.confidence, detail=("former " if item.past else "") + detail,
        )  # fmt: skip
    return Fact(
        actor(item.source.code or ""), item.relation, actor(item.target.code or ""), item.status, number,
        tuple(proof(evidence) for evidence in item.evidence),
        item.date or document.published, item.date is not None, item.place, item.areas, item.confidence,
        source_agent=item.source.person and person(item.source.person),
        target_agent=item.target.person and person(item.target.person),
    )  # fmt: skip


def _saying(quotation: Quotation, document: Document, number: int) -> Saying:
    speaker = quotation.speaker_person and person(quotation.speaker_person)
    of = quotation.speaker_code and actor(quotation.speaker_code)
    words = proof(quotation.evidence, *((part, "quote") for part in quotation.parts))
    return Saying(quotation.text, quotation.direct, number, words, speaker or of, quotation.speaker or "", of)


def _meet(material: Material, ontology: Ontology, names: dict[str, str]) -> None:
    """Give every key that the newest facts and sayings use its node; the longest form of a person's name wins."""
    number = len(material.sources) - 1
    for key in _keys(material, number):
        kind, _, code = key.partition("/")
        if kind == "actor":
            if key not in material.nodes:
                known = ontology.actors.get(code)
                material.nodes[key] = Node(key, known.kind, known.label, known.type) if known else Node(key, "organisation", code)
        else:
            name = names.get(code) or code.replace("-", " ").title()
            before = material.nodes.get(key)
            if before is None or len(name) > len(before.label):
                material.nodes[key] = Node(key, "leader", name)


def _keys(material: Material, number: int) -> Iterator[str]:
    for fact in reversed(material.facts):
        if fact.document != number:
            break
        yield from (key for key in (fact.source, fact.target, fact.source_agent, fact.target_agent) if key)
    for saying in reversed(material.sayings):
        if saying.document != number:
            break
        yield from (key for key in (saying.speaker, saying.actor) if key)


def actor(code: str) -> str:
    """The key of an actor's node."""
    return f"actor/{code}"


def person(identifier: str) -> str:
    """The key of a person's node."""
    return f"person/{identifier}"


def proof(evidence: Evidence, *marks: tuple[Span, str]) -> Proof:
    """Cut the evidence at its parties and at further marks; spans that overlap or lie outside are left unmarked."""
    parties = ((evidence.source_span, "source"), (evidence.target_span, "target"))
    wanted = sorted(marks or ((span, role) for span, role in parties if span is not None))
    pieces: list[Piece] = []
    at = evidence.start
    for (start, end), role in wanted:
        if start < at or end > evidence.end or start >= end:
            continue
        if start > at:
            pieces.append((evidence.text[at - evidence.start : start - evidence.start], ""))
        pieces.append((evidence.text[start - evidence.start : end - evidence.start], role))
        at = end
    if at < evidence.end:
        pieces.append((evidence.text[at - evidence.start :], ""))
    return Proof(tuple(pieces), evidence.rule)
