"""pactgraph verify: every fact derived again from its sentence."""

from __future__ import annotations

import click

from pactgraph.cli import options
from pactgraph.cli.output import grid, text
from pactgraph.graph import Graph


@click.command("verify")
@options.graph
@options.output
@options.quiet
def command(graph: str, output: str, quiet: bool) -> int:
    """Derive every fact again from the texts that the graph keeps, and check that every passage stands there word for word.

    Exit code 1 where a fact is not given again, or one that is given is not in the graph.
    """
    with Graph.open(graph) as opened:
        missing = list(opened.verify())
        documents = len(opened.store.ledger)
    if missing:
        rows = (("not given again" if item.lost else "not in the graph", item.document.source, item.fact) for item in missing)
        grid(("problem", "document", "fact"), rows, output)
        return 1
    if not quiet:
        with text(output) as out:
            out.write(f"Every fact is given again; documents: {documents:,}.\n")
    return 0
