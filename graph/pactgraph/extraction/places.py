"""Where an event happened, as the sentence says it."""

from __future__ import annotations

from pactgraph.extraction.clauses import Clauses
from pactgraph.model import Sentence


def place(sentence: Sentence, clauses: Clauses, anchor: int) -> str | None:
    """The name of the place of an event: a place name behind "in" or "at" that hangs from the anchor, else the only one."""
    found = [
        (name, token)
        for name in sentence.names
        if name.label == "LOC"
        for token in sentence.tokens
        if name.start <= token.start < name.end
        and token.index
        and sentence.tokens[_left(sentence, token.index)].text.lower() in ("in", "at")
    ]
    if not found:
        return None
    chains = [(name, [t.index for t in clauses.predicate_chain(token.index)][:4]) for name, token in found]
    hanging = [name for name, chain in chains if anchor in chain]
    chosen = hanging[0] if hanging else found[0][0] if len({n for n, _ in found}) == 1 else None
    if chosen is None:
        return None
    words = [t for t in sentence.tokens if chosen.start <= t.start < chosen.end]
    offset = words[0].start
    return "".join(" " * (t.start - offset > 0 and t.start > words[i - 1].end) + t.text for i, t in enumerate(words))


def _left(sentence: Sentence, index: int) -> int:
    """The token before a name, past an article."""
    left = index - 1
    while left > 0 and sentence.tokens[left].pos == "DET":
        left -= 1
    return left
