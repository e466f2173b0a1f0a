"""The files of an export, and what their formats cannot hold."""

from __future__ import annotations

import re
from dataclasses import dataclass

import networkx as nx

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class File:
    """One file of an export: its usual name and its bytes."""

    name: str
    content: bytes


def without_control_characters(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """A copy whose strings XML can hold; names taken from documents may have characters that no XML file may contain."""
    copy = graph.copy()
    for data in (copy.graph, *copy.nodes.values(), *copy.edges.values()):
        data.update({name: _NOT_XML.sub("", value) for name, value in data.items() if isinstance(value, str)})
    return copy
