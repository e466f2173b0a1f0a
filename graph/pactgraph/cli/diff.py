"""pactgraph diff: what changed between two graphs, and because of what."""

from __future__ import annotations

import click

from pactgraph.cli import options
from pactgraph.cli.output import grid, note
from pactgraph.explanations import differences
from pactgraph.graph import Graph


@click.command("diff")
@click.argument("old", type=click.Path())
@click.argument("new", type=click.Path())
@options.output
def command(old: str, new: str, output: str) -> None:
    """Show what changed from the graph OLD to the graph NEW, each fact with the document that made the difference."""
    with Graph.open(old) as before, Graph.open(new) as after:
        rows = [
            ("+" if change.added else "-", change.fact, change.document.source, change.reason)
            for change in differences(before.findings(), after.findings())
        ]
    if rows:
        grid(("", "fact", "document", "because"), rows, output)
    else:
        note("The two graphs say the same.")
