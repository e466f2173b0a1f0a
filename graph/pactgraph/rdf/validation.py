"""A graph held against the SHACL shapes of the ontology, a document at a time, so that memory does not grow with the graph."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from pactgraph import ontology
from pactgraph.rdf.store import Store
from pactgraph.rdf.terms import OTHER, PREFIXES, VOCABULARY, code

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_SHACL = "http://www.w3.org/ns/shacl#"
_BATCH = 4_000  # triples validated at a time: reading the shapes takes as long as validating some documents


@dataclass(frozen=True, slots=True)
class Violation:
    """What does not fit a shape: the document, the node, the property and the value where one is at fault, and the reason."""

    document: str
    node: str
    path: str | None
    value: str | None
    message: str


def validate(store: Store) -> Iterator[Violation]:
    """What in a graph does not fit the shapes, by document; nothing where all is well.

    The names of persons, actors and documents are in the same graphs as the facts, so that each document is complete in itself.
    """
    for names, quads in _batches(store):
        found = sorted(_violations(quads), key=lambda violation: (violation.node, violation.path or "", violation.message))
        for violation in found:
            yield _placed(violation, store, names)


def _batches(store: Store) -> Iterator[tuple[list[NamedNode], list[Quad]]]:
    names: list[NamedNode] = []
    quads: list[Quad] = []
    for name in store.graphs.names():
        if name in (VOCABULARY, OTHER):
            continue
        names.append(name)
        quads.extend(store.graphs[name])
        if len(quads) >= _BATCH:
            yield names, quads
            names, quads = [], []
    if names:
        yield names, quads


def _violations(quads: list[Quad]) -> Iterator[Violation]:
    import pyshacl  # here, because it takes longer to load than most commands run
    from rdflib import RDF, Graph, URIRef

    data = Graph().parse(data=serialize([quad.triple for quad in quads], format=RdfFormat.N_TRIPLES) or b"", format="nt")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # rdflib's own deprecations, by way of pyshacl
        conforms, report, _ = pyshacl.validate(data, shacl_graph=_shapes(), inplace=True)
    if not conforms and isinstance(report, Graph):
        for result in report.subjects(RDF.type, URIRef(_SHACL + "ValidationResult")):
            yield _violation(report, result)


def _violation(report: Graph, result: Node) -> Violation:
    from rdflib import URIRef

    found = {name: report.value(result, URIRef(_SHACL + name)) for name in ("focusNode", "resultPath", "value", "resultMessage")}
    node, path, value, message = (None if part is None else str(part) for part in found.values())
    return Violation("", _short(node or ""), None if path is None else _short(path), value, message or "does not fit its shape")


def _shapes() -> Graph:
    from rdflib import Graph

    return Graph().parse(data=ontology.shapes(), format="turtle")


def _placed(violation: Violation, store: Store, names: list[NamedNode]) -> Violation:
    """The violation with the document that has the node."""
    prefix, _, local = violation.node.partition(":")
    node = NamedNode(PREFIXES[prefix] + local if prefix in PREFIXES else violation.node)
    graphs = {quad.graph_name for quad in store.graphs.store.quads_for_pattern(node, None, None)}
    document = next((code(name.value) for name in names if name in graphs), "")
    return Violation(document, violation.node, violation.path, violation.value, violation.message)


def _short(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
