"""What a document has named up to a place: the actors and persons, with their sentence and whether they are its subject."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pactgraph.extraction.grammar.units import Reading
from pactgraph.model import Mention, MentionKind, Sentence, Span, Token

_EARLY = 40  # units before the subject of a sentence that was not parsed
_SUBJECT = ("nsubj", "nsubj:pass", "csubj")
_CLIMB = frozenset(["compound", "flat", "amod", "nmod:poss", "appos", "conj", "nmod:desc"])
# Before a subject stand, where nothing was parsed, at most a dateline, an introduction with its comma, and words of a name.
_FIRST_PHRASE = re.compile(r"(?:[^-]{0,16}[-x])?(?:[le]?[of]?[^vbxcw]{0,8}c)?[qtmMKGNIHRSTWADCLsnacd()]*")


@dataclass(frozen=True, slots=True, order=True)
class Antecedent:
    """Something named: an actor, a person, or a person who acts for an actor."""

    start: int
    end: int
    sentence: int = field(compare=False)
    code: str | None = field(compare=False)
    person: str | None = field(compare=False)
    subject: bool = field(compare=False)
    adjective: bool = field(compare=False, default=False)


class Discourse:
    """The antecedents of one document, in the order of the text; resolved references join them."""

    def __init__(self, sentences: Sequence[Sentence], readings: Sequence[Reading], mentions: Sequence[Mention]) -> None:
        self._starts = [sentence.start for sentence in sentences]
        self._sentences = sentences
        self._readings = readings
        self._named: dict[int, list[Antecedent]] = {}
        for mention in mentions:
            self.add(mention)

    def add(self, mention: Mention) -> None:
        """Note something named, or a reference that is resolved."""
        index = self.sentence_of(mention.start)
        subject, adjective = self._is_subject(index, mention), mention.kind is MentionKind.DEMONYM
        found = Antecedent(mention.start, mention.end, index, mention.code, mention.person, subject, adjective)
        insort(self._named.setdefault(index, []), found)

    def sentence_of(self, position: int) -> int:
        """The index of the sentence that holds a place of the text."""
        return max(0, bisect_right(self._starts, position) - 1)

    def overlaps(self, span: Span) -> bool:
        """Whether something is named inside a span."""
        named = self._named.get(self.sentence_of(span[0]), ())
        return any(item.start < span[1] and span[0] < item.end for item in named)

    def token_at(self, position: int) -> Token | None:
        """The token that begins at a place of the text; None where its sentence was not parsed."""
        tokens = self._sentences[self.sentence_of(position)].tokens
        index = bisect_left(tokens, position, key=lambda token: token.start)
        return tokens[index] if index < len(tokens) and tokens[index].start == position else None

    def rival(self, start: int, position: int) -> bool:
        """Whether something that is no actor and no person is a subject behind ``start``, before a place in its sentence."""
        index = self.sentence_of(position)
        sentence, named = self._sentences[index], [item for item in self._named.get(index, ()) if item.subject]
        return any(
            token.relation in _SUBJECT
            and token.pos in ("NOUN", "PROPN")
            and not any(_within(sentence, token, item) for item in named)
            for token in sentence.tokens
            if start <= token.start and token.end <= position
        )

    def following(self, position: int) -> Antecedent | None:
        """What is named next behind a place, in the same sentence."""
        named = self._named.get(self.sentence_of(position), ())
        return next((item for item in named if item.start >= position), None)

    def before(self, position: int, sentences: int) -> Iterator[tuple[Antecedent, ...]]:
        """What was named before a place: its own sentence up to there, then the sentences before, ``sentences`` of them."""
        current = self.sentence_of(position)
        yield tuple(item for item in self._named.get(current, ()) if item.start < position)
        for index in range(current - 1, max(-1, current - sentences - 1), -1):
            yield tuple(self._named.get(index, ()))

    def _is_subject(self, index: int, mention: Mention) -> bool:
        sentence = self._sentences[index]
        if sentence.tokens and _token_is_subject(sentence, mention):
            return True
        return _surface_is_subject(self._readings[index], mention, parsed=bool(sentence.tokens))


def _within(sentence: Sentence, token: Token, item: Antecedent) -> bool:
    """Whether a token is the named thing, or the noun that the name describes ("Norway's government")."""
    if item.start <= token.start < item.end:
        return True
    return any(item.start <= other.start < item.end and other.head == token.index for other in sentence.tokens)


def _token_is_subject(sentence: Sentence, mention: Mention) -> bool:
    """Whether the parse makes the words, or the phrase that they describe, a subject."""
    tokens = sentence.tokens
    index = bisect_left(tokens, mention.end, key=lambda token: token.end)
    for _ in range(6):
        if index >= len(tokens):
            return False
        token = tokens[index]
        if token.relation in _SUBJECT:
            return True
        of = token.relation == "nmod" and any(
            other.head == index and other.text == "of" for other in tokens[max(0, index - 4) : index]
        )
        if (token.relation not in _CLIMB and not of) or token.head == index:
            return False
        index = token.head
    return False


def _surface_is_subject(reading: Reading, mention: Mention, parsed: bool) -> bool:
    """Whether the letters make a subject: before or behind a verb of saying, and unparsed also at the start of the sentence."""
    first = reading.at(mention.start)
    last = reading.at(mention.end)
    if reading.letters[last : last + 1] == "v":
        return True
    if first and reading.letters[first - 1] == "v" and reading.letters[last : last + 1] in ("c", "x", ""):
        return True
    return not parsed and first <= _EARLY and _FIRST_PHRASE.fullmatch(reading.letters, 0, first) is not None
