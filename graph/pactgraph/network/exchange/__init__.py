"""The network in the formats of other programs: deterministic bytes, each checked by reading them back with its own library."""

from pactgraph.network.exchange.graphml import graphml

__all__ = ["graphml"]
