"""pactgraph export: a graph in another format."""

from __future__ import annotations

from pathlib import Path

import click

from pactgraph.cli import options
from pactgraph.cli.output import binary, note
from pactgraph.graph import Graph
from pactgraph.network import exchange
from pactgraph.rdf.exchange import FORMATS as RDF_FORMATS


@click.command("export")
@options.graph
@click.option("--format", "form", type=click.Choice([*RDF_FORMATS, *exchange.FORMATS]), required=True, help="Format.")
@options.output
@options.quiet
def command(graph: str, form: str, output: str, quiet: bool) -> None:
    """Write a graph in another format: as RDF (ttl, nt, nq, trig, jsonld, rdfxml) or as a network of actors.

    csv, neo4j and parquet are several files, so that -o names a folder. The same graph gives the same bytes.
    """
    if form in exchange.FORMATS and exchange.FORMATS[form].folder and output == "-":
        raise click.UsageError(f"{form} is several files: name a folder with -o")
    with Graph.open(graph) as opened:
        if form in RDF_FORMATS:
            with binary(output) as out:
                opened.store.export(form, out)
            if output != "-":
                note(f"Written: {output}", quiet)
        elif output == "-":
            with binary(output) as out:
                out.write(exchange.encode(opened.network(), form)[0].content)
        else:
            written = exchange.export(opened.network(), form, Path(output))
            note(f"Written: {', '.join(map(str, written))}", quiet)
