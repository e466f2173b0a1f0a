"""Findings as quads: the one place that knows how a fact looks in a graph.

All quads of a document are in the named graph with its IRI. An asserted event between two actors is a plain triple, in both
directions where the relation is symmetric; every event is also a node with its status and evidence. There are no blank nodes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from pyoxigraph import Quad, RdfFormat, parse

from pactgraph import ontology
from pactgraph.model import Document, Event, Evidence, Findings, Party, Period, Person, Quotation, Rejected, Span, Status, Tenure
from pactgraph.rdf.canonical import canonical, party_key
from pactgraph.rdf.terms import PREFIXES, fact, literal, number, resource, term


def quads(findings: Findings) -> tuple[Quad, ...]:
    """The quads of one document, each once, in a fixed order; the same findings give the same quads in any process.

    Findings are brought to their canonical form first. Mentions become one ``schema:mentions`` of the document for each actor
    and person; their places in the text are not kept.
    """
    return tuple(parse(nquads(findings), RdfFormat.N_QUADS))


def nquads(findings: Findings) -> bytes:
    """The same as N-Quads, what a worker sends home and what a store loads: as text it crosses both without becoming objects."""
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
    return "".join(dict.fromkeys(graph.lines)).encode()


@lru_cache(maxsize=1)
def _symmetric() -> frozenset[str]:
    return frozenset(name for name, relation in ontology.load().relations.items() if relation.symmetric)


@lru_cache(maxsize=512)
def _name(prefixed: str) -> str:
    """A name of a vocabulary as N-Quads write it."""
    return str(term(prefixed))


@lru_cache(maxsize=4096)
def _iri(prefix: str, code: str) -> str:
    """A code or id in one of our paths as N-Quads write it."""
    return str(resource(prefix, code))


def _typed(value: str, datatype: str) -> str:
    return f'"{value}"^^<{PREFIXES["xsd"]}{datatype}>'


def _integer(value: int) -> str:
    return _typed(str(value), "integer")


def _truth(value: bool) -> str:
    return _typed("true" if value else "false", "boolean")


def _day(value: date | Period | None) -> str | None:
    """A day as xsd:date, a month as xsd:gYearMonth, a year as xsd:gYear."""
    if value is None:
        return None
    kind = "date" if isinstance(value, date) else "gYearMonth" if value.month else "gYear"
    return _typed(value.isoformat(), kind)


class _Graph:
    """The lines of one document as they are written down; a term is text in the form of N-Quads."""

    def __init__(self, document: Document) -> None:
        self.id = document.id
        self.iri = _iri("document", document.id)
        self.end = f" {self.iri} .\n"
        self.lines: list[str] = []
        self.passages: set[str] = set()

    def put(self, subject: str, predicate: str, *values: str | None) -> None:
        """Write one triple for each value that is there."""
        start = f"{subject} {_name(predicate)} "
        self.lines += [start + value + self.end for value in values if value is not None]

    def say(self, subject: str, predicate: str, *texts: str | None) -> None:
        """Write one triple with a plain literal for each text that is there."""
        self.put(subject, predicate, *(literal(text) for text in texts if text is not None))

    def types(self, subject: str, *names: str) -> None:
        self.put(subject, "rdf:type", *map(_name, names))

    def document(self, findings: Findings) -> None:
        document = findings.document
        self.types(self.iri, "pact:Document", "prov:Entity", "schema:CreativeWork")
        self.say(self.iri, "dcterms:title", document.title)
        self.put(self.iri, "dcterms:issued", _day(document.published))
        if document.url is not None:
            self.put(self.iri, "schema:url", f"{literal(document.url)}^^{_name('xsd:anyURI')}")
        self.say(self.iri, "dcterms:source", document.source)
        self.say(self.iri, "dcterms:language", document.language)
        for prefix, codes in (("actor", {m.code for m in findings.mentions}), ("person", {m.person for m in findings.mentions})):
            self.put(self.iri, "schema:mentions", *(_iri(prefix, code) for code in sorted(filter(None, codes))))

    def person(self, person: Person) -> None:
        node = _iri("person", person.id)
        self.types(node, "pact:Person", "foaf:Person", "schema:Person")
        self.say(node, "rdfs:label", person.name)
        self.say(node, "skos:altLabel", *person.aliases)

    def event(self, event: Event) -> None:
        """A statement, with its plain triple when it is asserted; an event with an unknown party is kept apart from the facts."""
        kind = "statement" if event.linked else "unlinked"
        node = _fact(self.id, kind, party_key(event.source), event.relation, party_key(event.target), event.status)
        self.types(node, "pact:Statement" if event.linked else "pact:UnlinkedEvent")
        self.party(node, "subject", event.source)
        self.put(node, "pact:relation", _iri("pact", event.relation))
        self.party(node, "object", event.target)
        self.put(node, "pact:status", _name(f"pact:{event.status}"))
        self.put(node, "pact:area", *(_iri("area", area) for area in event.areas))
        self.put(node, "pact:date", _day(event.date))
        self.say(node, "pact:place", event.place)
        self.found(node, event.evidence, event.confidence)
        if event.status is Status.ASSERTED:
            self.plain("actor", event.source.code, event.relation, event.target.code)
            if event.relation == "consultsWith":  # the persons who met, not only the countries they met for
                self.plain("person", event.source.person, event.relation, event.target.person)

    def plain(self, prefix: str, source: str | None, relation: str, target: str | None) -> None:
        if source is None or target is None:
            return
        pair = _iri(prefix, source), _iri(prefix, target)
        for subject, other in (pair, pair[::-1]) if relation in _symmetric() else (pair,):
            self.lines.append(f"{subject} {_iri('pact', relation)} {other}{self.end}")

    def party(self, node: str, side: str, party: Party | None) -> None:
        """The actor, the person who acts for it, and the words."""
        if party is not None:
            self.put(node, f"pact:{side}", _iri("actor", party.code) if party.code is not None else None)
            self.put(node, f"pact:{side}Agent", _iri("person", party.person) if party.person is not None else None)
            self.say(node, f"pact:{side}Text", party.text)

    def quotation(self, quotation: Quotation) -> None:
        node = _fact(self.id, "quotation", quotation)
        self.types(node, "pact:Quotation", "schema:Quotation")
        self.say(node, "schema:text", quotation.text)
        self.put(node, "pact:direct", _truth(quotation.direct))
        for order, part in enumerate(quotation.parts):
            self.position(node, "pact:part", f"-{order}", part)
        self.say(node, "pact:speakerText", quotation.speaker)
        self.offsets(node, "speaker", quotation.speaker_span)
        self.say(node, "pact:cue", quotation.cue)
        self.put(node, "pact:about", *(_iri("actor", code) for code in quotation.about))
        if quotation.speaker_code is not None:
            self.put(node, "pact:speakerActor", _iri("actor", quotation.speaker_code))
        if quotation.speaker_person is not None:
            speaker = _iri("person", quotation.speaker_person)
            self.put(node, "pact:speaker", speaker)
            self.put(speaker, "pact:said", node)
        self.found(node, (quotation.evidence,), quotation.confidence)

    def tenure(self, tenure: Tenure) -> None:
        node = _fact(self.id, "tenure", tenure)
        self.types(node, "pact:Tenure", "org:Membership")
        self.put(node, "org:member", _iri("person", tenure.person))
        self.put(node, "org:organization", _iri("actor", tenure.code))
        self.say(node, "pact:title", tenure.title)
        self.say(node, "pact:memberText", tenure.name)
        self.put(node, "pact:past", _truth(tenure.past))
        self.found(node, (tenure.evidence,), tenure.confidence)

    def rejected(self, rejected: Rejected) -> None:
        """A candidate, in properties of its own: nobody who asks for a pact:subject must find what is not a fact."""
        node = _fact(self.id, "rejected", rejected)
        self.types(node, "pact:RejectedCandidate")
        self.say(node, "pact:reason", rejected.reason)
        self.put(node, "pact:candidateRelation", _iri("pact", rejected.relation) if rejected.relation is not None else None)
        self.party(node, "candidateSubject", rejected.source)
        self.party(node, "candidateObject", rejected.target)
        self.found(node, (rejected.evidence,), None)

    def found(self, node: str, evidence: Iterable[Evidence], confidence: float | None) -> None:
        """How sure it is, the document, and where in it."""
        self.put(node, "pact:confidence", None if confidence is None else str(number(confidence)))
        self.put(node, "prov:wasDerivedFrom", self.iri)
        self.put(node, "pact:evidence", *map(self.evidence, evidence))

    def evidence(self, evidence: Evidence) -> str:
        node = _fact(self.id, "evidence", evidence)
        self.types(node, "pact:Evidence", "oa:SpecificResource")
        self.put(node, "oa:hasSource", self.iri)
        self.say(node, "pact:rule", evidence.rule)
        self.offsets(node, "subject", evidence.source_span)
        self.offsets(node, "object", evidence.target_span)
        # what two rules found in one sentence has the sentence once
        passage = _fact(self.id, "passage", evidence.start, evidence.end, evidence.text)
        words, place = _part(passage, "-q"), _part(passage, "-p")
        self.put(node, "oa:hasSelector", words, place)
        if passage not in self.passages:
            self.passages.add(passage)
            self.types(words, "oa:TextQuoteSelector")
            self.say(words, "oa:exact", evidence.text)
            self.span(place, (evidence.start, evidence.end))
        return node

    def position(self, node: str, predicate: str, suffix: str, span: Span) -> None:
        selector = _part(node, suffix)
        self.put(node, predicate, selector)
        self.span(selector, span)

    def span(self, selector: str, span: Span) -> None:
        self.types(selector, "oa:TextPositionSelector")
        self.put(selector, "oa:start", _integer(span[0]))
        self.put(selector, "oa:end", _integer(span[1]))

    def offsets(self, node: str, name: str, span: Span | None) -> None:
        if span is not None:
            self.put(node, f"pact:{name}Start", _integer(span[0]))
            self.put(node, f"pact:{name}End", _integer(span[1]))

    def representatives(self, findings: Findings) -> None:
        """Who represents whom: by an office held now, or by acting or speaking for an actor, unless the office is a past one."""
        parties = [party for event in (*findings.events, *findings.memberships) for party in (event.source, event.target)]
        acting = {(party.person, party.code) for party in parties}
        acting |= {(quotation.speaker_person, quotation.speaker_code) for quotation in findings.quotations}
        past = {(tenure.person, tenure.code) for tenure in findings.offices if tenure.past}
        now: set[tuple[str | None, str | None]] = {(tenure.person, tenure.code) for tenure in findings.offices if not tenure.past}
        for person, code in sorted((p, c) for p, c in now | (acting - past) if p is not None and c is not None):
            self.put(_iri("person", person), "pact:represents", _iri("actor", code))


def _fact(*content: object) -> str:
    return f"<{fact(*content)}>"


def _part(node: str, suffix: str) -> str:
    """A node that belongs to another and is named after it."""
    return f"{node[:-1]}{suffix}>"
