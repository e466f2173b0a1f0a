"""GraphML, the XML format that most network programs read."""

from __future__ import annotations

import networkx as nx


def graphml(graph: nx.MultiDiGraph) -> bytes:
    """The network as GraphML.

    Parameters
    ----------
    graph
        A network made by ``pactgraph.network.graph``, or any graph whose attributes are strings and numbers.

    Returns
    -------
    bytes
        UTF-8; ``networkx.parse_graphml`` gives the same nodes, edges and attributes back.

    References
    ----------
    .. [1] U. Brandes et al., GraphML progress report, Graph Drawing 2001, LNCS 2265, 501-512.
    """
    return ("\n".join(nx.generate_graphml(graph)) + "\n").encode()
