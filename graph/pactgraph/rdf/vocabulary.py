"""Names for what the facts name: the labels and types of actors, areas and relations, in a graph of their own.

They are not facts of a document, so that they are kept apart, and an export takes only those that its facts use.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad, Triple

from pactgraph.ontology import Actor, Ontology
from pactgraph.rdf.graphs import Graphs
from pactgraph.rdf.terms import BASE, PREFIXES, VOCABULARY, day, resource, term

_CLASSES = {"country": "pact:Country", "organisation": "pact:InternationalOrganisation"}
_EXPORTED = frozenset(term(name).value for name in ("rdf:type", "rdfs:label", "skos:prefLabel", "skos:exactMatch"))
_NAMED = tuple(PREFIXES[prefix] for prefix in ("actor", "area", "pact"))


def describe(graphs: Graphs, ontology: Ontology) -> None:
    """Bring the vocabulary of a graph to the state of the ontology."""
    graphs.replace({VOCABULARY: vocabulary(ontology)})


def vocabulary(ontology: Ontology) -> Iterator[Quad]:
    """The quads of the vocabulary: actors with labels and types, memberships with dates, areas, relations with their classes."""
    for actor in ontology.actors.values():
        yield from _actor(actor)
    for area in ontology.areas.values():
        yield from _quads(resource("area", area.code), ("rdf:type", term("pact:Area")), ("skos:prefLabel", _english(area.label)))
    for relation in ontology.relations.values():
        yield from _quads(
            resource("pact", relation.name),
            ("rdfs:label", _english(relation.label)),
            *([("rdf:type", term("owl:SymmetricProperty"))] if relation.symmetric else []),
            ("rdfs:subPropertyOf", term("pact:cooperatesWith" if relation.sign > 0 else "pact:conflictsWith")),
            ("pact:eventType", Literal(relation.event_type)),
            ("pact:quadClass", Literal(relation.quad_class)),
        )
    for order, membership in enumerate(ontology.memberships):
        yield from _quads(
            NamedNode(f"{BASE}membership/{order}"),
            ("rdf:type", term("pact:Membership")),
            ("org:member", resource("actor", membership.member)),
            ("org:organization", resource("actor", membership.organisation)),
            ("pact:membershipStatus", Literal(membership.status)),
            *((f"pact:{name}", day(when)) for name, when in (("since", membership.since), ("until", membership.until)) if when),
        )


def is_vocabulary(triple: Triple) -> bool:
    """True where a triple names an actor, an area or a relation, as in an export."""
    subject = triple.subject
    return triple.predicate.value in _EXPORTED and isinstance(subject, NamedNode) and subject.value.startswith(_NAMED)


def adopt(graphs: Graphs, triples: Iterable[Triple]) -> None:
    """Take the names that a file gives in place of our own for the same things, so that it is exported as it was."""
    given = {Quad(triple.subject, triple.predicate, triple.object, VOCABULARY) for triple in triples}
    named = {(quad.subject, quad.predicate) for quad in given}
    kept = (quad for quad in graphs[VOCABULARY] if (quad.subject, quad.predicate) not in named)
    graphs.replace({VOCABULARY: [*kept, *given]})


def facts(graphs: Graphs) -> Iterator[tuple[NamedNode, Iterable[Quad]]]:
    """The graphs of an export, sorted by name: all but the vocabulary, and of that what the others use."""
    for name in graphs.names():
        yield name, _used(graphs) if name == VOCABULARY else graphs[name]


def _used(graphs: Graphs) -> Iterator[Quad]:
    for subject in {quad.subject for quad in graphs[VOCABULARY]}:
        if isinstance(subject, NamedNode) and graphs.mentions(subject, outside=VOCABULARY):
            for quad in graphs.store.quads_for_pattern(subject, None, None, VOCABULARY):
                if quad.predicate.value in _EXPORTED:
                    yield quad


def _actor(actor: Actor) -> Iterator[Quad]:
    return _quads(
        resource("actor", actor.code),
        ("rdf:type", term(_CLASSES[actor.kind])),
        ("rdfs:label", _english(actor.label)),
        *(("skos:altLabel", _english(name)) for name in actor.names if name != actor.label),
        ("pact:actorType", Literal(actor.type)),
        *([("skos:exactMatch", NamedNode("http://www.wikidata.org/entity/" + actor.wikidata))] if actor.wikidata else []),
    )


def _english(words: str) -> Literal:
    return Literal(words, language="en")


def _quads(subject: NamedNode, *pairs: tuple[str, NamedNode | Literal]) -> Iterator[Quad]:
    return (Quad(subject, term(name), value, VOCABULARY) for name, value in pairs)
