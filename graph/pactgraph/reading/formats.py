"""The one table of readers; a new format is a file beside this one and a line here."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import PurePath

from pactgraph.model import Document, Failure
from pactgraph.reading.encoding import byte_order_mark
from pactgraph.reading.html import read_html
from pactgraph.reading.inputs import Input
from pactgraph.reading.jsonl import read_jsonl
from pactgraph.reading.markdown import read_markdown
from pactgraph.reading.text import read_text

Reader = Callable[[Input], Iterator[Document | Failure]]

BY_SUFFIX: dict[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
}

BY_MEDIA_TYPE: dict[str, Reader] = {
    "text/plain": read_text,
    "text/markdown": read_markdown,
    "text/html": read_html,
    "application/xhtml+xml": read_html,
    "application/jsonl": read_jsonl,
    "application/x-ndjson": read_jsonl,
}


def read_input(source: Input, media_type: str | None = None) -> Iterator[Document | Failure]:
    """The documents of an input, by its media type if it has one, else by the suffix of its name, else by how it begins."""
    source = source.peeked()
    named = BY_MEDIA_TYPE.get(media_type or "") or BY_SUFFIX.get(PurePath(source.name).suffix.lower())
    return (named or _sniff(source.start))(source)


def _sniff(start: bytes) -> Reader:
    text = start.decode(byte_order_mark(start) or "utf-8", "replace").lstrip()
    if text[:200].lower().startswith(("<!doctype html", "<html", "<?xml")):
        return read_html
    return read_jsonl if _is_record(text) else read_text


def _is_record(text: str) -> bool:
    """True where the first line is a JSON object, or the start of one too long to be seen whole."""
    line, _, rest = text.partition("\n")
    if not line.startswith("{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return not rest and '"text"' in line
