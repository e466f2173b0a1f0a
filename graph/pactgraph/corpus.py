"""The documents of one run, each text once, kept on disk: order does not count, and memory does not grow with their number."""

from __future__ import annotations

import pickle
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from types import TracebackType

from pactgraph.errors import InputError
from pactgraph.model import Document

_SCHEMA = "CREATE TABLE documents (id TEXT PRIMARY KEY, place INTEGER NOT NULL, content BLOB NOT NULL)"


class Corpus:
    """A set of documents, in the order in which their texts were first seen.

    Where a text comes with different titles, dates or sources, one description wins whatever the order: one with a date
    before one without, then one with a title, then the smallest. ``characters`` is the length of all texts together,
    ``repeats`` how many documents had a text that was there already.
    """

    def __init__(self, documents: Iterable[Document] = ()) -> None:
        # "" is a private temporary base: in memory while it is small, in a file that nobody sees when it is not
        self._base = sqlite3.connect("", isolation_level=None)
        self._base.execute("PRAGMA synchronous = OFF")
        self._base.execute("PRAGMA journal_mode = OFF")
        self._base.execute(_SCHEMA)
        self._count = 0
        self.characters = 0
        self.repeats = 0
        for document in documents:
            self.add(document)

    def add(self, document: Document) -> None:
        """Take a document in.

        Raises:
            InputError: there is no room for temporary files.
        """
        known = self._base.execute("SELECT content FROM documents WHERE id = ?", (document.id,)).fetchone()
        try:
            if known is None:
                self._count += 1
                self.characters += len(document.text)
                self._base.execute("INSERT INTO documents VALUES (?, ?, ?)", (document.id, self._count, _packed(document)))
                return
            self.repeats += 1
            if _rank(document) < _rank(_unpacked(known[0])):
                self._base.execute("UPDATE documents SET content = ? WHERE id = ?", (_packed(document), document.id))
        except sqlite3.OperationalError as error:
            raise InputError(f"{document.source}: no room for temporary files ({error}); TMPDIR names another place") from error

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Document]:
        for (content,) in self._base.execute("SELECT content FROM documents ORDER BY place"):
            yield _unpacked(content)

    def __enter__(self) -> Corpus:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._base.close()


def _rank(document: Document) -> tuple[object, ...]:
    day = document.published.isoformat() if document.published else ""
    title, url = document.title or "", document.url or ""
    return (not day, not title, day, title, document.source, not url, url, document.language)


def _packed(document: Document) -> bytes:
    return zlib.compress(pickle.dumps(document, protocol=5), 1)


def _unpacked(content: bytes) -> Document:
    document: Document = pickle.loads(zlib.decompress(content))  # our own bytes, of this process
    return document
