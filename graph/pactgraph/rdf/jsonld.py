"""JSON-LD as it streams by: one object for each named graph, one for each subject in it, in the terms of the context."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from pactgraph import ontology
from pactgraph.rdf.terms import PREFIXES, with_point
from pactgraph.rdf.turtle import short

_XSD = PREFIXES["xsd"]
_NATIVE: dict[str, Callable[[str], object]] = {_XSD + "integer": int, _XSD + "boolean": "true".__eq__}
Node = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True, slots=True)
class _Key:
    """How the context writes a predicate: the key, the type its values have without saying so, whether it is always a list."""

    name: str
    type: str | None = None
    several: bool = False


def pieces(graphs: Iterable[tuple[NamedNode, Iterable[Quad]]]) -> Iterator[str]:
    """The text of a JSON-LD document with these graphs; a graph must fit in memory, all of them need not."""
    yield '{"@context": ' + json.dumps(ontology.context()["@context"], indent=1) + ',\n"@graph": ['
    comma = "\n"
    for name, quads in graphs:
        nodes = [json.dumps(node, ensure_ascii=False) for node in _nodes(quads)]
        if nodes:
            yield f'{comma}{{"id": {json.dumps(_name(name))}, "@graph": [\n' + ",\n".join(nodes) + "]}"
            comma = ",\n"
    yield "\n]}\n"


def _nodes(quads: Iterable[Quad]) -> Iterator[dict[str, Any]]:
    ordered = sorted(set(quads), key=lambda quad: (str(quad.subject), str(quad.predicate), str(quad.object)))
    for subject, group in groupby(ordered, key=lambda quad: quad.subject):
        node: dict[str, Any] = {"id": _name(subject)}
        for predicate, values in groupby(group, key=lambda quad: quad.predicate):
            key = _keys().get(_name(predicate), _Key(_name(predicate)))
            found = [_value(quad.object, key.type) for quad in values]
            node[key.name] = found if key.several or len(found) > 1 else found[0]
        yield node


@cache
def _keys() -> dict[str, _Key]:
    """The terms of the context by the prefixed name of what they stand for."""
    keys = {"rdf:type": _Key("type", "@id")}
    for name, meaning in ontology.context()["@context"].items():
        if isinstance(meaning, dict):
            keys[meaning["@id"]] = _Key(name, meaning.get("@type"), meaning.get("@container") == "@set")
        elif ":" in meaning and name not in PREFIXES:
            keys[meaning] = _Key(name)
    return keys


def _value(term: Node, expected: str | None) -> object:
    """A value; its type is left out where the context has it for the key, or JSON has it itself."""
    if not isinstance(term, Literal):
        return _name(term) if expected == "@id" else {"@id": _name(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    datatype = term.datatype.value
    if native := _NATIVE.get(datatype):
        return native(term.value) if expected in (None, _name(term.datatype)) else {"@value": native(term.value)}
    value = with_point(term.value) if datatype == _XSD + "decimal" else term.value
    if datatype == _XSD + "string":
        return value if expected is None else {"@value": value}
    return value if expected == _name(term.datatype) else {"@value": value, "@type": _name(term.datatype)}


def _name(term: Node) -> str:
    return short(str(term)).strip("<>")
