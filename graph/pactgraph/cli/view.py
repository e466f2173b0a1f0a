"""pactgraph view: the page."""

from __future__ import annotations

import sys
import webbrowser
from pathlib import Path

import click

from pactgraph.cli import options
from pactgraph.cli.output import note, text
from pactgraph.graph import PAGE, Graph


@click.command("view")
@options.graph
@click.option(
    "-o", "--output", type=click.Path(), help="Write the page here; the default is graph.html in the folder of the graph."
)
@click.option("--title", default="pactgraph", show_default=True, help="Heading of the page.")
@click.option("--limit", type=click.IntRange(1), default=1000, show_default=True, help="Nodes at most, the strongest.")
@click.option("--language", default="en", show_default=True, help="Language of the names of countries: en, de, fr or da.")
@click.option("--no-browser", is_flag=True, help="Do not open it.")
@options.quiet
def command(graph: str, output: str | None, title: str, limit: int, language: str, no_browser: bool, quiet: bool) -> None:
    """Make the page and open it in the browser. It is one file, and needs no network."""
    from pactgraph.view import LANGUAGES

    if language not in LANGUAGES:
        raise click.BadParameter(f"{language!r} is not one of {', '.join(LANGUAGES)}", param_hint="--language")
    path = Path(output) if output else Path(graph) / PAGE if Path(graph).is_dir() else Path(graph).with_suffix(".html")
    with Graph.open(graph) as opened:
        if output == "-":
            with text("-") as out:
                out.write(opened.page(title=title, limit=limit, language=language))
            return
        opened.to_html(path, title=title, limit=limit, language=language)
    note(f"Written: {path}", quiet)
    if not no_browser and sys.stdout.isatty():
        webbrowser.open(path.resolve().as_uri())
