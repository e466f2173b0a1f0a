"""GraphML, the XML format that most network programs read."""

from __future__ import annotations

import networkx as nx

from pactgraph.network.exchange.files import File, without_control_characters


def graphml(graph: nx.MultiDiGraph) -> tuple[File, ...]:
    """The network as GraphML.

    Parameters
    ----------
    graph
        A network made by ``pactgraph.network.graph``, or any graph whose attributes are strings and numbers.

    Returns
    -------
    tuple of File
        ``network.graphml``; ``networkx.read_graphml`` gives the same nodes, edges and attributes back.

    References
    ----------
    .. [1] U. Brandes et al., GraphML progress report, Graph Drawing 2001, LNCS 2265, 501-512.
    """
    text = "\n".join(nx.generate_graphml(without_control_characters(graph)))
    return (File("network.graphml", f"{text}\n".encode()),)
