"""The side that a sentence leaves out, supplied by its passage: "Oslo welcomed the Danish minister. Norway signed a pact." """

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pactgraph.extraction.events.matches import Filler, Match
from pactgraph.extraction.events.nominals import Side
from pactgraph.model import Mention, MentionKind, Sentence, Span

_NAMED = (MentionKind.NAME, MentionKind.DEMONYM, MentionKind.CAPITAL, MentionKind.PERSON)
CLEAR = 0.75  # share of the passage's mentions that leaves no doubt who the other is
BEFORE, AFTER = 2, 1  # sentences that a reader has in mind: those just read, and the next, which often says who was meant


class Context:
    """A sentence in its passage: the mentions in it, and those that a reader has in mind."""

    def __init__(self, sentences: Sequence[Sentence], index: int, mentions: Sequence[Mention], starts: Sequence[int]) -> None:
        """``sentences`` are those of the document, ``mentions`` in the order of the text, ``starts`` where they start."""
        self._passage = sentences[max(0, index - BEFORE) : index + 1 + AFTER]
        self._sentence = sentence = sentences[index]
        self._before = sentences[index - 1] if index else None
        self.mentions = _within(sentence, sentence, mentions, starts)
        near = _within(self._passage[0], self._passage[-1], mentions, starts)
        self._near = tuple(m for m in near if m.code and m.kind is not MentionKind.PLACE)

    def bounds(self, *spans: Span) -> Span:
        """From the start of the first to the end of the last sentence of the passage that the spans touch."""
        first, last = min(start for start, _ in spans), max(end for _, end in spans)
        start = max(s.start for s in self._passage if s.start <= first)
        return start, min(s.end for s in self._passage if last <= s.end)

    def named(self, side: Side) -> Side:
        """The side by its name, where the sentence itself has the name that a pronoun stands for: "Norway said it had signed"."""
        here = [m for m in self.mentions if m.code == side.code and m.end <= side.span[0] and m.kind in _NAMED]
        pronoun = side.code is not None and any(
            m.kind is MentionKind.REFERENCE and (m.start, m.end) == side.span and " " not in m.text for m in self.mentions
        )
        return (
            replace(side, span=(here[-1].start, here[-1].end), person=here[-1].person or side.person)
            if pronoun and here
            else side
        )

    def completed(
        self, match: Match, recalled: tuple[bool, Side | None] = (False, None), *, mission: bool = False
    ) -> Match | None:
        """The match with the one other actor of the passage as the side that the sentence leaves open.

        Where there is none, or more than one, the match stays as it is, and one without a side at all is none. ``recalled`` tells
        whether the open side is an act told before, and whose: then it is that actor or nobody. ``mission`` tells that it has an
        embassy or an envoy of the other: then one in the sentence or the one before is enough.
        """
        known, side = recalled
        slot = "B" if match.understood or known else match.vague
        if slot is None:
            return match
        if not known:
            known_slot = "A" if slot == "B" else "B"
            side = (self._only_other(match, known_slot) if mission else None) or self._other(match, known_slot)
        if side is not None:
            return replace(match, fillers={**match.fillers, slot: Filler((side,), owned=True)}, supplied=True)
        if not match.understood:
            return match
        thing = match.fillers["B"].otherwise
        return replace(match, fillers={**match.fillers, "B": Filler(thing)}) if thing else None

    def _only_other(self, match: Match, slot: str) -> Side | None:
        """The one other actor of the sentence, else of the sentence before."""
        codes = {side.code for side in match.fillers[slot].sides}
        for sentence in (self._sentence, self._before):
            others = [m for m in self._near if m.code not in codes and sentence and sentence.start <= m.start < sentence.end]
            if others:
                last = others[-1]
                alone = len({m.code for m in others}) == 1 and None not in codes
                return Side(last.code, last.person, (last.start, last.end)) if alone else None
        return None

    def _other(self, match: Match, known: str) -> Side | None:
        codes = {side.code for side in match.fillers[known].sides}
        others = [m for m in self._near if m.code not in codes]
        counts = Counter(m.code for m in others)
        if None in codes or not counts:
            return None
        code, times = max(counts.items(), key=lambda item: item[1])
        if times < CLEAR * len(others):
            return None
        meant = [m for m in others if m.code == code]
        here = [m for m in meant if self._sentence.start <= m.start < self._sentence.end]
        last = (here or meant)[-1]
        return Side(last.code, last.person, (last.start, last.end))


def _within(first: Sentence, last: Sentence, mentions: Sequence[Mention], starts: Sequence[int]) -> tuple[Mention, ...]:
    found = mentions[bisect_left(starts, first.start) : bisect_left(starts, last.end)]
    return tuple(m for m in found if m.end <= last.end)
