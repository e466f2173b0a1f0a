"""pactgraph events: who does what to whom."""

from __future__ import annotations

import datetime
from typing import Any

import click

from pactgraph.cli.inputs import opened
from pactgraph.cli.listing import listing, selection, show
from pactgraph.model import Status
from pactgraph.results import event_record, event_table

_STATUSES = click.Choice([status.value for status in Status])


@click.command("events")
@listing
@click.option("--status", "statuses", multiple=True, type=_STATUSES, help="Only of this status.")
@click.option("--relation", "relations", multiple=True, metavar="NAME", help="Only of this relation, partnersWith say.")
@click.option("--between", nargs=2, metavar="A B", help="Only between these two actors, in either direction.")
@click.option("--linked", is_flag=True, help="Only those whose parties are both known actors: the facts of a graph.")
def command(
    sources: tuple[str, ...], form: str, actors: str | None, date: datetime.date | None, output: str, **filters: Any
) -> int:
    """List who does what to whom.

    A party that is not a known actor stands in its own words, after a dash; --linked leaves such events out.
    """
    with opened(sources, actors, date) as inputs:
        known = inputs.ontology.relations
        for name in filters["relations"]:
            if name not in known:
                raise click.BadParameter(f"{name!r} is not one of {', '.join(known)}", param_hint="--relation")
        found = selection(inputs, filters).events(inputs.findings)
        return show(found, inputs, form, output, lambda item: event_record(*item, known[item[1].relation]), event_table)
