"""What the ontology tells the other rooms: actors, relations, areas, memberships, words, as frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Actor:
    """A country or an international organisation, and the words that stand for it.

    ``names`` holds the label first; ``adjectives`` the demonyms, nouns and plurals included; ``metonyms`` what always stands
    for the government ("Kremlin"); ``capital`` and ``seats`` the cities that do so only in some contexts; ``combining`` the
    first parts of compounds ("Franco"). An organ acts for another actor: the Security Council ``acts_for`` the UN.
    """

    code: str
    kind: str
    label: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    capital: str | None = None
    metonyms: tuple[str, ...] = ()
    wikidata: str | None = None
    type: str = "country"
    seats: tuple[str, ...] = ()
    combining: tuple[str, ...] = ()
    acts_for: str | None = None


@dataclass(frozen=True, slots=True)
class FrameText:
    """One frame as written: ``id`` is the relation and the frame's place in it, ``line`` its line in ``frames.ttl``."""

    id: str
    relation: str
    text: str
    language: str
    line: int


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between actors; ``weight`` is its strength from 0 to 10, ``sign`` +1 for co-operation, -1 for conflict."""

    name: str
    event_type: str
    quad_class: str
    symmetric: bool
    sign: int
    weight: float
    label: str
    definition: str
    frames: tuple[FrameText, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """An area of co-operation or dispute, and the words that show it."""

    code: str
    label: str
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Membership:
    """A time in which ``member`` belonged to ``organisation``; ``None`` is an unknown start or an open end.

    Where only the year is known, ``since`` is its 1 January and ``until`` its 31 December, and ``precision`` is "year".
    """

    member: str
    organisation: str
    since: date | None
    until: date | None
    status: str
    precision: str = "day"


@dataclass(frozen=True, slots=True)
class Reading:
    """The conditions under which an ambiguous name stands for ``code``; ``ontology/names.ttl`` says how they are tried."""

    code: str
    surfaces: tuple[str, ...]
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
    sure_near: tuple[str, ...] = ()
    unless_near: tuple[str, ...] = ()
    only_near: tuple[str, ...] = ()
    only_in_text: tuple[str, ...] = ()
    given_name: bool = False
    family_name: bool = False
    not_after_actor: bool = False
    not_shouted: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """What decides between the readings of names: see ``ontology/names.ttl``.

    ``decoys`` hold a name without standing for its actor; ``full_name_needed`` are acronyms that count only in a text with the
    full name; no name may stand right after ``never_after`` or right before ``never_before``.
    """

    readings: tuple[Reading, ...] = ()
    decoys: tuple[str, ...] = ()
    full_name_needed: tuple[str, ...] = ()
    never_after: tuple[str, ...] = ()
    never_before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ontology:
    """All that the other rooms know about the world, by code or name."""

    actors: Mapping[str, Actor]
    relations: Mapping[str, Relation]
    areas: Mapping[str, Area]
    memberships: tuple[Membership, ...]
    word_classes: Mapping[str, tuple[str, ...]]
    names: Names = Names()
    membership_frames: tuple[FrameText, ...] = ()
    leaders: Mapping[str, str] = field(default_factory=dict)  # full name -> code
    places: Mapping[str, str] = field(default_factory=dict)  # region or city -> code

    def frames(self, language: str = "en") -> tuple[FrameText, ...]:
        """All frames of a language, those of memberOf included, in the order of the relations."""
        every = (*(f for name in sorted(self.relations) for f in self.relations[name].frames), *self.membership_frames)
        return tuple(f for f in every if f.language == language)
