"""The frame language: a line that an analyst can write, compiled to what the matcher looks for.

A frame that begins with a slot has a predicate, a noun frame needs none::

    A sign|ink PACT with B        subject, predicate, an object of a word class, "with" and the other side
    A and B hold TALKS            "A and B": the two sides are coordinated, or a plural such as "both leaders"
    A be proud of B               "be" is implied
    A be at|in odds with B        a state: preposition and noun stand together
    A draw red_line with B        a word with an underscore is several words of the text
    A pull out of B               several prepositions in a row are one; among alternatives it is written from|out_of
    A call off TALKS with B       a preposition without a noun behind it is a particle of the verb
    A say that B must             what is said: a clause with that subject and that auxiliary or verb
    A not accept B                "not" asks for a negation, and is then no denial of the event
    A welcome B's DECISION        a possessor: "Norway's decision", "the Norwegian decision", "the decision of Norway"
    A's VISIT to B                noun frames: the sides as possessor, adjective, or with a preposition
    PACT between A and B
    A cooperate with B ; planned agreesWith    what is only planned is another relation: an agreement, and that as a fact
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from pactgraph.errors import OntologyError
from pactgraph.ontology import FrameText, Ontology

PREPOSITIONS = frozenset(
    [
        "about",
        "across",
        "against",
        "ahead",
        "along",
        "alongside",
        "among",
        "around",
        "as",
        "at",
        "away",
        "back",
        "before",
        "behind",
        "below",
        "beside",
        "between",
        "by",
        "down",
        "during",
        "for",
        "forward",
        "from",
        "in",
        "inside",
        "into",
        "near",
        "of",
        "off",
        "on",
        "onto",
        "opposite",
        "out",
        "outside",
        "over",
        "past",
        "through",
        "throughout",
        "to",
        "together",
        "toward",
        "towards",
        "under",
        "up",
        "upon",
        "with",
        "within",
        "without",
    ]
)
BEFORE_TO = frozenset({"close", "closer", "next"})  # a preposition only with "to": written close_to
BOTH = frozenset({"back"})  # a verb as well
PARTICLES = frozenset({"away", "back", "down", "off", "out", "up"})  # seldom a preposition behind a verb
SLOTS = {"A": "A", "B": "B"}


class Function(Enum):
    """The grammatical function an argument has under the anchor of its frame."""

    SUBJECT = "subject"
    OBJECT = "object"
    OBLIQUE = "oblique"
    POSSESSOR = "possessor"
    PARTICLE = "particle"
    CLAUSE = "clause"


@dataclass(frozen=True, slots=True)
class Argument:
    """One thing a frame asks for: a slot (``A``, ``B``, ``AB`` for both at once), words, or words owned by a slot."""

    function: Function
    slot: str | None = None
    words: frozenset[str] | None = None
    preposition: frozenset[str] = frozenset()
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A compiled frame: ``anchors`` are the lemmas that wake it; ``verbal`` tells a predicate frame from a noun frame,
    ``negated`` one that asks for a negation, ``planned`` is the relation that it states when it speaks of a plan.
    Of each set in ``needs`` a sentence must have a word, or the frame need not be tried."""

    id: str
    relation: str
    anchors: frozenset[str]
    verbal: bool
    arguments: tuple[Argument, ...]
    negated: bool = False
    planned: str | None = None
    needs: tuple[frozenset[str], ...] = ()

    @property
    def weight(self) -> int:
        """How much the frame asks for; of two frames that match the same words the heavier one is meant."""
        return 4 * self.negated + sum(
            (a.words is not None) * 2 + bool(a.preposition) + (a.owner is not None) + 1 for a in self.arguments
        )


class FrameSet:
    """All frames of an ontology, found by the lemma that anchors them, so that cost does not grow with their number."""

    def __init__(self, ontology: Ontology, language: str = "en") -> None:
        texts = ontology.frames(language)
        self.frames = tuple(compile_frame(text, ontology.word_classes) for text in texts)
        for text, frame in zip(texts, self.frames, strict=True):
            if frame.planned and frame.planned not in ontology.relations:
                raise OntologyError(f"ontology/frames.ttl, line {text.line}: {frame.planned} is not a relation")
        self.by_anchor: dict[str, tuple[Frame, ...]] = {}
        for frame in self.frames:
            for lemma in frame.anchors:
                self.by_anchor[lemma] = (*self.by_anchor.get(lemma, ()), frame)

    @property
    def particle_verbs(self) -> frozenset[str]:
        """The verbs that frames have with a particle, as ``call_off``."""
        behind: set[str] = set()
        for frame in self.frames:
            for argument in frame.arguments[:2] if frame.verbal else ():
                words = argument.words if argument.function is Function.PARTICLE else argument.preposition
                behind |= {f"{anchor}_{word}" for word in words or () for anchor in frame.anchors}
        return with_particle(behind | self.by_anchor.keys())


def with_particle(words: Iterable[str]) -> frozenset[str]:
    """Those of some words that are a verb and a particle."""
    return frozenset(word for word in words if word.rpartition("_")[2] in PARTICLES)


def compile_frame(source: FrameText, classes: Mapping[str, tuple[str, ...]]) -> Frame:
    """Compile one line of the frame language.

    Raises OntologyError, with the line of the file, for an unknown word class, a missing slot or anchor.
    """
    try:
        return _Compiler(source.text, classes).frame(source)
    except ValueError as error:
        raise OntologyError(f"ontology/frames.ttl, line {source.line}: frame {source.text!r}: {error}") from error


class _Compiler:
    """Reads the words of one frame from left to right."""

    def __init__(self, text: str, classes: Mapping[str, tuple[str, ...]]) -> None:
        text, _, rest = text.partition(";")
        self.words = text.split()
        self.rest = rest.split()
        self.classes = classes
        self.arguments: list[Argument] = []
        self.negated = False

    def frame(self, source: FrameText) -> Frame:
        verbal = self._subject()
        anchors = self._anchor(verbal)
        while self.words:
            self._argument()
        slots = "".join((a.slot or "") + (a.owner or "") for a in self.arguments)
        if sorted(slots) != ["A", "B"]:
            raise ValueError("it needs the slots A and B, each once")
        arguments, needs = tuple(self.arguments), self._needs(verbal)
        return Frame(source.id, source.relation, anchors, verbal, arguments, self.negated, self._planned(), needs)

    def _needs(self, verbal: bool) -> tuple[frozenset[str], ...]:
        """The words of its arguments, and the prepositions of a predicate frame that has no words: others may be left out."""
        words = [a.words for a in self.arguments if a.words is not None]
        if words or not verbal:
            return tuple(words)
        return tuple(frozenset(p.split()[-1] for p in a.preposition) for a in self.arguments if a.preposition)

    def _planned(self) -> str | None:
        if self.rest and (len(self.rest) != 2 or self.rest[0] != "planned"):
            raise ValueError('behind ";" stands "planned" and a relation')
        return self.rest[1] if self.rest else None

    def _subject(self) -> bool:
        if self.words[:3] == ["A", "and", "B"]:
            del self.words[:3]
            self.arguments.append(Argument(Function.SUBJECT, "AB"))
        elif self.words and self.words[0] in SLOTS:
            self.arguments.append(Argument(Function.SUBJECT, self.words.pop(0)))
        else:
            return False
        if self.words[:1] == ["not"]:
            del self.words[0]
            self.negated = True
        if self.words[:1] == ["be"] and len(self.words) > 1:
            del self.words[0]
            self._state()
        return True

    def _state(self) -> None:
        """Join the preposition of a state to its noun, which anchors the frame: ``be at|in war`` is ``at_war|in_war``."""
        prepositions = self._preposition()
        if prepositions and (not self.words or self.words[0] in SLOTS):
            raise ValueError("a state needs a noun behind its preposition")
        if prepositions:
            nouns = self._lemmas(self.words[0])
            self.words[0] = "|".join(sorted(f"{p}_{noun}".replace(" ", "_") for p in prepositions for noun in nouns))

    def _anchor(self, verbal: bool) -> frozenset[str]:
        if not verbal and self.words and (owner := _owner(self.words[0])):
            self.words.pop(0)
            self.arguments.append(Argument(Function.POSSESSOR, owner))
        if not self.words or self.words[0] in SLOTS:
            raise ValueError("there is no word to anchor it")
        return self._lemmas(self.words.pop(0))

    def _argument(self) -> None:
        if self.words[0] == "that":
            self._clause()
            return
        preposition = self._preposition()
        owner = _owner(self.words[0]) if self.words else None
        if owner:
            self.words.pop(0)
        if self.words:
            self._phrase(preposition, owner)
        elif preposition and not owner:
            self.arguments.append(Argument(Function.PARTICLE, words=preposition))
        else:
            raise ValueError("a possessor needs a noun behind it")

    def _phrase(self, preposition: frozenset[str], owner: str | None) -> None:
        """A slot, or a noun with or without an owner, behind the preposition if there is one."""
        function = Function.OBLIQUE if preposition else Function.OBJECT
        if self.words[:3] == ["A", "and", "B"]:
            del self.words[:3]
            self.arguments.append(Argument(function, "AB", preposition=preposition))
        elif self.words[0] in SLOTS:
            self.arguments.append(Argument(function, self.words.pop(0), preposition=preposition))
        else:
            written = self.words.pop(0)
            if strays := [word for word in written.split("|") if _is_preposition(word) and word not in BOTH]:
                raise ValueError(f"{written!r} has prepositions ({', '.join(strays)}) among other words")
            self.arguments.append(Argument(function, words=self._lemmas(written), preposition=preposition, owner=owner))

    def _clause(self) -> None:
        if len(self.words) not in (2, 3) or self.words[1] not in SLOTS:
            raise ValueError('"that" needs a slot behind it, and a verb or nothing behind that')
        words = self._lemmas(self.words[2]) if self.words[2:] else None  # whatever it does
        self.arguments.append(Argument(Function.CLAUSE, self.words[1], words))
        self.words = []

    def _preposition(self) -> frozenset[str]:
        """Prepositions in a row are one: ``out of``; alternatives are set off with ``|``."""
        parts: list[list[str]] = []
        while self.words and all(map(_is_preposition, self.words[0].split("|"))):
            parts.append([word.replace("_", " ") for word in self.words.pop(0).split("|")])
        found = [""]
        for alternatives in parts:
            found = [f"{done} {word}".strip() for done in found for word in alternatives]
        return frozenset(found) - {""}

    def _lemmas(self, word: str) -> frozenset[str]:
        lemmas: set[str] = set()
        for part in word.split("|"):
            if part.isupper():
                if part not in self.classes:
                    raise ValueError(f"the word class {part} is not declared in ontology/lexicon.ttl")
                lemmas.update(self.classes[part])
            elif part.replace("_", "").replace("-", "").replace("'", "").isalnum():
                lemmas.add(part)
            else:
                raise ValueError(f"{part!r} is not a word, a word class or a slot")
        return frozenset(lemmas)


def _is_preposition(word: str) -> bool:
    """Whether a word of a frame is a preposition; one of two words is written with an underscore: ``out_of``, ``close_to``."""
    first, _, last = word.rpartition("_")
    return last in PREPOSITIONS and (not first or first in PREPOSITIONS or (first in BEFORE_TO and last == "to"))


def _owner(word: str) -> str | None:
    return SLOTS.get(word[:-2]) if word.endswith(("'s", "’s")) else None
