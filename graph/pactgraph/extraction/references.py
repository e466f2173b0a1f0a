"""What pronouns and descriptions stand for: he, she, it, the minister, both leaders, the two countries, the alliance.

Precision first: a reference that two readings fit equally stays unresolved. The antecedent is looked for among the actors and
persons named before, the subjects of the sentences first; sentences that were never parsed take part through their surface.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

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
_EXPLETIVE = re.compile(
    r"\s+(?:is|was|will be|would be|has been|had been|may be|might be|could be|seems?|seemed|appears?|appeared|takes?|took)\b",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"\s+(?:\w+ly\s+)?(?:would|will|could|can|should|may|might|must|had|has|did|does|do|said|says|wants?|wanted|plans?|\w+ed)\b"
)
_HONORIFIC = re.compile(r"\s+(?:Royal |Imperial )?(?:Majesty|Highness|Excellency|Honou?r|Holiness)\b", re.IGNORECASE)
_INTRODUCTION = re.compile(r"[^,.;:]{0,80},\s+(?:[\w.'’-]+\s+){0,4}")


_HEADS_OF_COUNTRIES = ("leaders", "presidents", "ministers", "premiers", "chancellors")
_ADJECTIVE = r"(?:(?-i:[a-z][a-z-]*)|Islamic|Jewish|Gulf|Hashemite) "
_JOINT = re.compile(r"\s*(?:,|and|,\s*and|&|as well as)\s+(?:the\s+)?(?:[\w'’-]+\s+){0,4}")


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
            return self._person(match, match.lastgroup)
        if match.lastgroup == "it":
            return self._actor(match.start()) if words != "it" or self._acts(match) else ()
        if match.lastgroup == "they":
            return self._group(match.start())
        if match.lastgroup == "plural":
            count = next(_COUNTS[word] for word in words.split() if word in _COUNTS)
            return self._several(match.start(), count, words)
        if match.lastgroup == "leaders":
            return self._leaders_named(match.start(), words)
        if match.lastgroup == "own":
            holder = self._person(match, "she" if words.startswith("her") else "he")
            return [replace(item, person=None) for item in holder if item.code]
        if match.lastgroup == "country":
            return self._country(match.start())
        return self._body(match.start(), words.split(maxsplit=1)[-1])

    def _noted(self, start: int, end: int, antecedents: Iterable[Antecedent]) -> tuple[Mention, ...]:
        kinds = dict.fromkeys((antecedent.code, antecedent.person) for antecedent in antecedents)
        found = tuple(Mention(start, end, self._text[start:end], MentionKind.REFERENCE, code, person) for code, person in kinds)
        for mention in found:
            self._discourse.add(mention)
        return found

    def _acts(self, match: re.Match[str]) -> bool:
        """Whether "it" does something, so that it can be an actor: a subject, and not that of "it is said that"."""
        token = self._discourse.token_at(match.start())
        if _EXPLETIVE.match(self._text, match.end()):
            return False
        return token.relation == "nsubj" if token else _ACTS.match(self._text, match.end()) is not None

    def _person(self, match: re.Match[str], pronoun: str) -> Iterable[Antecedent]:
        """The person whom "he" or "she" means: the subject of this sentence, else of the last one that has a person.

        Before the subject of an introduction ("On his arrival, President X ...") it is the person who follows.
        """
        if _HONORIFIC.match(self._text, match.end()):
            return ()
        for index, named in enumerate(self._discourse.before(match.start(), 3)):
            fitting = [item for item in named if item.person and self._people.gender(item.person) in (None, pronoun)]
            if not index and not fitting and (follower := self._introduced(match)):
                return (follower,)
            subjects = [item for item in fitting if item.subject]
            if subjects:
                return subjects[-1:]
            if len({item.person for item in fitting}) == 1:
                return fitting[-1:]
            if fitting:
                return ()
        return ()

    def _introduced(self, match: re.Match[str]) -> Antecedent | None:
        follower = self._discourse.following(match.end())
        while follower and not follower.person:
            follower = self._discourse.following(follower.end)
        if follower and follower.subject and _INTRODUCTION.fullmatch(self._text, match.end(), follower.start):
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
        """The actors or persons whom "they" means: the last ones named, if they are joined by "and" and are subjects."""
        for named in self._discourse.before(position, 1):
            group = self._joined([item for item in named if item.code and not item.adjective])
            if len({item.code for item in group}) > 1 and any(item.subject for item in group):
                return group
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
        """The country that "the country" means: the only one that its sentence named, else the only one, or subject, of the last."""
        for index, named in enumerate(self._discourse.before(position, 2)):
            countries = [replace(item, person=None) for item in named if self._country_code(item)]
            subjects = [item for item in countries if item.subject and index]
            for fitting in (countries, subjects):
                if len({item.code for item in fitting}) == 1:
                    return fitting[-1:]
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
            if leaders or not words.endswith(_HEADS_OF_COUNTRIES):
                return leaders
        return [replace(item, person=None) for item in self._last(position, count, self._country_code)]

    def _leaders_named(self, position: int, words: str) -> Iterable[Antecedent]:
        """The persons whom "the leaders" means: those of the last sentence that named any, two at least; "the pair" is two."""
        for named in self._discourse.before(position, 2):
            people = {item.person: item for item in named if item.person and item.code}
            if len(people) > 1 and (len(people) == 2 or not words.endswith(("pair", "duo"))):
                return people.values()
            if people:
                return ()
        return ()

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
        return tuple(sorted(found.values())) if len(found) == count else ()

    def _holder(self, office: Office) -> Iterable[Antecedent]:
        """The person who holds an office that is named without one: of the same actor, or the last one with such a title."""
        index = self._discourse.sentence_of(office.start)
        held = [tenure for tenure in self._people.tenures if tenure.code == office.code and not tenure.past]
        same = [tenure for tenure in held if tenure.title.lower().split()[-1] == office.head.split()[-1]]
        if office.head == "leader" and not same:
            same = held if len({tenure.person for tenure in held}) == 1 else []
        for tenure in same[:1]:
            return (Antecedent(office.start, office.end, index, tenure.code, tenure.person, False),)
        if office.code and (office.strong or office.head == "counterpart"):
            return (Antecedent(office.start, office.end, index, office.code, None, False),)
        if office.code:
            return ()
        named = {other.name for other in self._people.offices if other.head.split()[-1] == office.head.split()[-1]}
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

    several = {
        " ".join([*noun.split("_")[:-1], _plural(noun.split("_")[-1])])
        for name in ("PARTY_NOUN", "LEADER_NOUN")
        for noun in classes[name]
    }
    several |= {"heads of state", "heads of government"}
    return re.compile(
        r"\b(?:(?P<own>(?:his|her) (?:own )?(?:country|nation|government|administration|homeland))"
        r"|(?P<leaders>the (?:leaders|presidents|prime ministers|premiers|foreign ministers|defen[cs]e ministers|ministers|pair|duo)(?! of\b))"
        r"|(?P<he>he|him|his|himself)|(?P<she>she|her|hers|herself)|(?P<it>its?|itself)|(?P<they>they|them|their)"
        rf"|(?P<plural>(?:both(?: the| these)?|(?:the|these|all|its|their|our) (?:two|three|four|five)) (?:[a-z-]+ )??(?:{either(several)}))"
        rf"|(?P<country>(?:the|this) (?:{_ADJECTIVE}(?:state|monarchy)|(?:{_ADJECTIVE})?(?:{either(classes['COUNTRY_NOUN'])}))(?! of\b))"
        rf"|(?P<body>(?:the|this) (?:[\w-]+ )?(?:{either(_BODIES)})))\b",
        re.IGNORECASE,
    )
