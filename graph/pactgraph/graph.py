"""A graph in the hands of a program: its facts as tables, its questions, its network, its page, and why it says what it says."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from pactgraph.errors import GraphError
from pactgraph.explanations import Missing, Passage, Reason, verify, why, why_not
from pactgraph.model import Document, Failure, Findings
from pactgraph.ontology import Ontology
from pactgraph.rdf import Answer, Store
from pactgraph.rdf.canonical import canonical
from pactgraph.rdf.folder import Folder
from pactgraph.rdf.protocol import respond
from pactgraph.rdf.questions import ask
from pactgraph.results import (
    EventTable,
    OfficeTable,
    QuoteTable,
    Selection,
    Summary,
    actor_code,
    event_table,
    office_table,
    quote_table,
    summarise,
)
from pactgraph.work import UserActors, extractor_with, ontology_with
from pactgraph.writing import replacing

if TYPE_CHECKING:
    import networkx
    import rdflib

TURTLE, PAGE = "graph.ttl", "graph.html"


class Graph:
    """A graph, in a folder, in memory, or read from a file of RDF. A context manager that closes it."""

    def __init__(self, store: Store, actors: UserActors | None = None, failures: tuple[Failure, ...] = ()) -> None:
        self.store = store
        self.actors = actors
        self.failures = failures
        self.repeats = 0
        """How many documents of the build that made this had a text that another had."""

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool = True) -> Graph:
        """Open a graph folder made by ``build``, or a Turtle, TriG, N-Triples or N-Quads file.

        Raises:
            GraphError: there is no graph, or it cannot be opened.
        """
        store = Store.open(path, read_only=read_only)
        return cls(store, _stored_actors(store))

    @classmethod
    def create(cls, path: Path | None, actors: UserActors | None = None, failures: tuple[Failure, ...] = ()) -> Graph:
        """Open a graph folder for writing, made if it is not there; None is a graph in memory.

        ``actors`` are the user's own; where they are None, those that the graph was built with stay.
        """
        ontology_with(actors)  # an error in the file is told before anything is written
        store = Store.open(path, create=True)
        if actors is None:
            actors = _stored_actors(store)
        elif path is not None:
            _keep_actors(store, path, actors)
        store.describe(ontology_with(actors))  # writes only what an older ontology, or other actors, left different
        return cls(store, actors, failures)

    @property
    def ontology(self) -> Ontology:
        """The ontology that the graph was built with, the user's actors included."""
        return ontology_with(self.actors)

    @property
    def path(self) -> Path | None:
        """The folder, or None for a graph in memory."""
        return self.store.path

    def documents(self) -> Iterator[Document]:
        """The documents with their texts."""
        return self.store.documents()

    def findings(self) -> Iterator[Findings]:
        """All that was found, a document at a time."""
        return self.store.findings()

    def events(self, selection: Selection | None = None, **filters: Any) -> EventTable:
        """Who does what to whom; ``filters`` are the fields of ``Selection``, actors by code or name.

        >>> import pactgraph as pg
        >>> graph = pg.build(pg.document("Denmark and Norway signed a defence pact.", "news"))
        >>> [(event.source.code, event.relation, event.target.code) for _, event in graph.events()]
        [('DNK', 'partnersWith', 'NOR')]
        """
        return event_table(self._selection(selection, filters).events(self.findings()), self.ontology)

    def quotes(self, selection: Selection | None = None, **filters: Any) -> QuoteTable:
        """Who said what."""
        return quote_table(self._selection(selection, filters).quotes(self.findings()), self.ontology)

    def offices(self, selection: Selection | None = None, **filters: Any) -> OfficeTable:
        """Who holds which office."""
        return office_table(self._selection(selection, filters).offices(self.findings()), self.ontology)

    def _selection(self, selection: Selection | None, filters: dict[str, Any]) -> Selection:
        chosen = replace(selection or Selection(), **filters)
        between = chosen.between and (self.actor(chosen.between[0]), self.actor(chosen.between[1]))
        return replace(chosen, between=between, actor=self.actor(chosen.actor) if chosen.actor else None)

    def actor(self, text: str) -> str:
        """The code of an actor given by code or name; raises QueryError where there is none."""
        return actor_code(self.ontology, text)

    def query(self, sparql: str, *, timeout: float | None = None) -> Answer:
        """Answer a SPARQL query; our prefixes need no declaration.

        Args:
            timeout: seconds after which it is stopped, which takes a process of its own; None lets it run to its end.

        Raises:
            QueryError: a syntax error, with its place; an update; SERVICE; the time is up.
        """
        return self.store.query(sparql, timeout=timeout)

    def ask(self, name: str, *, timeout: float | None = None, **parameters: str) -> Answer:
        """Answer a named question: ``graph.ask("partners-of", actor="Norway")``; ``questions()`` lists them.

        Raises:
            QueryError: no such question or parameter, or a value that does not fit.
        """
        return ask(self.store, name, parameters, timeout=timeout)

    def respond(self, sparql: str, accept: str, *, timeout: float | None = None) -> tuple[str, bytes]:
        """Answer a query in a media type of the SPARQL protocol; returns the type and the answer."""
        return respond(self.store, sparql, accept, timeout=timeout)

    def rdflib(self) -> rdflib.Dataset:
        """The same facts as an rdflib Dataset: the default graph holds all, the named graphs are the documents."""
        return self.store.rdflib()

    def network(self, **options: Any) -> networkx.MultiDiGraph:
        """The network of actors; the options are those of ``pactgraph.network.graph``."""
        from pactgraph.network import graph

        return graph(self.store, self.ontology, **options)

    def page(self, *, title: str = "pactgraph", limit: int = 1000, language: str = "en") -> str:
        """The explorer: one HTML page that needs no network."""
        from pactgraph.view import page

        return page(self.findings(), self.ontology, title=title, limit=limit, language=language)

    def to_html(self, path: str | Path, **options: Any) -> Path:
        """Write the explorer to a file."""
        with replacing(Path(path)) as out:
            out.write(self.page(**options).encode())
        return Path(path)

    def write_outputs(self) -> None:
        """Write graph.ttl and graph.html into the folder of the graph, in one pass over it; a graph in memory has none."""
        if self.path is None:
            return
        from pactgraph.view import Material, add, page_of

        material = Material()
        with replacing(self.path / TURTLE) as out:
            self.store.export("ttl", out, each=lambda found: add(material, found, self.ontology))
        with replacing(self.path / PAGE) as out:
            out.writelines(page_of(material, self.ontology))

    def remove(self, name: str) -> list[str]:
        """Take out the documents that a name means: an id, the beginning of one, or a source. Returns their ids.

        Raises:
            GraphError: the name means none.
        """
        found = self.store.ledger.resolve(name)
        if not found:
            raise GraphError(f"{self.path or 'the graph'} has no document {name!r}: name its id or its source")
        for identifier in found:
            self.store.remove(identifier)
        return found

    def why(self, first: str, second: str) -> list[Passage]:
        """The passages that say what two actors, given by code or name, have to do with each other."""
        return list(why(self.findings(), self.actor(first), self.actor(second)))

    def why_not(self, first: str, second: str) -> list[Reason]:
        """What spoke for a tie between two actors and was turned down, with the reasons."""
        return list(why_not(self.findings(), self.ontology, self.actor(first), self.actor(second)))

    def verify(self) -> Iterator[Missing]:
        """Derive every document again; what comes back is what the graph and its texts do not have in common."""
        extractor = extractor_with(self.actors)
        return verify(self.findings(), lambda document: canonical(extractor.extract(document)))

    def summary(self) -> Summary:
        """What is in the graph, counted, with examples."""
        return summarise(self.findings(), self.ontology)

    def close(self) -> None:
        """Let the folder go."""
        self.store.close()

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        count = len(self.store.ledger)
        return f"<Graph {self.path or 'in memory'}: {count:,} {'document' if count == 1 else 'documents'}>"

    def _repr_html_(self) -> str:
        """The summary and the explorer, for a notebook; the frame keeps the page's script to itself."""
        page = escape(self.page(), quote=True)
        may = 'sandbox="allow-scripts allow-downloads allow-popups"'
        return f'{self.summary().html()}<iframe {may} style="width:100%;height:600px;border:0" srcdoc="{page}"></iframe>'


def _stored_actors(store: Store) -> UserActors | None:
    """The user's actors that a graph was built with; its settings name them by hash."""
    if store.path is None or store.settings.actors is None:
        return None
    for path in sorted(store.path.glob("actors.*")):
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() == store.settings.actors:
            return UserActors(path.name, content)
    raise GraphError(f"{store.path}: the list of actors that it was built with is missing; build again with --actors")


_ACTOR_SUFFIXES = (".csv", ".ttl")


def _keep_actors(store: Store, path: Path, actors: UserActors) -> None:
    kept = UserActors(f"actors{Path(actors.name).suffix.lower()}", actors.content)
    for suffix in _ACTOR_SUFFIXES:  # the one that the settings named before; nothing else of that name is ours
        if (old := path / f"actors{suffix}").name != kept.name:
            old.unlink(missing_ok=True)
    with replacing(path / kept.name) as out:
        out.write(kept.content)
    Folder(path).write(replace(store.settings, actors=hashlib.sha256(kept.content).hexdigest()))
