"""The exchange formats: a graph to a stream, the same bytes for the same facts, whatever the order they came in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import IO

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse, serialize

from pactgraph.errors import ExportError
from pactgraph.rdf import jsonld, turtle
from pactgraph.rdf.sorting import ordered
from pactgraph.rdf.terms import PREFIXES

_WHOLE = re.compile(rf'("-?[0-9]+)("\^\^<{re.escape(PREFIXES["xsd"])}decimal> )'.encode())


Named = Iterable[tuple[NamedNode, Iterable[Quad]]]
"""Named graphs in the order of their names, as ``vocabulary.facts`` gives them; one at a time is in memory."""


def export(facts: Named, format: str, out: IO[bytes]) -> None:
    """Write the facts of all documents, with the labels and types of what they name, in one of ``FORMATS``.

    Formats without named graphs (ttl, nt, rdfxml) get each triple once.

    Raises:
        ExportError: the format is unknown, or the stream cannot be written.
    """
    if format not in FORMATS:
        raise ExportError(f"unknown format {format!r}: choose one of {', '.join(FORMATS)}")
    try:
        FORMATS[format](facts, out)
    except OSError as error:
        raise ExportError(f"cannot write {format} ({error.strerror or error})") from error


def _lines(quads: Iterable[Quad], form: RdfFormat) -> Iterator[bytes]:
    """Quads as lines of N-Triples or N-Quads; a whole decimal gets its point back, which Oxigraph takes away."""
    source = iter(quads)
    while chunk := list(islice(source, 2_500)):
        terms: list[Triple] | list[Quad] = chunk if form == RdfFormat.N_QUADS else [quad.triple for quad in chunk]
        yield from _WHOLE.sub(rb"\1.0\2", serialize(terms, format=form) or b"").split(b"\n")[:-1]


def _triples(facts: Named) -> Iterator[bytes]:
    return ordered(_lines((quad for _, quads in facts for quad in quads), RdfFormat.N_TRIPLES))


def _ntriples(facts: Named, out: IO[bytes]) -> None:
    out.writelines(line + b"\n" for line in _triples(facts))


def _nquads(facts: Named, out: IO[bytes]) -> None:
    for _, quads in facts:
        out.writelines(line + b"\n" for line in sorted(set(_lines(quads, RdfFormat.N_QUADS))))


def _turtle(facts: Named, out: IO[bytes]) -> None:
    out.write(turtle.header().encode())
    out.writelines(b"\n" + block.encode() for block in turtle.blocks(line.decode() for line in _triples(facts)))


def _trig(facts: Named, out: IO[bytes]) -> None:
    out.write(turtle.header().encode())
    for name, quads in facts:
        lines = (line.decode() for line in sorted(set(_lines(quads, RdfFormat.N_TRIPLES))))
        content = "\n".join(turtle.blocks(lines, indent="    "))
        if content:
            out.write(f"\n{turtle.short(str(name))} {{\n{content}}}\n".encode())


def _jsonld(facts: Named, out: IO[bytes]) -> None:
    out.writelines(piece.encode() for piece in jsonld.pieces(facts))


def _rdfxml(facts: Named, out: IO[bytes]) -> None:
    lines = _triples(facts)
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


FORMATS: dict[str, Callable[[Named, IO[bytes]], None]] = {
    "ttl": _turtle,
    "nt": _ntriples,
    "nq": _nquads,
    "trig": _trig,
    "jsonld": _jsonld,
    "rdfxml": _rdfxml,
}
"""The formats of RDF that a graph can be written in, by the name that ``--format`` takes."""
