"""Every form of words that may stand for an actor, in one automaton: names, demonyms, seats of government, decoys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import ahocorasick

from pactgraph.extraction.actors.readings import Condition
from pactgraph.model import MentionKind
from pactgraph.terms import Actor, Ontology, Reading

# Parties to an agreement act, the agreement itself does not.
_SILENT_TYPES = frozenset({"agreement", "trade-agreement", "currency-union"})
_SHORTEST_SHOUTED = 4
_FORMER = "former-country"


class Role(Enum):
    """What a surface is tried as."""

    NAME = 0
    SEAT = 1
    DECOY = 2
    FIRST_PART = 3  # "Franco-"


@dataclass(frozen=True, slots=True)
class Surface:
    """A form of words; ``conditions`` are tried in order, and with none of them given the code stands."""

    text: str
    role: Role
    kind: MentionKind = MentionKind.NAME
    code: str | None = None
    conditions: tuple[Condition, ...] = ()


def plain(text: str) -> str:
    """The text with one apostrophe, one hyphen and one kind of space, all offsets kept."""
    for mark, ours in (("’", "'"), ("‘", "'"), ("‑", "-"), ("‐", "-"), ("–", "-"), ("\u00a0", " "), ("\n", " ")):
        if mark in text:
            text = text.replace(mark, ours)
    return text


def automaton(ontology: Ontology) -> ahocorasick.Automaton:
    """The automaton over all surfaces, in small and, for names of four letters and more, in capital letters."""
    built = ahocorasick.Automaton()
    for surface in _surfaces(ontology):
        forms = [surface.text]
        if len(surface.text) >= _SHORTEST_SHOUTED and not surface.text.isupper():
            forms.append(surface.text.upper())
        for form in forms:
            if form not in built:
                built.add_word(form, surface)
    built.make_automaton()
    return built


def _surfaces(ontology: Ontology) -> Iterator[Surface]:
    """All surfaces; where two share a form the first one counts."""
    conditions, codes = _conditions(ontology)
    # Former states last, so that Moscow is Russia's.
    actors = sorted(ontology.actors.values(), key=lambda actor: actor.type == _FORMER)
    seats = {plain(name) for actor in actors for name in (actor.capital, *actor.seats) if name}
    metonyms = {plain(name) for actor in actors for name in actor.metonyms}
    demonyms = {plain(name) for actor in actors for name in actor.adjectives}
    own = {plain(name) for actor in actors for name in (*actor.names, *actor.adjectives)}
    # What a user's list makes an actor is no decoy any more.
    yield from (Surface(decoy, Role.DECOY) for decoy in map(plain, ontology.names.decoys) if decoy not in own)
    for text, tried in conditions.items():
        kind = MentionKind.DEMONYM if text in demonyms else MentionKind.CAPITAL if text in metonyms else MentionKind.NAME
        role = Role.SEAT if text in seats else Role.NAME
        yield Surface(text, role, MentionKind.CAPITAL if role is Role.SEAT else kind, codes[text], tuple(tried))
    for actor in actors:
        yield from _of_actor(actor)


def _of_actor(actor: Actor) -> Iterator[Surface]:
    code = actor.acts_for or actor.code
    role = Role.DECOY if actor.type in _SILENT_TYPES else Role.NAME
    for name in actor.names:
        yield Surface(plain(name), role, MentionKind.NAME, code)
    for name in actor.adjectives:
        yield Surface(plain(name), role, MentionKind.DEMONYM, code)
    for name in actor.metonyms:
        yield Surface(plain(name), role, MentionKind.CAPITAL, code)
    for seat in (actor.capital, *actor.seats):
        if seat:
            yield Surface(plain(seat), Role.SEAT, MentionKind.CAPITAL, code)
    for part in actor.combining:
        yield Surface(f"{part}-", Role.FIRST_PART, MentionKind.DEMONYM, code)


def _conditions(ontology: Ontology) -> tuple[dict[str, list[Condition]], dict[str, str]]:
    """The conditions of each ambiguous form, in the order of the ontology, and the code of the first."""
    conditions: dict[str, list[Condition]] = {}
    codes: dict[str, str] = {}
    for reading in (*ontology.names.readings, *_acronym_readings(ontology)):
        actor = ontology.actors[reading.code]
        condition = Condition(reading, actor.acts_for or actor.code)
        for text in map(plain, reading.surfaces):
            conditions.setdefault(text, []).append(condition)
            codes.setdefault(text, condition.code)
    return conditions, codes


def _acronym_readings(ontology: Ontology) -> Iterator[Reading]:
    needed = set(ontology.names.full_name_needed)
    for actor in ontology.actors.values():
        short = needed.intersection(actor.names)
        if short and actor.type not in _SILENT_TYPES:
            full = tuple(name for name in actor.names if name not in needed)
            yield Reading(actor.code, tuple(sorted(short)), only_in_text=full)
