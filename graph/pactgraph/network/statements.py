"""Findings to statements: one record a document and fact, reduced to what a network needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from pactgraph.errors import GraphError
from pactgraph.model import Event, Findings, Period, Span, Status, days
from pactgraph.ontology import Ontology


class Store(Protocol):
    """What can give its findings back: ``pactgraph.rdf.Store``, or anything that does the same."""

    def findings(self) -> Iterator[Findings]:
        """All findings, a document at a time."""


Source = Store | Iterable[Findings]


@dataclass(frozen=True, slots=True)
class Statement:
    """One document says that ``source`` stands in ``relation`` to ``target``.

    The sides of a symmetric relation are in the order of their codes. ``date`` is the event's own date, perhaps a month or a
    year, or else, where the text names no time, the day the document was published; ``passages`` are the places that say so.
    """

    document: str
    source: str
    relation: str
    target: str
    status: Status
    date: date | Period | None
    confidence: float
    passages: tuple[Span, ...]
    areas: tuple[str, ...] = ()
    source_person: str | None = None
    target_person: str | None = None

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes two statements of one document the same: source, relation, target, status."""
        return self.source, self.relation, self.target, self.status.value


def findings_of(source: Source) -> Iterator[Findings]:
    """The findings of a store, or of an iterable of them, each document once."""
    seen: set[str] = set()
    for findings in source.findings() if hasattr(source, "findings") else source:
        if findings.document.id not in seen:
            seen.add(findings.document.id)
            yield findings


def statements(source: Source, ontology: Ontology) -> Iterator[Statement]:
    """Read the statements out of findings.

    Parameters
    ----------
    source
        A store, or findings.
    ontology
        Says which relations are symmetric.

    Yields
    ------
    Statement
        Document by document, in the order of the source, within one in the order of ``Statement.key``.

    Raises
    ------
    GraphError
        For a relation that the ontology does not declare: its sign and weight are unknown.
    """
    for findings in findings_of(source):
        yield from _of_document(findings, ontology)


def within(when: date | Period | None, since: date | None, until: date | None) -> bool:
    """Whether all of a date lies between two days, both included; an unknown one only where no bound is given."""
    if when is None:
        return since is None and until is None
    first, last = days(when)
    return (since is None or since <= first) and (until is None or last <= until)


def _of_document(findings: Findings, ontology: Ontology) -> list[Statement]:
    found: dict[tuple[str, str, str, str], Statement] = {}
    for event in findings.events:
        if event.linked:
            statement = _statement(findings, event, ontology)
            earlier = found.get(statement.key)
            found[statement.key] = statement if earlier is None else _merged(earlier, statement)
    return [found[key] for key in sorted(found)]


def _statement(findings: Findings, event: Event, ontology: Ontology) -> Statement:
    relation = ontology.relations.get(event.relation)
    if relation is None:
        raise GraphError(f"{findings.document.source}: the ontology has no relation {event.relation!r}; build the graph again")
    first, second = event.source, event.target
    if relation.symmetric and str(second.code) < str(first.code):
        first, second = second, first
    return Statement(
        document=findings.document.id,
        source=str(first.code),
        relation=event.relation,
        target=str(second.code),
        status=event.status,
        date=event.date or findings.document.published,
        confidence=event.confidence,
        passages=tuple(sorted({(one.start, one.end) for one in event.evidence})),
        areas=tuple(sorted(set(event.areas))),
        source_person=first.person,
        target_person=second.person,
    )


def _merged(one: Statement, other: Statement) -> Statement:
    """Both directions of a symmetric relation in one document are one statement."""
    return replace(
        one,
        date=min((when for when in (one.date, other.date) if when), key=days, default=None),
        confidence=max(one.confidence, other.confidence),
        passages=tuple(sorted({*one.passages, *other.passages})),
        areas=tuple(sorted({*one.areas, *other.areas})),
        source_person=one.source_person or other.source_person,
        target_person=one.target_person or other.target_person,
    )
