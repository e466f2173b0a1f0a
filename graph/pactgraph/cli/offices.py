"""pactgraph offices: who holds which office."""

from __future__ import annotations

import datetime
from typing import Any

import click

from pactgraph.cli.inputs import opened
from pactgraph.cli.listing import listing, selection, show
from pactgraph.results import office_record, office_table


@click.command("offices")
@listing
def command(
    sources: tuple[str, ...], form: str, actors: str | None, date: datetime.date | None, output: str, **filters: Any
) -> int:
    """List who holds which office, as the documents say."""
    with opened(sources, actors, date) as inputs:
        found = selection(inputs, filters).offices(inputs.findings)
        return show(found, inputs, form, output, lambda item: office_record(*item), office_table)
