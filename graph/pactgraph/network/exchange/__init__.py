"""The network in the formats of other programs: deterministic bytes, each checked by reading them back with its own library."""

from pactgraph.network.exchange.files import File
from pactgraph.network.exchange.formats import FORMATS, Format, encode, export
from pactgraph.network.exchange.tables import edge_table, node_table

__all__ = ["FORMATS", "File", "Format", "edge_table", "encode", "export", "node_table"]
