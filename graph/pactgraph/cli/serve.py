"""pactgraph serve: SPARQL over HTTP, with the page."""

from __future__ import annotations

import signal
import sys
import threading
import webbrowser

import click

from pactgraph.cli import options
from pactgraph.cli.output import note
from pactgraph.service import serving


@click.command("serve")
@options.graph
@click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help="0 takes a free one.")
@click.option("--timeout", type=click.FloatRange(0.1), default=30.0, show_default=True, help="Seconds that a query may take.")
@click.option("--workers", type=click.IntRange(1), default=2, show_default=True, help="Queries that run at the same time.")
@click.option("--no-browser", is_flag=True, help="Do not open the page.")
@options.quiet
def command(graph: str, port: int, timeout: float, workers: int, no_browser: bool, quiet: bool) -> None:
    """Answer SPARQL 1.1 queries at /sparql and show the page at /, read only, on this machine alone. Ctrl-C ends it."""
    with serving(graph, port=port, timeout=timeout, workers=workers) as service:
        note(f"The page: {service.address}\nSPARQL:   {service.address}sparql\nCtrl-C ends it.", quiet)
        if not no_browser and sys.stdout.isatty():
            webbrowser.open(service.address)
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # the end of a service is no accident
        threading.Event().wait()
