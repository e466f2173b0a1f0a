"""Fetching a page that the user named: http and https only, with bounds on time, size and redirects."""

from __future__ import annotations

import http.client
import io
import time
import urllib.error
import urllib.request
from contextlib import closing
from typing import IO

from pactgraph.errors import InputError
from pactgraph.reading.inputs import MAX_BYTES, Input
from pactgraph.reading.metadata import web_address

TIMEOUT = 20.0  # seconds for a connection or a read
DEADLINE = 120.0  # seconds in all
MAX_REDIRECTS = 5


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a few redirects, and only to the web: urllib would follow one to ftp."""

    max_redirections = MAX_REDIRECTS

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        if web_address(newurl) is None:
            raise InputError(f"redirects to {newurl[:100]!r}, which is not of the web")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> urllib.request.OpenerDirector:
    """An opener without urllib's handlers for file:, ftp: and data:."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _Redirects(),
    ):
        opener.add_handler(handler)
    opener.addheaders = [("User-Agent", "pactgraph"), ("Accept", "text/html, text/plain, application/x-ndjson, */*;q=0.5")]
    return opener


def fetch(url: str) -> tuple[Input, str | None]:
    """The page at an address as an input, and its media type.

    Raises:
        InputError: it is no web address, cannot be had in time, or is too large.
    """
    address = web_address(url)
    if address is None:
        raise InputError("is not an address that can be read: only http and https are")
    try:
        with closing(_opener().open(address, timeout=TIMEOUT)) as answer:
            data = _body(answer)
            final, headers = answer.geturl(), answer.headers
    except urllib.error.HTTPError as error:
        raise InputError(f"cannot be fetched: the server answers {error.code} {error.reason}") from error
    except (OSError, http.client.HTTPException) as error:
        raise InputError(f"cannot be fetched: {getattr(error, 'reason', None) or error}") from error
    page = Input(final, url, io.BytesIO(data), charset=headers.get_content_charset(), url=web_address(final))
    return page, headers.get_content_type() if "Content-Type" in headers else None


def _body(answer: IO[bytes]) -> bytes:
    end = time.monotonic() + DEADLINE
    parts, size = [], 0
    while part := answer.read(65536):
        parts.append(part)
        size += len(part)
        if size > MAX_BYTES:
            raise InputError(f"is larger than {MAX_BYTES // 1_000_000} MB")
        if time.monotonic() > end:
            raise InputError(f"is too slow: not there after {DEADLINE:.0f} seconds")
    return b"".join(parts)
