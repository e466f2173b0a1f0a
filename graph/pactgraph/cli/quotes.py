"""pactgraph quotes: who said what."""

from __future__ import annotations

import datetime
from typing import Any

import click

from pactgraph.cli.inputs import opened
from pactgraph.cli.listing import listing, selection, show
from pactgraph.results import quote_record, quote_table


@click.command("quotes")
@listing
def command(
    sources: tuple[str, ...], form: str, actors: str | None, date: datetime.date | None, output: str, **filters: Any
) -> int:
    """List who said what: direct quotations and reported speech."""
    with opened(sources, actors, date) as inputs:
        found = selection(inputs, filters).quotes(inputs.findings)
        return show(found, inputs, form, output, lambda item: quote_record(*item), quote_table)
