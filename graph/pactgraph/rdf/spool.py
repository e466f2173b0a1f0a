"""What a build has just stored, as it was handed over: to parse it again costs a third of reading it out of the store."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import IO

from pyoxigraph import Quad, RdfFormat, parse

MOST = 200_000
"""Documents whose place is remembered: some 40 MB; what is beyond them is read out of the store."""


class Spool:
    """N-Quads of documents by id, in a temporary file that is made for the first of them."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._places: dict[str, tuple[int, int]] = {}

    def put(self, identifier: str, data: bytes) -> None:
        """Keep the N-Quads of a document; where there is no room for them they are let go."""
        if len(self._places) == MOST:
            return
        try:
            if self._file is None:
                # unbuffered: what a full disk does not take is known at once, not when it is read
                self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115  it lives as long as the store
            place = self._file.seek(0, 2)
            if self._file.write(data) == len(data):
                self._places[identifier] = (place, len(data))
        except OSError:
            return  # the store has them

    def discard(self, identifier: str) -> None:
        """Forget a document, since the store has something else now."""
        self._places.pop(identifier, None)

    def get(self, identifier: str) -> Iterator[Quad] | None:
        """The quads of a document; None where they are not here."""
        if self._file is None or identifier not in self._places:
            return None
        place, length = self._places[identifier]
        self._file.seek(place)
        return parse(self._file.read(length), RdfFormat.N_QUADS)

    def close(self) -> None:
        """Let the file go."""
        if self._file is not None:
            self._file.close()
