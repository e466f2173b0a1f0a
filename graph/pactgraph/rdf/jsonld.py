"""JSON-LD as it streams by: one object for each named graph, one for each subject in it, the keys in prefixed form."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from pactgraph.rdf.terms import PREFIXES, with_point
from pactgraph.rdf.turtle import short

_TYPE = PREFIXES["rdf"] + "type"
_DECIMAL = PREFIXES["xsd"] + "decimal"
_STRING = PREFIXES["xsd"] + "string"
_NATIVE: dict[str, Callable[[str], object]] = {PREFIXES["xsd"] + "integer": int, PREFIXES["xsd"] + "boolean": "true".__eq__}


def pieces(graphs: Iterable[tuple[NamedNode, Iterable[Quad]]]) -> Iterator[str]:
    """The text of a JSON-LD document with these graphs; a graph must fit in memory, all of them need not."""
    yield '{"@context": ' + json.dumps(PREFIXES, indent=1) + ',\n"@graph": ['
    comma = "\n"
    for name, quads in graphs:
        nodes = [json.dumps(node, ensure_ascii=False) for node in _nodes(quads)]
        if nodes:
            yield f'{comma}{{"@id": {json.dumps(_name(name))}, "@graph": [\n' + ",\n".join(nodes) + "]}"
            comma = ",\n"
    yield "\n]}\n"


def _nodes(quads: Iterable[Quad]) -> Iterator[dict[str, Any]]:
    ordered = sorted(set(quads), key=lambda quad: (str(quad.subject), str(quad.predicate), str(quad.object)))
    for subject, group in groupby(ordered, key=lambda quad: quad.subject):
        node: dict[str, Any] = {"@id": _name(subject)}
        for predicate, values in groupby(group, key=lambda quad: quad.predicate.value):
            if predicate == _TYPE:
                node["@type"] = [_name(quad.object) for quad in values]
            else:
                found = [_value(quad.object) for quad in values]
                node[short(f"<{predicate}>").strip("<>")] = found[0] if len(found) == 1 else found
        yield node


def _value(term: NamedNode | BlankNode | Literal | Triple) -> object:
    if not isinstance(term, Literal):
        return {"@id": _name(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == _STRING:
        return term.value
    if native := _NATIVE.get(term.datatype.value):
        return native(term.value)
    value = with_point(term.value) if term.datatype.value == _DECIMAL else term.value
    return {"@value": value, "@type": _name(term.datatype)}


def _name(term: NamedNode | BlankNode | Literal | Triple) -> str:
    return short(str(term)).strip("<>")
