"""Plain text; front matter between lines of ``---`` may give its title, date and url."""

from __future__ import annotations

from collections.abc import Iterator

from pactgraph.model import Document
from pactgraph.reading.documents import document
from pactgraph.reading.encoding import decode
from pactgraph.reading.inputs import Input
from pactgraph.reading.metadata import front_matter, parse_date, web_address


def read_text(source: Input) -> Iterator[Document]:
    """One document, the text as it stands."""
    fields, text = front_matter(decode(source.content(), source.charset))
    yield document(
        text,
        source.name,
        title=fields.get("title"),
        published=parse_date(fields["date"]) if fields.get("date") else source.date,
        url=web_address(fields.get("url")) or source.url,
        language=fields.get("language"),
    )
