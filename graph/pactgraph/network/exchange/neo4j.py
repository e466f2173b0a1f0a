"""CSV files with the headers of Neo4j's importer."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

import networkx as nx

from pactgraph.network.exchange.files import File
from pactgraph.network.exchange.tables import EDGES, edge_table, node_table
from pactgraph.tables import Cell

NODE_HEADER = ("code:ID", "label:string", "type:string", "wikidata:string", "title:string", "quotations:int", ":LABEL")
TYPES = {
    "sign": "int", "symmetric": "boolean", "weight": "double", "statements": "int", "documents": "int", "evidence": "int",
    "confidence": "double", "first": "date", "last": "date", "dates": "date[]", "areas": "string[]",
}  # fmt: skip
PROPERTIES = tuple(name for name in EDGES if name not in ("source", "target"))
EDGE_HEADER = (":START_ID", *(f"{name}:{TYPES.get(name, 'string')}" for name in PROPERTIES), ":END_ID", ":TYPE")
_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])")


def neo4j(graph: nx.MultiDiGraph) -> tuple[File, ...]:
    """The network as ``nodes.csv`` and ``relationships.csv`` for ``neo4j-admin database import full``.

    The labels of nodes are Country, Organisation and Person; the types of relationships are those of the relations in
    capitals (PARTNERS_WITH). Several values in a cell are separated by ``|``: import with ``--array-delimiter="|"``.

    Parameters
    ----------
    graph
        A network made by ``pactgraph.network.graph``.

    References
    ----------
    .. [1] Neo4j Operations Manual, neo4j-admin import, CSV header format.
    """
    nodes = (
        (row["code"], row["label"], row["type"], row["wikidata"], row["title"], row["quotations"], str(row["kind"]).capitalize())
        for row in node_table(graph).records()
    )
    edges = (
        (row["source"], *(_cell(row[name]) for name in PROPERTIES), row["target"], _WORD.sub("_", str(row["relation"])).upper())
        for row in edge_table(graph).records()
    )
    return File("nodes.csv", _csv(NODE_HEADER, nodes)), File("relationships.csv", _csv(EDGE_HEADER, edges))


def _cell(value: Cell) -> Cell:
    return str(value).lower() if isinstance(value, bool) else value


def _csv(header: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode()
