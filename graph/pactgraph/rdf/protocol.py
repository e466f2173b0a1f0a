"""Answers in the media types of the SPARQL 1.1 protocol, chosen by what a client accepts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO

from pyoxigraph import NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat, Store

from pactgraph.errors import QueryError
from pactgraph.rdf.answers import explain, refuse_network
from pactgraph.rdf.terms import PREFIXES

ROWS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "application/xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
TRIPLES = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}


def respond(
    store: Store, sparql: str, accept: str, out: IO[bytes], *, default: Sequence[str] = (), named: Sequence[str] = ()
) -> str:
    """Answer a query in the first media type of an Accept header that fits it, and return that type.

    Args:
        default: IRIs of the graphs that make the default graph; none is the merge of all documents.
        named: IRIs of the graphs that GRAPH may name; none is all of them.

    Raises:
        QueryError: a syntax error, an update, SERVICE, a failed evaluation, or more than ``out`` takes.
    """
    refuse_network(sparql)
    try:
        result = store.query(
            sparql,
            prefixes=PREFIXES,
            default_graph=[NamedNode(iri) for iri in default] or None,
            named_graphs=[NamedNode(iri) for iri in named] or None,
        )
        return _write(result, accept, out)
    except SyntaxError as error:
        raise QueryError(explain(sparql, error)) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise QueryError(f"the query cannot be answered ({error})") from error


def _write(result: QueryBoolean | QuerySolutions | QueryTriples, accept: str, out: IO[bytes]) -> str:
    if isinstance(result, QueryTriples):
        media_type = _choose(accept, list(TRIPLES))
        result.serialize(out, format=TRIPLES[media_type])
    else:
        media_type = _choose(accept, list(ROWS))
        result.serialize(out, format=ROWS[media_type])
    return media_type


def _choose(accept: str, offered: list[str]) -> str:
    """The offered media type that a client likes best; the first where it accepts all, or none of them."""
    liked: list[tuple[float, int, str]] = []
    for place, part in enumerate(accept.split(",")):
        media_range, *parameters = (piece.strip() for piece in part.split(";"))
        quality = next((_number(value[2:]) for value in parameters if value.startswith("q=")), 1.0)
        liked.append((-quality, place, media_range.lower()))
    for quality, _, media_range in sorted(liked):
        if quality and (found := next((name for name in offered if _matches(name, media_range)), None)):
            return found
    return offered[0]


def _matches(media_type: str, media_range: str) -> bool:
    return media_range in ("*/*", media_type) or (media_range.endswith("/*") and media_type.startswith(media_range[:-1]))


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
