"""Who is given as the speaker beside a direct quotation: the words between quotations, read for a cue and its subject.

The parse names the subject; where it goes astray, which it does most beside quotations, the order of the words decides
(``said the minister``, ``the minister said``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pactgraph.extraction.clauses import Clauses
from pactgraph.extraction.passage import Passage, noun_phrase
from pactgraph.model import Span, Token

_NOMINAL = frozenset(["NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"])
_NO_SPEAKER = frozenset("it that this which what there who whom these those here".split())
_PHRASE_END = frozenset(["PUNCT", "VERB", "AUX", "SCONJ", "ADP", "PART", "ADV"])
_PHRASE_GLUE = frozenset(["of", "for", "at", "'s", "’s", "-", "–", "'", "’"])
_WINDOW = 40  # tokens of a segment that are looked at, so that a segment of any length costs the same


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its speaker: the lemma, where both stand, and whether the parse or the word order named the speaker."""

    cue: str
    cue_span: Span
    speaker: Span
    parsed: bool = True


def attributions(passage: Passage, segment: Span, cues: frozenset[str]) -> Iterator[Attribution]:
    """The cues with a speaker in a stretch of text that lies in one sentence outside quotation marks, in order."""
    index, bounds = passage.tokens(segment)
    tokens = passage.sentences[index].tokens if passage.sentences else ()
    if not bounds:
        return
    clauses = passage.clauses(index)
    for token in (tokens[i] for i in bounds):
        found = _attribution(clauses, token, bounds, cues)
        if found is not None:
            yield found


def _attribution(clauses: Clauses, token: Token, bounds: range, cues: frozenset[str]) -> Attribution | None:
    lemma = token.lemma.lower()
    if lemma == "accord" or token.text.lower() == "according":
        return _according(clauses, token, bounds)
    if lemma not in cues or token.pos not in ("VERB", "AUX", "PROPN", "NOUN", "X"):
        return None
    if token.pos != "VERB" and token.text.lower() not in ("said", "says"):
        return None
    cue = (token.start, token.end)
    head = _subject(clauses, token, bounds)
    if head is not None:
        return Attribution(lemma, cue, noun_phrase(clauses, head, bounds))
    phrase = _following(clauses, token.index, bounds) or _preceding(clauses, token.index, bounds)
    return Attribution(lemma, cue, phrase, parsed=False) if phrase else None


def _according(clauses: Clauses, token: Token, bounds: range) -> Attribution | None:
    """``according to the ministry``."""
    tokens = clauses.tokens
    if token.index + 2 not in bounds or tokens[token.index + 1].text.lower() != "to":
        return None
    phrase = _phrase_from(clauses, token.index + 2, bounds)
    return Attribution("according to", (token.start, tokens[token.index + 1].end), phrase) if phrase else None


def _subject(clauses: Clauses, verb: Token, bounds: range) -> int | None:
    """The subject in the parse, if it stands in the segment and can speak; of a passive, its agent."""
    head = clauses.actor(verb.index)
    if head is None or head not in bounds or head == verb.index:
        return None
    subject = clauses.tokens[head]
    if subject.pos not in _NOMINAL or subject.text.lower() in _NO_SPEAKER - {"who"}:
        return None
    return head


def _following(clauses: Clauses, verb: int, bounds: range) -> Span | None:
    """``said the minister``: the phrase right after a cue that opens its segment."""
    tokens = clauses.tokens
    opening = all(tokens[i].pos in ("PUNCT", "AUX", "ADV", "CCONJ") for i in range(bounds.start, verb))
    if not opening or verb + 1 not in bounds or tokens[verb + 1].pos not in _NOMINAL:
        return None
    return _phrase_from(clauses, verb + 1, bounds)


def _phrase_from(clauses: Clauses, first: int, bounds: range) -> Span | None:
    """The words from ``first`` to where a noun phrase ends on the surface."""
    tokens, last = clauses.tokens, first - 1
    for i in range(first, min(bounds.stop, first + _WINDOW)):
        if tokens[i].pos in _PHRASE_END and tokens[i].text.lower() not in _PHRASE_GLUE:
            break
        last = i
    while last > first and tokens[last].pos in ("PUNCT", "ADP", "CCONJ"):
        last -= 1
    return (tokens[first].start, tokens[last].end) if last >= first else None


def _preceding(clauses: Clauses, verb: int, bounds: range) -> Span | None:
    """``the minister, a lawyer, said``: the phrase that opens the segment, or the one right before the cue."""
    tokens = clauses.tokens
    last = verb - 1
    while last >= bounds.start and tokens[last].pos in ("AUX", "ADV", "PART"):
        last -= 1
    if last < bounds.start:
        return None
    first = last
    if tokens[last].pos == "PUNCT":
        first = last = next((i for i in range(max(bounds.start, verb - _WINDOW), last) if tokens[i].pos in _NOMINAL), last)
        return _phrase_from(clauses, first, range(first, verb)) if tokens[first].pos in _NOMINAL else None
    while first - 1 >= bounds.start and (tokens[first - 1].pos in _NOMINAL or tokens[first - 1].text.lower() in _PHRASE_GLUE):
        first -= 1
    if tokens[last].pos not in _NOMINAL or (first == last and tokens[last].text.lower() in _NO_SPEAKER):
        return None
    return tokens[first].start, tokens[last].end
