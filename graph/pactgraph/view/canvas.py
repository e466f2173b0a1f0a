"""The network as pyvis makes it, in our own page: its nodes, edges, options and library, none of its CDN links."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import networkx as nx
import pyvis
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from pyvis.network import Network

_HERE = Path(__file__).parent
_PYVIS = Path(pyvis.__file__).parent / "templates"
_SCRIPTS = (
    "dom.js", "data.js", "measures.js", "state.js", "canvas.js", "scale.js", "camera.js", "strokes.js", "tip.js", "labels.js",
    "cards.js", "overview.js", "panel.js", "legend.js", "timeline.js", "table.js", "quotations.js", "search.js",
    "downloads.js", "keyboard.js", "explorer.js",
)  # fmt: skip
_STYLES = (
    "look.css", "bar.css", "stage.css", "legend.css", "panel.css", "cards.css", "timeline.css", "views.css", "narrow.css",
)  # fmt: skip
_SHAPES = {"country": "dot", "organisation": "square", "leader": "diamond"}
_DATA = "<the-data>"  # no text can look like it, since all text is escaped
_OPTIONS = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"chosen": False, "borderWidth": 1.5, "labelHighlightBold": False},
    "edges": {"chosen": False, "smooth": False, "arrows": {"to": {"enabled": False}}, "selectionWidth": 0, "hoverWidth": 0},
    "interaction": {"hover": True, "selectConnectedEdges": False, "hoverConnectedEdges": False, "hideEdgesOnDrag": False},
}


def render(graph: nx.MultiGraph, where: Mapping[str, tuple[float, float]], title: str, language: str) -> tuple[str, str]:
    """One HTML file of the network, with the explorer's script and style inside and a policy that lets nothing else run.

    ``graph`` has the nodes with ``kind`` and ``label``, and one edge per line to draw, with its ``id`` as key. Returns what
    stands before and after the data, which is JSON as ``payload.pieces`` writes it. No text of a document goes where pyvis
    would not escape it (heading, options, menus).
    """
    network = Network(directed=True, cdn_resources="in_line")  # directed: else pyvis compares every edge with every other
    for key, kind in graph.nodes(data="kind"):
        x, y = where[key]
        network.add_node(key, label=graph.nodes[key]["label"], shape=_SHAPES[kind], x=x, y=y)
    for source, target, line in graph.edges(keys=True):
        network.edges.append({"id": line, "from": source, "to": target})
    network.options = _OPTIONS
    network.templateEnv = _environment()
    network.path = "explorer.html"
    library, script, style = _library(), _script(), _style()
    network.templateEnv.globals.update(
        library=Markup(library), script=Markup(script), style=Markup(style), data=Markup(_DATA),
        title=title, language=language, policy=_policy((library, script), (style,)),
    )  # fmt: skip
    before, _, after = str(network.generate_html()).partition(_DATA)
    return before, after


def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(_HERE), autoescape=True)


@cache
def _library() -> str:
    """vis-network as pyvis ships it, with the line ends that a browser hashes and no link to a source map."""
    text = (_PYVIS / "lib" / "vis-9.1.2" / "vis-network.min.js").read_text("utf-8")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("//# sourceMappingURL=vis-network.min.js.map", "")


@cache
def _script() -> str:
    """Our files as one script in a scope of its own, so that a name in one is known in all, and in nothing else."""
    return f'"use strict";\n(() => {{\n{_joined("script", _SCRIPTS)}}})();\n'


@cache
def _style() -> str:
    return _joined("style", _STYLES)


def _joined(folder: str, files: tuple[str, ...]) -> str:
    return "".join((_HERE / folder / name).read_text("utf-8") for name in files)


def _policy(scripts: tuple[str, ...], styles: tuple[str, ...]) -> str:
    """The Content-Security-Policy: only these scripts and styles, by hash; no request to anywhere."""
    return (
        f"default-src 'none'; script-src {_hashes(scripts)}; style-src {_hashes(styles)}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hashes(texts: tuple[str, ...]) -> str:
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts)
    return " ".join(f"'sha256-{digest}'" for digest in digests)
