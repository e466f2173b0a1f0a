"""Names on which two annotations of a sentence agree.

The names of the news were annotated partly by machine, and the teacher errs too: where the two differ nothing is known, which
training passes over.
"""

from __future__ import annotations

from collections.abc import Sequence

from training.corpus import Entity


def names(labels: Sequence[str]) -> tuple[Entity, ...]:
    """The names of a sentence from the label of each word; one that begins with an inside label counts as begun."""
    entities: list[Entity] = []
    for index, label in enumerate(labels):
        place, _, kind = label.partition("-")
        going_on = entities and entities[-1].end == index and entities[-1].label == kind
        if place == "I" and going_on:
            entities[-1] = Entity(entities[-1].start, index + 1, kind)
        elif kind:
            entities.append(Entity(index, index + 1, kind))
    return tuple(entities)


def agreed(given: Sequence[Entity] | None, seen: Sequence[Entity]) -> tuple[Entity, ...]:
    """The names that both have; the words of the others are unknown. Where no names were given, those that are seen."""
    if given is None:
        return tuple(seen)
    both = set(given) & set(seen)
    unsure = {index for entity in set(given) ^ set(seen) for index in range(entity.start, entity.end)}
    unsure -= {index for entity in both for index in range(entity.start, entity.end)}
    return tuple(sorted([*both, *(Entity(index, index + 1, "") for index in unsure)], key=lambda entity: entity.start))
