"""Findings as RDF: their shape, the store, the exchange formats, SPARQL and the named questions."""

from pactgraph.rdf.answers import Answer, Term
from pactgraph.rdf.shape import nquads, quads
from pactgraph.rdf.store import Store

__all__ = ["Answer", "Store", "Term", "nquads", "quads"]
