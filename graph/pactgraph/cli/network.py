"""pactgraph network: the network of actors, measured and drawn."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pactgraph.cli import options
from pactgraph.cli.output import note, table
from pactgraph.errors import ExportError
from pactgraph.graph import Graph
from pactgraph.model import Status
from pactgraph.network import (
    Slice,
    Table,
    Tabular,
    blocs,
    changes,
    communities,
    cooperation,
    measures,
    overview,
    partnerships,
    projection,
    slices,
    trends,
)
from pactgraph.network.slices import PERIODS
from pactgraph.writing import replacing

if TYPE_CHECKING:
    import networkx

PICTURES = ("network", "matrix", "timeline")


@dataclass(frozen=True, slots=True)
class _Window:
    """A graph, and which of its statements to take."""

    graph: Graph
    at: datetime.date | None
    since: datetime.date | None
    until: datetime.date | None
    statuses: tuple[str, ...]
    half_life: float | None
    period: str

    def network(self) -> networkx.MultiDiGraph:
        """The network of all of them."""
        return self.graph.network(
            at=self.at, since=self.since, until=self.until, statuses=self.statuses, half_life=self.half_life
        )

    def slices(self) -> tuple[Slice, ...]:
        """The network period by period."""
        until = min((day for day in (self.at, self.until) if day), default=None)
        return slices(
            self.graph.store, self.graph.ontology, by=self.period, since=self.since, until=until, statuses=self.statuses
        )

    def friends(self) -> networkx.Graph:
        """The co-operation network."""
        return cooperation(projection(self.network()))

    def changes(self) -> Table:
        """What is new, gone, turned, stronger or weaker since a day."""
        if self.since is None:
            raise click.UsageError("--show changes needs --since: the day from which to count")
        before = self.graph.network(until=self.since - datetime.timedelta(days=1), statuses=self.statuses)
        return changes(before, self.graph.network(until=self.until or self.at or datetime.date.max, statuses=self.statuses))


TABLES: Mapping[str, Callable[[_Window], Tabular]] = {
    "measures": lambda window: measures(window.network()),
    "overview": lambda window: overview(window.network()),
    "communities": lambda window: communities(window.friends()),
    "blocs": lambda window: blocs(communities(window.friends()), window.graph.ontology, at=window.at),
    "partnerships": lambda window: partnerships(window.friends(), window.graph.ontology, at=window.at),
    "trends": lambda window: trends(window.slices()),
    "changes": _Window.changes,
}


@click.command("network")
@options.graph
@click.option("--show", type=click.Choice(list(TABLES)), default="measures", show_default=True, help="Which table.")
@options.form("table", "csv", "json")
@click.option("--at", type=options.Day(), help="The network as it was known on this day.")
@options.since
@options.until
@click.option("--between", nargs=2, type=options.Day(), metavar="DAY DAY", help="Short for --since and --until.")
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice([status.value for status in Status]),
    default=("asserted",),
    show_default=True,
    help="Statements to take.",
)
@click.option(
    "--half-life", type=click.FloatRange(0, min_open=True), metavar="DAYS", help="Let a statement count half after so many days."
)
@click.option(
    "--by", "period", type=click.Choice(PERIODS), default="month", show_default=True, help="Periods of trends and timeline."
)
@click.option("--plot", type=click.Path(), metavar="FILE", help="Draw a picture instead: .svg, .png or .pdf.")
@click.option("--picture", type=click.Choice(PICTURES), default="network", show_default=True, help="What --plot draws.")
@options.output
@options.quiet
def command(
    graph: str,
    show: str,
    form: str,
    at: datetime.date | None,
    since: datetime.date | None,
    until: datetime.date | None,
    between: tuple[datetime.date, datetime.date] | None,
    statuses: tuple[str, ...],
    half_life: float | None,
    period: str,
    plot: str | None,
    picture: str,
    output: str,
    quiet: bool,
) -> None:
    """Measure the network of actors, or draw it.

    Weights add up over documents. Statements without a date are left out as soon as a day is given.
    """
    if between:
        since, until = between
    with Graph.open(graph) as opened:
        window = _Window(opened, at, since, until, statuses, half_life, period)
        if plot is None:
            table(TABLES[show](window), form, output)
        else:
            with replacing(Path(plot)) as out:
                out.write(_picture(window, picture, Path(plot).suffix.lower().removeprefix(".")))
            note(f"Written: {plot}", quiet)


def _picture(window: _Window, picture: str, kind: str) -> bytes:
    from pactgraph.network import pictures

    if kind not in pictures.FORMATS:
        raise ExportError(
            f"a picture cannot be drawn as {kind!r}: end the name in {', '.join('.' + one for one in pictures.FORMATS)}"
        )
    if picture == "timeline":
        return pictures.timeline(window.slices(), kind=kind)
    return (pictures.diagram if picture == "network" else pictures.matrix)(window.network(), kind=kind)
