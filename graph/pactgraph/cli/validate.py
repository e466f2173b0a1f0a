"""pactgraph validate: a graph held against its shapes."""

from __future__ import annotations

import click

from pactgraph.cli import options
from pactgraph.cli.output import grid, text
from pactgraph.graph import Graph
from pactgraph.rdf.validation import validate


@click.command("validate")
@options.graph
@options.output
@options.quiet
def command(graph: str, output: str, quiet: bool) -> int:
    """Check a graph against the SHACL shapes of what this package writes. Exit code 1 where something does not fit."""
    with Graph.open(graph) as opened:
        rows = [(found.document, found.node, found.path, found.value, found.message) for found in validate(opened.store)]
    if rows:
        grid(("document", "node", "property", "value", "problem"), rows, output)
        return 1
    if not quiet:
        with text(output) as out:
            out.write("The graph fits its shapes.\n")
    return 0
