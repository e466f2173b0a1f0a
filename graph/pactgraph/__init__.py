"""pactgraph: documents about international relations become a knowledge graph whose every fact is one step from its sentence.

>>> import pactgraph as pg
>>> graph = pg.build(pg.document("Denmark and Norway signed a defence pact.", "news"))
>>> graph.query("ASK { actor:DNK pact:partnersWith actor:NOR }").boolean
True
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pactgraph.errors import PactgraphError
    from pactgraph.graph import Graph
    from pactgraph.model import Document, Status
    from pactgraph.pipeline import build
    from pactgraph.reading import document, read

    open = Graph.open

__all__ = ["Document", "Graph", "PactgraphError", "Status", "build", "document", "open", "read"]

# Loaded on first use: spaCy, pyoxigraph and networkx take longer to import than most commands take to run.
_HOMES = {
    "Document": "model",
    "Graph": "graph",
    "PactgraphError": "errors",
    "Status": "model",
    "build": "pipeline",
    "document": "reading",
    "read": "reading",
}


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])  # what a notebook completes


def __getattr__(name: str) -> Any:
    if name == "open":
        return import_module("pactgraph.graph").Graph.open
    if name == "__version__":
        from importlib.metadata import version

        return version("pactgraph")
    if name in _HOMES:
        return getattr(import_module(f"pactgraph.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'pactgraph' has no attribute {name!r}")
