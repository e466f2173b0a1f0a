"""What a build has just stored, as it was handed over: to parse it again costs a third of reading it out of the store."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator

from pyoxigraph import Quad, RdfFormat, parse

MOST = 200_000
"""Documents whose place is remembered: some 40 MB; what is beyond them is read out of the store."""


class Spool:
    """N-Quads of documents by id, in a temporary file."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  it lives as long as the store
        self._places: dict[str, tuple[int, int]] = {}

    def put(self, identifier: str, data: bytes) -> None:
        """Keep the N-Quads of a document; where there is no room for them they are let go."""
        try:
            place = self._file.seek(0, 2)
            self._file.write(data)
        except OSError:
            return
        if len(self._places) < MOST:
            self._places[identifier] = (place, len(data))

    def discard(self, identifier: str) -> None:
        """Forget a document, since the store has something else now."""
        self._places.pop(identifier, None)

    def get(self, identifier: str) -> Iterator[Quad] | None:
        """The quads of a document; None where they are not here."""
        if identifier not in self._places:
            return None
        place, length = self._places[identifier]
        self._file.seek(place)
        return parse(self._file.read(length), RdfFormat.N_QUADS)

    def close(self) -> None:
        """Let the file go."""
        self._file.close()
