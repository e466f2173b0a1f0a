"""The JSON of Cytoscape and Cytoscape.js."""

from __future__ import annotations

import json

import networkx as nx

from pactgraph.network.exchange.files import File


def cytoscape(graph: nx.MultiDiGraph) -> tuple[File, ...]:
    """The network as Cytoscape JSON (``.cyjs``).

    Parameters
    ----------
    graph
        A network made by ``pactgraph.network.graph``.

    Returns
    -------
    tuple of File
        ``network.cyjs``: nodes with ``id``, ``name`` (the label) and their attributes, edges with an ``id`` made of source,
        relation and target; ``networkx.cytoscape_graph`` reads it back.

    References
    ----------
    .. [1] M. Franz et al., Cytoscape.js: a graph theory library for visualisation and analysis, Bioinformatics 32,
       309-311, 2016.
    """
    data = nx.cytoscape_data(graph, name="label")
    for node in data["elements"]["nodes"]:
        node["data"]["label"] = node["data"]["name"]
    for edge in data["elements"]["edges"]:
        edge["data"]["id"] = f"{edge['data']['source']} {edge['data']['key']} {edge['data']['target']}"
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
    return (File("network.cyjs", f"{text}\n".encode()),)
