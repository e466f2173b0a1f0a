"""pactgraph info: versions, and what a graph was built with."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

import click

from pactgraph.cli import options
from pactgraph.cli.output import grid
from pactgraph.work import extraction_version

_LIBRARIES = ("pyoxigraph", "oxrdflib", "rdflib", "networkx", "pyvis", "spacy", "trafilatura")


@click.command("info")
@click.argument("graph", type=click.Path(), required=False)
@options.output
def command(graph: str | None, output: str) -> None:
    """Show versions of pactgraph and what it builds on; with GRAPH, what that was built with."""
    rows = _graph(graph) if graph else _package()
    grid(("", ""), rows, output)


def _package() -> list[tuple[str, object]]:
    from pactgraph.ontology import load

    ontology = load()
    frames = sum(len(relation.frames) for relation in ontology.relations.values())
    return [
        ("pactgraph", _version("pactgraph")),
        ("extraction", extraction_version(None)),
        ("relations, frames", f"{len(ontology.relations)}, {frames}"),
        ("actors, areas", f"{len(ontology.actors)}, {len(ontology.areas)}"),
        ("Python", platform.python_version()),
        *((name, _version(name)) for name in _LIBRARIES),
    ]


def _graph(path: str) -> list[tuple[str, object]]:
    from pactgraph.graph import Graph

    with Graph.open(path) as graph:
        ledger, current = graph.store.ledger, extraction_version(graph.actors)
        identifiers = ledger.identifiers()
        older = sum(ledger.version(identifier) != current for identifier in identifiers)
        return [
            ("built by pactgraph", graph.store.settings.pactgraph),
            ("documents", len(identifiers)),
            ("by another version of the extraction", older),
            ("actors of its own", graph.actors.name if graph.actors else "none"),
        ]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
