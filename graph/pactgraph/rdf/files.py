"""Files of RDF as graphs in memory: the named graphs as they are, or documents found again in a heap of triples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse

from pactgraph.errors import GraphError
from pactgraph.model import Document
from pactgraph.rdf.graphs import MERGE, Graphs
from pactgraph.rdf.recovery import findings
from pactgraph.rdf.shape import quads
from pactgraph.rdf.terms import OTHER, PREFIXES, VOCABULARY, code, term
from pactgraph.rdf.vocabulary import adopt, is_vocabulary

SUFFIXES = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".jsonld": RdfFormat.JSON_LD,
    ".json": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
    ".rdfxml": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
}
"""The formats that are read, by the end of a file's name."""

_PARTS = tuple(map(term, ("pact:evidence", "oa:hasSelector", "pact:part")))
_NAMES = tuple(map(term, ("rdf:type", "rdfs:label", "skos:altLabel")))


def fill(graphs: Graphs, path: Path) -> Iterator[Document]:
    """Read a file into empty graphs, and give its documents, without texts.

    A format with named graphs is taken as it is. In one without, a document gets back what was derived from it, and the names of
    the persons in that. What belongs to no document is kept in a graph of its own. Blank nodes are given IRIs.

    Raises:
        GraphError: the file cannot be read, or has a syntax error, with its place.
    """
    form = SUFFIXES.get(path.suffix.lower())
    if form is None:
        raise GraphError(f"{path} is neither a graph folder nor a file of RDF ({' '.join(sorted(SUFFIXES))})")
    heap = Store()
    try:
        heap.bulk_extend(_without_blanks(parse(path=str(path), format=form)))
    except (OSError, SyntaxError, ValueError) as error:
        raise GraphError(f"{path}: cannot be read as {form.name} ({_first_line(error)})") from error
    if form.supports_datasets:
        for name in heap.named_graphs():
            if isinstance(name, NamedNode) and name != VOCABULARY:
                graphs.replace({name: heap.quads_for_pattern(None, None, None, name)})
    else:
        _find_documents(heap, graphs)
    _keep_the_rest(heap, graphs)
    for name in graphs.names():
        if name.value.startswith(PREFIXES["document"]):
            identifier = code(name.value)
            yield findings(identifier, graphs[name]).document


def _without_blanks(found: Iterable[Quad]) -> Iterator[Quad]:
    """Quads with an IRI for each blank node, numbered as they come, so that the same file gives the same IRIs."""
    names: dict[BlankNode, NamedNode] = {}

    def named(node: NamedNode | BlankNode | Literal | Triple | DefaultGraph) -> NamedNode | Literal | DefaultGraph:
        if isinstance(node, BlankNode):
            return names.setdefault(node, NamedNode(f"{OTHER.value}/{len(names) + 1}"))
        if isinstance(node, Triple):
            raise ValueError("it has a triple as a term")
        return node

    for quad in found:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            yield quad
        else:
            yield Quad(named(quad.subject), quad.predicate, named(quad.object), named(quad.graph_name))  # type: ignore[arg-type]


def _find_documents(heap: Store, graphs: Graphs) -> None:
    for quad in heap.quads_for_pattern(None, term("rdf:type"), term("pact:Document")):
        if isinstance(quad.subject, NamedNode):
            name = quad.subject
            content = [Quad(q.subject, q.predicate, q.object, name) for q in _derived(heap, name)]
            stated = quads(findings(code(name.value), content))
            content += [quad for quad in stated if Quad(quad.subject, quad.predicate, quad.object) in heap]
            graphs.replace({name: content})


def _derived(heap: Store, document: NamedNode) -> Iterator[Quad]:
    """All triples about a document, about what was derived from it, and the parts of that; and the names of its persons."""
    waiting = [document, *(quad.subject for quad in heap.quads_for_pattern(None, term("prov:wasDerivedFrom"), document))]
    seen = set(waiting)
    persons: set[NamedNode] = set()
    while waiting:
        for quad in heap.quads_for_pattern(waiting.pop(), None, None):
            yield quad
            if quad.predicate in _PARTS and quad.object not in seen and isinstance(quad.object, NamedNode):
                seen.add(quad.object)
                waiting.append(quad.object)
            if isinstance(quad.object, NamedNode) and quad.object.value.startswith(PREFIXES["person"]):
                persons.add(quad.object)
    for person in persons:
        for predicate in _NAMES:
            yield from heap.quads_for_pattern(person, predicate, None)


def _keep_the_rest(heap: Store, graphs: Graphs) -> None:
    """What is in no document: the names of actors, areas and relations to the vocabulary, all else to a graph of its own."""
    rest = [quad.triple for quad in heap.quads_for_pattern(None, None, None, MERGE)]
    rest = [triple for triple in rest if Quad(triple.subject, triple.predicate, triple.object, MERGE) not in graphs.store]
    named = [triple for triple in rest if is_vocabulary(triple)]
    named += [quad.triple for quad in heap.quads_for_pattern(None, None, None, VOCABULARY)]
    adopt(graphs, named)
    other = [Quad(t.subject, t.predicate, t.object, OTHER) for t in rest if not is_vocabulary(t)]
    graphs.replace({OTHER: [*graphs[OTHER], *other]})


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
