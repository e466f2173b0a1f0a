"""The store: the quads of documents by named graph, and the ledger of the documents, in a folder or in memory."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from pactgraph.errors import GraphError
from pactgraph.model import Document, Findings
from pactgraph.ontology import Ontology, load
from pactgraph.rdf import exchange
from pactgraph.rdf.answers import Answer, query
from pactgraph.rdf.files import fill
from pactgraph.rdf.folder import Folder, Settings, package_version
from pactgraph.rdf.graphs import Graphs
from pactgraph.rdf.ledger import Ledger
from pactgraph.rdf.recovery import findings
from pactgraph.rdf.shape import quads
from pactgraph.rdf.spool import Spool
from pactgraph.rdf.terms import OTHER, PREFIXES, VOCABULARY, resource
from pactgraph.rdf.vocabulary import describe, facts

if TYPE_CHECKING:
    import rdflib


class Store:
    """A graph. ``Store.open`` makes one; it is a context manager that closes it."""

    def __init__(
        self, graphs: Graphs, ledger: Ledger, settings: Settings, path: Path | None = None, *, read_only: bool = False
    ) -> None:
        self.graphs = graphs
        self.ledger = ledger
        self.settings = settings
        self.path = path
        self.read_only = read_only
        self._shared = False
        self._spool = Spool()

    @classmethod
    def open(cls, path: str | Path | None = None, *, create: bool = False, read_only: bool = False) -> Store:
        """Open a graph.

        Args:
            path: a folder made by ``build``; a file of RDF, which is read into memory; None for an empty graph in memory.
            create: make the folder if there is no graph in it.
            read_only: do not take the writer's lock; what is written meanwhile is not seen.

        Raises:
            GraphError: no graph, one of another format, a damaged one, or one that another process is writing.
        """
        if path is None or Path(path).is_file():
            return cls._in_memory(None if path is None else Path(path))
        folder = Folder(Path(path))
        if create:
            folder.create()
        settings = folder.settings()
        graphs = Graphs(folder.store(read_only=read_only), str(path))
        store = cls(graphs, Ledger(folder.ledger, read_only=read_only), settings, folder.path, read_only=read_only)
        if not read_only:
            store._recover()
            if not graphs.store.contains_named_graph(VOCABULARY):
                describe(graphs, load())
        return store

    @classmethod
    def _in_memory(cls, file: Path | None) -> Store:
        store = cls(Graphs(pyoxigraph.Store(), str(file or "graph in memory")), Ledger(None), Settings(package_version()))
        describe(store.graphs, load())
        if file is not None:
            store.ledger.register(fill(store.graphs, file), "")
        return store

    def _recover(self) -> None:
        """Settle what a process that died left: a document it was writing counts as not built."""
        pending = self.ledger.pending()
        for identifier in pending:
            if self.ledger.version(identifier) is None:
                self.graphs.drop(resource("document", identifier))
        self.ledger.doubt(pending)

    def add(self, *found: Findings, version: str = "") -> None:
        """Store the findings of documents; a document that is there already is replaced. All of them are written, or none.

        ``version`` names what extracted them, so that a later build knows whether they are still of use.
        """
        self._begin(findings.document.id for findings in found)
        self.graphs.replace({resource("document", findings.document.id): quads(findings) for findings in found})
        self.ledger.register((findings.document for findings in found), version)

    def add_nquads(self, parts: Sequence[tuple[Document, bytes]], version: str = "") -> None:
        """The same for findings that a worker has turned into N-Quads (``shape.nquads``)."""
        self._begin(document.id for document, _ in parts)
        self.graphs.load({resource("document", document.id): data for document, data in parts})
        self.ledger.register((document for document, _ in parts), version)
        for document, data in parts:
            self._spool.put(document.id, data)

    def _begin(self, identifiers: Iterable[str]) -> None:
        if self.read_only:
            raise GraphError(f"{self.path} is open for reading only")
        changing = list(identifiers)
        for identifier in changing:
            self._spool.discard(identifier)
        self.ledger.begin(changing)

    def remove(self, document_id: str) -> None:
        """Take a document out again; raises GraphError where it is not in the graph."""
        if self.ledger.version(document_id) is None:
            raise GraphError(f"{self.path or 'graph'}: no document {document_id}")
        self._begin([document_id])
        self.graphs.drop(resource("document", document_id))
        self.ledger.forget([document_id])

    def merge(self, other: Store) -> None:
        """Take in all that another graph holds: the union of the quads, document by document.

        A document that both have from different versions of the extraction holds what either found, and counts as not built.
        """
        identifiers = iter(other.ledger.identifiers())
        while chunk := list(islice(identifiers, 64)):
            self._merge(other, chunk)
        self.graphs.replace({OTHER: [*self.graphs[OTHER], *other.graphs[OTHER]]})

    def _merge(self, other: Store, identifiers: list[str]) -> None:
        names = {identifier: resource("document", identifier) for identifier in identifiers}
        versions: defaultdict[str, list[Document]] = defaultdict(list)
        for identifier in identifiers:
            ours, theirs = self.ledger.document(identifier), other.ledger.document(identifier)
            found = {ledger.version(identifier) for ledger in (self.ledger, other.ledger)} - {None}
            # A document out of a Turtle file has no text: the one with a text tells more.
            best = max((document for document in (ours, theirs) if document), key=lambda document: len(document.text))
            versions[(found.pop() or "") if len(found) == 1 else ""].append(best)
        self._begin(identifiers)
        self.graphs.replace({name: [*self.graphs[name], *other.graphs[name]] for name in names.values()})
        for version, documents in versions.items():
            self.ledger.register(documents, version)

    def documents(self) -> Iterator[Document]:
        """The documents of the graph with their texts, by id, one at a time."""
        return self.ledger.documents()

    def findings(self, document_id: str | None = None) -> Iterator[Findings]:
        """The findings of one document or of all, by id, read back from the quads in their canonical form, without mentions."""
        for identifier in self.ledger.identifiers() if document_id is None else [document_id]:
            yield self._recovered(identifier, self.graphs[resource("document", identifier)])

    def _recovered(self, identifier: str, content: Iterable[Quad], *, facts_only: bool = False) -> Findings:
        document = self.ledger.document(identifier)
        if document is None:
            raise GraphError(f"{self.path or 'graph'}: no document {identifier}")
        return findings(identifier, content, document.text, facts_only=facts_only)

    def describe(self, ontology: Ontology) -> None:
        """Bring the labels and types of actors, areas and relations to those of an ontology, the user's own actors included."""
        describe(self.graphs, ontology)

    def query(self, sparql: str, *, timeout: float | None = None) -> Answer:
        """Answer a SPARQL query; the default graph is the merge of all documents, with the prefixes of this package declared.

        Args:
            sparql: SELECT, ASK, CONSTRUCT or DESCRIBE.
            timeout: seconds after which the query is stopped; it runs in a process of its own then. None lets it run to its end.

        Raises:
            QueryError: a syntax error, with its place; an update; SERVICE, which would go to the network; the time is up.
        """
        return query(self.graphs.store, sparql, folder=self.path and Folder(self.path).quads, timeout=timeout)

    def rdflib(self) -> rdflib.Dataset:
        """An rdflib Dataset over the same quads; its default graph is the merge, its named graphs are the documents."""
        import rdflib  # here, because it takes longer to load than all else together, and few commands need it
        from oxrdflib import OxigraphStore

        self._shared = True
        dataset = rdflib.Dataset(store=OxigraphStore(store=self.graphs.store))
        for prefix, namespace in PREFIXES.items():
            dataset.bind(prefix, namespace)
        return dataset

    def export(self, format: str, out: IO[bytes], each: Callable[[Findings], None] | None = None) -> None:
        """Write all facts in a format of ``exchange.FORMATS``: the same bytes for the same facts.

        ``each`` is given the findings of every document that are facts on the way, since to read the quads is most of the work.
        """
        exchange.export(facts(self.graphs) if each is None else self._passing(each), format, out)

    def _passing(self, each: Callable[[Findings], None]) -> Iterator[tuple[NamedNode, Iterable[Quad]]]:
        documents = {resource("document", identifier): identifier for identifier in self.ledger.identifiers()}
        for name, content in facts(self.graphs):
            if name not in documents:
                yield name, content
                continue
            read = list(self._spool.get(documents[name]) or content)
            each(self._recovered(documents[name], read, facts_only=True))
            yield name, read

    def close(self) -> None:
        """Write all that is buffered, and let the folder go."""
        if self.path is not None and not self.read_only:
            self.graphs.store.flush()
        self.ledger.close()
        self._spool.close()
        del self.graphs  # Oxigraph lets the folder go with its last reference
        if self._shared:
            gc.collect()  # an rdflib Dataset, which holds one, is a cycle

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
