"""Noun phrases as the sides of events: cut on the surface, headed by the parse, each with the actors that it stands for.

A compact parser errs most on prepositional attachment, lists and flat names. So the extent of a phrase, the preposition in front
of it and lists of actors are read off the words; the parse only says what a phrase does in its clause.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pactgraph.extraction.events.coordination import SEPARATORS, lists
from pactgraph.model import Mention, MentionKind, Sentence, Span, Token

NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "SYM"}
INSIDE = NOMINAL | {"DET", "ADJ"}
# Acts for whoever owns it, but comes from whoever sells it.
_ARMS = "warplane plane jet fighter aircraft helicopter drone warship ship vessel submarine tank missile rocket artillery battery"
HARDWARE = frozenset(_ARMS.split(" "))
# "police in Cuba" are its own.
SEATED = frozenset({"government", "authority", "police", "court", "official", "prosecutor", "regime", "judge"})
CALENDAR = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "june",
    "july", "august", "september", "october", "november", "december", "yesterday", "today", "tomorrow",
}  # fmt: skip
TOWARD = frozenset({"anti", "pro"})
NEAR_BACKED = 5  # tokens from "-backed" to the name of who is backed
NEVER = CALENDAR | {"such"}  # look like nouns or adjectives, but open no phrase


@dataclass(frozen=True, slots=True)
class Side:
    """An actor inside a phrase, or, without code, the phrase itself."""

    code: str | None
    person: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase: tokens ``first..last``, its ``head``, the prepositions before it, and what it stands for.

    ``sides`` are the actors it stands for, agents and names alike; ``owners`` are the actors that only own or describe it
    ("Moscow" in "Moscow's takeover"); ``places`` are the actors in whose territory the place named lies.
    """

    first: int
    last: int
    head: int
    span: Span
    cases: frozenset[str]
    sides: tuple[Side, ...]
    owners: tuple[Side, ...]
    places: tuple[Side, ...]
    possessive: bool
    barred: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Nouns that act for the actor that they are said to belong to, and nouns that never do.

    ``held`` are participles that make an owner of the name joined to them ("the Kenyan-led force", not "Kenyan-backed"), ``led``
    those that do so with "by" ("a force led by Kenya"), ``backed`` those that part it from what it is joined to. ``times`` are
    measures of time, ``dating`` words before them that make a date ("next month"); ``outlawed`` ones before a noun that take it
    from the actor ("Chad's rebel leaders").
    """

    agents: frozenset[str]
    others: frozenset[str]
    held: frozenset[str] = frozenset()
    led: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    dating: frozenset[str] = frozenset()
    backed: frozenset[str] = frozenset()
    outlawed: frozenset[str] = frozenset()

    @property
    def chain(self) -> frozenset[str]:
        """Words that may stand between "of" and the actor: "representatives of the ministers of foreign affairs of Iran"."""
        return self.agents | {"foreign", "affairs", "affair", "defence", "defense", "armed", "supreme", "national"}


class Phrases:
    """The noun phrases of one sentence and their coordination."""

    def __init__(self, sentence: Sentence, mentions: Sequence[Mention], lexicon: Lexicon) -> None:
        self.tokens = sentence.tokens
        self._mentions = _by_token(self.tokens, [m for m in _without_covers(mentions) if not _about(self.tokens, m)])
        self._lexicon = lexicon
        self.nominals = self._cut()
        self.at: Mapping[int, Nominal] = {i: n for n in self.nominals for i in range(n.first, n.last + 1)}
        self._groups = lists(self.tokens, self.nominals, self.named)

    def group(self, nominal: Nominal) -> tuple[Nominal, ...]:
        """The phrases coordinated with this one, itself included, in the order of the text."""
        return self._groups.get(nominal.first, (nominal,))

    def named(self, index: int) -> bool:
        """Whether a token is part of an actor's name, so that its words mean nothing else ("United States")."""
        return any(m.kind is MentionKind.NAME for m in self._mentions.get(index, ()))

    def sides(self, nominal: Nominal) -> tuple[Side, ...]:
        """The actors that a phrase and those coordinated with it stand for, each once."""
        return unique(side for n in self.group(nominal) for side in n.sides)

    def acts(self, nominal: Nominal) -> bool:
        """Whether a phrase is of somebody who acts for whom he is said to belong to."""
        return bool(self._names_of(nominal.head) & self._lexicon.agents)

    def _cut(self) -> tuple[Nominal, ...]:
        found: list[Nominal] = []
        start = 0
        tokens = self.tokens
        while start < len(tokens):
            if not self._inside(start):
                start += 1
                continue
            end = start
            while not self._ends(start, end):
                end += 1
            found.append(self._nominal(start, end))
            start = max(end, found[-1].last) + 1
        return tuple(found)

    def _inside(self, i: int) -> bool:
        if i in self._mentions:
            return True
        return self.tokens[i].pos in INSIDE and self.tokens[i].text.lower() not in NEVER

    def _ends(self, start: int, i: int) -> bool:
        """Whether the phrase that begins at ``start`` ends with token ``i``."""
        tokens, mentions = self.tokens, self._mentions
        if i + 1 >= len(tokens):
            return True
        here, after = tokens[i], tokens[i + 1]
        if i in mentions and i + 1 in mentions and mentions[i][0] is mentions[i + 1][0]:
            return False
        if after.text in ("'s", "’s", "'", "’") and after.pos == "PART":
            return i + 2 >= len(tokens) or not self._inside(i + 2) or self._joined_to_backed(i + 2)
        if here.text in ("'s", "’s", "'", "’") and here.pos == "PART":
            return False
        if here.pos == "PRON" and here.relation != "nmod:poss" and i not in mentions:
            return True
        if after.pos == "PRON" or (after.pos == "DET" and here.pos in NOMINAL):
            return True
        if self._time_follows(i):
            return True
        if self._is_backer(i):
            return True
        if self._is_held(i) or self._is_held(i - 1) or self._is_held(i - 2):
            return False
        if after.text in "-–" or here.text in "-–":
            return i + 2 >= len(tokens) or not (self._inside(i + 1) or self._inside(i + 2))
        if self._leaves(start, i) and after.pos == "VERB":
            return True
        if after.pos == "VERB" and after.relation in ("amod", "compound") and i + 2 < len(tokens) and i + 1 not in mentions:
            return not self._inside(i + 2)
        if here.pos == "VERB" and i not in mentions:
            return False
        if not self._inside(i + 1):
            return True
        return self._leaves(start, i)

    def _time_follows(self, i: int) -> bool:
        """Whether a date runs on from the noun at ``i``: "left Peru | days after the raid", "the envoys | early next year"."""
        if self._word(i + 1).endswith("s") and self.named(i):
            return self._is_time(i + 1)
        end = i + 1
        while self._word(end) in self._lexicon.dating:
            end += 1
        return end > i + 1 and self.tokens[i].pos in NOMINAL and self._is_time(end)

    def _is_time(self, i: int) -> bool:
        return i < len(self.tokens) and self.tokens[i].pos in NOMINAL and not self._lexicon.times.isdisjoint(self._names_of(i))

    def _is_held(self, i: int) -> bool:
        """Whether the name that ends at ``i`` owns what follows the participle joined to it: "Kenyan-led | forces"."""
        return (
            i in self._mentions
            and self._word(i + 1) in ("-", "–")
            and self._word(i + 2) in self._lexicon.held
            and i + 3 < len(self.tokens)
            and self._inside(i + 3)
        )

    def _is_backer(self, i: int) -> bool:
        """Whether the name that ends at ``i`` backs another, named behind it or before: "Kenyan | -backed Somali forces"."""
        near = any(j in self._mentions for j in range(i + 3, i + 3 + NEAR_BACKED)) or self._word(i - 1) in ("'s", "’s")
        return near and self._joined_to_backed(i)

    def _joined_to_backed(self, i: int) -> bool:
        return i in self._mentions and self._word(i + 1) in ("-", "–") and self._word(i + 2) in self._lexicon.backed

    def _before_backer(self, first: int) -> list[Side]:
        """Whose it is that is backed, named before the backer: "Somalia's Kenyan-backed | government"."""
        if first < 3 or self._word(first - 1) not in self._lexicon.backed:
            return []
        start = next((i for i in range(first - 3, -1, -1) if i not in self._mentions), -1)  # the token before the backer
        owner = self._mentions.get(start - 1, ()) if self._word(start) in ("'s", "’s") else ()
        return [self._side(m) for m in owner if m.code]

    def _leaves(self, start: int, i: int) -> bool:
        """A noun whose head stands outside what can still follow closes its phrase: "gave Israel | weapons"."""
        token = self.tokens[i]
        if token.pos not in NOMINAL or token.relation not in ("obj", "iobj", "nsubj", "nsubj:pass", "obl", "root", "ROOT"):
            return False
        if i + 1 < len(self.tokens) and self.tokens[i + 1].relation == "flat" and self.tokens[i + 1].head == i:
            return False  # "King | Abdullah" is one name
        return token.head < start or (token.relation != "nsubj" and token.head <= i) or self.tokens[token.head].pos == "VERB"

    def _nominal(self, first: int, last: int) -> Nominal:
        tokens = self.tokens
        possessive = tokens[last].pos == "PART"
        if possessive and last > first:
            last -= 1
        head = self._head(first, last)
        found, owners, barred = self._stands_for(first, last, head)
        named = [m for m in self._mentions.get(head, ()) if m.kind is MentionKind.PLACE]
        places = () if found or owners else tuple(self._side(m) for m in named)
        cases = self._cases(first)
        start = tokens[first].start
        if not found and self._names_of(head) & self._lexicon.agents:
            found, last = self._belongs_to(last)
            found = found or self._before_backer(first)
        sides = unique(found)
        end = tokens[last].end
        return Nominal(first, last, head, (start, end), cases, sides, unique(owners), places, possessive, barred)

    def _head(self, first: int, last: int) -> int:
        outside = [i for i in range(first, last + 1) if not first <= self.tokens[i].head <= last or self.tokens[i].head == i]
        named = [i for i in outside if self.tokens[i].pos in NOMINAL]
        return (named or outside or [last])[-1]

    def _cases(self, first: int) -> frozenset[str]:
        """The prepositions before a phrase, alone and joined with one before them: ``of`` and ``out of``."""
        i = first - 1
        while (
            i >= 0
            and self.tokens[i].lemma in ("both", "about", "all", "neighboring", "neighbouring")
            and self.tokens[i].pos != "ADP"
        ):
            i -= 1
        if i < 0 or not _preposition(self.tokens[i]):
            return frozenset()
        last = self.tokens[i].text.lower()
        found = {last}
        if i and (self.tokens[i - 1].pos in ("ADP", "ADV", "SCONJ") or self._word(i - 1) == "such"):
            found.add(f"{self.tokens[i - 1].text.lower()} {last}")
        return frozenset(found)

    def _stands_for(self, first: int, last: int, head: int) -> tuple[list[Side], list[Side], bool]:
        every = dict.fromkeys(m for i in range(first, last + 1) for m in self._mentions.get(i, ()))
        inside = [m for m in every if m.kind is not MentionKind.PLACE]
        noun = self._names_of(head)
        barred = bool(noun & self._lexicon.others) or any(self._word(i) in self._lexicon.outlawed for i in range(first, head))
        people = [m for m in inside if m.kind is MentionKind.PERSON]
        if people:
            return [self._person(m, inside) for m in people], [], False
        span = self.tokens[head]
        heads = [m for m in inside if m.start <= span.start < m.end]
        if heads:
            first_head = (heads[0].start, heads[0].end)
            joined = [m for m in inside if m not in heads and _hyphenated((m.start, m.end), first_head)]
            return [self._side(m) for m in (*joined, *heads)], [], False
        owners = [self._side(m) for m in inside if m.code]
        words = {self.tokens[i].lemma.lower() for i in range(first, last + 1)}
        agents = self._lexicon.agents
        if not barred and owners and (noun & agents or (words & agents and self.tokens[head].pos == "PROPN")):
            before = [one for one, other in pairwise(owners) if _hyphenated(one.span, other.span)]  # "the US-Japan alliance"
            return [*before, owners[-1]], [], False
        return [], owners, barred

    def _names_of(self, i: int) -> set[str]:
        """A noun's lemma, and its singular, which the model does not give for "troops" and the like."""
        token = self.tokens[i]
        return {token.lemma.lower(), token.text.lower().removesuffix("s")}

    def _person(self, person: Mention, inside: Sequence[Mention]) -> Side:
        """A person acts for the actor that the text ties to the person, or that owns the name: "Britain's Tony Blair"."""
        owner = next((m.code for m in reversed(inside) if m.code and m.end <= person.start), None)
        return Side(person.code or owner, person.person, (person.start, person.end))

    def _side(self, mention: Mention) -> Side:
        return Side(mention.code, mention.person, (mention.start, mention.end))

    def _belongs_to(self, last: int) -> tuple[list[Side], int]:
        """The actors behind "of", and the last token of them: "the government of Norway", "the ministers of France and Spain".

        "A force led by Norway" is Norway's as well.
        """
        i = last + 1
        led = self._word(i) in self._lexicon.led and self._word(i + 1) == "by"
        seated = self._word(i) == "in" and self.tokens[last].lemma.lower() in SEATED
        people = self.tokens[last].lemma.lower() not in HARDWARE
        if not (seated or led or self._word(i) in (("of", "from", "for") if people else ("of",))):
            return [], last
        i += led
        found: list[Side] = []
        end = last
        while (i := i + 1) < len(self.tokens):
            token = self.tokens[i]
            here = [m for m in self._mentions.get(i, ()) if m.code and (seated or m.kind is not MentionKind.PLACE)]
            if here:
                found.extend(self._side(m) for m in here)
                end = i
            elif found and token.text.lower() in SEPARATORS and self._mentions.get(i + 1 + (self._word(i + 1) == "the")):
                continue
            elif not (
                self._word(i) == "the" or (not found and (self._word(i) == "of" or token.lemma.lower() in self._lexicon.chain))
            ):
                break
        return found, end

    def _word(self, i: int) -> str:
        return self.tokens[i].text.lower() if i < len(self.tokens) else ""


def unique(sides: Iterable[Side]) -> tuple[Side, ...]:
    """Sides with each actor once, the first mention kept; those without a code all stay."""
    seen: set[str] = set()
    kept: list[Side] = []
    for side in sides:
        if side.code is None or side.code not in seen:
            kept.append(side)
            seen.add(side.code or "")
    return tuple(kept)


def _hyphenated(one: Span, other: Span) -> bool:
    return 0 <= other[0] - one[1] <= 1


def _preposition(token: Token) -> bool:
    word = token.text.lower()
    return token.pos in ("ADP", "SCONJ") or (token.pos == "PART" and word == "to") or word in ("following", "including")


def _without_covers(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without references that span what is named in them: "French and Russian leaders" are those named."""
    named = [m for m in mentions if m.code and m.kind not in (MentionKind.REFERENCE, MentionKind.PLACE)]
    return [
        m
        for m in mentions
        if m.kind is not MentionKind.REFERENCE or not any(m.start <= n.start and n.end <= m.end for n in named)
    ]


def _about(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a name only tells whom something is for or against: "anti-French attacks" are not France's."""
    i = bisect_right(tokens, mention.start, key=lambda token: token.start) - 1
    return i > 1 and tokens[i - 1].text in "-–" and tokens[i - 2].text.lower() in TOWARD


def _by_token(tokens: Sequence[Token], mentions: Sequence[Mention]) -> dict[int, tuple[Mention, ...]]:
    """The mentions at each token, in their order."""
    found: dict[int, tuple[Mention, ...]] = {}
    ends = [token.end for token in tokens]
    for mention in mentions:
        for i in range(bisect_right(ends, mention.start), len(tokens)):
            if tokens[i].start >= mention.end:
                break
            found[i] = (*found.get(i, ()), mention)
    return found
