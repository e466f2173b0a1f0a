"""pactgraph report: what the documents say, each claim with its sentence."""

from __future__ import annotations

import datetime

import click

from pactgraph.cli import options
from pactgraph.cli.output import text
from pactgraph.graph import Graph


@click.command("report")
@options.graph
@options.form("markdown", "html", default="markdown")
@click.option("--title", default="Report", show_default=True, help="Heading.")
@options.since
@click.option("--at", type=options.Day(), help="Day of the memberships that the camps are held against.")
@click.option("--picture", is_flag=True, help="Show the network at the top (html only).")
@options.output
def command(
    graph: str, form: str, title: str, since: datetime.date | None, at: datetime.date | None, picture: bool, output: str
) -> None:
    """Write a report: what was read, the strongest ties, new ties, camps, voices, contradictions, open questions.

    Ties first told on the day of --since or later are new; those of the latest month where it is not given.
    """
    from pactgraph.network.report import report

    with Graph.open(graph) as opened:
        content = report(opened.store, opened.ontology, format=form, title=title, since=since, at=at, picture=picture)
    with text(output) as out:
        out.write(content)
