"""Parquet, with dates as dates and lists as lists."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import networkx as nx

from pactgraph.network.exchange.files import File
from pactgraph.network.exchange.tables import edge_table, node_table
from pactgraph.tables import Table, frames

DATES = ("first", "last")
LISTS = ("dates", "areas")
NUMBERS = {"sign": "int8", "statements": "int64", "documents": "int64", "evidence": "int64", "quotations": "int64",
           "weight": "float64", "confidence": "float64", "symmetric": "bool_"}  # fmt: skip


def parquet(graph: nx.MultiDiGraph) -> tuple[File, ...]:
    """The network as ``nodes.parquet`` and ``edges.parquet``.

    Parameters
    ----------
    graph
        A network made by ``pactgraph.network.graph``.

    Raises
    ------
    ExportError
        Where pyarrow is not installed.
    """
    frames("pyarrow")
    return tuple(File(f"{table.name}.parquet", _bytes(table)) for table in (node_table(graph), edge_table(graph)))


def _bytes(table: Table) -> bytes:
    arrow, writer = frames("pyarrow"), frames("pyarrow.parquet")
    schema = arrow.schema([(name, _type(arrow, name)) for name in table.columns])
    columns = {name: [_value(name, row[position]) for row in table.rows()] for position, name in enumerate(table.columns)}
    out = io.BytesIO()
    writer.write_table(arrow.table(columns, schema=schema), out, compression="zstd")
    return out.getvalue()


def _type(arrow: Any, name: str) -> Any:
    if name in DATES:
        return arrow.date32()
    if name in LISTS:
        return arrow.list_(arrow.date32() if name == "dates" else arrow.string())
    return getattr(arrow, NUMBERS.get(name, "string"))()


def _value(name: str, value: Any) -> Any:
    if name in DATES:
        return date.fromisoformat(value) if value else None
    if name in LISTS:
        values = value.split("|") if value else []
        return [date.fromisoformat(one) for one in values] if name == "dates" else values
    return value
