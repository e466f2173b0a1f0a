"""Ties offices that name no actor to the actor that the text means: each tie is one construction.

The Danish prime minister and *his foreign minister, X*. The French president ... *President X* (elsewhere in the text). Israel
will not do it, *government spokesman X* said. Russia appointed *X as ambassador to Japan*. Talks with *his counterpart, X*.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from pactgraph.extraction.grammar.units import ACTOR, Reader, Reading
from pactgraph.extraction.persons.naming import surname, words
from pactgraph.extraction.persons.offices import NAME_PATTERN, Office

_JOINT = re.compile(r"(?:,|,? and|,? or|,? as well as) ?")
_HEADS = ("king", "queen", "emperor", "emir", "sultan", "president", "chancellor", "prime minister", "premier")
_NAME_OF_ACTOR = re.compile(rf"(?P<name>{NAME_PATTERN})ot?(?P<actor>A)")
_ACTORS_NAME = re.compile(rf"(?P<actor>A)s(?P<name>{NAME_PATTERN})")
_SUBJECT = re.compile(r"(?:[^x-]{0,16}[-x]+|[^vx]{0,6}c)?t?(?P<actor>[ADC])s?")
_WHERE = re.compile(r"(?P<actor>A)c?l[^xvA]{0,8}f$")
_BOSS = re.compile(rf"(?:[fo]|s?[fo]t?)[HRSTW]*(?P<name>{NAME_PATTERN})")
_BOSS_BEFORE = re.compile(rf"(?P<name>{NAME_PATTERN})s[lmMK]{{0,3}}$")
_COUNTRY = re.compile(r"\b(?:the|that|this) (?:\w+ )?(?:country|nation|kingdom|republic)['’]s (?:[\w-]+ )?$", re.IGNORECASE)
_NEARBY = 64  # offices back among which a tie by place is looked for
_OWN_REACH = 2  # sentences back to the owner of "his" or "its"


class Ties:
    """Ties the open offices of one document."""

    def __init__(self, readings: Sequence[Reading], text: str, reader: Reader) -> None:
        self._readings = readings
        self._text = text
        self._own = reader.own
        self._plain = reader.plain
        self._countries = reader.countries
        self._held: set[tuple[str | None, str]] = set()
        self._unnamed: dict[str, list[Office]] = {}
        self._codes = frozenset(code for reading in readings for code in reading.codes.values())

    def tie(self, offices: Sequence[Office]) -> tuple[Office, ...]:
        """The offices, those that could be tied with their actor; in turn, since a tie can carry the next one."""
        tied: list[Office] = []
        for office in offices:
            if office.head == "counterpart" and office.name:
                office = _as_the_other(office, tied)
            tied.append(office if office.code or office.name is None else self._by_place(office, tied[-_NEARBY:]))
        self._held = {(office.code, office.head) for office in tied if office.name and office.code}
        self._unnamed = {}
        for office in tied:
            if office.code and office.name is None:
                self._unnamed.setdefault(office.head.removesuffix("s").split()[-1], []).append(office)
        return tuple(office if office.code or office.name is None else self._by_text(office, tied) for office in tied)

    def _by_place(self, office: Office, before: Sequence[Office]) -> Office:
        """What stands beside the office ties it."""
        ties: tuple[tuple[str, Callable[[Office, Sequence[Office]], str | None]], ...] = (
            ("appointed", self._appointer),
            ("owner", self._owner),
            ("the country", self._country),
            ("beside", self._beside),
            ("boss", self._boss),
            ("of", self._of),
            ("where", self._where),
        )
        return _first(office, ties, before)

    def _by_text(self, office: Office, tied: Sequence[Office]) -> Office:
        """What the rest of the document says ties it."""
        ties: tuple[tuple[str, Callable[[Office, Sequence[Office]], str | None]], ...] = (
            ("same title", self._same_title),
            ("spokesman", self._institution),
            ("the", self._definite),
            ("own title", self._own_title),
        )
        return _first(office, ties, tied)

    def _appointer(self, office: Office, before: Sequence[Office]) -> str | None:
        """``The Danish prime minister named X ambassador to Iraq``: the actor of whoever appoints."""
        body = self._text[slice(*office.title)].partition(" of ")[2]
        if office.construction != "appointed" or (not body.islower() and body):
            return None
        by = [other.code for other in before if other.code and other.sentence == office.sentence and other.end <= office.start]
        return by[0] if by else self._subject(office.sentence, office.start)

    def _owner(self, office: Office, before: Sequence[Office]) -> str | None:
        """``his foreign minister, X``: the actor of the man named last; ``its president, X``: the actor named last."""
        if office.owner is None or "counterpart" in (office.head, office.construction):
            return None
        if office.owner == "its":
            return (
                self._beside_owner(office)
                or self._subject(office.sentence, office.start, letters=ACTOR)
                or self._subject_before(office)
            )
        for other in reversed(before):
            if office.sentence - other.sentence > _OWN_REACH:
                return None
            if other.name and other.end <= office.start:
                return other.code
        return None

    def _subject_before(self, office: Office) -> str | None:
        """``Peru closed its border. Its foreign minister, X``: an "its" that begins a sentence is the subject's before."""
        begins = self._readings[office.sentence].at(office.start) == 0
        return self._subject(office.sentence - 1, office.start, letters=ACTOR) if begins and office.sentence else None

    def _country(self, office: Office, before: Sequence[Office]) -> str | None:
        """``the country's foreign minister, X``: the only actor, else the subject, of the nearest sentence that names any."""
        if not _COUNTRY.search(self._text, max(0, office.title[0] - 60), office.title[0]):
            return None
        for index in range(office.sentence, max(-1, office.sentence - _OWN_REACH - 1), -1):
            reading = self._readings[index]
            codes = {code for unit, code in reading.codes.items() if reading.ends[unit] <= office.start} & self._countries
            if codes:
                return codes.pop() if len(codes) == 1 else self._subject(index, office.start)
        return None

    def _beside_owner(self, office: Office) -> str | None:
        """``Austria and its chancellor, X``."""
        reading = self._readings[office.sentence]
        owner = reading.at(office.start)
        before = [index for index in range(max(0, owner - 3), owner) if reading.letters[index] == ACTOR]
        return reading.codes.get(before[-1]) if before and set(reading.letters[before[-1] + 1 : owner]) <= {"a", "c"} else None

    def _beside(self, office: Office, before: Sequence[Office]) -> str | None:
        """``Chinese President X and Premier Y``: a lower office beside a higher one is of the same actor.

        So is the other office of the same man, ``Thailand's deputy premier and justice minister X``, and the title of
        ``his Iranian counterpart, President X``.
        """
        if not before or not before[-1].code:
            return None
        other, joint = before[-1], self._text[before[-1].end : office.start]
        if other.name is None:
            return other.code if joint.strip() in ((",", "") if other.head == "counterpart" else ("and",)) else None
        if other.name != office.name and not other.past and _JOINT.fullmatch(joint) and _lower(office, other):
            return other.code
        return None

    def _boss(self, office: Office, before: Sequence[Office]) -> str | None:
        """``X, a spokesman for Mr Putin``, ``Putin's spokesman X``: the actor of the man spoken for."""
        reading = self._readings[office.sentence]
        first = reading.at(office.title[0])
        after = reading.at(office.title[1])
        match = _BOSS_BEFORE.search(reading.letters, max(0, first - 20), first) or _BOSS.match(reading.letters, after)
        return self._code_of(self._text[slice(*reading.span(*match.span("name")))], before) if match else None

    def _of(self, office: Office, before: Sequence[Office]) -> str | None:
        """``President X of France``; ``France's X, the president``."""
        reading = self._readings[office.sentence]
        for pattern in (_NAME_OF_ACTOR, _ACTORS_NAME):
            for match in pattern.finditer(reading.letters):
                if reading.span(*match.span("name")) == office.name:
                    return reading.codes.get(match.start("actor"))
        return None

    def _where(self, office: Office, before: Sequence[Office]) -> str | None:
        """``flew to China, where he was received by President X``: the host's actor."""
        reading = self._readings[office.sentence]
        first = reading.at(office.start)
        match = _WHERE.search(reading.letters, max(0, first - 20), first)
        if match is None or " where " not in self._text[reading.ends[match.start()] : office.start]:
            return None
        return reading.codes.get(match.start("actor"))

    def _same_title(self, office: Office, tied: Sequence[Office]) -> str | None:
        """``Britain's trade secretary ... X, the trade and energy secretary``: an office of an actor that nobody else holds."""
        if office.head in self._plain or office.owner == "its":
            return None
        codes = {
            other.code
            for other in self._unnamed.get(office.head.split()[-1], ())
            if other.sentence != office.sentence
            and (other.code, office.head) not in self._held
            and _same_office(office, other, self._text)
        }
        return codes.pop() if len(codes) == 1 else None

    def _institution(self, office: Office, tied: Sequence[Office]) -> str | None:
        """``Israel will not do it, government spokesman X said``: "the government" is that of the sentence's subject."""
        if not office.institution or not office.head.startswith("spokes"):
            return None
        for index in range(office.sentence, max(-1, office.sentence - 2), -1):
            if code := self._subject(index, office.start):
                return code
        return None

    def _subject(self, sentence: int, before: int, letters: str = "ADC") -> str | None:
        """The actor with which a sentence begins, a dateline or an introduction set aside; ``letters`` are the kinds meant."""
        reading = self._readings[sentence]
        match = _SUBJECT.match(reading.letters)
        if match is None or match["actor"] not in letters or reading.ends[match.start("actor")] > before:
            return None
        return reading.codes.get(match.start("actor"))

    def _definite(self, office: Office, tied: Sequence[Office]) -> str | None:
        """``Japan's trade suffered under the prime minister, X``: "the" means the actor named before in the sentence."""
        alone = office.definite and office.strong and not office.past and office.construction == "apposition"
        alone = alone and self._text[office.title[1] : office.title[1] + 1] == ","
        return self._actor_before(office, 0) if alone else None

    def _own_title(self, office: Office, tied: Sequence[Office]) -> str | None:
        """``Secretary of State X``: a title that one actor alone has, in a text that speaks of it."""
        title = self._text[slice(*office.title)].lower()
        return next((code for code, titles in self._own.items() if code in self._codes and title in titles), None)

    def _actor_before(self, office: Office, reach: int) -> str | None:
        for index in range(office.sentence, max(-1, office.sentence - reach - 1), -1):
            reading = self._readings[index]
            named = [code for unit, code in sorted(reading.codes.items()) if reading.ends[unit] <= office.start]
            if named:
                return named[-1] if index == office.sentence else named[0]
        return None

    def _code_of(self, name: str, offices: Iterable[Office]) -> str | None:
        wanted = surname(words(name) or (name,))
        for other in offices:
            if other.code and other.name and surname(words(self._text[slice(*other.name)]) or ("",)) == wanted:
                return other.code
        return None


def _as_the_other(office: Office, before: Sequence[Office]) -> Office:
    """``his Danish counterpart, X`` holds the office of the man before, whose title it is."""
    for other in reversed(before[-_NEARBY:]):
        if other.name and office.sentence - other.sentence <= _OWN_REACH:
            return replace(office, title=other.title, head=other.head, construction="counterpart")
    return office


def _first(
    office: Office, ties: Iterable[tuple[str, Callable[[Office, Sequence[Office]], str | None]]], others: Sequence[Office]
) -> Office:
    for construction, tie in ties:
        if code := tie(office, others):
            return replace(office, code=code, construction=construction)
    return office


def _lower(office: Office, other: Office) -> bool:
    """Whether an office is under another of the same actor: a minister under his president, a premier under a president."""
    if office.head in _HEADS:
        return other.head in _HEADS[: _HEADS.index("president") + 1] and office.head in ("prime minister", "premier")
    return True


def _same_office(office: Office, other: Office, text: str) -> bool:
    """Whether two titles can be one office: the same head, and where both have words before it, one in common."""
    if office.head.split()[-1] != other.head.removesuffix("s").split()[-1]:
        return False
    rest = [_describing(item, text) for item in (office, other)]
    return bool(rest[0] & rest[1]) or (office.head == other.head.removesuffix("s") and not (rest[0] and rest[1]))


def _describing(office: Office, text: str) -> set[str]:
    """The words of a title that tell which one it is: ``business`` in ``business secretary``."""
    title = text[slice(*office.title)].lower()
    before, head, _ = title.partition(office.head)
    return set(re.findall(r"\w+", f"{before} {' '.join(head.split()[:-1])}")) - {"acting", "new", "and", "then", "former"}
