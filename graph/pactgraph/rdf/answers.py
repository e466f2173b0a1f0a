"""Answers to SPARQL queries, as plain values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store, Triple

from pactgraph.errors import QueryError
from pactgraph.rdf import sandbox
from pactgraph.rdf.mistakes import OTHER_TOKENS, explain
from pactgraph.rdf.terms import PREFIXES
from pactgraph.tables import Table

_SPACES = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_SERVICE = re.compile(r"\bSERVICE\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """A term of an answer: an IRI, a literal or a blank node; ``datatype`` is an IRI, ``language`` a tag, both for literals."""

    kind: str
    value: str
    datatype: str | None = None
    language: str | None = None

    def __str__(self) -> str:
        """The value as people read it: an IRI in its prefixed form where it has one."""
        if self.kind == "iri":
            namespace = self.value[: max(self.value.rfind("/"), self.value.rfind("#")) + 1]
            return f"{_SPACES[namespace]}:{self.value[len(namespace) :]}" if namespace in _SPACES else self.value
        return self.value


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a query: rows for SELECT, a truth value for ASK, triples as N-Triples lines for CONSTRUCT and DESCRIBE."""

    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    boolean: bool | None = None
    triples: tuple[str, ...] | None = None

    def __iter__(self) -> Iterator[tuple[Term | None, ...]]:
        """The rows of SELECT; ASK, CONSTRUCT and DESCRIBE have none."""
        return iter(self.rows)

    def __bool__(self) -> bool:
        """The truth value of ASK; for the others, whether there is anything."""
        return bool(self.rows or self.triples) if self.boolean is None else self.boolean

    def __str__(self) -> str:
        """The answer, for a terminal: rows under their names, a truth value, or triples."""
        if self.boolean is not None:
            return str(self.boolean).lower()
        if self.triples is not None:
            return "\n".join(self.triples)
        lines = [self.variables, *(tuple("" if term is None else str(term) for term in row) for row in self.rows)]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        return "\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)

    def _repr_html_(self) -> str:
        """The answer, for a notebook."""
        if self.boolean is not None:
            return str(self.boolean).lower()
        if self.triples is not None:
            return f"<pre>{escape(chr(10).join(self.triples))}</pre>"
        rows = tuple(tuple(None if term is None else str(term) for term in row) for row in self.rows)
        return Table("answer", self.variables, rows)._repr_html_()


def query(store: Store, sparql: str, *, folder: Path | None = None, timeout: float | None = None) -> Answer:
    """Answer a SPARQL 1.1 query on the default graph; the prefixes of this package need no declaration.

    Args:
        store: the quads.
        sparql: SELECT, ASK, CONSTRUCT or DESCRIBE.
        folder: the folder of the store, where it has one: with ``timeout`` another process reads it.
        timeout: seconds after which the query is stopped; None runs it here, to its end.

    Raises:
        QueryError: a syntax error, with its place; an update; SERVICE, which would go to the network; a failed evaluation.
    """
    with explained(sparql):
        if timeout is not None:
            return _answer(sandbox.run(store, folder, sparql, timeout))
        return _answer(store.query(sparql, prefixes=PREFIXES))


@contextmanager
def explained(sparql: str) -> Iterator[None]:
    """A block that runs a query: SERVICE is refused, and what goes wrong becomes a QueryError of one line."""
    _refuse_network(sparql)
    try:
        yield
    except SyntaxError as error:
        raise QueryError(explain(sparql, error)) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise QueryError(f"the query cannot be answered ({error})") from error


def _answer(result: QuerySolutions | QueryBoolean | QueryTriples | list[Triple]) -> Answer:
    if isinstance(result, QueryBoolean):
        return Answer(boolean=bool(result))
    if isinstance(result, QuerySolutions):
        names = tuple(variable.value for variable in result.variables)
        return Answer(names, tuple(tuple(map(_term, solution)) for solution in result))
    return Answer(triples=tuple(sorted({f"{triple} ." for triple in result})))


def _refuse_network(sparql: str) -> None:
    # A code point may be written as an escape anywhere in a query, so both readings are looked at.
    decoded = re.sub(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})", lambda m: _character(m[1] or m[2]), sparql)
    if any(_SERVICE.search(OTHER_TOKENS.sub(" ", text)) for text in (sparql, decoded)):
        raise QueryError("SERVICE is not allowed: it would send the query to the network")


def _character(digits: str) -> str:
    return chr(int(digits, 16)) if int(digits, 16) <= 0x10FFFF else ""


def _term(value: NamedNode | BlankNode | Literal | Triple | None) -> Term | None:
    if value is None:
        return None
    if isinstance(value, Literal):
        return Term("literal", value.value, value.datatype.value, value.language)
    if isinstance(value, NamedNode):
        return Term("iri", value.value)
    return Term("blank", value.value) if isinstance(value, BlankNode) else Term("triple", str(value))
