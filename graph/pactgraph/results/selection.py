"""Which findings are wanted: filters by status, relation, actors and dates; actors by code or name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from pactgraph.errors import QueryError
from pactgraph.model import Document, Event, Findings, Period, Quotation, Status, Tenure, days
from pactgraph.ontology import Ontology


@dataclass(frozen=True, slots=True)
class Selection:
    """A filter; what is empty or None takes everything.

    ``between`` holds the codes of two actors, in either direction; ``actor`` one that must be a party, the speaker's or the
    office's. ``since`` and ``until`` look at the event's date, else, where the text names no time, the day of
    publication; what has neither is left out then. A month or a year is taken where all of it lies between them.
    """

    statuses: Collection[Status] = ()
    relations: Collection[str] = ()
    between: tuple[str, str] | None = None
    actor: str | None = None
    since: date | None = None
    until: date | None = None
    linked: bool = False

    def events(self, found: Iterable[Findings]) -> Iterator[tuple[Document, Event]]:
        """The events it takes, with their documents."""
        for findings in found:
            for event in findings.events:
                if self._takes(findings.document, event):
                    yield findings.document, event

    def quotes(self, found: Iterable[Findings]) -> Iterator[tuple[Document, Quotation]]:
        """The quotations it takes, with their documents."""
        for findings in found:
            for quotation in findings.quotations:
                if self._in_time(findings.document.published) and self.actor in (None, quotation.speaker_code):
                    yield findings.document, quotation

    def offices(self, found: Iterable[Findings]) -> Iterator[tuple[Document, Tenure]]:
        """The offices it takes, with their documents."""
        for findings in found:
            for tenure in findings.offices:
                if self._in_time(findings.document.published) and self.actor in (None, tenure.code):
                    yield findings.document, tenure

    def _takes(self, document: Document, event: Event) -> bool:
        parties = {event.source.code, event.target.code}
        return (
            (not self.statuses or event.status in self.statuses)
            and (not self.relations or event.relation in self.relations)
            and (self.between is None or parties == set(self.between))
            and (self.actor is None or self.actor in parties)
            and (event.linked or not self.linked)
            and self._in_time(event.date or document.published)
        )

    def _in_time(self, when: date | Period | None) -> bool:
        if when is None:
            return self.since is None and self.until is None
        first, last = days(when)
        return (self.since is None or first >= self.since) and (self.until is None or last <= self.until)


def actor_code(ontology: Ontology, text: str) -> str:
    """The code of an actor given by code, by one of its names or by its capital, in any case.

    Raises:
        QueryError: there is no such actor; the message proposes others.
    """
    if text.upper() in ontology.actors:
        return text.upper()
    names = {actor.capital.casefold(): actor.code for actor in ontology.actors.values() if actor.capital}
    names |= {name.casefold(): actor.code for actor in ontology.actors.values() for name in (*actor.metonyms, *actor.names)}
    if code := names.get(text.strip().casefold()):
        return code
    near = get_close_matches(text.casefold(), [*names, *(code.casefold() for code in ontology.actors)], n=3, cutoff=0.6)
    codes = dict.fromkeys(names.get(name, name.upper()) for name in near)
    proposals = ", ".join(f"{ontology.actors[code].label} ({code})" for code in codes)
    hint = f"did you mean {proposals}?" if codes else "a code such as NOR or NATO, or an English name"
    raise QueryError(f"there is no actor {text!r}: {hint}")
