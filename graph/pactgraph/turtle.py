"""A text file of the ontology, and the line of what is wrong in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pactgraph.errors import OntologyError

PACT = "https://w3id.org/pactgraph/ontology#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@dataclass(frozen=True, slots=True)
class Node:
    """A subject of a Turtle file with its values by predicate, in the order of the file."""

    source: Source
    iri: str
    values: dict[str, list[Any]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The last part of the IRI."""
        return _last_part(self.iri)

    def texts(self, predicate: str) -> tuple[str, ...]:
        """The values of a predicate, literals and IRIs alike, as text."""
        return tuple(value.value for value in self.values.get(predicate, ()))

    def text(self, predicate: str) -> str:
        """The only value of a predicate.

        Raises:
            OntologyError: there is none, or there are several.
        """
        found = self.texts(predicate)
        if len(found) != 1:
            raise self.error(f"{self.name} needs exactly one {_last_part(predicate)}, and has {len(found)}")
        return found[0]

    def optional(self, predicate: str) -> str | None:
        """The first value of a predicate, if there is one."""
        return next(iter(self.texts(predicate)), None)

    def error(self, message: str) -> OntologyError:
        """An error at the line where this subject starts."""
        return self.source.error(rf"^\S*[:/#]{re.escape(self.name)}>?\s", message)


class Source:
    """A file as text, to tell lines, and its Turtle as nodes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.text = path.read_text("utf-8-sig")
        except OSError as error:
            raise OntologyError(f"{path}: cannot be read: {error.strerror or error}") from error
        except UnicodeDecodeError as error:
            raise OntologyError(f"{path}: is not UTF-8 text (byte {error.start})") from error

    def nodes(self) -> Iterator[Node]:
        """All subjects, in the order of the file."""
        from pyoxigraph import RdfFormat, parse  # on first use, because start-up counts

        nodes: dict[str, Node] = {}
        try:
            for quad in parse(input=self.text, format=RdfFormat.TURTLE):
                iri = quad.subject.value
                node = nodes.get(iri) or nodes.setdefault(iri, Node(self, iri))
                node.values.setdefault(quad.predicate.value, []).append(quad.object)
        except SyntaxError as error:
            raise OntologyError(f"{self.path}, line {error.lineno}: {error.msg}") from error
        return iter(nodes.values())

    def nodes_of(self, *classes: str) -> Iterator[Node]:
        """The subjects of one of these classes of ours."""
        wanted = {PACT + name for name in classes}
        return (node for node in self.nodes() if not wanted.isdisjoint(node.texts(RDF_TYPE)))

    def line(self, pattern: str) -> int:
        """The first line that has this pattern; 1 where none has."""
        found = re.search(pattern, self.text, re.MULTILINE)
        return self.text.count("\n", 0, found.start()) + 1 if found else 1

    def error(self, pattern: str, message: str) -> OntologyError:
        """An error at the first line that has this pattern."""
        return OntologyError(f"{self.path}, line {self.line(pattern)}: {message}")


def _last_part(iri: str) -> str:
    return iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]
