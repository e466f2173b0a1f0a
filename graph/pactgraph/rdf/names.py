"""Actors and persons by the names that people use for them."""

from __future__ import annotations

from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode

from pactgraph.rdf.graphs import MERGE, Graphs, Name
from pactgraph.rdf.terms import PREFIXES, VOCABULARY, code, resource, term


def actor(graphs: Graphs, text: str) -> NamedNode:
    """The IRI of an actor given by code or by a name, in any case; raises ValueError with proposals where there is none."""
    for written in (text, text.upper()):
        node = resource("actor", written)
        if next(graphs.store.quads_for_pattern(node, None, None), None) is not None:
            return node
    names = _names(graphs, VOCABULARY, "actor")
    return _chosen(text, names, "a code such as NOR or NATO, or an English name")


def person(graphs: Graphs, text: str) -> NamedNode:
    """The IRI of a person given by id or by a name that a document uses; raises ValueError where there is none."""
    node = resource("person", text)
    if next(graphs.store.quads_for_pattern(node, None, None, MERGE), None) is not None:
        return node
    return _chosen(text, _names(graphs, MERGE, "person"), "nobody of that name is in the graph")


def _names(graphs: Graphs, graph: Name, prefix: str) -> dict[str, NamedNode]:
    """Names in small letters with what they name; a label goes before another's alias, and the first id before the others."""
    names: dict[str, NamedNode] = {}
    for predicate in ("rdfs:label", "skos:altLabel"):
        found = [
            (quad.object.value.casefold(), quad.subject.value)
            for quad in graphs.store.quads_for_pattern(None, term(predicate), None, graph)
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
        ]
        for name, iri in sorted(found):
            if iri.startswith(PREFIXES[prefix]):
                names.setdefault(name, NamedNode(iri))
    return names


def _chosen(text: str, names: dict[str, NamedNode], otherwise: str) -> NamedNode:
    if found := names.get(text.strip().casefold()):
        return found
    near = get_close_matches(text.casefold(), names, n=3, cutoff=0.6)
    proposals = dict.fromkeys(f"{name.title()} ({code(names[name].value)})" for name in near)
    raise ValueError(f"did you mean {', '.join(proposals)}?" if proposals else otherwise)
