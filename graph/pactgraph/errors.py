"""The family of errors that a user can meet; the command line prints them in one line, a program can catch them by kind.

PactgraphError
├── InputError       an input cannot be read: which one, and why
├── OntologyError    a frame, an actor or another part of the ontology is wrong: which file and line
├── GraphError       a graph folder is missing, locked, damaged or of another version
├── QueryError       a SPARQL query or a named question cannot be answered: where it goes wrong
│   └── QueryStopped     it took too long, or too much memory
├── ModelError       the language model is missing or does not fit
└── ExportError      a format is unknown, or an output cannot be written
"""

from __future__ import annotations


class PactgraphError(Exception):
    """Base of all errors of this package; its message says what, where, and what to do."""


class InputError(PactgraphError):
    """An input cannot be read."""


class OntologyError(PactgraphError):
    """A file of the ontology, or a list of actors given by the user, is wrong."""


class GraphError(PactgraphError):
    """A graph cannot be opened or written."""


class QueryError(PactgraphError):
    """A query cannot be parsed or answered."""


class QueryStopped(QueryError):
    """A query was stopped because it took too long, or too much memory."""


class ModelError(PactgraphError):
    """The language model cannot be loaded."""


class ExportError(PactgraphError):
    """An output cannot be written."""
