"""The ledger of a graph: its documents with their texts, so that facts can be derived again and nothing is built twice."""

from __future__ import annotations

import shutil
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from pactgraph.errors import GraphError
from pactgraph.model import Document
from pactgraph.rdf.terms import writable

_SCHEMA = """
CREATE TABLE IF NOT EXISTS documents (
    id TEXT PRIMARY KEY, source TEXT NOT NULL, title TEXT, published TEXT, url TEXT, language TEXT NOT NULL,
    text BLOB NOT NULL, version TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pending (id TEXT PRIMARY KEY) WITHOUT ROWID;
"""
ROOM = 100_000  # bytes that an empty ledger takes, with its log
_COLUMNS = "id, source, title, published, url, language, text"


class Ledger:
    """The documents of a graph in a SQLite file, or in memory.

    The quads are in another store, so that no transaction spans both. Before quads are touched the documents are marked as
    pending, and the mark goes with the commit that registers them. A mark found on opening says: a process died in between.
    """

    def __init__(self, path: Path | None, *, read_only: bool = False) -> None:
        """Open the ledger at ``path``, or one in memory; raises GraphError when it is missing or damaged."""
        self._path = path
        try:
            self._base = _connect(path, read_only)
            if not read_only:
                self._base.executescript(_SCHEMA)
            self._base.execute(f"SELECT {_COLUMNS}, version FROM documents LIMIT 1").fetchone()
        except sqlite3.DatabaseError as error:
            if path is not None and _is_full(error, path):
                raise GraphError(f"{path}: the disk is full; what was there before is kept") from error
            raise GraphError(f"{path}: the ledger of documents is damaged or missing ({error})") from error

    def begin(self, identifiers: Iterable[str]) -> None:
        """Mark documents as pending, before their quads change."""
        self._write("INSERT OR IGNORE INTO pending VALUES (?)", [(identifier,) for identifier in identifiers])

    def register(self, documents: Iterable[Document], version: str) -> None:
        """Record documents as built by this version of the extraction, and take their marks away."""
        rows = [(*_row(document), version) for document in documents]
        self._write("INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows, settled=[row[0] for row in rows])

    def forget(self, identifiers: Iterable[str]) -> None:
        """Take documents out, and their marks."""
        gone = list(identifiers)
        self._write("DELETE FROM documents WHERE id = ?", [(identifier,) for identifier in gone], settled=gone)

    def doubt(self, identifiers: Iterable[str]) -> None:
        """Let documents count as not built, and take their marks away; their texts stay."""
        doubted = list(identifiers)
        self._write("UPDATE documents SET version = '' WHERE id = ?", [(identifier,) for identifier in doubted], settled=doubted)

    def pending(self) -> list[str]:
        """The documents that a process which died left half written."""
        return [identifier for (identifier,) in self._base.execute("SELECT id FROM pending ORDER BY id")]

    def version(self, identifier: str) -> str | None:
        """The version of the extraction that built a document; None where the document is not in the graph."""
        row = self._base.execute("SELECT version FROM documents WHERE id = ?", (identifier,)).fetchone()
        return None if row is None else str(row[0])

    def identifiers(self) -> list[str]:
        """The ids of all documents, sorted."""
        return [identifier for (identifier,) in self._base.execute("SELECT id FROM documents ORDER BY id")]

    def document(self, identifier: str) -> Document | None:
        """A document with its text."""
        row = self._base.execute(f"SELECT {_COLUMNS} FROM documents WHERE id = ?", (identifier,)).fetchone()
        return None if row is None else _document(row)

    def documents(self) -> Iterator[Document]:
        """All documents with their texts, by id; one at a time is in memory."""
        for identifier in self.identifiers():
            document = self.document(identifier)
            if document is not None:
                yield document

    def resolve(self, name: str) -> list[str]:
        """The ids that a user can mean: the id itself, a source, or the first characters of an id (eight or more)."""
        meant = "id = ?1 OR source = ?1 OR (length(?1) >= 8 AND substr(id, 1, length(?1)) = ?1)"
        rows = self._base.execute(f"SELECT id FROM documents WHERE {meant} ORDER BY id", (name,))
        return [identifier for (identifier,) in rows]

    def __len__(self) -> int:
        return int(self._base.execute("SELECT count(*) FROM documents").fetchone()[0])

    def close(self) -> None:
        """Close the file; the write-ahead log is folded into it."""
        self._base.close()

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]], settled: Iterable[object] = ()) -> None:
        try:
            with self._base, closing(self._base.cursor()) as cursor:
                cursor.executemany(statement, rows)
                cursor.executemany("DELETE FROM pending WHERE id = ?", [(identifier,) for identifier in settled])
        except sqlite3.Error as error:
            raise GraphError(f"{self._path}: cannot write the ledger of documents ({error})") from error


def _is_full(error: sqlite3.DatabaseError, path: Path) -> bool:
    """True where an error comes of a full disk; SQLite has no code of its own for one that cannot hold its shared memory."""
    code = error.sqlite_errorcode & 0xFF
    return code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and shutil.disk_usage(path.parent).free < ROOM)


def _connect(path: Path | None, read_only: bool) -> sqlite3.Connection:
    if path is None:
        return sqlite3.connect(":memory:", check_same_thread=False)
    if not read_only:
        base = sqlite3.connect(path, timeout=30, check_same_thread=False)
        base.execute("PRAGMA journal_mode = WAL")  # readers go on while a build writes
        base.execute("PRAGMA synchronous = NORMAL")
        return base
    uri = path.absolute().as_uri() + "?mode=ro"
    base = sqlite3.connect(uri, uri=True, timeout=30, check_same_thread=False)
    try:
        base.execute("SELECT count(*) FROM documents").fetchone()
    except sqlite3.OperationalError:  # a medium that cannot be written has no room for the shared memory of the log
        base.close()
        base = sqlite3.connect(uri + "&immutable=1", uri=True, check_same_thread=False)
    return base


def _row(document: Document) -> tuple[str | bytes | None, ...]:
    published = document.published.isoformat() if document.published else None
    source, title, url = (None if value is None else writable(value) for value in (document.source, document.title, document.url))
    text = zlib.compress(document.text.encode("utf-8", "surrogatepass"), 6)
    return (document.id, source, title, published, url, document.language, text)


def _document(row: tuple[str, str, str | None, str | None, str | None, str, bytes]) -> Document:
    identifier, source, title, published, url, language, text = row
    day = date.fromisoformat(published) if published else None
    words = zlib.decompress(text).decode("utf-8", "surrogatepass")
    return Document(id=identifier, text=words, source=source, title=title, published=day, url=url, language=language)
