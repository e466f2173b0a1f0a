"""An input on its way to a reader: a stream of bytes, and what is known about it besides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import BinaryIO

from pactgraph.errors import InputError

MAX_BYTES = 20_000_000  # of a file that holds one document; markup and pictures in the page count
MAX_CHARACTERS = 5_000_000  # of one document: longer than any book, short enough to stay in memory


@dataclass(frozen=True, slots=True)
class Input:
    """``name`` becomes the document's source, ``place`` is what messages call it; ``start`` holds bytes already read to sniff."""

    name: str
    place: str
    stream: BinaryIO
    charset: str | None = None
    url: str | None = None
    date: date | None = None
    start: bytes = b""

    def peeked(self, size: int = 4096) -> Input:
        """The same input with its first ``size`` bytes in ``start``."""
        return replace(self, start=_read(self.stream, size))

    def content(self) -> bytes:
        """All bytes.

        Raises:
            InputError: there are more than MAX_BYTES, or none.
        """
        data = self.start + _read(self.stream, MAX_BYTES + 1 - len(self.start))
        if len(data) > MAX_BYTES:
            raise InputError(f"is larger than {MAX_BYTES // 1_000_000} MB, too much for one document: split it")
        if not data.strip():
            raise InputError("is empty")
        return data


def _read(stream: BinaryIO, size: int) -> bytes:
    """``size`` bytes, fewer only at the end: a pipe gives what it has, so one call is not enough."""
    parts = []
    while size > 0 and (part := stream.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
