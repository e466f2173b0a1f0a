"""One extractor for all tests of events, and events written in short: ``NOR partnersWith DNK planned``."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache

from pactgraph import ontology
from pactgraph.extraction import Extractor
from pactgraph.language import engine
from pactgraph.model import Document, Event, Findings

PUBLISHED = date(2024, 5, 15)  # a Wednesday


@cache
def extractor() -> Extractor:
    """The extractor of the built-in ontology and the shipped model, made once."""
    return Extractor(ontology.load(), engine())


def document(text: str, published: date | None = PUBLISHED) -> Document:
    return Document(hashlib.sha256(text.encode()).hexdigest()[:16], text, "test", published=published)


def findings(text: str, published: date | None = PUBLISHED) -> Findings:
    return extractor().extract(document(text, published))


def short(event: Event) -> str:
    """Source, relation, target and, where it is not asserted, status; a symmetric relation in the order of the codes."""
    relation = ontology.load().relations.get(event.relation)
    sides = [event.source.code or event.source.text, event.target.code or event.target.text]
    if relation is not None and relation.symmetric:
        sides.sort()
    status = "" if event.status == "asserted" else f" {event.status}"
    return f"{sides[0]} {event.relation} {sides[1]}{status}"


def events(text: str) -> set[str]:
    """The events of a text between known actors, in short."""
    found = findings(text)
    return {short(event) for event in (*found.events, *found.memberships) if event.linked}
