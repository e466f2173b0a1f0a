"""The speed of a build against that of the shipped pipeline when it parses every sentence of the same texts."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from figures import Figure, corpus, words

from pactgraph.language import engine, split
from pactgraph.model import Document
from pactgraph.pipeline import build


def measure() -> Figure:
    """Words a second of processor time, so that what else the machine does counts in neither; the model is loaded before."""
    name, documents = corpus("world-news.jsonl", 1700)
    engine()
    built, parsed = _build(documents), _parse(documents)
    size = words(documents)
    detail = f"{size / built:,.0f} and {size / parsed:,.0f} words/s, {size:,} words, {name}"
    return Figure("words/s of a build / of parsing all", parsed / built, 1.0, True, detail)


def _build(documents: list[Document]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        began = time.process_time()
        build(documents, Path(folder) / "graph").close()
        return time.process_time() - began


def _parse(documents: list[Document]) -> float:
    began = time.process_time()
    requests = ((item, spans, range(len(spans))) for item in documents for spans in [split(item.text)])
    for _ in engine().parse(requests):
        pass
    return time.process_time() - began
