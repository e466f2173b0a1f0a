"""Turtle and TriG that people can read, written as the sorted triples stream by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from pactgraph.rdf.terms import PREFIXES

# What comes first in a block: what it is, who does what to whom, how sure, where it stands. The rest follows by name.
# fmt: off
_FIRST = (
    "rdf:type", "rdfs:label", "skos:prefLabel", "skos:altLabel", "dcterms:title", "dcterms:issued", "pact:subject",
    "pact:subjectAgent", "pact:subjectText", "pact:relation", "pact:object", "pact:objectAgent", "pact:objectText",
    "pact:status", "pact:area", "pact:date", "pact:place", "org:member", "pact:memberText", "org:organization",
    "pact:title", "pact:past", "schema:text", "pact:direct", "pact:speaker", "pact:speakerActor", "pact:speakerText",
    "pact:speakerStart", "pact:speakerEnd", "pact:cue", "pact:about", "pact:part", "pact:reason", "pact:candidateSubject",
    "pact:candidateSubjectAgent", "pact:candidateSubjectText", "pact:candidateRelation", "pact:candidateObject",
    "pact:candidateObjectAgent", "pact:candidateObjectText", "pact:confidence", "prov:wasDerivedFrom", "pact:evidence",
    "oa:hasSource", "pact:rule", "pact:subjectStart", "pact:subjectEnd", "pact:objectStart", "pact:objectEnd",
    "oa:hasSelector", "oa:exact", "oa:start", "oa:end",
)
# fmt: on
_RANK = {name: rank for rank, name in enumerate(_FIRST)}
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
_SPACE = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_NUMBER = re.compile(
    rf'"(?:([+-]?[0-9]+)"\^\^<{PREFIXES["xsd"]}integer|([+-]?[0-9]+\.[0-9]+)"\^\^<{PREFIXES["xsd"]}decimal'
    rf'|(true|false)"\^\^<{PREFIXES["xsd"]}boolean)>'
)


def header() -> str:
    """The declarations of all prefixes."""
    return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in sorted(PREFIXES.items()))


def blocks(lines: Iterable[str], indent: str = "") -> Iterator[str]:
    """One block for each subject of sorted N-Triples lines, with the end of its last line."""
    triples = (line.split(" ", 2) for line in lines)
    for subject, group in groupby(triples, key=lambda triple: triple[0]):
        objects: dict[str, list[str]] = {}
        for _, predicate, value in group:
            objects.setdefault(_name(predicate), []).append(short(value.removesuffix(" .")))
        ordered = sorted(objects, key=lambda name: (_RANK.get(name, len(_RANK)), name))
        said = [f"{'a' if name == 'rdf:type' else name} {', '.join(_own_first(objects[name]))}" for name in ordered]
        yield f"{indent}{short(subject)} " + f" ;\n{indent}    ".join(said) + " .\n"


def _own_first(values: list[str]) -> list[str]:
    return sorted(values, key=lambda value: (not value.startswith("pact:"), value))


def short(term: str) -> str:
    """A term of N-Triples in its shortest Turtle form.

    >>> short("<https://w3id.org/pactgraph/actor/NOR>")
    'actor:NOR'
    """
    if term.startswith("<"):
        return _iri(term)
    if not term.startswith('"') or term.endswith('"'):
        return term
    if number := _NUMBER.fullmatch(term):
        return number[number.lastindex or 0]
    words, mark, datatype = term.rpartition('"^^')
    return f"{words}{mark}{_iri(datatype)}" if mark else term


@lru_cache(maxsize=1024)
def _name(predicate: str) -> str:
    """The short form of a predicate: there are few, and each line has one."""
    return short(predicate)


def _iri(iri: str) -> str:
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    prefix = _SPACE.get(iri[1:cut])
    return f"{prefix}:{iri[cut:-1]}" if prefix and _LOCAL.fullmatch(iri, cut, len(iri) - 1) else iri
