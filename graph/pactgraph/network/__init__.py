"""The network of actors and its measures, one idea a file.

``graph`` makes the network from a store or from findings; ``projection``, ``cooperation`` and ``conflict`` reduce it to one
tie a pair. Measures take any undirected graph of networkx; their results are tables (``rows``, ``csv``, ``json``, ``pandas``,
``polars``). The same statements give the same figures, whatever their order.
"""

from pactgraph.network.agreement import agreement, omega
from pactgraph.network.articulation import articulation_points
from pactgraph.network.assortativity import alliance_assortativity
from pactgraph.network.betweenness import betweenness
from pactgraph.network.blocs import blocs
from pactgraph.network.bridges import bridges
from pactgraph.network.building import assemble, graph
from pactgraph.network.changes import changes
from pactgraph.network.closeness import closeness
from pactgraph.network.communities import Communities, communities
from pactgraph.network.constraint import constraint
from pactgraph.network.core import core
from pactgraph.network.degree import degree
from pactgraph.network.density import density
from pactgraph.network.eigenvector import eigenvector
from pactgraph.network.frustration import Frustration, frustration
from pactgraph.network.pagerank import pagerank
from pactgraph.network.partnerships import partnerships
from pactgraph.network.projection import conflict, cooperation, projection
from pactgraph.network.reciprocity import reciprocity
from pactgraph.network.scores import Scores
from pactgraph.network.slices import Slice, slices
from pactgraph.network.statements import Statement, statements
from pactgraph.network.strength import strength
from pactgraph.network.summary import measures, overview
from pactgraph.network.trends import trends
from pactgraph.network.triads import TriadCensus, triad_census
from pactgraph.tables import Table, Tabular

__all__ = [
    "Communities",
    "Frustration",
    "Scores",
    "Slice",
    "Statement",
    "Table",
    "Tabular",
    "TriadCensus",
    "agreement",
    "alliance_assortativity",
    "articulation_points",
    "assemble",
    "betweenness",
    "blocs",
    "bridges",
    "changes",
    "closeness",
    "communities",
    "conflict",
    "constraint",
    "cooperation",
    "core",
    "degree",
    "density",
    "eigenvector",
    "frustration",
    "graph",
    "measures",
    "omega",
    "overview",
    "pagerank",
    "partnerships",
    "projection",
    "reciprocity",
    "slices",
    "statements",
    "strength",
    "trends",
    "triad_census",
]
