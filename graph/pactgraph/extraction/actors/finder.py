"""Names of actors on the surface of a text: longest match first, word boundaries, context for what is ambiguous."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pactgraph.extraction.actors.capitals import CapitalContext
from pactgraph.extraction.actors.contexts import Phrases
from pactgraph.extraction.actors.readings import Persons
from pactgraph.extraction.actors.surfaces import Role, Surface, automaton, plain
from pactgraph.model import Mention, MentionKind
from pactgraph.terms import Ontology

_ALONE = 300  # characters to each side without another actor: a speaker there is a person
_LONGEST_ACRONYM = 6  # letters; what is longer and in capitals is a shouted name
_FEW = 8  # hits to each side that are looked at for it
_SEPARATORS = frozenset({" and ", ", ", ", and ", " or ", " & ", " and the ", ", the ", ", and the ", "/"})
_SAFE_BEFORE = frozenset(" \t\"'“”(\u201e«[;:,./—*•>")
_SAFE_AFTER = frozenset(" \t\"'“”).,;:!?/—]»")
_LINE_START = r"(?:\A|\n|\. |- |\u2014 )[ \"]*"
_DATELINE = re.compile(rf"{_LINE_START}[A-Z][A-Z .'()-]{{3,}}, \Z")
_AFTER_DATELINE = re.compile(r"\.? ?(?:[(:\u2013\u2014-]|[A-Z][a-z])")
_SHOUTED_DATELINE = re.compile(rf"{_LINE_START}\Z")
_AFTER_SHOUTED = re.compile(r",? (?:\(|--? |[\u2013\u2014]|[A-Z][a-z]+\.? \d)")
_PREFIX = re.compile(r"(\w+)-\Z")
_SUFFIX = re.compile(r"-(\w+)")
_IMMIGRANT = re.compile(r"-(?:American|Canadian)s?(?!\w)")


@dataclass(frozen=True, slots=True)
class _Hit:
    """A surface at a place of the text, with word boundaries around it."""

    start: int
    end: int
    surface: Surface


class _Page:
    """A text with all its hits, and what was already found out about it as a whole."""

    def __init__(self, level: str, hits: list[_Hit]) -> None:
        self.level = level
        self.hits = hits
        self.memory: dict[object, bool] = {}

    def follows_actor(self, index: int, code: str) -> bool:
        """Another actor's name stands right before: "Russia's Security Council", "Bosnian Serb"."""
        if index == 0:
            return False
        previous, hit = self.hits[index - 1], self.hits[index]
        return previous.surface.code != code and self.level[previous.end : hit.start] in (" ", "'s ", "' ")

    def alone(self, index: int) -> bool:
        """No other actor is named around this hit."""
        hit = self.hits[index]
        around = (*reversed(self.hits[:index][-_FEW:]), *self.hits[index + 1 :][:_FEW])
        return not any(other.surface.code != hit.surface.code and abs(other.start - hit.start) < _ALONE for other in around)

    def listed(self, index: int) -> tuple[int, int]:
        """From the first to the last of the actors that are listed together with this one."""
        first = last = index
        while first > 0 and self._joined(first - 1):
            first -= 1
        while last + 1 < len(self.hits) and self._joined(last):
            last += 1
        return self.hits[first].start, self.hits[last].end

    def _joined(self, index: int) -> bool:
        return self.level[self.hits[index].end : self.hits[index + 1].start] in _SEPARATORS


class ActorFinder:
    """Finds the mentions of actors in a text; made once for an ontology, and without state after that."""

    def __init__(self, ontology: Ontology) -> None:
        words = ontology.word_classes
        self._automaton = automaton(ontology)
        self._capitals = CapitalContext(ontology)
        self._persons = Persons(words)
        self._never_after = Phrases(ontology.names.never_after)
        self._never_before = Phrases(ontology.names.never_before)
        self._us_states = frozenset(words["US_STATE"])
        self._suffixes = frozenset(words["NOT_ACTOR_SUFFIX"])
        self._prefixes = frozenset(words["NOT_ACTOR_PREFIX"])
        self._dyad_nouns = frozenset(words["DYAD_NOUN"])

    def find(self, text: str) -> tuple[Mention, ...]:
        """The mentions in the order of the text: names, demonyms, and capitals and palaces that stand for a government."""
        level = plain(text)
        page = _Page(level, list(self._hits(text, level)))
        mentions = []
        for index, hit in enumerate(page.hits):
            code = self._code(page, index)
            if code is not None:
                end = hit.end - 1 if hit.surface.role is Role.FIRST_PART else hit.end
                mentions.append(Mention(hit.start, end, text[hit.start : end], hit.surface.kind, code))
        return tuple(mentions)

    def _hits(self, text: str, level: str) -> Iterator[_Hit]:
        length = len(level)
        for last, surface in self._automaton.iter_long(level):
            end = last + 1
            start = end - len(surface.text)
            if surface.role is Role.DECOY:
                continue
            before = level[start - 1] if start else " "
            after = level[end] if end < length else " "
            if before not in _SAFE_BEFORE and not self._may_follow(level, start, before):
                continue
            if surface.role is not Role.FIRST_PART and after not in _SAFE_AFTER and not self._may_precede(level, end, after):
                continue
            if not self._of_something_else(text, level, start, end, after):
                yield _Hit(start, end, surface)

    def _may_follow(self, level: str, start: int, before: str) -> bool:
        if before != "-":
            return not (before.isalnum() or before in "_$@£€")
        prefix = _PREFIX.search(level[max(0, start - 20) : start])
        return not (prefix and prefix[1].lower() in self._prefixes)

    def _may_precede(self, level: str, end: int, after: str) -> bool:
        if after != "-":
            return not (after.isalnum() or after in "_$")
        suffix = _SUFFIX.match(level, end)
        return not (suffix and suffix[1].lower() in self._suffixes)

    def _of_something_else(self, text: str, level: str, start: int, end: int, after: str) -> bool:
        """A company, a paper, a town of that name, or the country in a dateline."""
        if after == " " and level[end + 1 : end + 2].isupper() and self._never_before.start_at(level, end):
            return True
        if after == "," and level[end + 2 : end + 14].split(" ", 1)[0].rstrip(",;)") in self._us_states:
            return True
        if self._in_dateline(text, start, end):
            return True
        return self._never_after.end_at(level, start)

    def _in_dateline(self, text: str, start: int, end: int) -> bool:
        """The country after the city that opens a report ("KABUL, Afghanistan -"), or a place in capitals alone there."""
        before = text[max(0, start - 40) : start]
        if before.endswith(", "):
            return _DATELINE.search(before) is not None and _AFTER_DATELINE.match(text, end) is not None
        name = text[start:end]
        if not (name.isupper() and len(name) > _LONGEST_ACRONYM and _AFTER_SHOUTED.match(text, end)):
            return False
        return _SHOUTED_DATELINE.search(before) is not None

    def _code(self, page: _Page, index: int) -> str | None:
        hit = page.hits[index]
        surface = hit.surface
        if surface.role is Role.FIRST_PART:
            joined = index + 1 < len(page.hits) and page.hits[index + 1].start == hit.end
            return surface.code if joined else None
        if surface.kind is MentionKind.DEMONYM and self._is_immigrant(page.level, hit.end):
            return None
        code = self._reading(page, index) if surface.conditions else surface.code
        if code is None or surface.role is Role.NAME:
            return code
        return code if self._capitals.is_government(page.level, hit.start, hit.end, page.listed(index)) else None

    def _is_immigrant(self, level: str, end: int) -> bool:
        """ "Chinese-American" is a person's descent, but in "Chinese-American talks" there are two sides."""
        american = _IMMIGRANT.match(level, end)
        return american is not None and self._dyad_nouns.isdisjoint(level[american.end() : american.end() + 40].split()[:3])

    def _reading(self, page: _Page, index: int) -> str | None:
        """The code of the first reading that holds."""
        hit = page.hits[index]
        for condition in hit.surface.conditions:
            reading = condition.reading
            if not condition.allowed_beside(page.level, hit.start, hit.end):
                continue
            if reading.not_after_actor and page.follows_actor(index, condition.code):
                continue
            if self._persons.beside(page.level, hit.start, hit.end, reading):
                continue
            settled = condition.settled(page.level, hit.start, hit.end, page.memory)
            if settled is None and (reading.given_name or reading.family_name):
                settled = not self._is_person(page, index)
            if settled is not False:
                return condition.code
        return None

    def _is_person(self, page: _Page, index: int) -> bool:
        """The bare name is a person's: named in full elsewhere, or speaking with no other actor around."""
        hit = page.hits[index]
        if self._persons.elsewhere(page.level, hit.surface.text, page.memory):
            return True
        return self._persons.speaks(page.level, hit.end) and page.alone(index)
