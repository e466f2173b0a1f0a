"""Files of an export, and writing them so that a full disk costs nothing that was there before."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

import networkx as nx

from pactgraph.errors import ExportError

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class File:
    """One file of an export: its usual name and its bytes."""

    name: str
    content: bytes


def write(file: File, path: Path) -> None:
    """Write beside the place first, then move: either the whole file is there or the old one still is.

    Raises
    ------
    ExportError
        Where the file cannot be written.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_bytes(file.content)
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise ExportError(f"{path} cannot be written: {error.strerror or error}") from error


def without_control_characters(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """A copy whose strings XML can hold; names taken from documents may have characters that no XML file may contain."""
    copy = graph.copy()
    for data in (copy.graph, *copy.nodes.values(), *copy.edges.values()):
        data.update({name: _NOT_XML.sub("", value) for name, value in data.items() if isinstance(value, str)})
    return copy
