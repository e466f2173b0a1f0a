"""All formats of the network in one place; a new one is a function and a line in the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import networkx as nx

from pactgraph.errors import ExportError
from pactgraph.network.exchange.cytoscape import cytoscape
from pactgraph.network.exchange.files import File
from pactgraph.network.exchange.gexf import gexf
from pactgraph.network.exchange.graphml import graphml
from pactgraph.network.exchange.neo4j import neo4j
from pactgraph.network.exchange.parquet import parquet
from pactgraph.network.exchange.tables import csv
from pactgraph.writing import replacing


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, whether it is several files (and so needs a folder), what reads it, and the function that makes it."""

    name: str
    folder: bool
    opens_in: str
    make: Callable[[nx.MultiDiGraph], tuple[File, ...]]


FORMATS: Mapping[str, Format] = MappingProxyType({
    one.name: one for one in (
        Format("graphml", False, "Gephi, Cytoscape, igraph, yEd, networkx", graphml),
        Format("gexf", False, "Gephi, with its timeline", gexf),
        Format("cytoscape", False, "Cytoscape, Cytoscape.js", cytoscape),
        Format("csv", True, "spreadsheets: nodes.csv, edges.csv", csv),
        Format("neo4j", True, "neo4j-admin database import: nodes.csv, relationships.csv", neo4j),
        Format("parquet", True, "pandas, polars, DuckDB, Spark: nodes.parquet, edges.parquet", parquet),
    )
})  # fmt: skip


def encode(graph: nx.MultiDiGraph, name: str) -> tuple[File, ...]:
    """The network in a format, as files in memory: the same network gives the same bytes.

    Parameters
    ----------
    graph
        A network made by ``pactgraph.network.graph``.
    name
        A key of ``FORMATS``.

    Raises
    ------
    ExportError
        For an unknown format, or one whose library is not installed.
    """
    if name not in FORMATS:
        raise ExportError(f"unknown network format {name!r}: one of {', '.join(FORMATS)}")
    return FORMATS[name].make(graph)


def export(graph: nx.MultiDiGraph, name: str, out: Path) -> tuple[Path, ...]:
    """Write the network in a format.

    Parameters
    ----------
    graph
        A network made by ``pactgraph.network.graph``.
    name
        A key of ``FORMATS``.
    out
        The file, or the folder where the format is several files; it is made where it is missing.

    Returns
    -------
    tuple of Path
        The files written.

    Raises
    ------
    ExportError
        For an unknown format, one whose library is not installed, or a place that cannot be written.
    """
    files = encode(graph, name)
    if not FORMATS[name].folder:
        return (_write(files[0], out),)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"{out} cannot be made, and {name} needs a folder: {error.strerror or error}") from error
    return tuple(_write(file, out / file.name) for file in files)


def _write(file: File, path: Path) -> Path:
    with replacing(path) as out:
        out.write(file.content)
    return path
