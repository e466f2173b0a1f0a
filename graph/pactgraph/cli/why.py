"""pactgraph why: the sentences behind the ties of two actors."""

from __future__ import annotations

import click

from pactgraph.cli import options
from pactgraph.cli.output import grid, note
from pactgraph.explanations import Passage
from pactgraph.graph import Graph
from pactgraph.results import one_line


@click.command("why")
@options.graph
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@options.output
def command(graph: str, first: str, second: str, output: str) -> None:
    """Show the sentences behind the ties of two actors, each given by code (NOR) or name (Norway)."""
    with Graph.open(graph) as opened:
        rows = [_row(passage) for passage in opened.why(first, second)]
    if rows:
        grid(("source", "relation", "target", "status", "document", "characters", "rule", "words"), rows, output)
    else:
        note(f"Nothing ties {first} and {second}; 'pactgraph why-not' shows what was turned down.")


def _row(passage: Passage) -> tuple[object, ...]:
    event, evidence = passage.event, passage.evidence
    place = f"{evidence.start}-{evidence.end}"
    parties = event.source.code, event.relation, event.target.code
    return *parties, event.status.value, passage.document.source, place, evidence.rule, one_line(evidence.text)
