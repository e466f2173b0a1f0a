"""What a page is made of: actors, leaders, facts with their sentences, quotations; gathered from findings in one pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from pactgraph.model import Document, Event, Evidence, Findings, Period, Quotation, Span, Status, Tenure
from pactgraph.ontology import Ontology
from pactgraph.view.strongest import Strongest

MEMBERSHIP = "memberOf"
OFFICE = "represents"
FACTS = 10_000
SAYINGS = 2_000
"""So many facts and quotations are kept, the first of each tie and of each speaker before the second."""

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
    """A document as the page cites it; ``number`` counts the documents in their order."""

    number: int
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
    document: Source
    proofs: tuple[Proof, ...]
    date: date | Period | None = None
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
    document: Source
    proof: Proof
    speaker: str | None
    name: str
    actor: str | None


class Material:
    """The growing collection: bounded but for the nodes, which are in the order in which they were met.

    ``weight`` counts sentences by node: of its facts, and of the words it said; an office counts for the person only.
    """

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.weight: Counter[str] = Counter()
        self.documents = 0
        self.facts: Strongest[Fact] = Strongest(FACTS)
        self.sayings: Strongest[Saying] = Strongest(SAYINGS)
        self._ties: Counter[tuple[str, str, str, Status]] = Counter()
        self._voices: Counter[tuple[str, bool]] = Counter()

    def take_fact(self, fact: Fact) -> None:
        """A fact is the stronger the fewer came before it of the same parties, relation and status."""
        tie = (fact.source, fact.relation, fact.target, fact.status)
        self.facts.add(fact, self._ties[tie])
        self._ties[tie] += 1
        self.weight[fact.source] += len(fact.proofs)
        if fact.relation != OFFICE:
            self.weight[fact.target] += len(fact.proofs)

    def take_saying(self, saying: Saying) -> None:
        """Of each speaker the first words come first, those between marks before reported ones."""
        voice = (saying.speaker or saying.name, saying.direct)
        self.sayings.add(saying, 2 * self._voices[voice] + (not saying.direct))
        self._voices[voice] += 1
        if saying.speaker:
            self.weight[saying.speaker] += 1


def gather(findings: Iterable[Findings], ontology: Ontology) -> Material:
    """Read every document's findings once and keep what a page can show; facts with a party outside the ontology stay out."""
    material = Material()
    for found in findings:
        add(material, found, ontology)
    return material


def add(material: Material, found: Findings, ontology: Ontology) -> None:
    """Take what a page can show from the findings of one more document."""
    if not (found.quotations or found.offices or any(event.linked for event in (*found.events, *found.memberships))):
        return
    source = _source(found.document, material.documents)
    material.documents += 1
    names = {person.id: person.name for person in found.persons}
    for tenure in found.offices:
        names.setdefault(tenure.person, tenure.name)
    for item, detail in _facts(found):
        fact = _fact(item, detail, source)
        material.take_fact(fact)
        _meet(material, ontology, names, fact.source, fact.target, fact.source_agent, fact.target_agent)
    for quotation in found.quotations:
        saying = _saying(quotation, source)
        material.take_saying(saying)
        _meet(material, ontology, names, saying.speaker, saying.actor)


def _facts(found: Findings) -> Iterator[tuple[Event | Tenure, str]]:
    for event in (*found.events, *found.memberships):
        if event.linked:
            yield event, ""
    for tenure in found.offices:
        yield tenure, tenure.title


def _source(document: Document, number: int) -> Source:
    title = document.title or shorten(document.text.lstrip().split("\n", 1)[0], 90, placeholder="…") or document.source
    return Source(number, title, document.published, document.url, document.source)


def _fact(item: Event | Tenure, detail: str, source: Source) -> Fact:
    if isinstance(item, Tenure):
        return Fact(
            person(item.person), OFFICE, actor(item.code), Status.ASSERTED, source, (proof(item.evidence),),
            source.date, confidence=item.confidence, detail=("former " if item.past else "") + detail,
        )  # fmt: skip
    return Fact(
        actor(item.source.code or ""), item.relation, actor(item.target.code or ""), item.status, source,
        tuple(proof(evidence) for evidence in item.evidence),
        item.date or source.date, item.date is not None, item.place, item.areas, item.confidence,
        source_agent=item.source.person and person(item.source.person),
        target_agent=item.target.person and person(item.target.person),
    )  # fmt: skip


def _saying(quotation: Quotation, source: Source) -> Saying:
    speaker = quotation.speaker_person and person(quotation.speaker_person)
    of = quotation.speaker_code and actor(quotation.speaker_code)
    words = proof(quotation.evidence, *((part, "quote") for part in quotation.parts))
    return Saying(quotation.text, quotation.direct, source, words, speaker or of, quotation.speaker or "", of)


def _meet(material: Material, ontology: Ontology, names: dict[str, str], *keys: str | None) -> None:
    """Give every key its node; the longest form of a person's name wins."""
    for key in filter(None, keys):
        kind, _, code = key.partition("/")
        before = material.nodes.get(key)
        if kind == "person":
            name = names.get(code) or code.replace("-", " ").title()
            if before is None or len(name) > len(before.label):
                material.nodes[key] = Node(key, "leader", name)
        elif before is None:
            known = ontology.actors.get(code)
            material.nodes[key] = Node(key, known.kind, known.label, known.type) if known else Node(key, "organisation", code)


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
