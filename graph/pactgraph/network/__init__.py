"""The network of actors and its measures."""

from pactgraph.network.betweenness import betweenness
from pactgraph.network.building import assemble, graph
from pactgraph.network.communities import Communities, communities
from pactgraph.network.core import core
from pactgraph.network.degree import degree
from pactgraph.network.eigenvector import eigenvector
from pactgraph.network.projection import conflict, cooperation, projection
from pactgraph.network.statements import Statement, statements
from pactgraph.network.strength import strength
from pactgraph.network.table import Scores, Table, Tabular

__all__ = [
    "Communities",
    "Scores",
    "Statement",
    "Table",
    "Tabular",
    "assemble",
    "betweenness",
    "communities",
    "conflict",
    "cooperation",
    "core",
    "degree",
    "eigenvector",
    "graph",
    "projection",
    "statements",
    "strength",
]
