"""The whole extraction, in the order in which its steps need each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from pactgraph.extraction.actors import ActorFinder
from pactgraph.extraction.actors.territory import PlaceFinder
from pactgraph.extraction.events import EventFinder
from pactgraph.extraction.events.selection import may_quote
from pactgraph.extraction.grammar.mending import mended
from pactgraph.extraction.persons import PersonFinder
from pactgraph.extraction.persons.leaders import LeaderFinder
from pactgraph.extraction.quotations import QuotationFinder
from pactgraph.extraction.quotations.speakers import first_person
from pactgraph.extraction.references import ReferenceFinder
from pactgraph.language import Engine, split
from pactgraph.model import Document, Findings, Mention, Parsed, Span
from pactgraph.ontology import Ontology

Request = tuple[Document, tuple[Span, ...], Collection[int]]


class Extractor:
    """Finds facts in documents: compiled once from an ontology, then applied to any number of documents."""

    def __init__(self, ontology: Ontology, engine: Engine) -> None:
        self._engine = engine
        self._actors = ActorFinder(ontology)
        self._persons = PersonFinder(ontology)
        self._leaders = LeaderFinder(ontology)
        self._places = PlaceFinder(ontology)
        self._references = ReferenceFinder(ontology)
        self._quotations = QuotationFinder(ontology)
        self._events = EventFinder(ontology)

    def extract(self, document: Document) -> Findings:
        """The findings of one document."""
        return next(self.extract_many([document]))

    def extract_many(self, documents: Iterable[Document]) -> Iterator[Findings]:
        """The findings of each document, in their order; the same for a document whatever stands beside it."""
        for parsed in self._engine.parse(self._requests(documents), may_quote):
            yield self._findings(mended(parsed), self._actors.find(parsed.document.text))

    def _requests(self, documents: Iterable[Document]) -> Iterator[Request]:
        for document in documents:
            sentences = split(document.text)
            yield document, sentences, self._worth_parsing(document.text, sentences)

    def _worth_parsing(self, text: str, sentences: tuple[Span, ...]) -> set[int]:
        chosen = self._events.selector.choose(text, sentences, self._actors.find(text))
        return chosen | self._quotations.wanted(text, sentences)

    def _findings(self, parsed: Parsed, actors: tuple[Mention, ...]) -> Findings:
        text = parsed.document.text
        people = self._leaders.known(self._persons.find(parsed, actors), text)
        places = self._places.find(text, (*actors, *people.mentions))
        references = self._references.find(parsed, actors, people)
        mentions = _ordered({*actors, *people.mentions, *places, *references})
        quoted = self._quotations.find(parsed, mentions, people)
        mentions = _ordered({*mentions, *first_person(text, quoted.quotations)})
        found = self._events.find(parsed, mentions)
        return Findings(
            document=parsed.document,
            mentions=mentions,
            persons=people.persons,
            events=found.events,
            quotations=quoted.quotations,
            offices=people.tenures,
            memberships=found.memberships,
            rejected=(*found.rejected, *quoted.rejected),
        )


def _ordered(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=lambda m: (m.start, m.end, m.code or "", m.person or "", m.kind)))
