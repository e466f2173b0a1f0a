"""GEXF, the format of Gephi, with the days on which each tie was reported."""

from __future__ import annotations

import re

import networkx as nx

from pactgraph.network.exchange.files import File, without_control_characters

_META = re.compile(r"<meta .*?</meta>", re.DOTALL)


def gexf(graph: nx.MultiDiGraph) -> tuple[File, ...]:
    """The network as GEXF 1.2, dynamic: Gephi shows a timeline.

    Each edge has a spell for every day on which it was reported, or one for all of the time where only months or years are
    known; each node one from its first to its last edge. What has no date has no spell, and is there all the time.

    Parameters
    ----------
    graph
        A network made by ``pactgraph.network.graph``.

    Returns
    -------
    tuple of File
        ``network.gexf``; ``networkx.read_gexf`` gives nodes, edges, attributes and spells back.

    References
    ----------
    .. [1] GEXF working group, GEXF 1.2draft primer, https://gexf.net.
    """
    timed = without_control_characters(graph)
    timed.graph = {"mode": "dynamic"}
    for number, (one, other, data) in enumerate(timed.edges(data=True)):
        data["id"] = str(number)
        days = data.pop("dates", "")
        if "first" in data:
            data["spells"] = [(day, day) for day in days.split("|")] if days else [(data["first"], data["last"])]
            for node in (timed.nodes[one], timed.nodes[other]):
                node["start"] = min(node.get("start", data["first"]), data["first"])
                node["end"] = max(node.get("end", data["last"]), data["last"])
    latest = max((last for _, _, last in timed.edges(data="last") if last), default=None)
    return (File("network.gexf", _with_meta("\n".join(nx.generate_gexf(timed)), latest).encode()),)


def _with_meta(text: str, latest: str | None) -> str:
    """networkx writes the day and its own version, which would make the same network differ from day to day."""
    modified = f' lastmodifieddate="{latest}"' if latest else ""
    return _META.sub(f"<meta{modified}>\n    <creator>pactgraph</creator>\n  </meta>", text, count=1) + "\n"
