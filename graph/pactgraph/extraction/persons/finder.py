"""The persons of a document: who is named, under which forms, holding which office, acting for which actor.

A name is believed where something vouches for it: a title or honorific before it, an office beside it, a verb of saying, or the
language model. The names are then gathered into persons (``Støre`` is ``Jonas Gahr Støre``), and every further place where a
known name stands becomes a mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pactgraph.extraction.grammar.units import Reader, Reading
from pactgraph.extraction.persons.genders import Genders
from pactgraph.extraction.persons.naming import has_surname, surname, words
from pactgraph.extraction.persons.offices import Office, OfficeFinder
from pactgraph.extraction.persons.respective import respective, spoken
from pactgraph.extraction.persons.roster import Entry
from pactgraph.extraction.persons.sightings import owned, places, vouched
from pactgraph.extraction.persons.ties import Ties
from pactgraph.model import Evidence, Mention, MentionKind, Parsed, Person, Span, Tenure
from pactgraph.terms import Ontology

_CONFIDENCE = {"before": 0.95, "apposition": 0.9, "after": 0.9, "joined": 0.9, "speaker": 0.6}


@dataclass(frozen=True, slots=True)
class People:
    """What is known of a document's persons.

    ``mentions`` are all places where a person is named, in the order of the text, with the actor's code where the person acts
    for one; ``offices`` all office phrases, those without a name included ("the Norwegian prime minister"), for references.
    """

    persons: tuple[Person, ...] = ()
    mentions: tuple[Mention, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    offices: tuple[Office, ...] = ()
    readings: tuple[Reading, ...] = ()
    women: frozenset[str] = frozenset()
    men: frozenset[str] = frozenset()

    def gender(self, person: str) -> str | None:
        """The pronoun that the title or the given name asks for, "he" or "she"; None where neither tells."""
        return "she" if person in self.women else "he" if person in self.men else None


class PersonFinder:
    """Finds the persons and offices of documents; compiled once from the ontology."""

    def __init__(self, ontology: Ontology) -> None:
        self._reader = Reader(ontology)
        self._offices = OfficeFinder(self._reader.past, self._reader.plain, self._reader.speaking)
        self._genders = Genders(ontology)
        self._known = _known(ontology)

    def find(self, parsed: Parsed, mentions: Sequence[Mention]) -> People:
        """The people of a document, given the actor mentions that its surface shows."""
        text = parsed.document.text
        readings = tuple(
            self._reader.read(text, (sentence.start, sentence.end), index, mentions)
            for index, sentence in enumerate(parsed.sentences)
        )
        offices = Ties(readings, text, self._reader).tie(self._offices.find(readings, text))
        offices = tuple(
            sorted(
                (*offices, *respective(offices, readings, text, self._reader.plain), *spoken(offices, readings, text)),
                key=lambda office: (office.start, office.end),
            )
        )
        spans = vouched(parsed, readings, offices, mentions, self._known)
        people = self._people(parsed, offices, readings, places(spans, readings, text))
        women, men = self._genders.of(people.persons, people.mentions, text)
        return replace(people, women=women, men=men)

    def _people(
        self, parsed: Parsed, offices: tuple[Office, ...], readings: tuple[Reading, ...], found: Sequence[tuple[Span, Entry]]
    ) -> People:
        text, who = parsed.document.text, dict(found)
        tenures: dict[tuple[str, str, str], Tenure] = {}
        for office in offices:
            if office.name and office.name in who and office.code and office.head != "counterpart":
                tenure = _tenure(parsed, office, office.name, office.code, who[office.name].id)
                tenures.setdefault((tenure.person, tenure.code, tenure.title.lower()), tenure)
        codes = self._codes(offices, readings, who)
        mentions = tuple(
            Mention(start, end, text[start:end], MentionKind.PERSON, codes.get(entry.id), entry.id)
            for (start, end), entry in found
        )
        return People(tuple(_persons(found, text)), mentions, tuple(tenures.values()), offices, readings)

    @staticmethod
    def _codes(offices: Sequence[Office], readings: Sequence[Reading], who: Mapping[Span, Entry]) -> dict[str, str]:
        """The actor that each person acts for: by the first office that is not past, else by "Britain's X"."""
        past = {who[office.name].id for office in offices if office.past and office.name and office.name in who}
        codes: dict[str, str] = {}
        for office in offices:
            if office.name and office.name in who and office.code and not office.past:
                codes.setdefault(who[office.name].id, office.code)
        for span, code in owned(readings):
            if span in who and who[span].id not in past:
                codes.setdefault(who[span].id, code)
        return codes


def _known(ontology: Ontology) -> frozenset[tuple[str, ...]]:
    """The leaders of the ontology, by their full names and by surnames that are no common ones, as folded words."""
    names = {words(name) for name in ontology.leaders}
    surnames = {surname(words(name)) for name in ontology.leaders if has_surname(name)}
    common = {word.replace("_", " ") for word in ontology.word_classes["COMMON_SURNAME"]}
    return frozenset(names | {(name,) for name in surnames if name not in common and len(name) > 3})


def _persons(found: Sequence[tuple[Span, Entry]], text: str) -> Iterator[Person]:
    forms: dict[str, dict[str, None]] = {}
    for (start, end), entry in found:
        forms.setdefault(entry.id, {})[text[start:end]] = None
    for key, name in {entry.id: entry.name for _, entry in found}.items():
        yield Person(key, name, tuple(form for form in forms[key] if form != name))


def _tenure(parsed: Parsed, office: Office, name: Span, code: str, person: str) -> Tenure:
    text, sentences = parsed.document.text, parsed.sentences
    start = sentences[office.sentence].start
    last = office.sentence
    while sentences[last].end < office.end:
        last += 1
    end = sentences[last].end
    evidence = Evidence(start, end, text[start:end], f"office/{office.construction}", (office.start, office.end))
    sure = _CONFIDENCE.get(office.construction, 0.8)
    return Tenure(person, text[slice(*name)], _title(office, text), code, evidence, office.past, sure)


def _title(office: Office, text: str) -> str:
    """The title as in the text, of one holder: of "the foreign ministers" each is foreign minister."""
    title = re.sub(r"^then[ -]", "", text[slice(*office.title)], flags=re.IGNORECASE)
    place = title.lower().find(office.head) + len(office.head)
    if title.lower().startswith(office.head + "s", place - len(office.head)):
        return title[:place] + title[place + 1 :]
    return title
