"""Findings as tables, for eyes and for data frames; going over a table gives the findings themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pactgraph.model import Document, Event, Party, Quotation, Tenure
from pactgraph.ontology import Ontology
from pactgraph.tables import Row, Tabular


@dataclass(frozen=True, slots=True, repr=False)
class EventTable(Tabular):
    """Events with their documents; ``names`` gives the label of an actor's code."""

    items: tuple[tuple[Document, Event], ...]
    names: dict[str, str]

    @property
    def columns(self) -> tuple[str, ...]:
        """Who does what to whom, and where it stands."""
        return "date", "source", "relation", "target", "status", "place", "areas", "confidence", "document", "sentence"

    def rows(self) -> tuple[Row, ...]:
        """A row an event, in the order of documents and text."""
        return tuple(self.row(*item) for item in self.items)

    def row(self, document: Document, event: Event) -> Row:
        """One row: an actor that is not of the ontology stands in its own words, after a dash."""
        day = event.date or document.published
        return (
            day.isoformat() if day else None,
            self._name(event.source),
            event.relation,
            self._name(event.target),
            event.status.value,
            event.place,
            " ".join(event.areas) or None,
            event.confidence,
            document.source,
            one_line(event.evidence[0].text),
        )

    def _name(self, party: Party) -> str:
        return self.names.get(party.code, party.code) if party.code else f"– {one_line(party.text)}"

    def __iter__(self) -> Iterator[tuple[Document, Event]]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


@dataclass(frozen=True, slots=True, repr=False)
class QuoteTable(Tabular):
    """Quotations with their documents."""

    items: tuple[tuple[Document, Quotation], ...]
    names: dict[str, str]

    @property
    def columns(self) -> tuple[str, ...]:
        """Who said what."""
        return "speaker", "actor", "direct", "words", "document"

    def rows(self) -> tuple[Row, ...]:
        """A row a quotation, in the order of documents and text."""
        return tuple(self.row(*item) for item in self.items)

    def row(self, document: Document, quotation: Quotation) -> Row:
        """One row; the actor is the one that the speaker speaks for."""
        code = quotation.speaker_code
        actor = self.names.get(code, code) if code else None
        return quotation.speaker, actor, quotation.direct, one_line(quotation.text), document.source

    def __iter__(self) -> Iterator[tuple[Document, Quotation]]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


@dataclass(frozen=True, slots=True, repr=False)
class OfficeTable(Tabular):
    """Offices with their documents."""

    items: tuple[tuple[Document, Tenure], ...]
    names: dict[str, str]

    @property
    def columns(self) -> tuple[str, ...]:
        """Who holds which office."""
        return "person", "title", "actor", "past", "document"

    def rows(self) -> tuple[Row, ...]:
        """A row an office, in the order of documents and text."""
        return tuple(self.row(*item) for item in self.items)

    def row(self, document: Document, tenure: Tenure) -> Row:
        """One row, the person and the title in the words of the text."""
        return tenure.name, tenure.title, self.names.get(tenure.code, tenure.code), tenure.past, document.source

    def __iter__(self) -> Iterator[tuple[Document, Tenure]]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


def event_table(items: Iterable[tuple[Document, Event]], ontology: Ontology) -> EventTable:
    """A table of events."""
    return EventTable(tuple(items), _names(ontology))


def quote_table(items: Iterable[tuple[Document, Quotation]], ontology: Ontology) -> QuoteTable:
    """A table of quotations."""
    return QuoteTable(tuple(items), _names(ontology))


def office_table(items: Iterable[tuple[Document, Tenure]], ontology: Ontology) -> OfficeTable:
    """A table of offices."""
    return OfficeTable(tuple(items), _names(ontology))


def one_line(text: str) -> str:
    """Text with every run of white space as one space."""
    return " ".join(text.split())


def _names(ontology: Ontology) -> dict[str, str]:
    return {code: actor.label for code, actor in ontology.actors.items()}
