"""The whole extraction, in the order in which its steps need each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from pactgraph.extraction.actors import ActorFinder
from pactgraph.extraction.events import EventFinder
from pactgraph.extraction.selection import with_actors
from pactgraph.language import Engine, split
from pactgraph.model import Document, Findings, Mention, Parsed, Span
from pactgraph.ontology import Ontology

Request = tuple[Document, tuple[Span, ...], Collection[int]]


class Extractor:
    """Finds facts in documents: compiled once from an ontology, then applied to any number of documents."""

    def __init__(self, ontology: Ontology, engine: Engine) -> None:
        self._engine = engine
        self._actors = ActorFinder(ontology)
        self._events = EventFinder(ontology)

    def extract(self, document: Document) -> Findings:
        """The findings of one document."""
        return next(self.extract_many([document]))

    def extract_many(self, documents: Iterable[Document]) -> Iterator[Findings]:
        """The findings of each document, in their order; the same for a document whatever stands beside it."""
        for parsed in self._engine.parse(self._requests(documents)):
            yield self._findings(parsed, self._actors.find(parsed.document.text))

    def _requests(self, documents: Iterable[Document]) -> Iterator[Request]:
        for document in documents:
            sentences = split(document.text)
            yield document, sentences, with_actors(sentences, self._actors.find(document.text))

    def _findings(self, parsed: Parsed, mentions: tuple[Mention, ...]) -> Findings:
        found = self._events.find(parsed, mentions)
        return Findings(parsed.document, mentions, events=found.events, memberships=found.memberships, rejected=found.rejected)
