"""Which sentences are worth parsing: the fast half of a two-speed extraction."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from pactgraph.extraction.events.frames import FrameSet
from pactgraph.extraction.grammar.inflection import Inflections, regular_forms
from pactgraph.model import Mention, Span

_NAME = re.compile(r"\b[A-Z][\w'’.-]+")
_WORD = re.compile(r"[a-z'’-]+")
_MARK = re.compile(r'["“”„«»]|quot;')
NAMES = 3  # words in capitals, the first of the sentence among them, below which two parties cannot be named


class Selector:
    """Chooses sentences by what they show: an actor; or names, or "the two countries", and a word that wakes a frame."""

    def __init__(self, frames: FrameSet, inflections: Inflections, nouns: Iterable[str]) -> None:
        """``nouns`` are those that stand for several actors at once: "the countries", "the leaders"."""
        plurals = "|".join(sorted({re.escape(regular_forms(noun.replace("_", " "))[1]) for noun in nouns}))
        self._together = re.compile(rf"\b(?:both|the two|they|each other|(?:the|these) (?:\w+ )?(?:{plurals}))\b", re.IGNORECASE)
        self._anchors = frozenset(anchor.partition("_")[0] for anchor in frames.by_anchor)
        self._inflections = inflections

    def choose(self, text: str, sentences: Sequence[Span], mentions: Sequence[Mention]) -> set[int]:
        """The indexes of the sentences that may say who does what to whom."""
        starts = [start for start, _ in sentences]
        named = {i for m in mentions if m.code and (i := bisect_right(starts, m.start) - 1) >= 0}
        return named | {i for i, (start, end) in enumerate(sentences) if i not in named and self._may_say(text[start:end])}

    def _may_say(self, sentence: str) -> bool:
        parties = len(_NAME.findall(sentence)) >= NAMES or self._together.search(sentence) is not None
        return parties and any(self._wakes(word) for word in _WORD.findall(sentence.lower()))

    def _wakes(self, form: str) -> bool:
        return form in self._anchors or not self._anchors.isdisjoint(self._inflections.lemmas(form))


def may_quote(sentence: str) -> bool:
    """Whether a sentence has a quotation mark, so that the names in it may be speakers: others show themselves on the surface."""
    return _MARK.search(sentence) is not None
