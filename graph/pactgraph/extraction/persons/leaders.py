"""Persons that the text itself ties to no actor, but that every reader knows: "Putin" acts for Russia."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from pactgraph.extraction.persons.finder import People
from pactgraph.extraction.persons.naming import fold, has_surname, surname, words
from pactgraph.model import Person
from pactgraph.ontology import Ontology

_TITLE = (
    r"(?:president|prime minister|premier|chancellor|minister|secretary|king|queen|pope|prince|"
    r"mr|mrs|ms|gen|general|sheikh)\.?\s+"
)
_THRONE = re.compile(r"(?:^|(?<=\W))(king|queen|emperor|empress|emir|sultan|sheikh)\s+(?:sheikh\s+)?$", re.IGNORECASE)
_WINDOW = 20  # characters before a name in which the title stands


class LeaderFinder:
    """Knows the leaders of the ontology by their full names, and by surnames that only leaders of one actor bear.

    Sovereigns are known by their title and first name: "King Felipe" is King Felipe VI. Where two are called so, the one is meant
    whose country the text names.
    """

    def __init__(self, ontology: Ontology) -> None:
        self._titled = {fold(name): code for name, code in ontology.leaders.items()}
        self._names = {parts: code for name, code in ontology.leaders.items() if len(parts := words(name)) > 1}
        self._thrones = {
            tuple(fold(name).split()): code for name, code in ontology.leaders.items() if _THRONE.match(name.split()[0] + " ")
        }
        self._common = frozenset(ontology.word_classes["COMMON_SURNAME"])
        codes: dict[str, set[str]] = {}
        for name, code in ontology.leaders.items():
            if has_surname(name) and len(parts := words(name)) > 1:
                codes.setdefault(surname(parts), set()).add(code)
        self._surnames = {name: found.pop() for name, found in codes.items() if len(found) == 1}

    def known(self, people: People, text: str) -> People:
        """The same people, those without an actor in the text given the one that the ontology knows them by."""
        tied = {m.person for m in people.mentions if m.code}
        open_ = [p for p in people.persons if p.id not in tied]
        thrones = self._sovereigns(people, {p.id for p in open_}, text) if open_ else {}
        codes = {p.id: code for p in open_ if (code := thrones.get(p.id) or self._code(p, text))}
        if not codes:
            return people
        mentions = tuple(m if m.code else replace(m, code=codes.get(m.person or "")) for m in people.mentions)
        return replace(people, mentions=mentions)

    def _sovereigns(self, people: People, persons: Collection[str], text: str) -> dict[str, str]:
        """The actors of the persons that are called by the title and first name of a sovereign."""
        called: dict[str, set[tuple[str, ...]]] = {}
        for mention in people.mentions:
            if mention.person and mention.person in persons:
                title = _THRONE.search(text, max(0, mention.start - _WINDOW), mention.start)
                called.setdefault(mention.person, set()).add(tuple(fold(f"{title[1] if title else ''} {mention.text}").split()))
        found = {}
        for person, names in called.items():
            codes = {
                code for throne, code in self._thrones.items() for name in names if len(name) > 1 and throne[: len(name)] == name
            }
            if len(codes) > 1:
                codes &= {code for reading in people.readings for code in reading.codes.values()}
            if len(codes) == 1:
                found[person] = codes.pop()
        return found

    def _code(self, person: Person, text: str) -> str | None:
        name = words(person.name)
        if len(name) > 1 or fold(person.name) in self._titled:  # "Pope Francis" is one word and a title
            return self._names.get(name) or self._titled.get(fold(person.name))
        if name[0] in self._common and not re.search(_TITLE + re.escape(person.name), text, re.IGNORECASE):
            return None
        return self._surnames.get(name[0])
