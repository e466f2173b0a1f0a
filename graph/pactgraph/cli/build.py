"""pactgraph build: documents to a graph."""

from __future__ import annotations

import datetime
import os
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

import click

from pactgraph.cli import INPUTS_FAILED, options
from pactgraph.cli.inputs import report
from pactgraph.cli.output import grid, note
from pactgraph.errors import InputError, PactgraphError
from pactgraph.graph import PAGE, TURTLE
from pactgraph.model import Failure
from pactgraph.pipeline import Progress, build
from pactgraph.work import collect_rarely

MOST_WORKERS = 4
"""Processes that are started unasked: each takes some 350 MB."""
WORTH_PROCESSES = 150_000
"""Characters of text from which they pay: starting one costs as much as reading half of that."""


@click.command("build")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--out", required=True, type=click.Path(), metavar="DIR", help="Folder of the graph; one that exists is added to.")
@options.actors
@options.date
@click.option(
    "--workers",
    type=click.IntRange(1),
    show_default=f"one for each processor, {MOST_WORKERS} at most",
    help="Processes that extract; few documents are read in this one.",
)
@click.option("--scheduler", metavar="ADDR", help="Extract on the cluster of this Dask scheduler (tcp://host:8786).")
@options.quiet
def command(
    sources: tuple[str, ...],
    out: str,
    actors: str | None,
    date: datetime.date | None,
    workers: int | None,
    scheduler: str | None,
    quiet: bool,
) -> int:
    """Read documents and make a graph of them, or add them to one.

    SOURCE is a file (.txt, .md, .html, .jsonl), a folder, a glob, a web address, or - for standard input. Of a folder the files
    with such a name are read; others, what is hidden and graphs are passed over. DIR gets graph.ttl and graph.html besides the
    store. A document that is in the graph already is not read twice.
    """
    failures: list[Failure] = []

    def failed(failure: Failure) -> None:
        failures.append(failure)
        report(failure)

    began = time.monotonic()
    collect_rarely()
    try:
        with _executor(workers or min(_processors(), MOST_WORKERS), scheduler) as executor, _progress(quiet) as progress:
            graph = build(sources, out, executor=executor, actors=actors, date=date, on_failure=failed, progress=progress)
    except InputError:
        if failures:  # each of them has been told
            return 1
        raise
    with graph:
        if not quiet:
            lines = ((line.kind, f"{line.count:,}", "; ".join(line.examples)) for line in graph.summary().lines)
            grid(("", "number", "most often"), lines)
            if graph.repeats:
                note(f"{graph.repeats:,} with a text that another document has: the same text is one document")
            note(f"{time.monotonic() - began:.1f} s. Written: {out}/{TURTLE}, {out}/{PAGE}")
    return INPUTS_FAILED if failures else 0


@contextmanager
def _executor(workers: int, scheduler: str | None) -> Iterator[Executor | Callable[[int], Executor | None]]:
    """What runs the extraction: a cluster, or processes of this machine where there is work enough for them to start."""
    if scheduler:
        with _cluster(scheduler) as executor:
            yield executor
    else:
        yield lambda characters: _processes(workers) if workers > 1 and characters >= WORTH_PROCESSES else None


def _processes(workers: int) -> Executor:
    """Processes forked from one that has loaded what they need, or, where a system has no such thing, started anew.

    They are never forked from this one: that would copy the threads' locks of the store.
    """
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_all_start_methods, get_context

    context = get_context("forkserver" if "forkserver" in get_all_start_methods() else "spawn")
    if context.get_start_method() == "forkserver":
        context.set_forkserver_preload(["pactgraph.worker", "pactgraph.cli.build"])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=collect_rarely)


def _processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _cluster(scheduler: str) -> Iterator[Executor]:
    try:
        from distributed import Client
    except ImportError as error:
        raise PactgraphError("--scheduler needs Dask: pip install 'pactgraph[cluster]'") from error
    try:
        client = Client(scheduler, timeout="10s")
    except (OSError, ValueError) as error:
        raise PactgraphError(f"no Dask scheduler answers at {scheduler} ({error})") from error
    with client:
        yield client.get_executor()


@contextmanager
def _progress(quiet: bool) -> Iterator[Progress | None]:
    """A bar on a terminal, silence elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("documents"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("documents", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
