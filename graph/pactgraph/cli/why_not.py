"""pactgraph why-not: what spoke for a tie and was turned down."""

from __future__ import annotations

import click

from pactgraph.cli import options
from pactgraph.cli.output import grid, note
from pactgraph.graph import Graph
from pactgraph.results import one_line


@click.command("why-not")
@options.graph
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@options.output
def command(graph: str, first: str, second: str, output: str) -> None:
    """Show what spoke for a tie of two actors and was turned down, with the reasons, and sentences that name both in vain."""
    with Graph.open(graph) as opened:
        rows = [
            (
                found.reason,
                found.what,
                found.document.source,
                f"{found.evidence.start}-{found.evidence.end}",
                one_line(found.evidence.text),
            )
            for found in opened.why_not(first, second)
        ]
    if rows:
        grid(("reason", "relation", "document", "characters", "words"), rows, output)
    else:
        note(f"No candidate between {first} and {second} was turned down, and no sentence names both.")
