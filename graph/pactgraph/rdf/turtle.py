"""Turtle and TriG that people can read, written as the sorted triples stream by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from pactgraph.rdf.terms import PREFIXES

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
_SPACES = sorted(((f"<{namespace}", prefix) for prefix, namespace in PREFIXES.items()), key=lambda pair: -len(pair[0]))
_TYPE = f"<{PREFIXES['rdf']}type>"
_NUMBER = re.compile(rf'"([+-]?[0-9]+(?:\.[0-9]+)?|true|false)"\^\^<{re.escape(PREFIXES["xsd"])}(integer|decimal|boolean)>')
_PLAIN = {"integer": re.compile(r"[+-]?[0-9]+"), "decimal": re.compile(r"[+-]?[0-9]+\.[0-9]+"), "boolean": re.compile("true|false")}


def header(prefixes: Iterable[str]) -> str:
    """The declarations of these prefixes."""
    return "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in sorted(prefixes))


def blocks(lines: Iterable[str]) -> Iterator[str]:
    """One block for each subject of sorted N-Triples lines, types first; the end of the last line is included."""
    triples = (line.split(" ", 2) for line in lines)
    for subject, group in groupby(triples, key=lambda triple: triple[0]):
        objects: dict[str, list[str]] = {}
        for _, predicate, value in group:
            objects.setdefault(predicate, []).append(short(value.removesuffix(" .")))
        ordered = sorted(objects, key=lambda predicate: (predicate != _TYPE, predicate))
        said = [f"{'a' if predicate == _TYPE else short(predicate)} {', '.join(objects[predicate])}" for predicate in ordered]
        yield f"{short(subject)} " + " ;\n    ".join(said) + " .\n"


def short(term: str) -> str:
    """A term of N-Triples in its shortest Turtle form.

    >>> short("<https://w3id.org/pactgraph/actor/NOR>")
    'actor:NOR'
    """
    if term.startswith("<"):
        return _iri(term)
    if not term.startswith('"') or term.endswith('"'):
        return term
    number = _NUMBER.fullmatch(term)
    if number and _PLAIN[number[2]].fullmatch(number[1]):
        return number[1]
    words, mark, datatype = term.rpartition('"^^')
    return f"{words}{mark}{_iri(datatype)}" if mark and datatype.endswith(">") and '"' not in datatype else term


def _iri(iri: str) -> str:
    for start, prefix in _SPACES:
        if iri.startswith(start) and _LOCAL.fullmatch(iri, len(start), len(iri) - 1):
            return f"{prefix}:{iri[len(start) : -1]}"
    return iri
