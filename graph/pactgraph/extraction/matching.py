"""Frames against a parsed sentence: which words wake a frame, and what fills its slots."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pactgraph.extraction.clauses import Clauses
from pactgraph.extraction.frames import Argument, Frame, FrameSet, Function
from pactgraph.extraction.inflection import Inflections
from pactgraph.extraction.nominals import Nominal, Phrases, Side, unique
from pactgraph.extraction.status import NEGATIONS
from pactgraph.model import Token

ATTACHED = {"obl", "nmod", "obj", "iobj", "xcomp", "advmod", "conj", "compound", "nsubj", "appos", "advcl", "dep", "amod", "acl", "ccomp"}
STEPS = 3  # how far a phrase may hang from the anchor; beyond it the parse says little
REACH = 9  # tokens between the anchor and a phrase that the parser attached elsewhere
OWNED = frozenset({"of", "by", "from"})
HARMED = frozenset({"of", "against", "on", "at"})  # what is done to a thing is done to its owner
EXAMPLES = frozenset({"such as", "including", "like"})
ASIDES = frozenset({"during", "on", "after", "before", "following", "in"})
BESIDE = frozenset({"with"})  # nobody acts with a place
BEHIND = frozenset({"of", "by", "from", "on", "in", "against", "with", "over", "toward", "towards", "at", "to"})
BARRIERS = {"VERB", "AUX", "PRON"}
PREDICATES = {"VERB", "AUX", "ADJ"}


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a slot: sides, and whether they only own the thing named ("Moscow's takeover"); no sides where it is left out.

    ``otherwise`` is the thing itself, where the passage has no actor for it; ``vague`` marks an agent of somebody ("the government").
    ``blocks`` are the phrases of a list: of "officials of the EU and envoys of Iran and Iraq" the latter two do not meet each other.
    """

    sides: tuple[Side, ...]
    owned: bool = False
    otherwise: tuple[Side, ...] = ()
    vague: bool = False
    blocks: tuple[tuple[Side, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A frame that found all it asks for; ``lexical`` are the tokens of its words, ``supplied`` tells that
    the passage gave the other side."""

    frame: Frame
    anchor: int
    fillers: dict[str, Filler]
    lexical: tuple[int, ...]
    supplied: bool = False

    def pairs(self) -> Iterator[tuple[Side, Side, bool]]:
        """Source, target and whether one of them is only an owner; of a joint act each pair once, in the order of the text."""
        if joint := self.fillers.get("AB"):
            blocks = joint.blocks if len(joint.blocks) > 1 else tuple((side,) for side in joint.sides)
            yield from ((a, b, joint.owned) for i, block in enumerate(blocks) for a in block for other in blocks[i + 1 :] for b in other)
            return
        a, b = self.fillers["A"], self.fillers["B"]
        yield from ((one, other, a.owned or b.owned) for one in a.sides for other in b.sides)

    @property
    def understood(self) -> bool:
        """True where the other side is left out, for the passage to supply."""
        filler = self.fillers.get("B")
        return filler is not None and not filler.sides

    @property
    def vague(self) -> str | None:
        """The one slot that is filled by somebody's agent, the other by a known actor."""
        slots = [slot for slot, filler in self.fillers.items() if filler.vague]
        known = all(side.code for slot, filler in self.fillers.items() if slot not in slots for side in filler.sides)
        return slots[0] if len(slots) == 1 and known and len(self.fillers) == 2 else None

    @property
    def linked(self) -> bool:
        """True where some pair is of two different known actors."""
        return any(a.code and b.code and a.code != b.code for a, b, _ in self.pairs())


@dataclass(frozen=True, slots=True)
class Reading:
    """What the ontology says of words and relations: light verbs, relations that are a matter of words, nouns for things said or done."""

    support: frozenset[str]
    verbal: frozenset[str]
    abstract: frozenset[str]
    vague: frozenset[str]
    hostile: frozenset[str]


class Matcher:
    """Matches the frames of an ontology in one sentence."""

    def __init__(self, frames: FrameSet, inflections: Inflections, reading: Reading) -> None:
        self._frames = frames
        self._inflections = inflections
        self._reading = reading

    def matches(self, phrases: Phrases, clauses: Clauses, keys: Sequence[frozenset[str]]) -> list[Match]:
        """The best match at each anchor; a noun that a predicate frame used as its word anchors nothing more."""
        found: dict[int, Match] = {}
        for token in phrases.tokens:
            if phrases.named(token.index):
                continue
            candidates = [m for frame in self._awake(keys[token.index]) if (m := self._match(frame, token, phrases, clauses, keys))]
            if candidates:
                found[token.index] = max(candidates, key=lambda m: (m.linked, not m.understood, m.frame.weight))
        used = {i for m in found.values() if m.frame.verbal for i in m.lexical if m.linked}
        return [m for i, m in sorted(found.items()) if m.frame.verbal or i not in used]

    def _awake(self, keys: frozenset[str]) -> list[Frame]:
        frames: dict[str, Frame] = {}
        for key in sorted(keys):
            frames.update((f.id, f) for f in self._frames.by_anchor.get(key, ()))
        return list(frames.values())

    def _match(self, frame: Frame, token: Token, phrases: Phrases, clauses: Clauses, keys: Sequence[frozenset[str]]) -> Match | None:
        if not (_can_anchor(frame, token, clauses) or (frame.verbal and not frame.negated and self._inflections.past(token.text.lower()))):
            return None
        binding = _Binding(frame, token.index, phrases, clauses, keys, self._reading)
        return binding.match()


def _can_anchor(frame: Frame, token: Token, clauses: Clauses) -> bool:
    if frame.negated and not _negated(token, clauses):
        return False
    if not frame.verbal:
        return token.pos in ("NOUN", "PROPN", "ADJ", "VERB")
    return token.pos in PREDICATES or any(True for _ in clauses.children(token.index, "nsubj", "cop"))


def _negated(token: Token, clauses: Clauses) -> bool:
    return any({t.lemma.lower(), t.text.lower()} & NEGATIONS for t in clauses.children(token.index))


def _side_at(phrase: Nominal, token: Token) -> Side | None:
    return next((s for s in phrase.owners if s.span[0] <= token.start < s.span[1]), None)


class _Binding:
    """One attempt: the arguments of a frame, bound one after the other around an anchor."""

    def __init__(
        self, frame: Frame, anchor: int, phrases: Phrases, clauses: Clauses, keys: Sequence[frozenset[str]], reading: Reading
    ) -> None:
        self.frame, self.anchor, self.phrases, self.clauses, self.keys, self.reading = frame, anchor, phrases, clauses, keys, reading
        self.tokens = phrases.tokens
        self.lexical: list[int] = []
        self.taken: set[int] = set()
        self.fillers: dict[str, Filler] = {}

    def match(self) -> Match | None:
        ordered = sorted(self.frame.arguments, key=lambda a: a.words is None)
        for argument in ordered:
            if argument.words is not None and argument.slot is None and not self._word(argument):
                return None
        for argument in ordered:
            if argument.slot is not None and not self._slot(argument) and not self._left_out(argument):
                return None
        return Match(self.frame, self.anchor, dict(self.fillers), tuple(self.lexical)) if self._complete() else None

    def _left_out(self, argument: Argument) -> bool:
        """Whether a predicate frame that has its words may do without its other side: "signed a pact"."""
        optional = argument.slot == "B" and argument.function is Function.OBLIQUE and bool(self.lexical or self._hostile_noun())
        if optional:
            self.fillers["B"] = Filler(())
        return optional

    def _hostile_noun(self) -> bool:
        """ "the French invasion" is of somebody; "the summit" may be of anybody."""
        return not self.frame.verbal and self.frame.relation in self.reading.hostile

    def _complete(self) -> bool:
        joint = self.fillers.get("AB")
        if joint and self.frame.verbal and len(self.frame.arguments) == 1 and self.clauses.objects(self.anchor):
            return False  # "both fight rebels" is no fight between the two
        return len(joint.sides) > 1 if joint else {"A", "B"} <= self.fillers.keys()

    # words ----------------------------------------------------------------------------------------------------------

    def _word(self, argument: Argument) -> bool:
        words = argument.words or frozenset()
        if argument.function is Function.PARTICLE:
            return any(self.tokens[i].text.lower() in words for i in range(self.anchor + 1, min(self.anchor + 6, len(self.tokens))))
        for i in self._candidates(argument):
            if self.keys[i] & words and (argument.owner is None or self._own(argument.owner, i, supported=False)):
                self.lexical.append(i)
                return True
        return False

    def _candidates(self, argument: Argument) -> Iterator[int]:
        """Tokens that may be the noun asked for: by the parse, then by the words that follow the anchor."""
        if argument.function is Function.OBJECT:
            for i in self.clauses.objects(self.anchor):
                yield from self._noun_tokens(i)
        for i in range(self.anchor + 1, min(self.anchor + 1 + REACH, len(self.tokens))):
            token = self.tokens[i]
            if token.pos in ("VERB", "AUX") and not (argument.preposition and token.relation in ("xcomp", "advcl")) and token.relation != "amod":
                if self.keys[i] & (argument.words or frozenset()):
                    yield i
                return
            phrase = self.phrases.at.get(i)
            wanted = argument.preposition or ({"of"} if phrase is not None and phrase.cases else argument.preposition)
            if (phrase is not None and bool(wanted & phrase.cases) == bool(wanted)) or (phrase is None and argument.preposition and i and self.tokens[i - 1].text.lower() in argument.preposition):
                yield i

    def _noun_tokens(self, head: int) -> Iterator[int]:
        """A noun and what stands in its phrase and in the "of" phrase behind it ("a series of agreements")."""
        phrase = self.phrases.at.get(head)
        yield head
        if phrase:
            yield from (i for i in range(phrase.last, phrase.first - 1, -1) if i != head)
        for token in self.clauses.children(head, "nmod", "conj"):
            yield token.index

    # slots ----------------------------------------------------------------------------------------------------------

    def _slot(self, argument: Argument) -> bool:
        assert argument.slot
        if argument.function is Function.POSSESSOR:
            return self._own(argument.slot, self.anchor)
        if argument.function is Function.SUBJECT:
            return self._bind_subject(argument.slot)
        if argument.function is Function.CLAUSE:
            return self._bind(argument.slot, self._subject_of_clause(argument.words or frozenset()))
        if argument.function is Function.OBJECT:
            return self._bind(argument.slot, self._object(), owned=True)
        found = self._oblique(argument.preposition)
        if found is None and "between" in argument.preposition and argument.slot == "AB":
            return self._joint_owners()
        spoken = self.frame.relation in self.reading.verbal
        return self._bind(argument.slot, found, owned=spoken or not self.frame.verbal or bool(argument.preposition & HARMED))

    def _bind(self, slot: str, phrase: Nominal | None, owned: bool = False) -> bool:
        if phrase is None:
            return False
        self.taken.add(phrase.first)
        sides = self.phrases.sides(phrase) or self._examples(phrase) or (phrase.places if slot == "B" and phrase.cases != BESIDE else ())
        if not sides and self._reciprocal(phrase) and "A" in self.fillers:
            self.fillers["AB"] = self.fillers.pop("A")
            return True
        owners = phrase.owners or self._named_behind(phrase) if owned and not sides and not phrase.barred else ()
        if owners:
            self.fillers[slot] = Filler(owners, owned=True)
            return True
        head = self.tokens[phrase.head]
        if not sides and owned and self.frame.relation in self.reading.verbal and slot == "B" and self._abstract(phrase):
            self.fillers[slot] = Filler((), otherwise=(Side(None, None, phrase.span),))
            return True
        vague = not sides and not phrase.barred and bool(self.keys[phrase.head] & self.reading.vague)
        if not sides and head.pos not in ("NOUN", "PROPN") and not vague:
            return False
        blocks = tuple(n.sides for n in self.phrases.group(phrase) if n.sides)
        self.fillers[slot] = Filler(sides or (Side(None, None, phrase.span),), vague=vague, blocks=blocks)
        return True

    def _examples(self, phrase: Nominal) -> tuple[Side, ...]:
        """The actors named as examples: "its rivals, such as Norway and Spain"."""
        behind = next((n for n in self.phrases.nominals if n.first > phrase.last and n.cases & EXAMPLES), None)
        near = behind is not None and behind.first - phrase.last <= REACH
        return self.phrases.sides(behind) if behind is not None and near else ()

    def _abstract(self, phrase: Nominal) -> bool:
        """A thing said or done ("the offer", "any apology"), whose owner the passage may supply."""
        return bool(self.keys[phrase.head] & self.reading.abstract)

    def _named_behind(self, phrase: Nominal) -> tuple[Side, ...]:
        """The actor that a thing is of, by, from, on or in: "condemned a raid by Norway", in what is said, not what is done."""
        if self.frame.relation not in self.reading.verbal:
            return ()
        behind = [n for n in self.phrases.nominals if phrase.last < n.first <= phrase.last + REACH and n.cases & BEHIND and (n.sides or n.places)]
        for nominal in behind:
            chain = [t.index for t in self.clauses.predicate_chain(nominal.head)][1 : STEPS + 1]
            if any(phrase.first <= i <= phrase.last for i in chain):
                return self.phrases.sides(nominal) or nominal.places
        return ()

    def _subject_of_clause(self, words: frozenset[str]) -> Nominal | None:
        """The subject of the clause that the anchor governs, if its verb or auxiliary is one of the words."""
        for clause in self.clauses.children(self.anchor, "ccomp", "xcomp"):
            near = (clause, *self.clauses.children(clause.index, "aux", "xcomp"))
            if any(self.keys[t.index] & words for t in near):
                subject = self.clauses.subject(clause.index)
                return None if subject is None else self.phrases.at.get(subject)
        return None

    def _reciprocal(self, phrase: Nominal) -> bool:
        words = [t.text.lower() for t in self.tokens[phrase.first : phrase.last + 2]]
        return words[:2] in (["each", "other"], ["one", "another"])

    def _bind_subject(self, slot: str) -> bool:
        index = self.clauses.actor(self.anchor)
        if index is None:
            return not self.clauses.passive(self.anchor) and self._bind(slot, self._subject_by_words())
        phrase = self.phrases.at.get(index)
        owner = phrase and phrase.head != index and _side_at(phrase, self.tokens[index])
        if owner:  # "Moscow's decision to attack"
            self.fillers[slot] = Filler((owner,))
            return True
        return self._bind(slot, phrase)

    def _subject_by_words(self) -> Nominal | None:
        """The phrase right before a verb for which the parse has no subject, as in a headline."""
        for i in range(self.anchor - 1, max(-1, self.anchor - 1 - REACH), -1):
            phrase = self.phrases.at.get(i)
            if phrase is not None:
                return phrase if not phrase.cases and phrase.sides and not phrase.possessive else None
            if self.tokens[i].pos not in ("ADV", "AUX", "PART"):
                return None
        return None

    def _object(self) -> Nominal | None:
        """The object of the verb: of the infinitive, where the frame has one ("threatened to attack B")."""
        verbs = [i for i in self.lexical if self.tokens[i].pos == "VERB"] or [self.anchor]
        for i in self.clauses.objects(verbs[-1]):
            phrase = self.phrases.at.get(i)
            if phrase is not None and phrase.first not in self.taken and not self._lexical_phrase(phrase):
                return phrase
        if self.clauses.passive(self.anchor):
            return None
        return self._object_by_words(verbs[-1])

    def _object_by_words(self, verb: int) -> Nominal | None:
        """The first phrase without a preposition behind a verb for which the parse has no object: "condemned on Monday the raid"."""
        i = verb + 1
        while i < min(verb + 1 + REACH, len(self.tokens)) and self.tokens[i].pos not in ("VERB", "AUX") and self.tokens[i].text not in ",;:":
            phrase = self.phrases.at.get(i)
            if phrase is not None and not phrase.cases and not self._lexical_phrase(phrase):
                return phrase if phrase.sides or phrase.owners else None
            i = phrase.last + 1 if phrase is not None else i + 1
        return None

    def _lexical_phrase(self, phrase: Nominal) -> bool:
        return any(phrase.first <= i <= phrase.last for i in self.lexical)

    def _oblique(self, prepositions: frozenset[str]) -> Nominal | None:
        near = [n for n in self.phrases.nominals if n.cases & prepositions and n.first not in self.taken and not self._lexical_phrase(n)]
        attached = [n for n in near if self._hangs(n)]
        if attached:
            return min(attached, key=lambda n: (n.first < self.anchor, not (n.sides or n.places), abs(n.first - self.anchor)))
        return next((n for n in near if n.sides and self._reached(n)), None)

    def _hangs(self, phrase: Nominal) -> bool:
        """Whether the parse attaches a phrase to the anchor or to a word of the frame, at a few steps."""
        goals = {self.anchor, *self.lexical, *self._carrier()}
        index = phrase.head
        for _ in range(STEPS):
            token = self.tokens[index]
            if token.head in goals:
                return True
            if token.head == index or "relcl" in token.relation or token.relation.partition(":")[0] not in ATTACHED or self.tokens[token.head].pos in ("VERB", "AUX"):
                return False
            index = token.head
        return False

    def _carrier(self) -> tuple[int, ...]:
        """The verb that says that the act of a noun frame takes place: "talks were held between"."""
        token = self.tokens[self.anchor]
        if token.relation == "nmod" and self.tokens[token.head].pos == "NOUN":  # "a series of talks"
            token = self.tokens[token.head]
        carried = not self.frame.verbal and token.relation in ("nsubj", "nsubj:pass", "obj") and self.tokens[token.head].pos == "VERB"
        return (token.head,) if carried else ()

    def _reached(self, phrase: Nominal) -> bool:
        """Whether a phrase follows the anchor, or a word of the frame, with no verb between."""
        return self._clear(max([self.anchor, *self.lexical]), phrase.first, REACH)

    def _clear(self, left: int, right: int, reach: int) -> bool:
        """Whether no verb, pronoun or stop stands between two tokens that are near each other."""
        between = self.tokens[left + 1 : right]
        return left < right <= left + reach and all(t.pos not in BARRIERS and t.text not in ";:" for t in between)

    # owners ---------------------------------------------------------------------------------------------------------

    def _own(self, slot: str, noun: int, supported: bool = True) -> bool:
        """Bind a slot to the owner of a noun: "Norway's visit", "the Norwegian visit", "a visit by Norway", "Norway paid a visit"."""
        sides = self._described(noun) or self._of(noun) or (self._supported(noun) if supported else ())
        if sides:
            self.fillers[slot] = Filler(sides)
        return bool(sides)

    def _described(self, noun: int) -> tuple[Side, ...]:
        phrase = self.phrases.at.get(noun)
        if phrase is None:
            return ()
        start = self.tokens[noun].start
        owners = tuple(s for s in (*phrase.owners, *phrase.sides) if s.span[1] <= start)
        if not owners:
            return ()
        before = self.phrases.at.get(phrase.first)
        group = self.phrases.group(before) if before else ()
        earlier = unique(s for n in group if n.first < phrase.first for s in n.sides)
        return unique((*earlier, *owners))

    def _of(self, noun: int) -> tuple[Side, ...]:
        prepositions = OWNED.difference(*(a.preposition for a in self.frame.arguments))
        for phrase in self.phrases.nominals:
            sides = self.phrases.sides(phrase) or phrase.owners
            reach = REACH if "by" in phrase.cases else 3
            near = self.tokens[phrase.head].head == noun or self._clear(noun, phrase.first, reach)
            if phrase.first > noun and near and sides and phrase.cases & prepositions and phrase.first not in self.taken:
                self.taken.add(phrase.first)
                return sides
        return ()

    def _supported(self, noun: int) -> tuple[Side, ...]:
        """The subject of the light verb that carries the noun, or of the clause it is an aside of: "paid a visit", "during a visit"."""
        index = noun
        for _ in range(2):
            token = self.tokens[index]
            head = self.tokens[token.head]
            relation = token.relation.partition(":")[0]
            if head.pos == "VERB" and relation in ("obj", "obl", "nsubj", "xcomp"):
                if not (self.keys[head.index] & self.reading.support or (relation == "obl" and self._aside(noun))):
                    return ()
                actor = self.clauses.actor(head.index)
                phrase = self.phrases.at.get(actor) if actor is not None and actor != noun else None
                return self.phrases.sides(phrase) if phrase else ()
            index = token.head
        return ()

    def _aside(self, noun: int) -> bool:
        """Whether a meeting or visit is what else the subject was doing: "during a trip to Canada, the prince said"."""
        phrase = self.phrases.at.get(noun)
        return phrase is not None and self.frame.relation == "consultsWith" and bool(phrase.cases & ASIDES)

    def _joint_owners(self) -> bool:
        """Both sides as modifiers: "the US-Japan alliance", "Israeli-Palestinian talks"."""
        sides = self._described(self.anchor)
        if len(sides) < 2:
            sides = unique((*sides, *self._supported(self.anchor)))
        self.fillers["AB"] = Filler(sides)
        return len(sides) > 1
