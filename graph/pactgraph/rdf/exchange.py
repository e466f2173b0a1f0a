"""The exchange formats: a graph to a stream, the same bytes for the same facts, whatever the order they came in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import IO

from pyoxigraph import Quad, RdfFormat, Triple, parse, serialize

from pactgraph.errors import ExportError
from pactgraph.rdf import jsonld, turtle
from pactgraph.rdf.graphs import Graphs
from pactgraph.rdf.sorting import ordered
from pactgraph.rdf.terms import PREFIXES
from pactgraph.rdf.vocabulary import facts

_DECIMAL = f'"^^<{PREFIXES["xsd"]}decimal>'.encode()


def export(graphs: Graphs, format: str, out: IO[bytes]) -> None:
    """Write the facts of all documents, with the labels and types of what they name, in one of ``FORMATS``.

    Formats without named graphs (ttl, nt, rdfxml) get each triple once.

    Raises:
        ExportError: the format is unknown, or the stream cannot be written.
    """
    if format not in FORMATS:
        raise ExportError(f"unknown format {format!r}: choose one of {', '.join(FORMATS)}")
    try:
        FORMATS[format](graphs, out)
    except OSError as error:
        raise ExportError(f"cannot write {format} ({error.strerror or error})") from error


def _lines(quads: Iterable[Quad], form: RdfFormat) -> Iterator[bytes]:
    """Quads as lines of N-Triples or N-Quads; a whole decimal gets its point back, which Oxigraph takes away."""
    source = iter(quads)
    while chunk := list(islice(source, 10_000)):
        terms: list[Triple] | list[Quad] = chunk if form == RdfFormat.N_QUADS else [quad.triple for quad in chunk]
        for line in (serialize(terms, format=form) or b"").split(b"\n")[:-1]:
            head, mark, tail = line.rpartition(_DECIMAL)
            yield head + b".0" + mark + tail if mark and b"." not in head.rpartition(b'"')[2] else line


def _triples(graphs: Graphs) -> Iterator[bytes]:
    return ordered(_lines((quad for _, quads in facts(graphs) for quad in quads), RdfFormat.N_TRIPLES))


def _ntriples(graphs: Graphs, out: IO[bytes]) -> None:
    out.writelines(line + b"\n" for line in _triples(graphs))


def _nquads(graphs: Graphs, out: IO[bytes]) -> None:
    for _, quads in facts(graphs):
        out.writelines(line + b"\n" for line in sorted(set(_lines(quads, RdfFormat.N_QUADS))))


def _turtle(graphs: Graphs, out: IO[bytes]) -> None:
    out.write(turtle.header().encode())
    out.writelines(b"\n" + block.encode() for block in turtle.blocks(line.decode() for line in _triples(graphs)))


def _trig(graphs: Graphs, out: IO[bytes]) -> None:
    out.write(turtle.header().encode())
    for name, quads in facts(graphs):
        lines = (line.decode() for line in sorted(set(_lines(quads, RdfFormat.N_TRIPLES))))
        content = "\n".join(turtle.blocks(lines, indent="    "))
        if content:
            out.write(f"\n{turtle.short(str(name))} {{\n{content}}}\n".encode())


def _jsonld(graphs: Graphs, out: IO[bytes]) -> None:
    out.writelines(piece.encode() for piece in jsonld.pieces(facts(graphs)))


def _rdfxml(graphs: Graphs, out: IO[bytes]) -> None:
    lines = _triples(graphs)
    chunks = iter(lambda: b"\n".join(islice(lines, 10_000)), b"")
    triples = (quad.triple for chunk in chunks for quad in parse(chunk, RdfFormat.N_TRIPLES))
    serialize(triples, _CarriageReturns(out), RdfFormat.RDF_XML, prefixes=PREFIXES)  # type: ignore[arg-type]


class _CarriageReturns:
    """A stream that writes a carriage return as a character reference: a reader of XML takes a bare one for a line feed."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out

    def write(self, data: bytes) -> int:
        self._out.write(data.replace(b"\r", b"&#13;"))
        return len(data)

    def flush(self) -> None:
        self._out.flush()


FORMATS: dict[str, Callable[[Graphs, IO[bytes]], None]] = {
    "ttl": _turtle,
    "nt": _ntriples,
    "nq": _nquads,
    "trig": _trig,
    "jsonld": _jsonld,
    "rdfxml": _rdfxml,
}
"""The formats of RDF that a graph can be written in, by the name that ``--format`` takes."""
