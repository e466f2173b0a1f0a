"""Exchange formats, each read back by its own library."""

from __future__ import annotations

import networkx as nx

from network_cases import event, findings
from pactgraph.network import graph
from pactgraph.network.exchange import graphml
from pactgraph.ontology import load

NETWORK = graph(
    [
        findings("a", event("NOR", "partnersWith", "DNK", areas=("training",)), published="2025-02-01"),
        findings("b", event("RUS", "threatens", "XYZ"), event("RUS", "accuses", "XYZ"), published="2025-03-01"),
    ],
    load(),
)


def test_graphml_is_read_back_by_networkx() -> None:
    back = nx.parse_graphml(graphml(NETWORK).decode(), force_multigraph=True)
    assert dict(back.nodes(data=True)) == dict(NETWORK.nodes(data=True))
    assert sorted((u, v, sorted(d.items())) for u, v, d in back.edges(data=True)) == sorted(
        (u, v, sorted(d.items())) for u, v, d in NETWORK.edges(data=True)
    )
    assert {key for _, _, key in back.edges(keys=True)} == {"partnersWith", "threatens", "accuses"}
