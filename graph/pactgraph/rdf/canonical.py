"""One form for findings that say the same: every fact once, in the order of the text, every person named.

Quads are a set, so that order and repetitions are lost in a graph. What goes into a graph is brought to this form first, and what
comes out of it has it, so that the findings of a source and of its graph are equal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from functools import cache
from operator import is_
from typing import Any, TypeVar

from pactgraph.model import Event, Findings, Party, Period, Person, Quotation, Rejected, Tenure
from pactgraph.rdf.terms import number, writable

T = TypeVar("T")
Located = TypeVar("Located", Quotation, Tenure, Rejected)


def canonical(findings: Findings) -> Findings:
    """The same findings in their one form: texts that RDF can carry, one event a fact, sorted by place in the text.

    The text of the document is left as it is. Events with the relation ``memberOf`` are memberships, the others events.
    """
    clean = replace(_clean(replace(findings, document=replace(findings.document, text=""))), mentions=())
    events = _merged((*clean.events, *clean.memberships))
    quotations = tuple(replace(q, parts=tuple(sorted(set(q.parts))), about=_set(q.about)) for q in clean.quotations)
    return Findings(
        document=replace(clean.document, text=findings.document.text),
        mentions=findings.mentions,
        persons=_persons(clean),
        events=tuple(event for event in events if event.relation != "memberOf"),
        quotations=_located(quotations),
        offices=_located(clean.offices),
        memberships=tuple(event for event in events if event.relation == "memberOf"),
        rejected=_located(clean.rejected),
    )


def party_key(party: Party) -> tuple[str, ...]:
    """What makes two parties the same one: the code, or the person and the words where there is no code."""
    return (party.code,) if party.code is not None else ("", party.person or "", party.text)


def _clean(value: T) -> T:
    """Every string in a value made writable, every confidence what a graph gives back."""
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, str):
        return value if isinstance(value, Enum) else writable(value)  # type: ignore[return-value]
    if isinstance(value, float):
        rounded = float(number(value).value)
        return value if rounded == value else rounded  # type: ignore[return-value]
    if isinstance(value, tuple):
        parts = tuple(map(_clean, value))
        return value if all(map(is_, parts, value)) else parts  # type: ignore[return-value]
    if names := _fields(type(value)):  # type: ignore[arg-type]
        changed = {name: clean for name in names if (clean := _clean(old := getattr(value, name))) is not old}
        return replace(value, **changed) if changed else value  # type: ignore[type-var]
    return value


@cache
def _fields(kind: Hashable) -> tuple[str, ...]:
    """The names of the fields of a dataclass; nothing for any other type."""
    return tuple(field.name for field in fields(kind)) if isinstance(kind, type) and is_dataclass(kind) else ()


def _rank(value: object) -> tuple[Any, ...]:
    """A key that sorts values of one type, None before all others."""
    if value is None:
        return (0,)
    if isinstance(value, tuple):
        return (1, *map(_rank, value))
    if isinstance(value, date | Period):
        return (1, value.isoformat())
    if names := _fields(type(value)):  # type: ignore[arg-type]
        return (1, *(_rank(getattr(value, name)) for name in names))
    return (1, value)


def _set(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(values)))


def _located(items: Iterable[Located]) -> tuple[Located, ...]:
    return _sorted(set(items), lambda item: (_rank(item.evidence), _rank(item)))


def _sorted(items: Collection[T], key: Callable[[T], tuple[Any, ...]]) -> tuple[T, ...]:
    """Items in their order; most documents have one of a kind, and a key costs more than all else here."""
    return tuple(items) if len(items) < 2 else tuple(sorted(items, key=key))


def _merged(events: Iterable[Event]) -> tuple[Event, ...]:
    """One event for each (source, relation, target, status), with the evidence of all."""
    same: defaultdict[tuple[object, ...], list[Event]] = defaultdict(list)
    for event in events:
        evidence = _sorted(set(event.evidence), _rank)
        tidy = replace(event, evidence=evidence, areas=_set(event.areas))
        same[party_key(event.source), event.relation, party_key(event.target), event.status].append(tidy)
    return _sorted([*map(_one, same.values())], _event_rank)


def _event_rank(event: Event) -> tuple[Any, ...]:
    return _rank(event.evidence), _rank(event)


def _one(events: list[Event]) -> Event:
    """Several events of one fact as one; what only one of them can say is taken from the first in the text that says it."""
    first, *others = _sorted(events, _event_rank)
    for other in others:
        first = replace(
            first,
            source=replace(first.source, person=first.source.person or other.source.person),
            target=replace(first.target, person=first.target.person or other.target.person),
            evidence=tuple(sorted({*first.evidence, *other.evidence}, key=_rank)),
            date=first.date or other.date,
            place=other.place if first.place is None else first.place,
            areas=_set((*first.areas, *other.areas)),
            confidence=max(first.confidence, other.confidence),
        )
    return first


def _persons(findings: Findings) -> tuple[Person, ...]:
    """Each person once, sorted by id; one that a fact names without a record gets the words of the fact as the name."""
    named: dict[str, list[str]] = defaultdict(list)
    aliases: defaultdict[str, set[str]] = defaultdict(set)
    for person in sorted(findings.persons, key=_rank):
        named[person.id].append(person.name)
        aliases[person.id].update(person.aliases)
    for person_id, name in _references(findings):
        if person_id not in named:
            named[person_id].append(name)
    for person_id, names in named.items():
        aliases[person_id].update(names[1:])
    return tuple(Person(key, names[0], tuple(sorted(aliases[key] - {names[0]}))) for key, names in sorted(named.items()))


def _references(findings: Findings) -> list[tuple[str, str]]:
    parties = [party for event in (*findings.events, *findings.memberships) for party in (event.source, event.target)]
    found = [(party.person, party.text) for party in parties]
    found += [(quotation.speaker_person, quotation.speaker or "") for quotation in findings.quotations]
    found += [(tenure.person, tenure.name) for tenure in findings.offices]
    return sorted((person, name or person) for person, name in found if person is not None)
