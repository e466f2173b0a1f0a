"""What the listing commands are given: graphs, or documents, which give the same findings as a graph built from them would."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import click

from pactgraph.cli import INPUTS_FAILED
from pactgraph.cli.output import note
from pactgraph.corpus import Corpus
from pactgraph.model import Document, Failure, Findings
from pactgraph.ontology import Ontology

GRAPH_SUFFIXES = (".ttl", ".trig", ".nt", ".nq", ".jsonld", ".rdf", ".rdfxml")


@dataclass(slots=True)
class Inputs:
    """Findings to list, the ontology they were made with, and the inputs that failed."""

    findings: Iterator[Findings]
    ontology: Ontology
    failures: list[Failure] = field(default_factory=list)
    read: int = 1
    """How many documents could be read, or graphs."""

    @property
    def code(self) -> int:
        """The exit code: an error where nothing could be read."""
        if not self.failures:
            return 0
        return INPUTS_FAILED if self.read else 1


def is_graph(source: str) -> bool:
    """True for a graph folder and for a file of RDF."""
    path = Path(source)
    return (path / "settings.json").is_file() or path.suffix.lower() in GRAPH_SUFFIXES


@contextmanager
def opened(sources: Sequence[str], actors: str | None = None, date: datetime.date | None = None) -> Iterator[Inputs]:
    """One graph, or documents; raises a wrong usage for a mixture."""
    graphs = [source for source in sources if is_graph(source)]
    if not graphs:
        with _documents(sources, actors, date) as inputs:
            yield inputs
    elif len(sources) > 1:
        raise click.UsageError(f"{graphs[0]} is a graph: name it alone, or name documents only")
    else:
        from pactgraph.graph import Graph

        with Graph.open(graphs[0]) as graph:
            yield Inputs(graph.findings(), graph.ontology)


@contextmanager
def _documents(sources: Sequence[str], actors: str | None, date: datetime.date | None) -> Iterator[Inputs]:
    from pactgraph.rdf.canonical import canonical
    from pactgraph.reading import read
    from pactgraph.work import UserActors, extractor_with, ontology_with

    added = UserActors.read(Path(actors)) if actors else None
    failures: list[Failure] = []
    ontology = ontology_with(added)
    with Corpus() as corpus:
        for source in sources:
            for item in read(os.fspath(source), date=date):
                if isinstance(item, Document):
                    corpus.add(item)
                else:
                    failures.append(item)
                    report(item)
        found = (canonical(findings) for findings in extractor_with(added).extract_many(corpus)) if len(corpus) else iter(())
        yield Inputs(found, ontology, failures, len(corpus))


def report(failure: Failure) -> None:
    """Say on standard error which input failed and why."""
    note(f"pactgraph: {failure.source}: {failure.message}")
