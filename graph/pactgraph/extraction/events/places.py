"""Where an event happened, as the sentence says it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

from pactgraph.extraction.events.nominals import CALENDAR
from pactgraph.extraction.grammar.clauses import Clauses
from pactgraph.model import Mention, MentionKind, Sentence, Token

STEPS = 4  # from the name of a place up to the event that happens there


def place(sentence: Sentence, clauses: Clauses, anchor: int, mentions: Collection[Mention]) -> str | None:
    """The proper name behind "in" or "at" that hangs from an event's anchor, else the only one; a person is no place."""
    people = [m for m in mentions if m.kind is MentionKind.PERSON]
    found = [
        name
        for name in _behind_prepositions(sentence)
        if not any(m.start < name[-1].end and name[0].start < m.end for m in people)
    ]
    hanging = [name for name in found if any(anchor in _governors(clauses, token) for token in name)]
    chosen = hanging[0] if hanging else found[0] if len(found) == 1 else None
    return None if chosen is None else _text(chosen)


def _behind_prepositions(sentence: Sentence) -> Iterator[tuple[Token, ...]]:
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        if token.text.lower() not in ("in", "at"):
            continue
        start = i + 1
        while start < len(tokens) and tokens[start].pos == "DET":
            start += 1
        end = start
        while end < len(tokens) and tokens[end].pos == "PROPN" and tokens[end].text.lower() not in CALENDAR:
            end += 1
        if end > start:
            yield tokens[start:end]


def _governors(clauses: Clauses, token: Token) -> list[int]:
    return [t.index for t in clauses.predicate_chain(token.index)][:STEPS]


def _text(tokens: tuple[Token, ...]) -> str:
    parts = [tokens[0].text]
    for before, token in pairwise(tokens):
        parts.append(" " * (token.start > before.end) + token.text)
    return "".join(parts)
