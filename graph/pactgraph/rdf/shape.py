"""Findings as quads: the one place that knows how a fact looks in a graph.

All quads of a document are in the named graph with its IRI. An asserted event between two actors is a plain triple, in both
directions where the relation is symmetric; every event is also a node with its status and evidence. There are no blank nodes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from pactgraph import ontology
from pactgraph.model import Document, Event, Evidence, Findings, Party, Person, Quotation, Rejected, Span, Status, Tenure
from pactgraph.rdf.canonical import canonical, party_key
from pactgraph.rdf.terms import day, fact, number, resource, term


def quads(findings: Findings) -> tuple[Quad, ...]:
    """The quads of one document, each once, in a fixed order; the same findings give the same quads in any process.

    Findings are brought to their canonical form first. Mentions become one ``schema:mentions`` of the document for each actor
    and person; their places in the text are not kept.
    """
    findings = canonical(findings)
    graph = _Graph(findings.document)
    graph.document(findings)
    for person in findings.persons:
        graph.person(person)
    for event in (*findings.events, *findings.memberships):
        graph.event(event)
    for quotation in findings.quotations:
        graph.quotation(quotation)
    for tenure in findings.offices:
        graph.tenure(tenure)
    for rejected in findings.rejected:
        graph.rejected(rejected)
    graph.representatives(findings)
    return tuple(dict.fromkeys(graph.quads))


def nquads(findings: Findings) -> bytes:
    """The same as N-Quads, what a worker sends home: text crosses processes faster than objects."""
    return serialize(quads(findings), format=RdfFormat.N_QUADS) or b""


@lru_cache(maxsize=1)
def _symmetric() -> frozenset[str]:
    return frozenset(name for name, relation in ontology.load().relations.items() if relation.symmetric)


class _Graph:
    """The quads of one document as they are written down."""

    def __init__(self, document: Document) -> None:
        self.iri = resource("document", document.id)
        self.id = document.id
        self.quads: list[Quad] = []

    def put(self, subject: NamedNode, predicate: str, *values: NamedNode | Literal | str | None) -> None:
        """Write one triple for each value that is there; a string becomes a plain literal."""
        for value in values:
            if value is not None:
                node = Literal(value) if isinstance(value, str) else value
                self.quads.append(Quad(subject, term(predicate), node, self.iri))

    def types(self, subject: NamedNode, *names: str) -> None:
        self.put(subject, "rdf:type", *map(term, names))

    def document(self, findings: Findings) -> None:
        document = findings.document
        self.types(self.iri, "pact:Document", "prov:Entity", "schema:CreativeWork")
        self.put(self.iri, "dcterms:title", document.title)
        self.put(self.iri, "dcterms:issued", day(document.published) if document.published else None)
        self.put(self.iri, "schema:url", Literal(document.url, datatype=term("xsd:anyURI")) if document.url is not None else None)
        self.put(self.iri, "dcterms:source", document.source)
        self.put(self.iri, "dcterms:language", document.language)
        for prefix, codes in (("actor", {m.code for m in findings.mentions}), ("person", {m.person for m in findings.mentions})):
            self.put(self.iri, "schema:mentions", *(resource(prefix, code) for code in sorted(filter(None, codes))))

    def person(self, person: Person) -> None:
        node = resource("person", person.id)
        self.types(node, "pact:Person", "foaf:Person", "schema:Person")
        self.put(node, "rdfs:label", person.name)
        self.put(node, "skos:altLabel", *person.aliases)

    def event(self, event: Event) -> None:
        """A statement, with its plain triple when it is asserted; an event with an unknown party is kept apart from the facts."""
        kind = "statement" if event.linked else "unlinked"
        node = fact(self.id, kind, party_key(event.source), event.relation, party_key(event.target), event.status)
        self.types(node, "pact:Statement" if event.linked else "pact:UnlinkedEvent")
        self.party(node, "subject", event.source)
        self.put(node, "pact:relation", resource("pact", event.relation))
        self.party(node, "object", event.target)
        self.put(node, "pact:status", term(f"pact:{event.status}"))
        self.put(node, "pact:area", *(resource("area", area) for area in event.areas))
        self.put(node, "pact:date", day(event.date) if event.date else None)
        self.put(node, "pact:place", event.place)
        self.found(node, event.evidence, event.confidence)
        if event.status is Status.ASSERTED:
            self.plain("actor", event.source.code, event.relation, event.target.code)
            if event.relation == "consultsWith":  # the persons who met, not only the countries they met for
                self.plain("person", event.source.person, event.relation, event.target.person)

    def plain(self, prefix: str, source: str | None, relation: str, target: str | None) -> None:
        if source is None or target is None:
            return
        pair = resource(prefix, source), resource(prefix, target)
        for subject, other in (pair, pair[::-1]) if relation in _symmetric() else (pair,):
            self.quads.append(Quad(subject, resource("pact", relation), other, self.iri))

    def party(self, node: NamedNode, side: str, party: Party | None) -> None:
        """The actor, the person who acts for it, and the words."""
        if party is not None:
            self.put(node, f"pact:{side}", resource("actor", party.code) if party.code is not None else None)
            self.put(node, f"pact:{side}Agent", resource("person", party.person) if party.person is not None else None)
            self.put(node, f"pact:{side}Text", party.text)

    def quotation(self, quotation: Quotation) -> None:
        node = fact(self.id, "quotation", astuple(quotation))
        self.types(node, "pact:Quotation", "schema:Quotation")
        self.put(node, "schema:text", quotation.text)
        self.put(node, "pact:direct", Literal(quotation.direct))
        for order, part in enumerate(quotation.parts):
            self.position(node, "pact:part", f"-{order}", part)
        self.put(node, "pact:speakerText", quotation.speaker)
        self.offsets(node, "speaker", quotation.speaker_span)
        self.put(node, "pact:cue", quotation.cue)
        self.put(node, "pact:about", *(resource("actor", code) for code in quotation.about))
        if quotation.speaker_code is not None:
            self.put(node, "pact:speakerActor", resource("actor", quotation.speaker_code))
        if quotation.speaker_person is not None:
            speaker = resource("person", quotation.speaker_person)
            self.put(node, "pact:speaker", speaker)
            self.put(speaker, "pact:said", node)
        self.found(node, (quotation.evidence,), quotation.confidence)

    def tenure(self, tenure: Tenure) -> None:
        node = fact(self.id, "tenure", astuple(tenure))
        self.types(node, "pact:Tenure", "org:Membership")
        self.put(node, "org:member", resource("person", tenure.person))
        self.put(node, "org:organization", resource("actor", tenure.code))
        self.put(node, "pact:title", tenure.title)
        self.put(node, "pact:memberText", tenure.name)
        self.put(node, "pact:past", Literal(tenure.past))
        self.found(node, (tenure.evidence,), tenure.confidence)

    def rejected(self, rejected: Rejected) -> None:
        """A candidate, in properties of its own: nobody who asks for a pact:subject must find what is not a fact."""
        node = fact(self.id, "rejected", astuple(rejected))
        self.types(node, "pact:RejectedCandidate")
        self.put(node, "pact:reason", rejected.reason)
        self.put(node, "pact:candidateRelation", resource("pact", rejected.relation) if rejected.relation is not None else None)
        self.party(node, "candidateSubject", rejected.source)
        self.party(node, "candidateObject", rejected.target)
        self.found(node, (rejected.evidence,), None)

    def found(self, node: NamedNode, evidence: Iterable[Evidence], confidence: float | None) -> None:
        """How sure it is, the document, and where in it."""
        self.put(node, "pact:confidence", number(confidence) if confidence is not None else None)
        self.put(node, "prov:wasDerivedFrom", self.iri)
        self.put(node, "pact:evidence", *map(self.evidence, evidence))

    def evidence(self, evidence: Evidence) -> NamedNode:
        node = fact(self.id, "evidence", astuple(evidence))
        self.types(node, "pact:Evidence", "oa:SpecificResource")
        self.put(node, "oa:hasSource", self.iri)
        self.put(node, "pact:rule", evidence.rule)
        self.offsets(node, "subject", evidence.source_span)
        self.offsets(node, "object", evidence.target_span)
        words = NamedNode(node.value + "-q")
        self.put(node, "oa:hasSelector", words)
        self.types(words, "oa:TextQuoteSelector")
        self.put(words, "oa:exact", evidence.text)
        self.position(node, "oa:hasSelector", "-p", (evidence.start, evidence.end))
        return node

    def position(self, node: NamedNode, predicate: str, suffix: str, span: Span) -> None:
        selector = NamedNode(node.value + suffix)
        self.put(node, predicate, selector)
        self.types(selector, "oa:TextPositionSelector")
        self.put(selector, "oa:start", Literal(span[0]))
        self.put(selector, "oa:end", Literal(span[1]))

    def offsets(self, node: NamedNode, name: str, span: Span | None) -> None:
        if span is not None:
            self.put(node, f"pact:{name}Start", Literal(span[0]))
            self.put(node, f"pact:{name}End", Literal(span[1]))

    def representatives(self, findings: Findings) -> None:
        """Who represents whom: by an office held now, or by acting or speaking for an actor, unless the office is a past one."""
        parties = [party for event in (*findings.events, *findings.memberships) for party in (event.source, event.target)]
        acting = {(party.person, party.code) for party in parties}
        acting |= {(quotation.speaker_person, quotation.speaker_code) for quotation in findings.quotations}
        past = {(tenure.person, tenure.code) for tenure in findings.offices if tenure.past}
        now: set[tuple[str | None, str | None]] = {(tenure.person, tenure.code) for tenure in findings.offices if not tenure.past}
        for person, code in sorted((p, c) for p, c in now | (acting - past) if p is not None and c is not None):
            self.put(resource("person", person), "pact:represents", resource("actor", code))
