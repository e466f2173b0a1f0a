"""Quads as findings: the way back from ``shape``, so that a graph can answer whatever its source could."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import overload

from pyoxigraph import NamedNode, Quad

from pactgraph.errors import GraphError
from pactgraph.model import Document, Event, Evidence, Findings, Party, Period, Person, Quotation, Rejected, Span, Status, Tenure
from pactgraph.rdf.canonical import canonical
from pactgraph.rdf.terms import code, resource, term

Values = Mapping[str, list[str]]


def findings(document_id: str, quads: Iterable[Quad], text: str | None = None, *, facts_only: bool = False) -> Findings:
    """The findings that gave these quads, in their canonical form and without mentions.

    ``text`` is the document's, which quads do not hold; where it is given the words of the evidence are taken from it.
    ``facts_only`` leaves out what is no fact of the graph: candidates turned down, and events with an unknown party.
    Raises GraphError where the quads are not of our shape.
    """
    nodes: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for quad in quads:
        subject, value = quad.subject, quad.object
        if isinstance(subject, NamedNode) and not isinstance(value, Quad):
            name = quad.predicate.value
            nodes[subject.value][name].append(value.value)  # type: ignore[union-attr]
            if name == _TYPE:
                kinds[value.value].append(subject.value)  # type: ignore[union-attr]
    if facts_only:
        kinds = defaultdict(list, {kind: found for kind, found in kinds.items() if kind not in _NO_FACTS})
    reader = _Reader(document_id, nodes, text)
    try:
        return canonical(reader.findings(kinds))
    except (LookupError, ValueError) as error:
        raise GraphError(f"document {document_id}: its quads are damaged or not of this version ({error})") from error


_TYPE = term("rdf:type").value
_NO_FACTS = frozenset(term(name).value for name in ("pact:UnlinkedEvent", "pact:RejectedCandidate"))


def _when(text: str) -> date | Period:
    return date.fromisoformat(text) if text.count("-") == 2 else Period.fromisoformat(text)


@dataclass(frozen=True, slots=True)
class _Reader:
    """The nodes of one document: subject, then predicate, then values."""

    id: str
    nodes: Mapping[str, Values]
    text: str | None

    def findings(self, kinds: Mapping[str, list[str]]) -> Findings:
        def of(kind: str) -> list[str]:
            return kinds.get(term(kind).value, [])

        events = [self.event(node) for kind in ("pact:Statement", "pact:UnlinkedEvent") for node in of(kind)]
        return Findings(
            document=self.document(),
            persons=tuple(self.person(node) for node in of("pact:Person")),
            events=tuple(events),
            quotations=tuple(self.quotation(node) for node in of("pact:Quotation")),
            offices=tuple(self.tenure(node) for node in of("pact:Tenure")),
            rejected=tuple(self.candidate(node) for node in of("pact:RejectedCandidate")),
        )

    def all(self, node: str, name: str) -> list[str]:
        values = self.nodes.get(node)
        return [] if values is None else values.get(term(name).value, [])

    @overload
    def maybe(self, node: str, name: str) -> str | None: ...
    @overload
    def maybe(self, node: str, name: str, otherwise: str) -> str: ...
    def maybe(self, node: str, name: str, otherwise: str | None = None) -> str | None:
        # min, where a file says it twice, so that the answer does not depend on the order
        return min(self.all(node, name), default=otherwise)

    def one(self, node: str, name: str) -> str:
        value = self.maybe(node, name)
        if value is None:
            raise LookupError(f"{node} has no {name}")
        return value

    def named(self, node: str, name: str) -> str | None:
        value = self.maybe(node, name)
        return None if value is None else code(value)

    def document(self) -> Document:
        node = resource("document", self.id).value
        issued = self.maybe(node, "dcterms:issued")
        return Document(
            id=self.id,
            text=self.text or "",
            source=self.maybe(node, "dcterms:source", self.id),
            title=self.maybe(node, "dcterms:title"),
            published=None if issued is None else date.fromisoformat(issued),
            url=self.maybe(node, "schema:url"),
            language=self.maybe(node, "dcterms:language", "en"),
        )

    def person(self, node: str) -> Person:
        return Person(code(node), self.maybe(node, "rdfs:label", code(node)), tuple(self.all(node, "skos:altLabel")))

    def event(self, node: str) -> Event:
        day = self.maybe(node, "pact:date")
        return Event(
            source=self.party(node, "subject") or Party(""),
            relation=code(self.one(node, "pact:relation")),
            target=self.party(node, "object") or Party(""),
            status=Status(code(self.one(node, "pact:status"))),
            evidence=tuple(map(self.evidence, self.all(node, "pact:evidence"))),
            date=None if day is None else _when(day),
            place=self.maybe(node, "pact:place"),
            areas=tuple(map(code, self.all(node, "pact:area"))),
            confidence=float(self.one(node, "pact:confidence")),
        )

    def party(self, node: str, side: str) -> Party | None:
        words, actor, agent = (self.maybe(node, f"pact:{side}{part}") for part in ("Text", "", "Agent"))
        if words is None and actor is None:
            return None
        return Party(words or "", None if actor is None else code(actor), None if agent is None else code(agent))

    def quotation(self, node: str) -> Quotation:
        return Quotation(
            text=self.one(node, "schema:text"),
            parts=tuple(self.position(part) for part in self.all(node, "pact:part")),
            direct=self.one(node, "pact:direct") == "true",
            evidence=self.evidence(self.one(node, "pact:evidence")),
            speaker=self.maybe(node, "pact:speakerText"),
            speaker_person=self.named(node, "pact:speaker"),
            speaker_code=self.named(node, "pact:speakerActor"),
            speaker_span=self.offsets(node, "speaker"),
            cue=self.maybe(node, "pact:cue"),
            about=tuple(map(code, self.all(node, "pact:about"))),
            confidence=float(self.one(node, "pact:confidence")),
        )

    def tenure(self, node: str) -> Tenure:
        return Tenure(
            person=code(self.one(node, "org:member")),
            name=self.one(node, "pact:memberText"),
            title=self.one(node, "pact:title"),
            code=code(self.one(node, "org:organization")),
            evidence=self.evidence(self.one(node, "pact:evidence")),
            past=self.one(node, "pact:past") == "true",
            confidence=float(self.one(node, "pact:confidence")),
        )

    def candidate(self, node: str) -> Rejected:
        return Rejected(
            reason=self.one(node, "pact:reason"),
            evidence=self.evidence(self.one(node, "pact:evidence")),
            relation=self.named(node, "pact:candidateRelation"),
            source=self.party(node, "candidateSubject"),
            target=self.party(node, "candidateObject"),
        )

    def evidence(self, node: str) -> Evidence:
        selectors = self.all(node, "oa:hasSelector")
        start, end = next(self.position(selector) for selector in selectors if self.all(selector, "oa:start"))
        words = next(self.one(selector, "oa:exact") for selector in selectors if self.all(selector, "oa:exact"))
        return Evidence(
            start=start,
            end=end,
            text=words,
            rule=self.one(node, "pact:rule"),
            source_span=self.offsets(node, "subject"),
            target_span=self.offsets(node, "object"),
        )

    def position(self, node: str) -> Span:
        return int(self.one(node, "oa:start")), int(self.one(node, "oa:end"))

    def offsets(self, node: str, name: str) -> Span | None:
        start, end = self.maybe(node, f"pact:{name}Start"), self.maybe(node, f"pact:{name}End")
        return None if start is None or end is None else (int(start), int(end))
