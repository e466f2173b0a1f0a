"""A parsed document whose words are found by their place in the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from pactgraph.extraction.grammar.clauses import Clauses
from pactgraph.model import Parsed, Sentence, Span

_CLAUSAL = frozenset(["acl", "advcl", "parataxis", "discourse", "vocative", "dep", "orphan"])
_LOOSE_ENDS = frozenset(["PUNCT", "CCONJ", "ADP", "ADV", "SCONJ"])


class Passage:
    """Sentences and tokens of one document by position, grammatical functions made when first asked for."""

    def __init__(self, parsed: Parsed) -> None:
        self.text = parsed.document.text
        self.sentences = parsed.sentences
        self._starts = [sentence.start for sentence in parsed.sentences]
        self._clauses: dict[int, Clauses] = {}

    def at(self, position: int) -> int | None:
        """The index of the sentence that holds a position, or of the last one before it; None before the first."""
        index = bisect_right(self._starts, position) - 1
        return index if index >= 0 else None

    def sentence(self, position: int) -> Sentence | None:
        """The sentence that holds a position; None between sentences."""
        index = self.at(position)
        if index is None or position >= self.sentences[index].end:
            return None
        return self.sentences[index]

    def clauses(self, index: int) -> Clauses:
        """The grammatical functions of a sentence."""
        if index not in self._clauses:
            self._clauses[index] = Clauses(self.sentences[index])
        return self._clauses[index]

    def tokens(self, span: Span) -> tuple[int, range]:
        """The sentence at the start of a span, and the indexes of its tokens that begin inside the span."""
        index = self.at(span[0])
        if index is None or span[0] >= self.sentences[index].end:
            index = 0 if index is None else min(index + 1, len(self.sentences) - 1)
        tokens = self.sentences[index].tokens
        first = bisect_left(tokens, span[0], key=lambda token: token.start)
        return index, range(first, max(first, bisect_left(tokens, span[1], key=lambda token: token.start)))


def noun_phrase(clauses: Clauses, head: int, bounds: range) -> Span:
    """The span of a noun with what stands inside its phrase: article, adjectives, "of ..." and joined nouns; no clause.

    Only tokens with an index in ``bounds`` belong to it, and only as far as they are contiguous with the head.
    """
    inside, waiting = {head}, [head]
    while waiting:
        parent = waiting.pop()
        for child in clauses.children(parent):
            relation = child.relation.partition(":")[0]
            loose = relation in _CLAUSAL or (relation == "appos" and child.index - parent > 3)
            if child.index in bounds and not loose:
                inside.add(child.index)
                waiting.append(child.index)
    first = last = head
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    tokens = clauses.tokens
    while last > head and tokens[last].pos in _LOOSE_ENDS:
        last -= 1
    while first < head and tokens[first].pos in _LOOSE_ENDS:
        first += 1
    return tokens[first].start, tokens[last].end
