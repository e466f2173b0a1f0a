"""Persons that the text itself ties to no actor, but that every reader knows: "Putin" acts for Russia."""

from __future__ import annotations

import re
from dataclasses import replace

from pactgraph.extraction.persons.finder import People
from pactgraph.extraction.persons.naming import fold, surname, words
from pactgraph.model import Person
from pactgraph.ontology import Ontology

_TITLE = (
    r"(?:president|prime minister|premier|chancellor|minister|secretary|king|queen|pope|prince|"
    r"mr|mrs|ms|gen|general|sheikh)\.?\s+"
)


class LeaderFinder:
    """Knows the leaders of the ontology by their full names, and by surnames that only leaders of one actor bear."""

    def __init__(self, ontology: Ontology) -> None:
        self._titled = {fold(name): code for name, code in ontology.leaders.items()}
        self._names = {parts: code for name, code in ontology.leaders.items() if len(parts := words(name)) > 1}
        self._common = frozenset(ontology.word_classes["COMMON_SURNAME"])
        codes: dict[str, set[str]] = {}
        for name, code in self._names.items():
            codes.setdefault(surname(name), set()).add(code)
        self._surnames = {name: found.pop() for name, found in codes.items() if len(found) == 1}

    def known(self, people: People, text: str) -> People:
        """The same people, those without an actor in the text given the one that the ontology knows them by."""
        tied = {m.person for m in people.mentions if m.code}
        codes = {p.id: code for p in people.persons if p.id not in tied and (code := self._code(p, text))}
        if not codes:
            return people
        mentions = tuple(m if m.code else replace(m, code=codes.get(m.person or "")) for m in people.mentions)
        return replace(people, mentions=mentions)

    def _code(self, person: Person, text: str) -> str | None:
        name = words(person.name)
        if len(name) > 1 or fold(person.name) in self._titled:  # "Pope Francis" is one word and a title
            return self._names.get(name) or self._titled.get(fold(person.name))
        if name[0] in self._common and not re.search(_TITLE + re.escape(person.name), text, re.IGNORECASE):
            return None
        return self._surnames.get(name[0])
