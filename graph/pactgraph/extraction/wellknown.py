"""Persons that the text itself ties to no actor, but that every reader knows: "Putin" acts for Russia."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from pactgraph.extraction.persons import People
from pactgraph.model import Person
from pactgraph.ontology import Ontology

_TITLE = r"(?:president|prime minister|premier|chancellor|minister|secretary|king|queen|pope|prince|mr|mrs|ms|gen|general|sheikh)\.?\s+"


class LeaderFinder:
    """Knows the leaders of the ontology by their full names, and by surnames that only one of them bears."""

    def __init__(self, ontology: Ontology) -> None:
        self._names = {_folded(name): code for name, code in ontology.leaders.items()}
        self._common = frozenset(ontology.word_classes["COMMON_SURNAME"])
        surnames: dict[str, set[str]] = {}
        for name, code in self._names.items():
            surnames.setdefault(name.split()[-1], set()).add(code)
        self._surnames = {name: codes.pop() for name, codes in surnames.items() if len(codes) == 1}

    def known(self, people: People, text: str) -> People:
        """The same people, those without an actor in the text given the one that the ontology knows them by."""
        tied = {m.person for m in people.mentions if m.code}
        codes: Mapping[str, str] = {p.id: code for p in people.persons if p.id not in tied and (code := self._code(p, text))}
        if not codes:
            return people
        mentions = tuple(m if m.code else replace(m, code=codes.get(m.person or "")) for m in people.mentions)
        return replace(people, mentions=mentions)

    def _code(self, person: Person, text: str) -> str | None:
        name = _folded(person.name)
        if " " in name:
            return self._names.get(name)
        if name in self._common and not re.search(_TITLE + re.escape(person.name), text, re.IGNORECASE):
            return None
        return self._surnames.get(name)


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("ø", "o").replace("ł", "l"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold().replace("’", "'")
