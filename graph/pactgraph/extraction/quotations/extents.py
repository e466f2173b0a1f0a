"""How far the words below a verb or a noun reach: spans of tokens, without what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence

from pactgraph.extraction.grammar.clauses import Clauses
from pactgraph.extraction.quotations.attribution import TIMES
from pactgraph.model import Span, Token

_LOOSE = frozenset(["advcl", "parataxis", "punct", "conj", "cc", "mark", "aux", "advmod", "discourse", "vocative"])
_INNER_MARKS = frozenset(["for", "of", "to", "about", "over", "against", "in", "as"])


def has_verb(tokens: Sequence[Token]) -> bool:
    return any(token.pos in ("VERB", "AUX") for token in tokens)


def belongs(clauses: Clauses, child: Token) -> bool:
    """Whether a dependent behind an object is part of what is reported ("blamed Moscow for ..."), not a circumstance."""
    if child.relation.startswith("advcl"):
        mark = next((t.text.lower() for t in clauses.children(child.index, "mark", "case")), "")
        return mark in _INNER_MARKS and clauses.tokens[child.index - 1].text != ","
    return child.relation.partition(":")[0] not in _LOOSE and child.relation != "obl:tmod"


def complements(clauses: Clauses, verb: Token, first: Token) -> Span:
    """An object with the complements that follow it ("blamed Moscow for the delay")."""
    last = max(subtree(clauses, first.index))
    start = min(i for i in subtree(clauses, first.index) if i > verb.index)
    if start == verb.index + 1 < last and clauses.tokens[start].text.lower() in TIMES:
        start += 1  # "said Friday it would": the day belongs to the saying
    for child in clauses.children(verb.index):
        if child.index > last and belongs(clauses, child):
            last = max(subtree(clauses, child.index))
    return bare(clauses, start, last)


def subtree(clauses: Clauses, head: int) -> set[int]:
    """The indexes of a token and of all that hangs on it."""
    reached, waiting = {head}, [head]
    while waiting:
        for child in clauses.children(waiting.pop()):
            if child.index not in reached:
                reached.add(child.index)
                waiting.append(child.index)
    return reached


def _joins(token: Token) -> bool:
    return token.text in ("that", "and") and token.pos in ("SCONJ", "CCONJ")


def bare(clauses: Clauses, first: int, last: int) -> Span:
    """The span of tokens without punctuation and "that" at its ends, and without what joins it to words left out."""
    tokens = clauses.tokens
    while first < last and (tokens[first].pos == "PUNCT" or _joins(tokens[first])):
        first += 1
    while last > first and tokens[last].pos == "PUNCT":
        last -= 1
    return tokens[first].start, tokens[last].end
