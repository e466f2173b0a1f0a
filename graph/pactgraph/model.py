"""The types that travel between rooms: frozen, slotted, tuples inside; nothing here knows a library or another room.

Every offset counts code points of ``Document.text``; a span is ``(start, end)``, end excluded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

Span = tuple[int, int]


class Status(StrEnum):
    """How a document presents a fact. Only ``ASSERTED`` becomes a plain triple."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    NEGATED = "negated"
    ALLEGED = "alleged"


@dataclass(frozen=True, slots=True)
class Period:
    """A month, or without one a year: what a text says that names no day.

    >>> Period(2017, 6).isoformat(), Period(2017).isoformat()
    ('2017-06', '2017')
    """

    year: int
    month: int | None = None

    def isoformat(self) -> str:
        """As ISO 8601 writes it."""
        return f"{self.year:04}" if self.month is None else f"{self.year:04}-{self.month:02}"

    @classmethod
    def fromisoformat(cls, text: str) -> Period:
        """The way back; raises ValueError where the text is no month and no year."""
        year, _, month = text.partition("-")
        date.fromisoformat(f"{year}-{month or '01'}-01")
        return cls(int(year), int(month) if month else None)


def days(when: date | Period) -> tuple[date, date]:
    """The first and the last day of a date, which is one day, or of a period.

    >>> [str(day) for day in days(Period(2024, 2))]
    ['2024-02-01', '2024-02-29']
    """
    if isinstance(when, date):
        return when, when
    first = date(when.year, when.month or 1, 1)
    if when.month in (None, 12):
        return first, date(when.year, 12, 31)
    return first, first.replace(month=first.month + 1) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Document:
    """One text with what is known about it.

    ``text`` is normalised (Unicode NFC, ``\\n`` line ends) once, by ``reading``; ``id`` is a hash of it, so the same text
    is the same document wherever it was found. ``source`` is the id a JSONL source gave, else the file's name or the URL.
    """

    id: str
    text: str = field(repr=False)
    source: str
    title: str | None = None
    published: date | None = None
    url: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read, and why, in one line fit for a user."""

    source: str
    message: str


@dataclass(frozen=True, slots=True)
class Token:
    """A syntactic word in Universal Dependencies; ``head`` is an index in the sentence, the token's own for the root."""

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    head: int
    relation: str
    features: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A span that the language model takes for a name; ``label`` is PERSON, ORG or LOC."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; without tokens where nothing in it was worth parsing."""

    start: int
    end: int
    tokens: tuple[Token, ...] = ()
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document cut into sentences, in the order of the text."""

    document: Document
    sentences: tuple[Sentence, ...]


class MentionKind(StrEnum):
    """What in the text stands for an actor."""

    NAME = "name"  # Norway, NATO
    DEMONYM = "demonym"  # Norwegian, Norwegians
    CAPITAL = "capital"  # Moscow, the Kremlin, for the government
    PERSON = "person"  # a named person, with or without a known office
    PLACE = "place"  # a region or city: what is done there is done to its country, but it never acts
    REFERENCE = "reference"  # he, the minister, both leaders, the two countries, the alliance


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that stands for an actor (``code``), a person (``person``, the last part of the IRI), or one who acts for an actor.

    A plural reference ("both leaders") is several mentions of one span.
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    code: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person of one document: ``id`` is the last part of the IRI, ``name`` the fullest form found, ``aliases`` the others."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the text says it: ``document.text[start:end] == text``. ``rule`` names what found it, ``partnersWith/12`` say.

    ``source_span`` and ``target_span`` are the words for the two parties, where the fact has parties.
    """

    start: int
    end: int
    text: str
    rule: str
    source_span: Span | None = None
    target_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """One side of an event: the words, the actor's code where it is an actor of the ontology, the person who acts for it."""

    text: str
    code: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One fact of one document: who does what to whom. Its identity is source, relation, target and status.

    ``relation`` is the local name of an ontology property (``partnersWith``); the evidence is in the order of the text, at
    least one. An event with a party that has no code is a finding, but not a fact of the graph. ``date`` is None where the
    text names no time; only then may the day of publication stand in for it.
    """

    source: Party
    relation: str
    target: Party
    status: Status
    evidence: tuple[Evidence, ...]
    date: date | Period | None = None
    place: str | None = None
    areas: tuple[str, ...] = ()
    confidence: float = 1.0

    @property
    def linked(self) -> bool:
        """True where both parties are actors of the ontology, so that the event becomes a statement of the graph."""
        return self.source.code is not None and self.target.code is not None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words given as somebody's.

    ``text`` is the words without their marks; ``parts`` the spans they stand in (several when the attribution splits them).
    ``speaker`` is the resolved name, or the description where no name is known; ``speaker_span`` the words of the attribution.
    ``about`` holds the codes of the actors that the words name or the attribution addresses.
    """

    text: str
    parts: tuple[Span, ...]
    direct: bool
    evidence: Evidence
    speaker: str | None = None
    speaker_person: str | None = None
    speaker_code: str | None = None
    speaker_span: Span | None = None
    cue: str | None = None
    about: tuple[str, ...] = ()
    confidence: float = 1.0

    @property
    def span(self) -> Span:
        """From the first quoted word to the last."""
        return self.parts[0][0], self.parts[-1][1]


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who holds which office of which actor, as the text says: ``person`` is the id of a Person, ``name`` the words used here."""

    person: str
    name: str
    title: str
    code: str
    evidence: Evidence
    past: bool = False
    confidence: float = 1.0

    @property
    def span(self) -> Span:
        """The words that name person, title and actor."""
        return self.evidence.source_span or (self.evidence.start, self.evidence.end)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A candidate that was turned down, and the reason, so that a missing fact can be explained."""

    reason: str
    evidence: Evidence
    relation: str | None = None
    source: Party | None = None
    target: Party | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """All that extraction found in one document; memberships are events with the relation ``memberOf``."""

    document: Document
    mentions: tuple[Mention, ...] = ()
    persons: tuple[Person, ...] = ()
    events: tuple[Event, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    offices: tuple[Tenure, ...] = ()
    memberships: tuple[Event, ...] = ()
    rejected: tuple[Rejected, ...] = field(default=())
