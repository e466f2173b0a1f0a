"""Web pages: trafilatura finds the article among menus and notices, and its title, date and address. Nothing is fetched."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date

from pactgraph.errors import InputError
from pactgraph.model import Document
from pactgraph.reading.documents import document
from pactgraph.reading.encoding import decode
from pactgraph.reading.inputs import Input
from pactgraph.reading.metadata import parse_date, web_address


def read_html(source: Input) -> Iterator[Document]:
    """One document: the main text of the page."""
    import trafilatura  # slow to import, not needed for other formats
    from trafilatura.settings import Document as Page

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its complaints about a page come back as our one line
    page = decode(source.content(), source.charset, html=True)
    found = trafilatura.bare_extraction(
        page.replace("\x00", " "),
        url=source.url,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if not isinstance(found, Page) or not found.text:
        raise InputError("is a web page without an article that could be found")
    yield document(
        found.text,
        source.name,
        title=found.title,
        published=_day(found.date) or source.date,
        url=web_address(found.url) or source.url,
    )


def _day(text: str | None) -> date | None:
    return parse_date(text) if text else None
