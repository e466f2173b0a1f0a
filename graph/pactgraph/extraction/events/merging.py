"""Several events of one fact as one, with all their evidence, in time that grows with their number and no faster."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pactgraph.extraction.events.confidence import joined
from pactgraph.model import Event


def merged(events: Sequence[Event]) -> Event:
    """One event; what only one of them can say is taken from the first that says it.

    Another frame that says the same of a passage which is evidence already adds to the confidence at most its own.
    """
    first = events[0]
    evidence = list(first.evidence)
    passages = {(passage.start, passage.end) for passage in evidence}
    date, place, areas, sure = first.date, first.place, set(first.areas), first.confidence
    source, target = first.source, first.target
    for event in events[1:]:
        if (event.evidence[0].start, event.evidence[0].end) in passages:
            sure = max(sure, event.confidence)
            continue
        evidence += event.evidence
        passages.update((passage.start, passage.end) for passage in event.evidence)
        date, place = date or event.date, place or event.place
        areas.update(event.areas)
        sure = joined(sure, event.confidence)
        if source.person is None and event.source.code == source.code:
            source = replace(source, person=event.source.person)
        if target.person is None and event.target.code == target.code:
            target = replace(target, person=event.target.person)
    alone = len(evidence) == len(first.evidence)
    return replace(
        first,
        source=source,
        target=target,
        evidence=tuple(evidence),
        date=date,
        place=place,
        areas=first.areas if alone else tuple(sorted(areas)),
        confidence=sure,
    )
