"""What the benchmarks share: a figure with its bound, and the texts that they run on."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from pactgraph.model import Document
from pactgraph.reading import document, read

EXAMPLES = Path(__file__).parents[1] / "examples"


@dataclass(frozen=True, slots=True)
class Figure:
    """A ratio, and the bound it must keep: at least, or at most."""

    name: str
    ratio: float
    limit: float
    at_least: bool
    detail: str

    @property
    def bound(self) -> str:
        """The bound as people write it."""
        return f"{'>=' if self.at_least else '<='} {self.limit:g}"

    @property
    def kept(self) -> bool:
        """True where the bound holds."""
        return self.ratio >= self.limit if self.at_least else self.ratio <= self.limit


def corpus(name: str, number: int) -> tuple[str, list[Document]]:
    """So many documents of a corpus in the folder that PACTGRAPH_SHARED names; without it, paragraphs of the examples.

    Returns where they are from, and the documents.
    """
    folder = os.environ.get("PACTGRAPH_SHARED")
    path = Path(folder) / "corpus" / name if folder else None
    if path and path.is_file():
        found = (item for item in read(str(path)) if isinstance(item, Document))
        return name, list(islice(found, number))
    return "made from the examples", list(islice(_made(), number))


def write(documents: list[Document], path: Path) -> None:
    """Documents as JSON lines."""
    with path.open("w", encoding="utf-8") as out:
        for item in documents:
            out.write(json.dumps({"id": item.source, "text": item.text}) + "\n")


def words(documents: list[Document]) -> int:
    """The number of words."""
    return sum(len(item.text.split()) for item in documents)


def _made() -> Iterator[Document]:
    """Short news: paragraphs of the examples, two of three with no actor in them, as in ordinary news."""
    paragraphs = [
        paragraph
        for item in read(str(EXAMPLES))
        if isinstance(item, Document)
        for paragraph in item.text.split("\n")
        if len(paragraph.split()) > 12
    ]
    quiet = (
        "The museum on the quay opened its doors again after three years of work, and a long queue stood in the rain outside.",
        "Shares of the shoe maker fell by a tenth after its chief said that the summer had been slow and the shelves were full.",
    )
    for number, paragraph in enumerate(cycle(paragraphs)):
        text = paragraph if number % 3 == 0 else quiet[number % 3 - 1]
        yield document(f"{text} This is report {number}.", f"made-{number}")
