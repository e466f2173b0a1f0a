"""What pronouns and descriptions stand for: he, she, it, the minister, both leaders, the two countries, the alliance.

Precision first: a reference that two readings fit equally stays unresolved. The antecedent is looked for among the actors and
persons named before, the subjects of the sentences first; sentences that were never parsed take part through their surface.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from pactgraph.extraction.persons import People
from pactgraph.extraction.persons.offices import Office
from pactgraph.extraction.references.anaphors import BODIES, Anaphor, AnaphorFinder
from pactgraph.extraction.references.antecedents import Antecedent, Discourse
from pactgraph.model import Mention, MentionKind, Parsed, Span
from pactgraph.terms import Actor, Ontology

_EXPLETIVE = re.compile(
    r"\s+(?:is|was|will be|would be|has been|had been|may be|might be|could be|seems?|seemed|appears?|appeared|takes?|took)\b",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"\s+(?:\w+ly\s+)?(?:would|will|could|can|should|may|might|must|had|has|did|does|do|said|says|wants?|wanted|plans?|\w+ed)\b"
)
_HONORIFIC = re.compile(r"\s+(?:Royal |Imperial )?(?:Majesty|Highness|Excellency|Honou?r|Holiness)\b", re.IGNORECASE)
_INTRODUCTION = re.compile(r"[^,.;:]{0,80},\s+(?:[\w.'’-]+\s+){0,4}")


_FAR = 25  # sentences back to the two leaders or countries of a text
_HEADS_OF_COUNTRIES = ("leaders", "presidents", "ministers", "premiers", "chancellors")
_JOINT = re.compile(r"\s*(?:,|and|,\s*and|&|as well as)\s+(?:the\s+)?(?:[\w'’-]+\s+){0,4}")


class ReferenceFinder:
    """Resolves the references of documents; compiled once from the ontology."""

    def __init__(self, ontology: Ontology) -> None:
        self._actors = ontology.actors
        self._anaphors = AnaphorFinder(ontology.word_classes)

    def find(self, parsed: Parsed, mentions: Sequence[Mention], people: People) -> tuple[Mention, ...]:
        """The references of a document, as mentions of kind REFERENCE; a plural one is several mentions of one span.

        Args:
            parsed: the document; sentences without tokens are read on the surface.
            mentions: the actors named on the surface.
            people: the persons of the document.
        """
        resolver = _Resolver(parsed, mentions, people, self._actors, self._anaphors.leaders)
        found: list[Mention] = []
        taken = (0, 0)
        for anaphor in self._anaphors.find(parsed.document.text, people.offices):
            span = (anaphor.start, anaphor.end)
            if (anaphor.start >= taken[1] or span == taken) and (resolved := resolver.resolve(anaphor)):
                found += resolved
                taken = span
        return tuple(found)


class _Resolver:
    """Resolves the references of one document, from its start to its end."""

    def __init__(
        self, parsed: Parsed, mentions: Sequence[Mention], people: People, actors: Mapping[str, Actor], leaders: frozenset[str]
    ) -> None:
        self._text = parsed.document.text
        self._people = people
        self._actors = actors
        self._leaders = leaders
        self._titles: dict[Span, str] = {}
        self._held: dict[str, dict[str, set[str]]] = {}
        self._note_titles()
        self._discourse = Discourse(parsed.sentences, people.readings, (*mentions, *people.mentions))

    def _note_titles(self) -> None:
        """Which title stands beside each name, and who holds which titles of an actor."""
        named = {(mention.start, mention.end): mention.person for mention in self._people.mentions}
        for office in self._people.offices:
            person = named.get(office.name) if office.name else None
            if person and office.name and not office.past:
                title = office.head.split()[-1]
                self._titles.setdefault(office.name, title)
                self._held.setdefault(office.code or "", {}).setdefault(person, set()).add(title)

    def resolve(self, anaphor: Anaphor) -> tuple[Mention, ...]:
        """What an anaphor stands for: nothing where that is not clear."""
        if anaphor.office is None and self._discourse.overlaps((anaphor.start, anaphor.end)):
            return ()
        return self._noted(anaphor, self._antecedents(anaphor))

    def _antecedents(self, anaphor: Anaphor) -> Iterable[Antecedent]:
        if anaphor.office is not None:
            return self._holder(anaphor.office)
        match anaphor.kind:
            case "he" | "she":
                return self._person(anaphor, anaphor.kind)
            case "own":
                holder = self._person(anaphor, "she" if anaphor.words.startswith("her") else "he")
                return [replace(item, person=None) for item in holder if item.code]
            case "it":
                return self._actor(anaphor.start) if anaphor.words != "it" or self._acts(anaphor) else ()
            case "they":
                return self._group(anaphor.start)
            case "plural":
                return self._several(anaphor)
            case "leaders":
                return self._leaders_named(anaphor)
            case "country":
                return self._country(anaphor.start)
        return self._body(anaphor)

    def _noted(self, anaphor: Anaphor, antecedents: Iterable[Antecedent]) -> tuple[Mention, ...]:
        start, end = anaphor.start, anaphor.end
        kinds = dict.fromkeys((antecedent.code, antecedent.person) for antecedent in antecedents)
        found = tuple(Mention(start, end, self._text[start:end], MentionKind.REFERENCE, code, person) for code, person in kinds)
        for mention in found:
            self._discourse.add(mention)
        return found

    def _acts(self, anaphor: Anaphor) -> bool:
        """Whether "it" does something, so that it can be an actor: a subject, and not that of "it is said that"."""
        token = self._discourse.token_at(anaphor.start)
        if _EXPLETIVE.match(self._text, anaphor.end):
            return False
        return token.relation == "nsubj" if token else _ACTS.match(self._text, anaphor.end) is not None

    def _person(self, anaphor: Anaphor, pronoun: str) -> Iterable[Antecedent]:
        """The person whom "he" or "she" means: the subject of this sentence, else of the last one that has a person.

        Before the subject of an introduction ("On his arrival, President X ...") it is the person who follows.
        """
        if _HONORIFIC.match(self._text, anaphor.end):
            return ()
        for index, named in enumerate(self._discourse.before(anaphor.start, 3)):
            fitting = [item for item in named if item.person and self._people.gender(item.person) in (None, pronoun)]
            if not index and not fitting and (follower := self._introduced(anaphor)):
                return (follower,)
            subjects = [item for item in fitting if item.subject]
            if subjects:
                return subjects[-1:]
            if len({item.person for item in fitting}) == 1:
                return fitting[-1:]
            if fitting:
                return ()
        return ()

    def _introduced(self, anaphor: Anaphor) -> Antecedent | None:
        follower = self._discourse.following(anaphor.end)
        while follower and not follower.person:
            follower = self._discourse.following(follower.end)
        if follower and follower.subject and _INTRODUCTION.fullmatch(self._text, anaphor.end, follower.start):
            return follower
        return None

    def _actor(self, position: int) -> Iterable[Antecedent]:
        """The actor whom "it" or "its" means: a subject, of this sentence or the one before."""
        for named in self._discourse.before(position, 1):
            subjects = [item for item in named if item.subject and item.code and not item.person and not item.adjective]
            if len(self._joined(subjects)) > 1:
                return ()
            if subjects:
                return () if self._discourse.rival(subjects[-1].end, position) else subjects[-1:]
            if named:
                return ()
        return ()

    def _group(self, position: int) -> Iterable[Antecedent]:
        """The actors or persons whom "they" means: the last ones named, if they are joined by "and" and one was the subject."""
        for named in self._discourse.before(position, 1):
            group = self._joined([item for item in named if item.code and not item.adjective])
            each = {item.code: item for item in sorted(group, key=lambda item: item.person is not None)}
            if len(each) > 1 and any(item.subject for item in named if item.code in each):
                return sorted(each.values())
            if named:
                return ()
        return ()

    def _joined(self, named: Sequence[Antecedent]) -> list[Antecedent]:
        """The last list of names: those between which nothing stands but commas, "and", titles and adjectives."""
        group: list[Antecedent] = []
        for item in reversed(named):
            between = self._text[item.end : group[-1].start] if group else ""
            if group and not (_JOINT.fullmatch(between) or group[-1].end <= item.end):
                break
            group.append(item)
        return group[::-1]

    def _country(self, position: int) -> Iterable[Antecedent]:
        """The country that "the country" means: the only one that its sentence named, else that or the subject of the last."""
        for index, named in enumerate(self._discourse.before(position, 2)):
            countries = [item for item in named if self._country_code(item)]
            countries = [item for item in countries if not item.person] or [replace(item, person=None) for item in countries]
            subjects = [item for item in countries if item.subject and index]
            for fitting in (countries, subjects):
                if len({item.code for item in fitting}) == 1:
                    return fitting[-1:]
            if countries:
                return ()
        return ()

    def _body(self, anaphor: Anaphor) -> Iterable[Antecedent]:
        """The organisation of the right type that was named last."""
        wanted = next((types for name, types in BODIES.items() if anaphor.words.endswith(name)), ())
        for named in self._discourse.before(anaphor.start, 5):
            for item in reversed(named):
                if item.code and (item.code in wanted or self._actors[item.code].type in wanted):
                    return (item,)
        return ()

    def _several(self, anaphor: Anaphor) -> Iterable[Antecedent]:
        """The last leaders or countries, as many as the words say; nothing where the sentences reached name more of them."""
        if anaphor.words.split()[-1] in self._leaders:
            leaders = self._last(anaphor, lambda item: item.person if item.code else None)
            if leaders or not anaphor.words.endswith(_HEADS_OF_COUNTRIES):
                return leaders
        return [replace(item, person=None) for item in self._last(anaphor, self._country_code)]

    def _last(self, anaphor: Anaphor, key: Callable[[Antecedent], str | None]) -> tuple[Antecedent, ...]:
        found: dict[str, Antecedent] = {}
        for named in self._discourse.before(anaphor.start, _FAR):
            here = {value: item for item in reversed(named) if (value := key(item))}
            subjects = {value: item for value, item in here.items() if item.subject}
            if len(found | here) > anaphor.count == len(found | subjects):
                here = subjects  # "Peru, Chile and Bolivia met on the border of Brazil. The three countries ..."
            found = here | found
            if len(found) >= anaphor.count:
                break
        return tuple(sorted(found.values())) if len(found) == anaphor.count else ()

    def _leaders_named(self, anaphor: Anaphor) -> Iterable[Antecedent]:
        """The persons whom "the leaders" means: those of the last sentence that named any, two at least; "the pair" is two."""
        for named in self._discourse.before(anaphor.start, 2):
            people = {item.person: item for item in named if item.person and item.code}
            if len(people) > 1 and (len(people) == 2 or not anaphor.words.endswith(("pair", "duo"))):
                return people.values()
            if people:
                return ()
        return ()

    def _country_code(self, item: Antecedent) -> str | None:
        return item.code if item.code and self._actors[item.code].kind == "country" else None

    def _holder(self, office: Office) -> Iterable[Antecedent]:
        """The person who holds an office that is named without one: of the same actor, or the last one with such a title."""
        title = office.head.removesuffix("s").split()[-1]
        if office.code:
            return self._holder_of(office, title)
        for earlier in self._discourse.before(office.start, 5):
            named = [item for item in earlier if item.person and self._titles.get((item.start, item.end)) == title]
            if len({item.person for item in named}) == 1:
                return named[-1:]
            if named:
                return ()
        return ()

    def _holder_of(self, office: Office, title: str) -> Iterable[Antecedent]:
        """The holder where the actor is named: by the same title, "the Russian leader" by any; else the actor alone."""
        held = self._held.get(office.code or "", {})
        persons = [person for person, titles in held.items() if title in titles]
        if office.head == "leader" and not persons and len(held) == 1:
            persons = list(held)
        several = office.construction == "plural" and office.definite
        if not persons and not office.strong and not several and office.head != "counterpart":
            return ()
        index = self._discourse.sentence_of(office.start)
        return (Antecedent(office.start, office.end, index, office.code, persons[0] if persons else None, False),)
