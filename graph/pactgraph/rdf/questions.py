"""Named questions: SPARQL queries of the ontology, with parameters that are put in as RDF terms, never as text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode

from pactgraph import ontology
from pactgraph.errors import QueryError
from pactgraph.rdf.answers import Answer
from pactgraph.rdf.names import actor, person
from pactgraph.rdf.store import Store
from pactgraph.rdf.terms import day, resource, term

ANY = "any"
"""The value that leaves a parameter open."""

_PARAMETER = re.compile(r"# param (?P<name>\w+) = (?P<default>\S+) \((?P<kind>\w+)\): (?P<about>.+)")
_TITLE = re.compile(r"# title: (.+)")
# A parameter stands as $name in the query; in an IRI, a string or a comment a $ is only a character.
_TOKENS = re.compile(r"""<[^<>"{}|^`\\\s]*>|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\#[^\n]*|\$(?P<name>\w+)""")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question: its name, its default as text, its kind, and what it means."""

    name: str
    default: str
    kind: str
    about: str


@dataclass(frozen=True, slots=True)
class Question:
    """A named question: what it answers, its parameters, and its SPARQL with ``$name`` for each of them."""

    name: str
    title: str
    about: str
    parameters: tuple[Parameter, ...]
    sparql: str


def questions() -> Mapping[str, Question]:
    """All named questions by name.

    >>> questions()["partners-of"].parameters[0].default
    'NOR'
    """
    return {name: _question(name, text) for name, text in ontology.query_texts().items()}


def ask(store: Store, name: str, parameters: Mapping[str, str] | None = None, *, timeout: float | None = None) -> Answer:
    """Answer a named question.

    Args:
        store: the graph.
        name: the name of the question.
        parameters: values by name, as text: an actor by code or name, a person by id or name, a date as YYYY-MM-DD; ``any``
            leaves one open. What is not given has its default.
        timeout: seconds after which the query is given up.

    Raises:
        QueryError: no such question or parameter, or a value that does not fit its kind; the message says what there is.
    """
    return store.query(fill(store, question(name), parameters or {}), timeout=timeout)


def question(name: str) -> Question:
    """The question of this name; raises QueryError where there is none, with those that it may be."""
    known = questions()
    if name not in known:
        raise QueryError(f"there is no question {name!r}{_hint(name, known)}")
    return known[name]


def fill(store: Store, question: Question, given: Mapping[str, str]) -> str:
    """The SPARQL of a question with its parameters put in."""
    parameters = {parameter.name: parameter for parameter in question.parameters}
    for name in given:
        if name not in parameters:
            raise QueryError(f"{question.name} has no parameter {name!r}{_hint(name, parameters)}")
    values = {name: str(_value(store, p, given.get(name, p.default))) for name, p in parameters.items()}
    return _TOKENS.sub(lambda found: values[found["name"]] if found["name"] else found[0], question.sparql)


def _question(name: str, text: str) -> Question:
    lines = text.splitlines()
    comments = [line for line in lines if line.startswith("#")]
    title = _TITLE.fullmatch(comments[0])
    if title is None:
        raise QueryError(f"ontology/queries/{name}.rq: the first line must be '# title: ...'")
    parameters = tuple(Parameter(**found.groupdict()) for line in comments if (found := _PARAMETER.fullmatch(line)))
    about = " ".join(line.removeprefix("#").strip() for line in comments[1:] if not _PARAMETER.fullmatch(line))
    return Question(name, title[1], about, parameters, "\n".join(line for line in lines if not line.startswith("#")))


def _value(store: Store, parameter: Parameter, text: str) -> NamedNode | Literal:
    if text == ANY and parameter.default == ANY:
        return term("pact:any")
    try:
        return _term(store, parameter.kind, text)
    except ValueError as error:
        raise QueryError(f"{parameter.name}={text!r} is no {parameter.kind}: {error}") from error


def _term(store: Store, kind: str, text: str) -> NamedNode | Literal:
    if kind == "actor":
        return actor(store.graphs, text)
    if kind == "person":
        return person(store.graphs, text)
    if kind == "relation":
        return _one_of(text, ontology.load().relations.keys() | {"memberOf"}, "pact")
    if kind == "status":
        return _one_of(text, {"asserted", "planned", "negated", "alleged"}, "pact")
    if kind == "date":
        try:
            return day(date.fromisoformat(text))
        except ValueError as error:
            raise ValueError("write a day, as 2025-02-25") from error
    if kind == "boolean" and text in ("true", "false"):
        return Literal(text == "true")
    if kind == "text":
        return Literal(text)
    raise ValueError("true or false" if kind == "boolean" else f"the kind {kind!r} is not known")


def _one_of(text: str, names: set[str], prefix: str) -> NamedNode:
    if text not in names:
        raise ValueError(f"choose one of {', '.join(sorted(names))}")
    return resource(prefix, text)


def _hint(name: str, known: Mapping[str, object]) -> str:
    near = get_close_matches(name, known, n=3)
    return f": did you mean {' or '.join(near)}?" if near else f": there are {', '.join(known) or 'none'}"
