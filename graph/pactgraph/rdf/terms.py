"""The terms of our graphs: namespaces, the IRIs of actors, persons, areas, documents and facts, and safe literals.

An IRI is a code or the hash of a content, never random, and its path is flat: rdflib's Turtle writer becomes superlinear with
a folder per document.
"""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from urllib.parse import quote, unquote

from pyoxigraph import Literal, NamedNode

BASE = "https://w3id.org/pactgraph/"
PREFIXES = {
    "actor": BASE + "actor/",
    "area": BASE + "area/",
    "dcterms": "http://purl.org/dc/terms/",
    "document": BASE + "document/",
    "fact": BASE + "fact/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "pact": BASE + "ontology#",
    "person": BASE + "person/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
VOCABULARY = NamedNode(BASE + "ontology")
"""The graph with the labels and types of actors, areas and relations, so that queries can show names."""

OTHER = NamedNode(BASE + "other")
"""The graph of triples that a file brought and no document of it accounts for."""

# XML 1.0 cannot write these, so that a graph which held them could not become RDF/XML; lone surrogates are in no RDF at all.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})


@lru_cache(maxsize=512)
def term(name: str) -> NamedNode:
    """The IRI of a prefixed name of our vocabulary or of one it is aligned to: ``pact:Statement``, ``oa:exact``."""
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


@lru_cache(maxsize=4096)
def resource(prefix: str, code: str) -> NamedNode:
    """The IRI of a code or id in one of our flat paths; characters with a meaning in IRIs are percent-encoded.

    >>> resource("actor", "ARAB-LEAGUE").value
    'https://w3id.org/pactgraph/actor/ARAB-LEAGUE'
    """
    return NamedNode(PREFIXES[prefix] + quote(code, safe=""))


def code(iri: str) -> str:
    """The code or id that ``resource`` was given: the inverse of it.

    >>> code(resource("person", "a/b é").value)
    'a/b é'
    """
    return unquote(re.split("[/#]", iri)[-1])


def fact(*content: object) -> str:
    """The IRI of a fact with this content, dataclasses as the tuples of their fields: 128 bits of its SHA-256."""
    packed = json.dumps(content, separators=(",", ":"), default=_plain)
    return PREFIXES["fact"] + sha256(packed.encode("ascii")).hexdigest()[:32]


def _plain(value: object) -> object:
    return [getattr(value, field.name) for field in fields(value)] if is_dataclass(value) else str(value)


def literal(text: str) -> str:
    """A plain literal as N-Triples and N-Quads write it.

    >>> literal('a "b"')
    '"a \\\\"b\\\\""'
    """
    return f'"{text.translate(_ESCAPES)}"'


def writable(text: str) -> str:
    """The text with U+FFFD for each character that some RDF format cannot carry; the length stays, so that offsets hold.

    >>> writable("a\\x00b")
    'a\\ufffdb'
    """
    return text if text.isprintable() else _UNWRITABLE.sub("\ufffd", text)


def number(value: float) -> Literal:
    """A confidence as xsd:decimal, between 0 and 1, to six places, in the form that Oxigraph gives back unchanged."""
    shown = f"{min(1.0, max(0.0, value)):.6f}".rstrip("0").rstrip(".")
    return Literal(shown, datatype=term("xsd:decimal"))


def with_point(decimal: str) -> str:
    """The lexical form of a decimal as XSD has it; Oxigraph drops the point of a whole one."""
    return decimal if "." in decimal else decimal + ".0"


def day(value: date) -> Literal:
    """A day as xsd:date."""
    return Literal(value.isoformat(), datatype=term("xsd:date"))
