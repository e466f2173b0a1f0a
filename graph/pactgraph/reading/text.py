"""Plain text; front matter between lines of ``---`` may give its title, date and url."""

from __future__ import annotations

from collections.abc import Iterator

from pactgraph.model import Document, Failure
from pactgraph.reading.documents import document
from pactgraph.reading.encoding import decode
from pactgraph.reading.inputs import Input
from pactgraph.reading.metadata import front_matter, publication, web_address


def read_text(source: Input) -> Iterator[Document | Failure]:
    """One document, the text as it stands."""
    fields, text = front_matter(decode(source.content(), source.charset))
    day, mistake = publication(fields.get("date"), source.date)
    yield document(
        text,
        source.name,
        title=fields.get("title"),
        published=day,
        url=web_address(fields.get("url")) or source.url,
        language=fields.get("language"),
    )
    if mistake:
        yield Failure(source.place, mistake)
