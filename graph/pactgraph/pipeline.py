"""The whole path: sources to documents, documents to facts, facts into a graph, the graph to Turtle and a page."""

from __future__ import annotations

import datetime
import os
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from threading import Thread

from pactgraph.corpus import Corpus
from pactgraph.errors import GraphError, InputError
from pactgraph.graph import Graph
from pactgraph.model import Document, Failure
from pactgraph.rdf import Store
from pactgraph.reading import read
from pactgraph.work import UserActors, derive, extraction_version

Source = str | os.PathLike[str] | Document
Progress = Callable[[int, int], None]

CHUNK_CHARACTERS = 100_000  # what a worker gets at once: enough to fill a batch of the parser
CHUNK_DOCUMENTS = 64
BATCH_BYTES = 3_000_000  # of texts and N-Quads stored at once: large batches are written as sorted files, at half the cost
IN_FLIGHT = 32  # chunks handed out and not yet stored: bounds memory, and keeps this many workers busy


def build(
    sources: Source | Iterable[Source],
    into: str | os.PathLike[str] | None = None,
    *,
    executor: Executor | Callable[[int], Executor | None] | None = None,
    actors: str | os.PathLike[str] | None = None,
    date: datetime.date | None = None,
    on_failure: Callable[[Failure], None] | None = None,
    progress: Progress | None = None,
) -> Graph:
    """Build a graph from documents, or add them to one. The same documents give the same graph, whatever their order.

    Args:
        sources: one or more files, folders, globs, web addresses, ``-``, or documents.
        into: the folder of the graph; a graph that is there already is added to, and a document that it has is replaced if its
            title or date is another or the rules have changed, else left alone. None keeps the graph in memory.
        executor: runs the extraction; any ``concurrent.futures.Executor``, that of a Dask client say, or a function that is given
            the number of characters of all documents and returns one, to be shut down after use, or None. None runs it here.
        actors: a CSV or Turtle file of actors to add to the built-in ones. A graph remembers it.
        date: the day of publication of documents that do not give one.
        on_failure: called with each input that cannot be read; they are in ``Graph.failures`` besides. None gives a warning.
        progress: called with the number of documents done and their total.

    Raises:
        InputError: nothing could be read.
        GraphError: the graph cannot be opened or written; what it held before is kept.
        OntologyError: the file of actors has an error.
    """
    failures: list[Failure] = []
    with Corpus() as corpus:
        for document in _documents(sources, date):
            if isinstance(document, Document):
                corpus.add(document)
            else:
                failures.append(document)
                if on_failure:
                    on_failure(document)
        if not len(corpus):
            raise InputError(_nothing_read(failures))
        if failures and on_failure is None:
            warnings.warn(_left_out(failures), stacklevel=2)
        added = UserActors.read(Path(actors)) if actors else None
        graph = Graph.create(Path(into) if into is not None else None, added, tuple(failures))
        graph.repeats = corpus.repeats
        try:
            with _running(executor, corpus.characters) as chosen:
                if chosen is not None and graph.path is not None:
                    Thread(target=import_module, args=("pactgraph.view",)).start()  # this process has nothing to do yet
                _store(corpus, graph.store, graph.actors, chosen, progress or _silent)
            graph.write_outputs()
        except BaseException:
            graph.close()  # or the folder would stay locked as long as somebody holds the error
            raise
        return graph


@contextmanager
def _running(executor: Executor | Callable[[int], Executor | None] | None, characters: int) -> Iterator[Executor | None]:
    """The executor; one that is made for this build is told to stop, and does so while the outputs are written."""
    if executor is None or isinstance(executor, Executor):
        yield executor
        return
    made = executor(characters)
    try:
        yield made
    finally:
        if made is not None:
            made.shutdown(wait=False, cancel_futures=True)


def _documents(sources: Source | Iterable[Source], date: datetime.date | None) -> Iterator[Document | Failure]:
    for source in sources if isinstance(sources, Iterable) and not isinstance(sources, str) else [sources]:
        if isinstance(source, Document):
            yield source
        elif isinstance(source, str | os.PathLike):
            yield from read(os.fspath(source), date=date)
        else:
            raise InputError(f"{source!r} is no source: name a file, a folder, a glob, an address, or give a document")


def _left_out(failures: list[Failure]) -> str:
    first = failures[0]
    return f"{len(failures)} could not be read, {first.source} first: {first.message}; Graph.failures has them all"


def _nothing_read(failures: list[Failure]) -> str:
    if not failures:
        return "nothing could be read: no source was named, or none has a document"
    first = failures[0]
    return f"nothing could be read: {first.source} {first.message}" + (f" (and {len(failures) - 1} more)" if failures[1:] else "")


def _store(corpus: Corpus, store: Store, actors: UserActors | None, executor: Executor | None, progress: Progress) -> None:
    """Derive the facts of the documents that the store lacks, and add them, a batch at a time, in order."""
    version = extraction_version(actors)
    total, done = len(corpus), 0
    progress(0, total)
    new = (document for document in corpus if not _is_built(store, document, version))
    batch: list[tuple[Document, bytes]] = []
    try:
        for chunk, parts in _derived(_chunks(new), actors, executor):
            batch += zip(chunk, parts, strict=True)
            if sum(len(document.text) + len(part) for document, part in batch) >= BATCH_BYTES:
                full, batch = batch, []
                store.add_nquads(full, version)
            done += len(chunk)
            progress(done, total)
    finally:  # what was derived before an error is kept
        if batch:
            store.add_nquads(batch, version)
    progress(total, total)


def _is_built(store: Store, document: Document, version: str) -> bool:
    return store.ledger.version(document.id) == version and store.ledger.document(document.id) == document


def _chunks(documents: Iterable[Document]) -> Iterator[tuple[Document, ...]]:
    chunk: list[Document] = []
    size = 0
    for document in documents:
        chunk.append(document)
        size += len(document.text)
        if size >= CHUNK_CHARACTERS or len(chunk) == CHUNK_DOCUMENTS:
            yield tuple(chunk)
            chunk, size = [], 0
    if chunk:
        yield tuple(chunk)


def _derived(
    chunks: Iterator[tuple[Document, ...]], actors: UserActors | None, executor: Executor | None
) -> Iterator[tuple[tuple[Document, ...], list[bytes]]]:
    """Chunks with their facts, in the order of the chunks, at most IN_FLIGHT of them on the way."""
    if executor is None:
        for chunk in chunks:
            yield chunk, derive(chunk, actors)
        return
    waiting: deque[tuple[tuple[Document, ...], Future[list[bytes]]]] = deque()
    try:
        for chunk in chunks:
            waiting.append((chunk, executor.submit(derive, chunk, actors)))
            if len(waiting) == IN_FLIGHT:
                yield _done(*waiting.popleft())
        while waiting:
            yield _done(*waiting.popleft())
    except BrokenExecutor as error:
        raise GraphError("a worker process died, out of memory perhaps; what is stored is kept: build again to go on") from error
    finally:
        for _, future in waiting:
            future.cancel()


def _done(chunk: tuple[Document, ...], future: Future[list[bytes]]) -> tuple[tuple[Document, ...], list[bytes]]:
    return chunk, future.result()


def _silent(done: int, total: int) -> None:
    """Nobody is watching."""
