"""Web pages: trafilatura finds the article among menus and notices, and its title, date and address. Nothing is fetched."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

from pactgraph.errors import InputError
from pactgraph.model import Document, Failure
from pactgraph.reading.documents import document
from pactgraph.reading.encoding import decode
from pactgraph.reading.inputs import Input
from pactgraph.reading.metadata import publication, web_address

_TITLE = re.compile(r"<title\b[^>]*>[^<\n]*", re.IGNORECASE)
_TITLE_END = re.compile(r"</title", re.IGNORECASE)
_BODY = re.compile(r"<(?:body|html|head)\b", re.IGNORECASE)


def read_html(source: Input) -> Iterator[Document | Failure]:
    """One document: the main text of the page."""
    import trafilatura  # slow to import, not needed for other formats
    from trafilatura.settings import Document as Page

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its complaints about a page come back as our one line
    page = _mended(decode(source.content(), source.charset, html=True))
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
    day, mistake = publication(found.date, source.date)
    yield document(found.text, source.name, title=found.title, published=day, url=web_address(found.url) or source.url)
    if mistake:
        yield Failure(source.place, mistake)


def _mended(page: str) -> str:
    """A page in which a title that was not closed ends with its line, and a fragment without a body has one.

    A parser takes all behind such a title for a part of it, and trafilatura looks for an article in a body only.
    """
    if _TITLE.search(page) and not _TITLE_END.search(page):
        page = _TITLE.sub(lambda found: f"{found[0]}</title>", page, count=1)
    return page if _BODY.search(page) else f"<html><body>{page}</body></html>"
