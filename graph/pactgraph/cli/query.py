"""pactgraph query: SPARQL, or a question by its name."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from pactgraph.cli import options
from pactgraph.cli.output import binary, grid
from pactgraph.errors import QueryError
from pactgraph.graph import Graph
from pactgraph.rdf.questions import fill, question, questions

_ACCEPT = {"csv": "text/csv", "json": "application/sparql-results+json", "ttl": "text/turtle"}


@click.command("query")
@click.argument("graph", type=click.Path(), required=False)
@click.argument("words", nargs=-1, metavar="[SPARQL | KEY=VALUE...]")
@click.option("--named", metavar="NAME", help="Ask this question of the list.")
@click.option("--list", "listed", is_flag=True, help="Show the named questions and their parameters.")
@options.form("table", "csv", "json", "ttl")
@click.option("--timeout", type=click.FloatRange(0.1), metavar="SECONDS", help="Give up after this time.")
@options.output
def command(
    graph: str | None,
    words: tuple[str, ...],
    named: str | None,
    listed: bool,
    form: str,
    timeout: float | None,
    output: str,
) -> None:
    """Ask a graph, in SPARQL or by the name of a question.

    The prefixes pact:, actor:, person:, area:, rdfs: and the like need no declaration. SPARQL can come from a file (@FILE) or
    from standard input (-). SELECT gives a table, csv or json; ASK prints true or false; CONSTRUCT gives Turtle.

    \b
        pactgraph query GRAPH 'SELECT ?x { actor:NOR pact:partnersWith ?x }'
        pactgraph query GRAPH --named partners-of actor=Norway
    """
    if listed:
        grid(("question", "parameters", "what it answers"), _questions(), output)
        return
    if graph is None:
        raise click.UsageError("name a graph")
    with Graph.open(graph) as opened:
        sparql = fill(opened.store, question(named), _parameters(words)) if named else _sparql(words)
        if form == "table":
            _show(opened, sparql, timeout, output)
        else:
            media_type, body = opened.respond(sparql, _ACCEPT[form], timeout=timeout)
            if (media_type == "text/turtle") != (form == "ttl") and media_type in _ACCEPT.values():
                raise click.UsageError(f"--format {form} does not fit: this query gives {'triples' if form != 'ttl' else 'rows'}")
            with binary(output) as out:
                out.write(body if body.endswith(b"\n") else body + b"\n")


def _show(graph: Graph, sparql: str, timeout: float | None, output: str) -> None:
    answer = graph.query(sparql, timeout=timeout)
    if answer.boolean is not None:
        lines = [str(answer.boolean).lower()]
    elif answer.triples is not None:
        lines = [graph.respond(sparql, "text/turtle", timeout=timeout)[1].decode().rstrip("\n")]
    else:
        grid(answer.variables, answer.rows, output)
        return
    with binary(output) as out:
        out.writelines(line.encode() + b"\n" for line in lines)


def _questions() -> list[tuple[str, str, str]]:
    return [
        (name, " ".join(f"{parameter.name}={parameter.default}" for parameter in found.parameters), found.title)
        for name, found in questions().items()
    ]


def _parameters(words: Sequence[str]) -> dict[str, str]:
    pairs = [word.partition("=") for word in words]
    for (name, mark, _), word in zip(pairs, words, strict=True):
        if not (name and mark):
            raise click.UsageError(f"{word!r} is no parameter: write key=value")
    return {name: value for name, _, value in pairs}


def _sparql(words: Sequence[str]) -> str:
    if len(words) != 1:
        raise click.UsageError("one query is needed, in quotes: pactgraph query GRAPH 'SELECT ...', or --named NAME")
    if words[0] == "-":
        return sys.stdin.buffer.read().decode("utf-8", "replace")
    if words[0].startswith("@"):
        try:
            return Path(words[0][1:]).read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"{words[0][1:]}: cannot be read ({error})") from error
    return words[0]
