"""What the three listing commands have in common: their options, and the way out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from pactgraph.cli import options
from pactgraph.cli.inputs import Inputs
from pactgraph.cli.output import json_lines, table
from pactgraph.ontology import Ontology
from pactgraph.results import Selection, actor_code
from pactgraph.tables import Tabular

F = TypeVar("F", bound=Callable[..., Any])
Item = TypeVar("Item")


def listing(function: F) -> F:
    """The arguments and options of a listing command."""
    for decorate in reversed(
        (
            click.argument("sources", nargs=-1, required=True, metavar="GRAPH|SOURCE..."),
            options.form("table", "csv", "json", "jsonl"),
            options.actor,
            options.since,
            options.until,
            options.actors,
            options.date,
            options.output,
        )
    ):
        function = decorate(function)
    return function


def selection(inputs: Inputs, filters: dict[str, Any]) -> Selection:
    """The filter that the options describe, actors by code or name; raises QueryError for an unknown actor."""
    if filters.get("actor"):
        filters["actor"] = actor_code(inputs.ontology, filters["actor"])
    if filters.get("between"):
        filters["between"] = tuple(actor_code(inputs.ontology, name) for name in filters["between"])
    return Selection(**filters)


def show(
    items: Iterable[Item],
    inputs: Inputs,
    form: str,
    output: str,
    record: Callable[[Item], dict[str, Any]],
    tabulated: Callable[[Iterable[Item], Ontology], Tabular],
) -> int:
    """Write the items, as JSON lines while they come or as a table; the exit code says whether inputs failed."""
    if form == "jsonl":
        json_lines(map(record, items), output)
    else:
        table(tabulated(items, inputs.ontology), form, output)
    return inputs.code
