"""The words that refer back: pronouns, "both leaders", "the two countries", "the kingdom", "the alliance", "the minister"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pactgraph.extraction.persons.offices import Office

_COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
# Which organisations a noun may mean: types of the ontology, or one code.
BODIES: Mapping[str, tuple[str, ...]] = {
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
_ADJECTIVE = r"(?:(?-i:[a-z][a-z-]*)|Islamic|Jewish|Gulf|Hashemite) "
_LEADERS = r"leaders|presidents|prime ministers|premiers|foreign ministers|defen[cs]e ministers|ministers|pair|duo"
_NUMBERED = r"(?:both(?: the| these)?|(?:the|these|all|its|their|our) (?:two|three|four|five)) (?:[a-z-]+ )??"


@dataclass(frozen=True, slots=True)
class Anaphor:
    """Words that refer back: ``kind`` is the group of the pattern that found them, or ``office`` for an unnamed holder."""

    start: int
    end: int
    words: str
    kind: str
    office: Office | None = None

    @property
    def count(self) -> int:
        """How many a numbered plural means: "both" and "the two" are 2."""
        return next((_COUNTS[word] for word in self.words.split() if word in _COUNTS), 1)


class AnaphorFinder:
    """Finds the words that refer back, with the nouns of the ontology's word classes."""

    def __init__(self, classes: Mapping[str, tuple[str, ...]]) -> None:
        self._pattern = _pattern(classes)
        self.leaders = frozenset(_plural(noun.split("_")[-1]) for noun in classes["LEADER_NOUN"]) | {"heads"}

    def find(self, text: str, offices: Iterable[Office]) -> list[Anaphor]:
        """The anaphors of a text, in its order, the longer of two that begin together first."""
        return sorted(self._all(text, offices), key=lambda anaphor: (anaphor.start, -anaphor.end))

    def _all(self, text: str, offices: Iterable[Office]) -> Iterator[Anaphor]:
        for match in self._pattern.finditer(text):
            yield Anaphor(match.start(), match.end(), match.group().lower(), match.lastgroup or "")
        for office in offices:
            if office.name is None and (office.definite or office.code):
                yield Anaphor(office.start, office.end, text[office.start : office.end].lower(), "office", office)


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return noun[:-2] + "en"
    return noun[:-1] + "ies" if noun.endswith(("ry", "ly", "my", "ty")) else noun + "s"


def _pattern(classes: Mapping[str, tuple[str, ...]]) -> re.Pattern[str]:
    nouns = [noun.replace("_", " ") for name in ("PARTY_NOUN", "LEADER_NOUN") for noun in classes[name]]
    several = {" ".join([*noun.split()[:-1], _plural(noun.split()[-1])]) for noun in nouns} | {
        "heads of state",
        "heads of government",
    }
    countries = _either(classes["COUNTRY_NOUN"])
    return re.compile(
        r"\b(?:(?P<own>(?:his|her) (?:own )?(?:country|nation|government|administration|homeland))"
        rf"|(?P<leaders>the (?:{_LEADERS})(?! of\b))"
        r"|(?P<he>he|him|his|himself)|(?P<she>she|her|hers|herself)|(?P<it>its?|itself)|(?P<they>they|them|their)"
        rf"|(?P<plural>{_NUMBERED}(?:{_either(several)}))"
        rf"|(?P<country>(?:the|this) (?:{_ADJECTIVE}(?:state|monarchy)|(?:{_ADJECTIVE})?(?:{countries}))(?! of\b))"
        rf"|(?P<body>(?:the|this) (?:[\w-]+ )?(?:{_either(BODIES)})))\b",
        re.IGNORECASE,
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted((word.replace("_", " ") for word in words), key=lambda word: (-len(word), word)))
