"""Answers in the media types of the SPARQL 1.1 protocol, chosen by what a client accepts."""

from __future__ import annotations

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat, Triple, parse, serialize

from pactgraph.rdf import sandbox, turtle
from pactgraph.rdf.answers import explained
from pactgraph.rdf.folder import Folder
from pactgraph.rdf.store import Store
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

Result = QuerySolutions | QueryBoolean | QueryTriples | list[Triple]


def respond(store: Store, sparql: str, accept: str = "*/*", *, timeout: float | None = None) -> tuple[str, bytes]:
    """Answer a query in the media type of an Accept header that its client likes best; returns that type and the body.

    Args:
        timeout: seconds after which the query is stopped; it runs in a process of its own then. None lets it run to its end.

    Raises:
        QueryError: a syntax error, an update, SERVICE, or a failed evaluation.
        QueryStopped: the time is up.
    """
    with explained(sparql):
        if timeout is None:
            return _written(store.graphs.store.query(sparql, prefixes=PREFIXES), accept)
        return _written(sandbox.run(store.graphs.store, store.path and Folder(store.path).quads, sparql, timeout), accept)


def _written(result: Result, accept: str) -> tuple[str, bytes]:
    if isinstance(result, QuerySolutions | QueryBoolean):
        media_type = _choose(accept, list(ROWS))
        return media_type, result.serialize(format=ROWS[media_type]) or b""
    media_type = _choose(accept, list(TRIPLES))
    lines = sorted({f"{triple} ." for triple in result})
    if media_type == "text/turtle":  # Oxigraph would declare the prefixes in an order of chance
        return media_type, "\n".join([turtle.header(), *turtle.blocks(lines)]).encode()
    triples = (quad.triple for quad in parse("\n".join(lines), RdfFormat.N_TRIPLES))
    return media_type, serialize(triples, format=TRIPLES[media_type]) or b""


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
