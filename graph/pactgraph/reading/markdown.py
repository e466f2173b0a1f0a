"""Markdown: the words without the marks. Wrapped lines are joined, list items keep their dash, code and pictures are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pactgraph.model import Document, Failure
from pactgraph.reading.documents import document
from pactgraph.reading.encoding import decode
from pactgraph.reading.inputs import Input
from pactgraph.reading.metadata import front_matter, publication, web_address

if TYPE_CHECKING:
    from markdown_it.token import Token

_TAG = re.compile(r"<[^>]*>")
_BLANK = re.compile(r"\n{3,}")
_INLINE = {"softbreak": " ", "hardbreak": "\n"}


def read_markdown(source: Input) -> Iterator[Document | Failure]:
    """One document; its title is that of the front matter, else its first heading of the first level."""
    fields, text = front_matter(decode(source.content(), source.charset))
    title, words = _plain(text)
    day, mistake = publication(fields.get("date"), source.date)
    yield document(
        words,
        source.name,
        title=fields.get("title") or title,
        published=day,
        url=web_address(fields.get("url")) or source.url,
        language=fields.get("language"),
    )
    if mistake:
        yield Failure(source.place, mistake)


def _plain(text: str) -> tuple[str | None, str]:
    from markdown_it import MarkdownIt  # slow to import, not needed for other formats

    title = None
    blocks: list[str] = []
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    item = tight = False
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "list_item_open":
            item = True
        elif token.type == "paragraph_open":
            tight = token.hidden
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            blocks.append("\n")
        elif token.type == "inline" and (words := _words(token)):
            if before is not None and before.type == "heading_open" and before.tag == "h1" and title is None:
                title = words
            blocks.append(("- " if item else "") + words + ("\n" if tight else "\n\n"))
            item = tight = False
    return title, _BLANK.sub("\n\n", "".join(blocks).strip())


def _words(token: Token) -> str:
    parts = []
    for child in token.children or ():
        if child.type in ("text", "code_inline", "text_special"):
            parts.append(child.content)
        elif child.type in _INLINE:
            parts.append(_INLINE[child.type])
    return _TAG.sub("", "".join(parts)).strip()
