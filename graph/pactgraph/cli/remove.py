"""pactgraph remove: documents out of a graph."""

from __future__ import annotations

import click

from pactgraph.cli import options
from pactgraph.cli.output import note
from pactgraph.graph import Graph


@click.command("remove")
@options.graph
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@options.quiet
def command(graph: str, documents: tuple[str, ...], quiet: bool) -> None:
    """Take documents out of a graph again, with all that only they say.

    DOCUMENT is an id, its first eight digits or more, or the source (the file's name, or the id that a JSONL line gave).
    """
    with Graph.open(graph, read_only=False) as opened:
        gone = [identifier for name in documents for identifier in opened.remove(name)]
        opened.write_outputs()
    note(f"removed: {', '.join(gone)}", quiet)
