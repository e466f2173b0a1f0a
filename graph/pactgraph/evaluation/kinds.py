"""What an event counts as, from the finest view to the coarsest: type, quad class, dyad, pair."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pactgraph.model import Event
from pactgraph.ontology import Ontology, Relation

LEVELS = ("pair", "dyad", "quad", "type")


@dataclass(frozen=True, slots=True)
class View:
    """One event in all views; two events are the same in a view where that part is equal."""

    pair: tuple[str, ...]
    dyad: tuple[str, ...]
    quad: tuple[str, ...]
    type: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kinds:
    """The event types of an ontology, each of one relation."""

    by_type: dict[str, Relation]
    by_name: dict[str, Relation]

    @classmethod
    def of(cls, ontology: Ontology) -> Kinds:
        """The kinds of event that an ontology tells apart."""
        return cls({relation.event_type: relation for relation in ontology.relations.values()}, dict(ontology.relations))

    def view(self, source: str, relation: Relation, target: str) -> View:
        """An event in all views; the sides of a symmetric one have no order."""
        one, other = sorted((source, target))
        dyad = (one, other) if relation.symmetric else (source, target)
        return View((one, other), dyad, (*dyad, relation.quad_class), (*dyad, relation.event_type))

    def views(self, events: Iterable[Event]) -> list[tuple[View, Event]]:
        """Those events that are facts: both parties known."""
        return [
            (self.view(event.source.code, self.by_name[event.relation], event.target.code), event)
            for event in events
            if event.source.code is not None and event.target.code is not None and event.relation in self.by_name
        ]
