"""What pronouns and descriptions stand for: he, she, it, the minister, both leaders, the two countries, the alliance.

Precision first: a reference that two readings fit equally stays unresolved. The antecedent is looked for among the actors and
persons named before, the subjects of the sentences first; sentences that were never parsed take part through their surface.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pactgraph.extraction.antecedents import Antecedent, Discourse
from pactgraph.extraction.offices import Office
from pactgraph.extraction.persons import People
from pactgraph.model import Mention, MentionKind, Parsed
from pactgraph.terms import Actor, Ontology

_COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
# Which organisations a noun may mean: types of the ontology, or one code.
_BODIES: dict[str, tuple[str, ...]] = {
    "alliance": ("military-alliance", "defence-cooperation"),
    "bloc": ("regional-union", "trade-bloc", "regional-igo", "customs-union", "cartel", "forum", "military-alliance"),
    "union": ("regional-union",),
    "grouping": ("regional-igo", "forum", "format", "trade-bloc", "defence-cooperation"),
    "cartel": ("cartel",),
    "world body": ("UN",),
    "watchdog": ("IAEA", "un-agency"),
    "agency": ("IAEA", "un-agency", "un-body", "eu-body"),
    "court": ("court",),
    "tribunal": ("court",),
    "lender": ("financial-institution", "development-bank"),
    "fund": ("IMF",),
}
_EXPLETIVE = re.compile(r"\s+(?:is|was|will be|would be|has been|had been|may be|might be|could be|seems?|seemed|appears?|appeared|takes?|took)\b")


class ReferenceFinder:
    """Resolves the references of documents; compiled once from the ontology."""

    def __init__(self, ontology: Ontology) -> None:
        self._actors = ontology.actors
        self._pattern = _pattern(ontology.word_classes)
        self._leaders = _forms(ontology.word_classes["LEADER_NOUN"])

    def find(self, parsed: Parsed, mentions: Sequence[Mention], people: People) -> tuple[Mention, ...]:
        """The references of a document, as mentions of kind REFERENCE; a plural one is several mentions of one span.

        Args:
            parsed: the document; sentences without tokens are read on the surface.
            mentions: the actors named on the surface.
            people: the persons of the document.
        """
        resolver = _Resolver(parsed, mentions, people, self._actors, self._leaders)
        found: list[Mention] = []
        for start, _, anaphor in sorted(_anaphors(self._pattern, parsed.document.text, people), key=lambda item: item[:2]):
            for mention in resolver.resolve(anaphor):
                if not (found and found[-1].start <= mention.start < found[-1].end and found[-1].end != mention.end):
                    found.append(mention)
        return tuple(found)


Anaphor = Office | re.Match[str]


def _anaphors(pattern: re.Pattern[str], text: str, people: People) -> Iterator[tuple[int, int, Anaphor]]:
    for match in pattern.finditer(text):
        yield match.start(), -match.end(), match
    for office in people.offices:
        if office.name is None and (office.definite or office.code):
            yield office.start, -office.end, office


class _Resolver:
    """Resolves the references of one document, from its start to its end."""

    def __init__(
        self, parsed: Parsed, mentions: Sequence[Mention], people: People, actors: Mapping[str, Actor], leaders: frozenset[str]
    ) -> None:
        self._text = parsed.document.text
        self._people = people
        self._actors = actors
        self._leaders = leaders
        self._discourse = Discourse(parsed.sentences, people.readings, (*mentions, *people.mentions))

    def resolve(self, anaphor: Anaphor) -> tuple[Mention, ...]:
        """What an anaphor stands for: nothing where that is not clear."""
        if isinstance(anaphor, Office):
            return self._noted(anaphor.start, anaphor.end, self._holder(anaphor))
        if self._discourse.overlaps(anaphor.span()):
            return ()
        return self._noted(*anaphor.span(), self._antecedents(anaphor))

    def _antecedents(self, match: re.Match[str]) -> Iterable[Antecedent]:
        words = match.group().lower()
        if match.lastgroup in ("he", "she"):
            return self._person(match.start(), match.lastgroup)
        if match.lastgroup == "it":
            return () if words == "it" and _EXPLETIVE.match(self._text, match.end()) else self._actor(match.start())
        if match.lastgroup == "they":
            return self._group(match.start())
        if match.lastgroup == "plural":
            return self._several(match.start(), _COUNTS[words.split()[0] if words.startswith("both") else words.split()[1]], words)
        if match.lastgroup == "country":
            return self._country(match.start())
        return self._body(match.start(), words.split(maxsplit=1)[-1])

    def _noted(self, start: int, end: int, antecedents: Iterable[Antecedent]) -> tuple[Mention, ...]:
        kinds = dict.fromkeys((antecedent.code, antecedent.person) for antecedent in antecedents)
        found = tuple(
            Mention(start, end, self._text[start:end], MentionKind.REFERENCE, code, person) for code, person in kinds
        )
        for mention in found:
            self._discourse.add(mention)
        return found

    def _person(self, position: int, pronoun: str) -> Iterable[Antecedent]:
        """The person whom "he" or "she" means: the subject of this sentence, else of the last one that has a person."""
        for named in self._discourse.before(position, 3):
            fitting = [item for item in named if item.person and self._people.gender(item.person) in (None, pronoun)]
            subjects = [item for item in fitting if item.subject]
            if subjects:
                return subjects[-1:]
            if len({item.person for item in fitting}) == 1:
                return fitting[-1:]
            if fitting:
                return ()
        return ()

    def _actor(self, position: int) -> Iterable[Antecedent]:
        """The actor whom "it" or "its" means: a subject, of this sentence or the one before."""
        for named in self._discourse.before(position, 1):
            subjects = [item for item in named if item.subject and item.code and not item.person and not item.adjective]
            if subjects:
                return subjects[-1:]
            if named:
                return ()
        return ()

    def _group(self, position: int) -> Iterable[Antecedent]:
        """The actors whom "they" means: several subjects of this sentence or the one before."""
        for named in self._discourse.before(position, 1):
            subjects = [item for item in named if item.subject and item.code]
            if len({item.code for item in subjects}) > 1:
                return subjects
            if named:
                return ()
        return ()

    def _country(self, position: int) -> Iterable[Antecedent]:
        """The country that "the country" means: the only one of the nearest sentence that names any, else its subject."""
        for named in self._discourse.before(position, 2):
            countries = [item for item in named if item.code and self._actors[item.code].kind == "country"]
            if len({item.code for item in countries}) == 1:
                return countries[-1:]
            subjects = [item for item in countries if item.subject]
            if len({item.code for item in subjects}) == 1:
                return subjects[-1:]
            if countries:
                return ()
        return ()

    def _body(self, position: int, noun: str) -> Iterable[Antecedent]:
        """The organisation of the right type that was named last."""
        wanted = next((types for name, types in _BODIES.items() if noun.endswith(name)), ())
        for named in self._discourse.before(position, 5):
            for item in reversed(named):
                if item.code and (item.code in wanted or self._actors[item.code].type in wanted):
                    return (item,)
        return ()

    def _several(self, position: int, count: int, words: str) -> Iterable[Antecedent]:
        """The last ``count`` leaders or countries; nothing where the sentences reached name more of them."""
        if words.split()[-1] in self._leaders:
            leaders = self._last(position, count, lambda item: item.person if item.person and item.code else None)
            if leaders:
                return leaders
        return self._last(position, count, self._country_code)

    def _country_code(self, item: Antecedent) -> str | None:
        return item.code if item.code and self._actors[item.code].kind == "country" else None

    def _last(self, position: int, count: int, key) -> tuple[Antecedent, ...]:  # type: ignore[no-untyped-def]
        found: dict[str, Antecedent] = {}
        for named in self._discourse.before(position, 25):
            for item in named:
                if value := key(item):
                    found.setdefault(value, item)
            if len(found) >= count:
                break
        return tuple(found.values()) if len(found) == count else ()

    def _holder(self, office: Office) -> Iterable[Antecedent]:
        """The person who holds an office that is named without one: of the same actor, or the last one with such a title."""
        index = self._discourse.sentence_of(office.start)
        for tenure in self._people.tenures:
            if office.code == tenure.code and tenure.title.lower().split()[-1] == office.head.split()[-1]:
                return (Antecedent(office.start, office.end, index, tenure.code, tenure.person, False),)
        if office.code:
            return (Antecedent(office.start, office.end, index, office.code, None, False),)
        titles = {
            (other.name, other.head) for other in self._people.offices if other.name and other.head.split()[-1] == office.head.split()[-1]
        }
        named = {span for span, _ in titles}
        for earlier in self._discourse.before(office.start, 5):
            held = [item for item in earlier if item.person and (item.start, item.end) in named]
            if len({item.person for item in held}) == 1:
                return held[-1:]
            if held:
                return ()
        return ()


def _forms(nouns: Iterable[str]) -> frozenset[str]:
    """The plurals, last words only: ``prime_minister`` -> ``ministers``."""
    last = {noun.replace("_", " ").split()[-1] for noun in nouns}
    return frozenset(_plural(noun) for noun in last) | {"heads", "men", "women"}


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun.endswith(("ry", "ly", "my", "ty")):
        return noun[:-1] + "ies"
    return noun + "s"


def _pattern(classes: Mapping[str, tuple[str, ...]]) -> re.Pattern[str]:
    def either(words: Iterable[str]) -> str:
        return "|".join(sorted((word.replace("_", " ") for word in words), key=lambda word: (-len(word), word)))

    several = {" ".join([*noun.split("_")[:-1], _plural(noun.split("_")[-1])]) for name in ("PARTY_NOUN", "LEADER_NOUN") for noun in classes[name]}
    several |= {"heads of state", "heads of government"}
    return re.compile(
        r"\b(?:(?P<he>he|him|his|himself)|(?P<she>she|her|hers|herself)|(?P<it>its?|itself)|(?P<they>they|them|their)"
        rf"|(?P<plural>(?:both(?: the| these)?|(?:the|these|all|its|their|our) (?:two|three|four|five)) (?:[a-z-]+ )??(?:{either(several)}))"
        rf"|(?P<country>(?:the|this) (?:[a-z-]+ )??(?:{either(classes['COUNTRY_NOUN'])}))"
        rf"|(?P<body>(?:the|this) (?:[\w-]+ )?(?:{either(_BODIES)})))\b",
        re.IGNORECASE,
    )
